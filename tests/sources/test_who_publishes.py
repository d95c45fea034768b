"""Publishers, papers by their names, names with a dash, signatures and labels: sentence -> chain of mouths."""

from __future__ import annotations

import pytest

import polybius
from polybius.ingest import from_text
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("publisher", "text", "mouths"),
    [
        ("Khyber Chamber of Trade", "The Chamber notes that Turkish jets have bombed the depot.", []),
        ("Ministry of Defence", "The Ministry of Defence announces that Turkish jets have bombed the depot.", []),
        ("Radio of the Coast", "A driver told the radio that Turkish jets had bombed the depot.", ["A driver"]),
        # another house, a place that a paper is named after, and another paper
        ("Ministry of Defence", "The Ministry of Trade announces that Turkish jets have bombed the depot.",
         ["The Ministry of Trade"]),
        ("Tehran Times", "Tehran says that Turkish jets have bombed the depot.", ["Tehran"]),
        ("Ohio Valley Register", "According to emails obtained by the Register, Turkish jets bombed the depot.",
         ["emails obtained by the Register"]),
        ("Ohio Valley Register", "A driver told the radio that Turkish jets had bombed the depot.",
         ["A driver", "the radio"]),
    ],
)  # fmt: skip
def test_who_publishes_it_is_no_mouth(publisher, text, mouths, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(f"---\npublisher: {publisher}\npublished: 2022-05-03\n---\n\n{text}\n", encoding="utf-8")
    reading = polybius.read(path)
    event = next(event for event in reading.events if "bombed" in reading.words(event.trigger))
    told = [reading.attributions[index] for index in event.attributions]

    assert [reading.words(party.span) for one in told for party in (one.based_on, one.source) if party] == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("A nurse told The Sacramento Bee that Turkish jets had bombed the depot.", ["A nurse", "The Sacramento Bee"]),
        # a publisher that the table lists
        ("A nurse has told Al-Sumaria that Turkish jets bombed the depot.", ["A nurse", "Al-Sumaria"]),
        ("A nurse told the INA that Turkish jets had bombed the depot.", ["A nurse", "the INA"]),
        ("A nurse told the White House that Turkish jets had bombed the depot.", ["A nurse"]),
        ("A nurse told the Security Council that Turkish jets had bombed the depot.", ["A nurse"]),
        ("A nurse told The Hague tribunal that Turkish jets had bombed the depot.", ["A nurse"]),
        ("Turkish jets bombed the depot, Al-Jarida reported.", ["Al-Jarida"]),
        ("Turkish jets, Ahmed al-Assadi said, bombed the depot.", ["Ahmed al-Assadi"]),
        ("Two spoke. One, a senator, said that Turkish jets had bombed the depot.", ["a senator"]),
        ("Two spoke. One said that Turkish jets had bombed the depot.", ["One"]),
        ("Turkish jets have bombed the depot. That is according to the interior ministry.", ["the interior ministry"]),
        ("Turkish jets have bombed the depot. That is one more, according to the interior ministry.", []),
        ("In this statement has come that Turkish jets bombed the depot.", ["this statement"]),
        ("The network Ahd, narrating from eyewitnesses, reported that Turkish jets bombed the depot.",
         ["eyewitnesses", "The network Ahd"]),
        ("State television crowed that Turkish jets had bombed the depot.", ["State television"]),
        ('"Turkish jets have bombed the depot," snarled the governor.', ["the governor"]),
        ("The aide rejoined the party after Turkish jets bombed the depot.", []),
        ("“They were asleep. Turkish jets bombed the depot.” ― Jane Doe", ["Jane Doe"]),
        ('"Turkish jets bombed the depot" — a tweet that nobody saw', []),
        ("“DOE: Turkish jets bombed the depot.", ["DOE"]),
    ],
)  # fmt: skip
def test_who_says_it_by_name_and_mark(text, mouths):
    assert chain(text, "bombed") == mouths


def test_who_warns_behind_what_he_stresses_is_the_same():
    text = 'The president stressed that Turkish jets had bombed the depot, and warned: "We will not forget it."'
    reading = polybius.pipeline.read(from_text(text, language="en"))

    assert {reading.words(one.source.span) for one in reading.attributions if one.source} == {"The president"}


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # when it was said stands behind what is wholly quoted, and behind a comma
        ('The mayor said that "all is well" after Turkish jets bombed the depot.', []),
        ("The army admitted that it had left, after three days in which Turkish jets bombed the depot.", []),
        ('"They fled after Turkish jets bombed the depot," the mayor said.', ["the mayor"]),
        ('The mayor said troops fled "like hares" after Turkish jets bombed the depot.', ["The mayor"]),
        # a place before a colon is a heading, also where somebody tells an outlet
        ("18:10 - Balad: Turkish jets bombed the depot, an Iraqi colonel tells Reuters.",
         ["an Iraqi colonel", "Reuters"]),
        ("The inspector general wrote that Turkish jets had bombed the depot, according to Central Command.",
         ["Central Command", "The inspector general"]),
    ],
)  # fmt: skip
def test_who_tells_it_and_when(text, mouths):
    assert chain(text, "bombed") == mouths
