"""Distances between the outlines of sources."""

from __future__ import annotations

from qgis.core import QgsGeometry


class OutlineDistance:
    """Distance from edge to edge of two sources by their labels; each pair is computed when it is asked for.

    Parameters
    ----------
    geometries : sequence of QgsGeometry
        The outline of each source, by label.
    """

    def __init__(self, geometries):
        self._geometries = list(geometries)
        self._prepared: dict = {}

    def __call__(self, first: int, second: int) -> float:
        """Distance in map units; 0 where the outlines touch."""
        if first not in self._prepared:
            # The engine points into the geometry, which stays in the list.
            engine = QgsGeometry.createGeometryEngine(self._geometries[first - 1].constGet())
            engine.prepareGeometry()
            self._prepared[first] = engine
        return float(self._prepared[first].distance(self._geometries[second - 1].constGet()))
