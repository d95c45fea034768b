"""Which act another one answers, as far as no words say so: learnt from reports in which readers noted it.

A conditional logit over the acts of a report, and over none: what speaks for each are the features below, their weights
a table, ``models/responses.csv``, fitted by ``training/responses.py`` on the development parts of our own sets.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from polybius.events.ties.answers import BLOWS, SIGNALLED, SUMMED
from polybius.events.ties.concern import aimed_at, concerned, countries, keys, same_hand, suffered
from polybius.events.ties.replies import BOTH, ONE, UNSAID, turned
from polybius.events.ties.sayings import Sayings, answering
from polybius.events.ties.series import in_a_row, joined
from polybius.events.ties.unmoved import unmoved
from polybius.events.words.ontology import VERBAL
from polybius.events.words.weights import UNTOLD
from polybius.resources.weights import Features, probabilities, weights
from polybius.schema import Event, Link, Reading
from polybius.syntax import Tree

LIKELY, EVEN = 0.4, 0.5  # probability from which an act answers another one: one in two does; docs/evaluation.md
LIKELY_BY_SIDES = 0.55  # where nothing but the sides of both tells it: below, two of five do
WORTH_TELLING = 0.25  # that from which a link is told as a weak one
BESIDE = ("while", "whereas")
PATH = 4  # relations between two acts of a sentence, or fewer, that are told
DAYS_OF_A_WEEK = 7
FAR = 6  # sentences between two acts beyond which no more are told apart


class Responses:
    """The acts of one reading, and what each may answer."""

    def __init__(self, reading: Reading, tree: Tree, links: Sequence[Link]) -> None:
        """``links``: those that words tell, ``same_as`` among them."""
        self.reading = reading
        self.tree = tree
        self.sayings = Sayings(reading, tree)
        self.first = {link.from_: link.to for link in links if link.kind == "same_as"}
        prose = [event for event in reading.events if reading.sentences[event.sentence].kind == "prose"]
        self.acts = [event for event in prose if event.id not in self.first]
        self.tellings: dict[str, list[Event]] = {}
        for event in prose:
            self.tellings.setdefault(self.first.get(event.id, event.id), []).append(event)
        self.token = {event.id: tree.head_of(event.trigger) for event in prose}
        self.order = {event.id: at for at, event in enumerate(sorted(self.acts, key=lambda event: event.trigger))}
        self.told: dict[tuple[str, str], list[Link]] = {}
        self.answering: set[str] = set()
        for link in links:
            if link.kind != "same_as":
                one, other = (self.first.get(id, id) for id in (link.from_, link.to))
                pair = (other, one) if link.kind == "causes" else (one, other)
                self.told.setdefault(pair, []).append(link)
                self.answering.add(pair[0])
        self.struck: dict[str, int] = {}  # how many acts are done by others to whoever did an act
        for act in self.acts:
            self.struck[act.id] = sum(aimed_at(other, act) for other in self.acts if other is not act)

    def choices(self, event: Event) -> Iterator[tuple[Event | None, Features]]:
        """None, and each other act of the report that it may answer, with what speaks for it."""
        yield None, self._none(event)
        for other in self.acts:
            if other is not event and not self._came_first(event, other) and not _thanked_for_a_blow(event, other):
                yield other, self._features(event, other)

    def weighed(self, event: Event) -> list[tuple[float, Event]]:
        """The acts that it may answer, each with the probability that it does, the likeliest first."""
        some = list(self.choices(event))
        table = weights("models/responses")
        likely = probabilities([found for _, found in some], table)
        chances = ((chance, other) for chance, (other, _) in zip(likely, some, strict=True) if other is not None)
        return sorted(chances, key=lambda one: -one[0])

    def links(self) -> Iterator[Link]:
        """The likeliest answers, each with its probability and the words that tell it, else the act's own.

        Of two acts that would answer each other the likelier does, of like ones the one told later; who takes back
        what he did answers nobody by that, nor what that had answered.
        """
        links = [*self._likeliest()]
        first = {link.from_: link.to for link in links if link.confidence >= EVEN}
        links = [link for link in links if not (self._behind(link, first.get(link.to)) or self._over(link, first))]
        told = sorted(self.acts, key=lambda event: event.trigger)
        row = [*in_a_row(self.tree, told, self.token, links)]
        beside = {link.from_ for link in row}  # whose own answers were weak
        yield from (*(link for link in links if link.from_ not in beside), *row)

    def _likeliest(self) -> Iterator[Link]:
        found: dict[str, tuple[bool, float, Event]] = {}
        for event in self.acts:
            signalled = self._signalled(event)
            likely, other = signalled or next(iter(self.weighed(event)), (0.0, None))
            if event.event_type == "ASSAULT" and not keys(event.actors) and signalled is None:
                continue  # "died in the riots": harm that nobody is known to have done
            if other is not None and signalled is None and _struck_again(event, other):
                continue
            if other is not None and likely >= WORTH_TELLING and not self._takes_back(event, other):
                found[event.id] = signalled is not None, likely, other
        for event in self.acts:
            said, likely, other = found.get(event.id, (False, 0.0, None))
            back = found.get(other.id) if other is not None else None
            turned_round = back is not None and back[2] is event
            if other is None or (back and turned_round and self._rather(other, back, event, (said, likely))):
                continue
            told = max(self.told.get((event.id, other.id), ()), key=lambda link: link.confidence, default=None)
            signal = told.signal if told is not None and told.signal is not None else event.trigger
            by_sides = told is not None and told.confidence == UNSAID and event.event_type != "ACCUSE"
            least = LIKELY_BY_SIDES if by_sides else LIKELY  # whoever accuses mostly answers what he was done
            sure = max(likely, EVEN) if likely >= least else min(likely, UNSAID)
            yield Link("responds_to", event.id, other.id, signal, round(sure, 2))

    def _rather(self, other: Event, back: tuple[bool, float, Event], event: Event, here: tuple[bool, float]) -> bool:
        """Whether of two acts that would answer each other the other one does."""
        if not (back[0] or here[0]) and self._plainly_later(other, event) != self._plainly_later(event, other):
            return self._plainly_later(other, event)
        return (*back[:2], other.trigger) > (*here, event.trigger)

    def _plainly_later(self, event: Event, other: Event) -> bool:
        """Whether an act is told in a later sentence than another one, and as what came next."""
        return event.sentence > other.sentence and not self._had(event) and not self.told.get((other.id, event.id))

    def _behind(self, link: Link, answered: str | None) -> bool:
        """Whether what is answered answers an act told in one breath with this one: "left after Oslo had A and B"."""
        return answered is not None and joined(self.tree, self.token[link.from_], self.token[answered])

    def _over(self, link: Link, answered: Mapping[str, str]) -> bool:
        """Whether what is answered was answered by what the act surely ends: "halted it after the raid, resumed it"."""
        ended = (
            other
            for (one, other), links in self.told.items()
            if one == link.from_ and any(link.kind == "ends" and link.confidence >= EVEN for link in links)
        )
        return any(answered.get(other) == link.to for other in ended)

    def _signalled(self, event: Event) -> tuple[float, Event] | None:
        """What words like "in retaliation for" name as answered, however unlikely; None: the choice says, too.

        What a noun tells was mostly told to be known: there the choice has to think it likely.
        """
        if event.coder.startswith("nouns:"):
            return None
        chances = {other.id: likely for likely, other in self.weighed(event)}
        named = (
            (max(chances[other.id], EVEN), other)
            for other in self.acts
            if other.id in chances
            for link in self.told.get((event.id, other.id), ())
            if link.kind == "responds_to" and (link.confidence == SIGNALLED or self._in_return(link))
        )
        return next(named, None)

    def _in_return(self, link: Link) -> bool:
        """Whether a noun between two prepositions tells it: "in retaliation for the delays"."""
        at = None if link.signal is None else self.tree.head_of(link.signal)
        cases = () if at is None else self.tree.children(at, "case")
        back = at is not None and answering(self.tree, at)
        return back and link.confidence == SUMMED and any(self.tree.lemma(case) == "in" for case in cases)

    def _takes_back(self, event: Event, other: Event) -> bool:
        """Whether one of two acts surely ends the other, of its own doer's as far as that one is known."""
        links = [*self.told.get((event.id, other.id), ()), *self.told.get((other.id, event.id), ())]
        ends = any(link.kind == "ends" and link.confidence >= EVEN for link in links)
        return ends and (same_hand(event, other) or not (keys(event.actors) and keys(other.actors)))

    def _came_first(self, event: Event, other: Event) -> bool:
        """Whether an act is told to have been before another, or in spite of it: "It had mocked the plan in May".

        In a sentence of its own: within one "after" may say the same of what is answered.
        """
        if unmoved(self.tree, event, other):
            return True
        if event.sentence < other.sentence and self._strikes_back(other):
            return True  # "Somalia hit back": what was told before did not answer that
        told = self.told.get((event.id, other.id), ())
        if any(link.confidence == SIGNALLED for link in told):
            return False
        if _long_before(event, other) and all(link.confidence <= UNSAID for link in told):
            return True  # "Chad expelled ten on Monday. Last week, Niger expelled a clerk"
        if event.quad not in VERBAL and not told and self._came_later(event, other):
            return True
        earlier, charging = other.sentence < event.sentence, self._charging(event)
        if charging and (earlier or other in charging):
            return True
        return earlier and not told and self._had(event) and not self._had(other)

    def _came_later(self, event: Event, other: Event) -> bool:
        """Whether what a later sentence tells by a plain verb came after a deed: "Police held a man. Crowds marched".

        Words about it are often told first: "Peru condemned the raid. Chile's jets bombed the port at noon".
        """
        token = self.token[other.id]
        if event.sentence >= other.sentence or token is None or self.tree[token].upos != "VERB":
            return False
        before = bool(event.earliest and other.latest and other.latest < event.earliest)
        looked_back = before or self.tree.had(token) or self.tree.is_(token, "acl", "acl:relcl")
        return not looked_back and "historical" not in other.auxiliary

    def _strikes_back(self, event: Event) -> bool:
        """Whether the word that tells an act says by itself that it is an answer."""
        token = self.token[event.id]
        return token is not None and answering(self.tree, token)

    def _charging(self, event: Event) -> list[Event]:
        """The charges that an act is the ground of: "accused Lima of meddling by refusing them visas"."""
        charges = [act for act in self.acts if act.event_type == "ACCUSE" and act.sentence == event.sentence]
        return [act for act in charges if act is not event and self._below(self.token[event.id], self.token[act.id])]

    def _below(self, low: int | None, high: int | None) -> bool:
        """Whether a word stands in what another one tells, not beside it: not "a charge that Lima denied"."""
        if low is None or high is None or low not in self.tree.subtree(high, ("conj", "parataxis", "acl:relcl")):
            return False
        # "Oman voiced concern, while Iran denounced the raids": two acts beside each other
        between = takewhile(lambda at: at != high, (low, *self.tree.ancestors(low)))
        return not any(self.tree.lemma(mark) in BESIDE for at in between for mark in self.tree.children(at, "mark"))

    def _had(self, event: Event) -> bool:
        """Whether an act is told in the past perfect, by its own verb or the one that it shares a subject with."""
        token = self.token[event.id]
        verb = None if token is None else self.tree.leading(token)
        # "said that it had fired back": what is said in the past moves one step back
        return verb is not None and self.tree.had(verb) and not self.tree.is_(verb, "ccomp")

    def _none(self, event: Event) -> Features:
        unreal = bool(UNTOLD & set(event.auxiliary))
        return {
            "none": 1.0,
            f"none: {event.event_type}": 1.0,
            "none: first": float(self.order[event.id] == 0),
            "none: unreal": float(unreal),
            "none: historical": float("historical" in event.auxiliary),
            "none: by nobody": float(not keys(event.actors)),
            "none: told by words": float(event.id in self.answering),
            "none: noun": float(not event.coder.startswith("verbs:")),
            "none: sure": event.confidence,
            "none: told again": float(len(self.tellings[event.id]) > 1),
            "none: answered": float(any(pair[1] == event.id for pair in self.told)),
            "none: mutual": float(event.reciprocal),
            "none: acts": math.log1p(len(self.acts)),
            f"none: told by {self._word(event)}": 1.0,
        }

    def _word(self, event: Event) -> str:
        """The base form of the word that tells an act: condemn, recall, summon."""
        token = self.token[event.id]
        return self.tree.lemma(token) if token is not None else ""

    def _features(self, event: Event, other: Event) -> Features:
        gap = event.sentence - other.sentence
        sides = turned(event, other)
        near = min(abs(gap), FAR)
        before = other.trigger < event.trigger
        between = abs(self.order[event.id] - self.order[other.id]) - 1
        mine, theirs = countries(event.actors), countries(other.actors) | countries(other.recipients)
        found: Features = {
            f"{event.event_type} to {other.event_type}": 1.0,
            f"to {other.event_type}": 1.0,
            f"quads {event.quad} {other.quad}": 1.0,
            "turned": float(sides == BOTH),
            "turned, one": float(sides == ONE),
            "same hand": float(same_hand(event, other)),
            "same victim": float(bool(keys(event.recipients) & keys(other.recipients))),
            "aimed at": float(aimed_at(event, other)),
            "suffered": float(suffered(event, other)),
            "concerned": float(concerned(event, other)),
            "of a third": float(bool(mine) and bool(theirs) and not mine & theirs),
            "by nobody known": float(not keys(other.actors)),
            "aimed at nobody": float(not keys(event.recipients)),
            "same sentence": float(gap == 0),
            f"{'before' if before else 'behind'}, {near}": 1.0,
            "before": float(before),
            "next to it": float(between == 0),
            "acts between": math.log1p(max(between, 0)),
            "first act": float(self.order[other.id] == 0),
            "told again": float(len(self.tellings[other.id]) > 1),
            "tellings": math.log1p(len(self.tellings[other.id])),
            "answered by others": math.log1p(self.struck[other.id]),
            "unreal": float(bool(UNTOLD & set(other.auxiliary))),
            "historical": float("historical" in other.auxiliary) * float("historical" not in event.auxiliary),
            "sure": other.confidence,
            "counts": float(bool(other.counts)),
            **self._days(event, other),
            **self._words(event, other),
        }
        for link in self.told.get((event.id, other.id), ()):
            found[f"told: {link.kind} {link.confidence}"] = 1.0
            found["told"] = max(found.get("told", 0.0), link.confidence)
        if self.told.get((other.id, event.id)):
            found["told the other way round"] = 1.0
        quad = {f"{name}, quads {event.quad} {other.quad}": found[name] for name in PAIRED if found[name]}
        return {name: value for name, value in (found | quad).items() if value}

    def _days(self, event: Event, other: Event) -> Features:
        """Which was earlier, as far as both are dated."""
        if event.earliest is None or event.latest is None or other.earliest is None or other.latest is None:
            return {"undated": 1.0}
        if event.latest < other.earliest:
            return {"earlier than it": 1.0}
        if event.earliest > other.latest:
            return {"days later": 1.0, "within a week": float((event.earliest - other.latest).days <= 7)}
        return {"same days": 1.0}

    def _words(self, event: Event, other: Event) -> Features:
        """How the words of the two hang together in one sentence."""
        one, two = self.token[event.id], self.token[other.id]
        if one is None or two is None or event.sentence != other.sentence:
            return {}
        found: Features = {}
        for name, low, high in (("below", two, one), ("above", one, two)):
            up = self._up(low, high)
            if up:
                found |= {f"{name} by {'>'.join(up)}": 1.0, name: 1.0, **{f"{name}, {step}": 1.0 for step in up}}
        return found

    def _up(self, low: int, high: int) -> list[str]:
        """The relations from a word up to one above it, each with its mark or case; none where it is too far up."""
        steps: list[str] = []
        at: int | None = low
        while at is not None and at != high and len(steps) < PATH:
            marks = [self.tree.lemma(mark) for mark in self.tree.children(at, "mark", "case")]
            steps.append(self.tree[at].deprel + (f"({marks[0]})" if marks else ""))
            at = self.tree[at].head
        return steps if at == high else []


def _thanked_for_a_blow(event: Event, other: Event) -> bool:
    """Whether somebody would praise what befell himself: "halted its training. Niger thanked it for its help"."""
    return event.event_type == "SUPPORT" and other.event_type in BLOWS and suffered(event, other)


def _long_before(event: Event, other: Event) -> bool:
    """Whether an act is of a week or longer that began and ended before the days of another one: "last week"."""
    if event.dated_by != "timex" or not (event.earliest and event.latest and other.earliest and other.latest):
        return False
    long = (event.latest - event.earliest).days >= DAYS_OF_A_WEEK - 1
    return long and event.earliest < other.earliest and event.latest < other.latest


def _struck_again(event: Event, other: Event) -> bool:
    """Whether a blow befalls whom another one befell, by somebody whom that did not: "died of his wounds later"."""
    both = event.event_type == other.event_type == "ASSAULT"
    return (
        both
        and bool(keys(event.recipients) & keys(other.recipients))
        and not keys(event.actors) & keys(other.recipients)
    )


PAIRED = ("turned", "turned, one", "same hand", "aimed at", "suffered", "of a third", "next to it", "same victim")
