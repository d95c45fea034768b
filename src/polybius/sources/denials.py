"""Denials hung on what they deny: "Kyiv said jets hit it, a claim that Moscow denied", "..., which Moscow denies"."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import clauses
from polybius.sources.claims import Claim, Draft
from polybius.syntax import Tree

DENYING = ("deny", "reject", "doubt")  # acts of cues
REPORTS = ("claim", "charge", "accusation", "allegation", "assertion", "report", "suggestion", "statement", "version",
           "account", "story", "something")  # fmt: skip
CHARGES = ("charge", "accusation", "allegation")
JUDGING = "judge"  # "a claim that Moscow called a lie"
WHICH = "which"


def settle(draft: Draft, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence with those who deny in a clause of their own what stands before it.

    What is denied is what somebody else is told to say there, else all that stands before.
    """
    tree, made = draft.tree, claims
    for verb in range(sentence.first, sentence.last):
        rows = draft.lexicon.verbs.get(tree.lemma(verb), ())
        row = next((row for row in rows if row.act in (*DENYING, JUDGING)), None)
        noun = _hung_on(tree, verb)
        if row is None or row.particle or noun is None:
            continue
        first, noun = _opening(draft, sentence, verb, noun, row.act == "deny")
        agents = tree.children(verb, "obl:agent") if clauses.is_passive(tree, verb) else tree.children(verb, "nsubj")
        sayer = next((at for at in agents if tree.word(at).lower() not in (WHICH, "that")), None)
        if first is None or sayer is None:
            continue
        # "an allegation that Lima called a lie": what it is called is told by the verb of calling
        judged = row.act == JUDGING
        made = [claim for claim in made if claim.anchor != noun and (judged or claim.anchor != verb)]
        told = [claim for claim in made if claim.anchor < first and any(at < first for at in claim.said)]
        before = set(range(sentence.first, first - 1))
        # "held the group responsible, a charge that it rejects": not that it was held so
        if noun is not None and tree.lemma(noun) in CHARGES:
            charging = next((at for at in tree.ancestors(noun) if at in before and tree[at].upos == "VERB"), first)
            before -= {charging, *(i for at in tree.children(charging, "nsubj") for i in tree.subtree(at))}
        said = {at for at in told[-1].said if at < first - 1} if told else before
        for claim in made:
            claim.said -= set(range(first - 1, max(tree.subtree(verb)) + 1)) if claim.anchor != verb else set()
        made += [] if judged else [Claim(row, verb, [verb], sayer, said)]
    for claim in made:
        text, first = clauses.text_before(tree, claim.anchor), claim.anchor - 1
        if claim.row.pos == "phrase" and tree.word(min(claim.cue[-1] + 1, sentence.last - 1)).lower() == WHICH:
            text, first = claim.sayer, claim.cue[0]  # "denied a statement according to which"
        for denial in made if text is not None and text == claim.sayer else ():
            if denial.row.act in DENYING and text in denial.said:
                others = (one.anchor for one in made if one.sayer == denial.sayer and one.anchor > claim.anchor)
                end = min(others, default=max(claim.said, default=claim.anchor) + 1)
                denial.said |= set(range(first, end))
    return made


def _hung_on(tree: Tree, verb: int) -> int | None:
    """The word that a clause is hung on: the claim of "a claim the rebels denied", whatever the tree makes of it."""
    if tree.is_(verb, "acl", "acl:relcl", "advcl:relcl"):
        return tree[verb].head
    subjects = tree.children(verb, "nsubj") if tree.is_(verb, "parataxis", "ccomp", "xcomp") else []
    before = min(tree.subtree(subjects[0])) - 1 if subjects else 0
    return before if before > 0 and tree.lemma(before) in REPORTS and subjects[0] < verb else None


def _opening(draft: Draft, sentence: Sentence, verb: int, noun: int, denies: bool) -> tuple[int | None, int | None]:
    """The first word of a denial behind a comma, and the noun that it is hung on: "a claim", "which".

    A plan, "which the union rejected", is no claim: with "which" only what ``denies`` does.
    """
    tree = draft.tree
    which = [at for at in tree.children(verb, "obj", "nsubj:pass") if tree.word(at).lower() == WHICH]
    if which and denies:
        first = which[0]
    elif tree.lemma(noun) in REPORTS:
        first = noun
        while first - 1 in tree.children(noun, "det", "amod"):
            first -= 1
        if tree.word(first).lower() not in ("a", "an", "something") and tree[noun].tag != "NNS":
            return None, None
    else:
        return None, None
    return (
        (first, noun) if first > sentence.first + 1 and tree.word(first - 1) in (",", "–", "—", "-") else (None, None)
    )
