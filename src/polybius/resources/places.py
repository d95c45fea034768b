"""The places that Polybius knows, looked up by any of their names."""

from __future__ import annotations

import bisect
import csv
import functools
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polybius.errors import ResourceError
from polybius.resources import Row, digest, lines, table
from polybius.resources.letters import PLAIN

KM_A_DEGREE = 111.2
AS_THEY_ARE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 .\n")  # signs of a name that is looked up
WRITTEN = PLAIN | dict.fromkeys("-–,", " ") | dict.fromkeys("'`‘’ʻʼʿʾ", "")
SHORT = {"st": "saint", "st.": "saint", "mt": "mount", "mt.": "mount", "ft": "fort", "ft.": "fort"}
MIN_BARE = 6  # letters of a name with "al-" that is one without it as well
ARTICLE_NAMES = {"al": 5, "el": 5, "ar": 5, "the": 5}  # words of the longest name that may stand behind an article
ARTICLES = re.compile(r"^(?:al|el|ar|as|ash|at|ad|an|az|the) (?=\w)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer."""

    id: str
    name: str
    kind: str  # country, admin1, admin2, city, base, airport, region, sea ...
    country: str | None  # alpha-3
    admin1: str | None
    lat: float
    lon: float
    population: int
    precision: str  # country, admin1, city or point
    geonames: int | None = None
    capital: str = ""  # of a country
    own: bool = False  # a row of the own table of sites

    def km_from(self, other: Entry) -> float:
        """The distance to another place, on the plane that touches the globe there: good to a percent at 500 km."""
        width = math.cos(math.radians((self.lat + other.lat) / 2))
        east = (self.lon - other.lon + 180) % 360 - 180
        return KM_A_DEGREE * math.hypot(self.lat - other.lat, east * width)


TABLES = ("countries", "admin1", "sites", "cities", "admin2", "lakes", "airports")
KINDS = {"countries": "country", "admin1": "admin1", "cities": "city", "admin2": "admin2"}  # else a column tells it
PRECISIONS = {"countries": "country", "admin1": "admin1", "cities": "city", "admin2": "admin1"}


@functools.lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """The name as it is looked up: lower case, no accents, hyphens and apostrophes; a leading "al-" stays.

    "St.", "Mt." and "Ft." before a name are written out, as is "Twp." behind one.
    """
    key = name.lower()
    return key if key.isascii() and key.isalnum() else _plain(" ".join(key.split()))


def _plain(names: str) -> str:
    """The plain forms of names, one a line: all at once, for that takes a fifth of the time."""
    names = unicodedata.normalize("NFKD", names.lower())
    for sign in set(names) - AS_THEY_ARE:
        names = names.replace(sign, _written(sign))
    while "  " in names:
        names = names.replace("  ", " ")
    names = f"\n{names}\n".replace("\n ", "\n").replace(" \n", "\n")
    for short, first in SHORT.items():
        names = names.replace(f"\n{short} ", f"\n{first} ")
    return names.replace(" twp\n", " township\n").replace(" twp.\n", " township\n")[1:-1]


@functools.cache
def _written(sign: str) -> str:
    return " " if sign.isspace() else "" if unicodedata.combining(sign) else WRITTEN.get(sign, sign)


Numbers = dict[str, int | tuple[int, ...]]  # of the rows that have a name: mostly one


class Gazetteer:
    """Entries by name; one of them for each state of the tables.

    The rows are kept as lines, and made entries when they are asked for: most never are, and objects that the
    garbage collector has to look at would cost every long text a tenth of a second.
    """

    def __init__(self) -> None:
        self._rows: list[str | Row] = []
        self._starts: list[int] = []  # the number of each table's first row
        self._columns: list[list[str]] = []
        self._made: dict[int, Entry] = {}
        for each in TABLES:
            columns, *bundled = lines(f"gazetteer/{each}") or [""]
            self._starts.append(len(self._rows))
            self._columns.append(columns.split(","))
            self._rows += bundled or table(f"gazetteer/{each}")
        self._spelled = {row["of"]: row["names"].split("|") for row in table("gazetteer/spellings")}
        self._by_name = _by_name(self._rows, self._spelled)
        self._most_words = _most_words(self._by_name)
        countries = map(self._entry, range(self._starts[1]))
        self.capitals = {(entry.country, plain(entry.capital)) for entry in countries}
        for number, row in enumerate(self._rows):
            if isinstance(row, dict):
                _entry_of(*self._row(number))  # a user's row that is wrong is told of before anything is read

    def named(self, name: str) -> list[Entry]:
        """The places of that name, with or without an Arabic or English article."""
        key = plain(name)
        forms = key, key.rstrip("."), key + ".", ARTICLES.sub("", key)
        return [self._entry(number) for number in next(filter(None, map(self._numbers, forms)), ())]

    def rows(self, key: str) -> list[tuple[str, Row]]:
        """The rows that have a name of that plain form, with their tables and all their names, in their order."""
        return [self._row(number) for number in self._numbers(key)]

    def _numbers(self, key: str) -> tuple[int, ...]:
        found = self._by_name.get(key, ())
        return (found,) if isinstance(found, int) else found

    def _row(self, number: int) -> tuple[str, Row]:
        at = bisect.bisect_right(self._starts, number) - 1
        row = self._rows[number]
        if isinstance(row, str):
            row = dict(zip(self._columns[at], next(csv.reader([row])), strict=True))
        spelled = self._spelled.get(row["id"])
        return TABLES[at], row | {"names": "|".join((row["names"], *spelled))} if spelled else row

    def _entry(self, number: int) -> Entry:
        entry = self._made.get(number)
        if entry is None:
            entry = self._made[number] = _entry_of(*self._row(number))
        return entry

    def knows(self, key: str) -> bool:
        """Whether a plain name is that of a place."""
        return key in self._by_name

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with a word, its article aside; 0 where there is none."""
        return self._most_words.get(first) or int(first in self._by_name or f"{first}." in self._by_name)

    def is_capital(self, entry: Entry) -> bool:
        """Whether a city is the capital of its country."""
        return (entry.country, plain(entry.name)) in self.capitals


def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in use, read once."""
    return _read(digest())


@functools.lru_cache(maxsize=2)
def _read(tables: str) -> Gazetteer:
    return Gazetteer()


def _by_name(rows: Iterable[str | Row], spelled: Mapping[str, Sequence[str]]) -> Numbers:
    """The numbers of the rows by the plain forms of their names; ``spelled``: more names of some, by their ids."""
    names: list[str] = []
    numbers: list[int] = []
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            id, name, others = row["id"], row["name"].replace("\n", " "), row["names"].replace("\n", " ")
        else:
            id, _, name, others, _ = row.split(",", 4) if '"' not in row else next(csv.reader([row]))[:5]
        names.append(name)
        numbers.append(number)
        if others or id in spelled:
            given = [*filter(None, (*others.split("|"), *spelled.get(id, ())))]
            names += given
            numbers += [number] * len(given)
    out: Numbers = {}
    for number, key in zip(numbers, _plain("\n".join(names)).split("\n"), strict=True):
        if key in out:
            _add(out, key, number)
        else:
            out[key] = number
        if key.startswith("al ") and len(key) > MIN_BARE:
            _add(out, key[3:], number)
    for row in table("gazetteer/words"):
        if row["kind"] == "side":
            out.pop(row["word"], None)  # "the West" is no province of Iceland
    return out


def _add(numbers: Numbers, key: str, number: int) -> None:
    """Notes that a row has a name, once."""
    before = numbers.setdefault(key, number)
    if isinstance(before, int):
        if before != number:
            numbers[key] = (before, number)
    elif before[-1] != number:
        numbers[key] = (*before, number)


def _most_words(keys: Iterable[str]) -> dict[str, int]:
    """How many words the longest name has by the first of them, where it has several."""
    most = dict(ARTICLE_NAMES)
    for key in keys:
        if " " in key:
            first, words = key.partition(" ")[0], key.count(" ") + 1
            if words > most.get(first, 0):
                most[first] = words
    for first in [word for word in most if word.endswith(".")]:
        bare = first.rstrip(".")
        most[bare] = max(most.get(bare, 0), most[first])
    for short, first in SHORT.items():
        most[short] = max(most.get(short, 0), most.get(first, 0))
    return most


def _entry_of(name: str, row: Row) -> Entry:
    """The place of a row of a table."""
    kind = KINDS.get(name) or row["kind"]
    number = row.get("geonames") or (row["id"] if row["id"].isdigit() else "")
    try:
        return Entry(
            row["id"],
            row["name"],
            kind,
            row["country"] or None,
            (row["name"] if kind == "admin1" else row.get("admin1")) or None,
            float(row["lat"]),
            float(row["lon"]),
            int(row.get("population") or 0),
            PRECISIONS.get(name) or row["precision"],
            int(number) if number else None,
            row.get("capital", ""),
            own=name == "sites",
        )
    except (KeyError, ValueError) as error:
        where = f"{name}.csv, row {row['id']!r}"
        raise ResourceError(
            f"{where}: {error!r}; a place needs numbers as lat and lon, and all columns of the table"
        ) from error
