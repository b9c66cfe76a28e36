"""How PC grows when patches are added one after the other."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, parts_of, told
from ._path_closure import unbuffered
from .connectivity_links import PatchLinks


def growing_numerators(
    attributes: np.ndarray, links: PatchLinks, order: np.ndarray, progress: Progress = no_progress
) -> np.ndarray:
    """Numerator of PC of the first patches of an order alone, for one patch, two, and so on up to all.

    Parameters
    ----------
    attributes : ndarray of float64, shape (patches,)
    links : PatchLinks
    order : ndarray of int, shape (patches,)
        Every patch once.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (patches,)
        Entry m - 1 is of the first m patches; the last one is that of the whole network.
    """
    count = order.size
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    weights = np.asarray(attributes, dtype=np.float64)[order]
    # Components grow on their own: what a patch adds, it adds within its component.
    _, component = links.components(probable=True)
    probable = np.flatnonzero(links.probability > 0.0)
    members = _by_number(component[order])
    owner = component[links.first[probable]]
    owned = dict(zip(np.unique(owner).tolist(), _by_number(owner)))
    steps = parts_of(progress, [float(places.size) ** 3 for places in members])
    added = weights**2
    for number, (places, step) in enumerate(zip(members, steps)):
        if places.size == 1:
            continue
        chosen = probable[owned[number]]
        first, second = (np.searchsorted(places, place[side[chosen]]) for side in (links.first, links.second))
        numerators = _growth(weights[places], first, second, links.probability[chosen], step)
        added[places] = np.diff(numerators, prepend=0.0)
    progress(1.0)
    return np.cumsum(added)


def _by_number(numbers: np.ndarray) -> list:
    """Where each number is, by ascending numbers."""
    _, counts = np.unique(numbers, return_counts=True)
    return np.split(np.argsort(numbers, kind="stable"), np.cumsum(counts)[:-1])


def _growth(
    weights: np.ndarray, first: np.ndarray, second: np.ndarray, probability: np.ndarray, progress: Progress
) -> np.ndarray:
    """Numerators of the first patches alone, of a component whose patches are in order."""
    count = weights.size
    direct = np.zeros((count, count))
    direct[first, second] = direct[second, first] = probability
    best = np.eye(count)
    numerators = np.empty(count)
    for new in told(range(count), progress):
        known = best[:new, :new]
        if new:
            # The best way to the new patch ends with one of its links; it may shorten ways between the others.
            arrival = np.max(known * direct[new, :new], axis=1)
            with unbuffered():
                np.maximum(known, np.multiply(arrival[:, None], arrival), out=known)
            best[new, :new] = best[:new, new] = arrival
        present = weights[: new + 1]
        numerators[new] = np.sum(present * np.einsum("ij,j->i", best[: new + 1, : new + 1], present))
    return numerators
