"""esp:wateryield: annual water yield."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...core.errors import InputError
from ...core.progress import part_of
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .service_tables import add_preset
from .service_zones import add_zones

_COLUMNS = ("kc", "root_depth", "lulc_veg")
# What the enum's options mean, in the order of the form.
_CLIMATE = ("bilinear", "nearest")


class WaterYieldModel(EspAlgorithm):
    """Annual water yield by InVEST's model."""

    NAME = "wateryield"
    GROUP = "services"
    TITLE = "Water yield"
    SUMMARY = "Annual water yield from rain, evapotranspiration, soil and land cover (InVEST)."
    TAGS = "InVEST,Budyko,runoff,evapotranspiration,water supply,ecosystem service"
    NEEDS_METRES = True
    BYTES_A_CELL = 66.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Gives the water that rain leaves after evapotranspiration, for each cell and summed over zones. "
            "Reads InVEST's biophysical table as it is."
        ),
        formula=(
            "Y = (1 - AET/P) P. PET = Kc ET0; &omega; = min(Z min(soil, roots) PAWC / P + 1.25, 5). Vegetated: "
            "AET/P = min(PET/P, 1 + PET/P - (1 + (PET/P)<sup>&omega;</sup>)<sup>1/&omega;</sup>). "
            "Water, ice, wetland, built-up: AET = min(PET, P)."
        ),
        reading=(
            "Millimetres a year; no flow between cells. Z is the season's pattern of rain, 1 to 30, about 0.2 "
            "times the number of rain events a year: calibrate it with a gauge. A cell without rain has no result. "
            "For zones, wyield_vol is InVEST's volume (mean of the cells with data times the polygon's whole area, "
            "too much where the polygon has gaps) and vol_valid the sum over the cells with data."
        ),
        source=(
            "InVEST 3.20 (Natural Capital Project), annual water yield; Zhang et al. (2004); Donohue et al. (2012)"
            "; Land 2025, 14: 2159, table 4 (the paper gives neither Z nor the vegetated flag nor a shrub row)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("LANDCOVER", "Land cover", help="Its grid is the result's.")
        self.add_raster("PRECIPITATION", "Precipitation, mm a year")
        self.add_raster("ET0", "Reference evapotranspiration, mm a year", help="For example from esp:climateindex.")
        self.add_raster("SOIL_DEPTH", "Soil depth (root-restricting layer), mm")
        self.add_raster("PAWC", "Plant available water content, 0 to 1")
        add_preset(self)
        self.add_table(
            "BIOPHYSICAL",
            "Biophysical table",
            optional=True,
            help="Columns lucode, kc, root_depth (mm), lulc_veg (1 vegetated, 0 not).",
        )
        self.add_number(
            "Z",
            "Seasonality constant Z",
            5.0,
            minimum=0.01,
            help="1 to 30; about 0.2 times the number of rain events a year.",
        )
        self.add_choice(
            "CLIMATE",
            "Climate and soil on another grid",
            ["Interpolated (bilinear)", "Nearest cell (InVEST)"],
            advanced=True,
            words=_CLIMATE,
            help="Coarse climate shows steps by the nearest cell, as InVEST has it.",
        )
        add_zones(self)
        self.add_raster_output("OUTPUT", "Water yield")
        self.add_raster_output("AET", "Actual evapotranspiration", optional=True)
        self.add_raster_output("FRACTION", "Evapotranspiration over precipitation", optional=True)
        self.add_vector_output("ZONES_OUT", "Zones with their yield", optional=True)
        self.add_number_result("MEAN_YIELD", "Mean yield, mm")
        self.add_number_result("VOLUME", "Volume of all cells with data, m3")

    def bytes_needed(self, values, cells):
        """Zones are labels of the whole raster."""
        from .service_zones import bytes_of_zones

        return super().bytes_needed(values, cells) + bytes_of_zones(values) * cells

    def check(self, values):
        """The table and the zones."""
        from .service_tables import check_tables
        from .service_zones import check_zones

        check_tables(values, "BIOPHYSICAL")
        check_zones(values)

    def work(self, job):
        """Look up, compute, sum."""
        from ...core.rows import extent, mapped, strips
        from ...core.services.class_table import require_range
        from ...core.services.water_yield import WaterYield, water_yield
        from .service_tables import class_table

        land_cover = job.class_rows("LANDCOVER")
        name = job.layer_name("LANDCOVER")
        table = class_table(job, "BIOPHYSICAL", "shiyang_water_yield", _COLUMNS, land_cover, name)
        require_range(table, "kc", 0.0, np.inf)
        require_range(table, "root_depth", -1.0, np.inf)
        require_range(table, "lulc_veg", 0.0, 1.0)
        rows = table.rows_of(land_cover.values, land_cover.valid, job.passing(np.int32), name)
        nearest = job.word("CLIMATE") == "nearest"
        rain, reference, depth, available = (
            job.rows(key, nearest) for key in ("PRECIPITATION", "ET0", "SOIL_DEPTH", "PAWC")
        )
        factors = [mapped(partial(_picked, table.column(heading)), rows) for heading in _COLUMNS]
        out = WaterYield(job.passing(), job.passing(), job.passing())
        computing = part_of(job.progress, 0.4, 0.9)
        result = water_yield(rain, reference, depth, available, *factors, job.number("Z"), computing, out)
        found = extent(result.water_yield)
        if not found.cells:
            raise InputError("No cell has a water yield: the rasters have no cell with rain and data in common.")
        dry = sum(int(np.count_nonzero(rain[strip] == 0)) for strip in strips(rain.shape))
        if dry:
            job.warn("{count} {count:cell|cells} without rain {count:has|have} no result.", count=dry)
        if job.given("ZONES"):
            # Cells without rain have no yield, but it is on them, too, that it does not rain.
            self._write_zones(job, rain, mapped(np.multiply, factors[0], reference), result)
        cell = job.grid.cell_size**2
        job.set("MEAN_YIELD", found.mean)
        job.set("VOLUME", found.total / 1000.0 * cell)
        job.write_raster("OUTPUT", result.water_yield, style=RampStyle("water"))
        job.write_raster("AET", result.evapotranspiration, style=RampStyle("water"))
        job.write_raster("FRACTION", result.fraction, style=RampStyle("water", 0.0, 1.0, reverse=True))

    def _write_zones(self, job, rain, potential, result):
        from .service_zones import Zones

        zones = Zones(job)
        water = zones.statistics(result.water_yield)
        cell = job.grid.cell_size**2
        columns = [
            ("precip_mn", zones.statistics(rain).means),
            ("PET_mn", zones.statistics(potential).means),
            ("AET_mn", zones.statistics(result.evapotranspiration).means),
            ("wyield_mn", water.means),
            ("wyield_vol", water.means * zones.areas / 1000.0),
            ("vol_valid", water.sums * cell / 1000.0),
            ("valid_ha", water.valid * job.grid.cell_area_ha),
        ]
        zones.write("ZONES_OUT", columns, RampStyle("water", field="wyield_mn"))


def _picked(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    return values[places]
