"""The zones of a planning scheme: ground near to groups of sources, their densities, kinds and names."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsGeometry

from ...core.grid import Grid
from ...core.pattern.planning_zones import compass, deciding_rule, nearest_labels, source_groups
from ..layers import palette
from ..layers.raster_vector import polygonise, rasterise
from ..layers.styles import ClassStyle
from ..layers.symbols import LabelStyle, SymbolStyle
from ..platform.language import translate
from .pattern_layers import ZONES, Element, size_of

# Cells along the longer side of the raster on which ground is given to the nearest group of sources.
_CELLS = 1000
# Zones nearer to the middle than this share of the diagonal of the area are central.
_CENTRE = 1.0 / 8.0
_POINT_MEASURES = {
    "places": ("pinch_points", "barriers"),
    "nodes": ("strategic_nodes",),
    "break points": ("break_points",),
}


@dataclass
class Zone:
    """A planning zone.

    Parameters
    ----------
    name : str
    shape : QgsGeometry
    sources : list of int
        Rows of the sources of which the greatest part lies in it.
    place : str
        Such as "north"; empty for zones of the user's own.
    densities : dict of str to float
        Measure to its multiple of the whole area's density.
    amounts : dict of str to float
        Square metres of sources, metres of corridors, numbers of points.
    rule : int
        The rule that decides its kind, from 0.
    """

    name: str
    shape: QgsGeometry
    sources: list
    place: str = ""
    densities: dict = field(default_factory=dict)
    amounts: dict = field(default_factory=dict)
    rule: int = 0


class SchemeZones:
    """The zones of a scheme.

    Parameters
    ----------
    form : EspAlgorithm
        For texts.
    given : SchemeInput
    spots : dict of str to list
        Layer to its points, as `spots_of` gives them.
    """

    def __init__(self, form, given, spots: dict):
        self.form, self.given, self._spots = form, given, spots
        self.zones = self._zones() if given.zones or given.given_zones else []

    def _zones(self) -> list:
        given = self.given
        shapes = given.sources.shapes
        if given.given_zones:
            zones = [Zone(name, shape.intersection(given.area), []) for name, shape in given.given_zones]
            zones = [zone for zone in zones if zone.shape.area() > 0]
        else:
            centres = np.array([(point.x(), point.y()) for point in (shape.centroid().asPoint() for shape in shapes)])
            group = source_groups(centres, np.array([shape.area() for shape in shapes]), given.zones)
            zones = [Zone("", shape, []) for shape in self._ground(shapes, group)]
        for row, shape in enumerate(shapes):
            inside = [_size_inside(zone.shape, shape, "polygon") for zone in zones]
            if max(inside, default=0.0) > 0:
                zones[int(np.argmax(inside))].sources.append(row)
        self._measure(zones)
        self._name(zones)
        return zones

    def _ground(self, shapes: list, group: np.ndarray) -> list:
        """The part of the area that is nearest to each group of sources."""
        box = self.given.area.boundingBox()
        size = max(box.width(), box.height()) / _CELLS
        shape = tuple(max(1, int(np.ceil(side / size))) for side in (box.height(), box.width()))
        grid = Grid(shape, size, (box.xMinimum(), box.yMaximum()), self.given.crs)
        found = polygonise(nearest_labels(rasterise(shapes, group.tolist(), grid, all_touched=True)), grid)
        grounds = [shape.intersection(self.given.area) for shape in found.values()]
        return [ground for ground in grounds if ground.area() > 0]

    def _measure(self, zones: list) -> None:
        """How dense sources, corridors and points are, as multiples of the density in all zones."""
        given = self.given
        shapes, lines = given.sources.shapes, [] if given.corridors is None else given.corridors.shapes
        areas = np.array([zone.shape.area() for zone in zones])
        amounts = {
            "sources": [sum(_size_inside(zone.shape, each, "polygon") for each in shapes) for zone in zones],
            "corridors": [sum(_size_inside(zone.shape, line, "line") for line in lines) for zone in zones],
        }
        for key, layers in _POINT_MEASURES.items():
            spots = [point for layer in layers for _, _, point in self._spots.get(layer, ())]
            amounts[key] = [_count_inside(zone.shape, spots) for zone in zones]
        for key, values in amounts.items():
            total = sum(values)
            mean = total / areas.sum()
            for zone, value, area in zip(zones, values, areas):
                zone.amounts[key] = value
                # Rounded, so that a single zone is as dense as the whole.
                zone.densities[key] = round(value / area / mean, 9) if total else np.nan
        for zone in zones:
            zone.rule = deciding_rule(given.rules, zone.densities)

    def _name(self, zones: list) -> None:
        tr = self.form.shared_tr
        places = {
            "n": (tr("Northern"), tr("north")),
            "ne": (tr("Northeastern"), tr("northeast")),
            "e": (tr("Eastern"), tr("east")),
            "se": (tr("Southeastern"), tr("southeast")),
            "s": (tr("Southern"), tr("south")),
            "sw": (tr("Southwestern"), tr("southwest")),
            "w": (tr("Western"), tr("west")),
            "nw": (tr("Northwestern"), tr("northwest")),
            "centre": (tr("Central"), tr("centre")),
        }
        middle = self.given.area.centroid().asPoint()
        box = self.given.area.boundingBox()
        reach = _CENTRE * float(np.hypot(box.width(), box.height()))
        used: dict = {}
        for zone in zones:
            if zone.name:
                continue
            place = zone.shape.centroid().asPoint()
            position, zone.place = places[compass((place.x() - middle.x(), place.y() - middle.y()), reach)]
            name = tr("{position} {zone}").format(position=position, zone=self._kind(zone))
            used[name] = used.get(name, 0) + 1
            zone.name = name if used[name] == 1 else f"{name} {used[name]}"

    def _kind(self, zone: Zone) -> str:
        return translate("messages", self.given.rules[zone.rule].zone)

    def _reason(self, zone: Zone) -> str:
        rule = self.given.rules[zone.rule]
        if not rule.measure:
            return self.form.shared_tr("no other rule holds")
        return f"{translate('messages', rule.measure)} {zone.densities[rule.measure]:.2f} >= {rule.at_least:g}"

    def layer(self) -> Element:
        """The zones with what decided their kind."""
        fields = [
            ("zone_id", int), ("name", str), ("zone", str), ("rule", int), ("reason", str), ("strategy", str),
            ("area_ha", float), ("sources", int), ("source_ha", float), ("source_x", float), ("corr_m", float),
            ("corr_x", float), ("places", int), ("place_x", float), ("nodes", int), ("breaks", int),
        ]  # fmt: skip
        kinds = list(dict.fromkeys(rule.zone for rule in self.given.rules))
        rows, entries = [], {}
        for number, zone in enumerate(self.zones, 1):
            rule = self.given.rules[zone.rule]
            values = [
                number, zone.name, self._kind(zone), zone.rule + 1, self._reason(zone),
                translate("messages", rule.strategy), zone.shape.area() / 1e4, len(zone.sources),
                zone.amounts["sources"] / 1e4, zone.densities["sources"], zone.amounts["corridors"],
                zone.densities["corridors"], zone.amounts["places"], zone.densities["places"], zone.amounts["nodes"],
                zone.amounts["break points"],
            ]  # fmt: skip
            rows.append((zone.shape, values))
            colour = palette.PLANNING_ZONES[kinds.index(rule.zone) % len(palette.PLANNING_ZONES)]
            title = self._kind(zone)
            title = title[:1].upper() + title[1:]
            entries[self._kind(zone)] = SymbolStyle(colour, "#ffffff", outline_width=0.6), title
        label = LabelStyle("name", "#000000", 9.0, True)
        style = ClassStyle(tuple((kind, *entry) for kind, entry in entries.items()), "zone", label=label)
        return Element("scheme_zones", self.form.shared_tr("Planning zones"), "polygon", fields, rows, style, ZONES)


def _count_inside(area: QgsGeometry, points: list) -> int:
    engine = QgsGeometry.createGeometryEngine(area.constGet())
    engine.prepareGeometry()
    return sum(engine.intersects(point.constGet()) for point in points)


def _size_inside(area: QgsGeometry, shape: QgsGeometry, kind: str) -> float:
    return size_of(area.intersection(shape), kind) if area.intersects(shape) else 0.0
