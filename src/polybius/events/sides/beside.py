"""What an act leaves to those told beside or before it: whom a measure meets, who is freed, whose quarrel it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from polybius.events.sides.between import between
from polybius.events.sides.choices import Choice, Choices
from polybius.events.sides.freed import taken
from polybius.events.sides.ground import opponent
from polybius.events.sides.joining import joined
from polybius.events.sides.stays import IMPOSING
from polybius.events.sides.victims import THIS, of_the_struck
from polybius.events.words.standing import FORCES, standing
from polybius.events.words.weights import UNTOLD, party_key
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Reading

OTHERS = ("conj", "parataxis", "advcl")  # clauses of other acts below one
MEDIATING = frozenset({"mediate", "mediation"})
# what is asked of both sides
CALMING = frozenset({"calm", "restraint", "de-escalation", "ceasefire", "cease-fire", "truce", "dialogue"})
HOSTED = frozenset({"talk", "negotiation", "dialogue", "mediation"})
DEALT = 0.5  # that somebody has dealt a blow whose own words tell of nobody, from which he has: 8 of 8 in the own sets
LAWFUL, LAWLESS = ("state", "order"), ("armed", "outlaws")  # standings of those who deal blows


class Beside:
    """The sides of acts of one reading as far as acts told beside or before them tell, asked for in its order."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.reading, self.tree, self.named = choices.reading, choices.tree, choices.named
        self.acts: list[Event] = []  # told so far, the latest first
        self.dealt: dict[str, Party] = {}  # who has dealt the blows whose own words tell of nobody

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        self.acts = [*reversed(events), *self.acts]

    def completed(self, events: list[Event]) -> list[Event]:
        """The events of a sentence; a measure that names nobody strikes whom the one told beside it names.

        "Pulled out of the pact and reimposed duties on Iceland": in a report on Norway and Sweden, too. One that
        another state adds strikes whom those told before struck.
        """
        done: list[Event] = []
        for told in events:
            event = self._beside(told, events)
            left = not (self.choices.silent or self._named(event))
            before = [*reversed(done), *self.acts]
            event = self._shared(self._left_to(event, before) if left else event, done)
            met = (
                event.recipients
                if self.choices.silent
                else of_the_struck(event, before, self.named, self.reading, self.tree)
            )
            if not met and not self.choices.silent:
                met = self._at_odds(event, [one for one in reversed(events) if one is not told])
            done.append(replace(event, recipients=met))
        return done

    def _at_odds(self, event: Event, others: list[Event]) -> tuple[Party, ...]:
        """Against whom forces are sent, with the other acts of the sentence: "after trawlers had closed the port"."""
        verbs = [one for one in others if self.tree[self.tree.head_of(one.trigger) or 0].upos == "VERB"]
        rival = opponent(event, self.named, [*verbs, *self.acts], self.tree)
        return () if rival is None else (rival,)

    def _shared(self, event: Event, done: list[Event]) -> Event:
        """An act whose subject nobody knows with the doer of the act that it is joined to.

        "A decree banned its fruit and barred firms from hiring Turks": by whoever is taken to have banned the fruit.
        """
        token = self.tree.head_of(event.trigger)
        if self.choices.silent or token is None or event.reciprocal or not self.tree.is_(token, "conj"):
            return event
        if self.tree.children(token, "nsubj", "nsubj:pass", "obl:agent"):
            return event
        above = self.tree[token].head or 0
        if self.tree.children(above, "nsubj:pass") and not self.tree.children(token, "aux:pass"):
            return event  # "said the raids had been carried out and called them a crime"
        first = next((one for one in done if self.tree.head_of(one.trigger) == self.tree[token].head), None)
        subjects = self.tree.children(self.tree[token].head or 0, "nsubj")
        if first is None or first.reciprocal or not subjects or not first.actors or event.actors == first.actors:
            return event
        names = [one.span for one in (*first.actors, *event.actors)]
        own = {self.tree[at].span for head in subjects for at in self.tree.subtree(head, ("acl:relcl",))}
        if any(span.contains(at) for span in names for at in own) or event.recipients == first.actors:
            return event
        return replace(event, actors=first.actors)

    def _left_to(self, event: Event, before: list[Event]) -> Event:
        """An act that leaves whom it meets to the acts told before, the latest first, with the sides of those."""
        trigger = self.tree.head_of(event.trigger)
        below = [] if trigger is None else [trigger, *self.tree.children(trigger, "xcomp", "acl", "ccomp", "obj")]
        met = between(event, before) if self._between_others(event, below) else joined(event, before)
        doers = self._here(event, event.actors)
        if not met and (taking := taken(event, before, doers=doers)) is not None:
            return replace(event, actors=event.actors if doers else taking.actors, recipients=taking.recipients)
        return replace(event, recipients=met) if met else event

    def _between_others(self, event: Event, below: list[int]) -> bool:
        """Whether an act is meant for both sides of others' quarrel: "offered to host talks", "called for calm"."""
        tree = self.tree
        if any(tree.lemma(at) in MEDIATING for at in below):
            return True
        if event.event_type == "REQUEST":
            return any(tree.lemma(noun) in CALMING for at in below for noun in tree.children(at, "obl", "obj"))
        nouns = [noun for at in below for noun in tree.children(at, "obj") if tree.lemma(noun) in HOSTED]
        # a parser may see hosts that talk in "to host talks"
        above = {tree.lemma(at) for noun in nouns for at in (tree[noun].head or 0, *tree.children(noun, "compound"))}
        return event.event_type == "AGREE" and "host" in above

    def deal(self, event: Event, choice: Choice, chance: float) -> None:
        """Keeps who has dealt a blow that is told without a doer: whoever dealt the last one at the same people before.

        "Jets bombed the port. ... Two dockers were killed", where the choice among the parties speaks for them.
        Fighters are not struck by fighters; who hid a bomb ("by a car bomb") is not told by who was seen to strike.
        """
        if (
            chance < DEALT
            or choice.key not in self.choices.states
            or UNTOLD & set(event.auxiliary)
            or self._doing(event)
        ):
            return
        struck = set(map(party_key, event.recipients)) - {""}
        blows = [act for act in self.acts if act.event_type == event.event_type and not UNTOLD & set(act.auxiliary)]
        alike = [act for act in blows if struck & set(map(party_key, act.recipients))]
        by = LAWFUL if standing(event.recipients) in LAWLESS else LAWFUL + LAWLESS
        dealing = (party for act in alike for party in act.actors if party_key(party) == choice.key)
        own = {party.country for party in event.recipients if party.sector in FORCES}
        # "Ankara struck the rebels. Two Turkish soldiers were killed": not by their own
        dealing = (one for one in dealing if one.country not in own or standing((one,)) not in LAWFUL)
        dealer = next((party for party in dealing if standing((party,)) in by), None)
        if dealer is None and own:  # but by those whom these had struck
            fought = (act for act in alike if own & {party.country for party in act.actors})
            dealer = next((one for act in fought for one in act.recipients if standing((one,)) in LAWLESS), None)
        if dealer is not None:
            self.dealt[event.id] = dealer

    def _doing(self, event: Event) -> bool:
        """Whether words of a blow tell who or what does it: "its men attacked", "a second blast", "by a car bomb".

        Shells and bullets are fired by whoever is known to fire.
        """
        trigger = self.tree.head_of(event.trigger)
        told = [] if trigger is None else self.tree.children(trigger, "nsubj")
        doing = [at for at in told if not self.tree.is_(at, "nsubj:pass")]
        if trigger is None or any(self.tree.lemma(at) not in word_class("weapon") for at in doing):
            return True
        near = [trigger, *self.tree.children(trigger, "nsubj", "obl", "obl:agent", "nmod")]
        blasts = [at for at in near if self.tree.lemma(at) in word_class("explosion")]
        return any(not {self.tree.word(one).lower() for one in self.tree.children(at, "det")} & THIS for at in blasts)

    def _named(self, event: Event) -> bool:
        """Whether the words of an act name a recipient by name: not "the ambassador" alone."""
        names = {party.span for mention, party in self.named if mention.kind not in ("AGENT", "PRON")}
        trigger = self.tree.head_of(event.trigger)
        own = {self.tree[at].span for at in self.tree.subtree(trigger, OTHERS)} if trigger is not None else set()
        words = [party.span for party in event.recipients if any(party.span.contains(at) for at in own)]
        return any(span.contains(name) for span in words for name in names)

    def _beside(self, event: Event, events: list[Event]) -> Event:
        if event.event_type not in IMPOSING or event.reciprocal or self._here(event, event.recipients):
            return event
        token = self.tree.head_of(event.trigger)
        for other in events:
            at = self.tree.head_of(other.trigger)
            if other.event_type not in IMPOSING or token is None or at is None or other is event:
                continue
            joined = token in self.tree.children(at, "conj") or at in self.tree.children(token, "conj")
            if joined and other.actors == event.actors and self._here(other, other.recipients):
                return replace(event, recipients=other.recipients)
        return event

    def _here(self, event: Event, parties: tuple[Party, ...]) -> bool:
        """Whether one of some parties is named in the event's own sentence."""
        return any(self.reading.sentence_at(party.span.start) == event.sentence for party in parties)


def with_dealers(reading: Reading, dealt: Mapping[str, Party]) -> Reading:
    """The reading; blows that are still without a doer are dealt by whom the acts before them tell."""
    doers = {event.id: (dealt[event.id],) for event in reading.events if event.id in dealt and not event.actors}
    return replace(reading, events=tuple(replace(e, actors=doers.get(e.id, e.actors)) for e in reading.events))
