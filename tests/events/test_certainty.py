"""How sure an act is told to be, and in whose eyes: hedges, denied reports, what nobody confirms."""

from __future__ import annotations

import pytest

import polybius


def certainty(text: str, kind: str = "ASSAULT") -> tuple[str, list[tuple[str, str]]]:
    """The publisher's view of the first event of a kind, and each mouth's with its words."""
    reading = polybius.read(text, published="2024-05-11")
    event = next(event for event in reading.events if event.event_type == kind)
    mouths = [(reading.attributions[belief.attribution].source, belief.value) for belief in event.factuality_by]
    return event.factuality, [(reading.words(source.span), value) for source, value in mouths if source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iranian gunmen likely abducted the businessman in Dubai.", "PR+"),
        ("Russia apparently attacked the power station in Sumy.", "PR+"),
        ("Perhaps Israel killed the scientist.", "PS+"),
        ("It is possible that Rwandan troops killed the two peacekeepers.", "PS+"),
        ("It is unlikely that Hezbollah fired the rocket.", "PR-"),
        ("Chadian rebels may have killed the governor.", "PS+"),
        ("Chadian rebels killed the governor.", "CT+"),
    ],
)
def test_a_hedge_makes_it_less_sure(text, expected):
    assert certainty(text)[0] == expected


def test_a_hedge_is_the_speakers():
    text = "Russian forces have possibly abducted two mayors in the Kherson region, Kyiv said."

    assert certainty(text) == ("PS+", [("Kyiv", "PS+")])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There is no evidence that Ukraine attacked the Kremlin.", "ASSAULT"),
        ("The UN said it had found no evidence that Eritrean troops killed the refugees.", "ASSAULT"),
        ("The Eritrean government said the report that its troops had killed civilians was false.", "ASSAULT"),
        ("It is not true that Israel bombed Damascus on Sunday.", "ASSAULT"),
        ("Cuba called reports that its soldiers were fighting in Ukraine false.", "ASSAULT"),
    ],
)
def test_what_is_called_untrue_or_unproved_is_not_so(text, kind):
    assert certainty(text, kind)[0] in ("CT-", "PR-")


def test_what_will_not_go_unpunished_has_taken_place():
    text = "Togo's president said Benin's killing of five of its soldiers would not go unpunished."

    assert certainty(text) == ("CT+", [("Togo's president", "CT+")])
    assert certainty("Togo's president said Benin's strikes on its soldiers would not go on.")[0] != "CT+"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Lagos paper reported erroneously that Niger had shelled a school.", ("CT-", [("A Lagos paper", "CT+")])),
        ("Mali's ministry falsely claimed that Chad had shelled a market.", ("CT-", [("Mali's ministry", "CT+")])),
        ("A Libyan spokesman said that Chad had wrongly announced that Libyan jets bombed a market.",
         ("CT-", [("Chad", "CT+"), ("A Libyan spokesman", "CT-")])),
        # what is wrong is the deed
        ("Mali's ministry said that Chad had wrongly shelled a market.", ("CT+", [("Mali's ministry", "CT+")])),
    ],
)  # fmt: skip
def test_what_is_told_wrongly_is_not_so(text, expected):
    assert certainty(text) == expected


def test_who_rejects_an_accusation_denies_and_who_makes_it_does_not():
    text = "Uganda denied Congolese claims that its soldiers had killed villagers."

    assert certainty(text) == ("Uu", [("Congolese", "CT+"), ("Uganda", "CT-")])


@pytest.mark.parametrize(
    "text",
    [
        "Turkey would neither confirm nor deny that its jets had bombed Sinjar.",
        "Egypt did not deny that its jets had bombed Derna.",
        "Saudi Arabia declined to confirm that its jets had bombed Saada.",
        "Ethiopia would not confirm that its troops had attacked the airport.",
    ],
)
def test_who_does_not_confirm_leaves_it_open(text):
    view, mouths = certainty(text)

    assert view == "Uu"
    assert {value for _, value in mouths} <= {"Uu"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Not every Kenyan convoy was attacked by Somali militants.", "ASSAULT"),
        ("Neither Spain nor Morocco suspended the training of pilots in March.", "SANCTION"),
        ("China stopped short of imposing sanctions on Japan.", "SANCTION"),
        ("Turkey nearly attacked Greece in 1996.", "ASSAULT"),
    ],
)
def test_what_is_told_of_none_or_not_of_all_is_negated(text, kind):
    reading = polybius.read(text, published="2024-05-11")

    views = {(event.factuality, "negation" in event.auxiliary) for event in reading.events if event.event_type == kind}
    assert views == {("CT-", True)}


