"""The grid of prepared data: the study area in the target system, its cells and the lattice that they lie on."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from ...core.errors import InputError
from ..layers.raster_align import native_cell
from ..layers.raster_read import grid_of_source
from . import preparation


def choose_grid(job, classes: list, values: list, first: list) -> Optional[QgsGeometry]:
    """Set the run's grid; returns the outline of the study area, where there is one.

    The tiles of the first raster give the extent where no study area is given.
    """
    area, area_crs = _area(job, first)
    wanted = QgsCoordinateReferenceSystem()
    if job.given("TARGET_CRS"):
        wanted = job.coordinate_system("TARGET_CRS")
    box = area.boundingBox() if isinstance(area, QgsGeometry) else area
    crs = preparation.target_crs(wanted, box, area_crs)
    outline = None
    if isinstance(area, QgsGeometry):
        outline = QgsGeometry(area)
        if outline.transform(preparation.between(area_crs, crs)) != 0:
            raise InputError("The study area cannot be transformed into {crs}.", crs=crs.authid() or crs.description())
        if job.number("BUFFER"):
            outline = outline.buffer(job.number("BUFFER"), 16)
        box = outline.boundingBox()
    else:
        box = preparation.extent_in(box, area_crs, crs).buffered(job.number("BUFFER"))
    size = job.number("CELL_SIZE")
    # A raster that is in the target system already lends its lattice: it need not be resampled.
    native = [source for source in classes + values if QgsCoordinateReferenceSystem.fromWkt(source.crs) == crs]
    if size is None:
        size = min(native_cell(source, crs) for source in classes or values)
        size = size if native else preparation.round_cell(size)
    anchor = (0.0, 0.0)
    if native:
        anchor = grid_of_source(native[0]).origin
    grid = preparation.grid_over(box, size, crs, anchor)
    if grid.rows < 1 or grid.columns < 1:
        raise InputError("The study area is smaller than a cell; choose a smaller cell size.")
    job.choose_grid(grid, job.label("STUDY_AREA"))
    job.log("Grid: {grid}, {crs}.", grid=grid, crs=crs.authid() or crs.description())
    return outline


def _area(job, tiles_of_first: list) -> tuple:
    """The study area and its coordinate system; the extent of the first raster's tiles where none is given."""
    if job.given("STUDY_AREA"):
        features = job.features("STUDY_AREA")
        crs = QgsCoordinateReferenceSystem.fromWkt(job.crs)
        if not crs.isValid():
            raise InputError("The study area has no coordinate system; set the one of {name}.", name=features.name)
        return QgsGeometry.unaryUnion(features.geometries), crs
    first = tiles_of_first[0]
    crs = QgsCoordinateReferenceSystem.fromWkt(first.crs)
    if not crs.isValid():
        raise InputError("The raster {name} has no coordinate system; set it first.", name=first.name)
    box = QgsRectangle(*grid_of_source(first).bounds)
    for tile in tiles_of_first[1:]:
        own = QgsCoordinateReferenceSystem.fromWkt(tile.crs)
        box.combineExtentWith(preparation.extent_in(QgsRectangle(*grid_of_source(tile).bounds), own, crs))
    return box, crs
