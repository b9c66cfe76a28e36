"""A spatial index over the rows of a list of geometries."""

from qgis.core import QgsFeature, QgsSpatialIndex

from ...core.errors import InputError


def index_of(geometries: list) -> QgsSpatialIndex:
    """A spatial index whose ids are the rows of the list; empty geometries are not in it."""
    index = QgsSpatialIndex()
    for row, geometry in enumerate(geometries):
        feature = QgsFeature(row)
        feature.setGeometry(geometry)
        if not geometry.isEmpty() and not index.addFeature(feature):
            raise InputError("Feature {row} cannot be put into a spatial index; repair the layer.", row=row + 1)
    return index
