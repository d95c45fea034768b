"""Whether a word is what a condition of a row asks for."""

from __future__ import annotations

from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses, counted, indicative
from polybius.events.words.lexicon import Condition
from polybius.events.words.ontology import weapon_words
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree


class Fits:
    """Holds head words of one reading against the conditions of rows."""

    def __init__(self, tree: Tree, clauses: Clauses, parties: Parties) -> None:
        self.tree = tree
        self.clauses = clauses
        self.parties = parties

    def holds(self, head: int, condition: Condition) -> bool:
        """Whether a head word is what a condition asks for."""
        if not condition.words and not condition.kinds:
            return True
        if self._words_for(head, condition) & condition.words:
            return True
        if "person" in condition.kinds and self.parties.is_person(head):
            return True
        if "individual" in condition.kinds and self.parties.is_individual(head):
            return True
        if "place" in condition.kinds and (
            self.parties.is_place(head) or (condition.slot == "mod" and self.parties.is_people(head))
        ):
            return True
        if "fact" in condition.kinds and indicative(self.tree, head):
            return True
        if any(word in condition.words for word in self._with_modifiers(head)):
            return True
        if any(self.tree.lemma(title) in condition.words for title in self.tree.children(head, "nmod:desc")):
            return True  # "Hurricane Katrina"
        # "thousands of marchers", "an act of aggression": the noun behind the measure
        measuring = self.tree.lemma(head) in word_class("measure")
        inside = self.clauses.prepositional(head, ("of",)) if measuring else counted(self.tree, [head])
        if inside:
            return any(self.holds(inner, condition) for inner in inside)
        return condition.slot == "pred" and any(
            self.tree.lemma(c) in condition.words for c in self.tree.children(head, "amod", "nmod")
        )

    def _words_for(self, head: int, condition: Condition) -> set[str]:
        """What may stand for a word in a row; "Israeli fire" is gunfire, and fighters are no aircraft.

        But for "Air Force fighters" and "F-16 fighters".
        """
        if self.shots(head):
            return {"gunfire"}
        words = {self.tree.lemma(head), self.tree.word(head).lower()}
        acting = "fighter" in words and condition.slot == "subj" and word_class("aircraft") <= condition.words
        if not acting:
            return words
        phrase = self.tree.span(self.tree.subtree(head, ("acl", "appos", "conj"))).of(self.tree.reading.text)
        return words if weapon_words()["aerial"] & {*phrase.lower().split()} else words - word_class("aircraft")

    def shots(self, head: int) -> bool:
        """Whether it is the fire of somebody, "Israeli fire", and no blaze."""
        tree = self.tree
        if tree.lemma(head) != "fire" or tree[head].tag != "NN" or tree.children(head, "det"):
            return False
        before = tree.children(head, "amod", "compound", "nmod:poss")
        armed = any(tree.lemma(child) in word_class("warfare") for child in before)
        firing = self.parties.of([*before, *self.clauses.prepositional(head, ("from", "by"))])
        states = {party.country for party in firing if party.country}  # not "the Notre Dame fire"
        verb = tree[head].head if tree.is_(head, "nsubj") else None
        hurt = {party.country for party in self.parties.of(self.clauses.object(verb))} if verb is not None else set()
        return armed or bool(states and not (hurt and hurt <= states))  # "Chile fire kills 51 people": a blaze

    def _with_modifiers(self, head: int) -> list[str]:
        """A noun with each word before it or phrase behind it: "press conference", "its envoy", "call for help"."""
        tree, lemma = self.tree, self.tree.lemma(head)
        before = tree.children(head, "compound", "amod", "det", "nmod:poss")
        hyphened = [f"{tree.lemma(c - 2)}-{tree.lemma(c)} {lemma}" for c in before if tree.word(max(c - 1, 0)) == "-"]
        behind = [f"{lemma} {tree.lemma(case)} {tree.lemma(c)}" for c in tree.children(head, "nmod")
                  for case in tree.children(c, "case")]  # fmt: skip
        return [f"{tree.lemma(c)} {lemma}" for c in before] + hyphened + behind
