"""esp:pinchpoints: where the current between sources is squeezed together in their corridors."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import add_legend
from ..frame.nothing_found import add_nothing
from ..frame.task_workers import open_workers_of
from ..layers.styles import RampStyle
from ..network.network_input import add_neighbour_links, add_network_inputs
from ..network.width_form import OF_CURRENT, add_width_kind, log_cover

if TYPE_CHECKING:
    from ...core.bottlenecks.link_corridors import LinkCorridors
    from ..network.network_input import NetworkInput

# A circuit of all corridors together, which lies in one box as large as the study area, takes this more for each cell.
_BYTES_OF_CIRCUIT = 30.0
# What the enum's options mean to core, in the order of the form.
_MODE = ("adjacent", "all-to-one", "pairwise")
_SECOND_MODE = ("none", *_MODE)


class PinchPoints(EspAlgorithm):
    """Current maps of corridors and their pinch points."""

    NAME = "pinchpoints"
    GROUP = "circuit"
    TITLE = "Pinch points"
    SUMMARY = "Finds where current between sources is squeezed together in their corridors."
    TAGS = "pinchpoint mapper,circuit theory,current density,bottleneck,effective resistance,Circuitscape"
    NEEDS_METRES = True
    BYTES_A_CELL = 60.0
    ABOUT = About(
        purpose=(
            "Sends electric current from source to source through their corridors. Where it is squeezed together "
            "there are few or no other ways: losing such a place cuts the connection. The places of the highest "
            "natural class are ranked, with their corridors and land cover."
        ),
        formula=(
            "A corridor is the land with D<sub>a</sub> + D<sub>b</sub> - L<sub>ab</sub> &le; width, all else is "
            "a barrier; edges between the 8 neighbours have the average resistance of their cells, sources conduct "
            "freely. Adjacent pairs: 1 A through each corridor alone, the map is the highest current of all. "
            "All-to-one: each source in turn takes up 1 A from every other, through all corridors; the sum. "
            "Pairwise: 1 A between every two sources; the sum. eff_res: potential difference at 1 A x cell size; "
            "cost_res = L<sub>ab</sub> / eff_res."
        ),
        reading=(
            "With adjacent pairs 1 means that everything passes through one cell; in the other modes currents grow "
            "with the number of sources. <b>cost_res</b> near 1: one single way; high: many ways beside the best. "
            "The narrower the width, the more of a corridor is a pinch point: compare maps of one width only."
        ),
        source=(
            "McRae et al. (2008), Ecology 89, 2712-2724; Pinchpoint Mapper of Linkage Mapper (McRae 2012); width "
            "of 10 km, all-to-one and the highest of five natural classes: Journal of Arid Land 2025, 17(10)."
        ),
    )

    def define(self):
        """The form."""
        add_network_inputs(self)
        add_neighbour_links(self)
        self.add_number(
            "WIDTH",
            "Corridor width as a cost (resistance x metres)",
            help=(
                "Empty: 2 % of the corridors' median cost, at most 10,000 (10 km at a resistance of 1), at least 5 "
                "cells."
            ),
        )
        add_width_kind(self)
        self.add_choice(
            "MODE",
            "Current",
            ["Adjacent pairs, each in its corridor", "All sources to each in turn", "Every two sources"],
            help="The last two use all corridors together.",
            words=_MODE,
        )
        self.add_choice(
            "SECOND_MODE",
            "In the same run also",
            [
                "Nothing more",
                "Adjacent pairs, each in its corridor",
                "All sources to each in turn",
                "Every two sources",
            ],
            help="A second current with its own pinch points, over the same corridors, as Pinchpoint Mapper does.",
            words=_SECOND_MODE,
            advanced=True,
        )
        self.add_flag(
            "SQUARED",
            "Square the resistances",
            help="Current then keeps more to the best ground; there is no cost_res.",
            advanced=True,
        )
        self.add_flag(
            "THROUGH_FLOW",
            "Inside sources, only what flows through",
            help=(
                "Leaves out the current that begins or ends in a source, as Pinchpoint Mapper does. For the map with "
                "the sources; adjacent pairs are always mapped so."
            ),
            advanced=True,
        )
        self.add_number(
            "CLASSES",
            "Number of natural classes",
            5,
            minimum=1,
            whole=True,
            help="Pinch points are the places of the highest one.",
        )
        self.add_number(
            "MIN_AREA", "Least area of a pinch point in hectares", minimum=0.0,
            help="Smaller pinch points are left out. Empty: all are kept.",
        )
        self.add_raster("LANDCOVER", "Land cover", help="For its shares in every pinch point.", optional=True)
        add_legend(self)
        add_nothing(self)
        self.add_scheduler()
        add_fix_from(self)
        self.add_raster_output("CURRENT", "Current", help="In ampere; without the cells of the sources.")
        self.add_vector_output("PINCH_POINTS", "Pinch points", optional=True, created=True)
        self.add_vector_output(
            "CORRIDORS_OUT", "Corridors with effective resistance", "line", optional=True, created=True
        )
        self.add_raster_output(
            "CURRENT_SOURCES",
            "Current with that in the sources",
            optional=True,
            help="Adjacent pairs: what flows through a source between two others. Else all, or the option above.",
        )
        self.add_raster_output("SECOND_CURRENT", "Second current", optional=True)
        self.add_vector_output("SECOND_PINCH_POINTS", "Pinch points of the second current", optional=True)
        self.add_table_output("COVER_TABLE", "Table of pinch points by land cover")
        self.add_number_result("COUNT", "Number of pinch points")
        self.add_number_result("AREA", "Area of the pinch points in hectares")
        self.add_number_result("LIMIT", "Current above which cells are pinch points")
        self.add_number_result("WIDTH_USED", "Corridor width that was used")
        self.add_number_result("SECOND_COUNT", "Number of pinch points of the second current")

    def bytes_a_cell(self, values):
        """The rasters, and the circuit of all corridors where there is one."""
        together = {values.word("MODE"), values.word("SECOND_MODE")} & {"all-to-one", "pairwise"}
        return self.BYTES_A_CELL + (_BYTES_OF_CIRCUIT if together else 0.0)

    def check(self, values):
        """What needs no data: the width, and what a second current needs."""
        from ...core.network.width_rule import check_widths

        width, kind = values.number("WIDTH"), values.word("WIDTH_TYPE")
        if width is None and kind != "cost":
            raise InputError(
                "{width} has no default in percent or metres; give a number, or leave {kind} at a cost.",
                width=values.label("WIDTH"),
                kind=values.label("WIDTH_TYPE"),
            )
        if width is not None:
            if not 0.0 < width < np.inf:
                raise InputError("The width of the corridors is {given:.10g}; give a cost above 0.", given=width)
            check_widths([width], kind)
        second = values.word("SECOND_MODE")
        if second == values.word("MODE"):
            raise InputError(
                "{second} is the same as {first}; choose another one or nothing more.",
                second=values.label("SECOND_MODE"),
                first=values.label("MODE"),
            )
        for key in ("SECOND_CURRENT", "SECOND_PINCH_POINTS"):
            if second == "none" and values.given(key):
                raise InputError(
                    "{output} needs a second current; choose one ({parameter}), or leave the output out.",
                    output=values.label(key),
                    parameter=values.label("SECOND_MODE"),
                )

    def work(self, job):
        """Link, solve, class."""
        from ...core.bottlenecks.pinch_points import link_resistances
        from ..network.network_input import read_network
        from .pinch_layers import write_corridors

        mode, second = job.word("MODE"), job.word("SECOND_MODE")
        # Pairs alone tell the resistances by the way.
        alone = "adjacent" not in (mode, second) and job.wants("CORRIDORS_OUT")
        more = 0.1 if second == "none" else 8.0
        weights = (2.0, 1.0, 8.0, 4.0 if alone else 0.1, 1.0, more, more / 8.0)
        linking, widening, solving, resisting, ranking, more_solving, more_ranking = parts_of(job.progress, weights)
        squared = job.flag("SQUARED")
        with open_workers_of(job) as workers:
            executor = workers.executor
            with ExitStack() as stack:
                inputs = read_network(job, stack, linking, executor)
                corridors = self._corridors(job, inputs, executor, widening)
            cover = job.classes("LANDCOVER")
            labels = inputs.sources.labels
            result = self._current(job, corridors, labels, mode, executor, solving)
            other = None if second == "none" else self._current(job, corridors, labels, second, executor, more_solving)
            resistances = np.full(len(inputs.network.links), np.nan)
            for entry in (*result.links, *(other.links if other else ())):
                resistances[entry.link] = entry.resistance
            if alone:
                job.say(self.tr("Effective resistances"))
                resistances = link_resistances(corridors, squared, executor=executor, progress=resisting)
        job.write_raster("CURRENT", result.current, style=RampStyle("current"))
        job.write_raster("CURRENT_SOURCES", result.with_sources, style=RampStyle("current"))
        job.say(self.tr("Pinch points"))
        statistics, links = self._rank(job, inputs, corridors, result, cover, ranking)
        if other is not None:
            job.write_raster("SECOND_CURRENT", other.current, style=RampStyle("current"))
            self._rank(job, inputs, corridors, other, cover, more_ranking, "SECOND_")
        write_corridors(job, inputs, statistics, resistances, links, squared)
        job.progress(1.0)

    def _current(self, job, corridors: LinkCorridors, labels, mode: str, executor, progress):
        """The current of a mode in the corridors."""
        from ...core.bottlenecks.pinch_points import link_currents, network_currents

        squared = job.flag("SQUARED")
        job.say(self.tr("Current"))
        if mode == "adjacent":
            result = link_currents(corridors, labels, squared, executor=executor, progress=progress)
        else:
            through = job.flag("THROUGH_FLOW")
            result = network_currents(
                corridors, labels, mode, squared, through, executor=executor, progress=progress
            )
        self._log_solver(job, result.report)
        return result

    def _rank(self, job, inputs: NetworkInput, corridors: LinkCorridors, result, cover, progress, prefix=""):
        """Find and write the pinch points of a current; the corridors' statistics, and those of each place."""
        from ...core.bottlenecks.pinch_points import links_in_places
        from .pinch_layers import write_places

        places = self._places(job, result, progress, prefix)
        statistics: dict = {}
        links = links_in_places(places.labels, places.count, _members(corridors, result, places.limit, statistics))
        write_places(job, inputs, places, links, cover, prefix)
        return statistics, links

    def _corridors(self, job, inputs: NetworkInput, executor, progress) -> LinkCorridors:
        from ...core.bottlenecks.link_corridors import LinkCorridors
        from ...core.bottlenecks.pinch_points import default_width

        width = job.number("WIDTH")
        if width is None:
            width = job.settled("width", lambda: default_width(inputs.network, job.grid.cell_size))
            job.log("Corridors are {width:.6g} wide, as a cost.", width=width)
        job.set("WIDTH_USED", width)
        corridors = LinkCorridors(
            inputs.network,
            inputs.resistance,
            job.grid.cell_size,
            width,
            inputs.store,
            executor,
            progress,
            kind=job.word("WIDTH_TYPE"),
        )
        log_cover(job, corridors.inside, inputs.resistance, inputs.sources.labels, OF_CURRENT)
        return corridors

    @staticmethod
    def _log_solver(job, report):
        job.log(
            "{count} {count:circuit was|circuits were} solved to a residual of {residual:.1e}; no cell gains or "
            "loses more than {imbalance:.1e} of the current.",
            count=report.solves,
            residual=report.residual,
            imbalance=report.imbalance,
        )
        if not report.converged:
            job.warn(
                "The circuits were solved to {residual:.1e} only, not to {tolerance:.1e}: the contrast of the "
                "resistances is very high.",
                residual=report.residual,
                tolerance=report.tolerance,
            )
        job.record("residual", report.residual)

    def _places(self, job, result, progress, prefix=""):
        from ...core.bottlenecks.top_class import top_places
        from ..frame.place_layers import least_cells

        smallest = least_cells(job.number("MIN_AREA"), job.grid)
        name, classes = f"{prefix}limit".lower(), job.integer("CLASSES")
        places = top_places(result.current, classes, smallest, progress=progress, fixed=job.fixed(name))
        job.found(name, float(places.limit))
        area = float(places.cells.sum()) * job.grid.cell_area_ha
        if places.count:
            job.log(
                "{count} pinch {count:point|points} of {area:.6g} ha: currents above {limit:.4g} A (fit of the "
                "classes {gvf:.3f}), up to {highest:.4g} A.",
                count=places.count,
                area=area,
                limit=max(places.limit, 0.0),
                gvf=places.gvf,
                highest=places.peak[0],
            )
        else:
            job.warn("There is no pinch point: no current flows outside the sources, or all places are too small.")
        if places.dropped:
            job.log("{count} {count:patch is|patches are} smaller than the least area.", count=places.dropped)
        job.set(f"{prefix}COUNT", places.count)
        if prefix:
            return places
        job.set("AREA", area)
        job.set("LIMIT", max(float(places.limit), 0.0))
        return places



def _members(corridors: LinkCorridors, result, limit: float, statistics: dict):
    """Each corridor's cells, or of corridors that were solved alone those with a current above the limit.

    Mean and highest current of each corridor go into `statistics`.
    """
    from ...core.bottlenecks.pinch_points import strong_cells

    if result.links:
        for entry in result.links:
            statistics[entry.link] = _mean_and_highest(entry.current)
        # Without a limit every cell with a current counts.
        yield from strong_cells(result.links, max(limit, 0.0))
        return
    for link, cells in corridors.cells():
        statistics[link] = _mean_and_highest(result.current.ravel()[cells])
        yield link, cells


def _mean_and_highest(values: np.ndarray) -> tuple:
    values = values[~np.isnan(values)]
    return (float(values.mean(dtype=np.float64)), float(values.max())) if values.size else (np.nan, np.nan)
