"""The two kinds of best path: the most probable one (PC) and the one of the fewest links (IIC)."""

from __future__ import annotations

import numpy as np

# More links than any path has; twice that still fits into 16 bits.
UNREACHABLE = 30_000

# Products of the same probabilities in another order differ by rounding; what is nearer than this is the same.
_SAME = 1e-12


class MostProbable:
    """Probabilities multiply along a path; the most probable path is the best.

    `own` is the value of a node's path to itself, `none` that of no path, `beyond` a limit that all values miss.
    """

    join = np.multiply
    better = np.maximum
    worse = np.less
    dtype = np.float64
    own = 1.0
    none = 0.0
    beyond = np.inf

    @staticmethod
    def limit(best):
        """Values are as good as the best ones unless they are worse than this."""
        return best * (1.0 - _SAME)

    @staticmethod
    def strength(values):
        """What a pair of patches contributes for each unit of their attributes."""
        return values

    @staticmethod
    def length(values):
        """How far apart nodes are, for telling near from far."""
        return -np.log(np.maximum(values, np.finfo(np.float64).tiny))


class FewestLinks:
    """Links add up along a path; the path of the fewest links is the best.

    `own` is the value of a node's path to itself, `none` that of no path, `beyond` a limit that all values miss.
    """

    join = np.add
    better = np.minimum
    worse = np.greater
    dtype = np.uint16
    own = 0
    none = UNREACHABLE
    beyond = 0

    @staticmethod
    def limit(best):
        """Values are as good as the best ones unless they are worse than this."""
        return best

    @staticmethod
    def strength(values):
        """1 / (1 + number of links); 0 where there is no path."""
        return np.where(values < UNREACHABLE, 1.0 / (1.0 + values), 0.0)

    @staticmethod
    def length(values):
        """How far apart nodes are, for telling near from far."""
        return values.astype(np.float64)
