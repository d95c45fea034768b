"""Who is on a side that a sentence leaves open: the parties of the document, weighed.

A conditional logit over the parties that the document names, and over nobody: what makes a party likely (it has acted
on the other side before, stands in the sentence, is spoken of often ...) are the features below, their weights a table,
``models/sides.csv``, fitted by ``training/sides.py`` on the open corpus.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polybius.events.confidence import UNTOLD
from polybius.resources import digest, table
from polybius.schema import Event, Mention, Party, Reading
from polybius.syntax import Tree

SURE = 0.6  # probability from which a party is put on the side; see docs/evaluation.md
NOBODY = "nobody"
NAMING = ("PER", "ORG", "GPE", "NORP", "AGENT", "PRON")
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A party that may stand on the side, with what speaks for it; no party: nobody."""

    party: Party | None
    key: str  # country, or the code of an organisation
    features: Features


class Missing:
    """Completes the events of one reading, asked for in the order of the text."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.named = [(m, reading.party(m)) for m in reading.mentions if m.kind in NAMING]
        self.named = [(m, party) for m, party in self.named if party_key(party)]
        self.sentence_of = {m: reading.sentence_at(m.span.start) or 0 for m, _ in self.named}
        self.counts: dict[str, int] = {}
        for _, party in self.named:
            self.counts[party_key(party)] = self.counts.get(party_key(party), 0) + 1
        self.told: list[Event] = []

    def completed(self, event: Event) -> Event:
        """The event with the parties of which the table is sure on a side that has none."""
        for side in ("actor", "recipient"):
            if not open_side(event, side):
                continue
            choices = list(self.choices(event, side))
            chances = probabilities([choice.features for choice in choices], weights())
            best = max(range(len(choices)), key=lambda at: chances[at])
            party = choices[best].party
            if party is not None and chances[best] >= SURE:
                event = replace(event, actors=(party,)) if side == "actor" else replace(event, recipients=(party,))
        return event

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        self.told = [*reversed(events), *self.told]

    def choices(self, event: Event, side: str) -> Iterator[Choice]:
        """Nobody, and each party of the document once, at its mention nearest to the event."""
        others = event.recipients if side == "actor" else event.actors
        yield Choice(None, NOBODY, _nobody(event, side, bool(others)))
        nearest: dict[str, tuple[float, Mention, Party]] = {}
        for mention, party in self.named:
            gap = mention.span.start - event.trigger.start
            distance = -gap if gap < 0 else 2.0 * gap  # who was named before, rather than who will be
            if party.span in {other.span for other in others}:
                continue
            key = party_key(party)
            if key not in nearest or distance < nearest[key][0]:
                nearest[key] = (distance, mention, party)
        for key, (_, mention, party) in nearest.items():
            yield Choice(party, key, self._features(event, side, mention, party))

    def _features(self, event: Event, side: str, mention: Mention, party: Party) -> Features:
        key = party_key(party)
        others = event.recipients if side == "actor" else event.actors
        against = {party_key(other) for other in others} - {""}
        gap = self.sentence_of[mention] - event.sentence
        found: Features = {
            "often": math.log1p(self.counts[key]),
            "most often": float(self.counts[key] == max(self.counts.values())),
            "same sentence": float(gap == 0),
            "sentence before": float(gap == -1),
            "sentences back": min(max(-gap, 0), 6) / 6,
            "later": float(gap > 0),
            "on the other side": float(key in against),
            "international": float(len(key) == 3 and key in ("IGO", "IMG", "NGO", "ISM", "MNC")),
            "people": float(party.sector in ("CVL", "REF", "LAB", "EDU", "OPP")),
            "pronoun": float(mention.kind == "PRON"),
        }
        if gap == 0:
            found |= self._in_sentence(event, mention)
        found |= self._history(event, side, key, against)
        joint = {f"{side}: {name}": value for name, value in found.items()}
        typed = ("same sentence", "on the other side", "acted on other", "suffered from other")
        joint |= {f"{side} of {event.event_type}: {name}": found[name] for name in typed if name in found}
        return joint

    def _in_sentence(self, event: Event, mention: Mention) -> Features:
        head = self.tree.head_of(mention.span)
        trigger = self.tree.head_of(event.trigger)
        if head is None or trigger is None:
            return {}
        return {
            "below the trigger": float(trigger in set(self.tree.ancestors(head))),
            "before the trigger": float(mention.span.start < event.trigger.start),
            "subject": float(self.tree.is_(head, "nsubj")),
            "object": float(self.tree.is_(head, "obj", "iobj", "nsubj:pass")),
            "modifier": float(self.tree.is_(head, "amod", "compound", "nmod:poss")),
        }

    def _history(self, event: Event, side: str, key: str, against: set[str]) -> Features:
        found: Features = {}
        for age, told in enumerate(self.told):
            if UNTOLD & set(told.auxiliary):
                continue
            acting = {party_key(p) for p in told.actors} - {""}
            suffering = {party_key(p) for p in told.recipients} - {""}
            recent = 1 / (1 + age / 4)
            if key in acting and suffering & against:
                found.setdefault("acted on other", recent)
            if key in suffering and acting & against:
                found.setdefault("suffered from other", recent)
            if key in (acting if side == "actor" else suffering) and told.event_type == event.event_type:
                found.setdefault("same side of such an act", recent)
            if key in acting:
                found.setdefault("acted", recent)
            if key in suffering:
                found.setdefault("suffered", recent)
        return found


def open_side(event: Event, side: str) -> bool:
    """Whether nobody who is known stands on a side that could have somebody."""
    parties, others = event.actors, event.recipients
    if side == "recipient":
        parties, others = others, parties
    if event.reciprocal or (side == "recipient" and event.event_type == "CONSULT" and len(others) > 1):
        return False
    return not any(party_key(party) for party in parties)


def party_key(party: Party) -> str:
    """What a party is told apart by: its country, or the kind of an organisation; "" when neither is known."""
    return (party.country or party.code or "")[:3]


def probabilities(choices: list[Features], weighed: dict[str, float]) -> list[float]:
    """How likely each choice is, from 0 to 1; together 1."""
    scores = [sum(weighed.get(name, 0.0) * value for name, value in choice.items()) for choice in choices]
    most = max(scores)
    odds = [math.exp(score - most) for score in scores]
    return [odd / sum(odds) for odd in odds]


def weights() -> dict[str, float]:
    """The weights of the features."""
    return _weights(digest())


@functools.lru_cache(maxsize=4)
def _weights(_: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("models/sides")}


def _nobody(event: Event, side: str, other_known: bool) -> Features:
    nominal = "verbs:" not in event.coder
    return {
        f"nobody as {side}": 1.0,
        f"nobody as {side} of {event.event_type}": 1.0,
        f"nobody as {side}, other side known": float(other_known),
        f"nobody as {side}, noun": float(nominal),
        f"nobody as {side}, unreal": float(bool(UNTOLD & set(event.auxiliary))),
        f"nobody as {side}, passive of violence": float(side == "actor" and event.event_type == "ASSAULT"),
    }
