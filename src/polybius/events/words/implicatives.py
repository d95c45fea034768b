"""Whether a complement is told to be so by the word that it hangs on: "managed to", "failed to", "wants to".

After Karttunen 1971, "Implicative verbs" (Language 47); Kiparsky & Kiparsky 1970, "Fact"; Nairn, Condoravdi & Karttunen
2006, "Computing relative polarity for textual inference"; Karttunen 2012, "Simple and phrasal implicatives".
"""

from __future__ import annotations

import functools

from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

IF_PAST = "past"  # in a row: yes where the word is told of the past, open elsewhere
# A gerund after these, by its preposition, is only spoken of: "thought about leaving", "the risk of losing".
WEIGHED = {
    "about": None,
    "of": frozenset("think dream likelihood chance risk hope prospect possibility danger fear idea thought capable "
                    "suspicion probability option hopes intention way ways favour favor".split()),
    "on": frozenset("focus plan count intent bent keen suggestion insist set advice".split()),
    "for": frozenset("exchange plan call reason responsible prepare ready hope option idea".split()),
    "than": None,
}  # fmt: skip
ANY = frozenset(
    {"any", "anything", "anyone", "whatever", "whoever", "anywhere", "anybody", "wherever", "all", "anyplace"}
)
IN_A_ROW = frozenset("first second third fourth fifth last latest only sole newest".split())
AT_ONCE = frozenset({"immediately", "immediate"})
WILL = ("will", "'ll", "would", "shall", "should")  # "ruled out that it would strike": refused
BESIDE = frozenset(
    {"though", "although", "because", "while", "whereas", "since", "after", "before", "when", "once", "until"}
)  # of clauses that tell what else is so, and complete no verb
FINITE = ("VBD", "VBP", "VBZ")
COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "csubj")


def implied(tree: Tree, token: int, negated: bool) -> str | None:
    """What the word above says of its complement: yes, no or open; None where the table has no row for the two.

    "Was able to leave" tells that somebody left, "is able to leave" does not: the row says ``past``.

    Args:
        tree: The sentence's tree.
        token: The complement's head: "leave" in "managed to leave".
        negated: Whether the word above is negated: "did not manage to".
    """
    head = above(tree, token)
    if head is None or not tree.is_(token, *COMPLEMENTS):
        return None
    if tree.is_(token, "advcl") and any(tree.lemma(mark) in BESIDE for mark in tree.children(token, "mark")):
        return None  # "proposed talks, although Niger had declined them"
    if any(tree.lemma(of) == "anonymity" for of in tree.children(head, "nmod")):
        return None  # "told AFP on condition of anonymity that jets had come": trees hang the clause on the condition
    row = None
    beside = [*tree.children(head, "obj", "advmod", "compound:prt"), *tree.children(token, "mark")]
    for word in beside if tree.is_(token, *COMPLEMENTS) else ():
        row = row or _rows(digest()).get((f"{tree.lemma(head)} {tree.lemma(word)}", complement(tree, token)))
    if complement(tree, token) == "to" and tree.children(head, "obj"):
        row = row or _rows(digest()).get((tree.lemma(head), "obj to"))
    row = row or _rows(digest()).get((tree.lemma(head), complement(tree, token)))
    verb = tree[head].head
    if row is None and verb is not None and tree.is_(token, "acl") and tree.is_(head, "obj"):
        row = _rows(digest()).get((f"{tree.lemma(verb)} {tree.lemma(head)}", complement(tree, token)))
        head = verb  # "took the trouble to ask"
    if row is None and _in_a_row(tree, head) and complement(tree, token) == "to":
        return "yes"  # "the first country to condemn it"
    told = None if row is None else row[negated]
    if told == "yes" and any(tree.lemma(mark) == "for" for mark in tree.children(token, "mark")):
        return None  # "calls grew for the army to leave"
    if tree.lemma(head) == "decide" and _at_once(tree, token) and not negated:
        told = IF_PAST
    return ("yes" if _past(tree, head) else "open") if told == IF_PAST else told


