"""Rasters of classes of a run: their legends, chosen, their own or recognised, and the products that they are of."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np

from ...core.classes import ClassSet
from ...core.errors import InputError, Phrase
from ...core.present_classes import class_counts
from ...core.products.class_entries import has_names
from ...core.products.legend_recognition import product_title
from ..layers.raster_read import ClassRaster, RasterSource, band_names
from . import legends, raster_checks
from .parameters import band_key
from .raster_reader import Known, RasterReader

# Parameters whose classes are land covers, so that their legend matters.
_LAND_COVERS = frozenset(("LANDCOVER", "LANDCOVERS", "LATER", "BASELINE"))
CLASSES = _LAND_COVERS | {"INPUT", "INPUTS"}
_LISTED = 24


class ClassReader(RasterReader):
    """Reads the rasters of classes of a run; part of `LayerReader`."""

    def _begin_rasters(self) -> None:
        super()._begin_rasters()
        # Products that the classes of a raster may be, and the one that they are of, where it is known.
        self.legend_candidates: dict = {}
        self._products: dict = {}

    def classes(self, key: str) -> Optional[ClassRaster]:
        """A raster of classes; None where an optional raster is not given.

        Names and colours are those of its legend: chosen (LEGEND), its own, or recognised.

        Raises
        ------
        InputError
            As `values`, and when the raster holds no whole numbers or is a picture.
        """
        if not self.given(key):
            return None
        return self._classes(self._rasters[key][0], self.band(key), key)

    def classes_list(self, key: str) -> list:
        """The rasters of a list parameter as `classes`.

        Raises
        ------
        InputError
            As `classes`, and for land covers of different products, whose values mean different things.
        """
        sources = self._rasters.get(key, ())
        return self._of_one_product(key, [self._classes(source, 1, key) for source in sources])

    def _of_one_product(self, key: str, found: list) -> list:
        """Land covers of several years with one legend; refused where their values mean different things."""
        sources = self._rasters.get(key, ())
        if key in _LAND_COVERS:
            products = [self._products.get(source.uri, "") for source in sources]
            names = [source.name for source in sources]
            legends.refuse_mixed(names, products, self.label(key))
            legends.lend_to_years(self, names, found, products)
        return found

    def class_bands(self, key: str) -> list:
        """Every band of the rasters of a list parameter as `classes`, each with what it is called."""
        found = []
        for source in self._rasters.get(key, ()):
            titles = [title or str(number) for number, title in enumerate(band_names(source), 1)]
            for number, title in enumerate(titles, 1):
                name = f"{source.name}: {title}" if source.bands > 1 else source.name
                found.append((name, self._classes(source, number, key)))
        return found

    def classes_of(self, source: RasterSource, key: str) -> ClassRaster:
        """One of `raster_sources` as `classes`; for rasters read one by one."""
        return self._classes(source, 1, key)

    def _classes(self, source: RasterSource, number: int, key: str) -> ClassRaster:
        known, label = self._known(source, number, key), self.label(key)
        self._refuse_picture(source, key, known)
        band = self._read(source, number, replace(known, profile=None))
        band.values = raster_checks.whole_classes(band, label, source.name)
        self._tell_loss(source, known)
        if key in CLASSES:
            counts = class_counts(band.values, band.valid)
            share = float(band.valid.mean())
            found = self._with_legend(source, band, counts, known, key, share)
            if found.no_data:
                band.valid = band.valid & ~np.isin(band.values, found.no_data)
            band = replace(band, class_names=dict(found.legend.names), class_colours=dict(found.legend.colours))
        band = self._on_grid(band, source.name, True)
        return ClassRaster(band.values, band.valid, dict(band.class_names), dict(band.class_colours))

    def _tell_loss(self, source: RasterSource, known: Known) -> None:
        if known.facts.lossy:
            self.warn(
                "{name} is compressed as a picture, which changes values: cells may have classes that they never had. "
                "Give the raster as it was before.",
                name=source.name,
            )

    def _refuse_picture(self, source: RasterSource, key: str, known: Known) -> None:
        picked = self.algorithm.parameterDefinition(band_key(key)) is not None and self.given(band_key(key))
        if not picked:
            raster_checks.refuse_picture(known.facts, self.label(key), source.name)

    def _with_legend(self, source: RasterSource, look, counts: tuple, known: Known, key: str, share: float):
        """The legend of a raster of classes and what that has for no data, once it is known to be one.

        Parameters
        ----------
        source : RasterSource
        look : Band or Survey
            Names and colours of the file, and its grid.
        counts : tuple of ndarray
            The classes with data, rising, and the cells of each.
        known : Known
        key : str
        share : float
            Of the cells that have data.
        """
        present, cells = counts
        if not known.facts.own:
            most = raster_checks.MOST_CLASSES if key in _LAND_COVERS else present.size
            raster_checks.refuse_continuous(present, most, self.label(key), source.name)
        found = legends.legend_for(self, source, look, present, known.facts)
        self._products[source.uri] = found.product
        empty = np.isin(present, found.no_data) if found.no_data else np.zeros(present.size, dtype=bool)
        if empty.any():
            self.log(
                "{name}: {count} {count:cell|cells} of {values} {count:is|are} no data in the legend {legend}.",
                name=source.name,
                count=int(cells[empty].sum()),
                values=", ".join(map(str, found.no_data)),
                legend=Phrase(product_title(found.product)),
            )
            share -= float(cells[empty].sum()) / look.grid.cells
            present, cells = present[~empty], cells[~empty]
        if source.name not in self.legend_candidates:
            self.legend_candidates[source.name] = found.others if not found.product else ()
        named = found.legend.names
        fills = [place for place, value in enumerate(present.tolist()) if value < 0 and value not in named]
        if fills:
            value, count = int(present[fills[0]]), int(cells[fills[0]])
            raster_checks.refuse_class_fill(value, count, self._label_of(key, source), source.name)
        if not present.size:
            raise InputError("The raster {name} has no data in band {band}.", name=source.name, band=1)
        if not known.facts.own:
            raster_checks.say_class_fill(self, present, cells, named, source.name)
        self._tell_classes(source, present, found, self._place(source, look.grid, share))
        return found

    def class_set(self, key: str, names=None) -> ClassSet:
        """As `Values.class_set`; where the names are missing, says which products the land cover may be."""
        candidates = [others for others in self.legend_candidates.values() if others]
        if not names and candidates and has_names(self.text(key)):
            raise InputError(
                "{parameter}: {text} are names, and the values of the land cover fit {products}; choose its legend "
                "(LEGEND), or give class values.",
                parameter=self.label(key),
                text=self.text(key),
                products=", ".join(map(product_title, candidates[0])),
            )
        return super().class_set(key, names)

    def _tell_classes(self, source: RasterSource, present, found, place: dict) -> None:
        mark = (source.name, source.uri, "classes")
        if mark in self._told:
            return
        self._told.add(mark)
        listed = ", ".join(map(str, present[:_LISTED].tolist())) + (", ..." if present.size > _LISTED else "")
        self.log(
            "{name}: {count} {count:class|classes} ({classes}), legend: {legend}, {grid}, {crs}, "
            "{year}{share:.1f} % without data.",
            name=source.name,
            count=int(present.size),
            classes=listed,
            legend=legends.described(found, self.algorithm.message),
            **place,
        )
