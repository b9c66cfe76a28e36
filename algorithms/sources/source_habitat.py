"""What is habitat in esp:ecologicalsources: classes of a raster, cells where layers agree, polygons; and its core."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError, NothingFound
from ...core.patches import patch_means
from ...core.present_classes import classes_present
from ...core.progress import Progress
from ...core.sources.habitat_classes import CORE, core_classes, habitat_classes, named_habitat
from ...core.sources.habitat_patches import edge_gap
from ..platform.language import shared_tr
from .habitat_input import Habitat, habitat_of_mask, habitat_of_polygons
from .layer_agreement import agreement

# What the enum's options mean to core, in the order of the form.
_NEIGHBOURS = (8, 4)
_LISTED = 30


def habitat_of_run(job, raster, layers: list, progress: Progress) -> Habitat:
    """The patches of a run.

    Parameters
    ----------
    job : Job
    raster : ClassRaster or None
    layers : list of (str, ClassRaster)
        Layers that must agree; none where only the raster or the polygons tell.
    progress : callable

    Raises
    ------
    InputError
        When the classes are not given and may be any, or layers have no such classes.
    NothingFound
        When no cell is habitat.
    """
    hole, gap = job.number("FILL_HOLES") or 0.0, _gap(job)
    if job.given("HABITAT"):
        return habitat_of_polygons(job, job.features("HABITAT"), hole, gap)
    mask, valid = _classes_mask(job, raster)
    if layers:
        mask, valid = agreement(job, layers, mask, valid, progress)
    return habitat_of_mask(job, mask, valid, _NEIGHBOURS[job.choice("NEIGHBOURS")], hole, gap, progress)


def land_cells(raster, layers: list) -> int:
    """Cells with data in the raster and in all layers; 0 without any."""
    known = [one.valid for one in ([] if raster is None else [raster]) + [layer for _, layer in layers]]
    return int(np.count_nonzero(np.logical_and.reduce(known))) if known else 0


def _classes_mask(job, raster) -> tuple:
    """Where the raster has one of the habitat classes, and where it has data; None for both without a raster."""
    if raster is None:
        return None, None
    classes = job.class_set("VALUES", raster.names)
    if not classes:
        classes = _default_classes(job, raster)
    mask = classes.contains(raster.values) & raster.valid
    if not mask.any():
        present = classes_present(raster.values, raster.valid)
        raise NothingFound(
            "No cell of {name} holds one of the habitat values; its values are: {present}.",
            name=job.grid_name,
            present=", ".join(map(str, present[:_LISTED].tolist())) + (" ..." if present.size > _LISTED else ""),
        )
    return mask, raster.valid


def _gap(job):
    """How near patches are one, in metres; None where each is one of its own."""
    gap, edge = job.number("BRIDGE_GAPS"), job.integer("EDGE_WIDTH")
    if gap is not None or edge is None or job.grid is None:
        return gap
    gap = edge_gap(edge, job.grid.cell_size)
    job.log("Patches up to {gap:.10g} m apart are one: two edges and a cell.", gap=gap)
    return gap


def _default_classes(job, raster):
    """The classes of habitat where the user gives none; several that nothing tells apart are asked for.

    Raises
    ------
    InputError
        Where the classes may be those of any land cover.
    """
    legend = classes_present(raster.values, raster.valid), raster.names, _core_words()
    classes = habitat_classes(*legend)
    several = np.count_nonzero(legend[0] > 0) > 1
    if named_habitat(*legend) is None and several:
        present = [raster.names.get(value, str(value)) for value in legend[0].tolist()]
        raise InputError(
            "{name} has several classes, and none is called core or priority: say in {parameter} which are "
            "habitat. Its classes are: {present}.",
            name=job.layer_name("INPUT"),
            parameter=job.label("VALUES"),
            present=", ".join(present[:_LISTED]) + (" ..." if len(present) > _LISTED else ""),
        )
    values = ", ".join(raster.names.get(low, str(low)) for low, _ in classes.ranges) or "none"
    job.log("No habitat values are given: {values} are taken.", values=values)
    return classes


def _core_words() -> tuple:
    """How the legends of MSPA call core, here and in the languages of the toolbox."""
    return *CORE, shared_tr("Core")


def core_share(mspa, raster, labels, count):
    """Per cent of the sources' cells that are MSPA core; None where no raster tells."""
    for given, certain in ((mspa, True), (raster, False)):
        if given is None:
            continue
        classes = core_classes(classes_present(given.values, given.valid), given.names, _core_words())
        if classes is not None:
            is_core = classes.contains(given.values) & given.valid
        elif certain:
            is_core = (given.values == 1) & given.valid
        else:
            continue
        return 100.0 * patch_means(labels, count, is_core.astype(np.float32))
    return None
