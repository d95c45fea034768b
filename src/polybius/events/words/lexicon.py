"""The lexicon of events as patterns: one row of predicates.csv or phrases.csv says what a verb or noun codes."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from polybius.errors import ResourceError
from polybius.resources import Row, digest, table
from polybius.resources.word_classes import word_class
from polybius.slots import by_slots

PARTICLE = 5  # a particle makes another verb: "called home" no call on anybody, whatever else a row of "call" asks


@by_slots
@dataclass(frozen=True, slots=True)
class Condition:
    """What has to fill a slot: ``obj=@weapon,fire``, ``!subj=@sport``, ``prep:from=@pact``, ``prep:with``."""

    slot: str  # one of SLOTS
    prepositions: tuple[str, ...]
    words: frozenset[str]  # lemmas; empty: anything
    kinds: frozenset[str]  # person, place ...: what a mention has to be; fact: a clause that tells what was so
    negated: bool

    @property
    def precise(self) -> int:
        """How much it says of what fills the slot: 2 when it lists words, 1 for any person or place, else 0."""
        if self.negated:
            return 0
        return 2 if self.words else int(bool(self.kinds))


@by_slots
@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: which words it means, when it holds, what it codes, and where its parties stand."""

    id: str
    upos: str
    lemma: str
    particle: str | None
    conditions: tuple[tuple[Condition, ...], ...]  # all have to hold; of each inner tuple one
    operator: str
    event_type: str
    mode: str
    actor: tuple[str, ...]  # slots, tried in order
    recipient: tuple[str, ...]

    @property
    def negative(self) -> bool:
        """Whether it is told by what is not done, or no longer: "will not go unpunished", "no longer lets them in".

        So by what somebody is without: "has no ambassador there".
        """
        asked = [one for group in self.conditions for one in group if not one.negated]
        without = (one.words and all(word.startswith("no ") for word in one.words) for one in asked)
        return any(one.slot in ("negated", "over") for one in asked) or any(without)

    @property
    def forbids(self) -> bool:
        """Whether it is told by what somebody may do no longer, which nothing leaves open: "may no longer travel"."""
        return self.negative and any(one.slot == "aux" for group in self.conditions for one in group)

    @property
    def specific(self) -> int:
        """How much the row demands: the most demanding row that holds is taken."""
        return 2 * len(self.conditions) + PARTICLE * (self.particle is not None)

    @property
    def spelled_out(self) -> bool:
        """Whether it asks for two things, of which one is a word: "released" with whom, and by whom."""
        named = any(condition.precise > 1 for group in self.conditions for condition in group)
        return named and len(self.conditions) + (self.particle is not None) > 1

    @property
    def precise(self) -> int:
        """How much it says of what fills its slots: of rows that demand equally much the most precise is taken.

        "Quashed the protest" is not read by the row of whatever is quashed.
        """
        return sum(min(condition.precise for condition in group) for group in self.conditions)


Lexicon = dict[tuple[str, str], tuple[Pattern, ...]]


TABLES = ("lexicon/predicates", "lexicon/phrases")


def rows() -> list[Row]:
    """All rows of the lexicon: of single words, then of several (``lexicon/phrases.csv``)."""
    return [row for name in TABLES for row in table(name)]


def lexicon() -> Lexicon:
    """The patterns by (upos, lemma), the most demanding first, of equals the most precise.

    Raises:
        ResourceError: a row with an unknown condition or an unknown word class.
    """
    return _lexicon(digest())


@functools.lru_cache(maxsize=4)
def _lexicon(tables: str) -> Lexicon:  # ``tables``: a user's tables laid over ours make another lexicon
    found: dict[tuple[str, str], list[Pattern]] = {}
    types = frozenset(known["id"] for known in table("ontology/types"))
    conditions: dict[str, Condition] = {}  # by what is written of them: many rows ask the same
    for row in rows():
        pattern = _pattern(row, types, conditions)
        found.setdefault((pattern.upos, pattern.lemma), []).append(pattern)
    return {key: tuple(sorted(some, key=lambda row: (-row.specific, -row.precise))) for key, some in found.items()}


def one_sided(row: str, side: str) -> bool:
    """Whether a row, by its id, says that nobody stands on that side ("actor", "recipient") of what it reads."""
    return row in _one_sided(side, digest())


@functools.lru_cache(maxsize=8)
def _one_sided(side: str, tables: str) -> frozenset[str]:
    return frozenset(row["id"] for row in rows() if row[side] == "none")


def resigns(coder: str) -> bool:
    """Whether rows, joined as in the coder of an event, end with one of a resignation: "vowed to leave office"."""
    return coder.rpartition(" < ")[2] in _resigning(digest())


@functools.lru_cache(maxsize=4)
def _resigning(_: str) -> frozenset[str]:
    return frozenset(row["id"] for row in rows() if row["mode"] == "resign" and row["recipient"] == "none")


def foreign() -> frozenset[str]:
    """Words of people from elsewhere, from more than one state, or from nobody knows where: foreign, Arab, unknown."""
    return _foreign(digest())


@functools.lru_cache(maxsize=4)
def _foreign(_: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("actors/cues") if row["kind"] in ("foreign", "unidentified"))


def _pattern(row: Row, types: frozenset[str], known: dict[str, Condition]) -> Pattern:
    lemma, _, particle = row["lemma"].partition(" ")
    groups = [group.split("/") for group in row["frame"].split(";") if group]
    for text in {text for group in groups for text in group} - known.keys():
        known[text] = _condition(text, row["id"])
    if row["event_type"] and row["event_type"] not in types:
        raise ResourceError(
            f"the lexicon's row {row['id']!r}: no type {row['event_type']!r}; expected {', '.join(sorted(types))}"
        )
    return Pattern(
        id=row["id"],
        upos=row["upos"],
        lemma=lemma,
        particle=particle or None,
        conditions=tuple(tuple(known[text] for text in group) for group in groups),
        operator=row["operator"],
        event_type=row["event_type"],
        mode=row["mode"],
        actor=tuple(row["actor"].split("/")),
        recipient=tuple(row["recipient"].split("/")),
    )


SLOTS = ("subj", "obj", "pred", "mod", "purpose", "prep", "case", "aux", "speaker", "negated", "over", "doer")
KINDS = frozenset({"person", "individual", "place", "abroad", "fact"})


def _condition(text: str, row: str) -> Condition:
    name, _, values = text.lstrip("!").partition("=")
    slot, _, prepositions = name.partition(":")
    if slot not in SLOTS:
        raise ResourceError(f"the lexicon's row {row!r}: no slot {slot!r}; expected one of {', '.join(SLOTS)}")
    words: set[str] = set()
    kinds: set[str] = set()
    for value in filter(None, values.split(",")):
        if value in KINDS:
            kinds.add(value)
        elif value.startswith("@"):
            words |= word_class(value[1:])
        else:
            words.add(value)
    return Condition(
        slot, tuple(filter(None, prepositions.split(","))), frozenset(words), frozenset(kinds), text.startswith("!")
    )
