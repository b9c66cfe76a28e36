"""The latitude of every cell of a grid."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY

from ...core.errors import InputError
from ...core.rows import Rows

# Nodes of the lattice on which latitudes are exact, along each side; between them they are interpolated. A degree
# of curvature over 16 intervals leaves less than a thousandth of a degree.
_NODES = 33


def cell_latitudes(grid, context) -> Rows:
    """Latitudes of the centres of the cells, in degrees.

    Raises
    ------
    InputError
        When the grid has no coordinate system, or does not lie where it is defined.
    """
    reference = QgsCoordinateReferenceSystem.fromWkt(grid.crs)
    if not reference.isValid():
        raise InputError(
            "The rasters have no coordinate system, so their latitude is not known; set it in the layers' properties."
        )
    to_degrees = QgsCoordinateTransform(
        reference, QgsCoordinateReferenceSystem("EPSG:4326"), context.transformContext()
    )
    rows = np.linspace(0, grid.rows - 1, min(grid.rows, _NODES))
    columns = np.linspace(0, grid.columns - 1, min(grid.columns, _NODES))
    lattice = np.empty((len(rows), len(columns)))
    try:
        for place, row in enumerate(rows):
            x, y = grid.centres(np.full(len(columns), row), columns)
            lattice[place] = [to_degrees.transform(QgsPointXY(*point)).y() for point in zip(x, y)]
    except QgsCsException:
        raise InputError("The rasters lie where their coordinate system is not defined; check it.") from None
    across = np.array([np.interp(np.arange(grid.columns), columns, line) for line in lattice])
    place = np.interp(np.arange(grid.rows), rows, np.arange(len(rows)))
    lower = np.minimum(place.astype(int), max(len(rows) - 2, 0))
    upper = np.minimum(lower + 1, len(rows) - 1)
    share = (place - lower)[:, None]

    def read(first: int, last: int) -> np.ndarray:
        part = slice(first, last)
        return across[lower[part]] * (1.0 - share[part]) + across[upper[part]] * share[part]

    return Rows(grid.shape, np.float64, read)
