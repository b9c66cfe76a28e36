"""Carbon storage of land cover, and what a change of it is worth.

Source: InVEST 3.20, carbon storage and sequestration model.
"""

from __future__ import annotations

import numpy as np

from ..rows import Raster, mapped
from .class_table import ClassTable

POOLS = ("c_above", "c_below", "c_soil", "c_dead")


def carbon_storage(pools: ClassTable, rows: Raster) -> Raster:
    """Carbon density of every cell.

    Parameters
    ----------
    pools : ClassTable
        With the columns of `POOLS`, t/ha.
    rows : ndarray or Rows of int, shape (rows, columns)
        The table's row of each cell, as `ClassTable.rows` gives it.

    Returns
    -------
    ndarray or Rows of float64, shape (rows, columns)
        t/ha, the sum of the four pools; NaN is nodata.
    """
    density = np.sum([pools.column(pool) for pool in POOLS], axis=0)
    return mapped(lambda places: density[places], rows)


def sequestration_value(
    change: np.ndarray, price: float, years: int, discount: float = 0.0, price_change: float = 0.0
) -> np.ndarray:
    """Net present value of a change in storage that comes about evenly over some years.

    Parameters
    ----------
    change : ndarray of float
        Later less earlier storage, t/ha.
    price : float
        Of a tonne of carbon.
    years : int
        Years between the two states, at least 1.
    discount, price_change : float
        Percent a year: the discount rate of money and the growth of damages by emitted carbon.

    Returns
    -------
    ndarray of float
        Money a hectare: change * price / years * sum of [(1 + r)(1 + c)]^-t over t = 0 .. years - 1.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.carbon import sequestration_value
    >>> sequestration_value(np.array([10.0, -5.0]), price=40.0, years=2, discount=100.0).tolist()
    [300.0, -150.0]
    """
    ratio = 1.0 / ((1.0 + discount / 100.0) * (1.0 + price_change / 100.0))
    return change * (price / years * float(np.sum(ratio ** np.arange(years))))
