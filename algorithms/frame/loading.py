"""Layers that QGIS loads when a run from its window ends: styled, in one group for the run, in drawing order."""

from __future__ import annotations

import itertools
import os
import weakref
from typing import Optional

from qgis.core import (
    QgsLayerTree,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QThread

from ..layers import styles
from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY, POLYGON_GEOMETRY
from ..platform.registry import algorithm_of
from .input_files import layers_that_read

# From the bottom of the map: tables are not drawn, rasters cover everything below them.
_TABLE, _RASTER, _POLYGON, _LINE, _POINT = range(5)
_KINDS = {POLYGON_GEOMETRY: _POLYGON, LINE_GEOMETRY: _LINE, POINT_GEOMETRY: _POINT}
_serial = itertools.count()
# Marks the groups of runs.
_OF_A_RUN = "esp_toolbox/run"
# What else is told of a layer; some of it only in newer versions of QGIS.
_TRAITS = ("forceName", "layerTypeHint", "groupName", "layerSortKey")


class _Group:
    """The layers of one run in the project's tree."""

    def __init__(self, context, title: str):
        self._context = weakref.ref(context)
        self._title = title
        self._node = None
        self._orders: dict = {}

    def is_of(self, context) -> bool:
        """Whether the run has this context; QGIS makes one for each."""
        return self._context() is context

    def take(self, layer, order: tuple, project) -> None:
        """Move a layer's node into the group, above those that it is to be drawn over."""
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is None:
            return
        parent = node.parent()
        if self._node is None:
            place, around = node, parent
            # QGIS puts layers beside the current one, which may be of an earlier run.
            while around.customProperty(_OF_A_RUN):
                place, around = around, around.parent()
            self._node = around.insertGroup(around.children().index(place), self._free_name(project.layerTreeRoot()))
            self._node.setCustomProperty(_OF_A_RUN, True)
        # Where the current layer is one of the run, QGIS has put the new one into the group already, anywhere.
        above = [
            place
            for place, other in enumerate(self._node.children())
            if QgsLayerTree.isLayer(other) and self._orders.get(other.layerId(), order) > order
        ]
        position = above[-1] + 1 if above else 0
        self._orders[layer.id()] = order
        # The project drops layers without a node, so that the new one comes first.
        self._node.insertChildNode(position, node.clone())
        parent.removeChildNode(node)

    def _free_name(self, root) -> str:
        names = itertools.chain([self._title], (f"{self._title} ({number})" for number in itertools.count(2)))
        return next(name for name in names if root.findGroup(name) is None)


# The run whose layers QGIS loads now: one after another, and all of one run before those of the next.
_latest: Optional[_Group] = None


def _group_of(context, title: str) -> _Group:
    global _latest
    if _latest is None or not _latest.is_of(context):
        _latest = _Group(context, title)
    return _latest


class _LoadedLayer(QgsProcessingLayerPostProcessorInterface):
    """Styles a loaded layer (QGIS passes over the style of a raster's file, and layers in memory have none)."""

    kept: list = []

    def __init__(self, title: str, place: tuple, style):
        super().__init__()
        self._title, self._place, self._style = title, place, style
        # Processing does not own its post-processors; without a reference Python drops them.
        _LoadedLayer.kept.append(self)

    def again(self) -> _LoadedLayer:
        """Another that does the same."""
        return _LoadedLayer(self._title, self._place, self._style)

    def postProcessLayer(self, layer, context, feedback):
        vector = isinstance(layer, QgsVectorLayer)
        if not vector:
            layer.loadDefaultStyle()
        elif self._style is not None:
            styles.style_vector(layer, self._style)
        # QGIS takes the layer that is there already where a run wrote into its file once more.
        layer.reload()
        layer.triggerRepaint()
        kind = _KINDS.get(layer.geometryType(), _TABLE) if vector else _RASTER
        if context.project() is not None:
            _group_of(context, self._title).take(layer, (kind, *self._place), context.project())


def reload_replaced(context, places) -> None:
    """Layers of the project read their files anew, of which they else would go on showing what was there before.

    Parameters
    ----------
    context : QgsProcessingContext
    places : iterable
        What a run made: its results, of which some are files or folders.
    """
    project = context.project()
    if project is None or QThread.currentThread() != project.thread():
        # Steps of a model; their layers are read anew when the model ends.
        return
    for place in places:
        path = place.split("|")[0] if isinstance(place, str) else ""
        for layer in layers_that_read(path, context) if path and os.path.exists(path) else ():
            layer.reload()
            layer.triggerRepaint()


def rename_loaded(context, name_of) -> None:
    """Layers that are to be loaded are found under other names, each with what is done to it.

    A context deletes the post-processors of the entries that it loses, also where others have the same: each entry gets
    its own.

    Parameters
    ----------
    context : QgsProcessingContext
    name_of : callable
        The new name of a layer.
    """
    renamed = {}
    for place, known in context.layersToLoadOnCompletion().items():
        details = QgsProcessingContext.LayerDetails(known.name, known.project, known.outputName)
        for trait in _TRAITS:
            if hasattr(known, trait):
                setattr(details, trait, getattr(known, trait))
        processor = known.postProcessor()
        if isinstance(processor, _LoadedLayer):
            details.setPostProcessor(processor.again())
        renamed[name_of(place)] = details
    for place in context.layersToLoadOnCompletion():
        context.layerToLoadOnCompletionDetails(place).setPostProcessor(None)
    context.setLayersToLoadOnCompletion(renamed)


class Loading:
    """What QGIS is told of the layers of a run.

    Parameters
    ----------
    algorithm : EspAlgorithm
    """

    def __init__(self, algorithm):
        self._algorithm = algorithm
        # Later steps of a model lie over earlier ones.
        self._number = next(_serial)
        self._keys = [definition.name() for definition in algorithm.parameterDefinitions()]

    def note(self, context, key: str, destination: str, style) -> None:
        """Give an output its style and its place, where it is to be loaded.

        Parameters
        ----------
        context : QgsProcessingContext
        key : str
        destination : str
            As Processing knows the layer.
        style : ClassStyle, RampStyle or SymbolStyle or None
        """
        if not context.willLoadLayerOnCompletion(destination):
            return
        # Outputs that are declared first lie over others of their kind.
        place = self._number, -self._keys.index(self._algorithm.parameterDefinition(key).name())
        processor = _LoadedLayer(self._title(context), place, style)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(processor)

    def _title(self, context) -> str:
        """The name of the run: of the model that it is a step of, else of the algorithm."""
        model = context.expressionContext().variable("model_name")
        if not model:
            return self._algorithm.displayName()
        known = algorithm_of(f"esp:{model}")
        return model if known is None else known.displayName()
