"""From what people have to one grid: choosing it, cleaning values."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRectangle,
)

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.lists import groups
from ...core.numbers import parse_number, plain_text
from ..layers.coordinate_systems import has_metres
from ..platform.compat import WKT_PREFERRED


def between(source, target) -> QgsCoordinateTransform:
    """The transformation between two coordinate systems."""
    return QgsCoordinateTransform(source, target, QgsCoordinateTransformContext())


def extent_in(rectangle: QgsRectangle, source, target) -> QgsRectangle:
    """The box of a box in another coordinate system.

    Raises
    ------
    InputError
        When it cannot be transformed.
    """
    if not source.isValid() or source == target:
        return QgsRectangle(rectangle)
    try:
        return between(source, target).transformBoundingBox(rectangle)
    except QgsCsException as error:
        raise InputError(
            "The extent cannot be transformed from {source} to {target}; check the coordinate systems.",
            source=source.authid() or source.description(),
            target=target.authid() or target.description(),
        ) from error


def target_crs(wanted: QgsCoordinateReferenceSystem, area: QgsRectangle, area_crs) -> QgsCoordinateReferenceSystem:
    """The projected system of the result: as wanted, else the area's own, else its UTM zone.

    Raises
    ------
    InputError
        When the wanted system has no metres.
    """
    for crs, chosen in ((wanted, True), (area_crs, False)):
        if not crs.isValid():
            continue
        if has_metres(crs):
            return crs
        if chosen:
            raise InputError(
                "{crs} has no metres on the ground; choose a projected coordinate system, for example a UTM zone.",
                crs=crs.authid() or crs.description(),
            )
    centre = area.center()
    to_degrees = between(area_crs, QgsCoordinateReferenceSystem("EPSG:4326"))
    centre = to_degrees.transform(QgsPointXY(centre))
    zone = min(max(int((centre.x() + 180.0) // 6.0) + 1, 1), 60)
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if centre.y() >= 0 else 32700) + zone}")


def round_cell(size: float) -> float:
    """A cell size that people would write: 27.83 m becomes 28 m, 231.66 m becomes 230 m."""
    step = 10.0 ** (math.floor(math.log10(size)) - 1)
    return round(size / step) * step


def grid_over(area: QgsRectangle, cell_size: float, crs: QgsCoordinateReferenceSystem, anchor=(0.0, 0.0)) -> Grid:
    """The grid that covers an area, with its lines at whole cells from an anchor point."""
    x, y = anchor
    left = math.floor((area.xMinimum() - x) / cell_size + 1e-6)
    right = math.ceil((area.xMaximum() - x) / cell_size - 1e-6)
    bottom = math.floor((area.yMinimum() - y) / cell_size + 1e-6)
    top = math.ceil((area.yMaximum() - y) / cell_size - 1e-6)
    wkt = crs.toWkt(WKT_PREFERRED)
    return Grid((top - bottom, right - left), cell_size, (x + left * cell_size, y + top * cell_size), wkt)


def settings_of(text: str, parameter: str) -> dict:
    """Settings by layer name: "ndvi=0.0001; npp=0.1", or one value for all under the empty name.

    Raises
    ------
    InputError
    """
    result: dict = {}
    for entry in groups(text.replace("、", ";")):
        name, equals, value = plain_text(entry).replace("＝", "=").rpartition("=")
        limits = [part.strip() for part in value.split("..")]
        try:
            numbers = tuple(parse_number(part) for part in limits)
        except InputError:
            numbers = ()
        if not numbers or len(numbers) > 2:
            raise InputError(
                "{parameter}: \"{entry}\" is not understood; write for example ndvi=0.0001 or ndvi=-2000..10000.",
                parameter=parameter,
                entry=entry.strip(),
            )
        result[name.strip().casefold() if equals else ""] = numbers
    return result


def setting_for(settings: dict, name: str, default):
    """The setting of a layer: its full name first, then a name that it contains, then the general one."""
    key = _matching(settings, name)
    return default if key is None else settings[key]


def _matching(settings: dict, name: str):
    """The key of the setting that a layer has; None for none."""
    plain = name.casefold()
    if plain in settings:
        return plain
    parts = sorted((part for part in settings if part and part in plain), key=len)
    return parts[-1] if parts else "" if "" in settings else None


def check_settings(settings: dict, names: list, parameter: str) -> None:
    """Raise for settings that no layer has; names the layers that there are."""
    used = {_matching(settings, name) for name in names}
    idle = [key for key in settings if key not in used and key]
    if idle:
        raise InputError(
            "{parameter}: no layer is called {unknown}; the layers are: {known}.",
            parameter=parameter,
            unknown=", ".join(idle),
            known=", ".join(dict.fromkeys(names)),
        )
