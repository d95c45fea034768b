"""What a headline and a text have in common, as figures: names, events and other words, the rarer the weightier."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from polybius import resources

BEGINNING = 3_500  # characters of the text; in a long one any word turns up
LEAD = 40  # of the text's words that carry meaning, how many are its lead
FAMILIES_IN = 260  # of them, in how many a word of the same family is looked for
SALIENT = 12  # the text's weightiest words, of which the headline should have some
LEAST, RARE = 0.15, 0.9  # weight of the commonest word, and of one that no table has
NAMELIKE = 0.6  # weight from which a word that the text lacks is taken for a name by its capital alone
OVERLAP = re.compile(r"[^\W_]{4,}")
PREFIX = 5  # letters of which two words of one root are alike
WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.?)+|\d[\d,.]*\d|[^\W_]+(?:['’][a-z]+)?")
ENDINGS = (
    "ations", "ation", "ings", "ing", "ments", "ment", "ities", "ity", "ies", "ied", "ers", "ors", "ions", "ion", "ed",
    "er", "or", "es", "ly", "s", "al", "e", "y",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning."""

    root: str
    written: str
    states: tuple[str, ...]  # whose name or people it is: "Iraqi" and "Baghdad" are of IRQ, "Congolese" of two

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.root, *(f"={state}" for state in self.states))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a headline its text knows, and the figures that this comes to."""

    names: tuple[str, ...]  # of the headline, that the text has; "'Congolese' for Kinshasa" where it has another word
    missing_names: tuple[str, ...]
    words: tuple[str, ...]  # the headline's other words that the text has, or has one like them: "'attack' for raid"
    missing_words: tuple[str, ...]
    features: dict[str, float]


def likeness(title: str, body: str) -> Likeness:
    """How much of a headline's names, events and words stands in the beginning of a text, and how early.

    The features: ``names`` and ``numbers``, the shares found (0.5 without any); ``found`` and ``missed``, the rarity of
    those found and not; ``missed_most``, of the rarest not found; ``known`` and ``lead``, the shares of rarity found in
    the text and in its lead, a word of one family counting ("raid" for "strike"); ``plain``, see ``overlap``;
    ``main``, the share of the text's weightiest words that the headline has; ``few`` and ``short``, of a headline and
    a text of few words.
    """
    tables = _tables(resources.digest())
    text = _Text(body, tables)
    wanted = list({word.root: word for word in reversed(tables.words(title))}.values())[::-1]
    known, missing = _Side(), _Side()
    lead = alike = 0.0
    numbers = [0, 0]
    for word in wanted:
        weight = tables.weight(word.root)
        at = text.place(word)
        like = text.place_of_family(tables.families_of(word.root)) if at is None else None
        side = known if at is not None else missing
        place = at if at is not None else like
        side.add(text.told(word, place), weight, text.is_name(word, weight), like is not None)
        alike += weight if place is not None else 0.0
        lead += weight if place is not None and place < LEAD else 0.0
        if word.root[0].isdigit():
            numbers[0 if at is not None else 1] += 1
    total = known.weight + missing.weight or 1.0
    return Likeness(
        tuple(known.names),
        tuple(missing.names),
        (*known.words, *missing.alike),
        tuple(missing.words),
        {
            "names": _share(len(known.names), len(missing.names)),
            "numbers": _share(*numbers),
            "found": min(1.0, known.weight / 4),
            "missed": min(1.0, missing.weight / 4),
            "missed_most": missing.rarest,
            "known": alike / total,
            "lead": lead / total,
            "plain": overlap(title, body),
            "main": text.main({word.root for word in wanted}),
            "few": 1 / max(1, len(wanted)),
            "short": 1 / (1 + len(text.words) / LEAD),
        },
    )


def overlap(title: str, body: str) -> float:
    """The share of a headline's words of four letters or more that stand in the text as they are written."""
    words = set(OVERLAP.findall(title.lower()))
    return len(words & set(OVERLAP.findall(body.lower()))) / len(words) if words else 0.0


