"""What a run of esp:corridors writes: corridors, their areas and rasters, means along their paths, numbers."""

from __future__ import annotations

import os

import numpy as np

from ..layers.styles import ClassStyle, RampStyle
from .corridor_layers import FIELDS, CorridorLayers, window_grid

# Dark where the way is cheapest.
_CORRIDOR_STYLE = RampStyle("cost", low=0.0, reverse=True)
_ACTIVE, _DROPPED = "#08519c", "#969696"
_BY_COST = RampStyle("cost", field="cost", width=0.8)


def write_link_rasters(job, stores: list, width: tuple, ids: list, progress) -> None:
    """A corridor raster for each link, where they are wanted.

    Parameters
    ----------
    job : Job
    stores : list of (Network, SurfaceStore, SurfaceStore or None)
        Of each way: the network, its surfaces and those of the ways back.
    width : (float, str)
        And its kind.
    ids : list
        Of the sources.
    progress : callable
    """
    from ...core.network.corridors import link_corridors

    if not job.wants("LINK_RASTERS"):
        return
    folder = job.folder("LINK_RASTERS")
    for way, (network, store, back) in enumerate(stores):
        found = link_corridors(network, store, job.grid.shape, *width, job.grid.cell_size, back)
        for link, top, left, corridor in found:
            progress((way + link / len(network.links)) / len(stores))
            ends = [ids[label - 1] for label in network.links.pairs()[link]]
            first, second = ends[::-1] if way else ends
            path = os.path.join(folder, f"corridor_{first}_{second}.tif")
            grid = window_grid(job.grid, top, left, corridor.shape)
            job.outputs.raster_file(path, corridor, grid=grid, style=_CORRIDOR_STYLE)


def means_along(job, network, sources) -> list:
    """Name of the field and mean of each link's path, for every raster that is to be averaged."""
    from ...core.network.path_means import path_means
    from ..layers.field_names import field_name

    taken, found = set(FIELDS), []
    layers = zip(job.layer_names("VALUE_RASTERS"), job.values_list("VALUE_RASTERS"))
    for number, (layer, values) in enumerate(layers, 1):
        name = field_name(layer, number, taken)
        taken.add(name)
        found.append((name, path_means(network, sources.labels, values)))
        job.log("The field {field} is the mean of {layer} along every path.", field=name, layer=layer)
    return found


def measure(job, network, areas: list, layers: CorridorLayers, progress) -> tuple:
    """The areas of corridors with their widths, and as features where these are wanted."""
    from ...core.network.corridor_width import corridor_width

    measured, features = [], []
    for done, area in enumerate(areas):
        progress(done / len(areas))
        # Of directed steps the second half are the ways back.
        is_back = network.ways is not None and 2 * done >= len(areas)
        paths = network.ways.paths if is_back else network.paths
        width = corridor_width(area, *paths[area.link], job.grid.cell_size)
        measured.append((area, width))
        if job.wants("CORRIDOR_AREAS"):
            features.append(layers.area(area, width, is_back))
    return measured, features


def write(job, layers: CorridorLayers, mosaic: np.ndarray, measured: list, areas: list) -> None:
    """Write the lines, the raster, the table and the areas; `measured` and `areas` as `measure` gives them."""
    from ...core.network.links import LinkStatus
    from ..layers import palette

    main: dict = {}
    for area, width in measured:
        if area.width == job.number("WIDTH"):
            main.setdefault(area.link, (area, width))
    job.write_features("CORRIDORS", layers.line_fields, layers.lines(main), geometry="line", style=_BY_COST)
    job.write_raster("CORRIDOR_RASTER", mosaic, style=_CORRIDOR_STYLE)
    entries = [(int(status), _ACTIVE if status > 0 else _DROPPED, str(int(status))) for status in LinkStatus]
    by_status = ClassStyle(tuple(entries), "status", 0.4)
    job.write_features("INACTIVE", layers.inactive_fields, layers.inactive(), geometry="line", style=by_status)
    job.write_features("STICKS", layers.inactive_fields, layers.sticks(), geometry="line", style=by_status)
    job.write_features("LINKS", layers.table_fields, layers.table(main), geometry="table")
    job.write_features("CORRIDOR_AREAS", layers.area_fields, areas, style=palette.CORRIDOR_AREA)


def write_ways_back(job, layers: CorridorLayers) -> None:
    """The lines of the ways back of directed steps."""
    job.write_features("WAYS_BACK", layers.line_fields, layers.lines({}), geometry="line", style=_BY_COST)


def summarise(job, network, sources) -> None:
    """The numbers of the network, in the log and as results."""
    from ...core.network.ground_length import ground_length
    from ...core.network.selection import components

    links = network.links
    labels = np.unique(network.starts[network.starts > 0])
    parts = np.unique(components(int(labels.max()), links, links.active)[labels]).size
    job.log("The network of {count} sources has {parts} {parts:part|parts}.", count=labels.size, parts=parts)
    job.set("COUNT", int(np.count_nonzero(links.active)))
    ground = ground_length(
        [network.paths[row] for row in np.flatnonzero(links.active)], sources.labels, job.grid.cell_size
    )
    job.set("LENGTH", float(links.length[links.active].sum()))
    job.set("GROUND_LENGTH", ground.ground)
    job.set("OUTSIDE_LENGTH", ground.outside)
    if links.active.any():
        job.log(
            "{outside:.6g} km of corridors lie outside the sources, on {ground:.6g} km of ground in all; the lines "
            "one by one are {lines:.6g} km long.",
            outside=ground.outside / 1000.0,
            ground=ground.ground / 1000.0,
            lines=ground.lines / 1000.0,
        )
    job.set("COMPONENTS", int(parts))
    if links.active.any():
        job.record("mean_cost", float(links.cost[links.active].mean()))
    statuses, counts = np.unique(links.status, return_counts=True)
    job.record("links_by_status", dict(zip(statuses.tolist(), counts.tolist())))
