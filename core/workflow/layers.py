"""The rasters that a workflow begins with, and how they are brought to larger cells."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Optional, TypeVar

import numpy as np

from ..errors import InputError
from ..typed import Shape


@dataclass(frozen=True)
class ClassLayer:
    """A raster of classes.

    Parameters
    ----------
    values : ndarray of int32, shape (rows, columns)
    valid : ndarray of bool
        True where there is data.
    """

    values: np.ndarray
    valid: np.ndarray


@dataclass(frozen=True)
class WorkflowLayers:
    """What both workflows need; all rasters are on one grid.

    Parameters
    ----------
    cell_size : float
        Metres.
    land_cover : ClassLayer
    elevation : ndarray of float, shape (rows, columns), optional
        Metres, NaN is nodata; None where no factor is measured on it.
    ndvi : ndarray of float, optional
        None where no factor is measured on it.
    """

    cell_size: float
    land_cover: ClassLayer
    elevation: Optional[np.ndarray]
    ndvi: Optional[np.ndarray]

    @property
    def shape(self) -> Shape:
        """Rows and columns."""
        return self.land_cover.values.shape

    def check(self) -> None:
        """Raise `InputError` when a raster has another shape than the land cover."""
        for entry in fields(self):
            for layer in _arrays(getattr(self, entry.name)):
                if layer.shape != self.shape:
                    raise InputError(
                        "The layer {name} has {given} cells and the land cover {wanted}; bring them onto one grid.",
                        name=entry.name,
                        given=" x ".join(map(str, layer.shape)),
                        wanted=" x ".join(map(str, self.shape)),
                    )


# Those of one of the workflows, in and out.
Layers = TypeVar("Layers", bound=WorkflowLayers)


@dataclass(frozen=True)
class QaidamLayers(WorkflowLayers):
    """The layers of the Qaidam workflow.

    Parameters
    ----------
    road_distance : ndarray of float, optional
        Metres to the nearest road or railway, those outside the raster included; None leaves the factor out.
    years : tuple of ClassLayer
        Land cover of the years of ecosystem health; empty leaves health out.
    vitality : tuple of ndarray of float
        NPP of these years.
    disturbance : tuple of ndarray of float
        Values, or metres to features, for the restoration zones.
    """

    road_distance: Optional[np.ndarray]
    years: tuple[ClassLayer, ...] = ()
    vitality: tuple[np.ndarray, ...] = ()
    disturbance: tuple[np.ndarray, ...] = ()


@dataclass(frozen=True)
class ShiyangLayers(WorkflowLayers):
    """The layers of the Shiyang workflow.

    Parameters
    ----------
    precipitation, evapotranspiration : ndarray of float
        P and ET0, mm a year.
    soil_depth : ndarray of float
        mm.
    available_water : ndarray of float
        PAWC, 0 to 1.
    erosivity, erodibility : ndarray of float
        R and K.
    railway_distance, highway_distance : ndarray of float, optional
        Metres, features outside the raster included; None leaves the factor out.
    climates : tuple of (ndarray, ndarray)
        Changes of P and ET0 in mm a year, one pair for each further climate.
    """

    precipitation: np.ndarray
    evapotranspiration: np.ndarray
    soil_depth: np.ndarray
    available_water: np.ndarray
    erosivity: np.ndarray
    erodibility: np.ndarray
    railway_distance: Optional[np.ndarray]
    highway_distance: Optional[np.ndarray]
    climates: tuple = field(default=())


def coarsened(layers: Layers, factor: int) -> Layers:
    """The same layers with cells that are a whole number of times as wide.

    Classes become the most frequent one of the block (of equal ones the lowest), values and distances the mean of
    those with data. A block has data where half of its cells have; blocks that the raster ends in count the cells
    beyond it as cells without data.

    Parameters
    ----------
    layers : WorkflowLayers
    factor : int
        1 returns the layers themselves.

    Returns
    -------
    WorkflowLayers
    """
    if factor == 1:
        return layers
    changed = {entry.name: _coarse(getattr(layers, entry.name), factor) for entry in fields(layers)}
    return replace(layers, **{**changed, "cell_size": layers.cell_size * factor})


def refined(values: np.ndarray, factor: int, shape: Shape) -> np.ndarray:
    """A raster of coarse cells on the fine grid: every fine cell has the value of its block."""
    if factor == 1:
        return values
    return np.repeat(np.repeat(values, factor, axis=0), factor, axis=1)[: shape[0], : shape[1]]


def _arrays(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, ClassLayer):
        yield from (value.values, value.valid)
    elif isinstance(value, tuple):
        for part in value:
            yield from _arrays(part)


def _coarse(value, factor: int):
    if isinstance(value, ClassLayer):
        return _most_frequent(value, factor)
    if isinstance(value, np.ndarray):
        return _block_means(value, factor)
    if isinstance(value, tuple):
        return tuple(_coarse(part, factor) for part in value)
    return value


def _blocks(values: np.ndarray, factor: int, fill) -> np.ndarray:
    """Shape (block rows, block columns, cells of a block)."""
    rows, columns = (-(-size // factor) for size in values.shape)
    padded = np.full((rows * factor, columns * factor), fill, dtype=values.dtype)
    padded[: values.shape[0], : values.shape[1]] = values
    parts = padded.reshape(rows, factor, columns, factor).swapaxes(1, 2)
    return parts.reshape(rows, columns, factor * factor)


def _block_means(values: np.ndarray, factor: int) -> np.ndarray:
    parts = _blocks(values, factor, np.nan)
    known = ~np.isnan(parts)
    count = known.sum(axis=2)
    total = np.where(known, parts, 0.0).sum(axis=2, dtype=np.float64)
    means = np.where(2 * count >= factor * factor, total / np.maximum(count, 1), np.nan)
    return means.astype(values.dtype)


def _most_frequent(layer: ClassLayer, factor: int) -> ClassLayer:
    values, known = _blocks(layer.values, factor, 0), _blocks(layer.valid, factor, False)
    best = np.zeros(values.shape[:2], dtype=layer.values.dtype)
    most = np.zeros(values.shape[:2], dtype=np.int64)
    for number in np.unique(layer.values[layer.valid]):
        count = ((values == number) & known).sum(axis=2)
        best[count > most] = number
        most = np.maximum(most, count)
    return ClassLayer(best, 2 * known.sum(axis=2) >= factor * factor)
