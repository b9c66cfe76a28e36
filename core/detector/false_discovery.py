"""Many tests at once: the false discovery rate."""

from __future__ import annotations

import numpy as np


def discovery_limit(p: np.ndarray, level: float) -> float:
    """The greatest p that passes the step-up rule of Benjamini and Hochberg.

    Parameters
    ----------
    p : ndarray of float64, shape (tests,)
        Without NaN.
    level : float
        The share of false discoveries that is allowed.

    Returns
    -------
    float
        p up to it are significant; -1 where none is.

    References
    ----------
    Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57: 289-300.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.detector.false_discovery import discovery_limit
    >>> discovery_limit(np.array([0.01, 0.02, 0.03, 0.5]), 0.05)
    0.03
    """
    ordered = np.sort(p)
    passes = np.flatnonzero(ordered <= level * np.arange(1, p.size + 1) / p.size)
    return float(ordered[passes[-1]]) if passes.size else -1.0
