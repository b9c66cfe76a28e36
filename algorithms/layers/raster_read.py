"""Rasters in: what QGIS can open as arrays, with nodata, masks, scale and offset applied."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal
from qgis.core import Qgis, QgsRectangle

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.memory import require_memory
from ...core.present_classes import class_counts, joined_counts
from ...core.progress import no_progress
from ...core.rows import Raster, strips
from ..platform.gdal_messages import gdal_errors
from .class_names import look_of_band, look_of_file
from .opening import open_raster
from .raster_source import RasterSource

_BLOCK_ROWS = 1024
_STRIP_CELLS = 8_000_000


@dataclass(frozen=True)
class Stored:
    """Which stored numbers, before scale and offset, are data.

    Parameters
    ----------
    low, high : float
    no_data : tuple of float
        Numbers between them that are none.
    """

    low: float = -math.inf
    high: float = math.inf
    no_data: tuple = ()

    def outside(self, values: np.ndarray) -> np.ndarray:
        """Where they are no data."""
        found = (values < self.low) | (values > self.high)
        for number in self.no_data:
            # The nearest number of the file's own kind: -3.4e38 is not the same in single and double precision.
            found |= np.isclose(values, number, rtol=1e-6, atol=0.0) if values.dtype.kind == "f" else values == number
        return found


# Whatever the file and the user do not rule out.
ALL_STORED = Stored()


@dataclass
class Band:
    """A band of a raster.

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        Scaled where the file has a scale.
    valid : ndarray of bool
        Where they hold data.
    grid : Grid
    class_names, class_colours : dict
        Class value to its name and to "#rrggbb", as the file or its style has them.
    outside : int
        Cells that were no data by what was asked for.
    """

    values: np.ndarray
    valid: np.ndarray
    grid: Grid
    class_names: dict
    class_colours: dict = field(default_factory=dict)
    outside: int = 0


@dataclass
class ClassRaster:
    """A raster of classes: values, where they hold data (arrays or `Rows`), names and colours in the legend."""

    values: Raster
    valid: Raster
    names: dict
    colours: dict = field(default_factory=dict)

    def present(self) -> np.ndarray:
        """The classes with data, rising."""
        parts = ((self.values[strip], self.valid[strip]) for strip in strips(self.values.shape))
        counts = [class_counts(values, valid) for values, valid in parts if valid.any()]
        return joined_counts(counts)[0] if counts else np.empty(0, dtype=np.int64)


def open_dataset(source: RasterSource):
    """Open a raster with GDAL.

    Raises
    ------
    InputError
        When GDAL cannot open it.
    """
    if source.service:
        raise InputError(
            "The layer {name} is a picture from the net (WMS or XYZ) and has no values; give the data themselves.",
            name=source.name,
        )
    with gdal_errors() as messages:
        try:
            dataset = gdal.OpenEx(source.uri, gdal.OF_RASTER, open_options=source.options)
        except RuntimeError as error:  # where another plugin has switched GDAL's exceptions on
            dataset, messages = None, [(gdal.CE_Failure, str(error))]
    if dataset is None:
        reason = messages[-1][1] if messages else ""
        raise InputError("The raster {name} cannot be opened: {reason}", name=source.name, reason=reason)
    # GDAL 3.6 knows the category names of a GeoTIFF only once its metadata were asked for.
    dataset.GetMetadata()
    return dataset


def band_names(source: RasterSource) -> list:
    """The descriptions of a raster's bands; empty texts where it is no file."""
    dataset = open_raster(source.uri)
    if dataset is None:
        return [""] * source.bands
    return [dataset.GetRasterBand(band).GetDescription() for band in range(1, source.bands + 1)]


def grid_of(dataset, name: str, crs: str) -> tuple[Grid, bool]:
    """The grid of a dataset, and whether its rows run from south to north.

    Raises
    ------
    InputError
        For rotated grids, cells that are not square, and control points instead of a place.
    """
    if has_control_points_only(dataset):
        raise InputError(
            "The raster {name} has ground control points instead of a place; warp it with esp:prepare.", name=name
        )
    transform = dataset.GetGeoTransform(can_return_null=True) or (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)
    x, width, skew_x, y, skew_y, height = transform
    rows, columns = dataset.RasterYSize, dataset.RasterXSize
    if abs(skew_x) + abs(skew_y) > 1e-9 * abs(width):
        raise InputError("The raster {name} is rotated; warp it north-up with esp:prepare.", name=name)
    _require_square(abs(width), abs(height), max(rows, columns), name)
    flipped = height > 0
    top = y + rows * height if flipped else y
    return Grid((rows, columns), abs(width), (x, top), crs), flipped


def has_control_points_only(dataset) -> bool:
    """Whether points tell where a raster lies, and no grid."""
    return dataset.GetGeoTransform(can_return_null=True) is None and dataset.GetGCPCount() > 0


