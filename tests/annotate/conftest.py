"""Readings built by hand: words parted by blanks, sentences by " | "; and a small spaCy pipeline to stand for any."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from polybius.schema import Document, Reading, Sentence, Span, Token


@pytest.fixture
def cut() -> Callable[[str], Reading]:
    def make(text: str) -> Reading:
        tokens: list[Token] = []
        sentences = []
        at = 0
        for part in text.split(" | "):
            first = len(tokens)
            tokens += [Token(Span(at + m.start(), at + m.end())) for m in re.finditer(r"\S+", part)]
            sentences.append(Sentence(Span(at, at + len(part)), first, len(tokens)))
            at += len(part) + 3
        return Reading(Document("test", text), sentences=tuple(sentences), tokens=tuple(tokens))

    return make


# Words, Penn tags, heads, and labels as spaCy's English pipelines write them; names by their first word.
LESSONS = (
    ("Israel attacked Syria on Monday .", "NNP VBD NNP IN NNP .", [1, 1, 1, 1, 3, 1],
     "nsubj ROOT dobj prep pobj punct", {0: "GPE", 2: "GPE"}),
    ("Turkey shelled Iraq on Friday .", "NNP VBD NNP IN NNP .", [1, 1, 1, 1, 3, 1],
     "nsubj ROOT dobj prep pobj punct", {0: "GPE", 2: "GPE"}),
    ("Rockets hit the base .", "NNS VBD DT NN .", [1, 1, 3, 1, 1], "nsubj ROOT det dobj punct", {}),
    ("The army attacked the base .", "DT NN VBD DT NN .", [1, 2, 2, 4, 2, 2], "det nsubj ROOT det dobj punct", {}),
    ("The army has been attacked .", "DT NN VBZ VBN VBN .", [1, 4, 4, 4, 4, 4],
     "det nsubjpass aux auxpass ROOT punct", {}),
    ("Nobody was hurt .", "NN VBD VBN .", [2, 2, 2, 2], "nsubjpass auxpass ROOT punct", {}),
)  # fmt: skip


@pytest.fixture(scope="session")
def small_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a spaCy pipeline with a tagger, a parser and names, taught the lessons by heart."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("spaCy is not installed")
    import spacy
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    spacy.util.fix_random_seed(1)
    model = spacy.blank("en")
    model.add_pipe("tagger")
    model.add_pipe("parser", config={"min_action_freq": 1})
    model.add_pipe("ner")
    examples = []
    for words, tags, heads, deps, names in LESSONS:
        doc = Doc(model.vocab, words=words.split(), tags=tags.split(), heads=heads, deps=deps.split())
        doc.ents = [Span(doc, at, at + 1, label) for at, label in names.items()]
        examples.append(Example(model.make_doc(words), doc))
    optimizer = model.initialize(lambda: examples)
    for _ in range(40):
        model.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("spacy") / "small"
    model.to_disk(folder)
    return folder


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "annotate_by" in metafunc.fixturenames:
        metafunc.parametrize("annotate_by", ["builtin", "spacy"], indirect=True)


@pytest.fixture
def annotate_by(request: pytest.FixtureRequest) -> Callable[[Reading], Reading]:
    """Each annotator in turn: what holds of one has to hold of the other."""
    from polybius.annotate import annotator

    name = "builtin" if request.param == "builtin" else f"spacy:{request.getfixturevalue('small_pipeline')}"
    stage = annotator(name)
    return lambda reading: next(stage([reading]))
