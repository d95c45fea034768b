"""Who takes part in an event, as a condition of SQL on its lists of parties."""

from __future__ import annotations

import functools

from polybius import resources
from polybius.queries import literal
from polybius.relations.ends.selectors import Selector, memberships

__all__ = ["takes_part"]


@functools.cache
def _sectors(which: str) -> str:
    return "|".join(row["sector"] for row in resources.table("ontology/organs") if row["selector"] == which)


def takes_part(column: str, end: Selector) -> str:
    """The SQL condition that one end of a dyad is among an event's ``actors`` or ``recipients``, as ``Selector.holds``.

    Args:
        column: "actors" or "recipients".
        end: Who is meant; on the ground of a state nobody acts.
    """
    if end.kind == "ground":
        return f"host = {literal(end.country)}" if column == "recipients" else "false"
    if end.kind == "entity":
        return f"len([p FOR p IN {column} IF p.entity = {literal(end.name)}]) > 0"
    if end.kind == "members":
        state = f"(regexp_matches(coalesce(p.sector, ''), '^({_sectors('state')})') OR p.sector IS NULL)"
        of_states = " OR ".join(
            f"(p.country = {literal(country)} AND earliest BETWEEN DATE '{first}' AND DATE '{last or '9999-12-31'}')"
            for country, first, last in memberships(end.group)
        )
        return f"len([p FOR p IN {column} IF p.entity = {literal(end.group)} OR ({state} AND ({of_states}))]) > 0"
    if end.kind == "code":
        return f"len([p FOR p IN {column} IF starts_with(p.code, {literal(end.name)})]) > 0"
    country = f"p.country = {literal(end.country)}"
    if end.kind == "any":
        return f"len([p FOR p IN {column} IF {country}]) > 0"
    sectors = _sectors("armed" if end.kind == "armed" else "state")
    alone = "" if end.kind == "armed" else " OR p.sector IS NULL"
    of_kind = f"regexp_matches(coalesce(p.sector, ''), '^({sectors})'){alone}"
    sponsored = _sponsored(end) if end.kind == "proxies" else ""
    return f"len([p FOR p IN {column} IF ({country} AND ({of_kind})){sponsored}]) > 0"


def _sponsored(end: Selector) -> str:
    return "".join(
        f" OR (p.entity = {literal(entity)} AND coalesce(earliest, latest, DATE '{first}')"
        f" BETWEEN DATE '{first}' AND DATE '{last}')"
        for entity, first, last in end.sponsored
    )
