"""esp:carbonstorage: carbon of land cover, its change and what that is worth."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.services.carbon import POOLS, carbon_storage, sequestration_value
from ...core.services.class_table import require_range
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .service_tables import add_preset, check_tables, class_table
from .service_zones import Zones, add_zones, check_zones


class CarbonStorage(EspAlgorithm):
    """Carbon storage by InVEST's model."""

    GROUP = "services"
    NEEDS_METRES = True

    LANDCOVER = "LANDCOVER"
    POOLS = "POOLS"
    LATER = "LATER"
    PRICE = "PRICE"
    YEARS = "YEARS"
    DISCOUNT = "DISCOUNT"
    PRICE_CHANGE = "PRICE_CHANGE"
    ZONES = "ZONES"
    OUTPUT = "OUTPUT"
    OUTPUT_LATER = "OUTPUT_LATER"
    CHANGE = "CHANGE"
    VALUE = "VALUE"
    ZONES_OUT = "ZONES_OUT"
    TOTAL = "TOTAL"
    TOTAL_LATER = "TOTAL_LATER"
    TOTAL_CHANGE = "TOTAL_CHANGE"
    TOTAL_VALUE = "TOTAL_VALUE"

    def name(self):
        """Id of the algorithm."""
        return "carbonstorage"

    def displayName(self):
        """Name in the toolbox."""
        return self.tr("Carbon storage")

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr("Carbon stored in land cover, its change and net present value (InVEST).")

    def tags(self):
        """Words that find it."""
        return self.tr("InVEST,carbon,sequestration,biomass,soil carbon,ecosystem service").split(",")

    def about(self):
        """The help."""
        return About(
            purpose=self.tr(
                "Adds up the carbon pools of each land-cover class, with a later map also the change and its value. "
                "Reads InVEST's pools table as it is."
            ),
            formula=self.tr(
                "C = C<sub>above</sub> + C<sub>below</sub> + C<sub>soil</sub> + C<sub>dead</sub> (t/ha); total = "
                "&Sigma; C &middot; cell area. Value = change &middot; price / years &middot; &Sigma;<sub>t</sub> "
                "[(1 + r)(1 + c)]<sup>-t</sup>, t = 0 to years - 1."
            ),
            reading=self.tr(
                "Tonnes of carbon a hectare, constant in a class; the total is in tonnes. The soil values of the "
                "Shiyang paper (7 to 16 t/ha) look about ten times too low, and its printed county means exceed "
                "what its table allows."
            ),
            source=self.tr(
                "InVEST 3.20 (Natural Capital Project), carbon storage and sequestration; Land 2025, 14: 2159, table 6 "
                "(the paper's shrub row is missing: the mean of tree and grass stands in)."
            ),
        )

    def define(self):
        """The form."""
        self.add_raster(self.LANDCOVER, self.tr("Land cover"), help=self.tr("Its grid is the result's."))
        add_preset(self)
        self.add_table(
            self.POOLS,
            self.tr("Carbon pools table"),
            optional=True,
            help=self.tr("Columns lucode, c_above, c_below, c_soil, c_dead, t/ha."),
        )
        self.add_raster(self.LATER, self.tr("Later or alternative land cover"), optional=True)
        self.add_number(
            self.PRICE,
            self.tr("Price of a tonne of carbon"),
            minimum=0.0,
            advanced=True,
            help=self.tr("Empty: no value is computed."),
        )
        self.add_number(self.YEARS, self.tr("Years between the two maps"), 1, minimum=1, whole=True, advanced=True)
        self.add_number(self.DISCOUNT, self.tr("Discount rate, percent a year"), 0.0, minimum=-99.0, advanced=True)
        self.add_number(
            self.PRICE_CHANGE,
            self.tr("Change of the price, percent a year"),
            0.0,
            minimum=-99.0,
            advanced=True,
            help=self.tr("As InVEST uses it: a positive rate lowers the value of later storage."),
        )
        add_zones(self)
        self.add_raster_output(self.OUTPUT, self.tr("Carbon storage"))
        self.add_raster_output(self.OUTPUT_LATER, self.tr("Later carbon storage"), optional=True)
        self.add_raster_output(self.CHANGE, self.tr("Change of carbon storage"), optional=True)
        self.add_raster_output(self.VALUE, self.tr("Net present value of the change"), optional=True)
        self.add_vector_output(self.ZONES_OUT, self.tr("Zones with their carbon"), optional=True)
        self.add_number_result(self.TOTAL, self.tr("Carbon, t"))
        self.add_number_result(self.TOTAL_LATER, self.tr("Later carbon, t"))
        self.add_number_result(self.TOTAL_CHANGE, self.tr("Change, t"))
        self.add_number_result(self.TOTAL_VALUE, self.tr("Net present value"))

    def check(self, values):
        """What needs a later map or a price."""
        check_tables(values, self.POOLS)
        check_zones(values)
        for key in (self.OUTPUT_LATER, self.CHANGE, self.VALUE):
            if values.given(key) and not values.given(self.LATER):
                raise InputError("{output} needs a later land cover.", output=values.label(key))
        if values.given(self.PRICE) and not values.given(self.LATER):
            raise InputError("{output} needs a later land cover.", output=values.label(self.PRICE))
        if values.given(self.VALUE) and not values.given(self.PRICE):
            raise InputError("The value of the change needs a price of carbon.")

    def work(self, job):
        """Look up, sum, compare."""
        land_cover = job.classes(self.LANDCOVER)
        name = job.layer_name(self.LANDCOVER)
        pools = class_table(job, self.POOLS, "shiyang_carbon", POOLS, land_cover, name)
        for pool in POOLS:
            require_range(pools, pool, 0.0, np.inf)
        density = carbon_storage(pools, pools.rows(land_cover.values, land_cover.valid, name))
        job.progress(0.3)
        hectares = job.grid.cell_area_ha
        job.set(self.TOTAL, float(np.nansum(density) * hectares))
        job.record("mean t/ha", float(np.nanmean(density)))
        layers = [("carbon", density)]
        if job.given(self.LATER):
            layers += self._compare(job, pools, density, hectares)
        job.progress(0.7)
        if job.given(self.ZONES):
            zones = Zones(job)
            columns = []
            for heading, layer in layers:
                statistics = zones.statistics(layer)
                columns += [(f"{heading}_t", statistics.sums * hectares), (f"{heading}_mn", statistics.means)]
            columns.append(("valid_ha", statistics.valid * hectares))
            zones.write(self.ZONES_OUT, columns, RampStyle("quality", field="carbon_mn"))
        job.write_raster(self.OUTPUT, density, style=RampStyle("quality"))

    def _compare(self, job, pools, density, hectares):
        raster = job.classes(self.LATER)
        later = carbon_storage(pools, pools.rows(raster.values, raster.valid, job.layer_name(self.LATER)))
        change = later - density
        job.set(self.TOTAL_LATER, float(np.nansum(later) * hectares))
        job.set(self.TOTAL_CHANGE, float(np.nansum(change) * hectares))
        job.write_raster(self.OUTPUT_LATER, later, style=RampStyle("quality"))
        most = float(np.nanmax(np.abs(change), initial=0.0)) or 1.0
        job.write_raster(self.CHANGE, change, style=RampStyle("change", -most, most))
        price = job.number(self.PRICE)
        if price is not None:
            value = sequestration_value(
                change,
                price,
                job.integer(self.YEARS),
                job.number(self.DISCOUNT),
                job.number(self.PRICE_CHANGE),
            )
            job.set(self.TOTAL_VALUE, float(np.nansum(value) * hectares))
            job.write_raster(self.VALUE, value, style=RampStyle("change"))
        return [("later", later), ("change", change)]
