"""esp:sandfixation: what vegetation keeps from being blown away, by RWEQ."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .soil_texture import doubt_texture
from .wind_inputs import add_weather, per_period, periods_of

_SOIL = ("SAND", "SILT", "CLAY", "ORGANIC", "CARBONATE")


class SandFixation(EspAlgorithm):
    """RWEQ with and without vegetation."""

    NAME = "sandfixation"
    GROUP = "services"
    TITLE = "Sand fixation"
    SUMMARY = "Sand that vegetation fixes: the revised wind erosion equation (RWEQ) with and without cover."
    UNITS_UNDERSTOOD = ("COVER",)
    TAGS = "RWEQ,wind erosion,windbreak and sand fixation,desertification,service"
    BYTES_A_CELL = 140.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Computes what wind would carry from bare ground and what it carries through the vegetation that is there; "
            "the difference is the service of sand fixation."
        ),
        formula=(
            "x = WF EF SCF K' (C); Q = 109.8 x; s = 150.71 x<sup>-0.3711</sup>; SL = 2 z / s&sup2; Q "
            "e<sup>-(z/s)&sup2;</sup>; fixation = SL without C - SL with C. WF = &Sigma; u (u - 5)&sup2; / N days "
            "&rho; / g SW SD; C = e<sup>-0.0483 cover</sup>."
        ),
        reading=(
            "kg per square metre over all periods (1 kg/m&sup2; = 10 t/ha). The equation falls when x grows beyond 62 "
            "(at 50 m): such cells count as the highest loss and are told. Means of wind over a month hide the gusts "
            "that move sand: give daily or hourly winds where you have them (several rasters in a period)."
        ),
        source=(
            "Fryrear et al. (1998), RWEQ; Technical guide for drawing the ecological red line (2017). Cells beyond the "
            "turning point are limited by this project."
        ),
    )

    def define(self):
        """The form."""
        add_weather(self)
        self.add_raster("SAND", "Sand, percent")
        self.add_raster("SILT", "Silt, percent")
        self.add_raster("CLAY", "Clay, percent")
        self.add_raster("ORGANIC", "Organic matter, percent", help="Organic carbon times 1.724.")
        self.add_raster("CARBONATE", "Calcium carbonate, percent", optional=True, help="Empty: none.")
        self.add_rasters(
            "COVER",
            "Vegetation cover, percent",
            help="One raster, or one for each period; 0 to 1 is understood, too. Its grid is the result's.",
        )
        self.add_raster("RIDGES", "Roughness of ridges (Kr), cm", optional=True, advanced=True, help="Empty: smooth.")
        self.add_raster(
            "RANDOM_ROUGHNESS", "Random roughness (Crr), cm", optional=True, advanced=True, help="Empty: smooth."
        )
        self.add_number(
            "DISTANCE", "Distance downwind (m)", 50.0, minimum=0.001, advanced=True,
            help="At which the sand that the wind carries is measured.",
        )
        self.add_raster_output("OUTPUT", "Sand fixation")
        self.add_raster_output("POTENTIAL", "Loss without vegetation", optional=True)
        self.add_raster_output("ACTUAL", "Loss with vegetation", optional=True)
        self.add_number_result("MEAN", "Mean sand fixation")

    def check(self, values):
        """What belongs together."""
        if values.given("RAIN_DAYS") != values.given("EVAPORATION") or (
            values.given("PRECIPITATION") and not values.given("EVAPORATION")
        ):
            raise InputError("Wetness of the soil needs precipitation, days with rain and evapotranspiration together.")
        if values.given("WETNESS") and values.given("PRECIPITATION"):
            raise InputError("Give either the wetness factor or what it is made of, not both.")

    def work(self, job):
        """Period after period."""
        from ...core.rows import extent, mapped, strips
        from ...core.services.wind_erosion import SandFixation, sand_fixation, soil_factors

        # Cover is the finest of them: its grid is the result's.
        job.rows_of(job.raster_sources("COVER")[0], key="COVER")
        job.weigh(job.grid)
        soil_layers = [job.rows(key) for key in _SOIL]
        doubt_texture(job, *soil_layers[:3])
        rough = [job.rows(key) if job.given(key) else 0.0 for key in ("RIDGES", "RANDOM_ROUGHNESS")]
        soil = job.put_away(soil_factors(*soil_layers, *rough).product)
        periods = periods_of(job)
        distance = job.number("DISTANCE")
        covers = per_period(job, "COVER", len(periods))
        sums = SandFixation(job.passing(), job.passing(), 0)
        for strip in strips(job.grid.shape):
            sums.potential[strip] = sums.actual[strip] = 0.0
        for period, part in zip(periods, parts_of(job.progress, [1] * len(periods))):
            weather = period.weather()
            part(0.6)
            cover = _percent(covers[period.number]())
            sums = sand_fixation(weather, soil, cover, distance, sums)
            part(1.0)
        fixed = mapped(np.subtract, sums.potential, sums.actual)
        kept = extent(fixed)
        if not kept.cells:
            raise InputError("Nothing can be computed: the rasters have no cell with data in common.")
        if sums.clipped:
            job.warn(
                "{count} {count:cell|cells} ({share:.1f} % of all periods) would lose less by stronger wind in the "
                "equation; they count as its highest loss.",
                count=sums.clipped,
                share=100.0 * sums.clipped / (kept.cells * len(periods)),
            )
        for name, found in (
            (self.tr("potential loss"), extent(sums.potential)),
            (self.tr("actual loss"), extent(sums.actual)),
            (self.tr("sand fixation"), kept),
        ):
            job.log(
                "{name}: mean {mean:.4g} kg/m2, highest {most:.4g} kg/m2.",
                name=name,
                mean=found.mean,
                most=found.maximum,
            )
        job.set("MEAN", kept.mean)
        job.write_raster("OUTPUT", fixed, style=RampStyle("quality"))
        job.write_raster("POTENTIAL", sums.potential, style=RampStyle("cost"))
        job.write_raster("ACTUAL", sums.actual, style=RampStyle("cost"))


def _percent(cover):
    """Cover in percent; a cover up to 1 is a share."""
    from ...core.rows import bounds, mapped

    return mapped(lambda shares: shares * 100.0, cover, dtype=cover.dtype) if bounds(cover)[1] <= 1.0 else cover
