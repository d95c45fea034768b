"""What a text says that one given party did to another given party."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polybius.events.acts.decide import enough, likeliest
from polybius.events.acts.match import Candidate
from polybius.events.acts.propose import NEW_AT_LEAST
from polybius.schema import Event, Party, Reading, Span

if TYPE_CHECKING:
    from polybius.events.coder import Coder

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
    sides = _party(reading, actor), _party(reading, recipient)
    told = _between(coder, index, *sides) or _between(coder, index, *sides, at_least=0.0)
    if not told:
        return None
    likely = [one for one in told if one[0] >= enough(one[1])] or [max(told, key=lambda one: one[0])]
    chance, event, candidate = max(likely, key=lambda one: _fit(one[2], coder, actor, recipient))
    event = coder.sure(event, chance)
    own = _meets(candidate.actors, actor) and _meets(candidate.recipients, recipient)
    return event if own else replace(event, confidence=round(event.confidence * FOREIGN, 2))


def _between(
    coder: Coder, index: int, actor: Party, recipient: Party, at_least: float = NEW_AT_LEAST
) -> list[tuple[float, Event, Candidate]]:
    """What each word of the sentence would tell between the two, how likely that is, and who it tells of by itself."""
    found = []
    for options in coder.options(index, at_least):
        told = [coder.read(option.with_(actors=(actor,), recipients=(recipient,)), index) for option in options]
        found.append((*likeliest(told), options[0]))
    return found


def _fit(candidate: Candidate, coder: Coder, actor: Span, recipient: Span) -> tuple[bool, int, int, int]:
    # "condemned the attack on the court", with the attack as recipient: what is done is no word of it
    outside = not recipient.contains(coder.tree[candidate.token].span)
    straight = _meets(candidate.actors, actor) + _meets(candidate.recipients, recipient)
    either = _meets(candidate.recipients, actor) + _meets(candidate.actors, recipient)
    tree = coder.tree
    below = set(tree.subtree(candidate.token))
    spans = (tree.reading.tokens_in(actor), tree.reading.tokens_in(recipient))
    holding = sum(bool(below & set(tokens)) for tokens in spans)
    between = min(actor.end, recipient.end) <= tree[candidate.token].span.start <= max(actor.start, recipient.start)
    return outside, 2 * straight + either, 2 * holding + between, -len(below)


def _meets(parties: tuple[Party, ...], span: Span) -> bool:
    return any(party.span.overlaps(span) for party in parties)


def _party(reading: Reading, span: Span) -> Party:
    """The given span with the codes of the mention that it overlaps most."""
    over = [mention for mention in reading.mentions if mention.span.overlaps(span)]
    if not over:
        return Party(span)
    best = max(over, key=lambda m: (m.entity is not None, min(m.span.end, span.end) - max(m.span.start, span.start)))
    return replace(reading.party(best), span=span)
