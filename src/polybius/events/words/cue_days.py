"""The time expressions that date a saying: "he said on Tuesday"."""

from __future__ import annotations

from polybius.events.words.day_words import aside
from polybius.schema import Reading, Span
from polybius.syntax import Tree

NEAR_CUE = 14  # characters: "said on Tuesday", "on Tuesday said"
WHERE = frozenset("in at to on by via through".split())  # somebody speaks


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
            near = near and not aside(reading, tree, timex.span)
            if near and not any(span.contains(timex.span) for span in attribution.content):
                out[index] = attribution.cue
    return out


def told_days(reading: Reading, tree: Tree) -> dict[int, Span]:
    """Timexes that date what a cue tells, further from it: "told reporters in Geneva on Tuesday", "In a letter sent on
    Tuesday, he said".
    """
    return {
        index: attribution.cue
        for attribution in reading.attributions
        for index, timex in enumerate(reading.timexes)
        if not any(span.contains(timex.span) for span in attribution.content)
        and _together(reading, timex.span, attribution.cue)
        and _is_verb(reading, tree, attribution.cue)
        and _hangs_on(reading, tree, timex.span, attribution.cue)
        and not aside(reading, tree, timex.span)
    }


def _hangs_on(reading: Reading, tree: Tree, day: Span, cue: Span) -> bool:
    """Whether a day hangs on a cue, or on the place or paper in which somebody speaks; not "said of Monday's raid"."""
    inside = reading.tokens_in(day)
    at = inside[0] if inside else None
    while at is not None and not tree.is_(at, "nmod:poss", "compound", "amod", "nsubj", "obj"):
        head = tree[at].head
        if head is None or cue.contains(tree[head].span):
            return head is not None
        at = head if day.contains(tree[head].span) or _tells_where(tree, head) else None
    return False


def _tells_where(tree: Tree, at: int) -> bool:
    """Whether words tell where somebody speaks: "in a report", "published", "to reporters"."""
    cases = {tree.word(case).lower() for case in tree.children(at, "case")}
    phrase = tree.is_(at, "obl", "nmod") and bool(cases) and cases <= WHERE
    return phrase or (tree.is_(at, "acl") and tree[at].tag == "VBN")


def _is_of(reading: Reading, tree: Tree, span: Span, cue: Span) -> bool:
    """Whether words hang on the verb of a cue: not "expelled two on Thursday, accusing them of spying"."""
    inside = reading.tokens_in(span)
    verb = tree.clause_of(inside[0]) if inside else None
    return verb is None or cue.contains(tree[verb].span)


def _together(reading: Reading, one: Span, other: Span) -> bool:
    return reading.sentence_at(one.start) == reading.sentence_at(other.start)


def _is_verb(reading: Reading, tree: Tree, cue: Span) -> bool:
    return any(tree[index].upos == "VERB" for index in reading.tokens_in(cue))
