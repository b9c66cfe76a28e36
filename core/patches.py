"""Patches of a raster: connected groups of cells, and their sizes."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .errors import InputError

_STRUCTURES = {4: ndimage.generate_binary_structure(2, 1), 8: ndimage.generate_binary_structure(2, 2)}


def neighbourhood(connectivity: int) -> np.ndarray:
    """The 3 x 3 structuring element of 4- or 8-connectivity.

    Raises
    ------
    InputError
        When `connectivity` is neither 4 nor 8.
    """
    if connectivity not in _STRUCTURES:
        raise InputError("Connectivity is 4 or 8, not {given}.", given=connectivity)
    return _STRUCTURES[connectivity]


def label_patches(mask: np.ndarray, connectivity: int = 8) -> tuple[np.ndarray, int]:
    """Number the patches of a mask from 1.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
    connectivity : {8, 4}

    Returns
    -------
    labels : ndarray of int32, shape (rows, columns)
        0 outside the patches; patches are numbered in the raster order of their first cells.
    count : int

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.patches import label_patches
    >>> diagonal = np.array([[True, False], [False, True]])
    >>> label_patches(diagonal, 8)[1], label_patches(diagonal, 4)[1]
    (1, 2)
    """
    structure = neighbourhood(connectivity)
    labels = np.zeros(mask.shape, dtype=np.int32)
    count = ndimage.label(mask, structure, output=labels)
    return labels, int(count)


def patch_sizes(labels: np.ndarray, count: int) -> np.ndarray:
    """Number of cells of every patch.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Patch numbers from 1; 0 is no patch.
    count : int

    Returns
    -------
    ndarray of int64, shape (count,)
        Entry k - 1 belongs to patch k.
    """
    return np.bincount(labels.ravel(), minlength=count + 1)[1:]


def patch_means(labels: np.ndarray, count: int, values: np.ndarray) -> np.ndarray:
    """Mean of a raster in every patch.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Patch numbers from 1; 0 is no patch.
    count : int
    values : ndarray of float, shape (rows, columns)
        Cells that are not finite are left out.

    Returns
    -------
    ndarray of float64, shape (count,)
        NaN where a patch has no cell with a value.
    """
    flat = np.flatnonzero(labels > 0)
    of, inside = labels.ravel()[flat], values.ravel()[flat]
    known = np.isfinite(inside)
    if not known.all():
        of, inside = of[known], inside[known]
    total = np.bincount(of, inside, count + 1)[1:]
    cells = np.bincount(of, minlength=count + 1)[1:]
    return np.where(cells > 0, total / np.maximum(cells, 1), np.nan)
