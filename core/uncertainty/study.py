"""A study: the plain run and many others, one after another or on an executor, kept and counted as they end."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import Executor
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Callable, Optional

import numpy as np

from ..cluster.task_progress import task_progress
from ..errors import EspError, InputError
from ..executors import run_tasks, tasks_at_once
from ..progress import Cancelled, Progress, no_progress, part_of
from ..typed import Shape
from ..workflow.memo import Memo
from .accumulation import Accumulator
from .designs import Design
from .outcome import NOWHERE, Outcome, Record, packed
from .run_folder import RunFolder
from .settings import settings_of
from .stability import Catalogue
from .variables import Variable, plain_key

PLAIN = -1
# Increased when the same study would give other numbers.
_VERSION = 3


class Stop:
    """Tells runs in other threads to end; a copy that is sent to another process never does."""

    def __init__(self):
        self._event = threading.Event()

    def __reduce__(self):
        return Stop, ()

    def now(self) -> None:
        """End the runs."""
        self._event.set()

    def check(self, fraction: float = 0.0) -> None:
        """A progress callable that raises `Cancelled` once the runs are to end."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True)
class Study:
    """Everything that runs need.

    Parameters
    ----------
    model : callable
        ``model(layers, parameters, memo, progress)`` gives an `Outcome`. For clusters it must be importable by name.
    layers
        Handed to the model.
    parameters
        Of the plain run.
    variables : tuple of Variable
        Those that vary.
    shape : tuple of int
        Rows and columns of the outcomes.
    elements : tuple of str
        What `Outcome.inside` shows.
    numbers : tuple of str
        Main outputs that are kept of each run.
    kept : tuple of str
        Maps whose mean and deviation are kept.
    compared : tuple of str
        Maps that observations are compared with.
    places : ndarray of int
        Flat indices of the observations' cells, -1 off the grid.
    zones : int
        Number of restoration zones.
    memo : Memo
    stop : Stop
    """

    model: Callable
    layers: object
    parameters: object
    variables: tuple[Variable, ...]
    shape: Shape
    elements: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    places: np.ndarray = field(default_factory=lambda: NOWHERE)
    zones: int = 0
    memo: Memo = field(default_factory=Memo)
    stop: Stop = field(default_factory=Stop)

    def run(self, index: int, places: np.ndarray, progress: Progress = no_progress) -> Record:
        """One run; what goes wrong in it is part of the record.

        Parameters
        ----------
        index : int
            `PLAIN` for the run with the plain parameters.
        places : ndarray of float64
            Of the run in the unit cube.
        progress : callable
        """
        values = np.zeros(0)
        try:
            parameters = self.parameters
            if index != PLAIN:
                parameters, values = settings_of(self.variables, parameters, places)
            outcome: Outcome = self.model(self.layers, parameters, self.memo, progress)
            return packed(index, values, outcome, self.numbers, self.kept, self.compared, self.places)
        except Cancelled:
            raise
        # A run that meets what nobody foresaw must not end the others.
        except Exception as error:  # noqa: BLE001
            return Record(index, failure_of(error), values)

    def key(self, design: Design) -> str:
        """A digest of all that the result depends on: finished runs of another study must not be taken up."""
        digest = hashlib.sha256()
        names = (self.elements, self.numbers, self.kept, self.compared, self.shape, design.method, design.seed)
        parts = (_VERSION, self.model.__name__, self.parameters, self.variables, *names)
        digest.update("|".join(map(plain_key, parts)).encode("utf-8"))
        for array in (*_arrays(self.layers), self.places, design.places):
            digest.update(str((array.dtype.str, array.shape)).encode("ascii"))
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()


@dataclass(frozen=True)
class StudyResult:
    """What the runs have in common.

    Parameters
    ----------
    plain : Record
        The plain run.
    runs : Accumulator
        All others.
    taken_up : int
        Runs that were found finished in the folder.
    """

    plain: Record
    runs: Accumulator
    taken_up: int = 0


