"""The ground of a study: its extent, its land cover over the years, and what lies in districts and sources."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
)

from ...core.grid import Grid
from ...core.presets import LEGENDS
from ...core.products.legend_recognition import chosen_product, recognise
from ...core.products.names import year_of
from ...core.progress import no_progress
from ...core.tables import find_column
from ..layers.class_names import ClassLook, look_of_style
from ..layers.opening import raster_layer, vector_layer
from ..layers.raster_read import grid_of_source, read_strips
from ..layers.raster_source import source_of
from ..layers.raster_vector import rasterise
from ..layers.vector_io import Snapshot, read_features
from ..platform.compat import METRES, WKT_PREFERRED

# Parameters that name the land cover, the best known first.
_COVER_KEYS = ("LANDCOVER", "LANDCOVERS")
# Numbers of classes up to this are counted without being sorted.
_MOST_COUNTED = 65_536


@dataclass
class CoverMap:
    """A land-cover raster.

    Parameters
    ----------
    path : str
    label : str
        The year in the file's name, or the name.
    cells : dict
        Class value to the number of its cells.
    names, colours : dict
        Class value to name and to "#rrggbb".
    """

    path: str
    label: str
    cells: dict
    names: dict
    colours: dict


@dataclass
class StudyArea:
    """Where the study is.

    Parameters
    ----------
    path : str
        The raster that tells.
    grid : Grid
    crs : QgsCoordinateReferenceSystem
    data_cells : int
        Cells with data.
    covers : list of CoverMap
        In the order of the years; the last is the present.
    """

    path: str
    grid: Grid
    crs: QgsCoordinateReferenceSystem
    data_cells: int
    covers: list = field(default_factory=list)

    @property
    def in_metres(self) -> bool:
        """Whether areas mean something."""
        return self.crs.isValid() and not self.crs.isGeographic() and self.crs.mapUnits() == METRES

    @property
    def hectares(self) -> float:
        """Area of the cells with data."""
        return self.data_cells * self.grid.cell_area_ha

    @property
    def present(self):
        """The latest land cover, or None."""
        return self.covers[-1] if self.covers else None

    def degrees(self) -> QgsRectangle:
        """The extent in longitude and latitude."""
        world = QgsCoordinateReferenceSystem("EPSG:4326")
        change = QgsCoordinateTransform(self.crs, world, QgsProject.instance().transformContext())
        return change.transformBoundingBox(QgsRectangle(*self.grid.bounds))


def study_area(study, rasters: list):
    """The ground of a study, or None where it has no raster.

    Parameters
    ----------
    study : Study
    rasters : list of str
        Further rasters, for studies without land cover.
    """
    covers = [_cover_map(path, _legend_of(study, path)) for path in cover_paths(study)]
    covers = sorted((cover for cover in covers if cover is not None), key=lambda cover: cover.label)
    named = next((cover for cover in covers if cover.names), None)
    for cover in covers:
        if named is not None and not cover.names and set(cover.cells) <= set(named.names):
            # A year may lack the classes that would tell its legend.
            cover.names, cover.colours = named.names, named.colours
    path = covers[-1].path if covers else next((path for path in rasters if raster_layer(path).isValid()), None)
    if path is None:
        return None
    layer = raster_layer(path)
    grid = grid_of_source(source_of(layer))
    cells = sum(covers[-1].cells.values()) if covers else sum(int(band.valid.sum()) for band in strips(path))
    return StudyArea(path, grid, layer.crs(), cells, covers)


def cover_paths(study) -> list:
    """The land-cover rasters that the steps read, each once."""
    found = [path for key in _COVER_KEYS for step in study.steps for path in step.inputs.get(key, ())]
    if not found:
        # Morphological patterns of a given foreground begin with classes.
        found = [path for step in study.of("mspa") if step.parameters.get("FOREGROUND") for path in _input(step)]
    unique = list(dict.fromkeys(os.path.abspath(path) for path in found))
    years = [path for path in unique if year_of(os.path.basename(path))]
    return years if len(years) > 1 else unique[:1]


def _legend_of(study, path: str) -> int:
    """The legend that a step was told for a land cover; 0 where it was left to be recognised."""
    for step in study.steps:
        paths = [own for key in (*_COVER_KEYS, "INPUT") for own in step.inputs.get(key, ())]
        told = step.parameters.get("LEGEND")
        if told and isinstance(told, int) and path in map(os.path.abspath, paths):
            return told
    return 0


def _input(step) -> list:
    return step.inputs.get("INPUT", [])


def _cover_map(path: str, legend: int):
    layer = raster_layer(path)
    if not layer.isValid():
        return None
    cells, look = {}, look_of_style(layer)
    for band in strips(path):
        values, counts = _counted(band.values[band.valid])
        if values.dtype.kind == "f" and not np.array_equal(values, np.rint(values)):
            return None
        for value, count in zip(values.tolist(), counts.tolist()):
            cells[int(value)] = cells.get(int(value), 0) + count
        look = look.filled(ClassLook(band.class_names, band.class_colours))
    stem = os.path.splitext(os.path.basename(path))[0]
    if legend:
        found = chosen_product(LEGENDS[legend - 1], cells, look.names, look.colours)
    else:
        found = recognise(cells, look.names, look.colours, stem)
    for value in found.no_data:
        cells.pop(value, None)
    return CoverMap(path, year_of(stem) or stem, cells, dict(found.legend.names), dict(found.legend.colours))


def _counted(values: np.ndarray) -> tuple:
    """The values that occur and how often; small whole numbers are counted without being sorted."""
    if values.dtype.kind in "ui" and values.size and values.min() >= 0 and values.max() < _MOST_COUNTED:
        counts = np.bincount(values)
        found = np.flatnonzero(counts)
        return found, counts[found]
    return np.unique(values, return_counts=True)


def strips(path: str, band: int = 1):
    """A raster file's band in strips of rows."""
    return read_strips(source_of(raster_layer(path)), band)


