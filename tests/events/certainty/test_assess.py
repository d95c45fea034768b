"""What a text says of a relation: the statement, the two, since when, by whom."""

from __future__ import annotations

import pytest

import polybius

PAIR = {"USA", "IRQ"}


def said(words: str, published: str = "2020-05-13"):
    reading = polybius.read(words, published=published)
    return [(set(a.dyad), a.statement) for a in reading.assessments], reading


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Relations between the United States and Iraq have not returned to their previous level.", "not_recovered"),
        ("US-Iraqi ties never fully recovered after the strike.", "not_recovered"),
        ("Washington's relationship with Baghdad has yet to get back to where it was in December.", "not_recovered"),
        ("Iraq's cooperation with the United States remains well below its former level.", "not_recovered"),
        ("Ties between Washington and Baghdad are no longer what they were.", "not_recovered"),
        ("Relations between Iraq and the United States are still far from normal.", "not_recovered"),
        ("Tensions between the United States and Iraq have not eased.", "not_recovered"),
        ("Cooperation between the United States and Iraq is back to normal.", "recovered"),
        ("US-Iraq relations have returned to a normal footing, the minister said.", "recovered"),
        ("The relationship between Iraq and the United States has fully recovered.", "recovered"),
        ("Relations between Iraq and the United States have not changed.", "unchanged"),
        ("US-Iraq relations are at their lowest point in years.", "lowest"),
        ("Relations between Baghdad and Washington sank to a new low this week.", "lowest"),
        ("The raid marked a low point in relations between Iraq and the United States.", "lowest"),
        ("Ties between Baghdad and Washington have deteriorated since January.", "worse"),
        ("US-Iraq relations soured after the raid.", "worse"),
        ("The dispute has strained relations between Iraq and the United States.", "worse"),
        ("The vote pushed relations between Iraq and the United States to the brink.", "worse"),
        ("The strike led to a deterioration in relations between Iraq and the United States.", "worse"),
        ("Cooperation between the United States and Iraq has declined.", "worse"),
        ("Tensions between the United States and Iraq have risen sharply.", "worse"),
        ("The raid heightened tensions between the United States and Iraq.", "worse"),
        ("Relations between Iraq and the United States have improved since the spring.", "better"),
        ("The visit improved relations between Iraq and the United States.", "better"),
        ("Tensions between the United States and Iraq have eased.", "better"),
        ("Cooperation between the United States and Iraq has grown.", "better"),
    ],
)
def test_a_statement_about_two(words, statement):
    found, _ = said(words)
    assert found == [(PAIR, statement)]


@pytest.mark.parametrize(
    "words",
    [
        "Relations between the United States and Iraq will improve, the envoy said.",  # a forecast
        "The strike could damage relations between the United States and Iraq.",  # possible
        "Iraq and the United States agreed to improve their relations.",  # a plan
        "The two sides want to repair relations between Iraq and the United States.",  # a wish
        "If relations between Iraq and the United States worsen, the bases will close.",  # a condition
        "Have relations between Iraq and the United States improved?",  # a question
        "To improve relations between Iraq and the United States, envoys met on Sunday.",  # a purpose
        "Relations between the United States and Iraq have not worsened.",  # no statement of its own
        "Ties between the United States and Iraq neither deteriorated nor warmed.",
        "Relations between the United States and Iraq were the subject of the talks.",  # says nothing of them
        "The US economy worsened while relations with Iraq were discussed.",  # of something else
        "The Council on Foreign Relations said the drought in Iraq had worsened.",  # a name
        "Relations have deteriorated.",  # whose?
        "The relation between rainfall and the harvest has weakened.",  # of no parties
        "US-Iraq relations are complicated.",  # a state, no change
        "Iraq's public relations office improved its page for American readers.",
    ],
)
def test_no_statement_about_two(words):
    assert said(words)[0] == []


