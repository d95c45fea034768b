"""The place and the numbers of an event as an analyst says them, as their columns hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from polybius import places, resources
from polybius.errors import StoreError
from polybius.resources import parties
from polybius.schema import Place
from polybius.store.columns import columns
from polybius.store.tables import CountCell

__all__ = ["counts_of", "place_of"]

COUNT = re.compile(r"(?P<what>[a-z]+) (?P<min>\d+)(?:-(?P<max>\d+)|(?P<more>\+))?")


def place_of(value: Any) -> dict[str, Any] | None:
    """A place by a name that the gazetteer has, "Tripoli" or "Tripoli, LBY", or with the columns of a place.

    Of several places of one name a country goes before a town, a town before a province, the most peopled first.

    Raises:
        StoreError: the gazetteer has no such place, or the columns are not those of one.
    """
    nowhere: dict[str, Any] = dict.fromkeys(columns(Place))
    if not value:
        return None
    if isinstance(value, Mapping):
        if value.keys() - nowhere.keys() or not isinstance(value.get("name"), str):
            raise StoreError(f"a place has a name, and no more than {', '.join(nowhere)}")
        return nowhere | dict(value)
    name, _, of = (part.strip() for part in str(value).rpartition(","))
    country = parties.code(of) or next(iter(parties.named(of)), None)
    found = [entry for entry in places.named(name) if entry.country == country] if name else []
    found = found or list(places.named(str(value)))
    if not found:
        raise StoreError(f"the gazetteer has no place {value!r}; write Tripoli, or Tripoli, LBY")
    one = max(found, key=lambda e: (e.precision == "country", e.precision in ("city", "point"), e.population))
    told = ("name", "kind", "country", "admin1", "lat", "lon", "geonames", "precision")
    return nowhere | {field: getattr(one, field) for field in told}


def counts_of(value: Any) -> list[dict[str, Any]]:
    """Numbers as "killed 3, injured 4-6, arrested 10+", or a list of counts as the JSON has them.

    Raises:
        StoreError: what is no count, or counts what no table knows.
    """
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise StoreError(f"counts cannot hold {value!r}: {error}") from None
    said = [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value or ()
    return [_count(item) for item in said]


def _count(item: Any) -> dict[str, Any]:
    none: dict[str, Any] = dict.fromkeys(columns(CountCell))
    if isinstance(item, str) and (told := COUNT.fullmatch(item.lower())):
        most = None if told["more"] else int(told["max"] or told["min"])
        item = {"what": told["what"], "min": int(told["min"]), "max": most}
    elif isinstance(item, Mapping):  # of a Reading's JSON
        item = {name: value for name, value in item.items() if name != "attributions"}
    known = sorted({row["what"] for row in resources.table("lexicon/counts")})
    if not isinstance(item, Mapping) or item.keys() - none.keys() or item.get("what") not in known:
        raise StoreError(f"{item!r} is no count; write killed 3, injured 4-6 or arrested 10+, of {', '.join(known)}")
    bounds = item.get("min"), item.get("max")
    if any(isinstance(n, bool) or not isinstance(n, int | None) for n in bounds) or not _ordered(bounds):
        raise StoreError(
            f"{item['what']} {bounds[0]} to {bounds[1]} is no count; write whole numbers, the lesser first"
        )
    return none | dict(item)


def _ordered(bounds: Sequence[int | None]) -> bool:
    told = [0, *(n for n in bounds if n is not None)]
    return len(told) > 1 and told == sorted(told)
