"""The inputs of a run as arrays and features: one grid, one coordinate system, nodata as NaN or masks."""

from __future__ import annotations

import os
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.errors import InputError, phrase
from ...core.grid import Grid
from ...core.lists import list_parts
from ..layers import tables_in, vector_io
from ..layers.coordinate_systems import has_metres, require_metres
from ..layers.dbf_texts import dbf_texts
from ..layers.opening import file_of
from ..layers.plain_geometry import KINDS
from ..layers.raster_read import read_band
from ..layers.raster_source import source_of
from ..layers.source_layers import Sources, read_sources
from ..layers.source_notes import note_on
from ..platform import compat
from .geometry_kinds import check_geometry, kind_name, kinds_of
from .given_layers import refuse_other_kinds, refuse_unreadable
from .parameters import plain_layers, selected_key
from .row_reader import RowReader


class LayerReader(RowReader):
    """Reads the layers of a run; rasters as `RasterReader` and `RowReader` do."""

    def __init__(self, algorithm, parameters: dict, context):
        super().__init__(algorithm, parameters, context)
        self._begin_rasters()
        self._vectors: dict = {}
        self._files: dict = {}
        self._noted = None
        self._note_layers()

    # -- layers, noted while the main thread may be asked ---------------------------------

    def _note_layers(self) -> None:
        """Keep what is needed of the raster layers as plain values; runs in `prepareAlgorithm`."""
        for definition in self.algorithm.parameterDefinitions():
            key = definition.name()
            if not self.given(key):
                continue
            if key == "CORRIDORS" and not definition.isDestination():
                layer = self.algorithm.parameterAsVectorLayer(self.parameters, key, self.context)
                self._noted = None if layer is None else note_on(layer)
            if isinstance(definition, QgsProcessingParameterRasterLayer):
                self._note_raster(key)
            elif isinstance(definition, QgsProcessingParameterMapLayer):
                self._note_map_layer(key)
            elif isinstance(definition, QgsProcessingParameterMultipleLayers):
                self._note_list(key)

    def _note_raster(self, key: str) -> None:
        layer = self.algorithm.parameterAsRasterLayer(self.parameters, key, self.context)
        if layer is None or not layer.isValid():
            refuse_other_kinds(self.label(key), self.algorithm.parameterAsLayer(self.parameters, key, self.context))
            self._missing(key)
        self._rasters[key] = [source_of(layer)]

    def _note_map_layer(self, key: str) -> None:
        layer = self.algorithm.parameterAsLayer(plain_layers(self.parameters), key, self.context)
        if layer is None:
            self._missing(key)
        refuse_other_kinds(self.label(key), layer)
        if isinstance(layer, QgsRasterLayer):
            self._rasters[key] = [source_of(layer)]

    def _note_list(self, key: str) -> None:
        layers = self.algorithm.parameterAsLayerList(self._without_gaps(key), key, self.context)
        for layer in layers:
            refuse_other_kinds(self.label(key), layer)
        if len(layers) < self.layer_count(key):
            self._missing(key)
        self._files[key] = [(layer.name(), layer.source()) for layer in layers]
        self._rasters[key] = [source_of(layer) for layer in layers if isinstance(layer, QgsRasterLayer)]
        self._vectors[key] = [vector_io.Snapshot(layer) for layer in layers if isinstance(layer, QgsVectorLayer)]

    def _without_gaps(self, key: str) -> dict:
        """The parameters with a list from which the missing outputs of a model's steps are taken."""
        value = self.parameters[key]
        if not isinstance(value, (list, tuple)):
            return self.parameters
        return {**self.parameters, key: [entry for entry in value if not compat.is_null(entry)]}

    def _missing(self, key: str) -> None:
        given = self.parameters.get(key)
        for entry in given if isinstance(given, (list, tuple)) else [given]:
            refuse_unreadable(self.label(key), entry)
        raise InputError(
            "{parameter}: {given} cannot be opened; check that the file exists and is a layer that QGIS reads.",
            parameter=self.label(key),
            given=_written(self.parameters.get(key)),
        )

    def is_raster(self, key: str) -> bool:
        """Whether a layer parameter holds a raster (and not a vector) layer."""
        return key in self._rasters

    def layer_name(self, key: str) -> str:
        """The name of a parameter's layer, for messages and tables."""
        if key in self._rasters:
            return self._rasters[key][0].name
        value = self.parameters.get(key)
        if isinstance(value, str) and os.path.isfile(value.split("|")[0]):
            return os.path.splitext(os.path.basename(value.split("|")[0]))[0]
        source = self.algorithm.parameterAsSource(self.parameters, key, self.context)
        return source.sourceName() if source is not None else str(value)

    def raster_sources(self, key: str) -> list:
        """The rasters of a parameter, unread; for algorithms that do not work on one grid."""
        return list(self._rasters.get(key, ()))

    def layer_names(self, key: str) -> list:
        """The names of the rasters of a list parameter."""
        return [source.name for source in self._rasters.get(key, ())]

    def called_layers(self, key: str) -> list:
        """What the rasters of a list parameter are called: by NAMES where it is given, else as the layers.

        Raises
        ------
        InputError
            For another number of names than of layers.
        """
        names, layers = list_parts(self.text("NAMES")), self.layer_names(key)
        if names and len(names) != len(layers):
            raise InputError(
                "There are {names} names for {layers} layers; give one for each or none.",
                names=len(names),
                layers=len(layers),
            )
        return names or layers

    def layer_files(self, key: str) -> list:
        """Name and source of the layers of a list parameter, rasters and vectors in their order."""
        return list(self._files.get(key, ()))

    # -- rasters ---------------------------------------------------------------------------

    def choose_grid(self, grid: Grid, name: str) -> None:
        """As `use_grid`, of a form that chooses its grid itself, before it reads a raster.

        Raises
        ------
        MemoryNeeded
            When the run would not fit.
        """
        self.weigh(grid)
        self.use_grid(grid, name)

    def use_grid(self, grid: Grid, name: str) -> None:
        """Make a grid the one of this run; checks what the algorithm needs of it."""
        self.grid, self.grid_name = grid, name
        left, bottom, right, top = grid.bounds
        self._use_crs(grid.crs, name, QgsPointXY((left + right) / 2, (bottom + top) / 2))

    def _use_crs(self, crs: str, name: str, centre: QgsPointXY) -> None:
        self.crs = crs
        if not self.algorithm.NEEDS_METRES:
            return
        if not crs:
            self.warn("{name} has no coordinate system; its unit is taken as metres.", name=name)
            return
        require_metres(QgsCoordinateReferenceSystem.fromWkt(crs), name, centre, self.warn)

    def begin_in_metres(self, *keys: str) -> None:
        """Take the coordinate system of the first of several vector layers that has metres, before any is read.

        Where none has, or the run has a system already, nothing is done: the layer that is read first decides.
        """
        for key in keys if not self.crs else ():
            source = self._source(key) if self.given(key) else None
            if source is not None and source.sourceCrs().isValid() and has_metres(source.sourceCrs()):
                wkt = source.sourceCrs().toWkt(compat.WKT_PREFERRED)
                self._use_crs(wkt, source.sourceName(), source.sourceExtent().center())
                return

    def has_metres(self) -> bool:
        """Whether the run's coordinate system is in metres (or unknown), so that areas mean something."""
        return not self.crs or has_metres(QgsCoordinateReferenceSystem.fromWkt(self.crs))

    # -- vectors and tables ----------------------------------------------------------------

    def features(self, key: str, may_be_empty: bool = False) -> Optional[vector_io.Features]:
        """The features of a vector layer in the run's coordinate system; None where not given.

        With `may_be_empty` a layer without features counts as not given: an earlier step may have found none.
        """
        if not self.given(key):
            return None
        source = self._source(key)
        definition = self.definition(key)
        check_geometry(definition, source.wkbType(), source.sourceName())
        if may_be_empty and source.featureCount() == 0:
            self.log("{name} has no features.", name=source.sourceName())
            return None
        if not self.crs and source.sourceCrs().isValid():
            wkt = source.sourceCrs().toWkt(compat.WKT_PREFERRED)
            self._use_crs(wkt, source.sourceName(), source.sourceExtent().center())
        return self.read_source(source, kinds_of(definition), self._texts(key))

    def _texts(self, key: str):
        """The texts of a layer whose file does not tell their encoding; None for others."""
        layer = self.algorithm.parameterAsVectorLayer(plain_layers(self.parameters), key, self.context)
        return self._told_texts(dbf_texts(layer), self.layer_name(key))

    def _told_texts(self, texts, name: str):
        if texts is not None:
            self.log(
                "{name}: texts are read as {encoding}, by their bytes; a file .cpg beside it, or the encoding in the "
                "layer's properties, says otherwise.",
                name=name,
                encoding=texts.encoding,
            )
        return texts

    def read_source(self, source, kinds=KINDS, texts=None) -> vector_io.Features:
        """The features of a source in the run's coordinate system, with a word on what was understood and mended."""
        name = source.sourceName()
        if texts is None:
            texts = self._told_texts(getattr(source, "texts", None), name)
        result = vector_io.read_features(source, name, self.crs, self.context, self.cancel_point, kinds, texts)
        self.log(
            "{name}: {count} {kind} in {crs}, fields {fields}.",
            name=name,
            count=len(result),
            kind=kind_name(result.geometries[0].type(), len(result)),
            crs=source.sourceCrs().authid() or source.sourceCrs().description() or phrase("no coordinate system"),
            fields=", ".join(result.columns) or "-",
        )
        if result.curved:
            sentence = phrase("{name}: {count} {count:feature has|features have} arcs; short lines stand for them.")
            self.log(sentence, name=name, count=result.curved)
        repaired = phrase("{name}: {count} invalid {count:geometry was|geometries were} repaired.")
        skipped = phrase("{name}: {count} {count:feature|features} without geometry {count:was|were} left out.")
        strange = phrase("{name}: {count} {count:feature|features} of another kind {count:was|were} left out.")
        for sentence, count in ((repaired, result.repaired), (skipped, result.skipped), (strange, result.strange)):
            if count:
                self.warn(sentence, name=name, count=count)
        return result

    def is_empty(self, key: str) -> bool:
        """Whether a vector layer is known to have no features."""
        return self._source(key).featureCount() == 0

    def layers(self, key: str) -> list:
        """The layers of a list parameter as QGIS has them."""
        return self.algorithm.parameterAsLayerList(self.parameters, key, self.context)

    def folder_of_table(self, key: str) -> str:
        """The folder of a table's file, where the paths in it begin; empty where it is no file."""
        value = self.parameters.get(key)
        if not (isinstance(value, str) and os.path.isfile(value)):
            value = file_of(self.algorithm.parameterAsVectorLayer(self.parameters, key, self.context))
        return os.path.dirname(os.path.abspath(value)) if os.path.isfile(value) else ""

    def vector_layers(self, key: str) -> list:
        """The layers of a list of vector layers, for `read_source`."""
        return list(self._vectors.get(key, ()))

    def table(self, key: str) -> Optional[dict]:
        """The columns of a table as lists; None where it is not given."""
        if not self.given(key):
            return None
        path = self._table_file(key)
        if path:
            columns = tables_in.read_table_file(path)
        else:
            source = self._source(key)
            columns = tables_in.read_table(source, source.sourceName(), self._texts(key))
        return tables_in.understood(self, columns, self.layer_name(key))

    def _table_file(self, key: str) -> str:
        """The csv file or spreadsheet of a table, where a path or an untouched layer of OGR's names one."""
        value = self.parameters.get(key)
        if isinstance(value, str) and os.path.isfile(value.split("|")[0]):
            return value if tables_in.is_table_file(value) else ""
        layer = self.algorithm.parameterAsVectorLayer(self.parameters, key, self.context)
        chosen = isinstance(value, QgsProcessingFeatureSourceDefinition) and value.selectedFeaturesOnly
        if layer is None or chosen or layer.providerType() != "ogr" or layer.subsetString() or layer.isEditable():
            return ""
        return layer.source() if tables_in.is_table_file(layer.source()) and os.path.isfile(file_of(layer)) else ""

    def _source(self, key: str):
        parameters = self.parameters
        if self._selected_only(key):
            parameters = {**parameters, key: QgsProcessingFeatureSourceDefinition(self._layer_id(key), True)}
        source = self.algorithm.parameterAsSource(parameters, key, self.context)
        if source is None:
            self._missing(key)
        return source

    def _selected_only(self, key: str) -> bool:
        wanted = selected_key(key)
        return self.algorithm.parameterDefinition(wanted) is not None and self.flag(wanted)

    def _layer_id(self, key: str) -> str:
        layer = self.algorithm.parameterAsVectorLayer(self.parameters, key, self.context)
        if layer is None or not layer.selectedFeatureCount():
            raise InputError(
                "{parameter}: no feature is selected; select some, or take all features.", parameter=self.label(key)
            )
        return layer.id()

    def unaligned(self, key: str) -> tuple:
        """A raster's source and its first band as they are in the file."""
        source = self._rasters[key][0]
        return source, read_band(source, self.band(key), self.cancel_point)

    def noted_sources(self):
        """How the sources of the layer of corridors are numbered; None where it does not tell."""
        return self._noted

    def note_sources(self, note) -> None:
        """Keep for the outputs how sources are numbered."""
        raise NotImplementedError

    def sources(self, key: str, id_field: str = "ID_FIELD") -> Sources:
        """Sources on the grid, from polygons or from a label raster; see `source_layers`."""
        return read_sources(self, key, id_field)

    # -- what a run provides ---------------------------------------------------------------

    def cancel_point(self, fraction: float = 0.0) -> None:
        """Raise `Cancelled` when the user has pressed Cancel."""
        raise NotImplementedError

    def log(self, template: str, **values) -> None:
        """A line for a decision."""
        raise NotImplementedError

    def warn(self, template: str, **values) -> None:
        """A line for what the user should look at."""
        raise NotImplementedError


def _written(value) -> str:
    """What was given, as messages write it."""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
