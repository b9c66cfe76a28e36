"""esp:sensitivitycorrection: a resistance surface corrected by sensitivity, night light or another layer."""

from __future__ import annotations

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import add_legend
from ..layers.styles import RampStyle
from .walls import add_walls

_MEAN_OVER = ("corrector", "both")
_STRENGTHS = ("full", "half")
# Above so many times the greatest resistance a result without an upper limit is told.
_FAR_ABOVE = 10.0
# A difference of the two possible means above which the user is told.
_TELLING = 0.01


class SensitivityCorrection(EspAlgorithm):
    """R x SL / mean(SL), over the whole area or within each land cover."""

    NAME = "sensitivitycorrection"
    GROUP = "resistance"
    TITLE = "Sensitivity correction"
    SUMMARY = "Corrects a resistance surface by ecological sensitivity, night light or another layer."
    TAGS = "resistance,sensitivity,night light,correction,modified resistance"
    FORMERLY = {"BARRIERS": "WALLS"}
    BYTES_A_CELL = 29.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Raises resistance where a second layer is above its mean and lowers it where it is below: ecological "
            "sensitivity, night light (human activity), imperviousness or any other layer of values from 0 up. With a "
            "land cover each class is corrected by its own mean."
        ),
        formula=(
            "R' = R &times; SL / mean(SL), kept between the least and the greatest resistance; with a land cover the "
            "mean is that of the cell's class, and half strength is R &times; (1 + ratio) / 2."
        ),
        reading=(
            "The unit of the corrector does not matter, its mean becomes 1. Cells where it is 0 would get "
            "resistance 0, which cost distance refuses: set the least resistance then (night light); with a land cover "
            "the least resistance is the limit unless you give one. A class that is dark but for one mine has a "
            "mean near 0 and the mine a huge resistance: set the greatest resistance. A class without any light keeps "
            "its resistance."
        ),
        source=(
            "Land 2025, 14: 2159, section 2.4; within each land cover: Chen, Peng et al. (2017), Geographical "
            "Research 36: 471 (half strength is our own)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("RESISTANCE", "Resistance")
        self.add_raster(
            "SENSITIVITY",
            "Sensitivity or another corrector",
            help="For example the weighted overlay of sensitivity factors.",
        )
        self.add_raster(
            "LANDCOVER",
            "Land cover, to correct each class by its own mean",
            optional=True,
            help="Usual with night light: a road and a forest are each compared with their like.",
        )
        add_legend(self)
        self.add_choice(
            "STRENGTH",
            "Strength of the correction within classes",
            ["Full", "Half (mean of the ratio and 1)"],
            words=_STRENGTHS,
            advanced=True,
            help="Half of it keeps dark cells of a bright class from resistances near 0.",
        )
        self.add_number(
            "MINIMUM",
            "Least resistance",
            minimum=0.0,
            help="With a land cover and without a number: the least resistance.",
        )
        self.add_number(
            "MAXIMUM", "Greatest resistance", minimum=0.0,
            help="Higher values are cut to it. Empty: none.",
        )
        self.add_choice(
            "MEAN_OVER",
            "Mean of the corrector over",
            ["All its cells on the grid", "The cells that have a resistance"],
            advanced=True,
            words=_MEAN_OVER,
            help="The mean that the corrector is divided by.",
        )
        add_walls(self)
        add_fix_from(self)
        self.add_raster_output("OUTPUT", "Corrected resistance")
        self.add_table_output("STATISTICS", "Statistics before and after")
        self.add_table_output("CLASS_TABLE", "Correction of each land cover", optional=True)
        self.add_number_result("MEAN", "Mean resistance after correction")

    def bytes_needed(self, values, cells):
        """Walls are masks of the whole raster."""
        from .walls import bytes_of_walls

        return super().bytes_needed(values, cells) + bytes_of_walls(values) * cells

    def check(self, values):
        """Limits in order."""
        low, high = values.number("MINIMUM"), values.number("MAXIMUM")
        if low is not None and high is not None and low > high:
            raise InputError(
                "The least resistance {minimum:g} is above the greatest {maximum:g}.", minimum=low, maximum=high
            )

    def work(self, job):
        """Correct, block, summarise."""
        from ...core.decision.sensitivity import summarise
        from ...core.rows import strips
        from .walls import apply_walls

        resistance = job.rows("RESISTANCE")
        corrector = job.rows("SENSITIVITY")
        job.progress(0.3)
        correct = self._within_classes if job.given("LANDCOVER") else self._over_the_area
        result = correct(job, resistance, corrector)
        job.progress(0.6)
        before, surface = summarise(resistance), apply_walls(job, result.surface)
        after = summarise(surface)
        self._compare(job, before, after)
        zeros = sum(int((surface[strip] <= 0.0).sum()) for strip in strips(surface.shape))
        if zeros:
            job.warn(
                "{count} {count:cell has|cells have} resistance 0, which cost distance refuses; set the least "
                "resistance.",
                count=zeros,
            )
        job.set("MEAN", after.mean)
        job.write_raster("OUTPUT", surface, style=RampStyle("resistance"))

    def _over_the_area(self, job, resistance, corrector):
        from ...core.decision.sensitivity import correct_resistance

        if job.word("STRENGTH") != "full" or job.wants("CLASS_TABLE"):
            job.warn("Strength and table of classes belong to a land cover, and none is given.")
        low, high = job.number("MINIMUM"), job.number("MAXIMUM")
        over, held = job.word("MEAN_OVER"), job.fixed("mean")
        result = correct_resistance(resistance, corrector, low, high, over, held, job.passing())
        job.found("mean", result.corrector_mean)
        job.log("Mean of the corrector: {mean:.6g}", mean=result.corrector_mean)
        job.record("corrector_mean", result.corrector_mean)
        if abs(result.other_mean - result.corrector_mean) > _TELLING * result.corrector_mean:
            job.warn(
                "The mean of the corrector is {mean:.6g}, over the other set of cells it would be {other:.6g}: the two "
                "layers cover different areas.",
                mean=result.corrector_mean,
                other=result.other_mean,
            )
        self._tell_limits(job, result, low, high)
        return result

    def _within_classes(self, job, resistance, corrector):
        from ...core.decision.class_correction import correct_by_class
        from ...core.rows import extent

        cover = job.class_rows("LANDCOVER")
        low, high = job.number("MINIMUM"), job.number("MAXIMUM")
        strength = job.word("STRENGTH")
        if low is None:
            low = job.fixed("minimum")
        held = {int(value): mean for value, mean in (job.fixed("means") or {}).items()}
        result = correct_by_class(
            resistance, corrector, cover.values, cover.valid, low, high, strength, held, job.passing()
        )
        job.found("minimum", result.minimum)
        job.found("means", dict(zip(result.classes.tolist(), result.means.tolist())))
        titles = [str(cover.names.get(int(value), value)) for value in result.classes]
        for title, mean, before, after in zip(titles, result.means, result.before, result.after):
            if mean == 0.0:
                job.log("{name}: the corrector is 0, the resistance stays.", name=title)
            else:
                job.log(
                    "{name}: mean of the corrector {mean:.4g}, mean resistance {before:.4g} before and {after:.4g} "
                    "after.",
                    name=title,
                    mean=mean,
                    before=before,
                    after=after,
                )
        if low is None:
            job.log("The least resistance is that of the surface, {value:g}.", value=result.minimum)
        self._tell_limits(job, result, result.minimum, high)
        most, greatest = extent(result.surface).maximum, extent(resistance).maximum
        if high is None and most > _FAR_ABOVE * greatest:
            job.warn(
                "The greatest resistance is {after:.4g}, {times:.0f} times what it was: some cells are far brighter "
                "than the rest of their class. Set the greatest resistance, for example {before:g}.",
                after=most,
                times=most / greatest,
                before=greatest,
            )
        area = job.grid.cell_area_ha if job.has_metres() else None
        table = {
            "class": result.classes,
            "name": titles,
            "area_ha": [None if area is None else cells * area for cells in result.cells.tolist()],
            "corrector_mean": result.means,
            "before": result.before,
            "after": result.after,
        }
        job.write_table("CLASS_TABLE", table)
        return result

    @staticmethod
    def _tell_limits(job, result, low, high):
        if low is not None:
            job.log("{count} {count:cell was|cells were} raised to {value:g}.", count=result.raised, value=low)
        if high is not None:
            job.log("{count} {count:cell was|cells were} lowered to {value:g}.", count=result.lowered, value=high)

    def _compare(self, job, before, after):
        table = {key: [] for key in ("layer", "cells", "minimum", "maximum", "mean", "std_dev")}
        for name, summary in ((self.tr("before"), before), (self.tr("after"), after)):
            job.log(
                "Resistance {when}: {minimum:.4g} to {maximum:.4g}, mean {mean:.4g}",
                when=name,
                minimum=summary.minimum,
                maximum=summary.maximum,
                mean=summary.mean,
            )
            row = (name, summary.cells, summary.minimum, summary.maximum, summary.mean, summary.deviation)
            for key, value in zip(table, row):
                table[key].append(value)
        job.write_table("STATISTICS", table)
