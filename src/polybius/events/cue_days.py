"""The time expressions that date a saying: "he said on Tuesday"."""

from __future__ import annotations

from polybius.schema import Reading, Span
from polybius.syntax import Tree

NEAR_CUE = 14  # characters: "said on Tuesday", "on Tuesday said"


def cue_days(reading: Reading, tree: Tree) -> dict[int, Span]:
    """Timexes that date a saying, with its cue: "... he said on Tuesday": beside it and outside the content."""
    out = {}
    for attribution in reading.attributions:
        for index, timex in enumerate(reading.timexes):
            after = 0 <= timex.span.start - attribution.cue.end <= NEAR_CUE
            before = 0 <= attribution.cue.start - timex.span.end <= NEAR_CUE and _is_verb(
                reading, tree, attribution.cue
            )
            before = before and not reading.words(attribution.cue).lower().startswith("according")
            before = before and _is_of(reading, tree, timex.span, attribution.cue)
            near = (after or before) and _together(reading, timex.span, attribution.cue)
            if near and not any(span.contains(timex.span) for span in attribution.content):
                out[index] = attribution.cue
    return out


def _is_of(reading: Reading, tree: Tree, span: Span, cue: Span) -> bool:
    """Whether words hang on the verb of a cue: not "expelled two on Thursday, accusing them of spying"."""
    inside = reading.tokens_in(span)
    verb = tree.clause_of(inside[0]) if inside else None
    return verb is None or cue.contains(tree[verb].span)


def _together(reading: Reading, one: Span, other: Span) -> bool:
    return reading.sentence_at(one.start) == reading.sentence_at(other.start)


def _is_verb(reading: Reading, tree: Tree, cue: Span) -> bool:
    return any(tree[index].upos == "VERB" for index in reading.tokens_in(cue))
