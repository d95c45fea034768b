"""The causal sets as examples: whether a sentence tells a cause, and which words are cause, effect and signal.

Causes and effects are tied by their head words, which come from the trees of the model that the package ships. The
Causal News Corpus has spans and says which sentences tell no cause; EventStoryLine has pairs of event words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data import Cause, Example, read_jsonl
from schemes import TIES

from polybius import annotate, text
from polybius.evaluate.causality import BACKWARDS, EVENT_TAGS, PLOT, trimmed
from polybius.schema import Document, Reading, Sentence, Span
from polybius.syntax import Tree

Record = dict[str, Any]


def cnc(records: Iterable[Record]) -> list[Example]:
    """Sentences of the Causal News Corpus; of a record that we cut into several, only the parts that are known."""
    listed = list(records)
    return [
        example
        for record, reading in zip(listed, _read(listed), strict=True)
        for example in _of_sentence_record(record, reading)
    ]


def esl(records: Iterable[Record]) -> list[Example]:
    """Sentences of EventStoryLine that hold a mention of an event, with the plot links inside them."""
    listed = list(records)
    return [
        example
        for record, reading in zip(listed, _read(listed), strict=True)
        for example in _of_article(record, reading)
    ]


def train(gold: Path) -> dict[str, list[Example]]:
    """The training parts of both sets, by name."""
    folder = gold / "causality"
    return {
        "cnc": cnc(read_jsonl(folder / "cnc.train.jsonl.gz")),
        "esl": esl(read_jsonl(folder / "esl.train.jsonl.gz")),
    }


def _read(records: Iterable[Record]) -> list[Reading]:
    documents = (Document(record["id"], record["text"]) for record in records)
    return list(annotate.annotate_many([text.split(Reading(document)) for document in documents]))


def _of_sentence_record(record: Record, reading: Reading) -> Iterator[Example]:
    tree = Tree(reading)
    for sentence in reading.sentences:
        inside = [cause for relation in record["relations"] if (cause := _relation(relation, reading, tree, sentence))]
        if inside or not record["causal"]:
            yield _example(reading, sentence, "cnc", inside, TIES.index("cause"))


def _relation(relation: Record, reading: Reading, tree: Tree, sentence: Sentence) -> Cause | None:
    spans = {
        role: trimmed(Span(*relation[role][:2]), reading.text)
        for role in ("cause", "effect", "signal0")
        if role in relation
    }
    cause, effect, signal = (_words(reading, spans.get(role), sentence) for role in ("cause", "effect", "signal0"))
    heads = [tree.head_of(spans[role]) for role in ("cause", "effect")]
    if cause is None or effect is None or None in heads or heads[0] == heads[1]:
        return None
    return Cause(*(head - sentence.first for head in heads if head is not None), (cause, effect), signal)


def _words(reading: Reading, span: Span | None, sentence: Sentence) -> tuple[int, int] | None:
    """The first and the last word of a span, counted in the sentence; None when it is not wholly inside."""
    held = reading.tokens_in(span) if span else []
    if not held or held[0] < sentence.first or held[-1] >= sentence.last:
        return None
    return held[0] - sentence.first, held[-1] - sentence.first


def _of_article(record: Record, reading: Reading) -> Iterator[Example]:
    tree = Tree(reading)
    heads = {
        mention["id"]: tree.head_of(Span(mention["start"], mention["end"]))
        for mention in record["mentions"]
        if mention["tag"].startswith(EVENT_TAGS)
    }
    pairs = [
        (link["target"], link["source"]) if link["type"] == BACKWARDS else (link["source"], link["target"])
        for link in record["links"]
        if link["kind"] == PLOT
    ]
    tied = [(heads.get(cause), heads.get(effect)) for cause, effect in pairs]
    for sentence in reading.sentences:
        told = range(sentence.first, sentence.last)
        if any(head in told for head in heads.values()):
            inside = [
                Cause(one - sentence.first, other - sentence.first)
                for one, other in tied
                if one is not None and other is not None and one in told and other in told and one != other
            ]
            yield _example(reading, sentence, "esl", inside, TIES.index("event"))


def _example(reading: Reading, sentence: Sentence, source: str, causes: list[Cause], tie: int) -> Example:
    words = [token.span.of(reading.text) for token in reading.tokens[sentence.first : sentence.last]]
    return Example(words, source, id=reading.document.id, causes=sorted(set(causes), key=_order), tie=tie)


def _order(cause: Cause) -> tuple[int, int]:
    return cause.cause, cause.effect
