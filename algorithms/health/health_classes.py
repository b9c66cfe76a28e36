"""Classes of health: their limits, names, colours, areas and chart."""

from __future__ import annotations

import numpy as np

from ...core.decision.class_limits import class_limits
from ...core.decision.classification import classify
from ...core.health.change import area_table
from ...core.presets import read_preset
from ...core.rows import KnownCells, Rows
from ..layers.styles import ClassStyle, ramp_colours

COUNT = 5


def class_names(form) -> list:
    """The five classes from weak to strong."""
    return [
        form.shared_tr("weak"),
        form.shared_tr("relatively weak"),
        form.shared_tr("ordinary"),
        form.shared_tr("relatively strong"),
        form.shared_tr("strong"),
    ]


def class_colours(count: int = COUNT) -> list:
    """From brown to green."""
    return ramp_colours("quality", count)


def class_style(form) -> ClassStyle:
    """The style of a raster of classes."""
    names = class_names(form)
    return ClassStyle(tuple((number, colour, names[number - 1]) for number, colour in enumerate(class_colours(), 1)))


def paper_limits(component: str) -> tuple:
    """Table 3 of the Qaidam paper."""
    table = read_preset("health", "qaidam_class_limits")
    row = table["component"].index(component)
    return tuple(float(table[f"limit_{number}"][row]) for number in range(1, COUNT))


def limits_of(component: str, layers: list, natural: bool, progress) -> tuple:
    """Limits that all years share: the paper's, or natural breaks of all years together."""
    if not natural:
        return paper_limits(component)
    known = [KnownCells(layer) if isinstance(layer, Rows) else layer[np.isfinite(layer)] for layer in layers]
    return tuple(class_limits([layer for layer in known if layer.size], classes=COUNT, progress=progress).limits)


def classified(layers: list, limits: tuple, places=None) -> list:
    """Classes 1..5 of each year, in rasters of `places`; a value on a limit belongs to the class below."""
    return [classify(layer, limits, out=out) for layer, out in zip(layers, places or [None] * len(layers))]


def area_rows(component: str, years: list, classes: list, areas: list, names: list) -> list:
    """Rows of the class table: component, year, class, name, hectares, share."""
    rows = []
    for year, layer, area in zip(years, classes, areas):
        hectares = area_table([layer], COUNT, area)[0]
        total = hectares.sum()
        rows += [
            [component, year, number, name, float(value), float(value / total) if total else None]
            for number, (name, value) in enumerate(zip(names, hectares), 1)
        ]
    return rows