def test_a_promise_is_of_the_day_on_which_it_is_made():
    reading = polybius.read("Norway will free 30 Russian sailors next month, it said.", published="2024-05-11")

    (promise,) = reading.events
    assert promise.event_type == "CONCEDE"
    assert promise.latest == reading.document.latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish troops shelled the village of Tel Rifaat, as Damascus had warned.", ("CT+", "PS+")),
        ("Israeli soldiers did not shoot at the convoy, as Hamas had claimed.", ("CT-", "CT+")),
        ("It was not clear whether Chadian soldiers killed the herder, as Sudan says.", ("Uu", "CT+")),
    ],
)
def test_who_is_named_in_passing_leaves_the_report_its_own_view(text, expected):
    view, mouths = certainty(text)

    assert (view, mouths[0][1]) == expected


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Ghana and Togo signed a treaty to end their fighting.", ("Uu", ("future",))),
        ("Ghana and Togo ended their fighting.", ("CT+", ())),
    ],
)
def test_a_treaty_to_end_it_has_not_ended_it(text, view):
    events = polybius.read(text, published="2023-06-20").events

    assert [(one.factuality, one.auxiliary) for one in events if one.event_type == "RETREAT"] == [view]


def test_those_who_say_it_together_hold_it_each():
    view, mouths = certainty("Both Ghana and Togo denied that their troops had shelled a village on Monday.")

    assert (view, mouths) == ("Uu", [("Ghana", "CT-"), ("Togo", "CT-")])


def test_neither_of_two_who_confirms_it_holds_it():
    view, mouths = certainty("Neither Ghana nor Togo confirmed that troops had shelled a village on Monday.")

    assert (view, mouths) == ("Uu", [("Ghana", "Uu"), ("Togo", "Uu")])


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Had Ghana shelled the port, Togo would have closed the border.", "Uu"),
        ("Had Ghana not shelled the port, Togo would have kept the border open.", "Uu"),
        ("Not since 1994 had Ghana shelled the port.", "CT+"),
        ("Ghana had shelled the port before Togo closed the border.", "CT+"),
    ],
)
def test_a_clause_that_begins_with_its_helper_is_a_condition(text, view):
    assert certainty(text)[0] == view


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman said it was aware of reports that Yemeni rebels had shelled the port.", ("PS+", [("Oman", "Uu")])),
        ("NATO said it had no information on rumours that Russian jets had bombed the depot.",
         ("PS+", [("NATO", "Uu")])),
        ("The envoy repeated claims that Russian jets had bombed the depot.", ("PS+", [("The envoy", "CT+")])),
        ("The army confirmed reports that Russian jets had bombed the depot.", ("CT+", [("The army", "CT+")])),
        ("Oman said that Russian jets had bombed the depot.", ("CT+", [("Oman", "CT+")])),
    ],
)  # fmt: skip
def test_who_only_speaks_of_reports_leaves_it_open(text, expected):
    assert certainty(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman condemned what it called a Yemeni missile attack on a tanker.", ("PR+", [("it", "CT+")])),
        ("Tunis broke off the talks over what its envoy described as the bombing of a village by Libya.",
         ("PR+", [("its envoy", "CT+")])),
        ("Chad protested at what it said was a Sudanese air strike on a camp.", ("CT+", [("it", "CT+")])),
        ("Chad condemned a Sudanese air strike on a camp.", ("CT+", [])),
        ("Turkey carried out what it called a drone strike on a village in Syria.", ("CT+", [])),  # its own act
        ("Polish soldiers shot at what they took for a Russian drone.", ("CT+", [])),
    ],
)  # fmt: skip
def test_what_somebody_calls_an_act_is_his_word(text, expected):
    assert certainty(text) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "marks"),
    [
        # done by one in the row of those who did it, or judged for it
        ("Peru was the first country to condemn Chile.", "condemn", ()),
        ("Peru became the latest state to recall its ambassador from Chile.", "recall", ()),
        ("Peru was quick to condemn Chile.", "condemn", ()),
        ("Peru was wrong to condemn Chile, Brazil said.", "condemn", ()),
        # left undone
        ("Peru abstained from condemning Chile.", "condemning", ("negation",)),
        ("Peru's failure to condemn Chile angered Brazil.", "condemn", ("negation",)),
        ("Rather than apologise to Peru, Chile recalled its ambassador.", "apologise", ("negation",)),
        ("Far from lifting the sanctions, the United States imposed new ones on Cuba.", "lifting", ("negation",)),
        ("Police foiled an attack by rebels on the Chilean embassy.", "attack", ("negation",)),
        ("Spain was on the verge of expelling Mexico's ambassador.", "expelling", ("hypothetical",)),
        ("Turkey was kept from shelling a Moldovan village.", "shelling", ("negation",)),
        ("Vietnam did not go as far as attacking an Indian convoy.", "attacking", ("negation",)),
        # done in the end, without a doubt, as far as can be
        ("Eritrea ended up killing two Kenyan soldiers.", "killing", ()),
        ("Kuwait did not hesitate to condemn Sudan for the raid.", "condemn", ()),
        ("Vietnam went so far as to attack an Indian convoy.", "attack", ()),
        # only asked for
        ("Demands are growing for Rwanda to withdraw its troops from Mali.", "withdraw", ("future",)),
    ],
)
def test_what_a_clause_tells_of_its_act(text, trigger, marks):
    reading = polybius.read(text, published="2024-05-10")
    (event,) = (one for one in reading.events if reading.words(one.trigger) == trigger)
    assert event.auxiliary == marks


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Chad not only shelled Libya but also expelled its ambassador.", ["CT+", "CT+"]),
        ("Not only did Chad shell Libya, it also expelled its ambassador.", ["CT+", "CT+"]),
        ("Chad has not just condemned Libya but has cut ties with it.", ["CT+", "CT+"]),
        ("Chad neither recalled its ambassador from Spain nor halted gas exports to it.", ["CT-", "CT-"]),
        ("Neither of the Turkish jets attacked Syria.", ["CT-"]),
        ("Japan came close to expelling the Russian ambassador.", ["CT-"]),
    ],
)
def test_what_is_done_not_only_is_done(text, views):
    assert [event.factuality for event in polybius.read(text, published="2024-05-11").events] == views


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("There is no doubt that Russia attacked Ukraine.", "CT+"),
        ("There can be little doubt that Russia attacked Ukraine.", "CT+"),
        ("The minister said he had no doubt that Rwanda had killed the monk.", "PR+"),
        ("Sudan, which would later attack Chad, signed the treaty.", "CT+"),
        ("If provoked, Sudan would later attack Chad.", "Uu"),
        ("As soon as Iran attacks Iraq, Jordan will close the road.", "Uu"),
        ("Jordan will keep the road open as long as Iran attacks Iraq.", "Uu"),
    ],
)
def test_what_is_beyond_doubt_is_so_and_what_has_yet_to_come_is_open(text, view):
    assert certainty(text)[0] == view


