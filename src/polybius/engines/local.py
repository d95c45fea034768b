"""A map by processes on this machine, that survives the death of a worker."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Lost", "ordered_map"]

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

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
        the one that kills that pool too comes out as ``Lost``.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    pool = _pool(workers)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            try:
                waiting.append((item, pool.submit(function, item)))
            except BrokenProcessPool:
                while waiting:
                    yield from _next(function, waiting)
                yield _again(function, item)
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(workers)
            if len(waiting) >= workers * IN_FLIGHT:
                yield from _next(function, waiting)
        while waiting:
            yield from _next(function, waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


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
    with _pool(1) as pool:
        try:
            return pool.submit(function, item).result()
        except BrokenProcessPool:
            log.warning("a worker process died twice over the same item; it is given up")
            return Lost(item)


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a forked copy of a process that runs an inference library's threads can hang.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
