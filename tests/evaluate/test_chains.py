"""The measures of coreference, against values worked out by hand and by trying all pairings."""

from __future__ import annotations

import itertools
import random

import pytest

from polybius.evaluate import chains


def made(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


@pytest.mark.parametrize(
    ("gold", "found", "muc", "b3", "ceafe"),
    [
        (made("abc", "defg"), made("abc", "defg"), 1.0, 1.0, 1.0),
        (made("abc", "defg"), made("abcdefg"), 10 / 11, 50 / 74, 0.4848),  # MUC hardly minds one chain of all
        (made("abc", "defg"), made("ab", "cd", "fghi"), 0.4, 0.4545, 0.52),  # Pradhan et al. 2014
        (made("abc"), made("a", "b", "c"), 0.0, 0.5, 0.25),  # singletons have no links
        (made("ab"), made("cd"), 0.0, 0.0, 0.0),
        (made("ab"), [], 0.0, 0.0, 0.0),
    ],
)
def test_measures_of_one_document(gold, found, muc, b3, ceafe):
    tally = chains.tally(gold, found)

    assert chains.f1([tally], "muc") == pytest.approx(muc, abs=1e-3)
    assert chains.f1([tally], "b3") == pytest.approx(b3, abs=1e-3)
    assert chains.f1([tally], "ceafe") == pytest.approx(ceafe, abs=1e-3)
    assert chains.f1([tally], "conll") == pytest.approx((muc + b3 + ceafe) / 3, abs=1e-3)


def test_the_pairing_of_chains_is_the_best_of_all():
    rng = random.Random(7)
    for _ in range(60):
        rows, columns = rng.randint(1, 5), rng.randint(1, 5)
        likeness = {(r, c): rng.random() for r in range(rows) for c in range(columns) if rng.random() < 0.8}
        if not likeness:
            continue
        size = max(rows, columns)
        best = max(
            sum(likeness.get((r, c), 0.0) for r, c in enumerate(order)) for order in itertools.permutations(range(size))
        )

        assert chains._assignment(likeness) == pytest.approx(best)


def test_documents_add_up():
    one = chains.tally(made("abc"), made("abc"))
    two = chains.tally(made("def"), made("d", "e", "f"))

    assert chains.f1([one, two], "muc") == pytest.approx(2 * 0.5 * 1.0 / 1.5)
    assert chains.f1([one, two], "mentions") == 1.0
