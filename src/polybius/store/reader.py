"""A store read time and again, such as once for every page, without starting DuckDB anew each time."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from polybius.errors import StoreError
from polybius.store.connect import CONFIG, attach, is_locked, whole
from polybius.store.snapshot import Snapshot
from polybius.store.store import Store

__all__ = ["Reader"]

NAME = "store"


class Reader:
    """Opens one store for reading, for several threads at once; starting DuckDB costs more than most questions.

    The file is held only while somebody reads it: others may write to it in between. While another process writes,
    it is shown as it stood before, which ``as_of`` of the store tells.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # The questions of a page are small: handing them to several threads costs more than it saves.
        self._engine = duckdb.connect(config=CONFIG | {"threads": 1})
        self._lock = threading.Lock()
        self._reading = 0
        self._snapshot = Snapshot(path)
        self._as_of: dt.datetime | None = None

    @property
    def state(self) -> tuple[tuple[int, int, int] | None, ...]:
        """What is another whenever the file was written to: its number, size and time, and those of its log."""
        return tuple(_stamp(path) for path in (self.path, self.path.with_name(self.path.name + ".wal")))

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The store, read only.

        Raises:
            StoreError: as ``open_store``.
        """
        connection, as_of = self._begun()
        try:
            with whole(self.path):
                yield Store(self.path, read_only=True, connection=connection, as_of=as_of)
        finally:
            connection.close()
            self._ended()

    def _begun(self) -> tuple[duckdb.DuckDBPyConnection, dt.datetime | None]:
        with self._lock:
            if not self._reading:
                self._as_of = self._attach()
            self._reading += 1
            connection = self._engine.cursor()
            connection.execute(f"USE {NAME}")
            return connection, self._as_of

    def _attach(self) -> dt.datetime | None:
        """Attaches the file, or a copy while another process writes it; when that copy was right."""
        try:
            attach(self._engine, self.path, NAME)
        except StoreError as error:
            if not is_locked(error):
                raise
            try:
                attach(self._engine, self._snapshot.taken(), NAME)
            except (OSError, StoreError):  # no room for a copy, or nothing in it yet
                raise error from None
            return self._snapshot.day
        return None

    def _ended(self) -> None:
        with self._lock:
            self._reading -= 1
            if not self._reading:
                self._engine.execute(f"DETACH {NAME}")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
