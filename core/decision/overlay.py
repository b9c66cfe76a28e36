"""Weighted overlay: several layers and their weights in one surface."""

from __future__ import annotations

from functools import partial
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import Raster, flat, known_values, mapped
from ..typed import Weights
from .normalisation import named_layers
from .weights import check_weights

NODATA_RULES = ("any", "available")
OPERATIONS = ("sum", "product", "total")

_CELLS_PER_STRIP = 1 << 18


def weighted_overlay(
    layers: Sequence[Raster],
    weights: Weights,
    nodata_rule: str = "any",
    operation: str = "sum",
    names: Optional[Sequence[str]] = None,
    progress: Progress = no_progress,
    out: Optional[Raster] = None,
) -> Raster:
    """Combine layers cell by cell.

    ``R = sum(W_k F_k)``, or the weighted product ``R = prod(F_k ^ W_k)``, in which a low value of
    one layer cannot be made up for by the others, or the plain total of n layers
    ``R = n sum(W_k F_k)``, which is ``sum(F_k)`` where all weigh the same.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float, shape (rows, columns)
        NaN is nodata.
    weights : sequence of float
        One for each layer, summing to 1 within 1e-3.
    nodata_rule : {"any", "available"}
        ``any``: nodata in one layer is nodata in the result. ``available``: the layers that have
        data share the weight of those that have not, in proportion to their own weights; nodata
        only where no layer with a weight has data.
    operation : {"sum", "product", "total"}
    names : sequence of str, optional
        How messages call the layers.
    progress : callable
    out : ndarray or Rows of float64, optional
        Where the result is written.

    Returns
    -------
    ndarray of float64, shape (rows, columns), or `out`

    Raises
    ------
    InputError
        For weights that do not fit, layers of different shape, infinite values, and negative
        values in a product.

    References
    ----------
    Resistance surface R = sum(F_k W_k): Journal of Arid Land 2025, 17(10), section 2.3.2. Weighted
    product: Bridgman (1922); Triantaphyllou (2000), Multi-Criteria Decision Making Methods, 2.2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.overlay import weighted_overlay
    >>> layers = [np.array([[1.0, 9.0]]), np.array([[5.0, 1.0]])]
    >>> weighted_overlay(layers, [0.75, 0.25]).tolist()
    [[2.0, 7.0]]
    """
    if len(layers) == 0:
        raise InputError("Choose at least one layer.")
    weights = check_weights(weights, len(layers))
    if nodata_rule not in NODATA_RULES:
        raise InputError("There is no nodata rule '{rule}'.", rule=nodata_rule)
    if operation not in OPERATIONS:
        raise InputError("There is no overlay operation '{operation}'.", operation=operation)
    names = named_layers(layers, names)
    out = np.empty(np.shape(layers[0]), dtype=np.float64) if out is None else out
    parts, result = [flat(layer) for layer in layers], flat(out)
    for strip in slices(out.size, _CELLS_PER_STRIP, progress):
        result[strip] = _combine([layer[strip] for layer in parts], weights, nodata_rule, operation, names)
    return out


def reachable_overlay(
    layers: Sequence[Raster],
    weights: Weights,
    restorable: Sequence[int],
    nodata_rule: str = "any",
    operation: str = "sum",
    names: Optional[Sequence[str]] = None,
    out: Optional[Raster] = None,
) -> Raster:
    """The overlay once all is restored that can be: some layers at their least score, the others as they are.

    Of a resistance it is what restoration can reach: land use may become the best that there is, terrain stays.

    Parameters
    ----------
    layers, weights, nodata_rule, operation, names, out
        As in `weighted_overlay`.
    restorable : sequence of int
        The layers, from 0, that can be restored.

    Returns
    -------
    ndarray of float64, shape (rows, columns), or `out`
    """
    best = list(layers)
    for number in restorable:
        least = min((float(values.min()) for values in known_values(layers[number]) if values.size), default=None)
        if least is not None:
            best[number] = mapped(partial(_all_at, least), layers[number])
    return weighted_overlay(best, weights, nodata_rule, operation, names, out=out)


def _all_at(value: float, cells: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(cells), np.nan, value)


def _combine(strips, weights, nodata_rule, operation, names) -> np.ndarray:
    total = np.zeros(strips[0].shape)
    carried = np.zeros(strips[0].shape)
    for values, weight, name in zip(strips, weights, names):
        values = values.astype(np.float64, copy=False)
        if np.isinf(values).any():
            raise InputError("The layer {layer} has infinite values; set them to nodata first.", layer=name)
        term = _term(values, weight, operation, name)
        if nodata_rule == "available":
            valid = ~np.isnan(term)
            carried += np.where(valid, weight, 0.0)
            term = np.where(valid, term, 0.0)
        total += term
    if nodata_rule == "available":
        # Scaled to the sum of all weights, so that cells without gaps equal the rule "any".
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(carried > 0.0, weights.sum() / carried, np.nan)
            # A logarithm of 0 stays minus infinity, and the product stays 0.
            total = total * share
    if operation == "product":
        return np.exp(total)
    return total * len(strips) if operation == "total" else total


def _term(values, weight, operation, name) -> np.ndarray:
    if operation != "product":
        return values * weight
    if (values < 0.0).any():
        raise InputError(
            "The layer {layer} has negative values, which a product cannot take; standardise it first.", layer=name
        )
    with np.errstate(divide="ignore"):
        logarithm = np.log(values)
    # 0 to the power 0 is 1: a layer without weight does not count.
    return logarithm * weight if weight > 0.0 else np.where(np.isnan(values), np.nan, 0.0)
