"""How wide corridors are: as a cost, as a share of the cheapest cost, or in metres on the ground."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..cost.moves import crossed_cells
from ..errors import InputError
from ..typed import Shape

WIDTH_KINDS = ("cost", "percent", "metres")
# More than ten times the cheapest cost is no corridor but a mistaken unit.
_MOST_PERCENT = 1000.0
# Cells of a window whose distances are found at a time.
_BLOCK = 1 << 20


def check_widths(widths, kind: str) -> list:
    """The widths, ascending and each once.

    Raises
    ------
    InputError
        When the kind is unknown, there is no width, or one is negative, not finite or far above all percentages.
    """
    if kind not in WIDTH_KINDS:
        raise InputError("Widths are {known}, not {given}.", known=", ".join(WIDTH_KINDS), given=kind)
    widths = sorted({float(width) for width in widths})
    if not widths or not np.isfinite(widths).all() or widths[0] < 0:
        raise InputError("The width of a corridor is a cost of 0 or above; give at least one.")
    if kind == "percent" and widths[-1] > _MOST_PERCENT:
        raise InputError(
            "A width of {given:.10g} % of the cheapest cost is no corridor; give a percentage, such as 5.",
            given=widths[-1],
        )
    return widths


def cost_beyond(width: float, kind: str, cost):
    """How much dearer than a path of some cost a way within the width may be, in resistance x map units.

    Parameters
    ----------
    width : float
    kind : {"cost", "percent", "metres"}
        In metres no cost beyond that of the path counts.
    cost : float or ndarray of float

    Returns
    -------
    float or ndarray of float
        Of the cost's shape with percentages.
    """
    if kind == "percent":
        return cost * (width / 100.0)
    return width if kind == "cost" else 0.0


def distance_to_path(
    rows: np.ndarray, columns: np.ndarray, shape: Shape, reach: float
) -> tuple[int, int, np.ndarray]:
    """How far cells are from the line of a path through cell centres.

    Exact for steps in 8 directions: a cell's centre projects onto such a line in a centre or halfway between two.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)
    shape : tuple of int
        Rows and columns of the grid.
    reach : float
        In cells.

    Returns
    -------
    top, left : int
        Row and column of the window's first cell.
    distance : ndarray of float64, shape (height, width)
        In cells; infinite beyond the reach.
    """
    margin = int(np.ceil(reach)) + 1
    rows, columns = crossed_cells(np.asarray(rows), np.asarray(columns))
    top, left = max(int(rows.min()) - margin, 0), max(int(columns.min()) - margin, 0)
    bottom, right = min(int(rows.max()) + margin + 1, shape[0]), min(int(columns.max()) + margin + 1, shape[1])
    # Points at twice the resolution: centres and the middles of the steps.
    down, along = 2 * (rows - top), 2 * (columns - left)
    down = np.concatenate([down, (down[1:] + down[:-1]) // 2])
    along = np.concatenate([along, (along[1:] + along[:-1]) // 2])
    distance = np.full((bottom - top, right - left), np.inf)
    height = max(1, _BLOCK // (4 * distance.shape[1]))
    for start in range(0, distance.shape[0], height):
        stop = min(start + height, distance.shape[0])
        first, last = max(start - margin, 0), min(stop + margin, distance.shape[0])
        near = (down >= 2 * first) & (down < 2 * last)
        if not near.any():
            continue
        apart = np.ones((2 * (last - first), 2 * distance.shape[1]), dtype=bool)
        apart[down[near] - 2 * first, along[near]] = False
        distance[start:stop] = (
            ndimage.distance_transform_edt(apart)[2 * (start - first) : 2 * (stop - first) : 2, ::2] / 2
        )
    distance[distance > reach * (1.0 + 1e-9)] = np.inf
    return top, left, distance
