"""A map by processes on this machine, that survives the death of a worker."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from polybius.errors import PolybiusError

__all__ = ["Lost", "ordered_map"]

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

UNGUARDED = (
    "no worker process could start: each runs the calling script anew, so the call has to stand in a file, under"
    ' `if __name__ == "__main__":`; or leave workers at 1'
)
IN_FLIGHT = 4  # items a worker that are handed out ahead: enough to keep it busy, few enough for constant memory


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """What comes out for an item whose worker died twice over it."""

    item: Item


def ordered_map(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1
) -> Iterator[Result | Lost[Item]]:
    """The results of a function, in the order of the items, whatever the number of workers.

    Args:
        function: Importable by its name and free of state; what it raises is raised here.
        items: Taken as needed, at most a few for each worker ahead of the results.
        workers: 1 works in this process, more in processes of their own.

    Yields:
        A result an item. An item that was in flight when a worker died is tried once more in a pool of its own;
        the one that kills that pool too comes out as ``Lost``. Who takes no more, as at Ctrl+C, waits for no worker.

    Raises:
        PolybiusError: no worker can start, as in a script without ``if __name__ == "__main__":``.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    if _is_starting():
        sys.exit(1)  # silently: the process that started this one tells why
    pool = _Pool(workers)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            try:
                waiting.append((item, pool.submit(_at_work, function, item)))
            except BrokenProcessPool:
                while waiting:
                    yield from _next(function, waiting)
                yield _again(function, item)
                pool.leave()
                pool = _Pool(workers)
            if len(waiting) >= workers * IN_FLIGHT:
                yield from _next(function, waiting)
        while waiting:
            yield from _next(function, waiting)
        pool.shutdown()
    finally:
        pool.leave()


def _next(
    function: Callable[[Item], Result], waiting: deque[tuple[Item, Future[Result]]]
) -> Iterator[Result | Lost[Item]]:
    item, future = waiting.popleft()
    try:
        yield future.result()
    except BrokenProcessPool:
        # Nobody can tell whose item killed the worker: each that has no result yet gets a pool of its own.
        yield _again(function, item)


def _again(function: Callable[[Item], Result], item: Item) -> Result | Lost[Item]:
    with _Pool(1) as pool:
        try:
            pool.submit(_is_starting).result()
        except BrokenProcessPool:
            raise PolybiusError(UNGUARDED) from None
        try:
            again: Future[Result] = pool.submit(_at_work, function, item)
            return again.result()
        except BrokenProcessPool:
            log.warning("a worker process died twice over the same item; it is given up")
            return Lost(item)


def _is_starting() -> bool:
    """Whether this is a worker that has not come to its work yet: it still runs the script that it was called from."""
    return bool(getattr(multiprocessing.current_process(), "_inheriting", False))


class _Pool(ProcessPoolExecutor):
    """Worker processes that end with their work, or are left at once: what they have in hand is given up then."""

    def __init__(self, workers: int) -> None:
        # "spawn": a forked copy of a process that runs an inference library's threads can hang.
        context = multiprocessing.get_context("spawn")
        told, self._open = context.Pipe(duplex=False)  # nothing is ever sent; it is closed
        super().__init__(workers, mp_context=context, initializer=_watch, initargs=(told,))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hands one out; a worker that this starts is deaf to Ctrl+C, of which it could only complain."""
        if sys.platform == "win32":
            return super().submit(fn, *args, **kwargs)
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    def leave(self) -> None:
        """Hands out no more, and has the workers end: those at work at once, one that only starts when it has started.

        The pool's own thread has ended, too, when this returns: one that still closes its pipes as the interpreter
        ends makes it complain of a bad file descriptor.
        """
        self._open.close()
        self.shutdown(cancel_futures=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.shutdown()
        self.leave()


class _Worker:
    """What a worker process knows of itself."""

    gate = threading.Lock()
    busy = False
    left = False


def _at_work(function: Callable[[Item], Result], item: Item) -> Result:
    """The result of the function, unless the pool was left before it began."""
    with _Worker.gate:
        if _Worker.left:
            raise PolybiusError("nobody waits for this any more")
        _Worker.busy = True
    try:
        return function(item)
    finally:
        with _Worker.gate:
            _Worker.busy = False


def _watch(told: Connection) -> None:
    """Sees to it that a worker ends when its pool is left, or when the process that started it was killed outright."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all processes of a terminal: the starter tells
    threading.Thread(target=_wait_and_end, args=(told,), daemon=True).start()


def _wait_and_end(told: Connection) -> None:
    starter = multiprocessing.parent_process()
    if starter is not None:
        wait([starter.sentinel, told])
        with _Worker.gate:
            _Worker.left = True
            if _Worker.busy:  # else it may be sending a result, of which half would have the starter wait for ever
                os._exit(1)
        starter.join()
        os._exit(1)
