"""Layers that factors of both workflows are measured on."""

from __future__ import annotations

import numpy as np

from ..classes import ClassSet
from ..distance import euclidean_distance
from ..errors import InputError
from ..terrain.slope import slope
from .factors import Factor, factor_limits
from .layers import WorkflowLayers
from .memo import Memo


def common_measures(layers: WorkflowLayers, water: ClassSet, memo: Memo, key=None) -> dict:
    """Land cover, distance to water, NDVI, elevation and slope by their names.

    Parameters
    ----------
    layers : WorkflowLayers
    water : ClassSet
        Classes that the distance is measured to.
    memo : Memo
    key : hashable, optional
        Says what the layers depend on.

    Returns
    -------
    dict of str to ndarray
        NaN is nodata.

    Raises
    ------
    InputError
        When there is no water.
    """
    cover = layers.land_cover

    def water_distance():
        cells = cover.valid & water.contains(cover.values)
        if not cells.any():
            raise InputError("No cell of the land cover has a water class; check the classes.")
        distance = euclidean_distance(cells, layers.cell_size)
        distance[~cover.valid] = np.nan
        return distance

    def kept(name, function):
        return memo.of(None if key is None else (name, key), function)

    return {
        "land_cover": np.where(cover.valid, cover.values.astype(np.float64), np.nan),
        "water_distance": kept(("water", water), water_distance),
        "ndvi": layers.ndvi,
        "elevation": layers.elevation,
        "slope": None if layers.elevation is None else kept("slope", lambda: slope(layers.elevation, layers.cell_size)),
    }


def natural_limits(factor: Factor, values: np.ndarray, memo: Memo, key=None) -> tuple[float, ...]:
    """Limits between the natural classes of a factor; empty for a factor with rows."""
    if factor.rows:
        return ()
    found = None if key is None else ("limits", factor.measure, len(factor.scores), key)
    return memo.of(found, lambda: factor_limits(factor, values))
