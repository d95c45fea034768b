"""What the first lines of a text tell of it: behind a fence, or named by labels."""

import datetime as dt

import pytest

from polybius import ingest
from polybius.config import Settings

PROSE = "The council of the town met on Monday and agreed that the old bridge would be rebuilt before the winter."
FRONT = "---\ntitle: Bridge to be rebuilt\npublished: 2020-01-05\npublisher: Tigris Wire\nurl: https://example.org/b\n---\n\n"


@pytest.fixture
def told(tmp_path):
    def told(text: str, **settings):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        (document,) = ingest.read([path], settings=Settings(**settings))
        return document

    return told


def test_a_text_file_tells_its_facts_in_its_front_matter(told):
    document = told(f"{FRONT}{PROSE}\n")

    assert (document.id, document.text, document.title) == ("a", PROSE, "Bridge to be rebuilt")
    assert (document.publisher, document.uri) == ("Tigris Wire", "https://example.org/b")
    assert document.published == document.earliest == document.latest == dt.date(2020, 1, 5)


@pytest.mark.parametrize("text", ["---\nThis is prose, no facts.\n---\nMore.", "---\ntitle: no end\n\nMore.", "--- x"])
def test_a_rule_of_dashes_alone_is_no_front_matter(told, text):
    assert told(text).text == text


@pytest.mark.parametrize(
    ("head", "rest", "known"),
    [
        (
            "Title: Bridge to be rebuilt\nDate: Sunday, 5 January 2020\nSource: Tigris Wire\nBy: Ann Moss\n\n",
            "",
            ("Bridge to be rebuilt", dt.date(2020, 1, 5), "Tigris Wire", "Ann Moss"),
        ),
        ("Headline: Bridge to be rebuilt\n\n", "", ("Bridge to be rebuilt", None, None, None)),
        ("Published: 2020-01-05\n\n", "", (None, dt.date(2020, 1, 5), None, None)),
        ("Source: The Tigris Wire\n", "", (None, None, "The Tigris Wire", None)),
        # below a headline, and with a day that can be two
        (
            "Bridge to be rebuilt\n\nAuthor: Ann Moss\nDate: 05/01/2020\n\n",
            "Bridge to be rebuilt\n\nDate: 05/01/2020\n\n",
            ("Bridge to be rebuilt", None, None, "Ann Moss"),
        ),
    ],
)
def test_a_text_tells_its_facts_in_lines_at_its_head_without_a_fence(told, head, rest, known):
    document = told(f"{head}{PROSE}\n")

    assert document.text == f"{rest}{PROSE}"
    assert (document.title, document.published, document.publisher, document.author) == known
    assert {piece.why for piece in document.dropped} == {"label of the report"}
    assert all((head + PROSE)[piece.start : piece.end] == piece.text for piece in document.dropped)


@pytest.mark.parametrize(
    ("stamp", "published"),
    [("2020-01-05", dt.date(2020, 1, 5)), ("2020-01", None)],  # a month alone is no day
)
def test_a_stamp_before_the_first_words_is_no_part_of_them(told, stamp, published):
    document = told(f" date {stamp} Bridge to be rebuilt\n\n{PROSE}\n")

    assert (document.text, document.title) == (f"Bridge to be rebuilt\n\n{PROSE}", "Bridge to be rebuilt")
    assert (document.published, [piece.text for piece in document.dropped]) == (published, [f"date {stamp}"])


def test_what_a_row_tells_goes_before_what_its_text_does():
    document = ingest.from_text(f"Title: Bridge gone\nSource: Delta Wire\n\n{PROSE}", title="Bridge to be rebuilt")

    assert (document.text, document.title, document.publisher) == (PROSE, "Bridge to be rebuilt", "Delta Wire")


@pytest.mark.parametrize(
    "text",
    [
        f"Source: rebels seized the bridge\n\n{PROSE}",  # a headline
        f"Mayor: bridge is safe\n\n{PROSE}",
        f"{PROSE}\nSource: the mayor\nDate: 5 January 2020",
        "Title: Bridge to be rebuilt",  # all that there is
    ],
)
def test_other_words_before_a_colon_stay(text):
    assert ingest.from_text(text).text == text


def test_labels_of_a_text_that_is_taken_as_it_is_stay(told):
    text = f"Title: Bridge to be rebuilt\n\n{PROSE}"

    assert told(text, clean=False).text == text
