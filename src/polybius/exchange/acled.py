"""ACLED events in."""

from __future__ import annotations

import functools
import re

import duckdb

from polybius import resources
from polybius.exchange.formats import Format
from polybius.exchange.maps import country_named, country_of_entity, entity_named, learn, sector_named
from polybius.exchange.rows import Columns

__all__ = ["COLUMNS", "FORMAT"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
YEARS = re.compile(r"\s*\((?:\d{4}-?\d{0,4}-?)\)")  # "Government of Iraq (2018-2020)"
BRACKET = re.compile(r"\(([^()]+)\)")
OF = re.compile(r"\bof (?=(.+)$)")
LATEST = 253_402_300_799  # seconds since 1970: the year 9999
EXTERNAL = "acled:8"  # the row of forces from abroad

PARTY = "party({n}.name, {n}.who, {n}.country, {n}.sector)"
JOIN = """LEFT JOIN of_name AS {n} ON {n}.name = coalesce({actor}, '') AND {n}.sectors = coalesce({inter}, '')
    AND {n}.ground = coalesce(chunk.country, '')"""

# An event known to the week may be three days off; one known to the month lies anywhere in it.
SELECT = f"""
    WITH coded AS (
        SELECT chunk.*, day(event_date) AS told, chunk.event_type || ' > ' || coalesce(sub_event_type, '') AS kind,
            CASE WHEN figure(fatalities) >= 0 AND figure(fatalities) % 1 = 0
                THEN try_cast(figure(fatalities) AS BIGINT) END AS killed,
            CASE WHEN figure(timestamp) BETWEEN 0 AND {LATEST} THEN make_timestamp(figure(timestamp)::BIGINT * 1000000)
                ELSE try_cast(timestamp AS TIMESTAMP) END AS revised,
            known_parties([CASE WHEN actor1 IS NOT NULL THEN {PARTY.format(n="one")} END]) AS ones,
            known_parties([CASE WHEN actor2 IS NOT NULL THEN {PARTY.format(n="two")} END]) AS twos
        FROM chunk {JOIN.format(n="one", actor="actor1", inter="inter1")}
        {JOIN.format(n="two", actor="actor2", inter="inter2")}
    )
    SELECT line, event_id_cnty AS key,
        CASE time_precision WHEN '2' THEN told - 3 WHEN '3' THEN date_trunc('month', told)::DATE ELSE told END AS first,
        CASE time_precision WHEN '2' THEN told + 3 WHEN '3' THEN last_day(told) ELSE told END AS last,
        of_code.event_type, [m FOR m IN [of_code.mode] IF m IS NOT NULL] AS modes, of_code.contexts, kind AS code,
        NULL::DOUBLE AS given_score,
        CASE WHEN of_code.turned AND len(twos) > 0 THEN twos ELSE ones END AS actors,
        CASE WHEN of_code.turned AND len(twos) > 0 THEN ones ELSE twos END AS recipients,
        coalesce(of_code.two_sided, false) AS reciprocal, country_of(country) AS host,
        spot(coalesce(location, admin1, country), CASE WHEN location IS NULL AND admin1 IS NULL THEN 'country'
            WHEN location IS NULL OR coalesce(geo_precision, '3') <> '1' THEN 'admin1' ELSE 'city' END,
            country_of(country), admin1, try_cast(latitude AS DOUBLE), try_cast(longitude AS DOUBLE), NULL::BIGINT)
            AS place,
        [{{'what': 'killed', 'min': n, 'max': n, 'start': NULL::BIGINT, 'end': NULL::BIGINT, 'text': NULL::VARCHAR}}
            FOR n IN [killed] IF n > 0] AS counts, revised,
        NULL::DATE AS published, source AS publisher, NULL::VARCHAR AS url, notes AS note,
        NULL::BIGINT AS n_articles, NULL::BIGINT AS n_sources, of_code.left_out,
        CASE WHEN killed IS NULL AND (no_figure(fatalities) OR figure(fatalities) IS NOT NULL)
            THEN 'fatalities that are no number of people taken for unknown'
            WHEN revised IS NULL AND (no_figure(timestamp) OR figure(timestamp) IS NOT NULL)
            THEN 'a timestamp that cannot be read taken for unknown' END AS mended
    FROM coded LEFT JOIN of_code ON of_code.code = kind
"""


@functools.cache
def _kinds() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["event"], row["sub_event"]): row for row in resources.table("exchange/acled")}


