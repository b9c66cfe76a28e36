"""esp:samplebasin: a believable arid inland basin to try everything on."""

from __future__ import annotations

import math
import os

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsRectangle

from ...core.errors import phrase
from ...core.grid import Grid
from ...core.presets import read_legend
from ...core.progress import part_of
from ..base import About, EspAlgorithm
from ..layers.styles import ClassStyle, RampStyle, SymbolStyle, ramp_colours
from ..platform.compat import WKT_PREFERRED
from ..platform.language import translate

# Upper left corner, in UTM zone 47N, south of the Qilian Mountains.
_ORIGIN = (350_000.0, 4_200_000.0)
_CRS = "EPSG:32647"
_ROADS = (phrase("national"), phrase("provincial"), phrase("county"), phrase("railway"))


class SampleBasin(EspAlgorithm):
    """The sample data."""

    NAME = "samplebasin"
    GROUP = "data"
    TITLE = "Sample basin"
    SUMMARY = "Makes an arid inland basin of any size, with everything that the other algorithms want."
    TAGS = "sample data,demo,tutorial,synthetic landscape"
    BYTES_A_CELL = 480.0
    CHOOSES_GRID = True
    ABOUT = About(
        purpose=(
            "Makes a landscape to try the toolbox on: ranges with ice, alluvial fans, oases along rivers that end "
            "in salt lakes, a desert floor, towns, roads and mines, with land cover and productivity of 2003, 2013 "
            "and 2023, climate and soils. The same seed and shape give the same basin."
        ),
        formula=(
            "The relief is raised and carved by stream-power erosion from coarse to fine; rain, temperature, "
            "discharge, soils and land cover follow from it. A finer raster of one seed shows the same basin. Beyond 4 "
            "million cells it is made on a model of so many, and the rest is finer detail: smooth layers are "
            "interpolated, hills get finer ones, borders wander, rivers and towns stay those of the model."
        ),
        reading="Land cover has the nine classes of CLCD. All rasters share one grid in UTM zone 47N.",
        source=(
            "Made after the Qaidam Basin (Journal of Arid Land 2025, 17(10)); erosion after Braun and Willett (2013)."
        ),
    )

    def define(self):
        """The form."""
        self.add_number("SEED", "Seed", 1, whole=True, minimum=0, maximum=2_000_000_000)
        self.add_number(
            "ROWS",
            "Rows",
            400,
            whole=True,
            minimum=20,
            maximum=20_000,
            help="With the cell size it makes the height of the basin.",
        )
        self.add_number(
            "COLS",
            "Columns",
            400,
            whole=True,
            minimum=20,
            maximum=20_000,
            help="With the cell size it makes the width of the basin.",
        )
        self.add_number(
            "CELL_SIZE",
            "Cell size in metres",
            250.0,
            minimum=0.01,
            help="The land is the same kind of land at any cell size; smaller cells cover less of it.",
        )
        self.add_folder_output("FOLDER", "Folder")

    def bytes_needed(self, values, cells):
        """Those of the model that a large basin is made on; its rasters are made and written by rows."""
        from ...core.gallery.finer import LARGEST

        return super().bytes_needed(values, min(cells, LARGEST))

    def work(self, job):
        """Make the basin and write its files."""
        from ...core.gallery.basin import sample_basin

        cell_size = job.number("CELL_SIZE")
        shape = (job.integer("ROWS"), job.integer("COLS"))
        crs = QgsCoordinateReferenceSystem(_CRS).toWkt(WKT_PREFERRED)
        job.choose_grid(Grid(shape, cell_size, _ORIGIN, crs), self.displayName())
        basin = sample_basin(*shape, cell_size, job.integer("SEED"), part_of(job.progress, 0.0, 0.7))
        folder = job.folder("FOLDER")
        self._write_rasters(job, basin, folder, part_of(job.progress, 0.7, 0.9))
        self._write_vectors(job, basin, folder)
        job.progress(1.0)
        area = shape[0] * shape[1] * cell_size**2 / 1e6
        job.log(
            "A basin of {area:.0f} km2 with {towns} settlements and {rivers} stretches of river.",
            area=area,
            towns=len(basin.settlements),
            rivers=len(basin.rivers),
        )

    @staticmethod
    def _write_rasters(job, basin, folder, progress):
        from ...core.gallery.land_cover import CLASS_NAMES
        from ...core.gallery.soils import TEXTURES

        colours = read_legend("clcd").colours
        cover_style = ClassStyle(
            tuple((value, colours[value], translate("classes", name)) for value, name in CLASS_NAMES.items())
        )
        textures = zip(TEXTURES.items(), ramp_colours("cost", len(TEXTURES)))
        texture_style = ClassStyle(
            tuple((value, colour, translate("classes", name)) for (value, name), colour in textures)
        )
        rasters = [("dem", basin.elevation, RampStyle("elevation"))]
        for year, cover in basin.land_cover.items():
            rasters += [
                (f"landcover_{year}", cover, cover_style),
                (f"ndvi_{year}", basin.ndvi[year], RampStyle("quality")),
                (f"npp_{year}", basin.npp[year], RampStyle("quality")),
            ]
        rasters += [
            ("precipitation", basin.precipitation, RampStyle("water")),
            ("temperature", basin.temperature, RampStyle("change", reverse=True)),
            ("et0", basin.evapotranspiration, RampStyle("cost")),
            ("erosivity", basin.erosivity, RampStyle("cost")),
            ("erodibility", basin.erodibility, RampStyle("cost")),
            ("soil_depth", basin.soil_depth, RampStyle("quality")),
            ("pawc", basin.available_water, RampStyle("water")),
            ("sand", basin.sand, RampStyle("cost")),
            ("silt", basin.silt, RampStyle("cost")),
            ("clay", basin.clay, RampStyle("cost")),
            ("organic_carbon", basin.organic_carbon, RampStyle("quality")),
            ("night_light", basin.night_light, RampStyle("current")),
            ("wind", basin.wind, RampStyle("water")),
            ("population", basin.population, RampStyle("current")),
            ("gdp", basin.product, RampStyle("current")),
            ("soil_texture", basin.texture, texture_style),
            *((f"wind_{season}", values, RampStyle("water")) for season, values in basin.afternoons.items()),
        ]
        for year, scene in basin.scenes.items():
            rasters += [(f"{band}_{year}", values, RampStyle("quality")) for band, values in scene.bands.items()]
            rasters.append((f"lst_{year}", scene.heat, RampStyle("change", reverse=True)))
        for number, (name, values, style) in enumerate(rasters):
            progress(number / len(rasters))
            names = {id(cover_style): CLASS_NAMES, id(texture_style): TEXTURES}.get(id(style))
            job.raster_file(os.path.join(folder, f"{name}.tif"), values, style=style, class_names=names)

    def _write_vectors(self, job, basin, folder):
        from ..layers import palette

        grid = job.grid

        def place(columns, rows):
            x = grid.origin[0] + np.asarray(columns) * grid.cell_size
            y = grid.origin[1] - np.asarray(rows) * grid.cell_size
            return [QgsPointXY(a, b) for a, b in zip(np.atleast_1d(x), np.atleast_1d(y))]

        def lines(parts):
            return [
                (QgsGeometry.fromPolylineXY(place(line.columns, line.rows)), [number, line.kind, float(line.rank)])
                for number, line in enumerate(parts, 1)
            ]

        line_fields = [("line_id", int), ("class", str), ("rank", float)]
        river_style = ClassStyle(
            (("river", "#2171b5", self.tr("River")), ("stream", "#6baed6", self.tr("Stream"))), "class", 0.5
        )
        names = {
            "national": self.tr("National road"),
            "provincial": self.tr("Provincial road"),
            "county": self.tr("County road"),
            "railway": self.tr("Railway"),
        }
        road_style = ClassStyle(tuple((kind, palette.road_style(kind), names[kind]) for kind in _ROADS), "class")
        towns = [
            (
                QgsGeometry.fromPointXY(place(town.column, town.row)[0]),
                [number, translate("messages", town.name), town.population],
            )
            for number, town in enumerate(basin.settlements, 1)
        ]
        mines = [
            (QgsGeometry.fromPointXY(place(column, row)[0]), [number])
            for number, (column, row) in enumerate(basin.mines, 1)
        ]
        seen = basin.records
        records = [
            (QgsGeometry.fromPointXY(point), [number, self.tr("Goitered gazelle"), year])
            for number, (point, year) in enumerate(zip(place(seen.columns, seen.rows), seen.years.tolist()), 1)
        ]
        districts = [
            (shape, [number, translate("messages", basin.district_names[number - 1])])
            for number, shape in _outlines(basin.districts, grid).items()
        ]
        for name, fields, rows, geometry, style in (
            ("rivers", line_fields, lines(basin.rivers), "line", river_style),
            ("roads", line_fields, lines(basin.roads), "line", road_style),
            (
                "settlements",
                [("place_id", int), ("name", str), ("population", int)],
                towns,
                "point",
                SymbolStyle("#ffffff", "#000000"),
            ),
            ("mines", [("mine_id", int)], mines, "point", SymbolStyle("#1a1a1a", "#ffffff")),
            (
                "species",
                [("point_id", int), ("species", str), ("year", int)],
                records,
                "point",
                SymbolStyle("#e6550d", "#ffffff"),
            ),
            (
                "districts",
                [("zone_id", int), ("name", str)],
                districts,
                "polygon",
                SymbolStyle("#f0f0f0", "#555555", opacity=0.4),
            ),
        ):
            job.vector_file(os.path.join(folder, f"{name}.gpkg"), fields, rows, geometry=geometry, style=style)


def _outlines(districts, grid: Grid) -> dict:
    """The districts as polygons; those of a large basin are traced on every so many cells."""
    from ...core.gallery.finer import LARGEST
    from ..layers.raster_vector import polygonise

    step = math.ceil(math.sqrt(grid.cells / LARGEST))
    if step == 1:
        return polygonise(districts, grid)
    rows, columns = (np.minimum(np.arange(0, count, step) + step // 2, count - 1) for count in grid.shape)
    labels = np.concatenate([districts[row : row + 1][:, columns] for row in rows.tolist()])
    traced = polygonise(labels, Grid(labels.shape, grid.cell_size * step, grid.origin, grid.crs))
    # The last cells may reach beyond the basin.
    left, top = grid.origin
    right, bottom = left + grid.shape[1] * grid.cell_size, top - grid.shape[0] * grid.cell_size
    basin = QgsGeometry.fromRect(QgsRectangle(left, bottom, right, top))
    return {number: shape.intersection(basin) for number, shape in traced.items()}
