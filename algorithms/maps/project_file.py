"""A QGIS project of a pattern: groups, styles from the files, map themes, print layouts, relative paths."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeModel,
    QgsMapThemeCollection,
    QgsProject,
    QgsReferencedRectangle,
)

from ...core.errors import InputError
from ..layers.opening import raster_layer, vector_layer
from ..layers.styles import style_unnamed_classes, style_vector
from ..layers.symbols import LabelStyle, set_labels
from ..writing.project_files import write_project
from .map_picture import joint_extent
from .print_layout import PAPER, Sheet, add_layout

# The elements that tables call by a number, and how these stand on the sheets.
_NUMBERED, _NUMBERS = "sources", LabelStyle("source_id", "#00441b", 7.5, bold=True)


@dataclass(frozen=True)
class MapSheet:
    """A theme of the project and its sheets for print.

    Parameters
    ----------
    subject, subtitle : str
    layers : list of str
        Names of the elements that it shows, in the order of the legend.
    header : tuple of str
    rows : list of tuple of str
        Key numbers.
    """

    subject: str
    subtitle: str
    layers: list
    header: tuple = ()
    rows: list = field(default_factory=list)


@dataclass
class ProjectPlan:
    """What a project holds.

    Parameters
    ----------
    title : str
    package : str
        The GeoPackage of the elements.
    order : sequence of str
        Names of all layers as they lie on each other, the topmost first, whatever their groups.
    groups : list of (str, list of Element)
        Title and layers of each group, the topmost first.
    rasters : (str, list of (str, str))
        Title of the group, name and file of further rasters, shown below and switched off.
    crs : str
        WKT of the project's coordinate system.
    sheets : list of MapSheet
    notes : str
        The last line of the sheets.
    legends : dict
        File of a raster of classes to names, colours and the classes that are there, for files without a style.
    """

    title: str
    package: str
    order: tuple
    groups: list
    rasters: tuple
    crs: str
    sheets: list = field(default_factory=list)
    notes: str = ""
    legends: dict = field(default_factory=dict)


def write(staged: str, path: str, plan: ProjectPlan) -> None:
    """Write a project whose layers carry the styles of their files.

    Parameters
    ----------
    staged : str
        Where the file waits for its place.
    path : str
        The ``.qgz`` file that it will be.
    plan : ProjectPlan

    Raises
    ------
    InputError
        When the project cannot be written.
    """
    project = QgsProject()
    project.setTitle(plan.title)
    project.setCrs(QgsCoordinateReferenceSystem.fromWkt(plan.crs))
    layers = _add_groups(project, plan)
    rasters = _add_rasters(project, plan)
    root = project.layerTreeRoot()
    root.setHasCustomLayerOrder(True)
    root.setCustomLayerOrder([*(layers[name] for name in plan.order if name in layers), *rasters])
    extent = joint_extent(list(layers.values()))
    for sheet in plan.sheets:
        shown = [layers[name] for name in sheet.layers if name in layers]
        _add_theme(project, sheet.subject, shown)
        for paper in PAPER:
            content = Sheet(
                plan.title, sheet.subject, sheet.subtitle, shown, extent, sheet.header, sheet.rows, plan.notes
            )
            add_layout(project, content, paper)
    if plan.sheets:
        project.mapThemeCollection().applyTheme(plan.sheets[0].subject, root, QgsLayerTreeModel(root))
    rim = QgsReferencedRectangle(extent.buffered(0.03 * max(extent.width(), extent.height())), project.crs())
    project.viewSettings().setDefaultViewExtent(rim)
    write_project(project, staged, path)


def _add_groups(project: QgsProject, plan: ProjectPlan) -> dict:
    """The layers of the elements by name."""
    layers: dict = {}
    for title, elements in plan.groups:
        shown = [element for element in elements if element.rows]
        if not shown:
            continue
        group = project.layerTreeRoot().addGroup(title)
        for element in shown:
            layers[element.name] = _add_vector(project, group, plan.package, element.name, element.title)
            if element.name == _NUMBERED:
                set_labels(layers[element.name], _NUMBERS)
            for name, heading, style in element.more_styles:
                layers[name] = _add_vector(project, group, plan.package, element.name, heading)
                style_vector(layers[name], style)
    return layers


def _add_vector(project: QgsProject, group, package: str, table: str, title: str):
    layer = vector_layer(package, title, table)
    _add(project, layer)
    group.addLayer(layer)
    return layer


def _add_rasters(project: QgsProject, plan: ProjectPlan) -> list:
    title, files = plan.rasters
    if not files:
        return []
    layers = []
    group = project.layerTreeRoot().addGroup(title)
    for name, file in files:
        layer = raster_layer(file, name)
        style_unnamed_classes(layer, *plan.legends.get(file, ({}, {}, ())))
        _add(project, layer)
        layers.append(layer)
        node = group.addLayer(layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(False)
    group.setExpanded(False)
    return layers


def _add_theme(project: QgsProject, name: str, shown: list) -> None:
    """A map theme that shows some layers and no others."""
    root = project.layerTreeRoot()
    wanted = {layer.id() for layer in shown}
    for node in root.findLayers():
        node.setItemVisibilityChecked(node.layerId() in wanted)
    for group in root.findGroups():
        group.setItemVisibilityChecked(any(node.layerId() in wanted for node in group.findLayers()))
    theme = QgsMapThemeCollection.createThemeFromCurrentState(root, QgsLayerTreeModel(root))
    project.mapThemeCollection().insert(name, theme)


def _add(project: QgsProject, layer) -> None:
    if project.addMapLayer(layer, False) is None:
        raise InputError("The layer {name} cannot be added to the project.", name=layer.name())
