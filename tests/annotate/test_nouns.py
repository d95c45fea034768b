"""Nouns as predicates: the model's scores and what PropBank's sentences say of the noun and its place."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.annotate import nouns, weights
from polybius.annotate.builtin import annotate
from polybius.annotate.nouns import Pairs, Parsed
from polybius.resources import digest

LABELS = ("", "ARG0", "ARG1")


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch) -> nouns.Lessons:
    """Lessons of three made-up rows a table."""
    tables = {
        "models/noun_predicates": [
            {"id": "always", "weight": "-2"},
            {"id": "lemma raid", "weight": "9"},
            {"id": "lemma treaty", "weight": "-9"},
        ],
        "models/noun_lemmas": [
            {"id": "raid", "predicate": "6", "left_to_model": "", "verb": "object=ARG1 on=ARG1"},
            {"id": "treaty", "predicate": "0", "left_to_model": "yes", "verb": ""},
        ],
        "models/noun_roles": [
            {"id": "way nmod", "weights": "none=-1.0"},
            {"id": "way compound", "weights": "none=-1.0"},
            {"id": "by nmod on", "weights": "ARG1=4.0"},
            {"id": "by nmod by", "weights": "ARG0=4.0"},
        ],
    }
    monkeypatch.setattr(nouns, "table", lambda name: tables[name])
    made = nouns.Lessons(LABELS)
    monkeypatch.setattr(nouns, "learned", lambda *_: made)
    return made


RAID = Parsed(  # the raid on the camp by rebels
    words=["the", "raid", "on", "the", "camp", "by", "rebels"],
    lemmas=["the", "raid", "on", "the", "camp", "by", "rebel"],
    upos=["DET", "NOUN", "ADP", "DET", "NOUN", "ADP", "NOUN"],
    tags=["DT", "NN", "IN", "DT", "NN", "IN", "NNS"],
    heads=[1, -1, 4, 4, 1, 6, 1],
    deprels=["det", "root", "case", "det", "nmod", "case", "nmod"],
    mentions=[],
)


def read(parsed: Parsed, likely: dict[int, float], scores: dict[tuple[int, int], list[float]]) -> nouns.Frames:
    n = len(parsed.words)
    predicate = np.array([[1 - likely.get(at, 0.0), likely.get(at, 0.0)] for at in range(n)], np.float32)
    role = np.zeros((len(LABELS), n, n), np.float32)
    role[0] = 9.0
    for (noun, word), told in scores.items():
        role[:, noun, word] = told
    return nouns.frames(parsed, predicate, role, LABELS)


def test_the_preposition_decides_where_the_model_does_not(lessons):
    undecided = {(1, 4): [0.0, 1.0, 1.0], (1, 6): [0.0, 1.0, 1.0]}

    assert read(RAID, {1: 0.4}, undecided) == [(1, [("ARG1", 4), ("ARG0", 6)])]


def test_what_the_model_is_sure_of_is_no_argument_is_not_asked_for(lessons):
    assert read(RAID, {1: 0.9}, {(1, 4): [0.0, 0.0, 1.0]}) == [(1, [("ARG1", 4)])]


def test_a_noun_that_is_hardly_likely_is_no_predicate_whatever_the_lessons_say(lessons):
    assert read(RAID, {1: 0.01}, {}) == []


def test_a_noun_has_one_of_each_core_role_the_likelier(lessons):
    both = {(1, 4): [0.0, 0.0, 6.0], (1, 6): [0.0, -9.0, 5.0]}  # "by rebels" cannot be ARG0 here

    assert read(RAID, {1: 0.9}, both) == [(1, [("ARG1", 4)])]


def test_of_words_joined_by_and_the_head_word_is_the_argument(lessons):
    parsed = Parsed(  # raid on Gao and Kidal
        words=["raid", "on", "Gao", "and", "Kidal"],
        lemmas=["raid", "on", "Gao", "and", "Kidal"],
        upos=["NOUN", "ADP", "PROPN", "CCONJ", "PROPN"],
        tags=["NN", "IN", "NNP", "CC", "NNP"],
        heads=[-1, 2, 0, 4, 2],
        deprels=["root", "case", "nmod", "cc", "nmod"],
        mentions=[],
    )

    assert read(parsed, {0: 0.9}, {(0, 2): [0, 0, 5.0], (0, 4): [0, 0, 5.0]}) == [(0, [("ARG1", 2)])]


@pytest.mark.parametrize(("likely", "found"), [(0.6, 1), (0.4, 0)])
def test_nouns_of_acts_that_propbank_leaves_out_are_left_to_the_model(lessons, likely, found):
    parsed = Parsed(["treaty"], ["treaty"], ["NOUN"], ["NN"], [-1], ["root"], [])

    assert len(read(parsed, {0: likely}, {})) == found


def test_ways_go_up_and_down_the_tree_and_end_after_four_steps():
    parsed = Parsed(  # they made a raid on the outskirts of Gao near Mali 's border
        words="they made a raid on outskirts of Gao near Mali border".split(),
        lemmas="they make a raid on outskirt of Gao near Mali border".split(),
        upos="PRON VERB DET NOUN ADP NOUN ADP PROPN ADP PROPN NOUN".split(),
        tags="PRP VBD DT NN IN NNS IN NNP IN NNP NN".split(),
        heads=[1, -1, 3, 1, 5, 3, 7, 5, 10, 10, 7],
        deprels="nsubj root det obj case nmod case nmod case compound nmod".split(),
        mentions=[],
    )
    pairs = Pairs(parsed, parsed.children(), {})

    assert pairs.way(3, 0) == "^obj>nsubj"
    assert pairs.way(3, 5) == "nmod"
    assert pairs.way(3, 1) == "^obj"
    assert pairs.way(3, 9) == ""  # four steps down
    assert "under make ^obj>nsubj" in pairs.features(3, 0, "^obj>nsubj")
    assert "by nmod on" in pairs.features(3, 5, "nmod")


def test_the_shipped_tables_know_only_roles_of_the_model_and_give_a_noun_its_verbs_roles():
    lessons = nouns.learned(digest(), tuple(weights.shipped().labels["roles"]))

    assert lessons.verbs["decision"] == lessons.verbs["decide"]


@pytest.mark.parametrize(
    ("text", "noun", "roles"),
    [
        ("The raid on the camp by the army killed ten people .", "raid", {("ARG1", "camp"), ("ARG0", "army")}),
        ("The siege of Aleppo by rebel forces lasted for years .", "siege", {("ARG1", "Aleppo"), ("ARG0", "forces")}),
        ("Norway 's decision to close the embassy surprised us .", "decision", {("ARG0", "Norway"), ("ARG1", "close")}),
        ("Talks between Iran and Oman on fishing failed .", "Talks", {("ARG0", "Iran"), ("ARG1", "fishing")}),
    ],
)  # fmt: skip
def test_nouns_of_news_have_their_parties(cut, text, noun, roles):
    reading = annotate(cut(text))
    words = [reading.words(token.span) for token in reading.tokens]

    found = {words[frame.token]: {(role.label, words[role.token]) for role in frame.roles} for frame in reading.frames}

    assert found[noun] == roles
