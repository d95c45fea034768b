"""What is undone by a verb without a doer: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def undone(text):
    """The act that undoes the one before it, its sides by country, and the first words of what it undoes."""
    reading = polybius.read(text, published="2020-03-30")
    events = {event.id: event for event in reading.events}
    for link in reading.links:
        if link.kind == "ends":
            one = events[link.from_]
            sides = [sorted({p.country for p in parties if p.country}) for parties in (one.actors, one.recipients)]
            return one.event_type, *sides, reading.words(events[link.to].trigger).split()[0]
    return None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # done for those who halted it by those whom they halted
            "Baghdad then halted the training of its forces by the Turkish army. Training was resumed in January.",
            ("AID", ["TUR"], ["IRQ"], "halted"),
        ),
        (
            "Kenya suspended flights to Somalia on 11 February. Flights resumed on Thursday.",
            ("COOPERATE", ["KEN", "SOM"], [], "suspended"),
        ),
        (
            "The United States imposed sanctions on Turkish steel in 2018. The sanctions were lifted last week.",
            ("CONCEDE", ["USA"], ["TUR"], "imposed"),
        ),
        (
            "Moscow banned Georgian wine in 2006. The ban was dropped seven years later.",
            ("CONCEDE", ["RUS"], ["GEO"], "banned"),
        ),
        (
            "Chile recalled its ambassador from Peru in March. The ambassador returned to Lima on Monday.",
            ("SUPPORT", ["CHL", "PER"], [], "recalled"),
        ),
        (
            "Algeria closed its border with Morocco in 1994. The crossing reopened on Tuesday.",
            ("CONCEDE", ["DZA"], ["MAR"], "closed"),
        ),
        (
            "India broke off talks with Pakistan in January. Talks were taken up again last week, an official said.",
            ("CONSULT", ["IND", "PAK"], [], "broke"),
        ),
        (  # of two things that were stopped, the one that is named
            "Chad suspended its training of Libyan police and its joint patrols with them. Patrols resumed on Friday.",
            ("COOPERATE", ["LBY", "TCD"], [], "suspended"),
        ),
        (  # by its kind alone
            "Latvia banned Belarusian lorries in May. The restriction was lifted on Sunday.",
            ("CONCEDE", ["LVA"], ["BLR"], "banned"),
        ),
        (  # told behind what undoes it
            "Peru lifted its embargo on Bolivian tin on Friday. Miners cheered. The embargo had begun in March.",
            ("CONCEDE", ["PER"], ["BOL"], "embargo"),
        ),
        (  # whom somebody fights takes up nothing with him
            "The French army halted operations against the rebels in Niger in May. Operations resumed in June.",
            ("COOPERATE", ["FRA"], [], "halted"),
        ),
        (  # a part of it
            "The ministry says Norway has resumed some of the training of Malian soldiers that it halted in March.",
            ("AID", ["NOR"], ["MLI"], "halted"),
        ),
        (
            "Spain halted its patrols with Morocco in March. It has since restarted most of them.",
            ("COOPERATE", ["ESP", "MAR"], [], "halted"),
        ),
        (  # whether those who stopped it or the thing is meant
            "Spain suspended joint exercises with Morocco in February. On Friday they began again.",
            ("COOPERATE", ["ESP", "MAR"], [], "suspended"),
        ),
        (
            "Norway paused its training of Malian troops in March. The training got under way again on Monday.",
            ("AID", ["NOR"], ["MLI"], "paused"),
        ),
        (
            "Chile broke off talks with Peru in March. The talks are back on track.",
            ("CONSULT", ["CHL", "PER"], [], "broke"),
        ),
        (  # told of the thing itself
            "Norway's training of Malian police, suspended in February, is up and running again.",
            ("AID", ["NOR"], ["MLI"], "suspended"),
        ),
        ("Spain suspended joint exercises with Morocco in February. They have not begun again.", None),
        ("Spain suspended joint exercises with Morocco in February. They began again to quarrel.", None),
        ("Peru imposed an embargo on Bolivian tin in 1999. The embargo is in force again.", None),
        ("Peru lifted its embargo on Bolivian tin. The embargo on Cuban sugar was introduced in 1962.", None),
        ("Peru lifted its embargo on Bolivian tin. A blockade of the port by fishermen began on Sunday.", None),
        ("Egypt arrested four Sudanese sailors. The ban was lifted.", None),
        ("Chile recalled its ambassador from Peru. The envoy of Bolivia returned to Lima on Monday.", None),
        ("Moscow banned Georgian wine in 2006. The ban on Moldovan wine was lifted last week.", None),
        ("Norway paused its training of Latvian troops. Training of Finns was resumed.", None),
        ("The United States imposed sanctions on Turkish steel. The sanctions have not been lifted.", None),
        ("The United States imposed sanctions on Turkish steel. Ankara asked that the sanctions be lifted.", None),
        ("India broke off talks with Pakistan in January. Talks will start again next week.", None),
        ("Chad closed its border with Libya. The border is to reopen on Monday.", None),
        ("Egypt suspended trade with Sudan. Schools in Cairo reopened on Sunday.", None),
        ("Kenya cut ties with Chad in 2017. It resumed trade but not relations, a minister said.", None),
    ],
)  # fmt: skip
def test_what_is_undone_by_nobody_named_has_the_sides_of_what_it_undoes(text, found):
    assert undone(text) == found


def test_what_undoes_a_measure_says_as_in_which_one():
    reading = polybius.read("Moscow banned Georgian wine in 2006. The ban was dropped later.", published="2020-03-30")

    assert [e.coder for e in reading.events if e.event_type == "CONCEDE"] == ["closings:drop < as in: banned"]


@pytest.mark.parametrize("told", ["is to send", "was to send"])
def test_what_somebody_is_to_do_lies_ahead(told):
    (event,) = polybius.read(f"Chad {told} troops to Niger, the minister said.", published="2020-03-30").events

    assert event.auxiliary == ("future",)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Peru lifted its embargo on Bolivian tin on Friday. Peru introduced the embargo in 1999.", True),
        # the rest stands
        ("Peru eased its embargo on Bolivian tin on Friday. The embargo was introduced in 1999.", None),
        (
            "Peru suspended the talks with Bolivia in 2019. Peru agreed to resume the talks with Bolivia.",
            None,
        ),  # not yet
    ],
)
def test_what_undoes_all_of_a_measure_has_ended_it(text, ended):
    reading = polybius.read(text, published="2020-03-30")

    assert [e.ended for e in reading.events if e.event_type == "SANCTION"] == [ended]


def test_what_is_suspended_since_a_day_is_dated_by_it():
    text = "Talks between Chad and Niger, suspended since November, will resume next week."
    reading = polybius.read(text, published="2020-03-30")

    assert [str(e.earliest) for e in reading.events if e.event_type == "SANCTION"] == ["2019-11-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Training of Malian soldiers has resumed.",
        "Training of Malian soldiers by Denmark has resumed, a spokesman said.",
    ],
)
def test_whoever_is_trained_is_not_who_trains_again(text):
    (event,) = (event for event in polybius.read(text).events if event.event_type == "AID")
    assert [party.country for party in event.recipients] == ["MLI"]
    assert [party.country for party in event.actors] == (["DNK"] if "Denmark" in text else [])


def told(text, words):
    """The type and sides, by country, of the event at the words; None without one."""
    reading = polybius.read(text, published="2020-03-30")
    for event in reading.events:
        if reading.words(event.trigger).startswith(words):
            return event.event_type, *(
                sorted({p.country for p in parties if p.country}) for parties in (event.actors, event.recipients)
            )
    return None


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (
            "Peru halted the training of Bolivian pilots in March and took it up again in May.",
            "took",
            ("AID", ["PER"], ["BOL"]),
        ),
        (
            "Norway, which suspended the courses for Kosovar nurses in March after a theft, resumed them this week.",
            "resumed",
            ("AID", ["NOR"], ["KOS"]),
        ),
        (  # both do it
            "Spain interrupted its patrols with Morocco in March. It resumed them a week later.",
            "resumed",
            ("COOPERATE", ["ESP", "MAR"], []),
        ),
        (  # the courses, not the raid
            "Italy resumed the courses for Chadian soldiers in May. When rebels raided the camp, Rome halted them.",
            "halted",
            ("SANCTION", ["ITA"], ["TCD"]),
        ),
        (  # the blockade is nothing that it does for others
            "Chad blockaded the port of Sudan in May. It resumed it in June.",
            "resumed",
            ("COOPERATE", ["TCD"], []),
        ),
    ],
)
def test_what_somebody_takes_up_again_or_halts_by_a_pronoun_is_what_he_did_before(text, words, found):
    assert found == told(text, words)


def test_what_happened_when_somebody_stopped_others_is_not_what_he_stopped():
    kind, *_ = told("When rebels shelled a town in Chad, soldiers of Niger stopped them at the river.", "shelled")

    assert kind == "ASSAULT"


def sides(text, kind):
    """The sides, by country, of the first event of a type; None where there is none."""
    events = polybius.read(text, published="2020-03-30").events
    found = (event for event in events if event.event_type == kind)
    return next(
        ([sorted({p.country for p in side if p.country}) for side in (e.actors, e.recipients)] for e in found), None
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Flights between Kenya and Egypt took off again on Sunday.", "COOPERATE", [["EGY", "KEN"], []]),
        (
            "A Tunisian airliner landed in Tripoli for the first time since October.",
            "COOPERATE",
            [["LBY", "TUN"], []],
        ),
        ("British aid to Somalia began flowing again last week.", "AID", [["GBR"], ["SOM"]]),
        ("Peru's ambassador returned to her post in La Paz on Friday.", "SUPPORT", [["BOL", "PER"], []]),
        ("Norway's envoy to Chad was back at her desk in Ndjamena.", "SUPPORT", [["NOR", "TCD"], []]),
        ("Uzbek cotton is again let into Kazakhstan.", "CONCEDE", [["KAZ"], ["UZB"]]),
        # no traffic, no post abroad
        ("Migrants from Libya crossed the sea again.", "COOPERATE", None),
        ("Chad's jets flew over the border again.", "COOPERATE", None),
        ("Peru's ambassador returned to her post in Lima on Friday.", "SUPPORT", None),
        ("Norway's envoy to Chad was not back at her desk in Ndjamena.", "SUPPORT", None),
    ],
)
def test_what_goes_again_and_who_is_back_at_his_post_take_up_what_was_halted(text, kind, expected):
    assert sides(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("London's arms embargo on Chad was not extended.", "CONCEDE", [["GBR"], ["TCD"]]),
        ("Chile did not renew its ban on Peruvian fish.", "CONCEDE", [["CHL"], ["PER"]]),
        ("Chile renewed its ban on Peruvian fish.", "CONCEDE", None),
        ("India put Vietnam back on its list of trusted trade partners.", "CONCEDE", [["IND"], ["VNM"]]),
        ("India put Vietnam on its list of sponsors of terrorism.", "CONCEDE", None),
        ("Indonesia charges duties of up to 40 percent on Danish milk.", "SANCTION", [["IDN"], ["DNK"]]),
        ("Togo has had no envoy in Ghana since spring.", "SANCTION", [["TGO"], ["GHA"]]),
        ("Turkey cut Greek cadets from its exchange programme.", "SANCTION", [["TUR"], ["GRC"]]),
        ("Georgian lorries may no longer enter Armenia.", "COERCE", [["ARM"], ["GEO"]]),
        ("Georgian lorries may enter Armenia.", "COERCE", None),
        ("Chile's border with Bolivia has been closed since March.", "COERCE", [["CHL"], ["BOL"]]),
    ],
)
def test_measures_that_are_not_renewed_and_measures_told_by_what_stands(text, kind, expected):
    assert sides(text, kind) == expected


def test_who_has_no_envoy_there_is_not_denied_to_have_withdrawn_him():
    (event,) = polybius.read("Togo has had no envoy in Ghana since spring.", published="2020-03-30").events

    assert (event.modes, event.auxiliary) == (("withdraw",), ())


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Niger stopped sending oil to Benin when it let the contract expire.", None),  # a contract is no measure
        ("Niger suspended its visas for Benin on Monday and let the suspension lapse on Friday.", True),
    ],
)
def test_a_contract_that_is_left_to_expire_ends_no_measure(text, ended):
    events = polybius.read(text, published="2020-03-30").events

    assert [event.ended for event in events if event.event_type == "SANCTION"][:1] == [ended]