def test_a_condition_is_open():
    text = "Israel will release 30 Palestinians provided that Hamas frees two hostages."
    assert certainty(text, "RETREAT")[0] == "Uu"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad proposed talks on the border, even though Niger declined the offer.", "REJECT"),  # what Chad proposed
        ("Most senators have not signed the bill, even though several oppose the deal with Peru.", "REJECT"),
    ],
)
def test_what_is_so_although_something_else_is_open_or_denied_is_so(text, kind):
    assert certainty(text, kind)[0] == "CT+"


def test_what_somebody_appears_to_have_done_is_done_and_what_is_prohibited_is_open():
    assert certainty("The envoy of Norway appeared to condemn the raid by Kenya.", "ACCUSE")[0] == "PS+"
    assert certainty("The bill would prohibit Peru from lifting its sanctions on Cuba.", "CONCEDE")[0] == "Uu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is to be discussed, looked into or answered, and what moves somebody to what is to come, has happened
        ("The council plans to debate the shelling of Moyale by Ethiopian troops.", ("CT+", [])),
        ("Kenya wants to investigate the shelling of Moyale by Ethiopian troops.", ("CT+", [])),
        ("Chad plans to expel two envoys over Niger's bombing of Faya.", ("CT+", [])),
        ("Chad ordered two envoys to leave over the poisoning of a Chadian colonel by Niger.", ("CT+", [])),
        # by the report's own word, not by the word of whoever vows something for it
        ("Chad vowed to avenge Niger's bombing of Faya.", ("CT+", [])),
        ("Chad's army threatened to strike back after a Chadian colonel was killed by Nigerien troops.", ("CT+", [])),
        ("Chad vowed a decisive retaliation with great damage after the Nigerien raid on Faya.", ("CT+", [])),
        ("Chad pledged to strike back over the Nigerien bombing of Faya, the Alwihda agency reported.",
         ("CT+", [("the Alwihda agency", "CT+")])),
        # what is to be kept from happening has not, nor has what nobody names as known
        ("The army vowed to prevent the shelling of Moyale by Ethiopian troops.", ("Uu", [("The army", "Uu")])),
        ("Chad plans to stage a raid on Niger.", ("Uu", [])),
    ],
)  # fmt: skip
def test_what_others_are_to_discuss_or_avenge_has_happened(text, expected):
    assert certainty(text) == expected
