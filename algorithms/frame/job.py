"""One run of an algorithm: reads its inputs, shows its progress, collects its outputs."""

from __future__ import annotations

import numpy as np

from ...core.progress import Cancelled, Progress
from ...core.rows import mapped
from .layer_reader import LayerReader


class Job(LayerReader):
    """The run of an algorithm, from layers to outputs.

    Parameters
    ----------
    algorithm : EspAlgorithm
    parameters : dict
        As Processing hands them over.
    context : QgsProcessingContext
    feedback : QgsProcessingFeedback
    """

    def __init__(self, algorithm, parameters: dict, context, feedback):
        from .outputs import Outputs

        super().__init__(algorithm, parameters, context)
        self.feedback = feedback
        self.outputs = Outputs(self)
        self._fixed = None

    def begin(self, context, feedback) -> None:
        """The work begins, perhaps in another thread: with the context whose layers QGIS loads when it ends."""
        self.context, self.feedback = context, feedback

    # -- messages, progress ----------------------------------------------------------------

    @property
    def progress(self) -> Progress:
        """The progress callable of the run, from 0 to 1."""
        return self._report

    def _report(self, fraction: float) -> None:
        self.cancel_point(fraction)
        self.feedback.setProgress(100.0 * fraction)

    def cancel_point(self, fraction: float = 0.0) -> None:
        """Raise `Cancelled` when the user has pressed Cancel; shows no progress."""
        if self.feedback.isCanceled():
            raise Cancelled

    def say(self, text: str) -> None:
        """Show what is being done now."""
        self.feedback.setProgressText(text)

    def log(self, template: str, **values) -> None:
        """A line for a decision: what was found, kept, dropped and why."""
        self.feedback.pushInfo(self._said(template, values))

    def warn(self, template: str, **values) -> None:
        """A line for what the user should look at."""
        self.outputs.warned.append(len(self.outputs.messages))
        self.feedback.pushWarning(self._said(template, values))

    def warn_of(self, error) -> None:
        """An error that does not end the run."""
        self.outputs.warned.append(len(self.outputs.messages))
        self.feedback.pushWarning(self._said(error.template, error.values))

    def _said(self, template: str, values: dict) -> str:
        text = self.algorithm.message(template, values)
        self.outputs.messages.append(text)
        self.outputs.templates.append((template, values))
        return text

    # -- outputs ---------------------------------------------------------------------------

    def wants(self, key: str) -> bool:
        """Whether an output is asked for."""
        return self.outputs.wants(key)

    def write_raster(self, key, bands, **details) -> None:
        """Stage a raster; see `Outputs.write_raster`."""
        self.outputs.write_raster(key, bands, **details)

    def write_classes(self, key: str, bands, style, nothing=None, **details) -> None:
        """Stage a raster of classes, with their names and colours in the file as in its style.

        Parameters
        ----------
        key : str
        bands : ndarray, Rows or RowBand of uint8, or sequence of them
        style : ClassStyle
        nothing : int, optional
            What cells without a class hold; they become nodata.
        **details
            As of `Outputs.write_raster`.
        """
        if nothing is not None:
            def with_nodata(part: np.ndarray) -> np.ndarray:
                return np.where(part == nothing, np.uint8(255), part)

            bands = [mapped(with_nodata, band, dtype=np.uint8) for band in bands]
        self.outputs.write_raster(key, bands, style=style, class_names=style.names, colours=style.colours, **details)

    def write_features(self, key, fields, rows, **details) -> None:
        """Stage a vector layer; see `Outputs.write_features`."""
        self.outputs.write_features(key, fields, rows, **details)

    def write_table(self, key, columns, **details) -> None:
        """Stage a table; see `Outputs.write_table`."""
        self.outputs.write_table(key, columns, **details)

    def write_html(self, key, html: str) -> None:
        """Stage a page."""
        self.outputs.write_text(key, html)

    def write_text(self, key, text: str) -> None:
        """Stage a text file."""
        self.outputs.write_text(key, text)

    def write_chart(self, key, title: str, png: bytes) -> None:
        """A chart for the report and, where asked for, as a file."""
        self.outputs.charts[title] = png
        self.outputs.write_binary(key, png)

    def protect(self, path: str, called: str) -> None:
        """No output may take the place of a file that a table or a configuration names; see `Outputs.protect`."""
        self.outputs.protect(path, called)

    def folder(self, key: str) -> str:
        """An empty folder whose files appear in the output folder when the run ends."""
        return self.outputs.staged_folder(key)

    def passing_folder(self) -> str:
        """A folder on the disk of the outputs for files that go when the run ends."""
        return self.outputs.passing_folder()

    def raster_file(self, path: str, bands, **details) -> None:
        """Write a raster into a folder given by `folder`; see `Outputs.raster_file`."""
        self.outputs.raster_file(path, bands, **details)

    def vector_file(self, path: str, fields, rows, **details) -> None:
        """Write a GeoPackage into a folder given by `folder`; see `Outputs.vector_file`."""
        self.outputs.vector_file(path, fields, rows, **details)

    def note_sources(self, note) -> None:
        """Keep for the outputs how sources are numbered."""
        self.outputs.source_note = note

    def set(self, key: str, value) -> None:
        """A number or text result, for models and the report."""
        self._check_output(key)
        self.outputs.results[key] = value
        self.outputs.numbers[key] = value

    def set_path(self, key: str, path: str) -> None:
        """A file that the algorithm writes itself, as a result."""
        self._check_output(key)
        self.outputs.results[key] = path

    # -- what the data decide ---------------------------------------------------------------

    def fixed(self, name: str):
        """What an earlier run found, which holds here; None where this run looks for itself."""
        if self._fixed is None:
            from .fixed_settings import FixedSettings

            self._fixed = FixedSettings(self, self.outputs.parameters)
        return self._fixed.get(name)

    def found(self, name: str, value) -> None:
        """What the run has found in its data or taken from an earlier one: numbers, texts, lists and tables of them."""
        from .fixed_settings import plain

        self.outputs.found[name] = plain(value)

    def settled(self, name: str, find):
        """What an earlier run found, or what `find` finds; either way it is noted."""
        value = self.fixed(name)
        value = find() if value is None else value
        self.found(name, value)
        return value

    def _check_output(self, key: str) -> None:
        if self.algorithm.outputDefinition(key) is None:
            raise KeyError(f"{self.algorithm.name()} declares no output {key}")

    def record_table(self, name: str, columns: dict) -> None:
        """A table for the report that is no output of its own."""
        self.outputs.tables[name] = columns

    def record(self, name: str, value) -> None:
        """A key number or small table for the report that is no output of its own."""
        self.outputs.numbers[name] = value