def _kind(code: str) -> tuple[str | None, str | None, list[str], bool, bool, str | None]:
    event, _, sub_event = code.lower().partition(" > ")
    row = _kinds().get((event.strip(), sub_event.strip())) or _kinds().get((event.strip(), ""))
    if row is None:
        return None, None, [], False, False, None
    contexts = [word for word in row["contexts"].split("|") if word]
    sides = row["two_sided"] == "yes", row["turned"] == "yes"
    return row["event_type"] or None, row["mode"] or None, contexts, *sides, row["left_out"] or None


def _party(name: str, inter: str, ground: str) -> tuple[str | None, str | None, str | None]:
    """Country, sector and entity of an actor: "Police Forces of Iraq (2018-2020)" is IRQCOP.

    A force from abroad whose name tells no country has none: it is never the ground's own.
    """
    bare = YEARS.sub("", name).strip()
    sector, body = sector_named("acled-name", bare)
    of_inter = _of_inter(inter)
    if sector is None and body is None:
        sector = of_inter["sector"] if of_inter else None
    names = [bare, *bare.split(": ", 1)]  # "NATO: North Atlantic Treaty Organization"
    abroad = of_inter is not None and of_inter["id"] == EXTERNAL
    of_name = body or _country(bare)
    country = of_name or (_country_of_entity(names) if abroad else country_named(ground))
    return country, sector, None if _is_common(bare) else _entity(names, country)


def _of_inter(code: str) -> dict[str, str] | None:
    """The row of one of ACLED's kinds of actors, by its number or its name."""
    rows = (row for row in resources.table("exchange/sectors") if row["system"] == "acled")
    return next((row for row in rows if code.strip().lower() in row["code"].split("|")), None)


def _country_of_entity(names: list[str]) -> str | None:
    return next((country for country in map(country_of_entity, names) if country), None)


def _entity(names: list[str], country: str | None) -> str | None:
    """The entity that one of the names means, else the first name as it is."""
    found = [entity_named(name, country) for name in names]
    return next((entity for entity, name in zip(found, names, strict=True) if entity != name), found[0])


def _country(name: str) -> str | None:
    bracket = BRACKET.findall(name)
    behind = [words for of in OF.findall(BRACKET.sub("", name)) for words in _prefixes(of)]
    found = (country_named(words) for words in [*reversed(bracket), *behind])
    return next((country for country in found if country), None)


def _prefixes(words: str) -> list[str]:
    """What may be a country's name at the beginning of "Iraq Counter Terrorism Service", the longest first."""
    parts = words.split()
    return [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _is_common(name: str) -> bool:
    """Whether a name is that of a state's organ or of people at large, not of a group."""
    return sector_named("acled-name", name) != (None, None)


def _learn(connection: duckdb.DuckDBPyConnection) -> None:
    distinct = """
        SELECT DISTINCT event_type || ' > ' || coalesce(sub_event_type, '') FROM chunk WHERE event_type IS NOT NULL
        EXCEPT SELECT code FROM of_code
    """
    learn(connection, "of_code", distinct, _kind)
    sides = " UNION ".join(
        f"SELECT coalesce(actor{n}, ''), coalesce(inter{n}, ''), coalesce(country, '') FROM chunk" for n in (1, 2)
    )
    learn(connection, "of_name", f"({sides}) EXCEPT SELECT name, sectors, ground FROM of_name", _party)


FORMAT = Format(
    name="acled",
    day="event_date",
    source="ACLED, https://acleddata.com/",
    licence="the terms of use of ACLED, https://acleddata.com/: with attribution; the raw data are not passed on",
    columns=Columns(
        layouts=(COLUMNS,), least=29, renamed={"dataid": "event_id_cnty", "eventid": "event_id_cnty"}, ordered=True
    ),
    learn=_learn,
    select=SELECT,
    revised=True,
)
