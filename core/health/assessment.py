"""Ecosystem health of several years from their indicators, on a common scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional, Sequence

import numpy as np

from ..errors import InputError
from .vors import RECOVERIES, RESCALINGS, Term, health_index, organisation, physical_health

if TYPE_CHECKING:
    from .indicators import Indicators

NORMALISATIONS = ("joint", "each year")
_PERCENTILES = (2.0, 98.0)


@dataclass(frozen=True)
class Health:
    """Ecosystem health of one year; arrays of the units' or the raster's shape.

    Parameters
    ----------
    EHI : ndarray of float64
        Health index.
    EV, EO, ER : ndarray of float64
        Vigour, organisation, resilience, normalised.
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
    recovery: str = "normalised",
    rescale: str = "none",
    ranges: Optional[dict] = None,
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
    recovery : {"normalised", "as given"}
        Resilience scaled as all other indicators (the paper: "all metrics"), or as the coefficients give it. Where it
        does not differ it stays as it is.
    rescale : {"none", "range", "percentiles"}
        The index from 0 to 1 over all years (or each year): by its least and greatest value, or by its 2nd and 98th
        percentile with what lies beyond cut off. Since EHI <= sqrt(CESI), and the values of services of bare land and
        grass lie far below that of water, limits such as .20 .35 .50 .75 mean something on a rescaled index only.
    ranges : dict, optional
        Indicator to the least and greatest value that it is scaled by, from elsewhere (another year's run); values
        beyond them count as they do. Indicators that it lacks are scaled by their own and are added to it.

    Returns
    -------
    list of Health

    Raises
    ------
    InputError
        For an unknown option, or no year.
    """
    for given, known in ((recovery, RECOVERIES), (rescale, RESCALINGS)):
        if given not in known:
            raise InputError("The option is one of {known}, not {given}.", known=", ".join(known), given=given)
    if normalisation not in NORMALISATIONS:
        raise InputError("The normalisation is joint or each year, not {given}.", given=normalisation)
    if not years:
        raise InputError("Ecosystem health needs at least one year.")
    joint = normalisation == "joint"
    # Each year on a scale of its own has none that could hold.
    scale = _Scale(joint, {} if ranges is None or not joint else ranges)
    vigour = scale.of([year.vitality for year in years], "vitality")
    metrics = [
        scale.of([year.metrics[..., number] for year in years], term.name, term.inverse)
        for number, term in enumerate(terms)
    ]
    services = _services(years, scale)
    condition = [None] * len(years)
    if all(year.condition is not None for year in years):
        condition = scale.of([year.condition for year in years], "condition")
    resilience = _resilience([year.recovery for year in years], scale, recovery)
    result = []
    for number in range(len(years)):
        scaled = np.stack([layers[number] for layers in metrics], axis=-1)
        order = organisation(scaled, terms, absent)
        own = resilience[number]
        ph = physical_health(vigour[number], order, own)
        index = health_index(vigour[number], order, own, services[number], condition[number], model, cvor_weights)
        result.append(Health(index, vigour[number], order, own, services[number], ph, scaled))
    if rescale == "none":
        return result
    index = _rescaled([year.EHI for year in result], scale, rescale)
    return [replace(year, EHI=values) for year, values in zip(result, index)]


def constant_parts(years: Sequence[Health]) -> list[tuple[str, float]]:
    """The components that are the same in all units and years, with their value: they tell nothing apart.

    Parameters
    ----------
    years : sequence of Health

    Returns
    -------
    list of (str, float)
        "EV", "EO", "ER" and "ES".
    """
    found = []
    for part in ("EV", "EO", "ER", "ES"):
        layers = [getattr(year, part) for year in years]
        if any(layer is None for layer in layers):
            continue
        known = np.concatenate([layer[np.isfinite(layer)].ravel() for layer in layers])
        if known.size and known.min() == known.max():
            found.append((part, float(known[0])))
    return found


def zero_shares(years: Sequence[Health]) -> tuple[float, dict[str, float]]:
    """How much of the land has an index of 0, and in how much of that each component is 0, which makes it so.

    Parameters
    ----------
    years : sequence of Health

    Returns
    -------
    share : float
        Of the units of all years that have an index, 0 to 1.
    parts : dict of str to float
        Of those, by "EV", "EO", "ER" and "ES"; components that are 0 in none are left out.
    """
    index = np.concatenate([year.EHI[np.isfinite(year.EHI)].ravel() for year in years])
    if not index.size or index.all():
        return 0.0, {}
    parts = {}
    for part in ("EV", "EO", "ER", "ES"):
        layers = [getattr(year, part) for year in years]
        if all(layer is not None for layer in layers):
            there = np.concatenate([layer[np.isfinite(year.EHI)].ravel() for layer, year in zip(layers, years)])
            parts[part] = float((there[index == 0.0] == 0.0).mean())
    return float((index == 0.0).mean()), {part: share for part, share in parts.items() if share > 0.0}


def _resilience(layers: list, scale: _Scale, recovery: str) -> list:
    if recovery == "as given":
        return layers
    known = np.concatenate([layer[np.isfinite(layer)].ravel() for layer in layers])
    if "resilience" not in scale.ranges and (not known.size or known.min() == known.max()):
        return layers
    return scale.of(layers, "resilience")


def _rescaled(layers: list, scale: _Scale, method: str) -> list:
    """The index from 0 to 1; as it is where it does not differ."""
    groups = [layers] if scale.joint else [[layer] for layer in layers]
    found = []
    for group in groups:
        known = np.concatenate([layer[np.isfinite(layer)].ravel() for layer in group])
        low, high = 0.0, 1.0
        if known.size:
            ends = (known.min(), known.max()) if method == "range" else np.percentile(known, _PERCENTILES)
            low, high = map(float, ends)
        if scale.joint:
            low, high = scale.ranges.setdefault("index", (low, high))
        if not high > low:
            found += group
            continue
        found += [np.clip((layer - low) / (high - low), 0.0, 1.0) for layer in group]
    return found


def _services(years: Sequence[Indicators], scale: _Scale) -> list:
    """Each service normalised, then their mean."""
    if not all(year.services for year in years):
        return [None] * len(years)
    kinds = [
        scale.of([year.services[number] for year in years], f"services {number + 1}")
        for number in range(len(years[0].services))
    ]
    return [sum(kind[number] for kind in kinds) / len(kinds) for number in range(len(years))]


class _Scale:
    """How indicators are scaled from 0 to 1: by the ranges that hold, else by their own, which hold from then on."""

    def __init__(self, joint: bool, ranges: dict):
        self.joint, self.ranges = joint, ranges

    def of(self, layers: list, name: str, inverse: bool = False) -> list[np.ndarray]:
        """Min-max scaled layers; layers without any value (a key class that is nowhere) stay as they are."""
        from ..decision.normalisation import standardise

        direction = "cost" if inverse else "benefit"
        known = [layer[np.isfinite(layer)] for layer in layers]
        ends = [(float(part.min()), float(part.max())) if part.size else None for part in known]
        held = name in self.ranges
        if self.joint:
            given = [end for end in ends if end is not None]
            shared = (min(low for low, _ in given), max(high for _, high in given)) if given else None
            if shared is not None:
                shared = tuple(self.ranges.setdefault(name, shared))
            ends = [shared] * len(layers)
        scaled = [
            layer if end is None else standardise(layer, "min-max", direction, scale=end, name=name)
            for layer, end in zip(layers, ends)
        ]
        return [np.clip(layer, 0.0, 1.0) for layer in scaled] if held else scaled
