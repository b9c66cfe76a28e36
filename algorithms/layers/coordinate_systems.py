"""Whether lengths and areas in a coordinate system mean metres on the ground."""

from __future__ import annotations

import math
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsDistanceArea, QgsPointXY

from ...core.errors import InputError
from ..platform.compat import METRES, WKT_PREFERRED

# Lengths or areas that are off by more than this share are told.
_TOLD = 0.05
_STEP = 100.0
_WEB = ("pseudo-mercator", "pseudo mercator", "auxiliary_sphere", "google maps global mercator")


def is_web_mercator(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a system is the one of web maps, by whichever of its codes and names."""
    text = crs.toWkt(WKT_PREFERRED).casefold()
    sphere = "+proj=merc" in crs.toProj() and "+nadgrids=@null" in crs.toProj()
    return sphere or any(name in text for name in _WEB)


def has_metres(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a system is projected, in metres that are some on the ground."""
    return not crs.isGeographic() and crs.mapUnits() == METRES and not is_web_mercator(crs)


def factors_at(crs: QgsCoordinateReferenceSystem, point: QgsPointXY) -> Optional[tuple]:
    """How many times too long lengths are at a point, east and north, and how many times too large areas are.

    None where the point lies outside the system's world.
    """
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsCoordinateTransformContext())
    if not measure.setEllipsoid(crs.ellipsoidAcronym()):
        return None
    sides = []
    for x, y in ((_STEP, 0.0), (0.0, _STEP)):
        length = measure.measureLine(point, QgsPointXY(point.x() + x, point.y() + y))
        if not math.isfinite(length) or length <= 0.0:
            return None
        sides.append(_STEP / length)
    return sides[0], sides[1], sides[0] * sides[1]


def crs_title(wkt: str) -> str:
    """What a coordinate system is called."""
    crs = QgsCoordinateReferenceSystem.fromWkt(wkt)
    return crs.authid() or crs.description()


def require_metres(crs: QgsCoordinateReferenceSystem, name: str, centre: QgsPointXY, warn) -> None:
    """Refuse a system without metres; warn where its metres are far from those on the ground.

    Parameters
    ----------
    crs : QgsCoordinateReferenceSystem
    name : str
        The layer's.
    centre : QgsPointXY
        Of the layer.
    warn : callable

    Raises
    ------
    InputError
    """
    title = crs.authid() or crs.description()
    if crs.isGeographic():
        raise InputError(
            "{name} is in the geographic coordinate system {crs}, which has no metres; project it with esp:prepare.",
            name=name,
            crs=title,
        )
    if crs.mapUnits() != METRES:
        raise InputError(
            "{name} is in {crs}, whose unit is not the metre; project it with esp:prepare.", name=name, crs=title
        )
    factors = factors_at(crs, centre)
    if is_web_mercator(crs):
        raise InputError(
            "{name} is in {crs}, the system of web maps: its lengths are {length:.2f} times and its areas {area:.2f} "
            "times those on the ground; project it with esp:prepare.",
            name=name,
            crs=title,
            length=factors[0] if factors else math.nan,
            area=factors[2] if factors else math.nan,
        )
    if factors is not None and max(abs(factor - 1.0) for factor in factors) > _TOLD:
        warn(
            "{name}: in its middle {crs} makes lengths {east:.2f} (east) and {north:.2f} (north) times and "
            "areas {area:.2f} times those on the ground; another projection, by esp:prepare, would be truer.",
            name=name,
            crs=title,
            east=factors[0],
            north=factors[1],
            area=factors[2],
        )
