"""The places that the scores of barriers lead to: barriers on corridors, and short cuts off them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..network.least_cost_network import Network
from ..network.surfaces import SurfaceStore
from ..progress import Progress, no_progress
from ..typed import there
from .barriers import BarrierScores, link_gains
from .obstacles import Surroundings, links_on, obstacle_places
from .top_class import TopPlaces, places_among, top_places

# An obstacle costs at least so much more than what its corridor meets anyway; less is the grain of the ground.
_LEAST_GAIN = 0.05


@dataclass(frozen=True)
class PlaceRules:
    """Which places are listed.

    Parameters
    ----------
    classes : int
        Natural classes: of distinct obstacles, or of the scores of cells.
    least_class : int
        Obstacles of lower classes are left out.
    least_cells : float
        Smaller places are left out.
    fixed : float, optional
        The limit that places are above, in place of natural classes of their own.
    """

    classes: int = 5
    least_class: int = 2
    least_cells: float = 0.0
    fixed: Optional[float] = None


@dataclass(frozen=True)
class BarrierPlaces:
    """Ranked places with what corridors gain there.

    Parameters
    ----------
    places : TopPlaces
    radius : ndarray of float64, shape (places,)
        That of each peak, in map units.
    gains : ndarray of float64, shape (places, links)
        What each link saves there, negative for nothing.
    scores : ndarray of float64, shape (places,)
        Barrier score at the peak.
    classes : ndarray of int, shape (places,)
        Natural class, the highest number for the strongest.
    lies_on : list of list of int
        The links that gain and whose path comes within the radius, most first.
    """

    places: TopPlaces
    radius: np.ndarray
    gains: np.ndarray
    scores: np.ndarray
    classes: np.ndarray
    lies_on: list

    def among(self, kept: np.ndarray) -> BarrierPlaces:
        """Some of the places, ranked anew."""
        lies_on = [links for links, keep in zip(self.lies_on, kept) if keep]
        of_places = (self.radius, self.gains, self.scores, self.classes)
        radius, gains, scores, classes = (values[kept] for values in of_places)
        return BarrierPlaces(places_among(self.places, kept), radius, gains, scores, classes, lies_on)


def barrier_places(
    network: Network,
    cell_size: float,
    store: SurfaceStore,
    scores: BarrierScores,
    rules: PlaceRules,
    surroundings: Optional[Surroundings] = None,
    restored: float = 1.0,
    progress: Progress = no_progress,
) -> tuple[BarrierPlaces, BarrierPlaces]:
    """Barriers and possible short cuts.

    With surroundings the places are distinct obstacles (`obstacles.obstacle_places`), else the patches of the highest
    natural class of the scores where the same link gains most (`top_class.top_places`). A barrier lies on a corridor
    that gains there: its path comes within the place's radius. Elsewhere restored ground would be a new way.

    Parameters
    ----------
    network : Network
    cell_size : float
    store : SurfaceStore
        As `barrier_scores` left it.
    scores : BarrierScores
    rules : PlaceRules
    surroundings : Surroundings, optional
        That of the scores' excess.
    restored : float
        Resistance of restored ground of the scores.
    progress : callable

    Returns
    -------
    barriers, short_cuts : BarrierPlaces
    """
    of_excess = surroundings is not None
    if surroundings is not None:
        places, classes = obstacle_places(
            there(scores.excess),
            there(scores.excess_radius),
            scores.radii,
            cell_size,
            rules.classes,
            rules.least_class,
            rules.least_cells,
            progress,
            rules.fixed,
        )
    else:
        reach = scores.radius / cell_size
        places = top_places(
            scores.centres, rules.classes, rules.least_cells, scores.link, reach, progress, rules.fixed
        )
        classes = np.full(places.count, rules.classes)
    peaks = places.peak_rows, places.peak_columns
    radius = scores.radius_at(*peaks, of_excess=of_excess)
    toll = restored if surroundings is None else surroundings.straight
    where = list(zip(*(place.tolist() for place in peaks)))
    gains = link_gains(network, store, cell_size, where, radius.tolist(), toll)
    if surroundings is not None:
        gains = np.minimum(gains, (surroundings.limits(places, radius, cell_size) * 2.0 * radius)[:, None])
    lies_on = [
        sorted((link for link in links if of_links[link] > 0), key=(-of_links).__getitem__)
        for of_links, links in zip(gains, links_on(network, places, radius, cell_size))
    ]
    score = np.nan_to_num(scores.centres[peaks].astype(np.float64))
    found = BarrierPlaces(places, radius, gains, score, classes, lies_on)
    on = np.array([bool(links) for links in lies_on], dtype=bool)
    worth = np.ones(places.count, dtype=bool)
    if of_excess and places.count:
        worth = np.nanmax(gains / (2.0 * radius)[:, None] / toll, axis=1) >= _LEAST_GAIN
    return found.among(on & worth), found.among(~on & worth)
