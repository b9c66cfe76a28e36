"""A Dask cluster as a `concurrent.futures.Executor` that keeps what its tasks have in common."""

from __future__ import annotations

import weakref
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, Callable

from ..errors import InputError, phrase
from .array_files import ArrayFolder, opened, remove_files, taken
from .probe import PACKAGE

# How often data that were lost with all their workers are sent anew before a run gives up.
_MOST_RENEWALS = 5
_GONE = phrase("The scheduler or all of its workers are gone; start them and run again.")


class ClusterExecutor(Executor):
    """Hands tasks to the workers of a cluster.

    Parameters
    ----------
    client : distributed.Client
    count : int
        Number of workers.
    folder : ArrayFolder
        Where large arrays are laid.
    """

    def __init__(self, client: Any, count: int, folder: ArrayFolder):
        self._client, self._executor = client, client.get_executor(pure=False)
        self.count, self.folder = count, folder

    def submit(self, function: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """As any executor does."""
        return self._executor.submit(function, *args, **kwargs)

    def end(self) -> None:
        """Have the workers drop what is not done."""
        self._executor.shutdown(wait=False)

    def calls(self, function: Callable, common: Any) -> SharedCalls:
        """Calls of a function that share what is common; for `executors.run_tasks`."""
        return SharedCalls(self, function, common)

    def hold(self, common: Any) -> Held:
        """What tasks need, sent to every worker once."""
        return Held(self, common)

    def sent(self, value: Any) -> Any:
        """A reference to a value that every worker has now.

        Raises
        ------
        InputError
            When there is no worker any more.
        """
        try:
            # In a list of its own: the parts of lists and dicts would be sent one by one.
            [reference] = self._client.scatter([value], broadcast=True, hash=False)
        except (OSError, TimeoutError) as error:
            raise InputError(_GONE) from error
        return reference

    @property
    def is_up(self) -> bool:
        """Whether the scheduler is there."""
        return self._client.status == "running"


class Held:
    """What tasks have in common: every worker has it once, its large arrays in files where these are seen.

    The files go with it.

    Parameters
    ----------
    executor : ClusterExecutor
    value : object

    Raises
    ------
    InputError
        When the disk is too small for the files.
    """

    def __init__(self, executor: ClusterExecutor, value: Any):
        self._executor, self._value = executor, executor.folder.laid(value)
        weakref.finalize(self, remove_files, self._value)
        self.reference = executor.sent(self._value)
        self._renewals = 0

    def renew(self, lost: Any) -> None:
        """Send it again, where the reference that was lost is still the one in use.

        Raises
        ------
        InputError
            When it is lost time and again.
        """
        if lost is not self.reference:
            return
        self._renewals += 1
        if self._renewals > _MOST_RENEWALS:
            raise InputError(_GONE)
        self.reference = self._executor.sent(self._value)


class SharedCalls:
    """Calls of one function on a cluster.

    Tasks of a worker that is lost are done again by others: Dask does that by itself. Where what the tasks share was
    lost with the last worker that held it, it is sent once more, and they are handed out again.

    Parameters
    ----------
    executor : ClusterExecutor
    function : callable
    common : object or Held
        None where there is nothing.
    """

    def __init__(self, executor: ClusterExecutor, function: Callable, common: Any):
        self._executor, self._function = executor, function
        # So many that no worker waits for the next one.
        self.in_flight = 2 * executor.count
        self._held = common if common is None or isinstance(common, Held) else executor.hold(common)
        self._out: dict = {}

    def submit(self, task: Any) -> Future:
        """Hand out a task."""
        reference = None if self._held is None else self._held.reference
        future = self._executor.submit(_run, self._function, reference, self._executor.folder, task)
        self._out[future] = task, reference
        return future

    def result(self, future: Future, awaited: Callable) -> Any:
        """What a task gives.

        Raises
        ------
        InputError
            When the cluster is what went wrong; else what the task raises.
        """
        while True:
            task, reference = self._out.pop(future)
            try:
                return taken(awaited(future))
            except Exception as error:
                if not self._is_lost(error):
                    raise
            if self._held is None:
                raise InputError(_GONE)
            self._held.renew(reference)
            future = self.submit(task)

    def _is_lost(self, error: Exception) -> bool:
        """Whether a task ended because its data are gone, so that it can be done again."""
        if type(error).__name__ == "KilledWorker":
            raise InputError(
                "Several workers of the cluster died at the same task, most likely for want of memory: give each more "
                "memory, start fewer of them on a computer, or leave the scheduler empty."
            ) from error
        if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] == PACKAGE:
            raise InputError(
                "A worker that has joined meanwhile cannot import {package}: put the folder that holds it on its "
                "PYTHONPATH.",
                package=PACKAGE,
            ) from error
        if isinstance(error, FileNotFoundError) and self._executor.folder.path:
            raise InputError(
                "A worker does not see {path}, where the others read: give all of them the same drives.",
                path=self._executor.folder.path,
            ) from error
        if not isinstance(error, CancelledError):
            return False
        if not self._executor.is_up:
            raise InputError(_GONE) from error
        return True


def _run(function: Callable, common: Any, folder: ArrayFolder, task: Any) -> Any:
    """A task on a worker."""
    return folder.laid(function(task) if common is None else function(opened(common), task))
