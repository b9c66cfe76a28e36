"""Who makes the runs: this thread, several threads, or the workers of a Dask cluster."""

from __future__ import annotations

import contextlib
import importlib
import os
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable, Iterator, Optional

from ..errors import InputError

# Seconds that a scheduler has to answer.
_PATIENCE = 10.0


@dataclass(frozen=True)
class Workers:
    """An executor and what it needs.

    Parameters
    ----------
    executor : Executor, optional
        None runs one after another.
    share : callable
        Turns a study into what is sent with each task.
    in_flight : int
        Runs that are handed out at a time.
    count : int
        Number of workers.
    """

    executor: Optional[Executor]
    share: Callable
    in_flight: int
    count: int


@contextlib.contextmanager
def open_workers(scheduler: str = "", threads: int = 1) -> Iterator[Workers]:
    """Threads of this process, or a Dask cluster by the address of its scheduler.

    The study is sent to each worker of a cluster once; the package must be importable there as here.

    Parameters
    ----------
    scheduler : str
        For example "tcp://192.168.1.20:8786"; empty runs here.
    threads : int
        Runs at a time here; 0 takes the number of processors.

    Yields
    ------
    Workers

    Raises
    ------
    InputError
        When the scheduler cannot be reached, or dask.distributed is not installed.
    """
    if scheduler.strip():
        with _cluster(scheduler.strip()) as workers:
            yield workers
        return
    threads = threads or os.cpu_count() or 1
    if threads <= 1:
        yield Workers(None, _itself, 1, 1)
        return
    with ThreadPoolExecutor(threads) as executor:
        yield Workers(executor, _itself, threads + 1, threads)


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError as error:
        raise InputError(
            "Runs on a cluster need the Python library distributed: install it with \"python -m pip install "
            "distributed\", or leave the scheduler empty."
        ) from error
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(
            "The scheduler {address} cannot be reached: {reason}. Check that it runs and that its port is open.",
            address=address,
            reason=str(error) or type(error).__name__,
        ) from error
    try:
        count = len(client.scheduler_info(n_workers=-1)["workers"])
        if not count:
            raise InputError(
                "The scheduler {address} has no worker; start some with \"dask worker {address}\".", address=address
            )
        with client.get_executor() as executor:
            yield Workers(executor, lambda study: client.scatter(study, broadcast=True), 2 * count, count)
    finally:
        client.close()


def _itself(study):
    return study
