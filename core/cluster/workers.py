"""Who does the tasks of a run: this thread, several threads, or the workers of a Dask cluster."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import uuid
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Iterator, Optional

from ..errors import InputError
from . import probe
from .array_files import ArrayFolder
from .executor import ClusterExecutor

# Seconds that a scheduler has to answer.
_PATIENCE = 10.0


@dataclass(frozen=True)
class Workers:
    """Who does the tasks.

    Parameters
    ----------
    executor : Executor, optional
        For `executors.run_tasks`, and all that takes an executor; None does one task after another.
    count : int
        Number of workers.
    shares_files : bool
        Whether large arrays go by files that all workers see.
    other_versions : tuple of str
        Python, numpy and scipy of workers where these are not those of this process.
    """

    executor: Optional[Executor]
    count: int
    shares_files: bool = False
    other_versions: tuple = ()


@contextlib.contextmanager
def open_workers(scheduler: str = "", threads: int = 1, folder: str = "") -> Iterator[Workers]:
    """Threads of this process, or a Dask cluster by the address of its scheduler.

    Workers need this package, the same as here, numpy and scipy; neither QGIS nor a graphical system.

    Parameters
    ----------
    scheduler : str
        For example "tcp://192.168.1.20:8786"; empty runs here.
    threads : int
        Tasks at a time here; 0 takes the number of processors.
    folder : str
        For large arrays on their way to workers and back. Where all of them see it they read what they need from
        files there, else they are sent the arrays.

    Yields
    ------
    Workers

    Raises
    ------
    InputError
        When the scheduler cannot be reached, a worker lacks the package or has another version of it, or
        dask.distributed is not installed.
    """
    if scheduler.strip():
        with _cluster(scheduler.strip(), folder) as workers:
            yield workers
        return
    threads = threads or os.cpu_count() or 1
    if threads <= 1:
        yield Workers(None, 1)
        return
    with ThreadPoolExecutor(threads) as executor:
        yield Workers(executor, threads)


@contextlib.contextmanager
def _cluster(address: str, folder: str) -> Iterator[Workers]:
    distributed = _distributed()
    # At hand where it cannot start, too: the collector would close it in any thread, which then waits for its loop.
    client = distributed.Client.__new__(distributed.Client)
    try:
        client.__init__(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        client.close()
        raise InputError(
            "The scheduler {address} cannot be reached: {reason}. Check that it runs and that its port is open.",
            address=address,
            reason=str(error) or type(error).__name__,
        ) from error
    try:
        found = _facts_of(client, address, folder)
        own = probe.worker_facts()
        for worker, facts in found.items():
            if facts.sources != own.sources:
                raise InputError(
                    "The worker {worker} has another version of {package} than this computer: put the same one on "
                    "its PYTHONPATH and start it anew.",
                    worker=worker,
                    package=probe.PACKAGE,
                )
        others = {facts.versions for facts in found.values()} - {own.versions}
        seen = bool(folder) and all(facts.sees for facts in found.values())
        executor = ClusterExecutor(client, len(found), ArrayFolder(folder if seen else ""))
        try:
            yield Workers(executor, len(found), seen, tuple(sorted(others)))
        finally:
            executor.end()
    finally:
        client.close()


def _facts_of(client: Any, address: str, folder: str) -> dict:
    """The facts of every worker."""
    # What needs no package of ours comes first.
    for worker, found in client.run(importlib.util.find_spec, probe.PACKAGE, on_error="return").items():
        if found is None or isinstance(found, BaseException):
            raise InputError(
                "The worker {worker} cannot import {package}: put the folder that holds it on its PYTHONPATH.",
                worker=worker,
                package=probe.PACKAGE,
            )
    token = ""
    if folder:
        token = os.path.join(folder, f"{uuid.uuid4().hex}.seen")
        with open(token, "xb"):
            pass
    facts = client.run(probe.worker_facts, token, on_error="return")
    if token:
        os.remove(token)
    if not facts:
        raise InputError(
            "The scheduler {address} has no worker; start some with \"dask worker {address}\".", address=address
        )
    for worker, found in facts.items():
        if isinstance(found, BaseException):
            raise InputError(
                "The worker {worker} cannot load {package}: {reason}.",
                worker=worker,
                package=probe.PACKAGE,
                reason=f"{type(found).__name__}: {found}",
            )
    return facts


def _distributed() -> Any:
    """Dask's library.

    Raises
    ------
    InputError
        When it is not installed.
    """
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise InputError(
            "Runs on a cluster need the Python library distributed: install it with \"python -m pip install "
            "distributed\", or leave the scheduler empty."
        ) from error
