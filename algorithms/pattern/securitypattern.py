"""esp:securitypattern: sources, corridors and what lies on them in one GeoPackage with roles and styles."""

from __future__ import annotations

import numpy as np

from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..platform.compat import NO_THREADING

# Of the corridors' extent.
_TOLERANCE = 1.0 / 200.0


class SecurityPattern(EspAlgorithm):
    """The pattern as a whole."""

    NAME = "securitypattern"
    GROUP = "pattern"
    TITLE = "Security pattern"
    SUMMARY = "Puts sources, corridors, pinch points and barriers together, with roles, nodes and statistics."
    TAGS = "ecological security pattern,strategic nodes,break points,stepping stones,planning,print layout"
    NEEDS_METRES = True
    BYTES_A_CELL = 19.0
    ABOUT = About(
        purpose=(
            "Brings the elements of the pattern into one GeoPackage with styles: graded sources, important and "
            "general corridors, pinch points and barriers where they are given, strategic nodes where corridors "
            "meet, and break points where corridors cross roads and railways. Each element carries its planning "
            "role. Zones, axes, a belt and points of action follow from rules. Records of a species test the "
            "pattern. A QGIS project with groups, legends "
            "and sheets for print on A3 and A4 is made on request."
        ),
        formula=(
            "Sources: natural breaks of dPC (or area, or a field of your choice); grade 1 is the highest. "
            "Strategic node: outside the sources, two or more corridors cross, meet or part. Break point: a "
            "corridor crosses a road or railway. Planning zones: the ground nearest to each of n groups of "
            "sources (Ward), its kind by the first rule that holds: <i>measure</i> >= <i>at_least</i>, where the "
            "measure is the density of sources, corridors, places (pinch points and barriers), nodes or break "
            "points as a multiple of that of the whole area. Axes: the longest chains of the maximum spanning "
            "tree of the corridors. Records: the share of them in sources, and within a distance of corridors, by the "
            "share of the area (selection ratio); AUC of the nearness to both against the area."
        ),
        reading=(
            "The table counts every element by class and role, with hectares and metres, for the whole area and "
            "for each district; mainly counts a feature only where most of it lies, so that it adds up. The JSON "
            "gives the land cover along each corridor and of sources, pinch points and barriers."
        ),
        source=(
            "Journal of Arid Land 2025, 17(10), section 3.1.4 (roles); Land 2025, 14, 2159, sections 3.2.4 to "
            "3.2.6 (land cover of places, zones, corridors, belt, points)."
        ),
    )

    def flags(self):
        """Map layouts belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        self.add_features("SOURCES", "Ecological sources", geometry="polygon", id_field=True)
        self.add_field(
            "GRADE_FIELD",
            "Field that grades the sources",
            "SOURCES",
            numeric=True,
            help="Empty: dpc where there is one, else the area.",
        )
        self.add_number(
            "GRADES", "Grades of sources", 3, whole=True, minimum=1, maximum=9, advanced=True,
            help="By natural breaks; grade 1 is the highest.",
        )
        self.add_features(
            "CORRIDORS",
            "Corridors",
            geometry="line",
            help=(
                "With a field class (important, general), as esp:gravity writes it, and a grade, as esp:spacesyntax "
                "writes it, where there are such."
            ),
        )
        self.add_field("CLASS_FIELD", "Field with important and general", "CORRIDORS", "Empty: class.")
        self.add_field(
            "SYNTAX_FIELD",
            "Field with the grade of space syntax",
            "CORRIDORS",
            "Empty: grade, where the corridors carry the measures of esp:spacesyntax.",
            numeric=True,
        )
        self.add_features("PINCH_POINTS", "Pinch points", geometry="polygon", optional=True)
        self.add_features("BARRIERS", "Barriers", geometry="polygon", optional=True)
        self.add_features("ZONES", "Restoration zones", geometry="polygon", optional=True)
        self.add_features("DISTRICTS", "Districts", geometry="polygon", optional=True)
        self.add_field("DISTRICT_FIELD", "Field with the districts' names", "DISTRICTS", "Empty: name.")
        self.add_features(
            "ROADS",
            "Roads and railways",
            geometry="line",
            optional=True,
            help="Where a corridor crosses one there is a break point.",
        )
        self.add_field(
            "ROAD_FIELD",
            "Field with the road class",
            "ROADS",
            "Empty: class, fclass, highway or the like, where there is one.",
        )
        self.add_table(
            "ROAD_CLASSES",
            "Table of road classes",
            optional=True,
            advanced=True,
            help=(
                "A row for each value of that field, columns value and class. Empty: OpenStreetMap, GRIP and national "
                "classes by resources/presets/pattern/road_classes.csv, which you may copy and edit."
            ),
        )
        self.add_raster(
            "LANDCOVER",
            "Land cover",
            optional=True,
            help="For the land cover along corridors and of sources, pinch points and barriers.",
        )
        add_legend(self)
        self.add_distance(
            "TOLERANCE",
            "Places nearer than this are one",
            "CORRIDORS",
            help="Empty: a two-hundredth of the corridors' extent.",
            advanced=True,
        )
        self.add_features(
            "OBSERVATIONS",
            "Species records",
            geometry="point",
            optional=True,
            help=(
                "Points where a species was seen, which test the pattern: how many lie in sources and near corridors, "
                "beside the share of the land that these take. Rows with a value of 0 are absences and left out."
            ),
        )
        self.add_distance(
            "RECORD_DISTANCE",
            "Records are near a corridor within",
            "CORRIDORS",
            1000.0,
            help="From its line: as far as the species uses the land beside a corridor.",
            advanced=True,
        )
        self._define_scheme()
        self.add_rasters(
            "LAYERS",
            "Further rasters for the project",
            optional=True,
            help="Below the pattern, switched off; for example resistance, land cover, corridor raster.",
        )
        self.add_text("TITLE", "Title of the project", "Ecological security pattern")
        self.add_file_output("PATTERN", "Pattern", "GeoPackage (*.gpkg)", optional=False)
        self.add_table_output("PATTERN_TABLE", "Statistics of the pattern")
        self.add_file_output("PROJECT", "QGIS project", "QGIS projects (*.qgz)")
        self.add_number_result("NODES", "Number of strategic nodes")
        self.add_number_result("BREAK_POINTS", "Number of break points")
        self.add_number_result("RECORDS_INSIDE", "Percent of the species records in the pattern")
        self.add_number_result("RECORDS_AREA", "Percent of the area in the pattern")

    def _define_scheme(self):
        self.add_number(
            "SCHEME_ZONES",
            "Planning zones",
            3,
            whole=True,
            minimum=0,
            maximum=9,
            help="Groups of sources, each with the ground that is nearest to it. 0: none.",
        )
        self.add_number(
            "SCHEME_AXES",
            "Corridor axes",
            3,
            whole=True,
            minimum=0,
            maximum=9,
            help="The longest chains of the strongest corridors. 0: none.",
        )
        self.add_table(
            "SCHEME_RULES",
            "Rules of the planning zones",
            optional=True,
            advanced=True,
            help=(
                "Columns zone, measure (sources, corridors, places, nodes, break points; empty holds always), at_least "
                "and strategy. Empty: resources/presets/pattern/planning_zones.csv, which you may copy and edit."
            ),
        )
        self.add_field(
            "SCHEME_FIELD",
            "Field with the districts' planning zone",
            "DISTRICTS",
            "With it the districts make the zones, and the rules only tell their kind.",
        )
        self.add_field(
            "STRENGTH_FIELD",
            "Field with the corridors' strength",
            "CORRIDORS",
            "For the axes. Empty: gravity, else score, else a low cost, else a small length.",
            numeric=True,
        )
        self.add_features(
            "BELT_LINES",
            "Lines of the belt",
            geometry="line",
            optional=True,
            advanced=True,
            help="Such as the main river. Empty: the border of the ecological function zones.",
        )
        self.add_distance(
            "BELT_WIDTH",
            "Width of the belt on each side",
            "CORRIDORS",
            help="Empty: a fiftieth of the side of a square as large as the area.",
            advanced=True,
        )

    def work(self, job):
        """Grade, cross, count, write."""
        from ...core.pattern.grading import grades
        from ...core.pattern.planning_zones import DEFAULT_RULES, read_rules
        from ..layers.source_layers import read_outlines
        from . import pattern_cover, pattern_input, pattern_layers, pattern_outputs, species_records
        from .pattern_statistics import Statistics

        crossing, planning, counting, writing = parts_of(job.progress, (4, 2, 4, 3))
        rules = DEFAULT_RULES
        if job.given("SCHEME_RULES"):
            rules = read_rules(job.table("SCHEME_RULES"), job.layer_name("SCHEME_RULES"))
        raster = job.classes("LANDCOVER")
        cover = None if raster is None else pattern_cover.Cover(raster, job.grid, self.tr("no data"))
        # Sources of the user's own may be in degrees; corridors have been computed in metres.
        job.begin_in_metres("SOURCES", "CORRIDORS")
        sources = read_outlines(job, "SOURCES")
        corridors = pattern_input.read_corridors(job, "CORRIDORS")
        count = job.integer("GRADES")
        importance, field = pattern_input.importance_of(job, sources, job.text("GRADE_FIELD"))
        job.log("Sources are graded by {field}.", field=field)
        elements = [pattern_layers.source_layer(self, sources, grades(importance, count), count)]
        for key, name in (("BARRIERS", "barriers"), ("PINCH_POINTS", "pinch_points")):
            features = job.features(key, may_be_empty=True)
            if features is not None:
                elements.insert(0, pattern_layers.place_layer(self, features, name))
        districts, roads, base = self._base(job)
        base += species_records.held(job, self, sources, corridors, districts, cover)
        if corridors is not None:
            elements[:0] = self._along_corridors(job, sources, corridors, cover, roads, crossing)
        self._cover_of_places(job, elements, cover)
        scheme = self._scheme(job, elements, rules, corridors, sources, districts, cover)
        planning(1.0)
        zones = job.features("ZONES", may_be_empty=True)
        if zones is not None:
            elements.append(pattern_layers.zone_layer(self, zones))
        # Roads and districts are there to be seen, and the scheme has its own table.
        statistics = Statistics(elements, districts, self.tr("outside the districts"), counting)
        pattern_outputs.record(job, statistics, scheme, self.tr("all"))
        elements = pattern_outputs.in_order([*elements, *scheme, *base])
        pattern_outputs.write_package(job, "PATTERN", elements, writing)
        if job.wants("PROJECT"):
            pattern_outputs.write_project(job, self, elements, statistics, raster)
        for key, name in (("NODES", "strategic_nodes"), ("BREAK_POINTS", "break_points")):
            job.set(key, next((len(element.rows) for element in elements if element.name == name), 0))

    def _base(self, job):
        """Districts for the statistics, roads by class for the break points, and the layers of both."""
        from . import pattern_input, pattern_layers
        from .pattern_statistics import districts_of

        districts, classed, base = None, None, []
        features = job.features("DISTRICTS", may_be_empty=True)
        if features is not None:
            names = pattern_input.district_names(features, job.text("DISTRICT_FIELD"))
            districts = districts_of(features, names)
            base.append(pattern_layers.district_layer(self, districts.names, districts.shapes))
        roads = job.features("ROADS", may_be_empty=True)
        if roads is not None:
            kinds = pattern_input.road_classes(job, roads, job.text("ROAD_FIELD"))
            classed = (roads.geometries, kinds)
            base.append(pattern_layers.road_layer(self, kinds, roads.geometries))
        return districts, classed, base

    def _along_corridors(self, job, sources, corridors, cover, roads, progress) -> list:
        """Strategic nodes, break points and corridors, the topmost first."""
        from . import pattern_cover, pattern_elements, pattern_input, pattern_layers

        noding, breaking = parts_of(progress, (1, 2))
        classes, syntax = pattern_input.classes_and_grades(
            job, corridors, job.text("CLASS_FIELD"), job.text("SYNTAX_FIELD")
        )
        link_ids = pattern_input.link_numbers(corridors)
        tolerance = job.number("TOLERANCE") or pattern_elements.extent_share(corridors.geometries, _TOLERANCE)
        network = pattern_elements.network_of(corridors.geometries, tolerance)
        nodes = []
        if network is not None:
            nodes = pattern_elements.strategic_nodes(network, sources.geometries, tolerance)
            if network.clean.doubled:
                job.warn("{count} {count:corridor lies|corridors lie} wholly on others.", count=network.clean.doubled)
            job.record("corridor_length_once_m", network.length)
        noding(1.0)
        element = pattern_layers.corridor_layer(self, corridors, classes, syntax)
        job.record("corridor_length_m", float(sum(element.column("length_m"))))
        layers = [pattern_layers.node_layer(self, nodes, link_ids, classes), element]
        if roads is not None:
            breaks = pattern_elements.break_points(
                corridors.geometries, *roads, sources.geometries, tolerance, breaking
            )
            layers.insert(1, pattern_layers.break_layer(self, breaks, link_ids, classes))
        if cover is not None:
            lengths = cover.lengths(corridors.geometries)
            cover.give(element, lengths)
            once = np.zeros(lengths.shape[1])
            if network is not None:
                rows = np.zeros(len(network.clean.shapes), dtype=np.intp)
                once = cover.lengths_of(network.clean.shapes, rows, 1)[0]
            job.record_table("LANDCOVER_ALONG_CORRIDORS", pattern_cover.along_all(cover, lengths, once))
            job.record_table("LANDCOVER_OF_EACH_CORRIDOR", pattern_cover.along_each(cover, link_ids, lengths))
        return layers

    def _cover_of_places(self, job, elements, cover):
        from . import pattern_cover

        if cover is None:
            return
        places = []
        for name in ("sources", "pinch_points", "barriers"):
            element = next((element for element in elements if element.name == name), None)
            if element is not None:
                areas = cover.areas(element.shapes)
                cover.give(element, areas)
                places.append((element, areas))
        job.record_table("PLACES_BY_LANDCOVER", pattern_cover.of_places(cover, places))

    def _scheme(self, job, elements, rules, corridors, sources, districts, cover) -> list:
        """The layers of zones, axes, belt and points."""
        from . import pattern_input
        from .pattern_scheme import Scheme, SchemeInput, ground_of

        zones, axes = job.integer("SCHEME_ZONES"), job.integer("SCHEME_AXES")
        field = job.text("SCHEME_FIELD")
        if not zones and not axes and not field:
            return []
        by_name = {element.name: element for element in elements}
        ends, strength, costs, link_ids = np.empty((0, 2)), np.empty(0), (np.empty(0), 1.0), []
        if corridors is not None:
            ends = pattern_input.ends_of(corridors, sources, job.number("TOLERANCE") or 0.0, job.cancel_point)
            strength = pattern_input.strength_of(corridors, job.text("STRENGTH_FIELD"))
            costs, link_ids = pattern_input.costs_of(corridors), pattern_input.link_numbers(corridors)
        points = ("pinch_points", "barriers", "strategic_nodes", "break_points")
        belt = job.features("BELT_LINES", may_be_empty=True)
        given = SchemeInput(
            ground_of(elements, districts, cover),
            by_name["sources"],
            by_name.get("corridors"),
            ends,
            link_ids,
            strength,
            *costs,
            rules,
            [by_name[name] for name in points if name in by_name],
            pattern_input.drawn_zones(job, "DISTRICTS", field),
            None if belt is None else belt.geometries,
            zones,
            axes,
            job.number("BELT_WIDTH"),
            job.crs,
        )
        scheme = Scheme(self, given)
        job.record("scheme", scheme.title)
        job.log("Planning scheme: {scheme}.", scheme=scheme.title)
        return scheme.elements
