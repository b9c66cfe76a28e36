"""The inputs of a run as arrays and features: one grid, one coordinate system, nodata as NaN or masks."""

from __future__ import annotations

import os
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.errors import InputError
from ...core.grid import Grid
from ..layers import vector_io
from ..layers.opening import file_of
from ..layers.raster_read import source_of
from ..layers.source_layers import Sources, read_sources
from ..platform import compat
from .geometry_kinds import check_geometry
from .given_layers import refuse_other_kinds
from .raster_reader import RasterReader


class LayerReader(RasterReader):
    """Reads the layers of a run; rasters as `RasterReader` does."""

    def __init__(self, algorithm, parameters: dict, context):
        super().__init__(algorithm, parameters, context)
        self._begin_rasters()
        self._vectors: dict = {}
        self._files: dict = {}
        self._note_layers()

    # -- layers, noted while the main thread may be asked ---------------------------------

    def _note_layers(self) -> None:
        """Keep what is needed of the raster layers as plain values; runs in `prepareAlgorithm`."""
        for definition in self.algorithm.parameterDefinitions():
            key = definition.name()
            if not self.given(key):
                continue
            if isinstance(definition, QgsProcessingParameterRasterLayer):
                layer = self.algorithm.parameterAsRasterLayer(self.parameters, key, self.context)
                if layer is None or not layer.isValid():
                    refuse_other_kinds(
                        self.label(key), self.algorithm.parameterAsLayer(self.parameters, key, self.context)
                    )
                    self._missing(key)
                self._rasters[key] = [source_of(layer)]
            elif isinstance(definition, QgsProcessingParameterMapLayer):
                layer = self.algorithm.parameterAsLayer(self.parameters, key, self.context)
                if layer is None:
                    self._missing(key)
                refuse_other_kinds(self.label(key), layer)
                if isinstance(layer, QgsRasterLayer):
                    self._rasters[key] = [source_of(layer)]
            elif isinstance(definition, QgsProcessingParameterMultipleLayers):
                layers = self.algorithm.parameterAsLayerList(self._without_gaps(key), key, self.context)
                for layer in layers:
                    refuse_other_kinds(self.label(key), layer)
                if len(layers) < self.layer_count(key):
                    self._missing(key)
                self._files[key] = [(layer.name(), layer.source()) for layer in layers]
                self._rasters[key] = [source_of(layer) for layer in layers if isinstance(layer, QgsRasterLayer)]
                self._vectors[key] = [
                    vector_io.Snapshot(layer) for layer in layers if isinstance(layer, QgsVectorLayer)
                ]

    def _without_gaps(self, key: str) -> dict:
        """The parameters with a list from which the missing outputs of a model's steps are taken."""
        value = self.parameters[key]
        if not isinstance(value, (list, tuple)):
            return self.parameters
        return {**self.parameters, key: [entry for entry in value if not compat.is_null(entry)]}

    def _missing(self, key: str) -> None:
        raise InputError(
            "{parameter}: {given} cannot be opened; check that the file exists and is a layer that QGIS reads.",
            parameter=self.label(key),
            given=self.parameters.get(key),
        )

    def is_raster(self, key: str) -> bool:
        """Whether a layer parameter holds a raster (and not a vector) layer."""
        return key in self._rasters

    def layer_name(self, key: str) -> str:
        """The name of a parameter's layer, for messages and tables."""
        if key in self._rasters:
            return self._rasters[key][0].name
        source = self.algorithm.parameterAsSource(self.parameters, key, self.context)
        return source.sourceName() if source is not None else str(self.parameters.get(key))

    def raster_sources(self, key: str) -> list:
        """The rasters of a parameter, unread; for algorithms that do not work on one grid."""
        return list(self._rasters.get(key, ()))

    def layer_names(self, key: str) -> list:
        """The names of the rasters of a list parameter."""
        return [source.name for source in self._rasters.get(key, ())]

    def layer_files(self, key: str) -> list:
        """Name and source of the layers of a list parameter, rasters and vectors in their order."""
        return list(self._files.get(key, ()))

    # -- rasters ---------------------------------------------------------------------------

    def use_grid(self, grid: Grid, name: str) -> None:
        """Make a grid the one of this run; checks what the algorithm needs of it."""
        self.grid, self.grid_name = grid, name
        self._use_crs(grid.crs, name)

    def _use_crs(self, crs: str, name: str) -> None:
        self.crs = crs
        if not self.algorithm.NEEDS_METRES:
            return
        if not crs:
            self.warn("{name} has no coordinate system; its unit is taken as metres.", name=name)
            return
        reference = QgsCoordinateReferenceSystem.fromWkt(crs)
        if reference.isGeographic():
            raise InputError(
                "{name} is in the geographic coordinate system {crs}, which has no metres; "
                "project it with esp:prepare.",
                name=name,
                crs=reference.authid() or reference.description(),
            )
        if reference.mapUnits() != compat.METRES:
            raise InputError(
                "{name} is in {crs}, whose unit is not the metre; project it with esp:prepare.",
                name=name,
                crs=reference.authid() or reference.description(),
            )

    def has_metres(self) -> bool:
        """Whether the run's coordinate system is in metres (or unknown), so that areas mean something."""
        reference = QgsCoordinateReferenceSystem.fromWkt(self.crs)
        return not self.crs or (not reference.isGeographic() and reference.mapUnits() == compat.METRES)

    # -- vectors and tables ----------------------------------------------------------------

    def features(self, key: str, may_be_empty: bool = False) -> Optional[vector_io.Features]:
        """The features of a vector layer in the run's coordinate system; None where not given.

        With `may_be_empty` a layer without features counts as not given: an earlier step may have found none.
        """
        if not self.given(key):
            return None
        source = self._source(key)
        check_geometry(self.definition(key), source.wkbType(), source.sourceName())
        if may_be_empty and source.featureCount() == 0:
            self.log("{name} has no features.", name=source.sourceName())
            return None
        if not self.crs and source.sourceCrs().isValid():
            self._use_crs(source.sourceCrs().toWkt(compat.WKT_PREFERRED), source.sourceName())
        return self.read_source(source)

    def read_source(self, source) -> vector_io.Features:
        """The features of a source in the run's coordinate system, with a word on what was mended."""
        result = vector_io.read_features(source, source.sourceName(), self.crs, self.context, self.cancel_point)
        if result.repaired:
            self.warn("{name}: {count} invalid geometries were repaired.", name=result.name, count=result.repaired)
        if result.skipped:
            self.warn(
                "{name}: {count} features without geometry were left out.", name=result.name, count=result.skipped
            )
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
        source = self._source(key)
        return vector_io.read_table(source, source.sourceName())

    def _source(self, key: str):
        source = self.algorithm.parameterAsSource(self.parameters, key, self.context)
        if source is None:
            self._missing(key)
        return source

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
