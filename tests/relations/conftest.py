"""A store of reports made by hand, and the relation that it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import polybius
from polybius.relations import Relation, from_store
from polybius.schema import Reading
from polybius.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(tmp_path / "made.duckdb") as opened:
        yield opened


@pytest.fixture
def relation(store: Store) -> Callable[..., Relation]:
    """Adds reports, links them, and gives the relation of two parties."""

    def make(*reports: Reading, a: str = "USA", b: str = "IRQ") -> Relation:
        store.add(reports)
        store.link()
        return from_store(store.connection, a, b)

    return make


@pytest.fixture
def ledger(relation):
    """The measures between two parties that some reports, a day and a text each, tell of."""

    def make(a, b, *reports):
        return relation(*(polybius.read(text, published=day) for day, text in reports), a=a, b=b).measures()

    return make
