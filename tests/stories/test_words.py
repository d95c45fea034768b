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


def test_names_tell_two_subjects_apart_that_share_their_other_words():
    arrest = (
        "{0} was arrested on suspicion of driving drunk before the game, the second arrest of {0} in a year, {1} said."
        " He plays the lead on the team and pleaded guilty. Practice is postponed; coach Tomas Brandt spoke."
    )
    texts = {f"a{n}": arrest.format("Okoro", "Port Alder") for n in range(4)}
    texts |= {f"b{n}": arrest.format("Silva", "Cape Brent") for n in range(4)}
    texts |= {f"c{n}": "Coach Tomas Brandt said practice is postponed, the team pleaded guilty." for n in range(3)}
    found = subjects(texts)
    written_small = subjects({id: text.lower() for id, text in texts.items()})

    assert len({found[f"a{n}"] for n in range(4)}) == 1
    assert found["a0"] != found["b0"]
    assert written_small["a0"] == written_small["b0"]  # nothing shows which words are names


def test_no_documents_have_no_subjects():
    assert subjects({}) == {}
    assert subjects({"a": ""}) == {"a": 1}
