"""AHP of several experts: their matrices in one, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from .ahp import Priorities, priorities


@dataclass(frozen=True)
class GroupPriorities:
    """The group's result and each expert's.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n, n)
        The aggregated judgements.
    result : Priorities
        Of the aggregated matrix.
    experts : tuple of Priorities
        In the order of the matrices.
    agreement : float
        0 to 1: 1 minus the mean over all pairs of criteria of the geometric standard deviation of
        the judgements, as a share of the step from 1/9 to 9 (its half, ln 9).
    """

    matrix: np.ndarray
    result: Priorities
    experts: tuple[Priorities, ...]
    agreement: float


def group_priorities(
    matrices: Sequence[np.ndarray], expert_weights: Optional[Sequence[float]] = None, method: str = "eigenvector"
) -> GroupPriorities:
    """Aggregate the judgements of several experts by their weighted geometric mean.

    ``a_ij = prod_k a_ij,k ^ v_k`` with the experts' weights v (sum 1): the only mean that keeps the
    matrix reciprocal.

    Parameters
    ----------
    matrices : sequence of ndarray of float64, shape (n, n)
        One reciprocal matrix an expert, about the same criteria in the same order.
    expert_weights : sequence of float, optional
        Above 0, any scale; equal by default.
    method : {"eigenvector", "geometric mean"}

    Returns
    -------
    GroupPriorities

    Raises
    ------
    InputError
        When the matrices differ in size, or the weights do not fit.

    References
    ----------
    Aczel & Saaty (1983), Journal of Mathematical Psychology 27: 93-102.
    """
    if len(matrices) == 0:
        raise InputError("There is no expert's matrix.")
    sizes = [matrix.shape[0] for matrix in matrices]
    for number, size in enumerate(sizes, 1):
        if size != sizes[0]:
            raise InputError(
                "Expert {number} compares {size} criteria and the first expert {first}; "
                "all matrices need the same criteria.",
                number=number,
                size=size,
                first=sizes[0],
            )
    shares = _shares(expert_weights, len(matrices))
    logs = np.log(np.stack([np.asarray(matrix, dtype=np.float64) for matrix in matrices]))
    mean = np.tensordot(shares, logs, axes=1)
    spread = np.sqrt(np.tensordot(shares, (logs - mean) ** 2, axes=1))
    pairs = spread[np.triu_indices(sizes[0], 1)]
    agreement = float(np.clip(1.0 - pairs.mean() / np.log(9.0), 0.0, 1.0)) if pairs.size else 1.0
    upper = np.triu(mean, 1)
    together = np.exp(upper - upper.T)
    return GroupPriorities(
        together, priorities(together, method), tuple(priorities(matrix, method) for matrix in matrices), agreement
    )


def _shares(weights: Optional[Sequence[float]], count: int) -> np.ndarray:
    if weights is None:
        return np.full(count, 1.0 / count)
    values = np.array([float(weight) for weight in weights])
    if values.size != count or not np.isfinite(values).all() or (values <= 0.0).any():
        raise InputError("Give each of the {count} experts a weight above 0.", count=count)
    return values / values.sum()
