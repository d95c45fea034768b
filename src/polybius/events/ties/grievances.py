"""What an act takes offence at: the raid of "condemned the raid", the ban of "angered by the ban, Lima left"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.resources.word_classes import word_class
from polybius.schema import Event, Reading, Span
from polybius.syntax import Tree

PURPOSES = ("protest", "avenge", "punish", "condemn", "denounce", "deplore", "complain", "explain")
TERMS = ("term", "manner", "word", "tone")  # "condemned in the strongest terms the shelling"


class Grievances:
    """Finds what stands in the clause of an act as its ground."""

    def __init__(self, reading: Reading, tree: Tree, somebody: set[int | None]) -> None:
        self.reading = reading
        self.tree = tree
        self.somebody = somebody  # the head words of mentions

    def taken(self, event: Event, token: int, cases: tuple[str, ...], direct: bool) -> Iterator[int]:
        """The nouns that the word takes, nearer ones first: objects, and what hangs on it by a preposition."""
        tree = self.tree
        own = set(self.reading.tokens_in(event.trigger))
        nearest = [
            child
            for child in tree.children(token, "obj", "obl", "nmod", "advcl", "nsubj:pass", "xcomp", "ccomp", "acl")
            if direct or tree.is_(child, "obl", "nmod", "advcl")
        ]
        if tree[token].upos == "NOUN" and tree[token].head is not None and tree.is_(token, "obj"):
            nearest += [c for c in tree.children(tree[token].head or 0, "obl") if c != token]  # "made a complaint over"
        if direct and tree[token].upos in ("NOUN", "ADJ") and tree.is_(token, "xcomp"):
            nearest += tree.children(tree[token].head or 0, "obj")  # "called the closure a hostile act"
        if direct:  # where the tree makes it the subject of what it is called: "called the closure disproportionate"
            called = [
                child for child in tree.children(token, "xcomp", "ccomp") if not tree.children(child, "cop", "aux")
            ]
            nearest += [
                i for child in called if tree[child].upos in ("ADJ", "NOUN") for i in tree.children(child, "nsubj")
            ]
            nearest += self._behind_terms(token)
        queue = [(child, True) for child in nearest]
        while queue:
            at, first = queue.pop(0)
            case = [tree.lemma(mark) for mark in tree.children(at, "case", "mark")]
            fits = not case or any(lemma in cases for lemma in case)
            if first and tree.lemma(at) in PURPOSES and tree.is_(at, "advcl", "xcomp"):
                # "closed the crossing to protest the killing", "summoned him to protest at the killing"
                yield from tree.children(at, "obj", "obl")
            if at in own or self._is_own(at, token):
                # "lodged a protest over the raid", "recalled its envoy in protest at the raid": the protest is its own
                queue += [(child, True) for child in tree.children(at, "nmod", "acl", "obl")]
                continue
            particle = direct and not case and bool(tree.children(token, "compound:prt"))  # "shrugged off the threat"
            if first and tree.is_(at, "obl", "nmod") and not particle and not any(lemma in cases for lemma in case):
                continue
            marks = {tree.lemma(mark) for mark in tree.children(at, "mark")}
            if first and tree.is_(at, "advcl") and ("to" in marks or (not marks and tree[at].tag == "VBG")):
                continue  # "marched to demand it", "scrapped the talks, accusing them of lies": its own act
            if first and not direct and tree.is_(at, "advcl") and not any(lemma in cases for lemma in case):
                continue  # "lost four men when police opened fire"
            if tree.is_(at, "obj", "nmod") and not direct and not any(lemma in cases for lemma in case):
                queue += [(child, False) for child in tree.children(at, "nmod", "acl", "conj")]
                continue
            if fits and tree[at].upos in ("NOUN", "PROPN", "PRON", "VERB"):
                yield at
            # "supported groups that burnt a forest": the groups are meant, not the fire
            below = ("nmod", "conj") if at in self.somebody else ("nmod", "acl", "conj", "obj", "obl", "amod")
            queue += [(child, False) for child in tree.children(at, *below) if tree[child].deprel != "acl:relcl"]

    def _behind_terms(self, token: int) -> list[int]:
        """What stands behind "in the strongest terms", on which the tree then hangs it."""
        tree = self.tree
        terms = [i for i in tree.children(token, "obl") if tree.lemma(i) in TERMS]
        return [i for at in terms for i in tree.children(at, "acl:relcl", "appos") if tree[i].upos == "NOUN"]

    def moving(self, token: int) -> Iterator[int]:
        """What angered those who act: "angered by the ban, Lima closed the border"."""
        tree = self.tree
        clauses = [*tree.children(token, "advcl")]
        clauses += [i for who in tree.children(token, "nsubj") for i in tree.children(who, "acl", "amod")]
        for clause in clauses:
            if tree.lemma(clause) in word_class("anger"):
                yield from tree.children(clause, "obl", "obl:agent")

    def case(self, noun: int) -> Span:
        """The preposition or conjunction that ties a noun to the act; the noun where it has none."""
        marks = self.tree.children(noun, "case", "mark")
        return self.tree[marks[0] if marks else noun].span

    def _is_own(self, noun: int, token: int) -> bool:
        """Whether a complaint is the act's own: "lodged a protest", "in protest"; not "rejected the protest"."""
        tree = self.tree
        if tree.lemma(noun) not in word_class("complaint"):
            return False
        case = {tree.lemma(mark) for mark in tree.children(noun, "case")}
        return "in" in case or (tree.is_(noun, "obj") and tree.lemma(token) in word_class("light"))
