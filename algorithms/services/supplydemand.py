"""esp:supplydemand: where ecosystem services meet the demand for them."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.lists import words
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.styles import ClassStyle, RampStyle, ramp_colours
from .demand_layers import GIVEN, DemandLayers, add_demands, demands_of
from .supply_clusters import UnitRows, add_clusters

_COLUMNS = ("number", "service", "year", "supply", "demand", "most_sup", "most_dem", "esdr", "surplus_ha", "balance_ha",
            "deficit_ha", "moran", "high_high", "low_high", "low_low", "high_low", "received", "lost")  # fmt: skip


class SupplyDemand(EspAlgorithm):
    """Ratio, balance, clusters, flow."""

    NAME = "supplydemand"
    GROUP = "services"
    TITLE = "Supply of and demand for services"
    SUMMARY = "Supply-demand ratio of ecosystem services, its clusters, and the flow from supply to demand."
    TAGS = "supply,demand,ESDR,CESDR,bivariate Moran,LISA,mismatch,2SFCA,service flow"
    NEEDS_METRES = True
    BYTES_A_CELL = 12.0
    BYTES_A_LAYER = 4.0
    ABOUT = About(
        purpose=(
            "Compares what ecosystems supply with what people want: water, carbon, food, soil retention or others. "
            "Demands are rasters, or are made from population, economic product and cropland. Squares or zones show "
            "where high and low supply meet high and low demand, and what each receives from the supplies around it."
        ),
        formula=(
            "ESDR = (S - D) / ((S<sub>max</sub> + D<sub>max</sub>)/2), with the greatest values of all years; CESDR is "
            "the weighted mean of the services. Local bivariate Moran's I<sub>i</sub> = (n - 1)/n z<sub>S,i</sub> "
            "&Sigma;<sub>j</sub> w<sub>ij</sub> z<sub>D,j</sub>. Flow: R<sub>j</sub> = S<sub>j</sub> / "
            "&Sigma;<sub>k</sub> D<sub>k</sub> w<sub>jk</sub>; received<sub>i</sub> = D<sub>i</sub> "
            "&Sigma;<sub>j</sub> R<sub>j</sub> w<sub>ij</sub>."
        ),
        reading=(
            "Above 0 is surplus, below 0 deficit; supply and demand must have one unit, else the sign means nothing. "
            "A cluster tells of the supply in a unit and the demand around it: low-high is scarce supply among high "
            "demand. Its p is one-sided, so that of units without any pattern ten in a hundred lie below 0.05; use "
            "the correction for many tests. Clusters depend on the size of the squares. The flow shares every supply "
            "among the demands within the range; it knows no rivers, roads or markets."
        ),
        source=(
            "Li, Jiang, Yang and Qiu (2016), Ecological Indicators 60: 1008 (ratio); demand: Scientific Reports 15 "
            "(2025), 10.1038/s41598-025-13026-y; Anselin (1995) and PySAL's esda (clusters); Dai (2010), "
            "10.1016/j.healthplace.2010.06.012 (flow)."
        ),
    )

    def define(self):
        """The form."""
        self.add_rasters(
            "SUPPLIES",
            "Supplies",
            help="One for each service. With several years: all years of the first service, then of the next.",
        )
        self.add_text("YEARS", "Years", help="For example 2000, 2020. Empty: one year, each raster is a service.")
        add_demands(self)
        self.add_text("WEIGHTS", "Weights of the services", help="For their combined ratio. Empty: equal.")
        self.add_number(
            "TOLERANCE", "Ratios up to this, up or down, are balance", 0.0, minimum=0.0, advanced=True,
            help="0: only where supply and demand are the same.",
        )
        add_clusters(self)
        self.add_raster_output("OUTPUT", "Supply-demand ratio (a band for each service and year)")
        self.add_raster_output("LOG_RATIO", "Logarithm of supply by demand (bands)", optional=True)
        self.add_raster_output("CLASSES", "Surplus, balance, deficit (bands)", optional=True, cells="u1")
        self.add_raster_output("DEMAND", "Demands that were made (bands)", optional=True)
        self.add_vector_output("CLUSTERS", "Clusters and flow", optional=True, created=True)
        self.add_vector_output("TABLE", "Means, areas and clusters", "table", optional=True, created=True)
        self.add_number_result("RATIO", "Mean ratio of the last year")

    def bytes_a_cell(self, values):
        """Differences and made demands of all services and years stay until they are written."""
        return self.BYTES_A_CELL + self.BYTES_A_LAYER * values.layer_count("SUPPLIES") * (
            1 + values.given("LOG_RATIO") + values.given("DEMAND")
        )

    def check(self, values):
        """Supplies, years, demands and weights that go together."""
        years = max(len(words(values.text("YEARS"))), 1)
        count = values.layer_count("SUPPLIES")
        if count % years or not count:
            raise InputError(
                "{parameter}: {count} {count:raster|rasters} cannot be divided among {years} {years:year|years}.",
                parameter=values.label("SUPPLIES"),
                count=count,
                years=years,
            )
        demands = demands_of(values, count // years, years)
        values.check_weights("WEIGHTS", count // years)
        bands = count + (years if count > years else 0)
        for key, wanted in (("OUTPUT", bands), ("CLASSES", bands), ("LOG_RATIO", count)):
            values.will_write(key, wanted)
        if values.given("DEMAND") and all(demand.model == GIVEN for demand in demands):
            raise InputError("No demand is made; leave {output} out.", output=values.label("DEMAND"))

    def work(self, job):
        """Service after service, then the combined ratio."""
        from ...core.services.supply_demand import balance_classes, combined_ratio

        years = words(job.text("YEARS")) or [""]
        if len(set(years)) < len(years):
            raise InputError("{parameter}: a year stands there twice.", parameter=job.label("YEARS"))
        sources = job.raster_sources("SUPPLIES")
        names = job.layer_names("SUPPLIES")[:: len(years)]
        demands = demands_of(job, len(names), len(years))
        self._tell_pairs(job, names, years, demands)
        self.units, self.logs, self.made = UnitRows(job), [], []
        table = {key: [] for key in _COLUMNS}
        ratios = []
        for place, (name, part) in enumerate(zip(names, parts_of(job.progress, [1] * len(names)))):
            here = sources[place * len(years) : (place + 1) * len(years)]
            ratios.append(self._service(job, name, here, years, demands[place], table, part))
        bands = [f"{name} {year}".strip() for name in names for year in years]
        layers = [ratio for service in ratios for ratio in service]
        if len(names) > 1:
            weights = job.numbers("WEIGHTS") or [1.0] * len(names)
            for number, year in enumerate(years):
                combined = combined_ratio([service[number] for service in ratios], weights)
                layers.append(combined)
                bands.append(f"{self.tr('all services')} {year}".strip())
                self._count(job, table, None, self.tr("all services"), year, combined)
        job.set("RATIO", table["esdr"][-1])
        job.write_raster("OUTPUT", layers, band_names=bands, style=_both_ways(layers[0]))
        count = len(names) * len(years)
        if self.logs:
            job.write_raster("LOG_RATIO", self.logs, band_names=bands[:count], style=_both_ways(self.logs[0]))
        if self.made:
            called, made = zip(*self.made)
            job.write_raster("DEMAND", list(made), band_names=list(called), style=RampStyle("resistance"))
        if job.wants("CLASSES"):
            self._write_classes(job, [balance_classes(ratio, job.number("TOLERANCE")) for ratio in layers], bands)
        self.units.write(job)
        job.write_table("TABLE", table)

    @staticmethod
    def _tell_pairs(job, names, years, demands) -> None:
        given = job.layer_names("DEMANDS")
        for name, demand in zip(names, demands):
            if demand.model == GIVEN:
                first = demand.given * len(years)
                job.log("{supply}: its demand is {demand}.", supply=name,
                        demand=", ".join(given[first : first + len(years)]))  # fmt: skip
            else:
                job.log("{supply}: its demand is made ({model}).", supply=name, model=demand.model)

    def _service(self, job, name, sources, years, demand, table, progress) -> list:
        """The ratios of a service in all years."""
        from ...core.services.supply_demand import extremes, log_ratio, supply_demand_ratio

        supplies, wanted, layers = [], [], DemandLayers(job, len(years))
        given = job.raster_sources("DEMANDS")
        for number, year in enumerate(years):
            supplies.append(job.values_of(sources[number], key="SUPPLIES"))
            if demand.model == GIVEN:
                values = job.values_of(given[demand.given * len(years) + number], key="DEMANDS")
            else:
                values = layers.made(demand.model, number)
                if job.wants("DEMAND"):
                    self.made.append((f"{name} {year}".strip(), values.astype(np.float32)))
            wanted.append(values)
            progress(0.4 * (number + 1) / len(years))
        greatest = extremes(supplies, wanted)
        if job.wants("LOG_RATIO"):
            self.logs.extend(log_ratio(*pair).astype(np.float32) for pair in zip(supplies, wanted))
            self._tell_negative(job, name, supplies, wanted)
        first = len(table["number"])
        means = self.units.add(job, name, years, supplies, wanted, progress)
        ratios = []
        for number, year in enumerate(years):
            ratio = supply_demand_ratio(supplies[number], wanted[number], greatest)
            supplies[number] = wanted[number] = None
            ratios.append(ratio)
            self._count(job, table, first + number + 1, name, year, ratio, greatest, means[number])
        progress(1.0)
        return ratios

    @staticmethod
    def _tell_negative(job, name, supplies, wanted) -> None:
        count = sum(int(((supply < 0.0) | (demand < 0.0)).sum()) for supply, demand in zip(supplies, wanted))
        if count:
            job.warn(
                "{name}: {count} {count:cell has|cells have} a supply or demand below 0 and no logarithm.",
                name=name,
                count=count,
            )

    def _count(self, job, table, number, name, year, ratio, greatest=None, found=None) -> None:
        """A row of the table."""
        from ...core.services.supply_demand import BALANCE, DEFICIT, SURPLUS, balance_classes

        cells = np.bincount(balance_classes(ratio, job.number("TOLERANCE")).ravel(), minlength=4)
        known = int(cells[1:].sum())
        if not known:
            raise InputError("The services have no cell in common where all have data.")
        mean = float(np.nanmean(ratio, dtype=np.float64))
        area = job.grid.cell_area_ha
        row = [number, name, year, *(found.means if found else (None, None))]
        row += [greatest.supply, greatest.demand] if greatest else [None, None]
        row += [mean, *(int(cells[kind]) * area for kind in (SURPLUS, BALANCE, DEFICIT))]
        row += found.rest if found else [None] * 7
        for key, value in zip(_COLUMNS, row):
            table[key].append(value)
        job.log(
            "{name}: mean ratio {ratio:.4f}; surplus on {surplus:.1f} %, deficit on {deficit:.1f} % of the land.",
            name=f"{name} {year}".strip(),
            ratio=mean,
            surplus=100.0 * cells[SURPLUS] / known,
            deficit=100.0 * cells[DEFICIT] / known,
        )

    def _write_classes(self, job, classes, bands) -> None:
        titles = [self.tr("deficit"), self.tr("balance"), self.tr("surplus")]
        colours = ramp_colours("change", 5)
        entries = tuple(zip((1, 2, 3), (colours[0], colours[2], colours[4]), titles))
        job.write_classes("CLASSES", classes, ClassStyle(entries), nothing=0, band_names=bands)


def _both_ways(values) -> RampStyle:
    """A ramp with 0 in its middle, up to what all but a few cells keep to."""
    cells = values.ravel()[:: max(1, values.size // 200_000)]
    cells = np.abs(cells[~np.isnan(cells)])
    # Two digits are what a legend can show.
    limit = float(f"{np.percentile(cells, 98):.2g}") if cells.size else 0.0
    return RampStyle("change", -limit, limit) if limit > 0.0 else RampStyle("change", -1.0, 1.0)
