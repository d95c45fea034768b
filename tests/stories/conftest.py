"""A store in a file of its own, and what it makes of some reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from polybius.schema import Reading
from polybius.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(tmp_path / "made.duckdb") as opened:
        yield opened


@pytest.fixture
def linked(store: Store) -> Callable[..., list[set[str]]]:
    """Adds reports, links, and gives back the stories, each as the set of its documents with the event's number."""

    def link(*reports: Reading) -> list[set[str]]:
        store.add(reports)
        store.link()
        names = {event.id: f"{r.document.id}.{n}" for r in reports for n, event in enumerate(r.events)}
        rows = store.connection.execute("SELECT story_id, event_id FROM story_events ORDER BY story_id").fetchall()
        stories: dict[str, set[str]] = {}
        for story, event in rows:
            stories.setdefault(story, set()).add(names.get(event, event))
        return sorted(stories.values(), key=sorted)

    return link
