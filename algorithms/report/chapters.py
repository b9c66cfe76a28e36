"""The chapters of a report, from the summary to the versions of the software."""

from __future__ import annotations

import os
from functools import partial

from ..kit.blocks import Column, Figure, Heading, Messages, Paragraph, Picture, Section, Table
from ..kit.charts import bar_chart, grouped_bars
from ..kit.numbers import metres_text, number_text, plain_numbers
from ..layers.opening import raster_layer, tables_of, vector_layer
from ..platform.compat import METRES
from ..platform.language import SOURCE, language
from . import circuit, health, network, pattern, resistance, sources
from . import services as report_services
from .context import or_else
from .figures import service_figure, step_figures
from .generic import generic_blocks
from .maps import map_png, open_layer
from .methods import method_blocks
from .parameters import parameter_table
from .software import run_versions, software
from .steps import CHAPTERS
from .words import in_language, shared_tr
from .workflow import workflow_png

_SPECIAL = {
    "mspa": sources.mspa_blocks,
    "ecologicalsources": sources.sources_blocks,
    "connectivity": sources.connectivity_blocks,
    "owa": sources.owa_blocks,
    "ahp": resistance.ahp_blocks,
    "weightedoverlay": resistance.overlay_blocks,
    "resistancefactor": resistance.factor_blocks,
    "sensitivitycorrection": resistance.correction_blocks,
    "classify": resistance.classify_blocks,
    "corridors": network.corridors_blocks,
    "gravity": network.gravity_blocks,
    "centrality": network.centrality_blocks,
    "robustness": network.robustness_blocks,
    "spacesyntax": network.syntax_blocks,
    "linkagepriority": network.priority_blocks,
    "pinchpoints": circuit.pinch_blocks,
    "barriers": circuit.barrier_blocks,
    "current": circuit.current_blocks,
    "habitatquality": report_services.service_blocks,
    "wateryield": report_services.service_blocks,
    "soilretention": report_services.service_blocks,
    "carbonstorage": report_services.service_blocks,
    "servicevalue": report_services.value_blocks,
    "ecosystemhealth": health.health_blocks,
    "healthchange": health.change_blocks,
    "landscapemetrics": health.metric_blocks,
    "restorationzones": pattern.zones_blocks,
    "securitypattern": pattern.pattern_blocks,
}


def drawn(context, make) -> list:
    """Sections by a function, their pictures in English where no font has the letters of the report's language.

    Parameters
    ----------
    context : Context
    make : callable
        Takes a context and gives a list of sections.
    """
    sections = make(context)
    if context.latin is not None:
        with language(SOURCE):
            twins = make(context.latin)
        for figure, twin in zip(_figures_of(sections), _figures_of(twins)):
            figure.pictures = twin.pictures
    return sections


def _figures_of(sections: list) -> list:
    return [block for section in sections for block in section.blocks if isinstance(block, Figure)]


def area_chapter(context) -> Section:
    """Extent, size, coordinate system, overview map, land cover over the years."""
    area = context.area
    blocks = []
    if area is None:
        return Section(shared_tr("Study area"), [])
    names, values = [], []
    box = area.grid.bounds
    unit = "m" if area.in_metres else "°"
    decimals = 0 if area.in_metres else 4
    if area.in_metres:
        names.append(shared_tr("Area with data"))
        values.append(f"{number_text(area.hectares / 100.0, 1)} km²")
    names += [shared_tr("Extent, west to east"), shared_tr("Extent, south to north")]
    values += [
        f"{number_text(box[0], decimals)} – {number_text(box[2], decimals)} {unit}",
        f"{number_text(box[1], decimals)} – {number_text(box[3], decimals)} {unit}",
    ]
    if area.crs.isValid():
        degrees = area.degrees()
        names += [shared_tr("Longitude"), shared_tr("Latitude"), shared_tr("Coordinate system")]
        values += [
            f"{degrees.xMinimum():.3f}° – {degrees.xMaximum():.3f}°",
            f"{degrees.yMinimum():.3f}° – {degrees.yMaximum():.3f}°",
            f"{area.crs.description()} ({area.crs.authid()})",
        ]
    names += [shared_tr("Cell size"), shared_tr("Rows and columns"), shared_tr("Cells with data")]
    values += [
        metres_text(area.grid.cell_size) if area.in_metres else f"{area.grid.cell_size:g} {unit}",
        f"{number_text(area.grid.rows, 0)} × {number_text(area.grid.columns, 0)}",
        number_text(area.data_cells, 0),
    ]
    blocks.append(
        Table(shared_tr("Study area"), [Column(shared_tr("Property"), names), Column(shared_tr("Value"), values)])
    )
    if area.present is not None:
        layer = open_layer(area.present.path, shared_tr("Land cover"))
        if layer is not None:
            caption = shared_tr("Land cover of the study area ({year})").format(year=area.present.label)
            blocks.append(Figure(caption, [Picture(map_png([layer], shared_tr("Land cover")), caption)], is_map=True))
        blocks += _cover_blocks(context)
    return Section(shared_tr("Study area"), blocks)


