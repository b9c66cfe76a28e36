"""How ground changes over several years: what lasts, how fast, where its middle moves, how often it is there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..grid import Grid
from ..progress import slices
from ..typed import Shape
from .comparison import Overlap

# Semi-axes of an ellipse in standard deviations along its axes.
ELLIPSES = {"arcgis": math.sqrt(2.0), "plain": 1.0}
# Cells that are looked at together.
_STRIP = 1 << 18


@dataclass(frozen=True)
class Period:
    """Ground of two years.

    Parameters
    ----------
    years : float
        Between them, above 0.
    overlap : Overlap
        Cells that are lost, gained and kept.
    """

    years: float
    overlap: Overlap

    @property
    def before(self) -> int:
        """Cells of the earlier year."""
        return self.overlap.kept + self.overlap.lost

    @property
    def after(self) -> int:
        """Cells of the later year."""
        return self.overlap.kept + self.overlap.gained

    @property
    def persistence(self) -> float:
        """``|A and B| / |A|``: the part that lasts; NaN where there was none."""
        return self.overlap.kept / self.before if self.before else math.nan

    @property
    def rate(self) -> float:
        """Percent of the earlier area a year, ``100 (|B| - |A|) / |A| / years``; NaN where there was none."""
        return 100.0 * (self.after - self.before) / self.before / self.years if self.before else math.nan


def year_pairs(count: int) -> list[tuple[int, int]]:
    """Places of the consecutive years, and last those of the first and the last where there are more than two."""
    pairs = [(place, place + 1) for place in range(count - 1)]
    return pairs if count < 3 else [*pairs, (0, count - 1)]


def check_years(years: Sequence[float]) -> None:
    """Refuse years that do not rise.

    Raises
    ------
    InputError
        When there are fewer than two, or one is not above the one before.
    """
    if len(years) < 2:
        raise InputError("A change needs at least two years; there is {count}.", count=len(years))
    if not all(later > earlier for earlier, later in zip(years, years[1:])):
        raise InputError(
            "The years must be different numbers; they are {years}.", years=", ".join(f"{year:g}" for year in years)
        )


@dataclass(frozen=True)
class Spread:
    """Where ground lies.

    Parameters
    ----------
    cells : int
    x, y : float
        Its centroid: every cell counts by its area. NaN without any cell.
    major, minor : float
        Semi-axes of the deviational ellipse in map units; NaN without any cell.
    azimuth : float
        Of the major axis, in degrees from north to the east, 0 to 180; NaN where both axes are alike.
    """

    cells: int
    x: float
    y: float
    major: float
    minor: float
    azimuth: float


def spread_of(ground: np.ndarray, grid: Grid, ellipse: str = "arcgis") -> Spread:
    """Centroid and deviational ellipse of ground.

    The ellipse has the axes of the covariance of the cells' centres, weighted by area (divisor: the sum of the
    weights), with semi-axes ``sqrt(2 lambda)`` as in ArcGIS or ``sqrt(lambda)``.

    Parameters
    ----------
    ground : ndarray of bool, shape (rows, columns)
    grid : Grid
    ellipse : {"arcgis", "plain"}

    Returns
    -------
    Spread

    Raises
    ------
    InputError
        For an unknown ellipse.

    References
    ----------
    Lefever (1926), American Journal of Sociology 32: 88-94; Yuill (1971), 10.2307/490885; ArcGIS, How Directional
    Distribution works (factor 1.41 in two dimensions).
    """
    if ellipse not in ELLIPSES:
        raise InputError("The ellipse is one of {known}, not {given}.", known=", ".join(ELLIPSES), given=ellipse)
    sums = np.zeros(6)
    # About the middle of the grid, so that digits are kept.
    middle = (grid.rows - 1) / 2.0, (grid.columns - 1) / 2.0
    for strip in slices(grid.rows, max(1, _STRIP // max(grid.columns, 1))):
        rows, columns = np.nonzero(ground[strip])
        down, along = rows + (strip.start - middle[0]), columns - middle[1]
        sums += np.array((rows.size, along.sum(), down.sum(), along @ along, down @ down, along @ down))
    cells = int(sums[0])
    if not cells:
        return Spread(0, *[math.nan] * 5)
    along, down, xx, yy, xy = sums[1:] / cells
    x, y = grid.centres(middle[0] + down, middle[1] + along)
    # Rows run south.
    cross = along * down - xy
    covariance = np.array([[xx - along**2, cross], [cross, yy - down**2]]) * grid.cell_size**2
    values, axes = np.linalg.eigh(covariance)
    minor, major = np.sqrt(np.maximum(values, 0.0)) * ELLIPSES[ellipse]
    alike = major - minor <= 1e-9 * max(major, grid.cell_size)
    azimuth = math.nan if alike else math.degrees(math.atan2(*axes[:, 1])) % 180.0
    return Spread(cells, float(x), float(y), float(major), float(minor), azimuth)


def shift(first: Spread, second: Spread) -> tuple[float, float]:
    """How far a centroid has moved, and where to.

    Parameters
    ----------
    first, second : Spread

    Returns
    -------
    distance : float
        In map units; NaN where one of them is nowhere.
    azimuth : float
        In degrees from north to the east, 0 to 360; NaN where it has not moved.
    """
    east, north = second.x - first.x, second.y - first.y
    distance = math.hypot(east, north)
    return distance, math.degrees(math.atan2(east, north)) % 360.0 if distance > 0.0 else math.nan


class Frequency:
    """In how many years cells are ground, counted year by year.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    """

    def __init__(self, shape: Shape):
        self.years = 0
        self.counts = np.zeros(shape, dtype=np.uint8)

    def add(self, ground: np.ndarray) -> None:
        """Count a year.

        Parameters
        ----------
        ground : ndarray of bool, shape (rows, columns)
        """
        self.years += 1
        self.counts += ground.astype(np.uint8)

    @property
    def stable_core(self) -> int:
        """Cells that are ground in all years."""
        return int(np.count_nonzero(self.counts == self.years)) if self.years else 0

    def share(self) -> np.ndarray:
        """Share of the years, float32; NaN where it is never ground."""
        return np.where(self.counts > 0, self.counts / np.float32(max(self.years, 1)), np.float32(np.nan))


def relative_change(before: float, after: float) -> float:
    """``100 (after - before) / before``; NaN where there was nothing."""
    return 100.0 * (after - before) / before if before > 0.0 else math.nan


def connecting_change(area: float, connectivity: float) -> Optional[str]:
    """What the change of connectivity says beside that of the area.

    Parameters
    ----------
    area, connectivity : float
        dA and dEC in percent.

    Returns
    -------
    {"connecting", "area", "alike"} or None
        |dEC| above |dA|: places changed that connect; below: places that do not. None where one is not known.

    References
    ----------
    Saura et al. (2011), 10.1016/j.ecolind.2010.06.011.
    """
    if math.isnan(area) or math.isnan(connectivity):
        return None
    if abs(abs(connectivity) - abs(area)) <= 1e-9 * max(abs(area), 1.0):
        return "alike"
    return "connecting" if abs(connectivity) > abs(area) else "area"


def sorted_years(years: Iterable[float]) -> list[int]:
    """The order that makes years rise."""
    years = list(years)
    return sorted(range(len(years)), key=years.__getitem__)
