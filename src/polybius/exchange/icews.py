"""ICEWS events in."""

from __future__ import annotations

import duckdb

from polybius.exchange.formats import Format
from polybius.exchange.maps import cameo, country_named, entity_named, learn, sector_named
from polybius.exchange.rows import Columns

__all__ = ["COLUMNS", "FORMAT"]

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

PARTY = """party("{side} Name", {n}.who, {n}.country, {n}.sector)"""
JOIN = """
    LEFT JOIN of_name AS {n} ON {n}.name = coalesce("{side} Name", '')
        AND {n}.sectors = coalesce("{side} Sectors", '') AND {n}.ground = coalesce("{side} Country", '')
"""
SIDES = {"actor": "Source", "other": "Target"}

SELECT = f"""
    SELECT line, "Event ID" AS key, day("Event Date") AS first, day("Event Date") AS last,
        of_code.event_type, [m FOR m IN [of_code.mode] IF m IS NOT NULL] AS modes, of_code.contexts,
        "CAMEO Code" AS code, try_cast("Intensity" AS DOUBLE) AS given_score,
        known_parties([{PARTY.format(side="Source", n="actor")}]) AS actors,
        known_parties([{PARTY.format(side="Target", n="other")}]) AS recipients,
        false AS reciprocal, ground.country AS host,
        spot(coalesce("City", "District", "Province", chunk."Country"),
            CASE WHEN "City" IS NOT NULL THEN 'city' WHEN coalesce("District", "Province") IS NOT NULL THEN 'admin1'
                ELSE 'country' END, ground.country, "Province",
            try_cast("Latitude" AS DOUBLE), try_cast("Longitude" AS DOUBLE), NULL::BIGINT) AS place,
        [] AS counts, NULL::DATE AS published, "Publisher" AS publisher, NULL::VARCHAR AS url, "Event Text" AS note,
        NULL::BIGINT AS n_articles, NULL::BIGINT AS n_sources, of_code.left_out,
        CASE WHEN len("CAMEO Code") = 2 OR len("CAMEO Code") = 3 AND try_cast(left("CAMEO Code", 2) AS INT) > 20
            THEN 'the zero put back before a CAMEO code' END AS mended
    FROM chunk LEFT JOIN of_code ON of_code.code = "CAMEO Code"
    {JOIN.format(side="Source", n="actor")} {JOIN.format(side="Target", n="other")}
    LEFT JOIN of_country AS ground ON ground.system = 'name' AND ground.code = lower(chunk."Country")
"""


def _party(name: str, sectors: str, ground: str) -> tuple[str | None, str | None, str | None]:
    sector, body = sector_named("icews", sectors or None)
    country = country_named(ground) or body
    return country, sector, entity_named(name, country)


def _learn(connection: duckdb.DuckDBPyConnection) -> None:
    distinct = 'SELECT DISTINCT "CAMEO Code" FROM chunk WHERE "CAMEO Code" IS NOT NULL EXCEPT SELECT code FROM of_code'
    learn(connection, "of_code", distinct, cameo)
    sides = " UNION ".join(
        f"""SELECT coalesce("{side} Name", ''), coalesce("{side} Sectors", ''), coalesce("{side} Country", '')
        FROM chunk"""
        for side in SIDES.values()
    )
    learn(connection, "of_name", f"({sides}) EXCEPT SELECT name, sectors, ground FROM of_name", _party)


FORMAT = Format(
    name="icews",
    day="Event Date",
    source="ICEWS Coded Event Data, doi:10.7910/DVN/28075",
    licence="the terms of doi:10.7910/DVN/28075: research and education, no commercial purpose, all rights reserved",
    columns=Columns(layouts=(COLUMNS,), least=11, renamed={"cameocode": "CAMEO Code", "eventintensity": "Intensity"}),
    learn=_learn,
    select=SELECT,
)
