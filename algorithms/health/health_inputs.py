"""The inputs of ecosystem health: rasters of each year, coefficients, values, key classes."""

from __future__ import annotations

import re

import numpy as np

from ...core.classes import parse_classes
from ...core.errors import InputError
from ...core.health.indicators import YearLayers, check_groups
from ...core.health.square_indicators import coefficients_of
from ...core.legend import class_values
from ...core.lists import groups, list_parts
from ...core.presets import land_cover_meanings
from ...core.rows import extent, strips
from ..frame.legends import chosen_legend
from ..platform.language import translate
from ..services.class_coefficients import QAIDAM_UNIT, own_table, preset_table

_NUMERIC = re.compile(r"^[\s\d-]+$")
_OWN_COEFFICIENTS = "resistance_resilience_own"
_VALUES = "qaidam_table2"


def key_classes(job, key: str, names: dict, layer: str, text: str = "") -> tuple:
    """Groups of key classes: "grassland; water; cropland", "4; 5,9; 1".

    Returns
    -------
    tuple of tuple of int
        Empty groups for land covers that the raster's legend does not have.

    Raises
    ------
    InputError
        For names that neither the raster nor its legend knows.
    """
    legend, meanings = chosen_legend(job, "LEGEND", names), land_cover_meanings()
    found_groups = []
    for part in groups(text or job.text(key)):
        values: list = []
        for entry in list_parts(part):
            if _NUMERIC.match(entry):
                for low, high in parse_classes(entry).ranges:
                    values.extend(range(low, high + 1))
                continue
            found = class_values(entry, legend, meanings)
            if found is None or not legend.names:
                raise InputError(
                    "{parameter}: the raster {layer} has no class \"{entry}\" in its legend; choose its legend or give "
                    "class values.",
                    parameter=job.label(key),
                    layer=layer,
                    entry=entry,
                )
            values.extend(found)
        found_groups.append(tuple(values))
    return check_groups(found_groups)


def recovery_coefficients(job, key: str, shares: tuple, names: dict, layer: str) -> dict:
    """Coefficient of each class value: .4 resistant + .6 resilient; says which coefficients it took."""
    if job.given(key):
        table = own_table(job, key, names, ["resistant", "resilient"])
    else:
        table = preset_table(job, "health", _OWN_COEFFICIENTS, names, layer)
        job.warn(
            "The paper gives no coefficients of resistance and resilience; those in use are the toolbox author's own "
            "judgement. Give a table with columns lucode, resistant, resilient to use others."
        )
    resistant, resilient = table.column("resistant")[:-1], table.column("resilient")[:-1]
    if min(resistant.min(), resilient.min()) < 0 or max(resistant.max(), resilient.max()) > 1:
        raise InputError("The coefficients of resistance and resilience must lie between 0 and 1.")
    job.log(
        "Resistance and resilience of the classes: {list}.",
        list="; ".join(
            f"{code} {translate('classes', names.get(int(code), ''))} {first:g} / {second:g}".replace("  ", " ")
            for code, first, second in zip(table.codes, resistant, resilient)
        ),
    )
    job.record_table(
        "coefficients",
        {
            "class": table.codes.tolist(),
            "name": [names.get(int(code), "") for code in table.codes],
            "resistant": resistant.tolist(),
            "resilient": resilient.tolist(),
        },
    )
    total = shares[0] * resistant + shares[1] * resilient
    return dict(zip(table.codes.tolist(), total.tolist()))


def money_per_hectare(job, key: str, names: dict, layer: str) -> dict:
    """Value of all services of each class value: the user's table, or table 2 of the paper."""
    if job.given(key):
        table, unit = own_table(job, key, names), 1.0
    else:
        table, unit = preset_table(job, "services", _VALUES, names, layer), QAIDAM_UNIT
        job.log("Values of services: table 2 of the Qaidam paper.")
    return dict(zip(table.codes.tolist(), (table.values[:-1].sum(axis=1) * unit).tolist()))


def check_years(values, key: str, years: int, several: bool = False) -> int:
    """How many rasters of a list parameter belong to each year; an error where their number does not fit."""
    count = values.layer_count(key)
    if count != years and not (several and count % years == 0):
        raise InputError(
            "{parameter}: there are {count} rasters for {years} years; give one for each year.",
            parameter=values.label(key),
            count=count,
            years=years,
        )
    return count // max(years, 1)


def per_year(job, key: str, years: int, several: bool = False, by_rows: bool = False) -> list:
    """The rasters of a list parameter, one for each year, or several for each (year after year).

    With `by_rows` they are read by rows where they are large.

    Raises
    ------
    InputError
        When their number does not fit the years.
    """
    each = check_years(job, key, years, several)
    layers = job.rows_list(key) if by_rows else job.values_list(key)
    return [tuple(layers[number * each : (number + 1) * each]) for number in range(years)]


def year_layers(job, covers, vitalities, services, conditions, recovery: dict, money) -> list:
    """The rasters of all years as core takes them."""
    years = []
    for number, cover in enumerate(covers):
        if extent(vitalities[number][0]).minimum < 0:
            job.warn("{year}. year: the vitality has values below 0.", year=number + 1)
        if services:
            worth = services[number]
        elif money is None:
            worth = ()
        else:
            worth = (coefficients_of(cover.values, cover.valid, money),)
        years.append(
            YearLayers(
                cover.values,
                cover.valid,
                vitalities[number][0],
                coefficients_of(cover.values, cover.valid, recovery),
                tuple(worth),
                conditions[number][0] if conditions else None,
            )
        )
    return years


def common_names(covers) -> dict:
    """Class names of all years' rasters together."""
    names: dict = {}
    for cover in covers:
        names.update({value: name for value, name in cover.names.items() if value not in names})
    return names


def unit_areas(cover, units: np.ndarray, count: int, cell_area_ha: float) -> np.ndarray:
    """Hectares with data of each unit."""
    cells = np.zeros(count, dtype=np.int64)
    for strip in strips(units.shape):
        own = units[strip]
        cells += np.bincount(own[cover.valid[strip] & (own >= 0)], minlength=count)
    return cells * cell_area_ha
