"""esp:wateryield: annual water yield."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.progress import part_of
from ...core.services.class_table import require_range
from ...core.services.water_yield import water_yield
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .service_tables import add_preset, check_tables, class_table
from .service_zones import Zones, add_zones, check_zones

_COLUMNS = ("kc", "root_depth", "lulc_veg")


class WaterYieldModel(EspAlgorithm):
    """Annual water yield by InVEST's model."""

    GROUP = "services"
    NEEDS_METRES = True

    LANDCOVER = "LANDCOVER"
    PRECIPITATION = "PRECIPITATION"
    ET0 = "ET0"
    SOIL_DEPTH = "SOIL_DEPTH"
    PAWC = "PAWC"
    BIOPHYSICAL = "BIOPHYSICAL"
    Z = "Z"
    ZONES = "ZONES"
    OUTPUT = "OUTPUT"
    AET = "AET"
    FRACTION = "FRACTION"
    ZONES_OUT = "ZONES_OUT"
    MEAN_YIELD = "MEAN_YIELD"
    VOLUME = "VOLUME"

    def name(self):
        """Id of the algorithm."""
        return "wateryield"

    def displayName(self):
        """Name in the toolbox."""
        return self.tr("Water yield")

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr("Annual water yield from rain, evapotranspiration, soil and land cover (InVEST).")

    def tags(self):
        """Words that find it."""
        return self.tr("InVEST,Budyko,runoff,evapotranspiration,water supply,ecosystem service").split(",")

    def about(self):
        """The help."""
        return About(
            purpose=self.tr(
                "Gives the water that rain leaves after evapotranspiration, for each cell and summed over zones. "
                "Reads InVEST's biophysical table as it is."
            ),
            formula=self.tr(
                "Y = (1 - AET/P) P. PET = Kc ET0; &omega; = min(Z min(soil, roots) PAWC / P + 1.25, 5). Vegetated: "
                "AET/P = min(PET/P, 1 + PET/P - (1 + (PET/P)<sup>&omega;</sup>)<sup>1/&omega;</sup>). "
                "Water, ice, wetland, built-up: AET = min(PET, P)."
            ),
            reading=self.tr(
                "Millimetres a year; no flow between cells. Z is the season's pattern of rain, 1 to 30, about 0.2 "
                "times the number of rain events a year: calibrate it with a gauge. A cell without rain has no result. "
                "For zones, wyield_vol is InVEST's volume (mean of the cells with data times the polygon's whole area, "
                "too much where the polygon has gaps) and vol_valid the sum over the cells with data."
            ),
            source=self.tr(
                "InVEST 3.20 (Natural Capital Project), annual water yield; Zhang et al. (2004); Donohue et al. (2012)"
                "; Land 2025, 14: 2159, table 4 (the paper gives neither Z nor the vegetated flag nor a shrub row)."
            ),
        )

    def define(self):
        """The form."""
        self.add_raster(self.LANDCOVER, self.tr("Land cover"), help=self.tr("Its grid is the result's."))
        self.add_raster(self.PRECIPITATION, self.tr("Precipitation, mm a year"))
        self.add_raster(
            self.ET0,
            self.tr("Reference evapotranspiration, mm a year"),
            help=self.tr("For example from esp:climateindex."),
        )
        self.add_raster(self.SOIL_DEPTH, self.tr("Soil depth (root-restricting layer), mm"))
        self.add_raster(self.PAWC, self.tr("Plant available water content, 0 to 1"))
        add_preset(self)
        self.add_table(
            self.BIOPHYSICAL,
            self.tr("Biophysical table"),
            optional=True,
            help=self.tr("Columns lucode, kc, root_depth (mm), lulc_veg (1 vegetated, 0 not)."),
        )
        self.add_number(
            self.Z,
            self.tr("Seasonality constant Z"),
            5.0,
            minimum=0.01,
            help=self.tr("1 to 30; about 0.2 times the number of rain events a year."),
        )
        add_zones(self)
        self.add_raster_output(self.OUTPUT, self.tr("Water yield"))
        self.add_raster_output(self.AET, self.tr("Actual evapotranspiration"), optional=True)
        self.add_raster_output(self.FRACTION, self.tr("Evapotranspiration over precipitation"), optional=True)
        self.add_vector_output(self.ZONES_OUT, self.tr("Zones with their yield"), optional=True)
        self.add_number_result(self.MEAN_YIELD, self.tr("Mean yield, mm"))
        self.add_number_result(self.VOLUME, self.tr("Volume of all cells with data, m3"))

    def check(self, values):
        """The table and the zones."""
        check_tables(values, self.BIOPHYSICAL)
        check_zones(values)

    def work(self, job):
        """Look up, compute, sum."""
        land_cover = job.classes(self.LANDCOVER)
        name = job.layer_name(self.LANDCOVER)
        table = class_table(job, self.BIOPHYSICAL, "shiyang_water_yield", _COLUMNS, land_cover, name)
        require_range(table, "kc", 0.0, np.inf)
        require_range(table, "root_depth", -1.0, np.inf)
        require_range(table, "lulc_veg", 0.0, 1.0)
        rows = table.rows(land_cover.values, land_cover.valid, name)
        rain, reference, depth, available = (
            job.values(key) for key in (self.PRECIPITATION, self.ET0, self.SOIL_DEPTH, self.PAWC)
        )
        factors = [table.column(heading)[rows] for heading in _COLUMNS]
        result = water_yield(
            rain, reference, depth, available, *factors, job.number(self.Z), part_of(job.progress, 0.4, 0.9)
        )
        if np.isnan(result.water_yield).all():
            raise InputError("No cell has a water yield: the rasters have no cell with rain and data in common.")
        dry = int(np.count_nonzero(rain == 0))
        if dry:
            job.warn("{count} cells without rain have no result.", count=dry)
        if job.given(self.ZONES):
            potential = np.where(np.isnan(result.water_yield), np.nan, factors[0] * reference)
            rain = np.where(np.isnan(result.water_yield), np.nan, rain)
            self._write_zones(job, rain, potential, result)
        cell = job.grid.cell_size**2
        job.set(self.MEAN_YIELD, float(np.nanmean(result.water_yield)))
        job.set(self.VOLUME, float(np.nansum(result.water_yield) / 1000.0 * cell))
        job.write_raster(self.OUTPUT, result.water_yield, style=RampStyle("water"))
        job.write_raster(self.AET, result.evapotranspiration, style=RampStyle("water"))
        job.write_raster(self.FRACTION, result.fraction, style=RampStyle("water", 0.0, 1.0, reverse=True))

    def _write_zones(self, job, rain, potential, result):
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
        zones.write(self.ZONES_OUT, columns, RampStyle("water", field="wyield_mn"))
