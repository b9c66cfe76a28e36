"""Edges weighted by the contrast of the classes on both sides: ECON, CWED and TECI."""

from __future__ import annotations

import numpy as np

from ._ratios import ratio
from .landscape import Landscape


def patch_contrast(
    landscape: Landscape, labels: np.ndarray, sides: np.ndarray, contrast: np.ndarray, boundary: float
) -> np.ndarray:
    """ECON: ``100 sum p_k d_k / p``, the contrast along the perimeter of each patch in percent.

    Parameters
    ----------
    landscape : Landscape
    labels : ndarray of int32, shape (rows, columns)
        Patch of each cell, -1 outside.
    sides : ndarray of int64, shape (patches,)
        All sides of each patch, those of its border and holes included.
    contrast : ndarray of float64, shape (classes, classes)
    boundary : float
        Contrast of sides to nodata, to other units and to what lies beyond the raster.

    Returns
    -------
    ndarray of float64, shape (patches,)

    References
    ----------
    McGarigal, Cushman & Ene (2012), FRAGSTATS v4, Edge Contrast Index.
    """
    count = sides.size
    weighted, inner = np.zeros(count), np.zeros(count)
    index, units = landscape.index, landscape.units
    for one, other in (
        ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
        ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
    ):
        apart = (labels[one] != labels[other]) & (labels[one] >= 0) & (labels[other] >= 0)
        apart &= units[one] == units[other]
        weights = contrast[index[one][apart], index[other][apart]]
        for side in (one, other):
            patch = labels[side][apart]
            weighted += np.bincount(patch, weights=weights, minlength=count)
            inner += np.bincount(patch, minlength=count)
    return 100.0 * (weighted + boundary * (sides - inner)) / sides


def contrast_functions(contrast: np.ndarray, boundary: float) -> tuple[dict, dict]:
    """CWED and TECI of landscapes and of classes, each a function of (cells, adjacencies, cell size).

    Parameters
    ----------
    contrast : ndarray of float64, shape (classes, classes)
        A class has no edge with itself: the diagonal does not count.
    boundary : float
        Contrast of sides on the border and at nodata.

    Returns
    -------
    landscape, classes : dict of str to callable

    References
    ----------
    McGarigal, Cushman & Ene (2012), FRAGSTATS v4, Contrast-Weighted Edge Density and Total Edge Contrast Index.
    """
    weights = contrast.copy()
    np.fill_diagonal(weights, 0.0)

    def of_landscape(cells, adjacencies) -> tuple:
        inner = (adjacencies * weights).sum(axis=(1, 2)) / 2.0
        like = np.diagonal(adjacencies, axis1=1, axis2=2).sum(axis=1)
        border = 4.0 * cells.sum(axis=1) - adjacencies.sum(axis=(1, 2))
        return inner + boundary * border, (adjacencies.sum(axis=(1, 2)) - like) / 2.0 + border

    def of_classes(cells, adjacencies) -> tuple:
        inner = (adjacencies * weights).sum(axis=2)
        border = 4.0 * cells - adjacencies.sum(axis=2)
        return inner + boundary * border, 4.0 * cells - np.diagonal(adjacencies, axis1=1, axis2=2)

    def density(sides, cells, size):
        # Sides of cells over cells: metres per hectare.
        return 10_000.0 * ratio(sides * size, cells.sum(axis=1) * size**2)

    return (
        {
            "CWED": lambda cells, g, size: density(of_landscape(cells, g)[0], cells, size),
            "TECI": lambda cells, g, _: 100.0 * ratio(*of_landscape(cells, g)),
        },
        {
            "CWED": lambda cells, g, size: density(of_classes(cells, g)[0].T, cells, size).T,
            "TECI": lambda cells, g, _: 100.0 * ratio(*of_classes(cells, g)),
        },
    )
