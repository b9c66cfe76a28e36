"""How ecosystem health changes: differences, direction, transitions of classes, shares of the components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..rows import Raster, strips

# Below any value that matters: components that are 0 have no logarithm.
_TINY = 1e-100
# Exponents of the components in EHI = sqrt((EV EO ER)^(1/3) CESI), and in VOR.
VORS_EXPONENTS = {"EV": 1 / 6, "EO": 1 / 6, "ER": 1 / 6, "ES": 1 / 2}
VOR_EXPONENTS = {"EV": 1 / 3, "EO": 1 / 3, "ER": 1 / 3}

DEGRADED, STABLE, IMPROVED = 1, 2, 3


def direction(change: np.ndarray, threshold: float, p: Optional[np.ndarray] = None, level: float = 0.05) -> np.ndarray:
    """Improved, stable or degraded.

    Parameters
    ----------
    change : ndarray of float
        Difference or slope; NaN is nodata.
    threshold : float
        Changes of at most this size are stable.
    p : ndarray of float, optional
        Of a trend; a cell whose p is above the level is stable as well.
    level : float

    Returns
    -------
    ndarray of uint8
        0 nodata, 1 degraded, 2 stable, 3 improved.

    Raises
    ------
    InputError
        For a threshold below 0.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.health.change import direction
    >>> direction(np.array([-0.3, 0.05, 0.3]), 0.1).tolist()
    [1, 2, 3]
    """
    if not threshold >= 0:
        raise InputError("The threshold of change must not be below 0.")
    known = np.isfinite(change)
    out = np.where(known, STABLE, 0).astype(np.uint8)
    moving = known & (np.abs(np.nan_to_num(change)) > threshold)
    if p is not None:
        moving &= np.nan_to_num(p, nan=1.0) <= level
    out[moving & (change > 0)] = IMPROVED
    out[moving & (change < 0)] = DEGRADED
    return out


@dataclass(frozen=True)
class Transition:
    """From which class to which.

    Parameters
    ----------
    area_ha : ndarray of float64, shape (classes, classes)
        Rows are the classes of the earlier year, columns those of the later one.
    """

    area_ha: np.ndarray

    @property
    def stable(self) -> float:
        """Hectares that stayed in their class."""
        return float(np.trace(self.area_ha))

    @property
    def upward(self) -> float:
        """Hectares that moved to a higher class."""
        return float(np.triu(self.area_ha, 1).sum())

    @property
    def downward(self) -> float:
        """Hectares that moved to a lower class."""
        return float(np.tril(self.area_ha, -1).sum())


def transition(earlier: Raster, later: Raster, classes: int, cell_area_ha: float) -> Transition:
    """Transition matrix of classes.

    Parameters
    ----------
    earlier, later : ndarray or Rows of int
        Classes 1..classes, 0 nodata; cells without data in one of them do not count.
    classes : int
    cell_area_ha : float

    Returns
    -------
    Transition

    Raises
    ------
    InputError
        For rasters of different shapes or classes beyond the last.
    """
    if earlier.shape != later.shape:
        raise InputError("The class rasters of the two years must have the same shape.")
    counts = np.zeros((classes, classes), dtype=np.int64)
    for strip in strips(earlier.shape):
        before, after = earlier[strip], later[strip]
        if max(int(before.max(initial=0)), int(after.max(initial=0))) > classes:
            raise InputError("There are classes beyond {classes}.", classes=classes)
        both = (before > 0) & (after > 0)
        codes = (before[both].astype(np.int64) - 1) * classes + after[both] - 1
        counts += np.bincount(codes, minlength=classes * classes).reshape(classes, classes)
    return Transition(counts * float(cell_area_ha))


@dataclass(frozen=True)
class Contributions:
    """What each component adds to the change of the index.

    Parameters
    ----------
    change : ndarray of float64
        Change of the index.
    parts : dict of str to ndarray
        Additive contributions; they sum to the change.
    """

    change: np.ndarray
    parts: dict

    def means(self) -> dict:
        """Mean contribution of each component over all cells with data."""
        return {name: float(np.nanmean(part)) for name, part in self.parts.items()}


def contributions(
    earlier: Mapping[str, np.ndarray], later: Mapping[str, np.ndarray], exponents: Mapping[str, float]
) -> Contributions:
    """Logarithmic mean decomposition of a product of powers.

    For ``H = prod x_i^(a_i)`` the change ``H1 - H0`` is the sum of
    ``L(H1, H0) a_i ln(x_i1 / x_i0)`` with the logarithmic mean ``L(a, b) = (a - b) / ln(a / b)``,
    without any rest. Components that are 0 are taken as 1e-100, so that one which rises from 0
    carries the change that it makes possible.

    Parameters
    ----------
    earlier, later : mapping of str to ndarray
        Components, at least those of `exponents`; NaN is nodata.
    exponents : mapping of str to float
        `VORS_EXPONENTS` or `VOR_EXPONENTS`.

    Returns
    -------
    Contributions

    Raises
    ------
    InputError
        When a component is missing or below 0.

    References
    ----------
    Ang (2005), Energy Policy 33: 867-871; Ang & Liu (2007) for zeros.
    """
    missing = [name for name in exponents if name not in earlier or name not in later]
    if missing:
        raise InputError("The components {missing} are missing.", missing=", ".join(missing))
    logs = {}
    for name in exponents:
        for layer in (earlier[name], later[name]):
            if np.nanmin(layer, initial=0.0) < 0:
                raise InputError("The component {name} has values below 0.", name=name)
        logs[name] = [np.log(np.maximum(np.asarray(year[name], float), _TINY)) for year in (earlier, later)]
    before = sum(power * logs[name][0] for name, power in exponents.items())
    after = sum(power * logs[name][1] for name, power in exponents.items())
    change = np.exp(after) - np.exp(before)
    mean = np.exp(before)
    np.divide(change, after - before, out=mean, where=np.abs(after - before) > 1e-12)
    parts = {name: mean * power * (logs[name][1] - logs[name][0]) for name, power in exponents.items()}
    known = np.isfinite(change)
    return Contributions(change, {name: np.where(known, part, np.nan) for name, part in parts.items()})


def area_table(classes: Sequence[np.ndarray], count: int, cell_areas_ha) -> np.ndarray:
    """Hectares of each class in each year.

    Parameters
    ----------
    classes : sequence of ndarray of int
        A raster for each year, 1..count, 0 nodata.
    count : int
    cell_areas_ha : float or ndarray
        Area of the cells.

    Returns
    -------
    ndarray of float64, shape (years, count)
    """
    return np.stack(
        [
            np.bincount(
                layer.reshape(-1),
                weights=np.broadcast_to(np.asarray(cell_areas_ha, float), layer.shape).reshape(-1),
                minlength=count + 1,
            )[1:]
            for layer in classes
        ]
    )
