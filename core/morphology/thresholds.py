"""Distances of MSPA in single precision, as the reference program computes them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

_ROOT2 = np.float32(math.sqrt(2.0))


@dataclass(frozen=True)
class Thresholds:
    """What an edge width means in cells.

    Parameters
    ----------
    reach : int
        Cells whose squared distance is at most this are within the edge width.
    geodesic : numpy.float32
        How far connectors are thickened along the foreground.
    frame : int
        Width of the frame around the image.
    """

    reach: int
    geodesic: np.float32
    frame: int


def thresholds(edge_width: int) -> Thresholds:
    """The thresholds for an edge width in cells.

    The edge width is turned into ``s = (width + 0.98) / sqrt 2`` and back into ``s sqrt 2`` in single
    precision; near the widths 49, 74 and 99 the rounding decides about whole rings of cells.
    """
    size = np.float32((edge_width + 0.98) / math.sqrt(2.0))
    limit = np.float32(size * _ROOT2)
    reach = int(limit) ** 2
    while np.float32(math.sqrt(reach + 1)) <= limit:
        reach += 1
    geodesic = np.float32(np.float32(size - np.float32(1.0)) * _ROOT2)
    return Thresholds(reach, geodesic, int(1.5 * float(size) + 0.5) + 1)


def chords(reach: int) -> np.ndarray:
    """Half lengths of the rows of the disc of squared radius `reach`, from its centre outwards."""
    radius = math.isqrt(reach)
    return np.array([math.isqrt(reach - distance * distance) for distance in range(radius + 1)])
