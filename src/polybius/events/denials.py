"""Who denies what others tell: "Kyiv said jets had hit a port. Moscow denied it." gives the hit two mouths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polybius.events.factuality import VIEW_ORDER, Certainty
from polybius.events.hedges import untrue
from polybius.events.lexicon import word_class
from polybius.events.mouths import DENYING
from polybius.schema import Belief, Event, Reading, Span

BACK = 2  # sentences between a claim and its denial
REFERRING = frozenset({"it", "this", "that", "these", "those", "them", "they", "which"})
DENIED, CONTESTED = "CT-", "PR+"  # to who denies it; to the publisher, who passes on both


def denied(reading: Reading, certainty: Certainty, events: list[Event]) -> list[Event]:
    """The events, those that somebody denies with his view of them, beside the chain of those who tell them.

    What is denied is named by a pronoun or as a report ("denied it", "rejected the accusation", "said the report was
    false"): what was said last, within two sentences, by somebody else, else what the sentence before tells.
    """
    against: dict[int, tuple[Span, ...]] = dict(_denials(reading, certainty))
    return [_with_deniers(event, certainty, against) for event in events]


def _with_deniers(event: Event, certainty: Certainty, against: dict[int, tuple[Span, ...]]) -> Event:
    known = {belief.attribution for belief in event.factuality_by}
    beside = certainty.deniers(event.trigger)
    beside += [index for index, spans in against.items() if any(span.contains(event.trigger) for span in spans)]
    new = [index for index in dict.fromkeys(beside) if index not in known]
    if not new or event.event_type == "REJECT":
        return event
    view = max(event.factuality, CONTESTED, key=VIEW_ORDER.index)
    beliefs = (*event.factuality_by, *(Belief(index, DENIED) for index in new))
    return replace(event, factuality=view, factuality_by=beliefs)


def _denials(reading: Reading, certainty: Certainty) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """The attributions that only point at what they deny, with what that is."""
    for index, attribution in enumerate(reading.attributions):
        if attribution.source is not None and attribution.content and _points_back(index, reading, certainty):
            yield index, _meant(index, reading, certainty)


def _points_back(index: int, reading: Reading, certainty: Certainty) -> bool:
    """Whether it is denied by a word for what was told: "denied it", "said the report was false"."""
    tree, attribution = certainty.tree, reading.attributions[index]
    head = tree.head_of(attribution.content[0])
    if head is None:
        return False
    if certainty.act(index) in DENYING:
        return not certainty.is_withheld(index) and _is_told(certainty, head)
    return untrue(tree, head) and any(_is_told(certainty, at) for at in tree.children(head, "nsubj"))


def _is_told(certainty: Certainty, token: int) -> bool:
    tree = certainty.tree
    if tree.word(token).lower() in REFERRING:
        return not tree.children(token, "acl", "nmod")
    clause = tree.children(token, "acl", "acl:relcl", "ccomp", "nmod")
    determined = tree.children(token, "det", "nmod:poss") or tree[token].tag == "NNS"
    return tree.lemma(token) in word_class("charge_noun") and bool(determined) and not clause


def _meant(index: int, reading: Reading, certainty: Certainty) -> tuple[Span, ...]:
    """The words of others that a denial means."""
    denial = reading.attributions[index]
    here = reading.sentence_at(denial.cue.start) or 0
    who = denial.source.entity if denial.source else None
    for other in reversed(range(index)):
        told = reading.attributions[other]
        if here - (reading.sentence_at(told.cue.start) or 0) > BACK:
            break
        own = who is not None and told.source is not None and told.source.entity == who
        if not own and certainty.act(other) not in DENYING and _acts_in(told.content, reading):
            return told.content
    before = reading.sentences[here - 1].span if here else None
    return (before,) if before is not None else ()


def _acts_in(spans: Iterable[Span], reading: Reading) -> bool:
    """Whether some words tell more than a name."""
    return any(len(reading.tokens_in(span)) > 1 for span in spans)
