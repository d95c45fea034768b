"""Days on which very much of one kind happens between the same two."""

from __future__ import annotations

import pytest

from polybius.stories.steps import CROWD
from tests.stories.made import report

SHELLING = {"type": "ASSAULT", "modes": ["heavy-weapons"], "actors": ["LBYMIL"], "recipients": ["TCDMIL"]}
MURZUQ, SEBHA = ("Murzuq", "LBY", 25.9, 13.9), ("Sebha", "LBY", 27.0, 14.4)


def shelling(day: str = "2031-03-01", **more: object) -> dict[str, object]:
    return {**SHELLING, "day": day, **more}


def hamlet(n: int) -> tuple[str, str, float, float]:
    return f"Hamlet {n}", "LBY", 20.0 + n % 20 / 2, 10.0 + n // 20 / 2


@pytest.fixture
def candidates(store, linked):
    def made(*reports):
        stories = linked(*reports)
        return stories, store.connection.execute("SELECT a, b FROM story_candidates").fetchall()

    return made


def test_a_telling_without_a_town_does_not_glue_what_was_shelled_in_two(linked):
    told = [
        report("a", shelling(place=MURZUQ, says="Shelled was Murzuq by the army.")),
        report("b", shelling(place=SEBHA, says="Shelled was Sebha by the army.")),
        report("c", shelling(says="Shelled were towns by the army.")),
    ]
    stories = linked(*told)
    assert not any({"a.0", "b.0"} <= story for story in stories)
    assert len(stories) == 2


def test_what_is_said_of_two_towns_may_be_one(linked):
    words = {"type": "ACCUSE", "actors": ["TCDGOV"], "recipients": ["LBYGOV"], "day": "2031-03-02"}
    told = [
        report(id, {**words, "place": place, "says": f"Condemned the shelling of {place[0]}, the ministry."})
        for id, place in (("a", MURZUQ), ("b", SEBHA))
    ]
    assert linked(*told) == [{"a.0", "b.0"}]


def test_copies_of_a_sentence_are_compared_by_one_of_them(candidates):
    told = [report(f"c{n}", shelling(place=MURZUQ, says="Shelled was Murzuq."), text=f"Paper {n}.") for n in range(12)]
    stories, pairs = candidates(*told)
    assert stories == [{f"c{n}.0" for n in range(12)}]
    assert len(pairs) == 11


def test_the_same_words_of_another_day_are_no_copy(candidates):
    told = [
        report(f"c{n}", shelling(day, place=MURZUQ, says="Shelled was Murzuq."), published=day, text=day)
        for n, day in enumerate(("2031-03-01", "2031-03-09"))
    ]
    assert candidates(*told) == ([{"c0.0"}, {"c1.0"}], [])


def test_in_a_crowd_each_telling_meets_few_others_and_its_own_happening(candidates):
    hit = [
        report(f"h{n}", shelling(place=hamlet(n), says=f"Shelled was hamlet {n}, house.")) for n in range(CROWD + 60)
    ]
    again = [report(f"a{n}", shelling(place=hamlet(n), says=f"Guns shelled hamlet {n}.")) for n in range(0, CROWD, 50)]
    stories, pairs = candidates(*hit, *again)
    n = len(hit) + len(again)
    assert len(pairs) < n * (n - 1) / 2 / 3
    assert len(stories) == len(hit)
    assert all({f"h{n}.0", f"a{n}.0"} in stories for n in range(0, CROWD, 50))


def test_a_crowd_gives_the_same_stories_in_any_order(candidates):
    words = ("Shelled was hamlet {}, house.", "Guns shelled hamlet {}.")
    told = [
        report(f"h{n}", shelling(place=hamlet(n // 2), says=words[n % 2].format(n // 2)))
        for n in range(CROWD + CROWD // 3)
    ]
    stories, _ = candidates(*reversed(told))
    assert stories == sorted(({f"h{n}.0", f"h{n + 1}.0"} for n in range(0, len(told), 2)), key=sorted)
