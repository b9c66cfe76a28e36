"""Scores of one measured factor, by a table or by classes of its values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Optional

import numpy as np

from ...core.decision.class_limits import METHODS, class_limits
from ...core.decision.classification import class_scores, class_table, classify
from ...core.legend import Legend
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ...core.rows import Raster, known_values, mapped
from .factor_tables import FactorTable
from .suitability import METHOD as TRANSFORM
from .suitability import resistance_of_factor


@dataclass
class Factor:
    """What is scored: values with NaN as nodata, a name, the table and the legend that go with it."""

    values: Raster
    name: str
    table: Optional[FactorTable] = None
    legend: Optional[Legend] = None


@dataclass
class Scoring:
    """How it is scored; `uncovered` is None where values without a score are refused."""

    method: str
    scores: tuple
    reverse: bool
    closed: str
    uncovered: Optional[float]


@dataclass
class Scored:
    """Scores, the limits between classes as text, and rows (from, to, score, cells, area_ha, share)."""

    surface: Raster
    breaks: str
    rows: list


def score_factor(job, factor: Factor, options: Scoring, progress, number: int = 1) -> Scored:
    """Score a factor, the so many-th of the run; decisions go to the log.

    Raises
    ------
    InputError
        As the tables and classes do.
    """
    by_table = options.method == "table" and factor.table is not None
    _say_what_is_used(job, factor, options, by_table)
    if options.method == TRANSFORM:
        surface, rows, breaks = resistance_of_factor(job, factor, options.reverse, progress)
        return Scored(surface, breaks, rows)
    area = job.grid.cell_area_ha if job.has_metres() else None
    if by_table:
        return _by_table(job, factor, options, area, progress)
    return _by_classes(job, factor, options, area, progress, number)


def _say_what_is_used(job, factor: Factor, options: Scoring, by_table: bool) -> None:
    if not by_table and factor.table is not None:
        job.warn("{name}: the factor table is not used, since the scores come from classes.", name=factor.name)
    if by_table and options.reverse:
        job.warn("{name}: the scores are those of the factor table and are not turned round.", name=factor.name)
    if not by_table and options.method == "table":
        job.log("{name}: no factor table is given, natural breaks are used.", name=factor.name)


def _by_table(job, factor, options, area, progress) -> Scored:
    table = factor.table.scores(options.closed, factor.legend, factor.name)
    names = {} if factor.legend is None else factor.legend.names
    surface = table.scores(factor.values, options.uncovered, factor.name, names, progress, job.passing())
    if options.uncovered is not None:
        missed = table.uncovered(factor.values)
        if missed is not None:
            job.warn(
                "{name}: {cells} {cells:cell|cells} from {lowest:g} to {highest:g} {cells:is|are} not in the table "
                "and got {score}.",
                name=factor.name,
                cells=missed.cells,
                lowest=missed.lowest,
                highest=missed.highest,
                score="nodata" if math.isnan(options.uncovered) else format(options.uncovered, "g"),
            )
    limits = [] if table.single_values else [row.upper for row in table.rows[:-1]]
    counts = table.cells(factor.values)
    total = max(sum(values.size for values in known_values(factor.values)), 1)
    rows = [
        (_finite(row.lower), _finite(row.upper), _finite(row.score), cells, _area(cells, area), cells / total)
        for row, cells in zip(table.rows, counts)
    ]
    return Scored(surface, format_numbers(limits), rows)


def _by_classes(job, factor, options, area, progress, number) -> Scored:
    method = "natural breaks" if options.method == "table" else options.method
    finding, dividing = parts_of(progress, (3, 1))
    held = job.fixed(f"limits {number}")
    way = method if held is None else "manual"
    found = class_limits([factor.values], way, len(options.scores), held, options.closed, finding)
    job.found(f"limits {number}", found.limits)
    classes = classify(factor.values, found.limits, options.closed, dividing, job.passing(np.uint8))
    surface = mapped(partial(class_scores, scores=options.scores, reverse=options.reverse), classes)
    scores = options.scores[::-1] if options.reverse else options.scores
    job.log(
        "{name}: {method}, {classes} classes, limits {limits}, goodness of variance fit {gvf:.4f}",
        name=factor.name,
        method=METHODS[METHODS.index(way)],
        classes=found.classes,
        limits=", ".join(format(value, ".6g") for value in found.limits) or "-",
        gvf=found.gvf,
    )
    if found.classes < len(options.scores):
        job.warn(
            "{name}: there {classes:is|are} {classes} {classes:class|classes} for {scores} scores, since too many "
            "cells have the same value.",
            name=factor.name,
            classes=found.classes,
            scores=len(options.scores),
        )
    rows = [
        (row.lower, row.upper, float(scores[row.number - 1]), row.cells, _area(row.cells, area), row.share)
        for row in class_table(classes, found, 0.0)
    ]
    return Scored(surface, format_numbers(found.limits), rows)


def _finite(value: float) -> Optional[float]:
    return value if math.isfinite(value) else None


def _area(cells: int, area: Optional[float]) -> Optional[float]:
    return None if area is None else cells * area
