"""Tables of esp:uncertainty: what varies, species profiles, threats by class, observations."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Mapping

import numpy as np

from ...core.classes import parse_classes
from ...core.decision.ahp import CONSISTENT_BELOW, priorities
from ...core.decision.ahp_matrix import parse_matrix
from ...core.errors import InputError
from ...core.legend import Legend, with_values
from ...core.lists import list_parts
from ...core.numbers import parse_number, plain_text
from ...core.presets import land_cover_meanings
from ...core.uncertainty.validation import Observations, read_observations
from ...core.uncertainty.variables import read_variables
from ...core.workflow.land_cover_errors import ErrorModel, read_confusion
from ...core.workflow.parameters import SpeciesProfile
from ..layers.vector_io import column, numbers

# Errors of a map are alike over a few cells.
_REACH_CELLS = 3.0
_X, _Y = ("x", "lon", "longitude", "easting", "east"), ("y", "lat", "latitude", "northing", "north")


def check_judgements(text: str, factors: int) -> None:
    """Refuse judgements that no run could start from.

    Parameters
    ----------
    text : str
        The matrix.
    factors : int

    Raises
    ------
    InputError
        When the text is no judgement matrix of so many factors, or an inconsistent one.
    """
    found = priorities(parse_matrix(text, factors))
    if not found.consistent:
        raise InputError(
            "The judgement matrix is inconsistent: its CR is {cr:.3f} instead of below {limit:g}; mend the judgements, "
            "or give weights in place of them.",
            cr=found.cr,
            limit=CONSISTENT_BELOW,
        )


def varying(job, known: tuple, parameters) -> tuple:
    """All variables of the table, or those of the workflow with their usual widths, and those of them that vary.

    Returns
    -------
    listed, used : tuple of Variable
    """
    columns = job.table("PARAMETERS")
    listed = known
    if columns is not None:
        listed = read_variables(columns, known, parameters, job.layer_name("PARAMETERS"))
    factor = job.number("WIDTHS")
    wide = listed if factor == 1.0 else tuple(variable.widened(parameters, factor) for variable in listed)
    return listed, tuple(variable for variable in wide if variable.varies(parameters))


def _plain(name: str) -> str:
    return plain_text(name).casefold()


def confusion(job, legend: Legend) -> ErrorModel | None:
    """How the land cover errs; None without a confusion matrix. Classes may be called by their names."""
    columns = job.table("CONFUSION")
    if columns is None:
        return None
    meanings = land_cover_meanings()
    heads = with_values(list(columns), legend, meanings)
    columns = {
        head or name: with_values(cells, legend, meanings) if _plain(name) in ("class", "mapped") else cells
        for (name, cells), head in zip(columns.items(), heads)
    }
    reach = job.number("ERROR_REACH")
    reach = _REACH_CELLS * job.grid.cell_size if reach is None else reach
    return read_confusion(columns, job.layer_name("CONFUSION"), reach)


def species_profiles(job, measures: tuple, measured: tuple) -> tuple:
    """The profiles of a table with the columns species, layer, multiplier, min and max.

    Parameters
    ----------
    job : Job
    measures : tuple of str
        What the factors are measured on, in their order.
    measured : tuple of str
        What barriers can be on.

    Raises
    ------
    InputError
        When a column is missing, a cell is no number, a multiplier names a layer that no factor is measured on, or a
        span has its ends the wrong way round or is of an unknown layer.
    """
    columns = job.table("SPECIES")
    if columns is None:
        return ()
    title = job.layer_name("SPECIES")
    names, layers = (column(columns, key, title) for key in ("species", "layer"))
    plain = {str(key).strip().casefold(): cells for key, cells in columns.items()}
    profiles: dict = {}
    for row, (name, layer) in enumerate(zip(map(str, names), map(_plain, map(str, layers)))):
        profile = profiles.get(name, SpeciesProfile(name, (1.0,) * len(measures)))
        multiplier, low, high = (_cell(plain, key, row, title) for key in ("multiplier", "min", "max"))
        if multiplier is not None:
            if layer not in measures:
                raise InputError(
                    "The species table {table} multiplies the factor of {layer}; factors are measured on: {known}.",
                    table=title,
                    layer=layer,
                    known=", ".join(measures),
                )
            if not multiplier >= 0.0:
                raise InputError("The species table {table} has a multiplier below 0.", table=title)
            changed = list(profile.multipliers)
            changed[measures.index(layer)] = multiplier
            profile = replace(profile, multipliers=tuple(changed))
        if low is not None or high is not None:
            span = layer, -math.inf if low is None else low, math.inf if high is None else high
            _check_span(name, span, measured, title)
            profile = replace(profile, walls=(*profile.walls, span))
        profiles[name] = profile
    return tuple(profiles.values())


def _check_span(species: str, span: tuple, measured: tuple, title: str) -> None:
    layer, low, high = span
    if layer not in measured:
        raise InputError(
            "The species {species} has a barrier on {layer}; the layers are: {known}.",
            species=species,
            layer=layer,
            known=", ".join(measured),
        )
    if low > high:
        raise InputError(
            "The species table {table} has a min of {low:g} above the max of {high:g} for {species}; exchange them.",
            table=title,
            low=low,
            high=high,
            species=species,
        )


def _cell(columns: Mapping, key: str, row: int, title: str):
    cells = columns.get(key)
    text = "" if cells is None or cells[row] is None else plain_text(str(cells[row]))
    if not text or text == "nan":
        return None
    try:
        return parse_number(text)
    except InputError as error:
        raise InputError(
            'The species table {table} has "{text}" as {column} in row {row}; give a number or leave it empty.',
            table=title,
            text=text,
            column=key,
            row=row + 1,
        ) from error


def _points(job, title: str):
    """Observations without coordinates in columns: a layer of points."""
    try:
        return job.features("OBSERVATIONS")
    except InputError as error:
        raise InputError("The observations {table} have neither columns x and y nor points.", table=title) from error


def threat_classes(columns: Mapping, threats: list, legend: Legend, names: Mapping, meanings: Mapping) -> tuple:
    """The land-cover classes that each threat comes from."""
    plain = {str(key).strip().casefold(): list(cells) for key, cells in columns.items()}
    if "classes" not in plain:
        raise InputError("The table of threats needs a column classes with the land cover that each comes from.")
    found = []
    for threat, text in zip(threats, plain["classes"]):
        entries = with_values(list_parts(text), legend, meanings)
        classes = parse_classes(",".join(entry for entry in entries if entry), names)
        if not classes:
            raise InputError("The threat {threat} has no class in the legend of the land cover.", threat=threat.name)
        found.append(classes)
    return tuple(found)


def observations(job, known: tuple) -> Observations | None:
    """The observations on the grid; None without any."""
    if not job.given("OBSERVATIONS"):
        return None
    columns = job.table("OBSERVATIONS")
    title = job.layer_name("OBSERVATIONS")
    plain = {str(name).strip().casefold(): name for name in columns}
    ends = [next((plain[name] for name in names if name in plain), None) for names in (_X, _Y)]
    if None not in ends:
        x, y = (np.array(numbers(columns[end], end, title), dtype=np.float64) for end in ends)
    else:
        features = _points(job, title)
        columns = features.columns
        points = [geometry.centroid().asPoint() for geometry in features.geometries]
        x, y = (np.array([getattr(point, side)() for point in points]) for side in ("x", "y"))
    rows, places = job.grid.indices(x, y)
    inside = (rows >= 0) & (rows < job.grid.rows) & (places >= 0) & (places < job.grid.columns)
    outside = int(np.count_nonzero(~inside))
    if outside and outside < inside.size:
        job.warn(
            "{name}: {count} {count:observation lies|observations lie} outside the raster.", name=title, count=outside
        )
    cells = np.where(inside, rows * job.grid.columns + places, -1)
    return read_observations(columns, cells, known, title)
