"""The days of an act: its own, those counted from another's, those from which on it holds; and its town."""

from __future__ import annotations

import datetime as dt

import pytest

import polybius
from polybius.events.words.offsets import length_before, nth

PUBLISHED = "2020-05-13"  # a Wednesday


def days(text, event_type):
    """The first and the last day of each event of a type."""
    events = polybius.read(text, published=PUBLISHED).events
    return [(str(event.earliest), str(event.latest)) for event in events if event.event_type == event_type]


def one_day(month_and_day):
    return [(f"2020-{month_and_day}",) * 2]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # what is said beside it hangs on another verb
        ("Denmark expelled two Syrian envoys on Monday, accusing them of spying.", "SANCTION", one_day("05-11")),
        ("The ministers of Oman and Yemen met in Muscat on Monday and agreed to trade.", "CONSULT", one_day("05-11")),
        # since when somebody is kept from doing something
        (
            "Malian crews have been forbidden by Algeria to fly over the dunes since February.",
            "COERCE",
            [("2020-02-01", PUBLISHED)],
        ),
        # inside what is told, on whatever the tree hangs it
        (
            "Algeria on Monday banned Moroccan aircraft from its airspace, the ministry said.",
            "SANCTION",
            one_day("05-11"),
        ),
        # what set off something that lasts since a day
        (
            "Tensions have risen since last December, after officials in Niger accused Chad of a raid.",
            "ACCUSE",
            [("2019-12-01", "2019-12-31")],
        ),
        # since when something holds, in an aside
        (
            "Lukashenko, in power since 1994, threatened to seize Lithuanian trucks.",
            "THREATEN",
            [("2020-05-11", "2020-05-13")],
        ),
        (
            "Lukashenko, in power since 1994, said the closure was a scam and threatened to seize Lithuanian trucks.",
            "THREATEN",
            [("2020-05-11", "2020-05-13")],
        ),
        # before a noun that tells another act
        ("Kenyan police arrested two men over Sunday's shooting in Garissa.", "COERCE", [("2020-05-11", "2020-05-13")]),
        (
            "Kenyan police held nine men in connection with Sunday's raid on a farm.",
            "COERCE",
            [("2020-05-11", "2020-05-13")],
        ),
        ("Peru denounced Sunday's raid on its consulate.", "ACCUSE", [("2020-05-11", "2020-05-13")]),
        # in a clause about a noun of the act before
        (
            "Chad urged Niger to keep the pact signed by ministers in March, and Mali condemned Libya.",
            "ACCUSE",
            [("2020-05-11", "2020-05-13")],
        ),
        # before a treaty that is named by its year
        ("Chad pulled out of the 1994 pact with Libya.", "SANCTION", [("2020-05-11", "2020-05-13")]),
        ("Chad withdrew from the 1994 treaty with Libya.", "SANCTION", [("2020-05-11", "2020-05-13")]),
        # the act itself by a noun
        ("Three soldiers of Chad were killed in the 1994 attack.", "ASSAULT", [("1994-01-01", "1994-12-31")]),
        ("Three farmers died in Sunday's raid in Mali, the mayor said.", "ASSAULT", one_day("05-10")),
        ("Sunday's shelling killed three farmers in Mali.", "ASSAULT", one_day("05-10")),
    ],
)
def test_the_day_of_another_act_or_saying_is_not_its_own(text, event_type, expected):
    assert days(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Chad recalled its envoy on Monday, the day after soldiers stormed its embassy.", "ASSAULT", one_day("05-10")),
        (
            "Chad recalled its envoy on Monday, hours after Libyan soldiers stormed its embassy.",
            "ASSAULT",
            [("2020-05-10", "2020-05-11")],
        ),
        (
            "A day after recalling its own envoy, Chad expelled two Libyan diplomats on Monday.",
            "SANCTION",
            [*one_day("05-10"), *one_day("05-11")],
        ),
        # from a day that the other act has before its noun
        ("Three days after the 3 May raid on Gao, the army arrested nine men.", "COERCE", one_day("05-06")),
        # the other act by a noun, which trees hang on its day
        (
            "A bomb exploded at a hotel in Quetta on Monday, a day after a blast at a bus station killed four people.",
            "ASSAULT",
            [*one_day("05-11"), *one_day("05-10")],
        ),
        # what it came to is of its own day
        (
            "Rebels stormed a farm in Mali on Monday two days after a raid, killing five.",
            "ASSAULT",
            [*one_day("05-11"), *one_day("05-09")],
        ),
        # from an act that was told before
        (
            "Gunmen stormed a hotel in Mali on 1 May. Five days after the raid, the army arrested nine men.",
            "COERCE",
            one_day("05-06"),
        ),
        (
            "Chad expelled two Libyan envoys on 1 May. A week after the expulsions, Libya closed its border with Chad.",
            "COERCE",
            one_day("05-08"),
        ),
        # from one that nobody dates
        ("A week after the raid, the army of Mali arrested nine men.", "COERCE", [("None", "2020-05-13")]),
        # of two acts in one sentence
        (
            "Gunmen killed six soldiers near Gao on Saturday and attacked a camp in Menaka on Sunday.",
            "ASSAULT",
            [*one_day("05-09"), *one_day("05-10")],
        ),
        (
            "Crowds marched in Lima on Monday on the tenth anniversary of the bombing of a church.",
            "ASSAULT",
            [("2010-05-10", "2010-05-12")],
        ),
    ],
)
def test_what_is_counted_from_another_act_has_a_day_so_far_off(text, event_type, expected):
    assert days(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # announced before it holds: the day of the saying, not of the beginning
        ("Turkey banned flights from Armenia starting Wednesday.", "SANCTION", [("2020-05-11", "2020-05-13")]),
        ("Peru closed its border with Bolivia as of midnight.", "COERCE", [("2020-05-11", "2020-05-13")]),
        # it has long begun to hold
        ("Kenya banned imports of Ugandan maize from March 4.", "SANCTION", one_day("03-04")),
        ("Turkey has banned flights from Armenia starting May 2.", "SANCTION", one_day("05-02")),
    ],
)
def test_the_day_from_which_on_it_holds_is_its_own_only_when_that_is_over(text, event_type, expected):
    assert days(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the toll rose then: the act lies before, on the day that is its own
        ("The death toll from shelling of Goma rose to nine on Tuesday.", [("None", "2020-05-12")]),
        ("The number of soldiers hurt in Sunday's raid on Goma rose to nine on Tuesday.", one_day("05-10")),
        # what it was before
        ("Mali said nine of its guards were killed in Sunday's raid, up from four a day earlier.", one_day("05-10")),
        (
            "Chad raised to 64 the number of its soldiers hurt in Sunday's raid on Tine, from 50 on Monday.",
            one_day("05-10"),
        ),
        # the blow itself, however many
        ("A number of farmers were killed in a raid on Goma on Monday.", one_day("05-11")),
        ("Jets from two states bombed Goma on Monday.", one_day("05-11")),
    ],
)
def test_a_toll_that_is_told_later_does_not_date_the_blow(text, expected):
    assert days(text, "ASSAULT") == expected


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("two days ", 2, 2),
        ("the day ", 1, 1),
        ("less than a week ", 0, 7),
        ("more than two weeks ", 14, 28),
        ("in the days ", 1, 10),
        ("came hours ", 0, 1),
        ("36 hours ", 1, 2),
        ("a few months ", 30, 365),
        ("one and a half weeks ", 10, 10),
        ("three and a half months ", 90, 120),
    ],
)
def test_lengths_before_another_act(words, least, most):
    assert length_before(words, len(words)) == (dt.timedelta(least), dt.timedelta(most))


