"""esp:sandfixation: what vegetation keeps from being blown away, by RWEQ."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.memory import require_memory
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .soil_texture import doubt_texture
from .wind_inputs import add_weather, per_period, periods_of

_SOIL = ("SAND", "SILT", "CLAY", "ORGANIC", "CARBONATE")
_BYTES_A_CELL = 140


class SandFixation(EspAlgorithm):
    """RWEQ with and without vegetation."""

    NAME = "sandfixation"
    GROUP = "services"
    TITLE = "Sand fixation"
    SUMMARY = "Sand that vegetation fixes: the revised wind erosion equation (RWEQ) with and without cover."
    UNITS_UNDERSTOOD = ("COVER",)
    TAGS = "RWEQ,wind erosion,windbreak and sand fixation,desertification,service"
    BYTES_A_CELL = _BYTES_A_CELL
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
        from ...core.services.wind_erosion import sand_fixation, soil_factors

        # Cover is the finest of them: its grid is the result's.
        job.values_of(job.raster_sources("COVER")[0], key="COVER")
        soil_layers = {key: job.values(key) for key in _SOIL}
        require_memory(job.grid.cells * _BYTES_A_CELL)
        doubt_texture(job, *(soil_layers[key] for key in _SOIL[:3]))
        if soil_layers["CARBONATE"] is None:
            soil_layers["CARBONATE"] = np.zeros_like(soil_layers["SAND"])
        rough = [job.values(key) if job.given(key) else 0.0 for key in ("RIDGES", "RANDOM_ROUGHNESS")]
        soil = soil_factors(*(soil_layers[key] for key in _SOIL), *rough)
        periods = periods_of(job)
        distance = job.number("DISTANCE")
        covers = per_period(job, "COVER", len(periods))
        potential, actual, clipped = np.zeros(job.grid.shape), np.zeros(job.grid.shape), 0
        for period, part in zip(periods, parts_of(job.progress, [1] * len(periods))):
            weather = period.weather()
            part(0.6)
            cover = _percent(covers[period.number]())
            found = sand_fixation(weather, soil, cover, distance)
            potential += found.potential
            actual += found.actual
            clipped += found.clipped
            part(1.0)
        if np.isnan(potential).all():
            raise InputError("Nothing can be computed: the rasters have no cell with data in common.")
        known = int((~np.isnan(potential)).sum())
        if clipped:
            job.warn(
                "{count} {count:cell|cells} ({share:.1f} % of all periods) would lose less by stronger wind in the "
                "equation; they count as its highest loss.",
                count=clipped,
                share=100.0 * clipped / (known * len(periods)),
            )
        fixed = potential - actual
        for name, values in ((self.tr("potential loss"), potential), (self.tr("actual loss"), actual),
                             (self.tr("sand fixation"), fixed)):  # fmt: skip
            job.log(
                "{name}: mean {mean:.4g} kg/m2, highest {most:.4g} kg/m2.",
                name=name,
                mean=float(np.nanmean(values)),
                most=float(np.nanmax(values)),
            )
        job.set("MEAN", float(np.nanmean(fixed)))
        job.write_raster("OUTPUT", fixed, style=RampStyle("quality"))
        job.write_raster("POTENTIAL", potential, style=RampStyle("cost"))
        job.write_raster("ACTUAL", actual, style=RampStyle("cost"))


def _percent(cover):
    """Cover in percent; a cover up to 1 is a share."""
    return cover * 100.0 if np.nanmax(cover) <= 1.0 else cover
