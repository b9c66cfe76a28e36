"""Barriers: where restoring ground would shorten corridors most, in resistance x map units per map unit restored."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Callable, Optional, Sequence, Union

import numpy as np

from ..cost.disc_minimum import disc_maximum, disc_window
from ..errors import InputError, NothingFound
from ..memory import require_memory
from ..network.corridors import corridor_reaches
from ..network.least_cost_network import Network
from ..network.links import Links
from ..network.surfaces import SurfaceStore
from ..progress import Progress, no_progress, parts_of, told, with_parts
from ..typed import Shape, there
from ._barrier_scene import ROUNDING, STRIP_BYTES, Scene
from .barrier_choices import COMBINATIONS, WINDOWS
from .obstacles import Surroundings

# The rasters that a run holds, and a surface while it is read.
_BYTES_PER_CELL = 60.0
# A score and its growth for each: more of them are a mistake of the step.
_MOST_RADII = 200
_EXCESS_BYTES = 28.0


@dataclass(frozen=True)
class BarrierScores:
    """What restoring a disc around each cell would gain.

    Parameters
    ----------
    centres : ndarray of float32, shape (rows, columns)
        Cost saved per map unit restored, for a disc around the cell: the most of all radii. NaN where
        nothing is gained; 0 there with the sum of corridors.
    percent : ndarray of float32, shape (rows, columns)
        The same in percent of each corridor's cost.
    circles : ndarray of float32, shape (rows, columns)
        The highest score of all discs that hold the cell.
    radius : ndarray of float32, shape (rows, columns)
        The radius that gives `centres`; NaN where that is NaN or 0.
    link : ndarray of int32, shape (rows, columns)
        Row of the link that gains most there with that radius; -1 where none gains.
    radii : tuple of float
        The radii that were looked at.
    excess : ndarray of float32, shape (rows, columns), optional
        The highest score of a link beyond what its own surroundings would give; NaN where none is above 0.
    excess_radius, excess_link : ndarray, optional
        The radius and the row of the link that give it.
    summed : ndarray of float32, shape (rows, columns), optional
        With both ways of combining: the sum of all links that gain, as `centres` would be with the sum.
    """

    centres: np.ndarray
    percent: np.ndarray
    circles: np.ndarray
    radius: np.ndarray
    link: np.ndarray
    radii: tuple
    excess: Optional[np.ndarray] = None
    excess_radius: Optional[np.ndarray] = None
    excess_link: Optional[np.ndarray] = None
    summed: Optional[np.ndarray] = None

    def radius_at(self, rows, columns, of_excess: bool = False) -> np.ndarray:
        """The radius at some cells with a score (or an excess) above 0, as it was given and not as float32."""
        radii = np.sort(np.asarray(self.radii, dtype=np.float64))
        radius = there(self.excess_radius) if of_excess else self.radius
        found = np.asarray(radius[rows, columns], dtype=np.float64)
        return radii[np.abs(radii - found[..., None]).argmin(axis=-1)]


def barrier_radii(minimum: float, maximum: float, step: float, cell_size: float) -> tuple:
    """The radii from a least to a greatest one.

    Parameters
    ----------
    minimum, maximum, step : float
        In map units. A step of 0, or one that leads beyond the maximum, gives the minimum alone.
    cell_size : float

    Returns
    -------
    tuple of float

    Raises
    ------
    InputError
        When the minimum is below a cell or above the maximum, the step negative, or the radii too many.
    """
    if not minimum * ROUNDING >= cell_size:
        raise InputError(
            "The least radius of {radius:.10g} is below the cell size of {cell_size:.10g}; give at least a cell.",
            radius=minimum,
            cell_size=cell_size,
        )
    if not minimum <= maximum < np.inf:
        raise InputError(
            "The least radius of {minimum:.10g} is above the greatest of {maximum:.10g}; exchange them.",
            minimum=minimum,
            maximum=maximum,
        )
    if not 0.0 <= step < np.inf:
        raise InputError("The step between the radii is {step:.10g}; give 0 or more.", step=step)
    if step == 0.0 or minimum + step > maximum * ROUNDING:
        return (float(minimum),)
    steps = (maximum * ROUNDING - minimum) / step
    if steps >= _MOST_RADII:
        raise InputError(
            "From {minimum:.10g} to {maximum:.10g} by steps of {step:.3g} there are more than {most} radii; give a "
            "larger step or a smaller greatest radius.",
            minimum=minimum,
            maximum=maximum,
            step=step,
            most=_MOST_RADII,
        )
    count = int(steps) + 1
    return tuple(float(minimum + number * step) for number in range(count))


def default_radii(shape: Shape, cell_size: float) -> tuple[float, float, float]:
    """Least and greatest radius and their step for a raster, where none are given.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    cell_size : float

    Returns
    -------
    minimum, maximum, step : float
        The paper's 1000, 4000 and 1000 m (Journal of Arid Land 2025, 17(10)) where the raster is at least 30 km
        wide both ways; less in proportion where it is smaller, but at least a cell.
    """
    least = max(min(1000.0, min(shape) * cell_size / 30.0), float(cell_size))
    return least, 4.0 * least, least


def barrier_scores(
    network: Network,
    resistance: np.ndarray,
    cell_size: float,
    radii: Sequence[float],
    store: SurfaceStore,
    combine: str = "maximum",
    restored: float = 1.0,
    open_nodata: bool = True,
    window: str = "disc",
    surroundings: Optional[Surroundings] = None,
    on_radius: Optional[Callable[[float, np.ndarray, np.ndarray], None]] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> BarrierScores:
    """Score every cell by what a restored disc around it would save the corridors.

    A corridor of cost L between the sources a and b could run from the cheapest cell of the disc that a
    reaches to the cheapest that b reaches, straight across on restored ground. Per unit restored that saves
    ``(L - F_a - F_b - c D) / D``, where F is the least accumulated cost in the disc, D its diameter
    and c the resistance of restored ground (1 in Barrier Mapper: McRae et al. 2012, PLOS ONE 7, e52604).

    Parameters
    ----------
    network : Network
        Its active links are scored.
    resistance : ndarray of float, shape (rows, columns)
        NaN and infinite cells are walls.
    cell_size : float
    radii : sequence of float
        Map units, each at least a cell; see `barrier_radii`.
    store : SurfaceStore
        Cost surfaces of the network's sources; those that are missing or do not reach the costs of the
        links are made.
    combine : {"maximum", "sum", "both"}
        The best corridor counts, or all corridors that gain; "both" is the best one with the sum beside it.
    restored : float
        Resistance of restored ground.
    open_nodata : bool
        Walls can be restored too. Otherwise nothing is gained around a wall cell.
    window : {"disc", "ring"}
        Where the cheapest cells are looked for: within the disc, or on its rim of one map unit as Barrier Mapper does
        (cells whose centre lies there; a rim of one cell where there are none).
    surroundings : Surroundings, optional
        What the excess is measured against.
    on_radius : callable, optional
        Called with each radius, its centres and its circles.
    executor : concurrent.futures.Executor, optional
        For the surfaces that are made; the workers of a cluster score strips of rows as well.
    progress : callable

    Returns
    -------
    BarrierScores

    Raises
    ------
    InputError
        When no link is active, a radius is below a cell, or `combine` or `restored` make no sense.
    """
    radii = _checked(network.links, radii, cell_size, combine, restored)
    if window not in WINDOWS:
        raise InputError("The window is one of {known}, not {given}.", known=", ".join(WINDOWS), given=window)
    require_memory(resistance.size * (_BYTES_PER_CELL + (_EXCESS_BYTES if surroundings else 0.0)) + STRIP_BYTES)
    surfacing, scoring = parts_of(progress, (1.0, 0.7 * len(radii)))
    straight = restorable = beyond = None
    if surroundings is not None:
        straight, restorable = surroundings.straight, surroundings.restorable
        beyond = _Excess(resistance.shape)
    scene = Scene(network, resistance, cell_size, store, executor, surfacing, window, straight, restorable)
    result = [np.full(resistance.shape, np.nan, dtype=np.float32) for _ in range(4)]
    centres, percent, circles, best_radius = result
    best_link = np.full(resistance.shape, -1, dtype=np.int32)
    summed = np.full(resistance.shape, np.nan, dtype=np.float32) if combine == "both" else None
    for radius, step in with_parts(radii, scoring):
        minimising, growing = parts_of(step, (len(scene.boxes), 1.0))
        score, share, link, excess, over, total = scene.score(radius, combine, restored, minimising)
        if summed is not None:
            if not open_nodata:
                total[~np.isfinite(resistance)] = np.nan
            np.fmax(summed, total, out=summed)
        if not open_nodata:
            score[~np.isfinite(resistance)] = share[~np.isfinite(resistance)] = np.nan
        if beyond is not None:
            if not open_nodata:
                excess[~np.isfinite(resistance)] = np.nan
            beyond.take(excess, over, radius)
        grown = disc_maximum(score, radius / cell_size * ROUNDING, growing)
        if on_radius is not None:
            on_radius(radius, score, grown)
        better = (score > 0) & ~(score <= centres)
        best_radius[better] = radius
        best_link[better] = link[better]
        for kept, new in ((centres, score), (percent, share), (circles, grown)):
            np.fmax(kept, new, out=kept)
    progress(1.0)
    scores = BarrierScores(centres, percent, circles, best_radius, best_link, tuple(radii), summed=summed)
    if beyond is None:
        return scores
    return replace(scores, excess=beyond.excess, excess_radius=beyond.radius, excess_link=beyond.link)


class _Excess:
    """The highest excess over radii, with its radius and link."""

    def __init__(self, shape):
        self.excess = np.full(shape, np.nan, dtype=np.float32)
        self.radius = np.full(shape, np.nan, dtype=np.float32)
        self.link = np.full(shape, -1, dtype=np.int32)

    def take(self, excess: np.ndarray, link: np.ndarray, radius: float) -> None:
        """Take up what a radius gives."""
        better = (excess > 0) & ~(excess <= self.excess)
        self.excess[better], self.link[better] = excess[better], link[better]
        self.radius[better] = radius


def own_limit(circles: np.ndarray, resistance: np.ndarray, restored: float = 1.0) -> np.ndarray:
    """Scores of the circles where no cell claims more than the resistance it has to lose.

    Parameters
    ----------
    circles : ndarray of float, shape (rows, columns)
        From `barrier_scores`.
    resistance : ndarray of float, shape (rows, columns)
        Walls have everything to lose.
    restored : float
        Resistance of restored ground.

    Returns
    -------
    ndarray of float32, shape (rows, columns)
        ``min(score, resistance - restored)`` (RBMin of Barrier Mapper), never below 0.
    """
    excess = np.where(np.isfinite(resistance), resistance - restored, np.inf)
    limited = np.minimum(circles, np.maximum(excess, 0.0))
    return limited.astype(np.float32)


def link_gains(
    network: Network,
    store: SurfaceStore,
    cell_size: float,
    places: Sequence[tuple[int, int]],
    radii: Sequence[float],
    restored: Union[float, np.ndarray] = 1.0,
    progress: Progress = no_progress,
) -> np.ndarray:
    """The cost that each link would save with discs around some cells.

    Parameters
    ----------
    network : Network
    store : SurfaceStore
        As `barrier_scores` left it.
    cell_size : float
    places : sequence of (int, int)
        Rows and columns of the centres.
    radii : sequence of float
        The radius at each place.
    restored : float or ndarray of float, shape (links,)
        Resistance of restored ground, or what a unit of the diameter costs each link then.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (places, links)
        ``L - F_a - F_b - c D``; negative where nothing is saved, minus infinity for links that are not
        active or do not come near.
    """
    links = network.links
    labels = sorted(corridor_reaches(links, 0.0))
    minima = {label: np.full(len(places), np.inf) for label in labels}
    for done, (place, radius) in told(enumerate(zip(places, radii)), progress):
        (down, right), inside = disc_window(network.starts.shape, place, radius / cell_size * ROUNDING)
        for label in labels:
            minima[label][done] = store.rows(label, down.start, down.stop)[:, right][inside].min()
    gains = np.full((len(places), len(links)), -np.inf)
    diameters = 2.0 * np.asarray(radii, dtype=np.float64)
    toll = np.broadcast_to(np.asarray(restored, dtype=np.float64), gains.shape) * diameters[:, None]
    for link in np.flatnonzero(links.active):
        a, b = minima[int(links.from_label[link])], minima[int(links.to_label[link])]
        gains[:, link] = links.cost[link] - a - b - toll[:, link]
    return gains


def _checked(links: Links, radii, cell_size: float, combine: str, restored: float) -> list:
    if combine not in COMBINATIONS:
        raise InputError("Corridors are combined by maximum, sum or both, not by {given}.", given=combine)
    if not 0.0 < restored < np.inf:
        raise InputError("The resistance of restored ground is {given:.10g}; give a number above 0.", given=restored)
    if not links.active.any():
        raise NothingFound("There is no corridor between the sources, so nothing can be a barrier to it.")
    radii = [float(radius) for radius in radii]
    if not radii:
        raise InputError("No radius is given; give at least one.")
    for radius in radii:
        barrier_radii(radius, radius, 0.0, cell_size)
    return radii
