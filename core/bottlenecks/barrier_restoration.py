"""What if: restoring the best barriers one after another, with the corridors' costs after each."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Callable, Iterator, Optional, Sequence

import numpy as np

from ..cost.disc_minimum import disc_window
from ..errors import InputError
from ..network.corridors import corridor_reaches
from ..network.least_cost_network import Network
from ..network.surfaces import MemorySurfaces, SurfaceStore, surfaces_of
from ..progress import Progress, no_progress, parts_of, with_parts
from ..typed import there
from ._barrier_scene import ROUNDING
from .barriers import BarrierScores, barrier_scores
from .obstacles import Surroundings
from .return_on_investment import Investment, returns_of
from .top_class import top_places


@dataclass(frozen=True)
class Restoration:
    """One restored disc.

    Parameters
    ----------
    row, column : int
        Its centre.
    radius : float
        Map units.
    score : float
        Of the centre when it was chosen: cost saved per map unit restored, as foretold.
    cells : int
        Cells whose resistance fell.
    opened : int
        Those of them that were walls.
    before, after : ndarray of float64, shape (links,)
        Cost of every link of the network; of links that are not active NaN.
    money, returns : float
        What the disc costs, and the cost foretold to be saved for each unit of it; NaN where its score chose it.
    """

    row: int
    column: int
    radius: float
    score: float
    cells: int
    opened: int
    before: np.ndarray
    after: np.ndarray
    money: float = float("nan")
    returns: float = float("nan")

    @property
    def saved(self) -> np.ndarray:
        """What every link saves; 0 for links that are not active."""
        return np.nan_to_num(self.before - self.after)


def restore_barriers(
    network: Network,
    resistance: np.ndarray,
    cell_size: float,
    radii: Sequence[float],
    count: int,
    store: SurfaceStore,
    combine: str = "maximum",
    restored: float = 1.0,
    open_nodata: bool = True,
    window: str = "disc",
    surroundings: Optional[Surroundings] = None,
    scores: Optional[BarrierScores] = None,
    new_store: Optional[Callable[[np.ndarray], SurfaceStore]] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    investment: Optional[Investment] = None,
) -> Iterator[tuple[Restoration, np.ndarray]]:
    """Restore the disc of the highest score or return, compute all costs anew, score again, and so on.

    Parameters
    ----------
    network, resistance, cell_size, radii, store, combine, restored, open_nodata, window
        As in `barrier_scores`.
    surroundings : Surroundings, optional
        Restore the disc of the highest excess, to what its link meets on its way or, where that is more, as far as
        restoration can; without it to `restored`.
    count : int
        Discs to restore; fewer where nothing is left to gain.
    scores : BarrierScores, optional
        The first scores, where they are known.
    new_store : callable, optional
        Gives an empty store for the surfaces over a changed resistance; in memory by default.
    executor : concurrent.futures.Executor, optional
    progress : callable
    investment : Investment, optional
        Restore the disc of the highest return on investment over all radii, as long as the budget lasts.

    Yields
    ------
    step : Restoration
    resistance : ndarray of float64, shape (rows, columns)
        The surface with all discs so far: no cell of them above what it was restored to. The caller must not change it.

    Notes
    -----
    A centre within the radius of a disc that was restored before is not chosen again. The costs are those of the
    least-cost paths; they may save more than was foretold, since the ground between the disc's rims and beyond
    the foretold strip counts too, or a little less, since a path on a grid cannot run straight everywhere.
    """
    if count < 0:
        raise InputError("The number of barriers to restore is {count}; give 0 or more.", count=count)
    surface = np.array(resistance, dtype=np.float64)
    barred = np.zeros(surface.shape, dtype=bool)
    costs = np.where(network.links.active, network.links.cost, np.nan)
    spent = 0.0
    for _, step in with_parts(range(count), progress):
        scoring, measuring = parts_of(step, (4.0, 1.0))

        def scored(of_radii, told, network=network, store=store):
            options = combine, restored, open_nodata, window, surroundings
            return barrier_scores(
                network, surface, cell_size, of_radii, store, *options, executor=executor, progress=told
            )

        if investment is not None:
            choice = _best_return(scored, radii, barred, investment, spent, cell_size, surroundings, scoring)
        else:
            choice = _best_score(scores or scored(radii, scoring), barred, surroundings)
        if choice is None:
            return
        place, radius, score, link = choice.place, choice.radius, choice.score, choice.link
        spent += choice.money if investment is not None else 0.0
        part, inside = disc_window(surface.shape, place, radius / cell_size * ROUNDING)
        barred[part] |= inside
        target = restored
        if surroundings is not None:
            target = surroundings.restored(resistance[part], part, link)
        changed, opened = _restore(surface[part], inside, target, open_nodata)
        store = MemorySurfaces(surface.shape) if new_store is None else new_store(surface)
        after = _costs(network, surface, cell_size, costs, store, executor, measuring)
        yield (
            Restoration(*place, radius, score, changed, opened, costs, after, choice.money, choice.returns),
            surface,
        )
        network, costs = replace(network, links=replace(network.links, cost=after)), after
        scores = None
    progress(1.0)


@dataclass(frozen=True)
class _Choice:
    """The disc to restore next, what it gains, and the link whose excess it is (-1 for none)."""

    place: tuple[int, int]
    radius: float
    score: float
    link: int = -1
    money: float = float("nan")
    returns: float = float("nan")


def _gain_of(scores: BarrierScores, surroundings) -> np.ndarray:
    return scores.centres if surroundings is None else there(scores.excess)


def _best_score(scores: BarrierScores, barred: np.ndarray, surroundings) -> Optional[_Choice]:
    values = _gain_of(scores, surroundings)
    place = _best(np.where(barred, np.nan, values))
    if place is None:
        return None
    radius = float(scores.radius_at(*place, of_excess=surroundings is not None))
    link = -1 if surroundings is None else int(there(scores.excess_link)[place])
    return _Choice(place, radius, float(values[place]), link)


def _best_return(scored, radii, barred, investment, spent, cell_size, surroundings, progress) -> Optional[_Choice]:
    """The disc of the highest return; each radius is scored alone, since the best score need not be the best return."""
    scores = {radius: scored([radius], step) for radius, step in with_parts(sorted(radii), progress)}
    gains = {radius: _gain_of(found, surroundings) for radius, found in scores.items()}
    best = returns_of(gains, investment, cell_size, investment.budget - spent)
    place = _best(np.where(barred, np.nan, best.value))
    if place is None:
        return None
    radius = float(best.radius[place])
    link = -1 if surroundings is None else int(scores[radius].excess_link[place])
    score, money, value = float(gains[radius][place]), float(best.money[place]), float(best.value[place])
    return _Choice(place, radius, score, link, money, value)


def _best(centres: np.ndarray) -> Optional[tuple[int, int]]:
    """The cell of the highest score: of a patch of equal scores its middle."""
    highest = np.nanmax(centres, initial=0.0)
    if not highest > 0.0:
        return None
    places = top_places(np.where(centres == highest, centres, np.nan), 1)
    return int(places.peak_rows[0]), int(places.peak_columns[0])


def _restore(surface: np.ndarray, inside: np.ndarray, restored, open_nodata: bool) -> tuple[int, int]:
    """Lower the cells of a disc in place; how many fell, and how many of them were walls."""
    walls = inside & ~np.isfinite(surface)
    if not open_nodata:
        inside, walls = inside & ~walls, np.zeros_like(walls)
    fallen = inside & (walls | (surface > restored))
    surface[fallen] = np.broadcast_to(restored, surface.shape)[fallen]
    return int(np.count_nonzero(fallen)), int(np.count_nonzero(walls))


def _costs(network, surface, cell_size, before, store, executor, progress) -> np.ndarray:
    """The cost of every active link over a changed surface, which is lower everywhere."""
    links = network.links
    reaches = corridor_reaches(links, 0.0)
    cells = np.flatnonzero(network.starts)
    labels = network.starts.ravel()[cells]
    after = before.copy()
    for label, cost in surfaces_of(
        store, surface, network.starts, cell_size, reaches, executor, progress, network.moves
    ):
        for row in np.flatnonzero(links.active & (links.from_label == label)):
            after[row] = min(before[row], cost.ravel()[cells[labels == links.to_label[row]]].min())
    return after
