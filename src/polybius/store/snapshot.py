"""A store that another process is writing, as that process last brought its file up to date."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

__all__ = ["Snapshot"]

HEADERS = 4096, 8192  # of a DuckDB file, the place and length in bytes of the two of which the newer one counts
TRIES = 3


class Snapshot:
    """A copy of a store's file, taken anew when the file has moved on, and deleted with this object.

    The process that writes a store puts what is new where its newest header names nothing, and the next header last of
    all. So a copy is whole when the headers are the same before and after it was taken.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.day: dt.datetime | None = None  # of the copy, in local time
        self._headers = b""
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def taken(self) -> Path:
        """The copy, which nobody may have open meanwhile.

        Raises:
            OSError: it cannot be taken: no room, or the file goes on too fast.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="polybius-")
        copy = Path(self._folder.name) / "store.duckdb"
        for _ in range(TRIES):
            headers, day = self._look(), dt.datetime.fromtimestamp(self.path.stat().st_mtime)
            if headers == self._headers:
                return copy
            self._headers = b""
            copy.unlink(missing_ok=True)
            shutil.copyfile(self.path, copy)
            if self._look() == headers:
                self._headers, self.day = headers, day
                return copy
        raise OSError(f"{self.path} changed {TRIES} times while it was copied")

    def _look(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(HEADERS[0])
            return file.read(HEADERS[1])
