"""Bring layers of different units onto one scale."""

from __future__ import annotations

from typing import Callable, Iterable, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..ranks import percentiles as percentiles_of
from ..rows import blocks_of, known_values, total

DIRECTIONS = ("benefit", "cost")

_BLOCK = 1 << 20


def named_layers(layers: Sequence[np.ndarray], names: Optional[Sequence[str]] = None) -> list[str]:
    """The names of layers of one shape: their numbers where none are given.

    Raises
    ------
    InputError
        When a layer has another shape than the first.
    """
    names = [str(number + 1) for number in range(len(layers))] if names is None else list(names)
    for layer, name in zip(layers, names):
        if np.shape(layer) != np.shape(layers[0]):
            raise InputError(
                "The layer {layer} has {shape} cells and the first layer {first}; align them first.",
                layer=name,
                shape=" x ".join(map(str, np.shape(layer))),
                first=" x ".join(map(str, np.shape(layers[0]))),
            )
    return names


def scale_of(
    layer: np.ndarray, method: str, percentiles: tuple[float, float] = (2.0, 98.0), name: str = "1"
) -> tuple[float, float]:
    """The two numbers that a method needs: (lower, upper), or (mean, standard deviation).

    Parameters
    ----------
    layer : ndarray or Rows of float
        NaN is nodata. Several layers can share a scale: pass them concatenated.
    method : {"min-max", "z-score", "percentile"}
    percentiles : tuple of float
        Lower and upper percentile of the method "percentile", 0 to 100.
    name : str
        How messages call the layer.

    Returns
    -------
    tuple of float

    Raises
    ------
    InputError
        For a layer without data or with infinite values, and percentiles that do not rise.
    """
    count, low, high = _ends_of(layer, name)

    def parts():
        return known_values(layer)

    if method == "min-max":
        return low, high
    if method == "z-score":
        return mean_and_deviation(parts, count)
    if method == "percentile":
        first, last = percentiles
        if not 0.0 <= first < last <= 100.0:
            raise InputError(
                "The percentiles {low:g} and {high:g} must rise and lie between 0 and 100.", low=first, high=last
            )
        # In float64: interpolated in float32 the limits would carry 1e-7 of error.
        lower, upper = percentiles_of(parts, count, (first, last))
        return lower, upper
    raise InputError("There is no standardisation '{method}'.", method=method)


def _ends_of(layer, name: str) -> tuple[int, float, float]:
    """Number of cells with data, least and greatest value; raises where there are none or infinite ones."""
    count, low, high = 0, np.inf, -np.inf
    for values in known_values(layer):
        if values.size:
            count += values.size
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    if count == 0:
        raise InputError("The layer {layer} has no data in the area of the first layer.", layer=name)
    if not (np.isfinite(low) and np.isfinite(high)):
        raise InputError("The layer {layer} has infinite values; set them to nodata first.", layer=name)
    return count, low, high


def mean_and_deviation(parts: Callable[[], Iterable[np.ndarray]], count: int) -> tuple[float, float]:
    """Mean and standard deviation of values that come in flat parts, of all of them.

    Parameters
    ----------
    parts : callable
        Gives the parts; it is called twice.
    count : int
        Number of the values, at least 1.

    Returns
    -------
    mean, deviation : float
    """
    mean = total(parts())[0] / count
    squares = 0.0
    for block in blocks_of(parts(), _BLOCK):
        part = block.astype(np.float64) - mean
        squares += float(np.dot(part, part))
    return mean, float(np.sqrt(squares / count))


def standardise(
    layer: np.ndarray,
    method: str = "min-max",
    direction: str = "benefit",
    percentiles: tuple[float, float] = (2.0, 98.0),
    scale: Optional[tuple[float, float]] = None,
    name: str = "1",
) -> np.ndarray:
    """A layer on a common scale.

    * ``min-max``: ``(x - min) / (max - min)``, 0 to 1;
    * ``percentile``: the same between two percentiles, clipped to 0..1, so that a few extreme
      cells do not squeeze all others;
    * ``z-score``: ``(x - mean) / s`` with the standard deviation ``s`` of the whole raster;
    * ``none``: the values as they are.

    A ``cost`` layer (less is better) is turned round: ``1 - x`` on 0..1, ``-x`` for z-scores and
    ``none`` is left alone. A layer of one single value becomes 0 whatever the direction.

    Parameters
    ----------
    layer : ndarray of float
        NaN is nodata.
    method : {"min-max", "z-score", "percentile", "none"}
    direction : {"benefit", "cost"}
    percentiles : tuple of float
        For ``percentile``; linear interpolation between order statistics.
    scale : tuple of float, optional
        What `scale_of` returned for other data; years that must be comparable share it.
        ``min-max`` does not clip to it.
    name : str
        How messages call the layer.

    Returns
    -------
    ndarray of float64
        Same shape; NaN where the layer has none.

    Raises
    ------
    InputError
        For an unknown method or direction, and what `scale_of` raises.

    References
    ----------
    Malczewski (1999), GIS and Multicriteria Decision Analysis, chapter 4 (score range and
    benefit/cost criteria).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.normalisation import standardise
    >>> standardise(np.array([2.0, 4.0, 6.0])).tolist()
    [0.0, 0.5, 1.0]
    >>> standardise(np.array([2.0, 4.0, 6.0]), direction="cost").tolist()
    [1.0, 0.5, 0.0]
    """
    if direction not in DIRECTIONS:
        raise InputError("The direction of a criterion is benefit or cost, not '{given}'.", given=direction)
    if method == "none":
        return np.array(layer, dtype=np.float64)
    first, second = scale_of(layer, method, percentiles, name) if scale is None else scale
    spread = second if method == "z-score" else second - first
    out = np.array(layer, dtype=np.float64)
    out -= first
    if spread <= 0.0:
        # No contrast: every cell is alike, and the layer must not move the result.
        out[~np.isnan(out)] = 0.0
        return out
    out /= spread
    if method == "percentile":
        np.clip(out, 0.0, 1.0, out=out)
    if direction == "cost":
        if method == "z-score":
            np.negative(out, out=out)
        else:
            np.subtract(1.0, out, out=out)
    return out
