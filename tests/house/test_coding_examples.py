"""Each type's sentence in docs/coding.md is coded as that type, by the program as it ships."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import polybius
from polybius.events.words.ontology import ontology

PAGE = Path(__file__).parents[2] / "docs" / "coding.md"
ROW = re.compile(r"^\| \*\*([A-Z]+)\*\* .*?\|.*?\| \*(.+?)\* \|", re.MULTILINE)
EXAMPLES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_every_type_has_a_sentence():
    assert {name for name, _ in EXAMPLES} == set(ontology())


@pytest.mark.parametrize(("name", "sentence"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_sentence_is_coded_as_its_type(name, sentence):
    found = polybius.read(sentence, published="2020-05-13").events

    assert name in {event.event_type for event in found}
