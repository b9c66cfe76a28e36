"""esp:ecologicalsources: habitat patches that become ecological sources, and why the others do not."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..frame.nothing_found import add_nothing
from ..layers.styles import RampStyle
from .dispersal_form import add_probability

# What the enum's options mean to core, in the order of the form.
_NEIGHBOURS = (8, 4)
# Sources nearer than so many cells have corridors of next to no length; one with so much of the connectivity (dPC in
# percent) makes the others not matter.
_TRIVIAL_CELLS, _NEARLY_ALL = 4.0, 90.0
_LISTED = 30


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
    ABOUT = About(
        purpose=(
            "Selects ecological sources from MSPA cores, priority areas of OWA, any classes of a raster or habitat "
            "polygons: patches of a least area, the largest ones, those that matter for the connectivity of the "
            "landscape. One table tells for every patch why it was kept or dropped."
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
            "every patch with its centroid."
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

        if not values.given("INPUT") and not values.given("HABITAT"):
            raise InputError(
                "Give {raster} or {polygons}.", raster=values.label("INPUT"), polygons=values.label("HABITAT")
            )
        if values.number("MIN_SHARE") and not values.given("INPUT"):
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
        from .source_tables import decision_table, mean_fields, source_rows

        raster = job.classes("INPUT")
        means = list(zip(job.layer_names("VALUE_RASTERS"), job.values_list("VALUE_RASTERS")))
        mspa, quality = job.classes("MSPA"), job.values("QUALITY")
        patching, measuring, selecting, _ = parts_of(job.progress, (2, 2, 4, 2))
        habitat = self._habitat(job, raster, patching)
        if job.grid is None:
            job.choose_grid(grid_of_polygons(habitat, job.crs, job.number("CELL_SIZE")), job.label("HABITAT"))
        rules = self._rules(job, 0.0 if raster is None else float(raster.valid.sum()) * job.grid.cell_area_ha)
        if rules.min_area and job.number("MIN_AREA") is None:
            share = job.number("MIN_SHARE")
            job.log("The least area is {area:.4g} ha: {share:g} % of the land.", area=rules.min_area, share=share)
        selection = self._select(job, habitat, quality, rules, measuring, selecting)
        kept = selection.kept
        labels = habitat.labels(kept, job.grid)
        self._report(job, selection, habitat, labels)
        fields, columns = mean_fields(job, means, labels, kept.size)
        rows = source_rows(selection, habitat, self._core_share(mspa, raster, labels, kept.size), columns)
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

    def _habitat(self, job, raster, progress):
        from .habitat_input import habitat_of_classes, habitat_of_polygons

        hole, gap = job.number("FILL_HOLES") or 0.0, self._gap(job)
        if job.given("HABITAT"):
            return habitat_of_polygons(job, job.features("HABITAT"), hole, gap)
        classes = job.class_set("VALUES", raster.names)
        if not classes:
            classes = self._default_classes(job, raster)
        connectivity = _NEIGHBOURS[job.choice("NEIGHBOURS")]
        return habitat_of_classes(job, raster, classes, connectivity, hole, gap, progress)

    def _gap(self, job):
        """How near patches are one, in metres; None where each is one of its own."""
        from ...core.sources.habitat_patches import edge_gap

        gap, edge = job.number("BRIDGE_GAPS"), job.integer("EDGE_WIDTH")
        if gap is not None or edge is None or job.grid is None:
            return gap
        gap = edge_gap(edge, job.grid.cell_size)
        job.log("Patches up to {gap:.10g} m apart are one: two edges and a cell.", gap=gap)
        return gap

    def _default_classes(self, job, raster):
        """The classes of habitat where the user gives none; several that nothing tells apart are asked for.

        Raises
        ------
        InputError
            Where the classes may be those of any land cover.
        """
        from ...core.sources.habitat_classes import habitat_classes, named_habitat

        legend = _present(raster), raster.names, self._core_words()
        classes = habitat_classes(*legend)
        several = np.count_nonzero(legend[0] > 0) > 1
        if named_habitat(*legend) is None and several:
            present = [raster.names.get(value, str(value)) for value in legend[0].tolist()]
            raise InputError(
                "{name} has several classes, and none is called core or priority: say in {parameter} which are "
                "habitat. Its classes are: {present}.",
                name=job.layer_name("INPUT"),
                parameter=job.label("VALUES"),
                present=", ".join(present[:_LISTED]) + (" ..." if len(present) > _LISTED else ""),
            )
        values = ", ".join(raster.names.get(low, str(low)) for low, _ in classes.ranges) or "none"
        job.log("No habitat values are given: {values} are taken.", values=values)
        return classes

    def _select(self, job, habitat, quality, rules, measuring, selecting):
        from ...core.network.connectivity_links import greatest_distance, links_by_distance
        from ...core.patches import patch_means
        from ...core.sources.sources import select_sources
        from .connectivity_warning import report_pruning, warn_of_large_components

        dispersal = self._dispersal(job)
        centroids = job.choice("DISTANCE_TYPE") == 1

        def distances(candidates):
            job.say(self.tr("Distances between {count} patches").format(count=candidates.size))
            pairs = habitat.distances(candidates, centroids, greatest_distance(*dispersal), measuring)
            links = links_by_distance(pairs, *dispersal)
            warn_of_large_components(job, links)
            report_pruning(job, links, dispersal[2])
            job.say(self.tr("Connectivity"))
            return pairs

        attributes = None
        if quality is not None:
            everyone = np.arange(habitat.count)
            mean = patch_means(habitat.labels(everyone, job.grid), habitat.count, quality)
            unknown = int(np.count_nonzero(np.isnan(mean)))
            if unknown:
                job.warn(
                    "{count} {count:patch has|patches have} no quality and {count:counts|count} 0 in the connectivity.",
                    count=unknown,
                )
            if (mean < 0.0).any():
                raise InputError(
                    "The quality {name} is negative in {count} {count:patch|patches}; bring it to numbers from 0 on.",
                    name=job.layer_name("QUALITY"),
                    count=int(np.count_nonzero(mean < 0.0)),
                )
            attributes = habitat.areas * np.nan_to_num(mean)
        return select_sources(
            habitat.areas, distances, rules, *dispersal, attributes=attributes, progress=selecting
        )

    def _warn_of_trivial_sources(self, job, selection, habitat):
        """Warn of sources that lie side by side, and of one that holds nearly all of the connectivity."""
        from ...core.progress import no_progress
        from ...core.sources.sources import nearest_distances

        kept = selection.kept
        if kept.size < 2:
            return
        limit = _TRIVIAL_CELLS * job.grid.cell_size
        near = float(np.median(nearest_distances(habitat.distances(kept, False, limit, no_progress))))
        if near < limit:
            job.warn(
                "Half of the {count} sources have another one within {near:.0f} m, less than {cells:.0f} cells, so "
                "that their corridors are trivial; join them ({gaps}).",
                count=kept.size,
                near=near,
                cells=_TRIVIAL_CELLS,
                gaps=job.label("BRIDGE_GAPS"),
            )
        greatest = float(selection.of_all(selection.connectivity.pc.importance.total)[kept[0]])
        if greatest > _NEARLY_ALL:
            job.warn(
                "Source 1 holds {share:.0f} % of the connectivity (dPC): the others hardly matter to it.",
                share=greatest,
            )

    def _core_words(self):
        """How the legends of MSPA call core, here and in the languages of the toolbox."""
        from ...core.sources.habitat_classes import CORE

        return *CORE, self.shared_tr("Core")

    def _core_share(self, mspa, raster, labels, count):
        """Per cent of the sources' cells that are MSPA core; None where no raster tells."""
        from ...core.patches import patch_means
        from ...core.sources.habitat_classes import core_classes

        for given, certain in ((mspa, True), (raster, False)):
            if given is None:
                continue
            classes = core_classes(_present(given), given.names, self._core_words())
            if classes is not None:
                is_core = classes.contains(given.values) & given.valid
            elif certain:
                is_core = (given.values == 1) & given.valid
            else:
                continue
            return 100.0 * patch_means(labels, count, is_core.astype(np.float32))
        return None

    def _report(self, job, selection, habitat, labels):
        kept = selection.kept
        pc = selection.connectivity.pc
        area, share = float(habitat.areas[kept].sum()), float(selection.share[kept[-1]])
        job.log(
            "{kept} of {count} {count:patch|patches} {kept:is a source|are sources}: {area:.6g} ha, {share:.1f} % of "
            "the EC(PC) of {candidates} {candidates:candidate|candidates}.",
            kept=kept.size,
            count=habitat.count,
            area=area,
            share=share,
            candidates=selection.candidates.size,
        )
        self._warn_of_trivial_sources(job, selection, habitat)
        lost = sorted(set(range(1, kept.size + 1)) - set(np.unique(labels).tolist()))
        if lost:
            job.warn(
                "Sources {ids} lie outside the raster or under others and are not on it.", ids=", ".join(map(str, lost))
            )
        wanted = job.number("EC_SHARE")
        if wanted and share < wanted:
            job.warn(
                "The sources reach {share:.1f} % of EC(PC) instead of {wanted:g} %, since the least dPC drops others.",
                share=share,
                wanted=wanted,
            )
        job.set("COUNT", int(kept.size))
        job.set("AREA", area)
        job.set("EC_PC", pc.equivalent)
        job.set("KEPT_SHARE", share)
        job.record("patches", habitat.count)
        job.record("candidates", int(selection.candidates.size))


def _present(raster) -> np.ndarray:
    """The values of a class raster."""
    return np.unique(raster.values[raster.valid])
