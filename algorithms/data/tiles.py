"""Tiles of one raster: telling them by name and place, joining them on their lattice."""

from __future__ import annotations

import re

import numpy as np
from qgis.core import QgsRectangle

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.products.names import common_name, tile_skeleton
from ..layers.raster_read import ALL_STORED, Band, RasterSource, Stored, grid_of_source, read_band

# Neighbouring tiles may share a rim; more than this share of the smaller one is another date.
_TILE_OVERLAP = 0.1


def tile_groups(sources: list, join: str) -> list:
    """Which rasters are tiles of one.

    Parameters
    ----------
    sources : list of RasterSource
    join : {"automatic", "never", "all"}
        Automatic: the names differ only in what tells tiles apart (never in years, dates or versions), year,
        coordinate system, cell size and number of bands agree, and the extents hardly overlap.

    Returns
    -------
    list of list of RasterSource
        In the order of their first members.
    """
    if join == "never":
        return [[source] for source in sources]
    if join == "all":
        return [list(sources)] if sources else []
    groups: list = []
    for source in sources:
        for group in groups:
            if all(_are_tiles(source, member) for member in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


def _are_tiles(a: RasterSource, b: RasterSource) -> bool:
    if tile_skeleton(a.name) != tile_skeleton(b.name) or a.crs != b.crs or a.bands != b.bands or a.year != b.year:
        return False
    if a.provider is not None or b.provider is not None:
        return False
    grid_a, grid_b = grid_of_source(a), grid_of_source(b)
    if abs(grid_a.cell_size - grid_b.cell_size) > 1e-6 * grid_a.cell_size:
        return False
    box_a, box_b = (QgsRectangle(*grid.bounds) for grid in (grid_a, grid_b))
    shared = box_a.intersect(box_b)
    smaller = min(box_a.width() * box_a.height(), box_b.width() * box_b.height())
    return shared.isEmpty() or shared.width() * shared.height() < _TILE_OVERLAP * smaller


def tiles_of_product(sources: list) -> list:
    """The rasters that are the first one's product, tiles of all its years: one year may lack a tile."""
    first = tile_skeleton(sources[0].name, with_dates=False)
    return [source for source in sources if tile_skeleton(source.name, with_dates=False) == first]


def group_name(group: list) -> str:
    """The file name of a raster or a group of tiles: what their names share, safe for any system."""
    names = [source.name for source in group]
    return safe_name(common_name(names)) or safe_name(names[0])


def safe_name(name: str) -> str:
    """A layer name as a file name: letters of any script stay, what systems forbid goes."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", name).strip("_.-")


def joined_band(tiles: list, band: int, window_of, progress, stored: Stored = ALL_STORED) -> list:
    """The bands of tiles; tiles on one lattice become a single band, so that means cross their seams.

    Parameters
    ----------
    tiles : list of RasterSource
    band : int
    window_of : callable
        Gives the window to read of a source, in its own coordinate system.
    progress : callable
    stored : Stored
        Which stored numbers are data.

    Returns
    -------
    list of Band
        Several where the tiles do not share a lattice.
    """
    read = []
    for tile in tiles:
        try:
            read.append(read_band(tile, band, progress, window_of(tile), stored))
        except InputError:
            if len(tiles) == 1:
                raise
    if not read:
        raise InputError("The raster {name} lies outside the study area.", name=tiles[0].name)
    if len(read) == 1 or not _one_lattice([part.grid for part in read]):
        return read
    size = read[0].grid.cell_size
    left = min(part.grid.bounds[0] for part in read)
    top = max(part.grid.bounds[3] for part in read)
    columns = round((max(part.grid.bounds[2] for part in read) - left) / size)
    rows = round((top - min(part.grid.bounds[1] for part in read)) / size)
    whole = Band(
        np.zeros((rows, columns), dtype=np.result_type(*(part.values.dtype for part in read))),
        np.zeros((rows, columns), dtype=bool),
        Grid((rows, columns), size, (left, top), read[0].grid.crs),
        {value: name for part in read for value, name in part.class_names.items()},
        {value: colour for part in read for value, colour in part.class_colours.items()},
        sum(part.outside for part in read),
    )
    for part in read:
        row = round((top - part.grid.origin[1]) / size)
        column = round((part.grid.origin[0] - left) / size)
        place = np.s_[row : row + part.grid.rows, column : column + part.grid.columns]
        whole.values[place][part.valid] = part.values[part.valid]
        whole.valid[place] |= part.valid
    return [whole]


def _one_lattice(grids: list) -> bool:
    first = grids[0]
    for grid in grids[1:]:
        for a, b in zip(first.origin, grid.origin):
            offset = (a - b) / first.cell_size
            if abs(offset - round(offset)) > 1e-3:
                return False
    return True
