"""The basin's own coordinates, noise that does not depend on the raster's size, and resampling.

Everything in the sample basin is placed in units of the basin's longer side, so that a coarse and a fine
raster of one seed show the same landscape, the fine one with more detail.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from ..typed import Shape

# Cubic B-spline noise of uniform numbers has about this standard deviation; dividing by it gives unit variance.
_SPLINE_DEVIATION = 0.275


@dataclass(frozen=True)
class Frame:
    """Cell centres of a raster in units of the basin's longer side, y running south.

    Parameters
    ----------
    rows, columns : int
        Shape of the raster, margin included.
    cell : float
        Side of a cell, in longer sides.
    height, width : float
        Extent of the basin without its margin; the greater of the two is 1.
    margin : float
        Width of the rim of cells around the basin, in longer sides.
    first : int
        Row of the basin's raster that is the first one here.
    """

    rows: int
    columns: int
    cell: float
    height: float
    width: float
    margin: float = 0.0
    first: int = 0

    @classmethod
    def of(cls, rows: int, columns: int, margin_cells: int = 0) -> Frame:
        """The frame of a raster of the given shape, with a rim of cells around it."""
        longer = max(rows, columns)
        return cls(
            rows + 2 * margin_cells,
            columns + 2 * margin_cells,
            1.0 / longer,
            rows / longer,
            columns / longer,
            margin_cells / longer,
        )

    def part(self, first: int, last: int) -> Frame:
        """The frame of some rows of a raster without a rim; positions and noise are those of the whole."""
        return replace(self, rows=last - first, first=first)

    @property
    def margin_cells(self) -> int:
        """Width of the rim in cells."""
        return round(self.margin / self.cell)

    @property
    def inner(self) -> tuple[slice, slice]:
        """The basin's cells, without the rim."""
        margin = self.margin_cells
        return np.s_[margin : self.rows - margin, margin : self.columns - margin]

    @property
    def shape(self) -> Shape:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def y(self) -> np.ndarray:
        """Distance of the rows from the basin's northern side, as a column."""
        return ((np.arange(self.first, self.first + self.rows) + 0.5) * self.cell - self.margin)[:, None]

    @property
    def x(self) -> np.ndarray:
        """Distance of the columns from the basin's western side, as a row."""
        return ((np.arange(self.columns) + 0.5) * self.cell - self.margin)[None, :]

    @property
    def v(self) -> np.ndarray:
        """Position from north (0) to south (1) within the basin, as a column."""
        return self.y / self.height

    @property
    def u(self) -> np.ndarray:
        """Position from west (0) to east (1) within the basin, as a row."""
        return self.x / self.width

    def index(self, u: float, v: float) -> tuple[int, int]:
        """Row and column of the cell that holds a position."""
        row = int((v * self.height + self.margin) / self.cell)
        column = int((u * self.width + self.margin) / self.cell)
        return min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)


def stream(seed: int, name: str, part: int = 0, skipped: int = 0) -> np.random.Generator:
    """A stream of random numbers of its own for every use, so that one more use changes no other; some are skipped."""
    bits = np.random.PCG64([int(seed), zlib.crc32(name.encode("ascii")), part])
    if skipped:
        bits.advance(skipped)
    return np.random.Generator(bits)


def spline_taps(position: np.ndarray) -> tuple:
    """Index of the first of four lattice nodes, and the weights of a uniform cubic B-spline."""
    start = np.floor(position)
    t = position - start
    weights = (
        (1.0 - t) ** 3 / 6.0,
        (3.0 * t**3 - 6.0 * t**2 + 4.0) / 6.0,
        (-3.0 * t**3 + 3.0 * t**2 + 3.0 * t + 1.0) / 6.0,
        t**3 / 6.0,
    )
    return start.astype(np.int64), weights


def catmull_taps(position: np.ndarray) -> tuple:
    """Index of the first of four samples, and the weights of a Catmull-Rom spline."""
    start = np.floor(position)
    t = position - start
    weights = (
        0.5 * (-(t**3) + 2.0 * t**2 - t),
        0.5 * (3.0 * t**3 - 5.0 * t**2 + 2.0),
        0.5 * (-3.0 * t**3 + 4.0 * t**2 + t),
        0.5 * (t**3 - t**2),
    )
    return start.astype(np.int64) - 1, weights


def blend(samples: np.ndarray, row_taps: tuple, column_taps: tuple) -> np.ndarray:
    """Separable interpolation by four taps a side; sums in a fixed order, so results never vary."""
    first, weights = row_taps
    last = samples.shape[0] - 1
    by_rows = sum(weights[k][:, None] * samples[np.clip(first + k, 0, last)] for k in range(4))
    first, weights = column_taps
    last = samples.shape[1] - 1
    columns = [np.clip(first + k, 0, last) for k in range(4)]
    result = by_rows[:, columns[0]]
    result *= weights[0]
    for k in range(1, 4):
        part = by_rows[:, columns[k]]
        part *= weights[k]
        result += part
    return result


def noise(
    frame: Frame, seed: int, name: str, wavelength: float, roughness: float = 0.5, finest: float = 0.0
) -> np.ndarray:
    """Fractal noise of about zero mean and unit variance.

    Octaves halve the wavelength down to two cells; each is a cubic B-spline over a lattice of random numbers
    that is fixed in the basin, so that a finer raster only adds octaves.

    Parameters
    ----------
    frame : Frame
    seed : int
    name : str
        Names the stream of random numbers.
    wavelength : float
        Spacing of the coarsest lattice, in longer sides.
    roughness : float
        Ratio of the amplitudes of successive octaves; 0.5 is smooth hills, 0.75 a ragged patchwork.
    finest : float
        Shortest wavelength wanted, in longer sides.

    Returns
    -------
    ndarray of float64, shape of the frame
    """
    result = np.zeros(frame.shape)
    amplitude = 1.0
    # The sum of all octaves, also of those that the raster cannot show, so that sizes agree.
    scale = np.sqrt(1.0 - roughness * roughness) / _SPLINE_DEVIATION
    # The lattice begins outside any margin.
    offset = 0.25
    octave = 0
    while wavelength >= max(2.0 * frame.cell, finest):
        nodes_y = int(np.ceil((frame.height + 2 * offset) / wavelength)) + 4
        nodes_x = int(np.ceil((frame.width + 2 * offset) / wavelength)) + 4
        lattice = 2.0 * stream(seed, name, octave).random((nodes_y, nodes_x)) - 1.0
        result += (amplitude * scale) * blend(
            lattice,
            spline_taps((frame.y[:, 0] + offset) / wavelength),
            spline_taps((frame.x[0] + offset) / wavelength),
        )
        amplitude *= roughness
        wavelength *= 0.5
        octave += 1
    return result


def resample(values: np.ndarray, source: Frame, target: Frame) -> np.ndarray:
    """Values of one frame of the basin at the cell centres of another, by Catmull-Rom splines."""
    return blend(
        values,
        catmull_taps((target.y[:, 0] + source.margin) / source.cell - 0.5),
        catmull_taps((target.x[0] + source.margin) / source.cell - 0.5),
    )
