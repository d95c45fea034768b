"""Whatever comes in, a document or a refusal with a reason comes out, and every span lies in its text."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from polybius import ingest, text
from polybius.schema import Document, Reading, Refusal

MARKS = [
    *("---\n", "title: x\n", "[ad_1]", "\r\n", "{", '"text":', "<html>", "<p>", "\x00", "\ufeff", "* ", "# ", "U.S. "),
    *("BAGHDAD - A", "…", "\u200b", "\ud800", "(Photo: ", "Read more: ", "...", "’s", "a-b", "[x](y)", "\\*"),
]
anything = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=20)), max_size=20).map("".join)


def check(item: Document | Refusal) -> None:
    if isinstance(item, Refusal):
        assert item.why
        return
    assert item.id
    assert item.text.strip()
    item.text.encode("utf-8")
    reading = text.split(Reading(item))
    ends = 0
    for sentence in reading.sentences:
        assert ends <= sentence.span.start < sentence.span.end <= len(item.text)
        ends = sentence.span.end
    assert "".join(reading.words(token.span) for token in reading.tokens) == "".join(item.text.split())
    if item.dateline:
        assert item.dateline.span.of(item.text)


@settings(max_examples=60)
@given(anything)
def test_any_text(words):
    for item in ingest.read([words.encode("utf-8", "surrogatepass")]):
        check(item)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    for item in ingest.read([data]):
        check(item)


values = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), anything, st.lists(st.integers(), max_size=3))
names = st.sampled_from(["text", "html", "id", "title", "date", "url", "given", "lang", "authors", "other"])


@settings(max_examples=60)
@given(st.dictionaries(names, values, min_size=1))
def test_any_row(row):
    items = list(ingest.read([json.dumps(row).encode()]))

    assert len(items) == 1
    check(items[0])
