"""Who stands behind an argument's head word: the actors and recipients as PLOVER lists them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import replace

from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.schema import Mention, Party, Place, Reading, Span
from polybius.syntax import Tree

AGENTIVE = ("PER", "ORG", "NORP", "AGENT", "PRON")
PLACES = ("GPE", "LOC", "FAC")
SIDED = (None, "GOV", "MIL", "REB", "PRM")  # sectors of those whom "the two sides" mean
REBELS = ("REB", "PRM")
FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
PEOPLE = FIRST_PERSON | frozenset(["he", "she", "him", "her", "they", "them", "others", "who", "those"])
TOGETHER = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
JOINED_SENTENCES = 3  # "the three countries" act together at most so many sentences before
PHRASAL = ("nmod", "compound", "amod", "nmod:poss", "appos", "flat", "conj", "nmod:desc")
LOCATED = ("", "of", "in", "near", "at", "around", "across", "outside", "'s", "’s")
# cases inside a phrase that tell whose it is
OWNING = ("", "of", "by", "against", "on", "'s", "’s", "'", "’", "from", "like", "including")


class Parties:
    """Looks up the mention behind a head word, and behind the words that only stand for somebody."""

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

    def of(self, heads: list[int]) -> tuple[Party, ...]:
        """The parties of some heads, each once, in the order of the text: "the Iraqi general" is one, not two."""
        found: dict[tuple[Span, str | None, str | None], Party] = {}  # "both sides" are two of the same words
        for head in heads:
            for party in self.behind(head):
                found.setdefault((party.span, party.country, party.entity), party)
        within = {
            one.span
            for one in found.values()
            for other in found.values()
            if one.span != other.span and other.span.contains(one.span) and one.country == other.country
        }
        return tuple(sorted((one for one in found.values() if one.span not in within), key=lambda one: one.span))

    def behind(self, head: int) -> list[Party]:
        """The parties that a head word means; empty for things and for places that are only places."""
        mention, states = self._mention(head), self._states(head) or self._of_all(head) or self._of_either(head)
        if mention is not None and mention.kind not in ("LOC", "FAC") and mention.entity:
            party = self._party(mention, head)
            others = [state for state in states if state.country != party.country]
            return [party, *others] if len(others) < len(states) or not states else states
        if states:
            return states
        if self.tree.word(head).lower() in FIRST_PERSON:
            return self._speaker(head)
        both = self._both(head)
        if both:
            return both
        inner = self._inside(head)
        if inner:
            # "five sites of Kataib Hezbollah", "the group's fighters": who they belong to
            return self._as_one(inner, head, mention)
        if mention is not None and mention.kind in AGENTIVE and self._people(mention, head):
            return [self.reading.party(mention)]
        return []

    def _states(self, head: int) -> list[Party]:
        """The states of a list below a plural: "the ministers of Chad and Niger", "French and German troops"."""
        for owner in self.tree.children(head, "nmod", "amod", "compound"):
            items = [item for item in self.tree.conjuncts(owner) if item in self.by_head]
            parties = [self.reading.party(self.by_head[item]) for item in items]
            owning = self.clauses.case(owner) in ("", "of", "'s", "’s")
            plural = self.tree[head].tag == "NNS" or all(p.sector for p in parties)  # "Chadian and Malian police"
            if owning and plural and len({p.country for p in parties}) > 1 and all(p.country for p in parties):
                return self._of_first(self._mention(head), parties)
        return []

    def _of_first(self, mention: Mention | None, parties: list[Party]) -> list[Party]:
        """The parties of a list, the first with the words that name its office: "the ministers of Chad" and "Niger"."""
        first, *others = parties
        if mention is None or not mention.span.contains(first.span):
            return parties
        apart = not any(mention.span.overlaps(other.span) for other in others)
        return [replace(first, span=mention.span), *others] if apart else parties

    def _as_one(self, inner: list[Party], head: int, mention: Mention | None) -> list[Party]:
        """Parties that one noun phrase names, each country once: "Indian marine commandos" are one party, not two."""
        best: dict[str | None, Party] = {}
        for party in inner:
            known = best.get(party.country)
            best[party.country] = party if known is None or (party.sector and not known.sector) else known
        if len(best) > 1 or None in best:
            return inner
        (one,) = best.values()
        people = mention is not None and mention.kind == "AGENT"
        whole = mention.span if mention is not None and people else self._phrase(head)
        return [replace(one, span=whole) if whole.contains(one.span) and (people or len(inner) > 1) else one]

    def _phrase(self, head: int) -> Span:
        """The noun phrase of a head word without the preposition before it: "the Indians" of "by the Indians"."""
        cases = set(self.tree.children(head, "case"))
        inside = list(self.reading.tokens_in(self.tree.phrase(head)))
        while inside and (inside[0] in cases or self.tree[inside[0]].head in cases):
            inside.pop(0)
        return self.tree.span((inside[0], inside[-1])) if inside else self.tree.phrase(head)

    def _speaker(self, head: int) -> list[Party]:
        """Who says "I" or "we": the source of the innermost words that hold it, or of an announced statement."""
        span = self.tree[head].span
        found = min(self._saying(span), key=lambda pair: pair[0], default=(0, None))[1]
        if found is not None:
            return [found]
        return self._announced(span) or ([] if quoted(self.reading.text, span) else self.voice)

    def speaker(self, head: int) -> tuple[Party, ...]:
        """The source of the innermost words that hold a word; nobody where no known one is said to say them."""
        said = [source for _, source in sorted(self._saying(self.tree[head].span), key=lambda pair: pair[0])]
        return tuple(party for party in said[:1] if party.code or party.country)

    def _saying(self, span: Span) -> list[tuple[int, Party]]:
        """The sources whose words hold some characters, each with the length of these words."""
        return [
            (sum(len(part) for part in attribution.content), attribution.source)
            for attribution in self.reading.attributions
            if attribution.source is not None and any(part.contains(span) for part in attribution.content)
        ]

    def _announced(self, span: Span) -> list[Party]:
        """The subject of the last "The minister said:" that ends its paragraph."""
        at = self.reading.text.rfind(":\n", 0, span.start)
        said = self.reading.tokens_in(Span(at - 1, at)) if at > 0 else []
        return [party for verb in said for head in self.clauses.subject(verb) for party in self.behind(head)]

    @functools.cached_property
    def voice(self) -> list[Party]:
        """Who speaks in a report that says "we" of itself: the one of whom it tells in the present what he does.

        "Norway condemns the attack. We urge ...": Norway. A newspaper tells such things in the past. Nobody where
        it tells so of several states as often. "Statement of the Movement. We condemn": whom the heading names.
        """
        if (headed := self._headed()) is not None:
            return [headed]
        said: dict[str, list[Party]] = {}
        for verb, token in enumerate(self.reading.tokens):
            if not self.tree.is_(verb, "root") or quoted(self.reading.text, token.span):
                continue
            tags = [self.tree[at].tag for at in (verb, *self.tree.children(verb, "aux", "cop"))]
            if "VBZ" not in tags:
                continue
            for head in self.tree.children(verb, "nsubj"):
                mention = self.by_head.get(head)
                party = self.reading.party(mention) if mention is not None and mention.kind != "PRON" else None
                if party is not None and party.country and not self._saying(token.span):
                    said.setdefault(party.country, []).append(party)
        ranked = sorted(said.values(), key=len, reverse=True)
        return ranked[0][:1] if ranked and (len(ranked) == 1 or len(ranked[0]) > len(ranked[1])) else []

    def _headed(self) -> Party | None:
        """Who is named in the lines above a text that are those of a statement: "Communique of the Movement"."""
        prose = next((one.span.start for one in self.reading.sentences if one.kind == "prose"), 0)
        above = self.reading.tokens_in(Span(0, prose)) if prose else ()
        if not any(self.tree.lemma(at).lower() in word_class("own statement") for at in above):
            return None
        named = (mention for mention in self.reading.mentions if mention.span.end <= prose and mention.entity)
        return next((self.reading.party(mention) for mention in named if mention.kind in ("ORG", "AGENT")), None)

    def unnamed(self, heads: list[int]) -> tuple[Party, ...]:
        """Those among some heads who are people or bodies, and of whom nothing is known: "they", "others", "a mob"."""
        return tuple(Party(self._phrase(head)) for head in heads if self._somebody(head))

    def only_told(self, heads: list[int]) -> tuple[Party, ...]:
        """The noun phrases of some heads that name nobody whom the tables know."""
        tree = self.tree
        nouns = [h for h in heads if tree[h].upos in ("NOUN", "PROPN") and not tree.is_(h, "compound", "amod", "flat")]
        return tuple(
            Party(self._phrase(head)) for head in nouns if head not in self.by_head and head not in self.place_at
        )

    def owners(self, heads: list[int]) -> tuple[Party, ...]:
        """Those who are named before a noun that is theirs, known or not: "a media request"."""
        found = (self.by_head.get(head) for head in heads)
        return tuple(self.reading.party(m) for m in found if m is not None and m.kind in AGENTIVE and m.kind != "NORP")

    def _somebody(self, head: int) -> bool:
        tree, lemma = self.tree, self.tree.lemma(head)
        if tree[head].upos == "PRON":
            return tree.word(head).lower() in PEOPLE
        if tree[head].upos == "NUM":  # "took 23 into custody"
            return tree.is_(head, "obj", "nsubj", "obl:agent") and not tree.children(head, "nmod", "compound")
        return lemma in word_class("somebody") and not tree.is_(head, "compound", "amod", "flat")

    def _both(self, head: int) -> list[Party]:
        """The two that "both capitals", "all sides", "the parties" mean: those told of most, up to there.

        An armed group is apart from its state. A report that begins with "the two governments" names them behind.
        """
        words = {self.tree.word(child).lower() for child in self.tree.children(head)}
        alone = self.tree[head].upos == "NUM" and words == {"the"}  # "the three", "the two" of whom much was told
        number = max(TOGETHER.get(word, 0) for word in ({self.tree.word(head).lower()} if alone else words | {""}))
        paired = alone or self.tree.lemma(head) in word_class("side_of_two")
        if paired and (joined := self._joined(head, number)):
            return joined
        if not (self._the_two(head) if alone else self._of_two(head)):
            return []
        start, found, told = self.tree[head].span.start, dict[str, Party](), Counter[str]()
        verb = self.tree[head].head if self.tree.is_(head, "obj", "iobj", "obl") else None
        above = self.tree.children(verb, "nsubj") if verb is not None else []
        acting = {self.reading.party(self.by_head[child]).country for child in above if child in self.by_head}
        before = [mention for mention in self.reading.mentions if mention.span.end <= start]
        for mention in before if any(mention.entity for mention in before) else self.reading.mentions:
            party = self.reading.party(mention)
            if party.country in acting:
                continue  # "Chad urged both governments"
            if party.country and party.code and mention.kind not in ("LOC", "FAC"):
                side = (party.entity or "") if self._rebels(mention) else party.country
                told[side] += 1
                known = found.pop(side, None)  # "both governments": not a hospital that was named last
                chosen = party if known is None or party.sector in SIDED else known
                found[side] = replace(chosen, span=self._phrase(head))
        last = list(found)[::-1]  # of those who were named equally often the later ones
        two = sorted(last, key=lambda side: -told[side])[:2]
        return [found[side] for side in reversed(last) if side in two] if len(two) > 1 else []

    def _the_two(self, head: int) -> bool:
        """Whether "the two" act, and are not two of whom the number was told: "arrested two Danes. The two ..."."""
        here = self.reading.sentence_at(self.tree[head].span.start) or 0
        first = self.reading.sentences[max(here - JOINED_SENTENCES, 0)].first
        counted = any(self.tree.word(at).lower() == "two" and self.tree.is_(at, "nummod") for at in range(first, head))
        return self.tree.word(head).lower() == "two" and self.tree.is_(head, "nsubj") and not counted

    def _of_two(self, head: int) -> bool:
        """Whether a plural means two opponents: "both capitals", "all sides", "the warring parties"."""
        words = {self.tree.word(child).lower() for child in self.tree.children(head)}
        lemma = self.tree.lemma(head)
        if words & {"both", "two"}:
            return lemma in word_class("side_of_two")
        if lemma not in word_class("opponents") or self.tree[head].tag not in ("NNS", "NNPS"):
            return False
        if words & word_class("warring"):
            return True
        fighting = lemma == "side" or any(map(self._rebels, self.reading.mentions))
        return fighting and bool(words & {"all", "the"})

    def _rebels(self, mention: Mention) -> bool:
        """Whether a name is that of an armed group."""
        return mention.kind == "ORG" and self.reading.party(mention).sector in REBELS

    def _of_all(self, head: int) -> list[Party]:
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

    def _of_either(self, head: int) -> list[Party]:
        """The people of two who were told before, with their office: "the two countries' officials met"."""
        owners = self.tree.children(head, "nmod", "nmod:poss") if self.tree[head].tag == "NNS" else []
        theirs = [at for at in owners if self.clauses.case(at) in OWNING and self._of_two(at)]
        if not theirs:
            return []
        mention = self.by_head.get(head)
        sector = self.reading.party(mention).sector if mention is not None else None
        span, both = self._phrase(head), self._both(theirs[0])
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
        if not here or not self.tree.is_(head, "nsubj", "nmod:poss", "nsubj:pass"):
            return []
        back = JOINED_SENTENCES if number > TOGETHER["two"] else 1
        for before in reversed(self.reading.sentences[max(here - back, 0) : here]):
            for at in range(before.first, before.last):
                items = self.tree.conjuncts(at) if self.tree.is_(at, "nsubj") else []
                parties = [self.reading.party(self.by_head[item]) for item in items if item in self.by_head]
                if len({party.country for party in parties if party.country}) == len(items) == number:
                    return [replace(party, span=self._phrase(head)) for party in parties]
        return []

    def _people(self, mention: Mention, head: int) -> bool:
        """Whether an unresolved mention still means somebody: "the villagers", not "a drone"."""
        if mention.kind == "NORP":
            return False  # "the North": a people or side that nobody has told
        tools = word_class("weapon") | word_class("aircraft")
        inside = self.tree.is_(head, "compound", "amod", "flat")
        return mention.kind != "AGENT" or not (inside or self.tree.lemma(head) in tools)

    def within(self, head: int) -> list[Party]:
        """The named party nearest to the head inside its noun phrase: "a number of Iranian government websites".

        Where something lies or whom it goes along with is not whose it is: "a base in Syria", "talks with Cairo".
        """
        queue, seen = [head], {head}
        while queue:
            at = queue.pop(0)
            found = self._named(at) if at != head else []
            if found:
                return found
            for child in self.tree.children(at, *PHRASAL):
                if child not in seen and self.clauses.case(child) in OWNING:
                    seen.add(child)
                    queue.append(child)
        return []

    def on_the_spot(self, head: int) -> list[Party]:
        """Those who are where a phrase says: "a curfew on Basra", "the cities in Saudi Arabia": the place's country."""
        inside = [head, *self.tree.children(head, "nmod", "compound", "amod", "nmod:poss", "flat")]
        if self.tree.is_(head, "obj", "nsubj:pass"):  # "hit a wing of the mosque in Gao"
            inside += [c for at in inside[1:] if self.clauses.case(at) == "of" for c in self.tree.children(at, "nmod")]
        for at in inside:
            place = self.place_at.get(at)
            if place is not None and place.country and (at == head or self.clauses.case(at) in LOCATED):
                return [Party(self._phrase(head), None, place.country, place.country)]
        return []

    def _party(self, mention: Mention, head: int) -> Party:
        """The mention as a party; a bare people's name with the words that go with it: "another ethnic Chechen"."""
        party = self.reading.party(mention)
        return replace(party, span=self._phrase(head)) if mention.kind == "NORP" else party

    def _mention(self, head: int) -> Mention | None:
        """The mention with that head; of a name also one that only holds the word ("Abu" of "Abu Mahdi")."""
        if head in self.by_head or self.tree[head].upos != "PROPN":
            return self.by_head.get(head)
        span = self.tree[head].span
        holding = [m for m in self.reading.mentions if m.span.contains(span) and m.kind in ("PER", "ORG")]
        return min(holding, key=lambda m: len(m.span)) if holding else None

    def _inside(self, head: int) -> list[Party]:
        clauses = self.clauses
        named = [p for c in self.tree.children(head, "appos", "flat", "nmod:desc") for p in self._named(c)]
        if named or self.tree.lemma(head) in word_class("relational"):
            # "his counterpart, President X", "his Chadian counterpart": not whose counterpart it is
            return named or [p for child in clauses.modifiers(head) for p in self._named(child)]
        for heads in (
            clauses.possessors(head),
            clauses.prepositional(head, ("of",)),
            clauses.modifiers(head),
            [
                owner
                for verb in self.tree.children(head, "acl")
                if self.tree.lemma(verb) == "belong"
                for owner in clauses.prepositional(verb, ("to",))
            ],
            [
                o
                for v in self.tree.children(head, "acl")
                if self.tree.lemma(v) in word_class("housing")
                for o in clauses.object_only(v)
            ],
            [
                owner
                for word in self.tree.children(head, "amod", "acl")
                if self.tree.lemma(word) in word_class("loyal")
                for owner in clauses.prepositional(word, ("to", "with"))
            ],
            clauses.prepositional(head, ("belonging", "with", "from")),
        ):
            found = [p for h in heads if h != head for p in self._named(h)]
            if found:
                return found
        return []

    def _named(self, head: int) -> list[Party]:
        mention = self.by_head.get(head)
        if mention is not None and mention.entity and mention.kind not in ("LOC", "FAC"):
            return [self.reading.party(mention)]
        if self.tree.lemma(head) in word_class("transparent"):
            return self._inside(head)
        return []

    def is_person(self, head: int) -> bool:
        """Whether a head word means somebody who can act: a mention of people, a body or a state."""
        mention = self.by_head.get(head)
        if mention is not None:
            return mention.kind in AGENTIVE or (mention.kind == "GPE" and mention.entity is not None)
        inside = bool(self._inside(head)) and self.tree.lemma(head) in word_class("transparent")
        return inside or bool(self._states(head))

    def is_place(self, head: int) -> bool:
        """Whether a head word names a place."""
        mention = self.by_head.get(head)
        return mention is not None and mention.kind in PLACES


def _better(mention: Mention, known: Mention) -> bool:
    """Of two mentions with one head, the one that is resolved, and then the longer."""
    return (mention.entity is not None, len(mention.span)) > (known.entity is not None, len(known.span))


def quoted(text: str, span: Span) -> bool:
    """Whether some characters stand between quotation marks, as far as their paragraph tells."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return before.count("“") > before.count("”") or len(re.findall(r"\"+|``|''", before)) % 2 == 1
