"""How PC grows when patches are added one after the other."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress
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
    first, second = place[links.first], place[links.second]
    direct = np.zeros((count, count))
    direct[first, second] = direct[second, first] = links.probability
    weights = np.asarray(attributes, dtype=np.float64)[order]
    best = np.eye(count)
    numerators = np.empty(count)
    for new in range(count):
        progress(new / count)
        known = best[:new, :new]
        if new:
            # The best way to the new patch ends with one of its links; it may shorten ways between the others.
            arrival = np.max(known * direct[new, :new], axis=1)
            with unbuffered():
                np.maximum(known, np.multiply(arrival[:, None], arrival), out=known)
            best[new, :new] = best[:new, new] = arrival
        present = weights[: new + 1]
        numerators[new] = np.sum(present * np.einsum("ij,j->i", best[: new + 1, : new + 1], present))
    progress(1.0)
    return numerators
