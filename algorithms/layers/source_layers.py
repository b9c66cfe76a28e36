"""Ecological sources as an input: polygons or a label raster, numbered on the grid."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsGeometry

from ...core.errors import InputError, phrase
from ..platform.compat import POLYGON_GEOMETRY
from . import source_ids
from .overlaps import groups_of, overlaps, without_shared
from .raster_vector import labels_of, polygonise, rasterise
from .source_labels import cell_in, coarsened_labels, finer
from .source_notes import SourceNote
from .vector_io import Features, column

# So many pairs or sources are named in a message.
_NAMED = 10


@dataclass
class Sources:
    """Ecological sources on the grid.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Source numbers 1..n, 0 elsewhere.
    ids : list of int
        The number of each source, ascending: the user's own where it is a whole number from 1.
    geometries : list of QgsGeometry
        The outline of each source, in the grid's coordinate system.
    columns : dict
        Attributes of each source's first feature; empty for label rasters.
    name : str
        The layer's name.
    names : list of str
        What the user calls each source; empty where it has but its number.
    own_numbers : bool
        Whether the numbers are the user's; else they stand for ids that are no whole numbers.
    field : str
        The field with the ids; empty where sources are numbered one by one, or are those of a raster.
    """

    labels: np.ndarray
    ids: list
    geometries: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    name: str = ""
    names: list = field(default_factory=list)
    own_numbers: bool = True
    field: str = ""

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, rows: list) -> Sources:
        """Some of the sources, without their labels."""
        return Sources(
            self.labels,
            [self.ids[row] for row in rows],
            [self.geometries[row] for row in rows],
            {name: [values[row] for row in rows] for name, values in self.columns.items()},
            self.name,
            [self.names[row] for row in rows] if self.names else [],
            self.own_numbers,
            self.field,
        )

    def called(self, row: int) -> str:
        """A source as messages name it: by the id that the user knows."""
        return str(self.ids[row]) if self.own_numbers else self.names[row]

    def known(self) -> dict:
        """What users may call the sources in lists and tables, to their numbers; see `source_ids.known_ids`."""
        return source_ids.known_ids(self.ids, self.names, self.own_numbers)

    def titles(self) -> list:
        """Each source as tables and pages show it: the id that the user knows."""
        return [self.called(row) for row in range(len(self.ids))]


def read_sources(job, key: str, id_field: str = "ID_FIELD") -> Sources:
    """Sources on the grid, from polygons or from a label raster; the grid must be known.

    Raises
    ------
    InputError
        When there is none on the grid, or ids are missing.
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
    return _collected(job, job.features(key), id_field)


def _from_labels(job, key: str) -> Sources:
    source, band = job.unaligned(key)
    if job.grid is not None and finer(source, band, job.grid):
        cells = coarsened_labels(source, band, job.grid)
        job.warn(
            "{name} has cells of {size:.6g} m on a grid of {cell:.6g} m: a cell belongs to the source with the largest "
            "share of it, and small sources keep a cell.",
            name=source.name,
            size=cell_in(source, band, job.grid),
            cell=job.grid.cell_size,
        )
    else:
        raster = job.classes(key)
        cells = np.where(raster.valid & (raster.values > 0), raster.values, 0)
    ids = [int(number) for number in np.unique(cells) if number > 0]
    labels = np.where(cells > 0, np.searchsorted(ids, cells) + 1, 0).astype(np.int32)
    outlines = polygonise(labels, job.grid)
    return Sources(labels, ids, list(outlines.values()), {}, job.layer_name(key))


def _from_polygons(job, key: str, id_field: str) -> Sources:
    found = _collected(job, job.features(key), id_field)
    labels = _burn(job, found)
    # Sources that left no cell are gone: number the others without gaps.
    kept = np.unique(labels)
    kept = kept[kept > 0]
    result = found.only([int(number) - 1 for number in kept])
    result.labels = np.where(labels > 0, np.searchsorted(kept, labels) + 1, 0).astype(np.int32)
    return result


