"""What moving windows are asked for by the form, in cells and as layers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

from ...core.circuit.flow_classes import check_limits
from ...core.circuit.omniscape_configuration import ReadConfiguration
from ...core.circuit.window_layers import WindowLayers
from ...core.circuit.window_settings import Condition, WindowSettings
from ...core.errors import InputError, phrase
from ...core.memory import require_memory
from ..layers.raster_align import same_crs
from ..layers.raster_read import grid_of_source
from ..layers.raster_rows import RasterRows
from .omniscape_form import NEIGHBOURS
from .reclass_input import read_reclass

# Rasters of more cells are read by rows.
AT_ONCE = 10_000_000
# Of a smaller one there are the layer and the map.
_BYTES_A_CELL = 12.0
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
    say_without_effect(job)
    source = job.raster_sources("RESISTANCE")[0]
    job.choose_grid(grid_of_source(source), source.name)
    settings = _settings(job)
    weigh_windows(job, settings)
    resistance = _layer(job, "RESISTANCE")
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
        read_reclass(job, "RECLASS"),
        targets,
        tuple(pairs),
        job.layer_name("RESISTANCE"),
        job.layer_name("SOURCES") if sources is not None else "",
        job.layer_name("TARGETS") if targets is not None else "",
    )
    return WindowRun(layers, settings, job.flag("MASK_NODATA"), job.integer("THREADS"))


def weigh_windows(job, settings: WindowSettings) -> None:
    """Refuse windows that do not fit into the memory, before a layer is read.

    Raises
    ------
    MemoryNeeded
    """
    from ...core.circuit.omniscape import memory_needed

    held = _BYTES_A_CELL * job.grid.cells if job.grid.cells <= AT_ONCE else 0.0
    require_memory(memory_needed(job.grid.shape, settings) + held)


def _layer(job, key: str):
    """A raster on the grid of the run: as an array, or by rows where it is large; None where it is not given."""
    if not job.given(key):
        return None
    source = job.raster_sources(key)[0]
    if source.provider is None:
        grid = grid_of_source(source)
        if grid.cells > AT_ONCE and job.grid.matches(grid) and same_crs(grid.crs, job.grid.crs):
            return RasterRows(source, job.band(key), grid, job.cancel_point)
    return job.values(key)


def _settings(job) -> WindowSettings:
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
    buffer = _cells(job, "BUFFER") or 0.0
    for key, cells in (("RADIUS", radius), ("BUFFER", buffer)):
        _check_length(job, key, cells)
    block = job.integer("BLOCK_SIZE")
    if block == 0:
        block = _fitting_block(round(radius))
        job.log("The block size is {size} {size:cell|cells}.", size=block)
    block = odd(job, block)
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
        round(buffer),
        NEIGHBOURS[job.choice("NEIGHBOURS")],
        job.word("RULE"),
        job.word("TARGET"),
        _cells(job, "DECAY"),
        conditions,
        job.flag("CORRECT_ARTIFACTS"),
        wants_flow_potential(job),
        job.number("TOLERANCE"),
    )
    check_block(job, settings)
    return settings


def _check_length(job, key: str, cells: float) -> None:
    most = max(job.grid.shape)
    if cells > most:
        raise InputError(
            "{parameter}: it is {cells:.0f} cells, more than the {most} cells of the map's longer side; reduce it.",
            parameter=job.label(key),
            cells=math.ceil(cells),
            most=most,
        )


def wants_flow_potential(job) -> bool:
    """Whether an output of the form needs the current without resistance."""
    return any(job.wants(key) for key in ("FLOW_POTENTIAL", "NORMALISED", "CLASSES"))


def say_without_effect(job) -> None:
    """What was given and changes nothing, since something else was not."""
    _say_unread(job, "R_CUTOFF", job.given("SOURCES"), phrase("{parameter} counts only without {other}."), "SOURCES")
    with_it = phrase("{parameter} counts only with {other}.")
    _say_unread(job, "SOURCE_THRESHOLD", not job.given("SOURCES"), with_it, "SOURCES")
    for number in _NUMBERS:
        condition, future = f"CONDITION{number}", f"CONDITION{number}_FUTURE"
        for key in (f"LOWER{number}", f"UPPER{number}"):
            _say_unread(job, key, not job.given(condition), with_it, condition)
        if job.given(future) and job.word("COMPARE_TO_FUTURE") not in (number, "both"):
            job.warn(
                "{parameter} is not read: choose the condition in {choice}.",
                parameter=job.label(future),
                choice=job.label("COMPARE_TO_FUTURE"),
            )
        exact = job.word(f"COMPARISON{number}") == "within" and not job.number(f"LOWER{number}")
        if job.given(condition) and exact and not job.number(f"UPPER{number}"):
            job.warn(
                "{parameter}: both limits are 0, so that only sources with the target's own value take part.",
                parameter=job.label(condition),
            )


def _say_unread(job, key: str, unread: bool, sentence: str, other: str) -> None:
    if unread and job.number(key):
        job.warn(sentence, parameter=job.label(key), other=job.label(other))


def _cells(job, key: str) -> Optional[float]:
    """A length in cells; None where it is empty."""
    length = job.number(key)
    if length is None or job.flag("IN_CELLS"):
        return length
    return length / job.grid.cell_size


def odd(job, size: int) -> int:
    """The size, or the next odd one with a word on it."""
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
            "map. A block of {better} {better:cell|cells} is closer to the map without blocks.",
            size=size,
            radius=settings.radius,
            better=_fitting_block(settings.radius),
        )


def _fitting_block(radius: int) -> int:
    """The largest odd size up to a quarter of the radius."""
    return max(1, (radius // 4 - 1) // 2 * 2 + 1)
