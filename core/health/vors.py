"""Ecosystem health from vigour, organisation, resilience and services: the formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError

MODELS = ("VORS", "VOR", "CVOR")
# Resilience on the scale of the other indicators or as it is; what is done to the index in the end.
RECOVERIES = ("normalised", "as given")
RESCALINGS = ("none", "range", "percentiles")
# The paper's shares of heterogeneity, connectivity and key classes, and of their terms.
_LANDSCAPE_TERMS = (("AWMPFD", 0.10, False), ("SHDI", 0.25, False), ("CONT", 0.10, False), ("FI1", 0.25, True))
_KEY_SHARE = 0.30
_COHESION_SHARE = 0.3


@dataclass(frozen=True)
class Term:
    """A term of ecosystem organisation.

    Parameters
    ----------
    name : str
    weight : float
    inverse : bool
        Whether high values mean poor organisation (fragmentation).
    """

    name: str
    weight: float
    inverse: bool


def organisation_terms(groups: int = 3, weights: Optional[Sequence[float]] = None) -> tuple[Term, ...]:
    """The terms of EO: AWMPFD, SHDI, CONT, FI1, then CI and FI of each group of key classes.

    Parameters
    ----------
    groups : int
        Number of groups of key classes. The paper has three (grassland, water, cropland) and gives
        each .03 CI + .07 FI; other numbers share the same .30. Without key classes the other terms
        are raised to sum to 1.
    weights : sequence of float, optional
        Instead of the paper's, in the order of the terms; they must sum to 1.

    Returns
    -------
    tuple of Term

    Raises
    ------
    InputError
        For weights of the wrong number, below 0 or of another sum.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.5.
    """
    terms = [Term(*entry) for entry in _LANDSCAPE_TERMS]
    for number in range(1, groups + 1):
        share = _KEY_SHARE / groups
        terms.append(Term(f"CI{number}", share * _COHESION_SHARE, False))
        terms.append(Term(f"FI{number + 1}", share * (1.0 - _COHESION_SHARE), True))
    if weights is None:
        total = sum(term.weight for term in terms)
        return tuple(Term(term.name, term.weight / total, term.inverse) for term in terms)
    weights = np.asarray(weights, dtype=np.float64)
    if weights.size != len(terms):
        raise InputError(
            "There are {given} weights for the {count} terms of organisation: {names}.",
            given=weights.size,
            count=len(terms),
            names=", ".join(term.name for term in terms),
        )
    if not np.isfinite(weights).all() or (weights < 0).any() or abs(weights.sum() - 1.0) > 1e-3:
        raise InputError(
            "The weights of organisation must not be below 0 and must sum to 1; they sum to {total:g}.",
            total=float(weights.sum()),
        )
    weights = weights / weights.sum()
    return tuple(Term(term.name, float(weight), term.inverse) for term, weight in zip(terms, weights))


def organisation(metrics: np.ndarray, terms: Sequence[Term], absent: str = "lowest") -> np.ndarray:
    """``EO = sum w_i x_i`` of normalised metrics, fragmentation turned round already.

    Parameters
    ----------
    metrics : ndarray of float, shape (..., terms)
        0 to 1; NaN where a unit has none of a key class.
    terms : sequence of Term
    absent : {"lowest", "shared"}
        A missing metric counts 0, or leaves its weight to the others.

    Returns
    -------
    ndarray of float64, shape (...)
        NaN where all metrics are missing.

    Raises
    ------
    InputError

    Examples
    --------
    >>> from esp_toolbox.core.health.vors import organisation, organisation_terms
    >>> terms = organisation_terms(0, [0.25, 0.25, 0.25, 0.25])
    >>> float(organisation([1.0, 0.5, 0.5, 0.0], terms))
    0.5
    """
    if absent not in ("lowest", "shared"):
        raise InputError("A missing key class counts as lowest or shared, not {given}.", given=absent)
    metrics = np.asarray(metrics, dtype=np.float64)
    weights = np.array([term.weight for term in terms])
    known = ~np.isnan(metrics)
    total = np.where(known, metrics, 0.0) @ weights
    if absent == "shared":
        mass = known @ weights
        np.divide(total, mass, out=total, where=mass > 0)
        known = known & (mass > 0)[..., None]
    return np.where(known.any(axis=-1), total, np.nan)


def physical_health(vigour, order, recovery) -> np.ndarray:
    """``PH = (EV EO ER)^(1/3)``."""
    return np.cbrt(np.asarray(vigour, float) * order * recovery)


def health_index(
    vigour,
    order,
    recovery,
    services=None,
    condition=None,
    model: str = "VORS",
    weights: Optional[Sequence[float]] = None,
) -> np.ndarray:
    """The health index of a model.

    * VORS: ``EHI = sqrt(PH CESI)`` with ``PH = (EV EO ER)^(1/3)``;
    * VOR: ``EHI = PH``;
    * CVOR: ``EHI = w_C C + w_V EV + w_O EO + w_R ER``, C the condition (soil, climate, cover ...).

    Parameters
    ----------
    vigour, order, recovery : array_like of float
        EV, EO and ER, 0 to 1.
    services : array_like of float, optional
        CESI, for VORS.
    condition : array_like of float, optional
        For CVOR.
    model : {"VORS", "VOR", "CVOR"}
    weights : sequence of float, optional
        The four weights of CVOR; equal by default.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        When the model lacks an input, or the weights are not four that sum to 1.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.5 (VORS); Costanza (1992) and Rapport et al.
    (1998) for vigour, organisation and resilience; Hou et al. (2009) for the condition.

    Examples
    --------
    >>> from esp_toolbox.core.health.vors import health_index
    >>> round(float(health_index(0.8, 0.6, 0.7, 0.5)), 4)
    0.5896
    """
    if model not in MODELS:
        raise InputError("The model is VORS, VOR or CVOR, not {given}.", given=model)
    if model == "VOR":
        return physical_health(vigour, order, recovery)
    if model == "VORS":
        if services is None:
            raise InputError("VORS needs the value of ecosystem services.")
        return np.sqrt(physical_health(vigour, order, recovery) * np.asarray(services, float))
    if condition is None:
        raise InputError("CVOR needs a raster of the condition.")
    shares = np.full(4, 0.25) if weights is None else np.asarray(weights, dtype=np.float64)
    if shares.size != 4 or not np.isfinite(shares).all() or (shares < 0).any() or abs(shares.sum() - 1.0) > 1e-3:
        raise InputError("CVOR takes four weights that sum to 1: condition, vigour, organisation, resilience.")
    return (
        shares[0] * np.asarray(condition, float)
        + shares[1] * np.asarray(vigour, float)
        + (shares[2] * np.asarray(order, float) + shares[3] * np.asarray(recovery, float))
    )
