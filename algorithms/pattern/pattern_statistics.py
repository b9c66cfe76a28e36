"""The numbers of a security pattern: every element by class and role, in all and by district."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import QgsGeometry

from ...core.progress import no_progress
from ..layers.spatial_index import index_of
from ..layers.vector_io import columns_of
from .pattern_layers import Element, size_of

# The first of these fields divides an element into classes.
_CLASS_FIELDS = ("class", "zone")
_OWN_CLASS_FIELD = {"sources": "grade", "break_points": "road_class"}
_COLUMNS = (
    "layer", "element", "class", "role", "district", "number", "mainly", "share_pct", "area_ha", "length_m",
)  # fmt: skip
# Slivers along borders, as a share of a feature's size, are none.
_SLIVER = 1e-6


@dataclass
class Districts:
    """Districts by name; several polygons of one name are one.

    Parameters
    ----------
    names : list of str
    shapes : list of QgsGeometry
    """

    names: list = field(default_factory=list)
    shapes: list = field(default_factory=list)

    def __post_init__(self):
        self._index = index_of(self.shapes)
        self._engines = [QgsGeometry.createGeometryEngine(shape.constGet()) for shape in self.shapes]
        for engine in self._engines:
            engine.prepareGeometry()

    def parts(self, shape: QgsGeometry, kind: str) -> dict:
        """District to the size of a feature in it (square metres, metres, or 1); a point is in one district only."""
        found: dict = {}
        for row in sorted(self._index.intersects(shape.boundingBox())):
            if not self._engines[row].intersects(shape.constGet()):
                continue
            if kind == "point":
                return {row: 1.0}
            inside = self._engines[row].contains(shape.constGet())
            size = size_of(shape if inside else shape.intersection(self.shapes[row]), kind)
            if size > _SLIVER * size_of(shape, kind):
                found[row] = size
        return found


def districts_of(features, names: list) -> Districts:
    """Districts from the polygons of a layer."""
    together: dict = {}
    for name, shape in zip(names, features.geometries):
        together.setdefault(str(name), []).append(shape)
    shapes = [parts[0] if len(parts) == 1 else QgsGeometry.unaryUnion(parts) for parts in together.values()]
    return Districts(list(together), shapes)


@dataclass
class Sum:
    """Features of one class in one place.

    Parameters
    ----------
    number : int
        Those that reach into it.
    mainly : int
        Those of which the greatest part lies there.
    size : float
        Square metres, metres, or their number for points.
    """

    number: int = 0
    mainly: int = 0
    size: float = 0.0

    def add(self, size: float, mainly: bool) -> None:
        """Count a feature or a part of one."""
        self.number += 1
        self.mainly += mainly
        self.size += size


class Statistics:
    """Counts and sizes of the elements.

    Parameters
    ----------
    elements : list of Element
    districts : Districts or None
    outside : str
        How tables call what lies in no district.
    progress : callable
    """

    def __init__(self, elements: list, districts, outside: str, progress=no_progress):
        self.elements = elements
        self._names = [] if districts is None else [*districts.names, outside]
        self._sums: dict = {}
        for number, element in enumerate(elements):
            progress(number / len(elements))
            self._count(element, districts, progress)

    def _count(self, element: Element, districts, progress) -> None:
        sums = self._sums[element.name] = {}
        for (shape, _), key in zip(element.rows, _keys(element)):
            progress(0.0)
            size = size_of(shape, element.geometry)
            sums.setdefault((None, key), Sum()).add(size, True)
            if districts is None:
                continue
            parts = districts.parts(shape, element.geometry)
            left = size - sum(parts.values())
            if left > 1e3 * _SLIVER * size:
                parts[len(districts.names)] = left
            main = max(parts, key=lambda row: (parts[row], -row), default=None)
            for row, part in parts.items():
                sums.setdefault((row, key), Sum()).add(part, row == main)

    def table(self) -> dict:
        """Rows by element, class, role and district; the whole area has no district and comes first."""
        rows = []
        for row in (None, *range(len(self._names))):
            for element in self.elements:
                sums = {key: total for (where, key), total in self._sums[element.name].items() if where == row}
                whole = sum(total.size for total in sums.values())
                for key in sorted(sums, key=_sortable):
                    total = sums[key]
                    district = "" if row is None else self._names[row]
                    share = 100.0 * total.size / whole if whole else None
                    area = total.size / 1e4 if element.geometry == "polygon" else 0.0
                    length = total.size if element.geometry == "line" else 0.0
                    counts = total.number, total.mainly
                    rows.append((element.name, element.title, *key, district, *counts, share, area, length))
        return columns_of(_COLUMNS, rows)

    def by_district(self, total: str) -> dict:
        """A row for each district and one for all, with number and size of every element; empty without districts."""
        if not self._names:
            return {}
        used = {where for sums in self._sums.values() for where, _ in sums}
        rows = [row for row in range(len(self._names)) if row < len(self._names) - 1 or row in used]
        table: dict = {"district": [*(self._names[row] for row in rows), total]}
        for element in self.elements:
            sums = self._sums[element.name]
            per_row = [[value for (where, _), value in sums.items() if where == row] for row in (*rows, None)]
            table[element.name] = [sum(value.mainly for value in values) for values in per_row]
            if element.size_field:
                unit, suffix = (1e4, "ha") if element.geometry == "polygon" else (1e3, "km")
                table[f"{element.name}_{suffix}"] = [sum(value.size for value in values) / unit for values in per_row]
        return table

    def of(self, element: Element) -> list:
        """((class, role), sum) of each class of an element in the whole area."""
        sums = self._sums[element.name]
        return [(key, sums[None, key]) for key in sorted((key for row, key in sums if row is None), key=_sortable)]

    def total(self, element: Element) -> Sum:
        """An element in the whole area."""
        result = Sum()
        for _, total in self.of(element):
            result = Sum(result.number + total.number, result.mainly + total.mainly, result.size + total.size)
        return result


def _keys(element: Element) -> list:
    """(class, role) of every feature."""
    by = _OWN_CLASS_FIELD.get(element.name) or next((name for name in _CLASS_FIELDS if element.has(name)), "")
    count = len(element.rows)
    kinds = [str("" if value is None else value) for value in element.column(by)] if by else [""] * count
    roles = element.column("role") if element.has("role") else [""] * count
    return list(zip(kinds, roles))


def _sortable(key: tuple) -> tuple:
    """Important before general, else by name."""
    order = {"important": 0, "general": 1, "touching": 2}
    return (order.get(key[0], 3), *key)
