"""Weights of criteria: given, equal, entropy, CRITIC, and combinations with AHP weights."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..numbers import parse_numbers
from ..progress import Progress, no_progress
from ..rows import flat
from ..typed import Weights
from .normalisation import DIRECTIONS

METHODS = ("given", "equal", "entropy", "critic", "given x entropy")

# Papers print weights with two or three decimals.
SUM_TOLERANCE = 1e-3

_CELLS_PER_STRIP = 1 << 19


def check_weights(weights: Weights, count: int) -> np.ndarray:
    """Weights as an array: one for each layer, none negative, summing to 1 within 1e-3.

    Parameters
    ----------
    weights : sequence of float
    count : int
        Number of layers.

    Returns
    -------
    ndarray of float64, shape (count,)

    Raises
    ------
    InputError
    """
    values = np.array([float(weight) for weight in weights], dtype=np.float64)
    if values.size != count:
        raise InputError(
            "There are {weights} weights for {layers} layers; give one weight for each layer.",
            weights=values.size,
            layers=count,
        )
    if not np.isfinite(values).all() or (values < 0.0).any():
        given = ", ".join(format(value, "g") for value in values)
        raise InputError("Weights are numbers from 0 to 1; '{given}' is not.", given=given)
    total = float(values.sum())
    if abs(total - 1.0) > SUM_TOLERANCE + 1e-12:
        raise InputError("The weights sum to {total:.6g}, not to 1; divide each of them by {total:.6g}.", total=total)
    return values


def parse_weights(text: str, count: int) -> np.ndarray:
    """Weights from text such as ``0.5, 0.25, 1/4``.

    Parameters
    ----------
    text : str
        Separated by commas, semicolons or blanks; fractions are read.
    count : int
        Number of layers.

    Returns
    -------
    ndarray of float64, shape (count,)

    Raises
    ------
    InputError
        As `check_weights`, and for entries that are no numbers.
    """
    return check_weights(parse_numbers(text), count)


def entropy_weights(
    layers: Sequence[np.ndarray], directions: Optional[Sequence[str]] = None, progress: Progress = no_progress
) -> np.ndarray:
    """Objective weights by information entropy: layers that distinguish the cells weigh more.

    With x the min-max standardised values over the n cells where all layers have data,
    ``p = x / sum(x)``, ``e = -sum(p ln p) / ln n`` (0 ln 0 = 0) and ``w = (1 - e) / sum(1 - e)``.
    A layer of one single value weighs 0.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float, same shape
        NaN is nodata.
    directions : sequence of {"benefit", "cost"}, optional
        Cost layers are turned round before; the entropy depends on it.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (number of layers,)

    Raises
    ------
    InputError
        When no cell has data in all layers, or no layer varies.

    References
    ----------
    Shannon (1948); Zeleny (1982), Multiple Criteria Decision Making, chapter 7.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.weights import entropy_weights
    >>> even, single = np.array([0.0, 1.0, 1.0, 1.0]), np.array([0.0, 0.0, 0.0, 1.0])
    >>> entropy_weights([even, single]).round(3).tolist()
    [0.172, 0.828]
    """
    low, high, count = _ranges(layers)
    totals = np.zeros(len(layers))
    logs = np.zeros(len(layers))
    for part in _unit_strips(layers, low, high, directions, progress):
        totals += part.sum(axis=1)
        logs += np.where(part > 0.0, part * np.log(np.where(part > 0.0, part, 1.0)), 0.0).sum(axis=1)
    # -sum(p ln p) = ln S - sum(x ln x) / S with S = sum(x): one pass over the cells.
    varied = totals > 0.0
    safe = np.where(varied, totals, 1.0)
    divergence = np.where(varied, 1.0 - (np.log(safe) - logs / safe) / np.log(count), 0.0)
    return _shares(divergence)


def critic_weights(
    layers: Sequence[np.ndarray], directions: Optional[Sequence[str]] = None, progress: Progress = no_progress
) -> np.ndarray:
    """Objective weights by contrast and conflict (CRITIC).

    ``C_j = s_j sum_k (1 - r_jk)``, ``w = C / sum(C)`` with the standard deviation s of the min-max
    standardised layer and Pearson's r between layers, over the cells where all have data.
    A layer of one single value weighs 0.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float, same shape
        NaN is nodata.
    directions : sequence of {"benefit", "cost"}, optional
        Cost layers are turned round before; it changes the sign of their correlations.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (number of layers,)

    Raises
    ------
    InputError
        When no cell has data in all layers, no layer varies, or all say the same (r = 1).

    References
    ----------
    Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22: 763-770.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.weights import critic_weights
    >>> rising = np.array([0.0, 1.0, 2.0])
    >>> critic_weights([rising, -rising]).round(6).tolist()
    [0.5, 0.5]
    """
    low, high, count = _ranges(layers)
    if len(layers) == 1:
        return np.ones(1)
    sums = np.zeros(len(layers))
    products = np.zeros((len(layers), len(layers)))
    for part in _unit_strips(layers, low, high, directions, progress):
        part = part - 0.5  # nearer the mean: less cancellation in the covariance
        sums += part.sum(axis=1)
        products += part @ part.T
    mean = sums / count
    covariance = products / count - np.outer(mean, mean)
    varied = high > low
    deviation = np.where(varied, np.sqrt(np.clip(np.diag(covariance), 0.0, None)), 0.0)
    scale = np.where(varied, deviation, 1.0)
    correlation = np.where(np.outer(varied, varied), covariance / np.outer(scale, scale), 0.0)
    correlation = np.clip(correlation, -1.0, 1.0)
    np.fill_diagonal(correlation, 1.0)
    content = deviation * (1.0 - correlation).sum(axis=1)
    if content.sum() <= 1e-12:
        raise InputError("All layers say the same, so CRITIC cannot weigh them; give weights or choose equal weights.")
    return _shares(content)


def combine_weights(first: np.ndarray, second: np.ndarray, share: Optional[float] = None) -> np.ndarray:
    """Subjective and objective weights in one.

    Parameters
    ----------
    first, second : ndarray of float64, shape (count,)
        For example AHP and entropy weights.
    share : float, optional
        None multiplies: ``w = a b / sum(a b)``. A number from 0 to 1 adds:
        ``w = share a + (1 - share) b``.

    Returns
    -------
    ndarray of float64, shape (count,)

    Raises
    ------
    InputError
        When the product is 0 for every layer, or `share` is outside 0..1.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.weights import combine_weights
    >>> combine_weights(np.array([0.5, 0.5]), np.array([0.2, 0.8])).round(6).tolist()
    [0.2, 0.8]
    >>> combine_weights(np.array([0.5, 0.5]), np.array([0.2, 0.8]), share=0.5).round(6).tolist()
    [0.35, 0.65]
    """
    first = np.asarray(first, dtype=np.float64)
    second = np.asarray(second, dtype=np.float64)
    if share is None:
        product = first * second
        if product.sum() <= 0.0:
            raise InputError("The product of the two sets of weights is 0 for every layer.")
        return _shares(product)
    if not 0.0 <= share <= 1.0:
        raise InputError("The share of the first weights lies between 0 and 1, not {share:g}.", share=share)
    return _shares(share * first / first.sum() + (1.0 - share) * second / second.sum())


def criterion_weights(
    layers: Sequence[np.ndarray],
    method: str = "equal",
    given: Optional[Sequence[float]] = None,
    directions: Optional[Sequence[str]] = None,
    progress: Progress = no_progress,
) -> np.ndarray:
    """The weight of each layer by one of the methods of this module.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float, same shape
        NaN is nodata.
    method : {"equal", "given", "entropy", "critic", "given x entropy"}
        The last multiplies given weights (usually AHP) with entropy weights.
    given : sequence of float, optional
        Needed by the methods whose name says "given".
    directions : sequence of {"benefit", "cost"}, optional
        For entropy and CRITIC.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (number of layers,)
        Sums to 1; given weights are returned as they are.

    Raises
    ------
    InputError
    """
    if len(layers) == 0:
        raise InputError("Choose at least one layer.")
    if method not in METHODS:
        raise InputError("There is no weighting '{method}'.", method=method)
    if method.startswith("given"):
        if given is None or len(given) == 0:
            raise InputError("Give one weight for each layer, or choose another weighting.")
        weights = check_weights(given, len(layers))
        if method == "given":
            return weights
        return combine_weights(weights, entropy_weights(layers, directions, progress))
    if method == "entropy":
        return entropy_weights(layers, directions, progress)
    if method == "critic":
        return critic_weights(layers, directions, progress)
    return np.full(len(layers), 1.0 / len(layers))


def _shares(values: np.ndarray) -> np.ndarray:
    values = np.clip(values, 0.0, None)
    return values / values.sum()


def _strips(layers: Sequence[np.ndarray]):
    """Flat float64 blocks (layers, cells) of the cells where all layers have data."""
    cells = [flat(layer) for layer in layers]
    if any(layer.size != cells[0].size for layer in cells):
        raise InputError("The layers differ in their numbers of rows and columns; align them first.")
    step = max(_CELLS_PER_STRIP // len(cells), 1)
    for start in range(0, cells[0].size, step):
        block = np.array([layer[start : start + step] for layer in cells], dtype=np.float64)
        yield start, block[:, ~np.isnan(block).any(axis=0)]


def _ranges(layers: Sequence[np.ndarray]):
    low = np.full(len(layers), np.inf)
    high = np.full(len(layers), -np.inf)
    count = 0
    for _, block in _strips(layers):
        if block.shape[1]:
            low = np.minimum(low, block.min(axis=1))
            high = np.maximum(high, block.max(axis=1))
            count += block.shape[1]
    if count == 0:
        raise InputError("No cell has data in all layers; check that they cover the same area.")
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        raise InputError("A layer has infinite values; set them to nodata first.")
    if not (high > low).any():
        raise InputError("No layer varies where all layers have data, so the data cannot weigh them.")
    return low, high, count


def _unit_strips(layers, low, high, directions, progress):
    """The blocks of `_strips`, min-max standardised and turned so that more is better."""
    directions = ["benefit"] * len(layers) if directions is None else list(directions)
    if len(directions) != len(layers) or any(name not in DIRECTIONS for name in directions):
        raise InputError("Give 'benefit' or 'cost' for each layer.")
    varied = high > low
    spread = np.where(varied, high - low, 1.0)[:, None]
    turned = np.array([name == "cost" for name in directions]) & varied
    cells = flat(layers[0]).size
    for start, block in _strips(layers):
        progress(start / cells)
        block -= low[:, None]
        block /= spread
        block[turned] = 1.0 - block[turned]
        yield block
    progress(1.0)
