"""The number of people that words around a noun give: "at least 30 villagers", "a guard", "nobody", "four"."""

from __future__ import annotations

import re

from polybius.events.words.numbers import VAGUE, Amount, amount, counts
from polybius.events.words.offsets import UNITS
from polybius.events.words.unhurt import HURT, nobody
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.schema import Count, Reading, Span
from polybius.syntax import Tree

OF_ONE = re.compile(r"(?:er|or|ist|man|woman|ian|ant|general|colonel|captain|chief|head|president|deputy|envoy|boy|girl"
                    r"|son|imam|priest|bishop|pilot|judge|student|suspect)$")  # fmt: skip
SINGLY = (*HURT, "abducted")  # one alone without a number: "killed a guard", "kidnapped a third"
ONE = {"him", "her", "he", "she"}
TALLIES = {"number", "toll", "tally", "count", "total", "figure"}
THINGS = ("animal", "vessel", "aircraft", "weapon", "attack")  # classes of nouns whose number counts nobody
FIGHTERS = {"fighter", "sniper"}  # words of these classes that mean people, too
GROUPS = {"family", "group", "team", "crew", "party", "patrol", "convoy", "squad"}  # "a family of five"


class Numbers:
    """Reads how many people the nouns of one reading stand for."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.tree = tree
        self.words = [token.span.of(reading.text) for token in reading.tokens]
        self.people = {
            index: mention.span
            for mention in reading.mentions
            if mention.kind in ("PER", "AGENT", "NORP")
            for index in reading.tokens_in(mention.head)
        }
        self.days = {
            index for timex in reading.timexes if timex.type == "DATE" for index in reading.tokens_in(timex.span)
        }
        self.kinds = {word: row["what"] for row in table("lexicon/counts") for word in row["words"].split("|")}

    def human(self, head: int) -> bool:
        """Whether a word stands for people, or is a number that does; no vessels, planes or weapons."""
        if self.tree[head].upos == "NUM" or self.tree.lemma(head) in word_class("measure"):
            return not self.tree.children(head, "nmod") or any(map(self.human, self.tree.children(head, "nmod")))
        things = word_class("vessel") | word_class("aircraft") | word_class("weapon")
        return head in self.people and self.tree.lemma(head) not in things

    def thing(self, head: int, what: str) -> bool:
        """Whether a noun stands for no people: "70 horses", "two bombings killed ten", "66 arrests" of injured."""
        lemma = self.tree.lemma(head)
        if self.tree[head].upos != "NOUN" or lemma in FIGHTERS:
            return False
        if lemma in word_class("harm told by its number"):
            return self.kinds.get(lemma) != what
        return any(lemma in word_class(name) for name in THINGS)

    def _of_kind(self, head: int) -> bool:
        """Whether "one" is one of such acts: "one of the biggest of the war"."""
        among = self.tree.children(head, "nmod") if self.tree.lemma(head) == "one" else []
        return any(self.tree[at].tag in ("JJS", "RBS") for of in among for at in (of, *self.tree.children(of, "amod")))

    def of(self, head: int, what: str) -> list[Count]:
        """The number that counts a noun, or that stands for it ("wounding four")."""
        tree = self.tree
        if tree.lemma(head) in UNITS or self.thing(head, what):
            return []  # "the second killing in eight days", "killed 70 horses"
        if head in self.days and tree[head].upos in ("NUM", "PROPN"):
            return []  # "the killing of the general on 3 January"
        if nobody(tree, head):
            over = tree[head].head  # "no reports of casualties"
            no = tree.children(head, "det") or ([] if over is None else tree.children(over, "det"))
            return [Count(what, 0, 0, tree.span((*no, head)))]
        if self._of_kind(head):
            return []  # "one of the biggest of the war"
        if tree.lemma(head) in TALLIES:  # "a total of 43 people"; not "an unknown number of soldiers"
            told = [at for at in tree.children(head, "nmod") if tree[at].upos == "NUM" or tree.children(at, "nummod")]
            return self.of(told[0], what) if told else []
        own = [head] if tree[head].upos == "NUM" or tree.word(head).lower() in VAGUE else []
        over = tree[head].head
        if over is not None and tree.is_(head, "nmod") and tree.word(over).lower() in VAGUE:
            own.append(over)  # "dozens of casualties"
        below = tree.children(head, "nummod", "det", "amod")
        measured = [c for c in below if counts(tree.word(c)) and c not in self.days]  # "On 27 May rockets killed two"
        # "another 18 soldiers", "40 shells, wounding two"
        measured.sort(key=lambda c: (tree.is_(c, "det"), abs(head - c)))
        if tree.lemma(head) in GROUPS and not tree.children(head, "nummod"):
            measured = [c for c in tree.children(head, "nmod") if tree[c].upos == "NUM"] or measured
        for index in [*own, *measured]:
            found = amount(self.words, index)
            if found is not None and found.first and self.words[found.first - 1].lower() == "not":
                return []  # "not one soldier"
            if found is not None and self._told_otherwise(found.first, max(found.last, head), what):
                return []
            if found is not None:
                found = self._joined(found)
                end = max(tree[found.last].span.end, tree[head].span.end)
                return [Count(what, found.low, found.high, Span(tree[found.first].span.start, end))]
        if self._one_person(head):
            return [Count(what, 1, 1, self.people.get(head, tree.span((head, head))))]
        return [Count(what, 1, 1, tree.span((head, head)))] if what in SINGLY and self._somebody(head) else []

    def _joined(self, found: Amount) -> Amount:
        """A number with the next one before the same noun: "one Italian and two Spanish soldiers" are three."""
        of, also, at, too = range(found.last + 1, found.last + 5)
        if too >= len(self.words) or self.words[also].lower() != "and" or not counts(self.words[at]):
            return found
        other = amount(self.words, at)
        if other is None or {self.tree[of].upos, self.tree[too].upos} != {"ADJ"} or self.tree.lemma(of) in self.kinds:
            return found  # "41 dead and 90 wounded" are two numbers
        low = None if found.low is None or other.low is None else found.low + other.low
        high = None if found.high is None or other.high is None else found.high + other.high
        return self._joined(Amount(low, high, found.first, other.last))

    def _told_otherwise(self, first: int, last: int, what: str) -> bool:
        """Whether the word before or behind a number gives it to another harm: "wounded 240", "240 were wounded"."""
        before = self.tree.lemma(first - 1) if first else ""
        then = (self.tree.lemma(at) for at in range(last + 1, len(self.words)) if self.tree[at].upos != "AUX")
        behind = next(then, "")
        verb = bool(first) and self.tree[first - 1].upos == "VERB"
        return (verb and self.kinds.get(before, what) != what) or (
            what in HURT and not verb and self.kinds.get(behind, what) not in (what, None)
        )

    def _somebody(self, head: int) -> bool:
        """Whether a word that no mention holds means one who is hurt: "killed a guard", "his driver", "a third"."""
        tree = self.tree
        words = {tree.word(child).lower() for child in tree.children(head, "det")}
        whose = [at for at in tree.children(head, "nmod:poss") if tree.lemma(at) not in UNITS]  # "the day's death toll"
        one = (bool(words & {"a", "an", "another"}) or bool(whose)) and tree.lemma(head) != "body"  # "burned his body"
        third = tree[head].tag == "JJ" and not tree.children(head, "nmod")  # not "a third of the guards"
        return one and (tree[head].tag == "NN" or third) and tree.is_(head, "obj", "nsubj:pass", "conj", "appos")

    def _one_person(self, head: int) -> bool:
        """Whether a head word means one person: a name, "a contractor" or "the mayor"; "him"."""
        if self.words[head].lower() in ONE:
            return True
        told = self.tree[head].tag == "JJ" and self.tree.is_(head, "obj", "nsubj", "nsubj:pass")  # "killed an Iraqi"
        if head not in self.people or not (told or self.tree[head].tag in ("NN", "NNP")) or self.words[head] == "body":
            return False  # "an emergency body"
        articles = {self.tree.word(child).lower() for child in self.tree.children(head, "det")}
        named = any(self.tree[child].upos == "PROPN" for child in self.tree.children(head, "appos", "flat"))
        known = "the" in articles and bool(OF_ONE.search(self.tree.lemma(head)))
        return self.tree[head].upos == "PROPN" or named or known or bool(articles & {"a", "an", "another"})
