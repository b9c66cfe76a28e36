"""Polygons that lie on each other: found, joined, or cut so that no ground counts twice."""

from __future__ import annotations

from qgis.core import QgsGeometry

from ..platform.compat import POLYGON_GEOMETRY
from .spatial_index import index_of

# Of the smaller one's area: what reprojecting and rounding leave between neighbours.
_SLIVER = 1e-6


def overlaps(geometries: list, progress) -> list:
    """The pairs of polygons that share ground.

    Returns
    -------
    list of (int, int, float)
        Rows, the lower first, and the shared area.
    """
    index = index_of(geometries)
    found = []
    for row, geometry in enumerate(geometries):
        progress(row / len(geometries))
        if geometry.type() != POLYGON_GEOMETRY:
            continue
        near = [other for other in index.intersects(geometry.boundingBox())
                if other > row and geometries[other].type() == POLYGON_GEOMETRY]  # fmt: skip
        if not near:
            continue
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for other in sorted(near):
            if not engine.intersects(geometries[other].constGet()):
                continue
            shared = geometry.intersection(geometries[other]).area()
            if shared > _SLIVER * min(geometry.area(), geometries[other].area()):
                found.append((row, other, shared))
    return found


def groups_of(count: int, pairs) -> list:
    """Rows that hang together through pairs, each group ascending, in the order of their first rows."""
    head = list(range(count))

    def top(row):
        while head[row] != row:
            head[row] = head[head[row]]
            row = head[row]
        return row

    for first, second in pairs:
        low, high = sorted((top(first), top(second)))
        head[high] = low
    together: dict = {}
    for row in range(count):
        together.setdefault(top(row), []).append(row)
    return list(together.values())


def without_shared(geometries: list, pairs) -> list:
    """The polygons with what two share taken from the one of the lower row; null where nothing is left of one."""
    result = list(geometries)
    for first, second, _ in pairs:
        if not result[first].isNull():
            left = result[first].difference(geometries[second])
            result[first] = QgsGeometry() if left.isEmpty() or left.area() <= 0.0 else left
    return result
