"""What moving windows are asked for, from the form or from an .ini, in cells and as layers."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...core.circuit.flow_classes import check_limits
from ...core.circuit.omniscape_configuration import ReadConfiguration, parse_omniscape_configuration
from ...core.circuit.reclassification import MISSING, parse_reclass_table, reclass_table
from ...core.circuit.window_layers import WindowLayers
from ...core.circuit.window_settings import Condition, WindowSettings
from ...core.errors import InputError
from ...core.numbers import parse_number
from ..layers.file_read import UTF8_OR_LATIN, read_text
from ..layers.raster_align import same_crs
from ..layers.raster_read import grid_of_source
from ..layers.raster_rows import RasterRows
from .circuitscape_files import InputFiles
from .omniscape_form import NEIGHBOURS

# Rasters of more cells are read by rows.
_AT_ONCE = 10_000_000
_DEFAULT_CELLS = 50
_NUMBERS = ("1", "2")


@dataclass(frozen=True)
class WindowRun:
    """A run of moving windows.

    Parameters
    ----------
    layers : WindowLayers
    settings : WindowSettings
    masks : bool
        Whether cells without resistance have no data in the maps.
    threads : int
    read : ReadConfiguration, optional
        Of the .ini, where there is one.
    """

    layers: WindowLayers
    settings: WindowSettings
    masks: bool
    threads: int
    read: Optional[ReadConfiguration] = None


# -- the form ------------------------------------------------------------------------------------


def check_form(values) -> None:
    """What does not need the data."""
    check_limits(values.numbers("CLASS_LIMITS"))
    if values.given("CONFIG"):
        if values.given("RESISTANCE"):
            raise InputError(
                "{parameter} and {config}: give one of them, the .ini names its own layers.",
                parameter=values.label("RESISTANCE"),
                config=values.label("CONFIG"),
            )
        if not values.given("FOLDER"):
            raise InputError("{parameter}: choose a folder for Omniscape's files.", parameter=values.label("FOLDER"))
        return
    if not values.given("RESISTANCE"):
        raise InputError(
            "{parameter}: give a layer, or an .ini of Omniscape in {config}.",
            parameter=values.label("RESISTANCE"),
            config=values.label("CONFIG"),
        )
    needed = ["CONDITION1"] * values.given("CONDITION2")
    for number in _NUMBERS:
        if values.word("COMPARE_TO_FUTURE") in (number, "both"):
            needed += [f"CONDITION{number}", f"CONDITION{number}_FUTURE"]
    for key in needed:
        if not values.given(key):
            raise InputError("{parameter}: give a layer.", parameter=values.label(key))


def read_form(job) -> WindowRun:
    """The run that the form describes."""
    job.algorithm.NEEDS_METRES = not job.flag("IN_CELLS")
    resistance = _layer(job, "RESISTANCE")
    settings = _settings(job)
    pairs = [
        (_layer(job, f"CONDITION{number}"), _layer(job, f"CONDITION{number}_FUTURE") if condition.future else None)
        for number, condition in zip(_NUMBERS, settings.conditions)
    ]
    sources, targets = _layer(job, "SOURCES"), _layer(job, "TARGETS")
    cutoff = job.number("R_CUTOFF")
    layers = WindowLayers(
        resistance,
        job.flag("IS_CONDUCTANCE"),
        sources,
        job.number("SOURCE_THRESHOLD"),
        math.inf if cutoff is None else cutoff,
        _table(job),
        targets,
        tuple(pairs),
        job.layer_name("RESISTANCE"),
        job.layer_name("SOURCES") if sources is not None else "",
        job.layer_name("TARGETS") if targets is not None else "",
    )
    return WindowRun(layers, settings, job.flag("MASK_NODATA"), job.integer("THREADS"))


def _layer(job, key: str):
    """A raster on the grid of the run: as an array, or by rows where it is large; None where it is not given."""
    if not job.given(key):
        return None
    source = job.raster_sources(key)[0]
    if source.provider is None:
        grid = grid_of_source(source)
        first = job.grid is None
        if grid.cells > _AT_ONCE and (first or (job.grid.matches(grid) and same_crs(grid.crs, job.grid.crs))):
            if first:
                job.use_grid(grid, source.name)
            return RasterRows(source, job.band(key), grid, job.cancel_point)
    return job.values(key)


def _settings(job) -> WindowSettings:
    flow_potential = any(job.wants(key) for key in ("FLOW_POTENTIAL", "NORMALISED", "CLASSES"))
    radius = _cells(job, "RADIUS")
    if radius is None:
        radius = max(1, min(min(job.grid.shape) // 10, _DEFAULT_CELLS))
        job.log("The radius is {cells} cells, {length:g} m.", cells=radius, length=radius * job.grid.cell_size)
    elif radius < 1.0:
        raise InputError(
            "{parameter}: it is below one cell of {size:g} m; enlarge it to a few cells at least.",
            parameter=job.label("RADIUS"),
            size=job.grid.cell_size,
        )
    most = max(job.grid.shape)
    if radius > most:
        raise InputError(
            "{parameter}: it is {cells:.0f} cells, more than the {most} cells of the map's longer side; reduce it.",
            parameter=job.label("RADIUS"),
            cells=radius,
            most=most,
        )
    block = job.integer("BLOCK_SIZE")
    if block == 0:
        block = _fitting_block(round(radius))
        job.log("The block size is {size} cells.", size=block)
    block = _odd(job, block)
    future = job.word("COMPARE_TO_FUTURE")
    conditions = tuple(
        Condition(
            job.word(f"COMPARISON{number}"),
            job.number(f"LOWER{number}"),
            job.number(f"UPPER{number}"),
            future in (number, "both"),
        )
        for number in _NUMBERS
        if job.given(f"CONDITION{number}")
    )
    settings = WindowSettings(
        round(radius),
        block,
        round(_cells(job, "BUFFER") or 0.0),
        NEIGHBOURS[job.choice("NEIGHBOURS")],
        job.word("RULE"),
        job.word("TARGET"),
        _cells(job, "DECAY"),
        conditions,
        job.flag("CORRECT_ARTIFACTS"),
        flow_potential,
        job.number("TOLERANCE"),
    )
    check_block(job, settings)
    return settings


def _cells(job, key: str) -> Optional[float]:
    """A length in cells; None where it is empty."""
    length = job.number(key)
    if length is None or job.flag("IN_CELLS"):
        return length
    return length / job.grid.cell_size


def _odd(job, size: int) -> int:
    if size % 2 == 0:
        job.warn("The block size {size} is even; {odd} is taken.", size=size, odd=size + 1)
    return size + 1 - size % 2


def check_block(job, settings: WindowSettings) -> None:
    """A word on blocks that are too large.

    Raises
    ------
    InputError
        When none fits into the map.
    """
    size = settings.block_size
    if size > min(job.grid.shape):
        raise InputError(
            "A block of {size} cells does not fit into the map of {grid}: reduce the block size.",
            size=size,
            grid=job.grid,
        )
    if size > 1 and size > settings.radius / 4.0:
        job.warn(
            "The block of {size} cells is larger than a quarter of the radius of {radius} cells: blocks show in the "
            "map. A block of {better} cells is closer to the map without blocks.",
            size=size,
            radius=settings.radius,
            better=_fitting_block(settings.radius),
        )


def _fitting_block(radius: int) -> int:
    """The largest odd size up to a quarter of the radius."""
    return max(1, (radius // 4 - 1) // 2 * 2 + 1)


def _table(job) -> Optional[np.ndarray]:
    """The pairs of RECLASS; None where there is no table."""
    columns = job.table("RECLASS")
    if columns is None:
        return None
    name = job.layer_name("RECLASS")
    if len(columns) < 2:
        raise InputError("The table {name} needs two columns: the old value and the new one.", name=name)
    pairs = [[_number(value, name) for value in row] for row in zip(*list(columns.values())[:2])]
    return reclass_table([pair for pair in pairs if not math.isnan(pair[0])], name)


def _number(value, name: str) -> float:
    text = "" if value is None else str(value).strip().strip("\"'")
    if text.lower() in ("", MISSING):
        return math.nan
    try:
        return parse_number(text)
    except InputError as error:
        raise InputError(
            "The table {name} holds {value}, which is neither a number nor the word missing.", name=name, value=text
        ) from error


# -- the configuration ---------------------------------------------------------------------------


def read_configuration(job) -> WindowRun:
    """The run that an .ini of Omniscape describes."""
    job.algorithm.NEEDS_METRES = False
    path = job.text("CONFIG")
    read = parse_omniscape_configuration(read_text(path, UTF8_OR_LATIN))
    configuration = read.configuration
    _say(job, read)
    files = InputFiles(job, path, "Omniscape", None)
    paths = {key: files.path(key, name) for key, name in configuration.files()}
    for key, place in paths.items():
        job.protect(place, key)
    resistance = files.raster(paths["resistance_file"])
    sources = files.raster(paths["source_file"]) if "source_file" in paths else None
    pairs = []
    for number, condition in enumerate(configuration.conditions(), start=1):
        future = files.raster(paths[f"condition{number}_future_file"]) if condition.future else None
        pairs.append((files.raster(paths[f"condition{number}_file"]), future))
    table = None
    if "reclass_table" in paths:
        table = parse_reclass_table(files.text(paths["reclass_table"]), os.path.basename(paths["reclass_table"]))
    layers = WindowLayers(
        resistance,
        configuration.resistance_is_conductance,
        sources,
        configuration.source_threshold,
        configuration.r_cutoff,
        table,
        None,
        tuple(pairs),
        os.path.basename(paths["resistance_file"]),
        os.path.basename(paths.get("source_file", "")),
    )
    decay = job.number("DECAY")
    settings = WindowSettings(
        configuration.radius,
        _odd(job, configuration.block_size),
        configuration.buffer,
        configuration.neighbours,
        job.word("RULE"),
        job.word("TARGET"),
        None if decay is None else decay / (1.0 if job.flag("IN_CELLS") else job.grid.cell_size),
        tuple(configuration.conditions()),
        configuration.correct_artifacts,
        configuration.needs_flow_potential,
        job.number("TOLERANCE"),
    )
    if settings.radius > max(job.grid.shape):
        job.warn("The radius of {radius} cells is larger than the map.", radius=settings.radius)
    check_block(job, settings)
    threads = min(os.cpu_count() or 1, 8) if configuration.parallelize else 1
    return WindowRun(layers, settings, configuration.mask_nodata, threads, read)


def _say(job, read: ReadConfiguration) -> None:
    if read.unknown:
        job.warn("Omniscape does not know these keys; they change nothing: {keys}.", keys=", ".join(read.unknown))
    if read.unknown_solver:
        job.warn("Omniscape has no solver {solver}; the result does not depend on it.", solver=read.unknown_solver)
    if read.without_effect:
        job.log("These settings change nothing here: {keys}.", keys=", ".join(read.without_effect))
    if read.configuration.reclass_table and not read.configuration.reclassify_resistance:
        job.warn("reclass_table is given, but reclassify_resistance is not true: nothing is reclassified.")
