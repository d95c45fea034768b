"""Worlds made up: happenings between two parties, and reports that tell them with the faults that reports have.

What real sets lack - days, places and parties of many happenings of one kind, of which it is known which telling is of
which - is drawn here from a declared model of how tellings and readings of them differ (``FAULTS``). No
sentence is from anywhere.
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
# The probability of each way in which a telling differs from what happened, near what the readings of the sample
# reports' development half and of our own affairs (corpus/stories, dev) show.
FAULTS = {
    "side named by its state alone": 0.2,
    "side not known": 0.3,
    "another party on a side": 0.03,
    "sides turned round": 0.02,
    "day of another time zone": 0.1,
    "day left open": 0.45,  # of the news of the day; by the way it is LOOKS_BACK
    "some day of a week": 0.1,
    "place left out": 0.5,
    "place misread": 0.02,
    "another mode": 0.15,
    "another kind": 0.06,
    "count of another day": 0.5,
    "told again in the report": 0.35,
}
LOOKS_BACK = {"its day": 0.35, "its month": 0.15, "not after the report": 0.4, "the days of the report": 0.1}
DYADS = (
    (("USAMIL", "USAGOV"), ("IRNMIL", "IRNGOV"), {"IRQ": ("Baghdad", "Basra", "Mosul"), "SYR": ("Homs", "Palmyra")}),
    (("RUSMIL", "RUSGOV"), ("UKRMIL", "UKRGOV"), {"UKR": ("Odesa", "Kharkiv", "Lviv"), "RUS": ("Belgorod", "Kursk")}),
    (("INDMIL", "INDGOV"), ("PAKMIL", "PAKGOV"), {"IND": ("Jammu", "Amritsar", "Uri"), "PAK": ("Lahore", "Sialkot")}),
    (("SAUMIL", "SAUGOV"), ("YEMREB", "YEMGOV"), {"YEM": ("Aden", "Sanaa", "Taiz"), "SAU": ("Najran", "Abha")}),
)
# Type -> modes, the triggers that tell it, whether it is something said.
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "ASSAULT": (
        ("aerial", "heavy-weapons"),
        ("attack", "strike", "hit", "bombed", "killed", "raid", "blast", "shelled", "fired", "wounded", "died", "blew"),
        False,
    ),
    "COERCE": (("arrest", "curtail"), ("arrested", "detained", "seized", "held", "closed", "stormed", "banned"), False),
    "SANCTION": (
        ("discontinue", "expel"),
        ("suspended", "halted", "stopped", "ended", "expelled", "recalled", "cut", "froze"),
        False,
    ),
    "AID": (("military",), ("trained", "helped", "supplied", "sent", "delivered", "gave"), False),
    "CONSULT": ((), ("met", "talked", "visited", "called", "received", "discussed", "summoned", "talks"), False),
    "PROTEST": (("demo",), ("marched", "protested", "gathered", "rallied", "demonstration", "march"), False),
    "ACCUSE": ((), ("accused", "condemned", "blamed", "denounced", "charged", "criticised", "slammed"), True),
    "REQUEST": ((), ("demanded", "urged", "asked", "called", "appealed", "pressed", "begged"), True),
    "REJECT": ((), ("rejected", "denied", "refused", "dismissed", "ruled"), True),
    "THREATEN": ((), ("warned", "vowed", "threatened", "promised", "said"), True),
    "AGREE": ((), ("agreed", "promised", "pledged", "signed", "accepted", "said"), True),
}
WEIGHTS = {"ASSAULT": 5, "ACCUSE": 3, "REQUEST": 3, "CONSULT": 2, "SANCTION": 2}  # how often beside the others' 1
KIN = {"ASSAULT": "COERCE", "COERCE": "ASSAULT", "AGREE": "SUPPORT", "REQUEST": "SANCTION"}
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
    triggers: tuple[str, ...]
    hurt: int | None


@dataclass(frozen=True)
class Scene:
    """What the happenings of a world are drawn from."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    cities: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    topic: tuple[str, ...]  # words that every report of the affair can have


