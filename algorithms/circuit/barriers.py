"""esp:barriers: where restoring ground would shorten the corridors most."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..layers.styles import RampStyle
from ..network.network_input import add_network_inputs

if TYPE_CHECKING:
    from ..network.network_input import NetworkInput

# So many are restored where the table is asked for and no number is given.
_RESTORED = 5
_SCORE_STYLE = RampStyle("resistance", low=0.0)


class Barriers(EspAlgorithm):
    """Barrier scores, distinct barriers, what restoring them saves."""

    NAME = "barriers"
    GROUP = "circuit"
    TITLE = "Barriers"
    SUMMARY = "Finds where restoring ground would shorten corridors most, and what restoring it saves."
    TAGS = "barrier mapper,restoration,barrier point,improvement score,connectivity,what if"
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Scores every place by what corridors would save if a disc around it were restored, ranks the distinct "
            "barriers with the corridors that gain and the land cover there, and, as a what-if, restores the best "
            "ones one after another and computes the corridors anew."
        ),
        formula=(
            "Score = (L - F<sub>a</sub> - F<sub>b</sub> - c D) / D: L cost of the corridor between the sources a "
            "and b, F the least accumulated cost from either within the disc, D its diameter, c the resistance of "
            "restored ground (1). Over radii the highest score counts, over corridors the highest or the sum. "
            "Percent: 100 x score / L. Barriers are the patches of the highest natural class where the same "
            "corridor gains most; one with a higher score within its radius is part of that."
        ),
        reading=(
            "A score of 5 means that each metre of restored strip saves a cost of 5 (resistance x metres). "
            "<b>gain</b> is the highest score of a barrier, <b>saved</b> that score times the diameter, "
            "<b>saved_pct</b> the greatest share of its cost that a corridor saves there, <b>radius_m</b> the "
            "radius that gives it; <b>corridors</b> are those that gain there, most first. Small radii find narrow "
            "barriers such as roads, large ones wide stretches of poor ground. The table of the what-if tells what "
            "corridors really save, since a restored place changes the others."
        ),
        source=(
            "McRae et al. (2012), PLOS ONE 7(12) e52604, and Barrier Mapper of Linkage Mapper; radii of 1000 to "
            "4000 m and the highest of five natural classes: Journal of Arid Land 2025, 17(10). The list, the "
            "corridors that gain, the what-if and the overlap with pinch points are ours."
        ),
    )

    def define(self):
        """The form."""
        add_network_inputs(self)
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
        self.add_choice("COMBINE", "Of several corridors", ["The one that gains most counts", "The gains are summed"])
        self.add_number(
            "CLASSES",
            "Number of natural classes",
            5,
            minimum=1,
            whole=True,
            help="Barriers are the places of the highest one.",
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
            help="1 in Barrier Mapper; the least resistance of your own scale may be better.",
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
        self.add_raster_output("OUTPUT", "Barrier score", help="At the centre of the disc.")
        self.add_vector_output("BARRIERS", "Barriers", optional=True, created=True)
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
        self.add_raster_output("RESTORED", "Resistance after the what-if", optional=True)
        self.add_number_result("COUNT", "Number of barriers")
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

    def work(self, job):
        """Score, rank, restore."""
        from ...core.bottlenecks.barriers import COMBINATIONS, barrier_scores
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
            places = self._places(job, scores, ranking)
            self._write_barriers(job, inputs, scores, places, cover)
            self._write_overlap(job, scores, places)
            self._restore(job, inputs, radii, scores, options, restoring)
        job.progress(1.0)

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
        if job.wants("OWN_LIMIT"):
            limited = own_limit(scores.circles, inputs.resistance, job.number("RESTORED_RESISTANCE"))
            job.write_raster("OWN_LIMIT", limited, style=_SCORE_STYLE)

    # -- the list --------------------------------------------------------------------------

    def _places(self, job, scores, progress):
        from ...core.bottlenecks.top_class import top_places
        from ..frame.place_layers import least_cells

        smallest = least_cells(job.number("MIN_AREA"), job.grid)
        reach = scores.radius / job.grid.cell_size
        places = top_places(scores.centres, job.integer("CLASSES"), smallest, scores.link, reach, progress)
        highest = float(np.nanmax(scores.centres, initial=0.0))
        if not places.count:
            job.warn("There is no barrier: no restored disc would save anything, or all places are too small.")
        else:
            job.log(
                "{count} {count:barrier|barriers}: scores above {limit:.4g} (fit of the classes {gvf:.3f}), up to "
                "{highest:.4g}.",
                count=places.count,
                limit=max(places.limit, 0.0),
                gvf=places.gvf,
                highest=highest,
            )
        if places.joined:
            job.log(
                "{count} {count:patch is part|patches are parts} of a better barrier within its radius.",
                count=places.joined,
            )
        if places.dropped:
            job.log("{count} {count:barrier is|barriers are} smaller than the least area.", count=places.dropped)
        job.set("COUNT", places.count)
        job.set("HIGHEST", highest)
        job.record("barrier_area_ha", float(places.cells.sum()) * job.grid.cell_area_ha)
        return places

    def _write_barriers(self, job, inputs: NetworkInput, scores, places, cover):
        from ...core.bottlenecks.barriers import link_gains
        from ..frame.place_layers import LandCover
        from ..layers import palette
        from .barrier_results import BarrierLayers

        peaks = places.peak_rows, places.peak_columns
        radius = scores.radius_at(*peaks)
        gains = link_gains(
            inputs.network,
            inputs.store,
            job.grid.cell_size,
            list(zip(*(place.tolist() for place in peaks))),
            radius.tolist(),
            job.number("RESTORED_RESISTANCE"),
        )
        cover = LandCover(cover, places.labels, places.count, job.grid)
        layers = BarrierLayers(inputs, places, radius, gains, cover, job.grid)
        by_gain = RampStyle("resistance", field="gain")
        job.write_features("BARRIERS", layers.fields, layers.barriers(), style=by_gain)
        job.write_features("DISCS", layers.disc_fields, layers.discs(), style=palette.BARRIER_DISC)
        job.write_table("GAINS", layers.gains())
        job.write_table("COVER_TABLE", cover.table())

    def _write_overlap(self, job, scores, places):
        from ..layers import palette
        from .barrier_results import OVERLAP_FIELDS, overlap_rows, pinch_point_cells

        rows = []
        if job.given("PINCH_POINTS"):
            radius = scores.radius_at(places.peak_rows, places.peak_columns)
            rows = overlap_rows(*pinch_point_cells(job, "PINCH_POINTS"), places, radius, job.grid)
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
            count = _RESTORED if job.wants("RESTORATION") or job.wants("RESTORED") else 0
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
        job.write_raster("RESTORED", surface, style=RampStyle("resistance"))
