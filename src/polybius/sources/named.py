"""Who gives a thing its name: "condemned what it called an Israeli attack", "what they said was the killing of 20"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.schema import Sentence
from polybius.sources.claims import Claim
from polybius.sources.cues import Cue, Lexicon
from polybius.syntax import Tree

NAMED = Cue("named", "what", "phrase", (), frozenset({"scope"}), "judge")
SAYING = ("say", "claim")  # acts of cues; with a form of "be" behind


def settle(tree: Tree, sentence: Sentence, lexicon: Lexicon, claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence with those of whoever calls something what it may not be: what it is called is his.

    Inside what somebody says ("said it would answer what it called aggression") all is his anyway.
    """
    said = {i for claim in claims if claim.row.act == "say" and claim.row.pos == "verb" for i in claim.said}
    made = [claim for claim in _claims(tree, sentence, lexicon) if claim.anchor not in said]
    anchors = {claim.anchor for claim in made}
    return [claim for claim in claims if claim.anchor not in anchors] + made


def _claims(tree: Tree, sentence: Sentence, lexicon: Lexicon) -> Iterator[Claim]:
    for what in range(sentence.first, sentence.last):
        if tree.lemma(what) != "what":
            continue
        for verb in tree.children(what, "acl:relcl"):
            subject = next(iter(tree.children(verb, "nsubj")), None)
            if subject is not None and (said := _called(tree, verb, lexicon)):
                yield Claim(NAMED, verb, [verb], subject, said)


def _called(tree: Tree, verb: int, lexicon: Lexicon) -> set[int]:
    """The words for what it is: "an Israeli attack" of "called an Israeli attack", "said was an Israeli attack"."""
    acts = {row.act for row in lexicon.verbs.get(tree.lemma(verb), ())}
    if NAMED.act in acts:
        return {i for i in tree.subtree(verb) if i > verb and tree.lemma(i) != "as"}
    be = verb + 1
    is_said = bool(acts & set(SAYING)) and be < len(tree.tokens) and tree.lemma(be) == "be"
    noun = tree[be].head if is_said and tree.is_(be, "cop") else None
    return {i for i in tree.subtree(noun) if i > be} if noun is not None else set()
