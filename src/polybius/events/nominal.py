"""The rows of verbs for the nouns that tell the same: "the blocking of the port by dockers" by those of *block*.

The verb's object stands behind *of*, or before the noun ("the border closure"), its subject behind *by* or as a
possessor; of a verb without an object the subject stands behind *of* ("the arrival of the marines"). A noun's own rows
go first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from polybius.events.lexicon import Condition, Lexicon, Pattern, lexicon
from polybius.resources import digest, table

STEM = 3  # characters that a noun shares with the verb that it is made of: closure, close
OPERATORS = ("", "none", "stop", "resume")  # rows that a noun can stand for: not "the asking of questions"
DOER = (
    "by",
    "poss",
    "of.by",
    "light",
)  # "the dispersal of a rally by police": a parser may hang the phrase on the rally
BEHIND = ("on", "against", "with", "to", "for", "from", "in", "at", "into", "over")
OF = Condition("prep", ("of",), frozenset(), frozenset(), negated=False)


def with_nominals() -> Lexicon:
    """The lexicon, with the rows of verbs behind those of the nouns made of them."""
    return _with_nominals(digest())


@functools.lru_cache(maxsize=4)
def _with_nominals(tables: str) -> Lexicon:
    rows = dict(lexicon())
    for upos, verb in [key for key in rows if key[0] == "VERB"]:
        named = tuple(found for pattern in rows[upos, verb] if (found := _named(pattern)) is not None)
        for noun in _nouns(verb, tables):
            rows["NOUN", noun] = rows.get(("NOUN", noun), ()) + named
    return rows


def _nouns(verb: str, tables: str) -> Iterator[str]:
    """The nouns for what a verb tells: storming, closure."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    yield from sorted({f"{stem}ing", f"{verb}{verb[-1]}ing"})
    yield from _made_of(tables).get(verb, ())


@functools.lru_cache(maxsize=4)
def _made_of(tables: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("lexicon/nominals"):
        for verb in row["verbs"].split("|"):
            if verb[:STEM] == row["noun"][:STEM]:
                found[verb] = (*found.get(verb, ()), row["noun"])
    return found


def _named(pattern: Pattern) -> Pattern | None:
    """The row of a verb as one of its noun; None where it asks for what no noun has, such as an infinitive."""
    asked = [condition for group in pattern.conditions for condition in group if not condition.negated]
    transitive = any(condition.slot == "obj" for condition in asked) or any("obj" in s for s in pattern.recipient)
    groups = [tuple(one for c in group for one in _conditions(c, transitive)) for group in pattern.conditions]
    if pattern.operator not in OPERATORS or not all(groups):
        return None
    if not any(condition.prepositions == ("of",) and not condition.negated for group in groups for condition in group):
        groups.append((OF,))
    doer = DOER if transitive else ("of", *DOER)
    return replace(
        pattern,
        upos="NOUN",
        conditions=tuple(groups),
        actor=tuple(dict.fromkeys(slot for one in pattern.actor for slot in _slots(one, doer))),
        recipient=tuple(dict.fromkeys(slot for one in pattern.recipient for slot in _slots(one, doer))),
    )


def _conditions(asked: Condition, transitive: bool) -> tuple[Condition, ...]:
    if asked.slot == "obj":
        behind = replace(asked, slot="prep", prepositions=("of",))
        return (
            (behind, replace(asked, slot="mod", kinds=frozenset())) if asked.words and not asked.negated else (behind,)
        )
    if asked.slot == "subj":
        return (replace(asked, slot="doer") if transitive else replace(asked, slot="prep", prepositions=("of",)),)
    return (asked,) if asked.slot in ("prep", "mod") and "of" not in asked.prepositions else ()


def _slots(slot: str, doer: tuple[str, ...]) -> tuple[str, ...]:
    name, _, argument = slot.partition(":")
    if name == "subj":
        return doer
    if name == "obj":
        return ("of",)
    if name.startswith("obj."):
        names = name.partition(".")[2].split(",")
        return (f"of.{','.join(names)}", *(one for one in names if one in BEHIND))
    if name == "prep":
        return tuple(one for one in argument.split(",") if one in BEHIND)
    return (slot,) if name == "none" else ()
