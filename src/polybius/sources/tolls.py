"""Claims of who counts the harm: "The ministry put the toll of the raid at nine", "residents counted five dead"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.schema import Sentence
from polybius.sources import clauses, positions
from polybius.sources.claims import Claim, Draft
from polybius.sources.cues import Cue
from polybius.syntax import Tree

TOLL = Cue("toll", "put", "verb", (), frozenset({"np"}), "say")
COUNTING = ("put", "raise", "lower", "revise", "bring", "set", "update", "correct", "increase", "reduce")
LISTING = ("count", "tally", "list", "register", "record", "document", "log", "verify", "have")
COUNTS = ("toll", "number", "figure", "count", "tally", "total")
HARM = (
    "toll",
    "kill",
    "wound",
    "injure",
    "injury",
    "hurt",
    "dead",
    "death",
    "die",
    "missing",
    "casualty",
    "victim",
    "arrest",
    "detain",
    "detention",
)
LISTS = ("name", "list")
LEADING = ("at", "to")
COUNTERS = (*clauses.HOUSES, *positions.SPEAKERS, "police", "authority", "army", "hospital", "medic", "rescuer",
            "doctor", "resident", "villager", "witness", "ombudsman", "group", "monitor", "union", "association",
            "organisation", "organization", "charity", "clinic", "morgue", "lawyer")  # fmt: skip


def claims(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The claims of those who give or change a number of harmed people; an attack that "raised the toll" tells none."""
    tree = draft.tree
    for verb in range(sentence.first, sentence.last):
        if tree[verb].upos != "VERB" or clauses.is_passive(tree, verb):
            continue
        if tree.lemma(verb) in LISTING:
            yield from _listed(draft, verb)
        if tree.lemma(verb) not in COUNTING:
            continue
        told = next((i for i in tree.children(verb, "obj") if tree.lemma(i) in COUNTS or _harmed(tree, i)), None)
        led = (i for i in range(verb, sentence.last) if tree.word(i).lower() in LEADING)
        sayer = clauses.sayer_of(tree, verb)[0]
        if told is None or sayer is None or not _counts(draft, sayer):
            continue
        said = set(tree.subtree(told))
        if _harmed(tree, told) and any(tree[i + 1].upos == "NUM" for i in led if i + 1 < sentence.last):
            yield Claim(TOLL, verb, [verb], sayer, said)


def _listed(draft: Draft, verb: int) -> Iterator[Claim]:
    """The claim of those who count people: "residents counted five dead", "has a list of 38 wounded"."""
    tree, sayer = draft.tree, clauses.sayer_of(draft.tree, verb)[0]
    for told in tree.children(verb, "obj") if sayer is not None else ():
        said = set(tree.subtree(told))
        numbered = any(tree[i].upos == "NUM" for i in said)
        counted = tree.lemma(told) in (*HARM, *LISTS, "people", "man") or tree[told].upos == "NUM"
        counted = counted or any(tree.lemma(i) in HARM for i in tree.children(told, "acl"))  # "nine nurses killed"
        possessed = tree.lemma(verb) != "have" or tree.lemma(told) in LISTS
        if numbered and counted and possessed and _harmed(tree, told) and sayer is not None and _counts(draft, sayer):
            yield Claim(TOLL, verb, [verb], sayer, said)


def _harmed(tree: Tree, noun: int) -> bool:
    return any(tree.lemma(i) in HARM for i in tree.subtree(noun))


def _counts(draft: Draft, sayer: int) -> bool:
    mention = draft.mentions.get(sayer)
    named = mention is not None and mention.entity is not None
    return named or draft.tree.lemma(sayer) in COUNTERS or draft.tree[sayer].upos == "PRON"
