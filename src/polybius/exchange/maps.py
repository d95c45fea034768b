"""The code tables as DuckDB sees them: codes, countries, sectors and names of other data, each turned into ours."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any

import duckdb

from polybius import resources
from polybius.resources.parties import INTERNATIONAL
from polybius.transaction import insert

__all__ = [
    "MACROS", "cameo", "country_named", "country_of_entity", "entity_named", "lay_out", "learn",
    "sector_named",
]  # fmt: skip

SHORTEST = 3  # digits of a CAMEO code
ROOTS = 20  # CAMEO's roots are 01 to 20
STATEMENTS = ("01", "02")
LEFT_OUT = "a statement or an appeal (CAMEO 01, 02), which is no act in PLOVER"
# A country's own name in brackets behind a common noun: "Citizen (Iraq)"
COMMON = re.compile(r"^[^()]+ \(([^()]+)\)$")

MACROS = """
    CREATE OR REPLACE TEMP MACRO party(words, who, country, sector) AS
        CASE WHEN coalesce(words, country, sector) IS NULL THEN NULL ELSE {
            'start': NULL::BIGINT, 'end': NULL::BIGINT, 'text': words,
            'entity': coalesce(who, country || coalesce(sector, '')), 'code': country || coalesce(sector, ''),
            'country': country, 'sector': sector} END;
    CREATE OR REPLACE TEMP MACRO slashed(words) AS regexp_matches(words, '^\\s*\\d{1,2}/\\d{1,2}/\\d{4}\\s*$');
    CREATE OR REPLACE TEMP MACRO month_or_day_first(months, days) AS
        CASE getvariable('month_first') WHEN true THEN months WHEN false THEN days
            ELSE CASE WHEN months = days OR months IS NULL OR days IS NULL THEN coalesce(months, days) END END;
    CREATE OR REPLACE TEMP MACRO named_day(words) AS coalesce(
        try_strptime(words, ['%Y-%m-%d', '%Y%m%d', '%d %B %Y', '%d-%b-%y', '%d-%B-%Y',
            '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y%m%d%H%M%S']),
        CASE WHEN slashed(words)
            THEN month_or_day_first(try_strptime(words, '%m/%d/%Y'), try_strptime(words, '%d/%m/%Y')) END)::DATE;
    CREATE OR REPLACE TEMP MACRO day(words) AS CASE WHEN year(named_day(words)) >= 1000 THEN named_day(words) END;
    CREATE OR REPLACE TEMP MACRO to_come(told) AS told > current_date + 1;
    CREATE OR REPLACE TEMP MACRO figure(words) AS
        CASE WHEN isfinite(try_cast(words AS DOUBLE)) THEN try_cast(words AS DOUBLE) END;
    CREATE OR REPLACE TEMP MACRO no_figure(words) AS figure(words) IS NULL
        AND lower(trim(coalesce(words, ''))) NOT IN ('', 'na', 'n/a', 'nan', 'null', 'none', '.', '-');
    CREATE OR REPLACE TEMP MACRO country_of(words) AS list_extract(
        getvariable('country_codes'), coalesce(list_position(getvariable('country_words'), upper(trim(words))), 0));
    CREATE OR REPLACE TEMP MACRO named(words) AS CASE WHEN country_of(words) IS NULL THEN words END;
    CREATE OR REPLACE TEMP MACRO known_parties(parties) AS [p FOR p IN parties IF p IS NOT NULL];
    CREATE OR REPLACE TEMP MACRO spot(name, precision, country, admin1, lat, lon, geonames) AS
        CASE WHEN name IS NULL THEN NULL ELSE {
            'start': NULL::BIGINT, 'end': NULL::BIGINT, 'text': NULL::VARCHAR, 'name': name, 'kind': precision,
            'country': country, 'admin1': admin1, 'lat': lat, 'lon': lon, 'geonames': geonames,
            'precision': precision} END;