def _require_square(width: float, height: float, most: int, name: str) -> None:
    """Refuse cells whose sides differ so much that the most cells in a row lie beside those of a square grid."""
    if abs(width - height) * most > 1e-2 * width:
        raise InputError(
            "The raster {name} has cells of {width:.10g} x {height:.10g}; make them square with esp:prepare.",
            name=name,
            width=width,
            height=height,
        )


def grid_of_source(source: RasterSource) -> Grid:
    """The grid of a raster; see `grid_of`."""
    if source.provider is not None and not source.service:
        return _grid_of_provider(source)
    return grid_of(open_dataset(source), source.name, source.crs)[0]


def read_band(source: RasterSource, band: int, progress, window=None, stored: Stored = ALL_STORED) -> Band:
    """Read a band as QGIS sees it: nodata, masks, user nodata, scale and offset applied.

    Parameters
    ----------
    source : RasterSource
    band : int
        From 1.
    progress : callable
    window : tuple of float, optional
        Least x, least y, greatest x, greatest y in the raster's coordinate system: only the cells
        that touch it are read. Ignored where GDAL does not serve the layer.
    stored : Stored, optional
        Which of the stored numbers are data; by default all that the file and the user do not rule out.

    Returns
    -------
    Band

    Raises
    ------
    InputError
        When the band does not exist, the grid is rotated, its cells are not square, or the window
        lies outside.
    """
    if not 1 <= band <= source.bands:
        raise InputError(
            "The raster {name} has {bands} band(s), there is no band {band}.",
            name=source.name,
            bands=source.bands,
            band=band,
        )
    if source.provider is not None and not source.service:
        return _read_from_provider(source, band, progress, stored)
    dataset = open_dataset(source)
    grid, flipped = grid_of(dataset, source.name, source.crs)
    raster = dataset.GetRasterBand(band)
    all_valid = bool(raster.GetMaskFlags() & gdal.GMF_ALL_VALID) or band in source.ignored_nodata
    rows, columns = _cells_of(window, grid, source.name)
    # Files whose rows run northwards are read from their end.
    first_row = grid.rows - rows.stop if flipped else rows.start
    box = (columns.start, first_row, columns.stop - columns.start, rows.stop - rows.start)
    values, valid = _stored_cells(raster, box, all_valid, source.name, progress)
    outside = _rule_out(values, valid, stored)
    values = _scaled(values, raster.GetScale(), raster.GetOffset())
    _apply_user_nodata(values, valid, source.user_nodata.get(band, ()))
    if flipped:
        values, valid = values[::-1], valid[::-1]
    look = look_of_band(raster, source.uri)
    if source.file != source.uri:
        look = look_of_file(source.file, band).filled(look)
    x, y = grid.origin
    origin = (x + columns.start * grid.cell_size, y - rows.start * grid.cell_size)
    own = Grid(values.shape, grid.cell_size, origin, grid.crs)
    # Colours of a style without names are QGIS' own choice.
    colours = source.class_colours if source.class_names else {}
    return Band(values, valid, own, look.names or source.class_names, look.colours or colours, outside)


def _stored_cells(raster, box: tuple, all_valid: bool, name: str, progress) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of a band in a box (first column, first row, columns, rows), and where they hold data."""
    left, top, width, count = box
    # As stored, what is data, and as numbers to compute with.
    require_memory(count * width * (gdal.GetDataTypeSize(raster.DataType) / 8 + 1.0 + 8.0))
    mask_band = raster.GetMaskBand()
    values = valid = None
    for start in range(0, count, _BLOCK_ROWS):
        progress(start / count)
        height = min(_BLOCK_ROWS, count - start)
        part = (left, top + start, width, height)
        block = _block_of(raster, part, name)
        if values is None:
            values = np.empty((count, width), dtype=block.dtype)
            valid = np.ones((count, width), dtype=bool)
        values[start : start + height] = block
        if not all_valid:
            valid[start : start + height] = _block_of(mask_band, part, name) != 0
    if values.dtype.kind == "c":
        raise InputError("The raster {name} holds complex numbers; take their real part or amplitude.", name=name)
    return values, valid


def _scaled(values: np.ndarray, scale, offset) -> np.ndarray:
    if scale in (None, 1.0) and offset in (None, 0.0):
        return values
    return values * (1.0 if scale is None else scale) + (offset or 0.0)


def read_strips(source: RasterSource, band: int):
    """A band in strips of rows that fit into memory, each as `read_band` gives it."""
    grid = grid_of_source(source)
    rows = max(_STRIP_CELLS // grid.columns, 1)
    left, _, right, _ = grid.bounds
    half = grid.cell_size / 2.0
    for first in range(0, grid.rows, rows):
        last = min(first + rows, grid.rows) - 1
        _, high = grid.centres(first, 0)
        _, low = grid.centres(last, 0)
        yield read_band(source, band, no_progress, (left + half, float(low), right - half, float(high)))


def thinned_cells(path: str, most: int) -> tuple[np.ndarray, np.ndarray]:
    """About so many cells of a raster file's first band and where they hold data; none where it cannot be read."""
    dataset = open_raster(path)
    nothing = np.zeros((0, 0)), np.zeros((0, 0), dtype=bool)
    if dataset is None:
        return nothing
    rows, columns = dataset.RasterYSize, dataset.RasterXSize
    thinning = max(1.0, (rows * columns / most) ** 0.5)
    size = {"buf_xsize": max(1, int(columns / thinning)), "buf_ysize": max(1, int(rows / thinning))}
    band = dataset.GetRasterBand(1)
    with gdal_errors():
        try:
            values, mask = band.ReadAsArray(**size), band.GetMaskBand().ReadAsArray(**size)
        except RuntimeError:  # where GDAL's exceptions are on
            return nothing
    return nothing if values is None or mask is None else (values, mask > 0)


