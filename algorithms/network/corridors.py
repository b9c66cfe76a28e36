"""esp:corridors: least-cost corridors between ecological sources."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import numpy as np

from ...core.memory import require_memory
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.nothing_found import add_nothing
from ..frame.task_workers import open_workers_of
from . import corridor_rules
from .move_form import add_direction, add_moves, moves_of
from .network_input import add_resistance
from .width_form import OF_RASTER, add_width_kind, log_cover

_BYTES_PER_CELL = 120.0
_STRIPS = 4e8
# Where in the folder of cost surfaces those of the ways to the sources are kept.
_BACK = "back"


class CorridorNetwork(EspAlgorithm):
    """Least-cost network, corridors and their statistics."""

    NAME = "corridors"
    GROUP = "corridors"
    TITLE = "Corridors"
    SUMMARY = "Joins ecological sources by least-cost paths and corridors, and says why links were dropped."
    TAGS = "least-cost path,linkage,MCR,cumulative resistance,cost distance,network,adjacency,ecological corridor"
    NEEDS_METRES = True
    BYTES_A_CELL = _BYTES_PER_CELL
    ABOUT = About(
        purpose=(
            "Finds which sources are neighbours, the cheapest path between them over the resistance, and the "
            "corridor around it. Links can be limited in length and cost, pruned to the nearest neighbours, "
            "and kept or dropped by hand. With a folder for the cost surfaces a stopped or changed run goes "
            "on from there."
        ),
        formula=(
            "A step costs the mean resistance of its two cells times their distance (8 neighbours); "
            "D<sub>a</sub> is the least sum of steps from source a, the cost of a link L<sub>ab</sub> the least "
            "D<sub>a</sub> in source b. Corridor: D<sub>a</sub> + D<sub>b</sub> - L<sub>ab</sub> &le; width; "
            "the raster is the least of these over all links. Costs are in resistance x metres. With a direction "
            "(slope, wind, current) both ways of a pair are found: the way there is D from a plus D to b."
        ),
        reading=(
            "<b>cost_len</b> is the mean resistance met on the path, <b>cost_euc</b> the cost per metre of "
            "straight distance. <b>status</b>: 1 corridor, 10 nearest neighbour, 20 joins two parts, 100 kept by "
            "hand; -1 not nearest, -11 and -13 too long or short, -12 and -14 too dear or cheap, -15 through a "
            "third source, -16 no path, -100 dropped by hand. Edit the table of links (100, -100) and hand it back "
            "as overrides. A corridor of one width is narrow on the ground where the resistance is high. With a "
            "direction <b>cost</b> is the mean of <b>cost_there</b> and <b>cost_back</b>."
        ),
        source=(
            "McRae and Kavanagh (2011), Linkage Mapper: same statuses and figures; widths and areas are ours. "
            "For corridors between all pairs (Journal of Arid Land 2025, 17(10)) choose all pairs and keep "
            "paths through third sources."
        ),
    )

    def define(self):
        """The form."""
        self.add_layer(
            "SOURCES",
            "Ecological sources",
            help="Polygons, or a raster of source numbers (0 or nodata elsewhere).",
            id_field=True,
            geometry="polygon",
        )
        add_resistance(self)
        self.add_choice(
            "ADJACENCY",
            "Pairs to be joined",
            [
                "Neighbours by cost or by distance",
                "Neighbours by cost",
                "Neighbours by straight distance",
                "All pairs",
                "The pairs listed below",
            ],
            help="Neighbours are sources whose zones of nearest ground touch.",
            words=corridor_rules.ADJACENCY,
        )
        self.add_text(
            "PAIRS",
            "List of pairs",
            help="Pairs of the sources' ids or names, for example 1-2, 3-5, or North : A-7; South : A-7.",
        )
        self.add_choice(
            "ENDPOINTS",
            "Corridors start and end",
            ["At the edge of the sources", "At the centroid of the sources"],
            help="The centroid is the source's cell that is nearest to it.",
            words=corridor_rules.ENDPOINTS,
        )
        self.add_distance(
            "MAX_EUCLIDEAN",
            "Greatest straight distance",
            "RESISTANCE",
            help="Empty or 0: no limit. The costs of longer links are not computed.",
        )
        self.add_number("MAX_COST", "Greatest cost (resistance x metres)", minimum=0.0, help="Empty or 0: no limit.")
        self.add_number(
            "NEAREST",
            "Nearest neighbours kept by each source",
            0,
            minimum=0,
            whole=True,
            help="A link stays when it is among the nearest of either end. 0: all links stay.",
        )
        self.add_flag(
            "CONNECT_COMPONENTS",
            "Join the parts that keeping the nearest leaves apart",
            help="Takes the shortest dropped links back, one by one, until they join no more parts.",
        )
        self.add_flag(
            "DROP_INTERMEDIATE",
            "Drop corridors that run through a third source",
            True,
            help="The path counts, not the whole corridor.",
        )
        self.add_number(
            "WIDTH",
            "Corridor width as a cost (resistance x metres)",
            10_000.0,
            minimum=0.0,
            help="How much dearer than the path a way through a cell may be; 10,000 is 10 km at a resistance of 1.",
        )
        add_width_kind(self)
        self.add_rasters(
            "VALUE_RASTERS",
            "Rasters averaged along every link",
            optional=True,
            help="Such as threats: one more field for each, the mean on the path between its sources.",
        )
        self.add_table(
            "OVERRIDES",
            "Links to keep or to drop",
            optional=True,
            help=(
                "A table with from_id, to_id and action (keep, drop), or the table of links of an earlier run in "
                "which status was set to 100 or -100. Kept links need a path only."
            ),
        )
        self._define_tuning()
        self._define_outputs()

    def _define_tuning(self):
        self.add_distance(
            "MIN_EUCLIDEAN", "Least straight distance", "RESISTANCE", advanced=True,
            help="Sources that are nearer are not joined. Empty: no limit.",
        )
        self.add_number(
            "MIN_COST", "Least cost (resistance x metres)", minimum=0.0, advanced=True,
            help="Cheaper links are left out. Empty: no limit.",
        )
        self.add_choice(
            "NEAREST_BY", "Nearest by", ["Cost", "Straight distance"], advanced=True,
            help="What tells which sources are the nearest, where only so many are joined.",
        )
        add_moves(self, threshold=True)
        add_direction(self)
        self.add_scheduler()
        self.add_text(
            "MORE_WIDTHS",
            "Further widths for the areas",
            help="For example 2000, 5000; each gives an area for every corridor.",
            advanced=True,
        )
        self.add_flag(
            "ROUND", "Round the corridor raster to whole numbers", help="As Linkage Mapper does.", advanced=True
        )
        self.add_flag(
            "PREVIEW",
            "Fast preview",
            help=(
                "One run over all sources instead of one for each: neighbours by cost only, costs that may be too "
                "high, no corridors around the paths."
            ),
            advanced=True,
        )

    def _define_outputs(self):
        add_nothing(self)
        self.add_vector_output("CORRIDORS", "Corridors", "line")
        self.add_raster_output(
            "CORRIDOR_RASTER",
            "Corridor raster",
            help="Cost beyond the cheapest path of the nearest corridor; 0 on the paths.",
        )
        self.add_vector_output("INACTIVE", "Dropped links with the reason", "line", optional=True)
        self.add_vector_output(
            "CORRIDOR_AREAS",
            "Corridor areas",
            help="Without the sources they join; width is measured across the path.",
            optional=True,
        )
        self.add_vector_output(
            "WAYS_BACK",
            "Ways back",
            "line",
            help="Of directed steps: the corridors' lines are the ways from from_id to to_id, these are those back.",
            optional=True,
        )
        self.add_vector_output("STICKS", "Sticks from centroid to centroid", "line", optional=True)
        self.add_table_output("LINKS", "Table of links")
        self.add_folder_output(
            "SURFACES",
            "Folder of cost surfaces",
            help=(
                "One raster for each source. The same folder in a later run, or in pinch points and barriers, saves "
                "their computation where sources and resistance are the same."
            ),
            optional=True,
        )
        self.add_folder_output("LINK_RASTERS", "Folder of one corridor raster for each link", optional=True)
        self.add_number_result("COUNT", "Number of corridors")
        self.add_number_result("LENGTH", "Total length in metres")
        self.add_number_result("GROUND_LENGTH", "Ground under the corridors in metres, shared ground once")
        self.add_number_result("OUTSIDE_LENGTH", "The part of it outside the sources in metres")
        self.add_number_result("COMPONENTS", "Parts of the network")

    def check(self, values):
        """What needs no data: limits, pairs, widths."""
        corridor_rules.check(values)

    def work(self, job):
        """Read, link, select, draw."""
        from ...core.network.corridors import least_cost_corridors, paths_alone, reach_of_width
        from ...core.network.least_cost_network import least_cost_network
        from ...core.network.source_cells import SourceCells
        from . import corridor_log, corridor_results
        from .corridor_layers import CorridorLayers
        from .outline_distance import OutlineDistance
        from .surface_folder import surface_store

        resistance = job.values("RESISTANCE").astype(np.float64)
        moves = moves_of(job)
        resistance = moves.crossable(resistance)
        sources = job.sources("SOURCES")
        require_memory(_BYTES_PER_CELL * job.grid.cells + _STRIPS)
        cells = SourceCells(sources.labels, resistance)
        corridor_log.log_sources(job, cells, sources)
        rules = corridor_rules.rules_of(job, sources, moves)
        widths, titles, kind = corridor_rules.widths_of(job), sources.titles(), job.word("WIDTH_TYPE")
        rounded = job.flag("ROUND")
        linking, widening, filing, measuring = parts_of(
            job.progress, (10.0, 4.0, 1.0 if job.wants("LINK_RASTERS") else 0.0, 2.0)
        )
        with ExitStack() as stack:
            executor = stack.enter_context(open_workers_of(job)).executor
            store = surface_store(job, cells, resistance, rules, sources.ids, stack)
            back = None
            if moves.direction is not None:
                turned = replace(rules, moves=moves.turned())
                back = surface_store(job, cells, resistance, turned, sources.ids, stack, _BACK)
            network = least_cost_network(
                resistance,
                sources.labels,
                job.grid.cell_size,
                rules,
                reach_of_width(widths[-1], rounded and kind == "cost"),
                store,
                distance=None if job.is_raster("SOURCES") else OutlineDistance(sources.geometries),
                executor=executor,
                progress=linking,
                width_kind=kind,
                back_store=back,
            )
            reasons = corridor_log.reasons_of(network.links, rules, titles, cells, self._reasons())
            corridor_log.log_links(job, network, titles, reasons)
            if rules.preview:
                corridor_log.log_preview(job, network, rules, titles)
                corridors = paths_alone(network)
            else:
                corridors = least_cost_corridors(
                    network,
                    resistance,
                    sources.labels,
                    job.grid.cell_size,
                    widths,
                    store,
                    rounded,
                    executor=executor,
                    progress=widening,
                    kind=kind,
                    back_store=back,
                )
                log_cover(job, np.isfinite(corridors.mosaic), resistance, sources.labels, OF_RASTER)
                stores = [(network, store, None)]
                if back is not None:
                    stores = [(network.one_way(False), store, back), (network.one_way(True), back, store)]
                corridor_results.write_link_rasters(job, stores, (widths[-1], kind), sources.ids, filing)
        more = corridor_results.means_along(job, network, sources)
        if network.ways is not None:
            more += corridor_log.log_ways(job, network)
        layers = CorridorLayers(network, job.grid, sources, reasons, more)
        measured, areas = corridor_results.measure(job, network, corridors.areas, layers, measuring)
        corridor_results.write(job, layers, corridors.mosaic, measured, areas)
        if network.ways is not None:
            lines = CorridorLayers(network.one_way(True), job.grid, sources, reasons, more)
            corridor_results.write_ways_back(job, lines)
        corridor_results.summarise(job, network, sources)
        job.progress(1.0)

    def _reasons(self) -> dict:
        """The words for each status."""
        from ...core.network.links import LinkStatus
        from . import corridor_log

        return {
            LinkStatus.CONNECTS: self.tr("joins two sources"),
            LinkStatus.NEAREST: self.tr("is among the {nearest} nearest of a source"),
            LinkStatus.JOINS_COMPONENTS: self.tr("joins two parts of the network"),
            LinkStatus.KEPT_BY_USER: self.tr("is kept by hand"),
            LinkStatus.NOT_NEAREST: self.tr("it is not among the {nearest} nearest of either source"),
            LinkStatus.EUCLID_TOO_LONG: self.tr(
                "its straight distance of {euclid:.0f} m is above {maximum_euclid:.10g} m"
            ),
            LinkStatus.EUCLID_TOO_SHORT: self.tr(
                "its straight distance of {euclid:.0f} m is below {minimum_euclid:.10g} m"
            ),
            LinkStatus.COST_TOO_HIGH: self.tr("its cost of {cost:.0f} is above {maximum_cost:.10g}"),
            LinkStatus.COST_TOO_LOW: self.tr("its cost of {cost:.0f} is below {minimum_cost:.10g}"),
            LinkStatus.THROUGH_SOURCE: self.tr("it runs through source {between}"),
            LinkStatus.NOT_ADJACENT: self.tr("it joins no neighbours"),
            LinkStatus.CLIMATE_ALIKE: self.tr("the climates of its sources differ by no more than {climate:.10g}"),
            LinkStatus.NO_PATH: self.tr("there is no path, since barriers lie between"),
            LinkStatus.DROPPED_BY_USER: self.tr("it is dropped by hand"),
            corridor_log.UNUSABLE: self.tr(
                "there is no path, since source {unusable} lies on cells without resistance"
            ),
        }
