"""The progress of a task on a worker: nothing is told, but a task that nobody waits for any more ends."""

from __future__ import annotations

import sys

from ..progress import Cancelled, Progress, no_progress


def task_progress() -> Progress:
    """The progress callable of the task that calls it.

    Returns
    -------
    callable
        Raises `Cancelled` once the scheduler has told the worker that the task's result is not wanted any more: the run
        was cancelled, or the process that waited for it is gone. Off a cluster it does nothing.
    """
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return no_progress
    try:
        worker = distributed.get_worker()
        key = worker.get_current_task()
    except (AttributeError, LookupError, ValueError):
        return no_progress
    tasks = worker.state.tasks

    def check(fraction: float) -> None:
        task = tasks.get(key)
        if task is None or task.state == "cancelled":
            raise Cancelled

    return check
