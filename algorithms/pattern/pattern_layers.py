"""The layers of a security pattern: elements with fields, rows, style and place in the project."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from qgis.core import QgsGeometry

from ...core.pattern.grading import ROLES
from ..layers import palette
from ..layers.kept_columns import kept_columns
from ..layers.styles import ClassStyle, ramp_colours
from ..layers.symbols import LabelStyle, SymbolStyle
from ..platform.language import translate

PATTERN, SCHEME, ZONES, BASE = "pattern", "scheme", "zones", "base"


@dataclass
class Element:
    """A layer of the pattern.

    Parameters
    ----------
    name : str
        The layer in the GeoPackage.
    title : str
        How readers see it.
    geometry : {"polygon", "line", "point"}
    fields : list of (str, type)
    rows : list of (QgsGeometry, list)
    style : ClassStyle, RampStyle or SymbolStyle
    group : {"pattern", "scheme", "zones", "base"}
        Where the project shows it.
    more_styles : list of (str, str, style)
        Name, title and style of further ways to draw it, each a layer of the project.
    """

    name: str
    title: str
    geometry: str
    fields: list
    rows: list
    style: object
    group: str = PATTERN
    more_styles: tuple = ()

    def column(self, field: str) -> list:
        """The values of a field, row by row."""
        place = [name for name, _ in self.fields].index(field)
        return [values[place] for _, values in self.rows]

    def has(self, field: str) -> bool:
        """Whether there is a field."""
        return any(name == field for name, _ in self.fields)

    @property
    def shapes(self) -> list:
        """The geometries."""
        return [shape for shape, _ in self.rows]

    @property
    def size_field(self) -> str:
        """The field with the size of each feature; empty for points."""
        return {"polygon": "area_ha", "line": "length_m"}.get(self.geometry, "")


def size_of(geometry: QgsGeometry, kind: str) -> float:
    """Square metres of a polygon, metres of a line, 1 for a point; 0 where there is nothing."""
    if geometry.isNull():
        return 0.0
    if kind == "polygon":
        return geometry.area()
    return geometry.length() if kind == "line" else 1.0


def role(element: str) -> str:
    """The planning role of an element, in the reader's language; empty where it has none."""
    return translate("messages", ROLES[element]) if element in ROLES else ""


def copied(features, name: str, title: str, kind: str, style, added=(), group: str = PATTERN) -> Element:
    """The features of an input with their fields, their measured size and further fields.

    Parameters
    ----------
    features : Features
    name, title, kind, style, group
        As `Element`.
    added : sequence of (str, type, list)
        Name, type and values of further fields; they replace those of the input.
    """
    size = {"polygon": "area_ha", "line": "length_m"}.get(kind)
    unit = 1e4 if kind == "polygon" else 1.0
    if size:
        added = (*added, (size, float, [size_of(shape, kind) / unit for shape in features.geometries]))
    fields, rows = kept_columns(features, [field for field, _, _ in added])
    values = list(zip(*(column for _, _, column in added))) or [()] * len(features)
    rows = [(shape, [*row, *more]) for shape, row, more in zip(features.geometries, rows, values)]
    return Element(name, title, kind, [*fields, *((field, of) for field, of, _ in added)], rows, style, group)


def source_layer(form, sources, grade, count: int) -> Element:
    """Sources with their grade."""
    colours = palette.source_colours(count)
    label = form.shared_tr("Source of grade {grade}")
    style = ClassStyle(
        tuple(
            (number, SymbolStyle(colour, "#00441b", outline_width=0.1), label.format(grade=number))
            for number, colour in enumerate(colours, 1)
            if number in set(grade.tolist())
        ),
        field="grade",
    )
    added = (("grade", int, grade.tolist()), ("role", str, [role("source")] * len(sources)))
    return copied(sources, "sources", form.shared_tr("Ecological sources"), "polygon", style, added)


def corridor_layer(form, corridors, classes: list, grades: list) -> Element:
    """Corridors by class and, where they carry one, by their grade of space syntax."""
    looks = {
        "important": (palette.IMPORTANT, form.shared_tr("Important corridor")),
        "general": (palette.GENERAL, form.shared_tr("General corridor")),
        "touching": (palette.TOUCHING, form.shared_tr("Between touching sources")),
    }
    style = ClassStyle(tuple((name, *looks[name]) for name in looks if name in classes), field="class")
    added = [("class", str, classes), ("role", str, [role(name) for name in classes])]
    more = ()
    if any(grade is not None for grade in grades):
        added.insert(1, ("grade", int, grades))
        title = form.shared_tr("Corridors by space syntax")
        more = (("corridors_by_grade", title, _grade_style(form, grades)),)
    element = copied(corridors, "corridors", form.shared_tr("Corridors"), "line", style, added)
    return replace(element, more_styles=more)


def _grade_style(form, grades: list) -> ClassStyle:
    """Wider and darker the higher the grade, in the colours of `esp:spacesyntax`."""
    most = max(grade for grade in grades if grade is not None)
    colours = ramp_colours("corridor", most + 1)[1:]
    entries = []
    for grade in range(most, 0, -1):
        text = form.shared_tr("Grade {grade}").format(grade=grade)
        if grade == most:
            text = form.shared_tr("Grade {grade} (highest)").format(grade=grade)
        width = 0.5 + 0.9 * grade / most
        entries.append((grade, SymbolStyle(colours[grade - 1], width=width, casing=True), text))
    return ClassStyle(tuple(entries), field="grade")


