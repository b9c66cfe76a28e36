"""Outputs of the change of health: hot spots and the page of transitions."""

from __future__ import annotations

import numpy as np

from ...core.health.hotspots import hot_spots
from ..kit.page import Section, plain_page
from ..layers.styles import ClassStyle
from ..platform.language import shared_tr


def write_hot_spots(job, change, radius: int, form: str, false_discovery: bool, progress) -> None:
    """Classes, Gi* and p of the change."""
    found = hot_spots(change, radius, form, false_discovery, progress)
    titles = [
        shared_tr("Cold spot, 99 %"),
        shared_tr("Cold spot, 95 %"),
        shared_tr("Cold spot, 90 %"),
        shared_tr("Neither"),
        shared_tr("Hot spot, 90 %"),
        shared_tr("Hot spot, 95 %"),
        shared_tr("Hot spot, 99 %"),
    ]
    colours = ("#2166ac", "#67a9cf", "#d1e5f0", "#f2f2f2", "#fddbc7", "#ef8a62", "#b2182b")
    known = np.isfinite(found.z)
    cells = [int((known & (found.classes == value)).sum()) for value in range(-3, 4)]
    job.record("hot spots", {"class": titles, "area_ha": [n * job.grid.cell_area_ha for n in cells]})
    job.write_raster(
        "HOTSPOTS",
        [np.where(known, found.classes, np.nan), found.z, found.p],
        band_names=["class", "Gi*", "p"],
        style=ClassStyle(tuple(zip(range(-3, 4), colours, titles))),
    )


def transition_page(title: str, periods: list, names: list) -> str:
    """The matrices of all periods as a page of tables."""
    note, total = shared_tr("Hectares; rows are the earlier year, columns the later one."), shared_tr("Sum")
    sections = []
    for start, end, flow in periods:
        areas = np.vstack([flow.area_ha, flow.area_ha.sum(axis=0)])
        rows = tuple(
            (name, *(f"{value:,.1f}" for value in (*row, row.sum()))) for name, row in zip((*names, total), areas)
        )
        sections.append(Section(f"{start} - {end}", (note,), ("", *names, total), rows))
    return plain_page(title, sections)
