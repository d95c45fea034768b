"""Speakers and contents that long sentences hide: whole sentences through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def told(text):
    """Source, cue, content and what the source rests on, of every attribution."""
    reading = polybius.read(text, published="2020-05-13")
    return [
        (
            reading.words(found.source.span) if found.source else None,
            reading.words(found.cue),
            [reading.words(span) for span in found.content],
            reading.words(found.based_on.span) if found.based_on else None,
        )
        for found in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # trees take the officers for an apposition of the soldiers
            "Shells hit a school outside the town of Florina, killing a Greek teacher and wounding four French "
            "soldiers, officers of the French-led mission said.",
            (
                "officers of the French-led mission",
                "said",
                [
                    "Shells hit a school outside the town of Florina, killing a Greek teacher and wounding four French "
                    "soldiers"
                ],
                None,
            ),
        ),
        (  # the cue stands inside, the sentence opens with a place
            "In Paris, the French government had said, Jean Castex asked "
            "the Turkish foreign minister to send a delegation.",
            (
                "the French government",
                "had said",
                [
                    "In Paris",
                    "Jean Castex asked the Turkish foreign minister to send a delegation",
                ],
                None,
            ),
        ),
        (  # words before the cue and a quotation behind it
            "The ministry stopped the patrols, a spokesman for the president told the newspaper, “and they have not "
            "begun again”.",
            (
                "a spokesman for the president",
                "told",
                ["The ministry stopped the patrols", "“and they have not begun again”"],
                None,
            ),
        ),
        (
            "Some 20,000 people, by a police estimate, marched through Lyon on Friday.",
            ("a police estimate", "by", ["Some 20,000 people", "marched through Lyon on Friday"], None),
        ),
        (  # what is urged is not said to be so
            "Paris said it was saddened by the vote and urged Greek leaders to think again.",
            ("Paris", "said", ["it was saddened by the vote"], None),
        ),
        (
            "A similar warning was reported by a Greek daily, citing people in the minister's office.",
            ("a Greek daily", "was reported", ["A similar warning"], "people in the minister's office"),
        ),
        (
            "Turkish jets attacked Greece, state television reported, quoting the army.",
            ("state television", "reported", ["Turkish jets attacked Greece"], "the army"),
        ),
        (  # the denier goes on, not the jets
            "Turkey denied that its jets had bombed Greece, saying that Greece had shelled its own village.",
            ("Turkey", "saying", ["that Greece had shelled its own village"], None),
        ),
    ],
)
def test_who_says_what_in_a_long_sentence(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The troops left, and the spokesman of the army said nothing.", "the spokesman of the army"),
        ("Turkey closed the border, the minister of trade resigned, and nobody said why.", "nobody"),
    ],
)
def test_a_clause_before_a_comma_is_not_said_by_whoever_comes_next(text, source):
    assert [content for who, _, content, _ in told(text) if who == source and "left" in " ".join(content)] == []


def test_what_is_rejected_as_a_report_is_denied():
    reading = polybius.read(
        "Hezbollah rejected the news of some media about a new air attack on a convoy of its fighters in Lebanon.",
        published="2020-05-13",
    )

    (raid,) = [event for event in reading.events if event.event_type == "ASSAULT"]
    assert [reading.words(reading.attributions[i].source.span) for i in raid.attributions] == ["Hezbollah"]
    assert [belief.value for belief in raid.factuality_by] == ["CT-"]


def test_a_text_may_break_off_behind_who_says_it():
    reading = polybius.read(
        "They had no targets there today,\" Russia's ministry answered, and", published="2021-03-04"
    )

    assert [reading.words(one.source.span) for one in reading.attributions if one.source] == ["Russia's ministry"]


def test_who_stands_in_the_sentence_before_says_nothing_of_this_one():
    text = (
        "Bol is a town near Faya, Chad's second largest city. A resistance fighter who rushed to the scene to help the "
        "injured said the attack on the school killed 20 pupils and two teachers and injured about 50 others."
    )

    assert [source.split(" who ")[0] for source, *_ in told(text)] == ["A resistance fighter"]
