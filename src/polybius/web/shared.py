"""What several pages hold: the names to offer while somebody types, and what the documents ask to be told."""

from __future__ import annotations

from polybius.queries import fetched
from polybius.report.labels import names_of
from polybius.store import Store

__all__ = ["known_in", "notices_of"]

SUGGESTIONS = 400  # names offered while typing


def known_in(store: Store) -> list[tuple[str, str]]:
    """Codes and names to offer while somebody types, those named most first."""
    names = names_of(store.connection)
    found = fetched(
        store.connection,
        f"SELECT entity_id FROM current_entities ORDER BY n_mentions DESC, entity_id LIMIT {SUGGESTIONS}",
    )
    return [(row["entity_id"], names.id(row["entity_id"])) for row in found]


def notices_of(store: Store) -> tuple[str, ...]:
    """What the documents of a store ask to be told with them."""
    found = fetched(
        store.connection, "SELECT DISTINCT notice FROM current_documents WHERE notice IS NOT NULL ORDER BY 1"
    )
    return tuple(row["notice"] for row in found)
