"""The language model's layer: sentences and words in; tags, lemmas, trees, names, predicates and roles out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from polybius.annotate.builtin import MODEL_VERSION, annotate, annotate_many, model_sha256
from polybius.annotate.cascade import sift
from polybius.errors import InputError
from polybius.schema import Reading

__all__ = ["MODEL_VERSION", "annotate", "annotate_many", "annotator", "model_digest", "model_sha256", "sift"]

BUILTIN, SPACY = "builtin", "spacy"


def annotator(name: str = BUILTIN, *, cascade: bool = False) -> Callable[[Iterable[Reading]], Iterator[Reading]]:
    """The stage that annotates readings: many at a time share the model's batches, which changes the speed alone.

    Args:
        name: ``builtin``, or ``spacy:NAME`` for an installed spaCy pipeline.
        cascade: Whether sentences that hardly hold an event are passed over; of them only the names are noted.

    Raises:
        InputError: there is no annotator of that name.
    """
    stage: Callable[[Iterable[Reading]], Iterator[Reading]] = annotate_many
    pipeline = _pipeline(name)
    if pipeline is not None:
        from polybius.annotate import spacy

        stage = functools.partial(map, functools.partial(spacy.annotate, pipeline=pipeline))
    return (lambda readings: stage(map(sift, readings))) if cascade else stage


def model_digest(name: str = BUILTIN) -> str:
    """The sha256 of the weights of an annotator, in hexadecimal.

    Raises:
        InputError: there is no annotator of that name.
        ModelError: its weights are missing or damaged.
    """
    pipeline = _pipeline(name)
    if pipeline is None:
        return model_sha256()
    from polybius.annotate import spacy

    return spacy.digest(pipeline)


def _pipeline(name: str) -> str | None:
    """The spaCy pipeline that is meant; None for the built-in model."""
    kind, _, pipeline = name.partition(":")
    if name == BUILTIN:
        return None
    if kind == SPACY and pipeline:
        return pipeline
    raise InputError(f"no annotator {name!r}; write {BUILTIN}, or {SPACY}:NAME for an installed spaCy pipeline")
