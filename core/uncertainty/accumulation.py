"""Counts and moments over the runs: what is kept of many runs in the memory of a few maps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..typed import Shape
from .outcome import Record
from .stability import Catalogue

# So often along the runs the agreement of the two halves is noted.
_NOTES = 40


@dataclass(frozen=True)
class Convergence:
    """How far the maps of two halves of the runs so far differ.

    Parameters
    ----------
    runs : ndarray of int64, shape (notes,)
        Runs that had ended well.
    difference : ndarray of float64, shape (notes, elements + zones)
        Mean difference of the probability between the runs of odd and of even number, over all cells where the element
        or zone was found at least once, divided by 2: about the mean error of the probability of all runs together.
    """

    runs: np.ndarray
    difference: np.ndarray


class Accumulator:
    """Adds up records in the order of the runs.

    Counts are whole numbers and sums are made in the order of the runs, so that the result does not depend on who
    computed which run.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    elements : int
    zones : int
        Number of restoration zones, 0 without.
    fields : int
        Number of maps whose mean and deviation are kept.
    runs : int
        How many there will be, for the notes of convergence.
    catalogue : Catalogue
        Of sources and corridors.
    """

    def __init__(self, shape: Shape, elements: int, zones: int, fields: int, runs: int, catalogue: Catalogue):
        cells = shape[0] * shape[1]
        self.shape = shape
        self.done = 0
        self.count = np.zeros((elements, cells), dtype=np.uint16)
        self.even = np.zeros((elements, cells), dtype=np.uint16)
        self.zone_count = np.zeros((zones, cells), dtype=np.uint16)
        self.zone_even = np.zeros((zones, cells), dtype=np.uint16)
        self.field_count = np.zeros((fields, cells), dtype=np.uint16)
        self.field_mean = np.zeros((fields, cells))
        self.field_squares = np.zeros((fields, cells))
        self.catalogue = catalogue
        self.indices: list[int] = []
        self.values: list[np.ndarray] = []
        self.numbers: list[np.ndarray] = []
        self.points: list[np.ndarray] = []
        self.failures: list[tuple[int, str]] = []
        self._every = max(1, runs // _NOTES)
        self._notes: list[tuple[int, np.ndarray]] = []

    @property
    def _compared(self) -> int:
        """Elements and zones, whose maps convergence looks at."""
        return self.count.shape[0] + self.zone_count.shape[0]

    @property
    def ended(self) -> int:
        """Runs that ended well."""
        return len(self.indices)

    def add(self, record: Record) -> None:
        """Count the next run."""
        self.done += 1
        if record.failure:
            self.failures.append((record.index, record.failure))
            return
        inside = record.inside(self.count.shape[1])
        self.count += inside
        is_even = self.ended % 2 == 0
        if is_even:
            self.even += inside
        for zone in range(self.zone_count.shape[0]):
            here = record.zones == zone + 1
            self.zone_count[zone] += here
            if is_even:
                self.zone_even[zone] += here
        for number, layer in enumerate(record.fields):
            self._add_field(number, layer)
        self.indices.append(record.index)
        self.values.append(record.values)
        self.numbers.append(record.numbers)
        self.points.append(record.points)
        self.catalogue.add(record)
        if self.ended % self._every == 0 and self.ended > 1:
            self._notes.append((self.ended, self._difference()))

    def _add_field(self, number: int, layer: np.ndarray) -> None:
        """Welford's running mean and sum of squares of the cells with data."""
        known = np.flatnonzero(~np.isnan(layer))
        self.field_count[number][known] += 1
        step = layer[known] - self.field_mean[number][known]
        self.field_mean[number][known] += step / self.field_count[number][known]
        self.field_squares[number][known] += step * (layer[known] - self.field_mean[number][known])

    def _difference(self) -> np.ndarray:
        even = (self.ended + 1) // 2
        odd = self.ended - even
        result = np.zeros(self._compared)
        pairs = (*zip(self.count, self.even), *zip(self.zone_count, self.zone_even))
        for element, (all_runs, some) in enumerate(pairs):
            cells = np.flatnonzero(all_runs)
            if cells.size:
                first = some[cells] / even
                second = (all_runs[cells].astype(np.int64) - some[cells]) / odd
                result[element] = np.abs(first - second).mean() / 2.0
        return result

    # -- results ---------------------------------------------------------------------------

    def probability(self, element: int) -> np.ndarray:
        """Share of the runs in which an element covers a cell: float32, shape (rows, columns)."""
        return (self.count[element] / max(self.ended, 1)).astype(np.float32).reshape(self.shape)

    def zone_probability(self, zone: int) -> np.ndarray:
        """Share of the runs in which a cell is in a zone, counted from 0: float32, shape (rows, columns)."""
        return (self.zone_count[zone] / max(self.ended, 1)).astype(np.float32).reshape(self.shape)

    def land_share(self, source: int, element: int = 0) -> float:
        """Mean share of the runs in which the cells of a source of the catalogue belong to any source."""
        cells = self.catalogue.footprints[source]
        return float(self.count[element][cells].mean(dtype=np.float64) / max(self.ended, 1))

    def moments(self, field: int) -> tuple[np.ndarray, np.ndarray]:
        """Mean and standard deviation of a map over the runs; NaN where no run has data."""
        count = self.field_count[field]
        mean = np.where(count > 0, self.field_mean[field], np.nan)
        deviation = np.sqrt(self.field_squares[field] / np.maximum(count, 1))
        deviation[count == 0] = np.nan
        return mean.reshape(self.shape), deviation.reshape(self.shape)

    def convergence(self) -> Convergence:
        """The notes of convergence, that of all runs so far included."""
        notes = list(self._notes)
        if self.ended > 1 and (not notes or notes[-1][0] < self.ended):
            notes.append((self.ended, self._difference()))
        return self._as_convergence(notes)

    def _as_convergence(self, notes: list) -> Convergence:
        if not notes:
            return Convergence(np.zeros(0, dtype=np.int64), np.zeros((0, self._compared)))
        runs, differences = zip(*notes)
        return Convergence(np.array(runs, dtype=np.int64), np.array(differences))

    # -- checkpoints -----------------------------------------------------------------------

    _ARRAYS = ("count", "even", "zone_count", "zone_even", "field_count", "field_mean", "field_squares")

    def state(self) -> dict:
        """Everything as arrays, for `numpy.savez`."""
        texts = [text.encode("utf-8") for _, text in self.failures]
        notes = self._as_convergence(self._notes)
        return {
            **{name: getattr(self, name) for name in self._ARRAYS},
            "done": np.array(self.done),
            "indices": np.array(self.indices, dtype=np.int64),
            "values": _stacked(self.values),
            "numbers": _stacked(self.numbers),
            "points": _stacked(self.points),
            "failed": np.array([index for index, _ in self.failures], dtype=np.int64),
            "texts": np.frombuffer(b"\0".join(texts), dtype=np.uint8),
            "notes": notes.runs,
            "differences": notes.difference,
            **{f"catalogue_{name}": array for name, array in self.catalogue.state().items()},
        }

    def restore(self, state) -> None:
        """Take up what `state` gave."""
        for name in self._ARRAYS:
            setattr(self, name, np.array(state[name]))
        self.done = int(state["done"])
        self.indices = state["indices"].tolist()
        self.values, self.numbers, self.points = (list(state[name]) for name in ("values", "numbers", "points"))
        texts = bytes(state["texts"]).decode("utf-8").split("\0") if state["failed"].size else []
        self.failures = list(zip(state["failed"].tolist(), texts))
        self._notes = list(zip(state["notes"].tolist(), state["differences"]))
        prefix = "catalogue_"
        self.catalogue.restore({name[len(prefix) :]: state[name] for name in state if name.startswith(prefix)})


def _stacked(rows: list) -> np.ndarray:
    return np.array(rows) if rows else np.zeros((0, 0))
