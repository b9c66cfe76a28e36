"""Records of species held against a pattern: how many lie in it, beside its share of the land."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.pattern.record_check import ELSEWHERE, IN_SOURCE, NEAR_CORRIDOR, RecordCheck, check_records, places_of
from ...core.tables import cell_number, find_column
from ..layers import palette, vector_io
from ..layers.spatial_index import index_of
from ..layers.styles import ClassStyle
from .pattern_layers import BASE, Element, copied
from .pattern_scheme import ground_of

# So many points stand for the area; lines and outlines have a vertex in so many steps of its side.
_POINTS, _STEPS = 20_000, 2000
_WORDS = {IN_SOURCE: "source", NEAR_CORRIDOR: "near corridor", ELSEWHERE: "elsewhere"}


def held(job, form, sources, corridors, districts, cover) -> list:
    """Hold the records of a run against its pattern: the layer of the records; empty where none lies in the area.

    Parameters
    ----------
    job : Job
    form : SecurityPattern
    sources, corridors : Features
        Corridors may be None.
    districts : Districts or None
    cover : Cover or None
    """
    records = _present(job, job.features("OBSERVATIONS", may_be_empty=True))
    if records is None:
        return []
    elements = [Element("", "", "", [], [(shape, []) for shape in layer.geometries], None)
                for layer in (sources, corridors) if layer is not None]  # fmt: skip
    ground = None if cover is not None else ground_of(elements, districts, None)
    area = _cells(cover) if ground is None else _lattice(ground)
    points = np.array([[(point := shape.asPoint()).x(), point.y()] for shape in records.geometries]).reshape(-1, 2)
    within = _on_cells(cover, points) if ground is None else _inside([ground], points)
    outside = int(np.count_nonzero(~within))
    if outside:
        job.warn("{name}: {count} {count:record lies|records lie} outside the area of the pattern.",
                 name=records.name, count=outside)  # fmt: skip
    if not within.any() or not len(area):
        return []
    records, points = _chosen(records, within), points[within]
    network = _Network(sources, corridors)
    reach = job.number("RECORD_DISTANCE")
    (inside, near), (area_inside, area_near) = network.look(points), network.look(area)
    places, area_places = (
        places_of(where, to_corridor, reach) for where, (to_corridor, _nearest) in
        ((inside, near), (area_inside, area_near))
    )  # fmt: skip
    distance, area_distance = near[1], area_near[1]
    found = check_records(places, distance, area_places, area_distance)
    _tell(job, records.name, found, reach)
    return [_element(form, records, places, distance)]


def _present(job, features):
    """One point for each place where a species was seen; None without any."""
    if features is None:
        return None
    value = find_column(features.columns, "value", "presence")
    numbers = [1.0] * len(features) if value is None else [_number(cell) for cell in features.columns[value]]
    shapes, rows = [], []
    for row, (shape, seen) in enumerate(zip(features.geometries, numbers)):
        for part in shape.asGeometryCollection() if seen != 0.0 else ():
            shapes.append(part)
            rows.append(row)
    if not shapes:
        return None
    absent = sum(seen == 0.0 for seen in numbers)
    if absent:
        job.log("{name}: {count} {count:absence is|absences are} left out.", name=features.name, count=absent)
    columns = {name: [values[row] for row in rows] for name, values in features.columns.items()}
    return vector_io.Features(features.name, shapes, columns)


def _number(cell) -> float:
    """What a cell says of presence; what is no number is one."""
    try:
        return float(cell_number(cell))
    except Exception:  # noqa: BLE001 - words, dates, nothing
        return 1.0


def _chosen(features, wanted: np.ndarray):
    rows = np.flatnonzero(wanted).tolist()
    columns = {name: [values[row] for row in rows] for name, values in features.columns.items()}
    return vector_io.Features(features.name, [features.geometries[row] for row in rows], columns)


# -- the area ------------------------------------------------------------------------------


def _cells(cover) -> np.ndarray:
    """The centres of cells with data, every so many of them, in a lattice."""
    valid, grid = cover.raster.valid, cover.grid
    step = max(1, int(math.sqrt(np.count_nonzero(valid) / _POINTS)))
    rows, columns = np.nonzero(valid[step // 2 :: step, step // 2 :: step])
    x, y = grid.centres(rows * step + step // 2, columns * step + step // 2)
    return np.column_stack([x, y])


def _on_cells(cover, points: np.ndarray) -> np.ndarray:
    rows, columns = cover.grid.indices(points[:, 0], points[:, 1])
    found = (rows >= 0) & (rows < cover.grid.rows) & (columns >= 0) & (columns < cover.grid.columns)
    found[found] = cover.raster.valid[rows[found], columns[found]]
    return found


def _lattice(ground: QgsGeometry) -> np.ndarray:
    """Points of a lattice inside an area."""
    box, area = ground.boundingBox(), ground.area()
    if area <= 0.0:
        return np.empty((0, 2))
    side = math.sqrt(area / _POINTS)
    x = np.arange(box.xMinimum() + side / 2.0, box.xMaximum(), side)
    y = np.arange(box.yMinimum() + side / 2.0, box.yMaximum(), side)
    points = np.array(np.meshgrid(x, y)).reshape(2, -1).T
    return points[_inside([ground], points)]


def _inside(shapes: list, points: np.ndarray) -> np.ndarray:
    """Whether points lie in any of several polygons."""
    index, engines = index_of(shapes), {}
    found = np.zeros(len(points), dtype=bool)
    for row, (x, y) in enumerate(points.tolist()):
        point = QgsGeometry.fromPointXY(QgsPointXY(x, y))
        for place in index.intersects(point.boundingBox()):
            if place not in engines:
                engines[place] = QgsGeometry.createGeometryEngine(shapes[place].constGet())
                engines[place].prepareGeometry()
            if engines[place].intersects(point.constGet()):
                found[row] = True
                break
    return found


class _Network:
    """Sources and corridors to which distances are measured."""

    def __init__(self, sources, corridors):
        from scipy.spatial import cKDTree

        self._sources = sources.geometries
        lines = [] if corridors is None else corridors.geometries
        box = self._sources[0].boundingBox()
        for shape in (*self._sources, *lines):
            box.combineExtentWith(shape.boundingBox())
        step = max(box.width(), box.height()) / _STEPS
        self._to_source = cKDTree(_vertices(self._sources, step))
        self._to_corridor = cKDTree(_vertices(lines, step)) if lines else None

    def look(self, points: np.ndarray) -> tuple:
        """Whether points lie in sources; their distances to the nearest corridor, and to the nearest of both."""
        inside = _inside(self._sources, points)
        to_corridor = np.full(len(points), np.inf)
        if self._to_corridor is not None:
            to_corridor = self._to_corridor.query(points)[0]
        nearest = np.minimum(self._to_source.query(points)[0], to_corridor)
        return inside, (to_corridor, np.where(inside, 0.0, nearest))


def _vertices(shapes: list, step: float) -> np.ndarray:
    dense = (shape.densifyByDistance(step) if step > 0.0 else shape for shape in shapes)
    return np.array([[vertex.x(), vertex.y()] for shape in dense for vertex in shape.vertices()]).reshape(-1, 2)


# -- what comes of it ----------------------------------------------------------------------


def _tell(job, name: str, found: RecordCheck, reach: float) -> None:
    job.set("RECORDS_INSIDE", 100.0 * found.inside)
    job.set("RECORDS_AREA", 100.0 * found.area_inside)
    job.record("records", int(found.counts.sum()))
    job.record("records_nearer", found.nearer)
    job.record("records_distance_m", found.distance)
    job.record("records_area_distance_m", found.area_distance)
    job.record("records_reach", reach)
    job.record_table("RECORDS", _table(found))
    job.log(
        "{name}: {inside:.1f} % of {count} {count:record|records} in sources or within {reach:.10g} m of a corridor, "
        "which are {area:.1f} % of the area.",
        name=name,
        inside=100.0 * found.inside,
        count=int(found.counts.sum()),
        reach=reach,
        area=100.0 * found.area_inside,
    )
    if found.inside < found.area_inside:
        job.warn(
            "{name}: records lie in the pattern less often than its share of the area would give; look at the "
            "resistance and the sources, or whether the pattern is that of this species.",
            name=name,
        )


def _table(found: RecordCheck) -> dict:
    return {
        "place": list(_WORDS.values()),
        "number": [int(count) for count in found.counts],
        "share": [float(share) for share in found.shares],
        "area_share": [float(share) for share in found.area_shares],
        "ratio": [None if math.isnan(ratio) else float(ratio) for ratio in found.ratios],
    }


def _element(form, records, places: np.ndarray, distance: np.ndarray) -> Element:
    """The records as points of the pattern's project."""
    titles = {
        IN_SOURCE: form.shared_tr("Record in a source"),
        NEAR_CORRIDOR: form.shared_tr("Record near a corridor"),
        ELSEWHERE: form.shared_tr("Record elsewhere"),
    }
    style = ClassStyle(
        tuple((_WORDS[place], palette.RECORDS[place], titles[place]) for place in titles if (places == place).any()),
        field="place",
    )
    added = (
        ("place", str, [_WORDS[place] for place in places.tolist()]),
        ("distance_m", float, [float(value) for value in distance]),
    )
    title = form.shared_tr("Species records")
    return copied(records, "species_records", title, "point", style, added, BASE)