def _block_of(raster, box, name: str) -> np.ndarray:
    with gdal_errors() as messages:
        try:
            block = raster.ReadAsArray(*box)
        except RuntimeError as error:  # where GDAL's exceptions are on
            block, messages = None, [(gdal.CE_Failure, str(error))]
    if block is None:
        missing = [text for _, text in messages if "No such file" in text or "does not exist" in text]
        if missing:
            raise InputError(
                "The raster {name} is made of files of which one is not there: {reason}", name=name, reason=missing[0]
            )
        raise InputError("The raster {name} cannot be read; the file is damaged.", name=name)
    return block


def _cells_of(window, grid: Grid, name: str) -> tuple[slice, slice]:
    """The rows and columns of a grid that a window touches."""
    if window is None:
        return slice(0, grid.rows), slice(0, grid.columns)
    left, bottom, right, top = window
    rows, columns = grid.indices([left, right], [top, bottom])
    first_row, last_row = max(int(rows[0]), 0), min(int(rows[1]) + 1, grid.rows)
    first_column, last_column = max(int(columns[0]), 0), min(int(columns[1]) + 1, grid.columns)
    if first_row >= last_row or first_column >= last_column:
        raise InputError("The raster {name} lies outside the study area.", name=name)
    return slice(first_row, last_row), slice(first_column, last_column)


def _apply_user_nodata(values, valid, ranges) -> None:
    for low, high in ranges:
        valid &= ~((values >= low) & (values <= high))
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)


def _rule_out(values, valid, stored: Stored) -> int:
    """Mark what is no data by its stored number; gives the count of cells."""
    if stored == ALL_STORED:
        return 0
    outside = valid & stored.outside(values)
    valid &= ~outside
    return int(outside.sum())


def _grid_of_provider(source: RasterSource) -> Grid:
    provider = source.provider
    extent = provider.extent()
    columns, rows = provider.xSize(), provider.ySize()
    if not columns or not rows:
        raise InputError("The layer {name} has no cells of its own; export it to a file first.", name=source.name)
    width, height = extent.width() / columns, extent.height() / rows
    _require_square(width, height, max(rows, columns), source.name)
    return Grid((rows, columns), width, (extent.xMinimum(), extent.yMaximum()), source.crs)


def _read_from_provider(source: RasterSource, band: int, progress, stored: Stored) -> Band:
    """Read through QGIS' block interface what GDAL does not serve (virtual rasters, WCS, PostGIS, memory)."""
    provider = source.provider
    grid = _grid_of_provider(source)
    rows, columns = grid.shape
    left, _, right, north = grid.bounds
    require_memory(grid.cells * 17.0)
    values = np.empty(grid.shape, dtype=np.float64)
    valid = np.ones(grid.shape, dtype=bool)
    for start in range(0, rows, _BLOCK_ROWS):
        progress(start / rows)
        count = min(_BLOCK_ROWS, rows - start)
        top = north - start * grid.cell_size
        window = QgsRectangle(left, top - count * grid.cell_size, right, top)
        block = provider.block(band, window, columns, count)
        if not block.isValid():
            raise InputError("The layer {name} cannot be read; check its connection.", name=source.name)
        block.convert(Qgis.DataType.Float64)
        values[start : start + count] = np.frombuffer(bytes(block.data()), dtype=np.float64).reshape(count, columns)
        if block.hasNoDataValue():
            valid[start : start + count] = values[start : start + count] != block.noDataValue()
    outside = _rule_out(values, valid, stored)
    _apply_user_nodata(values, valid, ())
    return Band(values, valid, grid, source.class_names, source.class_colours, outside)
