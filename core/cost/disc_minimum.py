"""Minimum and maximum over a disc around each cell."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, told
from ..typed import Shape

# Output cells of a block, whose run images are built together, and of a strip inside it, whose
# temporaries stay in the processor's cache.
_BLOCK_ROWS, _BLOCK_COLUMNS = 192, 1024
_STRIP = 32_768


def disc(radius_cells: float) -> np.ndarray:
    """The cells whose centre lies within a radius of the centre of the middle cell.

    Parameters
    ----------
    radius_cells : float
        In cells, 0 or above.

    Returns
    -------
    ndarray of bool, shape (2 k + 1, 2 k + 1)
        With k the whole part of the radius.

    Examples
    --------
    >>> from esp_toolbox.core.cost.disc_minimum import disc
    >>> disc(1.0).astype(int).tolist()
    [[0, 1, 0], [1, 1, 1], [0, 1, 0]]
    """
    reach = int(np.floor(radius_cells))
    row, column = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    return row * row + column * column <= radius_cells * radius_cells


def disc_window(
    shape: Shape, place: tuple[int, int], radius_cells: float
) -> tuple[tuple[slice, slice], np.ndarray]:
    """The part of a raster that a disc around a cell covers.

    Parameters
    ----------
    shape : tuple of int
        Of the raster.
    place : tuple of int
        Row and column of the disc's centre.
    radius_cells : float

    Returns
    -------
    window : tuple of slice
    inside : ndarray of bool
        The disc's cells in the window.
    """
    inside = disc(radius_cells)
    reach = inside.shape[0] // 2
    (top, bottom), (left, right) = (
        (max(middle - reach, 0), min(middle + reach + 1, size)) for size, middle in zip(shape, place)
    )
    row, column = place
    kept = slice(top - row + reach, bottom - row + reach), slice(left - column + reach, right - column + reach)
    return (slice(top, bottom), slice(left, right)), inside[kept]


def disc_minimum(array: np.ndarray, radius_cells: float, progress: Progress = no_progress) -> np.ndarray:
    """The least value within a radius of each cell.

    The same, bit for bit, as a minimum filter with the footprint `disc`, but the work grows with the radius
    and not with its square: a row of the disc is a run of cells, and the minimum of a run of any length is
    that of two overlapping runs whose length is a power of two.

    Parameters
    ----------
    array : ndarray of float or unsigned int, shape (rows, columns)
        NaN cells, and cells off the raster, are passed over; infinite ones count.
    radius_cells : float
        In cells, 0 or above; a cell belongs to the disc when the centres are so near.
    progress : callable
        Called with the share of the raster that is done.

    Returns
    -------
    ndarray, shape (rows, columns)
        The type of `array` when that is a float or unsigned type, else float64. NaN where the disc holds no
        value. (Of 32 bits it is twice as fast as of 64.)

    Raises
    ------
    InputError
        When the radius is negative or not a number.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.cost.disc_minimum import disc_minimum
    >>> disc_minimum(np.array([[5.0, 4.0, 3.0, 9.0]]), 1.0).tolist()
    [[4.0, 3.0, 3.0, 3.0]]
    """
    if np.asarray(array).dtype.kind == "u":
        array = np.asarray(array)
        return _minimum(array, radius_cells, np.iinfo(array.dtype).max, progress)
    array = _as_floats(array)
    missing = np.isnan(array)
    if not missing.any():
        return _minimum(array, radius_cells, np.inf, progress)
    least = _minimum(np.where(missing, array.dtype.type(np.inf), array), radius_cells, np.inf, progress)
    empty = least == np.inf
    if np.isposinf(array).any():
        # Infinite too where the disc holds infinite values only.
        empty &= _minimum(missing.view(np.uint8), radius_cells, 1, no_progress).view(bool)
    least[empty] = np.nan
    return least


def disc_maximum(array: np.ndarray, radius_cells: float, progress: Progress = no_progress) -> np.ndarray:
    """The greatest value within a radius of each cell; otherwise as `disc_minimum`."""
    return np.negative(disc_minimum(np.negative(_as_floats(array)), radius_cells, progress))


def _as_floats(array: np.ndarray) -> np.ndarray:
    array = np.asarray(array)
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def chords_of(radius_cells: float) -> dict[int, list[int]]:
    """The rows of a disc by their half-width.

    Parameters
    ----------
    radius_cells : float

    Returns
    -------
    dict of int to list of int
        Half-width to the distances from the middle row (0 and up) that have it.
    """
    middle = disc(radius_cells)
    reach = middle.shape[0] // 2
    chords: dict[int, list[int]] = {}
    for distance in range(reach + 1):
        chords.setdefault((int(middle[reach + distance].sum()) - 1) // 2, []).append(distance)
    return chords


def _minimum(array: np.ndarray, radius_cells: float, greatest: float, progress: Progress) -> np.ndarray:
    """The disc minimum of an array without NaN; `greatest` stands for the cells off the raster."""
    if not 0.0 <= radius_cells < np.inf:
        raise InputError("The radius is {given} cells; give a number from 0 up.", given=radius_cells)
    # Beyond the far corner of the raster a larger disc holds nothing more.
    radius_cells = min(radius_cells, float(np.hypot(array.shape[0], array.shape[1])))
    chords = chords_of(radius_cells)
    least = np.full_like(array, greatest)
    row_blocks = _even_slices(array.shape[0], _BLOCK_ROWS)
    column_blocks = _even_slices(array.shape[1], _BLOCK_COLUMNS)
    for rows in told(row_blocks, progress):
        for columns in column_blocks:
            padded = _with_margin(array, (rows, columns), max(chords), greatest)
            lower_block(least[rows, columns], padded, chords, max(chords))
    return least


def _even_slices(size: int, most: int) -> list[slice]:
    count = -(-size // most)
    edges = [size * part // count for part in range(count + 1)]
    return [slice(start, stop) for start, stop in zip(edges, edges[1:])]


def lower_block(
    least: np.ndarray, run: np.ndarray, chords: dict[int, list[int]], reach: int, parts: Optional[list] = None
) -> None:
    """Lower a block of the result, or parts of it, to the minimum over some rows of the disc.

    `run` is the block with its margin, that is the minima of the horizontal runs of one cell; from it
    follow those of 2, 4, 8 ... cells, at each run's first cell. A row of the disc is made of two of the
    longest that fit into it.

    Parameters
    ----------
    least : ndarray, shape (rows, columns)
        Is lowered in place.
    run : ndarray, shape (rows + 2 reach, columns + 2 reach)
    chords : dict of int to list of int
        As `chords_of`, or a part of it.
    reach : int
        The margin: the half-width of the middle row.
    parts : list of (slice, slice), optional
        Rows and columns that are lowered; all of the block by default.
    """
    strips = _strips_of(parts or [(slice(0, least.shape[0]), slice(0, least.shape[1]))])
    widest = max(columns.stop - columns.start for _, columns in strips) + 2 * reach
    temporary = np.empty(max(rows.stop - rows.start for rows, _ in strips) * widest, dtype=run.dtype)
    # Each image is made from the one before; two places serve all of them.
    places = [np.empty(run.size, dtype=run.dtype) for _ in range(2)]
    length = 1
    while True:
        images = []
        for half_width, distances in chords.items():
            if length <= 2 * half_width + 1 < 2 * length:
                first, last = reach - half_width, reach + half_width + 1 - length
                starts = sorted({reach + side * distance for distance in distances for side in (-1, 1)})
                images.append((first, starts, last - first))
        for rows, columns in strips:
            strip = least[rows, columns]
            for first, starts, shift in images:
                image = run[rows.start :, columns.start + first : columns.stop + first + shift]
                _lower_strip(strip, image, starts, shift, temporary)
        if 2 * length > 2 * max(chords) + 1:
            return
        place = places[0][: run.shape[0] * (run.shape[1] - length)].reshape(run.shape[0], -1)
        run = np.minimum(run[:, :-length], run[:, length:], out=place)
        places.reverse()
        length *= 2


def _strips_of(parts: list) -> list:
    """The parts, cut into strips of rows that stay in the cache."""
    found = []
    for rows, columns in parts:
        height = max(1, _STRIP // (columns.stop - columns.start))
        for start in range(rows.start, rows.stop, height):
            found.append((slice(start, min(start + height, rows.stop)), columns))
    return found


def _lower_strip(strip: np.ndarray, image: np.ndarray, starts: list, shift: int, temporary: np.ndarray) -> None:
    """Lower some rows of the result by the rows of one half-width, which begin at `starts`."""
    rows, columns = strip.shape
    views = [image[start : start + rows] for start in starts]
    lowest = temporary[: views[0].size].reshape(views[0].shape)
    np.minimum(views[0], views[-1], out=lowest)
    for view in views[1:-1]:
        np.minimum(lowest, view, out=lowest)
    np.minimum(strip, lowest[:, :columns], out=strip)
    if shift:
        np.minimum(strip, lowest[:, shift:], out=strip)


def _with_margin(array: np.ndarray, block: tuple[slice, slice], reach: int, greatest: float) -> np.ndarray:
    """A block of the array and `reach` cells round it; `greatest` off the raster."""
    spans = [range(size)[part] for size, part in zip(array.shape, block)]
    padded = np.full([len(span) + 2 * reach for span in spans], greatest, dtype=array.dtype)
    inside, taken = [], []
    for size, span in zip(array.shape, spans):
        start, stop = max(0, span.start - reach), min(size, span.stop + reach)
        taken.append(slice(start, stop))
        inside.append(slice(start - span.start + reach, stop - span.start + reach))
    padded[tuple(inside)] = array[tuple(taken)]
    return padded
