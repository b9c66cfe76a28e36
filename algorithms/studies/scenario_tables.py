"""The tables of a comparison: key numbers, changes, sources one by one, corridors one by one, transitions."""

from __future__ import annotations

import math
import os

from ..layers.vector_io import columns_of
from .scenario_changes import Comparison, important_rows, source_ids
from .scenario_layers import ROLES, Pattern, read_elements, read_raster, use_ground


def key_numbers(job, pattern: Pattern) -> dict:
    """Measured numbers of one pattern: (element, measure, unit) to number."""
    result: dict = {}
    use_ground(job, pattern)
    for role in ("sources", "pinch_points", "barriers"):
        if role in pattern.files:
            features = read_elements(job, pattern, role)
            result[role, "count", ""] = len(features)
            result[role, "area", "ha"] = sum(geometry.area() for geometry in features.geometries) / 1e4
    if "corridors" in pattern.files:
        features = read_elements(job, pattern, "corridors")
        lengths = [geometry.length() / 1000.0 for geometry in features.geometries]
        result["corridors", "count", ""] = len(features)
        result["corridors", "length", "km"] = sum(lengths)
        if "class" in features.columns:
            rows = important_rows(features)
            result["important", "count", ""] = len(rows)
            result["important", "length", "km"] = sum(lengths[row] for row in rows)
    for role in (entry.name for entry in ROLES if entry.kind == "values" and entry.name != "barrier_score"):
        if role in pattern.files:
            job.grid = None
            values = read_raster(job, pattern, role)
            known = values[values == values]
            result[role, "mean", ""] = float(known.mean(dtype=float))
            if role == "current":
                result[role, "maximum", ""] = float(known.max())
    return result


def number_columns(elements: dict, names: list, keys: dict, patterns: list) -> dict:
    """Key numbers measured alike in all runs, then those that the steps left; a column for each pattern.

    Parameters
    ----------
    elements : dict
        What the elements are called.
    names : list of str
        The patterns'.
    keys : dict
        (element, measure, unit) to the numbers of all patterns.
    patterns : list of Pattern
    """
    rows = [(elements.get(key[0], key[0]), *key[1:], *values) for key, values in keys.items()]
    left = dict.fromkeys(key for pattern in patterns for key in pattern.numbers)
    rows += [(*key, "", *(pattern.numbers.get(key) for pattern in patterns)) for key in left]
    return columns_of(("element", "measure", "unit", *names), rows)


def differing_inputs(patterns: list) -> dict:
    """Inputs in which the runs differ, with their values as texts; none where a run left no parameter file."""
    inputs = [pattern.record.get("inputs", {}) for pattern in patterns]
    if not all(inputs):
        return {}
    keys = dict.fromkeys(key for one in inputs for key in one)
    texts = {key: [_written(one.get(key)) for one in inputs] for key in keys}
    return {key: values for key, values in texts.items() if len(set(values)) > 1}


def _written(value) -> str:
    """An input's value for readers; of files their names."""
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    if isinstance(value, str):
        return value.rsplit("/", 1)[-1] if os.path.splitext(value)[1] else value
    return "-" if value is None else str(value)


def changes(comparison: Comparison) -> list:
    """Rows of (element, measure, value, unit)."""
    rows: list = []
    if "sources" in comparison.ground:
        for kind in ("kept", "split", "merged", "rearranged", "lost", "gained"):
            rows.append(("sources", kind, sum(group.change == kind for group in comparison.sources), ""))
    for role, ground in comparison.ground.items():
        for kind in ("kept", "lost", "gained"):
            rows.append((role, f"ground {kind}", getattr(ground.overlap, kind) * ground.grid.cell_area_ha, "ha"))
        rows.append((role, "intersection over union", ground.overlap.iou, ""))
    if comparison.corridors is not None:
        found = comparison.corridors
        rows += _shift_rows("corridors", found.forth, found.back)
        if found.important_forth is not None:
            rows += _shift_rows("important", found.important_forth, found.important_back)
    for role, (change, _) in comparison.values.items():
        rows += [
            (role, "mean of the reference", change.mean_before, ""),
            (role, "mean of the scenario", change.mean_after, ""),
            (role, "mean difference", change.mean_difference, ""),
            (role, "root mean square difference", change.root_mean_square, ""),
            (role, "correlation", change.correlation, ""),
            (role, "overlap of the highest class", change.top.iou, ""),
        ]
    for role, classes in comparison.classes.items():
        rows.append((role, "same class", 100.0 * classes.change.same_share, "%"))
    return [(element, measure, finite(value), unit) for element, measure, value, unit in rows]


