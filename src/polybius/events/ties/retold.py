"""The same act told again in one report: "bombed a village ... the raid", "died in the attack"."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from polybius.events.ties.concern import alike, keys
from polybius.events.words.lexicon import lexicon
from polybius.events.words.ontology import VERBAL
from polybius.events.words.weights import UNTOLD
from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Reading, Span
from polybius.syntax import Tree

MEASURES = ("SANCTION", "COERCE")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
IN_IT = ("in", "during", "by")  # "died in the attack"
HAPPENING = ("come", "follow", "happen", "occur")  # "the strike came a week after"
DOING, SUFFERING = ("by",), ("of", "on", "against", "at", "in", "near", "upon", "to")
ANOTHER = frozenset({
    "second", "third", "new", "another", "other", "further", "separate", "similar", "earlier", "previous", "first",
    "last", "recent", "next", "fresh", "repeated", "more", "subsequent", "past", "different", "planned", "possible",
})  # fmt: skip
NEWEST = frozenset({"new", "fresh", "recent"})
STEM = 4  # letters that "killing" shares with "killed"


class Retold:
    """How the acts of one reading are told, and which words can mean one that was told before."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.token = {event.id: self._told_by(tree.head_of(event.trigger)) for event in reading.events}
        self.said = {  # lemma and word of each token that tells an act
            event.id: [(tree.lemma(i), tree.word(i).lower()) for i in reading.tokens_in(event.trigger)]
            for event in reading.events
        }

    def _told_by(self, token: int | None) -> int | None:
        """The word that tells an act: of "claimed responsibility for the attack" the noun."""
        tree = self.tree
        if token is None or tree.lemma(token) != "claim":
            return token
        claimed = tree.children(token, "obj")
        claimed += [below for thing in claimed for below in tree.children(thing, "nmod")]
        return next((noun for noun in claimed if tree.lemma(noun) in word_class("attack")), token)

    def meant(self, noun: int, told: list[Event]) -> Event | None:
        """Of some acts the one that a noun means: the latest that was told by a word of its family, or the first."""
        lemma = self.tree.lemma(noun)
        named = [event for event in told if self.akin(lemma, event)]
        return named[-1] if named else next(iter(told), None)

    def akin(self, noun: str, event: Event) -> bool:
        """Whether a noun is one for the word that told an act: "expulsion" of "expelled", "raid" of "bombed"."""
        return akin(noun, self.said[event.id])

    def pointer(self, event: Event) -> tuple[int, Span] | None:
        """The noun that means an act told before, and its words: "the strike", or "in the attack" at the verb."""
        tree, token = self.tree, self.token[event.id]
        if token is None or event.quad in VERBAL:
            return None
        nouns = [token] if tree[token].upos == "NOUN" or self._among(token) else [
            noun for noun in tree.children(token, "obl", "nsubj")
            if {tree.lemma(case) for case in tree.children(noun, "case")} & set(IN_IT)
            or (tree.is_(noun, "nsubj") and tree.lemma(token) in HAPPENING)
        ]  # fmt: skip
        for noun in nouns:
            types = {pattern.event_type for pattern in lexicon().get(("NOUN", tree.lemma(noun)), ())}
            types |= {"ASSAULT"} if tree.lemma(noun) in word_class("attack") | word_class("misdeed") else set()
            if self.definite(noun) and (noun == token or event.event_type in types):
                first = min([noun, *tree.children(noun, "det", "nmod:poss")])
                return noun, tree.span((first, noun))
        return None

    def definite(self, noun: int) -> bool:
        """Whether a noun means something known: with "the" or "this", and no word that says that it is another one."""
        tree = self.tree
        dets = {tree.lemma(det) for det in tree.children(noun, "det", "nmod:poss")}
        owners = [tree[at].span for at in tree.children(noun, "nmod:poss")]
        timed = any(time.span.overlaps(span) for time in self.reading.timexes for span in owners)  # "Monday's raid"
        return (bool(dets & DEFINITE) or timed) and not self.another(noun) and not tree.children(noun, "nummod")

    def _among(self, word: int) -> bool:
        """Whether it means those of whom the report has told: "a nurse was among the dead"."""
        return any(self.tree.lemma(case) == "among" for case in self.tree.children(word, "case"))

    def another(self, noun: int) -> bool:
        """Whether a noun is said to mean another act: "a new strike"; not "the new strike", which was just told."""
        said = {self.tree.lemma(child) for child in self.tree.children(noun, "amod", "det")}
        return bool(said & (ANOTHER - NEWEST if said & DEFINITE else ANOTHER))

    def points(self, event: Event, first: Event) -> bool:
        """Whether a telling has words that can mean what another told: "the raid", "died in the attack"."""
        pointer = self.pointer(event)
        return pointer is not None and self.points_by(event, first, pointer[0])

    def points_by(self, event: Event, first: Event, noun: int) -> bool:
        """Whether a noun of a telling can mean what another told."""
        if first.sentence == event.sentence or (set(first.auxiliary) | set(event.auxiliary)) & UNTOLD:
            return False
        lemma = self.tree.lemma(noun)
        general = lemma in word_class("attack") | word_class("misdeed") or self._among(noun)
        general &= first.event_type == event.event_type
        if not general and not self.akin(lemma, first):
            return False
        doers, others = self.named(noun, DOING), self.named(noun, SUFFERING)
        suffering = keys(first.recipients) | ({first.host} if first.host else set())
        if doers or others:
            fits = (not doers or bool(doers & keys(first.actors))) and (not others or bool(others & suffering))
            return fits and _days_meet(event, first)
        # "the raid": whoever stands on its sides was only guessed
        token = self.token[event.id]
        bare = noun == token or (token is not None and self.tree.lemma(token) in HAPPENING)
        return bare or (alike(event.actors, first.actors) and _days_meet(event, first))

    def named(self, noun: int, cases: tuple[str, ...]) -> set[str]:
        """Who and what places the noun's own phrase names in some way: "the raid on Abs", "the Turkish bombing"."""
        tree = self.tree
        below = set[int]()
        for child in tree.children(noun, "nmod", "amod", "compound", "nmod:poss"):
            case = {tree.lemma(mark) for mark in tree.children(child, "case")}
            before = tree.is_(child, "amod", "compound", "nmod:poss")  # "the Turkish bombing"
            if case & set(cases) or (before and cases == DOING):
                below |= set(tree.subtree(child, ("acl", "advcl", "appos")))
        spans = [tree[i].span for i in below]
        out = {m.entity for m in self.reading.mentions if m.entity and any(m.head.overlaps(span) for span in spans)}
        out |= {entity.country for id in out if (entity := self.reading.entity(id)) and entity.country}
        places = (place for place in self.reading.places if any(place.span.overlaps(span) for span in spans))
        return out | {place.country for place in places if place.country}

    def tells(self, event: Event, first: Event) -> bool:
        """Whether type, days and known sides of two tellings are the same; of words and measures the word, too."""
        if event.event_type != first.event_type or event.sentence == first.sentence:
            return False
        if set(event.auxiliary) - {"historical"} != set(first.auxiliary) - {"historical"}:
            return False
        mine, other = keys(event.actors), keys(first.actors)
        to, other_to = keys(event.recipients), keys(first.recipients)
        stems = self.stems(event) & self.stems(first)
        if event.quad in VERBAL and not (stems and mine & other):
            return False  # two statements of one speaker are two: "condemned the raid. It summoned the ambassador."
        if not alike(event.actors, first.actors) or not alike(event.recipients, first.recipients):
            return False
        if not _days_meet(event, first):
            return False
        # both sides are the same, as far as there are two; of measures there are many between the same two
        alone = not (event.recipients or first.recipients or event.event_type == "ASSAULT")
        between = bool(mine & other and (to & other_to or alone)) and event.event_type not in MEASURES
        return between or bool(stems and (mine & other or to & other_to))

    def stems(self, event: Event) -> set[str]:
        """The beginnings of the words that tell an act."""
        return {word[:STEM] for word in self.reading.words(event.trigger).lower().split() if len(word) > 3}


def akin(noun: str, said: Iterable[tuple[str, str]]) -> bool:
    """Whether a noun is one for some words, each with its lemma: "expulsion" for "expelled", "ban" for "banned"."""
    verbs = verbs_of(noun)
    return any(
        lemma in verbs or (len(noun) > 3 and len(word) > 3 and noun[:STEM] in (lemma[:STEM], word[:STEM]))
        for lemma, word in said
    )


def _days_meet(one: Event, other: Event) -> bool:
    if one.latest is None or other.latest is None:
        return True
    return (one.earliest or one.latest) <= other.latest and (other.earliest or other.latest) <= one.latest


def verbs_of(noun: str) -> frozenset[str]:
    """The verbs that a noun tells the act of: close and shut of "closure"."""
    return _nominals(digest()).get(noun, frozenset())


@functools.lru_cache(maxsize=4)
def _nominals(tables: str) -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(row["verbs"].split("|")) for row in table("lexicon/nominals")}
