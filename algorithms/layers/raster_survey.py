"""A look at all of a raster that is too large to be held: what must be known before its rows are used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Iterator, Optional

import numpy as np

from ...core.grid import Grid
from ...core.present_classes import class_counts, extremes, joined_counts
from ...core.progress import Progress
from ...core.rows import strips
from .raster_read import ALL_STORED, Band, RasterSource, Stored, grid_of_source, read_band


@dataclass
class Survey:
    """What the cells of a band hold.

    Parameters
    ----------
    grid : Grid
    dtype : numpy dtype
        Of its values, scaled where the file has a scale.
    cells : int
        With data.
    least, greatest : int or float
        0 both where nothing has data.
    outside : int
        Cells that were no data by what was asked for.
    sample : ndarray
        Every so-many-th of the values with data.
    zero_rim : bool
        A cell at the edge of the raster holds 0.
    counts : tuple of ndarray
        Of classes: those that are there, and the cells of each.
    class_names, class_colours : dict
    """

    grid: Grid
    dtype: np.dtype
    cells: int = 0
    least: float = 0
    greatest: float = 0
    outside: int = 0
    sample: np.ndarray = field(default_factory=lambda: np.empty(0))
    zero_rim: bool = False
    counts: tuple = ()
    class_names: dict = field(default_factory=dict)
    class_colours: dict = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Of the cells that have data."""
        return self.cells / self.grid.cells


def band_rows(
    source: RasterSource, band: int, grid: Grid, part: slice, progress: Progress, stored: Stored = ALL_STORED
) -> Band:
    """Some rows of a band, as `read_band` gives them.

    The file is opened anew for every piece: GDAL's cache holds no more of it.
    """
    half = grid.cell_size / 2.0
    left, _, right, _ = grid.bounds
    _, high = grid.centres(part.start, 0)
    _, low = grid.centres(part.stop - 1, 0)
    window = (left + half, float(low), right - half, float(high))
    return read_band(source, band, lambda fraction: progress(0.0), window, stored)


def band_strips(
    source: RasterSource, band: int, progress: Progress, stored: Stored = ALL_STORED
) -> Iterator[tuple[slice, Band]]:
    """A band in strips of whole rows, from the first to the last."""
    grid = grid_of_source(source)
    for part in strips(grid.shape, progress):
        yield part, band_rows(source, band, grid, part, progress, stored)


def survey(
    source: RasterSource,
    band: int,
    progress: Progress,
    stored: Stored = ALL_STORED,
    step: int = 1,
    as_classes: Optional[Callable[[Band], np.ndarray]] = None,
    keep: Optional[Callable[[slice, Band], None]] = None,
) -> Survey:
    """Look at all cells of a band.

    Parameters
    ----------
    source : RasterSource
        Served by GDAL.
    band : int
    progress : callable
    stored : Stored, optional
    step : int
        Every so-many-th cell is kept in the sample.
    as_classes : callable, optional
        Makes the values of a strip whole numbers: classes are counted then, and there is no sample.
    keep : callable, optional
        Takes each strip and its rows.

    Returns
    -------
    Survey
    """
    found, ends, samples, counts, seen = None, [], [], [], 0
    for part, strip in band_strips(source, band, progress, stored):
        if found is None:
            found = Survey(grid_of_source(source), strip.values.dtype)
            found.class_names, found.class_colours = strip.class_names, strip.class_colours
        if keep is not None:
            keep(part, strip)
        found.outside += strip.outside
        found.cells += int(np.count_nonzero(strip.valid))
        if as_classes is not None:
            if strip.valid.any():
                counts.append(class_counts(as_classes(strip), strip.valid))
        else:
            offset = -seen % step
            samples.append(strip.values.ravel()[offset::step][strip.valid.ravel()[offset::step]])
            if strip.valid.any():
                ends += extremes(strip.values, strip.valid)
            found.zero_rim |= _zero_at_rim(strip, part.start == 0, part.stop == found.grid.rows)
        seen += strip.values.size
    if ends:
        found.least, found.greatest = min(ends), max(ends)
    if samples:
        found.sample = np.concatenate(samples)
    if counts:
        found.counts = joined_counts(counts)
    return found


def _zero_at_rim(strip: Band, is_first: bool, is_last: bool) -> bool:
    zero = strip.valid & (strip.values == 0)
    sides = zero[:, 0].any() or zero[:, -1].any()
    return bool(sides or is_first and zero[0].any() or is_last and zero[-1].any())
