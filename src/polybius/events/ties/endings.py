"""What words say is over: "ended the war", "ending four days of strikes", "called off its march"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.events.ties.concern import keys, same_hand
from polybius.events.ties.retold import DEFINITE, akin
from polybius.events.words.lexicon import lexicon
from polybius.schema import Event, Reading
from polybius.syntax import Tree

ENDING = ("end", "halt", "stop", "conclude")
CALLING_OFF = ("end", "call", "abandon", "suspend", "halt", "stop", "break", "pause", "drop", "lift", "withdraw",
               "retract", "cancel", "shelve")  # fmt: skip
OWN = (
    "PROTEST",
    "COERCE",
    "ASSAULT",
    "SANCTION",
    "ACCUSE",
    "THREATEN",
    "MOBILIZE",
)  # types of what somebody can call off
SAID_OR_SHOWN = ("PROTEST", "ACCUSE", "THREATEN")
LASTING = ("ASSAULT", "COERCE", "PROTEST", "SANCTION")  # types of what goes on until it is ended
YIELDING = ("CONCEDE", "RETREAT", "REJECT")
NOT_DONE = frozenset({"negation", "future", "hypothetical"})
OPEN = frozenset({"to", "not", "n't", "never", "will", "would", "may", "might", "could", "can", "should", "must"})
OF_WHAT = 2  # phrases with "of" below a thing: "four days of fighting"


class Endings:
    """Finds what the acts of one reading end."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.done = [event for event in reading.events if not NOT_DONE & set(event.auxiliary)]
        self.at: dict[int | None, Event] = {tree.head_of(event.trigger): event for event in reversed(self.done)}

    def called_off(self, event: Event) -> Event | None:
        """What those who did it end: the strike of "called off their strike", the suit of "dropped the suit"."""
        verb = self.tree.head_of(event.trigger)
        if verb is None or event.event_type not in YIELDING or self.tree.lemma(verb) not in CALLING_OFF:
            return None
        if self.tree.lemma(verb) == "call" and "off" not in map(self.tree.word, self.tree.children(verb)):
            return None  # "called the charge a slander"
        for thing in self.tree.children(verb, "obj", "nsubj:pass"):
            told = self._told_in(thing)
            if told is not None and told is not event:
                return told if told.event_type in OWN else None
            meant = self._brought_about(event, thing)
            if meant is not None:
                return meant
            own = [other for other in self.done if same_hand(event, other) and other is not event]
            of_thing = [other for other in own if other.event_type in OWN and self._has(thing, other)]
            if of_thing:
                return of_thing[-1]
            own = self._of_kind(thing, [other for other in own if other.event_type in SAID_OR_SHOWN])
            before = [other for other in own if other.trigger < event.trigger]
            return self._nearest(event, [other for other in own if self._named(thing, other)] or before)
        return None

    def ended(self) -> Iterator[tuple[int, Event, Event]]:
        """The verbs that say that something is over, each with the act that ends it, and the act that is ended."""
        for verb, token in enumerate(self.tree.tokens):
            if token.upos != "VERB" or self.tree.lemma(verb) not in ENDING or self._open(verb):
                continue
            thing = next(iter(self.tree.children(verb, "obj")), None)
            ending = None if thing is None else self._ending(verb)
            if thing is None or ending is None:
                continue
            over = self._told_in(thing) or self._nearest(ending, self._between(ending, thing))
            if over is not None and over is not ending and over.event_type in LASTING:
                yield verb, ending, over

    def _open(self, verb: int) -> bool:
        """Whether it is not said to have been ended: "a deal to end it", "will not end it"."""
        return bool({self.tree.word(at).lower() for at in self.tree.children(verb, "aux", "mark", "advmod")} & OPEN)

    def _ending(self, verb: int) -> Event | None:
        """The act that ends it: told by the verb, by the clause that a participle hangs on, or by the subject."""
        tree = self.tree
        head = tree[verb].head if tree.is_(verb, "advcl") and tree[verb].tag == "VBG" else None
        subjects = [at for noun in tree.children(verb, "nsubj") for at in (noun, *tree.subtree(noun))]
        return next((self.at[at] for at in (verb, head, *subjects) if at is not None and at in self.at), None)

    def _told_in(self, thing: int) -> Event | None:
        """The act that a thing tells: the strikes of "four days of strikes"."""
        heads = [thing]
        for _ in range(OF_WHAT):
            heads += [
                noun for head in heads for noun in self.tree.children(head, "nmod")
                if noun not in heads and any(self.tree.lemma(case) == "of" for case in self.tree.children(noun, "case"))
            ]  # fmt: skip
        return next((self.at[head] for head in heads if head in self.at), None)

    def _brought_about(self, event: Event, thing: int) -> Event | None:
        """The act by which the same ones brought a thing about: "suspended the duties that it had put on steel"."""
        told = (self.at.get(verb) for verb in self.tree.children(thing, "acl:relcl"))
        return next((o for o in told if o is not None and o.event_type in OWN and same_hand(event, o)), None)

    def _between(self, ending: Event, thing: int) -> list[Event]:
        """The blows of those who end their fighting: the attack of "ended the war with Somalia"."""
        phrase = self.tree.span(self.tree.subtree(thing))  # "the war between Chad and Libya"
        named = [self.reading.party(m) for m in self.reading.mentions if phrase.contains(m.span)]
        parties = keys((*ending.actors, *ending.recipients, *named))
        own = [other for other in self.done if other is not ending and other.event_type == "ASSAULT"]
        both = [other for other in own if keys(other.actors) & parties and keys(other.recipients) & parties]
        if any(self.tree[at].upos == "PRON" for at in self.tree.children(thing, "nmod:poss")):
            both = [other for other in both if same_hand(ending, other)]  # "ended their siege"
        return self._of_kind(thing, both)

    def _has(self, thing: int, event: Event) -> bool:
        """Whether an act had the same thing: the frigate of "sent a frigate ... withdrew the frigate"."""
        verb = self.tree.head_of(event.trigger)
        if not {self.tree.lemma(det) for det in self.tree.children(thing, "det", "nmod:poss")} & DEFINITE:
            return False  # "lifted a tariff on steel" is another one
        things = () if verb is None else self.tree.children(verb, "obj", "nsubj:pass")
        return any(self.tree.lemma(one) == self.tree.lemma(thing) for one in things)

    def _of_kind(self, thing: int, events: Iterable[Event]) -> list[Event]:
        types = {pattern.event_type for pattern in lexicon().get(("NOUN", self.tree.lemma(thing)), ())}
        return [event for event in events if event.event_type in types]

    def _named(self, noun: int, event: Event) -> bool:
        """Whether a noun is one for the word that told an act: the walkout of "walked off the job"."""
        said = [(self.tree.lemma(at), self.tree.word(at).lower()) for at in self.reading.tokens_in(event.trigger)]
        return akin(self.tree.lemma(noun), said)

    def _nearest(self, event: Event, others: list[Event]) -> Event | None:
        """The act told nearest to another, those before it first."""
        return min(others, key=lambda other: (abs(other.sentence - event.sentence), other.trigger), default=None)