def _numbers(job, features: Features, id_field: str) -> tuple[list, dict, str]:
    """The number of each feature, the names of the numbers, and the field that they come from."""
    wanted = job.text(id_field) if job.algorithm.parameterDefinition(id_field) is not None else ""
    noted = job.noted_sources() if id_field == "ID_FIELD" else None
    field_of = {key.casefold(): key for key in features.columns}
    if not wanted and noted is not None and noted.field.casefold() in field_of:
        wanted = field_of[noted.field.casefold()]
        job.log(
            "{name}: the ids are those of the field {field}, as when the corridors were made.",
            name=features.name,
            field=wanted,
        )
    wanted = wanted or field_of.get("source_id", "")
    known = noted.names if noted is not None and noted.field.casefold() == wanted.casefold() else None
    numbers, names = _by_field(features, wanted, known)
    if noted is not None and noted.field.casefold() in ("", *field_of) and wanted.casefold() != noted.field.casefold():
        _check_note(features, noted, wanted, numbers)
    return numbers, names, wanted


def _by_field(features: Features, wanted: str, known) -> tuple[list, dict]:
    if not wanted:
        return list(range(1, len(features) + 1)), {}
    return source_ids.numbered(column(features.columns, wanted, features.name), wanted, features.name, known)


def _check_note(features: Features, noted: SourceNote, wanted: str, numbers: list) -> None:
    """Another field is fine where it gives the same numbers."""
    made_by, _ = _by_field(features, noted.field and _field(features, noted.field), noted.names or None)
    if made_by == numbers or (wanted.casefold() == "source_id" and not noted.field):
        return
    if noted.field:
        raise InputError(
            "The corridors were made with the field {made} of {name}, not with {field}: choose {made}.",
            made=noted.field,
            name=features.name,
            field=wanted,
        )
    raise InputError(
        "The corridors were made with the sources of {name} numbered one by one, not with the field {field}: "
        "leave the field empty, or make the corridors with it.",
        name=features.name,
        field=wanted,
    )


def _field(features: Features, wanted: str) -> str:
    return next(key for key in features.columns if key.casefold() == wanted.casefold())


def _collected(job, features: Features, id_field: str) -> Sources:
    """Outlines and attributes by number; parts of one number are one source, and no ground counts twice."""
    numbers, names, used = _numbers(job, features, id_field)
    pairs = overlaps(features.geometries, job.cancel_point)
    if pairs and not used:
        numbers = _joined(job, features, pairs)
        pairs = []
    rows_of: dict = {}
    for row, number in enumerate(numbers):
        rows_of.setdefault(number, []).append(row)
    ordered = sorted(rows_of)
    several = [number for number in ordered if len(rows_of[number]) > 1]
    if several and used:
        job.log(
            "{name}: {count} {count:source consists|sources consist} of several features with the same id.",
            name=features.name,
            count=len(several),
        )
    outlines = [_union([features.geometries[row] for row in rows_of[number]]) for number in ordered]
    first = [rows_of[number][0] for number in ordered]
    columns = {key: [values[row] for row in first] for key, values in features.columns.items()}
    titles = [names[number] for number in ordered] if names else source_ids.names_among(features.columns, first)
    _say(job, features.name, len(ordered), used, names)
    if used and id_field == "ID_FIELD":
        job.note_sources(SourceNote(used, names))
    elif id_field == "ID_FIELD":
        job.note_sources(SourceNote("", {}))
    empty = np.zeros((0, 0), dtype=np.int32)
    result = Sources(empty, ordered, outlines, columns, features.name, titles, not names, used)
    if any(numbers[first] != numbers[second] for first, second, _ in pairs):
        _cut(job, result)
    return result


