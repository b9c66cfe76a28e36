"""How a layer is looked at before anything is run: where it lies, and with the eyes of the step that reads it."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException

from ...core.errors import InputError
from ..base import EspAlgorithm
from ..layers.coordinate_systems import require_metres
from .input_probe import POSITIVE, InputProbe
from .input_uses import Use


class Ground:
    """The first raster is the ground of a study; other layers must lie on it, features near it.

    Parameters
    ----------
    transforms : QgsCoordinateTransformContext
    """

    def __init__(self, transforms):
        self._transforms = transforms
        self._ground = None
        self.name = ""

    def place(self, parameter: str, crs, extent, name: str, near: bool = False) -> None:
        """Refuse a layer that lies elsewhere.

        Raises
        ------
        InputError
        """
        if not crs.isValid():
            return
        if self._ground is None:
            if not near:
                self._ground, self.name = (crs, extent), name
            return
        system, wanted = self._ground
        transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(system), self._transforms)
        try:
            there = transform.transformBoundingBox(extent)
        except QgsCsException:
            there = None
        reach = max(wanted.width(), wanted.height()) if near else 0.0
        if there is None or not there.isFinite() or not wanted.buffered(reach).intersects(there):
            raise InputError(
                "{parameter}: {name} does not lie where {first} lies; check their coordinate systems and extents.",
                parameter=parameter,
                name=name,
                first=self.name,
            )


def refuse_no_metres(probe: InputProbe, use: Use, source) -> None:
    """Refuse the raster on whose grid a step measures where that has no metres.

    Raises
    ------
    InputError
    """
    rasters = ("raster", "multilayer")
    first = next((d.name() for d in use.algorithm.parameterDefinitions() if d.type() in rasters), "")
    if first == use.key and use.algorithm.needs_metres(probe):
        crs, extent = probe.ground(source)
        if crs.isValid():
            require_metres(crs, source.name, extent.center(), probe.warn)


def different(uses: list) -> list:
    """Uses of a raster that look at it in different ways: each way once."""
    from ...core.products.kinds import kind_of_key

    found: dict = {}
    for use in uses:
        if not isinstance(use.algorithm, EspAlgorithm):
            continue
        told = tuple(sorted((key, repr(use.told.get(key))) for key in ("FOREGROUND", "VALUES", "PRESET", "MEASURE")))
        of_classes = "LEGEND" in use.titles
        found.setdefault((kind_of_key(use.key), of_classes, use.key == POSITIVE, told), use)
    return list(found.values())
