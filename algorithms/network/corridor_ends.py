"""The sources at the ends of corridors: by number or name, and whether the lines end there."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError
from ..layers.source_ids import id_text, key_of
from ..layers.source_layers import Sources
from ..layers.vector_io import Features, column

# Fields with the sources' names beside those with their numbers, as esp:corridors writes them.
_NAMED = {"from_id": "from_name", "to_id": "to_name"}
# How far a line may end from its source, in cells; the lines run between centres of cells.
_REACH = 1.5
# So many corridors tell whether the ends fit.
_LOOKED_AT = 200


def known_rows(features: Features, field: str, sources: Sources) -> list:
    """The row of the source at one end of each corridor; None for those that are not among the sources.

    Names tell where sources and corridors have them, each once: they stay right when numbers are given anew.

    Raises
    ------
    InputError
        When the field is missing.
    """
    values = column(features.columns, field, features.name)
    row_of = {number: row for row, number in enumerate(sources.ids)}
    known = sources.known()
    by_name = {name: row for row, name in enumerate(sources.names)}
    names = next((cells for key, cells in features.columns.items() if key.casefold() == _NAMED.get(field)), None)
    told = len(by_name) == len(sources.ids) and names is not None
    if told and all(name is not None and str(name) in by_name for name in names):
        return [by_name[str(name)] for name in names]
    return [None if value is None else row_of.get(known.get(key_of(value))) for value in values]


def rows_of(features: Features, field: str, sources: Sources) -> np.ndarray:
    """The row of the source at one end of each corridor, as `known_rows`.

    Raises
    ------
    InputError
        When the field is missing, or a source is not among the sources.
    """
    rows = known_rows(features, field, sources)
    strange = next((place for place, row in enumerate(rows) if row is None), None)
    if strange is not None:
        value = column(features.columns, field, features.name)[strange]
        raise InputError(
            "{name} has {number} as {field}, but there is no such source in {sources}; see row {row}.",
            name=features.name,
            number="" if value is None else id_text(value),
            field=field,
            row=strange + 1,
            sources=sources.name,
        )
    return np.array(rows, dtype=np.intp)


def check_ground(job, features: Features, sources: Sources, first: np.ndarray, second: np.ndarray) -> None:
    """Lines that end at other sources than those that they name were made with other numbers.

    Lines that end at no source at all say nothing: they may be drawn by hand.

    Raises
    ------
    InputError
        When most of them do.
    """
    reach = _REACH * job.grid.cell_size if job.grid is not None else None
    step = max(1, len(features) // _LOOKED_AT)
    looked_at = range(0, len(features), step)
    wrong = [row for row in looked_at if _strange(features.geometries[row], sources, (first[row], second[row]), reach)]
    if 2 * len(wrong) > len(looked_at):
        raise InputError(
            "The lines of {name} end at other sources of {sources} than those that they name: were they made with "
            "another field of ids? Choose that field.",
            name=features.name,
            sources=sources.name,
        )
    if wrong:
        job.warn(
            "{name}: {count} {count:line ends|lines end} at other sources than those named with {count:it|them}, the "
            "first in row {row}.",
            name=features.name,
            count=len(wrong),
            row=wrong[0] + 1,
        )


def _strange(line: QgsGeometry, sources: Sources, named: tuple, reach) -> bool:
    corners = list(line.vertices())
    if len(corners) < 2:
        return False
    if reach is None:
        steps = [corner.distance(after) for corner, after in zip(corners, corners[1:])]
        reach = _REACH * min((length for length in steps if length > 0.0), default=0.0)
    ends = [QgsGeometry.fromPointXY(QgsPointXY(corner.x(), corner.y())) for corner in (corners[0], corners[-1])]
    outlines = [sources.geometries[row] for row in named]
    if any(all(end.distance(outline) <= reach for end, outline in zip(ends, order))
           for order in (outlines, outlines[::-1])):  # fmt: skip
        return False
    at = [{row for row, outline in enumerate(sources.geometries) if outline.distance(end) <= reach} for end in ends]
    return bool(at[0] and at[1] and len(at[0] | at[1]) > 1 and not set(named) <= at[0] | at[1])
