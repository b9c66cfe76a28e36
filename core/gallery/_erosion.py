"""Erosion of a raised surface by running water, on a rim of fixed levels. Kernels."""

from __future__ import annotations

import numpy as np

from ._routing import FlowTree, accumulate, flow_tree


def incise(
    height: np.ndarray,
    outlet: np.ndarray,
    uplift: np.ndarray,
    erodibility: np.ndarray,
    rain: np.ndarray,
    cell: float,
    step: float,
    steepest: float,
    exponent: float = 0.45,
) -> np.ndarray:
    """One implicit step of stream-power incision with uplift.

    dh/dt = U - K A^m S, solved from the outlets upstream (Braun and Willett 2013, Geomorphology 180-181, 170-179), with
    slopes held below a greatest one, above which hillsides slide.

    Parameters
    ----------
    height : ndarray of float64, shape (rows, columns)
    outlet : ndarray of bool
        Cells of fixed height.
    uplift, erodibility, rain : ndarray of float64
    cell : float
        Side of a cell.
    step : float
        Length of the time step.
    steepest : float
        Greatest height difference over distance.
    exponent : float
        m of the stream-power law; the slope's exponent is 1.

    Returns
    -------
    ndarray of float64
    """
    tree = flow_tree(height, outlet)
    area = accumulate(tree, rain * (cell * cell))
    distance, target = _reaches(tree, height.shape[1], cell)
    fixed = outlet.ravel()[tree.order]
    raised = height.ravel()[tree.order] + np.where(fixed, 0.0, step * uplift.ravel()[tree.order])
    factor = (step * erodibility * area**exponent).ravel()[tree.order] / distance
    highest = steepest * distance
    for level in tree.levels():
        base = raised[target[level]]
        power = factor[level]
        eroded = (raised[level] + power * base) / (1.0 + power)
        raised[level] = np.minimum(eroded, base + highest[level])
    return tree.in_place(raised).reshape(height.shape)


def drain(height: np.ndarray, outlet: np.ndarray, least_drop: float) -> np.ndarray:
    """Raise cells until every one lies above its receiver by at least a small drop."""
    tree = flow_tree(height, outlet)
    target = tree.targets()
    raised = height.ravel()[tree.order]
    for level in tree.levels():
        raised[level] = np.maximum(raised[level], raised[target[level]] + least_drop)
    return tree.in_place(raised).reshape(height.shape)


def _reaches(tree: FlowTree, columns: int, cell: float) -> tuple[np.ndarray, np.ndarray]:
    """Distance to the receiver and the receiver's place, both in the tree's order."""
    receiver = tree.receiver[tree.order]
    diagonal = (receiver // columns != tree.order // columns) & (receiver % columns != tree.order % columns)
    return np.where(diagonal, np.sqrt(2.0) * cell, cell), tree.targets()
