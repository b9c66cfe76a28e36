"""Inverses that are the same to the last bit on any number of threads.

LAPACK divides the work of larger matrices among the threads of the library behind it, and rounds otherwise with each
number of them: a computer with more processors, or a worker of a cluster with one thread, would give other last digits.
"""

from __future__ import annotations

import numpy as np

# Of smaller matrices LAPACK itself gives the same: its libraries do not divide them.
_UNDIVIDED = 100


def inverse(matrix: np.ndarray) -> np.ndarray:
    """The inverse of a symmetric matrix whose eigenvalues are above 0.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, n)

    Returns
    -------
    ndarray of float64, shape (n, n)
    """
    return np.linalg.inv(matrix) if len(matrix) < _UNDIVIDED else swept(matrix)[0]


def swept(matrix: np.ndarray, least: float = 0.0) -> tuple[np.ndarray, int]:
    """The inverse by sweeping every row in turn (Gauss-Jordan), which needs no pivots where no eigenvalue is below 0.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, n)
        Symmetric.
    least : float
        Rows with no more than that left follow from those before them and are left out: their rows and columns are 0.

    Returns
    -------
    inverse : ndarray of float64, shape (n, n)
        Of a matrix with rows that were left out a generalised one, without eigenvalues below 0 either.
    left_out : int
        Number of such rows.

    Notes
    -----
    Goodnight (1979), A tutorial on the SWEEP operator, The American Statistician 33, 149-158.
    """
    result = np.array(matrix, dtype=np.float64)
    change = np.empty_like(result)
    left_out = 0
    for place in range(len(result)):
        if not result[place, place] > least:
            result[place] = result[:, place] = 0.0
            left_out += 1
            continue
        pivot = 1.0 / result[place, place]
        row, column = result[place] * pivot, result[:, place].copy()
        np.multiply.outer(column, row, out=change)
        result -= change
        result[place], result[:, place] = row, -column * pivot
        result[place, place] = pivot
    return result, left_out
