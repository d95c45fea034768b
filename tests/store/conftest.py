"""A new store."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.store import open_store


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "made.duckdb") as opened:
        yield opened
