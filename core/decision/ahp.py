"""Analytic hierarchy process: weights and consistency of a judgement matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from .ahp_matrix import check_count

METHODS = ("eigenvector", "geometric mean")

# Saaty's random indices for n = 1..15.
RANDOM_INDEX = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
CONSISTENT_BELOW = 0.1

_SCALE = np.array([1 / 9, 1 / 8, 1 / 7, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 7, 8, 9])


@dataclass(frozen=True)
class Priorities:
    """Weights of criteria and how consistent the judgements are.

    Parameters
    ----------
    weights : ndarray of float64, shape (n,)
        Sum to 1.
    lambda_max : float
        Principal eigenvalue of the matrix.
    ci, ri, cr : float
        Consistency index ``(lambda_max - n) / (n - 1)``, random index, and their ratio (0 for
        n up to 2).
    """

    weights: np.ndarray
    lambda_max: float
    ci: float
    ri: float
    cr: float

    @property
    def consistent(self) -> bool:
        """Whether the consistency ratio is below 0.1."""
        return self.cr < CONSISTENT_BELOW


@dataclass(frozen=True)
class Mending:
    """A judgement that fits the others badly, and what would mend it.

    Parameters
    ----------
    first, second : int
        The pair, as positions from 0.
    given : float
        The judgement of first against second.
    fitting : float
        The judgement that the others imply.
    suggested : float
        The step of the 1/9..9 scale nearest to it.
    cr_after : float
        Consistency ratio with the suggested judgement.
    """

    first: int
    second: int
    given: float
    fitting: float
    suggested: float
    cr_after: float


def priorities(matrix: np.ndarray, method: str = "eigenvector") -> Priorities:
    """Weights of the criteria from a judgement matrix.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, n)
        Reciprocal, as `ahp_matrix.check_matrix` returns it; n up to 15.
    method : {"eigenvector", "geometric mean"}
        Principal right eigenvector ``A w = lambda_max w``, or
        ``w_i = (prod_j a_ij)^(1/n) / sum``. The consistency is by the eigenvalue in both.

    Returns
    -------
    Priorities

    Raises
    ------
    InputError
        For more than 15 criteria (no random index) or an unknown method.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process; Crawford & Williams (1985), Journal of
    Mathematical Psychology 29: 387-405 (geometric mean).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.ahp import priorities
    >>> found = priorities(np.array([[1, 7, 3], [1 / 7, 1, 1 / 2], [1 / 3, 2, 1]]))
    >>> found.weights.round(3).tolist()
    [0.682, 0.103, 0.216]
    """
    size = matrix.shape[0]
    if size > len(RANDOM_INDEX):
        raise InputError(
            "There are {count} criteria, and random indices are known up to 15; group them in a hierarchy.", count=size
        )
    if method not in METHODS:
        raise InputError("There is no AHP method '{method}'.", method=method)
    values, vectors = np.linalg.eig(matrix)
    top = int(np.argmax(values.real))
    lambda_max = float(values[top].real)
    if method == "eigenvector":
        weights = np.abs(vectors[:, top].real)
    else:
        weights = np.exp(np.log(matrix).mean(axis=1))
    # Rounding may leave the eigenvalue of a consistent matrix a little below n.
    ci = max((lambda_max - size) / (size - 1), 0.0) if size > 1 else 0.0
    ri = RANDOM_INDEX[size - 1]
    return Priorities(weights / weights.sum(), lambda_max, ci, ri, ci / ri if ri > 0.0 else 0.0)


def worst_judgements(matrix: np.ndarray, count: int = 3) -> list[Mending]:
    """The judgements that disagree most with the others, worst first.

    For each pair the judgement is left out, the weights are found from the others (Harker's
    method: the entry becomes 0 and the diagonal entries of both grow by 1), and their ratio is
    what the others imply. Judgements are ranked by the consistency ratio that remains when they
    are replaced by the nearest step of the scale from 1/9 to 9; only those that improve it count.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, n)
        Reciprocal.
    count : int
        At most so many.

    Returns
    -------
    list of Mending

    References
    ----------
    Harker (1987), Mathematical Modelling 9: 837-848.
    """
    before = priorities(matrix).cr
    found = []
    for first in range(matrix.shape[0]):
        for second in range(first + 1, matrix.shape[0]):
            mending = _mend(matrix, first, second)
            # A thousandth of the limit is no improvement that anyone should be asked for.
            if mending is not None and mending.cr_after < before - 1e-4:
                found.append(mending)
    found.sort(key=lambda mending: (mending.cr_after, mending.first, mending.second))
    return found[:count]


def _mend(matrix: np.ndarray, first: int, second: int) -> Optional[Mending]:
    open_matrix = matrix.copy()
    open_matrix[first, second] = open_matrix[second, first] = 0.0
    open_matrix[first, first] = open_matrix[second, second] = 2.0
    values, vectors = np.linalg.eig(open_matrix)
    weights = np.abs(vectors[:, int(np.argmax(values.real))].real)
    if matrix.shape[0] < 3 or weights[second] <= 0.0 or weights[first] <= 0.0:
        return None
    fitting = float(weights[first] / weights[second])
    suggested = float(_SCALE[np.argmin(np.abs(np.log(_SCALE / fitting)))])
    mended = matrix.copy()
    mended[first, second], mended[second, first] = suggested, 1.0 / suggested
    given = float(matrix[first, second])
    if abs(suggested - given) < 1e-9:
        return None
    return Mending(first, second, given, fitting, suggested, priorities(mended).cr)


def as_fraction(value: float) -> str:
    """A judgement as people write it: 3, 1/7, or a decimal where it is neither."""
    for number, text in ((value, "{}"), (1.0 / value, "1/{}")):
        if abs(number - round(number)) < 1e-9 * number and round(number) >= 1:
            return text.format(round(number))
    return format(value, ".4g")


def check_names(names: Sequence[str], count: int) -> list[str]:
    """Names of the criteria; numbers where none are given.

    Raises
    ------
    InputError
        When their number differs from that of the criteria, or one occurs twice.
    """
    if not names:
        return [str(number + 1) for number in range(count)]
    titles = [str(name).strip() for name in names]
    check_count(count, len(titles))
    if len(set(titles)) < len(titles):
        raise InputError("Two criteria have the same name; give each its own.")
    return titles
