"""The layers of moving windows: read by rows, checked, made into what windows want."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, slices
from ..typed import Shape, there
from .reclassification import reclassified

# Rows that are read at a time: as many as tiles of a GeoTIFF are high, fewer where they are long.
_MOST_ROWS, _LEAST_ROWS, _MOST_CELLS = 256, 32, 1_000_000


@dataclass(frozen=True)
class WindowLayers:
    """Rasters of one shape.

    Each is an array, or anything else with a shape whose rows are had by a slice, NaN for nodata: rasters that do not
    fit into memory are read piece by piece.

    Parameters
    ----------
    resistance : array_like, shape (rows, columns)
    conductances : bool
        The layer holds conductances.
    sources : array_like, optional
        Strength of the sources; from the resistance where there is none.
    threshold : float
        Weaker sources of that layer are none.
    cutoff : float
        Without a layer of sources: cells of a higher resistance are none.
    reclass : ndarray, shape (n, 2), optional
        See `reclassified`.
    targets : array_like, optional
        What blocks are summed of, instead of the strength.
    conditions : tuple of (array_like, array_like or None)
        Present and future values of each condition.
    name, sources_name, targets_name : str
        What the layers are called in messages.
    """

    resistance: np.ndarray
    conductances: bool = False
    sources: Optional[np.ndarray] = None
    threshold: float = 0.0
    cutoff: float = math.inf
    reclass: Optional[np.ndarray] = None
    targets: Optional[np.ndarray] = None
    conditions: tuple = field(default_factory=tuple)
    name: str = phrase("resistance")
    sources_name: str = phrase("sources")
    targets_name: str = phrase("targets")

    @property
    def shape(self) -> Shape:
        """Rows and columns."""
        return self.resistance.shape

    def rows(self, first: int, last: int) -> LayerRows:
        """The layers' rows from `first` to before `last`."""
        raw = _floats(self.resistance, first, last)
        values = raw if self.reclass is None else reclassified(raw, self.reclass)
        present = ~np.isnan(values)
        conductance = np.zeros(values.shape)
        if self.conductances:
            np.copyto(conductance, values, where=values > 0.0)
        else:
            np.divide(1.0, values, out=conductance, where=values > 0.0)
        if self.sources is None:
            # A cut-off of 0 leaves nothing, as 1 / 0 does.
            least = math.inf if self.cutoff == 0.0 else 1.0 / self.cutoff
            strength = np.where(conductance < least, 0.0, conductance)
        else:
            strength = _floats(self.sources, first, last)
            strength = np.where(np.isnan(strength) | (strength < self.threshold), 0.0, strength)
        amounts = strength if self.targets is None else np.nan_to_num(_floats(self.targets, first, last), nan=0.0)
        conditions = []
        for now, future in self.conditions:
            own = _floats(now, first, last)
            conditions.append((own, own if future is None else _floats(future, first, last)))
        return LayerRows(conductance, strength, amounts, conditions, present, values, raw)

    def checked(self, progress: Progress = no_progress) -> LayerFacts:
        """Look at all cells once.

        Raises
        ------
        InputError
            For a layer of another shape, resistances or conductances of 0 or less, numbers that are endless or below
            0, and when nothing conducts or there is no source.
        """
        self._check_shapes()
        digest = hashlib.sha256()
        conducting = with_source = low = 0
        endless = False
        found = np.zeros(0 if self.reclass is None else len(self.reclass), bool)
        for part in slices(self.shape[0], _rows_at_once(self.shape), progress):
            rows = self.rows(part.start, part.stop)
            low += _refused(rows, self)
            endless = endless or bool(np.isinf(rows.conductance).any())
            for values, name in ((rows.strength, self.sources_name), (rows.amounts, self.targets_name)):
                _check_amounts(values, name)
            conducting += int(np.count_nonzero(rows.conductance > 0.0))
            with_source += int(np.count_nonzero(rows.strength > 0.0))
            if not found.all():
                found |= np.isin(there(self.reclass)[:, 0], rows.raw)
            for array in rows.arrays():
                digest.update(np.ascontiguousarray(array).tobytes())
        if low:
            raise InputError(
                "{name} has {count} cells of 0 or less: resistances and conductances must be above 0; give barriers no "
                "data.",
                name=self.name,
                count=low,
            )
        if endless:
            raise InputError("{name} has cells of infinite conductance: give them a number.", name=self.name)
        if not conducting:
            raise InputError("No cell of {name} conducts: it has no data.", name=self.name)
        if not with_source:
            self._refuse_without_sources()
        unused = () if self.reclass is None else tuple(np.unique(self.reclass[~found, 0]).tolist())
        return LayerFacts(conducting, with_source, digest.hexdigest(), unused)

    def _refuse_without_sources(self) -> None:
        if self.sources is None:
            raise InputError(
                "There is no source: all cells of {name} are beyond the greatest resistance of a source, {cutoff:g}; "
                "raise it.",
                name=self.name,
                cutoff=self.cutoff,
            )
        if self.threshold > 0.0:
            raise InputError(
                "There is no source: no cell of {name} has the least strength of {threshold:g}; lower that.",
                name=self.sources_name,
                threshold=self.threshold,
            )
        raise InputError("There is no source: no cell of {name} is above 0.", name=self.sources_name)

    def _check_shapes(self) -> None:
        layers = [(self.sources, self.sources_name), (self.targets, self.targets_name)]
        for pair in self.conditions:
            layers += [(layer, phrase("condition")) for layer in pair]
        for layer, name in layers:
            if layer is not None and tuple(layer.shape) != tuple(self.shape):
                raise InputError(
                    "The {layer} layer has {layer_rows} rows x {layer_columns} columns and {name} {rows} x {columns}: "
                    "bring them to one grid with esp:prepare.",
                    layer=name,
                    layer_rows=layer.shape[0],
                    layer_columns=layer.shape[1],
                    name=self.name,
                    rows=self.shape[0],
                    columns=self.shape[1],
                )


