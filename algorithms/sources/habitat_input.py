"""Habitat patches as an input: cells of a class raster, or polygons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.patch_distances import PairDistances, patch_centroids, patch_edge_distances, point_distances
from ...core.polygon_distances import polygon_edge_distances
from ...core.progress import Progress
from ...core.sources.habitat_patches import HabitatPatches, habitat_patches, join_near, renumbered
from ..layers.polygon_rings import polygon_rings
from ..layers.raster_vector import polygonise, rasterise
from ..layers.spatial_index import index_of

_SQUARE_METRES = 10_000.0
# A landscape of this many cells along its longer side, where polygons come without any raster.
_CELLS_ALONG = 2000


@dataclass
class Habitat:
    """Patches, as labels on a grid or as polygons.

    Parameters
    ----------
    areas : ndarray of float64, shape (patches,)
        Hectares.
    x, y : ndarray of float64, shape (patches,)
        Centroids.
    patches : HabitatPatches, optional
        For a class raster.
    polygons : list of QgsGeometry
        For polygons.
    grid : Grid, optional
        Of the labels.
    """

    areas: np.ndarray
    x: np.ndarray
    y: np.ndarray
    patches: Optional[HabitatPatches] = None
    polygons: list = field(default_factory=list)
    grid: Optional[Grid] = None

    @property
    def count(self) -> int:
        """Number of patches."""
        return self.areas.size

    def distances(self, chosen: np.ndarray, centroids: bool, cutoff: float, progress: Progress) -> PairDistances:
        """Distances between some of the patches, edge to edge or between their centroids."""
        if centroids:
            return point_distances(self.x[chosen], self.y[chosen], cutoff)
        if self.patches is not None:
            labels = renumbered(self.patches.labels, self.count, chosen)
            return patch_edge_distances(labels, chosen.size, self.grid.cell_size, cutoff, progress=progress)
        return polygon_edge_distances([polygon_rings(self.polygons[row]) for row in chosen], cutoff, progress=progress)

    def labels(self, chosen: np.ndarray, grid: Grid) -> np.ndarray:
        """Chosen patches on a grid: the first is 1, the second 2 and so on."""
        if self.patches is not None:
            return renumbered(self.patches.labels, self.count, chosen)
        polygons = [self.polygons[row] for row in chosen]
        numbers = list(range(1, len(chosen) + 1))
        labels = rasterise(polygons, numbers, grid)
        small = sorted(set(numbers) - set(np.unique(labels).tolist()))
        if small:
            # Patches that cover the centre of no cell take the cells that they touch.
            touched = rasterise([polygons[number - 1] for number in small], small, grid, all_touched=True)
            labels = np.where(labels == 0, touched, labels)
        return labels

    def outlines(self, chosen: np.ndarray) -> list:
        """Valid multipolygons of chosen patches."""
        if self.patches is None:
            return [QgsGeometry(self.polygons[row]) for row in chosen]
        return list(polygonise(renumbered(self.patches.labels, self.count, chosen), self.grid).values())


def habitat_of_mask(job, mask, valid, connectivity: int, hole_ha: float, gap, progress: Progress) -> Habitat:
    """Patches of cells.

    Parameters
    ----------
    job : Job
    mask, valid : ndarray of bool, shape (rows, columns)
        Habitat, and where there is data.
    connectivity : {8, 4}
    hole_ha : float
        Holes up to this size are filled.
    gap : float or None
        Patches that are this near are one.
    progress : callable
    """
    grid = job.grid
    found = habitat_patches(mask, valid, grid.cell_size, connectivity, hole_ha * _SQUARE_METRES, gap, progress)
    job.log(
        "{count} {count:patch|patches}, {area:.6g} ha of habitat.",
        count=found.count,
        area=found.cells.sum() * grid.cell_area_ha,
    )
    _report_changes(job, found.filled * grid.cell_area_ha, found.joined)
    x, y = patch_centroids(found.labels, found.count, grid.cell_size)
    return Habitat(found.cells * grid.cell_area_ha, grid.origin[0] + x, grid.origin[1] + y, found, grid=grid)


def habitat_of_polygons(job, features, hole_ha: float, gap) -> Habitat:
    """Patches of the features of a polygon layer; each feature is one unless near ones are joined.

    Parameters
    ----------
    job : Job
    features : Features
    hole_ha, gap
        As `habitat_of_mask`.

    Raises
    ------
    InputError
        When no feature has an area, or none lies on the grid, where there is one.
    """
    polygons = [geometry for geometry in features.geometries if geometry.area() > 0.0]
    if not polygons:
        raise InputError("The layer {name} has no polygons with an area.", name=features.name)
    if len(polygons) < len(features.geometries):
        job.warn(
            "{name}: {count} {count:feature has|features have} no area and {count:was|were} left out.",
            name=features.name,
            count=len(features.geometries) - len(polygons),
        )
    if job.grid is not None:
        extent = QgsRectangle(*job.grid.bounds)
        if not any(extent.intersects(polygon.boundingBox()) for polygon in polygons):
            raise InputError(
                "The layer {name} does not overlap the raster {grid}.", name=features.name, grid=job.grid_name
            )
    filled = 0.0
    if hole_ha > 0.0:
        polygons, filled = _without_holes(polygons, hole_ha * _SQUARE_METRES)
    joined = 0
    if gap is not None and len(polygons) > 1:
        near = polygon_edge_distances([polygon_rings(polygon) for polygon in polygons], gap)
        groups, group = join_near(near)
        joined = len(polygons) - groups
        if joined:
            polygons = _joined(polygons, groups, group)
    areas = np.array([polygon.area() for polygon in polygons]) / _SQUARE_METRES
    job.log("{count} {count:patch|patches}, {area:.6g} ha of habitat.", count=len(polygons), area=areas.sum())
    _report_changes(job, filled, joined)
    centroids = [polygon.centroid().asPoint() for polygon in polygons]
    x, y = (np.array(side) for side in zip(*((point.x(), point.y()) for point in centroids)))
    return Habitat(areas, x, y, polygons=polygons)


def grid_of_polygons(habitat: Habitat, crs: str, cell_size: Optional[float]) -> Grid:
    """A grid around polygons that come without any raster."""
    boxes = [polygon.boundingBox() for polygon in habitat.polygons]
    left, bottom = min(box.xMinimum() for box in boxes), min(box.yMinimum() for box in boxes)
    right, top = max(box.xMaximum() for box in boxes), max(box.yMaximum() for box in boxes)
    if not cell_size:
        cell_size = float(f"{max(right - left, top - bottom) / _CELLS_ALONG:.1g}")
    rows, columns = int(np.ceil((top - bottom) / cell_size)), int(np.ceil((right - left) / cell_size))
    return Grid((max(rows, 1), max(columns, 1)), cell_size, (left, top), crs)


def _without_holes(polygons: list, largest: float) -> tuple[list, float]:
    """Polygons with their small holes filled, and the hectares that this adds.

    A patch within a hole that is filled becomes part of the one around it, as it does on a raster; only what lies
    between them counts as filled.
    """
    whole = [polygon.removeInteriorRings(np.nextafter(largest, np.inf)) for polygon in polygons]
    index = index_of(polygons)
    outer, inner = [], []
    for row, (before, after) in enumerate(zip(polygons, whole)):
        if after.area() > before.area():
            holes = after.difference(before)
            within = [
                other
                for other in sorted(index.intersects(holes.boundingBox()))
                if other != row and holes.contains(polygons[other])
            ]
            outer += [row] * len(within)
            inner += within
    pairs = PairDistances(len(polygons), np.array(outer, dtype=int), np.array(inner, dtype=int), np.zeros(len(outer)))
    result = _joined(whole, *join_near(pairs))
    added = sum(polygon.area() for polygon in result) - sum(polygon.area() for polygon in polygons)
    return result, added / _SQUARE_METRES


def _joined(polygons: list, groups: int, group: np.ndarray) -> list:
    """One polygon for each group."""
    return [_union([polygons[row] for row in np.flatnonzero(group == number)]) for number in range(groups)]


def _union(polygons: list) -> QgsGeometry:
    return polygons[0] if len(polygons) == 1 else QgsGeometry.unaryUnion(polygons)


def _report_changes(job, filled_ha: float, joined: int) -> None:
    if filled_ha > 0.0:
        job.log("Holes of together {area:.6g} ha were filled.", area=filled_ha)
    if joined:
        job.log("{count} {count:patch was|patches were} joined to others that are near.", count=joined)
