"""The first chapter of a report: the study area with its elevation and its land cover."""

from __future__ import annotations

from ..kit.blocks import Chapter, Column, Table, in_appendix
from ..kit.charts import grouped_bars
from ..kit.numbers import hectares_text, metres_text, number_text
from ..layers.styles import style_unnamed_classes
from ..platform.language import shared_tr
from .data_table import crs_text
from .elevation_map import elevation_figure
from .map_frame import degree_text
from .map_layers import open_layer
from .maps import map_figure
from .words import in_language


def area_chapter(context) -> Chapter:
    """Extent, size, coordinate system, overview map, land cover over the years."""
    area = context.area
    blocks = []
    if area is None:
        return Chapter(shared_tr("Study area"), [])
    names, values = [], []
    box = area.grid.bounds
    if area.in_metres:
        names.append(shared_tr("Area with data"))
        values.append(hectares_text(area.hectares))
    if area.crs.isValid():
        degrees = area.degrees()
        names += [shared_tr("Longitude"), shared_tr("Latitude"), shared_tr("Coordinate system")]
        values += [
            f"{degree_text(degrees.xMinimum(), 'x')} – {degree_text(degrees.xMaximum(), 'x')}",
            f"{degree_text(degrees.yMinimum(), 'y')} – {degree_text(degrees.yMaximum(), 'y')}",
            f"{area.crs.description()} ({area.crs.authid()})" if area.crs.authid() else area.crs.description(),
        ]
    else:
        names += [shared_tr("Extent, west to east"), shared_tr("Extent, south to north")]
        values += [f"{box[0]:,.4f} – {box[2]:,.4f}", f"{box[1]:,.4f} – {box[3]:,.4f}"]
    size = metres_text(area.grid.cell_size) if area.in_metres else f"{area.grid.cell_size:g}°"
    names.append(shared_tr("Cells"))
    values.append(
        shared_tr("{rows} rows × {columns} columns of {size}, {cells} with data").format(
            rows=number_text(area.grid.rows, 0),
            columns=number_text(area.grid.columns, 0),
            size=size,
            cells=number_text(area.data_cells, 0),
        )
    )
    blocks.append(
        Table(shared_tr("Study area"), [Column(shared_tr("Property"), names), Column(shared_tr("Value"), values)])
    )
    elevation = elevation_figure(context)
    blocks.append(elevation)
    if area.present is not None:
        layer = open_layer(area.present.path, shared_tr("Land cover"))
        if layer is not None:
            words = {value: in_language(name) for value, name in area.present.names.items()}
            style_unnamed_classes(layer, words, area.present.colours, area.present.cells)
            caption = shared_tr("Land cover of the study area ({year})").format(year=area.present.label)
            if not area.present.label.isdigit():
                # Without a year the label is the name of the file.
                caption = shared_tr("Land cover of the study area")
            blocks.append(map_figure(caption, [layer], context.frame, world=elevation is None))
        blocks += _cover_blocks(context)
    # Where it lies and how it looks comes before its numbers.
    return Chapter(shared_tr("Study area"), [*blocks[1:2], blocks[0], *blocks[2:]])


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
            label = before + context.words["area_ha"][0]
            columns.append(context.column("area_ha", [*hectares, sum(hectares)], label=label))
        shares = [*(cover.cells.get(value, 0) / total for value in values), 1.0]
        columns.append(context.column("share", shares, label=before + context.words["share"][0]))
    caption = shared_tr("Composition of the land cover")
    shares = {
        cover.label: [100.0 * cover.cells.get(value, 0) / (sum(cover.cells.values()) or 1) for value in values]
        for cover in covers
    }
    table = Table(caption, columns, marked={len(values)})
    if len(covers) == 1:
        return [table]
    chart = context.chart(caption, grouped_bars, names, shares, shared_tr("Share (%)"), narrow=True)
    return [table, in_appendix(chart)]


def area_content(area) -> dict:
    """The study area for the JSON."""
    return {
        "raster": area.path,
        "crs": crs_text(area.crs),
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