def place_layer(form, features, name: str) -> Element:
    """Pinch points or barriers."""
    title, look, kind = {
        "pinch_points": (form.shared_tr("Pinch points"), palette.PINCH_POINT, "pinch point"),
        "barriers": (form.shared_tr("Barriers"), palette.BARRIER, "barrier"),
    }[name]
    return copied(features, name, title, "polygon", look, [("role", str, [role(kind)] * len(features))])


def node_layer(form, nodes: list, link_ids: list, classes: list) -> Element:
    """Strategic nodes."""
    rows = []
    for number, node in enumerate(nodes, 1):
        important = sum(classes[row] == "important" for row in node.corridors)
        meeting = len(node.corridors), important, node.arms, _listed(node.corridors, link_ids)
        rows.append((QgsGeometry.fromPointXY(node.point), [number, *meeting, role("strategic node")]))
    fields = [("node_id", int), ("corridors", int), ("important", int), ("arms", int), ("link_ids", str), ("role", str)]
    title = form.shared_tr("Strategic nodes")
    return Element("strategic_nodes", title, "point", fields, rows, palette.STRATEGIC_NODE)


def break_layer(form, breaks: list, link_ids: list, classes: list) -> Element:
    """Break points."""
    rows = []
    for number, place in enumerate(breaks, 1):
        links = min(link_ids[row] for row in place.corridors), len(place.corridors), _listed(place.corridors, link_ids)
        kind = "important" if any(classes[row] == "important" for row in place.corridors) else "general"
        values = [number, *links, kind, place.kind, place.along, role("break point")]
        rows.append((QgsGeometry.fromPointXY(place.point), values))
    names = ("break_id", "link_id", "corridors", "link_ids", "class", "road_class", "along_m", "role")
    fields = list(zip(names, (int, int, int, str, str, str, float, str)))
    return Element("break_points", form.shared_tr("Break points"), "point", fields, rows, palette.BREAK_POINT)


def _listed(rows, link_ids: list) -> str:
    return ", ".join(str(number) for number in sorted(link_ids[row] for row in rows))


def zone_layer(form, zones) -> Element:
    """Restoration zones, a colour for each kind."""
    titles = zones.columns.get("zone") or [""] * len(zones)
    order: dict = {}
    for title in titles:
        order.setdefault(title, len(order) + 1)
    # Their numbers, where they have them, keep the colours of `esp:restorationzones`.
    for title, number in zip(titles, zones.columns.get("zone_no", ())):
        if isinstance(number, (int, np.integer)) and number >= 1:
            order[title] = int(number)
    unnamed = form.shared_tr("Restoration zone")
    entries = tuple(
        (title, SymbolStyle(palette.zone_colour(place), outline_width=0.1), title or unnamed)
        for title, place in sorted(order.items(), key=lambda entry: (entry[1], str(entry[0])))
    )
    style = ClassStyle(entries, field="zone")
    title = form.shared_tr("Restoration zones")
    if "zone" not in zones.columns:
        return copied(zones, "restoration_zones", title, "polygon", SymbolStyle(palette.zone_colour(1)), group=ZONES)
    return copied(zones, "restoration_zones", title, "polygon", style, group=ZONES)


def district_layer(form, names: list, shapes: list) -> Element:
    """The outlines of the districts with their names."""
    rows = [(shape, [name, shape.area() / 1e4]) for name, shape in zip(names, shapes)]
    look = replace(palette.DISTRICT, label=LabelStyle("name", "#595959", 8.0))
    fields = [("name", str), ("area_ha", float)]
    return Element("districts", form.shared_tr("Districts"), "polygon", fields, rows, look, BASE)


def road_layer(form, kinds: list, shapes: list) -> Element:
    """Roads and railways, one feature a class."""
    together: dict = {}
    for kind, shape in zip(kinds, shapes):
        together.setdefault(kind, []).append(shape)
    rows = []
    for kind in sorted(together):
        shape = QgsGeometry.collectGeometry(together[kind])
        rows.append((shape, [kind, shape.length()]))
    tr = form.shared_tr
    known = {
        "road": tr("Road"),
        "national": tr("National road"),
        "provincial": tr("Provincial road"),
        "county": tr("County road"),
        "railway": tr("Railway"),
        "rail": tr("Railway"),
        "motorway": tr("Motorway"),
        "trunk": tr("Trunk road"),
        "primary": tr("Primary road"),
        "secondary": tr("Secondary road"),
        "tertiary": tr("Tertiary road"),
    }
    entries = tuple((kind, palette.road_style(kind), known.get(kind.casefold(), kind)) for kind in sorted(together))
    style = ClassStyle(entries, field="road_class")
    fields = [("road_class", str), ("length_m", float)]
    return Element("roads", tr("Roads and railways"), "line", fields, rows, style, BASE)