def _cover_blocks(context) -> list:
    """Area and share of each land cover, for each year."""
    area = context.area
    covers = area.covers
    values = sorted({value for cover in covers for value in cover.cells})
    names = [in_language(area.present.names.get(value, str(value))) for value in values]
    columns = [Column(shared_tr("Land cover"), [*names, shared_tr("Total")])]
    for cover in covers:
        total = sum(cover.cells.values()) or 1
        before = f"{cover.label}: " if len(covers) > 1 else ""
        if area.in_metres:
            hectares = [cover.cells.get(value, 0) * area.grid.cell_area_ha for value in values]
            column = context.column("area_ha", [*hectares, sum(hectares)])
            column.label = before + column.label
            columns.append(column)
        share = context.column("share", [*(cover.cells.get(value, 0) / total for value in values), 1.0])
        share.label = before + share.label
        columns.append(share)
    caption = shared_tr("Composition of the land cover")
    blocks = [Table(caption, columns, marked={len(values)})]
    if not context.charts:
        return blocks
    shares = {
        cover.label: [100.0 * cover.cells.get(value, 0) / (sum(cover.cells.values()) or 1) for value in values]
        for cover in covers
    }
    label = shared_tr("Share (%)")
    if len(covers) == 1:
        colours = [covers[0].colours.get(value, "#999999") for value in values]
        png = bar_chart(names, shares[covers[0].label], label, colours, 1)
    else:
        png = grouped_bars(names, shares, label)
    return [*blocks, Figure(caption, [Picture(png)], narrow=len(covers) == 1)]


def data_chapter(context) -> Section:
    """The files that no step made, with what they are and who read them."""
    rows = []
    for path, users in context.study.data.items():
        algorithms = [context.algorithm(step) for step, _ in users]
        used = dict.fromkeys(algorithm.displayName() for algorithm in algorithms if algorithm is not None)
        rows.append((os.path.basename(path), *_kind_of(path), ", ".join(used)))
    if not rows:
        return Section(shared_tr("Data"), [])
    heads = (shared_tr("File"), shared_tr("Kind"), shared_tr("Detail"), shared_tr("Coordinate system"))
    columns = [Column(head, [row[place] for row in rows]) for place, head in enumerate((*heads, shared_tr("Used by")))]
    return Section(shared_tr("Data"), [Table(shared_tr("Data of the study"), columns)])


def _kind_of(path: str) -> tuple:
    """Kind, detail and coordinate system of a file."""
    layer = raster_layer(path)
    if layer.isValid():
        unit = "m" if layer.crs().mapUnits() == METRES else "°"
        detail = shared_tr("{rows} × {columns} cells of {size}").format(
            rows=number_text(layer.height(), 0),
            columns=number_text(layer.width(), 0),
            size=f"{layer.rasterUnitsPerPixelX():g} {unit}",
        )
        return shared_tr("raster"), detail.replace(" ", "\u00a0"), layer.crs().authid()
    for table in tables_of(path)[:1]:
        detail = shared_tr("{count} features").format(count=number_text(table.count, 0))
        kind = shared_tr("vector") if table.has_geometry else shared_tr("table")
        return kind, detail, vector_layer(path).crs().authid()
    return shared_tr("file"), "", ""


def methods_chapter(context) -> Section:
    """How the steps hang together, then the method of each algorithm."""
    blocks = []
    if context.charts:
        png = workflow_png(context)
        if png is not None:
            caption = shared_tr("Steps of the study: arrows lead from what is read to what is made")
            blocks.append(Figure(caption, [Picture(png)]))
    for name in dict.fromkeys(step.name for step in context.study.steps):
        steps = context.study.of(name)
        algorithm = context.algorithm(steps[0])
        found = or_else(partial(method_blocks, context, steps), list)
        if found:
            title = str(steps[0].content.get("title", name)) if algorithm is None else algorithm.displayName()
            blocks += [Heading(title), *found]
    return Section(shared_tr("Methods"), blocks, listed=False)


