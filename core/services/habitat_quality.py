"""Habitat quality: how good a habitat is where threats around degrade it.

Source: InVEST 3.20, habitat quality model (Sharp et al., InVEST User's Guide); the sum of the kernels as in
InVEST 3.3 to 3.12.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of, slices
from .threats import Threat, threat_impact

# Cells that a formula works on at a time: its temporaries stay in the processor's cache.
_BLOCK = 1 << 16


@dataclass(frozen=True)
class HabitatQuality:
    """The result of the model.

    Parameters
    ----------
    quality : ndarray of float64, shape (rows, columns)
        0 to 1, NaN where the land cover has no data.
    degradation : ndarray of float64
        0 to 1, NaN as above.
    half_saturation : float
        The constant that was used.
    by_threat : tuple of ndarray
        The degradation by each threat, where it was asked for.
    """

    quality: np.ndarray
    degradation: np.ndarray
    half_saturation: float
    by_threat: tuple = ()


def habitat_quality(
    suitability: np.ndarray,
    threats: Sequence[Threat],
    layers: Iterable[tuple[np.ndarray, np.ndarray]],
    cell_size: float,
    half_saturation: Optional[float] = 0.5,
    access: Optional[np.ndarray] = None,
    model: str = "nearest",
    keep_threats: bool = False,
    progress: Progress = no_progress,
) -> HabitatQuality:
    """Habitat quality and degradation.

    Parameters
    ----------
    suitability : ndarray of float, shape (rows, columns)
        H, 0 to 1; NaN is nodata.
    threats : sequence of Threat
    layers : iterable of (ndarray, ndarray)
        For each threat its intensity (see `threat_impact`) and the sensitivity S of the cells to it, 0 to 1;
        a generator keeps only one pair in memory.
    cell_size : float
        Metres.
    half_saturation : float, optional
        k; None takes half of the greatest degradation, as InVEST's guide advises.
    access : ndarray of float, optional
        0 (protected) to 1 (open).
    model : {"nearest", "kernel sum", "strongest"}
        How a threat reaches a cell, see `threat_impact`.
    keep_threats : bool
        Return the degradation by each threat as well.
    progress : callable

    Returns
    -------
    HabitatQuality
        D = sum_r w_r / sum(w) i_r S_r access; Q = H (1 - D^2.5 / (D^2.5 + k^2.5)).

    Raises
    ------
    InputError
        When `half_saturation` is not above 0.
    """
    if half_saturation is not None and not half_saturation > 0:
        raise InputError("The half-saturation constant is {given:g}; it must be above 0.", given=half_saturation)
    degradation = np.zeros(suitability.shape)
    kept = []
    steps = parts_of(progress, [1.0] * len(threats))
    for contribution in threat_degradations(threats, layers, cell_size, access, model, steps):
        degradation += contribution
        if keep_threats:
            kept.append(contribution.astype(np.float32))
    degradation[np.isnan(suitability)] = np.nan
    if half_saturation is None:
        half_saturation = 0.5 * float(np.nanmax(degradation, initial=0.0))
    quality = np.empty(suitability.shape)
    flat_quality, flat_suitability = quality.reshape(-1), suitability.reshape(-1)
    flat_degradation = degradation.reshape(-1)
    # x^2.5 as x^2 sqrt(x), which is quicker than a power.
    half = half_saturation * half_saturation * np.sqrt(half_saturation)
    for part in slices(quality.size, _BLOCK):
        load = flat_degradation[part]
        load = load * load * np.sqrt(load)
        if half > 0:
            load /= load + half
        flat_quality[part] = flat_suitability[part] * (1.0 - load)
    progress(1.0)
    return HabitatQuality(quality, degradation, float(half_saturation), tuple(kept))


def threat_degradations(
    threats: Sequence[Threat],
    layers: Iterable[tuple[np.ndarray, np.ndarray]],
    cell_size: float,
    access: Optional[np.ndarray] = None,
    model: str = "nearest",
    progresses: Optional[Sequence[Progress]] = None,
) -> Iterator[np.ndarray]:
    """The degradation by each threat, one after the other.

    Parameters
    ----------
    threats, layers, cell_size, access, model
        As for `habitat_quality`.
    progresses : sequence of callable, optional
        One for each threat.

    Yields
    ------
    ndarray of float64
        w_r / sum(w) i_r S_r access.
    """
    total = sum(threat.weight for threat in threats)
    for number, (threat, (intensity, sensitivity)) in enumerate(zip(threats, layers)):
        progress = progresses[number] if progresses else no_progress
        impact = threat_impact(intensity, threat, cell_size, model, progress)
        impact *= sensitivity
        impact *= threat.weight / total
        if access is not None:
            impact *= access
        yield impact


def rarity(classes: np.ndarray, valid: np.ndarray, baseline: np.ndarray, baseline_valid: np.ndarray) -> np.ndarray:
    """How much rarer each cell's land cover has become since a baseline.

    Parameters
    ----------
    classes, baseline : ndarray of int, shape (rows, columns)
        Land cover now and then, on one grid.
    valid, baseline_valid : ndarray of bool

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        1 - N_now / (N_then + N_now) by class, with N the number of cells: above 0.5 rarer than then, 0 for classes
        that were not there then; NaN where either map has no data.
    """
    both = valid & baseline_valid
    codes, place = np.unique(classes[both], return_inverse=True)
    now = np.bincount(place.reshape(-1), minlength=len(codes))
    then_codes, then_counts = np.unique(baseline[baseline_valid], return_counts=True)
    then = np.zeros(len(codes))
    shared, here, there = np.intersect1d(codes, then_codes, return_indices=True)
    then[here] = then_counts[there]
    value = np.where(then > 0, 1.0 - now / (then + now), 0.0)
    result = np.full(classes.shape, np.nan)
    result[both] = value[place.reshape(-1)]
    return result
