"""esp:ecologicalsources: habitat patches that become ecological sources, and why the others do not."""

from __future__ import annotations

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..frame.nothing_found import add_nothing
from ..layers.styles import RampStyle
from .dispersal_form import add_probability
from .layer_form import add_layer_rule, check_layer_rule


class EcologicalSources(EspAlgorithm):
    """Selection of sources by size and connectivity."""

    NAME = "ecologicalsources"
    GROUP = "sources"
    TITLE = "Ecological sources"
    SUMMARY = "Selects habitat patches by size and connectivity, and tells of each why it was kept or not."
    TAGS = "ecological source,core,patch,dPC,MSPA,OWA,priority area,connectivity,selection"
    NEEDS_METRES = True
    FORMERLY = {"CONNECTIVITY": "NEIGHBOURS"}
    NEEDED_IN_WORKFLOWS = ("INPUT",)
    BYTES_A_CELL = 21.0
    BYTES_A_LAYER = 6.0
    ABOUT = About(
        purpose=(
            "Selects ecological sources from MSPA cores, priority areas of OWA, any classes of a raster or habitat "
            "polygons, or where several class layers agree (services, sensitivity, health): patches of a least area, "
            "the largest ones, those that matter for the connectivity of the landscape. One table tells for every "
            "patch why it was kept or dropped."
        ),
        formula=(
            "dPC = 100 (PC - PC without the patch) / PC among the candidates, PC = &Sigma;<sub>i</sub> "
            "&Sigma;<sub>j</sub> a<sub>i</sub> a<sub>j</sub> p*<sub>ij</sub> with the most probable path p* and "
            "p = P<sup>d/D</sup> for edge-to-edge distances d. Candidates are the patches that pass the rules of "
            "size. The share of EC(PC) = &radic;PC takes the most important patches until they alone reach it."
        ),
        reading=(
            "Sources are numbered by dPC, the most important first. <b>dpc_intra</b> is the patch itself, "
            "<b>dpc_flux</b> what it exchanges, <b>dpc_conn</b> its part as a stepping stone. <b>ec_share</b> is "
            "the equivalent connectivity that the sources up to this one reach alone, in percent of that of all "
            "candidates: where it hardly grows any more is a good place to stop. The table of decisions has "
            "every patch with its centroid. Of layers that must agree the log tells the hectares that fail by each "
            "layer alone; where a service is skewed, the class that holds half of it may be a tenth of the land."
        ),
        source=(
            "Journal of Arid Land 2025, 17(10), section 2.3.1 (30 largest cores, dPC above 1.1 at 5000 m and 0.5); "
            "Land 2025, 14:2159, section 2.3.2 (priority areas above 5 km2); Saura and Pascual-Hortal (2007), "
            "Landscape and Urban Planning 83; Saura and Rubio (2010), Ecography 33; Saura et al. (2011), "
            "Ecological Indicators 11."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster(
            "INPUT",
            "Class raster",
            help="Classes of MSPA, priority areas of OWA, land cover ... With polygons it is the grid only.",
            optional=True,
        )
        add_legend(self)
        self.add_text(
            "VALUES",
            "Values that are habitat",
            help=(
                "For example 1 or 1,3,5-7 or the names of classes. Empty: the class Core, else the priority classes of "
                "<i>OWA scenarios</i>, else the only class above 0."
            ),
        )
        self.add_features(
            "HABITAT", "Habitat polygons instead", geometry="polygon", optional=True, help="Each feature is a patch."
        )
        add_layer_rule(self)
        self.add_number("MIN_AREA", "Least area (ha)", minimum=0.0, help="0 or empty: all.")
        self.add_number(
            "MIN_SHARE",
            "Least share of the land (%)",
            0.0,
            minimum=0.0,
            maximum=100.0,
            help="Where no least area is given: of the cells with data of the class raster.",
            advanced=True,
        )
        self.add_number("TOP_N", "Number of largest patches", 30, minimum=0, whole=True, help="0: all.")
        self.add_number(
            "MIN_DPC",
            "Least dPC (%)",
            1.1,
            minimum=0.0,
            maximum=100.0,
            help="Among the patches that pass the rules of size. 0: all.",
        )
        self.add_number(
            "EC_SHARE",
            "Share of EC(PC) to keep (%)",
            minimum=0.0,
            maximum=100.0,
            help="As few patches as reach this share of the equivalent connectivity. Empty: no limit.",
        )
        self.add_distance(
            "DISTANCE",
            "Dispersal distance",
            "INPUT",
            5000.0,
            help="Of the species; also the threshold of the links of IIC.",
        )
        add_probability(self)
        self.add_rasters(
            "VALUE_RASTERS",
            "Rasters whose mean is wanted",
            optional=True,
            help="One more field for each, for example habitat quality.",
        )
        self._define_tuning()
        add_nothing(self)
        self.add_vector_output("OUTPUT", "Ecological sources")
        self.add_raster_output(
            "SOURCES_RASTER",
            "Sources as a raster",
            help="Numbers of the sources on the grid of the class raster.",
            optional=True,
            cells="i4",
        )
        self.add_table_output("DECISIONS", "Decisions: every patch, kept or why not")
        self.add_table_output("LAYER_TABLE", "Layers that must agree: what each of them takes")
        self.add_number_result("COUNT", "Number of sources")
        self.add_number_result("AREA", "Area of the sources (ha)")
        self.add_number_result("EC_PC", "EC(PC) of the candidates (ha)")
        self.add_number_result("KEPT_SHARE", "EC(PC) of the sources alone, in % of that")

    def _define_tuning(self):
        from .dispersal_form import add_least_probability

        self.add_raster(
            "MSPA",
            "MSPA raster for the share of core",
            help="Bytes or classes of <i>MSPA</i>. Empty: the class raster, where it has a class Core.",
            optional=True,
            advanced=True,
        )
        self.add_raster(
            "QUALITY",
            "Quality that weighs the area",
            help="In the connectivity a patch counts with area x mean quality instead of its area.",
            optional=True,
            advanced=True,
        )
        self.add_choice(
            "NEIGHBOURS",
            "Neighbours of a cell",
            ["8", "4"],
            help="With 4, cells that touch at a corner only are two patches.",
            advanced=True,
        )
        self.add_choice(
            "DISTANCE_TYPE",
            "Distance between patches",
            ["Edge to edge", "Between centroids"],
            help="Between centroids no patch can be a stepping stone.",
            advanced=True,
        )
        self.add_number("FILL_HOLES", "Fill holes up to (ha)", minimum=0.0, help="Empty or 0: none.", advanced=True)
        self.add_distance(
            "BRIDGE_GAPS",
            "Join patches that are this near",
            "INPUT",
            help="One patch of several parts; 0 joins those that touch. Empty: none, or as the edge width says.",
            advanced=True,
        )
        self.add_number(
            "EDGE_WIDTH",
            "Edge width of the cores in cells",
            minimum=0,
            maximum=100,
            whole=True,
            help=(
                "Joins cores that are parted by their two edges and no more than a cell of other land: they would have "
                "trivial corridors. Empty: joins none."
            ),
            advanced=True,
        )
        add_least_probability(self, self.tr("For thousands of patches, for example 0.01."))
        self.add_distance(
            "CELL_SIZE",
            "Cell size",
            "HABITAT",
            help="Of the sources as a raster, where polygons come without any raster.",
            advanced=True,
        )

    def check(self, values):
        """One of the inputs is there; the rules are in their ranges."""
        from ...core.network.connectivity_links import check_dispersal
        from ...core.sources.sources import check_rules

        if not any(values.given(key) for key in ("INPUT", "HABITAT", "LAYERS")):
            raise InputError(
                "Give {raster} or {polygons}, or {layers}.",
                raster=values.label("INPUT"),
                polygons=values.label("HABITAT"),
                layers=values.label("LAYERS"),
            )
        check_layer_rule(values)
        if values.number("MIN_SHARE") and not (values.given("INPUT") or values.given("LAYERS")):
            raise InputError(
                "{share} needs {raster}; give {area} instead.",
                share=values.label("MIN_SHARE"),
                raster=values.label("INPUT"),
                area=values.label("MIN_AREA"),
            )
        check_rules(self._rules(values))
        check_dispersal(*self._dispersal(values))

    def _rules(self, values, land: float = 0.0):
        """The rules of the form; `land` is in hectares."""
        from ...core.sources.sources import SelectionRules

        least = values.number("MIN_AREA")
        if least is None:
            least = land * values.number("MIN_SHARE") / 100.0
        return SelectionRules(
            least,
            values.integer("TOP_N") or None,
            values.number("MIN_DPC"),
            values.number("EC_SHARE") or None,
        )

    def _dispersal(self, values):
        return values.number("DISTANCE"), values.number("PROBABILITY"), values.number("MIN_PROBABILITY")

    def work(self, job):
        """Patches, distances, decisions, outputs."""
        from .habitat_input import grid_of_polygons
        from .source_choice import chosen_sources
        from .source_habitat import core_share, habitat_of_run, land_cells
        from .source_report import report_sources
        from .source_tables import decision_table, mean_fields, source_rows

        raster, layers = job.classes("INPUT"), job.class_bands("LAYERS")
        means = list(zip(job.layer_names("VALUE_RASTERS"), job.values_list("VALUE_RASTERS")))
        mspa, quality = job.classes("MSPA"), job.values("QUALITY")
        patching, measuring, selecting, _ = parts_of(job.progress, (2, 2, 4, 2))
        habitat = habitat_of_run(job, raster, layers, patching)
        if job.grid is None:
            job.choose_grid(grid_of_polygons(habitat, job.crs, job.number("CELL_SIZE")), job.label("HABITAT"))
        rules = self._rules(job, land_cells(raster, layers) * job.grid.cell_area_ha)
        if rules.min_area and job.number("MIN_AREA") is None:
            share = job.number("MIN_SHARE")
            job.log("The least area is {area:.4g} ha: {share:g} % of the land.", area=rules.min_area, share=share)
        selection = chosen_sources(job, habitat, quality, rules, self._dispersal(job), measuring, selecting)
        kept = selection.kept
        labels = habitat.labels(kept, job.grid)
        report_sources(job, selection, habitat, labels)
        fields, columns = mean_fields(job, means, labels, kept.size)
        rows = source_rows(selection, habitat, core_share(mspa, raster, labels, kept.size), columns)
        style = RampStyle("source", field="dpc")
        job.write_features("OUTPUT", fields, zip(habitat.outlines(kept), rows), style=style)
        job.write_raster(
            "SOURCES_RASTER",
            labels,
            valid=labels > 0,
            style=RampStyle("source", 1.0, max(float(kept.size), 2.0), reverse=True),
            band_names=["source_id"],
        )
        job.write_table("DECISIONS", decision_table(self, selection, habitat, rules))
