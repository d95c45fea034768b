"""The numbers of a story: whose the victims are, what is added, and the one value that is made of many."""

from __future__ import annotations

import pytest

import polybius
from polybius import report as reports
from tests.stories.made import report

CLASH = {"type": "ASSAULT", "modes": ["firearms"], "day": "2021-06-04", "place": ("Moyale", "KEN")}


def tellings(*told):
    """A report a day, each (its words, whose the victims are, what it counts, the words of the first number)."""
    for day, (says, hit, counts, counted) in enumerate(told, 5):
        what = next(iter(counts))
        event = CLASH | {"says": says, "recipients": hit, "counts": counts, "counted": {what: counted}}
        yield report(f"r{day}", event, published=f"2021-06-{day:02}", publisher=f"Paper {day}")


@pytest.fixture
def spread(store):
    def of(*told, **options):
        store.add(tellings(*told))
        store.link()
        [(story,)] = store.connection.execute("SELECT story_id FROM stories").fetchall()
        return {one.title: one for one in store.spread(story, **options)}

    return of


def test_the_dead_of_two_sides_are_two_series(spread):
    found = spread(
        ("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two"),
        ("Shots killed one American.", ["USAMIL"], {"killed": 1}, "one"),
        ("Shots killed four Kenyans.", ["KEN"], {"killed": 4}, "four"),
    )
    assert {title: [told.value for told in one.series] for title, one in found.items()} == {
        "killed of Kenya": [2, 4],
        "killed of United States": [1],  # as it is printed
    }
    assert [told.hit for one in found.values() for told in one.series] == ["KEN", "KEN", "USA"]


def test_those_of_one_side_and_those_of_whom_it_is_not_told_are_one_series(spread):
    found = spread(
        ("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two"),
        ("Shots killed three.", [""], {"killed": 3}, "three"),
    )
    assert {title: [told.value for told in one.series] for title, one in found.items()} == {"killed": [2, 3]}


def test_the_dead_of_both_sides_together_are_no_number_of_either(spread):
    found = spread(
        ("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two"),
        ("Shots killed three guards.", ["KENMIL", "ETHMIL"], {"killed": 3}, "Shots"),
    )
    assert {title: one.value for title, one in found.items()} == {"killed of Ethiopia, Kenya": 3, "killed of Kenya": 2}


def test_the_value_of_an_even_number_of_tellings_is_one_that_is_told(spread):
    found = spread(
        ("Shots wounded 30.", ["KEN"], {"injured": 30}, "30"), ("Shots wounded 189.", ["KEN"], {"injured": 189}, "189")
    )
    assert (found["injured"].value, found["injured"].rule) == (30, "median")


@pytest.mark.parametrize(
    ("says", "counts", "words", "values"),
    [
        ("Shots left another soldier dead.", {"killed": 1}, "another soldier", [2, 3]),
        ("Wounds took five more people.", {"killed": 5}, "five more people", [2, 7]),
        ("Wounds took a third guard.", {"killed": 1}, "a third guard", [2, 3]),
        # no additions: "more than", and those who were harmed beside others who were harmed otherwise
        ("Shots killed some more than three.", {"killed": 3}, "some more than three", [2, 3]),
        ("Shots killed three more and hurt one.", {"killed": 3, "injured": 1}, "three more", [2, 3]),
    ],
)
def test_so_many_more_are_added_to_those_told_before(spread, says, counts, words, values):
    found = spread(
        ("Shots killed two guards.", ["KENMIL"], {"killed": 2}, "two"), (says, ["KENMIL"], counts, words), rule="latest"
    )
    assert ([told.value for told in found["killed"].series], found["killed"].value) == (values, values[-1])


def test_more_are_told_with_their_sum(spread):
    found = spread(
        ("Shots killed two guards.", ["KENMIL"], {"killed": 2}, "two"),
        ("Wounds took another guard.", ["KENMIL"], {"killed": 1}, "another guard"),
    )
    assert [told.words for told in found["killed"].series] == ["2", "1 more, so 3"]


def test_the_same_addition_told_twice_on_a_day_is_added_once(spread, store):
    more = CLASH | {"says": "Wounds took another guard.", "recipients": ["KENMIL"], "counts": {"killed": 1}}
    more |= {"counted": {"killed": "another guard"}}
    store.add([report("x", more, published="2021-06-06", publisher="Wire")])
    found = spread(
        ("Shots killed two guards.", ["KENMIL"], {"killed": 2}, "two"),
        ("Wounds took another guard.", ["KENMIL"], {"killed": 1}, "another guard"),
        rule="max",
    )
    assert found["killed"].value == 3


