"""esp:carbonstorage: carbon of land cover, its change and what that is worth."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .service_tables import add_preset
from .service_zones import add_zones


class CarbonStorage(EspAlgorithm):
    """Carbon storage by InVEST's model."""

    NAME = "carbonstorage"
    GROUP = "services"
    TITLE = "Carbon storage"
    SUMMARY = "Carbon stored in land cover, its change and net present value (InVEST)."
    TAGS = "InVEST,carbon,sequestration,biomass,soil carbon,ecosystem service"
    NEEDS_METRES = True
    BYTES_A_CELL = 20.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Adds up the carbon pools of each land-cover class, with a later map also the change and its value. "
            "Reads InVEST's pools table as it is."
        ),
        formula=(
            "C = C<sub>above</sub> + C<sub>below</sub> + C<sub>soil</sub> + C<sub>dead</sub> (t/ha); total = "
            "&Sigma; C &middot; cell area. Value = change &middot; price / years &middot; &Sigma;<sub>t</sub> "
            "[(1 + r)(1 + c)]<sup>-t</sup>, t = 0 to years - 1."
        ),
        reading=(
            "Tonnes of carbon a hectare, constant in a class; the total is in tonnes. The soil values of the "
            "Shiyang paper (7 to 16 t/ha) look about ten times too low, and its printed county means exceed "
            "what its table allows."
        ),
        source=(
            "InVEST 3.20 (Natural Capital Project), carbon storage and sequestration; Land 2025, 14: 2159, table 6 "
            "(the paper's shrub row is missing: the mean of tree and grass stands in)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("LANDCOVER", "Land cover", help="Its grid is the result's.")
        add_preset(self)
        self.add_table(
            "POOLS", "Carbon pools table", optional=True, help="Columns lucode, c_above, c_below, c_soil, c_dead, t/ha."
        )
        self.add_raster("LATER", "Later or alternative land cover", optional=True)
        self.add_number(
            "PRICE", "Price of a tonne of carbon", minimum=0.0, advanced=True, help="Empty: no value is computed."
        )
        self.add_number(
            "YEARS", "Years between the two maps", 1, minimum=1, whole=True, advanced=True,
            help="The change is spread over them, for its value.",
        )
        self.add_number(
            "DISCOUNT", "Discount rate, percent a year", 0.0, minimum=-99.0, advanced=True,
            help="Later years count less. 0: all the same.",
        )
        self.add_number(
            "PRICE_CHANGE",
            "Change of the price, percent a year",
            0.0,
            minimum=-99.0,
            advanced=True,
            help="As InVEST uses it: a positive rate lowers the value of later storage.",
        )
        add_zones(self)
        self.add_raster_output("OUTPUT", "Carbon storage")
        self.add_raster_output("OUTPUT_LATER", "Later carbon storage", optional=True)
        self.add_raster_output("CHANGE", "Change of carbon storage", optional=True)
        self.add_raster_output("VALUE", "Net present value of the change", optional=True)
        self.add_vector_output("ZONES_OUT", "Zones with their carbon", optional=True)
        self.add_number_result("TOTAL", "Carbon, t")
        self.add_number_result("TOTAL_LATER", "Later carbon, t")
        self.add_number_result("TOTAL_CHANGE", "Change, t")
        self.add_number_result("TOTAL_VALUE", "Net present value")

    def bytes_needed(self, values, cells):
        """Zones are labels of the whole raster."""
        from .service_zones import bytes_of_zones

        return super().bytes_needed(values, cells) + bytes_of_zones(values) * cells

    def check(self, values):
        """What needs a later map or a price."""
        from .service_tables import check_tables
        from .service_zones import check_zones

        check_tables(values, "POOLS")
        check_zones(values)
        for key in ("OUTPUT_LATER", "CHANGE", "VALUE"):
            if values.given(key) and not values.given("LATER"):
                raise InputError("{output} needs a later land cover.", output=values.label(key))
        if values.given("PRICE") and not values.given("LATER"):
            raise InputError("{output} needs a later land cover.", output=values.label("PRICE"))
        if values.given("VALUE") and not values.given("PRICE"):
            raise InputError("The value of the change needs a price of carbon.")

    def work(self, job):
        """Look up, sum, compare."""
        from ...core.rows import extent
        from ...core.services.carbon import POOLS, carbon_storage
        from ...core.services.class_table import require_range
        from .service_tables import class_table
        from .service_zones import Zones

        land_cover = job.class_rows("LANDCOVER")
        name = job.layer_name("LANDCOVER")
        pools = class_table(job, "POOLS", "shiyang_carbon", POOLS, land_cover, name)
        for pool in POOLS:
            require_range(pools, pool, 0.0, np.inf)
        density = carbon_storage(pools, self._places(job, pools, land_cover, name))
        job.progress(0.3)
        hectares = job.grid.cell_area_ha
        found = extent(density)
        job.set("TOTAL", found.total * hectares)
        job.record("mean t/ha", found.mean)
        layers = [("carbon", density)]
        if job.given("LATER"):
            layers += self._compare(job, pools, density, hectares)
        job.progress(0.7)
        if job.given("ZONES"):
            zones = Zones(job)
            columns = []
            for heading, layer in layers:
                statistics = zones.statistics(layer)
                columns += [(f"{heading}_t", statistics.sums * hectares), (f"{heading}_mn", statistics.means)]
            columns.append(("valid_ha", statistics.valid * hectares))
            zones.write("ZONES_OUT", columns, RampStyle("quality", field="carbon_mn"))
        job.write_raster("OUTPUT", density, style=RampStyle("quality"))

    @staticmethod
    def _places(job, pools, raster, name):
        """The row of the table for each cell."""
        return pools.rows_of(raster.values, raster.valid, job.passing(np.int32), name)

    def _compare(self, job, pools, density, hectares):
        from ...core.rows import extent, mapped
        from ...core.services.carbon import carbon_storage, sequestration_value

        raster = job.class_rows("LATER")
        later = carbon_storage(pools, self._places(job, pools, raster, job.layer_name("LATER")))
        change = mapped(np.subtract, later, density)
        job.set("TOTAL_LATER", extent(later).total * hectares)
        job.set("TOTAL_CHANGE", extent(change).total * hectares)
        job.write_raster("OUTPUT_LATER", later, style=RampStyle("quality"))
        most = extent(mapped(np.abs, change)).maximum
        most = most if most > 0.0 else 1.0
        job.write_raster("CHANGE", change, style=RampStyle("change", -most, most))
        price = job.number("PRICE")
        if price is not None:
            terms = price, job.integer("YEARS"), job.number("DISCOUNT"), job.number("PRICE_CHANGE")
            value = mapped(lambda part: sequestration_value(part, *terms), change)
            job.set("TOTAL_VALUE", extent(value).total * hectares)
            job.write_raster("VALUE", value, style=RampStyle("change"))
        return [("later", later), ("change", change)]
