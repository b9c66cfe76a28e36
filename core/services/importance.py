"""Importance of services: the NPP indices of the ecological red line, and classes by share of the total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..errors import InputError

# The factors of each index beside NPP; those of the second tuple count as 1 - factor.
NPP_MODELS = {
    "water": (("seepage", "precipitation"), ("slope",)),
    "soil": ((), ("erodibility", "slope")),
    "sand": (("erodibility", "climate_erosivity", "roughness"), ()),
    "biodiversity": (("precipitation", "temperature"), ("elevation",)),
}
# Textures from heavy clay (1) to sand (13).
TEXTURES = 13


@dataclass(frozen=True)
class ImportanceClasses:
    """Classes of one service.

    Parameters
    ----------
    classes : ndarray of uint8
        1 and up, the greatest the most important; 0 is nodata.
    limits : tuple of float
        The least value of each class above the first, falling: of the most important class first.
    cells : tuple of int
        Cells of the classes, from 1 up.
    sums : tuple of float
        What they hold of the service.
    """

    classes: np.ndarray
    limits: tuple[float, ...]
    cells: tuple[int, ...]
    sums: tuple[float, ...]


def seepage_of_texture(values: np.ndarray) -> np.ndarray:
    """Seepage factor 1/13 (heavy clay) to 1 (sand) from texture classes 1 to 13; factors up to 1 stay.

    Parameters
    ----------
    values : ndarray of float
        NaN is nodata.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        For values below 0 or above 13.
    """
    values = np.asarray(values, dtype=np.float64)
    low, high = np.nanmin(values), np.nanmax(values)
    if low < 0.0 or high > TEXTURES:
        raise InputError(
            "Seepage runs from 0 to 1, or over texture classes from 1 (heavy clay) to 13 (sand), not from {low:g} to "
            "{high:g}.",
            low=low,
            high=high,
        )
    return values / TEXTURES if high > 1.0 else values


def roughness_of_slope(slope: np.ndarray) -> np.ndarray:
    """Roughness of the ground, ``1 / cos(slope)``.

    Parameters
    ----------
    slope : ndarray of float
        Degrees; NaN is nodata.

    Returns
    -------
    ndarray of float64
        1 and more.
    """
    return 1.0 / np.cos(np.radians(np.asarray(slope, dtype=np.float64)))


def npp_index(model: str, npp: np.ndarray, factors: dict) -> np.ndarray:
    """An index of a service from net primary production.

    ``water NPP Fsic Fpre (1 - Fslo)``, ``soil NPP (1 - K)(1 - Fslo)``, ``sand NPP K Fq D``,
    ``biodiversity NPP Fpre Ftem (1 - Falt)``.

    Parameters
    ----------
    model : str
        A key of `NPP_MODELS`.
    npp : ndarray of float
        Mean of several years; NaN is nodata.
    factors : dict of str to ndarray of float
        0 to 1, by the names in `NPP_MODELS`.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        For an unknown model or shapes that differ.

    References
    ----------
    Technical guide for drawing the ecological red line, Ministry of Environmental Protection of China, 2017.
    """
    if model not in NPP_MODELS:
        raise InputError("There is no NPP index '{model}'.", model=model)
    direct, inverse = NPP_MODELS[model]
    result = np.array(npp, dtype=np.float64)
    for name in (*direct, *inverse):
        if factors[name].shape != result.shape:
            raise InputError("The layers differ in their numbers of rows and columns; align them first.")
        result *= factors[name] if name in direct else 1.0 - factors[name]
    return result


def rising_shares(shares: Sequence[float]) -> tuple[float, ...]:
    """Shares between 0 and 1, checked to rise.

    Raises
    ------
    InputError
    """
    values = tuple(float(share) for share in shares)
    if not values or not all(0.0 < share <= 1.0 for share in values) or sorted(set(values)) != list(values):
        raise InputError(
            "The shares of the classes must rise between 0 and 1, for example 0.5, 0.8; given is {given}.",
            given=", ".join(format(share, "g") for share in values) or "-",
        )
    return values


def importance_classes(service: np.ndarray, shares: Sequence[float] = (0.5, 0.8)) -> ImportanceClasses:
    """Classes by the share of the total that the best cells hold.

    Cells are sorted downwards; the limit of a class is the value of the first cell at which the share of the total so
    far reaches the class's share. Cells of that value are in, so that their order does not matter.

    Parameters
    ----------
    service : ndarray of float
        NaN is nodata; values from 0 down hold nothing and are in class 1.
    shares : sequence of float
        Rising, between 0 and 1: of the most important class first.

    Returns
    -------
    ImportanceClasses

    Raises
    ------
    InputError
        For shares that do not rise, and a service without any value above 0.
    """
    shares = rising_shares(shares)
    values = np.asarray(service, dtype=np.float64)
    known = ~np.isnan(values)
    ranked = values[values > 0.0]
    if not ranked.size or not np.isfinite(ranked).all():
        raise InputError("The service has no finite values above 0, so that none of its cells is important.")
    ranked.sort()
    ranked = ranked[::-1]
    total = np.cumsum(ranked)
    # The last cell holds the whole, however sums are rounded.
    places = np.minimum(np.searchsorted(total, np.multiply(shares, total[-1])), ranked.size - 1)
    limits = ranked[places]
    classes = known.astype(np.uint8)
    for limit in limits:
        classes += values >= limit
    cells = np.bincount(classes.ravel(), minlength=limits.size + 2)[1:]
    sums = np.bincount(classes.ravel(), np.where(known, values, 0.0).ravel(), limits.size + 2)[1:]
    return ImportanceClasses(classes, tuple(limits.tolist()), tuple(cells.tolist()), tuple(sums.tolist()))


def highest_class(layers: Sequence[np.ndarray]) -> np.ndarray:
    """The highest class of several services.

    Parameters
    ----------
    layers : sequence of ndarray of uint8
        0 is nodata.

    Returns
    -------
    ndarray of uint8
        0 where one of them has no data.
    """
    highest = np.maximum.reduce(list(layers))
    highest[np.minimum.reduce(list(layers)) == 0] = 0
    return highest
