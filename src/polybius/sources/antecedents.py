"""For whom a pronoun speaks where nobody known is meant: "A diplomat gave another account. He said ..."."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from polybius import resources
from polybius.resources.parties import ONLY_NAMED
from polybius.resources.word_classes import word_class
from polybius.sources import cues
from polybius.sources.claims import Claim, Draft
from polybius.syntax import Tree

BACK = 2  # sentences back in which somebody is spoken of
SUBJECT = ("nsubj", "nsubj:pass")
ONE, MANY, THING = ("he", "she"), ("they",), ("it",)
BODIES = ("organ", "body")  # kinds of the agents' table
NO_PERSONS = ("ORG", "GPE", "NORP", "LOC", "FAC")  # kinds of mentions
SINGULAR, PLURAL = ("NN", "NNP"), ("NNS", "NNPS")


def settle(draft: Draft, claims: Iterable[Claim]) -> None:
    """Gives a pronoun that speaks the noun before it that it stands for, where its mention has no entity.

    That is whoever spoke last, else whom the sentence before is about, of the pronoun's kind and number.
    """
    made = sorted(claims, key=lambda claim: claim.cue[0])
    spoken: dict[int, list[Claim]] = {}
    for claim in made:
        if claim.sayer is not None:
            spoken.setdefault(draft.sentence_of[claim.sayer], []).append(claim)
    found: dict[int, int] = {}  # a pronoun's token -> the noun's
    named: dict[str, list[int]] = {}  # where an entity is told by more than a pronoun
    for at in sorted(draft.mentions):
        mention = draft.mentions[at]
        if mention.entity is not None and mention.kind != "PRON":
            named.setdefault(mention.entity, []).append(at)
    for claim in made:
        sayer = claim.sayer
        if sayer is None or sayer in draft.quoted:
            continue
        word = draft.tree.word(sayer).lower()
        # "The Border Guard has held," the statement read. "Nine fell," it added: whatever body is named nearer
        if not _is_open(draft, sayer, named) and not (word in THING and claim.row.lemma == "add"):
            continue
        for head, speaks in _told_of(draft, sayer, spoken):
            noun = found.get(head, head if draft.tree[head].upos != "PRON" else None)
            if noun is not None and _fits(draft, noun, word, speaks):
                found[sayer] = claim.antecedent = noun
                break


def _is_open(draft: Draft, sayer: int, named: Mapping[str, list[int]]) -> bool:
    """Whether it is a pronoun of which nobody knows who is meant, or who is named in a quotation alone.

    "A man fell," he said: he is no such man.
    """
    mention = draft.mentions.get(sayer)
    known = mention is not None and mention.entity is not None
    if mention is not None and mention.entity is not None:
        before = named.get(mention.entity, ())
        number = bisect_left(before, sayer)
        known = number == 0 or before[number - 1] not in draft.quoted
    return not known and draft.tree.word(sayer).lower() in (*ONE, *MANY, *THING)


def _told_of(draft: Draft, sayer: int, spoken: dict[int, list[Claim]]) -> Iterator[tuple[int, bool]]:
    """Heads of who spoke before a pronoun and whom the sentences are about, the nearest sentence first.

    Each with whether it spoke. In a sentence before, who speaks by its main verb goes before the last one.
    """
    tree, here = draft.tree, draft.sentence_of[sayer]
    for number in _near(draft, here):
        told = [claim for claim in spoken.get(number, ()) if claim.sayer not in draft.quoted]
        told = sorted(told, key=lambda claim: (number < here and tree[claim.anchor].head is None, claim.cue[0]))
        mouths = ((claim.sayer, claim.row.act in cues.SPEECH_ACTS) for claim in reversed(told))
        yield from ((mouth, speaks) for mouth, speaks in mouths if mouth is not None and mouth < sayer)
        sentence = draft.reading.sentences[number]
        roots = (at for at in range(sentence.first, sentence.last) if tree[at].head is None)
        verbs = _around(tree, sayer) if number == here else roots
        subjects = (at for verb in verbs for at in tree.children(verb, *SUBJECT) if at < sayer)
        yield from ((at, False) for at in subjects if at not in draft.quoted)


def _near(draft: Draft, here: int) -> Iterator[int]:
    """A sentence and those before it, without such as are quoted from end to end."""
    yield here
    left = BACK
    for number in range(here - 1, -1, -1):
        sentence = draft.reading.sentences[number]
        if not draft.quoted.issuperset(range(sentence.first, sentence.last)):
            yield number
            left -= 1
        if not left:
            return


def _around(tree: Tree, at: int) -> list[int]:
    """The verbs above a word, and those whose clauses it is put into: "A doctor banned wine that, he says, was bad"."""
    above = tree.ancestors(at)
    return [verb for head in above for verb in (head, *tree.children(head, "ccomp")) if verb == head or verb < at]


def _fits(draft: Draft, noun: int, word: str, speaks: bool) -> bool:
    """Whether a noun is of the pronoun's number, and a person or none; who speaks need only not be the other."""
    tree, mention = draft.tree, draft.mentions.get(noun)
    several = bool(tree.children(noun, "conj"))
    if word in MANY:
        return several or tree[noun].tag in PLURAL
    if several or tree[noun].tag not in SINGULAR:
        return False
    lemma, kind = tree.lemma(noun), mention.kind if mention is not None else None
    known = _kinds(resources.digest()).get(lemma)
    body = kind in NO_PERSONS or known in BODIES or lemma in word_class("body")
    text = lemma in draft.lexicon.nouns or lemma in (*cues.EVIDENCE, *cues.STATEMENTS) or lemma in word_class("paper")
    somebody = kind == "PER" or (not body and (known is not None or lemma in draft.lexicon.somebody))
    if mention is not None and speaks and word in ONE and mention.span == mention.head:
        body = body and not (mention.entity or "").startswith(ONLY_NAMED)  # a surname that is taken for a body's name
    if word in THING:
        return body or text or (speaks and not somebody)
    return somebody or (speaks and not body and not text)


@functools.cache
def _kinds(digest: str) -> dict[str, str]:
    """The kinds of the nouns of the agents' table: "commander" -> staff."""
    return {row["lemma"]: row["kind"] for row in resources.table("actors/agents")}
