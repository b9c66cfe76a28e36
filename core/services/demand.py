"""Demand for ecosystem services made from population, economic product and cropland."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..errors import InputError

# Hectares in a square kilometre; cubic metres of a millimetre of water on a hectare.
_HECTARES, _CUBIC_METRES = 100.0, 10.0


def water_demand(
    population: Optional[np.ndarray] = None,
    product: Optional[np.ndarray] = None,
    cropland: Optional[np.ndarray] = None,
    home: float = 0.0,
    industry: float = 0.0,
    irrigation: float = 0.0,
) -> np.ndarray:
    """Water that homes, industry and fields want, in millimetres a year.

    ``D = population x home + product x industry + cropland x irrigation``; what is not given is left out.

    Parameters
    ----------
    population : ndarray of float, optional
        People a square kilometre; NaN is nodata.
    product : ndarray of float, optional
        Economic product a square kilometre, in any unit.
    cropland : ndarray of float, optional
        Share of each cell, 0 to 1.
    home : float
        Cubic metres a person and year.
    industry : float
        Cubic metres a unit of product.
    irrigation : float
        Cubic metres a hectare of cropland and year.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        Where nothing is given, or a count or coefficient is below 0.

    References
    ----------
    The sum as in Scientific Reports 15 (2025), 10.1038/s41598-025-13026-y, table 2.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.demand import water_demand
    >>> water_demand(population=np.array([200.0]), home=50.0).tolist()
    [10.0]
    """
    terms = [
        _per_hectare(values, rate, divisor)
        for values, rate, divisor in (
            (population, home, _HECTARES), (product, industry, _HECTARES), (cropland, irrigation, 1.0)
        )
        if values is not None
    ]  # fmt: skip
    if not terms:
        raise InputError("The demand for water needs population, economic product or cropland.")
    result = terms[0]
    for term in terms[1:]:
        result += term
    result /= _CUBIC_METRES
    return result


def head_demand(population: np.ndarray, rate: float) -> np.ndarray:
    """What people use up: carbon by their emission, food by their ration.

    Parameters
    ----------
    population : ndarray of float
        People a square kilometre; NaN is nodata.
    rate : float
        Tonnes a person and year.

    Returns
    -------
    ndarray of float64
        Tonnes a hectare and year.

    Raises
    ------
    InputError
        Where a count or the rate is below 0.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.demand import head_demand
    >>> head_demand(np.array([200.0]), 0.5).tolist()
    [1.0]
    """
    return _per_hectare(population, rate, _HECTARES)


def _per_hectare(values: np.ndarray, rate: float, divisor: float) -> np.ndarray:
    if not 0.0 <= rate < np.inf:
        raise InputError("A demand cannot come from a coefficient of {rate:g}; give 0 or more.", rate=rate)
    low = np.nanmin(values) if values.size else 0.0
    if low < 0.0:
        raise InputError("A demand cannot come from a count below 0, and there is {low:g}.", low=float(low))
    return np.multiply(values, rate / divisor, dtype=np.float64)