def world(seed: int, happenings: int = 16) -> tuple[list[Reading], dict[str, Hashable]]:
    """The reports of one made world, and which happening each event of them tells."""
    chance = random.Random(seed)
    one, other, grounds = chance.choice(DYADS)
    cities = tuple((city, country) for country, held in grounds.items() for city in held)
    words = tuple(
        row["lemma"] for row in table("lexicon/vocabulary") if row["upos"] == "NOUN" and len(row["lemma"]) > 4
    )
    scene = Scene((one, other), cities, words, tuple(chance.sample(words, 12)))
    held = [_happening(chance, scene) for _ in range(happenings)]
    held += [_next(chance, one, scene) for one in chance.sample(held, happenings // 2)]
    held.sort(key=lambda one: one.day)
    readings, truth = [], {}
    for number, one in enumerate(held):
        for at in range(chance.choice((0, 1, 1, 2, 3))):
            day = one.day + dt.timedelta(days=min(40, int(chance.expovariate(0.6))))
            beside = _beside(chance, held, number, day)
            reading, told = _report(chance, f"w{seed}-{number}-{at}", day, [(n, held[n]) for n in beside], scene)
            readings.append(reading)
            truth |= {event: f"{seed}:{n}" for event, n in told.items()}
    return readings, truth


def _beside(chance: random.Random, held: list[Happening], number: int, day: dt.date) -> list[int]:
    """What a report tells: its news, what was said of it or happened these days, and some background."""
    near = [n for n, one in enumerate(held) if n != number and 0 <= (day - one.day).days <= 3]
    before = [n for n, one in enumerate(held) if n != number and 3 < (day - one.day).days <= 40]
    return [
        number,
        *chance.sample(near, min(len(near), chance.choice((0, 1, 2, 3)))),
        *chance.sample(before, min(len(before), chance.choice((0, 0, 1, 2)))),
    ]


def _happening(chance: random.Random, scene: Scene) -> Happening:
    kind = chance.choices(list(KINDS), [WEIGHTS.get(kind, 1) for kind in KINDS])[0]
    one, other = scene.sides if chance.random() < 0.5 else scene.sides[::-1]
    mode = chance.choice(KINDS[kind][0]) if KINDS[kind][0] else None
    return Happening(
        kind, (mode,) if mode else (), chance.choice(one), chance.choice(other),
        START + dt.timedelta(days=chance.randrange(60)), chance.choice(scene.cities),
        (*chance.sample(scene.topic, 3), *chance.sample(scene.words, 4)), _triggers(chance, kind),
        chance.choice((1, 2, *range(1, 60))) if kind == "ASSAULT" else None,
    )  # fmt: skip


def _triggers(chance: random.Random, kind: str) -> tuple[str, ...]:
    """The words that tell one happening: some of those that tell its kind."""
    return tuple(chance.sample(KINDS[kind][1], 3))


def _next(chance: random.Random, one: Happening, scene: Scene) -> Happening:
    """Another happening of the same kind between the same two: days later, the same day elsewhere, said that day too,
    or paid back in kind."""
    speech = KINDS[one.kind][2]
    about = (*chance.sample(one.about, 2), *chance.sample(scene.topic, 2), *chance.sample(scene.words, 3))
    again = replace(one, about=about, triggers=_triggers(chance, one.kind), hurt=one.hurt and chance.randrange(1, 60))
    drawn = chance.random()
    if speech and drawn < 0.35:  # somebody else says the same
        return replace(one, actor=chance.choice(CHORUS), triggers=again.triggers)
    if speech and drawn < 0.7:  # they say something else as well
        return replace(again, day=one.day + dt.timedelta(days=chance.randrange(2)))
    later = one.day + dt.timedelta(days=2 + int(chance.expovariate(0.3)))
    if drawn > 0.8:
        return replace(again, actor=one.recipient, recipient=one.actor, day=later)
    if not speech and drawn < 0.4:
        return replace(again, place=chance.choice([city for city in scene.cities if city != one.place]))
    return replace(again, day=later)


def _report(
    chance: random.Random, id: str, day: dt.date, listed: list[tuple[int, Happening]], scene: Scene
) -> tuple[Reading, dict[str, int]]:
    """A report of a day with a sentence for each telling, and which happening each of its events tells."""
    told = [(n, one, False) for n, one in listed]
    told += [(n, one, True) for n, one in listed if chance.random() < FAULTS["told again in the report"]]
    sentences = [_words(chance, one, scene) for _, one, _ in told]
    text = " ".join(sentences)
    document = Document(id, text, uri=id, publisher=id, published=day, earliest=day, latest=day)
    places: list[Place] = []
    events, spans, start = [], [], 0
    for index, ((_, one, again), sentence) in enumerate(zip(told, sentences, strict=True)):
        trigger = Span(start, start + len(sentence.split(" ", 1)[0]))
        spans.append(Sentence(Span(start, start + len(sentence)), index, index))
        start += len(sentence) + 1
        events.append(_event(chance, document, one, index, trigger, places, scene, again))
    reading = Reading(document, RUN, sentences=tuple(spans), places=tuple(places), events=tuple(events))
    return reading, {event.id: n for event, (n, _, _) in zip(events, told, strict=True)}


def _words(chance: random.Random, one: Happening, scene: Scene) -> str:
    speech = KINDS[one.kind][2]
    said = [
        chance.choice(one.triggers),
        *chance.sample(one.about, chance.randrange(*((2, 6) if speech else (0, 5)))),
        *chance.sample(scene.words, chance.randrange(3, 8)),
    ]
    return " ".join(said) + "."


def _event(
    chance: random.Random, document: Document, one: Happening, sentence: int, trigger: Span, places: list[Place],
    scene: Scene, again: bool,
) -> Event:  # fmt: skip
    def faulty(name: str) -> bool:
        return chance.random() < FAULTS[name]

    speech = KINDS[one.kind][2]
    place = None
    if not speech and not faulty("place left out"):
        place = len(places)
        places.append(_place(*(chance.choice(scene.cities) if faulty("place misread") else one.place), trigger))
    actors = _side(chance, one.actor, trigger, scene, faulty, sure=speech)  # who says it is seldom misread
    recipients = _side(chance, one.recipient, trigger, scene, faulty)
    if not speech and faulty("sides turned round"):
        actors, recipients = recipients, actors
    hurt = None
    if one.hurt and chance.random() < 0.5:
        hurt = one.hurt + (chance.randrange(1, 40) if faulty("count of another day") else 0)
    name = KIN.get(one.kind, one.kind) if faulty("another kind") else one.kind
    kind = next(row for row in table("ontology/types") if row["id"] == name)
    earliest, latest, exact = _days(chance, one, document.published or one.day, again, faulty)
    mode = (chance.choice(KINDS[one.kind][0]),) if one.mode and faulty("another mode") else one.mode
    return Event(
        id=event_id(document, trigger), sentence=sentence, trigger=trigger, event_type=name, modes=mode, contexts=(),
        quad=int(kind["quad"]), score=float(kind["score"]), actors=actors, recipients=recipients, reciprocal=False,
        host=None if speech or chance.random() < 0.5 else one.place[1], place=place, timex=None,
        earliest=earliest, latest=latest, dated_by="timex" if exact else "document",
        counts=(Count("injured", hurt, hurt, trigger),) if hurt else (), factuality="CT+", factuality_by=(),
        auxiliary=(), attributions=(), confidence=0.9, coder="made", ended=None,
    )  # fmt: skip


def _days(
    chance: random.Random, one: Happening, day: dt.date, again: bool, faulty: Any
) -> tuple[dt.date | None, dt.date, bool]:
    """The days as they are read, and whether the text tells them."""
    near = dt.timedelta(days=1)
    if ((day - one.day).days <= 2 and faulty("day left open")) or (again and chance.random() < 0.3):
        return day - 2 * near, day, False
    if (day - one.day).days > 2 or again:
        how = chance.choices(list(LOOKS_BACK), list(LOOKS_BACK.values()))[0]
        if how == "not after the report":
            return None, day, False
        if how == "the days of the report":
            return day - 2 * near, day, False
        if how == "its month":
            following = (one.day.replace(day=1) + 32 * near).replace(day=1)
            return one.day.replace(day=1), following - near, True
    if faulty("some day of a week"):
        start = one.day - dt.timedelta(days=one.day.weekday())
        return start, start + dt.timedelta(days=6), True
    told = one.day - near if faulty("day of another time zone") else one.day
    return told, told, True


def _side(
    chance: random.Random, code: str, span: Span, scene: Scene, faulty: Any, *, sure: bool = False
) -> tuple[Party, ...]:
    if faulty("side not known") and (not sure or faulty("side not known")):
        return ()
    if faulty("another party on a side") and (not sure or faulty("another party on a side")):
        code = chance.choice([*scene.sides[0], *scene.sides[1], *CHORUS])
    code = code[:3] if faulty("side named by its state alone") else code
    return (Party(span, code, code, code[:3], code[3:] or None),)


def _place(name: str, country: str, span: Span) -> Place:
    return Place(span, name, "city", country, None, None, None, None, "city")
