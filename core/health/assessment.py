"""Ecosystem health of several years from their indicators, on a common scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..decision.normalisation import standardise
from ..errors import InputError
from .indicators import Indicators
from .vors import Term, health_index, organisation, physical_health

NORMALISATIONS = ("joint", "each year")


@dataclass(frozen=True)
class Health:
    """Ecosystem health of one year; arrays of the units' or the raster's shape.

    Parameters
    ----------
    EHI : ndarray of float64
        Health index.
    EV, EO, ER : ndarray of float64
        Vigour, organisation, resilience.
    ES : ndarray of float64 or None
        Services (CESI), for VORS.
    PH : ndarray of float64
        ``(EV EO ER)^(1/3)``.
    metrics : ndarray of float64, shape (..., terms)
        The normalised terms of organisation, fragmentation turned round.
    """

    EHI: np.ndarray
    EV: np.ndarray
    EO: np.ndarray
    ER: np.ndarray
    ES: Optional[np.ndarray]
    PH: np.ndarray
    metrics: np.ndarray


def assess_health(
    years: Sequence[Indicators],
    terms: Sequence[Term],
    model: str = "VORS",
    normalisation: str = "joint",
    absent: str = "lowest",
    cvor_weights: Optional[Sequence[float]] = None,
) -> list[Health]:
    """Normalise the indicators and put them together.

    Parameters
    ----------
    years : sequence of Indicators
    terms : sequence of Term
        See `vors.organisation_terms`.
    model : {"VORS", "VOR", "CVOR"}
    normalisation : {"joint", "each year"}
        Least and greatest value over all years, so that years can be compared; or of each year.
    absent : {"lowest", "shared"}
        See `vors.organisation`.
    cvor_weights : sequence of float, optional

    Returns
    -------
    list of Health

    Raises
    ------
    InputError
    """
    if normalisation not in NORMALISATIONS:
        raise InputError("The normalisation is joint or each year, not {given}.", given=normalisation)
    if not years:
        raise InputError("Ecosystem health needs at least one year.")
    joint = normalisation == "joint"
    vigour = _scaled([year.vitality for year in years], joint, "vitality")
    metrics = [
        _scaled([year.metrics[..., number] for year in years], joint, term.name, term.inverse)
        for number, term in enumerate(terms)
    ]
    services = _services(years, joint)
    condition = [None] * len(years)
    if all(year.condition is not None for year in years):
        condition = _scaled([year.condition for year in years], joint, "condition")
    result = []
    for number, year in enumerate(years):
        scaled = np.stack([layers[number] for layers in metrics], axis=-1)
        order = organisation(scaled, terms, absent)
        ph = physical_health(vigour[number], order, year.recovery)
        index = health_index(
            vigour[number], order, year.recovery, services[number], condition[number], model, cvor_weights
        )
        result.append(Health(index, vigour[number], order, year.recovery, services[number], ph, scaled))
    return result


def _services(years: Sequence[Indicators], joint: bool) -> list:
    """Each service normalised, then their mean."""
    if not all(year.services for year in years):
        return [None] * len(years)
    kinds = [
        _scaled([year.services[number] for year in years], joint, f"services {number + 1}")
        for number in range(len(years[0].services))
    ]
    return [sum(kind[number] for kind in kinds) / len(kinds) for number in range(len(years))]


def _scaled(layers: list, joint: bool, name: str, inverse: bool = False) -> list[np.ndarray]:
    """Min-max scaled layers; layers without any value (a key class that is nowhere) stay as they are."""
    direction = "cost" if inverse else "benefit"
    known = [layer[np.isfinite(layer)] for layer in layers]
    ends = [(float(part.min()), float(part.max())) if part.size else None for part in known]
    if joint:
        given = [end for end in ends if end is not None]
        shared = (min(low for low, _ in given), max(high for _, high in given)) if given else None
        ends = [shared] * len(layers)
    return [
        layer if end is None else standardise(layer, "min-max", direction, scale=end, name=name)
        for layer, end in zip(layers, ends)
    ]
