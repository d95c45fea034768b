"""What is a copy of an article, and what only tells the same."""

from __future__ import annotations

import random

import pytest

from polybius.stories.copies import copies
from tests.stories.made import report

WORDS = [f"word{number}" for number in range(4000)]


def article(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], changes: int, seed: int = 0) -> list[str]:
    out = list(words)
    for at in random.Random(seed).sample(range(len(out)), changes):
        out[at] = "otherwise"
    return out


@pytest.mark.parametrize(
    ("second", "copied"),
    [
        (article(1), True),  # verbatim
        (edited(article(1), 8), True),  # a word in twenty-five
        (article(1)[:80], True),  # cut short
        ([*"Our own correspondent reports".split(), *article(1)], True),  # another first line
        (edited(article(1), 80), False),  # rewritten
        (article(2), False),  # another article
        ([*article(1)[:20], *article(2)], False),  # quotes a sentence of it
    ],
)
def test_a_copy_is_told_from_a_rewrite(second, copied):
    found = copies([("first", " ".join(article(1))), ("second", " ".join(second))])
    assert [copy.copy_of for copy in found] == (["first"] if copied else [])


def test_headlines_that_are_equal_are_copies_and_others_are_not():
    assert [
        c.document
        for c in copies([("a", "Iran fires missiles at two bases"), ("b", "Iran fires missiles at two bases")])
    ] == ["b"]
    assert copies([("a", "Iran fires missiles at two bases"), ("b", "Iran fires missiles at three bases")]) == []


def test_copies_count_as_one_report(store, linked):
    attack = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-08"}
    text = " ".join(article(3))
    linked(
        report("a", attack, published="2020-01-08", text=text),
        report("b", attack, published="2020-01-09", text=text + " Again."),
        report("c", attack, published="2020-01-09", text=" ".join(article(4))),
    )
    assert store.connection.execute("SELECT n_documents, n_copies, n_events FROM stories").fetchall() == [(2, 1, 3)]
    assert store.connection.execute("SELECT document_id, copy_of FROM documents ORDER BY ALL").fetchall() == [
        ("a", None),
        ("b", "a"),
        ("c", None),
    ]