def test_a_toll_of_another_sentence_is_not_in_the_mouth_of_who_tells_the_act(store):
    text = "Gunmen killed nine farmers in Mali on Monday, residents said. The police put the death toll at six."
    store.add([polybius.read(text, published="2021-06-08")])
    store.link()

    told = store.connection.execute("SELECT min, says, sentence FROM story_counts ORDER BY min").fetchall()
    act, _, toll = text.partition(". ")
    assert told == [(6, "The police", toll), (9, "residents", f"{act}.")]


def test_a_number_that_an_analyst_put_right_is_the_analysts_word_until_it_is_accepted_as_coded(spread, store):
    shots = ("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two")
    toll = ("Shots killed three guards.", ["KENMIL"], {"killed": 3}, "three")
    spread(shots, toll)
    [(story, event)] = store.connection.execute("SELECT story_id, event_id FROM story_counts WHERE min = 3").fetchall()
    store.correct(event, "edit", field="counts", value="killed 6", who="Wanjiru", why="the ministry's list")
    store.link()
    [killed] = store.spread(story)
    told = [(one.value, one.says, one.publisher, one.corrected) for one in killed.series]
    assert told == [(2, "Paper 5", "Paper 5", None), (6, "Wanjiru (correction)", None, "Wanjiru")]
    assert store.spread(story, source="Wanjiru")[0].value == 6
    assert store.spread(story, source="Paper 6")[0].value is None  # the paper told of three

    store.correct(event, "accept", who="Otieno", why="as told")
    store.link()
    assert [(one.value, one.says) for one in store.spread(story)[0].series] == [(2, "Paper 5"), (3, "Paper 6")]


TOLLS = (
    "Iran fired missiles at the Ayn base in Iraq on Wednesday. No one was hurt, the White House said. Rebels later put "
    "the number of wounded at 34. A spokesman for the governor denied that anyone had been killed."
)


def test_each_toll_of_one_blow_is_in_the_spread_with_its_mouth_its_day_and_its_sentence(store):
    store.add([polybius.read(TOLLS, published="2020-01-10")])
    store.link()

    [story] = [id for (id,) in store.connection.execute("SELECT DISTINCT story_id FROM story_counts").fetchall()]
    told = [
        (one.what, one.words, one.says, str(one.told), one.sentence) for s in store.spread(story) for one in s.series
    ]
    _, hurt, wounded, killed = TOLLS.replace(". ", ".|").split("|")
    assert sorted(told) == [
        ("injured", "0", "the White House", "2020-01-10", hurt),
        ("injured", "34", "Rebels", "2020-01-10", wounded),
        ("killed", "0", "A spokesman for the governor", "2020-01-10", killed),
    ]


def test_who_passes_a_number_on_stands_behind_who_gives_it(store):
    text = "Jets bombed a port in Yemen, killing nine people, a doctor told Radio Aden."
    store.add([polybius.read(text, published="2020-01-10")])
    store.link()

    [story] = [id for (id,) in store.connection.execute("SELECT DISTINCT story_id FROM story_counts").fetchall()]
    [[one]] = [spread.series for spread in store.spread(story)]
    assert (one.says, one.through) == ("a doctor", ("Radio Aden",))


def test_a_store_made_before_numbers_had_mouths_of_their_own_tells_those_of_the_act(spread, store):
    spread(("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two"))
    store.connection.execute("DROP TABLE story_counts")
    store.connection.execute(
        "UPDATE events SET counts = [{'what': c.what, 'min': c.min, 'max': c.max, 'start': c.start, 'end': c.end,"
        " 'text': c.text, 'sources': NULL, 'sentence': NULL} FOR c IN counts]"
    )
    store.link()

    [(says, sentence)] = store.connection.execute("SELECT says, sentence FROM story_counts").fetchall()
    assert (says, sentence) == ("Paper 5", "Shots killed two Kenyan guards.")


def test_a_story_says_who_gives_the_least_and_who_the_most(store):
    text = "Jets bombed a port in Yemen, killing nine people, medics said. Rebels put the toll at 30."
    store.add([polybius.read(text, published="2020-01-10")])
    store.link()

    ends = "killed_min, killed_max, killed_least_by, killed_most_by"
    [told] = store.connection.sql(f"SELECT {ends} FROM all_stories").fetchall()
    assert told == (9, 30, "medics", "Rebels")
    [story] = [id for (id,) in store.connection.execute("SELECT story_id FROM stories").fetchall()]
    assert "9–30 killed (least: medics, most: Rebels)" in str(reports.explain(store, story))


def test_a_number_that_all_give_alike_names_nobody_for_its_ends(spread, store):
    spread(("Shots killed two Kenyan guards.", ["KENMIL"], {"killed": 2}, "two"))
    assert store.connection.sql("SELECT killed_least_by, killed_most_by FROM all_stories").fetchall() == [(None, None)]
