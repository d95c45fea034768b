"""Words that mean one thing, and reports of one subject."""

from __future__ import annotations

import random

import pytest

from polybius.stories.subjects import subjects
from polybius.stories.words import cosine, key, related, weighed


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("attack", "attack", "same word"),
        ("struck", "strike", "same word"),
        ("nominated", "nomination", "same stem"),
        ("hit", "struck", "synonym"),
        ("death", "died", "derived"),
        ("raid", "attack", "wider"),
        ("opened fire", "shooting", "wider"),
        ("fired", "walk", "other"),
    ],
)
def test_how_two_triggers_stand_to_each_other(first, second, how):
    assert related(first, second) == related(second, first) == how


def test_a_word_has_the_key_of_its_other_forms():
    assert len({key(word) for word in ("nominate", "nominates", "nominated", "nomination", "nominating")}) == 1


def test_the_likeness_of_texts():
    assert cosine(weighed("Rockets hit the camp"), weighed("rockets hit camps")) == pytest.approx(1.0)
    assert cosine(weighed("Rockets hit the camp"), weighed("Ministers dine")) == 0.0
    assert weighed("") == {}


def test_two_happenings_of_one_kind_are_two_subjects_in_any_order():
    texts = {}
    for n in range(5):
        texts[f"a{n}"] = (
            f"The navy seized 23 pirates from a skiff near Port Alder. Captain Okoro led ship Heron. Day {n}."
        )
        texts[f"b{n}"] = (
            f"The navy seized 41 pirates from a trawler off Cape Brent. Captain Silva led ship Osprey. Day {n}."
        )
        texts[f"c{n}"] = (
            f"The budget passed with a wide margin after a quarrel over pensions and milk prices. Page {n}."
        )
    found = subjects(texts)
    groups = {frozenset(id for id in texts if found[id] == number) for number in found.values()}
    assert groups == {frozenset(f"{letter}{n}" for n in range(5)) for letter in "abc"}
    shuffled = dict(random.Random(1).sample(sorted(texts.items()), len(texts)))
    assert subjects(shuffled) == found


def test_no_documents_have_no_subjects():
    assert subjects({}) == {}
    assert subjects({"a": ""}) == {"a": 1}
