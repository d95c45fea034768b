"""Demands in the words of whoever says that somebody must do something: "Paris said that Rabat must stop the raids"."""

from __future__ import annotations

from polybius.events.lexicon import Pattern
from polybius.events.match import Candidate, Matcher
from polybius.schema import Attribution, Party, Sentence

NEAR = 3  # words between "must" and its verb that a trigger may span
DEMANDING = frozenset({"must", "should", "ought"})
ROW = Pattern("verbs:must", "VERB", "must", None, (), "demand", "REQUEST", "change", (), ())


def demands(matcher: Matcher, sentence: Sentence) -> list[Candidate]:
    """The demands of a sentence: who says it asks, and whoever is the subject of "must" or "should" is asked."""
    tree, found = matcher.tree, []
    for token in range(sentence.first, sentence.last):
        helpers = {tree.word(child).lower() for child in tree.children(token, "aux")}
        if tree[token].upos != "VERB" or not helpers & DEMANDING or "have" in helpers or matcher.clauses.passive(token):
            continue
        asked = tuple(p for p in matcher.doers(matcher.clauses.subject(token)) if p.code or p.country)
        asking = _speaker(matcher, token)
        if asked and asking is not None and asking.entity not in {party.entity for party in asked}:
            words = (*(child for child in tree.children(token, "aux") if token - child < NEAR), token)
            absorbed = tuple(tree.subtree(token))
            found.append(
                Candidate(token, ROW, "REQUEST", "change", (asking,), asked, tuple(sorted(words)), absorbed=absorbed)
            )
    return found


def _speaker(matcher: Matcher, token: int) -> Party | None:
    """The source of the innermost words that hold the token."""
    span = matcher.tree[token].span
    holding: list[tuple[int, Attribution]] = [
        (sum(len(part) for part in attribution.content), attribution)
        for attribution in matcher.reading.attributions
        if any(part.contains(span) for part in attribution.content)
    ]
    innermost = min(holding, key=lambda pair: pair[0])[1] if holding else None
    source = innermost.source if innermost is not None else None
    return source if source is not None and (source.code or source.country) else None
