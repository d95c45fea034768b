"""The scorer of web pages: segments that have to be there and must not, and rows of four words."""

from __future__ import annotations

import base64
import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import extraction
from polybius.evaluate.extraction import f1_of_means, segments_tally, shingles_tally

WORDS = "Ministers met in the harbour town on Monday and agreed to open the bridge again before the winter."
PAGE = f"<html><body><nav>Home Sport</nav><article>{f'<p>{WORDS}</p>' * 3}</article></body></html>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is open. Ships pass.", (2, 2, 2)),
        ("The bridge\u00a0is \n open. Ships pa\u00adss.", (2, 2, 2)),  # blanks and soft hyphens are no words
        ("The bridge is open. Cookies?", (1, 2, 2)),  # one missed, a menu taken in
        ("", (0, 0, 2)),  # a page that was refused
    ],
)
def test_segments_are_right_when_they_are_in_the_text_and_wrong_when_they_should_not_be(text, expected):
    assert (
        segments_tally({"with": ["bridge is open", "Ships  pass"], "without": ["Cookies?", "Log in"]}, text) == expected
    )


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("a b c d e", "a b c d e", (2, 2, 2)),
        ("a b c d e", "a, b - c d", (1, 1, 2)),  # words alone count
        ("a b c d", "x a b c d a b c d", (1, 6, 1)),  # a text taken twice is wrong once
        ("a b c d a b c d", "a b c d a b c d", (5, 5, 5)),  # the refrain is right both times
        ("a b", "a b", (1, 1, 1)),  # shorter than a row: one row of what there is
        ("a b c d", "", (0, 0, 1)),
    ],
)
def test_rows_of_four_words_are_counted_as_often_as_both_have_them(body, text, expected):
    assert shingles_tally(body, text) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # each page weighs the same, however long: precision .75, recall .75
        ([(100, 100, 100), (1, 2, 2)], 0.75),
        # an empty text misses its article, and has no precision
        ([(1, 1, 1), (0, 0, 1)], 2 / 3),
        ([(0, 0, 1)], 0),
        ([], 0),
    ],
)
def test_the_benchmark_takes_means_over_pages(pages, expected):
    assert f1_of_means(pages) == pytest.approx(expected)


@pytest.fixture
def gold(tmp_path):
    def written(name, record):
        path = tmp_path / "extraction" / f"{name}.dev.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(json.dumps({"id": "made-up", "url": "https://example.org/"} | record) + "\n")
        return tmp_path

    return written


@pytest.mark.parametrize("page", [{"html": PAGE}, {"html_b64": base64.b64encode(PAGE.encode()).decode()}])
def test_a_page_is_read_as_a_row_or_as_its_bytes(gold, page):
    folder = gold("trafilatura_eval", {"with": ["met in the harbour"], "without": ["Home Sport"]} | page)

    (found,) = extraction.score(folder, "dev").values()

    assert (found["n"], found["pages"], found["f1"]["value"]) == (2, 1, 1)


def test_a_page_that_is_refused_misses_everything(gold):
    folder = gold("aeb", {"body": WORDS, "html": "<html><body></body></html>"})

    (found,) = extraction.score(folder, "dev").values()

    assert (found["n"], found["f1"]["value"], found["f1"]["recall"]) == (1, 0, 0)


def test_without_a_set_the_message_names_both(tmp_path):
    with pytest.raises(EvaluationError, match="trafilatura_eval,aeb"):
        extraction.score(tmp_path, "dev")
