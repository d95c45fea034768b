"""GDELT Events, 2.0 (61 columns) and 1.0 (58 or 57): in, and the selects' way out is ``send``."""

from __future__ import annotations

import duckdb

from polybius.exchange.formats import Format
from polybius.exchange.maps import cameo, learn
from polybius.exchange.rows import Columns

__all__ = ["COLUMNS", "FORMAT"]

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _layout(geo: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{n}{part}" for n in (1, 2) for part in ACTOR),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
        *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *(f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in geo),
        *last,
    )


SHORT_GEO = tuple(part for part in GEO if part != "ADM2Code")
COLUMNS = _layout(GEO, ("DATEADDED", "SOURCEURL"))
V1 = _layout(SHORT_GEO, ("DATEADDED", "SOURCEURL"))
V1_BACKFILE = _layout(SHORT_GEO, ("DATEADDED",))

PARTY = """
    party(Actor{n}Name, NULL, coalesce(c{n}.country, g{n}.body, s{n}.body),
        coalesce(s{n}.sector, g{n}.sector, t{n}.sector))
"""
JOINS = """
    LEFT JOIN of_country AS c{n} ON c{n}.system = 'cameo' AND c{n}.code = Actor{n}CountryCode
    LEFT JOIN of_sector AS g{n} ON g{n}.system = 'group' AND g{n}.code = Actor{n}KnownGroupCode
    LEFT JOIN of_sector AS s{n} ON s{n}.system = 'cameo' AND s{n}.code = Actor{n}Type1Code
    LEFT JOIN of_sector AS t{n} ON t{n}.system = 'cameo' AND t{n}.code = Actor{n}Type2Code
"""

# GDELT dates an event by its report where the report says no more; a place is known to the class of ActionGeo_Type.
SELECT = f"""
    SELECT line, GLOBALEVENTID AS key, day(SQLDATE) AS first, day(SQLDATE) AS last,
        of_code.event_type, [m FOR m IN [of_code.mode] IF m IS NOT NULL] AS modes, of_code.contexts, EventCode AS code,
        try_cast(GoldsteinScale AS DOUBLE) AS given_score,
        known_parties([{PARTY.format(n=1)}]) AS actors, known_parties([{PARTY.format(n=2)}]) AS recipients,
        false AS reciprocal, ground.country AS host,
        spot(ActionGeo_FullName, CASE ActionGeo_Type WHEN '1' THEN 'country' WHEN '2' THEN 'admin1'
            WHEN '5' THEN 'admin1' ELSE 'city' END, ground.country, NULL::VARCHAR,
            try_cast(ActionGeo_Lat AS DOUBLE), try_cast(ActionGeo_Long AS DOUBLE), NULL::BIGINT) AS place,
        [] AS counts, day(DATEADDED) AS published,
        CASE WHEN {{url}} LIKE 'http%' THEN regexp_extract({{url}}, '^https?://(?:www\\.)?([^/:?#]+)', 1)
            ELSE {{url}} END AS publisher,
        CASE WHEN {{url}} LIKE 'http%' THEN {{url}} END AS url, NULL::VARCHAR AS note,
        try_cast(NumArticles AS BIGINT) AS n_articles, try_cast(NumSources AS BIGINT) AS n_sources,
        of_code.left_out,
        CASE WHEN len(EventCode) = 2 OR len(EventCode) = 3 AND try_cast(left(EventCode, 2) AS INT) > 20
            THEN 'the zero put back before a CAMEO code' END AS mended
    FROM chunk LEFT JOIN of_code ON of_code.code = EventCode {JOINS.format(n=1)} {JOINS.format(n=2)}
    LEFT JOIN of_country AS ground ON ground.system = 'fips' AND ground.code = ActionGeo_CountryCode
"""


def _learn(connection: duckdb.DuckDBPyConnection) -> None:
    distinct = "SELECT DISTINCT EventCode FROM chunk WHERE EventCode IS NOT NULL EXCEPT SELECT code FROM of_code"
    learn(connection, "of_code", distinct, cameo)


FORMAT = Format(
    name="gdelt",
    day="SQLDATE",
    source="The GDELT Project, https://www.gdeltproject.org/",
    licence="GDELT terms: unlimited use and redistribution with this citation and a link to the GDELT Project",
    columns=Columns(
        layouts=(COLUMNS, V1, V1_BACKFILE), least=57, renamed={"globaleventid": "GLOBALEVENTID", "day": "SQLDATE"}
    ),
    learn=_learn,
    select=SELECT.format(url="SOURCEURL"),
)
