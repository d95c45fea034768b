"""A spaCy pipeline in the place of the model: what is refused, and what tells two pipelines apart."""

from __future__ import annotations

import sys

import pytest

from polybius import annotate
from polybius.config import Settings
from polybius.errors import InputError, ModelError
from polybius.pipeline import read, run_of


@pytest.mark.parametrize("name", ["llm", "spacy", "spacy:", "Builtin"])
def test_an_annotator_that_there_is_not_is_refused(name):
    with pytest.raises(InputError, match="spacy:NAME"):
        annotate.annotator(name)


def test_without_spacy_the_way_to_it_is_named(monkeypatch, cut):
    monkeypatch.setitem(sys.modules, "spacy", None)

    with pytest.raises(ModelError, match="pip install"):
        list(annotate.annotator("spacy:not_there")([cut("Yes .")]))


def test_a_pipeline_that_is_not_installed_or_knows_no_trees_is_refused(tmp_path, small_pipeline, cut):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")

    with pytest.raises(ModelError, match="not_there"):
        list(annotate.annotator("spacy:not_there")([cut("Yes .")]))
    with pytest.raises(ModelError, match="no tagger and no parser"):
        list(annotate.annotator(f"spacy:{tmp_path / 'blank'}")([cut("Yes .")]))


def test_a_run_knows_which_weights_read(small_pipeline):
    ours, theirs = (run_of(Settings(annotator=name)) for name in ("builtin", f"spacy:{small_pipeline}"))

    assert ours.model == annotate.model_sha256()
    assert theirs.model == annotate.model_digest(f"spacy:{small_pipeline}")
    assert len(theirs.model) == 64
    assert ours.id != theirs.id


def test_a_document_is_read_with_it_to_the_end(small_pipeline):
    reading = read("Israel attacked Syria on Monday .", settings=Settings(annotator=f"spacy:{small_pipeline}"))

    assert [event.event_type for event in reading.events] == ["ASSAULT"]
