"""Trees from scores: always one root, never a circle, and the best such."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from polybius.annotate import tree


def is_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in heads:
            word = heads[word - 1]
            if word == 0:
                return True
        return False

    return heads.count(0) == 1 and all(reaches_root(word) for word in range(1, len(heads) + 1))


def best_by_trying_all(scores: np.ndarray) -> float:
    n = len(scores)
    return max(
        float(sum(scores[word, head] for word, head in enumerate(heads)))
        for heads in itertools.product(range(n + 1), repeat=n)
        if is_tree(list(heads))
    )


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(8))
def test_no_tree_scores_better(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)

    heads = tree.heads(scores)

    assert is_tree(heads)
    found = float(sum(scores[word, head] for word, head in enumerate(heads)))
    assert found == pytest.approx(best_by_trying_all(scores), abs=1e-4)


def test_two_words_that_choose_each_other_are_parted():
    scores = np.array([[1.0, -9.0, 8.0], [0.0, 8.0, -9.0]], np.float32)

    assert tree.heads(scores) == [0, 1]


@pytest.mark.parametrize("n", [60, 256])
def test_random_scores_of_a_long_sentence_give_a_tree(n):
    scores = np.random.default_rng(1).normal(size=(n, n + 1)).astype(np.float32)

    assert is_tree(tree.heads(scores))
