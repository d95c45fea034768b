"""Which act another one answers where no word says so: by who did what to whom, and what was told last."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from polybius.events.ties.concern import aimed_at, countries, keys, same_hand, suffered
from polybius.events.words.standing import standing
from polybius.resources import digest, table
from polybius.schema import Event, Reading, Span
from polybius.syntax import Tree

BOTH, ONE = 3, 2  # sides that two acts have the other way round: both; one, while the other is not told
UNSAID = 0.4  # confidence where the parties alone tell that an act answers another: weak, fewer than half are right
GROUND = ("ASSAULT", "COERCE")  # acts that concern the state on whose ground they happen
CONFLICT = (3, 4)  # quads of what nobody welcomes
PRAISED_SENTENCES = 9  # what somebody welcomes was told at most so many sentences before
YIELDING = ("CONCEDE", "RETREAT", "AID")
PENAL = {"arrest", "convict"}
NEXT = 0.55  # where words say that it came next after what stands right before it: "Hours later, Iran fired"
AVENGED = 0.65  # where a state strikes a militia on the ground where somebody unknown has just struck its people
AVENGED_SENTENCES = 2
CLAIMS = frozenset(
    {"report", "account", "claim", "charge", "accusation", "allegation", "version", "suggestion", "news"}
)
CLAUSAL = ("conj", "parataxis", "ccomp", "acl:relcl", "advcl")
# "two days later", "the next day", "in turn", with nothing behind it that says after what
LATER = re.compile(
    r"\b(?:(?:moment|minute|hour|day|night|week|fortnight|month)s? (?:later|afterwards|after(?=[,.;]| that))"
    r"|the (?:next|following|same) (?:day|morning|afternoon|evening|night|week|month)"
    r"|the day after(?=[,.;])|in turn)\b",
    re.IGNORECASE,
)


def turned(event: Event, other: Event) -> int:
    """How far two acts have their sides the other way round: ``BOTH``, ``ONE`` or 0.

    ``ONE`` when one side is turned and another is not told; 0 where the sides tell of somebody else, or of one hand.
    """
    if same_hand(event, other):
        return 0
    struck, back = suffered(event, other), aimed_at(event, other)
    on_its_ground = other.event_type in GROUND and bool(other.host) and other.host in countries(event.actors)
    if back and (struck or on_its_ground):
        return BOTH
    if struck and not (keys(event.recipients) and keys(other.actors)):
        return ONE
    return ONE if back and not (keys(other.recipients) and keys(event.actors)) else 0


def praised(event: Event, before: Iterable[Event]) -> list[Event]:
    """What "the move" can mean that somebody welcomes, told shortly before: done in peace, by whoever is praised."""
    near = [other for other in before if event.sentence - other.sentence <= PRAISED_SENTENCES]
    kind = [other for other in near if other.quad not in CONFLICT and other.event_type != "SUPPORT"]
    return [other for other in kind if keys(other.actors) & keys(event.recipients)] or kind


def _avenges(event: Event, other: Event) -> bool:
    """Whether a state strikes fighters abroad where its people were struck there: "Rockets killed a Dane in Mali".

    Who fired the rockets is not told: those who are struck next are taken for them.
    """
    blows = event.event_type == other.event_type == "ASSAULT" and not keys(other.actors)
    there = event.host == other.host and event.host not in {None, *countries(event.actors)}
    near = 0 < event.sentence - other.sentence <= AVENGED_SENTENCES
    return blows and there and near and suffered(event, other) and standing(event.recipients) == "armed"


class Replies:
    """Finds what an act answers by the parties alone, the latest such act first."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree

    def of(self, event: Event, token: int, before: Iterable[Event]) -> tuple[Event, Span, float] | None:
        """The latest of the acts told ``before`` that a row of ``ontology/replies`` lets this one answer.

        Returns:
            That act, the words that tell it (those of time, or the trigger itself) and ``UNSAID``; None: none fits.
        """
        if not keys(event.actors) or {*PENAL, "resign"} & set(event.modes):
            return None
        rows = _rows(digest()).get(event.event_type, ())
        claimed = self._claimed(event, token)
        later = self.later(event, token)
        for other in before:
            if _avenges(event, other):
                return other, event.trigger, AVENGED
            if claimed and other.event_type != "ACCUSE":
                continue
            apart, sides = event.sentence - other.sentence, turned(event, other)
            if event.event_type == "THREATEN" and not aimed_at(event, other):
                continue  # whoever threatens knows whose act it answers
            if event.event_type in YIELDING and sides == ONE and not suffered(event, other):
                continue  # whoever yields was asked
            for row in rows:
                if row["later"] and later is None:
                    continue
                if (
                    other.event_type in row["answers"].split("|")
                    and apart <= int(row["sentences"])
                    and sides >= int(row["turned"])
                ):
                    if later is not None and apart <= 1 and sides >= ONE:
                        return other, later, NEXT
                    return other, (later if row["later"] else None) or event.trigger, UNSAID
        return None

    def _claimed(self, event: Event, token: int) -> bool:
        """Whether what is refused is a tale: "rejected that account" answers who told it, and no demand."""
        nouns = [i for i in self.tree.children(token, "obj", "nsubj:pass") if self.tree[i].upos == "NOUN"]
        return event.event_type == "REJECT" and any(self.tree.lemma(i) in CLAIMS for i in nouns)

    def later(self, event: Event, token: int) -> Span | None:
        """The words of the act's own clause that say that it came next: "two days later", "in turn", "then"."""
        if self.tree[token].tag in ("VBD", "VBN"):  # not "since then", "if it shells them, then Oslo will respond"
            then = (at for at in self.tree.children(token, "advmod") if self.tree.word(at).lower() == "then")
            found = next((at for at in then if not self.tree.children(at, "case")), None)
            if found is not None:
                return self.tree[found].span
        sentence = self.reading.sentences[event.sentence].span
        clause = set(self.tree.subtree(token, CLAUSAL))
        for match in LATER.finditer(sentence.of(self.reading.text)):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if clause & set(self.reading.tokens_in(span)):
                return span
        return None


@functools.lru_cache(maxsize=4)
def _rows(tables: str) -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for row in table("ontology/replies"):
        for event_type in row["event_type"].split("|"):
            out.setdefault(event_type, []).append(row)
    return out
