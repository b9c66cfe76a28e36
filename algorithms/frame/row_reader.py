"""Rasters of a run that are read by rows, where they are too large to be held at once."""

from __future__ import annotations

import weakref
from dataclasses import replace
from typing import Optional

import numpy as np

from ...core import rows
from ...core.errors import InputError
from ...core.progress import Progress, no_progress
from ...core.rows import Raster, Rows, mapped
from ..layers.raster_align import overlap, same_crs
from ..layers.raster_read import Band, ClassRaster, RasterSource, Stored, grid_of_source
from ..layers.raster_survey import Survey, survey
from ..layers.raster_warp_file import warped_file
from ..writing.spools import Spool
from . import raster_checks
from .class_reader import CLASSES, ClassReader


class RowReader(ClassReader):
    """Reads the rasters of a run by rows; part of `LayerReader`.

    Each is read once, strip by strip: its extremes, classes and cells without data are checked and told as for
    arrays, and its values wait on the disk of the outputs, from where the steps of the run read them. Only where
    values may be fills that nobody declared, which must be compared with all others, and where GDAL does not serve
    the layer, a large raster is held at once.
    """

    def _begin_rasters(self) -> None:
        super()._begin_rasters()
        # Rasters on the disk that somebody still knows.
        self._spools: weakref.WeakSet = weakref.WeakSet()

    def rows(self, key: str, nearest: bool = False) -> Optional[Raster]:
        """A raster of values as `values` gives it, by rows where it is large; see `core.rows`.

        Returns
        -------
        ndarray, Rows or None
        """
        if not self.given(key):
            return None
        return self._rows_of(self._rasters[key][0], self.band(key), key, nearest)

    def rows_list(self, key: str) -> list:
        """The rasters of a list parameter as `rows`."""
        self._tell_twice(key)
        return [self._rows_of(source, 1, key) for source in self._rasters.get(key, ())]

    def rows_of(self, source: RasterSource, band: int = 1, key: str = "") -> Raster:
        """One of `raster_sources` as `rows`; for rasters read one by one. The key says what is read."""
        return self._rows_of(source, band, key)

    def band_rows_of(self, key: str) -> list:
        """All bands of a raster as `rows`."""
        source = self._rasters[key][0]
        return [self._rows_of(source, band, key) for band in range(1, source.bands + 1)]

    def class_rows(self, key: str) -> Optional[ClassRaster]:
        """A raster of classes as `classes` gives it; its values and where they hold data by rows where it is large."""
        if not self.given(key):
            return None
        return self._class_rows_of(self._rasters[key][0], self.band(key), key)

    def class_rows_list(self, key: str) -> list:
        """The rasters of a list parameter as `class_rows`."""
        found = [self._class_rows_of(source, 1, key) for source in self._rasters.get(key, ())]
        return self._of_one_product(key, found)

    def _class_rows_of(self, source: RasterSource, number: int, key: str) -> ClassRaster:
        found = self._class_rows(source, number, key) if self._is_large(source) else None
        return self._classes(source, number, key) if found is None else found

    def _is_large(self, source: RasterSource) -> bool:
        if source.provider is not None:
            return False
        own = grid_of_source(source).cells
        return max(own, 0 if self.grid is None else self.grid.cells) > rows.AT_ONCE

    # -- values ----------------------------------------------------------------------------

    def _rows_of(self, source: RasterSource, number: int, key: str, nearest: bool = False) -> Raster:
        if self._is_large(source):
            found = self._value_rows(source, number, key, nearest)
            if found is not None:
                return found
        return self._floats(self._band(source, number, key, nearest=nearest))

    def _value_rows(self, source: RasterSource, number: int, key: str, nearest: bool) -> Optional[Rows]:
        """Rows of a band on the run's grid; None where they must be held at once."""
        known = self._known(source, number, key)
        fills = known.profile.no_data if known.profile else ()
        stored, step = Stored(no_data=fills), raster_checks.sample_step(grid_of_source(source).cells)
        kept: list = []

        def keep(part: slice, band: Band) -> None:
            floats = self._floats(band)
            if not kept:
                kept.append(self._spool(grid_of_source(source).shape, floats.dtype))
            kept[0][part] = floats

        found = survey(source, number, self.cancel_point, stored, step, keep=keep)
        understood = key in self.algorithm.UNITS_UNDERSTOOD
        if not found.cells:
            return None
        doubted = number not in source.ignored_nodata
        if doubted and raster_checks.needs_whole(found, known.kind, known.facts.own, understood):
            return None
        self._tell_outside(source, found.outside, known)
        place = self._place(source, found.grid, found.share)
        self._tell_values(source, number, found.sample, known, understood, place)
        if self._agrees(source, found):
            return kept[0]
        return self._warped(source, found, kept[0], False, nearest)

    # -- classes ---------------------------------------------------------------------------

    def _class_rows(self, source: RasterSource, number: int, key: str) -> Optional[ClassRaster]:
        """As `_classes` by rows; None where the classes must be held at once, as for what is refused."""
        known, label = self._known(source, number, key), self.label(key)
        self._refuse_picture(source, key, known)

        def whole(band) -> np.ndarray:
            return raster_checks.whole_classes(band, label, source.name)

        shape = grid_of_source(source).shape
        values, valid = self._spool(shape, np.int32), self._spool(shape, bool)

        def keep(part: slice, band: Band) -> None:
            values[part], valid[part] = whole(band), band.valid

        try:
            found = survey(source, number, self.cancel_point, as_classes=whole, keep=keep)
        except InputError:
            return None
        if not found.cells:
            return None
        self._tell_loss(source, known)
        if key in CLASSES:
            legend = self._with_legend(source, found, found.counts, replace(known, profile=None), key, found.share)
            found.class_names, found.class_colours = dict(legend.legend.names), dict(legend.legend.colours)
            if legend.no_data:
                valid = mapped(lambda cells, known: known & ~np.isin(cells, legend.no_data), values, valid, dtype=bool)
        if not self._agrees(source, found):
            # NaN holds no class; every int32 is a double.
            cells = mapped(lambda part, known: np.where(known, part, np.nan), values, valid)
            cells = self._warped(source, found, cells, True)
            values = mapped(lambda part: np.nan_to_num(part).astype(np.int32), cells, dtype=np.int32)
            valid = mapped(lambda part: ~np.isnan(part), cells, dtype=bool)
        return ClassRaster(values, valid, dict(found.class_names), dict(found.class_colours))

    # -- one grid --------------------------------------------------------------------------

    def _agrees(self, source: RasterSource, found: Survey) -> bool:
        """Whether a raster has the run's grid, which it gives where it is the first."""
        if self.grid is None:
            self.use_grid(found.grid, source.name)
            return True
        return same_crs(found.grid.crs, self.grid.crs) and self.grid.matches(found.grid)

    def _warped(self, source, found: Survey, cells: Rows, classes: bool, nearest: bool = False) -> Rows:
        """Cells on another grid: warped in files of the run, then read by rows."""
        agree = same_crs(found.grid.crs, self.grid.crs)
        self._tell_warp(found.grid, source.name, agree and not overlap(self.grid, found.grid))
        return warped_file(cells, found.grid, self.grid, classes, source.name, self.passing_folder(), nearest)

    # -- what is handed on -----------------------------------------------------------------

    def passing_folder(self) -> str:
        """A folder of the run for files that go with it."""
        raise NotImplementedError

    def passing(self, dtype=np.float64) -> Raster:
        """An empty raster on the run's grid to write into: on the disk where it is large."""
        if self.grid.cells <= rows.AT_ONCE:
            return np.empty(self.grid.shape, dtype=dtype)
        return self._spool(self.grid.shape, dtype)

    def _spool(self, shape: tuple, dtype) -> Spool:
        spool = Spool(self.passing_folder(), shape, dtype)
        self._spools.add(spool)
        return spool

    def close_passing(self) -> None:
        """What was handed on by rows goes; the run ends."""
        for spool in list(self._spools):
            spool.close()

    def put_away(self, raster: Raster, progress: Progress = no_progress) -> Raster:
        """A raster of the run's grid: as it is, or on the disk where it is large, so that it need not be held.

        What is made by rows when it is asked for is made once.
        """
        if self.grid.cells <= rows.AT_ONCE:
            return raster
        away = self.passing(raster.dtype)
        for strip in rows.strips(raster.shape, progress):
            away[strip] = raster[strip]
        return away
