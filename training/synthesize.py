"""Made-up sentences of news about conflict and diplomacy, for the names in them: frames filled from tables."""

from __future__ import annotations

import random
import re
from pathlib import Path

from data import Example
from names import Names
from ner import OUTSIDE, Reader, possible, tokens

TABLES = Path(__file__).parent / "tables"

# Slot -> the kind of its words; the other slots are words outside any name.
KINDS = {
    "org": "ORG", "igo": "ORG", "ngo": "ORG", "media": "ORG", "firm": "ORG", "party": "ORG", "group": "ORG",
    "state": "GPE", "city": "GPE", "capcity": "GPE", "smallcity": "GPE", "region": "GPE",
    "loc": "LOC", "fac": "FAC", "people": "NORP", "demonym": "NORP", "per": "PER", "fam": "PER", "given": "PER",
}  # fmt: skip
ROLES = """president|prime minister|foreign minister|defence minister|defense minister|interior minister|spokesman|
spokeswoman|envoy|ambassador|general|commander|lawmaker|parliament speaker|vice president|oil minister|army chief|
deputy foreign minister|secretary of state|chief negotiator|governor|security adviser|finance minister|judge""".replace(
    "\n", ""
).split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = (
    "two three four five six seven eight nine ten 11 12 14 15 17 20 23 28 30 40 50 64 90 176 200 500 1,000".split()
)

_SLOT = re.compile(r"\{(\w+)\}")
SHARES = {"lower": 0.08, "upper": 0.07, "title": 0.05, "no_article": 0.06, "no_stop": 0.05, "ad": 0.02}


class Synthesizer:
    """Draws sentences; every name is a row of a table, every person composed of a given and a family name."""

    def __init__(self, names: Names, reader: Reader) -> None:
        self.reader = reader
        self.frames = _lines("frames.txt")
        rows = (line.split(" | ") for line in _lines("organisations.txt"))
        self.rows = {kind.lower(): [name.strip() for name in names_.split(";")] for kind, names_ in rows}
        self.people = [
            (given.split(), family.split()) for _, given, family in (x.split(" | ") for x in _lines("people.txt"))
        ]
        self.names = names

    def sentences(self, count: int, rng: random.Random) -> list[Example]:
        """So many sentences."""
        return [self.sentence(rng) for _ in range(count)]

    def sentence(self, rng: random.Random) -> Example:
        """One frame, filled, with the noise of real pages."""
        words: list[str] = []
        labels: list[int] = []
        for part in re.split(r"(\{\w+\})", rng.choice(self.frames)):
            slot = _SLOT.fullmatch(part)
            text = self._fill(slot.group(1), rng) if slot else part
            cut = [text[a:b] for a, b in tokens(text)]
            kind = KINDS.get(slot.group(1)) if slot else None
            if kind == "NORP" and text.replace(".", "") in ("US", "UK"):
                kind = "GPE"  # "U.S. forces": a state's name, also where an adjective could stand
            words += cut
            if kind:
                labels += [possible((kind,), at == 0) for at in range(len(cut))]
            else:
                labels += self.reader.labels(cut, [])
        return self._noisy(words, labels, rng)

    def _fill(self, slot: str, rng: random.Random) -> str:
        if slot in ("per", "fam", "given"):
            return self._person(slot, rng)
        if slot == "capcity":
            return rng.choice(self.rows["city"]).upper()
        if slot == "smallcity":
            return rng.choice(self.names.cities)
        if slot == "state" and rng.random() < 0.35:
            return rng.choice(self.names.countries)
        if slot == "demonym" and rng.random() < 0.35:
            return rng.choice(self.names.demonyms)
        if slot == "city" and rng.random() < 0.3:
            return rng.choice(self.names.capitals)[2]
        if slot in self.rows:
            return rng.choice(self.rows[slot])
        if slot == "people":
            return rng.choice(self.rows["people"])
        if slot == "year":
            return str(rng.randint(1948, 2023))
        return rng.choice({"role": ROLES, "day": DAYS, "month": MONTHS, "num": NUMBERS}[slot])

    def _person(self, slot: str, rng: random.Random) -> str:
        given, family = rng.choice(self.people)
        last = rng.choice(family)
        if slot == "fam":
            return last
        if slot == "given":
            return rng.choice(given)
        draw = rng.random()
        if draw < 0.12:
            return f"{rng.choice(given)} {rng.choice(given)} {last}"
        if draw < 0.17:
            return f"{rng.choice(given)} {rng.choice('ABCDEFGHJKLMPRSTW')}. {last}"
        return f"{rng.choice(given)} {last}"

    def _noisy(self, words: list[str], labels: list[int], rng: random.Random) -> Example:
        draw = rng.random()
        for how, share in SHARES.items():
            if draw < share:
                words, labels = _changed(words, labels, how)
                break
            draw -= share
        else:
            words = [words[0][:1].upper() + words[0][1:], *words[1:]]
        return Example(words, "synthetic", ner=labels)


def _changed(words: list[str], labels: list[int], how: str) -> tuple[list[str], list[int]]:
    if how == "lower":
        return [word.lower() for word in words], labels
    if how == "upper":
        return [word.upper() for word in words], labels
    if how == "title":
        return [
            word if label != OUTSIDE else word[:1].upper() + word[1:] for word, label in zip(words, labels, strict=True)
        ], labels
    if how == "no_article":
        kept = [at for at, word in enumerate(words) if word.lower() not in ("the", "a", "an")]
        return [words[at] for at in kept], [labels[at] for at in kept]
    if how == "no_stop":
        return (words[:-1], labels[:-1]) if words[-1] == "." and len(words) > 1 else (words, labels)
    return ["[", "ad_1", "]", *words], [OUTSIDE] * 3 + labels


def _lines(name: str) -> list[str]:
    return [
        line for line in (TABLES / name).read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
