"""Circuitscape's files: found from the .ini, read as arrays, written under its names."""

from __future__ import annotations

import os
from typing import Optional

import numpy as np

from ...core.circuit.circuitscape_maps import NODATA
from ...core.circuit.regions import FocalNodes
from ...core.circuit.text_lists import parse_points, parse_values
from ...core.errors import InputError
from ..layers.coordinate_systems import crs_title
from ..layers.file_read import UTF8_OR_LATIN, read_bytes, read_text
from ..layers.raster_align import same_crs, wkt_of
from ..layers.raster_read import RasterSource, grid_of_source, open_dataset, read_band
from ..layers.raster_rows import RasterRows
from ..writing.files import text_file, write_text
from ..writing.raster_files import RasterOutput, write_raster

_RASTERS = (".tif", ".tiff", ".tif.gz", ".tiff.gz")


class InputFiles:
    """The files that a configuration names.

    A relative name counts from the folder of the .ini or, as Circuitscape is started from there, from
    one of the folders above it; a file that has since been packed (.gz), or has moved beside the .ini,
    is found too.

    Parameters
    ----------
    job : Job
    ini : str
        The path of the configuration.
    program : str
        Whose configuration it is.
    also_nodata : float, optional
        A value that is nodata, whatever a raster declares.
    """

    def __init__(self, job, ini: str, program: str = "Circuitscape", also_nodata: Optional[float] = NODATA):
        self._job, self._program, self._also_nodata = job, program, also_nodata
        self._folder = os.path.dirname(os.path.abspath(ini))
        self.grid = None
        self.habitat = ""

    def path(self, key: str, name: str) -> str:
        """The file that a key names.

        Raises
        ------
        InputError
            When it does not exist.
        """
        name = name.replace("\\", "/")
        tried = [os.path.join(folder, name) for folder in self._folders()]
        for path in tried:
            for found in (path, path + ".gz"):
                if os.path.isfile(found):
                    return os.path.normpath(found)
        beside = os.path.join(self._folder, os.path.basename(name))
        for found in (beside, beside + ".gz"):
            if os.path.isfile(found):
                self._job.warn("{key}: {name} is not there; {found} is read.", key=key, name=name, found=found)
                return found
        raise InputError(
            "The configuration's {key}, {name}, does not exist: correct the path or put the file beside the .ini.",
            key=key,
            name=name,
        )

    def _folders(self):
        folder = self._folder
        while True:
            yield folder
            above = os.path.dirname(folder)
            if above == folder:
                return
            folder = above

    def text(self, path: str) -> str:
        """A text file, packed or not."""
        return read_text(path, UTF8_OR_LATIN)

    def is_raster(self, path: str) -> bool:
        """Whether a file is a raster and no text list."""
        if path.lower().endswith(_RASTERS):
            return True
        return read_bytes(path, 200).lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"ncols")

    def raster(self, path: str) -> np.ndarray:
        """A raster's first band in double precision, NaN where it has no data.

        The first raster is the habitat, which gives the grid.

        Raises
        ------
        InputError
            When it cannot be opened, or has another number of rows or columns than the habitat.
        """
        source = self._source(path)
        self._place(grid_of_source(source), source.name)
        band = read_band(source, 1, self._job.cancel_point)
        values = band.values.astype(np.float64)
        values[~band.valid | (values == self._also_nodata)] = np.nan
        return values

    def choose_grid(self, path: str) -> None:
        """Take the grid of a raster for that of the run before it is read."""
        source = self._source(path)
        self._place(grid_of_source(source), source.name)

    def rows(self, path: str, at_once: int):
        """As `raster`, but read by rows where it has more cells than may be read at once; text is always read whole."""
        source = self._source(path)
        grid = grid_of_source(source)
        if grid.cells <= at_once or source.options or source.uri.startswith("/vsi"):
            return self.raster(path)
        self._place(grid, source.name)
        return RasterRows(source, 1, grid, self._job.cancel_point)

    def _source(self, path: str) -> RasterSource:
        name = os.path.basename(path)
        uri = path.replace("\\", "/")
        options = ["DATATYPE=Float64"] if name.lower().removesuffix(".gz").endswith((".asc", ".txt")) else []
        source = RasterSource(name, f"/vsigzip/{uri}" if name.endswith(".gz") else uri, options)
        # The maps lie where the raster does.
        source.crs = open_dataset(source).GetProjection()
        return source

    def _place(self, grid, name: str) -> None:
        """The first raster's grid is that of the run; another must have as many cells."""
        if self.grid is None:
            self.grid, self.habitat = grid, name
            self._job.choose_grid(grid, name)
        elif grid.shape != self.grid.shape:
            raise InputError(
                "{name} has {grid} and {habitat} {wanted}: bring them to one grid with esp:prepare.",
                name=name,
                grid=grid,
                habitat=self.habitat,
                wanted=self.grid,
            )
        elif not same_crs(self.grid.crs, grid.crs):
            self._job.warn(
                "{name} is in {own} and {habitat} in {wanted}; it is taken cell by cell, as {program} does.",
                program=self._program,
                name=name,
                own=crs_title(grid.crs),
                habitat=self.habitat,
                wanted=crs_title(self.grid.crs),
            )
        elif not self.grid.matches(grid):
            self._job.warn(
                "{name} ({grid}) is taken cell by cell for the grid of {habitat} ({wanted}), as {program} does.",
                program=self._program,
                name=name,
                grid=grid,
                habitat=self.habitat,
                wanted=self.grid,
            )

    def labels(self, path: str) -> np.ndarray:
        """A raster of numbers; 0 where there is none."""
        return np.nan_to_num(self.raster(path)).astype(np.int64)

    def points(self, path: str) -> FocalNodes:
        """Focal nodes from a raster or a text list."""
        if self.is_raster(path):
            return FocalNodes.from_labels(self.labels(path))
        return parse_points(self.text(path), self.grid, os.path.basename(path))

    def values(self, path: str) -> np.ndarray:
        """Values of cells from a raster or a text list; NaN where there is none."""
        if self.is_raster(path):
            return self.raster(path)
        return parse_values(self.text(path), self.grid, os.path.basename(path))


