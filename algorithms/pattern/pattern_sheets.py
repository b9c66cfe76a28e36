"""The map sheets of a security pattern: which layers they show, and their key numbers."""

from __future__ import annotations

from ..layers.styles import ClassStyle
from ..maps.project_file import MapSheet
from .pattern_layers import PATTERN, SCHEME

# What each sheet shows, the topmost layer first.
_PATTERN = (
    "strategic_nodes", "break_points", "pinch_points", "corridors", "districts", "roads", "barriers", "sources",
)  # fmt: skip
_GRADES = ("corridors_by_grade", "districts", "roads", "sources")
_SCHEME = ("scheme_points", "scheme_axes", "districts", "scheme_belt", "sources", "scheme_zones")
_ZONES = ("corridors", "districts", "restoration_zones", "sources")
# Elements whose classes have a row each.
_BY_CLASS = ("sources", "corridors", "restoration_zones")
# From here on square kilometres are easier to read.
_KM2_FROM_HA = 1000.0


def map_sheets(form, elements: list, statistics, scheme: str) -> list:
    """The sheets that the elements allow; the scheme in words is a subtitle."""
    tr = form.shared_tr
    present = {element.name: element for element in elements if element.rows}
    sheets = []
    pattern = [element for element in elements if element.group == PATTERN]
    sheets.append(_sheet(form, tr("Security pattern"), _PATTERN, present, _rows(pattern, statistics)))
    corridors = present.get("corridors")
    if corridors is not None and corridors.more_styles:
        sheets.append(_sheet(form, tr("Space syntax"), _GRADES, present, _grade_rows(corridors)))
    if any(element.group == SCHEME for element in elements) or "scheme_zones" in present:
        shown = [present[name] for name in _SCHEME if name in present and name.startswith("scheme")]
        sheets.append(_sheet(form, tr("Planning scheme"), _SCHEME, present, _scheme_rows(shown), scheme))
    if "restoration_zones" in present:
        zones = _rows([present["restoration_zones"]], statistics)
        sheets.append(_sheet(form, tr("Restoration zones"), _ZONES, present, zones))
    return sheets


def _sheet(form, subject: str, layers: tuple, present: dict, rows: list, more: str = "") -> MapSheet:
    """Rows of (label, number, square metres, metres) as texts."""
    tr = form.shared_tr
    in_km2 = any(area / 1e4 >= _KM2_FROM_HA for _, _, area, _ in rows)
    lines = []
    for label, number, area, length in rows:
        size = f"{area / 1e6:,.1f} km²" if in_km2 else f"{area / 1e4:,.1f} ha"
        size = size if area else f"{length / 1e3:,.1f} km" if length else ""
        lines.append((label, "" if number is None else f"{number:,}", size))
    # The style by grade belongs to the layer of the corridors.
    names = [name for name in layers if name in present or (name == "corridors_by_grade" and "corridors" in present)]
    subtitle = f"{subject}: {more}" if more else subject
    return MapSheet(subject, subtitle, names, ("", tr("Number"), tr("Size")), lines)


def _rows(elements: list, statistics) -> list:
    """Number and size of each element, of each class where they matter."""
    rows = []
    for element in elements:
        if not element.rows:
            continue
        for key, total in statistics.of(element) if element.name in _BY_CLASS else [(None, statistics.total(element))]:
            area, length = (total.size if element.geometry == kind else 0.0 for kind in ("polygon", "line"))
            label = element.title if key is None else class_label(element, key[0])
            rows.append((label, total.number, area, length))
    return rows


def class_label(element, value: str) -> str:
    """How the legend calls a class of an element; the element's name where it has no classes."""
    if isinstance(element.style, ClassStyle):
        for entry, _, label in element.style.entries:
            if str(entry) == value:
                return label
    return value or element.title


def _grade_rows(corridors) -> list:
    _, _, style = corridors.more_styles[0]
    grades, lengths = corridors.column("grade"), corridors.column("length_m")
    return [
        (label, grades.count(grade), 0.0, sum(m for m, own in zip(lengths, grades) if own == grade))
        for grade, _, label in style.entries
    ]


def _scheme_rows(elements: list) -> list:
    """Zones, axes and belts one by one, points by kind."""
    rows = []
    for element in reversed(elements):
        if element.name == "scheme_points":
            kinds = element.column("kind")
            rows += [(label, kinds.count(kind), 0.0, 0.0) for kind, _, label in element.style.entries]
            continue
        for name, size in zip(element.column("name"), element.column(element.size_field)):
            area, length = (size * 1e4, 0.0) if element.geometry == "polygon" else (0.0, size)
            rows.append((name, None, area, length))
    return rows
