"""Worlds made up: happenings between two parties, and reports that tell them with the faults that reports have.

What real sets lack - days, places and parties of many happenings of one kind, of which it is known which telling is of
which - is drawn here from a declared model of how tellings differ (``FAULTS``). No sentence is from anywhere.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

from polybius.resources import table
from polybius.schema import Count, Document, Event, Party, Place, Reading, Run, Sentence, Span, event_id

RUN = Run("made", "made", "made", "made", "made")
# The probability of each way in which a telling differs from what happened.
FAULTS = {
    "side named by its state alone": 0.25,
    "side not known": 0.2,
    "day of another time zone": 0.2,
    "days up to the report alone": 0.25,
    "some day of a week": 0.1,
    "not after the report": 0.08,
    "place left out": 0.4,
    "count of another day": 0.5,
}
DYADS = (
    (("USAMIL", "USAGOV"), ("IRNMIL", "IRNGOV"), {"IRQ": ("Baghdad", "Basra", "Mosul"), "SYR": ("Homs", "Palmyra")}),
    (("RUSMIL", "RUSGOV"), ("UKRMIL", "UKRGOV"), {"UKR": ("Odesa", "Kharkiv", "Lviv"), "RUS": ("Belgorod", "Kursk")}),
    (("INDMIL", "INDGOV"), ("PAKMIL", "PAKGOV"), {"IND": ("Jammu", "Amritsar", "Uri"), "PAK": ("Lahore", "Sialkot")}),
    (("SAUMIL", "SAUGOV"), ("YEMREB", "YEMGOV"), {"YEM": ("Aden", "Sanaa", "Taiz"), "SAU": ("Najran", "Abha")}),
)
# Type -> modes, the triggers that tell it, whether it is something said.
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "ASSAULT": (("aerial", "heavy-weapons"), ("attack", "strike", "hit", "bombed", "killed", "raid"), False),
    "COERCE": (("arrest",), ("arrested", "detained", "seized", "held"), False),
    "SANCTION": (("discontinue",), ("suspended", "halted", "stopped", "ended"), False),
    "AID": (("military",), ("trained", "helped", "supplied"), False),
    "CONSULT": ((), ("met", "talked", "visited", "called"), False),
    "ACCUSE": ((), ("accused", "condemned", "blamed", "denounced"), True),
    "REQUEST": ((), ("demanded", "urged", "asked", "called"), True),
    "REJECT": ((), ("rejected", "denied", "refused"), True),
    "AGREE": ((), ("agreed", "promised", "pledged"), True),
}
CHORUS = ("FRAGOV", "CHNGOV", "BRAGOV", "TURGOV")
START = dt.date(2031, 1, 1)


@dataclass(frozen=True)
class Happening:
    kind: str
    mode: tuple[str, ...]
    actor: str
    recipient: str
    day: dt.date
    place: tuple[str, str]  # and its country
    about: tuple[str, ...]
    hurt: int | None


def world(seed: int, happenings: int = 14) -> tuple[list[Reading], dict[str, Hashable]]:
    """The reports of one made world, and which happening each event of them tells."""
    chance = random.Random(seed)
    sides, others, grounds = chance.choice(DYADS)
    cities = [(city, country) for country, held in grounds.items() for city in held]
    words = [row["lemma"] for row in table("lexicon/vocabulary") if row["upos"] == "NOUN" and len(row["lemma"]) > 4]
    held = [_happening(chance, sides, others, cities, words) for _ in range(happenings)]
    held += [_next(chance, one, cities, words) for one in chance.sample(held, happenings // 2)]
    told: list[tuple[dt.date, int]] = []
    for number, one in enumerate(held):
        for _ in range(chance.choice((1, 1, 2, 3, 4))):
            told.append((one.day + dt.timedelta(days=min(40, int(chance.expovariate(0.25)))), number))
    readings, truth = [], {}
    for at, (day, number) in enumerate(sorted(told)):
        reading = _report(chance, f"w{seed}-{at}", day, held[number], words)
        readings.append(reading)
        truth[reading.events[0].id] = f"{seed}:{number}"
    return readings, truth


def _happening(chance: random.Random, sides: Any, others: Any, cities: Any, words: list[str]) -> Happening:
    kind = chance.choice(list(KINDS))
    one, other = (sides, others) if chance.random() < 0.5 else (others, sides)
    mode = chance.choice(KINDS[kind][0]) if KINDS[kind][0] else None
    return Happening(
        kind, (mode,) if mode else (), chance.choice(one), chance.choice(other),
        START + dt.timedelta(days=chance.randrange(60)), chance.choice(cities), tuple(chance.sample(words, 7)),
        chance.randrange(1, 60) if kind == "ASSAULT" else None,
    )  # fmt: skip


def _next(chance: random.Random, one: Happening, cities: Any, words: list[str]) -> Happening:
    """Another happening of the same kind between the same two: days later, the same day elsewhere, or said that day."""
    speech = KINDS[one.kind][2]
    if speech and chance.random() < 0.4:  # somebody else says the same
        return replace(one, actor=chance.choice(CHORUS))
    elsewhere = not speech and chance.random() < 0.4
    place = chance.choice([city for city in cities if city != one.place]) if elsewhere else one.place
    least = 0 if speech or elsewhere else 2
    later = one.day + dt.timedelta(days=0 if elsewhere else least + int(chance.expovariate(0.3)))
    about = tuple(chance.sample(one.about, 2)) + tuple(chance.sample(words, 5))
    return Happening(
        one.kind,
        one.mode,
        one.actor,
        one.recipient,
        later,
        place,
        about,
        chance.randrange(1, 60) if one.hurt else None,
    )


def _report(chance: random.Random, id: str, day: dt.date, one: Happening, words: list[str]) -> Reading:
    def faulty(name: str) -> bool:
        return chance.random() < FAULTS[name]

    trigger_word = chance.choice(KINDS[one.kind][1])
    said = [
        trigger_word,
        *chance.sample(one.about, chance.randrange(*((3, 6) if KINDS[one.kind][2] else (0, 5)))),
        *chance.sample(words, chance.randrange(3, 8)),
    ]
    text = " ".join(said) + "."
    document = Document(id, text, uri=id, publisher=id, published=day, earliest=day, latest=day)
    trigger = Span(0, len(trigger_word))
    places = () if faulty("place left out") else (_place(*one.place, trigger),)
    earliest, latest = _days(one, day, faulty)
    hurt = None
    if one.hurt and chance.random() < 0.6:
        hurt = one.hurt + (chance.randrange(1, 40) if faulty("count of another day") else 0)
    host = one.place[1] if KINDS[one.kind][0] else None
    kind = next(row for row in table("ontology/types") if row["id"] == one.kind)
    event = Event(
        id=event_id(document, trigger), sentence=0, trigger=trigger, event_type=one.kind, modes=one.mode, contexts=(),
        quad=int(kind["quad"]), score=float(kind["score"]), actors=_side(one.actor, trigger, faulty),
        recipients=_side(one.recipient, trigger, faulty), reciprocal=False, host=host, place=0 if places else None,
        timex=None, earliest=earliest, latest=latest, dated_by="timex",
        counts=(Count("injured", hurt, hurt, trigger),) if hurt else (), factuality="CT+", factuality_by=(),
        auxiliary=(), attributions=(), confidence=0.9, coder="made", ended=None,
    )  # fmt: skip
    return Reading(document, RUN, sentences=(Sentence(Span(0, len(text)), 0, 0),), places=places, events=(event,))


def _days(one: Happening, day: dt.date, faulty: Any) -> tuple[dt.date | None, dt.date]:
    near = dt.timedelta(days=1)
    if faulty("not after the report"):
        return None, day
    if faulty("some day of a week"):
        start = one.day - dt.timedelta(days=one.day.weekday())
        return start, start + dt.timedelta(days=6)
    if (day - one.day).days <= 2 and faulty("days up to the report alone"):
        return day - 2 * near, day
    told = one.day - near if faulty("day of another time zone") else one.day
    return told, told


def _side(code: str, span: Span, faulty: Any) -> tuple[Party, ...]:
    if faulty("side not known"):
        return ()
    code = code[:3] if faulty("side named by its state alone") else code
    return (Party(span, code, code, code[:3], code[3:] or None),)


def _place(name: str, country: str, span: Span) -> Place:
    return Place(span, name, "city", country, None, None, None, None, "city")
