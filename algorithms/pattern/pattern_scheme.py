"""The planning scheme of a pattern: zones, corridor axes, a belt and points, from rules.

After "Three Zones, Three Corridors, One Belt, and Multiple Points" (Land 2025, 14, 2159, section 3.2.6), which the
paper draws by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Optional

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.pattern.axes import longest_chains
from ...core.pattern.planning_zones import FUNCTION
from ...core.pattern.ways import cheapest_ways
from ...core.wording import filled
from ..layers import palette
from ..layers.raster_vector import polygonise
from ..layers.styles import ClassStyle
from .pattern_layers import SCHEME, Element
from .scheme_zones import SchemeZones

# Of the side of a square as large as the area: the belt on each side of its line, and the rim round the elements.
_BELT = 1.0 / 50.0
_RIM = 1.0 / 50.0
# Of the first axis; shorter ones are none.
_SHORTEST_AXIS = 1.0 / 10.0
# Axes are drawn with their bends drawn out to this share of the side.
_STRAIGHT = 1.0 / 80.0
_CURVE_STEPS = 8
_NUMBER_FIELDS = ("rank", "node_id", "break_id")


@dataclass
class SchemeInput:
    """What a scheme is made of.

    Parameters
    ----------
    area : QgsGeometry
        The ground that the zones divide.
    sources, corridors : Element
    ends : ndarray of int, shape (corridors, 2)
        Rows of the sources at both ends of each corridor; -1 for none.
    link_ids : list of int
    strength, cost : ndarray of float, shape (corridors,)
    cost_inside : float
        Of a metre inside a source.
    rules : list of ZoneRule
    points : list of Element
        Pinch points, barriers, strategic nodes, break points: those that there are.
    given_zones : list of (str, QgsGeometry), optional
        Name and ground of zones that the user has drawn.
    belt_lines : list of QgsGeometry, optional
        Lines along which the belt lies; by default the border of the function zones.
    zones, axes : int
        How many; 0 for none.
    belt_width : float, optional
        On each side, in metres.
    crs : str
    """

    area: QgsGeometry
    sources: Element
    corridors: Optional[Element]
    ends: np.ndarray
    link_ids: list
    strength: np.ndarray
    cost: np.ndarray
    cost_inside: float
    rules: list
    points: list
    given_zones: list = field(default_factory=list)
    belt_lines: Optional[list] = None
    zones: int = 3
    axes: int = 3
    belt_width: Optional[float] = None
    crs: str = ""


class Scheme:
    """Zones, axes, belt and points.

    Parameters
    ----------
    form : EspAlgorithm
        For texts.
    given : SchemeInput
    """

    def __init__(self, form, given: SchemeInput):
        self.form, self.given = form, given
        self.side = float(np.sqrt(given.area.area()))
        spots = {element.name: spots_of(element) for element in given.points}
        # Break points have their own layer; the paper's points are those to restore or to keep.
        self.points = [spot for name, found in spots.items() if name != "break_points" for spot in found]
        self._zones = SchemeZones(form, given, spots)
        self.zones = self._zones.zones
        self.axes = self._axes() if given.axes and given.corridors is not None else []
        self.belts = self._belts()

    @property
    def elements(self) -> list:
        """The layers, the topmost first; those without features are left out."""
        made = (self._point_layer(), self._axis_layer(), self._belt_layer(), self._zones.layer())
        return [element for element in made if element.rows]

    @property
    def title(self) -> str:
        """Such as "3 zones, 2 corridor axes, 1 belt, 17 points"."""
        tr = self.form.shared_tr
        parts = (
            (len(self.zones), tr("{count} {count:zone|zones}")),
            (len(self.axes), tr("{count} corridor {count:axis|axes}")),
            (len(self.belts), tr("{count} {count:belt|belts}")),
            (len(self.points), tr("{count} {count:point|points}")),
        )
        return ", ".join(filled(text, count=count) for count, text in parts if count)

    # -- axes ------------------------------------------------------------------------------

    def _axes(self) -> list:
        """(corridors, name, places where it starts and ends) of each axis.

        Between zones the cheapest ways from main source to main source; without zones the longest chains.
        """
        tr = self.form.shared_tr
        if len(self.zones) > 1:
            return self._ways()
        given = self.given
        joined = np.flatnonzero((given.ends >= 0).all(axis=1) & (given.ends[:, 0] != given.ends[:, 1]))
        if not joined.size:
            return []
        length = np.array(given.corridors.column("length_m"), dtype=np.float64)[joined]
        chains = longest_chains(*given.ends[joined].T, given.strength[joined], length, given.axes)
        long = [chain for chain in chains if chain.length >= _SHORTEST_AXIS * chains[0].length]
        return [
            (tuple(int(joined[row]) for row in chain.corridors), tr("Axis {number}").format(number=number), ())
            for number, chain in enumerate(long, 1)
        ]

    def _ways(self) -> list:
        given = self.given
        grade = given.sources.column("grade")
        area = [shape.area() for shape in given.sources.shapes]
        main = [min(zone.sources, key=lambda row: (grade[row], -area[row]), default=None) for zone in self.zones]
        zones = [number for number, row in enumerate(main) if row is not None]
        pairs = [(one, other) for place, one in enumerate(zones) for other in zones[place + 1 :]]
        lines = [_vertices(line) for line in given.corridors.shapes]
        places = np.array([[(end.x(), end.y()) for end in (line[0], line[-1])] for line in lines])
        found = cheapest_ways(
            places, given.ends, given.cost, given.cost_inside, [(main[one], main[other]) for one, other in pairs]
        )
        axes, used = [], set()
        for (corridors, _), (one, other) in sorted(zip(found, pairs), key=lambda entry: entry[0][1]):
            # A way that is made of others' corridors joins nothing anew.
            if not corridors or used.issuperset(corridors) or len(axes) == given.axes:
                continue
            used.update(corridors)
            name = self.form.shared_tr("Axis {number}: {first} - {second}")
            short = [self.zones[zone].place or self.zones[zone].name for zone in (one, other)]
            middles = [given.sources.shapes[main[zone]].pointOnSurface().asPoint() for zone in (one, other)]
            axes.append((corridors, name.format(number=len(axes) + 1, first=short[0], second=short[1]), middles))
        return axes

    def _axis_layer(self) -> Element:
        tr = self.form.shared_tr
        fields = [
            ("axis_id", int), ("name", str), ("links", int), ("link_ids", str), ("zones", str), ("length_m", float),
        ]  # fmt: skip
        rows, entries = [], []
        for number, (corridors, name, ends) in enumerate(self.axes, 1):
            lines = [self.given.corridors.shapes[row] for row in corridors]
            link_ids = [self.given.link_ids[row] for row in corridors]
            crossed = [str(row) for row, zone in enumerate(self.zones, 1) if any(map(zone.shape.intersects, lines))]
            values = [
                number, name, len(lines), ", ".join(map(str, link_ids)), ", ".join(crossed), 0.0,
            ]  # fmt: skip
            drawn = _chain(lines, ends).simplify(_STRAIGHT * self.side).smooth(3)
            # One number: that of the line on the map, which leads through the sources between its corridors.
            values[-1] = drawn.length()
            rows.append((drawn, values))
            entries.append((name, replace(palette.AXIS, width=palette.AXIS.width - 0.4 * min(number - 1, 3)), name))
        return Element(
            "scheme_axes", tr("Corridor axes"), "line", fields, rows, ClassStyle(tuple(entries), "name"), SCHEME
        )

    # -- belt and points -------------------------------------------------------------------

    def _belts(self) -> list:
        """The strip along the given lines, or on both sides of the border of the function zones."""
        width = self.given.belt_width or _BELT * self.side
        if self.given.belt_lines:
            strip = QgsGeometry.unaryUnion([line.buffer(width, _CURVE_STEPS) for line in self.given.belt_lines])
            strip = strip.intersection(self.given.area)
            return [strip] if strip.area() > 0 else []
        within = [zone.shape for zone in self.zones if self.given.rules[zone.rule].zone == FUNCTION]
        others = [zone.shape for zone in self.zones if self.given.rules[zone.rule].zone != FUNCTION]
        if not within or not others:
            return []
        # The steps of the raster's cells are drawn out first: buffers of thousands of them are slow.
        one, other = (
            QgsGeometry.unaryUnion(shapes).simplify(width / 20).buffer(width, _CURVE_STEPS)
            for shapes in (within, others)
        )
        strip = one.intersection(other).intersection(self.given.area)
        # Rounds off what the cells of the raster left.
        strip = strip.buffer(-width / 4, _CURVE_STEPS).buffer(width / 4, _CURVE_STEPS)
        return [strip] if strip.area() > 0 else []

    def _belt_layer(self) -> Element:
        title = self.form.shared_tr("Ecological protection belt")
        width = self.given.belt_width or _BELT * self.side
        rows = [(shape, [number, title, width, shape.area() / 1e4]) for number, shape in enumerate(self.belts, 1)]
        fields = [("belt_id", int), ("name", str), ("width_m", float), ("area_ha", float)]
        return Element("scheme_belt", title, "polygon", fields, rows, palette.BELT, SCHEME)

    def _point_layer(self) -> Element:
        tr = self.form.shared_tr
        kinds = {
            "pinch_points": ("pinch point", palette.PINCH_SPOT, tr("Pinch point")),
            "barriers": ("barrier", palette.BARRIER_SPOT, tr("Barrier")),
            "strategic_nodes": ("strategic node", replace(palette.STRATEGIC_NODE, width=0.6), tr("Strategic node")),
        }
        rows = []
        for number, (layer, own, point) in enumerate(self.points, 1):
            zone = next((row for row, zone in enumerate(self.zones, 1) if zone.shape.intersects(point)), None)
            rows.append((point, [number, kinds[layer][0], own, zone]))
        present = {layer for layer, _, _ in self.points}
        style = ClassStyle(tuple(kinds[layer] for layer in kinds if layer in present), "kind")
        fields = [("point_id", int), ("kind", str), ("own_id", int), ("zone_id", int)]
        return Element("scheme_points", tr("Points of action"), "point", fields, rows, style, SCHEME)


def spots_of(element: Element) -> list:
    """(layer, number, point) of every feature: points as they are, polygons by a point on them."""
    field = next((name for name in _NUMBER_FIELDS if element.has(name)), "")
    numbers = element.column(field) if field else range(1, len(element.rows) + 1)
    points = [shape if element.geometry == "point" else shape.pointOnSurface() for shape in element.shapes]
    return list(zip([element.name] * len(points), numbers, points))


def ground_of(elements: list, districts, cover) -> QgsGeometry:
    """The area that zones divide: the districts, else where there is land cover, else the elements' hull with a rim."""
    if districts is not None:
        return QgsGeometry.unaryUnion(districts.shapes)
    if cover is not None:
        return polygonise(cover.raster.valid.astype(np.int32), cover.grid)[1]
    corners = [corner for element in elements for shape in element.shapes for corner in _corners(shape)]
    hull = QgsGeometry.fromMultiPointXY(corners).convexHull()
    box = hull.boundingBox()
    return hull.buffer(_RIM * max(box.width(), box.height()), _CURVE_STEPS)


def _corners(shape: QgsGeometry) -> list:
    """The vertices of a convex hull; a point and a straight line are their own."""
    hull = shape.convexHull()
    return [QgsPointXY(corner) for corner in hull.vertices()]


def _vertices(line: QgsGeometry) -> list:
    merged = line.mergeLines() if line.isMultipart() else line
    return [QgsPointXY(vertex) for vertex in merged.vertices()]


def _chain(lines: list, ends) -> QgsGeometry:
    """Corridors one after the other, with straight joints through the sources between them and at the ends."""
    parts = [_vertices(line) for line in lines]
    for place, part in enumerate(parts):
        if place:
            turn = parts[place - 1][-1].distance(part[-1]) < parts[place - 1][-1].distance(part[0])
        else:
            after = parts[1] if len(parts) > 1 else part
            first, last = (min(map(end.distance, (after[0], after[-1]))) for end in (part[0], part[-1]))
            turn = first < last
        if turn:
            part.reverse()
    way = [vertex for part in parts for vertex in part]
    return QgsGeometry.fromPolylineXY([*ends[:1], *way, *ends[1:]])
