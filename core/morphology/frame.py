"""The frame around the image, and the closing of missing cells next to foreground.

The analysis must not see an edge where the foreground only meets the end of the data. So missing cells near
foreground count as foreground, and the outer rows and columns are repeated outwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .bitplanes import Layout, dilate_disc, dilate_ring
from .thresholds import Thresholds, chords


@dataclass(frozen=True)
class Framed:
    """An image in its frame, as planes.

    Parameters
    ----------
    layout : Layout
        Of the framed image.
    width : int
        Width of the frame.
    array : ndarray of words
        All cells of the framed image.
    missing : ndarray of words
        Missing cells of the image.
    image : ndarray of words
        Foreground cells of the image.
    whole : ndarray of words
        Foreground with the missing cells that count as foreground, continued into the frame.
    """

    layout: Layout
    width: int
    array: np.ndarray
    missing: np.ndarray
    image: np.ndarray
    whole: np.ndarray

    @property
    def any_missing(self) -> bool:
        """Whether the image has missing cells."""
        return bool(self.missing.any())

    @property
    def shape(self) -> tuple:
        """Rows and columns of the image without the frame."""
        return self.layout.rows - 2 * self.width, self.layout.columns - 2 * self.width


def framed(image: np.ndarray, sizes: Thresholds) -> Framed:
    """Put an image (0 missing, 1 background, 2 and more foreground) into its frame."""
    rows, columns = image.shape
    width = sizes.frame
    layout = Layout(rows + 2 * width, columns + 2 * width)
    array = layout.box(0, 0, layout.rows, layout.columns)
    foreground = layout.pack(image >= 2, width, width)
    missing = layout.pack(image == 0, width, width)
    whole = foreground
    if missing.any():
        whole = dilate_disc(foreground, chords(sizes.reach), layout, array)
        whole &= missing
        whole |= foreground
    return Framed(layout, width, array, missing, foreground, _continued(whole, layout, width))


def _continued(plane, layout, width):
    """The image with its outer rows and columns repeated into the frame.

    The corners of the frame and its last row and column stay background, as in the reference program.
    """
    bits = plane.reshape(layout.rows, layout.words)
    last_row, last_column = layout.rows - width - 1, layout.columns - width - 1
    left = layout.box(0, 0, 1, width)
    right = layout.box(0, last_column + 1, 1, layout.columns - 1)
    result = np.zeros((layout.rows, layout.words), dtype=bits.dtype)
    result[:] = bits
    inner = slice(width, last_row + 1)
    full = np.zeros(layout.words, dtype=bits.dtype)
    for column, side in ((width, left[: layout.words]), (last_column, right[: layout.words])):
        word, bit = divmod(column, 64)
        ones = ((bits[inner, word] >> np.uint64(bit)) & np.uint64(1)).astype(bool)
        result[inner] |= np.where(ones[:, None], side, full)
    result[:width] = bits[width]
    result[last_row + 1 : -1] = bits[last_row]
    return result.ravel()


def closed(frame: Framed) -> np.ndarray:
    """The foreground with every missing cell that touches it, also in the ring just outside the image."""
    layout, width = frame.layout, frame.width
    rows, columns = frame.shape
    data = layout.box(width, width, width + rows, width + columns)
    data &= ~frame.missing
    result = dilate_ring(frame.image, layout)
    result &= ~data
    result |= frame.image
    return result


def without_border(plane: np.ndarray, layout: Layout, cells: int) -> np.ndarray:
    """The plane with its outer `cells` rows and columns set to zero."""
    return plane & layout.box(cells, cells, layout.rows - cells, layout.columns - cells)
