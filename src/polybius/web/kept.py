"""Answers that were given already, kept for as long as the store's file stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response, StreamingResponse

__all__ = ["Kept"]

MOST_BYTES = 64 << 20  # of all that are kept together; the least lately asked for goes first


@dataclass(frozen=True, slots=True)
class _Given:
    body: bytes
    headers: Mapping[str, str]


class Kept:
    """The last answers by address, all of one state of a file; another state forgets them."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._size = most_bytes, 0
        self._state: object = None
        self._given: OrderedDict[str, _Given] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, state: object, address: str) -> Response | None:
        """The answer that was given to an address when the file was in this state."""
        with self._lock:
            if state != self._state or address not in self._given:
                return None
            self._given.move_to_end(address)
            given = self._given[address]
        return Response(given.body, headers=dict(given.headers))

    def keep(self, state: object, address: str, answer: Response) -> None:
        """Keeps an answer; one that is given from a file, or takes more than a quarter of the room, is not kept."""
        if isinstance(answer, StreamingResponse):
            return
        body = bytes(answer.body)
        if len(body) * 4 > self._most:
            return
        with self._lock:
            if state != self._state:
                self._given.clear()
                self._state, self._size = state, 0
            if address in self._given:
                self._size -= len(self._given.pop(address).body)
            self._given[address] = _Given(body, dict(answer.headers))
            self._size += len(body)
            while self._size > self._most:
                self._size -= len(self._given.popitem(last=False)[1].body)
