"""esp:barriers: where restoring ground would shorten the corridors most."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError, phrase
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..frame.nothing_found import add_nothing
from ..layers.styles import RampStyle
from ..network.network_input import add_neighbour_links, add_network_inputs

if TYPE_CHECKING:
    from ..network.network_input import NetworkInput

# So many are restored where the table is asked for and no number is given.
_RESTORED = 5
# What the enum's options mean, in the order of the form.
_RESTORED_TO = ("corridor", "number")
_WINDOWS = ("disc", "ring")
_SCORE_STYLE = RampStyle("resistance", low=0.0)


class Barriers(EspAlgorithm):
    """Barrier scores, distinct barriers, what restoring them saves."""

    NAME = "barriers"
    GROUP = "circuit"
    TITLE = "Barriers"
    SUMMARY = "Finds where restoring ground would shorten corridors most, and what restoring it saves."
    TAGS = "barrier mapper,restoration,barrier point,improvement score,connectivity,what if"
    NEEDS_METRES = True
    BYTES_A_CELL = 60.0
    ABOUT = About(
        purpose=(
            "Scores every place by what corridors would save if a disc around it were restored, and finds the "
            "obstacles: places where a corridor gains more than its own surroundings would give. They are ranked, with "
            "the corridors that they lie on, those that gain and the land cover there; places off every corridor are "
            "possible short cuts. A what-if restores the best ones one after another and computes the corridors anew."
        ),
        formula=(
            "Score = (L - F<sub>a</sub> - F<sub>b</sub> - c D) / D: L cost of the corridor between the sources a "
            "and b, F the least accumulated cost from either within the disc, D its diameter, c the resistance of "
            "restored ground (1). Over radii the highest score counts, over corridors the highest or the sum. "
            "Percent: 100 x score / L. The excess of a corridor is its score with the median resistance on its own "
            "path as c, at most the mean of what restoration can take away in the disc. Barriers are "
            "the peaks of the excess with the ground above three quarters of it, without the lowest of five "
            "natural classes of peaks. With a number as c they are the patches of the highest natural class of the "
            "scores where the same corridor gains most."
        ),
        reading=(
            "A score of 5 means that each metre of restored strip saves a cost of 5 (resistance x metres); ordinary "
            "ground of resistance 6 has that, too, so the score alone is no obstacle. "
            "<b>gain</b> is the highest excess of a barrier, <b>saved</b> that times the diameter, "
            "<b>saved_pct</b> the greatest share of its cost that a corridor saves there, <b>radius_m</b> the "
            "radius that gives it, <b>score</b> the score there, <b>class</b> its natural class (the highest number "
            "for the strongest); <b>corridors</b> are those that gain there, most first, <b>lies_on</b> those of "
            "them whose path comes within the radius. Small radii find narrow "
            "barriers such as roads, large ones wide stretches of poor ground. The table of the what-if tells what "
            "corridors really save, since a restored place changes the others."
        ),
        source=(
            "McRae et al. (2012), PLOS ONE 7(12) e52604, and Barrier Mapper of Linkage Mapper; radii of 1000 to "
            "4000 m and the highest of five natural classes: Journal of Arid Land 2025, 17(10). The excess, the "
            "list, the corridors that gain, the what-if and the overlap with pinch points are ours."
        ),
    )

    def define(self):
        """The form."""
        add_network_inputs(self)
        add_neighbour_links(self)
        self.add_distance(
            "MIN_RADIUS",
            "Least radius",
            "RESISTANCE",
            help="At least a cell. Empty: 1000 m, less on a raster narrower than 30 km.",
        )
        self.add_distance("MAX_RADIUS", "Greatest radius", "RESISTANCE", help="Empty: 4 times the least.")
        self.add_distance(
            "STEP", "Step between the radii", "RESISTANCE", help="Empty: the least radius. 0: the least radius alone."
        )
        self.add_choice(
            "RESTORED",
            "A barrier is what costs a corridor more than",
            ["Its own surroundings: the median on its path", "A number: the resistance of restored ground"],
            help=(
                "The first finds obstacles. The second takes the highest class of the scores for barriers, as is done "
                "with Barrier Mapper's: ordinary ground of a high resistance is then a barrier, too."
            ),
            words=_RESTORED_TO,
        )
        self.add_raster(
            "RESTORED_RASTER",
            "What restoration can reach",
            help=(
                "Resistance once all is restored that can be: land use at its best, terrain as it is. Rock faces are "
                "then no places to restore. For the first choice above."
            ),
            optional=True,
        )
        self.add_choice("COMBINE", "Of several corridors", ["The one that gains most counts", "The gains are summed"])
        self.add_number(
            "CLASSES",
            "Number of natural classes",
            5,
            minimum=1,
            whole=True,
            help=(
                "Of the excess of distinct obstacles or, with a number, of the scores: barriers are then the places "
                "of the highest one."
            ),
        )
        self.add_number(
            "LEAST_CLASS",
            "Least class of an obstacle",
            2,
            minimum=1,
            whole=True,
            help=(
                "Obstacles of lower classes are left out: they cost next to nothing. Where there are no more obstacles "
                "than classes all of them count."
            ),
            advanced=True,
        )
        self.add_raster("LANDCOVER", "Land cover", help="For its shares in every barrier.", optional=True)
        add_legend(self)
        self.add_features(
            "PINCH_POINTS",
            "Pinch points",
            geometry="polygon",
            help="For the overlap: pinch points in a barrier or in the disc round its highest score.",
            optional=True,
        )
        self.add_number(
            "RESTORE",
            "What if: barriers to restore",
            minimum=0,
            whole=True,
            help="One after another, the best first. Empty: 5 where the table or raster is asked for.",
        )
        self._define_tuning()
        self._define_outputs()

    def _define_tuning(self):
        self.add_number("MIN_AREA", "Least area of a barrier in hectares", minimum=0.0, advanced=True)
        self.add_number(
            "RESTORED_RESISTANCE",
            "Resistance of restored ground",
            1.0,
            minimum=0.0,
            help="Of the scores: 1 in Barrier Mapper; the least resistance of your own scale may be better.",
            advanced=True,
        )
        self.add_choice(
            "WINDOW",
            "The cheapest cells are looked for",
            ["In the whole disc", "On its rim of one map unit, as Barrier Mapper does"],
            help="Where no cell's centre lies on that rim, it is a cell wide.",
            words=_WINDOWS,
            advanced=True,
        )
        self.add_flag(
            "RESTORE_NODATA",
            "Cells without data can be restored",
            True,
            help=(
                "As in Barrier Mapper, where a road without data can be bridged. Switch it off where such cells lie "
                "beyond the study area or are water."
            ),
            advanced=True,
        )

    def _define_outputs(self):
        add_nothing(self)
        self.add_raster_output("OUTPUT", "Barrier score", help="At the centre of the disc.")
        self.add_vector_output("BARRIERS", "Barriers", optional=True, created=True)
        self.add_vector_output(
            "SHORT_CUTS", "Possible short cuts", optional=True, help="Places that gain off every corridor."
        )
        self.add_raster_output(
            "EXCESS",
            "Excess over the corridors' own surroundings",
            optional=True,
            help="With the first choice of what a barrier is.",
        )
        self.add_raster_output("PERCENT", "Barrier score in percent of the corridor's cost", optional=True)
        self.add_raster_output(
            "CIRCLES", "Barrier circles", help="The highest score of all discs that hold a cell.", optional=True
        )
        self.add_raster_output(
            "OWN_LIMIT",
            "Barrier circles within the cells' own limit",
            help="No cell claims more than the resistance it has to lose.",
            optional=True,
        )
        self.add_raster_output("RADIUS", "Radius of the highest score", optional=True)
        self.add_folder_output("BY_RADIUS", "Folder of scores and circles of each radius", optional=True)
        self.add_vector_output("DISCS", "Discs to restore, one for each barrier", optional=True)
        self.add_table_output("GAINS", "Table of gains: barrier by corridor")
        self.add_table_output("COVER_TABLE", "Table of barriers by land cover")
        self.add_vector_output("OVERLAP", "Pinch points that are barriers", optional=True)
        self.add_table_output("RESTORATION", "Table of the what-if")
        self.add_raster_output("RESISTANCE_AFTER", "Resistance after the what-if", optional=True)
        self.add_number_result("COUNT", "Number of barriers")
        self.add_number_result("SHORT_CUT_COUNT", "Number of possible short cuts")
        self.add_number_result("HIGHEST", "Highest score")
        self.add_number_result("SAVED", "Cost saved by the what-if")

    def check(self, values):
        """What needs no data: the radii's order, and what an overlap needs."""
        least, most = values.number("MIN_RADIUS"), values.number("MAX_RADIUS")
        if least is not None and most is not None and least > most:
            raise InputError(
                "The least radius of {minimum:.10g} is above the greatest of {maximum:.10g}; exchange them.",
                minimum=least,
                maximum=most,
            )
        if not values.number("RESTORED_RESISTANCE") > 0:
            raise InputError(
                "The resistance of restored ground is {given:.10g}; give a number above 0.",
                given=values.number("RESTORED_RESISTANCE"),
            )
        if values.word("RESTORED") == "number":
            for key in ("RESTORED_RASTER", "EXCESS"):
                if values.given(key):
                    raise InputError(
                        "{parameter} counts only where a barrier is what costs more than the corridor's own "
                        "surroundings; choose that, or leave it out.",
                        parameter=values.label(key),
                    )

    def work(self, job):
        """Score, rank, restore."""
        from ...core.bottlenecks.barrier_places import PlaceRules, barrier_places
        from ...core.bottlenecks.barriers import COMBINATIONS, barrier_scores
        from ..frame.place_layers import least_cells
        from ..network.network_input import read_network

        linking, scoring, ranking, restoring = parts_of(
            job.progress, (2.0, 8.0, 1.0, 10.0 * self._to_restore(job) + 0.1)
        )
        with ExitStack() as stack:
            inputs = read_network(job, stack, linking)
            cover = job.classes("LANDCOVER")
            radii = self._radii(job)
            options = {
                "combine": COMBINATIONS[job.choice("COMBINE")],
                "restored": job.number("RESTORED_RESISTANCE"),
                "open_nodata": job.flag("RESTORE_NODATA"),
                "window": job.word("WINDOW"),
                "surroundings": self._surroundings(job, inputs),
            }
            job.say(self.tr("Barrier scores"))
            scores = barrier_scores(
                inputs.network,
                inputs.resistance,
                job.grid.cell_size,
                radii,
                inputs.store,
                on_radius=self._radius_writer(job),
                progress=scoring,
                **options,
            )
            self._write_rasters(job, scores, inputs)
            job.say(self.tr("Distinct barriers"))
            rules = PlaceRules(
                job.integer("CLASSES"), job.integer("LEAST_CLASS"), least_cells(job.number("MIN_AREA"), job.grid)
            )
            barriers, short_cuts = barrier_places(
                inputs.network,
                job.grid.cell_size,
                inputs.store,
                scores,
                rules,
                options["surroundings"],
                options["restored"],
                ranking,
            )
            self._report(job, scores, barriers, short_cuts)
            self._write_barriers(job, inputs, barriers, short_cuts, cover)
            self._write_overlap(job, barriers)
            self._restore(job, inputs, radii, scores, options, restoring)
        job.progress(1.0)

    def _surroundings(self, job, inputs):
        """What the excess is measured against; None with a number."""
        from ...core.bottlenecks.obstacles import Surroundings, restorable_part, surroundings_of

        if job.word("RESTORED") == "number":
            return None
        of_links = surroundings_of(inputs.network, inputs.resistance)
        reachable = job.values("RESTORED_RASTER")
        restorable = None if reachable is None else restorable_part(inputs.resistance, reachable.astype(np.float64))
        active = of_links[inputs.network.links.active]
        job.log(
            "Corridors meet a resistance of {least:.4g} to {most:.4g} on their way (median of each path).",
            least=float(active.min()),
            most=float(active.max()),
        )
        return Surroundings(of_links, restorable)

    # -- radii and rasters -----------------------------------------------------------------

    def _radii(self, job):
        from ...core.bottlenecks.barriers import barrier_radii, default_radii

        cell_size = job.grid.cell_size
        least, most, step = (job.number(key) for key in ("MIN_RADIUS", "MAX_RADIUS", "STEP"))
        if least is None:
            least = default_radii(job.grid.shape, cell_size)[0]
            least = least if most is None else min(least, most)
        radii = barrier_radii(least, 4.0 * least if most is None else most, least if step is None else step, cell_size)
        job.log("Radii: {radii}.", radii=", ".join(f"{radius:.10g}" for radius in radii))
        if radii[0] < 2.0 * cell_size:
            job.log("Radii near the cell size of {cell_size:.10g} exaggerate the scores.", cell_size=cell_size)
        job.record("radii", list(radii))
        return radii

    def _radius_writer(self, job):
        if not job.wants("BY_RADIUS"):
            return None
        folder = job.folder("BY_RADIUS")

        def write(radius, centres, circles):
            for name, raster in (("centres", centres), ("circles", circles)):
                path = os.path.join(folder, f"barrier_{name}_{radius:.10g}.tif")
                job.raster_file(path, raster, style=_SCORE_STYLE)

        return write

    def _write_rasters(self, job, scores, inputs):
        from ...core.bottlenecks.barriers import own_limit

        job.write_raster("OUTPUT", scores.centres, style=_SCORE_STYLE)
        job.write_raster("PERCENT", scores.percent, style=_SCORE_STYLE)
        job.write_raster("CIRCLES", scores.circles, style=_SCORE_STYLE)
        job.write_raster("RADIUS", scores.radius, style=RampStyle("water"))
        if scores.excess is not None:
            job.write_raster("EXCESS", scores.excess, style=_SCORE_STYLE)
        if job.wants("OWN_LIMIT"):
            limited = own_limit(scores.circles, inputs.resistance, job.number("RESTORED_RESISTANCE"))
            job.write_raster("OWN_LIMIT", limited, style=_SCORE_STYLE)

    # -- the list --------------------------------------------------------------------------

    def _report(self, job, scores, barriers, short_cuts):
        places = barriers.places
        if places.count:
            job.log(
                "{count} {count:barrier|barriers}: {measure} above {limit:.4g} (fit of the classes {gvf:.3f}), up to "
                "{highest:.4g}.",
                count=places.count,
                measure=phrase("score") if scores.excess is None else phrase("excess"),
                limit=max(places.limit, 0.0),
                gvf=places.gvf,
                highest=float(places.peak[0]),
            )
        elif short_cuts.places.count:
            job.warn("There is no barrier on a corridor; all places that gain lie off them (possible short cuts).")
        elif scores.excess is not None and np.nanmax(scores.centres, initial=0.0) > 0.0:
            job.warn(
                "There is no barrier: no place costs a corridor more than its own surroundings, or all are too small."
            )
        else:
            job.warn("There is no barrier: no restored disc would save anything, or all places are too small.")
        if short_cuts.places.count:
            job.log(
                "{count} {count:place that gains lies|places that gain lie} off every corridor: possible short "
                "{count:cut|cuts}.",
                count=short_cuts.places.count,
            )
        if places.joined:
            job.log(
                "{count} {count:patch is part|patches are parts} of a better barrier within its radius.",
                count=places.joined,
            )
        if places.dropped:
            job.log("{count} {count:barrier is|barriers are} smaller than the least area.", count=places.dropped)
        job.set("COUNT", places.count)
        job.set("SHORT_CUT_COUNT", short_cuts.places.count)
        job.set("HIGHEST", float(np.nanmax(scores.centres, initial=0.0)))
        job.record("barrier_area_ha", float(places.cells.sum()) * job.grid.cell_area_ha)

    def _write_barriers(self, job, inputs: NetworkInput, barriers, short_cuts, cover):
        from ..frame.place_layers import LandCover
        from ..layers import palette
        from .barrier_results import BarrierLayers

        shares = LandCover(cover, barriers.places.labels, barriers.places.count, job.grid)
        layers = BarrierLayers(inputs, barriers, shares, job.grid)
        by_gain = RampStyle("resistance", field="gain")
        job.write_features("BARRIERS", layers.fields, layers.barriers(), style=by_gain)
        job.write_features("DISCS", layers.disc_fields, layers.discs(), style=palette.BARRIER_DISC)
        job.write_table("GAINS", layers.gains())
        job.write_table("COVER_TABLE", shares.table())
        if job.wants("SHORT_CUTS"):
            shares = LandCover(cover, short_cuts.places.labels, short_cuts.places.count, job.grid)
            layers = BarrierLayers(inputs, short_cuts, shares, job.grid)
            job.write_features("SHORT_CUTS", layers.fields, layers.barriers(), style=by_gain)

    def _write_overlap(self, job, barriers):
        from ..layers import palette
        from .barrier_results import OVERLAP_FIELDS, overlap_rows, pinch_point_cells

        rows = []
        if job.given("PINCH_POINTS"):
            cells = pinch_point_cells(job, "PINCH_POINTS")
            rows = overlap_rows(*cells, barriers.places, barriers.radius, job.grid)
            area = sum(values[3] for _, values in rows)
            job.log(
                "{pinch} pinch {pinch:point|points} and {barriers} {barriers:barrier|barriers} share {area:.6g} ha.",
                pinch=len({values[0] for _, values in rows}),
                barriers=len({values[1] for _, values in rows}),
                area=area,
            )
            job.record("overlap_ha", area)
        elif job.wants("OVERLAP"):
            job.warn("No pinch points are given, so there is no overlap.")
        job.write_features("OVERLAP", OVERLAP_FIELDS, rows, style=palette.PINCH_ON_BARRIER)

    # -- what if ---------------------------------------------------------------------------

    def _to_restore(self, job) -> int:
        count = job.integer("RESTORE")
        if count is None:
            count = _RESTORED if job.wants("RESTORATION") or job.wants("RESISTANCE_AFTER") else 0
        return count

    def _restore(self, job, inputs: NetworkInput, radii, scores, options, progress):
        from ...core.bottlenecks.barrier_restoration import restore_barriers
        from .barrier_results import RESTORATION_FIELDS, restoration_row

        count, rows, surface, total = self._to_restore(job), [], inputs.resistance, 0.0
        if count:
            job.say(self.tr("What if the best barriers were restored"))
        steps = restore_barriers(
            inputs.network,
            inputs.resistance,
            job.grid.cell_size,
            radii,
            count,
            inputs.store,
            scores=scores,
            new_store=inputs.new_store,
            progress=progress,
            **options,
        )
        for number, (step, changed) in enumerate(steps, 1):
            surface = changed
            rows.append(restoration_row(number, step, inputs, total, job.grid))
            values = dict(zip([name for name, _ in RESTORATION_FIELDS], rows[-1]))
            total = values["total"]
            job.log(
                "Restoring {area:.6g} ha around ({x:.0f}, {y:.0f}) saves {saved:.6g}, {percent:.2f} % of all costs, "
                "for corridors {names}.",
                area=values["area_ha"],
                x=values["x"],
                y=values["y"],
                saved=values["saved"],
                percent=values["saved_pct"],
                names=values["corridors"] or "-",
            )
        if len(rows) < count:
            job.log("After {count} restored {count:barrier|barriers} nothing is left to gain.", count=len(rows))
        job.set("SAVED", total)
        job.write_features("RESTORATION", RESTORATION_FIELDS, [(None, row) for row in rows], geometry="table")
        job.write_raster("RESISTANCE_AFTER", surface, style=RampStyle("resistance"))
