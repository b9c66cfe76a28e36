"""esp:climateindex: yearly sums and maxima, reference evapotranspiration, erosivity and erodibility."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError, phrase
from ...core.progress import part_of
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .soil_texture import doubt_texture

# The indices in the order of the form; erosivity by several forms stands between them.
_SUM, _MAXIMUM, _HARGREAVES, _MODIFIED = range(4)
_EPIC, _EPIC_CHINA, _WIND = 9, 10, 11


class ClimateIndex(EspAlgorithm):
    """What the service models need of climate and soil."""

    NAME = "climateindex"
    GROUP = "services"
    TITLE = "Climate and soil index"
    SUMMARY = "Yearly sums, reference evapotranspiration, erosivity of rain and wind, soil erodibility."
    TAGS = "Hargreaves,evapotranspiration,R factor,K factor,EPIC,erosivity,erodibility,NDVI"
    BYTES_A_CELL = 45.0
    BYTES_A_LAYER = 4.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Makes the climate and soil rasters that water yield and soil retention need from monthly rain and "
            "temperature and from soil texture."
        ),
        formula=(
            "Hargreaves: &Sigma; days &middot; 0.0023 &middot; 0.408 Ra (T + 17.8) (Tmax - Tmin)<sup>0.5</sup>; "
            "modified: 0.0013 &middot; 0.408 Ra (T + 17) (Tmax - Tmin - 0.0123 P)<sup>0.76</sup>. Erosivity with "
            "F = &Sigma; p<sup>2</sup>/P: Renard and Freimund 0.0483 P<sup>1.61</sup> (587.8 - 1.219 P + 0.004105 "
            "P<sup>2</sup> above 850 mm) or 0.7397 F<sup>1.847</sup> (95.77 - 6.081 F + 0.477 F<sup>2</sup> from "
            "55 mm); Zhang and Fu 0.0534 P<sup>1.6548</sup> or 0.3589 F<sup>1.9462</sup>; Arnoldus 9.81 &Sigma; "
            "1.735 &middot; 10<sup>1.5 lg(p&sup2;/P) - 0.8188</sup>. Erodibility: EPIC, times 0.1317. Wind: "
            "1/100 &Sigma; u<sup>3</sup> (ETP - P)/ETP days, ETP = 0.19 (20 + T)<sup>2</sup> (1 - r), u at 2 m."
        ),
        reading=(
            "Evapotranspiration in mm a year, R in MJ mm / (ha h yr), K in t ha h / (ha MJ mm). The forms of "
            "erosivity differ by a factor of two and more in dry basins: keep to one. 0.07397 and a factor of "
            "17.02 for Arnoldus' form are found in print; the first leaves a gap of a factor of ten between "
            "the branches, the second converts units twice."
        ),
        source=(
            "Hargreaves and Samani (1985); Droogers and Allen (2002); Allen et al. (1998), FAO 56; Renard and "
            "Freimund (1994); Zhang and Fu (2003); Arnoldus (1977, 1980); Williams (1990); Zhang et al. (2008); "
            "FAO (1979) (wind)."
        ),
    )

    def define(self):
        """The form."""
        self.add_choice(
            "INDEX",
            "Index",
            [
                "Sum of the rasters",
                "Greatest value of the rasters",
                "Reference evapotranspiration: Hargreaves",
                "Reference evapotranspiration: modified Hargreaves",
                "Erosivity: Renard and Freimund (1994), yearly rain",
                "Erosivity: Renard and Freimund (1994), monthly rain",
                "Erosivity: Zhang and Fu (2003), yearly rain, China",
                "Erosivity: Zhang and Fu (2003), monthly rain, China",
                "Erosivity: Arnoldus (1977), monthly rain",
                "Erodibility: EPIC",
                "Erodibility: EPIC, corrected for China",
                "Climatic erosivity of wind, monthly",
            ],
            help="What is computed of the monthly rasters; the form must have the rasters that it names.",
        )
        self.add_rasters(
            "PRECIPITATION",
            "Monthly rasters: rain (mm) or others",
            optional=True,
            help=(
                "Rain; for sum and greatest value also NDVI and the like. Twelve layers or one of twelve bands, "
                "January first; names with numbers are sorted by them. For yearly rain one raster of the year's sum "
                "will do."
            ),
        )
        self.add_rasters("TMIN", "Monthly minimum temperature, degrees Celsius", optional=True)
        self.add_rasters("TMAX", "Monthly maximum temperature, degrees Celsius", optional=True)
        self.add_rasters("WIND", "Monthly mean wind speed, m/s", optional=True)
        self.add_number(
            "WIND_HEIGHT", "Height of the wind above ground (m)", 10.0, minimum=0.01, advanced=True,
            help="Wind is brought to 2 m by the logarithmic profile.",
        )
        self.add_rasters("HUMIDITY", "Monthly relative humidity, percent", optional=True)
        self.add_raster("SAND", "Sand, percent", optional=True)
        self.add_raster("SILT", "Silt, percent", optional=True)
        self.add_raster("CLAY", "Clay, percent", optional=True)
        self.add_raster(
            "SOC", "Organic carbon, percent", optional=True, help="Organic matter divided by 1.724; g/kg divided by 10."
        )
        self.add_raster_output("OUTPUT", "Index")
        self.add_number_result("MEAN", "Mean")

    def check(self, values):
        """The layers that the index needs."""
        for key in self._needed(values.choice("INDEX")):
            if not values.given(key):
                raise InputError("This index needs: {parameter}.", parameter=values.label(key))

    def _needed(self, index):
        if index in (_EPIC, _EPIC_CHINA):
            return ("SAND", "SILT", "CLAY", "SOC")
        if index == _HARGREAVES:
            return ("TMIN", "TMAX")
        if index == _WIND:
            return ("WIND", "PRECIPITATION", "TMIN", "TMAX", "HUMIDITY")
        if index == _MODIFIED:
            return ("TMIN", "TMAX", "PRECIPITATION")
        return ("PRECIPITATION",)

    def work(self, job):
        """Read what the index needs and compute it."""
        from ...core.rows import extent, mapped
        from ...core.services.erodibility import erodibility_epic
        from ...core.services.evapotranspiration import reference_evapotranspiration
        from ..layers.latitudes import cell_latitudes
        from ..layers.monthly_layers import monthly_layers

        index = job.choice("INDEX")
        if index in (_EPIC, _EPIC_CHINA):
            layers = [job.rows(key) for key in self._needed(index)]
            doubt_texture(job, *layers[:3])
            result, ramp = erodibility_epic(*layers, china=index == _EPIC_CHINA), "cost"
        elif index in (_HARGREAVES, _MODIFIED):
            least, greatest = monthly_layers(job, "TMIN"), monthly_layers(job, "TMAX")
            rain = monthly_layers(job, "PRECIPITATION") if index == _MODIFIED else None
            # By rows as the temperatures are.
            latitude = mapped(lambda degrees, _: degrees, cell_latitudes(job.grid, job.context), least[0])
            result = reference_evapotranspiration(least, greatest, latitude, rain)
            ramp = "water"
        elif index == _WIND:
            result, ramp = self._of_wind(job), "cost"
        else:
            result, ramp = self._of_months(job, index), "water"
        result = job.put_away(result, part_of(job.progress, 0.3, 0.9))
        found = extent(result)
        if not found.cells:
            raise InputError("The index has no value anywhere: the rasters have no cell with data in common.")
        job.set("MEAN", found.mean)
        job.write_raster("OUTPUT", result, style=RampStyle(ramp))

    @staticmethod
    def _of_wind(job):
        from ...core.rows import bounds, mapped
        from ...core.services.evapotranspiration import DAYS
        from ...core.services.monthly import check_months
        from ...core.services.wind_erosion import climatic_erosivity, wind_at_two_metres
        from ..layers.monthly_layers import monthly_layers

        wind, rain, least, most, humid = (
            monthly_layers(job, key) for key in ("WIND", "PRECIPITATION", "TMIN", "TMAX", "HUMIDITY")
        )
        for layers, what in ((wind, phrase("wind")), (rain, phrase("precipitation")), (least, phrase("temperature")),
                             (most, phrase("temperature")), (humid, phrase("humidity"))):  # fmt: skip
            check_months(layers, what)
        wind = [wind_at_two_metres(layer, job.number("WIND_HEIGHT")) for layer in wind]
        heat = [mapped(lambda low, high: (low.astype(np.float64) + high) / 2.0, *pair) for pair in zip(least, most)]
        share = 100.0 if max(bounds(layer)[1] for layer in humid) > 1.0 else 1.0
        humid = [mapped(lambda cells: cells / share, layer, dtype=layer.dtype) for layer in humid]
        return climatic_erosivity(wind, rain, heat, humid, DAYS)

    def _of_months(self, job, index):
        from ...core.services.monthly import annual_maximum, annual_sum
        from ..layers.monthly_layers import monthly_layers

        layers = monthly_layers(job, "PRECIPITATION")
        if index == _SUM:
            return annual_sum(layers)
        if index == _MAXIMUM:
            return annual_maximum(layers)
        form, needs = _erosivity_form(index)
        if needs == "months":
            return form(layers)
        if len(layers) not in (1, 12):
            raise InputError(
                "There are {count} rasters of rain; give the year's sum, or its twelve months.", count=len(layers)
            )
        return form(annual_sum(layers))


def _erosivity_form(index: int):
    """A form of the erosivity, and what it needs."""
    from ...core.services import erosivity

    return {
        4: (erosivity.erosivity_renard_annual, "annual"),
        5: (erosivity.erosivity_renard_monthly, "months"),
        6: (erosivity.erosivity_zhang_annual, "annual"),
        7: (erosivity.erosivity_zhang_monthly, "months"),
        8: (erosivity.erosivity_arnoldus, "months"),
    }[index]
