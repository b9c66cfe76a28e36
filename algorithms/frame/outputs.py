"""The outputs of a run: staged while it runs, there together when it ends, or not at all."""

from __future__ import annotations

import os
from typing import Optional

import numpy as np
from qgis.core import QgsProcessingLayerPostProcessorInterface, QgsVectorLayer

from ...core.errors import InputError
from ..layers import styles
from ..layers.vector_io import kind_of
from ..writing.files import make_folder, write_bytes, write_json, write_text
from ..writing.raster_files import RasterOutput, driver_for, prepare_bands, write_raster
from ..writing.row_bands import RowBand
from ..writing.staging import Staging
from ..writing.style_files import save_raster_style, save_vector_style
from ..writing.vector_files import WKB_TYPES, add_features, layer_definition, write_geopackage
from . import sidecar


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its style: QGIS passes over that of a raster's file, and layers in memory have none."""

    kept: list = []

    def __init__(self, style):
        super().__init__()
        self.style = style
        # Processing does not own its post-processors; without a reference Python drops them.
        _Styler.kept.append(self)

    def postProcessLayer(self, layer, context, feedback):
        if not isinstance(layer, QgsVectorLayer):
            layer.loadDefaultStyle()
        elif self.style is not None:
            styles.style_vector(layer, self.style)
        layer.triggerRepaint()


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
        self.tables: dict = {}
        self.charts: dict = {}
        self.messages: list = []
        # Of each message, so that a report can tell it in another language.
        self.templates: list = []
        # Called once all outputs are in place, for what refers to them (a project file).
        self.at_the_end: list = []
        self._staging = Staging()
        self._sinks: list = []
        self._parameters = sidecar.plain_parameters(job)

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
        self.raster_file(self._staging.file(path, key), bands, **details)
        self.results[key] = path
        self._name_layer(path, None)

    def raster_file(
        self, path: str, bands, style=None, valid: Optional[np.ndarray] = None, metadata=None, grid=None, **details
    ) -> None:
        """Write a raster with its style at a path, as in a staged folder.

        Parameters
        ----------
        path : str
        bands : ndarray, sequence of ndarray, or RowBand
            One 2-D array, or one for each band; what is made by rows is written as it is. Floats become
            float32 with NaN as nodata; bool and uint8 stay bytes (nodata 255), other integers become int16
            or int32.
        style : ClassStyle or RampStyle, optional
        valid : ndarray of bool, optional
            Where False, nodata is written.
        metadata : dict, optional
            Further metadata of the file.
        grid : Grid, optional
            Instead of the run's.
        **details
            Names of bands, colours and names of classes, as in `RasterOutput`.
        """
        layers, nodata = prepare_bands(bands, valid)
        details["band_names"] = tuple(details.get("band_names", ()))
        metadata = {**sidecar.raster_metadata(self), **(metadata or {})}
        output = RasterOutput(grid or self.job.grid, nodata, metadata=metadata, **details)
        write_raster(path, driver_for(path), layers, output, self.job.cancel_point)
        if style is not None:
            shown = [layer.sample() if isinstance(layer, RowBand) else layer for layer in layers[:1]]
            save_raster_style(path, style, styles.raster_limits(shown, nodata))

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
        name = write_geopackage(path, layer, fields, rows, geometry, crs or self.job.crs, self.job.context, title)
        if style is not None:
            save_vector_style(path, style, name)
        for called, further in more_styles:
            save_vector_style(path, further, name, called)

    def _flush(self, key, fields, rows, geometry, style, crs) -> None:
        definition, reference = layer_definition(fields, geometry, crs)
        sink, destination = self.algorithm.parameterAsSink(
            self.job.parameters, key, self.job.context, definition, WKB_TYPES[geometry], reference
        )
        if sink is None:
            raise InputError(
                "{output} cannot be written; check that the folder exists and is not read-only.",
                output=self.job.label(key),
            )
        add_features(sink, definition, fields, rows, geometry, self.job.label(key))
        del sink
        self.results[key] = destination
        self._name_layer(destination, style)
        path, _, table = destination.partition("|layername=")
        if os.path.isfile(path):
            if style is not None:
                save_vector_style(path, style, table)
            self._write_sidecar(path, key)

    # -- texts and folders -----------------------------------------------------------------

    def write_text(self, key: str, text: str) -> None:
        """Stage a text file (html, csv ...)."""
        if self.wants(key):
            write_text(self.staged_file(key), text)

    def write_picture(self, key: str, png: bytes) -> None:
        """Stage a picture."""
        if self.wants(key):
            write_bytes(self.staged_file(key), png)

    def staged_file(self, key: str) -> str:
        """A path whose file appears under the output's name when the run ends."""
        self.results[key] = self.job.output_path(key)
        return self._staging.file(self.results[key], key)

    def staged_folder(self, key: str, inside: str = "") -> str:
        """An empty folder whose files move into the output folder, or one inside it, when the run ends."""
        path = self.results[key] = self.job.output_path(key)
        return self._staging.folder(os.path.join(path, inside) if inside else path, key)

    def final_folder(self, key: str) -> str:
        """The output folder itself, for files that a later run may take up again."""
        path = self.results[key] = self.job.output_path(key)
        return make_folder(path)

    # -- the end ---------------------------------------------------------------------------

    def commit(self) -> dict:
        """Make all outputs appear; returns the results for Processing."""
        for sink in self._sinks:
            self._flush(*sink)
        for path, key, is_folder in self._staging.commit():
            if is_folder:
                self._write_sidecar(os.path.join(path, self.algorithm.name()), key)
            # Pages and pictures are made from sidecars, they need none.
            elif not path.casefold().endswith((".html", ".json", ".png")):
                self._write_sidecar(path, key)
        for finish in self.at_the_end:
            finish()
        return self.results

    def discard(self) -> None:
        """Remove everything that was staged."""
        self._staging.discard()

    def _write_sidecar(self, path: str, key: str) -> None:
        write_json(path + ".json", sidecar.content(self, self._parameters, key))

    def _name_layer(self, destination: str, style) -> None:
        context = self.job.context
        if not context.willLoadLayerOnCompletion(destination):
            return
        details = context.layerToLoadOnCompletionDetails(destination)
        if hasattr(details, "groupName") and not details.groupName:
            details.groupName = self.algorithm.group()
        details.setPostProcessor(_Styler(style))


def _plain(value):
    return value.item() if isinstance(value, np.generic) else value