def _say(job, name: str, count: int, field_used: str, names: dict) -> None:
    if field_used:
        kind = phrase("ids that are numbered anew") if names else phrase("numbers")
        sentence = phrase("{name}: {count} {count:source|sources} by the field {field} ({kind}).")
        job.log(sentence, name=name, count=count, field=field_used, kind=kind)
    else:
        job.log("{name}: {count} {count:source|sources}, numbered one by one.", name=name, count=count)


def _union(shapes: list) -> QgsGeometry:
    return shapes[0] if len(shapes) == 1 else QgsGeometry.unaryUnion(shapes)


def _joined(job, features: Features, pairs: list) -> list:
    """Numbers of features without ids, where those that overlap are one source."""
    groups = groups_of(len(features), [pair[:2] for pair in pairs])
    job.warn(
        "{name}: {count} features overlap on {area:.6g} ha and are joined, so that no ground counts twice; "
        "{left} {left:source is|sources are} left.",
        name=features.name,
        count=sum(len(group) for group in groups if len(group) > 1),
        area=sum(area for _, _, area in pairs) / 1e4,
        left=len(groups),
    )
    numbers = [0] * len(features)
    for number, group in enumerate(groups, 1):
        for row in group:
            numbers[row] = number
    return numbers


def _cut(job, sources: Sources) -> None:
    """What two sources with ids share belongs to the one with the higher number, on the ground as on the grid."""
    pairs = overlaps(sources.geometries, job.cancel_point)
    cut = without_shared(sources.geometries, pairs)
    for row, outline in enumerate(cut):
        if outline.isNull():
            raise InputError(
                "{name}: source {first} lies wholly within other sources; remove it, or give both the same id.",
                name=sources.name,
                first=sources.called(row),
            )
    sources.geometries = cut
    told = [f"{sources.called(first)} - {sources.called(second)}" for first, second, _ in pairs]
    job.warn(
        "{name}: {count} {count:pair|pairs} of sources {count:overlaps|overlap} on {area:.6g} ha, which count once, "
        "for the one with the higher number: {pairs}.",
        name=sources.name,
        count=len(pairs),
        area=sum(area for _, _, area in pairs) / 1e4,
        pairs=_some(told),
    )


def _burn(job, sources: Sources) -> np.ndarray:
    """Source numbers 1..n in the order of the sources; thin and small ones take every cell that they touch."""
    outlines = sources.geometries
    labels, small, thin = labels_of(outlines, job.grid)
    if not all(outline.type() == POLYGON_GEOMETRY for outline in outlines):
        overlapping = int((rasterise(outlines, [1] * len(outlines), job.grid, add=True) > 1).sum())
        if overlapping:
            job.warn(
                "{name}: {count} {count:cell lies|cells lie} in more than one source; the one with the highest number "
                "has {count:it|them}.",
                name=sources.name,
                count=overlapping,
            )
    if thin:
        job.log(
            "{name}: narrower than a cell, so that every cell that they touch was taken: {ids}.",
            name=sources.name,
            ids=_some([sources.called(number - 1) for number in thin]),
        )
    if small:
        burnt = set(np.unique(labels).tolist())
        kept = [sources.called(number - 1) for number in small if number in burnt]
        lost = [sources.called(number - 1) for number in small if number not in burnt]
        _report_small(job, kept, lost, sources.name)
    return labels


def _report_small(job, kept: list, lost: list, name: str) -> None:
    if kept:
        job.warn(
            "{name}: sources {ids} are smaller than a cell; every cell that they touch was taken.",
            name=name,
            ids=_some(kept),
        )
    if lost:
        job.warn(
            "{name}: sources {ids} lie outside the raster {grid} or under another source and were left out.",
            name=name,
            ids=_some(lost),
            grid=job.grid_name,
        )


def _some(entries: list) -> str:
    """A list in a sentence, long ones shortened."""
    return ", ".join(entries[:_NAMED]) + (f", ... ({len(entries)})" if len(entries) > _NAMED else "")