def result_chapters(context, tell) -> list:
    """A section for each group of algorithms.

    Parameters
    ----------
    context : Context
    tell : callable
        Called with a fraction after each step.
    """
    titles = _group_titles()
    sections = {group: [] for group in (*CHAPTERS, "")}
    services, shown = service_figure(context)
    if services is not None:
        sections["services"].append(services)
    count = max(len(context.study.steps), 1)
    for number, step in enumerate(context.study.steps):
        algorithm = context.algorithm(step)
        group = getattr(algorithm, "GROUP", "")
        special = _SPECIAL.get(step.name, generic_blocks)
        blocks = [] if step in shown else step_figures(context, step)
        blocks += [block for block in _blocks_of(context, step, special) if block is not None]
        if blocks:
            sections.setdefault(group, []).extend([Heading(context.title(step)), *blocks])
        tell((number + 1) / count)
    sections["services"] += or_else(lambda: report_services.district_blocks(context), list)
    return [
        Section(titles.get(group) or shared_tr("Further steps"), blocks) for group, blocks in sections.items() if blocks
    ]


def _blocks_of(context, step, special) -> list:
    return or_else(
        lambda: special(context, step), lambda: or_else(lambda: generic_blocks(context, step), list)
    )


def _group_titles() -> dict:
    return {
        "data": shared_tr("Data preparation"),
        "services": shared_tr("Ecosystem services"),
        "sources": shared_tr("Ecological sources"),
        "resistance": shared_tr("Resistance"),
        "corridors": shared_tr("Corridors"),
        "circuit": shared_tr("Pinch points and barriers"),
        "health": shared_tr("Ecosystem health"),
        "pattern": shared_tr("Pattern and restoration"),
    }


def foreign_chapter(layers: list) -> Section:
    """Layers that the toolbox did not make: their maps.

    Parameters
    ----------
    layers : list of (str, str, QgsMapLayer or None)
        Name, source and the layer itself.
    """
    blocks = []
    for name, path, layer in layers:
        if layer is None or not layer.isSpatial() or layer.extent().isEmpty():
            blocks.append(Paragraph(shared_tr("{name} has nothing to show on a map.").format(name=name)))
            continue
        caption = f"{name} ({os.path.basename(path)})" if os.path.isfile(path) else name
        blocks.append(Figure(caption, [Picture(map_png([layer], name), caption)], is_map=True))
    return Section(shared_tr("Further layers"), blocks)


def parameters_chapter(context) -> Section:
    """A table of parameters for each step."""
    tables = [parameter_table(context, step) for step in context.study.steps]
    return Section(shared_tr("Parameters"), [table for table in tables if table is not None])


def messages_chapter(context, notes: list) -> Section:
    """What the report and the steps noticed."""
    blocks = [Messages(notes)] if notes else []
    for step in context.study.steps:
        lines = [plain_numbers(str(line)) for line in step.messages]
        if lines:
            blocks += [Heading(context.title(step)), Messages(lines)]
    return Section(shared_tr("What was noticed"), blocks, listed=False)


def software_chapter(context) -> Section:
    """Versions of the report and of the steps."""
    versions = software()
    columns = [Column(shared_tr("Software"), list(versions)), Column(shared_tr("Version"), list(versions.values()))]
    blocks = [Table(shared_tr("Software of the report"), columns)]
    own = (versions["ESP Toolbox"], versions["QGIS"])
    others = [pair for pair in run_versions(context.study) if pair != own]
    if others:
        text = shared_tr("Some steps were made with other versions: {versions}.")
        listed = "; ".join(f"ESP Toolbox {toolbox}, QGIS {qgis}" for toolbox, qgis in others)
        blocks.append(Paragraph(text.format(versions=listed)))
    return Section(shared_tr("Software"), blocks)


def area_content(area) -> dict:
    """The study area for the JSON."""
    return {
        "raster": area.path,
        "crs": area.crs.authid(),
        "cell_size": area.grid.cell_size,
        "rows": area.grid.rows,
        "columns": area.grid.columns,
        "bounds": list(area.grid.bounds),
        "data_cells": area.data_cells,
        "area_ha": area.hectares if area.in_metres else None,
        "land_cover": [
            {
                "label": cover.label,
                "file": cover.path,
                "classes": [
                    {"class": value, "name": cover.names.get(value, ""), "cells": count}
                    for value, count in sorted(cover.cells.items())
                ],
            }
            for cover in area.covers
        ],
    }
