"""Who may stand on a side of an event, and what speaks for each of them and for nobody: the features of sides.csv."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from polybius.events.sides.standpoints import Standpoints
from polybius.events.words.lexicon import one_sided
from polybius.events.words.standing import PRESS, standing
from polybius.events.words.weights import NOBODY, UNKNOWN, UNTOLD, party_key
from polybius.resources.parties import INTERNATIONAL, ONLY_NAMED
from polybius.resources.weights import Features, score, weights
from polybius.schema import Event, Mention, Party, Reading, Span
from polybius.syntax import Tree

OTHER = {"actor": "recipient", "recipient": "actor"}
ALOOF = (PRESS, "MED")
OF_THE_STATE = ("GOV", "MIL", "LEG", "PTY", "REB")
ORGANS = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")
BODILY = ("ASSAULT", "COERCE")  # whoever tells of them has seldom suffered them
AGREED, DOUBTED = 0.5, 0.2  # what the language model gives at least that, or less than that, it sees on a side or not
DESCRIBING = ("amod", "compound", "nmod", "nmod:poss", "obl", "acl", "obl:unmarked", "flat")
PRESIDING = frozenset({"chair", "head", "lead", "host", "preside", "represent", "join", "belong"})
TO_OTHERS = ("REQUEST", "AGREE", "SUPPORT", "THREATEN")  # what a capital says, hardly to an organ of its own state
MEMBERS = 12  # of one country that are weighed, the nearest at hand
MANY, LONG = 4, 40  # states that a report names, and sentences that it has, beyond which no more are told apart


@dataclass(frozen=True, slots=True)
class Choice:
    """A party that may stand on the side, with what speaks for it; no party: nobody."""

    party: Party | None
    key: str  # country, or the kind of an organisation; "unknown": those that were read are not known
    features: Features


@dataclass(frozen=True, slots=True)
class Member:
    """One of those of a country who may stand on the side, with what speaks for it among them."""

    mention: Mention
    party: Party
    features: Features


class Choices:
    """The parties of one reading as choices for the sides of its events, asked for in the order of the text."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree, self.standpoints = reading, tree, Standpoints(reading, tree)
        self.named = self.standpoints.named
        self.inside = _inside(self.named)
        self.parts = {party.span for mention, party in self.named if _is_part(tree, mention)}
        self.capitals = {party.span for mention, party in self.named if mention.kind == "GPE"}  # "Ankara" is Turkey
        dateline = reading.document.dateline  # "(Reuters)": who is credited there has no part in what is told
        self.credited = {
            party.span
            for mention, party in self.named
            if dateline is not None
            and mention.kind not in ("GPE", "LOC", "NORP")
            and dateline.span.overlaps(party.span)
        }
        self.mouths = {one.source.span for one in reading.attributions if one.source is not None}
        named = [mention.span for mention in reading.mentions if mention.kind == "PER"]
        self.people = {mouth for mouth in self.mouths if any(map(mouth.contains, named))}
        self.counts: dict[str, int] = {}
        self.spoken: dict[str, int] = {}  # how often each of them is named
        for _, party in self.named:
            self.counts[party_key(party)] = self.counts.get(party_key(party), 0) + 1
            self.spoken[_member(reading, party)] = self.spoken.get(_member(reading, party), 0) + 1
        self.most = max(self.counts.values(), default=0)
        self.keys = [party_key(party) for _, party in self.named]
        self.first = self.keys[0] if self.named else ""  # whom the report names first
        self.states = set(self.keys) - {*INTERNATIONAL}
        self.shape = f"{min(len(self.states), MANY)} states"
        self.told: deque[tuple[str, frozenset[str], frozenset[str]]] = deque()  # type and sides, the latest first
        self.stood: dict[str, set[str]] = {"actor": set(), "recipient": set()}  # who stood on a side before
        self.silent = reading.proposals is None  # without a model's word on the sides what was read stands

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        for event in events:
            sides = [frozenset(map(party_key, parties)) - {""} for parties in (event.actors, event.recipients)]
            for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
                self.stood[side].update(_member(self.reading, party) for party in parties)
            unreal = bool(UNTOLD & set(event.auxiliary))
            self.told.appendleft(("", frozenset(), frozenset()) if unreal else (event.event_type, sides[0], sides[1]))

    def of(self, event: Event, side: str, barred: tuple[Party, ...] = ()) -> Iterator[Choice]:
        """Nobody, and each party of the document once: as it was read, else at its likeliest mention.

        Nobody stands on both sides of one act, and on none who is ``barred``.
        """
        read, others = both_sides(event, side)
        given, past, filler = (
            self.standpoints.given(event),
            self._past(event, side, others),
            self.standpoints.filler(event, side),
        )
        yield Choice(None, NOBODY, self._nobody(event, side, read, others, given, filler=filler))
        if read and not any(map(party_key, read)):
            yield Choice(read[0], UNKNOWN, self._unknown(event, side, read[0]))
        told = {party_key(party): party for party in reversed(read) if party_key(party)}
        members = self.members(event, side, barred)
        for key, some in members.items():
            chosen = self._chosen(some)
            features = self._features(event, side, (chosen.mention, chosen.party), given, past, filler=filler)
            unweighed = key in told and all(member.party.span != told[key].span for member in some)
            yield Choice(told[key] if unweighed else chosen.party, key, features)
        for key in told.keys() - members.keys():  # put there by what was told before, or whoever is on the spot
            party = told[key]
            place = Mention(party.span, "GPE", party.span, party.entity)
            features = self._features(event, side, (place, party), given, past, filler=filler)
            yield Choice(party, key, features | {f"{side}: read elsewhere": 1.0})

    def members(self, event: Event, side: str, barred: tuple[Party, ...] = ()) -> dict[str, list[Member]]:
        """Who may stand on the side, by country or kind: each of them once, at the likeliest mention."""
        read, others = both_sides(event, side)
        given = self.standpoints.given(event)
        best: dict[str, dict[str, tuple[tuple[float, ...], Mention, Party]]] = {}
        spans, out = {told.span for told in read}, others + barred
        bodies = {other.code for other in out if other.code and not (other.entity or "").startswith(ONLY_NAMED)}
        bodies -= {code for code in bodies if len(code) > len("USA") and code[3:] not in OF_THE_STATE[:2]}
        taken = {other.span for other in out} | {other.entity for other in out if other.entity}
        for (mention, party), key, sentence in zip(self.named, self.keys, self.standpoints.sentences, strict=True):
            is_read = party.span in spans
            if not is_read and (party.span in self.inside or party.entity in taken or party.code in bodies):
                continue
            if not is_read and party.span in self.credited:
                continue
            if not is_read and side == "actor" and party.span in self.parts:
                continue  # "killed 61, most of them policemen"
            if out and (party.span in taken or any(other.span.contains(party.span) for other in out)):
                continue  # "Peruvian" in "the Peruvian navy"
            if not is_read and others and self._no_other(event, side, mention, party, others):
                continue
            if not is_read and side == "recipient" and self._describes(mention, event.actors):
                continue
            if (
                not is_read
                and side == "recipient"
                and event.event_type in BODILY
                and self._tells(event, mention, party)
            ):
                continue
            gap = mention.span.start - event.trigger.start
            distance = -gap if gap < 0 else 2.0 * gap  # who was named before, rather than who will be
            away = sentence != event.sentence
            rank = (
                -float(is_read),
                -given.get((side, mention.span), 0.0) if given else 0.0,
                float(away),
                float(
                    not speaks_for_all(mention, party)
                    if away
                    else side == "actor" and self.standpoints.located(mention)
                ),
                distance,
            )
            same = best.setdefault(key, {})
            name = _member(self.reading, party)
            if name not in same or rank < same[name][0]:
                same[name] = (rank, mention, party)
        return {
            key: [
                Member(mention, party, self._of_member(event, side, (mention, party), given) if len(same) > 1 else {})
                for _, mention, party in sorted(same.values(), key=lambda found: found[0])[:MEMBERS]
            ]
            for key, same in best.items()
        }

    def _chosen(self, members: list[Member]) -> Member:
        """The likeliest of those of one country."""
        table = weights("models/members")
        return max(members, key=lambda member: score(member.features, table))

    def _of_member(
        self, event: Event, side: str, named: tuple[Mention, Party], given: Mapping[tuple[str, Span], float]
    ) -> Features:
        """What speaks for one of several of a country, beside what speaks for the country."""
        mention, party = named
        read, _ = both_sides(event, side)
        gap = (self.reading.sentence_at(mention.span.start) or 0) - event.sentence
        name, was_read = _member(self.reading, party), any(told.span == party.span for told in read)
        characters = abs(mention.span.start - event.trigger.start)
        found: Features = {
            "read": float(was_read),
            "read, by the model": float(was_read and event.coder.startswith("model:")),
            "read, by a noun": float(was_read and event.coder.startswith("nouns:")),
            "model": given.get((side, mention.span), 0.0),
            "model, other side": given.get((OTHER[side], mention.span), 0.0),
            "same sentence": float(gap == 0),
            "sentence before": float(gap == -1),
            "sentences back": min(max(-gap, 0), 6) / 6,
            "later": float(gap > 0),
            "near": math.exp(-characters / 60),
            "often": math.log1p(self.spoken[name]),
            "acted": float(name in self.stood["actor"]),
            "suffered": float(name in self.stood["recipient"]),
            "speaks for all": float(speaks_for_all(mention, party)),
            "located": float(self.standpoints.located(mention)),
            f"kind {mention.kind}": 1.0,
            f"sector {(party.sector or 'none')[:3]}": 1.0,
        }
        if gap == 0:
            found |= self.standpoints.in_sentence(event, mention)
        joint = {f"{side}: {name}": value for name, value in found.items() if value}
        return joint | {f"{side} of {event.event_type}: {name}": value for name, value in found.items() if value}

    def _no_other(self, event: Event, side: str, mention: Mention, party: Party, others: tuple[Party, ...]) -> bool:
        """Whether somebody who was not read on a side is of those on the other one, or only tells of the act.

        "Lima court judge Ana Paz rejected it": not the court. "The Chadian navy fired": not on Chad. "The minister
        said that the police had beaten them": not the minister.
        """
        if any(self._named_with(mention, other) for other in others):
            return True
        if side == "actor":  # "An order bans Fijian sugar", in a report on two states: hardly one of Fiji
            struck = {other.country for other in others if other.sector is None}
            return event.event_type == "SANCTION" and len(self.states) > 1 and party.country in struck - {None}
        if self._same_one(event, mention, party, others):
            return True
        unknown = mention.kind == "PER" and (party.entity or "").startswith(ONLY_NAMED) and party.sector != "GOV"
        if unknown and event.event_type in BODILY and self._only_tells(event, party):
            return True  # "General Reed said that only the militia had carried out such attacks": hardly on him
        acting = {other.country for other in others if other.sector in ORGANS}
        capital = self.capitals if event.event_type in TO_OTHERS else set()
        states = {other.country for other in others if other.sector is None or other.span in capital}
        if party.country is not None and party.country in states and party.sector in ORGANS:
            return True
        if party.country in acting | states and party.sector in ORGANS and self._only_tells(event, party):
            return True
        if party.country is None or party.country not in acting:
            return False
        if party.sector is None:
            return True
        return event.event_type in BODILY and party.sector in ORGANS and party.span in self.standpoints.sayers(event)

    def _only_tells(self, event: Event, party: Party) -> bool:
        """Whether somebody only tells of the act: "the halt was ordered by the cabinet, a spokesman said"."""
        return any(span.contains(party.span) for span in self.standpoints.sayers(event))

    def _describes(self, mention: Mention, acting: tuple[Party, ...]) -> bool:
        """Whether a name only says who those are who act: "blocs close to Tehran rejected him"."""
        head = self.tree.head_of(mention.span)
        actors = {self.tree.head_of(party.span) for party in acting} - {None, head}
        verb = self.tree[head].head if head is not None and self.tree.is_(head, "obj", "obl") else None
        if verb is not None and self.tree.is_(verb, "acl:relcl") and self.tree.lemma(verb) in PRESIDING:
            return self.tree[verb].head in actors  # "Malaysia, which chairs ASEAN, offered to send observers"
        while head is not None and self.tree.is_(head, *DESCRIBING):
            head = self.tree[head].head
            if head in actors:
                return True
        return False

    def _same_one(self, event: Event, mention: Mention, party: Party, others: tuple[Party, ...]) -> bool:
        """Whether a person named only behind an act may be its doer: "Lawmaker urges a ban; Rep. Diaz said"."""
        behind = (
            mention.span.start > event.trigger.end and self.reading.sentence_at(mention.span.start) != event.sentence
        )
        return behind and mention.kind == "PER" and any(party.code and party.code == other.code for other in others)

    def _tells(self, event: Event, mention: Mention, party: Party) -> bool:
        """Whether a body or people only tell of it: "the mission said", "according to witnesses"."""
        head, trigger = self.tree.head_of(mention.span), self.tree.head_of(event.trigger)
        if party.span in self.mouths and (party.sector == "CVL" or self.tree.lemma(head or 0) == "source"):
            return True
        aloof = party_key(party) in INTERNATIONAL or party.sector in ALOOF
        # police tell of many blows, and seldom of one on themselves where others of their state are named
        aloof = aloof or (party.sector == "COP" and any(self._of_one_state(party)))
        sayers = self.standpoints.sayers(event) if aloof else self.standpoints.sayers(event) & self.people
        if any(span.contains(party.span) for span in sayers):
            return True
        if party.sector != "CVL" or head is None or trigger is None or not self.tree.is_(head, "nsubj"):
            return False
        up = [trigger, *self.tree.ancestors(trigger)]
        verb = self.tree[head].head
        return verb in up[1:] and any(self.tree.is_(at, "ccomp") and self.tree[at].head == verb for at in up)

    def _of_one_state(self, party: Party) -> Iterator[bool]:
        """Whether each of those who are named, and not inside his own words, is of somebody's state."""
        outside = (one for _, one in self.named if not party.span.contains(one.span))
        return (party_key(one) == party_key(party) for one in outside)

    def _named_with(self, mention: Mention, other: Party) -> bool:
        """Whether a mention is part of the title before somebody's name, or says behind it who that is."""
        at, named = self.tree.head_of(mention.span), self.tree.head_of(other.span)
        while at is not None and at != named:
            if not self.tree.is_(at, "compound", "flat", "nmod:desc", "appos"):
                return False
            at = self.tree[at].head
        return at is not None and mention.span != other.span

    def _features(
        self,
        event: Event,
        side: str,
        named: tuple[Mention, Party],
        given: Mapping[tuple[str, Span], float],
        past: Mapping[str, Mapping[str, float]],
        *,
        filler: str,
    ) -> Features:
        mention, party = named
        key = party_key(party)
        read, others = both_sides(event, side)
        against = {party_key(other) for other in others} - {""}
        here = {party_key(told) for told in read}
        gap = (self.reading.sentence_at(mention.span.start) or 0) - event.sentence
        modelled = given.get((side, mention.span), 0.0)
        found: Features = {
            "named first": float(key == self.first),
            "often": math.log1p(self.counts.get(key, 0)),
            "most often": float(self.counts.get(key) == self.most),
            "same sentence": float(gap == 0),
            "sentence before": float(gap == -1),
            "sentences back": min(max(-gap, 0), 6) / 6,
            "later": float(gap > 0),
            "on the other side": float(key in against),
            "international": float(len(key) == 3 and key in ("IGO", "IMG", "NGO", "ISM", "MNC")),
            f"is {key if key in INTERNATIONAL else standing((party,))}": 1.0,
            "people": float(party.sector in ("CVL", "REF", "LAB", "EDU", "OPP")),
            "pronoun": float(mention.kind == "PRON"),
            "read": float(key in here),
            "read, by the model": float(key in here and event.coder.startswith("model:")),
            "read, by a noun": float(key in here and event.coder.startswith("nouns:")),
            "others read": float(bool(here - {key, ""})),
            f"one of {self.shape}": float(key in self.states),
            "the only other state": float(bool(against) and self.states - against == {key}),
            f"filled by {filler}": 1.0,
            "read, with the model": float(key in here and modelled >= AGREED),
            "read, against the model": float(key in here and modelled < DOUBTED),
            "model, not read": modelled * float(key not in here),
            "model": modelled,
            "model, other side": given.get((OTHER[side], mention.span), 0.0),
        }
        if gap == 0:
            found |= self.standpoints.in_sentence(event, mention)
        found |= {name: recent[key] for name, recent in past.items() if key in recent}
        joint = {f"{side}: {name}": value for name, value in found.items() if value}
        joint |= {f"{side} of {event.event_type}: {name}": value for name, value in found.items() if value}
        return joint

    def _unknown(self, event: Event, side: str, party: Party) -> Features:
        head = self.tree.head_of(party.span)
        mention = self.standpoints.somebody.get(head) if head is not None else None
        role, inside = self.standpoints.role(event, head) if head is not None else ("none", False)
        return {
            f"unknown as {side}": 1.0,
            f"unknown as {side} of {event.event_type}": 1.0,
            f"unknown as {side}, model": self.standpoints.given_to(event, side, head),
            f"unknown as {side}, {'inside role' if inside else 'role'} {role}": 1.0,
            f"unknown as {side}, {mention.kind if mention else 'no name'}": 1.0,
        }

    def _nobody(
        self,
        event: Event,
        side: str,
        read: tuple[Party, ...],
        others: tuple[Party, ...],
        given: Mapping[tuple[str, Span], float],
        *,
        filler: str,
    ) -> Features:
        unreal = bool(UNTOLD & set(event.auxiliary))
        return {
            f"nobody as {side}": 1.0,
            f"nobody as {side} of {event.event_type}": 1.0,
            f"nobody as {side}, other side known": float(any(map(party_key, others))),
            f"nobody as {side}, {self.shape}": 1.0,
            f"nobody as {side} of {event.event_type}, {self.shape}": 1.0,
            f"nobody as {side}, long report": min(len(self.reading.sentences), LONG) / LONG,
            f"nobody as {side}, noun": float("verbs:" not in event.coder),
            f"nobody as {side}, filled by {filler}": 1.0,
            f"nobody as {side} of {event.event_type}, filled by {filler}": 1.0,
            f"nobody as {side}, by the row": float(one_sided(event.coder.partition(" ")[0], side)),
            f"nobody as {side}, word {self.standpoints.lemma(event)}": 1.0,
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


def _is_part(tree: Tree, mention: Mention) -> bool:
    """Whether a name tells who some of those are who were told of: "two of them women", "among them a general"."""
    first = next(iter(tree.reading.tokens_in(mention.span)), 0)
    return first > 1 and tree.word(first - 1).lower() in ("them", "whom") and tree.lemma(first - 2) in ("of", "among")


def _inside(named: list[tuple[Mention, Party]]) -> set[Span]:
    """The words of those who are named inside the words for another of their country."""
    found: set[Span] = set()
    widest: dict[str, Span] = {}
    for _, party in sorted(named, key=lambda one: (one[1].span.start, -one[1].span.end)):
        around = widest.get(party_key(party))
        if around is not None and around.contains(party.span) and around != party.span:
            found.add(party.span)
        else:
            widest[party_key(party)] = party.span
    return found


def _member(reading: Reading, party: Party) -> str:
    """What one of a country is told apart by: its entity, or its words."""
    return party.entity or reading.words(party.span).lower()


def speaks_for_all(mention: Mention, party: Party) -> bool:
    """Whether a mention in another sentence can stand for its state: "Tehran", "the government", not "its growers"."""
    return mention.kind not in ("PRON", "NORP") and (not party.sector or party.sector[:3] in OF_THE_STATE)


def both_sides(event: Event, side: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties that were read on a side, and those on the other one."""
    return (event.actors, event.recipients) if side == "actor" else (event.recipients, event.actors)