def run_study(
    study: Study,
    design: Design,
    executor: Optional[Executor] = None,
    folder: Optional[RunFolder] = None,
    progress: Progress = no_progress,
) -> StudyResult:
    """The plain run, then all runs of a design.

    Records are counted in the order of the runs, whoever makes them, so that one and many workers give the same
    result to the last bit. The memory holds the counts and the records of some runs.

    Parameters
    ----------
    study : Study
    design : Design
    executor : concurrent.futures.Executor, optional
        Threads, processes or a cluster, which is sent the study once; None runs one after another.
    folder : RunFolder, optional
        Where finished runs are kept; those that are there already are taken up.
    progress : callable
        May raise `Cancelled`; what is finished stays in the folder.

    Returns
    -------
    StudyResult

    Raises
    ------
    InputError
        When the plain run fails, no run ends well, or the folder holds the runs of another study.
    """
    accumulator = Accumulator(
        study.shape, len(study.elements), study.zones, len(study.kept), design.runs, Catalogue(study.shape)
    )
    if folder is not None:
        folder.open(study.key(design))
    first = 1.0 / (design.runs + 1.0)
    plain = _plain_run(study, folder, part_of(progress, 0.0, first))
    accumulator.catalogue.begin(plain)
    taken_up = 0 if folder is None else _take_up(folder, accumulator)
    rest = range(accumulator.done, design.runs)
    done = accumulator.done / max(design.runs, 1)
    progress = part_of(progress, first, 1.0)
    records = _records(study, design, rest, executor, part_of(progress, done, 1.0))
    try:
        for record in records:
            if folder is not None:
                folder.keep(record)
            accumulator.add(record)
            if folder is not None and folder.is_due(accumulator.done):
                folder.checkpoint(accumulator)
    except Cancelled:
        study.stop.now()
        raise
    finally:
        records.close()
    if not accumulator.ended:
        raise InputError(
            "None of the {count} runs ended well; the first says: {reason}",
            count=design.runs,
            reason=accumulator.failures[0][1] if accumulator.failures else "-",
        )
    progress(1.0)
    return StudyResult(plain, accumulator, taken_up)


def _plain_run(study: Study, folder: Optional[RunFolder], progress: Progress) -> Record:
    record = None if folder is None else folder.read(PLAIN)
    if record is None:
        record = study.run(PLAIN, np.zeros(0), progress)
        if record.failure:
            raise InputError("The plain run, with nothing varied, fails: {reason}", reason=record.failure)
        if folder is not None:
            folder.keep(record)
    return record


def _take_up(folder: RunFolder, accumulator: Accumulator) -> int:
    folder.restore(accumulator)
    while True:
        record = folder.read(accumulator.done)
        if record is None:
            return accumulator.done
        accumulator.add(record)


def _records(study, design, rest, executor, progress):
    """The records of the runs in their order."""
    if executor is None:
        for number, index in enumerate(rest):
            step = part_of(progress, number / len(rest), (number + 1) / len(rest))
            yield study.run(index, design.places[index], step)
        return
    tasks = [(index, design.places[index]) for index in rest]
    yield from run_tasks(run_task, tasks, executor, progress, tasks_at_once(executor) + 1, common=study)


def run_task(study: Study, task: tuple) -> Record:
    """One run on a worker: (index, places)."""
    index, places = task
    return study.run(index, places, stop_of(study))


def stop_of(study: Study) -> Progress:
    """A progress callable for a run on a thread or a worker: it raises `Cancelled` once the run is to end."""
    on_cluster = task_progress()

    def check(fraction: float) -> None:
        study.stop.check()
        on_cluster(fraction)

    return check


def failure_of(error: Exception) -> str:
    """What is said of a run that failed: a sentence for the user, or what nobody foresaw with its kind."""
    return str(error) if isinstance(error, EspError) else f"{type(error).__name__}: {error}"


def _arrays(value):
    """All arrays of layers, in the order of their fields."""
    if isinstance(value, np.ndarray):
        yield value
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _arrays(getattr(value, entry.name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _arrays(part)
    elif isinstance(value, (int, float)):
        yield np.array([value], dtype=np.float64)
