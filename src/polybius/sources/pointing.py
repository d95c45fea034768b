"""Who says it in a sentence after it: "Rebels killed nine people. This was reported by the mayor."."""

from __future__ import annotations

from polybius.sources.claims import Claim, Draft

ACTS = ("say", "claim", "relay", "confirm")
POINTERS = ("this", "that", "it")
NEWS = ("information", "news")  # "This information was confirmed by the ministry"


def settle(draft: Draft) -> None:
    """Gives whoever only says "this" the sentence before it, in the same paragraph, where nobody else says that."""
    spoken = {draft.sentence_of[claim.anchor] for claim in draft.claims if claim.sayer is not None and claim.said}
    for claim in draft.claims:
        number = draft.sentence_of[claim.anchor] - 1
        if claim.sayer is None or number < 0 or number in spoken or not _points(draft, claim):
            continue
        before, here = draft.reading.sentences[number : number + 2]
        between = draft.reading.text[before.span.end : here.span.start]
        words = set(range(before.first, before.last))
        if before.kind == "prose" and "\n" not in between and not words & draft.quoted:
            claim.said = words


def _points(draft: Draft, claim: Claim) -> bool:
    """Whether all that is said is "this", and it is no question or denial: "did not confirm this"."""
    tree = draft.tree
    if tree[claim.anchor].head is not None or claim.row.particle:
        return False  # "although the ally had warned against it"
    words = [i for i in claim.said or tree.children(claim.anchor, "nsubj:pass") if tree[i].upos != "PUNCT"]
    this = words and all(tree.lemma(i) in (*POINTERS, *NEWS) for i in words)
    this = this and any(tree.word(i).lower() in POINTERS for i in words)
    negated = any(tree.lemma(i) in ("not", "n't", "never") for i in tree.children(claim.anchor, "advmod"))
    return bool(this) and claim.row.pos == "verb" and claim.row.act in ACTS and not negated
