"""The rows of verbs for the nouns that tell the same: "the blocking of the port by dockers" by those of *block*.

The verb's object stands behind *of*, or before the noun ("the border closure"), its subject behind *by* or as a
possessor; of a verb without an object the subject stands behind *of* ("the arrival of the marines"). A noun's own rows
go first.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from polybius.events.words.lexicon import Condition, Lexicon, Pattern, lexicon
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


class Nominals:
    """The lexicon, with the rows of verbs behind those of the nouns made of them; made when a noun is asked for."""

    def __init__(self, rows: Lexicon, made_of: Mapping[str, Sequence[str]]) -> None:
        self._rows = rows
        self._made: dict[str, tuple[Pattern, ...]] = {}
        self._verbs: dict[str, list[str]] = {}  # by the nouns for what they tell: storming, closure
        for verb in [lemma for upos, lemma in rows if upos == "VERB"]:
            stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
            for noun in {f"{stem}ing", f"{verb}{verb[-1]}ing", *made_of.get(verb, ())}:
                self._verbs.setdefault(noun, []).append(verb)

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._rows or (key[0] == "NOUN" and key[1] in self._verbs)

    def of(self, upos: str, lemma: str) -> tuple[Pattern, ...]:
        """The rows of a word, in the order in which they are tried."""
        own = self._rows.get((upos, lemma), ())
        if upos != "NOUN" or lemma not in self._verbs:
            return own
        if lemma not in self._made:
            named = (_named(pattern) for verb in self._verbs[lemma] for pattern in self._rows["VERB", verb])
            self._made[lemma] = own + tuple(pattern for pattern in named if pattern is not None)
        return self._made[lemma]


def with_nominals() -> Nominals:
    """The lexicon of the tables in use, with the rows of nouns made of verbs."""
    return _with_nominals(digest())


@functools.lru_cache(maxsize=4)
def _with_nominals(tables: str) -> Nominals:
    return Nominals(lexicon(), _made_of())


def _made_of() -> dict[str, list[str]]:
    """The nouns of the table by the verbs that they are made of."""
    found: dict[str, list[str]] = {}
    for row in table("lexicon/nominals"):
        for verb in row["verbs"].split("|"):
            if verb[:STEM] == row["noun"][:STEM]:
                found.setdefault(verb, []).append(row["noun"])
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
