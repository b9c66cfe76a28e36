"""The outputs of a run: staged while it runs, there together when it ends, or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import Optional

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils

from ...core.errors import InputError
from ..layers import styles
from ..layers.vector_io import kind_of
from ..platform.gdal_messages import gdal_errors
from ..writing.failures import failure, writing
from ..writing.files import make_folder, write_bytes, write_json, write_text
from ..writing.raster_files import RasterOutput, prepare_bands, write_raster
from ..writing.raster_formats import driver_for
from ..writing.source_notes import note_in_file, note_on_layer
from ..writing.staging import Staging
from ..writing.style_files import save_raster_style, save_vector_style
from ..writing.vector_files import WKB_TYPES, add_features, check_vector, layer_definition, write_geopackage
from . import sidecar
from .destinations import destination_of, destinations
from .input_files import files_of_value, input_files
from .loading import Loading
from .staged_destinations import StagedDestinations
from .targets import check_targets


class Outputs:
    """Collects what a run writes.

    Parameters
    ----------
    job : Job
    """

    def __init__(self, job):
        self.job = job
        self.algorithm = job.algorithm
        self.results: dict = {}
        self.numbers: dict = {}
        # What the run found in its data, for runs that hold to it.
        self.found: dict = {}
        self.tables: dict = {}
        self.charts: dict = {}
        self.messages: list = []
        # Places of those messages that are warnings.
        self.warned: list = []
        # Of each message, so that a report can tell it in another language.
        self.templates: list = []
        # How the sources of this run are numbered, once they are read.
        self.source_note = None
        # Called once all outputs are in place; what they write can still be taken back with all others.
        self.at_the_end: list = []
        # Files that the run may only read, with what they are called.
        self._inputs = input_files(self.algorithm, job.parameters, job.context)
        check_targets(self.algorithm, job.parameters, job.context, self._inputs)
        self._staging = Staging(lambda: self._inputs)
        self._places = StagedDestinations(self._staging)
        # Key and staged file of each output that gets a sidecar.
        self._told: list = []
        self._sinks: list = []
        self._passing = ""
        self._loading = Loading(self.algorithm)
        self.parameters = sidecar.plain_parameters(job)

    def wants(self, key: str) -> bool:
        """Whether an output is asked for; sinks and files without a value are not made."""
        value = self.job.parameters.get(self.job.definition(key).name())
        if value is None or value == "":
            return False
        static = getattr(getattr(value, "sink", None), "staticValue", None)
        return static is None or static() != ""

    # -- rasters ---------------------------------------------------------------------------

    def write_raster(self, key: str, bands, **details) -> None:
        """Write a raster under a temporary name beside its destination, where it is asked for; see `raster_file`."""
        if not self.wants(key):
            return
        path = self.algorithm.parameterAsOutputLayer(self.job.parameters, key, self.job.context)
        staged = self._staging.file(path, self.job.label(key))
        self.raster_file(staged, bands, label=self.job.label(key), **details)
        self._told.append((key, staged))
        self.results[key] = path
        self._loading.note(self.job.context, key, path, None)

    def raster_file(
        self,
        path: str,
        bands,
        style=None,
        valid: Optional[np.ndarray] = None,
        metadata=None,
        grid=None,
        label: str = "",
        **details,
    ) -> None:
        """Write a raster with its style at a path, as in a staged folder.

        Parameters
        ----------
        path : str
        bands : ndarray, Rows or RowBand, or sequence of them
            One raster, or one for each band; a RowBand is written as it is. Floats become float32 with NaN as
            nodata; bool and uint8 stay bytes (nodata 255), other integers become int16 or int32.
        style : ClassStyle or RampStyle, optional
        valid : ndarray or Rows of bool, optional
            Where False, nodata is written.
        metadata : dict, optional
            Further metadata of the file.
        grid : Grid, optional
            Instead of the run's.
        label : str, optional
            What the output is called in messages; the file's name by default.
        **details
            Names of bands, colours and names of classes, as in `RasterOutput`.
        """
        layers, nodata = prepare_bands(bands, valid)
        details["band_names"] = tuple(details.get("band_names", ()))
        metadata = {**sidecar.raster_metadata(self), **(metadata or {})}
        output = RasterOutput(grid or self.job.grid, nodata, metadata=metadata, **details)
        write_raster(path, driver_for(path), layers, output, self.job.cancel_point, label)
        if style is not None:
            save_raster_style(path, style, styles.raster_limits([layers[0].sample()], nodata))

    # -- vectors and tables ----------------------------------------------------------------

    def write_features(self, key: str, fields, rows, geometry: str = "polygon", style=None, crs: str = "") -> None:
        """Stage a vector layer.

        Parameters
        ----------
        key : str
        fields : sequence of (str, type)
            Name (at most 10 ASCII characters) and int, float or str.
        rows : iterable of (QgsGeometry, sequence)
            Geometry in the run's coordinate system and the values of the fields.
        geometry : {"polygon", "line", "point", "table"}
        style : ClassStyle, RampStyle or SymbolStyle, optional
        crs : str, optional
            WKT instead of the run's coordinate system.
        """
        rows = list(rows)
        names = [name for name, _ in fields]
        self.tables[key] = {name: [_plain(values[i]) for _, values in rows] for i, name in enumerate(names)}
        if self.wants(key):
            self._sinks.append((key, tuple(fields), rows, geometry, style, crs or self.job.crs))

    def write_table(self, key: str, columns: dict, style=None) -> None:
        """Stage a table without geometry.

        Parameters
        ----------
        key : str
        columns : dict
            Column name to its values; int, float or str by the first value that is not None.
        """
        count = len(next(iter(columns.values()))) if columns else 0
        fields = [(name, kind_of(values)) for name, values in columns.items()]
        rows = [(None, [values[row] for values in columns.values()]) for row in range(count)]
        self.write_features(key, fields, rows, "table", style)

    def vector_file(
        self,
        path: str,
        fields,
        rows,
        geometry: str = "polygon",
        style=None,
        crs: str = "",
        layer: str = "",
        title: str = "",
        more_styles: tuple = (),
    ) -> None:
        """Write a layer of a GeoPackage at a path, as in a staged folder; as `write_features`.

        Parameters
        ----------
        layer : str
            The layer's name, the file's by default. An existing file keeps its other layers.
        title : str
            How readers see the layer; kept in the file.
        more_styles : sequence of (str, style)
            Further styles by name, which users may choose.
        """
        rows = list(rows)
        name = write_geopackage(path, layer, fields, rows, geometry, crs or self.job.crs, self.job.context, title)
        if style is not None:
            save_vector_style(path, style, name)
        for called, further in more_styles:
            save_vector_style(path, further, name, called)

    def _stage(self, destination, sink) -> None:
        """Write features into a staged file, count them, and style them."""
        key, fields, rows, geometry, style, crs = sink
        staged = self._places.place(destination)
        # The layer is loaded from where it will be.
        parameters = {**self.job.parameters, key: destination.in_file(staged)}
        self._add(key, parameters, fields, rows, geometry, crs, staged)
        check_vector(staged, destination.table, len(rows), destination.label)
        if style is not None:
            save_vector_style(staged, style, destination.table)
        if self.source_note is not None:
            note_in_file(staged, destination.table, self.source_note)
        self.results[key] = destination.result
        self._told.append((key, staged))
        if destination.project is not None:
            details = QgsProcessingContext.LayerDetails(
                destination.name or destination.label, destination.project, key
            )
            self.job.context.addLayerToLoadOnCompletion(destination.result, details)
        self._loading.note(self.job.context, key, destination.result, style)

    def _add(self, key, parameters, fields, rows, geometry, crs, path: str = "") -> str:
        """Write features where QGIS puts them; returns its name for the place."""
        label = self.job.label(key)
        definition, reference = layer_definition(fields, geometry, crs, path)
        with gdal_errors() as messages, _unheard(self.job.context):
            sink, place = self.algorithm.parameterAsSink(
                parameters, key, self.job.context, definition, WKB_TYPES[geometry], reference
            )
            if sink is not None:
                add_features(sink, definition, fields, rows, geometry, label, path)
            missing = sink is None
            del sink
        if missing and path:
            raise failure(label, path, messages[0][1] if messages else "")
        if missing:
            raise InputError(
                "{output} cannot be written; check that the folder exists and is not read-only.", output=label
            )
        return place

    def _hand_over(self, sink) -> None:
        """Features into a database or a layer in memory."""
        key, fields, rows, geometry, style, crs = sink
        self.results[key] = self._add(key, self.job.parameters, fields, rows, geometry, crs)
        layer = self.job.context.temporaryLayerStore().mapLayer(self.results[key])
        if layer is not None and self.source_note is not None:
            note_on_layer(layer, self.source_note)
        if layer is not None and layer.featureCount() != len(rows):
            raise failure(self.job.label(key), "", f"{layer.featureCount()} / {len(rows)}")
        self._loading.note(self.job.context, key, self.results[key], style)

    # -- texts and folders -----------------------------------------------------------------

    def write_text(self, key: str, text: str) -> None:
        """Stage a text file (html, csv ...)."""
        if self.wants(key):
            with self._labelled(key) as staged:
                write_text(staged, text)

    def write_binary(self, key: str, content: bytes) -> None:
        """Stage a file of bytes, such as a picture."""
        if self.wants(key):
            with self._labelled(key) as staged:
                write_bytes(staged, content)

    @contextlib.contextmanager
    def _labelled(self, key: str):
        staged = self.staged_file(key)
        with writing(self.job.label(key), staged):
            yield staged

    def staged_file(self, key: str) -> str:
        """A path whose file appears under the output's name when the run ends."""
        path = self.results[key] = self.job.output_path(key)
        staged = self._staging.file(path, self.job.label(key))
        # Pages and pictures are made from sidecars, they need none.
        if not path.casefold().endswith((".html", ".json", ".png", ".pdf", ".docx", ".qgz", ".qgs")):
            self._told.append((key, staged))
        return staged

    def staged_folder(self, key: str, inside: str = "") -> str:
        """An empty folder whose files move into the output folder, or one inside it, when the run ends."""
        path = self.results[key] = self.job.output_path(key)
        staged = self._staging.folder(os.path.join(path, inside) if inside else path, self.job.label(key))
        self._told.append((key, os.path.join(staged, self.algorithm.name())))
        return staged

    def passing_folder(self) -> str:
        """A folder on the disk of the outputs for files that go when the run ends."""
        if not self._passing:
            targets = destinations(self.algorithm, self.job.parameters, self.job.context)
            place = next((os.path.dirname(target.path) for target in targets if target.path), "")
            self._passing = self._staging.apart(place or QgsProcessingUtils.tempFolder())
        return self._passing

    def drop(self, path: str) -> None:
        """A file or folder of an earlier run goes when the outputs come."""
        self._staging.drop(path)

    def protect(self, path: str, called: str) -> None:
        """A file that a table or a list names: no output of the run may take its place.

        Raises
        ------
        InputError
            When one would.
        """
        self._inputs += [(name, called) for name in files_of_value(path, self.job.context)]
        check_targets(self.algorithm, self.job.parameters, self.job.context, self._inputs)

    def final_folder(self, key: str) -> str:
        """The output folder itself, for files that a later run may take up again."""
        path = self.results[key] = self.job.output_path(key)
        with writing(self.job.label(key), path):
            return make_folder(path)

    # -- the end ---------------------------------------------------------------------------

    def commit(self) -> dict:
        """Make all outputs appear; returns the results for Processing."""
        elsewhere = []
        for sink in self._sinks:
            key = sink[0]
            value = self.job.parameters[self.job.definition(key).name()]
            destination = destination_of(self.job.definition(key), value, self.job.context)
            if destination.path:
                self._stage(destination, sink)
            else:
                elsewhere.append(sink)
        for staged, key in {staged: key for key, staged in self._told}.items():
            with writing(self.job.label(key), staged):
                write_json(f"{staged}.json", sidecar.content(self, self.parameters, key))
        self._staging.verify()
        for sink in elsewhere:
            self._hand_over(sink)
        self.job.close_passing()
        self._staging.commit(self._finish)
        return self.results

    def _finish(self) -> None:
        for finish in self.at_the_end:
            finish()

    def discard(self) -> None:
        """Remove everything that was staged."""
        self.job.close_passing()
        self._staging.discard()


@contextlib.contextmanager
def _unheard(context):
    """Within it QGIS' sinks tell nobody of errors in words of SQL: what failed is told in one sentence."""
    feedback, silent = context.feedback(), QgsProcessingFeedback(False)
    context.setFeedback(silent)
    try:
        yield
    finally:
        context.setFeedback(feedback)


def _plain(value):
    return value.item() if isinstance(value, np.generic) else value
