"""Bring layers of different units onto one scale."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ..errors import InputError

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


def finite_values(layer: np.ndarray, name: str = "1") -> np.ndarray:
    """The values of a layer that are not nodata, as a flat array.

    Parameters
    ----------
    layer : ndarray of float
        NaN is nodata.
    name : str
        How messages call the layer.

    Raises
    ------
    InputError
        When no cell has data, or a value is infinite.
    """
    flat = np.asarray(layer).ravel()
    values = flat[~np.isnan(flat)]
    if values.size == 0:
        raise InputError("The layer {layer} has no data in the area of the first layer.", layer=name)
    if not np.isfinite(values).all():
        raise InputError("The layer {layer} has infinite values; set them to nodata first.", layer=name)
    return values


def scale_of(
    layer: np.ndarray, method: str, percentiles: tuple[float, float] = (2.0, 98.0), name: str = "1"
) -> tuple[float, float]:
    """The two numbers that a method needs: (lower, upper), or (mean, standard deviation).

    Parameters
    ----------
    layer : ndarray of float
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
    values = finite_values(layer, name)
    if method == "min-max":
        return float(values.min()), float(values.max())
    if method == "z-score":
        mean = float(values.mean(dtype=np.float64))
        squares = 0.0
        for start in range(0, values.size, _BLOCK):
            part = values[start : start + _BLOCK].astype(np.float64) - mean
            squares += float(np.dot(part, part))
        return mean, float(np.sqrt(squares / values.size))
    if method == "percentile":
        low, high = percentiles
        if not 0.0 <= low < high <= 100.0:
            raise InputError(
                "The percentiles {low:g} and {high:g} must rise and lie between 0 and 100.", low=low, high=high
            )
        # float64 before the interpolation: in float32 the limits would carry 1e-7 of error.
        lower, upper = np.percentile(values.astype(np.float64, copy=False), [low, high])
        return float(lower), float(upper)
    raise InputError("There is no standardisation '{method}'.", method=method)


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
