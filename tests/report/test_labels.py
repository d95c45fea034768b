from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from polybius.report.labels import Names, bounds, count_words, day_words, listed, names_of, number, signed
from polybius.report.views import address

NAMES = Names(
    {"blue-guard": "Blue Guard", "NORGOV": "a minister"},
    {"NOR": "Norway", "COD": "DR Congo"},
    {"MIL": "military", "GOV": "government", "UAF": "unidentified gunmen"},
    {"NOR": "Norwegian", "COD": ""},
)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-01-03", "2020-01-03", "3 Jan 2020"),
        ("2020-01-03", "2020-01-08", "3–8 Jan 2020"),
        ("2020-01-30", "2020-02-02", "30 Jan – 2 Feb 2020"),
        ("2019-12-30", "2020-01-05", "30 Dec 2019 – 5 Jan 2020"),
        (None, "2020-01-05", "5 Jan 2020"),
        (None, None, ""),  # never a made-up day
    ],
)
def test_days_in_words(first: str | None, last: str | None, words: str) -> None:
    assert day_words(*(dt.date.fromisoformat(day) if day else None for day in (first, last))) == words


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("NOR", "Norway"),
        ("NORMIL", "Norwegian military"),
        ("CODMIL", "DR Congo military"),  # "Congolese" would be either of two
        ("NORUAF", "unidentified Norwegian gunmen"),
        ("NORGOV", "Norwegian government"),  # an organ by its code, whatever the first document called it
        ("blue-guard", "Blue Guard"),
        ("NORXYZ", "NORXYZ"),  # no such sector: not half a name
        ("nobody-known", "nobody-known"),
    ],
)
def test_an_id_is_told_by_its_name(id: str, name: str) -> None:
    assert NAMES.id(id) == name


def test_states_are_called_as_they_are_printed() -> None:
    names = names_of(duckdb.connect().execute("CREATE TABLE readings (id VARCHAR)"))
    told = ("USAMIL", "GBR", "IRNGOV", "CODMIL", "FRA", "NZLGOV")
    assert [names.id(id) for id in told] == [
        *("US military", "United Kingdom", "Iranian government", "DR Congo military", "France"),
        "New Zealand government",
    ]


def test_one_side_of_a_dyad_in_words() -> None:
    assert [NAMES.side(name) for name in ("NOR", "NOR:armed", "NOR+proxies")] == [
        "Norway",
        "armed groups of Norway",
        "Norway and its proxies",
    ]


def test_a_party_that_was_not_resolved_keeps_its_words() -> None:
    party = {"entity": None, "code": None, "text": "the raiders"}

    assert NAMES.told(party) == "the raiders (not resolved)"


def test_a_figure_with_an_interval_shows_it() -> None:
    assert signed(-2.5, -6.0, -1.0) == "−2.50 (−6.00 to −1.00)"
    assert number(None) == "–"
    assert [number(value) for value in (-0.0, 0.0, 0.004, -0.004)] == ["0.00"] * 4  # nought has no sign


def test_bounds_are_one_number_where_they_agree() -> None:
    assert [bounds(4, 4), bounds(80, 110), bounds(3, None), bounds(None, None)] == ["4", "80–110", "3", ""]


def test_a_number_without_an_end_says_so() -> None:
    told = [{"what": "injured", "min": low, "max": high} for low, high in ((4, 4), (80, 110), (100, None), (None, 30))]

    assert [*map(count_words, told)] == ["4 injured", "80–110 injured", "100 or more injured", "up to 30 injured"]
    assert bounds(34, 110, or_more=True) == "34–110 or more"


def test_a_list_as_a_sentence_has_it() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "news/a.txt",
        "http:alert(1)",
        "https://exa mple.org/",
        "http://[broken/",
        "",
        None,
    ],
)
def test_only_addresses_of_the_web_become_links(uri: str | None) -> None:
    assert address(uri) is None


def test_a_web_address_is_a_link() -> None:
    assert address("https://example.org/a?b=c") == "https://example.org/a?b=c"


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("NOR", "Norway"),
        ("NOR:armed", "armed groups of Norway"),
        ("IMG", "armed groups of several countries"),
        ("IGO", "international bodies"),  # all of them, not the one that bears the bare code
        ("blue-guard", "Blue Guard"),
    ],
)
def test_a_side_of_a_relation_is_told_in_words(side: str, words: str) -> None:
    names = Names(NAMES.entities | {"IGO": "coalition forces"}, NAMES.countries, NAMES.sectors)
    assert names.side(side) == words
