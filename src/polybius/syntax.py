"""Walks over the dependency trees of a reading: children, phrases, clauses."""

from __future__ import annotations

import bisect
import collections
import functools
from collections.abc import Iterable, Iterator

from polybius.schema import Reading, Span, Token

BELONGING = ("nmod", "compound", "amod", "flat")
NOMINAL = ("NOUN", "PROPN", "PRON")
SET_AGAINST = frozenset({"not", "neither", "nor", "rather"})
CONTRASTING = frozenset({"unlike", "opposed"})  # "unlike Iraq", "as opposed to Iraq"
EXCEPTING = frozenset({"except", "excepting", "excluding", "bar", "barring", "but"})
LEAVING_OUT = {"other": "than", "exception": "of", "apart": "from", "aside": "from"}
NONE = frozenset({"no", "none", "nobody", "no-one"})
ALL = NONE | {"all", "every", "each", "everyone", "everybody"}
CLAUSAL = ("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "appos", "conj", "cc", "list", "punct")

PART_OF = ("among", "amongst", "include", "including", "whom", "which")  # before some of those who were counted

BEFORE_NOUN = ("amod", "compound")


class Tree:
    """The trees of one reading, indexed once; tokens are meant by their index into ``Reading.tokens``."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self._words = [reading.words(token.span) for token in reading.tokens]
        self._lemmas = [token.lemma.lower() for token in reading.tokens]
        self._names = [_with_and_without_subtype(token.deprel) for token in reading.tokens]
        self._starts = [token.span.start for token in reading.tokens]
        self._ends = [token.span.end for token in reading.tokens]
        self._heads: dict[tuple[int, int], int | None] = {}  # of spans asked before: most are, again and again
        self._children: list[list[int]] = [[] for _ in reading.tokens]
        for index, token in enumerate(reading.tokens):
            if token.head is not None:
                self._children[token.head].append(index)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def word(self, index: int) -> str:
        """The word as it stands in the text; "" before the first and behind the last."""
        return self._words[index] if 0 <= index < len(self._words) else ""

    def lemma(self, index: int) -> str:
        """The lemma in lower case; "" before the first word and behind the last."""
        return self._lemmas[index] if 0 <= index < len(self._lemmas) else ""

    def children(self, index: int, *deprels: str) -> list[int]:
        """The dependents of a token, all or those of the given relations ("nmod" includes "nmod:poss")."""
        found = self._children[index]
        if not found or not deprels:
            return found[:]  # most words have none
        names = self._names
        return [child for child in found if not names[child].isdisjoint(deprels)]

    def is_(self, index: int, *deprels: str) -> bool:
        """Whether the token's relation is one of these, with or without a subtype."""
        return not self._names[index].isdisjoint(deprels)

    def ancestors(self, index: int) -> Iterator[int]:
        """The head of a token, the head's head, and so on up to the root."""
        seen = {index}
        head = self.tokens[index].head
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

    def whose(self, index: int) -> int | None:
        """Whom "whose" means, the noun that its clause describes: "Chad, whose jets bombed it"; None for others."""
        if self.word(index).lower() != "whose":
            return None
        verb = next((at for at in self.ancestors(index) if self.is_(at, "acl:relcl")), None)
        if verb is not None:
            return self[verb].head
        before = next((at for at in range(index - 1, -1, -1) if self[at].upos != "PUNCT"), None)
        above = self[before].head if before is not None and self.is_(before, "flat") else before
        return above if above is not None and self[above].upos in ("NOUN", "PROPN") else None

    def clause_of(self, token: int) -> int | None:
        """The verb whose clause a word stands in: itself, if it is one."""
        if self[token].upos == "VERB":
            return token
        return next((a for a in self.ancestors(token) if self[a].upos == "VERB"), None)

    def had(self, verb: int) -> bool:
        """Whether a verb stands in the past perfect."""
        return any(self.word(i).lower() == "had" for i in self.children(verb, "aux"))

    def resumes(self, verb: int) -> int | None:
        """The verb of saying that a past one goes on from, behind what is said: "said he had been hit and sued them".

        What is said stands a step back or ahead, or is a passive while the next act has an object.
        """
        clause = self[verb].head
        saying = self[clause].head if clause is not None and self.is_(clause, "ccomp") else None
        if clause is None or saying is None or not saying < clause < verb or not self.is_(verb, "conj"):
            return None
        if {self[saying].tag, self[verb].tag} != {"VBD"} or self.children(verb, "nsubj", "aux", "mark"):
            return None
        passive = self.children(clause, "nsubj:pass") and self.children(verb, "obj")
        apart = self.had(clause) or any(self.word(aux).lower() == "would" for aux in self.children(clause, "aux"))
        return saying if passive or apart else None

    def put_in(self, verb: int) -> int | None:
        """The verb of saying between commas before a participle: "Chad is yielding, he says, asking Mali to help"."""
        first = self[verb].head if self.is_(verb, "conj") and self[verb].tag == "VBG" else verb
        if first is None or self[first].tag != "VBG" or not self.is_(first, "advcl") or self.word(first - 1) != ",":
            return None
        above = self[first].head or 0
        if any(told < min(self.children(above, "nsubj"), default=0) for told in self.children(above, "ccomp")):
            return above if above < first else None
        said = [at for up in self.ancestors(first) for at in self.children(up, "parataxis") if up < at < first]
        said = [at for at in said if self.children(at, "nsubj") and not self.children(at, "obj", "ccomp", "xcomp")]
        return said[-1] if said else None

    def leading(self, verb: int) -> int:
        """The verb whose subject another one shares: asked of "asked him to go and close it"."""
        while self.is_(verb, "conj", "xcomp") and (head := self[verb].head) is not None:
            verb = head
        return verb

    def steps(self, token: int, other: int) -> int | None:
        """Edges of the tree between two tokens; None where they stand in two trees."""
        ups = {node: n for n, node in enumerate([token, *self.ancestors(token)])}
        for n, node in enumerate([other, *self.ancestors(other)]):
            if node in ups:
                return ups[node] + n
        return None

    def subtree(self, index: int, without: Iterable[str] = ()) -> list[int]:
        """The token and all below it, in order; branches by the relations ``without`` are left out."""
        skipped, names = frozenset(without), self._names
        out, queue = [], [index]
        while queue:
            at = queue.pop()
            out.append(at)
            queue += [child for child in self._children[at] if skipped.isdisjoint(names[child])]
        return sorted(out)

    def span(self, indices: Iterable[int]) -> Span:
        """The characters from the first to the last of some tokens."""
        chosen = list(indices)
        return Span(min(self.tokens[i].span.start for i in chosen), max(self.tokens[i].span.end for i in chosen))

    def phrase(self, index: int) -> Span:
        """The noun phrase of a head word, without clauses, appositions and conjuncts that follow it."""
        inside = set(self.subtree(index, CLAUSAL))
        first = last = index
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return self.span((first, last))

    def head_of(self, span: Span) -> int | None:
        """The token of a span whose head lies outside it: the first such; None when the span holds no token."""
        key = span.start, span.end
        if key not in self._heads:
            first = bisect.bisect_right(self._ends, span.start)
            inside = range(first, bisect.bisect_left(self._starts, span.end, lo=first))
            outer = (index for index in inside if (head := self.tokens[index].head) is None or head not in inside)
            self._heads[key] = next(outer, first if inside else None)
        return self._heads[key]

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it ("Iran and Iraq": both), from its first conjunct on.

        A noun that is set against the first is not ("Iran, not Iraq"; "Iran rather than Iraq").
        """
        found: dict[int, None] = {}
        queue = collections.deque([index])
        while queue:
            at = queue.popleft()
            if at not in found:
                found[at] = None
                queue += (child for child in self.children(at, "conj") if not self.set_against(child))
                queue += [*self._listed(at), *self._beside(at)]
        return list(found)

    def set_against(self, index: int) -> bool:
        """Whether a noun, or the one that it belongs to, is what something is not: "not Iraq", "rather than Iraq's".

        "All but Iraq" left Iraq out, "none but Iraq" did not.
        """
        if self.excepted(index):
            return not self.of_what(index) & NONE
        if self._contrasted(index):
            return True
        at: int | None = index
        while at is not None and not self.is_(at, "conj") and self.is_(at, *BELONGING):
            at = self.tokens[at].head
        if at is None or not self.is_(at, "conj") or self.tokens[at].upos not in NOMINAL:
            return False
        first = self.tokens[at].head or 0
        words = {self.word(child).lower() for child in self.children(at, "advmod", "cc")}
        before = {self.word(child).lower() for child in self.children(first, "cc")}
        only = any(self.word(child + 1).lower() == "only" for child in self.children(at, "advmod"))
        # "not only Iraq"; "neither Iran nor Iraq": both
        return bool(words & SET_AGAINST) and not only and not ("nor" in words and "neither" in before)

    def _contrasted(self, index: int) -> bool:
        """Whether a noun, or the one that it belongs to, is only held against another: "Chad, unlike Iraq, agreed"."""
        at: int | None = index
        while at is not None:
            cases = self.children(at, "case")
            marks = {self.word(word).lower() for case in cases for word in (case, *self.children(case, "fixed"))}
            if marks & CONTRASTING:
                return True
            at = self.tokens[at].head if self.is_(at, *BELONGING) else None
        return False

    def excepted(self, index: int) -> bool:
        """Whether a noun, or the one that it belongs to, is left out: "all states except Iraq", "apart from Iraq"."""
        at: int | None = index
        while at is not None and not self._left_out(at):
            at = self.tokens[at].head if self.is_(at, *BELONGING) else None
        return at is not None and bool(self.of_what(at) & ALL)

    def _left_out(self, noun: int) -> bool:
        """Whether the words around a noun leave it out of others."""
        head = self.tokens[noun].head
        if head is None or self.tokens[noun].upos not in NOMINAL:
            return False
        marks = {self.lemma(child) for child in self.children(noun, "case", "cc")}
        behind = self.is_(noun, "nmod", "obl") or self.lemma(head) in ALL
        return (behind and bool(marks & EXCEPTING)) or LEAVING_OUT.get(self.lemma(head)) in marks

    def of_what(self, index: int) -> set[str]:
        """Of how many a clause tells something, by the words of its subject and object: "all", "no"."""
        verb = self.clause_of(index)
        nouns = self.children(verb, "nsubj", "nsubj:pass", "obj") if verb is not None else []
        return {self.lemma(at) for noun in nouns for at in (noun, *self.children(noun, "det"))}

    def _beside(self, index: int) -> list[int]:
        """Words joined to one before a noun that a parser hung on the noun: "Iraqi" in "U.S. and Iraqi forces"."""
        head = self.tokens[index].head
        if head is None or not self.is_(index, *BEFORE_NOUN):
            return []
        return [child for child in self.children(head, *BEFORE_NOUN) if child > index and self.children(child, "cc")]

    def _listed(self, index: int) -> list[int]:
        """Items of a list that a parser took for an apposition: "three soldiers, two policemen and a farmer".

        A part of those counted before is none: "34 people, among them 12 women".
        """
        if not self.children(index, "nummod"):
            return []
        items = [child for child in self.children(index, "appos") if self.children(child, "nummod")]
        return [item for item in items if not any(self.lemma(at) in PART_OF for at in range(index + 1, item))]


@functools.cache
def _with_and_without_subtype(deprel: str) -> frozenset[str]:
    """The names that a relation answers to: "acl:relcl" to itself and to "acl"."""
    parts = deprel.split(":")
    return frozenset(":".join(parts[:count]) for count in range(1, len(parts) + 1))
