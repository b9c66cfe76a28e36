"""Ecological sources as an input: polygons or a label raster, numbered on the grid."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsGeometry

from ...core.errors import InputError
from . import vector_io
from .raster_vector import labels_of, polygonise, rasterise


@dataclass
class Sources:
    """Ecological sources on the grid.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Source numbers 1..n, 0 elsewhere.
    ids : list of int
        The user's number of each source, ascending.
    geometries : list of QgsGeometry
        The outline of each source, in the grid's coordinate system.
    columns : dict
        Attributes of each source's first feature; empty for label rasters.
    name : str
        The layer's name.
    """

    labels: np.ndarray
    ids: list
    geometries: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    name: str = ""


def read_sources(job, key: str, id_field: str = "ID_FIELD") -> Sources:
    """Sources on the grid, from polygons or from a label raster; the grid must be known.

    Raises
    ------
    InputError
        When there is none on the grid, or ids are not whole numbers from 1.
    """
    if job.is_raster(key):
        result = _from_labels(job, key)
    else:
        result = _from_polygons(job, key, id_field)
    if not result.ids:
        raise InputError(
            "The layer {name} has no sources on the raster {grid}; sources are polygons or cells above 0.",
            name=result.name,
            grid=job.grid_name,
        )
    return result


def read_outlines(job, key: str, id_field: str = "ID_FIELD") -> Sources:
    """Sources as polygons, without a grid: `labels` is empty."""
    features = job.features(key)
    ids, outlines, columns = _collect(job, features, _ids(job, features, id_field))
    return Sources(np.zeros((0, 0), dtype=np.int32), ids, outlines, columns, features.name)


def _from_labels(job, key: str) -> Sources:
    raster = job.classes(key)
    cells = np.where(raster.valid & (raster.values > 0), raster.values, 0)
    ids = [int(number) for number in np.unique(cells) if number > 0]
    labels = np.where(cells > 0, np.searchsorted(ids, cells) + 1, 0).astype(np.int32)
    outlines = polygonise(labels, job.grid)
    return Sources(labels, ids, list(outlines.values()), {}, job.layer_name(key))


def _from_polygons(job, key: str, id_field: str) -> Sources:
    features = job.features(key)
    ids, outlines, columns = _collect(job, features, _ids(job, features, id_field))
    labels = _burn(job, ids, outlines, features.name)
    # Sources that left no cell are gone: number the others without gaps.
    kept = np.unique(labels)
    kept = kept[kept > 0]
    labels = np.where(labels > 0, np.searchsorted(kept, labels) + 1, 0).astype(np.int32)
    rows = [int(number) - 1 for number in kept]
    columns = {name: [values[row] for row in rows] for name, values in columns.items()}
    return Sources(labels, [ids[row] for row in rows], [outlines[row] for row in rows], columns, features.name)


def _ids(job, features, id_field: str) -> list:
    wanted = job.text(id_field) if job.algorithm.parameterDefinition(id_field) is not None else ""
    if not wanted and "source_id" in features.columns:
        wanted = "source_id"
    if not wanted:
        return list(range(1, len(features) + 1))
    values = vector_io.numbers(vector_io.column(features.columns, wanted, features.name), wanted, features.name)
    if any(value != int(value) or value < 1 for value in values):
        raise InputError(
            "The field {field} of {name} must hold whole numbers from 1.", field=wanted, name=features.name
        )
    return [int(value) for value in values]


def _collect(job, features, ids: list):
    """Outlines and attributes by id; parts with the same id are one source."""
    parts: dict = {}
    first: dict = {}
    for row, (number, geometry) in enumerate(zip(ids, features.geometries)):
        parts.setdefault(number, []).append(geometry)
        first.setdefault(number, row)
    ordered = sorted(parts)
    joined = [number for number in ordered if len(parts[number]) > 1]
    if joined:
        job.log(
            "{name}: {count} sources consist of several features with the same number.",
            name=features.name,
            count=len(joined),
        )
    outlines = [
        parts[number][0] if len(parts[number]) == 1 else QgsGeometry.unaryUnion(parts[number]) for number in ordered
    ]
    columns = {key: [values[first[number]] for number in ordered] for key, values in features.columns.items()}
    return ordered, outlines, columns


def _burn(job, ids: list, outlines: list, name: str) -> np.ndarray:
    """Source numbers 1..n in the order of `ids`; sources smaller than a cell take every cell they touch."""
    labels, small = labels_of(outlines, job.grid)
    overlaps = int((rasterise(outlines, [1] * len(ids), job.grid, add=True) > 1).sum())
    if overlaps:
        job.warn(
            "{name}: {count} cells lie in more than one source; they belong to the one with the highest number.",
            name=name,
            count=overlaps,
        )
    if small:
        burnt = set(np.unique(labels).tolist())
        kept = [ids[number - 1] for number in small if number in burnt]
        lost = [ids[number - 1] for number in small if number not in burnt]
        _report_small(job, kept, lost, name)
    return labels


def _report_small(job, kept: list, lost: list, name: str) -> None:
    if kept:
        job.warn(
            "{name}: sources {ids} are smaller than a cell; every cell that they touch was taken.",
            name=name,
            ids=", ".join(map(str, kept)),
        )
    if lost:
        job.warn(
            "{name}: sources {ids} lie outside the raster {grid} or under another source and were left out.",
            name=name,
            ids=", ".join(map(str, lost)),
            grid=job.grid_name,
        )
