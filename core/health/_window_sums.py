"""Sums over moving windows at a cost that does not grow with the window."""

from __future__ import annotations

import numpy as np
from scipy import fft

from ..typed import Shape


class WindowSums:
    """Sums of images over the cells of a footprint around each cell of a strip.

    Squares go by running sums along both axes. Discs are no product of two intervals; their sums
    are circular convolutions, whose cost depends on the strip and not on the radius. Counts come
    out exact, since they are rounded to whole numbers.

    Parameters
    ----------
    footprint : ndarray of bool, shape (height, width)
        Cells that are summed; its upper left corner lies at the cell's row and column of the
        padded image.
    shape : tuple of int
        Of the padded images.
    out_shape : tuple of int
        Of the sums.
    """

    def __init__(self, footprint: np.ndarray, shape: Shape, out_shape: Shape):
        self.height, self.width = footprint.shape
        self.out_shape = out_shape
        self.square = bool(footprint.all())
        if not self.square:
            self.padded = tuple(fft.next_fast_len(size, real=True) for size in shape)
            # Turned round: a convolution then is a sum over the footprint.
            self.kernel = np.conj(fft.rfft2(footprint.astype(np.float64), self.padded))

    def counts(self, image: np.ndarray) -> np.ndarray:
        """Sums of an image of whole numbers, exact, as int32."""
        if self.square:
            return self._running(image, np.int32)
        return np.rint(self._convolved(image)).astype(np.int32)

    def sums(self, image: np.ndarray) -> np.ndarray:
        """Sums of an image of floats."""
        if self.square:
            return self._running(image, np.float64)
        return self._convolved(image)

    def _running(self, image: np.ndarray, kind) -> np.ndarray:
        rows, columns = self.out_shape
        total = np.zeros((image.shape[0] + 1, image.shape[1]), dtype=kind)
        np.cumsum(image, axis=0, dtype=kind, out=total[1:])
        part = total[self.height : self.height + rows] - total[:rows]
        across = np.zeros((rows, image.shape[1] + 1), dtype=kind)
        np.cumsum(part, axis=1, out=across[:, 1:])
        return across[:, self.width : self.width + columns] - across[:, :columns]

    def _convolved(self, image: np.ndarray) -> np.ndarray:
        rows, columns = self.out_shape
        spectrum = fft.rfft2(image.astype(np.float64), self.padded)
        spectrum *= self.kernel
        return fft.irfft2(spectrum, self.padded)[:rows, :columns]
