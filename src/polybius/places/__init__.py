"""Places: the toponyms of a text and where on the map they lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.places.find import find
from polybius.places.resolve import resolve as _resolve
from polybius.places.resolve import toponym_of
from polybius.resources.places import Entry, gazetteer
from polybius.schema import Place, Reading, Span

__all__ = ["locate", "named", "resolve"]


def resolve(reading: Reading) -> Reading:
    """The reading with its ``places``, in the order of the text: every toponym, placed where the gazetteer knows it.

    A name that the gazetteer does not have is a place of kind "unknown" without country and coordinates.
    A state that acts ("Iraq said") is among them; which of them is the place of an event, the events stage decides
    by syntax. Peoples ("Iraqi") are none.
    """
    known = gazetteer()
    found = _resolve(reading, find(reading, known), known)
    return replace(reading, places=tuple(found))


def locate(reading: Reading, spans: Iterable[Span]) -> tuple[Place, ...]:
    """The places that given words of a reading mean, in that order; of kind "unknown" where no table has them."""
    given = list(spans)
    in_order = sorted(range(len(given)), key=lambda index: (given[index].start, given[index].end))
    found = _resolve(reading, [toponym_of(reading.text, given[index]) for index in in_order], gazetteer())
    return tuple(place for _, place in sorted(zip(in_order, found, strict=True), key=lambda pair: pair[0]))


def named(name: str) -> tuple[Entry, ...]:
    """All places of the gazetteer that have this name, in no order of likelihood."""
    return tuple(gazetteer().named(name))
