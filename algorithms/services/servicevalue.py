"""esp:servicevalue: the money value of ecosystem services by equivalents, for one or several years."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.presets import read_preset
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import legend_titles
from ..layers.styles import RampStyle
from .service_zones import add_zones

_PRESET = "qaidam_table2"


class ServiceValue(EspAlgorithm):
    """Value of ecosystem services."""

    NAME = "servicevalue"
    GROUP = "services"
    TITLE = "Value of ecosystem services"
    SUMMARY = "Money value of ecosystem services by equivalents, of one or several years."
    TAGS = "ESV,equivalent,Xie,value coefficient,ecosystem service,sensitivity coefficient,CESI"
    NEEDS_METRES = True
    FORMERLY = {"UNIT_SIZE": "SIZE"}
    BYTES_A_CELL = 20.0
    BYTES_A_LAYER = 11.0
    ABOUT = About(
        purpose=(
            "Values ecosystem services by land cover: a table of equivalents (how many times a hectare of each "
            "class gives what a hectare of crops gives) times the value of one standard unit. Years can be "
            "compared, and the total's sensitivity to each class' values is told."
        ),
        formula=(
            "ESV = &Sigma;<sub>k</sub>&Sigma;<sub>s</sub> A<sub>k</sub> e<sub>ks</sub> E f<sub>s</sub>. Standard "
            "unit from crops: E = 1/7 &Sigma; (A<sub>i</sub>/A) q<sub>i</sub> p<sub>i</sub>, q yield in kg/ha, p "
            "price. f: local NPP, precipitation or soil retention over its mean (of all years). Sensitivity CS = "
            "|(&Delta;ESV/ESV) / (&Delta;VC/VC)| with the class' values raised by half."
        ),
        reading=(
            "The raster is money per hectare and year. Values by equivalents rank places and years; they are no "
            "prices. CS below 1: the total hardly depends on that class' values. Snow and ice and water carry "
            "large equivalents, so small errors of their area matter."
        ),
        source=(
            "Xie et al. (2003, 2015); Journal of Arid Land 2025, 17(10), table 2 (equivalents x 6869.76 CNY/(ha "
            "yr)); Kreuter et al. (2001) for the sensitivity."
        ),
    )

    def define(self):
        """The form."""
        self.add_rasters("LANDCOVERS", "Land cover, one raster a year", help="In the order of the years.")
        self.add_text("YEARS", "Years", help="Empty: the years in the layers' names.")
        self.add_table(
            "VALUES",
            "Table of values",
            optional=True,
            help=(
                "A row a class: lucode (or name) and a column for each service, equivalents or money per hectare and "
                "year. Empty: table 2 of the Qaidam paper."
            ),
        )
        self.add_choice("LEGEND", "Legend of the land cover", legend_titles())
        self.add_number(
            "UNIT_VALUE",
            "Money per hectare and year of one equivalent",
            minimum=1e-9,
            help="Empty: 6869.76 (CNY, Qaidam) for the paper's table, 1 for an own table.",
        )
        self.add_text(
            "YIELDS",
            "Standard unit from crops: yields in kg/ha",
            advanced=True,
            help="One for each crop, for example 6000, 2500; with prices they give the standard unit.",
        )
        self.add_text(
            "PRICES", "Prices per kg of these crops", advanced=True,
            help="Numbers with commas, in the order of the crops.",
        )
        self.add_text("CROP_AREAS", "Sown areas of these crops", advanced=True, help="Any unit; empty: equal areas.")
        for key, label in (
            ("NPP", self.tr("Adjust by NPP (a raster, or one a year)")),
            ("PRECIPITATION", self.tr("Adjust water supply and regulation by precipitation")),
            ("SOIL", self.tr("Adjust soil conservation by soil retention")),
        ):
            self.add_rasters(key, label, optional=True, minimum=0, advanced=True)
        self.add_distance(
            "SIZE",
            "Side of squares to average the raster in",
            None,
            help="Empty: a value for each cell.",
            advanced=True,
        )
        add_zones(self)
        self.add_raster_output("OUTPUT", "Value of services (per hectare and year)")
        self.add_vector_output(
            "VALUE_TABLE", "Values by service, category and class", "table", optional=True, created=True
        )
        self.add_table_output("MATRIX", "Values by class and service")
        self.add_vector_output("ZONES_OUT", "Zones with their values", optional=True)
        self.add_number_result("TOTAL", "Total value of the last year")
        self.add_number_result("UNIT_USED", "Value of one equivalent")

    def check(self, values):
        """One way to the standard unit; zones where they are asked for."""
        from .service_zones import check_zones

        values.will_write("OUTPUT", values.layer_count("LANDCOVERS"))
        crops = [values.given(key) for key in ("YIELDS", "PRICES")]
        if any(crops) and not all(crops):
            raise InputError("The standard unit from crops needs both yields and prices.")
        if all(crops) and values.given("UNIT_VALUE"):
            raise InputError("Give the value of one equivalent or the crops that it follows from, not both.")
        if all(crops):
            self._from_crops(values)
        check_zones(values)

    def _from_crops(self, values) -> float:
        from ...core.services.service_value import standard_unit

        areas = values.numbers("CROP_AREAS") if values.given("CROP_AREAS") else None
        return standard_unit(values.numbers("YIELDS"), values.numbers("PRICES"), areas)

    def work(self, job):
        """Read, value each year, sum up."""
        from ...core.services.service_value import service_value
        from ..frame.layer_years import align_years
        from .class_coefficients import own_table, preset_table

        years = align_years(job, "YEARS", "LANDCOVERS", ("NPP", "PRECIPITATION", "SOIL"))
        covers = job.classes_list("LANDCOVERS")
        names = job.layer_names("LANDCOVERS")
        has_table = job.given("VALUES")
        unit = self._unit(job, has_table)
        factors = self._factors(job, covers)
        categories = read_preset("services", "service_categories")
        drivers = dict(zip(categories["service"], categories["adjusted_by"]))
        kinds = dict(zip(categories["service"], categories["category"]))
        results, steps = [], parts_of(job.progress, [1] * len(covers))
        for cover, name, factor, step in zip(covers, names, factors, steps):
            step(0.0)
            if has_table:
                table = own_table(job, "VALUES", cover.names)
            else:
                table = preset_table(job, "services", _PRESET, cover.names, name)
            self._say_adjusted(job, table, drivers, factor)
            results.append(
                service_value(
                    table,
                    cover.values,
                    cover.valid,
                    job.grid.cell_size,
                    unit,
                    factors=factor,
                    drivers=drivers,
                    layer=name,
                )  # fmt: skip
            )
        self._write(job, years, covers, results, kinds)
        job.set("TOTAL", results[-1].total)
        job.set("UNIT_USED", unit)

    @staticmethod
    def _say_adjusted(job, table, drivers, factors) -> None:
        """Say which columns each layer adjusts; one that adjusts none is of no use."""
        for driver in factors:
            adjusted = [service for service in table.columns if drivers.get(service) == driver]
            if adjusted:
                job.log("Adjusted by {driver}: {columns}.", driver=driver, columns=", ".join(adjusted))
            else:
                job.warn(
                    "No column of the table of values is adjusted by {driver}; columns are known by the names of "
                    "services in resources/presets/services/service_categories.csv.",
                    driver=driver,
                )

    def _unit(self, job, has_table: bool) -> float:
        from .class_coefficients import QAIDAM_UNIT

        if job.given("YIELDS"):
            unit = self._from_crops(job)
        elif job.number("UNIT_VALUE") is not None:
            unit = job.number("UNIT_VALUE")
        else:
            unit = 1.0 if has_table else QAIDAM_UNIT
        job.log("One equivalent is worth {unit:.4f} per hectare and year.", unit=unit)
        return unit

    def _factors(self, job, covers) -> list:
        """Factors of each year by driver; means are those of all years, so that years can be compared."""
        from ...core.services.service_value import adjustment

        factors = [{} for _ in covers]
        for key, driver in (("NPP", "npp"), ("PRECIPITATION", "precipitation"), ("SOIL", "soil")):
            layers = job.values_list(key)
            if not layers:
                continue
            if len(layers) not in (1, len(covers)):
                raise InputError(
                    "{parameter}: there are {given} rasters for {count} years; give one, or one for each.",
                    parameter=job.label(key),
                    given=len(layers),
                    count=len(covers),
                )
            layers = layers * (len(covers) // len(layers))
            inside = [layer[cover.valid & np.isfinite(layer)] for layer, cover in zip(layers, covers)]
            total = sum(part.size for part in inside)
            mean = sum(float(part.sum(dtype=np.float64)) for part in inside) / total if total else 0.0
            for factor, layer, cover in zip(factors, layers, covers):
                factor[driver] = adjustment(layer, cover.valid, mean, job.label(key))
        return factors

    # -- outputs ---------------------------------------------------------------------------

    def _write(self, job, years, covers, results, kinds):
        from ...core.services.service_value import sensitivity
        from .metric_units import FishnetUnits, cells_of

        rows, matrix = [], []
        first = results[0]
        for year, cover, result in zip(years, covers, results):
            total = result.total
            job.log("{year}: {total:.6g} a year in all.", year=year, total=total)
            job.record(f"total {year}", total)
            areas = result.area_ha.sum(axis=0)

            def row(level, item, area, value, before, effect=None, year=year, total=total, base=result is first):
                share = value / total if total else None
                change = None if base else value - before
                percent = 100.0 * change / before if change is not None and before else None
                rows.append([year, level, item, area, value, share, change, percent, effect])

            row("total", "", float(areas.sum()), total, first.total)
            for name, value, before in zip(result.services, result.by_service(), first.by_service()):
                row("service", name, None, float(value), float(before))
            groups = sorted({kinds.get(name, "other") for name in result.services})
            for group in groups:
                chosen = [kinds.get(name, "other") == group for name in result.services]
                before = float(first.by_service()[chosen].sum()) if len(chosen) == len(first.services) else 0.0
                row("category", group, None, float(result.by_service()[chosen].sum()), before)
            earlier = dict(zip(first.codes, first.by_class()))
            for code, area, value, effect in zip(result.codes, areas, result.by_class(), sensitivity(result)):
                if area > 0:
                    title = cover.names.get(int(code), str(code))
                    row("class", title, float(area), float(value), float(earlier.get(code, 0.0)), float(effect))
            per_class = result.per_class.sum(axis=0)
            matrix += [
                [year, int(code), cover.names.get(int(code), ""), name, kinds.get(name, "other"), float(value)]
                for code, area, values in zip(result.codes, areas, per_class)
                if area > 0
                for name, value in zip(result.services, values)
            ]
        job.write_features(
            "VALUE_TABLE",
            [
                ("year", str), ("level", str), ("item", str), ("area_ha", float), ("value", float), ("share", float),
                ("change", float), ("change_pct", float), ("sensitiv", float),
            ],
            [(None, row) for row in rows],
            geometry="table",
        )  # fmt: skip
        job.write_features(
            "MATRIX",
            [("year", str), ("class", int), ("name", str), ("service", str), ("category", str), ("value", float)],
            [(None, row) for row in matrix],
            geometry="table",
        )
        self._zones(job, years, results)
        bands, grid = [result.density for result in results], job.grid
        if job.number("SIZE"):
            units = FishnetUnits(job, cells_of(job, "SIZE", 1))
            bands, grid = [_block_means(band, units.net) for band in bands], units.grid
        job.write_raster("OUTPUT", bands, band_names=years, style=RampStyle("quality"), grid=grid)

    def _zones(self, job, years, results):
        from .service_zones import Zones

        if not job.given("ZONES"):
            return
        zones = Zones(job, "ZONES")
        columns = []
        for year, result in zip(years, results):
            statistics = zones.statistics(result.density)
            columns.append((f"v_{year}"[:10], statistics.sums * job.grid.cell_area_ha))
            columns.append((f"d_{year}"[:10], statistics.means))
        zones.write("ZONES_OUT", columns, style=RampStyle("quality", field=columns[-1][0]))


def _block_means(values: np.ndarray, net) -> np.ndarray:
    has_data = np.isfinite(values)
    labels = net.units[has_data]
    sums = np.bincount(labels, weights=values[has_data], minlength=net.count)
    counts = np.bincount(labels, minlength=net.count)
    out = np.full(net.count, np.nan)
    np.divide(sums, counts, out=out, where=counts > 0)
    return out.reshape(net.shape)
