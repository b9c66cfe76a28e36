"""A QGIS project of a pattern: groups, styles from the files, relative paths."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.errors import InputError
from ..frame.language import translate
from .map_picture import joint_extent


def write(path: str, title: str, package: str, elements: list, rasters: list, crs: str) -> None:
    """Write a project whose layers carry the styles of their files.

    Parameters
    ----------
    path : str
        The ``.qgz`` file.
    title : str
    package : str
        The GeoPackage of the pattern.
    elements : list of Element
        The topmost first.
    rasters : list of (str, str)
        Name and file of further rasters, shown below; only the first of them is switched on.
    crs : str
        WKT of the project's coordinate system.

    Raises
    ------
    InputError
        When the project cannot be written.
    """
    project = QgsProject()
    project.setTitle(title)
    project.setCrs(QgsCoordinateReferenceSystem.fromWkt(crs))
    layers = []
    root = project.layerTreeRoot()
    group = root.addGroup(translate("shared", "Security pattern"))
    for element in elements:
        if not element.rows:
            continue
        layer = QgsVectorLayer(f"{package}|layername={element.name}", element.title, "ogr")
        _add(project, layer)
        group.addLayer(layer)
        layers.append(layer)
    below = root.addGroup(translate("shared", "Base"))
    for number, (name, file) in enumerate(rasters):
        layer = QgsRasterLayer(file, name, "gdal")
        _add(project, layer)
        node = below.addLayer(layer)
        node.setItemVisibilityChecked(number == 0)
        node.setExpanded(number == 0)
        layers.append(layer)
    extent = joint_extent(layers)
    extent.scale(1.05)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    if not project.write(path):
        raise InputError("The project {path} cannot be written: {reason}", path=path, reason=project.error())


def _add(project: QgsProject, layer) -> None:
    if project.addMapLayer(layer, False) is None:
        raise InputError("The layer {name} cannot be added to the project.", name=layer.name())
