"""Entropies of the co-occurrence of classes: how much a cell's class tells of its neighbour's."""

from __future__ import annotations

import numpy as np

from ._ratios import ratio


def marginal_entropy(adjacencies: np.ndarray) -> np.ndarray:
    """ENT, the entropy of the classes on the sides of cells, in bits; not SHDI / ln 2, since edge cells weigh less.

    Parameters
    ----------
    adjacencies : ndarray of float, shape (units, classes, classes)
        Sides between cells of four neighbours, each counted in both orders.

    Returns
    -------
    ndarray of float64, shape (units,)
        NaN for units without sides.

    References
    ----------
    Nowosad and Stepinski 2019, 10.1007/s10980-019-00830-x (all five).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.health.information import marginal_entropy
    >>> marginal_entropy(np.array([[[2.0, 1.0], [1.0, 2.0]]])).tolist()
    [1.0]
    """
    return _entropy(adjacencies.sum(axis=1))


def joint_entropy(adjacencies: np.ndarray) -> np.ndarray:
    """JOINENT, the entropy of pairs of neighbours, in bits."""
    return _entropy(adjacencies.reshape(adjacencies.shape[0], -1))


def conditional_entropy(adjacencies: np.ndarray) -> np.ndarray:
    """CONDENT = JOINENT - ENT, in bits."""
    # Plus zero, so that one class gives 0 and not -0.
    return joint_entropy(adjacencies) - marginal_entropy(adjacencies) + 0.0


def mutual_information(adjacencies: np.ndarray) -> np.ndarray:
    """MUTINF = ENT - CONDENT, in bits."""
    return marginal_entropy(adjacencies) - conditional_entropy(adjacencies)


def relative_mutual_information(adjacencies: np.ndarray) -> np.ndarray:
    """RELMUTINF = MUTINF / ENT, 0 to 1; 1 where ENT is 0."""
    entropy = marginal_entropy(adjacencies)
    return np.where(entropy == 0.0, 1.0, ratio(mutual_information(adjacencies), entropy))


def _entropy(counts: np.ndarray) -> np.ndarray:
    total = counts.sum(axis=1, keepdims=True).astype(np.float64)
    shares = ratio(counts, total)
    logs = np.log2(shares, out=np.zeros_like(shares), where=shares > 0.0)
    return np.where(total[:, 0] > 0.0, -(np.nan_to_num(shares) * logs).sum(axis=1) + 0.0, np.nan)
