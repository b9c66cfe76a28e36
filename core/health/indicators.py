"""What ecosystem health is made of, measured in each unit or window of one year."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..patches import patch_means
from ..progress import Progress, no_progress, parts_of
from .catalogue import FRAGMENTATION
from .landscape import class_places, landscape_of, merged
from .metrics import class_metrics, landscape_metrics
from .units import centres, interpolated
from .window_means import window_mean
from .window_patches import window_patch_metrics
from .windows import window_metrics


@dataclass(frozen=True)
class YearLayers:
    """The rasters of one year: arrays, or `Rows` where what measures them goes by strips.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
        Land cover.
    valid : ndarray of bool
    vitality : ndarray of float
        NPP or another measure of vigour; NaN is nodata.
    recovery : ndarray of float
        Coefficient ``.4 C_resistant + .6 C_resilient`` of each cell's class.
    services : tuple of ndarray of float
        Value of services per area, one raster or one for each service; empty for VOR and CVOR.
    condition : ndarray of float, optional
        For CVOR.
    """

    values: np.ndarray
    valid: np.ndarray
    vitality: np.ndarray
    recovery: np.ndarray
    services: tuple[np.ndarray, ...] = ()
    condition: Optional[np.ndarray] = None

    def surfaces(self) -> list[np.ndarray]:
        """The rasters whose means count: vitality, recovery, services and condition."""
        last = () if self.condition is None else (self.condition,)
        return [self.vitality, self.recovery, *self.services, *last]


@dataclass(frozen=True)
class Indicators:
    """Raw indicators of one year, before they are normalised.

    Parameters
    ----------
    vitality, recovery : ndarray of float64, shape (units,) or (rows, columns)
    metrics : ndarray of float64, shape (..., terms)
        In the order of `vors.organisation_terms`; NaN where a key class is absent.
    services : tuple of ndarray of float64
    condition : ndarray of float64, optional
    """

    vitality: np.ndarray
    recovery: np.ndarray
    metrics: np.ndarray
    services: tuple[np.ndarray, ...] = ()
    condition: Optional[np.ndarray] = None


@dataclass(frozen=True)
class Organisation:
    """How organisation is measured.

    Parameters
    ----------
    key_classes : tuple of tuple of int
        Class values of each group of key classes, in the paper grassland, water, cropland.
    fragmentation : str
        Of `catalogue.FRAGMENTATION`.
    connectivity : {8, 4}
    """

    key_classes: tuple[tuple[int, ...], ...] = ()
    fragmentation: str = "NP_A"
    connectivity: int = 8

    def __post_init__(self):
        if self.fragmentation not in FRAGMENTATION:
            raise InputError(
                "The fragmentation index is one of {known}, not {given}.",
                known=", ".join(FRAGMENTATION),
                given=self.fragmentation,
            )


def unit_indicators(
    layers: YearLayers,
    units: np.ndarray,
    unit_count: int,
    cell_size: float,
    organisation: Organisation,
    progress: Progress = no_progress,
    classes: Optional[np.ndarray] = None,
) -> Indicators:
    """Indicators of each unit (fishnet square, polygon).

    Parameters
    ----------
    layers : YearLayers
    units : ndarray of int, shape of the rasters
        Unit numbers from 0, -1 outside.
    unit_count : int
    cell_size : float
        Metres.
    organisation : Organisation
    progress : callable
    classes : ndarray of int, optional
        All classes, rising, of the land cover that this is a part of.

    Returns
    -------
    Indicators
        Arrays of shape (unit_count,).
    """
    metrics = unit_metrics(layers.values, layers.valid, units, unit_count, cell_size, organisation, progress, classes)
    return unit_means(layers, units, unit_count, metrics)


def unit_metrics(
    values: np.ndarray,
    valid: np.ndarray,
    units: np.ndarray,
    unit_count: int,
    cell_size: float,
    organisation: Organisation,
    progress: Progress = no_progress,
    classes: Optional[np.ndarray] = None,
) -> np.ndarray:
    """The terms of organisation in each unit: the part of the indicators that no coefficient enters.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
        Land cover.
    valid : ndarray of bool
    units, unit_count, cell_size, organisation, progress, classes
        As for `unit_indicators`.

    Returns
    -------
    ndarray of float64, shape (unit_count, terms)
    """
    whole, keyed = parts_of(progress, (1, 1))
    landscape = landscape_of(values, valid, cell_size, units, unit_count, classes)
    names = ["FRAC_AM", "SHDI", "CONTAG", organisation.fragmentation]
    found = [landscape_metrics(landscape, names, organisation.connectivity, progress=whole)]
    # A unit of one class has no edge at all: as contagious as can be.
    found[0][:, 2] = np.where(np.isnan(found[0][:, 2]) & (found[0][:, 1] == 0), 100.0, found[0][:, 2])
    if organisation.key_classes:
        groups = merged(landscape, organisation.key_classes)
        names = ["COHESION", organisation.fragmentation]
        by_class = class_metrics(groups, names, organisation.connectivity, progress=keyed)
        present = groups.cells() > 0
        for number in range(len(organisation.key_classes)):
            found.append(np.where(present[:, number, None], by_class[:, number], np.nan))
    progress(1.0)
    return np.concatenate(found, axis=1)


def unit_means(layers: YearLayers, units: np.ndarray, unit_count: int, metrics: np.ndarray) -> Indicators:
    """The indicators of units whose metrics are known.

    Parameters
    ----------
    layers, units, unit_count
        As for `unit_indicators`.
    metrics : ndarray of float64, shape (unit_count, terms)
        From `unit_metrics`.

    Returns
    -------
    Indicators
    """
    labels = np.where(layers.valid, units + 1, 0)
    means = [patch_means(labels, unit_count, surface) for surface in layers.surfaces()]
    return _indicators(layers, means, metrics)


def window_indicators(
    layers: YearLayers,
    cell_size: float,
    organisation: Organisation,
    radius: int,
    form: str = "disc",
    border: str = "partial",
    stride: int = 1,
    patch_stride: Optional[int] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> Indicators:
    """Indicators of the window around each cell.

    SHDI and CONTAG are exact at every stride-th cell; metrics of patches are exact at every
    patch_stride-th cell. Between them, values are interpolated.

    Parameters
    ----------
    layers : YearLayers
    cell_size : float
        Metres.
    organisation : Organisation
    radius, form, border, stride
        See `windows.window_metrics`.
    patch_stride : int, optional
        The radius by default.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    Indicators
        Arrays of the rasters' shape; NaN where the land cover has no data.
    """
    patch_stride = max(radius, 1) if patch_stride is None else patch_stride
    valid, shape = layers.valid, layers.values.shape
    steps = parts_of(progress, (4, 3, *([3] * len(organisation.key_classes)), 1))
    shared = (cell_size,)
    common: dict[str, Any] = dict(radius=radius, form=form, border=border, everywhere=True, executor=executor)
    shannon, contagion = window_metrics(
        layers.values, valid, *shared, ["SHDI", "CONTAG"], stride=stride, progress=steps[0], **common
    )
    contagion = np.where(np.isnan(contagion) & (shannon == 0), 100.0, contagion)
    patch: dict[str, Any] = {**common, "stride": patch_stride, "connectivity": organisation.connectivity}
    fractal, fragments = window_patch_metrics(
        layers.values, valid, *shared, ["FRAC_AM", organisation.fragmentation], progress=steps[1], **patch
    )
    metrics = [interpolated(layer, shape, stride) for layer in (shannon, contagion)]
    metrics.insert(0, interpolated(fractal, shape, patch_stride))
    metrics.append(interpolated(fragments, shape, patch_stride))
    for number, group in enumerate(organisation.key_classes):
        other = np.isin(layers.values, list(group)).astype(np.int32)
        names = ["COHESION", organisation.fragmentation]
        if not (other[valid] == 1).any():
            metrics += [np.full(shape, np.nan)] * 2
            continue
        found = window_patch_metrics(other, valid, *shared, names, class_value=1, progress=steps[2 + number], **patch)
        # Absent key classes: no patches in the window, so no cohesion.
        found = [np.where(np.isnan(found[0]), np.nan, layer) for layer in found]
        metrics += [interpolated(layer, shape, patch_stride) for layer in found]
    rows, columns = centres(shape[0], stride), centres(shape[1], stride)
    means = [
        interpolated(window_mean(surface, valid, radius, form)[np.ix_(rows, columns)], shape, stride)
        for surface in layers.surfaces()
    ]
    outside = ~valid | np.isnan(metrics[1])
    for layer in (*means, *metrics):
        layer[outside] = np.nan
    progress(1.0)
    return _indicators(layers, means, np.stack(metrics, axis=-1))


def _indicators(layers: YearLayers, means: list, metrics: np.ndarray) -> Indicators:
    services = len(layers.services)
    condition = None if layers.condition is None else means[-1]
    return Indicators(means[0], means[1], metrics, tuple(means[2 : 2 + services]), condition)


def class_coefficients(values: np.ndarray, valid: np.ndarray, by_value: dict) -> np.ndarray:
    """A coefficient for each cell by its class, NaN without data.

    Parameters
    ----------
    values : ndarray of int
    valid : ndarray of bool
    by_value : dict of int to float

    Raises
    ------
    InputError
        When a class has none.
    """
    classes, index = class_places(values, valid)
    missing = [int(value) for value in classes if int(value) not in by_value]
    if missing:
        raise InputError(
            "There is no coefficient for class {missing}; add a row for each class.",
            missing=", ".join(map(str, missing)),
        )
    table = np.array([by_value[int(value)] for value in classes] + [np.nan])
    return table[index]


def check_groups(groups: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Groups of class values that do not overlap.

    Raises
    ------
    InputError
        When a class is in two groups.
    """
    seen: set = set()
    for group in groups:
        twice = seen & set(group)
        if twice:
            raise InputError("Class {value} is in two groups of key classes; keep it in one.", value=min(twice))
        seen |= set(group)
    return tuple(tuple(sorted(set(group))) for group in groups)
