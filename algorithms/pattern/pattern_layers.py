"""The layers of a security pattern: elements with fields, rows and style, and their statistics."""

from __future__ import annotations

from dataclasses import dataclass

from ..layers.vector_write import kind_of


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
    """

    name: str
    title: str
    geometry: str
    fields: list
    rows: list
    style: object


def copied(features, name, title, geometry, style, role=None):
    """The features of an input as an element, with their fields and, where it is one, a role."""
    names = [key for key in features.columns if key.casefold() != "fid"]
    fields = [(key[:10], kind_of(features.columns[key])) for key in names]
    rows = [
        (shape, [features.columns[key][row] for key in names] + ([role] if role else []))
        for row, shape in enumerate(features.geometries)
    ]
    if role:
        fields.append(("role", str))
    return Element(name, title, geometry, fields, rows, style)


def statistics(element, shape):
    """(class, role, number, hectares, metres) of an element's classes, inside a district or everywhere."""
    names = [name for name, _ in element.fields]
    by = next((name for name in ("class", "grade", "road_class", "zone") if name in names), None)
    groups: dict = {}
    for geometry, values in element.rows:
        part = geometry
        if shape is not None:
            if not shape.intersects(geometry):
                continue
            part = geometry.intersection(shape)
        kind = str(values[names.index(by)]) if by else ""
        role = values[names.index("role")] if "role" in names else ""
        count, area, length = groups.get((kind, role), (0, 0.0, 0.0))
        groups[kind, role] = (
            count + 1,
            area + (part.area() / 1e4 if element.geometry == "polygon" else 0.0),
            length + (part.length() if element.geometry == "line" else 0.0),
        )
    return [(*key, *groups[key]) for key in sorted(groups)]
