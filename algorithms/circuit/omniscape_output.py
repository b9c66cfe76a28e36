"""The maps of moving windows, written by rows, and what is said of the windows."""

from __future__ import annotations

import os
import time

import numpy as np

from ...core.circuit.circuitscape_maps import NODATA
from ...core.circuit.flow_classes import NAMES, flow_classes
from ...core.circuit.losses import REASONS
from ...core.errors import phrase
from ..layers.styles import ClassStyle, RampStyle
from ..writing.files import write_text
from ..writing.raster_files import FLOAT_NODATA
from ..writing.row_bands import RowBand
from .circuitscape_files import OutputFiles

_CURRENT = RampStyle("current")
# Around 1 current flows as without resistance.
_NORMALISED = RampStyle("current", low=0.0, high=2.0)
# From what keeps current away to what leads it together, lighter and warmer as the maps of current.
_CLASSES = {1: "#2d2a63", 2: "#a8a8c8", 3: "#f2a33c", 4: "#c2185b"}
# Windows after which the time of the whole run is estimated, and seconds between two words on it.
_FIRST_WINDOWS, _SECONDS = 20, 5.0
# Omniscape's names of its files.
_FILES = {"current": "cum_currmap", "flow_potential": "flow_potential", "normalised": "normalized_cum_currmap"}


class TimeLeft:
    """Tells how long the run will still take, once the first windows are solved."""

    def __init__(self, job):
        self._job = job
        # When the first windows were solved, and which share of the work that was: what came before is not repeated.
        self._begin, self._share = 0.0, 0.0
        self._told, self._estimated = 0.0, False

    def __call__(self, windows: int, share: float) -> None:
        """Some windows, and a share of the work, are done."""
        now = time.monotonic()
        if not self._begin:
            self._begin, self._share, self._told = now, share, now
            return
        if windows < _FIRST_WINDOWS or not self._share < share < 1.0:
            return
        left = (now - self._begin) * (1.0 - share) / (share - self._share)
        if left < _SECONDS:
            return
        whole = now - self._begin + left
        if not self._estimated:
            self._estimated = True
            self._job.log(
                "The first {count} windows tell: all of them take about {minutes:.1f} minutes.",
                count=windows,
                minutes=whole / 60.0,
            )
        # What is shown stands in the log as well: a long run is told of about fifty times.
        elif now - self._told >= max(_SECONDS, whole / 50.0):
            self._told = now
            text = phrase("{count} {count:window|windows} solved, about {minutes} minutes left")
            values = {"count": windows, "minutes": f"{left / 60.0:.1f}"}
            self._job.say(self._job.algorithm.message(text, values))


class WindowMaps:
    """The maps of a finished run, by rows.

    Parameters
    ----------
    job : Job
    run : WindowRun
    result : OmniscapeResult
    """

    def __init__(self, job, run, result):
        self._job, self._run, self._result = job, run, result

    def _rows(self, kind: str, first: int, last: int) -> np.ndarray:
        """Rows of a map; 0 stays 0 where nothing is known."""
        if kind == "normalised":
            return self._result.normalised(first, last)
        return self._result.maps.rows(kind, first, last)

    def _masked(self, kind: str, first: int, last: int, nodata: float) -> np.ndarray:
        """Rows of a map without the cells that have no resistance."""
        rows = self._rows(kind, first, last)
        present = self._run.layers.rows(first, last).present
        if self._run.masks:
            return np.where(present, rows, nodata)
        # Unmasked, current on cells without resistance is 0; the flow potential passes them.
        return rows if kind == "flow_potential" else np.where(present, rows, 0.0)

    # -- the outputs of the form -------------------------------------------------------------

    def write(self, limits) -> None:
        """The maps that are asked for, and the classes."""
        for key, kind, style, name in (
            ("CURRENT", "current", _CURRENT, "current"),
            ("FLOW_POTENTIAL", "flow_potential", _CURRENT, "flow potential"),
            ("NORMALISED", "normalised", _NORMALISED, "normalised current"),
        ):
            if self._is_known(kind):
                self._job.write_raster(key, self._band(kind), style=style, band_names=[name])
        if self._is_known("normalised"):
            self._write_classes(limits)

    def _is_known(self, kind: str) -> bool:
        return kind == "current" or self._run.settings.flow_potential

    def _band(self, kind: str) -> RowBand:
        def rows(first, last):
            return self._masked(kind, first, last, FLOAT_NODATA)

        return RowBand(self._result.shape, np.float32, FLOAT_NODATA, rows)

    def _classed(self, first: int, last: int) -> np.ndarray:
        """Normalised current where there is any to compare with."""
        rows = self._masked("normalised", first, last, np.nan)
        return np.where(self._rows("flow_potential", first, last) > 0.0, rows, np.nan)

    def _write_classes(self, limits) -> None:
        job = self._job
        classes = flow_classes(self._classed, self._result.shape[0], limits, job.cancel_point)
        job.record("mean", classes.mean)
        job.record("std_dev", classes.deviation)
        job.record("breaks", list(classes.breaks))
        if classes.deviation > 0.0:
            job.log(
                "Normalised current: mean {mean:.4g}, standard deviation {deviation:.4g}; classes begin at {breaks}.",
                mean=classes.mean,
                deviation=classes.deviation,
                breaks=", ".join(f"{value:.4g}" for value in classes.breaks),
            )
        elif classes.cells:
            job.warn("The normalised current is {mean:.4g} everywhere: all flow is diffuse.", mean=classes.mean)
        else:
            job.warn("Nothing flows anywhere: no cell has a class of flow.")
        entries = tuple((value, _CLASSES[value], self._word(name)) for value, name in NAMES.items())

        def rows(first, last):
            return classes.of(self._classed(first, last))

        band = RowBand(self._result.shape, np.uint8, 255, rows)
        job.write_classes("CLASSES", band, ClassStyle(entries))

    def _word(self, phrase: str) -> str:
        return self._job.algorithm.message(phrase, {})

    # -- the files of a configuration --------------------------------------------------------

    def write_files(self) -> None:
        """Omniscape's folder: the maps that the .ini asks for, and the .ini."""
        job, read = self._job, self._run.read
        configuration = read.configuration
        name, number = configuration.folder, 0
        # An existing folder is not touched; the next free number is taken.
        while os.path.exists(os.path.join(job.output_path("FOLDER"), name)):
            number += 1
            name = f"{configuration.folder}_{number}"
        folder = job.outputs.staged_folder("FOLDER", name)
        files = _Files(folder, job.grid, configuration, job.cancel_point)
        wanted = {
            "current": configuration.write_raw_currmap,
            "flow_potential": configuration.calc_flow_potential,
            "normalised": configuration.calc_normalized_current,
        }
        for kind, asked in wanted.items():
            if asked:
                files.map(_FILES[kind], self._file_band(kind, files.dtype))
        if configuration.reclassify_resistance and configuration.write_reclassified_resistance:
            files.map("classified_resistance", self._resistance_band(files.dtype))
        write_text(os.path.join(folder, "config.ini"), read.text())
        job.log("Omniscape's files are in the folder {name}.", name=name)

    def _file_band(self, kind: str, dtype) -> RowBand:
        def rows(first, last):
            return self._masked(kind, first, last, NODATA)

        return RowBand(self._result.shape, dtype, NODATA, rows)

    def _resistance_band(self, dtype) -> RowBand:
        def rows(first, last):
            values = self._run.layers.rows(first, last).values
            return np.where(np.isnan(values), NODATA, values)

        return RowBand(self._result.shape, dtype, NODATA, rows)