@pytest.mark.parametrize("words", ["the raids ", "his ", "", "the next day "])
def test_no_length_before_another_act(words):
    assert length_before(words, len(words)) is None


def test_anniversaries_are_numbered():
    assert [nth(word) for word in ("first", "25th", "ten-year", "solemn")] == [1, 25, 10, None]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The Mosul market bombing killed nine people.", "Mosul"),
        ("Nine people were killed in the Mosul hotel attack, a minister said.", "Mosul"),
        ("The Mosul council said nine people were killed.", None),  # the council's town
    ],
)
def test_a_town_before_the_noun_of_a_blow_is_where_it_fell(text, town):
    reading = polybius.read(text, published=PUBLISHED)

    (event,) = [event for event in reading.events if event.event_type == "ASSAULT"]
    assert (None if event.place is None else reading.words(reading.places[event.place].span)) == town


def test_days_and_weeks_are_no_victims():
    (event,) = polybius.read(
        "A Kenyan reporter was shot dead, the third killing in nine days.", published=PUBLISHED
    ).events

    assert [(count.what, count.min) for count in event.counts] == [("killed", 1)]


def test_the_dead_of_the_day_before_are_no_dead_of_this_blow():
    text = "A bomb exploded at a hotel in Quetta on Monday, a day after a blast at a bus station killed four people."

    counts = [[count.min for count in event.counts] for event in polybius.read(text, published=PUBLISHED).events]

    assert counts == [[], [4]]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # a threat or promise is of the day on which it was said
        ("Denmark will expel a Syrian envoy, its foreign minister said on Sunday.", "THREATEN", one_day("05-10")),
        ("Japan will give Chad food worth two million dollars, its envoy said on Sunday.", "AGREE", one_day("05-10")),
        # a deed was not done after it was told
        ("Turkey bombed a camp in Syria, its president said on Sunday.", "ASSAULT", [("2020-05-08", "2020-05-10")]),
        ("Turkey bombed a camp in Syria, its president said.", "ASSAULT", [("2020-05-11", "2020-05-13")]),
        ("Turkey bombed a camp in Syria on Friday, its president said on Sunday.", "ASSAULT", one_day("05-08")),
        # away from its verb
        (
            "Turkey bombed a camp in Syria, its army said in a report on Sunday.",
            "ASSAULT",
            [("2020-05-08", "2020-05-10")],
        ),
        ("In a letter on Sunday, Kenya said Somali troops had shelled a village.", "ASSAULT", [("None", "2020-05-10")]),
        (
            "A minister told reporters in Lima on Sunday that Chile had expelled two envoys of Peru.",
            "SANCTION",
            [("None", "2020-05-10")],
        ),
    ],
)
def test_the_day_of_a_saying_bounds_what_is_said(text, event_type, expected):
    assert days(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # the clause that takes up a day
        (
            "Miners have blocked the pass since Monday, when Bolivia refused to reopen the pits.",
            "REJECT",
            one_day("05-11"),
        ),
        ("Chad recalled its envoy on 9 May, when Niger shelled a camp.", "ASSAULT", one_day("05-09")),
        ("Chadian police have shelled the camp since April.", "ASSAULT", [("2020-04-01", "2020-05-13")]),
        # counted from what a noun tells with its day
        ("On the eve of the summit on 9 May, police arrested a blogger.", "COERCE", one_day("05-08")),
        ("Two weeks after the coup of 20 April, the junta arrested the premier.", "COERCE", one_day("05-04")),
        ("The day before the 9 May poll, Mali deported two monitors.", "COERCE", one_day("05-08")),
        ("A week after the coup, the junta arrested the premier on 9 May.", "COERCE", one_day("05-09")),  # its own day
        (
            "Within 24 hours after the truce of 9 May, rebels attacked a convoy.",
            "ASSAULT",
            [("2020-05-09", "2020-05-10")],
        ),
        # a feast's name is no eve of something
        ("On New Year's Eve, jets bombed a camp in Syria.", "ASSAULT", [("2019-12-31", "2019-12-31")]),
        # a unit that is not over yet
        ("Jets bombed three camps in Syria this week.", "ASSAULT", [("2020-05-10", "2020-05-13")]),
    ],
)
def test_an_act_is_of_the_day_that_its_words_count_to(text, event_type, expected):
    assert days(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chad will close its border with Niger on 20 May.", ("2020-05-20", "2020-05-20")),
        ("Starting next week, Chad will bar lorries from Niger.", ("2020-05-17", "2020-05-24")),
        ("From Sunday Chad will close its border with Niger.", ("2020-05-17", "2020-05-17")),
        ("Chad's ban on onions from Niger takes effect on 1 June.", ("2020-06-01", "2020-06-01")),
        ("Chad has halted exports of onions to Niger, beginning on 20 May.", ("2020-05-20", "2020-05-20")),
        ("Chad announced on Monday that it will close its border with Niger on 20 May.", ("2020-05-20", "2020-05-20")),
        ("Chad closed its border with Niger on Monday.", (None, None)),  # its own day
        ("Chad closed its border with Niger until 20 May.", (None, None)),
        ("Chad will close its border with Niger after the vote of 20 May.", (None, None)),
        ("Chad will close its border with Niger.", (None, None)),
    ],
)
def test_what_lies_ahead_has_the_days_for_which_it_is_meant(text, due):
    (event,) = (one for one in polybius.read(text, published=PUBLISHED).events if one.event_type != "CONSULT")

    assert tuple(day and str(day) for day in (event.due_earliest, event.due_latest)) == due


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2013 rebels seized Gao. France sent soldiers to Mali.", [("2013-01-01", "2013-12-31")]),
        # what has been done, what somebody tells, another paragraph, and a year that opens nothing
        ("In 2013 rebels seized Gao. France has sent soldiers to Mali.", [("2020-05-11", "2020-05-13")]),
        ("In 2013 rebels seized Gao. France sent soldiers to Mali, officials said.", [("2020-05-11", "2020-05-13")]),
        ("In 2013 rebels seized Gao.\n\nFrance sent soldiers to Mali.", [("2020-05-11", "2020-05-13")]),
        ("Rebels left Gao, seized in 2013. France sent soldiers to Mali.", [("2020-05-11", "2020-05-13")]),
    ],
)
def test_a_year_that_opens_the_sentence_before_goes_on_in_the_plain_past(text, expected):
    found = polybius.read(text, published=PUBLISHED).events
    sent = [one for one in found if "sent" in text[one.trigger.start : one.trigger.end]]

    assert [(str(one.earliest), str(one.latest)) for one in sent] == expected
