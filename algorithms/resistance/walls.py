"""Walls as an input: features that nothing crosses, and the note of the sources that lie on them."""

from __future__ import annotations

import numpy as np

from ...core.rows import Raster, strips


def add_walls(form) -> None:
    """Declare the parameters of walls on an algorithm's form."""
    form.add_features(
        "WALLS",
        "Impassable walls",
        optional=True,
        advanced=True,
        help="Features that nothing crosses, such as fenced motorways: their cells become nodata.",
    )
    form.add_layer(
        "SOURCES", "Sources, to tell which of them lie on walls", optional=True, id_field=True, advanced=True
    )


def bytes_of_walls(values) -> float:
    """What walls and the sources beside them hold for each cell: a mask and labels of the whole raster."""
    return (6.0 + 5.0 * values.given("SOURCES")) if values.given("WALLS") else 0.0


def apply_walls(job, surface: Raster, also=None) -> Raster:
    """A surface without the cells of the walls, with a log line on what they hit.

    Parameters
    ----------
    job : Job
        Its grid is known.
    surface : ndarray or Rows of float
        Rows are written into.
    also : ndarray or Rows of bool, optional
        Further cells that block, for example classes.

    Returns
    -------
    ndarray or Rows of float64
    """
    from ...core.decision.walls import block
    from ..layers.feature_mask import burn_features

    features = job.features("WALLS")
    if features is None and also is None:
        return surface
    wall = np.zeros(surface.shape, dtype=bool)
    if also is not None:
        for strip in strips(surface.shape):
            wall[strip] = also[strip]
    if features is not None:
        burnt = burn_features(features.geometries, job.grid)
        if not burnt.any():
            job.warn("{name}: no wall lies on the raster {grid}.", name=features.name, grid=job.grid_name)
        wall |= burnt
    sources = job.sources("SOURCES") if job.given("SOURCES") else None
    result = block(surface, wall, None if sources is None else sources.labels)
    job.log("Walls block {count} {count:cell|cells}.", count=result.cells)
    job.record("barrier_cells", result.cells)
    if sources is not None:
        touched = [sources.ids[number - 1] for number in result.touched]
        buried = [sources.ids[number - 1] for number in result.buried]
        job.record("sources_on_barriers", len(touched))
        if touched:
            job.warn(
                "{count} of {all} {all:source|sources} {count:has|have} cells on walls: {ids}.",
                count=len(touched),
                all=len(sources.ids),
                ids=", ".join(map(str, touched)),
            )
        else:
            job.log("No source lies on a wall.")
        if buried:
            job.warn(
                "{count} {count:source lies|sources lie} wholly on walls, where nothing can be reached: {ids}.",
                count=len(buried),
                ids=", ".join(map(str, buried)),
            )
    return result.surface
