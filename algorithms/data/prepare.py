"""esp:prepare: everything mosaicked, reprojected, clipped and aligned in one folder, with a log."""

from __future__ import annotations

import os

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from ...core.errors import InputError
from ...core.progress import part_of
from ..base import About, EspAlgorithm
from ..frame.legends import legend_titles
from ..layers.plain_geometry import of_kind
from ..layers.styles import ClassStyle, RampStyle, SymbolStyle
from ..layers.vector_io import kind_of
from ..platform.language import translate

_JOIN = ("automatic", "never", "all")
# A share of the study area without data above which the user is warned.
_GAP = 0.01


class Prepare(EspAlgorithm):
    """One grid for all inputs of a study."""

    NAME = "prepare"
    GROUP = "data"
    TITLE = "Prepare data"
    SUMMARY = "Brings rasters and vectors of any kind onto one projected grid, in one folder with a log."
    TAGS = "align,clip,mosaic,reproject,resample,warp,tiles,MODIS,scale factor"
    BYTES_A_CELL = 18.0
    CHOOSES_GRID = True
    ABOUT = About(
        purpose=(
            "Takes land cover in degrees, sinusoidal MODIS tiles with fill and scale values, 1 km climate rasters "
            "and vectors in any coordinate system, and writes them aligned, clipped and checked into one folder. "
            "All other algorithms can then be run on the files as they are."
        ),
        formula=(
            "Classes: most frequent class where cells become coarser, else nearest. Values: mean where cells "
            "become coarser, else bilinear; values outside the valid range are left out before, scales are "
            "applied. Grid lines follow the first raster that is in the coordinate system already, else multiples "
            "of the cell size."
        ),
        reading=(
            "The log lists for every file where it came from, how it was resampled, its share of the study area "
            "without data and its range. Gaps of more than 1 % are marked."
        ),
        source="GDAL's warping; the aligned inputs that both papers describe (all data to one cell size).",
    )

    def define(self):
        """The form."""
        self.add_features(
            "STUDY_AREA",
            "Study area",
            geometry="polygon",
            optional=True,
            help="Everything is clipped to it. Empty: the extent of the first raster, with all tiles of it.",
        )
        self.add_number(
            "BUFFER",
            "Margin around the study area, in metres",
            0.0,
            minimum=0.0,
            help="Corridors may leave the area; a margin keeps the ground that they need.",
        )
        self.add_crs(
            "TARGET_CRS",
            "Coordinate system",
            help="Projected, in metres. Empty: that of the study area, or the UTM zone of its centre.",
        )
        self.add_number(
            "CELL_SIZE",
            "Cell size in metres",
            minimum=0.0,
            help="Empty: the finest class raster's, else the finest value raster's.",
        )
        self.add_rasters(
            "CLASS_RASTERS",
            "Rasters of classes",
            optional=True,
            help="Land cover, soil types: never averaged. Tiles of one raster may be given one by one.",
        )
        self.add_choice(
            "LEGEND",
            "Legend of the rasters of classes",
            legend_titles(),
            help="Its names and colours are stored in the files, so that class tables can join by name.",
        )
        self.add_rasters(
            "VALUE_RASTERS",
            "Rasters of values",
            optional=True,
            help="Elevation, NDVI, rain: averaged where cells become coarser.",
        )
        self.add_text(
            "SCALES",
            "Scale factors",
            help=(
                "By layer name, for example ndvi=0.0001; npp=0.1, or one number for all rasters of values. Factors "
                "that are stored in the files are applied in any case."
            ),
        )
        self.add_text(
            "VALID_RANGES",
            "Valid ranges, before scaling",
            help="By layer name, for example ndvi=-2000..10000; npp=0..32700. What lies outside is no data.",
        )
        self.add_text(
            "PRODUCTS",
            "Products",
            help=(
                "Empty: known by name and metadata (MODIS, VIIRS, SRTM, WorldClim, CHIRPS, TerraClimate, SoilGrids "
                "...), with their fill values, scales and units; the log says which. By layer name, for example "
                "npp=mod17_npp; dem=none."
            ),
            advanced=True,
        )
        self.add_choice(
            "JOIN_TILES",
            "Tiles",
            [
                "Join rasters whose names differ only in their tile",
                "Each raster by itself",
                "All rasters of a list are one",
            ],
            advanced=True,
            words=_JOIN,
            help="Whether rasters of a list are tiles of one layer; layers of different years are never joined.",
        )
        self.add_flag(
            "CLIP", "No data outside the study area", True, help="Otherwise the rectangle around it is filled."
        )
        self.add_vectors(
            "VECTORS",
            "Vector layers",
            optional=True,
            help="Roads, rivers, settlements ...: repaired, reprojected and clipped to the grid's rectangle.",
        )
        self.add_table(
            "DATA_SOURCES",
            "Where the data come from",
            optional=True,
            help=(
                "Columns layer, source, year, resolution; in layer the name of a layer or file, without its year for "
                "all years. Kept with the prepared files; a report prints it as the table of the data."
            ),
        )
        self.add_folder_output("FOLDER", "Folder")

    def check(self, values):
        """At least one raster; settings that can be read; positive cells."""
        from . import preparation, stored_values

        if not values.layer_count("CLASS_RASTERS") + values.layer_count("VALUE_RASTERS"):
            raise InputError("Choose at least one raster of classes or of values.")
        size = values.number("CELL_SIZE")
        if size is not None and size <= 0:
            raise InputError("The cell size must be above 0.")
        stored_values.products_of(values.text("PRODUCTS"), values.label("PRODUCTS"))
        for key in ("SCALES", "VALID_RANGES"):
            settings = preparation.settings_of(values.text(key), values.label(key))
            wanted = 1 if key == "SCALES" else 2
            for name, numbers in settings.items():
                if len(numbers) != wanted or (wanted == 2 and numbers[0] >= numbers[1]):
                    raise InputError(
                        "{parameter}: the entry for \"{name}\" is not understood; "
                        "write for example ndvi=0.0001 as a scale or ndvi=-2000..10000 as a range.",
                        parameter=values.label(key),
                        name=name,
                    )

    def work(self, job):
        """Choose the grid, then file by file: read what lies in it, clean, warp, write."""
        from ..layers.raster_align import straightened
        from ..layers.raster_vector import rasterise
        from ..writing.files import write_text
        from . import tiles, understanding
        from .prepared_files import PreparedFiles, record_sources
        from .study_grid import choose_grid

        classes = [straightened(source) for source in job.raster_sources("CLASS_RASTERS")]
        values = [straightened(source) for source in job.raster_sources("VALUE_RASTERS")]
        understanding.check_settings(job, classes, values)
        join = job.word("JOIN_TILES")
        groups = [(group, True) for group in tiles.tile_groups(classes, join)]
        groups += [(group, False) for group in tiles.tile_groups(values, join)]
        ground = tiles.tiles_of_product(classes or values) if join == "automatic" else groups[0][0]
        outline = choose_grid(job, classes, values, ground)
        inside = None
        if outline is not None and job.flag("CLIP"):
            inside = rasterise([outline], [1], job.grid, all_touched=True) > 0
        folder = job.folder("FOLDER")
        report = PreparedFiles()
        names: set = set()
        named = [_free(tiles.group_name(group), names) for group, _ in groups]
        understanding.tell_groups(job, named, [group for group, _ in groups])
        for number, ((group, is_classes), name) in enumerate(zip(groups, named)):
            span = part_of(job.progress, 0.9 * number / len(groups), 0.9 * (number + 1) / len(groups))
            self._raster(job, group, is_classes, inside, folder, name, report, span)
        for layer in job.vector_layers("VECTORS"):
            self._vector(job, layer, folder, _free(tiles.safe_name(layer.sourceName()), names), report)
        job.record_table("FILES", report.columns)
        record_sources(job, report.columns)
        job.record("grid", str(job.grid))
        write_text(os.path.join(folder, "log.html"), report.page(self.tr("Prepared data"), job.outputs.messages))
        job.progress(1.0)

    def _raster(self, job, group, is_classes, inside, folder, name, report, progress):
        from ..frame import raster_checks
        from ..layers.raster_align import is_coarser, joined, native_cell
        from ..layers.raster_facts import facts_of
        from . import preparation, stored_values, tiles, understanding

        job.say(name)
        crs = QgsCoordinateReferenceSystem.fromWkt(job.grid.crs)
        box = QgsRectangle(*job.grid.bounds)
        source_crs = QgsCoordinateReferenceSystem.fromWkt(group[0].crs)
        if not source_crs.isValid():
            raise InputError("The raster {name} has no coordinate system; set it first.", name=group[0].name)

        def window_of(source):
            wanted = preparation.extent_in(box, crs, QgsCoordinateReferenceSystem.fromWkt(source.crs))
            margin = 3 * max(native_cell(source, source_crs), wanted.width() / job.grid.columns)
            wanted = wanted.buffered(margin)
            return wanted.xMinimum(), wanted.yMinimum(), wanted.xMaximum(), wanted.yMaximum()

        meaning = stored_values.meaning_of(job, group[0], is_classes)
        facts = facts_of(group[0])
        if is_classes:
            raster_checks.refuse_picture(facts, job.label("CLASS_RASTERS"), group[0].name)
        cell = native_cell(group[0], crs)
        coarsened = is_coarser(job.grid.cell_size, cell, is_classes)
        result: list = []
        found = None
        for number in range(1, group[0].bands + 1):
            bands = tiles.joined_band(group, number, window_of, job.cancel_point, meaning.stored)
            understanding.say_outside(job, name, sum(band.outside for band in bands), meaning)
            if is_classes:
                found = understanding.understand_classes(job, group[0], bands, facts, found)
            else:
                understanding.understand_values(job, group[0], name, bands, meaning, facts)
            warped = joined(bands, job.grid, is_classes, coarsened, name)
            if inside is not None:
                warped.valid &= inside
            result.append(warped)
            progress(number / group[0].bands)
        self._check(job, name, result[0], inside)
        self._write(job, os.path.join(folder, f"{name}.tif"), result, found)
        method = {
            (True, True): self.tr("most frequent class"),
            (True, False): self.tr("nearest"),
            (False, True): self.tr("mean"),
            (False, False): self.tr("bilinear"),
        }[is_classes, coarsened]
        if len(group) > 1:
            job.log("{name}: joined from {count} tiles.", name=name, count=len(group))
        valid = result[0].values[result[0].valid]
        report.add(
            f"{name}.tif",
            group[0].name,
            len(group),
            f"{cell:.4g} m, {source_crs.authid() or source_crs.description()}",
            method,
            round(100.0 * self._gap(result[0], inside), 2),
            f"{valid.min():.6g} - {valid.max():.6g}",
        )

    @staticmethod
    def _gap(band, inside) -> float:
        wanted = band.valid.size if inside is None else int(inside.sum())
        return 1.0 - band.valid.sum() / max(wanted, 1)

    def _check(self, job, name, band, inside):
        if not band.valid.any():
            raise InputError("The raster {name} has no data in the study area.", name=name)
        gap = self._gap(band, inside)
        if gap > _GAP:
            job.warn("{name}: {share:.1f} % of the study area has no data.", name=name, share=100.0 * gap)

    def _write(self, job, path, bands, found):
        from .prepared_files import class_colour

        valid = np.logical_and.reduce([band.valid for band in bands])
        if found is None:
            layers = [np.where(band.valid, band.values, np.nan) for band in bands]
            job.raster_file(path, layers, style=RampStyle("elevation"))
            return
        legend = found.legend
        values = bands[0].values
        present = [int(value) for value in np.unique(values[valid])]
        fits = present and present[0] >= 0 and present[-1] < 255
        layers = [band.values.astype(np.uint8 if fits else np.int32) for band in bands]
        names = {value: legend.names.get(value, str(value)) for value in present}
        colours = {value: legend.colours.get(value, class_colour(number)) for number, value in enumerate(present)}
        if legend.names:
            unknown = [value for value in present if value not in legend.names]
            if unknown:
                job.warn(
                    "{name}: the classes {classes} are not in the legend.",
                    name=os.path.basename(path),
                    classes=", ".join(map(str, unknown)),
                )
        # The file keeps the product's own names, by which tables join; the legend speaks the user's language.
        style = ClassStyle(tuple((value, colours[value], translate("classes", names[value])) for value in present))
        job.raster_file(path, layers, valid=valid, class_names=names if legend.names else None, style=style)

    def _vector(self, job, source, folder, name, report):
        from ...core.wording import filled

        features = job.read_source(source)
        frame = QgsGeometry.fromRect(QgsRectangle(*job.grid.bounds))
        fields = [(key[:63], kind_of(values)) for key, values in features.columns.items()]
        rows = []
        for row, geometry in enumerate(features.geometries):
            # What only touches the frame is left as points or lines beside the part within it, or alone.
            part = geometry
            if not frame.contains(geometry):
                part = of_kind(geometry.intersection(frame), (geometry.type(),))
            if not part.isNull() and not part.isEmpty():
                rows.append((part, [values[row] for values in features.columns.values()]))
        if not rows:
            job.warn("{name} has no features in the study area and was left out.", name=features.name)
            return
        kind = {0: "point", 1: "line", 2: "polygon"}[int(rows[0][0].type())]
        rows = [(part, values) for part, values in rows if int(part.type()) == int(rows[0][0].type())]
        job.vector_file(
            os.path.join(folder, f"{name}.gpkg"), fields, rows, geometry=kind, style=SymbolStyle("#7f7f7f", width=0.3)
        )
        report.add(
            f"{name}.gpkg",
            features.name,
            1,
            source.sourceCrs().authid() or source.sourceCrs().description(),
            "",
            None,
            filled(self.tr("{count} {count:feature|features}"), count=len(rows)),
        )


def _free(name: str, names: set) -> str:
    """A file name that no other output has."""
    unique, number = name, 2
    while unique.casefold() in names:
        unique, number = f"{name}_{number}", number + 1
    names.add(unique.casefold())
    return unique
