"""What a run changes in the layers themselves: cell size, errors of the land cover, another climate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Hashable, Optional

import numpy as np

from ..errors import InputError
from .land_cover_errors import ErrorModel, with_errors
from .layers import ClassLayer, Layers, QaidamLayers, ShiyangLayers, coarsened
from .memo import Memo


@dataclass(frozen=True)
class Scenario:
    """Changes of the layers.

    Parameters
    ----------
    coarsening : int
        How many cells along a side become one.
    error_share : float
        Share of the errors of the land cover that happen, 0 to 1.
    error_field : int
        Seed of the field of errors.
    climate : int
        0 is the climate of the layers, k the k-th of their further climates.
    """

    coarsening: int = 1
    error_share: float = 0.0
    error_field: int = 0
    climate: int = 0

    @property
    def key(self) -> Optional[Hashable]:
        """What results that depend on the layers alone are kept by; None where they belong to one run only."""
        return None if self.error_share > 0.0 else (self.coarsening, self.climate)


def changed_layers(
    layers: Layers, scenario: Scenario, errors: Optional[ErrorModel], memo: Memo
) -> Layers:
    """The layers of a scenario.

    The same field of errors acts on the land cover of all years, since they are made by one product.

    Parameters
    ----------
    layers : WorkflowLayers
    scenario : Scenario
    errors : ErrorModel, optional
        Of the land cover.
    memo : Memo

    Returns
    -------
    WorkflowLayers

    Raises
    ------
    InputError
        When there is no such climate, or the errors have no matrix.
    """
    if scenario.error_share > 0.0:
        if errors is None:
            raise InputError("Errors of the land cover need a confusion matrix.")

        def mistaken(layer: ClassLayer) -> ClassLayer:
            return with_errors(layer, errors, scenario.error_share, scenario.error_field, layers.cell_size)

        changes: dict[str, Any] = {"land_cover": mistaken(layers.land_cover)}
        if isinstance(layers, QaidamLayers):
            changes["years"] = tuple(map(mistaken, layers.years))
        layers = replace(layers, **changes)
    if scenario.climate:
        layers = _other_climate(layers, scenario.climate)
    key = None if scenario.key is None else ("layers", scenario.key)
    return memo.of(key, lambda: coarsened(layers, scenario.coarsening))


def _other_climate(layers: Layers, number: int) -> Layers:
    climates = layers.climates if isinstance(layers, ShiyangLayers) else ()
    if not 1 <= number <= len(climates):
        raise InputError("There is no climate {number}; {count} are given.", number=number, count=len(climates))
    changes: dict[str, Any] = {}
    for name, more in zip(("precipitation", "evapotranspiration"), climates[number - 1]):
        values = getattr(layers, name)
        changes[name] = np.maximum(values + more, 0.0).astype(values.dtype)
    return replace(layers, **changes)
