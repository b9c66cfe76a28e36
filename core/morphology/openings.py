"""Openings: background enclosed by foreground, and all that lies inside holes of core."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress
from .frame import Framed, closed
from .nesting import holes_of
from .pattern import Pattern


@dataclass(frozen=True)
class Openings:
    """Openings as planes.

    Parameters
    ----------
    inside : ndarray of words
        Holes of core with all that they enclose.
    other : ndarray of words
        Holes of the foreground that are no holes of core.
    """

    inside: np.ndarray
    other: np.ndarray


def openings_of(frame: Framed, pattern: Pattern, connectivity: int, progress: Progress) -> Openings:
    """The openings of a pattern; `connectivity` is that of the foreground."""
    inside = pattern.core_holes
    if inside.any():
        # What a hole encloses is told by the connectivity of the background, for core islands too.
        inside = inside | holes_of(inside, frame.layout, connectivity)
    progress(0.5)
    other = holes_of(closed(frame), frame.layout, connectivity)
    other &= ~pattern.core_holes
    progress(1.0)
    return Openings(inside, other)
