"""Whom each side of a story names as its doer, and whom its title names: what an accuser says is the accuser's."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

import polybius
from polybius.schema import Entity, Span
from polybius.store import rows
from tests.stories.made import report

HIT: dict[str, Any] = {"type": "ASSAULT", "recipients": ["USAMIL"], "day": "2020-01-03", "place": ("Sandel", "IRQ")}
BANDITS, MILITIA = {"actors": ["bandits:IRQUAF"]}, {"actors": ["militia:IRQPRM"]}
BLAMED = {"says": "blamed for the shelling of Sandel: the militia, by Oslo.", "chain": [("NORGOV", "CT+")]}
DENIED = {"says": "Shelling Sandel was not their work.", "chain": [("militia:IRQPRM", "CT-")], "factuality": "Uu"}
TOLD = {"says": "Shelled Sandel, as many saw."}


def told(id: str, *parts: dict[str, Any]):
    return report(id, HIT | {key: value for part in parts for key, value in part.items()}, publisher=f"The {id}")


@pytest.fixture
def story(store):
    def of(*reports):
        store.add(reports)
        store.link()
        [found] = rows(store.stories())
        return found

    return of


def test_each_side_is_told_with_the_doer_that_it_names_itself(store):
    reports = (
        ("Coastal Agency", "2021-05-04", "Gunmen killed nine Nigerien soldiers in an attack on an army post in Diffa "
         "on Monday, the defence ministry said."),
        ("Niamey Courier", "2021-05-05", "Niger's army blamed Boko Haram for killing nine soldiers in Monday's attack "
         "on an army post in Diffa. A farmer told the Courier that gunmen attacked the army post in Diffa and killed "
         "nine soldiers."),
        ("Lake Post", "2021-05-06", "Boko Haram denied on Wednesday that its fighters had killed nine soldiers in "
         "Monday's attack on the army post in Diffa."),
    )  # fmt: skip
    readings = (polybius.read(text, published=day) for _, day, text in reports)
    store.add(
        dataclasses.replace(reading, document=dataclasses.replace(reading.document, publisher=publisher))
        for reading, (publisher, _, _) in zip(readings, reports, strict=True)
    )
    store.link()

    claims = [
        (row["who"], row["says"], row["actors"], row["recipients"][:1])
        for row in rows(store.claims(event_type="ASSAULT"))
    ]
    assert claims == [
        (["the defence ministry"], "asserts", ["NERUAF"], ["NERMIL"]),
        (["A farmer"], "asserts", ["NERUAF"], ["NERMIL"]),
        (["Niger's army"], "blames", ["boko-haram"], ["NERMIL"]),
        (["Boko Haram"], "denies", ["boko-haram"], ["NERMIL"]),
    ]
    [found] = rows(store.stories(event_type="ASSAULT"))
    assert found["title"] == "NERUAF ASSAULT NERMIL, 2021-05-03, blamed: Boko Haram, denied by Boko Haram"
    assert set(found["actors"]) == {"NERUAF", "boko-haram"}  # who is blamed is still asked for by his name


def test_a_doer_who_stands_in_another_sentence_is_not_named_by_this_mouth(story, store):
    one = told("a", MILITIA, TOLD, {"chain": [("NORGOV", "CT+")]})
    event = one.events[0]
    elsewhere = dataclasses.replace(event.actors[0], span=Span(len(one.document.text) - 3, len(one.document.text)))
    story(dataclasses.replace(one, sentences=(dataclasses.replace(one.sentences[0], span=Span(0, 14)),),
                              events=(dataclasses.replace(event, actors=(elsewhere,)),)))  # fmt: skip

    [row] = rows(store.claims())
    assert (row["actors"], row["recipients"]) == ([], ["USAMIL"])


def test_words_stand_for_a_doer_whom_nobody_knows(story, store):
    story(told("a", TOLD, {"actors": [""]}))

    assert [row["actors"] for row in rows(store.claims())] == [["Shelled"]]


@pytest.mark.parametrize(
    ("reports", "title", "blamed", "denied_by"),
    [
        ([told("a", TOLD, {"actors": []}), told("b", MILITIA, BLAMED)],
         "ASSAULT USAMIL, 2020-01-03, blamed: militia", ["militia"], []),
        ([told("a", MILITIA, BLAMED), told("b", MILITIA, DENIED)],
         "ASSAULT USAMIL, 2020-01-03, blamed: militia, denied by militia", ["militia"], ["militia"]),
        ([told("a", TOLD, BANDITS), told("b", MILITIA, DENIED)],
         "bandits ASSAULT USAMIL, 2020-01-03, blamed: militia, denied by militia", ["militia"], ["militia"]),
        # one who tells it as done names them, too
        ([told("a", MILITIA, TOLD), told("b", MILITIA, BLAMED), told("c", MILITIA, DENIED)],
         "militia ASSAULT USAMIL, 2020-01-03, denied by militia", [], ["militia"]),
        # nobody else tells it, and nobody denies it
        ([told("a", MILITIA, BLAMED)], "militia ASSAULT USAMIL, 2020-01-03", [], []),
        # a denial alone is of them
        ([told("a", MILITIA, DENIED)], "militia ASSAULT USAMIL, 2020-01-03, denied by militia", [], ["militia"]),
        # somebody else's denial does not clear them
        ([told("a", MILITIA, BLAMED), told("b", {"actors": []}, DENIED | {"chain": [("SWEGOV", "CT-")]})],
         "militia ASSAULT USAMIL, 2020-01-03, denied by SWE", [], ["SWE"]),
        # what the reports themselves tell as not done is told so, and denied by nobody
        ([told("a", MILITIA, TOLD, {"factuality": "CT-"})], "militia ASSAULT USAMIL, 2020-01-03", [], []),
        ([told("a", MILITIA, TOLD, {"factuality": "CT-"}), told("b", MILITIA, {"says": "Shelled it."})],
         "militia ASSAULT USAMIL, 2020-01-03, denied by The a", [], ["The a"]),
    ],
)  # fmt: skip
def test_whom_accusers_alone_name_is_blamed_and_no_doer_in_the_title(story, reports, title, blamed, denied_by):
    found = story(*reports)

    assert (found["title"], found["blamed"], found["denied_by"]) == (title, blamed, denied_by)


def test_a_doer_whom_an_analyst_put_in_is_named_by_whoever_tells_it(story, store):
    found = story(told("a", TOLD, {"actors": []}))
    [event] = (row["event_id"] for row in rows(store.events()))
    store.correct(event, "edit", field="actors", value="IRNMIL", who="Ana", why="seen")
    store.link()

    assert [row["title"] for row in rows(store.stories())] == ["IRNMIL ASSAULT USAMIL, 2020-01-03"]
    assert [row["actors"] for row in rows(store.claims(story=found["story_id"]))] == [["IRNMIL"]]


@pytest.mark.parametrize(
    ("words", "code", "who"),
    [
        ("He", "name:ada-berg:NORGOV", "Ada Berg"),
        ("His", "NORGOV", "Norway government"),  # his office
        ("They", "", "They"),  # nobody knows who
        ("Berg", "name:ada-berg:NORGOV", "Berg"),  # words that name somebody stay
    ],
)
def test_a_name_stands_for_words_that_only_point_at_somebody(store, words, code, who):
    known = (Entity("name:ada-berg", "Ada Berg", "NORGOV", "NOR", "GOV", "person"),
             Entity("NORGOV", "Norway government", "NORGOV", "NOR", "GOV", "organ"))  # fmt: skip
    hit = HIT | BANDITS | {"says": f"{words} told of shelling at Sandel.", "chain": [(code, "CT+")]}
    store.add([report("a", hit, entities=known)])
    store.link()

    assert [row["who"] for row in rows(store.claims())] == [[who]]


def test_a_group_that_is_told_by_a_common_noun_is_called_by_its_name(store):
    text = "The jihadist group JNIM released four hostages in Mali on Monday. The group said soldiers had shot a man."
    store.add([polybius.read(text, published="2021-02-10")])
    store.link()

    assert ["JNIM"] in [row["who"] for row in rows(store.claims())]
