"""Ships by name, and names of deeds and weapons that are nobody's. Readings are built by hand."""

from __future__ import annotations

import pytest

from polybius.actors import resolve
from polybius.resources.ships import ships
from tests.reading import reading_of

ESCORT = """
The the DET DT 3 det
INS INS PROPN NNP 3 compound
Tabar Tabar PROPN NNP 4 nsubj
escorted escort VERB VBD 0 root
MV MV PROPN NNP 6 compound
Rosalind Rosalind PROPN NNP 4 obj
. . PUNCT . 4 punct

The the DET DT 2 det
Tabar Tabar PROPN NNP 3 nsubj
left leave VERB VBD 0 root
. . PUNCT . 3 punct
"""
RAID = """
Operation Operation PROPN NNP 3 compound
Sea Sea PROPN NNP 3 compound
Wall Wall PROPN NNP 4 nsubj
began begin VERB VBD 0 root
with with ADP IN 7 case
an a DET DT 7 det
IED IED NOUN NN 4 obl
. . PUNCT . 4 punct
"""


def codes(reading) -> dict[str, str | None]:
    """Words of each mention -> its entity's code, or its id where it has no code."""
    out = {}
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        out[reading.words(mention.span)] = (entity.code or entity.id) if entity else None
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INS Tabar sailed.", [("INS Tabar", ("IND", "ISR"))]),
        ("The USS Dwight D. Eisenhower's jets rose.", [("USS Dwight D. Eisenhower", ("USA",))]),
        ("FS Charles de Gaulle and MV Rosalind met.", [("FS Charles de Gaulle", ("FRA",)), ("MV Rosalind", ())]),
        ("The INSTITUTE said so. An MV is a ship.", []),
    ],
)
def test_the_letters_of_a_navy_and_capital_words_behind_them_name_a_ship(text, expected):
    assert [(text[ship.start : ship.end], ship.states) for ship in ships(text)] == expected


def test_a_ship_of_a_navy_is_its_military_and_no_town_of_that_name():
    mentions = [("Tabar", "GPE", None), ("MV Rosalind", "ORG", None), ("Tabar", "GPE", None)]

    reading = resolve(reading_of(ESCORT, mentions=mentions))

    assert codes(reading) == {"INS Tabar": "INDMIL", "MV Rosalind": "name:mv-rosalind", "Tabar": "INDMIL"}


def test_letters_that_two_navies_share_are_those_of_the_state_that_the_text_names():
    rows = ESCORT.replace("The the DET DT 2 det\nTabar Tabar PROPN", "The the DET DT 2 det\nIsrael Israel PROPN")

    assert codes(resolve(reading_of(rows)))["INS Tabar"] == "ISRMIL"


def test_an_office_behind_the_letters_is_no_ship():
    rows = ESCORT.replace("Tabar Tabar", "Commissioner Commissioner")

    assert "INS Commissioner" not in codes(resolve(reading_of(rows)))


def test_operations_and_weapons_are_nobody():
    mentions = [("Operation Sea Wall", "ORG", None), ("IED", "GPE", None)]

    assert codes(resolve(reading_of(RAID, mentions=mentions))) == {}


def test_a_title_before_a_name_and_the_rest_of_a_bracket_are_no_names():
    rows = """
Commodore Commodore PROPN NNP 3 compound
Ann Ann PROPN NNP 3 compound
Hill Hill PROPN NNP 4 nsubj
led lead VERB VBD 0 root
SEACOM SEACOM PROPN NNP 7 compound
) ) PUNCT -RRB- 5 punct
Squadron Squadron PROPN NNP 4 obj
"""
    mentions = [("Commodore", "PER", None), ("Ann Hill", "PER", None), ("SEACOM) Squadron", "ORG", None)]

    assert {"Commodore", "SEACOM) Squadron"}.isdisjoint(codes(resolve(reading_of(rows, mentions=mentions))))


MEANT = """
The the DET DT 2 det
warship warship NOUN NN 3 nsubj
ordered order VERB VBD 0 root
them they PRON PRP 3 obj
to to PART TO 6 mark
stop stop VERB VB 3 xcomp
. . PUNCT . 3 punct
"""


def test_the_warship_is_the_ship_of_a_navy_named_last():
    assert codes(resolve(reading_of(ESCORT + MEANT)))["The warship"] == "INDMIL"


def test_a_warship_without_a_name_before_it_has_no_state():
    rows = "\nPeru Peru PROPN NNP 2 nsubj\nwatched watch VERB VBD 0 root\n. . PUNCT . 2 punct\n"

    assert codes(resolve(reading_of(rows + MEANT)))["The warship"] is None


def test_soldiers_who_are_sent_somewhere_are_not_of_the_state_they_go_to():
    rows = """
Forty forty NUM CD 2 nummod
soldiers soldier NOUN NNS 3 nsubj
{0} {1} VERB VBD 0 root
{2} {2} ADP IN 5 case
Niger Niger PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
    rested, departed = (
        codes(resolve(reading_of(rows.format(*words))))["Forty soldiers"]
        for words in (("rested", "rest", "in"), ("departed", "depart", "in"))
    )

    assert (rested, departed) == ("NERMIL", None)


def test_the_dollars_of_a_state_are_not_the_state():
    rows = """
US$ US$ SYM $ 2 compound
4 4 NUM CD 3 nummod
left leave VERB VBD 0 root
"""
    assert codes(resolve(reading_of(rows, mentions=[("US$", "GPE", None)]))) == {}


def test_a_name_in_a_list_of_places_is_a_place():
    rows = """
In in ADP IN 2 case
Lima Lima PROPN NNP 5 obl
and and CCONJ CC 4 cc
Sarmin Sarmin PROPN NNP 2 conj
rested rest VERB VBD 0 root
"""
    reading = resolve(reading_of(rows, mentions=[("Lima", "GPE", None), ("Sarmin", "PER", None)]))

    assert {reading.words(m.span): m.kind for m in reading.mentions}["Sarmin"] == "GPE"
