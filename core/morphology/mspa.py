"""Morphological spatial pattern analysis: which part every foreground cell plays in its pattern."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from ..memory import require_memory
from ..progress import Progress, no_progress, parts_of, slices
from .classes import BORDER_OPENING, CORE_HOLE, MAX_EDGE_WIDTH, MISSING, Flag
from .frame import framed
from .openings import openings_of
from .pattern import pattern_of
from .thresholds import thresholds

# Peak of a run beside the image, in bytes a cell; random patterns of single cells need the most.
_BYTES_A_CELL = 40
# Bytes of a strip of rows while the result is written.
_STRIP = 1_000_000


def mspa(
    image: np.ndarray, edge_width: int = 1, connectivity: int = 8, intext: bool = True, progress: Progress = no_progress
) -> np.ndarray:
    """Classify the cells of a foreground by their part in its pattern.

    Core is the foreground farther than the edge width from background. The rest is islet (its component holds
    no core), edge or perforation (next to core, towards the outside or towards a hole), bridge or loop (leads
    from core to another or to the same core), or branch.

    Parameters
    ----------
    image : ndarray of int, shape (rows, columns)
        0 missing, 1 background, 2 (or more) foreground.
    edge_width : int
        Width of edges and perforations in cells, 1 to 100.
    connectivity : {8, 4}
        Of the foreground; the background takes the other one.
    intext : bool
        Whether what lies in holes of core and in other openings gets bytes of its own.
    progress : callable

    Returns
    -------
    ndarray of uint8, shape (rows, columns)
        The bytes of GuidosToolbox, see `classes`; equal to those of the JRC's program in every cell.

    Raises
    ------
    InputError
        When the image is not two-dimensional or empty, or a parameter is out of its range.
    MemoryNeeded
        When the run would not fit into the free memory.

    References
    ----------
    Soille, P., Vogt, P. (2009): Morphological segmentation of binary patterns. Pattern Recognition Letters 30,
    456-459. doi:10.1016/j.patrec.2008.10.015. The steps are those of miallib 1.1.7 (mspa.c 2.3).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.morphology.mspa import mspa
    >>> land = np.ones((5, 5), dtype=np.uint8)
    >>> land[1:4, 1:4] = 2
    >>> mspa(land).tolist()
    [[0, 0, 0, 0, 0], [0, 3, 3, 3, 0], [0, 3, 17, 3, 0], [0, 3, 3, 3, 0], [0, 0, 0, 0, 0]]
    """
    image = np.asarray(image)
    _check(image, edge_width, connectivity)
    require_memory(_BYTES_A_CELL * image.size)
    first, analyse, open_up, last = parts_of(progress, (1, 20, 6, 2))
    first(0.0)
    sizes = thresholds(int(edge_width))
    frame = framed(image, sizes)
    first(1.0)
    pattern = pattern_of(frame, int(edge_width), sizes, connectivity, analyse)
    openings = openings_of(frame, pattern, connectivity, open_up) if intext else None
    return _bytes(frame, pattern, openings, last)


def _check(image, edge_width, connectivity):
    if image.ndim != 2 or image.size == 0:
        raise InputError("MSPA needs an image with rows and columns, not one of shape {shape}.", shape=image.shape)
    if image.dtype.kind not in "iu" or image.min() < 0:
        raise InputError("MSPA needs an image of whole numbers: 0 missing, 1 background, 2 foreground.")
    if edge_width != int(edge_width) or not 1 <= edge_width <= MAX_EDGE_WIDTH:
        raise InputError(
            "The edge width is a whole number of cells from 1 to {most}, not {given}.",
            most=MAX_EDGE_WIDTH,
            given=edge_width,
        )
    if connectivity not in (4, 8):
        raise InputError("Connectivity is 4 or 8, not {given}.", given=connectivity)


def _bytes(frame, pattern, openings, progress):
    """The bytes of all cells of the image, from the planes."""
    layout, width = frame.layout, frame.width
    rows, columns = frame.shape
    planes = [
        (frame.image, Flag.FOREGROUND),
        (pattern.edge, Flag.EDGE),
        (pattern.perforation, Flag.PERFORATION),
        (pattern.islet, Flag.ISLET),
        (pattern.core, Flag.CORE),
        (pattern.bridge, Flag.BRIDGE),
        (pattern.loop, Flag.LOOP),
    ]
    result = np.empty((rows, columns), dtype=np.uint8)
    step = max(1, _STRIP // layout.stride)
    for strip in slices(rows, step, progress):
        span = (strip.start + width, strip.stop + width)

        def bits(plane, span=span):
            return layout.unpack(plane, *span)[:, width : width + columns]

        value = result[strip]
        value[:] = 0
        for plane, flag in planes:
            value |= bits(plane) * np.uint8(flag)
        if openings is not None:
            value += bits(openings.inside) * np.uint8(CORE_HOLE)
            np.maximum(value, bits(openings.other) * np.uint8(BORDER_OPENING), out=value)
        if frame.any_missing:
            value[bits(frame.missing).astype(bool)] = MISSING
    return result
