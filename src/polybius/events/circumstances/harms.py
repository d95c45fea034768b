"""What a word does to people, and to whom: "killed" kills them, "drove them from their homes" displaces them."""

from __future__ import annotations

from polybius.events.circumstances.numbered import Numbers
from polybius.events.words.numbers import counts
from polybius.events.words.unhurt import nobody
from polybius.resources.word_classes import word_class
from polybius.schema import Span
from polybius.syntax import Tree

RELATIVE = ("WDT", "WP")
CLINICS = {"hospital", "clinic"}  # to which those who are hurt are taken
SENT = {"put", "send", "land"}  # to hospital
DRIVING = {"drive", "force", "chase"}  # from their homes
SPLINTERS = {"bullet", "shrapnel", "splinter", "fragment", "gunfire", "fire", "pellet", "glass"}
DYING = {"die", "perish", "succumb"}
HARM = {"life", "injury", "concussion", "wound", "burn", "casualty", "fracture"}
TAKERS = {"take": "abducted", "seize": "abducted"}


class Harms:
    """Reads the words of harm of one reading."""

    def __init__(self, tree: Tree, numbers: Numbers) -> None:
        self.tree = tree
        self.numbers = numbers
        self.words, self.people, self.kinds = numbers.words, numbers.people, numbers.kinds

    def kind(self, token: int) -> str | None:
        """What a word of harm does, where it leaves nothing open."""
        kind = self._harm(token)
        return None if kind is None or self._either(token) else kind

    def harm_of(self, trigger: Span) -> str | None:
        """What the word of an act does to people, where it is a word of harm."""
        token = self.tree.head_of(trigger)
        return None if token is None else self.kind(token) or TAKERS.get(self.tree.lemma(token))

    def died_later(self, token: int) -> bool:
        """Whether a verb tells that somebody died of wounds, in hospital or since, by no act of its own."""
        tree = self.tree
        if tree.lemma(token) not in DYING or tree[token].upos != "VERB":
            return False
        since = any(tree.word(at).lower() == "since" for at in tree.children(token, "advmod"))
        return since or any(tree.lemma(at) in HARM | CLINICS for at in tree.children(token, "obl"))

    def suffers(self, token: int) -> list[int]:
        """Whom a verb strikes: its object, or passive subject, or whom its relative clause is about."""
        tree = self.tree
        heads = tree.children(token, "obj", "nsubj:pass")
        if not heads:  # "killed over 80 protesters", where the tree hangs them on the verb like a place
            heads = [c for c in tree.children(token, "obl") if c > token and c in self.people and not self._cased(c)]
        about = tree[token].head
        if about is not None and tree[token].deprel == "acl" and tree[token].tag == "VBN" and not heads:
            return [about]  # "the 79 pupils seized from a school"
        relative = tree.is_(token, "acl:relcl") and all(tree[head].tag in RELATIVE for head in heads)
        return [about] if relative and about is not None and heads else heads

    def _cased(self, head: int) -> bool:
        """Whether a preposition leads a phrase; none of "between 3 and 5 soldiers", where it belongs to the number."""
        cases = self.tree.children(head, "case")
        return any(self.words[at].lower() != "between" or not counts(self.words[at + 1]) for at in cases)

    def _harm(self, token: int) -> str | None:
        """What a word of harm does; people who are burnt are injured, houses are not."""
        lemma = self.tree.lemma(token)
        if lemma == "burn" and any(self._anybody(at) for at in self.tree.children(token, "nsubj:pass")):
            return "injured"
        if any(self.clinic(to) for to in self.tree.children(token, "obl")):
            taken = self.tree.children(token, "nsubj:pass") or lemma in SENT
            return "injured" if taken else self.kinds.get(lemma)
        if lemma == "hang" or self._shot_at(token):
            human = any(map(self.numbers.human, self.suffers(token)))
            return (self.kinds.get("execute") if lemma == "hang" else "injured") if human else None
        if lemma in DRIVING and self.tree.children(token, "obj") and self._from_home(token):
            return "displaced"
        if lemma == "fall" and self._in_battle(token):
            return "killed"
        particles = self.tree.children(token, "compound:prt")
        told = (self.kinds.get(f"{lemma} {self.tree.word(child).lower()}") for child in particles)
        return self.kinds.get(lemma) or next(filter(None, told), None)

    def _anybody(self, head: int) -> bool:
        return head in self.people or self.tree.lemma(head) in ("people", "person", "other")

    def _shot_at(self, token: int) -> bool:
        """Whether it tells what struck people, no weapon that kills them for certain: "were hit by shrapnel"."""
        by = (self.tree.lemma(at) for at in self.tree.children(token, "obl:agent", "obl"))
        return self.tree.lemma(token) in ("hit", "struck", "strike") and any(lemma in SPLINTERS for lemma in by)

    def _from_home(self, token: int) -> bool:
        return any(
            self.tree.lemma(at) in ("home", "house") and self.tree.word(case).lower() in ("from", "of")
            for at in self.tree.children(token, "obl")
            for case in self.tree.children(at, "case")
        )

    def _in_battle(self, token: int) -> bool:
        """Whether those who fell are people, and did so in a fight: "six soldiers fell in the battle"."""
        fights = word_class("fightnoun") | word_class("attack")
        where = (self.tree.lemma(at) in fights for at in self.tree.children(token, "obl"))
        return any(where) and any(at in self.people for at in self.tree.children(token, "nsubj"))

    def clinic(self, phrase: int) -> bool:
        """Whether a phrase tells that somebody is in the care of doctors, not that they say so."""
        cases = {self.tree.word(case).lower() for case in self.tree.children(phrase, "case")}
        return self.tree.lemma(phrase) in CLINICS and "according" not in cases

    def _either(self, token: int) -> bool:
        """Whether it leaves open what came to how many: "dozens were killed or wounded"."""
        tree = self.tree
        harms = [at for at in tree.conjuncts(self.first(token)) if tree.lemma(at) in self.kinds]
        either = any(tree.word(cc).lower() == "or" for at in harms[1:] for cc in tree.children(at, "cc"))
        return either and not any(nobody(tree, at) for at in (*harms, *tree.children(harms[0], "nsubj:pass", "nsubj")))

    def first(self, index: int) -> int:
        """The first of a list: of "two policemen and a farmer dead" the policemen."""
        head = self.tree[index].head
        listed = head is not None and (self.tree.is_(index, "conj") or index in self.tree.conjuncts(head))
        return self.first(head) if listed and head is not None else index
