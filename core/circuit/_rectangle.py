"""Currents on a rectangle of resistance 1, by the cosine transform instead of a solver."""

from __future__ import annotations

import math

import numpy as np
from scipy import fft

from ._colours import DIRECTIONS
from ._edges import neighbour_slices

_DIAGONAL = math.sqrt(0.5)
_PARITIES = ((0, 0), (0, 1), (1, 0), (1, 1))


class Rectangle:
    """Solves for potentials on a rectangle whose cells all have resistance 1.

    The cosine transform (DCT-II) turns a grid into diagonal form when its edges are mirrored at the rim. With 4
    neighbours that is the rectangle itself. With 8 neighbours the mirrored diagonals are edges along the rim that
    conduct 1 / sqrt 2 and that the rectangle does not have; the formula of Sherman, Morrison and Woodbury takes them
    out. In sine coefficients along each side, and split by the parity of the transform's rows and columns, what
    that needs are four systems of a quarter of the rim, diagonal but for the coupling of the horizontal sides with
    the vertical ones.

    Parameters
    ----------
    rows, columns : int
    neighbours : {8, 4}

    Notes
    -----
    The eigenvalues of the mirrored grid are ``(2 - 2 cos a) + (2 - 2 cos c)``, with 8 neighbours and
    ``(4 - 4 cos a cos c) / sqrt 2`` more, for a = pi i / rows and c = pi j / columns (Strang 1999, SIAM Review 41,
    135-147).
    """

    def __init__(self, rows: int, columns: int, neighbours: int):
        self.shape, self.neighbours = (rows, columns), neighbours
        down, across = (math.pi * np.arange(count) / count for count in (rows, columns))
        values = (2.0 - 2.0 * np.cos(down))[:, None] + (2.0 - 2.0 * np.cos(across))
        # A single row or column has no diagonals.
        self._rim = neighbours == 8 and min(rows, columns) > 1
        if self._rim:
            values += (4.0 - 4.0 * np.outer(np.cos(down), np.cos(across))) * _DIAGONAL
        values[0, 0] = 1.0
        self._inverse = 1.0 / values
        # The potential is known up to a constant.
        self._inverse[0, 0] = 0.0
        if self._rim:
            self._prepare_rim(down, across)

    def _prepare_rim(self, down, across) -> None:
        rows, columns = self.shape
        # Values of the transform's waves in the first row and column, and the factor by which differences of
        # neighbours turn cosines into sines.
        first_row, first_column = _first_values(down), _first_values(across)
        row_steps, column_steps = 2.0 * np.sin(down / 2.0), 2.0 * np.sin(across / 2.0)
        self._to_horizontal = math.sqrt(2.0) * np.outer(first_row, column_steps)
        self._to_vertical = math.sqrt(2.0) * np.outer(row_steps, first_column)
        self._classes = []
        for parity in _PARITIES:
            part = np.s_[parity[0] :: 2, parity[1] :: 2]
            inverse = self._inverse[part]
            horizontal, vertical = self._to_horizontal[part], self._to_vertical[part]
            own = 1.0 / (1.0 / _DIAGONAL - (horizontal * horizontal * inverse).sum(axis=0))
            other = 1.0 / _DIAGONAL - (vertical * vertical * inverse).sum(axis=1)
            coupling = -(horizontal * vertical * inverse)
            rest = np.diag(other) - (coupling * own) @ coupling.T
            self._classes.append((part, own, coupling, np.linalg.inv(rest)))

    def potentials(self, injected: np.ndarray) -> np.ndarray:
        """Potentials for currents into the cells.

        Parameters
        ----------
        injected : ndarray of float64, shape (windows, rows, columns)
            Amperes of one or several problems; each sums to zero.

        Returns
        -------
        ndarray of float64, shape (windows, rows, columns)
        """
        waves = fft.dctn(injected, axes=(1, 2), norm="ortho")
        waves *= self._inverse
        if self._rim:
            self._correct(waves)
        return fft.idctn(waves, axes=(1, 2), norm="ortho", overwrite_x=True)

    def _correct(self, waves) -> None:
        """From the mirrored grid to the rectangle, in the transform."""
        for part, own, coupling, inverse in self._classes:
            piece = waves[(slice(None), *part)]
            horizontal, vertical = self._to_horizontal[part], self._to_vertical[part]
            along = np.einsum("nac,ac->nc", piece, horizontal)
            upright = np.einsum("nac,ac->na", piece, vertical)
            upright -= (along * own) @ coupling.T
            upright = upright @ inverse
            along = (along - upright @ coupling) * own
            change = along[:, None, :] * horizontal
            change += upright[:, :, None] * vertical
            change *= self._inverse[part]
            piece += change

    def currents(self, injected: np.ndarray) -> np.ndarray:
        """Current through the cells: what flows in or what flows out, whichever is more.

        Parameters
        ----------
        injected : ndarray of float64, shape (windows, rows, columns)

        Returns
        -------
        ndarray of float64, shape (windows, rows, columns)
        """
        potential = self.potentials(injected)
        rows, columns = self.shape
        total = np.abs(injected)
        flow = np.empty(potential.shape)
        for row, column in DIRECTIONS[: self.neighbours // 2]:
            own, other = neighbour_slices((row, column), columns)
            near, far = np.s_[:, : rows - row, own], np.s_[:, row:, other]
            part = flow[near]
            np.subtract(potential[near], potential[far], out=part)
            np.abs(part, out=part)
            if row and column:
                part *= _DIAGONAL
            total[near] += part
            total[far] += part
        total *= 0.5
        return total


def _first_values(angles: np.ndarray) -> np.ndarray:
    """Values of the orthonormal cosine waves in the first cell."""
    values = np.sqrt(2.0 / angles.size) * np.cos(angles / 2.0)
    values[0] = math.sqrt(1.0 / angles.size)
    return values
