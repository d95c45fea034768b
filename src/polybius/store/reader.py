"""A store read time and again, such as once for every page, without starting DuckDB anew each time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from polybius.store.connect import CONFIG, attach, whole
from polybius.store.store import Store

__all__ = ["Reader"]

NAME = "store"


class Reader:
    """Opens one store for reading, for several threads at once; starting DuckDB costs more than most questions.

    The file is held only while somebody reads it: others may write to it in between.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # The questions of a page are small: handing them to several threads costs more than it saves.
        self._engine = duckdb.connect(config=CONFIG | {"threads": 1})
        self._lock = threading.Lock()
        self._reading = 0

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The store, read only.

        Raises:
            StoreError: as ``open_store``.
        """
        connection = self._begun()
        try:
            with whole(self.path):
                yield Store(self.path, read_only=True, connection=connection)
        finally:
            connection.close()
            self._ended()

    def _begun(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if not self._reading:
                attach(self._engine, self.path, NAME)
            self._reading += 1
            connection = self._engine.cursor()
            connection.execute(f"USE {NAME}")
            return connection

    def _ended(self) -> None:
        with self._lock:
            self._reading -= 1
            if not self._reading:
                self._engine.execute(f"DETACH {NAME}")