def _at_once(tree: Tree, verb: int) -> bool:
    """Whether something is done from now on: "decided to immediately shut it", "... with immediate effect"."""
    told = tree.children(verb, "advmod") + [
        at for one in tree.children(verb, "obl") for at in tree.children(one, "amod")
    ]
    return any(tree.lemma(at) in AT_ONCE for at in told)


def left_open(tree: Tree, verb: int) -> bool:
    """Whether it only tells that something was hardly so: "ruled out (the possibility) that troops had come"."""
    chances = tree.children(verb, "obj")
    told = [*tree.children(verb, "ccomp"), *(i for noun in chances for i in tree.children(noun, "acl"))]
    told = [i for i in told if not any(tree.word(aux).lower() in WILL for aux in tree.children(i, "aux"))]
    return any(complement(tree, i) == "that" and implied(tree, i, negated=False) == "no" for i in told)


def above(tree: Tree, token: int) -> int | None:
    """The word that a clause is a complement of: of "went as far as to leave", "as soon as it left" the first verb.

    A parser hangs them on the adverb; not so "far from leaving".
    """
    head = tree[token].head
    while head is not None and tree[head].upos == "ADV" and tree.is_(token, "advcl"):
        if not any(tree.lemma(word) in ("as", "so") for word in tree.children(head, "advmod")):
            break
        token, head = head, tree[head].head
    return head


def outcome(tree: Tree, clause: int) -> bool:
    """Whether an infinitive tells what came next: "fled, only to return", "held him, only for a judge to free him"."""
    first = min(tree.children(clause, "mark"), default=0)
    return first > 1 and tree.word(first - 1).lower() == "only" and tree.word(first - 2) in (",", "-", "–", "—")


def _in_a_row(tree: Tree, noun: int) -> bool:
    """Whether a noun tells of somebody that he is one in the row of those who did it: "is the first country to"."""
    somebody = tree[noun].upos == "NOUN" and (tree.is_(noun, "xcomp", "appos") or bool(tree.children(noun, "nsubj")))
    return somebody and any(tree.word(word).lower() in IN_A_ROW for word in tree.children(noun, "amod"))


def _past(tree: Tree, word: int) -> bool:
    """Whether a word or its copula is in the past or the perfect, under no modal: "was able to", "has had to"."""
    helpers = [word, *tree.children(word, "aux", "cop")]
    modal = any(tree[helper].tag == "MD" for helper in helpers)
    perfect = any(tree.lemma(helper) == "have" for helper in helpers[1:]) and tree.children(word, "aux")
    bare = tree[word].tag == "VB" and tree.children(word, "nsubj") and not tree.children(word, "aux", "mark", "cop")
    past = bool(bare) or any(tree[helper].tag == "VBD" for helper in helpers)  # "The army let it be known"
    return not modal and (bool(perfect) or past)


def complement(tree: Tree, token: int) -> str:
    """How the complement is built: to, ing or that; done for "claims to have struck", of which no row speaks."""
    if any(tree.lemma(aux) == "have" for aux in tree.children(token, "aux")) and tree[token].tag == "VBN":
        return "done" if any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark")) else "that"
    if any(tree[be].tag in FINITE and tree.lemma(be) == "be" for be in tree.children(token, "aux", "cop")):
        return "that"  # "Chad is to send tanks, its minister told the daily"
    if any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark")):
        return "to"
    if tree[token].tag == "VB" and not tree.children(token, "aux"):
        return "to"  # "helped them leave", "let them go"
    return "ing" if tree[token].tag == "VBG" and not tree.children(token, "aux") else "that"


def ordered(tree: Tree, token: int) -> bool:
    """Whether it is an imperative: "Leave the country", and what goes on with it: "... and lay down your arms"."""
    at = token
    while tree.is_(at, "conj") and tree[at].head is not None and not tree.children(at, "nsubj", "aux"):
        at = tree[at].head or 0
    base = tree[at].tag == "VB" and (tree.is_(at, "root", "parataxis", "ccomp") or tree[at].head is None)
    helpers = {tree.lemma(child) for child in tree.children(at, "aux")} - {"do"}
    helpers |= {"did" for child in tree.children(at, "aux") if tree[child].tag in ("VBD", "VBZ")}
    subject = tree.children(at, "nsubj", "csubj", "expl", "nsubj:pass", "mark", "cop")
    return base and tree[token].tag == "VB" and not helpers and not subject


