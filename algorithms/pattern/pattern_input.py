"""What a security pattern is made of, read: corridors with class and grade, districts, roads."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsGeometry

from ...core.errors import InputError
from ...core.pattern.grading import corridor_classes
from ...core.tables import ROAD_FIELDS, cell_number, find_column
from ..layers import vector_io
from ..network.corridor_ends import known_rows
from ..network.line_input import coordinates, sources_at_ends

_SYNTAX_FIELDS = ("score", "nqpde", "mean_dist")
_STRENGTHS = ("gravity", "score")
_ENDS = ("from_id", "to_id")
# So many classes of roads are told.
_TOLD = 20
# The class of roads of which nothing tells it.
_ROAD = "road"


def column_of(features, wanted: str):
    """A column by its name without regard to case; None where it is missing."""
    return next((values for key, values in features.columns.items() if key.casefold() == wanted.casefold()), None)


def importance_of(job, sources, field: str):
    """What grades the sources: the chosen field, else dPC where there is one, else the area; and its name."""
    if not field and column_of(sources, "dpc") is not None:
        field = "dpc"
    if not field:
        return np.array([shape.area() for shape in sources.geometries]), job.algorithm.shared_tr("area")
    values = vector_io.column(sources.columns, field, sources.name)
    return np.array(vector_io.numbers(values, field, sources.name, missing=math.nan)), field


def read_corridors(job, key: str):
    """Corridors without the dropped links; None where there are none."""
    corridors = job.features(key, may_be_empty=True)
    if corridors is None:
        job.warn("There are no corridors: the pattern has no strategic nodes, break points and axes.")
        return None
    status = column_of(corridors, "status")
    if status is None:
        return corridors
    values = vector_io.numbers(status, "status", corridors.name, missing=0)
    kept = [row for row, value in enumerate(values) if value >= 0]
    if len(kept) == len(corridors):
        return corridors
    job.log(
        "{name}: {count} dropped {count:link is|links are} left out.",
        name=corridors.name,
        count=len(corridors) - len(kept),
    )
    if not kept:
        job.warn("There are no corridors: the pattern has no strategic nodes, break points and axes.")
        return None
    shapes = [corridors.geometries[row] for row in kept]
    columns = {name: [values[row] for row in kept] for name, values in corridors.columns.items()}
    return vector_io.Features(corridors.name, shapes, columns)


def classes_and_grades(job, corridors, class_field: str, grade_field: str) -> tuple:
    """Important, general or touching, and the grade of space syntax (None where there is none), of each corridor."""
    none = [None] * len(corridors)
    texts = (vector_io.column(corridors.columns, class_field, corridors.name) if class_field else
             column_of(corridors, "class") or none)  # fmt: skip
    grades = none
    if grade_field:
        grades = vector_io.column(corridors.columns, grade_field, corridors.name)
    elif any(column_of(corridors, name) is not None for name in _SYNTAX_FIELDS):
        grades = column_of(corridors, "grade") or none
    numbers = vector_io.numbers(grades, "grade", corridors.name, missing=math.nan)
    grades = [int(value) if math.isfinite(value) else None for value in numbers]
    if any(grade is not None and grade < 1 for grade in grades):
        raise InputError(
            "The layer {name} has a grade below 1; grades of space syntax count from 1, the lowest.",
            name=corridors.name,
        )
    scores = np.full(len(corridors), math.nan)
    if column_of(corridors, "score") is not None:
        scores = np.array(vector_io.numbers(column_of(corridors, "score"), "score", corridors.name, missing=math.nan))
    classes = corridor_classes(texts, scores)
    if not any(str(text).strip().casefold() in ("important", "general", "touching") for text in texts):
        if np.isfinite(scores).any():
            job.log("Corridors have no class: those of the upper natural class of the score are important.")
        else:
            job.log("Corridors have no class: all are general; esp:gravity tells important ones.")
    return classes, grades


def link_numbers(corridors) -> list:
    """The number of each corridor: link_id, where it is whole and told apart, else its place."""
    values = column_of(corridors, "link_id")
    try:
        numbers = [int(cell_number(value)) for value in values or ()]
    except InputError:
        numbers = []
    return numbers if len(set(numbers)) == len(corridors) else list(range(1, len(corridors) + 1))


def ends_of(corridors, sources, reach: float, progress) -> np.ndarray:
    """Rows of the sources at both ends of each corridor, by from_id and to_id, else by place; -1 for none."""
    if sources.field and all(column_of(corridors, end) is not None for end in _ENDS):
        rows = [known_rows(corridors, end, sources) for end in _ENDS]
        return np.array([[-1 if row is None else row for row in pair] for pair in zip(*rows)])
    lines, row_of = coordinates(corridors.geometries)
    found = sources_at_ends(lines, sources.geometries, reach, progress)
    result = np.full((len(corridors), 2), -1)
    for row in range(len(corridors)):
        parts = np.flatnonzero(row_of == row)
        if parts.size:
            result[row] = found[parts[0], 0], found[parts[-1], 1]
    return result


def costs_of(corridors) -> tuple:
    """The cost of each corridor (its length where there is no cost) and that of a metre inside sources: the least."""
    length = np.array([line.length() for line in corridors.geometries])
    given = column_of(corridors, "cost")
    if given is None:
        return length, 1.0
    cost = np.array(vector_io.numbers(given, "cost", corridors.name, missing=math.nan))
    known = np.isfinite(cost) & (cost > 0) & (length > 0)
    least = float((cost[known] / length[known]).min()) if known.any() else 1.0
    return np.where(np.isfinite(cost) & (cost >= 0), cost, length * least), least


def strength_of(corridors, field: str) -> np.ndarray:
    """How strong each corridor is: the chosen field, gravity, the score of space syntax, else a low cost or length."""
    names = (field,) if field else _STRENGTHS
    if field:
        vector_io.column(corridors.columns, field, corridors.name)
    for name in names:
        values = column_of(corridors, name)
        if values is not None:
            return np.array(vector_io.numbers(values, name, corridors.name, missing=math.nan))
    cost = column_of(corridors, "cost")
    if cost is not None:
        return -np.array(vector_io.numbers(cost, "cost", corridors.name, missing=math.inf))
    return -np.array([line.length() for line in corridors.geometries])


def road_classes(job, roads, field: str) -> list:
    """The class of each road, by the table of road classes; the field is looked for where it is not chosen.

    Roads of which nothing tells the class are of one class: a whole study would stop at them in its last step.
    """
    from ...core.pattern.road_classes import class_of, meanings_of, read_meanings

    given = field
    if field and column_of(roads, field) is None:
        job.warn("{name} has no field {field} with the class of the roads.", name=roads.name, field=field)
        field = ""
    field = field or find_column(roads.columns, *ROAD_FIELDS) or ""
    if not field:
        job.log("{name} has no field with the class of the roads: all are of one class.", name=roads.name)
        return [_ROAD] * len(roads)
    if field != given:
        job.log("The class of roads is read from the field {field}.", field=field)
    table = job.table("ROAD_CLASSES")
    meanings = read_meanings() if table is None else meanings_of(table, job.layer_name("ROAD_CLASSES"))
    values = column_of(roads, field)
    kinds = [class_of(value, field, meanings) or _ROAD for value in values]
    told = dict.fromkeys(f"{value} = {kind}" for value, kind in zip(values, kinds) if value and str(value) != kind)
    if told:
        job.log("{name}: classes of roads: {classes}.", name=roads.name, classes=", ".join(list(told)[:_TOLD]))
    return kinds


def district_names(districts, field: str) -> list:
    """The names of districts; name where no field is chosen, else their places."""
    if field:
        values = vector_io.column(districts.columns, field, districts.name)
    else:
        header = find_column(districts.columns, "name")
        values = [None] * len(districts) if header is None else districts.columns[header]
    return [str(place if value is None else value) for place, value in enumerate(values, 1)]


def drawn_zones(job, key: str, field: str) -> list:
    """Name and ground of the zones that the districts make by a field; empty where none is chosen."""
    if not field or not job.given(key):
        return []
    districts = job.features(key)
    together: dict = {}
    for name, shape in zip(vector_io.column(districts.columns, field, districts.name), districts.geometries):
        if name is not None:
            together.setdefault(str(name), []).append(shape)
    return [(name, QgsGeometry.unaryUnion(shapes)) for name, shapes in together.items()]
