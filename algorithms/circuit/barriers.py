"""esp:barriers: where restoring ground would shorten the corridors most."""

from __future__ import annotations

from contextlib import ExitStack

from ...core.bottlenecks.barrier_choices import COMBINATIONS, STEEPEST, WINDOWS
from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import add_legend
from ..frame.nothing_found import add_nothing
from ..frame.task_workers import open_workers_of
from ..network.network_input import add_neighbour_links, add_network_inputs

# What the enum's options mean, in the order of the form.
_RESTORED_TO = ("corridor", "number")


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
            "path as c (on long paths what stretches of it cost on the straight, where that is more), at most the "
            "mean of what restoration can take away in the disc. Barriers are "
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
        self.add_raster(
            "ELEVATION",
            "Elevation",
            help="Nothing grows back on rock faces: ground above the greatest slope is no place to restore.",
            optional=True,
        )
        self.add_choice(
            "COMBINE",
            "Of several corridors",
            ["The one that gains most counts", "The gains are summed", "Both, the sums in a raster of their own"],
            help=(
                "Where a place lies in the way of several corridors: its gain for the one that gains most, or for all "
                "of them together."
            ),
        )
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
            maximum=1000,
            whole=True,
            help="One after another, the best first. Empty: 5 where the table or raster is asked for.",
        )
        self.add_raster(
            "COSTS",
            "What if: cost of restoring a hectare",
            help=(
                "In any currency: land and works together. The disc of the highest return on investment comes first: "
                "the gain times the diameter for each unit of money. Cells without data are not priced."
            ),
            optional=True,
        )
        self.add_number("BUDGET", "What if: money to spend", minimum=0.0, help="Empty: no limit.")
        self._define_tuning()
        self._define_outputs()

    def _define_tuning(self):
        self.add_number(
            "MIN_AREA", "Least area of a barrier in hectares", minimum=0.0, advanced=True,
            help="Smaller barriers are left out. Empty: all are kept.",
        )
        self.add_number(
            "RESTORED_RESISTANCE",
            "Resistance of restored ground",
            1.0,
            minimum=0.0,
            help="Of the scores: 1 in Barrier Mapper; the least resistance of your own scale may be better.",
            advanced=True,
        )
        self.add_number(
            "MAX_SLOPE",
            "Greatest slope of ground that can be restored, in degrees",
            STEEPEST,
            minimum=0.0,
            maximum=90.0,
            help="With an elevation, for the first choice of what a barrier is.",
            advanced=True,
        )
        self.add_choice(
            "WINDOW",
            "The cheapest cells are looked for",
            ["In the whole disc", "On its rim of one map unit, as Barrier Mapper does"],
            help="Where no cell's centre lies on that rim, it is a cell wide.",
            words=WINDOWS,
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
        self.add_scheduler()
        add_fix_from(self)
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
        self.add_raster_output(
            "SUM", "Barrier score summed over the corridors", optional=True, help="With both ways of combining."
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
        self.add_number_result("INVESTED", "Money spent in the what-if")

    def check(self, values):
        """What needs no data: the radii's order, and what an overlap needs."""
        from ...core.bottlenecks.barriers import barrier_radii

        least, most, step = (values.number(key) for key in ("MIN_RADIUS", "MAX_RADIUS", "STEP"))
        if least is not None and most is not None:
            # The size of the cells is not known yet.
            barrier_radii(least, most, least if step is None else step, 0.0)
        if not values.number("RESTORED_RESISTANCE") > 0:
            raise InputError(
                "The resistance of restored ground is {given:.10g}; give a number above 0.",
                given=values.number("RESTORED_RESISTANCE"),
            )
        if values.number("BUDGET") and not values.given("COSTS"):
            raise InputError(
                "{budget} needs {costs}; give a raster of them, or leave it out.",
                budget=values.label("BUDGET"),
                costs=values.label("COSTS"),
            )
        if values.word("RESTORED") == "number":
            for key in ("RESTORED_RASTER", "ELEVATION", "EXCESS"):
                if values.given(key):
                    raise InputError(
                        "{parameter} counts only where a barrier is what costs more than the corridor's own "
                        "surroundings; choose that, or leave it out.",
                        parameter=values.label(key),
                    )

    def work(self, job):
        """Score, rank, restore."""
        from ...core.bottlenecks.barrier_places import PlaceRules, barrier_places
        from ...core.bottlenecks.barriers import barrier_scores
        from ..frame.place_layers import least_cells
        from ..network.network_input import read_network
        from .barrier_places import report_places, write_overlap, write_places
        from .barrier_rasters import radius_writer, read_radii, write_scores
        from .barrier_what_if import restore, to_restore

        linking, scoring, ranking, restoring = parts_of(
            job.progress, (2.0, 8.0, 1.0, 10.0 * to_restore(job) + 0.1)
        )
        with ExitStack() as stack:
            executor = stack.enter_context(open_workers_of(job)).executor
            inputs = read_network(job, stack, linking, executor)
            cover = job.classes("LANDCOVER")
            radii = read_radii(job)
            options = {
                "combine": self._combine(job),
                "restored": job.number("RESTORED_RESISTANCE"),
                "open_nodata": job.flag("RESTORE_NODATA"),
                "window": job.word("WINDOW"),
                "surroundings": self._surroundings(job, inputs, min(radii)),
                "executor": executor,
            }
            job.say(self.tr("Barrier scores"))
            scores = barrier_scores(
                inputs.network,
                inputs.resistance,
                job.grid.cell_size,
                radii,
                inputs.store,
                on_radius=radius_writer(job),
                progress=scoring,
                **options,
            )
            write_scores(job, scores, inputs)
            job.say(self.tr("Distinct barriers"))
            rules = PlaceRules(
                job.integer("CLASSES"),
                job.integer("LEAST_CLASS"),
                least_cells(job.number("MIN_AREA"), job.grid),
                job.fixed("limit"),
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
            job.settled("limit", lambda: float(barriers.places.limit))
            report_places(job, scores, barriers, short_cuts)
            write_places(job, inputs, barriers, short_cuts, cover)
            write_overlap(job, barriers)
            restore(job, inputs, radii, scores, options, restoring)
        job.progress(1.0)

    @staticmethod
    def _combine(job) -> str:
        """How corridors are combined; both ways where the raster of sums is asked for beside the highest scores."""
        chosen = COMBINATIONS[job.choice("COMBINE")]
        return "both" if chosen == "maximum" and job.wants("SUM") else chosen

    def _surroundings(self, job, inputs, least_radius):
        """What the excess is measured against; None with a number."""
        from ...core.bottlenecks.obstacles import surroundings_of
        from .barrier_rasters import restorable_ground

        if job.word("RESTORED") == "number":
            return None
        restorable = restorable_ground(job, inputs.resistance)
        found = surroundings_of(inputs.network, inputs.resistance, job.grid.cell_size, least_radius, restorable)
        active = found.of_links[inputs.network.links.active]
        job.log(
            "Corridors meet a resistance of {least:.4g} to {most:.4g} on their way (median of each path).",
            least=float(active.min()),
            most=float(active.max()),
        )
        return found
