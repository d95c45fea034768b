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
BY_ACTS = ("bring", "raise", "increase")
LISTING = ("count", "tally", "list", "register", "record", "document", "log", "verify", "have",
           "give")  # fmt: skip
COUNTS = ("toll", "number", "figure", "count", "tally", "total")
HARM = (
    "toll",
    "kill",
    "wound",
    "wounded",
    "injure",
    "injured",
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
NAMING = {"have": LISTS, "give": COUNTS}  # verbs of much else, with what they have to be told of
LEADING = ("at", "to")
MOST_WORDS = 3  # up to its number: "to at least 30"
COUNTERS = (*clauses.HOUSES, *positions.SPEAKERS, "police", "authority", "army", "hospital", "medic", "rescuer",
            "doctor", "resident", "villager", "witness", "ombudsman", "group", "monitor", "union", "association",
            "organisation", "organization", "charity", "clinic", "morgue", "lawyer")  # fmt: skip


def claims(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The claims of those who give or change a number of harmed people; an attack that "raised the toll" tells none."""
    tree = draft.tree
    for verb in range(sentence.first, sentence.last):
        if tree[verb].upos != "VERB":
            continue
        sayer, passive = clauses.sayer_of(tree, verb)
        if tree.lemma(verb) in LISTING and not passive:
            yield from _listed(draft, verb)
        if tree.lemma(verb) not in COUNTING or sayer is None or not _counts(draft, sayer):
            continue
        if tree.lemma(verb) in BY_ACTS and tree[verb].tag == "VBG" and tree.is_(verb, "advcl"):
            continue  # "A nurse died, bringing the toll to nine": what happened brought it there
        counted = tree.children(verb, "nsubj:pass" if passive else "obj")
        told = next((i for i in counted if tree.lemma(i) in COUNTS or _harmed(tree, i)), None)
        number = _number(tree, verb, sentence.last)
        if told is not None and number and _harmed(tree, told):
            yield Claim(TOLL, verb, [verb], sayer, {*tree.subtree(told), *number})


def _number(tree: Tree, verb: int, last: int) -> range:
    """The words of the number at which a toll is put: "at 30", "to more than 40"; empty where there is none."""
    for at in range(verb, last):
        if tree.word(at).lower() in LEADING:
            number = next((i for i in range(at + 1, min(at + 1 + MOST_WORDS, last)) if tree[i].upos == "NUM"), None)
            if number is not None:
                return range(at, number + 1)
    return range(0)


def _listed(draft: Draft, verb: int) -> Iterator[Claim]:
    """The claim of those who count people: "residents counted five dead", "has a list of 38 wounded"."""
    tree, sayer = draft.tree, clauses.sayer_of(draft.tree, verb)[0]
    for told in tree.children(verb, "obj") if sayer is not None else ():
        said = set(tree.subtree(told))
        numbered = any(tree[i].upos == "NUM" for i in said)
        counted = tree.lemma(told) in (*HARM, *LISTS, "people", "man") or tree[told].upos == "NUM"
        counted = counted or any(tree.lemma(i) in HARM for i in tree.children(told, "acl"))  # "nine nurses killed"
        possessed = tree.lemma(told) in NAMING.get(tree.lemma(verb), (tree.lemma(told),))
        if numbered and counted and possessed and _harmed(tree, told) and sayer is not None and _counts(draft, sayer):
            yield Claim(TOLL, verb, [verb], sayer, said)


def _harmed(tree: Tree, noun: int) -> bool:
    return any(tree.lemma(i) in HARM for i in tree.subtree(noun))


def _counts(draft: Draft, sayer: int) -> bool:
    mention = draft.mentions.get(sayer)
    named = mention is not None and mention.entity is not None
    person = draft.tree[sayer].upos == "PRON" and draft.tree[sayer].tag == "PRP"  # not "which brought the toll to nine"
    return named or person or draft.tree.lemma(sayer) in COUNTERS