@dataclass(frozen=True)
class LayerRows:
    """Some rows of the layers, as windows want them.

    Parameters
    ----------
    conductance : ndarray of float64
        0 where there is no data.
    strength, amounts : ndarray of float64
        0 where there is none.
    conditions : list of (ndarray, ndarray)
    present : ndarray of bool
        Where the resistance has data after reclassing.
    values, raw : ndarray of float64
        The resistance after and before it.
    """

    conductance: np.ndarray
    strength: np.ndarray
    amounts: np.ndarray
    conditions: list
    present: np.ndarray
    values: np.ndarray
    raw: np.ndarray

    def arrays(self) -> list:
        """What the windows depend on."""
        return [self.conductance, self.strength, self.amounts, *(part for pair in self.conditions for part in pair)]


@dataclass(frozen=True)
class LayerFacts:
    """What one look at the layers tells.

    Parameters
    ----------
    conducting, with_source : int
        Cells.
    digest : str
        Of all values.
    unused : tuple of float
        Old values of the table that no cell has.
    """

    conducting: int
    with_source: int
    digest: str
    unused: tuple = ()


class RollingRows:
    """Rows of the layers that move down the map; each is read once.

    Parameters
    ----------
    layers : WindowLayers
    """

    def __init__(self, layers: WindowLayers):
        self._layers = layers
        self._first = self._last = 0
        self._held: list = []

    def rows(self, first: int, last: int) -> list:
        """The arrays of `LayerRows.arrays` from `first` to before `last`; neither ever goes back."""
        if last > self._last:
            shape = self._layers.shape
            until = min(max(last, self._last + _rows_at_once(shape)), shape[0])
            begin = max(self._last, first)
            new = self._layers.rows(begin, until).arrays()
            if self._last > first:
                new = _joined(self._held, slice(first - self._first, None), new)
            self._held, self._first, self._last = new, min(first, begin), until
        return [array[first - self._first : last - self._first] for array in self._held]


def _joined(held: list, kept: slice, new: list) -> list:
    """Rows that are kept with new ones below; what is one array twice stays one."""
    joined: dict = {}
    for number, rows in enumerate(new):
        if id(rows) not in joined:
            joined[id(rows)] = np.concatenate([held[number][kept], rows])
            held[number] = None
    return [joined[id(rows)] for rows in new]


def _rows_at_once(shape) -> int:
    return max(_LEAST_ROWS, min(_MOST_ROWS, _MOST_CELLS // max(shape[1], 1)))


def _floats(layer, first: int, last: int) -> np.ndarray:
    return np.asarray(layer[first:last], dtype=np.float64)


def _refused(rows: LayerRows, layers: WindowLayers) -> int:
    """Cells of 0 or less before reclassing, as Omniscape counts; a table may make barriers, but no resistance 0."""
    count = int(np.count_nonzero(rows.raw <= 0.0))
    if not layers.conductances and layers.reclass is not None:
        count += int(np.count_nonzero((rows.values == 0.0) & (rows.raw > 0.0)))
    return count


def _check_amounts(values: np.ndarray, name: str) -> None:
    if np.isinf(values).any():
        raise InputError("The {name} layer has cells of infinite strength: give them a number.", name=name)
    if (values < 0.0).any():
        raise InputError("The {name} layer has cells below 0: strengths are 0 or more.", name=name)
