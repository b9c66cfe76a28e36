"""What the outputs depend on: rank correlations, and Sobol indices where the design allows them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from .designs import Design

# Runs below which a correlation says nothing.
_LEAST = 8
_RESAMPLES = 200
# A parameter with a rank correlation beyond this dominates an output: it explains half of the variance of its ranks.
DOMINANT = 0.7


@dataclass(frozen=True)
class SobolIndices:
    """Shares of the variance of outputs that varying parameters explain.

    Parameters
    ----------
    first : ndarray of float64, shape (groups, outputs)
        By each alone.
    total : ndarray of float64, shape (groups, outputs)
        By each with all its interactions.
    first_error, total_error : ndarray of float64
        Their standard errors by resampling.
    used : int
        Rows of the design in which every run ended well.
    """

    first: np.ndarray
    total: np.ndarray
    first_error: np.ndarray
    total_error: np.ndarray
    used: int


def rank_correlations(values: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Spearman's rank correlation of what runs took with what they found.

    Parameters
    ----------
    values : ndarray of float64, shape (runs, parameters)
    outputs : ndarray of float64, shape (runs, outputs)
        NaN where a run has no such output.

    Returns
    -------
    ndarray of float64, shape (parameters, outputs)
        NaN where one of them is the same in all runs, or too few runs have the output.

    References
    ----------
    Spearman (1904), American Journal of Psychology 15: 72-101.
    """
    result = np.full((values.shape[1], outputs.shape[1]), np.nan)
    for column in range(outputs.shape[1]):
        known = np.isfinite(outputs[:, column])
        if np.count_nonzero(known) < _LEAST:
            continue
        target = _standard_ranks(outputs[known, column][:, None])
        result[:, column] = (_standard_ranks(values[known]) * target).mean(axis=0)
    return result


def independent(design: Design, indices: np.ndarray) -> np.ndarray:
    """Which runs are independent of each other: all, but of Saltelli's design the first two blocks only.

    Parameters
    ----------
    design : Design
    indices : ndarray of int, shape (runs,)
        Numbers of the runs.

    Returns
    -------
    ndarray of bool, shape (runs,)
    """
    indices = np.asarray(indices)
    return np.ones(indices.shape, dtype=bool) if design.method != "saltelli" else indices < 2 * design.base


def least_telling_correlation(runs: int, comparisons: int = 1) -> float:
    """Correlations below this can be chance: the 95 % limit of the largest of so many of independent ranks.

    Parameters
    ----------
    runs : int
    comparisons : int
        How many parameters are looked at: among many one correlates by chance (Bonferroni's correction).

    Examples
    --------
    >>> from esp_toolbox.core.uncertainty.influence import least_telling_correlation
    >>> round(least_telling_correlation(100), 3)
    0.197
    """
    return float(ndtri(1.0 - 0.025 / max(comparisons, 1)) / np.sqrt(max(runs - 1, 1)))


def sobol_indices(design: Design, groups: int, indices: np.ndarray, outputs: np.ndarray) -> SobolIndices:
    """First-order and total Sobol indices of groups of parameters.

    Parameters
    ----------
    design : Design
        Saltelli's.
    groups : int
    indices : ndarray of int, shape (ended,)
        Numbers of the runs that ended well.
    outputs : ndarray of float64, shape (ended, outputs)

    Returns
    -------
    SobolIndices
        ``S = mean(f_B (f_AB - f_A)) / V`` and ``T = mean((f_A - f_AB)^2) / 2 V``, V the variance of all f_A and f_B;
        NaN for outputs that do not vary.

    References
    ----------
    Saltelli et al. (2010), Computer Physics Communications 181: 259-270; Jansen (1999), ibid. 117: 35-43 (total).
    """
    found = np.full((design.runs, outputs.shape[1]), np.nan)
    found[indices] = outputs
    ended = np.zeros(design.runs, dtype=bool)
    ended[indices] = True
    complete = ended.reshape(groups + 2, design.base).all(axis=0)
    blocks = found.reshape(groups + 2, design.base, -1)[:, complete]
    used = int(np.count_nonzero(complete))
    if used < 2:
        empty = np.full((groups, outputs.shape[1]), np.nan)
        return SobolIndices(empty, empty, empty, empty, used)
    first, total = _indices(blocks)
    generator = np.random.default_rng(design.seed)
    samples = [_indices(blocks[:, generator.integers(0, used, used)]) for _ in range(_RESAMPLES)]
    first_error, total_error = (np.std([sample[part] for sample in samples], axis=0) for part in (0, 1))
    return SobolIndices(first, total, first_error, total_error, used)


def _indices(blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a, b, mixed = blocks[0], blocks[1], blocks[2:]
    both = np.concatenate([a, b])
    variance = both.var(axis=0)
    # Taken about the mean, which changes nothing in theory and much in the accuracy.
    middle = both.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = ((b - middle) * (mixed - a)).mean(axis=1) / variance
        total = np.square(a - mixed).mean(axis=1) / (2.0 * variance)
    first[:, variance == 0.0] = np.nan
    total[:, variance == 0.0] = np.nan
    return first, total


def _standard_ranks(columns: np.ndarray) -> np.ndarray:
    """Ranks of each column with mean 0 and variance 1; NaN for columns of one value."""
    ranks = rankdata(columns, axis=0)
    ranks -= ranks.mean(axis=0)
    spread = ranks.std(axis=0)
    return ranks / np.where(spread > 0.0, spread, np.nan)
