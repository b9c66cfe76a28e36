"""What moving windows are asked for by an .ini of Omniscape."""

from __future__ import annotations

import os

from ...core.circuit.omniscape_configuration import ReadConfiguration, parse_omniscape_configuration
from ...core.circuit.reclassification import parse_reclass_table
from ...core.circuit.window_layers import WindowLayers
from ...core.circuit.window_settings import WindowSettings
from ..layers.file_read import UTF8_OR_LATIN, read_text
from . import omniscape_input
from .circuitscape_files import InputFiles
from .omniscape_input import WindowRun, check_block, odd, wants_flow_potential, weigh_windows

# What the .ini decides; the form's values of it are not read.
_OF_THE_FORM = (
    *("IS_CONDUCTANCE", "SOURCES", "R_CUTOFF", "SOURCE_THRESHOLD", "RADIUS", "BLOCK_SIZE", "NEIGHBOURS", "BUFFER"),
    *("TARGETS", "CORRECT_ARTIFACTS", "MASK_NODATA", "RECLASS", "COMPARE_TO_FUTURE"),
    *(f"{key}{number}" for number in "12" for key in ("CONDITION", "COMPARISON", "LOWER", "UPPER")),
    *(f"CONDITION{number}_FUTURE" for number in "12"),
)


def read_configuration(job) -> WindowRun:
    """The run that an .ini of Omniscape describes."""
    job.algorithm.NEEDS_METRES = False
    path = job.text("CONFIG")
    read = parse_omniscape_configuration(read_text(path, UTF8_OR_LATIN))
    configuration = read.configuration
    _say(job, read)
    _say_of_form(job)
    files = InputFiles(job, path, "Omniscape", None)
    paths = {key: files.path(key, name) for key, name in configuration.files()}
    for key, place in paths.items():
        job.protect(place, key)
    files.choose_grid(paths["resistance_file"])
    decay = job.number("DECAY")
    settings = WindowSettings(
        configuration.radius,
        odd(job, configuration.block_size),
        configuration.buffer,
        configuration.neighbours,
        job.word("RULE"),
        job.word("TARGET"),
        None if decay is None else decay / (1.0 if job.flag("IN_CELLS") else job.grid.cell_size),
        tuple(configuration.conditions()),
        configuration.correct_artifacts,
        configuration.needs_flow_potential or wants_flow_potential(job),
        job.number("TOLERANCE"),
    )
    weigh_windows(job, settings)
    resistance = _raster(files, paths["resistance_file"])
    sources = _raster(files, paths["source_file"]) if "source_file" in paths else None
    pairs = []
    for number, condition in enumerate(configuration.conditions(), start=1):
        future = _raster(files, paths[f"condition{number}_future_file"]) if condition.future else None
        pairs.append((_raster(files, paths[f"condition{number}_file"]), future))
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
    if settings.radius > max(job.grid.shape):
        job.warn("The radius of {radius} cells is larger than the map.", radius=settings.radius)
    check_block(job, settings)
    threads = min(os.cpu_count() or 1, 8) if configuration.parallelize else 1
    return WindowRun(layers, settings, configuration.mask_nodata, threads, read)


def _raster(files: InputFiles, path: str):
    return files.rows(path, omniscape_input.AT_ONCE)


def _say(job, read: ReadConfiguration) -> None:
    if read.unknown:
        job.warn("Omniscape does not know these keys; they change nothing: {keys}.", keys=", ".join(read.unknown))
    if read.unknown_solver:
        job.warn("Omniscape has no solver {solver}; the result does not depend on it.", solver=read.unknown_solver)
    if read.without_effect:
        job.log("These settings change nothing here: {keys}.", keys=", ".join(read.without_effect))
    if read.configuration.reclass_table and not read.configuration.reclassify_resistance:
        job.warn("reclass_table is given, but reclassify_resistance is not true: nothing is reclassified.")


def _say_of_form(job) -> None:
    """What the form was given and the .ini decides."""
    unread = [job.label(key) for key in _OF_THE_FORM if job.has_own_value(key)]
    if unread:
        job.warn(
            "The .ini decides; these values of the form change nothing: {parameters}.", parameters=", ".join(unread)
        )
