"""What changes from one pattern to another: every element compared, as numbers and as layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...core.comparison import comparison as comparing
from ...core.comparison.line_shift import LineShift, line_shift
from ...core.grid import Grid
from ...core.progress import parts_of
from ..layers.palette import other_colour
from ..layers.raster_vector import labels_of
from ..layers.vector_io import Features
from . import scenario_layers as patterns

IMPORTANT = "important"
# The reach of corridors where none is given, in cells.
DEFAULT_REACH = 5.0


@dataclass(frozen=True)
class Rules:
    """How patterns are compared.

    Parameters
    ----------
    overlap : float
        Least shared part of the smaller of two sources that are the same.
    reach : float
        Metres by which a corridor may move and be the same.
    classes : int
        Of natural breaks, for the places of the highest class.
    """

    overlap: float
    reach: float
    classes: int


@dataclass
class Ground:
    """Polygons of both patterns on common cells.

    Parameters
    ----------
    before, after : Features
    labels_before, labels_after : ndarray of int32
        Rows from 1.
    change : ndarray of uint8
        As `ground_change`.
    overlap : Overlap
    grid : Grid
    """

    before: Features
    after: Features
    labels_before: np.ndarray
    labels_after: np.ndarray
    change: np.ndarray
    overlap: comparing.Overlap
    grid: Grid


@dataclass
class Corridors:
    """Corridors of both patterns.

    Parameters
    ----------
    before, after : Features
    forth, back : LineShift
        Distances of the reference's corridors from the scenario's, and the other way round.
    important_forth, important_back : LineShift, optional
        The same for the important corridors alone, where both patterns tell them.
    """

    before: Features
    after: Features
    forth: LineShift
    back: LineShift
    important_forth: Optional[LineShift] = None
    important_back: Optional[LineShift] = None


@dataclass
class Classes:
    """Classes of both patterns.

    Parameters
    ----------
    change : ClassChange
    names, colours : dict
        Class to its name, and to its colour in the legend.
    before, after : ndarray of int32
        0 where there is no data in both.
    valid : ndarray of bool
    grid : Grid
    """

    change: comparing.ClassChange
    names: dict
    colours: dict
    before: np.ndarray
    after: np.ndarray
    valid: np.ndarray
    grid: Grid


@dataclass
class Comparison:
    """A scenario against the reference.

    Parameters
    ----------
    name : str
        The scenario.
    sources : tuple of PatchChange
        Labels are rows of the sources, from 1.
    ground : dict
        Role to `Ground`: sources, pinch points, barriers.
    corridors : Corridors, optional
    values : dict
        Role to (ValueChange, Grid).
    classes : dict
        Role to `Classes`.
    """

    name: str
    sources: tuple = ()
    ground: dict = field(default_factory=dict)
    corridors: Optional[Corridors] = None
    values: dict = field(default_factory=dict)
    classes: dict = field(default_factory=dict)


def compare(job, reference: patterns.Pattern, other: patterns.Pattern, rules: Rules, progress) -> Comparison:
    """Compare every element that both patterns have.

    Elements of one pattern alone are named in the log.
    """
    result = Comparison(other.name)
    both = [role for role in patterns.ROLES if role.name in reference.files and role.name in other.files]
    for role in patterns.ROLES:
        if (role.name in reference.files) != (role.name in other.files):
            alone = reference if role.name in reference.files else other
            job.log("{element} is only in {name} and is not compared.", element=role.name, name=alone.name)
    steps = dict(zip((role.name for role in both), parts_of(progress, [1.0] * len(both)))) if both else {}
    for role in both:
        step = steps[role.name]
        step(0.0)
        if role.kind == "polygons":
            result.ground[role.name] = _ground(job, reference, other, role.name)
        elif role.kind == "lines":
            patterns.use_ground(job, reference)
            result.corridors = _corridors(job, reference, other, rules, step)
        elif role.kind == "values":
            job.grid = None
            before = patterns.read_raster(job, reference, role.name)
            after = patterns.read_raster(job, other, role.name)
            change = comparing.value_change(before, after, rules.classes, role.absent, step)
            result.values[role.name] = (change, job.grid)
        else:
            result.classes[role.name] = _classes(job, reference, other, role.name)
    if "sources" in result.ground:
        ground = result.ground["sources"]
        result.sources = comparing.match_patches(ground.labels_before, ground.labels_after, rules.overlap)
    progress(1.0)
    return result


def _ground(job, reference: patterns.Pattern, other: patterns.Pattern, role: str) -> Ground:
    patterns.use_ground(job, reference)
    grid = job.grid
    before, after = patterns.read_elements(job, reference, role), patterns.read_elements(job, other, role)
    old, new = (labels_of(features.geometries, grid)[0] for features in (before, after))
    return Ground(before, after, old, new, comparing.ground_change(old, new), comparing.ground_overlap(old, new), grid)


def _corridors(job, reference: patterns.Pattern, other: patterns.Pattern, rules: Rules, progress) -> Corridors:
    reach = rules.reach
    before, after = patterns.read_elements(job, reference, "corridors"), patterns.read_elements(job, other, "corridors")
    old, new = patterns.points_of(before), patterns.points_of(after)
    forth, back = parts_of(progress, (1.0, 1.0))
    result = Corridors(before, after, line_shift(old, new, reach, forth), line_shift(new, old, reach, back))
    rows_before, rows_after = important_rows(before), important_rows(after)
    if rows_before or rows_after:
        chosen_old, chosen_new = [old[row] for row in rows_before], [new[row] for row in rows_after]
        result.important_forth = line_shift(chosen_old, chosen_new, reach)
        result.important_back = line_shift(chosen_new, chosen_old, reach)
    return result


def important_rows(corridors: Features) -> list:
    """Rows of the corridors that the gravity model calls important."""
    return [row for row, kind in enumerate(corridors.columns.get("class", ())) if kind == IMPORTANT]


def _classes(job, reference: patterns.Pattern, other: patterns.Pattern, role: str) -> Classes:
    job.grid = None
    before = patterns.read_raster(job, reference, role, classes=True)
    grid = job.grid
    after = patterns.read_raster(job, other, role, classes=True)
    valid = np.isfinite(before) & np.isfinite(after)
    old, new = (np.where(valid, values, 0).astype(np.int32) for values in (before, after))
    legend = {**patterns.legend_of(other, role), **patterns.legend_of(reference, role)}
    names = {value: name for value, (name, _) in legend.items()}
    colours = {value: colour for value, (_, colour) in legend.items()}
    return Classes(comparing.class_change(old, new, valid), names, colours, old, new, valid, grid)


def source_ids(features: Features) -> list:
    """The number of every source: its source_id, or its row from 1."""
    values = features.columns.get("source_id") or range(1, len(features) + 1)
    return [row if value is None else int(value) for row, value in enumerate(values, 1)]


def flows(comparison: Comparison) -> dict:
    """Names, colours and areas in hectares of the transitions between classes, by role."""
    result = {}
    for role, classes in comparison.classes.items():
        values = classes.change.classes
        result[role] = (
            [classes.names.get(value, str(value)) for value in values],
            [classes.colours.get(value, other_colour(number)) for number, value in enumerate(values)],
            classes.change.cells.astype(np.float64) * classes.grid.cell_area_ha,
        )
    return result
