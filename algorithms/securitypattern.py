"""esp:securitypattern: sources, corridors and what lies on them in one GeoPackage with roles and styles."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsGeometry

from ..core.pattern.grading import ROLES, grades
from ..core.progress import parts_of
from .base import About, EspAlgorithm
from .layers import project_file, vector_io
from .layers.raster_vector import rasterise
from .layers.styles import ClassStyle, SymbolStyle
from .pattern import pattern_elements
from .pattern.pattern_layers import Element, copied, statistics

_GRADES = 3
_SOURCE_COLOURS = ("#00441b", "#238b45", "#a1d99b")
_CORRIDOR_COLOURS = {"important": "#08519c", "general": "#6baed6"}


class SecurityPattern(EspAlgorithm):
    """The pattern as a whole."""

    GROUP = "pattern"
    NEEDS_METRES = True

    SOURCES = "SOURCES"
    GRADE_FIELD = "GRADE_FIELD"
    CORRIDORS = "CORRIDORS"
    PINCH_POINTS = "PINCH_POINTS"
    BARRIERS = "BARRIERS"
    ZONES = "ZONES"
    DISTRICTS = "DISTRICTS"
    DISTRICT_FIELD = "DISTRICT_FIELD"
    ROADS = "ROADS"
    ROAD_FIELD = "ROAD_FIELD"
    LANDCOVER = "LANDCOVER"
    TOLERANCE = "TOLERANCE"
    LAYERS = "LAYERS"
    TITLE = "TITLE"
    PATTERN = "PATTERN"
    PATTERN_TABLE = "PATTERN_TABLE"
    PROJECT = "PROJECT"

    def name(self):
        """Id of the algorithm."""
        return "securitypattern"

    def displayName(self):
        """Name in the toolbox."""
        return self.tr("Security pattern")

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr("Puts sources, corridors, pinch points and barriers together, with roles, nodes and statistics.")

    def tags(self):
        """Words that find it."""
        return self.tr("ecological security pattern,strategic nodes,break points,stepping stones,planning").split(",")

    def about(self):
        """The help."""
        return About(
            purpose=self.tr(
                "Brings the elements of the pattern into one GeoPackage with styles: graded sources, important and "
                "general corridors, pinch points and barriers where they are given, strategic nodes where corridors "
                "meet, and break points where corridors cross roads. Each element carries its planning role. A QGIS "
                "project with groups and legends is made on request."
            ),
            formula=self.tr(
                "Sources are graded 1 to 3 by natural breaks of dPC (or area, or a field of your choice). A strategic "
                "node is a place outside the sources where two or more corridors cross, meet or part; places nearer "
                "than the tolerance are one."
            ),
            reading=self.tr(
                "The table counts every element by class and role, with hectares and metres, for the whole area and "
                "for each district, and gives the land cover along the corridors."
            ),
            source=self.tr(
                "Journal of Arid Land 2025, 17(10), section 3.5 (roles); Land 2025, 14, 2159, section 3.4 "
                "(nodes, districts)."
            ),
        )

    def define(self):
        """The form."""
        self.add_features(self.SOURCES, self.tr("Ecological sources"), geometry="polygon", id_field=True)
        self.add_field(
            self.GRADE_FIELD,
            self.tr("Field that grades the sources"),
            self.SOURCES,
            numeric=True,
            help=self.tr("Empty: dpc where there is one, else the area."),
        )
        self.add_features(
            self.CORRIDORS,
            self.tr("Corridors"),
            geometry="line",
            help=self.tr("With a field class (important, general), as esp:gravity writes it."),
        )
        self.add_features(self.PINCH_POINTS, self.tr("Pinch points"), geometry="polygon", optional=True)
        self.add_features(self.BARRIERS, self.tr("Barriers"), geometry="polygon", optional=True)
        self.add_features(self.ZONES, self.tr("Restoration zones"), geometry="polygon", optional=True)
        self.add_features(self.DISTRICTS, self.tr("Districts"), geometry="polygon", optional=True)
        self.add_field(self.DISTRICT_FIELD, self.tr("Field with the districts' names"), self.DISTRICTS)
        self.add_features(
            self.ROADS,
            self.tr("Roads and railways"),
            geometry="line",
            optional=True,
            help=self.tr("Where a corridor crosses one there is a break point."),
        )
        self.add_field(self.ROAD_FIELD, self.tr("Field with the road class"), self.ROADS)
        self.add_raster(
            self.LANDCOVER,
            self.tr("Land cover"),
            optional=True,
            help=self.tr("For the land cover along the corridors."),
        )
        self.add_distance(
            self.TOLERANCE,
            self.tr("Places nearer than this are one"),
            self.CORRIDORS,
            help=self.tr("Empty: a thousandth of the corridors' extent."),
            advanced=True,
        )
        self.add_rasters(
            self.LAYERS,
            self.tr("Further rasters for the project"),
            optional=True,
            help=self.tr("Shown below the pattern, for example resistance, land cover and the corridor raster."),
        )
        self.add_text(self.TITLE, self.tr("Title of the project"), self.tr("Ecological security pattern"))
        self.add_file_output(self.PATTERN, self.tr("Pattern"), self.tr("GeoPackage (*.gpkg)"), optional=False)
        self.add_table_output(self.PATTERN_TABLE, self.tr("Statistics of the pattern"))
        self.add_file_output(self.PROJECT, self.tr("QGIS project"), self.tr("QGIS projects (*.qgz)"))
        self.add_number_result("NODES", self.tr("Number of strategic nodes"))
        self.add_number_result("BREAK_POINTS", self.tr("Number of break points"))

    def work(self, job):
        """Grade, cross, count, write."""
        cover = job.classes(self.LANDCOVER)
        sources, corridors = job.features(self.SOURCES), job.features(self.CORRIDORS)
        crossing, counting, writing = parts_of(job.progress, (4, 3, 3))
        grade = self._grades(job, sources)
        classes = [str(value or "general") for value in corridors.columns.get("class", [])]
        classes = classes or ["general"] * len(corridors)
        tolerance = self._tolerance(job, corridors)
        nodes = pattern_elements.crossings(
            corridors.geometries, corridors.geometries, tolerance, same=True, progress=crossing
        )
        nodes = pattern_elements.outside(nodes, sources.geometries, tolerance)
        roads = job.features(self.ROADS)
        breaks = [] if roads is None else pattern_elements.crossings(
            corridors.geometries, roads.geometries, tolerance
        )
        elements = self._elements(job, sources, grade, corridors, classes, nodes, breaks, roads)
        self._count(job, elements, cover, counting)
        self._write(job, elements, writing)
        job.set("NODES", len(nodes))
        job.set("BREAK_POINTS", len(breaks))

    def _grades(self, job, sources):
        field = job.text(self.GRADE_FIELD) or ("dpc" if "dpc" in sources.columns else "")
        if field:
            values = vector_io.column(sources.columns, field, sources.name)
            importance = np.array([math.nan if value is None else float(value) for value in values])
        else:
            importance = np.array([geometry.area() for geometry in sources.geometries])
        job.log("Sources are graded by {field}.", field=field or self.tr("area"))
        return grades(importance, _GRADES)

    def _tolerance(self, job, corridors) -> float:
        given = job.number(self.TOLERANCE)
        if given:
            return given
        box = corridors.geometries[0].boundingBox()
        for geometry in corridors.geometries:
            box.combineExtentWith(geometry.boundingBox())
        return max(box.width(), box.height()) / 1000.0 or 1.0

    def _elements(self, job, sources, grade, corridors, classes, nodes, breaks, roads) -> list:
        """All layers of the pattern, the topmost first."""
        road_field = job.text(self.ROAD_FIELD)
        road_class = [] if roads is None else roads.columns.get(road_field, [""] * len(roads))
        link_ids = [int(value) for value in corridors.columns.get("link_id", range(1, len(corridors) + 1))]
        result = [
            Element(
                "strategic_nodes",
                self.tr("Strategic nodes"),
                "point",
                [("node_id", int), ("corridors", int), ("role", str)],
                [
                    (QgsGeometry.fromPointXY(node.point), [number, len(node.members), ROLES["strategic node"]])
                    for number, node in enumerate(nodes, 1)
                ],
                SymbolStyle("#fee08b", "#000000", 0.7),
            ),
            Element(
                "break_points",
                self.tr("Break points"),
                "point",
                [("break_id", int), ("link_id", int), ("road_class", str), ("role", str)],
                [
                    (
                        QgsGeometry.fromPointXY(place.point),
                        [number, *_first(place.members, link_ids, road_class), ROLES["break point"]],
                    )
                    for number, place in enumerate(breaks, 1)
                ],
                SymbolStyle("#ffffff", "#1a1a1a", 0.5),
            ),
        ]
        pinch_points = job.features(self.PINCH_POINTS, may_be_empty=True)
        barriers = job.features(self.BARRIERS, may_be_empty=True)
        if pinch_points is not None:
            style = SymbolStyle("#c51b7d", "#c51b7d")
            result.append(
                copied(
                    pinch_points, "pinch_points", self.tr("Pinch points"), "polygon", style, ROLES["pinch point"]
                )
            )
        result.append(self._corridors(corridors, classes))
        if barriers is not None:
            style = SymbolStyle("#404040", "#1a1a1a", opacity=0.5)
            result.append(
                copied(barriers, "barriers", self.tr("Barriers"), "polygon", style, ROLES["barrier"])
            )
        result.append(self._sources(sources, grade))
        zones = job.features(self.ZONES, may_be_empty=True)
        if zones is not None:
            result.append(
                copied(zones, "restoration_zones", self.tr("Restoration zones"), "polygon", SymbolStyle("#b2abd2"))
            )
        return result

    def _corridors(self, corridors, classes):
        labels = {"important": self.tr("Important corridor"), "general": self.tr("General corridor")}
        style = ClassStyle(
            tuple((name, _CORRIDOR_COLOURS[name], labels[name]) for name in labels), field="class", width=1.0
        )
        element = copied(corridors, "corridors", self.tr("Corridors"), "line", style)
        element.fields = [entry for entry in element.fields if entry[0] not in ("class", "role")]
        keep = [name for name, _ in element.fields]
        element.rows = [
            (geometry, [corridors.columns[name][row] for name in keep] + [kind, ROLES.get(kind, "")])
            for row, (geometry, kind) in enumerate(zip(corridors.geometries, classes))
        ]
        element.fields += [("class", str), ("role", str)]
        return element

    def _sources(self, sources, grade):
        style = ClassStyle(
            tuple(
                (number, colour, self.tr("Source of grade {grade}").format(grade=number))
                for number, colour in zip(range(1, _GRADES + 1), _SOURCE_COLOURS)
            ),
            field="grade",
        )
        element = copied(sources, "sources", self.tr("Ecological sources"), "polygon", style)
        element.rows = [
            (geometry, [*values, int(number), ROLES["source"]])
            for (geometry, values), number in zip(element.rows, grade)
        ]
        element.fields += [("grade", int), ("role", str)]
        return element

    # -- statistics ------------------------------------------------------------------------

    def _count(self, job, elements, cover, progress):
        """Rows of the table: element, class, role, district, number, hectares, metres."""
        table = {name: [] for name in ("element", "class", "role", "district", "number", "area_ha", "length_m")}
        areas = [("", None)]
        districts = job.features(self.DISTRICTS)
        if districts is not None:
            names = districts.columns.get(job.text(self.DISTRICT_FIELD)) or range(1, len(districts) + 1)
            areas += [(str(name), shape) for name, shape in zip(names, districts.geometries)]
        for number, (district, shape) in enumerate(areas):
            progress(number / len(areas))
            for element in elements:
                for values in statistics(element, shape):
                    for key, value in zip(table, (element.title, *values[:2], district, *values[2:])):
                        table[key].append(value)
        job.write_table(self.PATTERN_TABLE, table)
        if cover is not None:
            corridors = next(element for element in elements if element.name == "corridors")
            job.record_table("LANDCOVER_ALONG_CORRIDORS", self._cover_along(job, corridors, cover))

    @staticmethod
    def _cover_along(job, corridors, cover):
        """Shares of the land-cover classes under the corridors' cells."""
        shapes = [geometry for geometry, _ in corridors.rows]
        under = rasterise(shapes, [1] * len(shapes), job.grid, all_touched=True) > 0
        values, counts = np.unique(cover.values[under & cover.valid], return_counts=True)
        return {
            "class": [cover.names.get(int(value), str(value)) for value in values],
            "share_pct": [round(100.0 * count / counts.sum(), 2) for count in counts],
        }

    # -- writing ---------------------------------------------------------------------------

    def _write(self, job, elements, progress):
        staged = job.outputs.staged_file(self.PATTERN)
        for number, element in enumerate(elements):
            progress(number / len(elements))
            job.vector_file(
                staged,
                element.fields,
                element.rows,
                geometry=element.geometry,
                style=element.style,
                layer=element.name,
            )
            job.log("{layer}: {count} features.", layer=element.title, count=len(element.rows))
        if job.wants(self.PROJECT):
            path = job.outputs.results[self.PATTERN]
            project = self.parameterAsFileOutput(job.parameters, self.PROJECT, job.context)
            job.set_path(self.PROJECT, project)
            rasters = [(source.name, source.uri) for source in job.raster_sources(self.LAYERS)]
            job.outputs.at_the_end.append(
                lambda: project_file.write(project, job.text(self.TITLE), path, elements, rasters, job.crs)
            )


def _first(members: set, link_ids, road_class) -> tuple:
    """The corridor and the road class of a break point, the first by number where several meet."""
    corridor, road = min(members)
    return link_ids[corridor], str(road_class[road] or "")
