"""Who is meant by the words for one end of a dyad, of those whom the tables and the store know."""

from __future__ import annotations

import duckdb

from polybius.errors import InputError
from polybius.relations.ends.selectors import MEANT, PART, PARTS
from polybius.resources import parties

MOST_NAMED = 6  # of those who bear one name

NAMED = "SELECT entity_id, name FROM current_entities"
# Ids and codes as they are coded, whatever the tables say: of imported data and of names that a text alone tells.
CODED = """
    WITH sides AS (
        SELECT unnest(actors || recipients) AS p FROM current_events
        UNION ALL SELECT unnest(actors || recipients) FROM imported
    ),
    coded AS (
        SELECT unnest([p.entity, p.code, p.country]) AS id FROM sides
        UNION ALL SELECT unnest([a, b]) FROM imported_scores
    )
    SELECT id FROM coded WHERE lower(id) = lower($1) LIMIT 1
"""


def understood(connection: duckdb.DuckDBPyConnection, words: str) -> str:
    """A party as ``selector`` takes it: "usa:any" is USA:any, "Kataib Hezbollah" the id kataib-hezbollah.

    Codes are taken in any case. A name that several bear means the one that the store's documents name.

    Raises:
        InputError: no words, a name that several bear, or one that neither the tables nor the store know.
    """
    if not isinstance(words, str):
        raise InputError(f"{words!r} is no party; {MEANT}")
    found = find(connection, words)
    if found is not None:
        return found
    if not words.strip():
        raise InputError(f"a party is empty; {MEANT}")
    near = parties.alike(words)
    offered = f"; is it {' or '.join(near)}?" if near else ""
    raise InputError(f"neither the tables nor the store know a party {words!r}{offered or f'; {MEANT}'}")


def find(connection: duckdb.DuckDBPyConnection, words: str) -> str | None:
    """The same; None for whom neither the tables nor the store know.

    Raises:
        InputError: a name that several bear.
    """
    typed = " ".join(words.split())
    if not typed:
        return None
    whole = _known(connection, typed)
    part = PART.fullmatch(typed)
    if whole is not None or part is None or (part["mark"], part["part"].lower()) not in PARTS:
        return whole
    base = _known(connection, part["of"])
    return None if base is None else base + part["mark"] + part["part"].lower()


def _known(connection: duckdb.DuckDBPyConnection, typed: str) -> str | None:
    if parties.is_entity(typed):
        return typed
    code = parties.code(typed)
    if code is not None:
        return code
    told = dict(connection.execute(NAMED).fetchall())
    same = [id for id in told if id.lower() == typed.lower()]
    return same[0] if same else _named(typed, told) or _coded(connection, typed)


def _named(typed: str, told: dict[str, str | None]) -> str | None:
    found = parties.named(typed)
    if not found:
        found = frozenset(id for id, name in told.items() if name and parties.spelled(name) == parties.spelled(typed))
    meant = sorted(found & told.keys() if len(found) > 1 and found & told.keys() else found)
    if len(meant) > 1:
        more = " ..." if len(meant) > MOST_NAMED else ""
        raise InputError(f"{typed!r} can be {', '.join(meant[:MOST_NAMED])}{more}; name one by its id")
    return meant[0] if meant else None


def _coded(connection: duckdb.DuckDBPyConnection, typed: str) -> str | None:
    rows = connection.execute(CODED, [typed]).fetchall()
    return str(rows[0][0]) if rows else None
