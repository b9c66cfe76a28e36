"""Distances, connectivity and the choice of sources in esp:ecologicalsources."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.network.connectivity_links import greatest_distance, links_by_distance
from ...core.patches import patch_means
from ...core.sources.sources import select_sources
from ..platform.language import shared_tr
from .connectivity_warning import report_pruning, warn_of_large_components


def chosen_sources(job, habitat, quality, rules, dispersal, measuring, selecting):
    """The decision for every patch.

    Parameters
    ----------
    job : Job
    habitat : Habitat
    quality : ndarray or None
        Weighs the area of patches in the connectivity.
    rules : SelectionRules
    dispersal : tuple
        Distance, probability and least probability.
    measuring, selecting : callable
        Progress of both parts.

    Returns
    -------
    SourceSelection
    """
    centroids = job.choice("DISTANCE_TYPE") == 1

    def distances(candidates):
        job.say(shared_tr("Distances between {count} patches").format(count=candidates.size))
        pairs = habitat.distances(candidates, centroids, greatest_distance(*dispersal), measuring)
        links = links_by_distance(pairs, *dispersal)
        warn_of_large_components(job, links)
        report_pruning(job, links, dispersal[2])
        job.say(shared_tr("Connectivity"))
        return pairs

    attributes = None if quality is None else _weighted_areas(job, habitat, quality)
    return select_sources(habitat.areas, distances, rules, *dispersal, attributes=attributes, progress=selecting)


def _weighted_areas(job, habitat, quality) -> np.ndarray:
    """Areas times the mean quality of the patches."""
    everyone = np.arange(habitat.count)
    mean = patch_means(habitat.labels(everyone, job.grid), habitat.count, quality)
    unknown = int(np.count_nonzero(np.isnan(mean)))
    if unknown:
        job.warn(
            "{count} {count:patch has|patches have} no quality and {count:counts|count} 0 in the connectivity.",
            count=unknown,
        )
    if (mean < 0.0).any():
        raise InputError(
            "The quality {name} is negative in {count} {count:patch|patches}; bring it to numbers from 0 on.",
            name=job.layer_name("QUALITY"),
            count=int(np.count_nonzero(mean < 0.0)),
        )
    return habitat.areas * np.nan_to_num(mean)