def _shift_rows(element: str, forth, back) -> list:
    farthest = [value for value in (forth.hausdorff, back.hausdorff) if not math.isnan(value)]
    return [
        (element, "length of the reference", float(forth.length.sum()) / 1000.0, "km"),
        (element, "length of the scenario", float(back.length.sum()) / 1000.0, "km"),
        (element, "length kept", 100.0 * forth.near_share, "%"),
        (element, "length that is new", 100.0 * (1.0 - back.near_share), "%"),
        (element, "mean distance to the scenario's", forth.mean, "m"),
        (element, "mean distance to the reference's", back.mean, "m"),
        (element, "greatest distance (Hausdorff)", max(farthest) if farthest else math.nan, "m"),
    ]


def finite(value):
    """A number, or None where there is none."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def source_rows(comparison: Comparison) -> list:
    """Rows of the table of sources without the scenario's name."""
    if "sources" not in comparison.ground:
        return []
    ground = comparison.ground["sources"]
    hectares = ground.grid.cell_area_ha
    before, after = source_ids(ground.before), source_ids(ground.after)
    return [
        (
            group.change,
            ", ".join(str(before[label - 1]) for label in group.before),
            ", ".join(str(after[label - 1]) for label in group.after),
            group.cells_before * hectares,
            group.cells_after * hectares,
            group.cells_shared * hectares,
        )
        for group in comparison.sources
    ]


def corridor_rows(comparison: Comparison) -> list:
    """Rows of the table of corridors without the scenario's name: both patterns' corridors against the other's."""
    if comparison.corridors is None:
        return []
    rows = []
    for pattern, features, shift in (
        ("reference", comparison.corridors.before, comparison.corridors.forth),
        ("scenario", comparison.corridors.after, comparison.corridors.back),
    ):
        ids = features.columns.get("link_id") or range(1, len(features) + 1)
        kinds = features.columns.get("class") or [None] * len(features)
        length, near, mean, farthest = shift.length, shift.near_length, shift.line_mean, shift.line_farthest
        for row, (link, kind) in enumerate(zip(ids, kinds)):
            share = 100.0 * near[row] / length[row] if length[row] > 0 else None
            distances = (finite(float(values[row])) for values in (mean, farthest))
            rows.append((pattern, link, kind, float(length[row]), share, *distances))
    return rows


def transition_rows(comparison: Comparison) -> list:
    """Rows of the table of transitions without the scenario's name; only those that have any area."""
    rows = []
    for role, classes in comparison.classes.items():
        hectares = classes.grid.cell_area_ha
        names = [classes.names.get(value, str(value)) for value in classes.change.classes]
        for first, old in enumerate(classes.change.classes):
            for second, new in enumerate(classes.change.classes):
                cells = int(classes.change.cells[first, second])
                if cells:
                    rows.append((role, old, names[first], new, names[second], cells * hectares))
    return rows


# File to its columns, and what makes its rows without the scenario's name.
TABLES = {
    "changes": (("scenario", "element", "measure", "value", "unit"), changes),
    "sources": (("scenario", "change", "ref_ids", "ids", "area_ref", "area_ha", "shared_ha"), source_rows),
    "corridors": (
        ("scenario", "pattern", "link_id", "class", "length_m", "near_pct", "mean_m", "max_m"),
        corridor_rows,
    ),
    "transitions": (
        ("scenario", "element", "from_class", "from_name", "to_class", "to_name", "area_ha"),
        transition_rows,
    ),
}