class _Side:
    """The headline's words that the text has, or those that it lacks."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.words: list[str] = []
        self.alike: list[str] = []  # lacked, but one of their family is there
        self.weight = self.rarest = 0.0

    def add(self, words: str, weight: float, name: bool, alike: bool) -> None:
        (self.alike if alike else self.names if name else self.words).append(words)
        self.weight += weight
        self.rarest = max(self.rarest, weight)


class _Text:
    """The beginning of a text, for looking words up."""

    def __init__(self, body: str, tables: _Tables) -> None:
        self.words = tables.words(body[:BEGINNING])
        self.tables = tables
        self.first: dict[str, int] = {}
        self.by_prefix: dict[str, int] = {}
        self.families: dict[str, int] = {}
        for at, word in enumerate(self.words):
            for key in word.keys:
                self.first.setdefault(key, at)
            if len(word.root) >= PREFIX:
                self.by_prefix.setdefault(word.root[:PREFIX], at)
            for family in tables.families_of(word.root) if at < FAMILIES_IN else ():
                self.families.setdefault(family, at)
        self.capitals = {word.written for word in self.words if word.written[0].isupper()}
        self.small = {word.written for word in self.words if word.written[0].islower()}

    def place(self, word: Word) -> int | None:
        """Where a word, another of its root, or another name of its state first stands; None: nowhere."""
        found = [self.first[key] for key in word.keys if key in self.first]
        if not found and len(word.root) >= PREFIX and word.root[:PREFIX] in self.by_prefix:
            found = [self.by_prefix[word.root[:PREFIX]]]
        return min(found, default=None)

    def told(self, word: Word, place: int | None) -> str:
        """The headline's word, with the text's own for it where that is of another root."""
        there = None if place is None else self.words[place]
        other = there is not None and there.root != word.root and there.root[:PREFIX] != word.root[:PREFIX]
        return f"'{there.written}' for {word.written}" if there and other else word.written

    def place_of_family(self, families: tuple[str, ...]) -> int | None:
        return min((self.families[family] for family in families if family in self.families), default=None)

    def is_name(self, word: Word, weight: float) -> bool:
        """Whether a word with a capital is a name: headlines write others with one, too."""
        if not word.written[0].isupper() or word.written.lower() in self.small:
            return False
        if word.written in self.capitals or word.states:
            return True
        # no names: "Missiles", first in its line, "Neighbours" and "Dawn" in one that has capitals throughout
        return weight >= NAMELIKE and word.root not in self.tables.families and word.root not in self.tables.lemmas

    def main(self, roots: set[str]) -> float:
        """The share of the text's weightiest words that are among some."""
        counts = Counter(word.root for word in self.words)
        weights = {
            root: math.log2(1 + n) * self.tables.weight(root) * (1.3 if self.first[root] < LEAD / 2 else 1.0)
            for root, n in counts.items()
        }
        prefixes = {root[:PREFIX] for root in roots if len(root) >= PREFIX}
        top = sorted(weights, key=lambda root: (-weights[root], root))[:SALIENT]
        total = sum(weights[root] for root in top)
        return sum(weights[root] for root in top if root in roots or root[:PREFIX] in prefixes) / (total or 1.0)


class _Tables:
    """Common words, rarity, families of words and names of states, as the tables in use have them."""

    def __init__(self) -> None:
        self.common = {
            row["word"] for name in ("sentence_openers", "title_words") for row in resources.table(f"lexicon/{name}")
        }
        self.rarity = {
            root: float(row["rarity"])
            for row in resources.table("lexicon/word_rarity")
            for root in row["words"].split("|")
        }
        self.families: dict[str, tuple[str, ...]] = {}
        for row in resources.table("lexicon/word_families"):
            for word in row["words"].split("|"):
                held = self.families.get(root_of(word), ())
                self.families[root_of(word)] = held if row["family"] in held else (*held, row["family"])
        self.lemmas = {root_of(row["lemma"]) for row in resources.table("lexicon/vocabulary") if row["upos"] != "PROPN"}
        self.states: dict[str, tuple[str, ...]] = {}
        for name, state in _states():
            held = self.states.get(name, ())
            self.states[name] = held if state in held else (*held, state)

    def families_of(self, root: str) -> tuple[str, ...]:
        """The families of words of a root; of abbreviations, too: "EU"."""
        return self.families.get(root.lower(), ())

    def weight(self, root: str) -> float:
        return self.rarity.get(root, RARE)

    def words(self, text: str) -> list[Word]:
        """The words of a text that carry meaning: "U.S." and "US" are one, "us" is none."""
        return [word for found in WORD.finditer(text) if (word := self._word(found.group())) is not None]

    def _word(self, written: str) -> Word | None:
        if written[0].isdigit():
            return Word(written, written, ())
        plain = re.sub(r"['’][a-z]{0,2}$", "", written.replace(".", ""))
        if 2 <= len(plain) <= 3 and plain.isupper():
            return Word(plain, plain, self.states.get(plain, ()))
        plain = plain.title() if plain.isupper() else plain
        if len(plain) < 3 or plain.lower() in self.common:
            return None
        return Word(root_of(plain), plain, self.states.get(plain, ()))


@functools.lru_cache(maxsize=50_000)
def root_of(word: str) -> str:
    """What words of one root begin with, roughly: "striking", "strikes" and "strike" are one."""
    word = word.lower()
    ending = next((ending for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4), "")
    root = word.removesuffix(ending)
    if len(root) > 2 and root[-1] == root[-2]:
        root = root[:-1]
    return root[:6] if len(root) > 7 else root


def _share(found: int, missed: int) -> float:
    return found / (found + missed) if found + missed else 0.5


def _states() -> Iterator[tuple[str, str]]:
    for row in resources.table("actors/countries"):
        yield from (
            (name, row["id"]) for name in (*row["names"].split("|"), row["capital"]) if " " not in name and name
        )
    for row in resources.table("actors/spellings"):
        yield from ((name, row["entity"]) for name in row["names"].split("|") if " " not in name and name)


@functools.lru_cache(maxsize=4)
def _tables(_digest: str) -> _Tables:
    return _Tables()
