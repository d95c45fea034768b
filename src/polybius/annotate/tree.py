"""The best dependency tree from arc scores: greedy where that is a tree, Chu-Liu/Edmonds where it is not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]
Full = npt.NDArray[np.float64]


def heads(scores: Scores) -> list[int]:
    """The head of each word, 0 for the root of which there is exactly one: row = word, column = head (0 the root).

    Args:
        scores: [words, words + 1]; the higher, the likelier.
    """
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -np.inf, np.float64)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    greedy: list[int] = full[1:].argmax(axis=1).tolist()
    if is_tree(greedy):
        return greedy
    return _one_root(full, greedy.count(0))


def is_tree(heads: list[int]) -> bool:
    """Whether these heads, 0 for the root, make a tree with one root."""
    return heads.count(0) == 1 and not _cycle([0, *heads])


def _one_root(full: Full, roots: int) -> list[int]:
    """The best tree with a single root, where each word for itself would choose so many roots."""
    if roots < 2:
        found = _maximum_tree(full)[1:]
        if found.count(0) == 1:
            return found  # the best of all trees, so of those with one root
    # Each root is made to cost more than any choice of the other arcs can gain
    finite = full[np.isfinite(full)]
    costly = full.copy()
    costly[1:, 0] -= (len(full) + 1) * (float(finite.max() - finite.min()) + 1.0)
    return _maximum_tree(costly)[1:]


def _cycle(tree: list[int]) -> list[int]:
    """The words of one cycle; empty when there is none."""
    colour = [0] * len(tree)
    colour[0] = -1
    for start in range(1, len(tree)):
        path = []
        at = start
        while colour[at] == 0:
            colour[at] = start
            path.append(at)
            at = tree[at]
        if colour[at] == start:
            return path[path.index(at) :]
        for word in path:
            colour[word] = -1
    return []


@dataclass(frozen=True, slots=True)
class Contraction:
    """A cycle that was made one word, and how to undo that."""

    cycle: list[int]
    inner: list[int]  # the tree before, in which the cycle stands
    rest: list[int]  # the words outside the cycle
    enters: Heads  # for each of the rest: the place in the cycle where its best arc into the cycle ends
    leaves: Heads  # for each of the rest: the place in the cycle where its best arc out of the cycle begins


def _maximum_tree(scores: Full) -> list[int]:
    """Chu-Liu/Edmonds with an explicit stack: a run-on "sentence" must not reach Python's recursion limit."""
    stack: list[Contraction] = []
    while True:
        tree = [0, *scores[1:].argmax(axis=1).tolist()]
        cycle = _cycle(tree)
        if not cycle:
            break
        contraction, scores = _contracted(scores, tree, cycle)
        stack.append(contraction)
    while stack:
        tree = _expanded(tree, stack.pop())
    return tree


def _contracted(scores: Full, tree: list[int], cycle: list[int]) -> tuple[Contraction, Full]:
    """The graph with the cycle as one word, put last."""
    inside = set(cycle)
    rest = [word for word in range(len(tree)) if word not in inside]
    # What is gained by entering the cycle at a word instead of keeping the arc that the cycle has there
    gain = scores[cycle] - scores[cycle, [tree[word] for word in cycle]][:, None]
    entering = gain[:, rest]
    leaving = scores[np.ix_(rest, cycle)]
    new = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    new[:-1, :-1] = scores[np.ix_(rest, rest)]
    new[-1, :-1] = entering.max(axis=0)
    new[:-1, -1] = leaving.max(axis=1)
    return Contraction(cycle, tree, rest, entering.argmax(axis=0), leaving.argmax(axis=1)), new


def _expanded(tree: list[int], was: Contraction) -> list[int]:
    """The tree over the words before contraction: the cycle is broken where the arc from outside enters it."""
    out = list(was.inner)
    last = len(was.rest)
    for number, head in enumerate(tree[1:], start=1):
        if number == last:
            out[was.cycle[int(was.enters[head])]] = was.rest[head]
        else:
            out[was.rest[number]] = was.cycle[int(was.leaves[number])] if head == last else was.rest[head]
    return out
