"""esp:sensitivitycorrection: a resistance surface corrected by sensitivity, night light or another layer."""

from __future__ import annotations

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .walls import add_walls

_MEAN_OVER = ("corrector", "both")
# A difference of the two possible means above which the user is told.
_TELLING = 0.01


class SensitivityCorrection(EspAlgorithm):
    """R x SL / mean(SL)."""

    NAME = "sensitivitycorrection"
    GROUP = "resistance"
    TITLE = "Sensitivity correction"
    SUMMARY = "Corrects a resistance surface by ecological sensitivity, night light or another layer."
    TAGS = "resistance,sensitivity,night light,correction,modified resistance"
    FORMERLY = {"BARRIERS": "WALLS"}
    BYTES_A_CELL = 29.0
    ABOUT = About(
        purpose=(
            "Raises resistance where a second layer is above its mean and lowers it where it is below: ecological "
            "sensitivity, night light (human activity), imperviousness or any other layer of values from 0 up."
        ),
        formula="R' = R &times; SL / mean(SL), kept between the least and the greatest resistance.",
        reading=(
            "The unit of the corrector does not matter, its mean becomes 1. Cells where it is 0 would get "
            "resistance 0, which cost distance refuses: set the least resistance then (night light)."
        ),
        source="Land 2025, 14: 2159, section 2.4.",
    )

    def define(self):
        """The form."""
        self.add_raster("RESISTANCE", "Resistance")
        self.add_raster(
            "SENSITIVITY",
            "Sensitivity or another corrector",
            help="For example the weighted overlay of sensitivity factors.",
        )
        self.add_number("MINIMUM", "Least resistance", minimum=0.0)
        self.add_number("MAXIMUM", "Greatest resistance", minimum=0.0)
        self.add_choice(
            "MEAN_OVER",
            "Mean of the corrector over",
            ["All its cells on the grid", "The cells that have a resistance"],
            advanced=True,
            words=_MEAN_OVER,
        )
        add_walls(self)
        self.add_raster_output("OUTPUT", "Corrected resistance")
        self.add_table_output("STATISTICS", "Statistics before and after")
        self.add_number_result("MEAN", "Mean resistance after correction")

    def check(self, values):
        """Limits in order."""
        low, high = values.number("MINIMUM"), values.number("MAXIMUM")
        if low is not None and high is not None and low > high:
            raise InputError(
                "The least resistance {minimum:g} is above the greatest {maximum:g}.", minimum=low, maximum=high
            )

    def work(self, job):
        """Correct, block, summarise."""
        from ...core.decision.sensitivity import correct_resistance, summarise
        from .walls import apply_walls

        resistance = job.values("RESISTANCE")
        corrector = job.values("SENSITIVITY")
        job.progress(0.3)
        low, high = job.number("MINIMUM"), job.number("MAXIMUM")
        result = correct_resistance(resistance, corrector, low, high, job.word("MEAN_OVER"))
        job.progress(0.6)
        self._report(job, result, low, high)
        surface = apply_walls(job, result.surface)
        before, after = summarise(resistance), summarise(surface)
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
        zeros = int((surface <= 0.0).sum())
        if zeros:
            job.warn(
                "{count} {count:cell has|cells have} resistance 0, which cost distance refuses; set the least "
                "resistance.",
                count=zeros,
            )
        job.write_table("STATISTICS", table)
        job.set("MEAN", after.mean)
        job.write_raster("OUTPUT", surface, style=RampStyle("resistance"))

    @staticmethod
    def _report(job, result, low, high):
        job.log("Mean of the corrector: {mean:.6g}", mean=result.corrector_mean)
        job.record("corrector_mean", result.corrector_mean)
        if abs(result.other_mean - result.corrector_mean) > _TELLING * result.corrector_mean:
            job.warn(
                "The mean of the corrector is {mean:.6g}, over the other set of cells it would be {other:.6g}: the two "
                "layers cover different areas.",
                mean=result.corrector_mean,
                other=result.other_mean,
            )
        if low is not None:
            job.log("{count} {count:cell was|cells were} raised to {value:g}.", count=result.raised, value=low)
        if high is not None:
            job.log("{count} {count:cell was|cells were} lowered to {value:g}.", count=result.lowered, value=high)
