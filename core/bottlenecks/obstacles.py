"""Obstacles: places where a corridor gains more than its own surroundings would give, and the corridors they lie on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

import numpy as np

from ..cost.disc_minimum import disc_maximum, disc_window
from ..decision.natural_breaks import natural_breaks
from ..network.least_cost_network import Network
from ..patches import label_patches
from ..progress import Progress, no_progress, with_parts
from ._barrier_scene import ROUNDING
from .barrier_choices import STEEPEST
from .top_class import TopPlaces, places_among, ranked_places

# A path on a grid of 8 neighbours is up to so much longer than a straight line.
GRID_DETOUR = float(1.0 / np.cos(np.pi / 8))
# A path tells what its surroundings cost on the straight where it is more than so many diameters of the smallest disc
# long: an obstacle as wide as the disc is then met by less than a quarter of the stretches that are compared.
_DIAMETERS = 8
_SURROUNDINGS = 0.75
# A place is the ground around a peak whose excess is above this share of the peak's.
_SHARE = 0.75


@dataclass(frozen=True)
class Surroundings:
    """What an obstacle is measured against: what a corridor meets anyway, and what restoration can take away.

    Parameters
    ----------
    of_links : ndarray of float64, shape (links,)
        Resistance of each link's own surroundings; see `surroundings_of`.
    straight : ndarray of float64, shape (links,)
        What a unit of a disc's diameter costs each link in its own surroundings.
    restorable : ndarray of float, shape (rows, columns), optional
        Resistance that restoration can take away from each cell, 0 or above; see `restorable_part`. No excess is above
        its mean in the disc. NaN says nothing.
    """

    of_links: np.ndarray
    straight: np.ndarray
    restorable: Optional[np.ndarray] = None

    def restored(self, surface: np.ndarray, window, link: int):
        """What the cells of a window of a surface cost once they are restored for a link."""
        own = float(self.of_links[link])
        if self.restorable is None:
            return own
        return np.fmax(surface - self.restorable[window], own)

    def limits(self, places: TopPlaces, radius: np.ndarray, cell_size: float) -> np.ndarray:
        """What restoration can take away from the disc round each place's peak at most, per unit of its diameter.

        Parameters
        ----------
        places : TopPlaces
        radius : ndarray of float, shape (places,)
        cell_size : float

        Returns
        -------
        ndarray of float64, shape (places,)
        """
        found = np.full(places.count, np.inf)
        if self.restorable is None:
            return found
        for place, peak in enumerate(zip(places.peak_rows.tolist(), places.peak_columns.tolist())):
            part, inside = disc_window(places.labels.shape, peak, radius[place] / cell_size * ROUNDING)
            values = self.restorable[part][inside]
            known = values[~np.isnan(values)]
            if known.size:
                found[place] = known.mean()
        return found


def restorable_part(resistance: np.ndarray, reachable: np.ndarray) -> np.ndarray:
    """What restoration can take away from the resistance.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        NaN and infinite cells are walls.
    reachable : ndarray of float, shape (rows, columns)
        Resistance that restoration can reach; NaN says nothing.

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        0 where it cannot be lowered, infinite for walls that can be opened.
    """
    now = np.where(np.isfinite(resistance), resistance, np.inf)
    return np.maximum(now - reachable, 0.0)


def with_rock_kept(
    reachable: np.ndarray, resistance: np.ndarray, slope: Optional[np.ndarray], steepest: float = STEEPEST
) -> np.ndarray:
    """What restoration can reach, with steep ground as it is.

    Parameters
    ----------
    reachable, resistance : ndarray of float, shape (rows, columns)
    slope : ndarray of float, shape (rows, columns), optional
        Degrees; NaN is not steep. None where it is not known: no ground is left as it is.
    steepest : float
        Ground above it is left as it is.

    Returns
    -------
    ndarray of float64, shape (rows, columns)
    """
    return reachable if slope is None else np.where(slope > steepest, resistance, reachable)


def surroundings_of(
    network: Network,
    resistance: np.ndarray,
    cell_size: float,
    least_radius: float,
    restorable: Optional[np.ndarray] = None,
) -> Surroundings:
    """What each link's least-cost path meets between its sources.

    Its resistance is the median of the path's cells. A unit of straight line costs as much, times the detour of paths
    on a grid. Paths of more than eight diameters of the smallest disc also tell it themselves: the cost of their
    stretches of a diameter by the straight line between the ends, which three quarters of them do not exceed; the
    greater of both counts. On mixed ground a path winds from one good cell to the next, and long ones meet several
    grounds: neither is an obstacle.

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    least_radius : float
        Of the smallest disc, in map units.
    restorable : ndarray of float, shape (rows, columns), optional
        See `restorable_part`.

    Returns
    -------
    Surroundings
        NaN for links without a path.
    """
    found = np.full(len(network.links), np.nan)
    winding = np.full(len(network.links), np.nan)
    apart = max(2, int(round(2.0 * least_radius / cell_size)))
    for link, path in enumerate(network.paths):
        between = network.starts[path] == 0
        met = resistance[path][between] if between.any() else resistance[path]
        if met.size:
            found[link] = np.median(met)
        if np.count_nonzero(between) > _DIAMETERS * apart:
            stretches = _straight_costs(path[0][between], path[1][between], met, apart)
            winding[link] = np.quantile(stretches, _SURROUNDINGS)
    active = found[network.links.active]
    if restorable is not None and not np.isnan(active).all():
        # Ground that is no dearer than what corridors meet anyway has nothing to give.
        now = np.where(np.isfinite(resistance), resistance, np.inf)
        restorable = np.minimum(restorable, np.maximum(now - np.nanmin(active), 0.0))
    return Surroundings(found, np.fmax(found * grid_detours(network), winding), restorable)


def _straight_costs(rows: np.ndarray, columns: np.ndarray, resistance: np.ndarray, apart: int) -> np.ndarray:
    """Cost of a path between its cells that are so many steps apart, per cell of the straight line between them."""
    steps = np.hypot(np.diff(rows), np.diff(columns))
    cost = np.concatenate(([0.0], np.cumsum(steps * 0.5 * (resistance[1:] + resistance[:-1]))))
    straight = np.hypot(rows[apart:] - rows[:-apart], columns[apart:] - columns[:-apart])
    return (cost[apart:] - cost[:-apart])[straight > 0] / straight[straight > 0]


def grid_detours(network: Network) -> np.ndarray:
    """How much longer than straight a way on the grid is around each link's path.

    A path that runs straight along rows, columns or diagonals is as long as the line; on any other course the cheapest
    way through a uniform disc is up to 8 % longer than its diameter, which is no gain of restored ground.

    Parameters
    ----------
    network : Network

    Returns
    -------
    ndarray of float64, shape (links,)
    """
    found = np.full(len(network.links), GRID_DETOUR)
    for link, (rows, columns) in enumerate(network.paths):
        steps = np.stack([np.diff(rows), np.diff(columns)])
        if steps.shape[1] and (steps == steps[:, :1]).all():
            found[link] = 1.0
    return found


def obstacle_places(
    excess: np.ndarray,
    radius: np.ndarray,
    radii: Sequence[float],
    cell_size: float,
    classes: int = 5,
    least_class: int = 2,
    least_cells: float = 0.0,
    progress: Progress = no_progress,
    fixed: Optional[float] = None,
) -> tuple[TopPlaces, np.ndarray]:
    """The distinct obstacles, ranked by their peak.

    A peak is a cell with an excess above 0 that no cell within its radius exceeds. A place is the ground around a peak,
    connected by 8 neighbours, whose excess is above three quarters of the peak's; a peak on the ground of a higher one
    is part of that. Natural classes are made of the peaks, and places of the lowest ones, which are next to nothing,
    are left out; where there are no more places than classes all of them count.

    Parameters
    ----------
    excess : ndarray of float, shape (rows, columns)
        NaN where nothing is gained.
    radius : ndarray of float, shape (rows, columns)
        The radius that gives the excess, in map units.
    radii : sequence of float
        All radii.
    cell_size : float
    classes : int
        Number of natural classes; with 1 all places count.
    least_class : int
        Places of lower classes are left out; 1 keeps all.
    least_cells : float
        Smaller places are dropped.
    progress : callable
    fixed : float, optional
        Places whose peak is not above it are left out, whatever their class.

    Returns
    -------
    places : TopPlaces
        `limit` is the highest peak that is left out; minus infinity where all places count.
    classes : ndarray of int64, shape (places,)
        See `place_classes`.
    """
    positive = np.where(excess > 0.0, excess, -np.inf).astype(np.float64)
    peaks = np.zeros(excess.shape, dtype=bool)
    for one, step in with_parts(radii, progress):
        mine = (positive > 0.0) & (np.abs(radius - one) <= 1e-6 * one)
        if mine.any():
            peaks |= mine & (positive >= disc_maximum(positive, one / cell_size * ROUNDING, step))
    labels = _grounds(positive, peaks)
    places = ranked_places(labels, positive, 0, -np.inf, 1.0, least_cells)
    kept, strength = np.ones(places.count, dtype=bool), place_classes(places.peak, classes)
    if fixed is not None:
        kept = places.peak > fixed
    elif places.count > classes > 1:
        kept = strength >= least_class
    if kept.all():
        return places, strength
    return replace(places_among(places, kept), limit=float(places.peak[~kept].max())), strength[kept]


def place_classes(peaks: np.ndarray, classes: int) -> np.ndarray:
    """The natural class of each place by its peak: the highest number for the strongest.

    Parameters
    ----------
    peaks : ndarray of float, shape (places,)
        Falling.
    classes : int

    Returns
    -------
    ndarray of int64, shape (places,)
        From 1 to `classes`. Where there are no more different peaks than classes each has a class of its own, from the
        highest down.
    """
    if not peaks.size:
        return np.zeros(0, dtype=np.int64)
    limits = np.sort(np.asarray(natural_breaks([peaks], classes).limits, dtype=np.float64))
    above = np.searchsorted(limits, peaks, side="left")
    return above + classes - limits.size


def _grounds(values: np.ndarray, peaks: np.ndarray) -> np.ndarray:
    """The ground of each peak, the highest first; 0 outside."""
    labels = np.zeros(values.shape, dtype=np.int32)
    rows, columns = np.nonzero(peaks)
    order = np.lexsort((columns, rows, -values[rows, columns]))
    count = 0
    for place in zip(rows[order].tolist(), columns[order].tolist()):
        if labels[place]:
            continue
        window, ground = _connected(values, place, _SHARE * values[place])
        target = labels[window]
        if target[ground].any():
            # A shoulder of a higher peak, no obstacle of its own.
            continue
        count += 1
        target[ground & (target == 0)] = count
    return labels


def _connected(values: np.ndarray, place: tuple[int, int], limit: float):
    """The cells above a limit that hang together with a cell, in a window that is widened until it holds them."""
    reach = 16
    while True:
        window, _ = disc_window(values.shape, place, float(reach))
        inside = values[window] > limit
        own = label_patches(inside)[0]
        ground = own == own[place[0] - window[0].start, place[1] - window[1].start]
        sides = zip(window, values.shape, ((0, 1), (1, 0)))
        cut = False
        for part, size, (axis, _) in sides:
            first, last = ground.take(0, axis=axis), ground.take(-1, axis=axis)
            cut |= (part.start > 0 and first.any()) or (part.stop < size and last.any())
        if not cut:
            return window, ground
        reach *= 2


def links_on(network: Network, places: TopPlaces, radius: np.ndarray, cell_size: float) -> list:
    """The active links whose path comes within a place's radius of its ground.

    Parameters
    ----------
    network : Network
    places : TopPlaces
    radius : ndarray of float, shape (places,)
        In map units.
    cell_size : float

    Returns
    -------
    list of list of int
        Rows of the links of each place, ascending.
    """
    columns = places.labels.shape[1]
    on_path: dict = {}
    for link in np.flatnonzero(network.links.active):
        for cell in (network.paths[link][0] * columns + network.paths[link][1]).tolist():
            on_path.setdefault(cell, set()).add(int(link))
    found: list = [set() for _ in range(places.count)]
    flat = np.array(sorted(on_path), dtype=np.int64)
    at = np.stack(np.divmod(flat, columns), axis=1)
    for place in range(places.count):
        cells = np.argwhere(places.labels == place + 1)
        reach = radius[place] / cell_size * ROUNDING
        low, high = cells.min(axis=0) - reach, cells.max(axis=0) + reach
        near = np.flatnonzero(((at >= low) & (at <= high)).all(axis=1))
        for number in near:
            if ((cells - at[number]) ** 2).sum(axis=1).min() <= reach * reach:
                found[place] |= on_path[int(flat[number])]
    return [sorted(links) for links in found]
