"""Who stands behind an argument's head word: the actors and recipients as PLOVER lists them."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from polybius.events.phrases.together import OWNING, Together
from polybius.events.words.grammar import Clauses, is_sponsor
from polybius.events.words.standing import PRESS
from polybius.resources.word_classes import word_class
from polybius.schema import Mention, Party, Reading, Span
from polybius.syntax import Tree

AGENTIVE = ("PER", "ORG", "NORP", "AGENT", "PRON")
PLACES = ("GPE", "LOC", "FAC")
FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
OURS = frozenset({"my", "our"})
PEOPLE = FIRST_PERSON | frozenset(["he", "she", "him", "her", "they", "them", "others", "who", "those"])
PHRASAL = ("nmod", "compound", "amod", "nmod:poss", "appos", "flat", "conj", "nmod:desc")
LOCATED = ("", "of", "in", "near", "at", "around", "across", "outside", "'s", "’s")
CIVIL = frozenset({"plane", "aircraft", "ship", "vessel", "boat"})  # of no force, where no word says so
CRAFT_SENTENCES = 8  # that lie at most between a craft told of with its state and "the plane"


class Parties:
    """Looks up the mention behind a head word, and behind the words that only stand for somebody."""

    def __init__(self, reading: Reading, tree: Tree, clauses: Clauses) -> None:
        self.reading, self.tree, self.clauses = reading, tree, clauses
        self.together = Together(reading, tree, clauses)
        self.by_head, self.place_at = self.together.by_head, self.together.place_at

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
        mention, states = (
            self._mention(head),
            self._states(head) or self.together.of_all(head) or self.together.of_either(head),
        )
        told_both = self._told_both(head) or self.together.of_body(head)
        states = states or (self.together.both(head) if told_both else [])
        if mention is not None and mention.kind not in ("LOC", "FAC") and mention.entity:
            party = self._party(mention, head)
            others = [state for state in states if state.country != party.country]
            apart = states and (len(others) == len(states) or self.together.of_body(head))
            return states if apart else [party, *others]
        if states:
            return states
        if self.tree.word(head).lower() in FIRST_PERSON:
            return self._speaker(head)
        both = self.together.both(head)
        if both:
            return both
        if ours := self._ours(head):
            return ours
        inner = self._inside(head)
        if inner:
            # "five sites of Kataib Hezbollah", "the group's fighters": who they belong to
            return self._as_one(inner, head, mention)
        if craft := self._craft_before(head):
            return craft
        if mention is not None and mention.kind in AGENTIVE and self._people(mention, head):
            return [self.reading.party(mention)]
        return []

    def _craft_before(self, head: int) -> list[Party]:
        """Whose "the plane" is, by the last craft that was told of with its state: "a Turkish airliner"."""
        crafts, tree = word_class("craft"), self.tree
        if tree.is_(head, "nsubj") and not tree.is_(head, "nsubj:pass"):
            return []  # "the vessel ignored the call": a merchant ship is no state that acts
        if tree.lemma(head) not in crafts or {tree.word(at).lower() for at in tree.children(head)} != {"the"}:
            return []
        here = self.reading.sentence_at(tree[head].span.start) or 0
        first = self.reading.sentences[max(here - CRAFT_SENTENCES, 0)].first
        for at in range(head - 1, first - 1, -1):
            if tree.lemma(at).lower() not in crafts:
                continue
            owners = self.clauses.possessors(at) + self.clauses.modifiers(at)
            told = [party for owner in owners for party in self._named(owner) if party.country]
            if told:
                return [Party(self.together.phrase(head), None, told[0].country, told[0].country)]
        return []

    def _told_both(self, head: int) -> bool:
        """Whether a noun is told of two whatever it was resolved to: "summoned both ambassadors"."""
        return any(self.tree.word(child).lower() == "both" for child in self.tree.children(head, "det", "cc:preconj"))

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
        whole = mention.span if mention is not None and people else self.together.phrase(head)
        return [replace(one, span=whole) if whole.contains(one.span) and (people or len(inner) > 1) else one]

    def _speaker(self, head: int) -> list[Party]:
        """Who says "I" or "we": the source of the innermost words that hold it, or of an announced statement."""
        span = self.tree[head].span
        found = min(self._saying(span), key=lambda pair: pair[0], default=(0, None))[1]
        if found is not None:
            return [found]
        return self._announced(span) or ([] if quoted(self.reading.text, span) else self.voice)

    def _ours(self, head: int) -> list[Party]:
        """Those whom a speaker calls his: "our troops", of his state, if his words name no other one."""
        mention = self.by_head.get(head)
        owners = [at for at in self.clauses.possessors(head) if self.tree.word(at).lower() in OURS]
        if mention is None or mention.kind != "AGENT" or mention.entity or not owners or self._modified(head):
            return []
        of_state = [one for one in self._speaker(owners[0]) if one.country]
        armed = "MIL" if self.tree.lemma(head) in word_class("troops") else None
        return [
            Party(
                mention.span,
                one.entity if one.sector == armed else None,
                f"{one.country}{armed or ''}",
                one.country,
                armed,
            )
            for one in of_state[:1]
        ]

    def _modified(self, head: int) -> bool:
        """Whether a noun names whose it is besides: "our Iraqi partners"."""
        return any(self._named(at) for at in self.clauses.modifiers(head))

    def speaker(self, head: int) -> tuple[Party, ...]:
        """The source of the innermost words that hold a word; nobody where no known one is said to say them.

        A paper or agency passes on what others say of somebody: "had violated the truce, the news agency reports".
        """
        said = [source for _, source in sorted(self._saying(self.tree[head].span), key=lambda pair: pair[0])]
        return tuple(party for party in said[:1] if (party.code or party.country) and party.sector != PRESS)

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
        """Who is named in the lines above a text that are those of a statement: "Communique of the Movement".

        Or in a first sentence that is no more than that: "Communique of the Movement. We have ...".
        """
        first = next((one for one in self.reading.sentences if one.kind == "prose"), None)
        prose = first.span.start if first is not None else 0
        above = list(self.reading.tokens_in(Span(0, prose))) if prose else []
        if first is not None and not above:
            above = [at for at in range(first.first, first.last) if self.tree.is_(at, "root")]
            prose = first.span.end
        if not any(self.tree.lemma(at).lower() in word_class("own statement") for at in above):
            return None
        named = (mention for mention in self.reading.mentions if mention.span.end <= prose and mention.entity)
        return next((self.reading.party(mention) for mention in named if mention.kind in ("ORG", "AGENT")), None)

    def unnamed(self, heads: list[int]) -> tuple[Party, ...]:
        """Those among some heads who are people or bodies, and of whom nothing is known: "they", "others", "a mob"."""
        return tuple(Party(self.together.phrase(head)) for head in heads if self._somebody(head))

    def only_told(self, heads: list[int]) -> tuple[Party, ...]:
        """The noun phrases of some heads that name nobody whom the tables know."""
        tree = self.tree
        nouns = [h for h in heads if tree[h].upos in ("NOUN", "PROPN") and not tree.is_(h, "compound", "amod", "flat")]
        return tuple(
            Party(self.together.phrase(head))
            for head in nouns
            if head not in self.by_head and head not in self.place_at
        )

    def owners(self, heads: list[int]) -> tuple[Party, ...]:
        """Those who are named before a noun that is theirs, known or not: "a media request"."""
        found = (self.by_head.get(head) for head in heads)
        return tuple(self.reading.party(m) for m in found if m is not None and m.kind in AGENTIVE and m.kind != "NORP")

    def _somebody(self, head: int) -> bool:
        tree, lemma = self.tree, self.tree.lemma(head)
        if tree[head].upos == "PRON":
            return tree.word(head).lower() in PEOPLE
        if tree[head].upos == "NUM":  # "took 23 into custody", "two of the factions refused"
            inside = tree.children(head, "nmod", "compound")
            people = all(self.clauses.case(at) == "of" and at in self.by_head for at in inside)
            return tree.is_(head, "obj", "nsubj", "obl:agent") and people
        return lemma in word_class("somebody") and not tree.is_(head, "compound", "amod", "flat")

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
            found = self._named(at) if at != head and not is_sponsor(self.tree, at) else []
            if found:
                return found
            for child in self.tree.children(at, *PHRASAL):
                if child not in seen and self.clauses.case(child) in OWNING:
                    seen.add(child)
                    queue.append(child)
        return []

    def at(self, head: int) -> tuple[Party, ...]:
        """The state that a word names, or in which the place lies that it names: "arrived in Chad", "in Gao"."""
        return self.of([head]) or tuple(self.on_the_spot(head))

    def on_the_spot(self, head: int) -> list[Party]:
        """Those who are where a phrase says: "a curfew on Basra", "the cities in Saudi Arabia": the place's country."""
        inside = [head, *self.tree.children(head, "nmod", "compound", "amod", "nmod:poss", "flat")]
        if self.tree.is_(head, "obj", "nsubj:pass"):  # "hit a wing of the mosque in Gao"
            inside += [c for at in inside[1:] if self.clauses.case(at) == "of" for c in self.tree.children(at, "nmod")]
        for at in inside:
            place = self.place_at.get(at)
            if place is not None and place.country and (at == head or self.clauses.case(at) in LOCATED):
                return [Party(self.together.phrase(head), None, place.country, place.country)]
        return []

    def _party(self, mention: Mention, head: int) -> Party:
        """The mention as a party; a bare people's name with the words that go with it: "another ethnic Chechen"."""
        party = self.reading.party(mention)
        return replace(party, span=self.together.phrase(head)) if mention.kind == "NORP" else party

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

    def by_other_passport(self, party: Party, doers: tuple[Party, ...]) -> Party:
        """Of the two states of somebody the one that is not the doer's: "Iran held a British-Iranian nurse"."""
        words = self.reading.words(party.span)
        if party.country not in {doer.country for doer in doers} or "-" not in words:
            return party
        at = [i for i in range(len(self.tree.tokens)) if party.span.contains(self.tree[i].span) and i in self.by_head]
        linked = [i for i in at for by in (1, -1) if i + 2 * by in at and self.tree.word(i + by) == "-"]
        states = [self.reading.party(self.by_head[i]) for i in linked]  # not "UN-backed Iranian forces"
        others = [state for state in states if state.country not in (None, party.country)]
        return replace(party, entity=None, code=others[0].code, country=others[0].country) if others else party

    def not_armed(self, party: Party) -> Party:
        """Whose mere planes or ships are kept out: of "closed its airspace to Moroccan planes" no air force."""
        at = [i for i in range(len(self.tree.tokens)) if party.span.contains(self.tree[i].span)]
        craft = bool(at) and self.tree.lemma(at[-1]) in CIVIL and party.country is not None
        armed = any(self.tree.lemma(i) in word_class("warfare") for i in at[:-1])
        if not craft or armed or party.sector != "MIL":
            return party
        return replace(party, entity=None, code=party.country, sector=None)

    def is_person(self, head: int) -> bool:
        """Whether a head word means somebody who can act: a mention of people, a body or a state."""
        mention = self.by_head.get(head)
        if mention is not None:
            return mention.kind in AGENTIVE or (mention.kind == "GPE" and mention.entity is not None)
        inside = bool(self._inside(head)) and self.tree.lemma(head) in word_class("transparent")
        return inside or bool(self._states(head))

    def is_individual(self, head: int) -> bool:
        """Whether a head word names a single person."""
        mention = self.by_head.get(head)
        return mention is not None and mention.kind == "PER"

    def is_place(self, head: int) -> bool:
        """Whether a head word names a place."""
        mention = self.by_head.get(head)
        return mention is not None and mention.kind in PLACES

    def is_people(self, head: int) -> bool:
        """Whether a head word names a people, or tells of which one something is: "the Thai advance"."""
        mention = self.by_head.get(head)
        return mention is not None and mention.kind == "NORP"


def quoted(text: str, span: Span) -> bool:
    """Whether some characters stand between quotation marks, as far as their paragraph tells."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return before.count("“") > before.count("”") or len(re.findall(r"\"+|``|''", before)) % 2 == 1
