"""Every span of a document's text leads back to the characters of the input, and to the bytes of its file."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from polybius import ingest, text
from polybius.ingest.clean import normalise
from polybius.schema import Document, Dropped, Reading, Span

FIRST = "Rebels left the café of Sandel on Monday, the “mayor” said."
LAST = "Nobody was hurt – so far."
SENTENCES = (FIRST, LAST, "The council met.", "It closed the border with Älvdal, a spokesman said.", "He left")
FURNITURE = (
    "[ad_1]",
    "Advertisement",
    "Read more: Ten bridges to see",
    "Most read\n- Ten films\n- A bus strike",
    "By Ann Moss",
)
MARKS = ("[ad_2] ", "  ", "\t", "\u00a0", "\u200b", "\ufeff", "<b>", "(Photo: Tigris Wire) ")


def sentences(document: Document) -> list[Span]:
    return [sentence.span for sentence in text.split(Reading(document)).sentences]


def even(words: str) -> str:
    return " ".join(normalise(words).split())


def assert_leads_back(document: Document, came: str, data: bytes = b"") -> None:
    """What a sentence leads back to is the sentence, when it is made even and cleaned as the text was."""
    for span in sentences(document):
        there = document.original(span)
        words = came[there.start : there.end]
        if not any(mark in words for mark in ("[ad_2]", "<b>", "(Photo")):
            assert even(words) == " ".join(span.of(document.text).split())
        if data:
            bytes_there = document.original_bytes(span)
            assert data[bytes_there.start : bytes_there.end].decode(document.encoding) == words
    for piece in document.dropped:
        assert even(came[piece.start : piece.end]) == " ".join(piece.text.split())


@st.composite
def articles(draw):
    lines = draw(st.lists(st.sampled_from(SENTENCES + FURNITURE + ("",)), min_size=1, max_size=12))
    out = []
    for line in lines:
        if draw(st.booleans()) and " " in line and line in SENTENCES:
            head, tail = line.split(" ", 1)
            out.append(f"{head} {draw(st.sampled_from(MARKS))}{tail}")
        else:
            out.append(line)
    written = draw(st.sampled_from(("\n", "\r\n", "\n\n", " \r\n\r\n\r\n"))).join([*out, "The council met."])
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), written)


@given(articles())
def test_every_sentence_of_any_text_leads_back_to_the_characters_it_was_made_of(came):
    assert_leads_back(ingest.from_text(came, language="en"), came)


@given(articles(), st.sampled_from(("utf-8", "utf-8-sig", "cp1252", "utf-16")))
def test_every_sentence_of_any_file_leads_back_to_its_bytes(came, encoding):
    whole = "---\nlanguage: en\n---\n" + came.replace("\u200b", "").replace("\ufeff", "").replace("\u0308", "").replace(
        "\u0301", ""
    )
    data = whole.encode(encoding)

    (document,) = ingest.read([data])

    assert document.encoding == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding) or whole.isascii()
    assert_leads_back(document, whole, data)


def test_a_text_as_it_is_stands_in_the_input_from_its_first_character():
    document = ingest.from_text(FIRST)

    assert [(run.start, run.length, run.original) for run in document.copied] == [(0, len(FIRST), 0)]
    assert (document.original(Span(0, 6)), document.original_bytes(Span(0, 6))) == (Span(0, 6), None)


def test_a_document_of_nowhere_leads_nowhere():
    assert Document("x", FIRST).original(Span(0, 6)) is None


def test_accents_of_two_characters_and_cut_out_marks_are_stepped_over():
    came = "\ufeffThe cafe\u0301 [ad_1] of Sandel\r\nis open."

    document = ingest.from_text(came)

    assert document.text == "The café of Sandel\nis open."
    there = {words: document.original(Span(document.text.index(words), document.text.index(words) + len(words)))
             for words in ("café", "of", "Sandel\nis")}  # fmt: skip
    assert {words: came[span.start : span.end] for words, span in there.items()} == {
        "café": "cafe\u0301", "of": "of", "Sandel\nis": "Sandel\r\nis",
    }  # fmt: skip
    assert document.dropped == (Dropped("[ad_1]", "ad mark", 11, 17),)


def test_stray_bytes_of_another_encoding_are_counted():
    data = (
        "The café of Älvdal ".encode()
        + "is “open”, he said".encode("cp1252")
        + " – so far as one knows, in Älvdal.".encode()
    )

    (document,) = ingest.read([data])

    for words in ("café", "“open”", "“open”, he", "”, he", "one", "Älvdal."):
        start = document.text.rindex(words)
        span = document.original_bytes(Span(start, start + len(words)))
        there = data[span.start : span.end]
        assert there in (words.encode(), words.encode("cp1252"))


def test_a_row_and_a_markdown_file_lead_back_to_their_text(tmp_path):
    cell = f"[ad_1]\n\n{FIRST}\n\n{LAST}"
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": cell}), encoding="utf-8")
    head = "---\nlanguage: en\n---\n# The *café* shut\r\n\r\n"
    marked = f"{head}![The mayor](a.png)The **[mayor](b.html) said** so.\n\n> {LAST}"
    (tmp_path / "a.md").write_bytes(marked.encode())

    row, file = ingest.read([tmp_path / "rows.jsonl", tmp_path / "a.md"])

    assert_leads_back(row, cell)
    assert row.original_bytes(Span(0, 5)) is None
    start = file.text.index("mayor said")
    there = file.original_bytes(Span(start, start + 10))
    assert marked.encode()[there.start : there.end].decode() == "mayor](b.html) said"


def test_the_headline_of_another_story_is_told_with_its_place():
    line = "Film star marries footballer in secret island ceremony"
    came = f"\n{line}\n\n" + "Rebels shelled the port of Sandel and the governor fled from it. " * 6

    document = ingest.from_text(came)

    assert [came[piece.start : piece.end] for piece in document.dropped] == [line]
    assert_leads_back(document, came)


PARAGRAPHS = "".join(f"<p>Nobody was hurt in {number} towns, and the shops were open.</p>" for number in range(9))
PAGE = f"""<html><head><title>Rebels leave</title></head><body><nav><ul><li>Home</li><li>World</li></ul></nav>
<article><h1>Rebels leave</h1><div class="byline">By Ann Moss</div><p>Rebels left   the <b>caf&eacute;</b> of Sandel on
Monday, the &ldquo;mayor&rdquo; said.</p>{PARAGRAPHS}
</article><aside><h3>Ten bridges</h3></aside><footer><p>All bridges of the river</p></footer>
<div id="cookie-banner"><span>This site uses cookies to count its readers.</span></div></body></html>"""


def test_the_text_of_a_page_leads_back_to_the_page_and_what_stands_beside_it_is_listed(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE.encode())

    (document,) = ingest.read([tmp_path / "a.html"])

    start = document.text.index("café of Sandel")
    assert PAGE[slice(*place(document.original(Span(start, start + 14))))] == "caf&eacute;</b> of Sandel"
    assert document.original_bytes(Span(start, start + 14)) is not None
    assert [(piece.text, piece.why) for piece in document.dropped] == [
        ("Home\nWorld", "left out of the page: navigation"),
        ("By Ann Moss", "left out of the page: byline"),
        ("Ten bridges", "left out of the page: beside the article"),
        ("All bridges of the river", "left out of the page: page footer"),
        ("This site uses cookies to count its readers.", "left out of the page: cookie notice"),
    ]
    assert PAGE[document.dropped[3].start : document.dropped[3].end] == "All bridges of the river"


def place(span: Span) -> tuple[int, int]:
    return span.start, span.end
