"""What one run finds, and its compact form that is sent, kept and counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Mapping, Optional

import numpy as np

NOWHERE = np.zeros(0, dtype=np.int64)


def _empty(kind, dimensions: int):
    """Makes arrays without entries, as defaults."""
    return lambda: np.zeros((0,) * dimensions, dtype=kind)


@dataclass(frozen=True)
class Links:
    """The corridors of a run.

    Parameters
    ----------
    first, second : ndarray of int32, shape (links,)
        Labels of the sources that they join.
    importance : ndarray of float64, shape (links,)
        By which they are ranked; NaN ranks last.
    important : ndarray of bool, shape (links,)
    paths : tuple of ndarray of float32, shape (cells, 2)
        Row and column of the middles of the path's cells, in cells of the fine grid.
    """

    first: np.ndarray = field(default_factory=_empty(np.int32, 1))
    second: np.ndarray = field(default_factory=_empty(np.int32, 1))
    importance: np.ndarray = field(default_factory=_empty(np.float64, 1))
    important: np.ndarray = field(default_factory=_empty(bool, 1))
    paths: tuple = ()


@dataclass(frozen=True)
class Outcome:
    """What a run finds, on the grid of the study.

    Parameters
    ----------
    inside : ndarray of bool, shape (elements, rows, columns)
        Where each element of the pattern is.
    numbers : mapping of str to float
        The main outputs.
    labels : ndarray of int32, shape (rows, columns), optional
        Sources from 1, the most important first.
    links : Links
    zones : ndarray of uint8, shape (rows, columns), optional
        Restoration zones from 1.
    fields : mapping of str to ndarray of float32
        Maps whose means are kept, and that observations are compared with.
    """

    inside: np.ndarray
    numbers: Mapping[str, float]
    labels: Optional[np.ndarray] = None
    links: Links = field(default_factory=Links)
    zones: Optional[np.ndarray] = None
    fields: Mapping[str, np.ndarray] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """A run as it is sent and kept: packed bits, sources' cells, numbers.

    Parameters
    ----------
    index : int
        Number of the run; -1 is the plain one.
    failure : str
        What went wrong; empty for a run that ended well. Nothing else is there then.
    values : ndarray of float64
        What the run took.
    numbers : ndarray of float64
        The main outputs, in the order of the study's names.
    bits : ndarray of uint8, shape (elements, bytes)
        Where the elements are.
    cells, labels : ndarray
        Flat indices and labels of the sources' cells.
    links : Links
    zones : ndarray of uint8, shape (cells,)
        Empty without zones.
    fields : ndarray of float32, shape (kept fields, cells)
    points : ndarray of float32, shape (compared fields, observations)
        Values of maps where there are observations.
    """

    index: int
    failure: str
    values: np.ndarray
    numbers: np.ndarray = field(default_factory=_empty(np.float64, 1))
    bits: np.ndarray = field(default_factory=_empty(np.uint8, 2))
    cells: np.ndarray = field(default_factory=_empty(np.int32, 1))
    labels: np.ndarray = field(default_factory=_empty(np.int32, 1))
    links: Links = field(default_factory=Links)
    zones: np.ndarray = field(default_factory=_empty(np.uint8, 1))
    fields: np.ndarray = field(default_factory=_empty(np.float32, 2))
    points: np.ndarray = field(default_factory=_empty(np.float32, 2))

    def inside(self, cells: int) -> np.ndarray:
        """Where the elements are: bool, shape (elements, cells)."""
        return np.unpackbits(self.bits, axis=1, count=cells).view(bool)

    def arrays(self) -> dict:
        """The record as arrays alone, for `numpy.savez`."""
        links = self.links
        lengths = np.array([len(path) for path in links.paths], dtype=np.int64)
        steps = np.concatenate(links.paths) if links.paths else np.zeros((0, 2), dtype=np.float32)
        return {
            "index": np.array(self.index),
            "failure": np.frombuffer(self.failure.encode("utf-8"), dtype=np.uint8),
            **{name: getattr(self, name) for name in ("values", "numbers", "bits", "cells", "labels")},
            **{name: getattr(links, name) for name in ("first", "second", "importance", "important")},
            "lengths": lengths,
            "steps": steps,
            **{name: getattr(self, name) for name in ("zones", "fields", "points")},
        }


def record_of_arrays(arrays: Mapping[str, np.ndarray]) -> Record:
    """A record from what `Record.arrays` gave."""
    paths = tuple(np.split(arrays["steps"], np.cumsum(arrays["lengths"])[:-1])) if arrays["lengths"].size else ()
    links = Links(arrays["first"], arrays["second"], arrays["importance"], arrays["important"], paths)
    names = ("numbers", "bits", "cells", "labels", "zones", "fields", "points")
    kept: dict[str, Any] = {name: arrays[name] for name in names}
    failure = bytes(arrays["failure"]).decode("utf-8")
    return replace(Record(int(arrays["index"]), failure, arrays["values"], links=links), **kept)


def packed(
    index: int,
    values: np.ndarray,
    outcome: Outcome,
    names: tuple,
    kept: tuple = (),
    compared: tuple = (),
    places: np.ndarray = NOWHERE,
) -> Record:
    """The compact form of an outcome.

    Parameters
    ----------
    index : int
    values : ndarray of float64
        What the run took.
    outcome : Outcome
    names : tuple of str
        The main outputs in their order; those that the outcome lacks are NaN.
    kept : tuple of str
        Fields whose means are kept.
    compared : tuple of str
        Fields that observations are compared with.
    places : ndarray of int
        Flat indices of the observations' cells; -1 for those off the grid.

    Returns
    -------
    Record
    """
    elements = outcome.inside.shape[0]
    cells = labels = np.zeros(0, dtype=np.int32)
    if outcome.labels is not None:
        cells = np.flatnonzero(outcome.labels).astype(np.int32 if outcome.labels.size < 2**31 else np.int64)
        labels = outcome.labels.ravel()[cells].astype(np.int32)
    fields = [outcome.fields[name].astype(np.float32).ravel() for name in kept]
    points = [
        np.where(places >= 0, outcome.fields[name].ravel()[places], np.nan)
        if name in outcome.fields
        else np.full(places.size, np.nan)
        for name in compared
    ]
    return Record(
        index,
        "",
        values,
        np.array([outcome.numbers.get(name, np.nan) for name in names], dtype=np.float64),
        np.packbits(outcome.inside.reshape(elements, -1), axis=1),
        cells,
        labels,
        outcome.links,
        _empty(np.uint8, 1)() if outcome.zones is None else outcome.zones.astype(np.uint8).ravel(),
        np.array(fields, dtype=np.float32) if fields else _empty(np.float32, 2)(),
        np.array(points, dtype=np.float32) if points else _empty(np.float32, 2)(),
    )
