"""Whose a statement or a report is: "a statement issued by the army", "said in a report. The report said"."""

from __future__ import annotations

from polybius.sources import clauses, cues, positions
from polybius.sources.claims import Draft
from polybius.sources.cues import SPEECH_ACTS
from polybius.syntax import Tree

DOCUMENTS = (*cues.STATEMENTS, "communique", "communiqué", "document", "study", "paper", "declaration", "post", "audit")
ISSUING = ("issue", "release", "publish", "sign", "write", "post", "put", "circulate", "make", "give", "send",
           "deliver", "prepare", "compile", "draft", "file", "submit")  # fmt: skip
DEFINITE = ("the", "this", "that")
BACK = 3  # sentences in which "the report" finds the one told of before


def issuer(draft: Draft, paper: int) -> int | None:
    """Who made a document: named by its own clause, or where the bare "the report" was told of before; else None.

    Who only carries, quotes or has seen it did not make it.
    """
    tree = draft.tree
    if tree.lemma(paper) not in DOCUMENTS:
        return None
    for verb in tree.children(paper, "acl", "acl:relcl"):
        if tree.lemma(verb) in ISSUING and (agent := clauses.agent_of(tree, verb)) is not None:
            return agent
        own = [i for i in tree.children(verb, "nsubj") if tree[i].tag not in clauses.RELATIVE_TAGS]
        if tree.lemma(verb) in ISSUING and own and own[0] > paper:
            return own[0]  # "a statement that the army issued"
    if paper + 2 < len(tree.tokens) and tree.word(paper + 1).lower() in ("by", "from"):
        return positions.phrase_behind(tree, paper + 2, len(tree.tokens))  # whatever trees hang it on
    below = [i for i in tree.children(paper) if not tree.is_(i, "det", "case", "punct") and not _is_length(tree, i)]
    if below or not any(tree.lemma(det) in DEFINITE for det in tree.children(paper, "det")):
        return None
    return next((_maker(draft, at) for at in _before(draft, paper)), None)


def _is_length(tree: Tree, word: int) -> bool:
    """Whether a word before a paper tells how long it is: "the 63-page report"."""
    return tree.word(word).lower().endswith(("page", "pages"))


def _before(draft: Draft, paper: int) -> list[int]:
    """The words for such a document in the sentences before, the latest first."""
    first = draft.reading.sentences[max(0, draft.sentence_of[paper] - BACK)].first
    last = draft.reading.sentences[draft.sentence_of[paper]].first
    lemma = draft.tree.lemma(paper)
    same = DOCUMENTS if lemma == "document" else (lemma,)  # "a report by Oxfam ... The document says"
    return [at for at in reversed(range(first, last)) if draft.tree.lemma(at) in same]


def _maker(draft: Draft, paper: int) -> int | None:
    """Who says something in a document, issues it, or owns it."""
    tree, verb = draft.tree, draft.tree[paper].head
    if verb is not None and tree[verb].upos == "VERB":
        row = cues.verb_cue(tree, verb, draft.lexicon)
        spoken = row is not None and row[0].act in (*SPEECH_ACTS, "find", "warn")
        cases = [tree.lemma(case) for case in tree.children(paper, "case")]
        if (tree.is_(paper, "obl") and "in" in cases and spoken) or (
            tree.is_(paper, "obj") and tree.lemma(verb) in ISSUING
        ):
            sayer = clauses.sayer_of(tree, verb)[0]
            if sayer is not None:  # nobody does it in "is stated in a letter by the mayor"
                return sayer
    for child in tree.children(paper, "nmod:poss", "compound", "nmod"):
        by = {tree.lemma(case) for case in tree.children(child, "case")} & {"by", "from", "of"}
        mention = draft.mentions.get(child)
        if mention is not None and mention.entity is not None and (by or tree.is_(child, "nmod:poss", "compound")):
            return child
    return issuer(draft, paper)
