"""Whom words mean that stand for several told before: "both sides", "the three", "their armies"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from polybius.events.words.grammar import Clauses
from polybius.events.words.standing import PRESS
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Mention, Party, Place, Reading, Span
from polybius.syntax import Tree

SIDED = (None, "GOV", "MIL", "REB", "PRM")  # sectors of those whom "the two sides" mean
REBELS = ("REB", "PRM")
TOGETHER = {"both": 2, "each": 2, "two": 2, "three": 3, "four": 4, "five": 5}
KNOWN = frozenset({"the", "these", "those", "its", "their"})  # words of two who are known
BORDERING = frozenset({"neighbour", "neighbor", "rival", "foe", "adversary", "arch-rival", "arch-foe"})
FRIENDS = frozenset({"ally", "allies", "partner"})
MEETING = frozenset({"leader", "president", "minister", "premier", "delegation", "envoy", "ambassador", "ally"})
JOINED_SENTENCES = 3  # "the three countries" act together at most so many sentences before
# cases inside a phrase that tell whose it is
OWNING = ("", "of", "by", "against", "on", "'s", "’s", "'", "’", "from", "like", "including")


class Together:
    """The mentions of one reading by their head words, and whom the words for several of them mean."""

    def __init__(self, reading: Reading, tree: Tree, clauses: Clauses) -> None:
        self.reading = reading
        self.tree = tree
        self.clauses = clauses
        self.by_head: dict[int, Mention] = {}
        self.place_at: dict[int, Place] = {}
        for place in reading.places:
            for index in reading.tokens_in(place.span) if reading.tokens else ():
                self.place_at.setdefault(index, place)
        for mention in reading.mentions:
            for index in reading.tokens_in(mention.head) if reading.tokens else ():
                if tree.set_against(index):
                    break  # "Iran, not Iraq": Iraq is no party
                known = self.by_head.get(index)
                if known is None or _better(mention, known):
                    self.by_head[index] = mention
                break

    def both(self, head: int) -> list[Party]:
        """The two that "both capitals", "all sides", "the parties" mean: those told of most, up to there.

        An armed group is apart from its state. A report that begins with "the two governments" names them behind.
        """
        words = {self.tree.word(child).lower() for child in self.tree.children(head)}
        alone = self.tree[head].upos == "NUM" and words == {"the"}  # "the three", "the two" of whom much was told
        number = max(TOGETHER.get(word, 0) for word in ({self.tree.word(head).lower()} if alone else words | {""}))
        paired = alone or self.tree.lemma(head) in word_class("side_of_two")
        if paired and (joined := self._joined(head, number) or self._met_before(head)):
            return joined
        if not (self._the_two(head) if alone else self._of_two(head)):
            return []
        of_states = self.tree.lemma(head) in word_class("one_state")
        start, found, told = self.tree[head].span.start, dict[str, Party](), Counter[str]()
        path = [head, *self.tree.ancestors(head)]
        subject = any(self.tree.is_(at, "nsubj", "nsubj:pass") for at in path)  # "both countries' armies met"
        heads = [at for verb in path for at in self.tree.children(verb, "nsubj") if not subject]
        above = [at for child in heads for at in self.tree.conjuncts(child)]
        acting = {self.reading.party(self.by_head[child]).country for child in above if child in self.by_head}
        before = [mention for mention in self.reading.mentions if mention.span.end <= start]
        some = before if any(mention.entity for mention in before) else self.reading.mentions
        states = {party.country for party in map(self.reading.party, some) if party.code and party.sector != PRESS}
        one_state = len(states - {None, *acting}) == 1  # "the rebels" are a side where one state alone is told of
        for mention in some:
            party = self.reading.party(mention)
            if party.country in acting or (of_states and self._no_state(party)) or party.sector == PRESS:
                continue  # "Chad urged both governments", "the Tribune could not verify it. Both sides ..."
            if party.country and party.code and mention.kind not in ("LOC", "FAC"):
                noun = mention.kind == "AGENT" and party.sector in REBELS
                side = (party.entity or "") if (noun and one_state) or self._rebels(mention) else party.country
                told[side] += not self._inside_another(mention, party)
                known = found.pop(side, None)  # "both governments": not a hospital that was named last
                chosen = party if known is None or (party.sector in SIDED and not noun) else known
                found[side] = replace(chosen, span=self.phrase(head))
        if self.tree.lemma(head) in FRIENDS and len(found) > TOGETHER["two"]:
            return []  # those of whom most is told may be foes
        last = list(found)[::-1]  # of those who were named equally often the later ones
        two = sorted(last, key=lambda side: -told[side])[:2]
        if of_states and "between" in words and len(acting - {None}) == len(two) == 1:
            return [found[two[0]]]  # "Chad cut the ties between the two countries": with the other one
        return [found[side] for side in reversed(last) if side in two] if len(two) > 1 else []

    def _no_state(self, party: Party) -> bool:
        """Whether a party is none of two countries: a union of states, an armed group."""
        return party.country in INTERNATIONAL or party.sector in REBELS

    def _inside_another(self, mention: Mention, party: Party) -> bool:
        """Whether a name only tells whose somebody is who is named by it: "Georgian" of "Georgian mediators"."""
        head = self.tree.head_of(mention.span)
        above = (
            self.tree[head].head if head is not None and self.tree.is_(head, "amod", "nmod:poss", "compound") else None
        )
        outer = self.by_head.get(above) if above is not None else None
        return outer is not None and self.reading.party(outer).country == party.country

    def _the_two(self, head: int) -> bool:
        """Whether "the two" act, and are not two of whom the number was told: "arrested two Danes. The two ..."."""
        here = self.reading.sentence_at(self.tree[head].span.start) or 0
        first = self.reading.sentences[max(here - JOINED_SENTENCES, 0)].first
        counted = any(self.tree.word(at).lower() == "two" and self.tree.is_(at, "nummod") for at in range(first, head))
        return self.tree.word(head).lower() == "two" and self.tree.is_(head, "nsubj") and not counted

    def _of_two(self, head: int) -> bool:
        """Whether a noun means two opponents: "both capitals", "each side", "all sides", "the warring parties"."""
        words = {self.tree.word(child).lower() for child in self.tree.children(head)}
        if self.of_body(head):
            return True
        lemma = self.tree.lemma(head)
        some = "two" in words and not words & KNOWN  # "raided the offices of two opposition parties"
        if words & {"both", "two"} or (lemma == "side" and "each" in words):
            return lemma in word_class("side_of_two") and not some
        if lemma in BORDERING and words == {"the"} and self.tree[head].tag == "NNS":
            return True
        if lemma not in word_class("opponents") or self.tree[head].tag not in ("NNS", "NNPS"):
            return False
        if words & word_class("warring"):
            return True
        mention = self.by_head.get(head)
        open_ = mention is not None and mention.entity is None and words == {"the"}  # of no state, nor political
        fighting = lemma == "side" or open_ or any(map(self._rebels, self.reading.mentions))
        return fighting and bool(words & {"all", "the"})

    def of_body(self, head: int) -> bool:
        """Whether two members of a union of states are meant: "Nato urged its two members to talk"."""
        words = {self.tree.word(child).lower() for child in self.tree.children(head)}
        owners = [self.by_head[at] for at in self.tree.children(head, "nmod:poss") if at in self.by_head]
        of_body = any(self.reading.party(owner).country in INTERNATIONAL for owner in owners)
        return self.tree.lemma(head) == "member" and bool(words & {"two", "both"}) and of_body

    def _rebels(self, mention: Mention) -> bool:
        """Whether a name is that of an armed group."""
        return mention.kind == "ORG" and self.reading.party(mention).sector in REBELS

    def of_all(self, head: int) -> list[Party]:
        """All states that act together in the sentence before, where a plural takes up one of them.

        "Chad and Niger cut ties. They ...", "... The foreign ministers will meet in Arlit": each with the office.
        """
        mention, they = self.by_head.get(head), self.tree.word(head).lower() == "they"
        if mention is None or not (they or self._office(head)):
            return []
        one = self.reading.party(mention)
        joined = next((found for number in range(2, 6) if (found := self._joined(head, number))), [])
        if one.country not in [party.country for party in (joined[:1] if they else joined)]:
            return []
        made = (Party(p.span, None, f"{p.country}{one.sector or ''}", p.country, one.sector) for p in joined)
        return joined if they else list(made)

    def of_either(self, head: int) -> list[Party]:
        """The people of two who were told before, with their office: "the two countries' officials met"."""
        owners = self.tree.children(head, "nmod", "nmod:poss") if self.tree[head].tag == "NNS" else []
        theirs = [at for at in owners if self.clauses.case(at) in OWNING and self._of_two(at)]
        if not theirs:
            return []
        mention = self.by_head.get(head)
        sector = self.reading.party(mention).sector if mention is not None else None
        span, both = self.phrase(head), self.both(theirs[0])
        return [
            Party(span, None, f"{one.country}{sector}", one.country, sector)
            if sector and one.sector not in REBELS
            else replace(one, span=span)
            for one in both
        ]

    def _office(self, head: int) -> bool:
        """Whether it is a plural office that names no state: "the ministers", "their armies", not "Chad's leaders"."""
        inside = self.tree.children(head, "nmod", "nmod:poss", "amod", "compound")
        owned = any(at in self.by_head and self.tree[at].upos != "PRON" for at in inside)
        definite = any(self.tree.word(at).lower() in ("the", "their") for at in self.tree.children(head))
        return self.tree[head].tag == "NNS" and self.tree.lemma(head) in word_class("side_of_two") and definite > owned

    def _joined(self, head: int, number: int) -> list[Party]:
        """So many states that act together in the sentence before: "Chad and Mali left the pact. Both states ...".

        Three and more are still meant when two sentences stand between.
        """
        here = self.reading.sentence_at(self.tree[head].span.start) or 0
        friends = self.tree.lemma(head) in FRIENDS
        acting = self.tree.is_(head, "nsubj", "nmod:poss", "nsubj:pass")
        if not (friends or acting):
            return []
        back = JOINED_SENTENCES if number > TOGETHER["two"] or friends else 1
        for before in reversed(self.reading.sentences[max(here - back, 0) : here + acting]):
            for at in range(before.first, min(before.last, head)):
                items = self.tree.conjuncts(at) if self.tree.is_(at, "nsubj") else []
                parties = [self.reading.party(self.by_head[item]) for item in items if item in self.by_head]
                if len({party.country for party in parties if party.country}) == len(items) == number:
                    return [replace(party, span=self.phrase(head)) for party in parties]
        return []

    def _met_before(self, head: int) -> list[Party]:
        """The two of whose people the sentence before tells: "The king received the emir. The two leaders ..."."""
        here = self.reading.sentence_at(self.tree[head].span.start) or 0
        if self.tree.lemma(head) not in MEETING or self.tree[head].tag != "NNS":
            return []
        own = self._met(range(self.reading.sentences[here].first, head), head)  # "met the emir; the two leaders ..."
        before = self.reading.sentences[here - 1] if here else None
        return own or (self._met(range(before.first, before.last), head) if before is not None else [])

    def _met(self, words: range, head: int) -> list[Party]:
        told = [self.by_head[at] for at in words if at in self.by_head]
        people = [self.reading.party(one) for one in told if one.kind in ("PER", "AGENT", "PRON")]
        met = {party.country: party for party in people if party.country and party.sector == "GOV"}
        states = {self.reading.party(one).country for one in told} - {None}
        span = self.phrase(head)
        return [replace(party, span=span) for party in met.values()] if len(met) == len(states) == 2 else []

    def phrase(self, head: int) -> Span:
        """The noun phrase of a head word without the preposition before it: "the Indians" of "by the Indians"."""
        cases = set(self.tree.children(head, "case"))
        inside = list(self.reading.tokens_in(self.tree.phrase(head)))
        while inside and (inside[0] in cases or self.tree[inside[0]].head in cases):
            inside.pop(0)
        return self.tree.span((inside[0], inside[-1])) if inside else self.tree.phrase(head)


def _better(mention: Mention, known: Mention) -> bool:
    """Of two mentions with one head, the one that is resolved, and then the longer."""
    return (mention.entity is not None, len(mention.span)) > (known.entity is not None, len(known.span))
