"""What is said about a network of corridors: its sources, each decision, the reasons in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsRectangle

if TYPE_CHECKING:
    from ...core.network.least_cost_network import Network, NetworkRules
    from ...core.network.links import Links
    from ...core.network.source_cells import SourceCells
    from ..layers.source_layers import Sources

# Instead of a status: one of the ends cannot be used at all.
UNUSABLE = "unusable"
# So many dropped links are told one by one; more are summed up by their status.
_TOLD = 200


def log_sources(job, cells: SourceCells, sources: Sources) -> None:
    """Say which sources lie beyond the grid or on cells without a resistance, wholly or in part."""
    ids = sources.titles()
    left, bottom, right, top = job.grid.bounds
    grid = QgsRectangle(left, bottom, right, top).buffered(1e-3 * job.grid.cell_size)
    beyond = [name for name, outline in zip(ids, sources.geometries) if not grid.contains(outline.boundingBox())]
    if beyond:
        job.warn(
            "Sources {ids} reach beyond the raster {grid}; only their part on it is joined.",
            ids=", ".join(beyond),
            grid=job.grid_name,
        )
    for label in cells.present:
        size, usable = int(cells.sizes[label - 1]), int(cells.usable_sizes[label - 1])
        if not usable:
            job.warn("Source {name} lies on cells without resistance and cannot be joined.", name=ids[label - 1])
        elif usable < size:
            job.log(
                "Source {name}: {lost} of {size} {size:cell|cells} {lost:has|have} no resistance and {lost:is|are} "
                "left out.",
                name=ids[label - 1],
                lost=size - usable,
                size=size,
            )


def reasons_of(links: Links, rules: NetworkRules, titles: list, cells: SourceCells, words: dict) -> list:
    """Why each link is, or is not, part of the network.

    Parameters
    ----------
    links : Links
    rules : NetworkRules
    titles : list of str
        What the user calls each source, by label.
    cells : SourceCells
    words : dict
        A template in the user's language for each `LinkStatus`, and for `UNUSABLE`.

    Returns
    -------
    list of str
    """
    from ...core.network.links import LinkStatus

    reasons = []
    limits = rules.limits
    for row, ends in enumerate(links.pairs()):
        status = LinkStatus(int(links.status[row]))
        unusable = [label for label in ends if not cells.usable_sizes[label - 1]]
        key = UNUSABLE if status == LinkStatus.NO_PATH and unusable else status
        reasons.append(
            words[key].format(
                nearest=rules.nearest,
                euclid=links.euclid[row],
                cost=links.cost[row],
                minimum_euclid=limits.minimum_euclid,
                maximum_euclid=limits.maximum_euclid,
                minimum_cost=limits.minimum_cost,
                maximum_cost=limits.maximum_cost,
                climate=limits.climate_difference,
                between=titles[links.between[row] - 1] if links.between[row] else "",
                unusable=titles[unusable[0] - 1] if unusable else "",
            )
        )
    return reasons


def log_preview(job, network: Network, rules: NetworkRules, titles: list) -> None:
    """Say what a preview does not give."""
    job.log("The preview has paths only: the corridor raster is 0 on them, and there are no areas.")
    if rules.adjacency not in ("either", "cost"):
        job.warn("The preview joins neighbours by cost only, whatever pairs are to be joined.")
    linked = set(network.links.pairs())
    for pair in sorted({tuple(sorted(pair)) for pair in rules.keep} - linked):
        job.warn(
            "Corridor {first}-{second} is to be kept, but the preview joins neighbours by cost only.",
            first=titles[pair[0] - 1],
            second=titles[pair[1] - 1],
        )


def log_links(job, network: Network, titles: list, reasons: list) -> None:
    """Say which sources touch, and for every dropped link why; many are summed up by their status."""
    links = network.links
    names = [(titles[a - 1], titles[b - 1]) for a, b in links.pairs()]
    for row, (rows, _) in enumerate(network.paths):
        if rows.size == 2:
            job.log("Sources {first} and {second} touch.", first=names[row][0], second=names[row][1])
    dropped = np.flatnonzero(~links.active)
    active = len(links) - dropped.size
    job.log(
        "{count} {count:link was|links were} looked at, {active} {active:is a corridor|are corridors}.",
        count=len(links),
        active=active,
    )
    if not active:
        job.warn("No corridor is left; the reasons are in the table of links.")
    if dropped.size <= _TOLD:
        for row in dropped:
            job.log(
                "Corridor {first}-{second} was dropped: {reason}.",
                first=names[row][0],
                second=names[row][1],
                reason=reasons[row],
            )
        return
    for status in np.unique(links.status[dropped]):
        rows = np.flatnonzero(links.status == status)
        job.log(
            "{count} {count:link was|links were} dropped with status {status}, such as {first}-{second}: {reason}.",
            count=rows.size,
            status=int(status),
            first=names[rows[0]][0],
            second=names[rows[0]][1],
            reason=reasons[rows[0]],
        )


def log_ways(job, network) -> list:
    """Say how much the ways there and back differ; their costs, and the lengths of the ways back, as fields."""
    ways = network.ways
    active = network.links.active & np.isfinite(ways.there) & np.isfinite(ways.back)
    if active.any():
        there, back = ways.there[active], ways.back[active]
        differ = 100.0 * (np.maximum(there, back) / np.minimum(there, back) - 1.0)
        job.log(
            "Steps have a direction: the dearer way of a corridor costs {mean:.1f} % more than the other, up to "
            "{most:.1f} %; cost is the mean of both.",
            mean=float(differ.mean()),
            most=float(differ.max()),
        )
    costs = [np.where(np.isfinite(values), values, np.nan) for values in (ways.there, ways.back)]
    return [("cost_there", costs[0]), ("cost_back", costs[1]), ("len_back", ways.length)]
