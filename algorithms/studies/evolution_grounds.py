"""The ground and the classes of several years, read from their runs and measured."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...core.comparison.comparison import ClassChange, Overlap, class_change, ground_change, ground_overlap
from ...core.comparison.evolution import Frequency, Period, spread_of, year_pairs
from ...core.comparison.land_transition import Crosstab
from ...core.grid import Grid
from ...core.memory import require_memory
from ...core.progress import parts_of
from ..layers.opening import place_of, raster_layer, valid_layer
from ..layers.raster_source import source_of
from ..layers.raster_vector import labels_of, rasterise
from . import scenario_layers as layers

# What is read and counted at a time; masks of all elements, and a raster of classes, of a year.
_BYTES_A_CELL, _BYTES_A_YEAR = 16.0, 6.0
# Ground: sets of cells without a class.
GROUNDS = ("sources", "corridors", "pinch_points", "barriers")
LAND_COVER = "land_cover"
_WIDE = "corridor_ground"
# What a run can have besides what scenarios compare: the ground of corridors within their width.
ROLES = (*layers.ROLES, layers.Role(_WIDE, "values", (("esp:corridors", "CORRIDOR_RASTER"),)))
_CLASSES = tuple(role.name for role in layers.ROLES if role.kind == "classes")


@dataclass
class Ground:
    """One element in all years.

    Parameters
    ----------
    cells : list of ndarray of bool
        By year; None where the year lacks it.
    periods : list of (int, int, Period)
    spreads : list of Spread or None
    frequency : Frequency
    grid : Grid
    """

    cells: list
    periods: list
    spreads: list
    frequency: Frequency
    grid: Grid

    def change(self, first: int, last: int) -> np.ndarray:
        """0 neither, 1 lost, 2 gained, 3 kept between two years."""
        return ground_change(self.cells[first], self.cells[last])


@dataclass
class Classes:
    """One raster of classes in all years.

    Parameters
    ----------
    tables : list of (int, int, Crosstab)
    names, colours : dict
    spreads : dict
        Class to a list of `Spread` or None by year.
    years : list of float
    grid : Grid
    """

    tables: list
    names: dict
    colours: dict
    spreads: dict
    years: list
    grid: Grid

    def period(self, row: int, first: int, last: int, table: Crosstab) -> Period:
        """A class as ground of two years."""
        kept = int(table.cells[row, row])
        overlap = Overlap(int(table.loss[row]), int(table.gain[row]), kept)
        return Period(self.years[last] - self.years[first], overlap)


@dataclass
class Evolution:
    """All that was measured.

    Parameters
    ----------
    names : list of str
        The years as texts.
    years : list of float
    grounds : dict of str to Ground
    classes : dict of str to Classes
    network : list
        Of each year, see `evolution_network`.
    grid : Grid
    """

    names: list
    years: list
    grounds: dict = field(default_factory=dict)
    classes: dict = field(default_factory=dict)
    network: list = field(default_factory=list)
    grid: Optional[Grid] = None


def find_years(runs: list) -> list:
    """The elements of each year's run."""
    found: list = []
    for run in runs:
        found.append(layers.find_pattern(run.name, run.folder, found[0] if found else None, ROLES))
    return found


def measure(job, patterns: list, evolution: Evolution, ellipse: str, covers: list, progress) -> None:
    """Measure every element that two years have.

    Parameters
    ----------
    job : Job
    patterns : list of Pattern
    evolution : Evolution
        Is filled.
    ellipse : str
        As `evolution.spread_of`.
    covers : list
        Land covers of the years as `RasterSource`; empty where there are none.
    progress : callable
    """
    layers.use_ground(job, patterns[0])
    evolution.grid = job.grid
    require_memory(evolution.grid.cells * (_BYTES_A_CELL + _BYTES_A_YEAR * len(patterns)))
    grounds = [role for role in GROUNDS if _years_with(patterns, role) > 1]
    classes = [role for role in _CLASSES if _years_with(patterns, role) > 1]
    steps = iter(parts_of(progress, [1.0] * (len(grounds) + len(classes) + 1)))
    _tell_missing(job, patterns, (*GROUNDS, *_CLASSES))
    for role in grounds:
        evolution.grounds[role] = _ground(job, patterns, role, evolution, ellipse, next(steps))
    for role in classes:
        evolution.classes[role] = _classes(job, _role_bands(job, patterns, role), evolution, ellipse, next(steps))
        legends = [layers.legend_of(pattern, role) for pattern in patterns if role in pattern.files]
        legend = {value: entry for one in reversed(legends) for value, entry in one.items()}
        evolution.classes[role].names = {value: name for value, (name, _) in legend.items()}
        evolution.classes[role].colours = {value: colour for value, (_, colour) in legend.items()}
    if covers:
        bands = ((lambda source=source: job.values_of(source, 1, True)) for source in covers)
        evolution.classes[LAND_COVER] = _classes(job, list(bands), evolution, ellipse, next(steps))
        evolution.classes[LAND_COVER].names = {
            value: name for source in reversed(covers) for value, name in source.class_names.items()
        }
    progress(1.0)