class _Files(OutputFiles):
    """Writes under Omniscape's names."""

    def __init__(self, folder: str, grid, configuration, progress):
        super().__init__(folder, "", grid, configuration.write_as_tif, progress)
        self.dtype = np.float32 if configuration.is_single else np.float64

    def _path(self, kind: str, extension: str) -> str:
        return os.path.join(self._folder, kind + extension)


def report_windows(job, result) -> None:
    """Windows, amperes asked, flowed and lost, as log lines, numbers and a table."""
    account = result.account
    if result.taken_up:
        job.log("{count} finished {count:group|groups} of rows {count:was|were} taken up.", count=result.taken_up)
    job.log(
        "{conducting} {conducting:cell conducts|cells conduct}, {sources} {sources:is a source|are sources}.",
        conducting=result.facts.conducting,
        sources=result.facts.with_source,
    )
    if result.facts.unused:
        job.warn(
            "No cell of the resistance has these values of the table: {values}; the values must be exactly those of "
            "the raster.",
            values=", ".join(f"{value:g}" for value in result.facts.unused),
        )
    job.log(
        "{windows} {windows:window|windows}, current in {solved}; {asked:.6g} A asked for, {flowed:.6g} A flowed.",
        windows=account.windows,
        solved=account.solved,
        asked=account.asked,
        flowed=account.flowed,
    )
    job.log(
        "Solved with at most {iterations} iterations; relative residual {residual:.1e}.",
        iterations=account.iterations,
        residual=account.residual,
    )
    columns: dict = {"reason": [], "amperes": [], "share_pct": [], "windows": []}
    for reason, words in REASONS.items():
        amperes, windows = account.lost[reason], account.left_out[reason]
        if amperes <= 0.0 and not windows:
            continue
        share = 100.0 * amperes / account.asked if account.asked else 0.0
        job.log(
            "{amperes:.6g} A ({share:.3g} %) did not flow: {reason}; {windows} {windows:window|windows} without "
            "current.",
            amperes=amperes,
            share=share,
            reason=words,
            windows=windows,
        )
        for name, value in zip(columns, (job.algorithm.message(words, {}), amperes, share, windows)):
            columns[name].append(value)
    if account.failed:
        job.warn(
            "{count} {count:window has|windows have} no solution and {count:is|are} left out; rows and columns of "
            "{count:its target|their targets}: {places}.",
            count=len(account.failed),
            places="; ".join(f"{row}, {column}" for row, column in account.failed[:20]),
        )
    if not account.windows:
        job.warn("No block has amperes: the maps are 0.")
    job.write_table("LOSSES", columns)
    job.set("WINDOWS", account.windows)
    job.set("ASKED", account.asked)
    job.set("FLOWED", account.flowed)
    job.record("solved", account.solved)
    job.record("residual", account.residual)
    job.record("lost", {reason: amperes for reason, amperes in account.lost.items() if amperes > 0.0})
    job.record("left_out", {reason: count for reason, count in account.left_out.items() if count})
    job.record("failed", [list(place) for place in account.failed])
    job.record("conducting_cells", result.facts.conducting)
    job.record("source_cells", result.facts.with_source)