def asked(tree: Tree, token: int, last: int) -> bool:
    """Whether a question leaves it open: "Did they leave?", "Where do we go?", not "Why did they leave?"."""
    if tree.word(last) != "?" or not (tree[token].head is None or tree.is_(token, "conj", "parataxis")):
        return False
    helpers = tree.children(token, "aux", "cop")
    subjects = tree.children(token, "nsubj", "nsubj:pass", "expl", "csubj")
    clause = tree.subtree(token, ("ccomp", "advcl", "acl", "conj", "parataxis"))
    wh = any(tree[child].tag.startswith("W") for child in clause)
    finite = tree[token].tag in ("VBD", "VBP", "VBZ")
    if finite and subjects and subjects[0] < token and not helpers and not wh:
        return False  # "I sold it and it broke what can I do?": the question comes behind it
    modal = any(tree[helper].tag == "MD" for helper in helpers)
    return modal or not wh


def spoken_of(tree: Tree, token: int) -> bool:
    """Whether a clause only speaks of an act: "thought about leaving", "It is risky to leave", "whatever you order"."""
    head = tree[token].head
    if head is None:
        return False
    if tree[token].tag == "VBG" and not tree.children(token, "aux", "nsubj"):
        for mark in tree.children(token, "mark", "case"):
            words = WEIGHED.get(tree.lemma(mark), frozenset())
            if words is None or tree.lemma(head) in words:
                return True
    infinitive = any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark"))
    if tree.is_(token, "csubj") and tree[token].tag == "VB" and infinitive:
        return not _past(tree, head) and tree[head].upos in ("ADJ", "NOUN")
    if tree.is_(token, "acl:relcl") and tree[token].tag in ("VBP", "VB") and not tree.children(token, "aux"):
        dets = {tree.lemma(child) for child in tree.children(head, "det")}
        return tree.lemma(head) in ANY or bool(dets & {"any", "whatever", "whichever"})
    return False


def feared(tree: Tree, noun: int) -> bool:
    """Whether an act is only feared, awaited or possible: "fears of an attack", "a potential attack"."""
    mods = tree.children(noun, "amod")
    unsure = any(tree.lemma(mod) in word_class("prospective") for mod in mods)
    if unsure and tree[noun].upos == "NOUN" and not any(tree[mod].tag == "JJS" for mod in mods):
        return True  # not "the worst possible attack"
    head, dets = tree[noun].head, {tree.lemma(det) for det in tree.children(noun, "det")}
    if head is None or tree[noun].upos != "NOUN" or dets & {"the", "this", "that", "these", "those"}:
        return False
    cases = {tree.lemma(case) for case in tree.children(noun, "case")}
    if tree[head].upos == "NOUN":
        return (
            tree.is_(noun, "nmod") and bool(cases & {"of", "about"}) and tree.lemma(head) in word_class("possibility")
        )
    waiting = tree.lemma(head) in word_class("waiting")
    return waiting and (tree.is_(noun, "obj", "nsubj:pass") or (tree.is_(noun, "obl") and cases == {"for"}))


def unfinished(tree: Tree, token: int) -> bool:
    """Whether a bare verb tells no fact: "All you do is sign", "Go ahead and forward it"."""
    if tree[token].tag != "VB" or tree.children(token, "aux", "nsubj", "mark"):
        return tree[token].tag == "VB" and bool(tree.children(token, "cop"))
    head = tree[token].head
    return head is not None and tree.is_(token, "conj") and tree[head].upos not in ("VERB", "AUX")


@functools.lru_cache(maxsize=4)
def _rows(tables: str) -> dict[tuple[str, str], tuple[str, str]]:  # ``tables``: a user's tables laid over make others
    return {
        (row["lemma"], row["complement"]): (row["affirmed"], row["negated"]) for row in table("lexicon/implicatives")
    }
