"""Who does the independent parts of a run: this computer, or the workers of a Dask scheduler."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import Iterator

KEY = "SCHEDULER"
# The scheduler of a run that runs others: their steps have no parameter of it that the user sees.
_OUTER: ContextVar[str] = ContextVar("scheduler of the outer run", default="")


def scheduler_of(values) -> str:
    """The address of the scheduler that a form, or the run that it is a step of, names; empty where none does."""
    return values.text(KEY) or _OUTER.get()


@contextmanager
def open_workers_of(job, threads: int = 1) -> Iterator:
    """The workers of a run, for as long as the ``with`` lasts.

    Parameters
    ----------
    job : Job
        Of a form with `add_scheduler`.
    threads : int
        Tasks at a time where the run has no scheduler; 0 takes the number of processors.

    Yields
    ------
    Workers

    Raises
    ------
    InputError
        When the scheduler cannot be reached, or its workers are not fit for the run.
    """
    from ...core.cluster.workers import open_workers

    scheduler = scheduler_of(job)
    # What workers share lies where the outputs will: a drive that they see, if any is.
    with open_workers(scheduler, threads, job.passing_folder() if scheduler else "") as workers:
        if scheduler:
            job.log(
                "{count} {count:worker|workers} of {scheduler} take part.", count=workers.count, scheduler=scheduler
            )
            if not workers.shares_files:
                job.log(
                    "They do not see the folder of the outputs, so that rasters are sent to them; with outputs on a "
                    "drive that they see they read what they need from there."
                )
            if workers.other_versions:
                job.warn(
                    "Workers run {versions}, unlike this computer: the last digits of results can differ.",
                    versions="; ".join(workers.other_versions),
                )
        yield workers


@contextmanager
def scheduler_for_steps(values) -> Iterator[None]:
    """Let the runs within the ``with`` use the scheduler that a form names."""
    token = _OUTER.set(scheduler_of(values))
    try:
        yield
    finally:
        _OUTER.reset(token)
