"""Who is quoted by whom: "the agency quoted an envoy as saying", "..., the envoy was quoted as saying by the daily"."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import clauses, positions
from polybius.sources.claims import Claim
from polybius.sources.cues import SPEECH_ACTS
from polybius.syntax import Tree

BEFORE_THE_QUOTED = (",", "”", '"', "''")
SHOWING = ("show", "hear", "see", "film", "record")


def settle(tree: Tree, sentence: Sentence, claims: list[Claim], quoted: set[int]) -> list[Claim]:
    """The claims of a sentence, those whom somebody quotes with their words, and the quoting outside of them.

    A passive without anybody who quotes ("was quoted as saying") is no mouth beside the one who is quoted.
    """
    _seen(tree, sentence, claims)
    _share(tree, claims)
    _directly(tree, claims, quoted)
    passives = {claim.anchor: verb for claim in claims if (verb := _was_quoted(tree, claim)) is not None}
    for claim in claims:
        if claim.anchor in passives:
            _passive(tree, sentence, claim, passives[claim.anchor], quoted)
    relayed = {passives[claim.anchor] for claim in claims if claim.anchor in passives and claim.said}
    return [claim for claim in claims if claim.anchor not in relayed]


def _seen(tree: Tree, sentence: Sentence, claims: list[Claim]) -> None:
    """Gives "saying" to whom others show or hear: "Television showed the mayor saying that", "she was heard saying"."""
    by_anchor = {claim.anchor: claim for claim in claims}
    for claim in claims:
        last = claim.anchor - 1
        if tree.word(claim.anchor).lower() != "saying" or last <= sentence.first:
            continue
        if tree.lemma(last) in SHOWING and clauses.is_passive(tree, last):
            subject = next(iter(tree.children(last, "nsubj:pass")), None)
            before = range(sentence.first, min(tree.subtree(subject)) - 1 if subject is not None else sentence.first)
            claim.sayer = claim.sayer if subject is None else subject
            if before and not any(i > claim.anchor and tree[i].upos == "VERB" for i in claim.said):
                claim.said = set(before)
            continue
        first = last
        while first > sentence.first and tree[first].upos in positions.NAME_PARTS:
            first -= 1
        shower = by_anchor.get(first)
        if tree.lemma(first) in SHOWING and first < last and not clauses.is_passive(tree, first) and shower is not None:
            claim.sayer, claim.through = positions.head_of(tree, first + 1, last), shower.sayer
            shower.said = set()


def _share(tree: Tree, made: list[Claim]) -> None:
    """Gives "saying" what stands before "the agency quoted an official as saying"; the agency quotes all of it."""
    by_anchor = {claim.anchor: claim for claim in made}
    for quoting in made:
        if quoting.row.lemma in clauses.QUOTED_AS:  # "quoted the mayor's statement that troops had come"
            words = (
                i for i in tree.children(quoting.anchor, "obj") if i in by_anchor and by_anchor[i].sayer is not None
            )
            quoting.said = quoting.said.union(*(tree.subtree(i) for i in words))
    for claim in made:
        outer = _quoting(tree, claim, by_anchor) or by_anchor.get(tree[claim.anchor].head or 0)
        if outer is None or tree.lemma(outer.anchor) not in clauses.QUOTED_AS or not outer.said:
            continue
        if tree.is_(claim.anchor, "advcl", "xcomp"):
            own = set(tree.subtree(claim.anchor))
            named = set() if claim.sayer is None else set(tree.subtree(claim.sayer))
            claim.said = claim.said or outer.said - own - named
            outer.said |= own | named


def _quoting(tree: Tree, claim: Claim, by_anchor: dict[int, Claim]) -> Claim | None:
    """The quoting of "..., the radio quoted the mayor as saying", where trees hang "saying" on what is said."""
    last = claim.anchor - 2
    if last < 0 or [tree.word(i).lower() for i in (last + 1, claim.anchor)] != ["as", "saying"]:
        return None
    first = last
    while first > 0 and tree[first].upos in positions.NAME_PARTS and tree.lemma(first) not in clauses.QUOTED_AS:
        first -= 1
    outer = by_anchor.get(first)
    around = claim.said - set(range(first, last + 3))
    if outer is None or first == last or clauses.is_passive(tree, first) or any(i > first for i in around):
        return None
    claim.sayer, claim.said = positions.head_of(tree, first + 1, last), around
    return outer


def _directly(tree: Tree, made: list[Claim], quoted: set[int]) -> None:
    """Makes whom somebody quotes the speaker: "The envoy quoted the mayor: “We stay.”"."""
    for claim in made:
        objects = [i for i in tree.children(claim.anchor, "obj", "iobj") if i > claim.anchor and i not in quoted]
        said = {i for i in claim.said if tree[i].upos != "PUNCT"}
        if claim.row.lemma in clauses.QUOTED_AS and objects and said and said <= quoted:
            claim.sayer, claim.through = objects[0], claim.sayer


def _was_quoted(tree: Tree, claim: Claim) -> int | None:
    """The "quoted" of "was quoted as saying", whatever verb the tree hangs "saying" on."""
    marks = [mark for mark in tree.children(claim.anchor, "mark") if tree.lemma(mark) == "as"]
    if not marks or claim.row.act not in SPEECH_ACTS or not tree.is_(claim.anchor, "advcl", "xcomp"):
        return None
    above = [verb for verb in (tree[claim.anchor].head, marks[0] - 1) if verb is not None]
    return next((verb for verb in above if _quotes(tree, verb) and clauses.is_passive(tree, verb)), None)


def _quotes(tree: Tree, verb: int) -> bool:
    return tree.lemma(verb) in (*clauses.QUOTED_AS, "report")


def _passive(tree: Tree, sentence: Sentence, claim: Claim, verb: int, quoted: set[int]) -> None:
    """Sets who was quoted, who quotes, and what, where it stands before both: "..., a mayor was quoted as saying"."""
    subject = next(iter(tree.children(verb, "nsubj:pass", "nsubj")), None)
    agent = clauses.agent_of(tree, claim.anchor) or clauses.agent_of(tree, verb)
    if agent is None and tree.word(claim.anchor + 1).lower() == "by":
        agent = positions.phrase_behind(tree, claim.anchor + 2, sentence.last)
    claim.through = claim.through if claim.through is not None else agent
    if subject is None:
        return
    first = min(tree.subtree(subject))
    behind = any(clause > claim.anchor for clause in tree.children(claim.anchor, "ccomp"))
    before = range(sentence.first, first - 1)
    spoken = {i for i in before if tree[i].upos != "PUNCT"}
    around = behind and bool(spoken) and spoken <= quoted  # "“They came,” he was quoted as saying, “and left.”"
    if before and tree.word(first - 1) in BEFORE_THE_QUOTED and (around or not behind):
        claim.said = set(before) | (claim.said if around else set())
    if claim.sayer is None or (before and (around or not behind)):
        claim.sayer = clauses.antecedent(tree, verb, subject)
