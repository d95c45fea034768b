"""The words that say that an act is an answer: "vowed revenge", "In response, ...", "hit back"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from polybius.events.acts.match import Candidate
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Reading, Span
from polybius.syntax import Tree

NOBODY = ("nothing", "nobody", "none", "neither")
OPENERS = ("response", "exchange", "retaliation", "reply", "return", "turn", "revenge", "answer", "reaction",
           "reprisal", "kind", "protest", "anger", "fury", "outrage")  # fmt: skip
RESULT = ["as", "a", "result"]
VOWING = ("vow", "promise", "pledge", "swear")
VENGEFUL = ("avenge", "revenge", "vengeance", "retaliate", "retaliation", "reprisal")
TAKING = ("answer", "counter", "avenge", "reciprocate")  # verbs whose object is what is answered
WHEN = ("when", "after", "as", "once")
BACK = {("hit", "back"), ("strike", "back"), ("fire", "back"), ("shoot", "back"), ("return", "fire")}


def answered_by_deed(tree: Tree, told: Iterable[Candidate]) -> set[int]:
    """The verbs of an answer whose deed stands behind "by": "retaliated by expelling two diplomats" is no blow."""
    deeds = {one.token for one in told if tree[one.token].tag == "VBG"}
    verbs = {tree[at].head for at in deeds if any(tree.lemma(mark) == "by" for mark in tree.children(at, "mark"))}
    return {verb for verb in verbs - {None} if verb is not None and answering(tree, verb)}


def answering(tree: Tree, token: int) -> bool:
    """Whether a word says by itself that it answers something: "retaliated", "hit back"."""
    back = any((tree.lemma(token), tree.lemma(child)) in BACK for child in tree.children(token))
    return back or tree.lemma(token) in word_class("answering")


class Sayings:
    """Finds such words in the clause of an act."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree

    def nothing(self, token: int) -> bool:
        """Whether nobody does it, or nothing, or to nobody: "nothing was promised"."""
        return any(self.tree.lemma(i) in NOBODY for i in self.tree.children(token, "nsubj", "obj", "obl"))

    def answered(self, signal: Span) -> int | None:
        """What an answering word says that it answers: the recall of "in retaliation for the recall"."""
        for token in self.reading.tokens_in(signal):
            if self.tree[token].upos == "VERB" and self.tree.lemma(token) in TAKING:
                things = [i for i in self.tree.children(token, "obj") if self.tree[i].upos == "NOUN"]
                if things:
                    return things[0]  # "answered the sanctions by expelling ten"
            behind = self.tree.word(token + 1).lower() if token + 1 < len(self.reading.tokens) else ""
            for noun in self.tree.children(token, "nmod", "obl"):
                if {self.tree.lemma(case) for case in self.tree.children(noun, "case")} & {"to", "for"}:
                    return noun
                if behind in ("to", "for") and noun > token + 1:  # where the tree ties "to" to "in": "in response to"
                    return noun
        return None

    def absolute(self, event: Event, token: int, told: Sequence[Event]) -> Span | None:
        """The "in response" of an act's clause, where it does not say to what; ``told``: all acts."""
        tree, sentence = self.tree, self.reading.sentences[event.sentence]
        clause = set(tree.subtree(token, ("conj", "parataxis", "acl:relcl", "ccomp")))
        others = [other for other in told if other.sentence == event.sentence]
        for at in range(sentence.first, sentence.last - 1):
            words = [tree.word(i).lower() for i in range(at, min(at + 3, sentence.last))]
            if words == RESULT and at + 2 in clause and tree.word(min(at + 3, sentence.last - 1)).lower() != "of":
                return tree.span((at, at + 2))
            if words[0] != "in" or words[1] not in OPENERS:
                continue
            after = tree.word(at + 2).lower() if at + 2 < sentence.last else ""
            opens = at == sentence.first and others[0] is event
            if after not in ("to", "for", "against", "of", "at", "over") and (at + 1 in clause or opens):
                return tree.span((at, at + 1))
        return None

    def before(self, token: int) -> Iterator[int]:
        """The verbs of the clauses that tell what went before an answer: "returned fire when rebels shelled it"."""
        for clause in self.tree.children(token, "advcl"):
            if {self.tree.lemma(i) for i in self.tree.children(clause, "mark", "advmod")} & set(WHEN):
                yield clause

    def word(self, token: int, threat: bool) -> Span | None:
        """The word of the clause that says "answer": the trigger itself, or below or right above it.

        ``threat``: the word is that of a threat, whose content tells of what may come.
        """
        tree = self.tree
        clause = [token, *tree.subtree(token, ("conj", "parataxis", "advcl", "acl:relcl", "nsubj"))]
        above = tree[token].head
        answered = {tree.lemma(case) for case in tree.children(token, "case")} & {"to", "for", "against"}
        marks = {tree.lemma(mark) for mark in tree.children(token, "mark")}
        if (
            above is not None
            and tree.is_(token, "xcomp", "obj", "obl", "nmod", "advcl")
            # "answered a bombing", but "responded with fire"
            and not (tree.is_(token, "obj") and tree[above].upos == "VERB" and not tree.children(token, "case"))
            and not answered | marks - {"by"}
        ):
            clause.append(above)  # "responded by bombing", not "responded to the bombing"
        if above is not None and tree.is_(token, "conj") and not tree.children(token, "nsubj"):
            clause.append(above)  # "retaliated and closed the bridge"
        if tree[token].tag == "VB":
            clause += tree.children(token, "nsubj")  # "its answer was to expel ten"
        clause += [
            i for i in tree.children(token, "advcl") if tree[i].tag == "VBG"
        ]  # "bombed two villages, avenging them"
        content = {i for below in tree.children(token, "ccomp") for i in tree.subtree(below)} if threat else set()
        if tree.lemma(token) in VOWING:
            content -= {*tree.children(token, "ccomp")}  # "promised that it would respond"
        # "warned that harm done to them would bring a response": of what may come
        said = (i for i in clause if answering(tree, i) and (i not in content or tree.lemma(i) in VENGEFUL))
        found = next(said, None)
        return None if found is None else tree[found].span
