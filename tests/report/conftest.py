from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from polybius.store import Store, open_store
from tests.report import made


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.store(tmp_path_factory.mktemp("report") / "made.duckdb")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, read_only=True) as opened:
        yield opened
