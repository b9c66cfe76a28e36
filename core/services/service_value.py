"""Value of ecosystem services by equivalents: Xie's table times the value of a standard unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from .class_table import ClassTable


@dataclass(frozen=True)
class ServiceValues:
    """Values of one year.

    Parameters
    ----------
    services : tuple of str
    codes : ndarray of int64, shape (classes,)
        Class values of the table.
    per_class : ndarray of float64, shape (zones, classes, services)
        Money a year; zone 0 holds the cells outside all zones, or all cells where there are none.
    area_ha : ndarray of float64, shape (zones, classes)
    density : ndarray of float64, shape of the raster
        All services together, money per hectare and year; NaN without data.
    """

    services: tuple[str, ...]
    codes: np.ndarray
    per_class: np.ndarray
    area_ha: np.ndarray
    density: np.ndarray

    @property
    def total(self) -> float:
        """Money a year of the whole raster."""
        return float(self.per_class.sum())

    def by_service(self) -> np.ndarray:
        """Totals of each service."""
        return self.per_class.sum(axis=(0, 1))

    def by_class(self) -> np.ndarray:
        """Totals of each class."""
        return self.per_class.sum(axis=(0, 2))


def standard_unit(
    yields: Sequence[float], prices: Sequence[float], areas: Optional[Sequence[float]] = None, share: float = 1.0 / 7.0
) -> float:
    """Value of one standard equivalent: a seventh of a hectare's crops at market prices.

    ``E = share * sum_i (A_i / A) q_i p_i``

    Parameters
    ----------
    yields : sequence of float
        q, kg per hectare and year of each crop.
    prices : sequence of float
        p, money per kg.
    areas : sequence of float, optional
        A, sown areas in any unit; equal by default.
    share : float
        What a field yields without any work put in, as a share of its market value.

    Returns
    -------
    float
        Money per hectare and year.

    Raises
    ------
    InputError

    References
    ----------
    Xie et al. (2003, 2015), Journal of Natural Resources 18: 189-196 and 30: 1243-1254.

    Examples
    --------
    >>> from esp_toolbox.core.services.service_value import standard_unit
    >>> round(standard_unit([7000.0], [2.0]), 2)
    2000.0
    """
    areas = [1.0] * len(yields) if areas is None else areas
    if not len(yields) == len(prices) == len(areas) or not len(yields):
        raise InputError(
            "There are {yields} yields, {prices} prices and {areas} areas of crops; give one of each for every crop.",
            yields=len(yields),
            prices=len(prices),
            areas=len(areas),
        )
    table = np.array([yields, prices, areas], dtype=np.float64)
    if not np.isfinite(table).all() or (table < 0).any() or table[2].sum() == 0 or not 0 < share <= 1:
        raise InputError("Yields, prices and areas of crops must not be below 0, and some area above it.")
    return float(share * (table[0] * table[1] * table[2]).sum() / table[2].sum())


def service_value(
    table: ClassTable,
    classes: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    unit: float = 1.0,
    zones: Optional[np.ndarray] = None,
    zone_count: int = 0,
    factors: Optional[Mapping[str, np.ndarray]] = None,
    drivers: Optional[Mapping[str, str]] = None,
    layer: str = phrase("the land cover"),
) -> ServiceValues:
    """Value of every service, class and zone.

    ``ESV = sum_k sum_s A_k e_ks E f_s``: area, equivalent, standard unit and, where given, the
    factor of the service's driver at each cell.

    Parameters
    ----------
    table : ClassTable
        Equivalents (or, with `unit` 1, money per hectare and year) of each class and service.
    classes : ndarray of int, shape (rows, columns)
    valid : ndarray of bool
    cell_size : float
        Metres.
    unit : float
        Money per hectare and year of one equivalent.
    zones : ndarray of int, shape of `classes`, optional
        1..zone_count, 0 outside.
    zone_count : int
    factors : mapping of str to ndarray, optional
        Factor at each cell by driver, see `adjustment`; NaN counts as 1.
    drivers : mapping of str to str, optional
        Service to driver; services without one are not adjusted.
    layer : str
        The raster's name, for messages.

    Returns
    -------
    ServiceValues

    Raises
    ------
    InputError
        For a class without a row, and a unit that is not above 0.
    """
    if not (np.isfinite(unit) and unit > 0):
        raise InputError("The value of a standard unit must be above 0, not {given}.", given=unit)
    rows = table.rows(classes, valid, layer)
    count, hectares = len(table.codes), cell_size**2 / 10_000.0
    labels = np.zeros(classes.shape, dtype=np.int64) if zones is None else zones.astype(np.int64)
    groups = (labels * (count + 1) + rows).reshape(-1)
    size = (zone_count + 1) * (count + 1)

    def by_group(weights: Optional[np.ndarray] = None) -> np.ndarray:
        return np.bincount(groups, weights=weights, minlength=size).reshape(zone_count + 1, count + 1)[:, :count]

    cells = by_group().astype(np.float64)
    per_class = np.empty((zone_count + 1, count, len(table.columns)))
    density = np.zeros(classes.shape)
    sums: dict = {}
    for number, service in enumerate(table.columns):
        money = table.column(service) * unit
        driver = (drivers or {}).get(service)
        if factors and driver is not None and driver in factors:
            factor = np.nan_to_num(factors[driver], nan=1.0)
            if driver not in sums:
                sums[driver] = by_group(np.where(valid, factor, 0.0).reshape(-1))
            weighted = sums[driver]
            density += money[rows] * factor
        else:
            weighted = cells
            density += money[rows]
        per_class[:, :, number] = weighted * money[:-1] * hectares
    return ServiceValues(table.columns, table.codes, per_class, cells * hectares, density)


def adjustment(values: np.ndarray, valid: np.ndarray, reference: Optional[float] = None, name: str = "1") -> np.ndarray:
    """Factor of a driver: its value over the mean of the region (or of the country, where known).

    Parameters
    ----------
    values : ndarray of float
        NPP, precipitation or soil retention; NaN is nodata.
    valid : ndarray of bool
        Cells of the study.
    reference : float, optional
        Mean to compare with; that of the study's cells by default.
    name : str
        The layer's name, for messages.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        When the mean is not above 0.
    """
    inside = valid & np.isfinite(values)
    mean = float(values[inside].mean(dtype=np.float64)) if reference is None and inside.any() else reference
    if mean is None or not mean > 0:
        raise InputError("The mean of {name} must be above 0 to adjust values by it.", name=name)
    return np.asarray(values, dtype=np.float64) / mean


def sensitivity(values: ServiceValues, change: float = 0.5) -> np.ndarray:
    """Coefficient of sensitivity of the total to the value of each class.

    ``CS_k = |((V' - V) / V) / ((C_k' - C_k) / C_k)|`` with the class' values raised by `change`;
    above 1 the total is elastic, below it the total hardly depends on that class' values.

    Parameters
    ----------
    values : ServiceValues
    change : float
        As a share, 0.5 in most papers.

    Returns
    -------
    ndarray of float64, shape (classes,)
        NaN where the total is 0.

    References
    ----------
    Kreuter et al. (2001), Ecological Economics 39: 333-346.
    """
    total = values.total
    if total == 0:
        return np.full(len(values.codes), np.nan)
    changed = total + values.by_class() * change
    return np.abs((changed - total) / total / change)
