"""Results in the layer tree: a group a study and step, names, order, styles that survive a new run."""

from __future__ import annotations

import hashlib
import os
import re

from qgis.core import QgsLayerTreeGroup, QgsMapLayerStyle

from ...algorithms.layers.opening import raster_layer, tables_of, vector_layer
from . import layer_facts

# The groups from top to bottom: what is small and important lies above what covers the ground.
ORDER = ("report", "pinch_points", "corridors", "sources", "zones", "health", "resistance", "data")
_STUDY = "esp_toolbox/study"
_STEP = "esp_toolbox/step"
# The style that a layer was given, to tell whether the user has changed it since.
_STYLE = "esp_toolbox/style"
_BACKGROUND = "esp_toolbox/background"


class LayerTree:
    """Puts the layers of a study into the project.

    Parameters
    ----------
    project : QgsProject
    """

    def __init__(self, project):
        self._project = project

    # -- groups ----------------------------------------------------------------------------

    def study_group(self, study) -> QgsLayerTreeGroup:
        """The group of a study, made at the top where it is not there."""
        root = self._project.layerTreeRoot()
        found = _marked(root, _STUDY, study.key)
        if found is None:
            found = root.insertGroup(0, study.title)
            found.setCustomProperty(_STUDY, study.key)
        return found

    def rename(self, study) -> None:
        """Give the group the study's title."""
        found = _marked(self._project.layerTreeRoot(), _STUDY, study.key)
        if found is not None:
            found.setName(study.title)

    def step_group(self, study, step: str, title: str) -> QgsLayerTreeGroup:
        """The group of a step inside that of its study, in drawing order."""
        parent = self.study_group(study)
        found = _marked(parent, _STEP, step)
        if found is not None:
            return found
        place = 0
        for number, child in enumerate(parent.children()):
            name = child.customProperty(_STEP)
            if name in ORDER and ORDER.index(name) < ORDER.index(step):
                place = number + 1
        found = parent.insertGroup(place, title)
        found.setCustomProperty(_STEP, step)
        return found

    # -- layers ----------------------------------------------------------------------------

    def show(self, study, step: str, title: str, source: str, output, layer_id: str, passing: bool = False) -> str:
        """Show a result; the layer of the run before is led to the new file.

        Parameters
        ----------
        study : Study
        step, title : str
            The step and the title of its group.
        source : str
            File, with ``|layername=`` where there are several.
        output : Output
            Its title names a new layer; backgrounds hide the other backgrounds of the study.
        layer_id : str
            The layer of the run before; empty without one.
        passing : bool
            Further steps run at once: a new background stays off, so that the map can be read meanwhile.

        Returns
        -------
        str
            The layer's id; empty where the file is no layer.
        """
        layer = self._project.mapLayer(layer_id) if layer_id else None
        if layer is not None:
            self._replace(layer, source)
            return layer.id()
        layer = open_layer(source, output.title)
        if layer is None:
            return ""
        layer.setCustomProperty(layer_facts.OWN, f"{study.key}/{step}")
        layer.setCustomProperty(_STYLE, style_mark(layer))
        group = self.step_group(study, step, title)
        if output.background:
            layer.setCustomProperty(_BACKGROUND, True)
            if not passing:
                self._hide_backgrounds(study)
        if self._project.addMapLayer(layer, False) is None:
            return ""
        node = group.addLayer(layer) if output.background else group.insertLayer(_above_backgrounds(group), layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(not (output.hidden or output.background and passing))
        return layer.id()

    def _replace(self, layer, source: str) -> None:
        """Lead a layer to a new file; a style that the user has changed stays, others follow the new values."""
        changed = layer.customProperty(_STYLE) != style_mark(layer)
        style = QgsMapLayerStyle()
        style.readFromLayer(layer)
        fresh = open_layer(source, layer.name())
        layer.setDataSource(source, layer.name(), layer.providerType())
        if changed or fresh is None:
            style.writeToLayer(layer)
        else:
            new = QgsMapLayerStyle()
            new.readFromLayer(fresh)
            new.writeToLayer(layer)
            layer.setCustomProperty(_STYLE, style_mark(layer))
        layer.triggerRepaint()

    def fold(self, layer_id: str) -> None:
        """Fold the legend of a layer, which QGIS unfolds when it is added."""
        node = self._project.layerTreeRoot().findLayer(layer_id)
        if node is not None:
            node.setExpanded(True)
            node.setExpanded(False)

    def lead(self, layer_id: str, source: str) -> None:
        """Lead a layer to the same data at another place; its style stays."""
        layer = self._project.mapLayer(layer_id)
        if layer is None:
            return
        style = QgsMapLayerStyle()
        style.readFromLayer(layer)
        layer.setDataSource(source, layer.name(), layer.providerType())
        style.writeToLayer(layer)

    def _hide_backgrounds(self, study) -> None:
        for node in self.study_group(study).findLayers():
            layer = node.layer()
            if layer is not None and layer.customProperty(_BACKGROUND):
                node.setItemVisibilityChecked(False)

    def hide_steps(self, study, keep: str) -> None:
        """Switch off the groups of the other steps, once: the pattern shows what they hold."""
        for child in self.study_group(study).children():
            if isinstance(child, QgsLayerTreeGroup) and child.customProperty(_STEP) not in (keep, "data"):
                child.setItemVisibilityChecked(False)
                child.setExpanded(False)

    def has_group(self, study, step: str) -> bool:
        """Whether a step has a group with layers."""
        parent = _marked(self._project.layerTreeRoot(), _STUDY, study.key)
        found = None if parent is None else _marked(parent, _STEP, step)
        return found is not None and bool(found.findLayers())

    def remove(self, layer_ids) -> None:
        """Take layers out of the project."""
        self._project.removeMapLayers([key for key in layer_ids if self._project.mapLayer(key) is not None])


def _marked(parent, key: str, value: str):
    for child in parent.children():
        if isinstance(child, QgsLayerTreeGroup) and child.customProperty(key) == value:
            return child
    return None


def _above_backgrounds(group) -> int:
    """Where the next layer goes that is no background: below its like, above what covers the ground."""
    for number, node in enumerate(group.findLayers()):
        if node.layer() is not None and node.layer().customProperty(_BACKGROUND):
            return number
    return len(group.children())


def open_layer(source: str, name: str):
    """A result as a layer with the style of its file; None for what is none."""
    path = source.split("|")[0]
    if path.casefold().endswith((".tif", ".tiff")):
        layer = raster_layer(source, name)
    else:
        layer = vector_layer(source, name)
    return layer if layer.isValid() else None


def style_mark(layer) -> str:
    """A short text that changes with the style, but not with what else a layer carries."""
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    # Custom properties, random ids of symbols and random colours of profiles are no choice of the user.
    text = re.sub(r"<(customproperties|elevation)\b[^>]*?(?:/>|>.*?</\1>)", "", style.xmlData(), flags=re.S)
    text = re.sub(r'\b(id|uuid|layerId|passthrough|layerid)="[^"]*"', "", text)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def layers_of_package(path: str) -> list:
    """The layers of a GeoPackage that have features: names in the file's order."""
    return [table.name for table in tables_of(path) if table.count]


def readable(name: str) -> str:
    """A layer name of a file as a title."""
    return os.path.splitext(os.path.basename(name))[0].replace("_", " ").capitalize()
