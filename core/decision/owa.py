"""Ordered weighted averaging (OWA) of layers, with the order of each cell or of the whole layers."""

from __future__ import annotations

from typing import Any, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress
from ..rows import Raster, flat
from .owa_layers import LayerStack
from .owa_weights import OrderWeights
from .weights import check_weights

ORDERINGS = ("pixel", "layer")


def ordered_weighted_average(
    stack: LayerStack,
    weights: Sequence[OrderWeights],
    ordering: str = "pixel",
    criterion: Optional[Sequence[float]] = None,
    progress: Progress = no_progress,
    out: Optional[Sequence[Raster]] = None,
) -> Sequence[Raster]:
    """The ordered weighted average of the layers, one band for each set of order weights.

    * ``pixel``: ``sum w_i s_i`` with the values s of each cell sorted from high to low (Yager);
    * ``layer``: the same with the layers sorted once, by their mean over their own cells with data.

    With criterion weights u the weight of rank i is ``v_i = w_i u_(i) / sum_j w_j u_(j)``, u_(i) being the
    criterion weight of the layer that has the rank i (in that cell). Where values are equal, the layer that
    comes first has the higher rank. A cell without data in any layer has no result.

    Parameters
    ----------
    stack : LayerStack
    weights : sequence of OrderWeights
    ordering : {"pixel", "layer"}
    criterion : sequence of float, optional
        One weight for each layer, summing to 1 within 1e-3. None: they all count alike.
    progress : callable
    out : sequence of ndarray or Rows of float, optional
        Where the bands are written.

    Returns
    -------
    ndarray of float64, shape (sets of weights, rows, columns), or `out`
        NaN is nodata.

    Raises
    ------
    InputError
        For weights that do not fit the layers, and where criterion weights of 0 leave a cell without any weight.

    References
    ----------
    Yager (1988), IEEE Transactions on Systems, Man and Cybernetics 18: 183-190; Malczewski (2006),
    International Journal of Applied Earth Observation and Geoinformation 8: 270-277 (criterion weights);
    Land 2025, 14: 2159, section 2.3.2 (order of the layers by their mean).
    """
    ranking = Ranking(stack, ordering, criterion)
    check_order_weights(stack, weights)
    bands: Any = np.empty((len(weights), *stack.shape)) if out is None else out
    cells = [flat(band) for band in bands]
    for strip, block in stack.strips():
        progress(strip.start / stack.cells)
        values, shares = ranking.of(block)
        unknown = np.isnan(block).any(axis=0)
        for band, order in zip(cells, weights):
            part = weighted_ranks(values, shares, order.values)
            part[unknown] = np.nan
            band[strip] = part
    progress(1.0)
    return bands


def check_order_weights(stack: LayerStack, weights: Sequence[OrderWeights]) -> None:
    """Raise `InputError` unless every set has one weight for each layer."""
    if len(weights) == 0:
        raise InputError("Give at least one risk coefficient alpha, for example 0.5, 1, 2.")
    for order in weights:
        if len(order.values) != stack.count:
            raise InputError(
                "There are {weights} order weights for {layers} layers; give one for each rank.",
                weights=len(order.values),
                layers=stack.count,
            )


class Ranking:
    """How values are brought into the order of the ranks.

    Parameters
    ----------
    stack : LayerStack
    ordering : {"pixel", "layer"}
    criterion : sequence of float, optional

    Attributes
    ----------
    order : ndarray of int or None
        The layers by rank, for the ordering "layer".
    """

    def __init__(self, stack: LayerStack, ordering: str, criterion: Optional[Sequence[float]] = None):
        if ordering not in ORDERINGS:
            raise InputError("There is no ordering '{ordering}'.", ordering=ordering)
        self._criterion = None
        # Equal criterion weights cancel out.
        if criterion is not None and np.ptp(check_weights(criterion, stack.count)) > 0.0:
            self._criterion = check_weights(criterion, stack.count)
        self.order = np.argsort(-stack.means(), kind="stable") if ordering == "layer" else None

    def of(self, block: np.ndarray) -> tuple[np.ndarray, Optional[np.ndarray]]:
        """Values by rank, highest first, and the criterion weights by rank (None where they do not matter).

        Parameters
        ----------
        block : ndarray of float64, shape (layers, cells)
        """
        if self.order is not None:
            shares = None if self._criterion is None else self._criterion[self.order][:, None]
            return block[self.order], shares
        if self._criterion is None:
            return np.sort(block, axis=0)[::-1], None
        order = np.argsort(-block, axis=0, kind="stable")
        return np.take_along_axis(block, order, axis=0), self._criterion[order]


def weighted_ranks(values: np.ndarray, shares: Optional[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """The weighted sum of values by rank.

    Parameters
    ----------
    values : ndarray of float64, shape (layers, cells)
    shares : ndarray of float64, shape (layers, cells) or (layers, 1), optional
        Criterion weights by rank.
    weights : sequence of float
        Order weights.

    Returns
    -------
    ndarray of float64, shape (cells,)
    """
    total = np.zeros(values.shape[1])
    if shares is None:
        for value, weight in zip(values, weights):
            total += weight * value
        return total
    carried = np.zeros(shares.shape[1])
    for value, share, weight in zip(values, shares, weights):
        total += weight * share * value
        carried += weight * share
    if (carried <= 0.0).any():
        raise InputError(
            "Criterion weights of 0 leave cells in which no rank with an order weight has a layer that counts; leave "
            "out the layers whose criterion weight is 0."
        )
    return total / carried
