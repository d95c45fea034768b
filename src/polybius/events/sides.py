"""Who stands on the sides of an event: what rows, language model and report say, weighed against each other.

A conditional logit over the parties that the document names, and over nobody: what makes a party likely (a row or the
model puts it there, it has acted on the other side before, stands in the sentence, is spoken of often ...) are the
features below, their weights a table, ``models/sides.csv``, fitted by ``training/sides.py`` on the corpora.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from polybius.events.weights import NOBODY, UNKNOWN, UNTOLD, Features, party_key, score, weights
from polybius.schema import Considered, Event, Mention, Party, Reading, Span
from polybius.syntax import Tree

SURE = 0.57  # probability from which another party, or nobody, stands on a side than what was read; docs/evaluation.md
TOLD, WORTH_TELLING = 3, 0.05  # so many choices of a side are kept, with at least this probability
OTHER = {"actor": "recipient", "recipient": "actor"}
CASES = ("against", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with")
IMPOSED = ("on", "upon", "against")
NAMING = ("PER", "ORG", "GPE", "NORP", "AGENT", "PRON")


@dataclass(frozen=True, slots=True)
class Choice:
    """A party that may stand on the side, with what speaks for it; no party: nobody."""

    party: Party | None
    key: str  # country, or the kind of an organisation; "unknown": those that were read are not known
    features: Features


class Sides:
    """Decides the sides of the events of one reading, asked for in the order of the text."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.named = [(m, reading.party(m)) for m in reading.mentions if m.kind in NAMING]
        self.named = [(m, party) for m, party in self.named if party_key(party)]
        self.sentence_of = {m: reading.sentence_at(m.span.start) or 0 for m, _ in self.named}
        self.counts: dict[str, int] = {}
        for _, party in self.named:
            self.counts[party_key(party)] = self.counts.get(party_key(party), 0) + 1
        self.told: deque[tuple[str, frozenset[str], frozenset[str]]] = deque()  # type and sides, the latest first
        self.silent = reading.proposals is None  # without a model's word on the sides what was read stands
        self.proposed = {proposal.token: proposal.sides for proposal in reading.proposals or ()}
        self.at_head: dict[int, list[Mention]] = {}
        for mention, _ in self.named:
            for token in reading.tokens_in(mention.head)[:1]:
                self.at_head.setdefault(token, []).append(mention)

    def decided(self, event: Event) -> Event:
        """The event with the parties that are likeliest on its sides."""
        for side in ("actor", "recipient"):
            read, _ = _both(event, side)
            if not is_open(event, side) or (self.silent and any(map(party_key, read))):
                continue
            choices = list(self.choices(event, side))
            chances = probabilities([choice.features for choice in choices], weights("models/sides"))
            best = max(range(len(choices)), key=lambda at: chances[at])
            weighed = tuple(self._considered(side, choices[at], chances[at]) for at in _likeliest(chances))
            event = replace(event, considered=(*event.considered, *weighed))
            if chances[best] >= SURE and not _among(choices[best], read):
                party = choices[best].party
                if side == "recipient" and self._imposed_on(event, read, party):
                    continue
                chosen = () if party is None else (party,)
                event = replace(event, actors=chosen) if side == "actor" else replace(event, recipients=chosen)
        return event

    def _imposed_on(self, event: Event, read: tuple[Party, ...], other: Party | None) -> bool:
        """Whether "sanctions on X" names the recipient, and the likelier one stands in another sentence."""
        if event.event_type != "SANCTION" or other is None or event.coder.startswith("model:"):
            return False
        trigger = self.tree.head_of(event.trigger)
        heads = (self.tree.head_of(party.span) for party in read if party_key(party))
        imposed = any(
            head is not None
            and trigger in set(self.tree.ancestors(head))
            and any(self.tree.lemma(child) in IMPOSED for child in self.tree.children(head, "case"))
            for head in heads
        )
        return imposed and self.reading.sentence_at(other.span.start) != event.sentence

    def _considered(self, side: str, choice: Choice, chance: float) -> Considered:
        words = " ".join(self.reading.words(choice.party.span).split()) if choice.party else ""
        return Considered(side + "s", choice.key, words, round(chance, 2))

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        for event in events:
            sides = [frozenset(map(party_key, parties)) - {""} for parties in (event.actors, event.recipients)]
            unreal = bool(UNTOLD & set(event.auxiliary))
            self.told.appendleft(("", frozenset(), frozenset()) if unreal else (event.event_type, sides[0], sides[1]))

    def choices(self, event: Event, side: str) -> Iterator[Choice]:
        """Nobody, and each party of the document once: as it was read, else at its likeliest mention."""
        read, others = _both(event, side)
        given, past = self._given(event), self._past(event, side, others)
        yield Choice(None, NOBODY, self._nobody(event, side, read, others, given))
        if read and not any(map(party_key, read)):
            yield Choice(read[0], UNKNOWN, self._unknown(event, side, given.get((side, read[0].span), 0.0)))
        best: dict[str, tuple[tuple[float, float, float], Mention, Party]] = {}
        spans, taken = {told.span for told in read}, {other.span for other in others}
        for mention, party in self.named:
            if party.span in taken:
                continue  # whoever stands on the other side
            gap = mention.span.start - event.trigger.start
            distance = -gap if gap < 0 else 2.0 * gap  # who was named before, rather than who will be
            rank = (-float(party.span in spans), -given.get((side, mention.span), 0.0), distance)
            key = party_key(party)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, mention, party)
        told = {party_key(party): party for party in reversed(read) if party_key(party)}
        for key, (_, mention, party) in best.items():
            yield Choice(told.get(key, party), key, self._features(event, side, (mention, party), given, past))
        for key in told.keys() - best.keys():  # put there by what was told before, or whoever is on the spot
            features = {f"{side}: read elsewhere": 1.0, f"{side} of {event.event_type}: read": 1.0}
            yield Choice(told[key], key, features)

    def _given(self, event: Event) -> dict[tuple[str, Span], float]:
        """What the language model gives each mention of the sentence on each side of the event."""
        found: dict[tuple[str, Span], float] = {}
        tokens = self.reading.tokens_in(event.trigger)
        for token in tokens:
            for place in self.proposed.get(token, ()):
                for mention in self.at_head.get(place.token, ()):
                    known = found.get((place.name, mention.span), 0.0)
                    found[place.name, mention.span] = max(known, place.probability)
        return found

    def _features(
        self,
        event: Event,
        side: str,
        named: tuple[Mention, Party],
        given: Mapping[tuple[str, Span], float],
        past: Mapping[str, Mapping[str, float]],
    ) -> Features:
        mention, party = named
        key = party_key(party)
        read, others = _both(event, side)
        against = {party_key(other) for other in others} - {""}
        here = {party_key(told) for told in read}
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
            "read": float(key in here),
            "read, by the model": float(key in here and event.coder.startswith("model:")),
            "read, by a noun": float(key in here and event.coder.startswith("nouns:")),
            "others read": float(bool(here - {key, ""})),
            "model": given.get((side, mention.span), 0.0),
            "model, other side": given.get((OTHER[side], mention.span), 0.0),
        }
        if gap == 0:
            found |= self._in_sentence(event, mention)
        found |= {name: recent[key] for name, recent in past.items() if key in recent}
        joint = {f"{side}: {name}": value for name, value in found.items() if value}
        joint |= {f"{side} of {event.event_type}: {name}": value for name, value in found.items() if value}
        return joint

    def _in_sentence(self, event: Event, mention: Mention) -> Features:
        head = self.tree.head_of(mention.span)
        trigger = self.tree.head_of(event.trigger)
        if head is None or trigger is None:
            return {}
        case = next((self.tree.lemma(child) for child in self.tree.children(head, "case")), "")
        return {
            "below the trigger": float(trigger in set(self.tree.ancestors(head))),
            "before the trigger": float(mention.span.start < event.trigger.start),
            "subject": float(self.tree.is_(head, "nsubj")),
            "object": float(self.tree.is_(head, "obj", "iobj", "nsubj:pass")),
            "modifier": float(self.tree.is_(head, "amod", "compound", "nmod:poss")),
            "inside a phrase": float(self.tree.is_(head, "nmod")),
            **({f"case {case}": 1.0} if case in CASES else {}),
        }

    def _unknown(self, event: Event, side: str, given: float) -> Features:
        return {
            f"unknown as {side}": 1.0,
            f"unknown as {side} of {event.event_type}": 1.0,
            f"unknown as {side}, model": given,
        }

    def _nobody(
        self,
        event: Event,
        side: str,
        read: tuple[Party, ...],
        others: tuple[Party, ...],
        given: Mapping[tuple[str, Span], float],
    ) -> Features:
        unreal = bool(UNTOLD & set(event.auxiliary))
        return {
            f"nobody as {side}": 1.0,
            f"nobody as {side} of {event.event_type}": 1.0,
            f"nobody as {side}, other side known": float(any(map(party_key, others))),
            f"nobody as {side}, noun": float("verbs:" not in event.coder),
            f"nobody as {side}, unreal": float(unreal),
            f"nobody as {side}, passive of violence": float(side == "actor" and event.event_type == "ASSAULT"),
            f"nobody as {side}, somebody read": float(any(map(party_key, read))),
            f"nobody as {side}, model": max((p for (name, _), p in given.items() if name == side), default=0.0),
        }

    def _past(self, event: Event, side: str, others: tuple[Party, ...]) -> dict[str, dict[str, float]]:
        """What was told of each party before, by feature: the latest such telling, weighed by how long ago it is."""
        against = {party_key(other) for other in others} - {""}
        found: dict[str, dict[str, float]] = {}
        for age, (event_type, acting, suffering) in enumerate(self.told):
            said = {"acted": acting, "suffered": suffering}
            if suffering & against:
                said["acted on other"] = acting
            if acting & against:
                said["suffered from other"] = suffering
            if event_type == event.event_type:
                said["same side of such an act"] = acting if side == "actor" else suffering
            for name, keys in said.items():
                for key in keys:
                    found.setdefault(name, {}).setdefault(key, 1 / (1 + age / 4))
        return found


def is_open(event: Event, side: str) -> bool:
    """Whether it is to be decided who stands on a side: not in a mutual act, whose parties are all actors."""
    if event.reciprocal:
        return False
    return not (side == "recipient" and event.event_type == "CONSULT" and len(event.actors) > 1)


def _both(event: Event, side: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties that were read on a side, and those on the other one."""
    return (event.actors, event.recipients) if side == "actor" else (event.recipients, event.actors)


def _likeliest(chances: list[float]) -> list[int]:
    """The choices that are worth telling of, the likeliest first."""
    ranked = sorted(range(len(chances)), key=lambda at: -chances[at])
    return [at for at in ranked[:TOLD] if chances[at] >= WORTH_TELLING]


def _among(choice: Choice, read: tuple[Party, ...]) -> bool:
    """Whether the choice is what was read."""
    if choice.party is None:
        return not read
    return choice.key == UNKNOWN or choice.key in map(party_key, read)


def probabilities(choices: list[Features], weighed: Mapping[str, float]) -> list[float]:
    """How likely each choice is, from 0 to 1; together 1."""
    scores = [score(choice, weighed) for choice in choices]
    most = max(scores)
    odds = [math.exp(score - most) for score in scores]
    return [odd / sum(odds) for odd in odds]
