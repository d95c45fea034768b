from __future__ import annotations

import pytest

from polybius.store import open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store.duckdb") as opened:
        yield opened
