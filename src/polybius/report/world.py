"""The bundled daily series that answers the same question by another way."""

from __future__ import annotations

import functools

from polybius import relations, resources
from polybius.relations import Relation

__all__ = ["bundled"]

CARD = "series/CARD.md"
SOURCE = "Source: "  # begins the paragraph of the card that says how the figures are to be cited


@functools.lru_cache(maxsize=8)
def bundled(a: str, b: str) -> tuple[Relation, str] | None:
    """The bundled series of two countries and what to cite it as; None where there is none of them."""
    dyad = "-".join(sorted((a, b)))
    days = relations.bundled(dyad)
    if not days:
        return None
    return relations.measure(days, dyad=dyad), _citation()


def _citation() -> str:
    paragraphs = (resources.folder() / CARD).read_text(encoding="utf-8").split("\n\n")
    found = next((paragraph for paragraph in paragraphs if paragraph.startswith(SOURCE)), "")
    return " ".join(found.removeprefix(SOURCE).split())
