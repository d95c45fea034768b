"""The places that Polybius knows, looked up by any of their names."""

from __future__ import annotations

import functools
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polybius.resources import digest, stream, table

KM_A_DEGREE = 111.2
LETTERS = str.maketrans(
    dict(zip("øłđðıßæœþ‘’", ("o", "l", "d", "d", "i", "ss", "ae", "oe", "th", "'", "'"), strict=True))
    | dict.fromkeys("ʻʼʿʾ", "")
)
SIGNS = str.maketrans("-–,", "   ", "'")
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


Fields = tuple[str, str, str, str | None, str | None, float, float, int, str, int | None, str, bool]


@functools.lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """The name as it is looked up: lower case, no accents, hyphens and apostrophes; a leading "al-" stays.

    "St.", "Mt." and "Ft." before a name are written out, as is "Twp." behind one.
    """
    return _plain(name)


def _plain(name: str) -> str:
    letters = name.lower()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters.translate(LETTERS))
        letters = "".join(sign for sign in letters if not unicodedata.combining(sign))
    key = " ".join(letters.translate(SIGNS).split())
    first, blank, rest = key.partition(" ")
    if blank and first in SHORT:
        key = f"{SHORT[first]} {rest}"
    return f"{key.removesuffix(' twp.').removesuffix(' twp')} township" if key.endswith((" twp", " twp.")) else key


class Gazetteer:
    """Entries by name; one of them for each table in use.

    The rows are kept as bare tuples, and made entries when they are asked for: most never are, and objects that the
    garbage collector has to look at would cost every long text a tenth of a second.
    """

    def __init__(self, rows: Iterable[tuple[Fields, list[str]]], sides: frozenset[str] = frozenset()) -> None:
        self._rows: list[Fields] = []
        self._made: dict[int, Entry] = {}
        self._by_name: dict[str, tuple[int, ...]] = {}
        for number, (row, names) in enumerate(rows):
            self._rows.append(row)
            for key in {_plain(name): None for name in (row[1], *names)}:
                if key in sides:
                    continue  # "the West" is no province of Iceland
                self._by_name[key] = (*self._by_name.get(key, ()), number)
                if key.startswith("al ") and len(key) > MIN_BARE:
                    self._by_name[key[3:]] = (*self._by_name.get(key[3:], ()), number)
        self._most_words: dict[str, int] = dict(ARTICLE_NAMES)  # of the names that begin with a word
        for key in self._by_name:
            first = key.partition(" ")[0]
            for word in {first, first.rstrip(".")}:
                self._most_words[word] = max(self._most_words.get(word, 0), key.count(" ") + 1)
        for short, first in SHORT.items():
            self._most_words[short] = max(self._most_words.get(short, 0), self._most_words.get(first, 0))
        countries = (Entry(*row) for row in self._rows if row[2] == "country")
        self.capitals = {(entry.country, plain(entry.capital)) for entry in countries}

    def named(self, name: str) -> list[Entry]:
        """The places of that name, with or without an Arabic or English article."""
        key = plain(name)
        found = self._by_name.get(key) or self._by_name.get(key.rstrip(".")) or self._by_name.get(key + ".")
        if found is None:
            bare = ARTICLES.sub("", key)
            found = self._by_name.get(bare) if bare != key else None
        return [self._entry(number) for number in found or ()]

    def _entry(self, number: int) -> Entry:
        entry = self._made.get(number)
        if entry is None:
            entry = self._made[number] = Entry(*self._rows[number])
        return entry

    def knows(self, key: str) -> bool:
        """Whether a plain name is that of a place."""
        return key in self._by_name

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with a word, its article aside; 0 where there is none."""
        return self._most_words.get(first, 0)

    def is_capital(self, entry: Entry) -> bool:
        """Whether a city is the capital of its country."""
        return (entry.country, plain(entry.name)) in self.capitals


def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in use, read once."""
    return _read(digest())


@functools.lru_cache(maxsize=2)
def _read(tables: str) -> Gazetteer:
    sides = frozenset(row["word"] for row in table("gazetteer/words") if row["kind"] == "side")
    return Gazetteer(_rows(), sides)


def _rows() -> Iterator[tuple[Fields, list[str]]]:
    """The rows of all tables of places, each with its other names."""
    more: dict[str, list[str]] = {}
    for row in table("gazetteer/spellings"):
        more.setdefault(row["of"], []).extend(row["names"].split("|"))
    for name, kind, precision in (
        ("countries", "country", "country"),
        ("admin1", "admin1", "admin1"),
        ("sites", "", ""),
        ("cities", "city", "city"),
        ("admin2", "admin2", "admin1"),
        ("lakes", "", ""),
        ("airports", "", ""),
    ):
        for row in stream(f"gazetteer/{name}"):
            names = [*row["names"].split("|"), *more.get(row["id"], ())] if row["names"] else more.get(row["id"], [])
            yield _fields(row, kind or row["kind"], precision or row["precision"], name == "sites"), names


def _fields(row: dict[str, str], kind: str, precision: str, own: bool) -> Fields:
    """The fields of an entry in their order."""
    number = row.get("geonames") or (row["id"] if row["id"].isdigit() else "")
    return (
        row["id"],
        row["name"],
        kind,
        sys.intern(row["country"]) or None,
        sys.intern(row["name"] if kind == "admin1" else row.get("admin1", "")) or None,
        float(row["lat"]),
        float(row["lon"]),
        int(row.get("population") or 0),
        precision,
        int(number) if number else None,
        row.get("capital", ""),
        own,
    )
