"""Claims of who counts the harm: "The ministry put the toll of the raid at nine", "raised to 64 the number of dead"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.schema import Sentence
from polybius.sources import clauses, positions
from polybius.sources.claims import Claim, Draft
from polybius.sources.cues import Cue

TOLL = Cue("toll", "put", "verb", (), frozenset({"np"}), "say")
COUNTING = ("put", "raise", "lower", "revise", "bring", "set", "update", "correct", "increase", "reduce")
COUNTS = ("toll", "number", "figure", "count", "tally", "total")
HARM = ("toll", "kill", "wound", "injure", "injury", "hurt", "dead", "death", "die", "missing", "casualty", "victim")
LEADING = ("at", "to")
COUNTERS = (*clauses.HOUSES, *positions.SPEAKERS, "police", "authority", "army", "hospital", "medic", "rescuer")


def claims(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The claims of those who give or change a number of harmed people; an attack that "raised the toll" tells none."""
    tree = draft.tree
    for verb in range(sentence.first, sentence.last):
        if tree[verb].upos != "VERB" or tree.lemma(verb) not in COUNTING or clauses.is_passive(tree, verb):
            continue
        told = next((i for i in tree.children(verb, "obj") if tree.lemma(i) in COUNTS), None)
        led = (i for i in range(verb, sentence.last) if tree.word(i).lower() in LEADING)
        sayer = clauses.sayer_of(tree, verb)[0]
        if told is None or sayer is None or not _counts(draft, sayer):
            continue
        said = set(tree.subtree(told))
        harmed = any(tree.lemma(i) in HARM for i in said)
        if harmed and any(tree[i + 1].upos == "NUM" for i in led if i + 1 < sentence.last):
            yield Claim(TOLL, verb, [verb], sayer, said)


def _counts(draft: Draft, sayer: int) -> bool:
    mention = draft.mentions.get(sayer)
    named = mention is not None and mention.entity is not None
    return named or draft.tree.lemma(sayer) in COUNTERS or draft.tree[sayer].upos == "PRON"
