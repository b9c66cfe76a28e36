"""Rasters of a run: understood, said, refused or warned of, and brought onto one grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...core.errors import InputError, Phrase, phrase
from ...core.grid import Grid
from ...core.memory import require_memory
from ...core.products.kinds import Kind, kind_of_key, kind_of_layer
from ...core.products.profiles import Profile, profile_of
from ..layers.raster_align import overlap, same_crs, warp
from ..layers.raster_facts import RasterFacts, facts_of
from ..layers.raster_read import Band, RasterSource, Stored, band_names, grid_of_source, read_band
from . import raster_checks
from .values import Values

# Cells that fit into no memory; a grid may have more than a float can hold.
_NO_MEMORY = 10**18


@dataclass(frozen=True)
class Known:
    """What is known of a raster before its values are read."""

    facts: RasterFacts
    kind: Optional[Kind]
    profile: Optional[Profile]


class RasterReader(Values):
    """Reads the rasters of a run; part of `LayerReader`.

    The first raster that is read gives the grid (`grid`); later ones that differ are warped onto it with a warning.
    """

    def _begin_rasters(self) -> None:
        self.grid: Optional[Grid] = None
        self.crs = ""
        self.grid_name = ""
        self._rasters: dict = {}
        # Rasters of which the log has told.
        self._told: set = set()

    def require_memory(self) -> None:
        """Refuse a run that needs more memory than is free before it reads a raster.

        Raises
        ------
        MemoryNeeded
        """
        if self.algorithm.CHOOSES_GRID:
            return
        # Sources and masks, which may be vectors as well, are brought onto the grid of the others.
        given = [key for key, sources in self._rasters.items() if sources]
        given.sort(key=lambda key: self.definition(key).type() == "layer")
        if given:
            self.weigh(grid_of_source(self._rasters[given[0]][0]))

    def weigh(self, grid: Grid) -> None:
        """Refuse a run on a grid that needs more memory than is free.

        Raises
        ------
        MemoryNeeded
        """
        needed = self.algorithm.bytes_needed(self, min(grid.cells, _NO_MEMORY))
        if needed:
            require_memory(needed)

    # -- values ----------------------------------------------------------------------------

    def values(self, key: str, nearest: bool = False) -> Optional[np.ndarray]:
        """A raster of values; None where an optional raster is not given.

        On another grid it is interpolated, or with `nearest` has the values of the nearest cells.

        Returns
        -------
        ndarray of float32 or float64, shape of the grid
            float32 where it holds every value of the band exactly. NaN is nodata.

        Raises
        ------
        InputError
            When the raster cannot be read, does not overlap the grid, has no data, or holds a fill value that it
            does not declare.
        """
        if not self.given(key):
            return None
        return self._floats(self._band(self._rasters[key][0], self.band(key), key, nearest=nearest))

    def band_names(self, key: str) -> list:
        """Descriptions of a raster's bands, as its file has them."""
        return band_names(self._rasters[key][0])

    def values_list(self, key: str) -> list:
        """The rasters of a list parameter as `values`."""
        self._tell_twice(key)
        return [self._floats(self._band(source, 1, key)) for source in self._rasters.get(key, ())]

    def given_twice(self, key: str) -> list:
        """Names of rasters that a list parameter has more than once."""
        uris = [source.uri for source in self._rasters.get(key, ())]
        return list(dict.fromkeys(source.name for source in self._rasters.get(key, ()) if uris.count(source.uri) > 1))

    def rearrange(self, key: str, order: list) -> None:
        """Bring the rasters of a list parameter into another order."""
        self._rasters[key] = [self._rasters[key][place] for place in order]

    def _tell_twice(self, key: str) -> None:
        for name in self.given_twice(key):
            self.warn("{parameter}: {name} is given twice, and counts twice.", parameter=self.label(key), name=name)

    def values_of(self, source: RasterSource, band: int = 1, classes: bool = False, key: str = "") -> np.ndarray:
        """One of `raster_sources`, or a file that a table names, as `values`; for rasters read one by one.

        With `classes` a raster on another grid is not interpolated. The key says what is read.
        """
        return self._floats(self._band(source, band, key, classes))

    @staticmethod
    def is_narrow(dtype) -> bool:
        """Whether single precision holds every value of a type."""
        return np.dtype(dtype).str[1:] in ("u1", "i1", "i2", "u2", "f2", "f4")

    def _floats(self, band: Band) -> np.ndarray:
        values = band.values.astype(np.float32 if self.is_narrow(band.values.dtype) else np.float64)
        values[~band.valid] = np.nan
        return values

    def _band(
        self, source: RasterSource, number: int, key: str = "", classes: bool = False, nearest: bool = False
    ) -> Band:
        """A band of values on the run's grid; with `classes` numbers of any kind that nothing may mix."""
        known = self._known(source, number, key)
        band = self._read(source, number, known)
        label = self._label_of(key, source)
        if not classes:
            if number not in source.ignored_nodata:
                if not known.facts.own:
                    raster_checks.leave_out_frame(self, band, known.kind, source.name)
                raster_checks.refuse_fills(band, known.kind, label, source.name)
            understood = key in self.algorithm.UNITS_UNDERSTOOD
            sample = raster_checks.sample_of(band)
            place = self._place(source, band.grid, float(band.valid.mean()))
            self._tell_values(source, number, sample, known, understood, place, band)
        return self._on_grid(band, source.name, classes, nearest)

    def _known(self, source: RasterSource, number: int, key: str) -> Known:
        facts = facts_of(source, number)
        profile = None if facts.own else profile_of(*facts.texts)
        kind = kind_of_key(key) or (profile.kind if profile else None)
        if kind is None and not facts.own:
            kind = kind_of_layer(source.name)
        return Known(facts, kind, profile)

    def _label_of(self, key: str, source: RasterSource) -> str:
        return source.name if not key or self.algorithm.parameterDefinition(key) is None else self.label(key)

    def _read(self, source: RasterSource, number: int, known: Known) -> Band:
        """A band on its own grid; what a known product has where it has no data is no data."""
        fills = known.profile.no_data if known.profile else ()
        band = read_band(source, number, self.cancel_point, stored=Stored(no_data=fills))
        self._tell_outside(source, band.outside, known)
        if not band.valid.any():
            raise InputError("The raster {name} has no data in band {band}.", name=source.name, band=number)
        return band

    def _tell_outside(self, source: RasterSource, count: int, known: Known) -> None:
        if count:
            self.log(
                "{name}: {count} {count:cell holds|cells hold} what {product} has where it has no data, "
                "and {count:was|were} taken as no data.",
                name=source.name,
                count=count,
                product=Phrase(known.profile.title),
            )

    # -- one grid --------------------------------------------------------------------------

    def _on_grid(self, band: Band, name: str, classes: bool, nearest: bool = False) -> Band:
        if self.grid is None:
            self.use_grid(band.grid, name)
            return band
        agree = same_crs(band.grid.crs, self.grid.crs)
        if agree and self.grid.matches(band.grid):
            return band
        self._tell_warp(band.grid, name, agree and not overlap(self.grid, band.grid))
        return warp(band, self.grid, classes, name, nearest)

    def _tell_warp(self, grid: Grid, name: str, apart: bool) -> None:
        """Say that a raster of another grid is warped, or refuse it where it lies apart."""
        if apart:
            raise InputError(
                "The raster {name} does not overlap {first}; check their coordinate systems and extents.",
                name=name,
                first=self.grid_name,
            )
        self.warn(
            "{name} ({grid}) was warped onto the grid of {first} ({wanted}).",
            name=name,
            grid=grid,
            first=self.grid_name,
            wanted=self.grid,
        )

    # -- what was understood ---------------------------------------------------------------

    def _tell_values(
        self,
        source: RasterSource,
        number: int,
        sample: np.ndarray,
        known: Known,
        understood: bool,
        place: dict,
        band: Optional[Band] = None,
    ) -> None:
        """One line a layer: what it is taken for; units that the form itself understands are not doubted.

        Without a band it is known that no single cells are doubtful.
        """
        mark = (source.name, source.uri, number)
        if mark in self._told:
            return
        self._told.add(mark)
        if not known.facts.own and not understood:
            raster_checks.say_doubtful_unit(self, sample, known.kind, source.name)
            if number not in source.ignored_nodata and band is not None:
                raster_checks.say_doubtful_cells(self, band, known.kind, source.name)
        self.log(
            "{name}: {kind} {low:.4g} to {high:.4g}{unit}, {grid}, {crs}, {year}{share:.1f} % without data.",
            name=source.name,
            kind=Phrase(known.kind.title) if known.kind else phrase("values"),
            low=float(sample.min()) if sample.size else np.nan,
            high=float(sample.max()) if sample.size else np.nan,
            unit=f" {known.kind.unit}" if known.kind and known.kind.unit else "",
            **place,
        )

    @staticmethod
    def _place(source: RasterSource, grid: Grid, share: float) -> dict:
        """Where a raster lies and how much of it has data, for the line that tells of it."""
        crs = QgsCoordinateReferenceSystem.fromWkt(grid.crs)
        return {
            "grid": grid,
            "crs": crs.authid() or crs.description() or "-",
            "year": f"{source.year}, " if source.year else "",
            "share": 100.0 * (1.0 - share),
        }
