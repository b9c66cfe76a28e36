"""Tables, classes and zones of the landscape ecological risk."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle

from ...core.numbers import format_numbers
from ..layers.styles import ClassStyle, RampStyle, ramp_colours
from ..platform.language import translate

COUNT, ZONES = 5, 3
# Rows: low, middle and high risk; columns: weak to strong health. Strong colours: high risk.
_ZONE_COLOURS = ("#d9f0d3", "#7fbf7b", "#1b7837", "#fee08b", "#d9b365", "#bf812d", "#d73027", "#f46d43", "#fdae61")


def write_class_table(job, years, names, patterns, found, vulnerability, losses) -> None:
    """C, N, D, E, V and R of each class and year; of squares of their own the means of those that have the class."""
    columns = ("year", "class", "name", "patches", "area_ha", "C", "N", "D", "E", "V", "R")
    table = {key: [] for key in columns}
    for year, pattern, one, loss in zip(years, patterns, found, losses):
        area = pattern.cells.sum(axis=0) * pattern.hectares
        for place, value in enumerate(pattern.classes.tolist()):
            if not area[place]:
                continue
            parts = (one.fragmentation, one.isolation, one.dominance, one.index, loss)
            fragmentation, isolation, dominance, index, lost = (_mean(part[..., place]) for part in parts)
            row = (year, value, translate("classes", str(names.get(value, value))), int(pattern.patches[place]),
                   float(area[place]), fragmentation, isolation, dominance, index, float(vulnerability[place]),
                   lost)  # fmt: skip
            for key, entry in zip(columns, row):
                table[key].append(entry)
    job.write_table("CLASS_TABLE", table)


def _mean(values) -> float:
    return float(np.nanmean(values))


def class_titles(form) -> list:
    """The five classes from low to high."""
    return [
        form.shared_tr("lowest risk"),
        form.shared_tr("lower risk"),
        form.shared_tr("middle risk"),
        form.shared_tr("higher risk"),
        form.shared_tr("highest risk"),
    ]


def write_classes(form, job, years, surfaces, progress) -> tuple:
    """Five natural classes of all years together; returns their limits."""
    from ...core.decision.class_limits import class_limits
    from ...core.decision.classification import classify

    limits = tuple(job.settled("limits", lambda: class_limits(surfaces, classes=COUNT, progress=progress).limits))
    job.set("LIMITS", format_numbers(limits))
    titles, colours = class_titles(form), ramp_colours("resistance", COUNT)
    bands = [classify(surface, limits) for surface in surfaces]
    table = {key: [] for key in ("year", "class", "name", "cells", "area_ha", "share")}
    for year, band in zip(years, bands):
        counts = np.bincount(band.ravel(), minlength=COUNT + 1)[1 : COUNT + 1]
        for number, (title, cells) in enumerate(zip(titles, counts.tolist()), 1):
            row = year, number, title, cells, cells * job.grid.cell_area_ha, cells / max(int(counts.sum()), 1)
            for key, value in zip(table, row):
                table[key].append(value)
    job.write_table("AREA_TABLE", table)
    entries = tuple((number, colour, title) for number, (colour, title) in enumerate(zip(colours, titles), 1))
    job.write_classes("CLASSES", bands, ClassStyle(entries), nothing=0, band_names=years)
    return limits


def write_squares(job, years, net, squares, limits) -> None:
    """The squares with data as polygons: risk and class of each year."""
    if not job.wants("UNITS_OUT"):
        return
    left, _, _, top = job.grid.bounds
    side = net.side * job.grid.cell_size
    risks = [(f"eri_{year}"[:10], float) for year in years]
    kinds = [(f"cls_{year}"[:10], int) for year in years]
    rows = []
    for number in np.flatnonzero(np.any(np.isfinite(squares), axis=0)).tolist():
        row, column = divmod(number, net.shape[1])
        box = QgsRectangle(left + column * side, top - (row + 1) * side, left + (column + 1) * side, top - row * side)
        values = [float(one[number]) if np.isfinite(one[number]) else None for one in squares]
        classes = [None if value is None else int(np.searchsorted(limits, value, side="left")) + 1 for value in values]
        rows.append((QgsGeometry.fromRect(box), [number + 1, *values, *classes]))
    style = RampStyle("resistance", field=risks[-1][0])
    job.write_features("UNITS_OUT", [("unit_id", int), *risks, *kinds], rows, style=style)


def write_zones(form, job, surface) -> None:
    """Three classes of risk by three of health."""
    from ...core.decision.class_limits import class_limits
    from ...core.decision.classification import classify
    from ...core.health.landscape_risk import zoning_matrix

    health = job.values("HEALTH")
    risks, healths = (
        job.settled(name, lambda layer=layer: class_limits([layer], classes=ZONES).limits)
        for name, layer in (("zone limits of risk", surface), ("zone limits of health", health))
    )
    zones = zoning_matrix(classify(surface, tuple(risks)), classify(health, tuple(healths)))
    levels = (form.shared_tr("low risk"), form.shared_tr("middle risk"), form.shared_tr("high risk"))
    states = (form.shared_tr("weak health"), form.shared_tr("ordinary health"), form.shared_tr("strong health"))
    titles = [f"{level}, {state}" for level in levels for state in states]
    for number, title in enumerate(titles, 1):
        cells = int(np.count_nonzero(zones == number))
        if cells:
            job.log("{zone}: {area:.6g} ha.", zone=title, area=cells * job.grid.cell_area_ha)
    entries = tuple((number, _ZONE_COLOURS[number - 1], title) for number, title in enumerate(titles, 1))
    job.write_classes("ZONING", zones, ClassStyle(entries), valid=zones > 0)
