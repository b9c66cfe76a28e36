"""Ecosystem health of several years on a fishnet, and its classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..decision.class_limits import class_limits
from ..decision.classification import classify
from ..health.assessment import Health, assess_health
from ..health.indicators import Organisation, YearLayers, class_coefficients, unit_means, unit_metrics
from ..health.units import Fishnet, default_side, fishnet
from ..health.vors import organisation_terms
from .factors import moved_limits
from .layers import ClassLayer
from .memo import Memo
from .parameters import HealthParameters

_CLASSES = 5


@dataclass(frozen=True)
class HealthResult:
    """Ecosystem health.

    Parameters
    ----------
    net : Fishnet
    years : tuple of Health
        Arrays of shape (squares,).
    limits : tuple of float
        Between the five classes of the index, shared by all years.
    classes : tuple of ndarray of uint8, shape (squares,)
        Of each year, from 1 (weak); 0 is nodata.
    """

    net: Fishnet
    years: tuple[Health, ...]
    limits: tuple[float, ...]
    classes: tuple[np.ndarray, ...]

    def painted(self, values: np.ndarray) -> np.ndarray:
        """A value of every square as a raster with one cell for each."""
        return np.asarray(values).reshape(self.net.shape)

    def on_cells(self, values: np.ndarray) -> np.ndarray:
        """A value of every square on the cells of the raster."""
        return np.asarray(values)[self.net.units]


def health_step(
    years: tuple[ClassLayer, ...],
    vitality: tuple[np.ndarray, ...],
    cell_size: float,
    parameters: HealthParameters,
    memo: Memo,
    key=None,
) -> HealthResult:
    """Vigour, organisation, resilience and services of each year, and the index on a common scale.

    Parameters
    ----------
    years : tuple of ClassLayer
    vitality : tuple of ndarray of float
    cell_size : float
        Metres.
    parameters : HealthParameters
    memo : Memo
    key : hashable, optional
        Says what the layers depend on.

    Returns
    -------
    HealthResult

    Raises
    ------
    InputError
        As the functions of `health`.
    """
    side = parameters.side or default_side(cell_size)
    net = fishnet(years[0].values.shape, side)
    organisation = Organisation(parameters.key_classes)
    share = parameters.resistant_share
    recovery = {
        number: share * first + (1.0 - share) * second
        for number, first, second in zip(parameters.classes, parameters.resistant, parameters.resilient)
    }
    worth = dict(zip(parameters.classes, parameters.value))
    found = []
    for number, (cover, npp) in enumerate(zip(years, vitality)):
        same = None if key is None else ("metrics", key, number, side, parameters.key_classes)
        metrics = memo.of(same, lambda cover=cover: _metrics(cover, net, cell_size, organisation))
        layers = YearLayers(
            cover.values,
            cover.valid,
            npp,
            class_coefficients(cover.values, cover.valid, recovery),
            (class_coefficients(cover.values, cover.valid, worth),),
        )
        found.append(unit_means(layers, net.units, net.count, metrics))
    terms = organisation_terms(len(parameters.key_classes), parameters.organisation)
    health = assess_health(found, terms)
    index = [year.EHI for year in health]
    known = [values[np.isfinite(values)] for values in index]
    if parameters.limits:
        least, *given, greatest = parameters.limits
    else:
        natural = class_limits([values for values in known if values.size], classes=_CLASSES)
        least, given, greatest = natural.minimum, natural.limits, natural.maximum
    limits = moved_limits(tuple(given), parameters.shift, least, greatest)
    return HealthResult(net, tuple(health), limits, tuple(classify(values, limits) for values in index))


def _metrics(cover: ClassLayer, net: Fishnet, cell_size: float, organisation: Organisation) -> np.ndarray:
    return unit_metrics(cover.values, cover.valid, net.units, net.count, cell_size, organisation)
