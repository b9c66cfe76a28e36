"""The bytes of an MSPA result: their classes, names and official colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..progress import slices

# In cells.
MAX_EDGE_WIDTH = 100
# Added to everything inside a hole of core; background there is the core-opening, byte 100.
CORE_HOLE = 100
# Background in an opening that is no hole of core.
BORDER_OPENING = 220
MISSING = 129
# Cells that are looked up at a time.
_PART = 1_000_000


class Flag(IntEnum):
    """Bits that add up to the byte of a foreground cell; a cell with the first one only is branch."""

    FOREGROUND = 1
    EDGE = 2
    PERFORATION = 4
    ISLET = 8
    CORE = 16
    BRIDGE = 32
    LOOP = 64


class MspaClass(IntEnum):
    """The seven classes of foreground, background and nodata."""

    BACKGROUND = 0
    CORE = 1
    ISLET = 2
    PERFORATION = 3
    EDGE = 4
    LOOP = 5
    BRIDGE = 6
    BRANCH = 7
    NODATA = 255


@dataclass(frozen=True)
class ByteClass:
    """What a byte of the result means.

    Parameters
    ----------
    value : int
        The byte.
    mspa_class : MspaClass
        Its class of the seven; a bridge or loop inside an edge or perforation counts as that.
    name : str
    colour : tuple of int
        Red, green and blue where bridges and loops are shown through edges and perforations.
    closed_colour : tuple of int
        Red, green and blue where edges and perforations are shown closed.
    """

    value: int
    mspa_class: MspaClass
    name: str
    colour: tuple[int, int, int]
    closed_colour: tuple[int, int, int]


_GREEN, _BROWN, _BLUE, _BLACK = (0, 200, 0), (160, 60, 0), (0, 0, 255), (0, 0, 0)
_RED, _YELLOW, _ORANGE = (255, 0, 0), (255, 255, 0), (255, 140, 0)
_FOREGROUND = (
    (17, MspaClass.CORE, "Core", _GREEN, _GREEN),
    (9, MspaClass.ISLET, "Islet", _BROWN, _BROWN),
    (5, MspaClass.PERFORATION, "Perforation", _BLUE, _BLUE),
    (3, MspaClass.EDGE, "Edge", _BLACK, _BLACK),
    (65, MspaClass.LOOP, "Loop", _YELLOW, _YELLOW),
    (67, MspaClass.EDGE, "Loop in edge", _YELLOW, _BLACK),
    (69, MspaClass.PERFORATION, "Loop in perforation", _YELLOW, _BLUE),
    (33, MspaClass.BRIDGE, "Bridge", _RED, _RED),
    (35, MspaClass.EDGE, "Bridge in edge", _RED, _BLACK),
    (37, MspaClass.PERFORATION, "Bridge in perforation", _RED, _BLUE),
    (1, MspaClass.BRANCH, "Branch", _ORANGE, _ORANGE),
)
_OTHERS = (
    (0, MspaClass.BACKGROUND, "Background", (220, 220, 220)),
    (CORE_HOLE, MspaClass.BACKGROUND, "Core-opening", (136, 136, 136)),
    (BORDER_OPENING, MspaClass.BACKGROUND, "Border-opening", (194, 194, 194)),
    (MISSING, MspaClass.NODATA, "Missing", (255, 255, 255)),
)

# Every byte that can come up, in the order of a legend; bytes inside holes of core follow the outer ones.
BYTE_CLASSES = (
    *(ByteClass(*row) for row in _FOREGROUND),
    *(ByteClass(row[0] + CORE_HOLE, row[1], f"{row[2]} (inside core)", *row[3:]) for row in _FOREGROUND),
    *(ByteClass(*row, row[3]) for row in _OTHERS),
)

# Colours of the seven classes, the background and nodata.
CLASS_COLOURS = {
    **{row[1]: row[3] for row in _FOREGROUND if row[2] == row[1].name.capitalize()},
    MspaClass.BACKGROUND: _OTHERS[0][3],
    MspaClass.NODATA: _OTHERS[3][3],
}


def classes_of(values: np.ndarray) -> np.ndarray:
    """The seven classes of an MSPA result.

    Parameters
    ----------
    values : ndarray of uint8
        Bytes of `mspa`.

    Returns
    -------
    ndarray of uint8
        `MspaClass` of each cell.
    """
    table = np.full(256, MspaClass.NODATA, dtype=np.uint8)
    for byte in BYTE_CLASSES:
        table[byte.value] = byte.mspa_class
    return looked_up(table, values)


def without_openings(values: np.ndarray) -> np.ndarray:
    """The result of the analysis without `intext`, from one with it."""
    table = np.arange(256, dtype=np.uint8)
    for byte in BYTE_CLASSES:
        if byte.value != MISSING and byte.value >= CORE_HOLE:
            table[byte.value] -= CORE_HOLE
    table[BORDER_OPENING] = 0
    return looked_up(table, values)


def byte_counts(values: np.ndarray) -> np.ndarray:
    """How many cells hold each of the 256 bytes."""
    counts = np.zeros(256, dtype=np.int64)
    flat = values.ravel()
    for part in slices(flat.size, _PART):
        counts += np.bincount(flat[part], minlength=256)
    return counts


def looked_up(table: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The table's entries for bytes, in parts: indexing takes eight bytes a cell."""
    flat = values.ravel()
    result = np.empty(flat.size, dtype=table.dtype)
    for part in slices(flat.size, _PART):
        result[part] = table[flat[part]]
    return result.reshape(values.shape)