def test_the_relationship_is_the_one_that_was_spoken_of():
    found, _ = said(
        "Relations between Iraq and the United States were discussed on Monday. The relationship has deteriorated."
    )
    assert found == [(PAIR, "worse")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Washington plans to hold talks with Baghdad in June. The strike had brought ties close to breaking point.",
            1,
        ),
        (
            "Washington plans talks with Baghdad and Ankara. The strike had brought ties close to breaking point.",
            0,
        ),
        ("Washington plans to hold talks in June. The strike had brought ties close to breaking point.", 0),
    ],
)
def test_ties_of_nobody_are_those_of_the_only_two_that_were_named(words, found):
    assert [dyad for dyad, _ in said(words)[0]] == [PAIR] * found


def test_it_takes_up_the_relation_of_the_same_sentence():
    found, _ = said("The war strained relations between Iraq and the United States, and they have yet to recover.")
    assert [statement for _, statement in found][:1] == ["worse"]


@pytest.mark.parametrize(
    "words",
    [
        "Iraqi diplomats denied that relations between Iraq and the United States had warmed.",
        "It is untrue that relations between the United States and Iraq have worsened, Baghdad said.",
        "It is not true that ties between Iraq and the United States have improved.",
        "Baghdad said reports that relations between Iraq and the United States had soured were false.",
        "Baghdad dismissed reports that relations between Iraq and the United States had soured.",  # whose reports?
        "The claim that relations between Iraq and the United States have improved is a lie, Baghdad said.",
        "There is no evidence that relations between Iraq and the United States have improved, an analyst said.",
        "Baghdad would not confirm that relations between Iraq and the United States had improved.",
        "Washington doubts that ties between Iraq and the United States have improved.",
        "Washington said Iraq had denied that relations between the two countries had cooled.",
        "Baghdad denied straining relations between Iraq and the United States.",
    ],
)
def test_what_is_denied_or_called_false_is_nobodys_statement(words):
    assert said(words)[0] == []


@pytest.mark.parametrize(
    ("words", "holders"),
    [
        # who denies it is no witness for it; who claims it is
        ("Baghdad rejected Washington's claim that ties between Iraq and the US had worsened.", "Washington"),
        ("Washington said that ties with Iraq had worsened, which Baghdad denied.", "Washington"),
        ("Nobody denies that relations between Iraq and the United States have worsened.", ""),
    ],
)
def test_a_statement_is_of_those_who_hold_it(words, holders):
    found, reading = said(words)
    assert found == [(PAIR, "worse")]
    told = [reading.attributions[i].source for i in reading.assessments[0].attributions]
    assert [reading.words(source.span) for source in told] == holders.split()


def test_since_when_and_according_to_whom():
    _, reading = said("Ties between Iraq and the United States have deteriorated since January, a diplomat said.")
    (found,) = reading.assessments
    assert found.since.isoformat() == "2020-01-01"
    assert [reading.words(reading.attributions[i].source.span) for i in found.attributions] == ["a diplomat"]


@pytest.mark.parametrize(
    "words",
    [
        "Ties between Iraq and the United States have deteriorated, according to a diplomat.",
        "According to a diplomat, ties between Iraq and the United States have deteriorated.",
        "Ties between Iraq and the United States, according to a diplomat, have deteriorated.",
    ],
)
def test_who_says_so_beside_it_is_no_part_of_what_is_said(words):
    _, reading = said(words)
    (found,) = reading.assessments

    assert [reading.words(reading.attributions[i].source.span) for i in found.attributions] == ["a diplomat"]
    assert reading.words(found.span).lower().startswith("ties between")
    assert reading.words(found.span).endswith("have deteriorated")


def test_a_chain_of_mouths():
    _, reading = said(
        "The newspaper quoted an officer as saying that relations between Iraq and the United States had worsened."
    )
    (found,) = reading.assessments
    assert len(found.attributions) == 2


def test_how_things_stand_is_no_act():
    text = (
        "The relation of the French army with the forces of Chad has not returned to its previous level after the raid."
    )
    reading = polybius.read(text, published="2020-05-13")

    assert [assessment.statement for assessment in reading.assessments] == ["not_recovered"]
    assert [
        reading.words(event.trigger) for event in reading.events if "returned" in reading.words(event.trigger)
    ] == []
