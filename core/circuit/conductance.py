"""From a raster of resistances or conductances to what the circuit conducts."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..errors import InputError, phrase


def cell_conductance(
    values: np.ndarray, resistances: bool = True, mask: Optional[np.ndarray] = None, name: str = phrase("resistance")
) -> np.ndarray:
    """The conductance of every cell; 0 is a barrier.

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        Resistances (g = 1 / r) or conductances. NaN is nodata, a barrier.
    resistances : bool
    mask : ndarray, optional
        Cells with a mask of 0, below 0 or NaN become barriers.
    name : str
        What the layer is called in messages.

    Returns
    -------
    ndarray of float64, shape (rows, columns)

    Raises
    ------
    InputError
        For resistances of 0 or less, infinite conductances, a mask of another shape, and when
        nothing conducts.

    Notes
    -----
    As Circuitscape: conductances of 0 or less are barriers, an infinite resistance is one too.
    """
    values = np.asarray(values)
    conductance = np.zeros(values.shape, np.float64)
    present = ~np.isnan(values)
    if resistances:
        low = int(np.count_nonzero(values[present] <= 0))
        if low:
            raise InputError(
                "The {name} layer has {count} {count:cell|cells} of 0 or less: give a positive resistance, or make "
                "it a short-circuit region where current is to pass freely.",
                name=name,
                count=low,
            )
        np.divide(1.0, values, out=conductance, where=present, casting="same_kind")
    else:
        endless = int(np.count_nonzero(np.isinf(values)))
        if endless:
            raise InputError(
                "The {name} layer has {count} {count:cell|cells} of infinite conductance: make a short-circuit "
                "region of it.",
                name=name,
                count=endless,
            )
        np.copyto(conductance, values, where=present & (values > 0), casting="same_kind")
    if mask is not None:
        mask = np.asarray(mask)
        if mask.shape != values.shape:
            raise InputError(
                "The mask has {mask_rows} rows x {mask_columns} columns and the {name} layer {rows} x {columns}: "
                "bring them to one grid with esp:prepare.",
                mask_rows=mask.shape[0],
                mask_columns=mask.shape[1],
                name=name,
                rows=values.shape[0],
                columns=values.shape[1],
            )
        conductance[~(mask > 0)] = 0.0
    if not conductance.any():
        raise InputError("No cell of the {name} layer conducts: it has no data, or the mask leaves none.", name=name)
    return conductance
