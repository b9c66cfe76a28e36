"""esp:ecologicalimportance: which cells hold most of ecosystem services."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError, phrase
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.styles import ClassStyle, RampStyle, ramp_colours

# The indices, as core calls them, with what they are called in layers and logs.
_INDICES = {
    "water": phrase("water conservation"),
    "soil": phrase("soil conservation"),
    "sand": phrase("sand fixation"),
    "biodiversity": phrase("biodiversity"),
}
_MODELS = ("services", *_INDICES, "all")
# Rasters of the indices, as core calls the factors.
_FACTORS = {
    "seepage": "SEEPAGE",
    "precipitation": "PRECIPITATION",
    "slope": "SLOPE",
    "erodibility": "ERODIBILITY",
    "climate_erosivity": "WIND_EROSIVITY",
    "roughness": "ROUGHNESS",
    "temperature": "TEMPERATURE",
    "elevation": "ELEVATION",
}
_FEW_YEARS = 5


class EcologicalImportance(EspAlgorithm):
    """Importance by share of the total."""

    NAME = "ecologicalimportance"
    GROUP = "services"
    TITLE = "Ecological importance"
    SUMMARY = "Classes of importance of services by the share that the best cells hold, and the NPP indices."
    TAGS = "importance,ecological red line,NPP,water conservation,sand fixation,biodiversity,double evaluation"
    BYTES_A_CELL = 15.0
    BYTES_A_LAYER = 7.0
    ABOUT = About(
        purpose=(
            "Finds the cells that hold the first 50 % (extremely important) and 80 % (important) of a service, for "
            "several services, and their highest class. Services come from models, or from the NPP indices of the "
            "ecological red line where there are no models."
        ),
        formula=(
            "Water = NPP F<sub>seepage</sub> F<sub>rain</sub> (1 - F<sub>slope</sub>); soil = NPP (1 - K)(1 - "
            "F<sub>slope</sub>); sand = NPP K F<sub>wind</sub> D; biodiversity = NPP F<sub>rain</sub> "
            "F<sub>temperature</sub> (1 - F<sub>elevation</sub>); factors from 0 to 1 by their least and greatest "
            "value, D = 1 / cos(slope). Class: sorted downwards, the limit is the value at which the share so far "
            "reaches 0.5 and 0.8."
        ),
        reading=(
            "Where a service is very uneven, the 80 % class can be a tenth of the land: the log says how much. The "
            "indices compare cells of one area; they are no amounts, and another area has another scale."
        ),
        source=(
            "Technical guide for drawing the ecological red line (Ministry of Environmental Protection, China, 2017); "
            "guide to the double evaluation (2020): highest class of all services."
        ),
    )

    def define(self):
        """The form."""
        self.add_choice(
            "MODEL",
            "Services",
            [
                "The services given",
                "NPP index: water conservation",
                "NPP index: soil conservation",
                "NPP index: sand fixation",
                "NPP index: biodiversity",
                "All NPP indices whose rasters are given",
            ],
            words=_MODELS,
            help="Services as you give them, or the indices of the guide, made from NPP and other rasters.",
        )
        self.add_rasters("INPUTS", "Services (rasters)", optional=True, help="High values are important.")
        self.add_rasters("NPP", "Net primary production", optional=True, help="Several years: their mean is taken.")
        self.add_raster(
            "SEEPAGE",
            "Seepage of the soil",
            optional=True,
            help="From 0 to 1, or texture classes from 1 (heavy clay) to 13 (sand).",
        )
        self.add_raster("PRECIPITATION", "Precipitation of a year", optional=True)
        self.add_raster("SLOPE", "Slope in degrees", optional=True)
        self.add_raster(
            "ERODIBILITY",
            "Erodibility of the soil (K)",
            optional=True,
            help="From the climate and soil index: EPIC, corrected for China.",
        )
        self.add_raster(
            "WIND_EROSIVITY",
            "Climatic erosivity of wind",
            optional=True,
            help="From the climate and soil index.",
        )
        self.add_raster(
            "ROUGHNESS", "Roughness of the ground", optional=True, help="Empty: 1 / cos(slope).", advanced=True
        )
        self.add_raster("TEMPERATURE", "Mean temperature of a year", optional=True)
        self.add_raster("ELEVATION", "Elevation", optional=True)
        self.add_flag(
            "RESCALE",
            "Bring the factors onto 0 to 1",
            True,
            help="By their least and greatest value; off where they are factors already.",
            advanced=True,
        )
        self.add_text(
            "SHARES", "Shares of the total, highest class first", "0.5,0.8",
            help="Cells are taken from the highest on, until they hold these shares of all that the service gives.",
        )
        self.add_raster_output("OUTPUT", "Importance (a band for each service)", cells="")
        self.add_raster_output("COMBINED", "Highest importance", cells="", optional=True)
        self.add_raster_output("VALUES", "NPP indices (a band each)", optional=True)
        self.add_table_output("TABLE", "Limits, areas and shares")

    def check(self, values):
        """What the model needs, and the shares."""
        from ...core.services.importance import rising_shares

        rising_shares(values.numbers("SHARES"))
        model = values.word("MODEL")
        if model == "services":
            if not values.given("INPUTS"):
                raise InputError("Choose the rasters of services, or an NPP index.")
        elif not values.given("NPP"):
            raise InputError("Choose the raster of net primary production.")
        elif not self._indices(values):
            if model == "all":
                raise InputError("No NPP index has all its rasters; see the help.")
            lacking = [values.label(_raster_of(values, name)) for name in _factors(model) if not _has(values, name)]
            raise InputError("The index needs: {parameters}.", parameters=", ".join(lacking))
        bands = values.layer_count("INPUTS") if model == "services" else len(self._indices(values))
        for key in ("OUTPUT", "VALUES"):
            values.will_write(key, bands)

    @staticmethod
    def _indices(values) -> list:
        """The indices that are wanted and have their rasters."""
        model = values.word("MODEL")
        wanted = _INDICES if model == "all" else (model,)
        return [index for index in wanted if all(_has(values, name) for name in _factors(index))]

    def work(self, job):
        """Services or indices, their classes, the highest."""
        from ...core.services.importance import highest_class, importance_classes

        reading, classing = parts_of(job.progress, (2, 3))
        services = self._services(job, reading)
        shares = job.numbers("SHARES")
        table = {key: [] for key in ("service", "class", "limit", "cells", "area_ha", "share", "held")}
        found = []
        for (name, values), part in zip(services, parts_of(classing, [1] * len(services))):
            result = importance_classes(values, shares)
            found.append(result.classes)
            self._report(job, name, values, result, table)
            part(1.0)
        style = self._style(len(shares) + 1)
        job.write_classes("OUTPUT", found, style, nothing=0, band_names=[name for name, _ in services])
        if job.wants("COMBINED"):
            combined = highest_class(found)
            self._count(job, self.tr("all services"), combined, len(shares) + 1, table)
            job.write_classes("COMBINED", [combined], style, nothing=0)
        if job.wants("VALUES"):
            indices = [values for _, values in services]
            job.write_raster("VALUES", indices, band_names=[name for name, _ in services], style=RampStyle("quality"))
        job.write_table("TABLE", table)

    # -- services --------------------------------------------------------------------------

    def _services(self, job, progress) -> list:
        if job.word("MODEL") == "services":
            return list(zip(job.layer_names("INPUTS"), job.values_list("INPUTS")))
        from ...core.services.importance import npp_index

        years = job.values_list("NPP")
        if len(years) < _FEW_YEARS:
            job.warn(
                "Net primary production of {count} {count:year|years}; the guide wants the mean of five or more.",
                count=len(years),
            )
        npp = np.mean([values.astype(np.float64) for values in years], axis=0)
        indices = self._indices(job)
        made = {}
        for index in indices:
            for factor in _factors(index):
                if factor not in made:
                    made[factor] = self._factor(job, factor)
        progress(0.7)
        result = [(self.message(_INDICES[index], {}), npp_index(index, npp, made)) for index in indices]
        for name, values in result:
            if np.isnan(values).all():
                raise InputError("{name}: its rasters have no cell in common where all have data.", name=name)
        progress(1.0)
        return result

    @staticmethod
    def _factor(job, factor) -> np.ndarray:
        from ...core.decision.normalisation import standardise
        from ...core.services.importance import roughness_of_slope, seepage_of_texture

        key = _raster_of(job, factor)
        values = job.values(key)
        if factor == "seepage":
            return seepage_of_texture(values)
        if not job.flag("RESCALE"):
            _require_unit(job, key, values)
            return values.astype(np.float64)
        measured = roughness_of_slope(values) if key != _FACTORS[factor] else values
        return standardise(measured, name=job.layer_name(key))

    # -- outputs ---------------------------------------------------------------------------

    def _report(self, job, name, values, result, table) -> None:
        total, known = sum(result.sums), sum(result.cells)
        negative = int((values < 0.0).sum())
        if negative:
            job.warn(
                "{name}: {count} {count:cell is|cells are} below 0 and {count:counts|count} as least important.",
                name=name,
                count=negative,
            )
        for place, limit in enumerate(result.limits):
            number = len(result.cells) - place
            job.log(
                "{name}: class {number} from {limit:.4g} up, {share:.1f} % of the land with {held:.1f} % of the "
                "service.",
                name=name,
                number=number,
                limit=limit,
                share=100.0 * result.cells[number - 1] / known,
                held=100.0 * result.sums[number - 1] / total,
            )
        for number, (cells, held) in enumerate(zip(result.cells, result.sums), 1):
            limit = result.limits[len(result.limits) - number + 1] if number > 1 else None
            self._row(job, table, name, number, limit, cells, cells / known, held / total)

    def _count(self, job, name, classes, count, table) -> None:
        cells = np.bincount(classes.ravel(), minlength=count + 1)[1:]
        for number, here in enumerate(cells.tolist(), 1):
            self._row(job, table, name, number, None, here, here / max(int(cells.sum()), 1), None)

    @staticmethod
    def _row(job, table, name, number, limit, cells, share, held) -> None:
        area = cells * job.grid.cell_area_ha if job.has_metres() else None
        for key, value in zip(table, (name, number, limit, cells, area, share, held)):
            table[key].append(value)

    def _style(self, count: int) -> ClassStyle:
        titles = [self.tr("least important"), self.tr("important"), self.tr("extremely important")]
        if count != len(titles):
            titles = [str(number) for number in range(1, count + 1)]
        colours = ramp_colours("quality", count)
        entries = tuple((number, colours[number - 1], title) for number, title in enumerate(titles, 1))
        return ClassStyle(entries)


def _factors(index) -> tuple:
    from ...core.services.importance import NPP_MODELS

    direct, inverse = NPP_MODELS[index]
    return direct + inverse


def _raster_of(values, factor) -> str:
    """The parameter of a factor; roughness can be made from slope."""
    key = _FACTORS[factor]
    return "SLOPE" if key == "ROUGHNESS" and not values.given(key) and values.flag("RESCALE") else key


def _has(values, factor) -> bool:
    return values.given(_raster_of(values, factor))


def _require_unit(job, key, values) -> None:
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if low < 0.0 or high > 1.0:
        raise InputError(
            "{parameter}: a factor runs from 0 to 1, not from {low:g} to {high:g}; let it be brought onto 0 to 1.",
            parameter=job.label(key),
            low=low,
            high=high,
        )
