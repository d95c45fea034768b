"""The places that Polybius knows, looked up by any of their names."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Iterable
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
    """Entries by name; one of them for each table in use."""

    def __init__(self, entries: Iterable[tuple[Entry, list[str]]], sides: frozenset[str] = frozenset()) -> None:
        self._by_name: dict[str, list[Entry]] = {}
        self.by_id: dict[str, Entry] = {}
        for entry, names in entries:
            self.by_id[entry.id] = entry
            for key in {_plain(name): None for name in (entry.name, *names)}:
                if key in sides:
                    continue  # "the West" is no province of Iceland
                self._by_name.setdefault(key, []).append(entry)
                if key.startswith("al ") and len(key) > MIN_BARE:
                    self._by_name.setdefault(key[3:], []).append(entry)
        self.most_words: dict[str, int] = {}  # of the names that begin with a word
        for key in self._by_name:
            parts = key.split(" ")
            self.most_words[parts[0]] = max(self.most_words.get(parts[0], 0), len(parts))
        self.capitals = {
            (entry.country, plain(entry.capital)) for entry in self.by_id.values() if entry.kind == "country"
        }

    def named(self, name: str) -> list[Entry]:
        """The places of that name, with or without an Arabic or English article."""
        key = plain(name)
        found = self._by_name.get(key) or self._by_name.get(key.rstrip(".")) or self._by_name.get(key + ".")
        if found is None:
            bare = ARTICLES.sub("", key)
            found = self._by_name.get(bare) if bare != key else None
        return found or []

    def knows(self, key: str) -> bool:
        """Whether a plain name is that of a place."""
        return key in self._by_name

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with a word, its article aside; 0 where there is none."""
        first = SHORT.get(first, first)
        return max(self.most_words.get(first, 0), self.most_words.get(first + ".", 0), ARTICLE_NAMES.get(first, 0))

    def is_capital(self, entry: Entry) -> bool:
        """Whether a city is the capital of its country."""
        return (entry.country, plain(entry.name)) in self.capitals


def gazetteer() -> Gazetteer:
    """The gazetteer of the tables in use, read once."""
    return _read(digest())


@functools.lru_cache(maxsize=2)
def _read(tables: str) -> Gazetteer:
    more: dict[str, list[str]] = {}
    for row in table("gazetteer/spellings"):
        more.setdefault(row["of"], []).extend(row["names"].split("|"))
    entries = []
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
            entries.append((_entry(row, kind or row["kind"], precision or row["precision"], name == "sites"), names))
    sides = frozenset(row["word"] for row in table("gazetteer/words") if row["kind"] == "side")
    return Gazetteer(entries, sides)


def _entry(row: dict[str, str], kind: str, precision: str, own: bool) -> Entry:
    number = row.get("geonames") or (row["id"] if row["id"].isdigit() else "")
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=kind,
        country=row["country"] or None,
        admin1=(row["name"] if kind == "admin1" else row.get("admin1", "")) or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row.get("population") or 0),
        precision=precision,
        geonames=int(number) if number else None,
        capital=row.get("capital", ""),
        own=own,
    )
