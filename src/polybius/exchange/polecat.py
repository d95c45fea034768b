"""POLECAT events in."""

from __future__ import annotations

import duckdb

from polybius import resources
from polybius.exchange.formats import Format
from polybius.exchange.maps import learn
from polybius.exchange.rows import Columns

__all__ = ["COLUMNS", "FEATURES", "FORMAT", "NOTHING", "TOGETHER"]

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
WITHOUT_INTENSITY = tuple(name for name in COLUMNS if name != "Intensity")
NOTHING, TOGETHER = "None", "; "  # an empty cell, and what parts several values
FEATURES = {"country": "PCLI", "admin1": "ADM1", "city": "PPL", "point": "LCTY"}  # GeoNames' words for a precision
MODES_LOST = "modes that PLOVER 2.0 does not have left out"


def _list(column: str) -> str:
    """The values of a cell; an empty one among them stays, so that the columns of an actor go together."""
    return f"""[nullif(nullif(trim(v), ''), '{NOTHING}') FOR v IN
        coalesce(string_split("{column}", ';'), []::VARCHAR[])]"""


def _set(column: str) -> str:
    return f"""[lower(v) FOR v IN {_list(column)} IF v IS NOT NULL]"""


# A word that stands once for several actors ("GOV" of two ministers) holds for all of them.
def _at(side: str, column: str) -> str:
    return f"coalesce({side}_{column}[i], CASE WHEN len({side}_{column}) = 1 THEN {side}_{column}[1] END)"


def _parties(side: str) -> str:
    return f"""known_parties([
        party({_at(side, "names")}, named({_at(side, "names")}), {_at(side, "countries")}, {_at(side, "sectors")})
        FOR i IN range(1, 1 + greatest(len({side}_names), len({side}_countries)))])"""


SIDES = {"actor": "Actor", "other": "Recipient"}
LISTS = ", ".join(
    f"""{_list(f"{words} Name")} AS {side}_names, {_list(f"Primary {words} Sector")} AS {side}_sectors,
    [country_of(v) FOR v IN {_list(f"{words} Country")}] AS {side}_countries"""
    for side, words in SIDES.items()
)

SELECT = f"""
    WITH listed AS (
        SELECT chunk.*, {_set("Event Mode")} AS given_modes, {_set("Contexts")} AS given_contexts, {LISTS},
            country_of("Country") AS ground
        FROM chunk
    ),
    moded AS (
        SELECT listed.*, of_code.event_type AS kind, of_code.left_out, list_concat([of_code.mode], given_modes) AS told
        FROM listed LEFT JOIN of_code ON of_code.code = "Event Type"
    )
    SELECT line, "Event ID" AS key, day("Event Date") AS first, day("Event Date") AS last,
        kind AS event_type,
        [m FOR m, i IN told IF m IS NOT NULL AND list_position(told, m) = i
            AND list_contains(getvariable('polecat_modes'), kind || ':' || m)] AS modes,
        given_contexts AS contexts, "Event Type" AS code, try_cast("Intensity" AS DOUBLE) AS given_score,
        {_parties("actor")} AS actors, {_parties("other")} AS recipients, false AS reciprocal,
        ground AS host,
        spot(nullif("Placename", '{NOTHING}'),
            CASE WHEN "Feature Type" LIKE 'PCL%' THEN 'country' WHEN "Feature Type" LIKE 'ADM%' THEN 'admin1'
                WHEN "Feature Type" LIKE 'PPL%' THEN 'city' WHEN coalesce("Feature Type", '{NOTHING}') <> '{NOTHING}'
                THEN 'point' WHEN nullif("City", '{NOTHING}') IS NOT NULL THEN 'city'
                WHEN coalesce(nullif("District", '{NOTHING}'), nullif("Province", '{NOTHING}')) IS NOT NULL
                THEN 'admin1' ELSE 'country' END,
            ground, nullif("Province", '{NOTHING}'), try_cast("Latitude" AS DOUBLE),
            try_cast("Longitude" AS DOUBLE), try_cast(try_cast("GeoNames ID" AS DOUBLE) AS BIGINT)) AS place,
        [] AS counts, day("Publication Date") AS published, nullif("Source", '{NOTHING}') AS publisher,
        NULL::VARCHAR AS url, NULL::VARCHAR AS note, NULL::BIGINT AS n_articles, NULL::BIGINT AS n_sources,
        left_out,
        CASE WHEN len([m FOR m IN given_modes
            IF NOT list_contains(getvariable('polecat_modes'), kind || ':' || m)]) > 0
            THEN '{MODES_LOST}' END AS mended
    FROM moded
"""


def _type(code: str) -> tuple[str | None, str | None, list[str], bool, bool, str | None]:
    name = code.strip().upper()
    if name in {row["id"] for row in resources.table("ontology/types")}:
        return name, None, [], False, False, None
    row = next((row for row in resources.table("exchange/types") if row["code"] == name), None)
    if row is None:
        return None, None, [], False, False, None
    return row["event_type"] or None, row["mode"] or None, [], False, False, row["left_out"] or None


def _learn(connection: duckdb.DuckDBPyConnection) -> None:
    distinct = 'SELECT DISTINCT "Event Type" FROM chunk WHERE "Event Type" IS NOT NULL EXCEPT SELECT code FROM of_code'
    learn(connection, "of_code", distinct, _type)
    modes = [f"{row['event_type']}:{row['mode']}" for row in resources.table("ontology/modes")]
    connection.execute("SET VARIABLE polecat_modes = $1", [modes])


FORMAT = Format(
    name="polecat",
    day="Event Date",
    source="POLECAT, doi:10.7910/DVN/AJGVIT",
    licence="as the publisher of the file states it; name it with --licence",
    columns=Columns(
        layouts=(COLUMNS, WITHOUT_INTENSITY),
        least=34,
        renamed={"eventintensity": "Intensity", "eventmodes": "Event Mode", "geonamesid": "GeoNames ID"},
    ),
    learn=_learn,
    select=SELECT,
)
