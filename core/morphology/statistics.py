"""The table of an MSPA result: area, shares and number of patches of every class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np

from ..errors import InputError
from ..patches import label_patches, patch_sizes
from ..progress import Progress, no_progress, told
from .bitplanes import Layout
from .classes import BORDER_OPENING, BYTE_CLASSES, CORE_HOLE, MISSING, MspaClass, byte_counts, looked_up
from .runs import run_components, runs_of


class Entry(Enum):
    """The rows of the table, in their order."""

    CORE = "core"
    SMALL_CORE = "small core"
    MEDIUM_CORE = "medium core"
    LARGE_CORE = "large core"
    ISLET = "islet"
    PERFORATION = "perforation"
    EDGE = "edge"
    LOOP = "loop"
    BRIDGE = "bridge"
    BRANCH = "branch"
    BACKGROUND = "background"
    OPENING = "opening"
    CORE_OPENING = "core-opening"
    BORDER_OPENING = "border-opening"
    MISSING = "missing"
    FOREGROUND = "foreground"
    INTEGRAL_FOREGROUND = "integral foreground"


@dataclass(frozen=True)
class EntryStatistics:
    """A row of the table.

    Parameters
    ----------
    entry : Entry
        The seven classes of foreground, core also by size where sizes are given; background with all openings; the
        openings together and by kind; missing; all foreground, and the foreground with its openings.
    cells : int
    area_ha : float
    foreground_share : float
        Percentage of the foreground; NaN where the row is no part of it.
    data_share : float
        Percentage of the data, that is foreground and background; of missing cells that of the whole raster.
    patches : int
        Number of connected components.
    """

    entry: Entry
    cells: int
    area_ha: float
    foreground_share: float
    data_share: float
    patches: int


@dataclass(frozen=True)
class MspaStatistics:
    """The table and the porosity.

    Parameters
    ----------
    rows : tuple of EntryStatistics
    porosity : float
        Percentage of core-opening in core, edge, perforation and core-opening; NaN where there is none of them.
    """

    rows: tuple[EntryStatistics, ...]
    porosity: float

    def row(self, entry: Entry) -> EntryStatistics:
        """The row of an entry."""
        return next(row for row in self.rows if row.entry is entry)


def mspa_statistics(
    values: np.ndarray,
    cell_area_ha: float,
    connectivity: int = 8,
    core_sizes: Optional[tuple] = None,
    progress: Progress = no_progress,
) -> MspaStatistics:
    """The statistics that GuidosToolbox prints for an MSPA result.

    Bridges and loops inside edges and perforations count as edge and perforation. Patches of the foreground are
    counted by its connectivity, those of background and openings by the other one, missing areas by 8.
    ``porosity = 100 - 100 (core + edge + perforation) / (core + edge + perforation + core-opening)``.

    Parameters
    ----------
    values : ndarray of uint8, shape (rows, columns)
        Bytes of `mspa` with ``intext=True``; without it there are no openings to count.
    cell_area_ha : float
        Area of a cell in hectares.
    connectivity : {8, 4}
        Of the foreground.
    core_sizes : (float, float), optional
        Areas in hectares: cores up to the first are small, up to the second medium, the others large. Without them
        core is one row.
    progress : callable

    Returns
    -------
    MspaStatistics

    Raises
    ------
    InputError
        When a value is none of the bytes of an MSPA result, or the sizes do not rise.

    References
    ----------
    Vogt, P., Riitters, K. (2017): GuidosToolbox: universal digital image object analysis. European Journal of
    Remote Sensing 50, 352-361.
    """
    count = byte_counts(values)
    _check(count)
    cells = {entry: int(count[_members(entry)].sum()) for entry in Entry if entry not in _CORE_SIZES}
    patches = {}
    for entry in told(tuple(cells), progress):
        patches[entry] = _patches(values, _members(entry), _connectivity(entry, connectivity)) if cells[entry] else 0
    if core_sizes is not None:
        for entry, sizes in zip(_CORE_SIZES, _by_size(values, connectivity, cell_area_ha, core_sizes)):
            cells[entry], patches[entry] = int(sizes.sum()), int(sizes.size)
    foreground, data = cells[Entry.FOREGROUND], values.size - cells[Entry.MISSING]
    rows = [
        EntryStatistics(
            entry,
            cells[entry],
            cells[entry] * cell_area_ha,
            _percent(cells[entry], foreground) if entry in _FOREGROUND else np.nan,
            _percent(cells[entry], values.size if entry is Entry.MISSING else data),
            patches[entry],
        )
        for entry in Entry
        if entry in cells
    ]
    solid = cells[Entry.CORE] + cells[Entry.EDGE] + cells[Entry.PERFORATION]
    opening = cells[Entry.CORE_OPENING]
    return MspaStatistics(tuple(rows), _percent(opening, solid + opening))


_CORE_SIZES = (Entry.SMALL_CORE, Entry.MEDIUM_CORE, Entry.LARGE_CORE)
_FOREGROUND = (*tuple(Entry)[:10], Entry.FOREGROUND)


def _check(count):
    known = np.zeros(256, dtype=bool)
    known[[byte.value for byte in BYTE_CLASSES]] = True
    strange = np.flatnonzero((count > 0) & ~known)
    if strange.size:
        raise InputError("The value {value} is no byte of an MSPA result.", value=int(strange[0]))


def _members(entry: Entry) -> list:
    """The bytes of a row."""
    openings = [CORE_HOLE, BORDER_OPENING]
    foreground = [
        byte.value for byte in BYTE_CLASSES if byte.mspa_class not in (MspaClass.BACKGROUND, MspaClass.NODATA)
    ]
    groups = {
        Entry.OPENING: openings,
        Entry.CORE_OPENING: [CORE_HOLE],
        Entry.BORDER_OPENING: [BORDER_OPENING],
        Entry.MISSING: [MISSING],
        Entry.FOREGROUND: foreground,
        Entry.INTEGRAL_FOREGROUND: foreground + openings,
    }
    if entry in groups:
        return groups[entry]
    return [byte.value for byte in BYTE_CLASSES if byte.mspa_class is MspaClass[entry.name]]


def _connectivity(entry: Entry, connectivity: int) -> int:
    if entry is Entry.MISSING:
        return 8
    background = (Entry.BACKGROUND, Entry.OPENING, Entry.CORE_OPENING, Entry.BORDER_OPENING)
    return 12 - connectivity if entry in background else connectivity


def _by_size(values, connectivity, cell_area_ha, limits) -> list:
    """The cells of each small, medium and large patch of core."""
    small, medium = limits
    if not 0.0 < small < medium:
        raise InputError(
            "The sizes of cores are {small:.10g} and {medium:.10g} hectares; give two rising areas above 0.",
            small=small,
            medium=medium,
        )
    table = np.zeros(256, dtype=bool)
    table[_members(Entry.CORE)] = True
    sizes = patch_sizes(*label_patches(table[values], connectivity))
    area = sizes * cell_area_ha
    return [sizes[area <= small], sizes[(area > small) & (area <= medium)], sizes[area > medium]]


def _patches(values, members, connectivity):
    table = np.zeros(256, dtype=bool)
    table[members] = True
    layout = Layout(*values.shape)
    return run_components(runs_of(layout.pack(looked_up(table, values)), layout, connectivity)).count


def _percent(part, whole):
    return 100.0 * part / whole if whole else np.nan
