"""Independent tasks in order, one after another or on any `concurrent.futures.Executor`."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, wait
from typing import Callable, Generator, Iterable, Optional

from .progress import Progress, no_progress

# Seconds after which a run that waits looks whether it was cancelled.
_LOOK = 0.5


def run_tasks(
    function: Callable,
    tasks: Iterable,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    in_flight: int = 8,
) -> Generator:
    """Yield ``function(task)`` for every task, in the order of the tasks.

    Parameters
    ----------
    function : callable
        Takes one task. For process pools and clusters it must be importable by name.
    tasks : iterable
        The tasks; sized iterables give an exact progress.
    executor : concurrent.futures.Executor, optional
        Threads inside QGIS, processes or ``distributed.Client(...).get_executor()`` in scripts.
        None runs the tasks one after another.
    progress : callable
        Called with the share of finished tasks; may raise `Cancelled`.
    in_flight : int
        How many tasks are handed to the executor ahead of the one that is waited for; bounds
        the memory that finished results hold.

    Yields
    ------
    object
        The results, in order, so that sums over them do not depend on the executor.
    """
    tasks = list(tasks)
    count = max(len(tasks), 1)
    if executor is None:
        for done, task in enumerate(tasks):
            progress(done / count)
            yield function(task)
        progress(1.0)
        return
    waiting: deque = deque()
    upcoming = iter(tasks)
    try:
        for task in upcoming:
            waiting.append(executor.submit(function, task))
            if len(waiting) >= in_flight:
                break
        for done in range(len(tasks)):
            progress(done / count)
            result = _awaited(waiting.popleft(), progress, done / count)
            for task in upcoming:
                waiting.append(executor.submit(function, task))
                break
            yield result
        progress(1.0)
    finally:
        for future in waiting:
            future.cancel()


def _awaited(future: Future, progress: Progress, fraction: float) -> object:
    """The result of a task; while it runs the progress is called, so that a long one can be cancelled."""
    try:
        while not wait([future], _LOOK).done:
            progress(fraction)
    except BaseException:
        future.cancel()
        raise
    return future.result()