def shapes(path: str, name_field: str, crs: QgsCoordinateReferenceSystem) -> tuple:
    """Names and geometries of a vector file in a coordinate system."""
    layer = vector_layer(path)
    if not layer.isValid() or not layer.featureCount():
        return [], []
    wanted = crs.toWkt(WKT_PREFERRED)
    found = read_features(Snapshot(layer), layer.name(), wanted, QgsProcessingContext(), no_progress)
    names = found.columns.get(name_field, range(1, len(found) + 1))
    return [str(name) for name in names], found.geometries


def cover_inside(area: StudyArea, path: str) -> dict:
    """Class value to the cells of the present land cover inside a file's polygons."""
    _, geometries = shapes(path, "", area.crs)
    counts: dict = {}
    for band in strips(area.present.path):
        inside = rasterise(geometries, [1] * len(geometries), band.grid) > 0
        values, cells = _counted(band.values[inside & band.valid])
        for value, count in zip(values.tolist(), cells.tolist()):
            counts[int(value)] = counts.get(int(value), 0) + count
    return counts


def district_means(path: str, districts: str, name_field: str) -> dict:
    """District to the mean of a raster in it; None where it has no data there."""
    crs = raster_layer(path).crs()
    names, geometries = shapes(districts, name_field, crs)
    sums, cells = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for band in strips(path):
        labels = rasterise(geometries, range(1, len(names) + 1), band.grid)[band.valid]
        sums += np.bincount(labels, band.values[band.valid], minlength=len(names) + 1)
        cells += np.bincount(labels, minlength=len(names) + 1)
    return {name: float(total / count) if count else None for name, total, count in zip(names, sums[1:], cells[1:])}


def districts_of(study) -> tuple:
    """The file of the districts and the field with their names, as a step has them; two empty texts without."""
    for key in ("DISTRICTS", "ZONES"):
        for step in reversed(study.steps):
            for path in step.inputs.get(key, ()):
                layer = vector_layer(path)
                if not layer.isValid() or "zone" in layer.fields().names():
                    continue
                given = step.parameters.get("DISTRICT_FIELD")
                names = layer.fields().names()
                field_name = given if given in names else find_column(names, "name") or ""
                return path, field_name
    return "", ""
