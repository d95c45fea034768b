"""Names that several bear: of which state a body or town is, by what else a report names. Built by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import polybius
from polybius.actors import resolve
from polybius.actors.towns import places_of
from tests.reading import reading_of


def told(names: list[tuple[str, str]], said: str = "said") -> dict[str, str | None]:
    """Words -> code of the entity, of names in sentences "NAME said it."; GPE, LOC and ORG are the model's mentions."""
    blocks = []
    for name, _ in names:
        words = name.split()
        rows = [f"{word} {word} PROPN NNP {len(words)} compound" for word in words[:-1]]
        rows.append(f"{words[-1]} {words[-1]} PROPN NNP {len(words) + 1} nsubj")
        blocks.append("\n".join([*rows, f"{said} say VERB VBD 0 root", f". . PUNCT . {len(words) + 1} punct"]))
    mentions = [(name, kind, None) for name, kind in names if kind]
    reading = resolve(reading_of("\n\n".join(blocks), mentions=mentions))
    codes = {}
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        codes[reading.words(mention.span)] = entity.code if entity else None
    return codes


@pytest.mark.parametrize(
    ("others", "code"),
    [
        (["Narendra Modi", "India"], "INDPTY"),  # the party
        (["Peru"], "PERLEG"),
        (["Joe Biden", "India"], "USALEG"),  # as many names of either: the tables' first
        ([], "USALEG"),
    ],
)
def test_congress_is_that_of_the_state_that_the_report_names_most(others, code):
    assert told([("Congress", ""), *((name, "") for name in others)])["Congress"] == code


def test_a_county_is_none_of_the_state_or_capital_whose_name_it_bears():
    assert told([("Nassau County", "GPE"), ("Police", "")]) == {"Nassau County": None, "Police": "USACOP"}


def test_a_capitals_name_with_a_state_behind_it_is_a_town_of_that_state():
    rows = """
Police police NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
in in ADP IN 4 case
Moscow Moscow PROPN NNP 2 obl
, , PUNCT , 6 punct
Idaho Idaho PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
    reading = resolve(reading_of(rows, mentions=[("Moscow", "GPE", None), ("Idaho", "GPE", None)]))

    police = next(mention for mention in reading.mentions if mention.kind == "AGENT")
    assert police.entity == "USACOP"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["Paris", "Texas", "Lamar County"], "USACOP"),  # its own state is named, and another place there
        (["Paris", "Texas", "France"], "FRACOP"),  # the text names the state whose capital it is
        (["Paris", "Dallas"], "FRACOP"),  # one other town is no sign enough
        (["Georgia", "Barrow County", "Tulsa"], "USACOP"),  # a state of the Union
        (["Georgia", "Tbilisi"], "GEOCOP"),
    ],
)
def test_a_capitals_or_states_namesake_is_meant_where_other_places_lie_beside_it(names, code):
    # "Paris police said": whose the police are, is told by the name before them
    found = told([(f"{names[0]} police", ""), *((name, "GPE") for name in names)])

    assert found[f"{names[0]} police"] == code


@pytest.mark.parametrize(
    ("uri", "before", "expected"),
    [
        ("https://news.example.ca/1", "", "CANCOP"),  # the town of the paper's country
        ("https://news.example.ca/1", "British", "GBRCOP"),  # the text names the state whose capital it is
        ("https://news.example.com/1", "", "GBRCOP"),  # an ending of the world
    ],
)
def test_a_capitals_name_is_the_town_of_the_papers_country_where_nothing_names_the_capitals(uri, before, expected):
    rows = f"""
{before or "Local"} local ADJ JJ 2 amod
police police NOUN NNS 3 nsubj
fired fire VERB VBD 0 root
in in ADP IN 5 case
London London PROPN NNP 3 obl
. . PUNCT . 3 punct

Officers officer NOUN NNS 2 nsubj
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
    made = reading_of(rows, mentions=[("London", "GPE", None)])
    reading = resolve(replace(made, document=replace(made.document, uri=uri)))

    police = next(mention for mention in reading.mentions if mention.kind == "AGENT")
    assert police.entity == expected


def test_a_town_lies_in_the_country_that_the_report_names():
    assert told([("Punjab farmers", ""), ("Punjab", "GPE"), ("India", "")])["Punjab farmers"] == "INDAGR"


def test_places_of_a_name_are_known_best_first():
    assert places_of("Punjab")[:2] == (("PAK", "Punjab"), ("IND", "Punjab"))
    assert places_of("the North") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [("Rebels in Libya fired Grad rockets at the port.", False), ("Hezbollah rockets hit the port of Haifa.", True)],
)
def test_the_make_of_a_weapon_is_nobody(text, named):
    reading = polybius.read(text, published="2020-05-13")

    assert ({"Grad", "Hezbollah"} & {entity.name for entity in reading.entities} != set()) is named
