"""The layers of a comparison: lost, gained and kept ground, corridors that moved, surfaces and classes that changed."""

from __future__ import annotations

import os

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.comparison.comparison import GAINED, KEPT, LOST
from ..kit.words import words_of
from ..layers.palette import other_colour
from ..layers.raster_vector import polygonise
from ..layers.styles import ClassStyle, RampStyle
from ..layers.symbols import SymbolStyle
from .scenario_changes import Comparison
from .scenario_tables import TABLES, finite, source_rows

# The vector layers of a scenario.
PACKAGE = "changes.gpkg"
# How the names of its rasters end.
RASTER = "_change.tif"
# Red and blue stay apart for colour-blind readers; what stays is grey.
COLOURS = {"kept": "#9e9e9e", "lost": "#c0392b", "gained": "#1f63b0"}
# Ground lies below corridors of the same colours.
_TINTS = {"lost": "#dd9a91", "gained": "#8fb2da", "kept": "#cfcfcf"}
_REARRANGED = {"split": "#fdae61", "merged": "#abd9e9", "rearranged": "#dfc27d"}
# More transitions than a byte raster can number are not drawn.
_MOST_TRANSITIONS = 254


def write_layers(job, comparison: Comparison, folder: str) -> None:
    """Write the layers of one scenario into a folder."""
    package = os.path.join(folder, PACKAGE)
    names, kinds = words_of("element"), words_of("change")
    # The topmost first, as QGIS lists them.
    if comparison.corridors is not None:
        _write_corridors(job, comparison, package, kinds)
    for role, ground in comparison.ground.items():
        _write_ground(job, ground, package, role, names[role], kinds)
    if "sources" in comparison.ground:
        _write_sources(job, comparison, package, kinds)
    for role, (change, grid) in comparison.values.items():
        known = change.difference[np.isfinite(change.difference) & (change.difference != 0)]
        # Ends that a few cells do not stretch; the same on both sides of 0.
        limit = float(f"{np.quantile(np.abs(known), 0.98):.3g}") if known.size else 1.0
        path, style = os.path.join(folder, role + RASTER), RampStyle("change", -limit, limit)
        job.raster_file(path, change.difference, style=style, band_names=[names[role]], grid=grid)
    for role, classes in comparison.classes.items():
        _write_transitions(job, classes, os.path.join(folder, role + RASTER))


def _write_sources(job, comparison: Comparison, package: str, kinds: dict) -> None:
    """A feature for every group of sources that belong together."""
    ground = comparison.ground["sources"]
    rows = []
    for group, values in zip(comparison.sources, source_rows(comparison)):
        features, labels = (ground.after, group.after) if group.after else (ground.before, group.before)
        shapes = [features.geometries[label - 1] for label in labels]
        rows.append((QgsGeometry(shapes[0]) if len(shapes) == 1 else QgsGeometry.unaryUnion(shapes), list(values)))
    colours = {**COLOURS, **_REARRANGED}
    found = [kind for kind in colours if any(values[0] == kind for _, values in rows)]
    fields = list(zip(TABLES["sources"][0][1:], (str, str, str, float, float, float)))
    style = ClassStyle(tuple((kind, SymbolStyle(colours[kind]), kinds[kind]) for kind in found), "change")
    title = job.algorithm.shared_tr("Sources that changed")
    job.vector_file(package, fields, rows, style=style, layer="sources", title=title)


def _write_ground(job, ground, package: str, role: str, title: str, kinds: dict) -> None:
    """Lost, gained and kept ground as three features."""
    named = {LOST: "lost", GAINED: "gained", KEPT: "kept"}
    rows = [
        (geometry, [named[value], np.count_nonzero(ground.change == value) * ground.grid.cell_area_ha])
        for value, geometry in polygonise(ground.change, ground.grid).items()
    ]
    looks = tuple((kind, SymbolStyle(tint, COLOURS[kind]), kinds[kind]) for kind, tint in _TINTS.items())
    fields = [("change", str), ("area_ha", float)]
    style = ClassStyle(looks, "change")
    job.vector_file(package, fields, rows, style=style, layer=f"{role}_ground", title=title)


def _write_corridors(job, comparison: Comparison, package: str, kinds: dict) -> None:
    """Stretches of corridors: kept and gained ones of the scenario, lost ones of the reference."""
    found = comparison.corridors
    rows = []
    for features, shift, changes in (
        (found.after, found.back, {True: "kept", False: "gained"}),
        (found.before, found.forth, {False: "lost"}),
    ):
        ids = features.columns.get("link_id") or range(1, len(features) + 1)
        classes = features.columns.get("class") or [None] * len(features)
        stretches: dict = {}
        for row, near, points in shift.runs():
            stretches.setdefault((row, near), []).append([QgsPointXY(x, y) for x, y in points])
        for (row, near), parts in sorted(stretches.items()):
            if near in changes:
                geometry = QgsGeometry.fromMultiPolylineXY(parts)
                length = geometry.length()
                share = 100.0 * length / shift.length[row] if shift.length[row] > 0 else None
                far = finite(float(shift.line_farthest[row]))
                rows.append((geometry, [changes[near], ids[row], classes[row], length, share, far]))
    looks = {
        "lost": SymbolStyle(COLOURS["lost"], width=0.9, dash="dash"),
        "gained": SymbolStyle(COLOURS["gained"], width=0.9, casing=True),
        "kept": SymbolStyle(COLOURS["kept"], width=0.7, casing=True),
    }
    names = ("change", "link_id", "class", "length_m", "share_pct", "max_m")
    fields = list(zip(names, (str, int, str, float, float, float)))
    style = ClassStyle(tuple((kind, look, kinds[kind]) for kind, look in looks.items()), "change")
    title = job.algorithm.shared_tr("Corridors")
    job.vector_file(package, fields, rows, geometry="line", style=style, layer="corridors", title=title)


def _write_transitions(job, classes, path: str) -> None:
    """A raster of the transitions; 0 is unchanged, the others are numbered from the largest."""
    values = classes.change.classes
    pairs = [
        (int(classes.change.cells[first, second]), old, new)
        for first, old in enumerate(values)
        for second, new in enumerate(values)
        if first != second and classes.change.cells[first, second]
    ]
    pairs = sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))[:_MOST_TRANSITIONS]
    numbers = np.zeros(classes.valid.shape, dtype=np.uint8)
    labels = {0: job.algorithm.shared_tr("unchanged")}
    for number, (_, old, new) in enumerate(pairs, 1):
        numbers[classes.valid & (classes.before == old) & (classes.after == new)] = number
        labels[number] = f"{classes.names.get(old, old)} \N{RIGHTWARDS ARROW} {classes.names.get(new, new)}"
    colours = {0: "#eeeeee", **{number: other_colour(number - 1) for number in range(1, len(pairs) + 1)}}
    style = ClassStyle(tuple((number, colours[number], labels[number]) for number in labels))
    job.raster_file(path, numbers, valid=classes.valid, style=style, class_names=labels, grid=classes.grid)
