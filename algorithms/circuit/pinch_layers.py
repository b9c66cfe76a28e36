"""The layers of pinch points: the places, and the corridors that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..frame.place_layers import COVER_FIELDS, LandCover, outlines
from ..layers.kept_columns import kept_columns
from ..layers.styles import RampStyle
from ..layers.vector_io import fields_of
from ..network.corridor_layers import CorridorLayers

if TYPE_CHECKING:
    from ..network.network_input import NetworkInput

_FIELDS = (
    *fields_of(
        "rank int, area_ha float, cur_mean float, cur_max float, x float, y float, n_links int, link_ids str, "
        "corridors str"
    ),
    *COVER_FIELDS,
)
_ADDED = (("eff_res", float), ("cost_res", float), ("cur_mean", float), ("cur_max", float), ("n_pinch", int))


def write_places(job, inputs: NetworkInput, places, links: list, cover, prefix: str = "") -> None:
    """The places of a current, with their corridors and land cover; `prefix` is that of the outputs' keys."""
    cover = LandCover(cover, places.labels, places.count, job.grid)
    x, y = job.grid.centres(places.peak_rows, places.peak_columns)
    rows = [
        [
            place + 1,
            float(places.cells[place]) * job.grid.cell_area_ha,
            float(places.mean[place]),
            float(places.peak[place]),
            float(x[place]),
            float(y[place]),
            len(links[place]),
            inputs.numbers(links[place]),
            inputs.names(links[place]),
            *cover.values(place),
        ]
        for place in range(places.count)
    ]
    shapes = outlines(places.labels, places.count, job.grid)
    by_current = RampStyle("current", field="cur_max")
    job.write_features(f"{prefix}PINCH_POINTS", _FIELDS, zip(shapes, rows), style=by_current)
    if not prefix:
        job.write_table("COVER_TABLE", cover.table())


def write_corridors(job, inputs: NetworkInput, statistics: dict, resistances, links: list, squared: bool) -> None:
    """The corridors with effective resistance, their current and how many pinch points are in each."""
    network = inputs.network
    added = {}
    for link in np.flatnonzero(network.links.active):
        effective = float(resistances[link])
        added[int(link)] = [
            effective,
            np.nan if squared else float(network.links.cost[link]) / effective,
            *statistics[int(link)],
            sum(int(link) in members for members in links),
        ]
    by_ratio = RampStyle("cost", field="eff_res" if squared else "cost_res", width=0.8)
    fields, rows = _lines(job, inputs, added)
    job.write_features("CORRIDORS_OUT", fields, rows, geometry="line", style=by_ratio)


def _lines(job, inputs: NetworkInput, added: dict):
    """The corridors that were handed over, or the paths of the network, with what was found."""
    if inputs.corridors is None:
        layers = CorridorLayers(inputs.network, job.grid, inputs.sources, [""] * len(inputs.network.links))
        fields = [entry for entry in layers.inactive_fields if entry[0] != "reason"]
        reason = [name for name, _ in layers.inactive_fields].index("reason")
        rows = [
            (shape, [*values[:reason], *values[reason + 1 : len(fields) + 1], *found_values])
            for (shape, values), found_values in zip(layers.lines({}), added.values())
        ]
        return (*fields, *_ADDED), rows
    fields, kept = kept_columns(inputs.corridors.features, [name for name, _ in _ADDED])
    link_of = {row: link for link, rows in enumerate(inputs.rows) for row in rows}
    nothing = [None] * len(_ADDED)
    rows = [
        (shape, [*values, *added.get(link_of.get(row, -1), nothing)])
        for row, (shape, values) in enumerate(zip(inputs.corridors.features.geometries, kept))
    ]
    return (*fields, *_ADDED), rows
