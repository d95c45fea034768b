"""Agreement of groups, on examples small enough to be counted by hand."""

from __future__ import annotations

import pytest

from polybius.evaluate.clusters import conll, f1, sums, v_measure


def test_right_groups_are_all_right():
    labels = {1: "a", 2: "a", 3: "b"}
    parts = [sums(labels, labels)]
    assert [f1(parts, measure) for measure in ("muc", "b3", "ceafe")] == [1.0, 1.0, 1.0]
    assert conll(parts) == 1.0


def test_one_group_of_two_of_three_things_split_in_single_ones():
    (part,) = [sums({1: "a", 2: "a", 3: "b"}, {1: 1, 2: 2, 3: 3})]
    assert part["muc"] == (0.0, 0.0, 0.0, 1.0)
    assert part["b3"] == (3.0, 3.0, 2.0, 3.0)
    # a with one of its two (2/3), b with itself (1)
    assert part["ceafe"] == pytest.approx((5 / 3, 3.0, 5 / 3, 2.0))


def test_all_in_one_group():
    (part,) = [sums({1: "a", 2: "a", 3: "b"}, {1: 1, 2: 1, 3: 1})]
    assert part["muc"] == (1.0, 2.0, 1.0, 1.0)
    assert part["b3"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3, 3.0, 3.0, 3.0))
    assert f1([part], "ceafe") == pytest.approx(2 * 0.8 / 3)  # 0.8 of one told, and of two noted groups


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], 1.0),
        ([("a", 1), ("b", 1)], 0.0),
        ([("a", 1), ("a", 2), ("b", 3), ("b", 4)], 2 / 3),  # pure, and half complete
        ([], 0.0),
    ],
)
def test_v_measure(pairs, value):
    assert v_measure(pairs) == pytest.approx(value)


@pytest.mark.parametrize(
    ("noted", "told", "muc", "b3", "ceafe"),
    [
        ("abc defg", "abcdefg", 10 / 11, 50 / 74, 0.4848),  # MUC hardly minds one chain of all
        ("abc defg", "ab cd fghi", 0.4, 0.4545, 0.52),  # Pradhan et al. 2014
        ("ab", "cd", 0.0, 0.0, 0.0),
        ("ab", "", 0.0, 0.0, 0.0),
    ],
)
def test_things_that_one_side_alone_knows(noted, told, muc, b3, ceafe):
    part = sums(*({item: group for group in words.split() for item in group} for words in (noted, told)))

    assert [f1([part], name) for name in ("muc", "b3", "ceafe")] == pytest.approx([muc, b3, ceafe], abs=1e-3)
    assert conll([part]) == pytest.approx((muc + b3 + ceafe) / 3, abs=1e-3)
