"""Any installed spaCy pipeline in the place of the shipped model: the same layers, for those who have a larger one."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polybius.annotate import universal
from polybius.annotate.base_forms import base_form
from polybius.annotate.context import unread
from polybius.annotate.layers import Words, laid
from polybius.annotate.universal import Tree
from polybius.errors import ModelError
from polybius.schema import Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_WORDS = 500  # a longer sentence is read in pieces of so many words, so that its memory is bounded
BATCH_DOCUMENTS = 32  # sentences that the pipeline reads at once

# Labels of names as English pipelines write them -> ours; dates, sums and the rest are no names.
KINDS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "GPE": "GPE", "LOC": "LOC", "LOCATION": "LOC",
    "NORP": "NORP", "FAC": "FAC", "FACILITY": "FAC",
}  # fmt: skip
# For pipelines that write no UPOS: from the first letters of the Penn tag, the longest first.
UPOS_OF_TAG = {
    "NNP": "PROPN", "NN": "NOUN", "VB": "VERB", "MD": "AUX", "JJ": "ADJ", "RB": "ADV", "RP": "ADP", "IN": "ADP",
    "TO": "PART", "POS": "PART", "PRP": "PRON", "WP": "PRON", "WRB": "ADV", "WDT": "DET", "DT": "DET", "PDT": "DET",
    "EX": "PRON", "CD": "NUM", "CC": "CCONJ", "UH": "INTJ", "SYM": "SYM",
}  # fmt: skip


def annotate(reading: Reading, *, pipeline: str) -> Reading:
    """The reading with its tokens' tags, lemmas and trees, its frames and its mentions filled by a spaCy pipeline.

    Our own sentences and words are kept. Roles are what the tree tells of subjects and objects; spaCy has no others.

    Args:
        reading: With sentences and tokens.
        pipeline: The name of an installed pipeline, or a folder that holds one.

    Raises:
        ModelError: spaCy or the pipeline is not installed, or it lacks a tagger or a parser.
    """
    model = load(pipeline)
    pieces = [
        (first, [token.span.of(reading.text) for token in reading.tokens[first:last]])
        for sentence in reading.sentences
        if sentence.read
        for first, last in _pieces(sentence.first, sentence.last)
    ]
    said = _said([words for _, words in pieces], model)
    return laid(unread(reading), [(first, words) for (first, _), words in zip(pieces, said, strict=True)])


@functools.cache
def load(pipeline: str) -> Language:
    """The pipeline, kept for the life of the process.

    Raises:
        ModelError: as ``annotate``.
    """
    try:
        import spacy
    except ImportError as error:
        raise ModelError(f"--annotator spacy:{pipeline} needs spaCy; pip install 'polybius[spacy]'") from error
    try:
        model = spacy.load(pipeline)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {pipeline!r} is installed; pip install it, or name its folder") from error
    lacking = [name for name, layers in (("tagger", ("token.tag", "token.pos")), ("parser", ("token.dep",)))
               if not any(layer in _assigned(model) for layer in layers)]  # fmt: skip
    if lacking:
        raise ModelError(f"the spaCy pipeline {pipeline!r} has no {' and no '.join(lacking)}; take one that has both")
    return model


def digest(pipeline: str) -> str:
    """The sha256 over the files of the pipeline, in hexadecimal.

    Raises:
        ModelError: as ``annotate``.
    """
    model = load(pipeline)
    total = hashlib.sha256(f"spacy:{model.meta['name']}:{model.meta['version']}".encode())
    for path in sorted(file for file in Path(model.path).rglob("*") if file.is_file()):
        total.update(path.relative_to(model.path).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def _assigned(model: Language) -> set[str]:
    return {layer for name in model.pipe_names for layer in model.get_pipe_meta(name).assigns}


def _pieces(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last, MAX_WORDS):
        yield start, min(start + MAX_WORDS, last)


def _said(sentences: Sequence[list[str]], model: Language) -> Iterator[Words]:
    from spacy.tokens import Doc

    docs = [Doc(model.vocab, words=words) for words in sentences]
    parser: Any = model.get_pipe("parser") if "parser" in model.pipe_names else None
    is_universal = universal.is_universal(parser.labels if parser else ())
    for doc in model.pipe(docs, batch_size=BATCH_DOCUMENTS):
        yield _words(doc, is_universal)


def _words(doc: Doc, is_universal: bool) -> Words:
    tags = [token.tag_ for token in doc]
    tree = Tree(
        upos=[token.pos_ or _upos(token.tag_) for token in doc],
        tags=tags,
        lemmas=[base_form(token.text, token.tag_, token.lemma_ or token.lower_) for token in doc],
        heads=[-1 if token.head.i == token.i else token.head.i for token in doc],
        deprels=["root" if token.head.i == token.i else token.dep_ or "dep" for token in doc],
    )
    tree = universal.one_root(tree if is_universal else universal.converted(tree))
    mentions = [(entity.start, entity.end, KINDS[entity.label_]) for entity in doc.ents if entity.label_ in KINDS]
    return Words(
        upos=list(tree.upos),
        tags=tags,
        lemmas=list(tree.lemmas),
        heads=tree.heads,
        deprels=tree.deprels,
        frames=universal.frames(tree),
        mentions=mentions,
    )


def _upos(tag: str) -> str:
    return next((UPOS_OF_TAG[tag[:n]] for n in (3, 2) if tag[:n] in UPOS_OF_TAG), "X" if tag[:1].isalpha() else "PUNCT")
