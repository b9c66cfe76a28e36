"""esp:restorationzones: weak health, corridors, sources, trend and disturbance to zones by a table of rules."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterBand

from ...core import rows
from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import chosen_legend, legend_titles

# What the enum's options mean, in the order of the form.
_LIMITS = ("paper", "natural breaks", "manual")
# Of large rasters: health, zones, the planes of one distance, labels.
_BYTES_BY_ROWS = 30.0


class RestorationZones(EspAlgorithm):
    """Restoration zones by rules."""

    NAME = "restorationzones"
    GROUP = "pattern"
    TITLE = "Restoration zones"
    SUMMARY = "Divides land of weak health into restoration zones by rules, with areas and strategies."
    TAGS = "restoration,zoning,zones,rules,decision table,strategy,corridor connectivity,recovery,enhancement,mines"
    NEEDS_METRES = True
    BYTES_A_CELL = 90.0
    CHOOSES_GRID = True
    ABOUT = About(
        purpose=(
            "Finds where an ecosystem needs restoring and by what means. Of the land of weak and relatively weak "
            "health the weakest part is the base; corridors, distance to the sources, change of health, mines and "
            "other disturbance and land cover decide between the zones: corridor connectivity, artificial "
            "restoration, ecological recovery, ecological enhancement and control of disturbance. Natural desert is "
            "left out. The rules are a table that you can change."
        ),
        formula=(
            "Each row of the table is a rule: a zone, and conditions on layers. Rules are tried from the first "
            "to the last, and the first whose conditions all hold decides a cell. A column is a layer's name "
            "(in, out, or classes such as snow_ice, bare), or its name with _min, _max or _not. Layers: "
            "health, health_class, corridors, sources, disturbance (in and out, or metres to corridors and sources and "
            "the number of disturbing layers), mines (in and out: the layers of disturbance whose names tell of "
            "mines), trend, elevation, landcover, and each layer of the "
            "two lists by its own name (metres for vectors, values for rasters). Limits are numbers, or "
            "percentiles of the weak land such as q75; &lt;0 and &gt;0 leave the limit out. A cell without "
            "data of a layer fits no condition on it. A rule on a layer that is not given is left out, with a "
            "warning."
        ),
        reading=(
            "The raster of rules shows which row decided each cell; the log counts them. The paper tells its rules "
            "only in words: those of the toolbox are its author's reading of them. Save them with the output of "
            "rules, change them, and give them back as the table of rules. With natural breaks there is always a "
            "weakest class, however healthy the area is. Zones show priorities; what they are to become is "
            "decided on the ground."
        ),
        source="Journal of Arid Land 2025, 17(10), sections 2.3.6 and 4.3, table 4.",
    )

    def define(self):
        """The form."""
        self._define_health()
        self._define_overlay()
        self._define_rules()
        self.add_raster_output("OUTPUT", "Restoration zones", cells="u1")
        self.add_vector_output("ZONES", "Zones with strategies")
        self.add_raster_output("RULE", "Deciding rule", optional=True, cells="u1")
        self.add_vector_output("AREA_TABLE", "Areas of the zones", "table", optional=True, created=True)
        self.add_html_output("PAGE", "Areas of the zones as a page")
        self.add_table_output("RULES_OUT", "Rules that were used", help="To be changed and given back as the rules.")
        self.add_table_output(
            "STRATEGIES_OUT", "Strategies that were used", help="To be changed and given back as the strategies."
        )
        self.add_number_result("BASE_AREA", "Area of weak health (ha)")
        self.add_number_result("ZONED_AREA", "Area of all zones (ha)")

    def _define_health(self):
        self.add_raster(
            "HEALTH",
            "Ecosystem health",
            band=False,
            help="The index or the classes of esp:ecosystemhealth; whole numbers 1 to 9 are taken as classes.",
        )
        self._add(
            QgsProcessingParameterBand(
                "HEALTH_BAND", self.tr("Band (year) of the health"), None, "HEALTH", optional=True
            ),
            self.tr("Empty: the last."),
        )
        self.add_choice(
            "CLASSIFICATION",
            "Classes of health",
            ["Limits from the literature", "Natural breaks", "Limits given below"],
            default=1,
            help="Not used where the raster holds classes.",
            words=_LIMITS,
        )
        self.add_text(
            "BREAKS", "Limits between the classes", advanced=True,
            help="Four rising numbers with commas, where health is a layer of values.",
        )
        self.add_flag(
            "NESTED",
            "Of weak land only the weakest part",
            True,
            help=(
                "The weak land is divided into five natural classes of its own, and the two weakest are restored, as "
                "in the paper. Off: all weak land."
            ),
        )
        self.add_raster(
            "INDEX",
            "Index of health",
            optional=True,
            band=False,
            help="For the weakest part, where the ecosystem health above holds classes; its band is the same.",
        )
        self.add_text("BASE_CLASSES", "Classes that need restoring", "1,2", help="1 is the weakest.", advanced=True)

    def _define_overlay(self):
        from .zone_layers import DISTURBED

        self.add_features(
            "CORRIDORS", "Corridors", optional=True, help="Lines, or polygons such as the areas of esp:corridors."
        )
        self.add_distance(
            "BUFFER",
            "Corridors are widened by",
            "CORRIDORS",
            help="On both sides. Empty: 1000 m for lines, nothing for polygons. The paper gives no width.",
        )
        self.add_raster(
            "CORRIDOR_RASTER",
            "Or the corridor raster",
            optional=True,
            help="The normalised corridors of esp:corridors.",
        )
        self.add_number(
            "CORRIDOR_CUTOFF",
            "Greatest cost in the corridor raster",
            minimum=0.0,
            help="Empty: all its cells with data.",
            advanced=True,
        )
        self.add_layer("SOURCES", "Ecological sources", optional=True)
        self.add_raster(
            "TREND",
            "Change of health",
            optional=True,
            help="Difference or trend of esp:healthchange, or the change of service value; below 0 falls.",
        )
        self.add_layers(
            "DISTURBANCE",
            "Disturbance",
            optional=True,
            help=(
                "Mines, roads, settlements, night light, land-use intensity: vectors disturb up to a distance, rasters "
                "above a value."
            ),
        )
        self.add_number(
            "DISTURBANCE_DISTANCE", "Vectors disturb up to (m)", DISTURBED, minimum=0.0,
            help="Land within it of a mine, a road or another vector counts as disturbed.",
        )
        self.add_text(
            "DISTURBANCE_LIMITS",
            "Limits of single layers",
            help=(
                "For example mines=5000; night_light=q90. Rasters without a limit disturb above q90, the 90th "
                "percentile of the whole area."
            ),
            advanced=True,
        )
        self.add_raster("ELEVATION", "Elevation", optional=True)
        self.add_raster(
            "LANDCOVER",
            "Land cover",
            optional=True,
            help="Its grid is that of the zones; without it the finest raster's.",
        )
        self.add_choice("LEGEND", "Legend of the land cover", legend_titles(), advanced=True)
        self.add_layers(
            "LAYERS",
            "Further layers for the rules",
            optional=True,
            help="Called by their names in the table of rules.",
            advanced=True,
        )

    def _define_rules(self):
        self.add_table(
            "RULES",
            "Rules",
            optional=True,
            help="Columns rule, zone and the conditions. Empty: the rules of the toolbox.",
        )
        self.add_text("ZONE_NAMES", "Further zones in the rules", help="Names separated by semicolons.", advanced=True)
        self.add_number(
            "MIN_AREA",
            "Least area of a zone (ha)",
            0.0,
            minimum=0.0,
            help="Smaller pieces join the zone that they border most; those that border none are left out.",
        )
        self.add_features("DISTRICTS", "Districts", geometry="polygon", optional=True)
        self.add_field(
            "DISTRICT_FIELD", "Field with the districts' names", "DISTRICTS", help="Empty: name, else their numbers."
        )
        self.add_table(
            "STRATEGIES",
            "Strategies",
            optional=True,
            help="Columns zone, land_cover (empty: all other), strategy. Empty: those of the toolbox after the paper.",
        )
        self.add_flag(
            "SPLIT", "A polygon for each land cover of a zone", advanced=True,
            help="Else a zone is one polygon, whatever grows there.",
        )
        add_fix_from(self)

    def bytes_needed(self, values, cells):
        """Layers of large rasters wait on the disk."""
        return cells * (self.bytes_a_cell(values) if cells <= rows.AT_ONCE else _BYTES_BY_ROWS)

    def check(self, values):
        """Limits, classes, zones and what needs another layer."""
        from ...core.decision.class_limits import rising_limits
        from .zone_rules import zones_of

        if values.word("CLASSIFICATION") == "manual":
            limits = values.numbers("BREAKS")
            if not limits:
                raise InputError("Give the limits between the classes of health.")
            rising_limits(limits)
        if not values.class_set("BASE_CLASSES"):
            raise InputError("Give the classes of health that need restoring, for example 1,2.")
        zones_of(self, values.text("ZONE_NAMES"))
        if values.flag("SPLIT") and not values.given("LANDCOVER"):
            raise InputError("Polygons by land cover need the land cover.")

    def work(self, job):
        """Bring all layers onto one grid, try the rules, join small pieces, count, write."""
        from ...core.zoning.zoning import zone_cells
        from ...core.zoning.zoning_join import join_small_zones
        from ..frame.place_layers import least_cells
        from .rule_sentences import RuleSentences
        from .zone_health import health_of, nested_part
        from .zone_layers import named_layers, rule_layers
        from .zone_outputs import AreaTables, Classes, districts_of, zone_features
        from .zone_report import report_rules
        from .zone_rules import rules_of, rules_table, zones_of
        from .zone_strategies import strategies_of, strategies_table

        zones = zones_of(self, job.text("ZONE_NAMES"))
        cover, legend = self._land_cover(job)
        named = named_layers(job, "DISTURBANCE", "LAYERS")
        columns, table = rules_table(job, "RULES")
        rules = rules_of(columns, table, rule_layers(named, legend), zones)
        strategy_columns, strategy_table = strategies_table(job, "STRATEGIES")
        strategies = strategies_of(strategy_columns, strategy_table, zones, legend if cover is not None else None)
        reading, zoning, joining, writing = parts_of(job.progress, (4, 2, 2, 3))
        health, layers = health_of(job)
        layers = {**layers, **self._layers(job, rules, named, cover, health > 0, reading)}
        base = job.class_set("BASE_CLASSES")
        within = nested_part(job, health, layers, base)
        held = {(layer, share): value for layer, share, value in job.fixed("percentiles") or ()}
        zoned = zone_cells(health, layers, rules, base, within, zoning, held)
        job.found("percentiles", [[*key, value] for key, value in zoned.percentiles.items()])
        job.set("BASE_AREA", zoned.base * job.grid.cell_area_ha)
        classes = {layer.key: layer.source.class_names for layer in named if layer.is_raster}
        sentences = RuleSentences({} if cover is None else cover.names, classes)
        report_rules(job, zoned, zones, sentences, strategies)
        joined = join_small_zones(zoned.zone, least_cells(job.number("MIN_AREA"), job.grid), joining)
        if joined.joined_pieces or joined.dropped_pieces:
            job.log(
                "{joined} {joined:piece|pieces} below {area:g} ha joined a neighbour, {dropped} without one "
                "{dropped:was|were} left out.",
                joined=joined.joined_pieces,
                area=job.number("MIN_AREA"),
                dropped=joined.dropped_pieces,
            )
        if not joined.zone.any():
            raise InputError(
                "No cell is in a zone: all pieces are smaller than {area:g} ha, or the rules take them out.",
                area=job.number("MIN_AREA"),
            )
        if cover is not None:
            # From here on it is counted and outlined as a whole.
            cover.values, cover.valid = cover.values[:], cover.valid[:]
        kinds = [] if cover is None else [Classes(self.tr("Land cover"), cover.values, cover.valid, cover.names)]
        districts = districts_of(job, "DISTRICTS", job.text("DISTRICT_FIELD"))
        kinds += [] if districts is None else [districts]
        writing(0.1)
        self._write_rasters(job, zoned, joined, zones, health > 0)
        writing(0.3)
        tables = AreaTables(job, joined.zone, zones.titles, kinds)
        self._write_areas(job, tables, zoned, zones)
        if cover is not None:
            job.record_table(self.shared_tr("Strategies by zone and land cover"), tables.by_cover(strategies))
        writing(0.5)
        names = {number: rule.name for number, rule in enumerate(zoned.rules, 1)}
        fields, rows = zone_features(
            job, joined.zone, zoned.rule, zones.titles, names, cover, districts, strategies, job.flag("SPLIT")
        )
        job.log("{count} {count:polygon|polygons} of zones.", count=len(rows))
        job.write_features("ZONES", fields, rows, style=zones.polygon_style())
        for key, table_columns in (("RULES_OUT", columns), ("STRATEGIES_OUT", strategy_columns)):
            if job.wants(key):
                job.write_table(key, table_columns)

    # -- inputs ----------------------------------------------------------------------------

    def _land_cover(self, job):
        """The land cover, whose grid is that of the run, and its legend; else the finest raster's grid."""
        from ..layers.raster_read import grid_of_source
        from .zone_grid import finest_grid

        if job.given("LANDCOVER"):
            job.weigh(grid_of_source(job.raster_sources("LANDCOVER")[0]))
            cover = job.class_rows("LANDCOVER")
            legend = chosen_legend(job, "LEGEND", cover.names)
            if not cover.names:
                cover.names = dict(legend.names)
            if not legend.land_cover:
                job.warn(
                    "{name} has no class names that are known, so rules and strategies by name do not fit it; choose "
                    "its legend.",
                    name=job.layer_name("LANDCOVER"),
                )
            return cover, legend
        keys = ("HEALTH", "CORRIDOR_RASTER", "ELEVATION", "TREND", "DISTURBANCE", "LAYERS")
        sources = [source for key in keys for source in job.raster_sources(key)]
        job.choose_grid(*finest_grid(sources))
        return None, chosen_legend(job, "LEGEND", {})

    def _layers(self, job, rules, named, cover, has_health, progress):
        from ...core.zoning.zoning import layers_of
        from .zone_layers import ZoneLayers, parse_limits

        reader = ZoneLayers(job, layers_of(rules), has_health)
        reader.read_form(cover)
        progress(0.5)
        limits = parse_limits(job.text("DISTURBANCE_LIMITS"), named)
        reader.read_named(named, limits, job.number("DISTURBANCE_DISTANCE"))
        progress(1.0)
        return reader.found

    # -- outputs ---------------------------------------------------------------------------

    def _write_rasters(self, job, zoned, joined, zones, has_health):
        from .zone_rules import rule_style

        job.write_raster(
            "OUTPUT",
            joined.zone,
            valid=has_health,
            style=zones.style(self),
            class_names=dict(enumerate(zones.titles, 1)),
        )
        rule, changed, last = zoned.rule.copy(), {}, len(zoned.rules)
        for value, cells, name in (
            (last + 1, joined.joined, self.tr("Too small: joined to a neighbour")),
            (last + 2, joined.dropped, self.tr("Too small: left out")),
        ):
            if cells.any():
                rule[cells] = value
                changed[value] = name
        names = {**{number: entry.name for number, entry in enumerate(zoned.rules, 1)}, **changed}
        style = rule_style(self, zoned.rules, zones, changed)
        job.write_raster("RULE", rule, valid=has_health, style=style, class_names=names)

    def _write_areas(self, job, tables, zoned, zones):
        from .zone_outputs import AREA_FIELDS

        hectares = job.grid.cell_area_ha
        job.set("ZONED_AREA", float(tables.cells.sum()) * hectares)
        shares = 100.0 * tables.cells / tables.cells.sum()
        for title, cells, share in zip(zones.titles, tables.cells.tolist(), shares):
            job.log("{zone}: {area:.0f} ha, {share:.1f} %.", zone=title, area=cells * hectares, share=share)
        job.record_table(self.tr("Areas of the zones (km²)"), tables.totals())
        for title, columns in tables.wide():
            job.record_table(self.tr("Areas of the zones (km²): {by}").format(by=title), columns)
        job.write_features("AREA_TABLE", AREA_FIELDS, [(None, row) for row in tables.rows()], geometry="table")
        if job.wants("PAGE"):
            sentence = self.tr("{share:.1f} % of the land of weak health is in a zone.").format(
                share=100.0 * float(tables.cells.sum()) / max(zoned.base, 1)
            )
            job.write_html("PAGE", tables.page(self.tr("Areas of the restoration zones (km²)"), (sentence,)))
