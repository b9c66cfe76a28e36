"""Solves on an executor, with progress and cancelling inside each of them."""

from __future__ import annotations

import threading
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import Callable, Iterator, Optional

from ..cluster.task_progress import task_progress
from ..executors import run_tasks
from ..progress import Progress, part_of


def workers(executor: Optional[Executor]) -> int:
    """How many tasks run at once in this process."""
    return getattr(executor, "_max_workers", 1) if isinstance(executor, ThreadPoolExecutor) else 1


def solve_all(solve: Callable, tasks, executor: Optional[Executor], progress: Progress) -> Iterator:
    """Yield ``solve(task, progress=...)`` for every task, in order.

    One after another, and on threads, every solve reports its progress and can be cancelled inside;
    in other processes it runs to its end, on a cluster until it is cancelled.
    """
    tasks = list(tasks)
    count = max(len(tasks), 1)
    if executor is None:
        for k, task in enumerate(tasks):
            yield solve(task, progress=part_of(progress, k / count, (k + 1) / count))
        progress(1.0)
    elif isinstance(executor, ThreadPoolExecutor):
        shared = _Shared(progress, count)
        # Finished solutions are large: no more of them wait than are being worked on.
        ahead = workers(executor) + 1
        yield from run_tasks(partial(_with_shared, solve, shared), enumerate(tasks), executor, shared.poll, ahead)
    else:
        # What all solutions share goes to the workers once: it is as large as the raster.
        yield from run_tasks(_elsewhere, tasks, executor, progress, common=solve)


def _elsewhere(solve, task):
    return solve(task, progress=task_progress())


class _Shared:
    """The progress of several solves at once; it never runs backwards."""

    def __init__(self, progress: Progress, count: int):
        self._progress, self._parts = progress, [0.0] * count
        self._lock = threading.Lock()

    def report(self, k: int, fraction: float) -> None:
        with self._lock:
            self._parts[k] = max(self._parts[k], fraction)
            self._progress(sum(self._parts) / len(self._parts))

    def poll(self, fraction: float) -> None:
        with self._lock:
            self._progress(max(fraction, sum(self._parts) / len(self._parts)))


def _with_shared(solve, shared, numbered):
    k, task = numbered
    result = solve(task, progress=partial(shared.report, k))
    shared.report(k, 1.0)
    return result