def _years_with(patterns: list, role: str) -> int:
    return sum(role in pattern.files or (role == "corridors" and _WIDE in pattern.files) for pattern in patterns)


def _tell_missing(job, patterns: list, roles: tuple) -> None:
    for role in roles:
        lacking = [pattern.name for pattern in patterns if not _years_with([pattern], role)]
        if lacking and len(lacking) < len(patterns):
            job.warn("{element} is not there in {years}.", element=role, years=", ".join(lacking))


def _ground(job, patterns: list, role: str, evolution: Evolution, ellipse: str, progress) -> Ground:
    grid = evolution.grid
    job.grid = grid
    frequency, cells, spreads = Frequency(grid.shape), [], []
    for number, pattern in enumerate(patterns):
        progress(number / len(patterns))
        found = _cells(job, pattern, role, grid, all(_WIDE in one.files for one in patterns))
        cells.append(found)
        spreads.append(None if found is None else spread_of(found, grid, ellipse))
        if found is not None:
            frequency.add(found)
    periods = [
        (first, last, Period(evolution.years[last] - evolution.years[first], ground_overlap(cells[first], cells[last])))
        for first, last in year_pairs(len(patterns))
        if cells[first] is not None and cells[last] is not None
    ]
    progress(1.0)
    return Ground(cells, periods, spreads, frequency, grid)


def _cells(job, pattern, role: str, grid: Grid, wide: bool) -> Optional[np.ndarray]:
    """Where the element is; corridors within their width where all years tell it, else the cells of their lines."""
    if role == "corridors" and wide:
        source = source_of(valid_layer(raster_layer(pattern.files[_WIDE], f"{pattern.name}: {_WIDE}")))
        return np.isfinite(job.values_of(source, 1, True))
    if role not in pattern.files:
        return None
    geometries = layers.read_elements(job, pattern, role).geometries
    if role == "corridors":
        return rasterise(geometries, [1] * len(geometries), grid, all_touched=True) > 0
    return labels_of(geometries, grid)[0] > 0


def _role_bands(job, patterns: list, role: str) -> list:
    return [
        (lambda pattern=pattern: layers.read_raster(job, pattern, role, classes=True))
        if role in pattern.files
        else None
        for pattern in patterns
    ]


def _classes(job, readers: list, evolution: Evolution, ellipse: str, progress) -> Classes:
    """Transitions between classes; the first raster is the grid."""
    job.grid, bands = None, []
    for number, read in enumerate(readers):
        progress(0.5 * number / len(readers))
        values = None if read is None else read()
        bands.append(None if values is None else _whole(values))
    tables = []
    for first, last in year_pairs(len(bands)):
        if bands[first] is not None and bands[last] is not None:
            valid = bands[first][1] & bands[last][1]
            found: ClassChange = class_change(bands[first][0], bands[last][0], valid)
            tables.append((first, last, Crosstab(np.array(found.classes, dtype=np.int64), found.cells)))
    present = sorted({value for _, _, table in tables for value in table.classes.tolist()})
    spreads = {
        value: [
            None if band is None else spread_of((band[0] == value) & band[1], job.grid, ellipse) for band in bands
        ]
        for value in present
    }
    progress(1.0)
    return Classes(tables, {}, {}, spreads, evolution.years, job.grid)


def _whole(values: np.ndarray) -> tuple:
    """Classes in as few bytes as they need, and where they are."""
    valid = np.isfinite(values)
    whole = np.where(valid, values, 0)
    narrow = valid.any() and whole.min() >= 0 and whole.max() <= 255
    return whole.astype(np.uint8 if narrow else np.int32), valid


def covers_of_runs(job, runs: list, patterns: list) -> list:
    """The land covers of the years: those given, else those that the runs were made from; none where one is missing."""
    given = job.raster_sources("LANDCOVERS")
    if given:
        return _in_years(job, given, runs)
    found = []
    for run, pattern in zip(runs, patterns):
        named = (pattern.record.get("inputs") or {}).get("landcover")
        path = place_of(named, run.folder) if isinstance(named, str) and named else ""
        if not path or not os.path.exists(path.split("|")[0]):
            if pattern.record:
                job.log("The land cover of {year} is not there, so its transitions are left out.", year=run.name)
            return []
        found.append(source_of(valid_layer(raster_layer(path, f"{run.name}: {os.path.basename(path)}"))))
    return found


def _in_years(job, sources: list, runs: list) -> list:
    from ...core.errors import InputError

    if len(sources) != len(runs):
        raise InputError(
            "{parameter}: there are {given} rasters for {count} years; give one for each.",
            parameter=job.label("LANDCOVERS"),
            given=len(sources),
            count=len(runs),
        )
    by_year = {source.year: source for source in sources}
    if set(by_year) == {run.name for run in runs}:
        return [by_year[run.name] for run in runs]
    job.warn("{parameter}: the names do not tell the years; they are taken from the earliest year to the latest.",
             parameter=job.label("LANDCOVERS"))  # fmt: skip
    return sources