"""


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the macros and the tables that the formats look codes up in."""
    connection.execute("CREATE OR REPLACE TEMP TABLE of_country (system VARCHAR, code VARCHAR, country VARCHAR)")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE of_sector (system VARCHAR, code VARCHAR, sector VARCHAR, body VARCHAR)"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE of_code (code VARCHAR, event_type VARCHAR, mode VARCHAR, contexts VARCHAR[],"
        " two_sided BOOLEAN, turned BOOLEAN, left_out VARCHAR)"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE of_name (name VARCHAR, sectors VARCHAR, ground VARCHAR, country VARCHAR,"
        " sector VARCHAR, who VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE of_type (event_type VARCHAR, quad BIGINT, score DOUBLE)")
    connection.execute("CREATE OR REPLACE TEMP TABLE of_mode (event_type VARCHAR, mode VARCHAR, score DOUBLE)")
    types, modes = resources.table("ontology/types"), resources.table("ontology/modes")
    insert(connection, "of_type", [(row["id"], int(row["quad"]), float(row["score"])) for row in types])
    insert(connection, "of_mode", [(row["event_type"], row["mode"], float(row["score"])) for row in modes])
    rows = resources.table("exchange/countries")
    given = [(row["system"], row["code"], row["country"]) for row in rows if row["system"] != "name"]
    own = [("cameo", row["id"], row["id"]) for row in resources.table("actors/countries")]
    alpha = [("alpha", code, code) for code in (*(code for _, code, _ in own), *INTERNATIONAL)]
    insert(connection, "of_country", [*given, *own, *alpha, *(("name", *pair) for pair in _country_names().items())])
    words = {code: code for _, code, _ in alpha} | {name.upper(): code for name, code in _country_names().items()}
    connection.execute("SET VARIABLE country_words = $1", [list(words)])
    connection.execute("SET VARIABLE country_codes = $1", [list(words.values())])
    connection.execute(MACROS)
    sectors = [row for row in resources.table("exchange/sectors") if row["system"] in ("cameo", "group")]
    insert(
        connection,
        "of_sector",
        [(row["system"], row["code"], row["sector"] or None, row["body"] or None) for row in sectors],
    )


def learn(connection: duckdb.DuckDBPyConnection, table: str, distinct: str, of: Callable[..., tuple[Any, ...]]) -> None:
    """Adds to a map the values that it does not hold yet: those of a query, each turned by a function."""
    rows = connection.execute(distinct).fetchall()
    insert(connection, table, [(*row, *of(*row)) for row in rows])


def cameo(code: str) -> tuple[Any, ...]:
    """What a CAMEO code is in PLOVER: type, mode, contexts, two-sided, turned, and why it is left out."""
    digits = padded(code)
    if digits is not None and digits[:2] in STATEMENTS:
        return None, None, [], False, False, LEFT_OUT
    found = _row(digits) if digits else None
    if found is None:
        return None, None, [], False, False, None
    contexts = [word for word in found["contexts"].split("|") if word]
    return found["event_type"], found["mode"] or None, contexts, False, False, None


def padded(code: str) -> str | None:
    """A CAMEO code with the zero that spreadsheets cut off: "42" is 042; None where it is none."""
    digits = (code or "").strip().removesuffix(".0")
    if not digits.isdecimal() or not SHORTEST - 1 <= len(digits) <= 4:
        return None
    whole = len(digits) >= SHORTEST and int(digits[:2]) <= ROOTS
    return digits if whole else "0" + digits


def _row(digits: str) -> dict[str, str] | None:
    """The row of a code, or of the longest one that it begins with."""
    rows = _cameo()
    return next((rows[digits[:n]] for n in range(len(digits), SHORTEST - 1, -1) if digits[:n] in rows), None)


@functools.cache
def _cameo() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in resources.table("exchange/cameo")}


@functools.cache
def _country_names() -> dict[str, str]:
    """Country by its name in lower case."""
    spelled = [row for row in resources.table("actors/spellings") if row["use"] == "name"]
    states = {row["id"] for row in resources.table("actors/countries")}
    own = {
        name.lower(): row["entity"] for row in spelled if row["entity"] in states for name in row["names"].split("|")
    } | {
        name.lower(): row["id"]
        for row in resources.table("actors/countries")
        for name in (row["name"], *row["names"].split("|"))
    }
    given = {row["code"]: row["country"] for row in resources.table("exchange/countries") if row["system"] == "name"}
    return own | given


def country_named(words: str | None) -> str | None:
    """The alpha-3 code of a country by its English name, with or without its article; None where it is none."""
    return _country_names().get((words or "").strip().lower().removeprefix("the "))


def sector_named(system: str, words: str | None) -> tuple[str | None, str | None]:
    """The sector that some words tell, by the first row that fits, and the body where they tell no country."""
    said = (words or "").lower()
    for row in resources.table("exchange/sectors"):
        if row["system"] == system and any(word in said for word in row["code"].split("|")):
            return row["sector"] or None, row["body"] or None
    return None, None


def entity_named(words: str | None, country: str | None) -> str | None:
    """The entity that a name means in our tables, else the name; None for a country and for common nouns."""
    name = (words or "").strip()
    bracket = COMMON.match(name)
    if not name or country_named(name) or (bracket and country_named(bracket[1])):
        return None
    id, of = _entities().get(name.lower(), (name, country))
    return id if of in (country, "") else name  # "Congress" of India is not that of the United States


def country_of_entity(name: str) -> str | None:
    """The country, or the body in its place, of an entity of our tables; None where they do not know the name."""
    _, country = _entities().get(name.strip().lower(), ("", ""))
    return country or None


@functools.cache
def _entities() -> dict[str, tuple[str, str]]:
    return {
        name.lower(): (row["entity"] if "entity" in row else row["id"], row["country"])
        for table in ("actors/groups", "actors/organisations")
        for row in resources.table(table)
        for name in _names(row["names"])
    }


def _names(names: str) -> Iterable[str]:
    return (name for name in names.split("|") if name)
