"""Ratios and logarithms that may be undefined."""

from __future__ import annotations

import numpy as np


def ratio(numerator, denominator) -> np.ndarray:
    """Division that is NaN where the denominator is 0."""
    numerator, denominator = np.broadcast_arrays(np.asarray(numerator, float), np.asarray(denominator, float))
    out = np.full(numerator.shape, np.nan)
    np.divide(numerator, denominator, out=out, where=denominator != 0)
    return out


def x_log_x(values) -> np.ndarray:
    """``x ln x``, 0 at 0."""
    values = np.asarray(values, dtype=np.float64)
    return values * np.log(np.where(values > 0, values, 1.0))
