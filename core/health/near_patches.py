"""Patches in the neighbourhood of a patch: PROX, SIMI, and how many are near for CONNECT."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..patch_distances import PairDistances, patch_centre_distances
from ..progress import Progress, no_progress


def near_patches(
    labels: np.ndarray,
    unit: np.ndarray,
    place: np.ndarray,
    cell_size: float,
    radius: float,
    same_class: bool,
    progress: Progress = no_progress,
) -> PairDistances:
    """Pairs of patches of a unit whose nearest cell centres lie within a radius.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Patch of each cell, -1 outside.
    unit, place : ndarray of int32, shape (patches,)
        Unit and class of each patch.
    cell_size, radius : float
        Metres.
    same_class : bool
        Only pairs of patches of the same class.
    progress : callable

    Returns
    -------
    PairDistances
        In metres.
    """
    group = unit.astype(np.int64)
    if same_class and place.size:
        group = group * (int(place.max()) + 1) + place
    return patch_centre_distances(labels + 1, unit.size, cell_size, radius, group, progress)


def proximity(pairs: PairDistances, area: np.ndarray, weight: Optional[np.ndarray] = None) -> np.ndarray:
    """``sum a_s w / h^2`` over the patches near each patch: PROX, and with similarities as weights SIMI.

    A near patch counts with its whole area.

    Parameters
    ----------
    pairs : PairDistances
        Metres.
    area : ndarray of float64, shape (patches,)
        Square metres.
    weight : ndarray of float64, shape (pairs,), optional

    Returns
    -------
    ndarray of float64, shape (patches,)
        Square metres by square metres; 0 for a patch without any near.

    References
    ----------
    Gustafson & Parker (1992), 10.1007/BF02418941, as FRAGSTATS v4 has it: the distance to the patch itself.
    McGarigal, Cushman & Ene (2012), FRAGSTATS v4, Similarity Index.
    """
    share = 1.0 / pairs.distance**2 if weight is None else weight / pairs.distance**2
    return np.bincount(pairs.first, area[pairs.second] * share, pairs.count) + np.bincount(
        pairs.second, area[pairs.first] * share, pairs.count
    )


def measured_surroundings(table, surroundings, classes: np.ndarray, wanted: set, progress: Progress) -> dict:
    """PROX, SIMI and NEAR (how many patches of its class are near a patch) of each patch.

    Parameters
    ----------
    table : PatchTable
    surroundings : Surroundings
    classes : ndarray of int64
        The landscape's.
    wanted : set of str
        Of "PROX", "SIMI" and "NEAR".
    progress : callable

    Returns
    -------
    dict of str to ndarray of float64, shape (patches,)
    """
    place = table.place
    pairs = near_patches(
        table.labels, table.unit, place, table.cell_size, surroundings.radius, "SIMI" not in wanted, progress
    )
    area, measured = table.cells * table.cell_size**2, {}
    if "SIMI" in wanted:
        weight = surroundings.similarity.of(classes)[place[pairs.first], place[pairs.second]]
        measured["SIMI"] = proximity(pairs, area, weight)
        alike = place[pairs.first] == place[pairs.second]
        pairs = PairDistances(pairs.count, pairs.first[alike], pairs.second[alike], pairs.distance[alike])
    if "PROX" in wanted:
        measured["PROX"] = proximity(pairs, area)
    if "NEAR" in wanted:
        near = np.bincount(pairs.first, minlength=pairs.count) + np.bincount(pairs.second, minlength=pairs.count)
        measured["NEAR"] = near.astype(np.float64)
    return measured
