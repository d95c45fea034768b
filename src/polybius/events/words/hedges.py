"""How sure a clause is told to be by the words around it: "probably", "it is possible that", "no evidence that".

The values are those of Saurí & Pustejovsky 2009, "FactBank: a corpus annotated with event factuality": certain (CT),
probable (PR), possible (PS).
"""

from __future__ import annotations

import itertools

from polybius.events.words.implicatives import complement
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

CERTAIN, PROBABLE, POSSIBLE = "CT", "PR", "PS"
CLAUSES = ("ccomp", "csubj", "acl", "xcomp", "advcl")
NEGATORS = frozenset({"not", "n't", "nt", "n’t", "never", "no", "neither", "nor", "without"})
GUESSING = {"may": POSSIBLE, "might": POSSIBLE, "must": PROBABLE}  # "may have struck": what is guessed has happened
ONLY = frozenset({"only", "just", "merely", "simply"})
CALLING = frozenset({"call", "describe", "brand", "dub", "label", "deem", "declare"})
APPOINTED = frozenset({"due", "schedule", "slate", "plan", "set", "timetable", "pencil"})
WRONGLY = frozenset({"wrongly", "falsely", "erroneously", "mistakenly", "incorrectly", "inaccurately", "untruthfully"})
JUDGING = frozenset({"condemn", "denounce", "deplore", "protest", "mourn", "avenge"})
WAKE = frozenset({"wake", "aftermath"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FITTING = ("have", "correspond")  # "does not correspond to reality"
REALITY = frozenset({"reality", "truth", "fact"})
SEEKING = frozenset({"find", "see", "have", "offer", "give", "provide", "show", "present"})  # "found no evidence that"


def sureness(tree: Tree, token: int) -> str:
    """How sure a predicate is told to be: CERTAIN, PROBABLE or POSSIBLE; the least sure of its words counts."""
    found = {CERTAIN}
    for at in _told_through(tree, token):
        words = {tree.lemma(child).lower() for child in tree.children(at, "advmod")}
        found |= {PROBABLE} if words & word_class("probable") else set()
        found |= {POSSIBLE} if words & word_class("possible") else set()
        found |= {_by_its_head(tree, at)}
    found |= {guessed(tree, token) or CERTAIN, PROBABLE if unproved(tree, token) else CERTAIN}
    return next(degree for degree in (POSSIBLE, PROBABLE, CERTAIN) if degree in found)


def _told_through(tree: Tree, token: int) -> list[int]:
    """The predicate and the verbs that it is told through: "probably began to shell", "the attack probably killed"."""
    out = [token]
    head = tree[token].head
    while head is not None and len(out) < len(tree.tokens):
        shared = tree.is_(out[-1], "xcomp") or (tree.is_(out[-1], "nsubj", "obj") and tree[out[-1]].upos == "NOUN")
        if not shared or tree[head].upos not in ("VERB", "ADJ"):
            break
        out.append(head)
        head = tree[head].head
    return out


def _by_its_head(tree: Tree, token: int) -> str:
    """How sure a clause is by the word that it hangs on: "it is likely that", "there is a possibility that"."""
    head = tree[token].head
    if head is None or not tree.is_(token, *CLAUSES) or tree[head].upos not in ("ADJ", "NOUN"):
        return CERTAIN
    if any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark")):
        return CERTAIN  # "is likely to strike" is told as open
    lemma = tree.lemma(head)
    return PROBABLE if lemma in word_class("probable") else POSSIBLE if lemma in word_class("possible") else CERTAIN


def guessed(tree: Tree, token: int) -> str | None:
    """How sure a guess about what has happened is: "may have struck", "must have known"; None where it is none."""
    helpers = tree.children(token, "aux")
    perfect = tree[token].tag == "VBN" and any(tree.lemma(helper) == "have" for helper in helpers)
    found = (GUESSING.get(tree.word(helper).lower()) for helper in helpers)
    return next(filter(None, found), None) if perfect else None


def negated(tree: Tree, token: int) -> bool:
    """Whether a word of its own denies a word: "is not true", "no evidence"."""
    return bool(negators(tree, token, "advmod", "det", "cc", "cc:preconj"))


def negators(tree: Tree, token: int, *deprels: str) -> list[int]:
    """The words below a word that deny it; "not only" and "not just" say that more is so."""
    found = [child for child in tree.children(token, *deprels) if tree.word(child).lower() in NEGATORS]
    return [at for at in found if at + 1 == len(tree.tokens) or tree.word(at + 1).lower() not in ONLY]


def little(tree: Tree, noun: int) -> bool:
    """Whether next to nothing of it is told: "little doubt"."""
    return any(tree.lemma(child) == "little" for child in tree.children(noun, "amod", "det"))


def no_longer(tree: Tree, token: int) -> bool:
    """Whether what a predicate tells has come to an end: "no longer sells", "not any more", "no more gas"."""
    words = [
        at for adverb in tree.children(token, "advmod") for at in (adverb, *tree.children(adverb, "advmod", "det"))
    ]
    told = {tree.word(at).lower() for at in words}
    if ("longer" in told and "no" in told) or any(
        _no_more(tree, noun) for noun in tree.children(token, "obj", "nsubj:pass")
    ):
        return True
    return bool(told & {"anymore", "longer", "more"}) and ("anymore" in told or "any" in told) and negated(tree, token)


def appointed(tree: Tree, token: int) -> bool:
    """Whether a day is only set for it: "are due to hold talks", "talks are scheduled for Monday"."""
    # a parser may take "due to" for the cause of something
    if token > 1 and (tree.word(token - 2).lower(), tree.word(token - 1).lower()) == ("due", "to"):
        return tree[token].upos == "VERB" and tree[token].tag in ("VB", "VBP")
    head = tree[token].head
    if head is None or tree.lemma(token) not in word_class("meeting") or tree.lemma(head) not in APPOINTED:
        return False
    told = tree.is_(token, "nsubj:pass", "nsubj") and bool(tree.children(head, "cop", "aux:pass"))
    return told and not any(tree.lemma(helper) == "have" for helper in tree.children(head, "aux"))


def _no_more(tree: Tree, noun: int) -> bool:
    """Whether nothing more of it is told of: "no more visas", not "no more than ten visas"."""
    first = min((noun, *tree.children(noun, "det", "amod", "advmod")))
    words = [tree.word(at).lower() for at in range(max(0, first - 1), noun)]
    return any(pair == ("no", "more") for pair in itertools.pairwise(words)) and "than" not in words


def unproved(tree: Tree, token: int) -> bool:
    """Whether nothing is said to speak for it: "there is no evidence that", "found no sign that"."""
    nouns = (at for at in tree.ancestors(token) if tree[at].upos == "NOUN")
    noun = next((at for at in nouns if tree.lemma(at) in word_class("evidence")), None)
    if noun is None or not _in_clause_of(tree, token, noun):
        return False
    verb = tree[noun].head
    sought = verb is not None and tree.is_(noun, "obj", "nsubj") and tree.lemma(verb) in SEEKING | {"be"}
    return negated(tree, noun) or (sought and verb is not None and negated(tree, verb))


def belied(tree: Tree, token: int) -> int | None:
    """The report that tells a predicate and is called untrue: of "reports that troops crossed are false" the reports.

    The word that calls it so is taken, where the clause is no report's: "it is not true that".
    """
    for at in (token, *tree.ancestors(token)):
        head = tree[at].head
        if head is None:
            return None
        if tree.is_(at, "ccomp", "csubj") and untrue(tree, head) and complement(tree, at) != "to":
            return head  # but "it was wrong to expel him"
        if tree.is_(at, "ccomp") and WRONGLY & {tree.lemma(child) for child in tree.children(head, "advmod")}:
            return head  # "reported erroneously that", "falsely claimed that"
        if tree.lemma(at) in word_class("charge_noun") and _in_clause_of(tree, token, at):
            if tree.is_(at, "nsubj") and untrue(tree, head):
                return at
            if tree.is_(at, "obj") and tree.lemma(head) in CALLING:  # "called reports that troops had fled false"
                behind = [other for other in tree.subtree(head) if other > token or _as(tree, other)]
            else:
                # "denounced as lies the reports that", "denounced the reports that ... as lies"
                behind = [other for other in tree.subtree(head) if tree.is_(at, "obj") and _as(tree, other)]
                # "(said) reports that troops fled are false": trees take the reports for what is said
                clauses = (other for other in tree.children(head, "ccomp") if tree.children(other, "cop"))
                behind += [other for other in clauses if other > token]
            if any(untrue(tree, other) for other in behind):
                return at
    return None


def _as(tree: Tree, word: int) -> bool:
    return any(tree.lemma(case) == "as" for case in tree.children(word, "case"))


def _in_clause_of(tree: Tree, token: int, noun: int) -> bool:
    """Whether a word stands in a clause or phrase that tells what a noun holds."""
    at = token
    for head in tree.ancestors(token):
        if head == noun:
            return tree.is_(at, *CLAUSES, "nmod", "appos")
        at = head
    return False


def untrue(tree: Tree, word: int) -> bool:
    """Whether a word calls something untrue: "false", "a lie", "not true", "has nothing to do with reality"."""
    words = {tree.lemma(word), tree.word(word).lower()}  # "fabricated" may be taken for a verb
    if tree.lemma(word) in FITTING and any(tree.lemma(at) in REALITY for at in tree.subtree(word) if at > word):
        return negated(tree, word) or any(tree.lemma(at) == "nothing" for at in tree.children(word, "obj"))
    return not words.isdisjoint(word_class("true" if negated(tree, word) else "untrue"))


def granted(tree: Tree, noun: int) -> bool:
    """Whether an act that a noun tells is taken for granted: what somebody is to discuss or to avenge, or acts over.

    "Met to discuss Chad's attack", "plans to expel two envoys over the raid", "had to leave in response to the
    expulsion"; not "to discuss an attack on Chad", nor "to prevent the raid".
    """
    head = tree[noun].head
    if head is None or tree[noun].upos != "NOUN":
        return False
    cases = {tree.lemma(at) for case in tree.children(noun, "case") for at in (case, *tree.children(case, "fixed"))}
    if tree.lemma(noun) in word_class("answering"):
        return "in" in cases
    if (tree.is_(noun, "obj") and tree.lemma(head) in JUDGING) or (cases | {tree.lemma(noun)}) & WAKE:
        return True  # "marched to condemn US air strikes", "voted to leave in the wake of a raid"
    known = {tree.lemma(det) for det in tree.children(noun, "det")} & DEFINITE
    if not known and not tree.children(noun, "nmod:poss"):
        return False
    if tree.is_(noun, "obl", "nmod") and "over" in cases:
        return True
    return tree.lemma(head) in word_class("granting") and (tree.is_(noun, "obj") or "for" in cases)
