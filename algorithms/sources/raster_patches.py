"""Patches of a raster as an input of the connectivity: labels, or connected cells of habitat classes."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError, NothingFound
from ...core.patch_distances import patch_centroids, patch_edge_distances, point_distances
from ...core.patches import label_patches
from ...core.present_classes import classes_present
from ...core.progress import Progress
from ..layers.raster_vector import polygonise
from ..layers.source_layers import Sources
from .connectivity_input import PatchNetwork, attributes_of

_NEIGHBOURS = (8, 4)
_LISTED = 30


def read_raster_patches(job, key: str) -> Sources:
    """Patches of a raster: connected cells of the classes in VALUES, or without these each value above 0.

    Raises
    ------
    InputError
        When a field is asked for, which rasters do not have.
    NothingFound
        When no cell holds one of the classes.
    """
    if job.text("ATTRIBUTE"):
        raise InputError(
            "{name} is a raster and has no field {field}; leave {parameter} empty, or trace its patches as polygons.",
            name=job.layer_name(key),
            field=job.text("ATTRIBUTE"),
            parameter=job.label("ATTRIBUTE"),
        )
    if not job.text("VALUES"):
        return job.sources(key)
    raster = job.classes(key)
    wanted = job.class_set("VALUES", raster.names)
    mask = wanted.contains(raster.values) & raster.valid
    if not mask.any():
        present = classes_present(raster.values, raster.valid)
        raise NothingFound(
            "No cell of {name} holds one of the habitat values; its values are: {present}.",
            name=job.layer_name(key),
            present=", ".join(map(str, present[:_LISTED].tolist())) + (" ..." if present.size > _LISTED else ""),
        )
    labels, count = label_patches(mask, _NEIGHBOURS[job.choice("NEIGHBOURS")])
    job.log(
        "{count} {count:patch|patches}, {area:.6g} ha of habitat.",
        count=count,
        area=np.count_nonzero(mask) * job.grid.cell_area_ha,
    )
    outlines = polygonise(labels, job.grid)
    return Sources(labels, list(range(1, count + 1)), list(outlines.values()), {}, job.layer_name(key))


def raster_network(job, sources: Sources, centroids: bool, cutoff: float, lines_up_to, progress: Progress):
    """Patches of a raster with straight distances, edge to edge or between centroids; exact on the cells.

    Parameters
    ----------
    job : Job
    sources : Sources
        With their labels.
    centroids : bool
    cutoff : float
        Pairs farther apart are left out.
    lines_up_to : float or None
        Make lines of the pairs up to this distance.
    progress : callable

    Returns
    -------
    PatchNetwork
    """
    grid, count = job.grid, len(sources)
    left, top = grid.origin
    if centroids:
        x, y = patch_centroids(sources.labels, count, grid.cell_size)
        pairs = point_distances(x, y, cutoff)
    else:
        lines = lines_up_to is not None
        pairs = patch_edge_distances(sources.labels, count, grid.cell_size, cutoff, lines, progress)
    shown = []
    if lines_up_to is not None:
        ends = pairs.lines + (left, top, left, top)
        near = pairs.distance <= lines_up_to
        shown = [_line(line) if wanted else None for line, wanted in zip(ends.tolist(), near)]
    return PatchNetwork(sources.ids, attributes_of(sources, ""), pairs, False, sources, shown)


def _line(ends: list) -> QgsGeometry:
    return QgsGeometry.fromPolylineXY([QgsPointXY(*ends[:2]), QgsPointXY(*ends[2:])])
