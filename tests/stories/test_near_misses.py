"""What looks like one happening and is two, and what looks like two and is one: pairs of reports, a trap each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from polybius import pipeline
from polybius.schema import Document
from tests.stories.made import report

USA, KH, IRAN, IRAQ = "USAMIL", "kataib-hezbollah:IRQPRM", "IRNMIL", "IRQMIL"
Told = dict[str, Any]


def _told(
    type: str, says: str, actors: str, recipients: str, day: Any, published: str = "2031-03-20", **more: Any
) -> Told:
    days = {"days": day} if isinstance(day, tuple) else {"day": day}
    made: Told = {
        "type": type,
        "says": says,
        "actors": actors.split(),
        "recipients": recipients.split(),
        "published": published,
    }
    return made | days | more


def camp(day: Any = "2031-03-11", says: str = "Rockets hit the camp at Sandel.", **more: Any) -> Told:
    return _told("ASSAULT", says, "", USA, day, **({"place": ("Sandel", "IRQ"), "modes": ["heavy-weapons"]} | more))


def strike(day: Any = "2031-03-03", says: str = "Strike by a drone killed a commander.", **more: Any) -> Told:
    given = {"place": ("Baghdad", "IRQ"), "modes": ["aerial"]} | more
    return _told("ASSAULT", says, given.pop("actors", USA), given.pop("recipients", KH), day, **given)


def missiles(day: Any = "2031-01-08", says: str = "Missiles struck the air base at Tal Marzuq.", **more: Any) -> Told:
    given = {"place": ("Tal Marzuq", "IRQ"), "modes": ["heavy-weapons"]} | more
    return _told("ASSAULT", says, given.pop("actors", IRAN), given.pop("recipients", USA), day, **given)


def jet(day: Any = "2031-01-08", says: str = "Downed: a passenger jet fell near the capital.", **more: Any) -> Told:
    given = {"modes": ["aerial"], "host": "IRN"} | more
    return _told("ASSAULT", says, given.pop("actors", IRAN), given.pop("recipients", "UKRCVL"), day, **given)


def taken(type: str, says: str, day: Any, **more: Any) -> Told:
    """People taken away, by an armed group and from a school unless told otherwise."""
    given = {"host": "NGA"} | more
    return _told(type, says, given.pop("actors", "NGAUAF"), given.pop("recipients", "NGAEDU"), day, **given)


def hit(says: str, day: Any = "2031-04-02", **more: Any) -> Told:
    """An act of violence of which a telling names one side at most."""
    given = {"host": "LBY", "modes": ["aerial"]} | more
    return _told("ASSAULT", says, given.pop("actors", ""), given.pop("recipients", ""), day, **given)


def halt(day: Any = "2031-01-05", says: str = "Suspended was the training of recruits.", **more: Any) -> Told:
    given = {"modes": ["discontinue"], "host": "IRQ"} | more
    return _told("SANCTION", says, given.pop("actors", USA), given.pop("recipients", IRAQ), day, **given)


def meeting(day: Any = "2031-02-10", says: str = "Met in Amman: the two foreign ministers.", **more: Any) -> Told:
    given = {"actors": "USAGOV", "recipients": "IRQGOV"} | more
    return _told("CONSULT", says, given.pop("actors"), given.pop("recipients"), day, **given)


def said(type: str, says: str, actor: str = "IRNGOV", to: str = "USAGOV", day: Any = "2031-01-05", **more: Any) -> Told:
    return _told(type, says, actor, to, day, **more)


def march(day: Any = "2031-01-24", says: str = "Marched through Karbala: followers of a cleric.", **more: Any) -> Told:
    given = {"place": ("Karbala", "IRQ"), "modes": ["demo"]} | more
    return _told("PROTEST", says, given.pop("actors", "IRQCVL"), given.pop("recipients", "USA"), day, **given)


def expulsion(says: str = "Expelled were four diplomats.", **more: Any) -> Told:
    given = {"modes": ["expel"]} | more
    return _told("SANCTION", says, given.pop("actors", "NOR"), given.pop("recipients", "BLRGOV"), "2031-03-26", **given)


def relief(says: str = "Sent were tents for 40 wounded.", **more: Any) -> Told:
    given = {"counts": {"injured": 40}} | more
    return _told("AID", says, given.pop("actors", "MYS"), "FJI", "2031-03-26", **given)


TWO = [
    ("three days apart, same place, same kind", camp(), camp("2031-03-14")),
    (
        "another attack, told without a day",
        camp(),
        camp(("2031-03-14", "2031-03-16"), dated_by="document", published="2031-03-16"),
    ),
    ("two days apart", camp(), camp("2031-03-13")),
    (
        "a raid on a school, and those arrested for it in the month",
        taken("ASSAULT", "Shot at 39 students of a forestry school.", "2031-03-11", modes=["firearms"]),
        taken(
            "COERCE",
            "Seized in March were 39 students of a forestry school.",
            ("2031-03-01", "2031-03-31"),
            modes=["seize"],
        ),
    ),
    (
        "an abduction, and a curfew on the school in the month",
        taken("ASSAULT", "Abducted were 39 students of a forestry school.", "2031-03-11", modes=["abduct"]),
        taken(
            "COERCE",
            "Shut in March were 39 students of a forestry school.",
            ("2031-03-01", "2031-03-31"),
            modes=["curfew"],
        ),
    ),
    (
        "one side told by each, in two countries",
        hit("Bombed a depot of fuel near the harbour.", actors="TURMIL"),
        hit("Bombed was a depot of fuel near the harbour.", recipients="LBYREB", host="SYR"),
    ),
    (
        "one side told by each, in one country, in other words",
        hit("Bombed a depot of fuel near the harbour.", actors="TURMIL"),
        hit("Killed were two guards of a bank.", recipients="LBYREB", modes=["firearms"]),
    ),
    (
        "one side told by each, three days apart",
        hit("Bombed a depot of fuel near the harbour.", actors="TURMIL"),
        hit("Bombed was a depot of fuel near the harbour.", "2031-04-05", recipients="LBYREB"),
    ),
    ("a week apart with the same number hurt", camp(counts={"injured": 3}), camp("2031-03-18", counts={"injured": 3})),
    ("a month apart", strike("2031-02-03"), strike()),
    ("a year apart", strike("2030-03-03"), strike()),
    ("the same day at two places", camp(), camp(says="Mortars fell on Basra.", place=("Basra", "IRQ"))),
    ("two countries on one night", missiles(), missiles(says="Missiles fell on Erbin.", place=("Erbin", "SYR"))),
    (
        "another doer in the same city",
        strike(),
        strike(says="Police beat students.", actors="IRQCOP", recipients="IRQCVL"),
    ),
    (
        "the answer to an attack is no part of it",
        strike(),
        strike(says="Militia shells the airport.", actors=KH, recipients=USA),
    ),
    ("a range that ends before", strike(("2031-02-20", "2031-03-01")), strike()),
    ("missiles at a base, a jet at home, one morning", missiles(), jet()),
    ("an attack and the threat of one", strike(), strike(auxiliary=["future"])),
    ("an attack and what if there were one", strike(), strike(auxiliary=["hypothetical"])),
    (
        "an attack and the demand for one",
        strike(),
        said("REQUEST", "Demands a strike.", "USAGOV", "USAMIL", "2031-03-03"),
    ),
    ("an attack and its condemnation", strike(), said("ACCUSE", "Condemned the strike.", day="2031-03-03")),
    ("training halted by the one, operations by the other", halt(), halt(actors="IRQMIL", recipients="IRNMIL")),
    (
        "training halted in January and again in March",
        halt(),
        halt("2031-03-20", says="Suspended training for an epidemic."),
    ),
    ("a halt and a resumption", halt(), _told("AID", "Resumed training.", USA, IRAQ, "2031-01-05", host="IRQ")),
    ("two meetings in one week", meeting(), meeting("2031-02-14", says="Met in Cairo: the ministers.")),
    (
        "two ministers meet two guests",
        meeting(),
        meeting(actors="TURGOV", recipients="JORGOV", says="Met: two envoys."),
    ),
    ("a meeting and the promise of one", meeting(), meeting(auxiliary=["future"], says="Meet they will.")),
    (
        "a meeting and an agreement",
        meeting(),
        said("AGREE", "Agreed to share water.", "USAGOV", "IRQGOV", "2031-02-10"),
    ),
    (
        "two statements of one day",
        said("ACCUSE", "Condemned the killing of a general as a crime."),
        said("ACCUSE", "Blamed sanctions for empty pharmacies."),
    ),
    (
        "two demands of one day",
        said("REQUEST", "Urged citizens to leave the country at once."),
        said("REQUEST", "Called on parliament to pass the budget."),
    ),
    (
        "one words for two accusers",
        said("ACCUSE", "Condemned the air raid.", "TURGOV"),
        said("ACCUSE", "Condemned the air raid.", "CHNGOV"),
    ),
    (
        "the same accusation a week later",
        said("ACCUSE", "Accused them of piracy."),
        said("ACCUSE", "Accused them of piracy.", day="2031-01-12"),
    ),
    (
        "two rejections on two questions",
        said("REJECT", "Rejected talks about troops leaving."),
        said("REJECT", "Refused visas to inspectors."),
    ),
    ("two marches a week apart", march(), march("2031-01-31")),
    (
        "two marches of one day in two cities",
        march(),
        march(says="Marched in Basra: oil workers.", place=("Basra", "IRQ"), actors="IRQLAB"),
    ),
    ("a march and the police at it", march(), _told("COERCE", "Arrested were nine.", "IRQCOP", "IRQCVL", "2031-01-24")),
    ("no day in either", camp(None), camp(None)),
    ("another state does the same on the same day", expulsion(), expulsion(actors="SWE")),
    ("the same state does it to another", expulsion(), expulsion(recipients="HUNGOV")),
    ("another state helps with as much", relief(), relief(actors="IDN", counts={"injured": 40})),
    (
        "others struck on the next day",
        taken("COERCE", "Hacked was a bank.", "2031-03-11", actors="RUSCRM", recipients="FINBUS", modes=["cyber"]),
        taken("COERCE", "Hacked was a port.", "2031-03-12", actors="RUSCRM", recipients="ESTGOV", modes=["cyber"]),
    ),
    (
        "diplomats expelled by the one, and by the other in answer",
        halt("2031-01-05", "Expelled: ten diplomats.", actors="USAGOV", recipients="IRQGOV", host=None),
        halt(
            "2031-01-06",
            "Expelled: ten diplomats.",
            actors="IRQGOV",
            recipients="USAGOV",
            host=None,
        ),
    ),
    (
        "sanctions of the one and of the other",
        halt(actors="USAGOV", recipients="IRNGOV", host=None, says="Banned oil trade."),
        halt(actors="EURGOV", recipients="SYRGOV", host=None, says="Banned flights."),
    ),
]

MARCH = ("2031-03-01", "2031-03-31")
ONE = [
    ("the 7th in Washington, the 8th in Baghdad", missiles("2031-01-07"), missiles(recipients="USA", actors="IRN")),
    ("told again a day later", camp(), camp(published="2031-03-21")),
    ("two states together, one of them alone", expulsion(actors="NOR SWE"), expulsion()),
    ("each of the two says it is its own", halt(actors="USA", recipients="IRQ"), halt(actors="USAMIL")),
    ("the state for its army", strike(), strike(actors="USA")),
    ("nobody named as the doer", strike(), strike(actors="")),
    ("nobody named as the victim", strike(), strike(recipients="")),
    (
        "the general and the man beside him",
        strike(recipients="general-a:IRNMIL", says="Strike at the airport kills a general."),
        strike(recipients="leader-b:IRQPRM", says="Strike at the airport kills a leader."),
    ),
    (
        "0 and 11",
        missiles(counts={"injured": 0}),
        missiles(says="Missiles struck and eleven were treated.", counts={"injured": 11}),
    ),
    (
        "11 and 34",
        missiles(counts={"injured": 11}),
        missiles(says="Missiles: 34 with injuries.", counts={"injured": 34}),
    ),
    ("34 and 50", missiles(counts={"injured": 34}), missiles(says="Struck base: 50 hurt.", counts={"injured": 50})),
    ("50 and 109", missiles(counts={"injured": 50}), missiles(says="Missiles hurt 109.", counts={"injured": 109})),
    (
        "harm that is told weeks later without a day",
        missiles(),
        missiles(
            ("2031-01-22", "2031-01-24"),
            "Diagnosed were 34 after the missiles on the air base at Tal Marzuq.",
            counts={"injured": 34},
            dated_by="document",
            published="2031-01-24",
        ),
    ),
    ("eighty dead by the one side, none by the other", missiles(counts={"killed": 80}), missiles(counts={"killed": 0})),
    (
        "a known man's killing, looked back on months later",
        strike(recipients="general-a:IRNMIL", says="Strike at the airport kills a general."),
        strike(
            (None, "2031-07-24"),
            recipients="general-a:IRNMIL",
            says="Killing of a general at the airport.",
            published="2031-07-24",
        ),
    ),
    (
        "an abduction that one report has as an arrest",
        _told("ASSAULT", "Kidnapped students at a college.", "IRQUAF", "IRQEDU", "2031-03-03", place=("Basra", "IRQ")),
        _told("COERCE", "Seized students at a college.", "IRQUAF", "IRQEDU", "2031-03-03", place=("Basra", "IRQ")),
    ),
    (
        "an abduction, and the month in which the men were seized",
        taken("ASSAULT", "Abducted were 39 students of a forestry school.", "2031-03-11", modes=["abduct"]),
        taken("COERCE", "Seized in March were 39 students of a forestry school.", MARCH, modes=["seize"]),
    ),
    (
        "held by those who kidnapped them",
        taken("COERCE", "Detained nurses of the clinic in Yola.", MARCH, modes=["arrest"], recipients="NGAMED"),
        taken(
            "ASSAULT", "Kidnapped nurses of the clinic in Yola.", "2031-03-20", modes=["abduct"], recipients="NGAMED"
        ),
    ),
    (
        "who did it told by the one, whom it hit by the other",
        hit("Bombed a depot of fuel near the harbour.", actors="TURMIL"),
        hit("Bombed was a depot of fuel near the harbour.", recipients="LBYREB"),
    ),
    (
        "the victim named by the one, the killer by the other",
        hit("Killed on the road by a drone: a commander.", recipients="LBYREB"),
        hit("Killed a commander on the road by a drone.", actors="AREMIL"),
    ),
    ("looked back on three weeks later", strike(), strike((None, "2031-03-24"), published="2031-03-24")),
    ("some day of that week", camp(), camp(("2031-03-10", "2031-03-16"))),
    ("the report's own days", camp(), camp(("2031-03-10", "2031-03-12"))),
    ("one names the place, the other the country alone", camp(), camp(place=None, host="IRQ")),
    ("killing and raid", strike(says="Raid at the airport."), strike(says="Killing of a commander at the airport.")),
    ("a denial of it", strike(), strike(factuality="CT-", auxiliary=["negation"])),
    (
        "a jet downed, and denied",
        jet(chain=[("CANGOV", "CT+")]),
        jet(factuality="Uu", auxiliary=["negation"], chain=[("IRNGOV", "CT-")]),
    ),
    ("a jet downed, and admitted", jet(), jet(says="Downed by error: a passenger jet.", chain=[("IRNMIL", "CT+")])),
    (
        "a jet denied, and admitted",
        jet(auxiliary=["negation"], chain=[("IRNGOV", "CT-")]),
        jet(chain=[("IRNGOV", "CT+")]),
    ),
    ("a jet, by the airline's state alone", jet(), jet(recipients="UKR")),
    ("received by the one, given by the other", meeting(), meeting(actors="IRQGOV", recipients="USAGOV")),
    ("a meeting, two days as one range", meeting(), meeting(("2031-02-09", "2031-02-11"))),
    ("training halted, by who is told of it", halt(), halt(actors="USA", recipients="IRQ")),
    ("training halted, and stopped", halt(), halt(says="Stopped: the training of recruits.")),
    ("training halted, no day but the report's", halt(), halt(("2031-01-04", "2031-01-06"))),
    (
        "one accusation in nearly one wording",
        said("ACCUSE", "Condemned the killing of the general as a crime."),
        said("ACCUSE", "Condemned as a crime the killing of its general.", to="USA"),
    ),
    (
        "one demand, told by two papers",
        said("REQUEST", "Urged neighbours to expel foreign troops."),
        said("REQUEST", "Called on neighbours to expel all foreign troops."),
    ),
    ("a march of thousands or a million", march(counts={"protesters": 200000}), march(counts={"protesters": 1000000})),
    ("a march, its aim not told", march(), march(recipients="")),
    ("an attack and the next day's report of it", strike(), strike("2031-03-04")),
    ("a group under its state", strike(recipients="IRQPRM"), strike()),
]


def reported(id: str, told: Told) -> Any:
    event = {name: value for name, value in told.items() if name != "published"}
    return report(id, event, published=told["published"], publisher=f"Paper {id}", text=f"Printed by paper {id}.")


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_two_happenings_stay_two(linked, first, second):
    assert linked(reported("a", first), reported("b", second)) == [{"a.0"}, {"b.0"}]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_one_happening_is_one(linked, first, second):
    assert linked(reported("a", first), reported("b", second)) == [{"a.0", "b.0"}]


@pytest.mark.parametrize(
    ("elsewhere", "stories"),
    [
        (True, [{"a.0", "b.1"}, {"b.0"}]),  # "Rebels met in Sebha. ... The bombing of Murzuq"
        (False, [{"a.0"}, {"b.0"}, {"b.1"}]),  # "Rebels bombed Murzuq"
    ],
)
def test_an_actor_of_another_sentence_is_no_evidence_against_the_actor_that_is_named(linked, elsewhere, stories):
    told = _told("ASSAULT", "Shelled was the town of Murzuq.", "CHDMIL", "LBYMIL", ("2031-03-20", "2031-04-04"))
    first = reported("a", told)
    met = said("CONSULT", "Met in Sebha: rebels.", "LBYREB", "LBYGOV", "2031-04-02")
    again = told | {"actors": ["LBYREB"], "says": "Bombing of the town of Murzuq."}
    again = {name: value for name, value in again.items() if name != "published"}
    second = report("b", {n: v for n, v in met.items() if n != "published"}, again, published="2031-04-05")
    if elsewhere:
        consult, shelling = second.events
        shelling = replace(shelling, actors=tuple(replace(p, span=consult.trigger) for p in shelling.actors))
        second = replace(second, events=(consult, shelling))

    assert linked(first, second) == stories


def test_numbers_that_grow_are_one_story_with_a_series_and_a_rule_makes_one_of_them(store, linked):
    told = [("2031-01-08", 0), ("2031-01-17", 11), ("2031-01-24", 34), ("2031-01-28", 50), ("2031-02-10", 109)]
    linked(
        *(
            report(
                f"r{n}",
                {k: v for k, v in missiles(counts={"injured": n}).items() if k != "published"}
                | {"says": f"Missiles at Tal Marzuq hurt {n}, the Pentagon said.", "chain": [("USAMIL", "CT+")]},
                published=day,
                publisher=f"Paper {n}",
            )
            for day, n in told
        )
    )
    [(story,)] = store.connection.execute("SELECT story_id FROM stories").fetchall()

    (found,) = store.spread(story, rule="latest")
    assert [(one.told.isoformat(), one.value, one.side) for one in found.series] == [(d, n, "USA") for d, n in told]
    assert (found.value, found.sensitivity) == (109, {"min": 0, "median": 34, "max": 109, "latest": 109})
    assert [one.value for one in store.spread(story, rule="min", source="Paper 11")] == [11]
    for source, value in (("USA", 34), ("United States of America", 34), ("Mars", None)):
        assert [one.value for one in store.spread(story, source=source)] == [value]


def test_a_jet_that_was_downed_denied_and_admitted_is_one_story_with_two_sides(store, linked):
    stories = linked(
        reported("a", jet(says="Downed by Iran, Ottawa said: the jet.", chain=[("CANGOV", "CT+")])),
        reported(
            "b",
            jet(says="Downed: Tehran denied it shot at the jet.", chain=[("IRNGOV", "CT-")], auxiliary=["negation"]),
        ),
        reported("c", jet(says="Downed it was, the Guards admitted: the jet.", chain=[("IRNMIL", "CT+")])),
    )
    assert stories == [{"a.0", "b.0", "c.0"}]
    claims = store.connection.execute("SELECT side, says FROM claims ORDER BY ALL").fetchall()
    assert claims == [("CAN", "asserts"), ("IRN", "asserts"), ("IRN", "denies")]


def told_in(id, text):
    return pipeline.read(Document(id, text, uri=id), published="2023-07-03")


def test_as_many_dead_in_a_town_far_away_are_others_however_vague_a_third_report_is(linked):
    found = linked(
        told_in("a", "Bandits killed nine herders in Sokoto on Sunday."),
        told_in("b", "Bandits killed nine herders in Maiduguri on Sunday."),
        told_in("c", "Nine herders were killed by bandits in Nigeria on Sunday."),
    )

    assert not [story for story in found if {"a.0", "b.0"} <= story]