class OutputFiles:
    """Writes under Circuitscape's names.

    Parameters
    ----------
    folder : str
    stem : str
        How all names begin.
    grid : Grid or None
        None for networks.
    as_tif : bool
        GeoTIFF instead of ASCII grids.
    progress : callable
        Raises when the run is cancelled.
    """

    def __init__(self, folder: str, stem: str, grid=None, as_tif: bool = False, progress=None):
        self._folder, self._stem, self._grid = folder, stem, grid
        self._as_tif, self._progress = as_tif, progress
        self.count = 0

    def _path(self, kind: str, extension: str) -> str:
        self.count += 1
        return os.path.join(self._folder, f"{self._stem}_{kind}{extension}")

    def table(self, kind: str, rows: np.ndarray, extension: str = ".out") -> None:
        """Rows of numbers, by blanks."""
        with text_file(self._path(kind, extension)) as file:
            for row in rows:
                file.write(" ".join(f"{value:.12g}" for value in row) + "\n")

    def map(self, kind: str, raster: np.ndarray) -> None:
        """A map in double precision, nodata -9999."""
        if self._as_tif:
            self._write_tif(self._path(kind, ".tif"), raster)
        else:
            self._write_ascii(self._path(kind, ".asc"), raster)

    def _write_ascii(self, path, raster) -> None:
        left, bottom, _, _ = self._grid.bounds
        with text_file(path) as file:
            file.write(
                f"ncols         {self._grid.columns}\nnrows         {self._grid.rows}\n"
                f"xllcorner     {left!r}\nyllcorner     {bottom!r}\n"
                f"cellsize      {self._grid.cell_size!r}\nNODATA_value  {NODATA:.0f}\n"
            )
            for number, row in enumerate(raster):
                if number % 256 == 0:
                    self._progress(0.0)
                file.write(" ".join([f"{value:.12g}" for value in row.tolist()]) + "\n")
        if self._grid.crs:
            write_text(path[:-4] + ".prj", wkt_of(self._grid.crs))

    def _write_tif(self, path, raster) -> None:
        output = RasterOutput(self._grid, NODATA, options=("COMPRESS=LZW", "BIGTIFF=IF_SAFER"))
        write_raster(path, "GTiff", [raster], output, self._progress)
