"""Outputs of a security pattern: the GeoPackage, the tables for the report, the project."""

from __future__ import annotations

import datetime

from qgis.core import QgsCoordinateReferenceSystem

from ..maps import project_file
from ..platform.version import VERSION
from .pattern_layers import BASE, PATTERN, SCHEME, ZONES
from .pattern_sheets import map_sheets

# From the topmost layer to the lowest: points on lines, lines on outlines, outlines on areas.
_ORDER = (
    "scheme_points", "scheme_axes", "strategic_nodes", "break_points", "species_records", "pinch_points", "corridors",
    "corridors_by_grade", "districts", "roads", "scheme_belt", "barriers", "restoration_zones", "sources",
    "scheme_zones",
)  # fmt: skip


def in_order(elements: list) -> list:
    """The layers as they lie on each other, the topmost first."""
    return sorted(elements, key=lambda element: _ORDER.index(element.name))


def record(job, statistics, scheme: list, total: str) -> None:
    """The tables: statistics by class, role and district, a row for each district, and the planning scheme."""
    job.write_table("PATTERN_TABLE", statistics.table())
    by_district = statistics.by_district(total)
    if by_district:
        job.record_table("BY_DISTRICT", by_district)
    if scheme:
        job.record_table("SCHEME", scheme_table(scheme))


def scheme_table(scheme: list) -> dict:
    """Zones, axes and belts one by one, points by kind."""
    table: dict = {key: [] for key in ("part", "name", "kind", "reason", "strategy", "number", "area_ha", "length_m")}
    for element in reversed(scheme):
        if element.name == "scheme_points":
            kinds = element.column("kind")
            for kind, _, label in element.style.entries:
                _add_row(table, element, name=label, kind=kind, number=kinds.count(kind))
            continue
        names = [name for name, _ in element.fields]
        for _, values in element.rows:
            row = dict(zip(names, values))
            row["kind"] = row.get("zone", "")
            row["number"] = row.get("links", 1)
            _add_row(table, element, **{key: row[key] for key in table if key in row})
    return table


def _add_row(table: dict, element, **values) -> None:
    empty = {"reason": "", "strategy": "", "area_ha": 0.0, "length_m": 0.0}
    for key, column in table.items():
        column.append(element.title if key == "part" else values.get(key, empty.get(key, "")))


def write_package(job, key: str, elements: list, progress) -> None:
    """All layers with their styles into one GeoPackage."""
    staged = job.outputs.staged_file(key)
    for number, element in enumerate(elements):
        progress(number / len(elements))
        job.vector_file(
            staged,
            element.fields,
            element.rows,
            geometry=element.geometry,
            style=element.style,
            layer=element.name,
            title=element.title,
            more_styles=tuple((name, style) for name, _, style in element.more_styles),
        )
        job.log("{layer}: {count} {count:feature|features}.", layer=element.title, count=len(element.rows))


def write_project(job, form, elements: list, statistics, cover=None) -> None:
    """The project, once the GeoPackage is in its place; the land cover, a `ClassRaster`, lends names and colours."""
    tr = form.shared_tr
    groups = [
        (title, [element for element in elements if element.group == group])
        for group, title in (
            (SCHEME, tr("Planning scheme")),
            (PATTERN, tr("Security pattern")),
            (ZONES, tr("Zones")),
            (BASE, tr("Orientation")),
        )
    ]
    rasters = [(source.name, source.uri) for source in job.raster_sources("LAYERS")]
    reference = QgsCoordinateReferenceSystem.fromWkt(job.crs)
    system = reference.description()
    if reference.authid():
        system = f"{system} ({reference.authid()})"
    notes = " · ".join(part for part in (system, f"ESP Toolbox {VERSION}", datetime.date.today().isoformat()) if part)
    plan = project_file.ProjectPlan(
        job.text("TITLE") or form.shared_tr("Ecological security pattern"),
        job.outputs.results["PATTERN"],
        _ORDER,
        groups,
        (tr("Rasters"), rasters),
        job.crs,
        map_sheets(form, elements, statistics, job.outputs.numbers.get("scheme", "")),
        notes,
        {} if cover is None else {job.raster_sources("LANDCOVER")[0].uri: (cover.names, cover.colours, cover.colours)},
    )
    path = job.output_path("PROJECT")
    job.set_path("PROJECT", path)
    job.outputs.at_the_end.append(lambda: project_file.write(job.outputs.staged_file("PROJECT"), path, plan))
