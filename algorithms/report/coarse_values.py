"""Rasters of any size as few numbers: what a picture of a page can show."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis


def coarse_values(layer, band: int, most_cells: int) -> np.ndarray:
    """A band as floats with NaN, coarser where it has many cells: QGIS takes overviews then."""
    provider = layer.dataProvider()
    share = min(1.0, most_cells / max(layer.width(), layer.height()))
    columns, rows = max(round(layer.width() * share), 1), max(round(layer.height() * share), 1)
    block = provider.block(band, layer.extent(), columns, rows)
    # Whatever the type of the file, numbers of 8 bytes with one value for missing ones.
    block.convert(Qgis.DataType.Float64)
    values = np.frombuffer(bytes(block.data()), dtype=np.float64).reshape(rows, columns).copy()
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return values
