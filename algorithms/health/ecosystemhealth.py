"""esp:ecosystemhealth: vigour, organisation, resilience and services of one or several years."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.health.vors import MODELS, RESCALINGS
from ...core.lists import groups
from ...core.memory import require_memory
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import legend_titles
from ..frame.task_workers import open_workers_of
from ..layers.styles import RampStyle
from .health_form import add_tuning
from .metric_form import add_units, check_units

# What the enums' options mean to core, in the order of the form.
_LIMITS = ("paper", "natural breaks")
_UNITS = ("fishnet", "window", "zones")
_FORMS = ("disc", "square")
_BORDERS = ("partial", "nodata")
_ABSENT = ("lowest", "shared")
_RADIUS = 10
# Terms, their scaled copies and what is summed in windows; fishnet and polygons keep far less.
_BYTES_A_CELL = {"fishnet": 130, "window": 420, "zones": 150}
# What is held of polygons that lie near each other, or of a large one.
_BYTES_OF_BOX = 45.0


class EcosystemHealth(EspAlgorithm):
    """The ecosystem health index."""

    NAME = "ecosystemhealth"
    GROUP = "health"
    TITLE = "Ecosystem health"
    SUMMARY = "Health index of vigour, organisation, resilience and services (VORS), comparable over years."
    TAGS = "VORS,VOR,CVOR,EHI,vigour,organisation,resilience,ecosystem health,NPP"
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Maps how healthy ecosystems are: how much grows (vigour), how the landscape is arranged "
            "(organisation), how it withstands and recovers (resilience) and what it gives (services). Years are "
            "normalised together, so that they can be compared."
        ),
        formula=(
            "EHI = &radic;(PH &middot; CESI), PH = <sup>3</sup>&radic;(EV &middot; EO &middot; ER). EV: normalised "
            "NPP. EO = .10 AWMPFD + .25 SHDI + .10 CONT + .25 FI1 + for grassland, water and cropland .03 CI + .07 "
            "FI (CI cohesion, FI fragmentation turned round, all normalised). ER = .4 &Sigma;A C<sub>resistant"
            "</sub> + .6 &Sigma;A C<sub>resilient</sub>, normalised. CESI: normalised value of services. VOR: "
            "EHI = PH. CVOR: weighted sum of condition, EV, EO and ER."
        ),
        reading=(
            "0 is the least, 1 the best of all units and years. The paper gives no coefficients of resistance and "
            "resilience: those of the toolbox are its author's judgement, and are shown in the log; give your "
            "own table. A unit without a key class gets 0 for that class' terms. EHI depends on the size of the "
            "unit. The paper's class limits (table 3) cannot follow from its formula: EHI is at most the root of CESI, "
            ".040 on bare land and .201 on grass; they need the index rescaled. Natural breaks fit as it is."
        ),
        source="Journal of Arid Land 2025, 17(10), section 2.3.5, tables 2 and 3; Rapport et al. (1998); FRAGSTATS v4.",
    )

    def define(self):
        """The form."""
        self.add_rasters("LANDCOVERS", "Land cover, one raster a year")
        self.add_rasters("VITALITIES", "Vigour (NPP), one raster a year")
        self.add_text("YEARS", "Years", help="Empty: the years in the layers' names.")
        self.add_choice("LEGEND", "Legend of the land cover", legend_titles())
        self.add_table(
            "RESILIENCE",
            "Resistance and resilience of the classes",
            optional=True,
            help=(
                "Columns lucode (or name), resistant, resilient, 0 to 1. Empty: the toolbox author's own values, which "
                "the log shows; the paper gives none."
            ),
        )
        self.add_table(
            "VALUES",
            "Value of services by class",
            optional=True,
            help="Columns lucode (or name) and a column for each service. Empty: table 2 of the paper.",
        )
        self.add_text(
            "KEY_CLASSES",
            "Key classes",
            "grassland; water; cropland",
            help="Groups separated by semicolons, classes by commas: names or values.",
        )
        add_units(self, [self.tr("Fishnet"), self.tr("Moving window"), self.tr("Polygons")], None)
        self.add_choice(
            "MODEL", "Model", list(MODELS),
            help=(
                "VORS has the services as a fourth part beside vigour, organisation and resilience; VOR leaves them "
                "out."
            ),
        )
        self.add_choice(
            "NORMALISATION", "Normalised", ["Over all years together (comparable)", "Each year alone"],
            help=(
                "Over all years, values of different years can be compared; each year alone shows its own contrasts "
                "best."
            ),
        )
        self.add_choice(
            "RESCALE",
            "Index rescaled",
            ["As the formula gives it", "To 0 to 1 over all years", "To 0 to 1, 2nd to 98th percentile"],
            help="The limits from the literature need it: its formula gives bare land at most .040 and grass .201.",
            words=RESCALINGS,
        )
        self.add_choice(
            "CLASSIFICATION",
            "Classes",
            ["Limits from the literature", "Natural breaks"],
            help="The limits from the literature fit a rescaled index only.",
            words=_LIMITS,
        )
        add_tuning(self)
        add_fix_from(self)
        self.add_raster_output("OUTPUT", "Ecosystem health (a band a year)")
        self.add_raster_output("COMPONENTS", "Components (bands by year)", optional=True, bands=3)
        self.add_raster_output("HEALTH_CLASSES", "Health classes (a band a year)", optional=True, cells="u1")
        self.add_vector_output("CLASS_TABLE", "Areas of the classes", "table", optional=True, created=True)
        self.add_vector_output("UNITS_OUT", "Units with their health", optional=True)
        self.add_file_output("CHART", "Chart of the classes", "PNG files (*.png)")
        self.add_text_result("LIMITS", "Limits of the health classes")
        self.add_number_result("MEAN", "Mean health of the last year")

    def by_rows(self, values):
        """Squares are measured rows of them after rows of them, polygons some at a time."""
        return _UNITS[values.choice("UNIT")] != "window"

    def bytes_needed(self, values, cells):
        """Polygons are numbers on the whole raster."""
        from ..services.service_zones import bytes_of_zones

        held = bytes_of_zones(values) if _UNITS[values.choice("UNIT")] == "zones" else 0.0
        return super().bytes_needed(values, cells) + held * cells

    def bytes_a_cell(self, values):
        """The measures of each year."""
        return _BYTES_A_CELL[_UNITS[values.choice("UNIT")]] * values.layer_count("LANDCOVERS")

    def check(self, values):
        """Numbers of layers and weights, what the unit and the model need."""
        from ...core.health.vors import organisation_terms
        from .health_inputs import check_years

        years = values.layer_count("LANDCOVERS")
        for key in ("OUTPUT", "HEALTH_CLASSES"):
            values.will_write(key, years)
        for key in ("VITALITIES", "CONDITIONS"):
            if values.given(key):
                check_years(values, key, years)
        if values.given("EO_WEIGHTS"):
            organisation_terms(len(groups(values.text("KEY_CLASSES"))), values.numbers("EO_WEIGHTS"))
        check_units(values, _UNITS[values.choice("UNIT")])
        self._check_model(values)

    def _check_model(self, values):
        if MODELS[values.choice("MODEL")] == "CVOR" and not values.given("CONDITIONS"):
            raise InputError("CVOR needs a raster of the condition for each year.")
        if values.given("CVOR_WEIGHTS"):
            weights = values.numbers("CVOR_WEIGHTS")
            if len(weights) != 4 or min(weights) < 0 or abs(sum(weights) - 1.0) > 1e-3:
                raise InputError("CVOR takes four weights that sum to 1: condition, vigour, organisation, resilience.")

    def work(self, job):
        """Read the years, measure them, put them on one scale, classify."""
        from ...core.health.assessment import NORMALISATIONS, assess_health
        from ...core.health.vors import organisation_terms
        from ..frame.layer_years import align_years

        model = MODELS[job.choice("MODEL")]
        years = align_years(job, "YEARS", "LANDCOVERS", ("VITALITIES", "CONDITIONS", "SERVICE_RASTERS"))
        covers = job.class_rows_list("LANDCOVERS") if self.by_rows(job) else job.classes_list("LANDCOVERS")
        job.weigh(job.grid)
        layers, organisation = self._inputs(job, covers, model)
        measuring, assessing, classifying = parts_of(job.progress, (8, 1, 1))
        indicators, areas, place = self._measure(job, covers, layers, organisation, measuring)
        weights = job.numbers("EO_WEIGHTS") or None
        terms = organisation_terms(len(organisation.key_classes), weights)
        ranges = dict(job.fixed("ranges") or {})
        health = assess_health(
            indicators,
            terms,
            model,
            NORMALISATIONS[job.choice("NORMALISATION")],
            _ABSENT[job.choice("ABSENT")],
            job.numbers("CVOR_WEIGHTS") or None,
            job.word("RECOVERY"),
            job.word("RESCALE"),
            ranges,
        )
        job.found("ranges", ranges)
        assessing(1.0)
        if not any(np.isfinite(year.EHI).any() for year in health):
            raise InputError("No unit has land cover, vigour and services at once; check that the rasters overlap.")
        self._warn(job, health)
        self._write(job, years, health, areas, place, classifying)

    def _warn(self, job, health):
        """What makes an index that tells nothing apart, and limits that do not fit it."""
        from ...core.health.assessment import constant_parts, zero_shares

        known = np.concatenate([year.EHI[np.isfinite(year.EHI)].ravel() for year in health])
        for part, value in constant_parts(health):
            job.warn(
                "{part} is {value:.4g} in all units and years, so it tells nothing apart: one unit or class, a raster "
                "of one value, or windows larger than the land make it so.",
                part=part,
                value=value,
            )
        if not known.any():
            job.warn(
                "The index is 0 everywhere, since one of its factors is; choose smaller units, or rasters and classes "
                "that differ."
            )
        share, parts = zero_shares(health)
        job.record("zero_share", share)
        if 0.0 < share < 1.0 and parts:
            job.log(
                "The index is 0 in {share:.1f} % of the units of all years, since a component has its least value "
                "there (percent of them: {parts}): no zero is a gap of the data.",
                share=100.0 * share,
                parts=", ".join(f"{part} {100.0 * value:.1f}" for part, value in parts.items()),
            )
        if job.word("CLASSIFICATION") == "paper" and job.word("RESCALE") == "none":
            job.warn(
                "The paper's limits of health (.20 .35 .50 .75) do not fit the index as its formula gives it, at most "
                "{most:.3f} here: with services scaled by their greatest value bare land cannot be above .040, grass "
                "above .201. Rescale the index, or choose natural breaks.",
                most=float(known.max()),
            )

    def _inputs(self, job, covers, model):
        from ...core.health.catalogue import FRAGMENTATION
        from ...core.health.indicators import Organisation
        from .health_inputs import (
            common_names,
            key_classes,
            money_per_hectare,
            per_year,
            recovery_coefficients,
            year_layers,
        )

        by_rows = self.by_rows(job)
        names = common_names(covers)
        layer = job.layer_names("LANDCOVERS")[0]
        groups = key_classes(job, "KEY_CLASSES", names, layer)
        present = set(np.concatenate([cover.present() for cover in covers]).tolist())
        for number, group in enumerate(groups, 1):
            if not present & set(group):
                job.warn("Key class {number} is nowhere on the rasters.", number=number)
        organisation = Organisation(
            groups, FRAGMENTATION[job.choice("FRAGMENTATION")], (8, 4)[job.choice("NEIGHBOURS")]
        )
        share = job.number("RESISTANT_SHARE")
        recovery = recovery_coefficients(job, "RESILIENCE", (share, 1.0 - share), names, layer)
        services, money = [], None
        if model == "VORS" and job.given("SERVICE_RASTERS"):
            services = per_year(job, "SERVICE_RASTERS", len(covers), True, by_rows)
        elif model == "VORS":
            money = money_per_hectare(job, "VALUES", names, layer)
        conditions = per_year(job, "CONDITIONS", len(covers), False, by_rows) if model == "CVOR" else []
        vitalities = per_year(job, "VITALITIES", len(covers), False, by_rows)
        return year_layers(job, covers, vitalities, services, conditions, recovery, money), organisation

    def _measure(self, job, covers, layers, organisation, progress):
        """Indicators and hectares of each year, and how values of units become a raster."""
        from ...core.health.indicators import window_indicators
        from ...core.health.polygon_indicators import polygon_indicators
        from ...core.health.square_indicators import square_indicators
        from ...core.health.units import default_side
        from ..services.metric_units import FishnetUnits, ZoneUnits, cells_of
        from .health_inputs import unit_areas

        def room(held):
            require_memory(_BYTES_OF_BOX * held)

        steps = parts_of(progress, [1] * len(layers))
        cell, hectares = job.grid.cell_size, job.grid.cell_area_ha
        unit = _UNITS[job.choice("UNIT")]
        if unit == "window":
            radius = cells_of(job, "SIZE", _RADIUS)
            if radius > max(job.grid.shape):
                job.warn(
                    "The windows are larger than the raster; their radius is cut to its {size} cells.",
                    size=max(job.grid.shape),
                )
                radius = max(job.grid.shape)
            job.log("Windows with a radius of {radius} cells.", radius=radius)
            form = _FORMS[job.choice("WINDOW")], _BORDERS[job.choice("BORDER")]
            strides = job.integer("STRIDE"), job.integer("PATCH_STRIDE")
            with open_workers_of(job) as workers:
                by_year = [
                    window_indicators(
                        year, cell, organisation, radius, *form, *strides, executor=workers.executor, progress=step
                    )
                    for year, step in zip(layers, steps)
                ]
            return by_year, [hectares] * len(layers), None
        by_year, areas = [], []
        if unit == "fishnet":
            units = FishnetUnits(job, cells_of(job, "SIZE", default_side(job.grid.cell_size)))
            job.log("{count} {count:square|squares} of {side:g} m.", count=units.count, side=units.net.side * cell)
            for year, step in zip(layers, steps):
                indicators, cells = square_indicators(year, units.net.side, cell, organisation, step)
                by_year.append(indicators)
                areas.append(cells * hectares)
            return by_year, areas, units
        units = ZoneUnits(job)
        for year, cover, step in zip(layers, covers, steps):

            def measure(labels, count, year=year, cover=cover, step=step):
                return (
                    polygon_indicators(year, labels, count, cell, organisation, room, step),
                    unit_areas(cover, labels, count, hectares),
                )

            indicators, area = units.measure(measure)
            by_year.append(indicators)
            areas.append(area)
        return by_year, areas, units

    # -- outputs ---------------------------------------------------------------------------

    def _write(self, job, years, health, areas, units, progress):
        from .health_charts import area_chart
        from .health_classes import class_colours, class_names
        from .health_outputs import write_units

        parts = ["EHI", "EV", "EO", "ER", *(["ES"] if health[0].ES is not None else [])]
        classes, rows = self._classified(job, years, health, areas, parts, progress)
        job.set("MEAN", float(np.nanmean(health[-1].EHI)))
        shares = np.array([row[4] for row in rows if row[0] == "EHI"]).reshape(len(years), -1) / 100.0
        title = self.tr("Classes of ecosystem health")
        png = area_chart(title, years, class_names(self), class_colours(), shares, self.tr("Area (km²)"))
        job.write_chart("CHART", title, png)
        job.write_features(
            "CLASS_TABLE",
            [("component", str), ("year", str), ("class", int), ("name", str), ("area_ha", float), ("share", float)],
            [(None, row) for row in rows],
            geometry="table",
        )
        self._write_rasters(job, years, health, classes, parts, units)
        if units is not None and job.wants("UNITS_OUT"):
            write_units(job, years, health, classes, parts, units)

    def _classified(self, job, years, health, areas, parts, progress):
        """The classes of the index in each year, and the rows of the table of classes; means are recorded."""
        from .health_classes import area_rows, class_names, classified, limits_of

        natural = job.word("CLASSIFICATION") == "natural breaks"
        names, rows, classes = class_names(self), [], []
        for number, part in enumerate(parts):
            progress(number / len(parts))
            values = [getattr(year, part) for year in health]
            limits = job.fixed(f"limits {part}")
            if limits is None:
                limits = limits_of(part, values, natural, lambda fraction: job.cancel_point())
            job.found(f"limits {part}", limits)
            classed = classified(values, tuple(limits))
            rows += area_rows(part, years, classed, areas, names)
            if part == "EHI":
                classes = classed
                job.set("LIMITS", format_numbers(limits))
            for year, value in zip(years, values):
                mean = float(np.nanmean(value))
                job.record(f"mean {part} {year}", mean)
                job.log("{year}: mean {part} {mean:.4f}.", year=year, part=part, mean=mean)
        return classes, rows

    def _write_rasters(self, job, years, health, classes, parts, units):
        from ...core.rows import mapped
        from .health_classes import class_style
        from .health_outputs import class_band

        grid, painted = (job.grid, lambda values: values) if units is None else (units.grid, units.paint)
        # Their own range: the index seldom comes near 1.
        style, kinds = RampStyle("quality"), [*parts[1:], "PH"]
        index = [painted(year.EHI) for year in health]
        job.write_raster("OUTPUT", index, band_names=[f"EHI {year}" for year in years], style=style, grid=grid)
        components = [painted(getattr(year, part)) for year in health for part in kinds]
        names = [f"{part} {year}" for year in years for part in kinds]
        job.write_raster("COMPONENTS", components, band_names=names, style=style, grid=grid)
        job.write_classes(
            "HEALTH_CLASSES",
            [mapped(class_band, painted(layer.astype(np.float64)), dtype=np.uint8) for layer in classes],
            class_style(self),
            band_names=[str(year) for year in years],
            grid=grid,
        )
