"""What the OWA explorer knows of its layers: numbers from core, for a sample of all cells and for the map's part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...core.decision.normalisation import scale_of, standardise
from ...core.decision.owa import Ranking, weighted_ranks
from ...core.decision.owa_layers import LayerStack
from ...core.decision.owa_priority import class_numbers, importance_classes, priority_limit
from ...core.decision.owa_scenarios import Rules
from ...core.decision.owa_sweep import alpha_sweep, sweep_alphas
from ...core.decision.owa_weights import PAPER_ALPHAS, OrderWeights, order_weights
from ...core.progress import Progress, no_progress

# Cells from which efficiencies are found, and limits of classes while the slider moves.
_CELLS, _LIMIT_CELLS = 40_000, 10_000
# The range of the algorithm's own sweep; the scenarios of the paper lie on the curve as well.
_CURVE = (0.01, 100.0, 41)


@dataclass(frozen=True)
class Settings:
    """How the layers are combined; as the parameters of `esp:owa`.

    Parameters
    ----------
    standardisation : str
        As core calls it.
    percentiles : tuple of float
    rules : Rules
    """

    standardisation: str = "min-max"
    percentiles: tuple = (2.0, 98.0)
    rules: Rules = Rules()


class Services:
    """Layers over the whole area.

    Parameters
    ----------
    layers : sequence of ndarray of float64
        Samples of all cells, aligned.
    names : sequence of str
    settings : Settings

    Raises
    ------
    InputError
        As the algorithm does for these layers.
    """

    def __init__(self, layers, names, settings: Settings):
        self.settings = settings
        self.names = list(names)
        self._layers = layers
        self.stack = LayerStack(layers, settings.standardisation, settings.percentiles, self.names)
        self.ranking = Ranking(self.stack, settings.rules.ordering, settings.rules.criterion)
        self._ranks = None

    @property
    def count(self) -> int:
        """Number of layers."""
        return self.stack.count

    @property
    def cells(self) -> int:
        """Cells with data in all layers."""
        return self.stack.common

    @property
    def judged_cells(self) -> int:
        """Cells from which efficiencies are found."""
        return self.stack.sample(_CELLS)[0].shape[1]

    def curve(self, progress: Progress = no_progress) -> tuple:
        """Efficiency and trade-off over the whole range of alpha, rising."""
        alphas = sorted({*sweep_alphas(*_CURVE).tolist(), *PAPER_ALPHAS})
        return alpha_sweep(self.stack, alphas, self.settings.rules, _CELLS, progress)

    def point(self, alpha: float):
        """Efficiency and trade-off of one alpha."""
        return alpha_sweep(self.stack, [alpha], self.settings.rules, _CELLS)[0]

    def limits(self, weights: OrderWeights) -> tuple:
        """Limits of the importance classes of a scenario, from the sample."""
        if self._ranks is None:
            _, block = self.stack.sample(_LIMIT_CELLS)
            self._ranks = self.ranking.of(block)
        band = weighted_ranks(*self._ranks, weights.values).astype(np.float32)
        return importance_classes(band, self.settings.rules.classes).limits

    def standardised(self, layers) -> np.ndarray:
        """Other cells of the same layers, on the scale of all cells; shape (layers, cells)."""
        method = self.settings.standardisation
        block = []
        for own, layer, name in zip(self._layers, layers, self.names):
            scale = None if method == "none" else scale_of(own, method, self.settings.percentiles, name)
            block.append(standardise(layer.reshape(-1), method, scale=scale, name=name))
        return np.array(block)


class MapPart:
    """The layers where the map is, ranked once, so that a scenario is a weighted sum.

    Parameters
    ----------
    services : Services
    layers : sequence of ndarray of float64
        What the map shows of them, aligned.
    """

    def __init__(self, services: Services, layers):
        self.shape = layers[0].shape
        self._services = services
        block = services.standardised(layers)
        self._unknown = np.isnan(block).any(axis=0)
        self._ranks = services.ranking.of(block)

    def band(self, weights: OrderWeights) -> np.ndarray:
        """The scenario of these order weights."""
        band = weighted_ranks(*self._ranks, weights.values)
        band[self._unknown] = np.nan
        return band.reshape(self.shape)

    def priority(self, weights: OrderWeights) -> np.ndarray:
        """Importance classes, numbered so that the top one has the number of classes; 0 is nodata."""
        limits = self._services.limits(weights)
        # As on disk, where the algorithm finds its classes.
        return class_numbers(self.band(weights).astype(np.float32), limits, self._services.settings.rules.classes)


def is_priority(numbers: np.ndarray, rules: Rules) -> np.ndarray:
    """Which cells are priority area."""
    return numbers >= priority_limit(rules.classes, rules.priority_classes)


def weights_of(alpha: float, count: int) -> Optional[OrderWeights]:
    """Order weights of an alpha; None for fewer than two layers."""
    return order_weights(alpha, count) if count >= 2 else None
