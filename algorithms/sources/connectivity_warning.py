"""What is said about networks that take long and about links that were left out."""

from __future__ import annotations

import numpy as np

from ...core.network.connectivity_index import seconds_needed
from ...core.network.connectivity_links import PatchLinks

# From here on the time of a component grows to minutes.
_LARGE = 2000
# Distances, IIC and the growth of PC come on top of dPC.
_ALL_TOLD = 2.0


def warn_of_large_components(job, links: PatchLinks) -> None:
    """Tell the expected time of a large network, before it is spent."""
    sizes = np.bincount(links.components(probable=True)[1])
    if sizes.max() > _LARGE:
        job.warn(
            "{count} patches are connected with each other, which takes about {minutes:.1f} minutes; a least "
            "probability (for example 0.01) divides them, fewer patches or a larger least area as well.",
            count=int(sizes.max()),
            minutes=_ALL_TOLD * seconds_needed(sizes) / 60.0,
        )


def report_pruning(job, links: PatchLinks, min_probability: float, every_pair: bool = True) -> None:
    """Tell how many pairs are not linked because their probability is small.

    Parameters
    ----------
    job : Job
    links : PatchLinks
    min_probability : float
    every_pair : bool
        Pairs that are not listed were too far apart to be measured, and count; not so where a file lists the links.
    """
    pairs, pruned = links.first.size, links.pruned
    if every_pair and min_probability > 0.0:
        pairs = links.count * (links.count - 1) // 2
        pruned = pairs - int(np.count_nonzero(links.probability))
    if min_probability > 0.0:
        job.log(
            "{count} of {pairs} {pairs:pair|pairs} {count:has|have} a probability below {least:g} and {count:is|are} "
            "not linked; that lowers PC and raises the connector parts.",
            count=pruned,
            pairs=pairs,
            least=min_probability,
        )
    job.record("pruned_links", pruned)
