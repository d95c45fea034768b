"""What a text says that one given party did to another given party."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polybius.events.match import Candidate
from polybius.schema import Event, Party, Reading, Span

if TYPE_CHECKING:
    from polybius.events.code import Coder

FOREIGN = 0.5  # confidence is halved for an event whose own parties are not the given ones


def for_pair(reading: Reading, coder: Coder, actor: Span, recipient: Span) -> Event | None:
    """The event between two given spans: the candidate that fits them best, with these as its parties.

    Candidates whose own actor and recipient overlap the given spans come first, then those that have one of them,
    then the nearest above both in the tree. Where nothing in their sentence is an event by itself, the likeliest word
    stands. None when no row reads one and the language model sees none either.
    """
    index = reading.sentence_at(actor.start)
    if index is None:
        return None
    sentence = reading.sentences[index]
    candidates = coder.candidates(sentence) or coder.unlikely(sentence)
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: _fit(candidate, coder, actor, recipient))
    own = _meets(best.actors, actor) and _meets(best.recipients, recipient)
    chosen = best.with_(actors=(_party(reading, actor),), recipients=(_party(reading, recipient),))
    event = coder.sure(coder.event(chosen, index))
    return event if own else replace(event, confidence=round(event.confidence * FOREIGN, 2))


def _fit(candidate: Candidate, coder: Coder, actor: Span, recipient: Span) -> tuple[int, int, int]:
    straight = _meets(candidate.actors, actor) + _meets(candidate.recipients, recipient)
    either = _meets(candidate.recipients, actor) + _meets(candidate.actors, recipient)
    tree = coder.tree
    below = set(tree.subtree(candidate.token))
    spans = (tree.reading.tokens_in(actor), tree.reading.tokens_in(recipient))
    holding = sum(bool(below & set(tokens)) for tokens in spans)
    between = min(actor.end, recipient.end) <= tree[candidate.token].span.start <= max(actor.start, recipient.start)
    return 2 * straight + either, 2 * holding + between, -len(below)


def _meets(parties: tuple[Party, ...], span: Span) -> bool:
    return any(party.span.overlaps(span) for party in parties)


def _party(reading: Reading, span: Span) -> Party:
    """The given span with the codes of the mention that it overlaps most."""
    over = [mention for mention in reading.mentions if mention.span.overlaps(span)]
    if not over:
        return Party(span)
    best = max(over, key=lambda m: (m.entity is not None, min(m.span.end, span.end) - max(m.span.start, span.start)))
    return replace(reading.party(best), span=span)
