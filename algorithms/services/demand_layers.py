"""Demand for services as forms ask for it: given as rasters, or made from population, economic product and cropland."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...core.errors import InputError
from ...core.lists import words
from ..frame.legends import add_legend

GIVEN = "given"
MODELS = (GIVEN, "water", "carbon", "food")
# Counts as densities, or as whole numbers of each cell.
_PER = ("square kilometre", "cell")
# What the made demands are counted in.
UNITS = ("hectare", "cell")
# Kilometres of a degree of a great circle.
_DEGREE = 111.195
_RATES = {"carbon": "EMISSION", "food": "RATION"}


@dataclass(frozen=True)
class Demand:
    """Where the demand for a service comes from.

    Parameters
    ----------
    model : str
        One of `MODELS`.
    given : int
        The place among the given demands, by service; -1 for those that are made.
    """

    model: str
    given: int


def add_demands(form) -> None:
    """The parameters that `demands_of` and `DemandLayers` read."""
    form.add_rasters(
        "DEMANDS",
        "Demands",
        optional=True,
        minimum=0,
        help="In the order of the supplies and in their units. For soil retention it is the soil that is lost (USLE).",
    )
    form.add_text(
        "DEMAND_MODELS",
        "What each demand is",
        help=(
            "A word for each service: given (the next of the demands), water, carbon or food, which are made from the "
            "layers below. Empty: all are given."
        ),
    )
    form.add_rasters("POPULATION", "Population", optional=True, minimum=0, help="One, or one for each year.")
    form.add_choice("POPULATION_UNIT", "Population counts people", ["A square kilometre", "A cell of its raster"],
                    words=_PER,
        help="As its raster has it.",
    )  # fmt: skip
    form.add_rasters("GDP", "Economic product (GDP)", optional=True, minimum=0, help="One, or one for each year.")
    form.add_choice("GDP_UNIT", "Economic product is counted", ["A square kilometre", "A cell of its raster"],
                    words=_PER,
        help="As its raster has it.",
    )  # fmt: skip
    form.add_rasters("LANDCOVERS", "Land cover", optional=True, minimum=0, help="For cropland; one, or one a year.")
    add_legend(form)
    form.add_text(
        "CROPLAND", "Classes that are irrigated", "cropland",
        help="Names or values of the land cover.",
    )
    one_a_year = form.shared_tr("One number, or one for each year.")
    form.add_text("HOME", "Water of a person (m³ a year)", help=one_a_year)
    form.add_text("INDUSTRY", "Water of a unit of economic product (m³)", help=one_a_year)
    form.add_text("IRRIGATION", "Water of a hectare of cropland (m³ a year)", help=one_a_year)
    form.add_text("EMISSION", "Carbon emitted by a person (t a year)", help=one_a_year)
    form.add_text("RATION", "Food of a person (t a year)", help=one_a_year)
    form.add_choice(
        "UNIT",
        "Supplies and demands are amounts",
        ["A hectare, water in millimetres", "A cell, water in cubic metres"],
        help="Demands are made in this unit.",
        words=UNITS,
    )


def demands_of(values, services: int, years: int) -> list:
    """The demand of each service.

    Parameters
    ----------
    values : Values
    services, years : int

    Raises
    ------
    InputError
        For unknown words, too many or too few of them or of rasters, and layers or coefficients that are missing.
    """
    models = [word.casefold() for word in words(values.text("DEMAND_MODELS"))] or [GIVEN] * services
    unknown = [word for word in models if word not in MODELS]
    if unknown or len(models) != services:
        raise InputError(
            "{parameter}: give {count} of the words {known}, one for each service, not {given}.",
            parameter=values.label("DEMAND_MODELS"),
            count=services,
            known=", ".join(MODELS),
            given=", ".join(models),
        )
    wanted, given = models.count(GIVEN) * years, values.layer_count("DEMANDS")
    if given != wanted:
        raise InputError(
            "{parameter}: there are {given} rasters for {wanted} supplies that want one; give a demand for each, or "
            "say in {models} which are made.",
            parameter=values.label("DEMANDS"),
            given=given,
            wanted=wanted,
            models=values.label("DEMAND_MODELS"),
        )
    for model in models:
        _check_model(values, model)
    for key in ("POPULATION", "GDP", "LANDCOVERS"):
        if values.layer_count(key) not in (0, 1, years):
            raise InputError(
                "{parameter}: {count} {count:raster|rasters} for {years} {years:year|years}; give one, or one for "
                "each.",
                parameter=values.label(key),
                count=values.layer_count(key),
                years=years,
            )
    for key in ("HOME", "INDUSTRY", "IRRIGATION", "EMISSION", "RATION"):
        _rates(values, key, years)
    return [
        Demand(model, models[:place].count(GIVEN) if model == GIVEN else -1) for place, model in enumerate(models)
    ]


def _check_model(values, model: str) -> None:
    if model in _RATES:
        needed = ("POPULATION", _RATES[model])
    elif model == "water":
        pairs = {"HOME": "POPULATION", "INDUSTRY": "GDP", "IRRIGATION": "LANDCOVERS"}
        needed = tuple(key for rate, layer in pairs.items() if values.given(rate) for key in (rate, layer))
        needed = needed or ("HOME", "POPULATION")
    else:
        return
    missing = [values.label(key) for key in needed if not _is_there(values, key)]
    if missing:
        raise InputError("The demand for {model} needs: {parameters}.", model=model, parameters=", ".join(missing))


def _is_there(values, key: str) -> bool:
    return values.layer_count(key) > 0 if key in ("POPULATION", "GDP", "LANDCOVERS") else values.given(key)


def _rates(values, key: str, years: int) -> list:
    numbers = values.numbers(key)
    if len(numbers) not in (0, 1, years) or any(number < 0.0 for number in numbers):
        raise InputError(
            "{parameter}: give one number, or {years}, one for each year; none below 0.",
            parameter=values.label(key),
            years=years,
        )
    return numbers * years if len(numbers) == 1 else numbers


class DemandLayers:
    """Makes the demands of a run.

    Parameters
    ----------
    job : Job
    years : int
    """

    def __init__(self, job, years: int):
        self.job, self.years = job, years

    def made(self, model: str, year: int) -> np.ndarray:
        """The demand for water, carbon or food of a year, in the unit of the form."""
        from ...core.services.demand import head_demand, water_demand

        if model == "water":
            rates = {key: _rates(self.job, key, self.years) for key in ("HOME", "INDUSTRY", "IRRIGATION")}
            demand = water_demand(
                self._density("POPULATION", year) if rates["HOME"] else None,
                self._density("GDP", year) if rates["INDUSTRY"] else None,
                self._cropland(year) if rates["IRRIGATION"] else None,
                *((rates[key] or [0.0] * self.years)[year] for key in ("HOME", "INDUSTRY", "IRRIGATION")),
            )
        else:
            rate = _rates(self.job, _RATES[model], self.years)[year]
            demand = head_demand(self._density("POPULATION", year), rate)
        if self.job.word("UNIT") == "cell":
            # A millimetre is ten cubic metres on a hectare.
            demand *= self.job.grid.cell_area_ha * (10.0 if model == "water" else 1.0)
        return demand

    def _of_year(self, key: str, year: int):
        sources = self.job.raster_sources(key)
        return sources[year if len(sources) > 1 else 0]

    def _density(self, key: str, year: int) -> np.ndarray:
        """Counts a square kilometre."""
        source = self._of_year(key, year)
        values = self.job.values_of(source, key=key)
        if self.job.word(f"{key}_UNIT") == "cell":
            values = values / self._cell_area(source)
        return values

    def _cell_area(self, source):
        """Square kilometres of the cells of a raster as it is stored: what its counts stand for."""
        from ..layers.latitudes import cell_latitudes
        from ..layers.raster_read import grid_of_source

        grid = grid_of_source(source)
        if not QgsCoordinateReferenceSystem.fromWkt(grid.crs).isGeographic():
            return grid.cell_area_ha / 100.0
        side = grid.cell_size * _DEGREE
        return side * side * np.cos(np.radians(cell_latitudes(self.job.grid, self.job.context)[:]))

    def _cropland(self, year: int) -> np.ndarray:
        cover = self.job.classes_of(self._of_year("LANDCOVERS", year), "LANDCOVERS")
        share = self.job.class_set("CROPLAND", cover.names).contains(cover.values).astype(np.float32)
        share[~cover.valid] = np.nan
        return share
