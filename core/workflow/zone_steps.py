"""Restoration zones from health, corridors, sources, change and disturbance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

import numpy as np
from scipy.spatial import cKDTree

from ..distance import euclidean_distance
from ..network.least_cost_network import Network
from ..typed import Shape, there
from ..zoning.nested import nested_base
from ..zoning.zoning import Rule, ZoneLayer, Zoning, zone_cells
from ..zoning.zoning_join import join_small_zones
from .health_steps import HealthResult
from .layers import QaidamLayers
from .parameters import Disturbance, ZoneParameters


@dataclass(frozen=True)
class ZoneResult:
    """Restoration zones.

    Parameters
    ----------
    zone : ndarray of uint8, shape (rows, columns)
        From 1; 0 is none. Without small pieces.
    zoning : Zoning
        Zones and deciding rules before small pieces joined their neighbours.
    base_limit : float, optional
        Of the nested base; infinite where all weak land is its base, None without one.
    """

    zone: np.ndarray
    zoning: Zoning
    base_limit: Optional[float] = None


def zone_step(
    layers: QaidamLayers, health: HealthResult, labels: np.ndarray, network: Network, parameters: ZoneParameters
) -> ZoneResult:
    """Zone the cells of weak health by rules.

    Parameters
    ----------
    layers : QaidamLayers
    health : HealthResult
        The classes of its last year are zoned, the change is that from the first to the last; of a single year
        there is none, and rules that ask for it are left out.
    labels : ndarray of int, shape (rows, columns)
        Sources.
    network : Network
    parameters : ZoneParameters

    Returns
    -------
    ZoneResult
    """
    rules, disturbances = _with_limits(parameters)
    classes = health.on_cells(health.classes[-1])
    as_values = np.where(classes > 0, classes, np.nan).astype(np.float32)
    near = near_paths(network, layers.shape, layers.cell_size, parameters.buffer)
    distance = euclidean_distance(labels > 0, layers.cell_size).astype(np.float32)
    found = {
        "health": ZoneLayer(as_values),
        "health_class": ZoneLayer(as_values),
        "corridors": ZoneLayer(_distance_to(near, layers.cell_size), near),
        "sources": ZoneLayer(distance, distance == 0),
        "elevation": ZoneLayer(layers.elevation),
        "landcover": ZoneLayer(np.where(layers.land_cover.valid, layers.land_cover.values, np.nan).astype(np.float32)),
    }
    if len(health.years) > 1:
        # Changes are those between rasters in single precision.
        first, last = (health.years[place].EHI.astype(np.float32).astype(np.float64) for place in (0, -1))
        found["trend"] = ZoneLayer(health.on_cells((last - first).astype(np.float32)))
    together = np.zeros(layers.shape, dtype=np.uint8)
    for disturbance, values in zip(disturbances, layers.disturbance):
        inside = _disturbed(disturbance, values, classes > 0)
        together += inside
        found[disturbance.name] = ZoneLayer(values, inside)
    mines = [there(found[entry.name].inside) for entry in disturbances if entry.mines]
    if mines:
        found["mines"] = ZoneLayer(inside=np.logical_or.reduce(mines))
    if disturbances:
        found["disturbance"] = ZoneLayer(together.astype(np.float32), together > 0)
    within, limit = None, None
    if parameters.nested:
        index = health.on_cells(health.years[-1].EHI.astype(np.float32))
        weak = (classes > 0) & parameters.base.contains(classes)
        nested = nested_base(index, weak, fixed=parameters.base_limit)
        within, limit = nested.inside, nested.limit
    zoning = zone_cells(classes, found, rules, parameters.base, within)
    hectares = layers.cell_size * layers.cell_size / 10_000.0
    joined = join_small_zones(zoning.zone, parameters.least_area / hectares * (1.0 - 1e-9))
    return ZoneResult(joined.zone, zoning, limit)


def limits_of_rules(rules: Sequence[Rule], disturbances: Sequence[Disturbance]) -> tuple[tuple, tuple]:
    """The limits in rules and of disturbances, and what they are called: values and names.

    Limits of 0 tell falling from rising, say, and are no choice; they are left out.
    """
    values, names = [], []
    for rule in rules:
        for condition in rule.conditions:
            for limit, end in ((condition.low, "min"), (condition.high, "max")):
                if limit is not None and limit.value != 0.0:
                    values.append(limit.value)
                    names.append(f"{rule.name}: {condition.layer}_{end}")
    for disturbance in disturbances:
        values.append(disturbance.limit)
        names.append(disturbance.name)
    return tuple(values), tuple(names)


def near_paths(network: Network, shape: Shape, cell_size: float, width: float) -> np.ndarray:
    """The cells whose centres are at most a width from the paths of active links.

    Parameters
    ----------
    network : Network
    shape : tuple of int
    cell_size, width : float
        Metres.

    Returns
    -------
    ndarray of bool, shape (rows, columns)
    """
    cells = np.zeros(shape, dtype=bool)
    middles = []
    for link in np.flatnonzero(network.links.active):
        rows, columns = (np.asarray(side) for side in network.paths[link])
        cells[rows, columns] = True
        diagonal = (np.diff(rows) != 0) & (np.diff(columns) != 0)
        middles.append(np.column_stack([rows[:-1] + rows[1:], columns[:-1] + columns[1:]])[diagonal] / 2.0)
    if not cells.any():
        return cells
    distance = euclidean_distance(cells, 1.0)
    reach = width / cell_size
    near = distance <= reach
    # From a cell's centre the nearest point of a path is a centre, or the middle of a diagonal step.
    open_cells = np.argwhere(~near & (distance <= np.sqrt(reach * reach + 0.5)))
    points = np.concatenate(middles)
    if open_cells.size and points.size:
        found, _ = cKDTree(points).query(open_cells, distance_upper_bound=reach * (1.0 + 1e-12) + 1e-12)
        near[tuple(open_cells[np.isfinite(found)].T)] = True
    return near


def _distance_to(inside: np.ndarray, cell_size: float) -> np.ndarray:
    if not inside.any():
        return np.full(inside.shape, np.inf, dtype=np.float32)
    return euclidean_distance(inside, cell_size).astype(np.float32)


def _disturbed(disturbance: Disturbance, values: np.ndarray, known: np.ndarray) -> np.ndarray:
    limit = disturbance.limit
    if disturbance.quantile:
        data = values[known & np.isfinite(values)]
        limit = float(np.percentile(data, min(max(limit, 0.0), 100.0))) if data.size else np.inf
    return values > limit if disturbance.is_raster else values <= limit


def _with_limits(parameters: ZoneParameters) -> tuple[list, list]:
    """Rules and disturbances with the limits of the parameters."""
    if not parameters.limits:
        return list(parameters.rules), list(parameters.disturbances)
    limits = iter(parameters.limits)

    def taken(limit):
        if limit is None or limit.value == 0.0:
            return limit
        value = next(limits)
        return replace(limit, value=min(max(value, 0.0), 100.0) if limit.quantile else value)

    rules = [
        replace(
            rule,
            conditions=tuple(
                replace(condition, low=taken(condition.low), high=taken(condition.high))
                for condition in rule.conditions
            ),
        )
        for rule in parameters.rules
    ]
    return rules, [replace(entry, limit=next(limits)) for entry in parameters.disturbances]
