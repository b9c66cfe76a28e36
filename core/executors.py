"""Independent tasks in order, one after another or on any `concurrent.futures.Executor`."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, Callable, Generator, Iterable, Optional

from .progress import Progress, no_progress

# Seconds after which a run that waits looks whether it was cancelled.
_LOOK = 0.5


def shares_memory(executor: Optional[Executor]) -> bool:
    """Whether tasks run in this process."""
    return executor is None or isinstance(executor, ThreadPoolExecutor)


def tasks_at_once(executor: Optional[Executor]) -> int:
    """How many tasks an executor does at a time."""
    return 1 if executor is None else getattr(executor, "count", getattr(executor, "_max_workers", 1))


def sent_once(executor: Optional[Executor], common: Any) -> Any:
    """What several calls of `run_tasks` give as `common`, so that a cluster is sent it once for all of them."""
    hold = getattr(executor, "hold", None)
    return common if hold is None else hold(common)


def laid(executor: Optional[Executor], value: Any) -> Any:
    """A part of what tasks have in common, its large arrays in files where a cluster sees these, not in memory."""
    folder = getattr(executor, "folder", None)
    return value if folder is None else folder.laid(value)


def run_tasks(
    function: Callable,
    tasks: Iterable,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    in_flight: int = 8,
    common: Any = None,
) -> Generator:
    """Yield ``function(task)`` for every task, in the order of the tasks.

    Parameters
    ----------
    function : callable
        Takes one task; with `common` that comes first. For process pools and clusters it must be importable by name.
    tasks : iterable
        The tasks; sized iterables give an exact progress.
    executor : concurrent.futures.Executor, optional
        Threads inside QGIS, the workers of a Dask cluster (`cluster.workers.open_workers`), processes in scripts.
        None runs the tasks one after another.
    progress : callable
        Called with the share of finished tasks; may raise `Cancelled`.
    in_flight : int
        How many tasks are handed to the executor ahead of the one that is waited for; bounds
        the memory that finished results hold. A cluster takes at least as many as it has workers.
    common : optional
        What all tasks need: a cluster is sent it once, and not with every task.

    Yields
    ------
    object
        The results, in order, so that sums over them do not depend on the executor.
    """
    tasks = list(tasks)
    count = max(len(tasks), 1)
    if executor is None:
        call = function if common is None else partial(function, common)
        for done, task in enumerate(tasks):
            progress(done / count)
            yield call(task)
        progress(1.0)
        return
    if not tasks:
        progress(1.0)
        return
    # A cluster shares what is common in its own way.
    calls = getattr(executor, "calls", partial(_Calls, executor))(function, common)
    in_flight = max(in_flight, calls.in_flight)
    waiting: deque = deque()
    upcoming = iter(tasks)
    try:
        for task in upcoming:
            waiting.append(calls.submit(task))
            if len(waiting) >= in_flight:
                break
        for done in range(len(tasks)):
            progress(done / count)
            result = calls.result(waiting.popleft(), partial(_awaited, progress=progress, fraction=done / count))
            for task in upcoming:
                waiting.append(calls.submit(task))
                break
            yield result
        progress(1.0)
    finally:
        for future in waiting:
            future.cancel()


class _Calls:
    """Calls of a function on an executor that knows nothing of what they share."""

    in_flight = 1

    def __init__(self, executor: Executor, function: Callable, common: Any):
        self._executor = executor
        self._function = function if common is None else partial(function, common)

    def submit(self, task: Any) -> Future:
        """Hand out a task."""
        return self._executor.submit(self._function, task)

    def result(self, future: Future, awaited: Callable) -> object:
        """What a task gives."""
        return awaited(future)


def _awaited(future: Future, progress: Progress, fraction: float) -> object:
    """The result of a task; while it runs the progress is called, so that a long one can be cancelled."""
    try:
        while not wait([future], _LOOK).done:
            progress(fraction)
    except BaseException:
        future.cancel()
        raise
    return future.result()
