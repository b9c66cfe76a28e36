"""Species profiles: weights that count more or less, and ground that a species does not cross."""

from __future__ import annotations

from typing import Mapping

import numpy as np

from ..errors import InputError
from .parameters import SpeciesProfile


def species_weights(weights: np.ndarray, species: SpeciesProfile) -> np.ndarray:
    """The weights of factors for a species; they sum to 1 again."""
    if not species.multipliers:
        return weights
    changed = weights * np.asarray(species.multipliers)
    if not changed.sum() > 0.0:
        raise InputError("The species {name} has a multiplier of 0 for every factor.", name=species.name)
    return changed / changed.sum()


def species_walls(resistance: np.ndarray, species: SpeciesProfile, layers: Mapping[str, np.ndarray]) -> np.ndarray:
    """The resistance with walls where a layer leaves the span that a species can cross.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    species : SpeciesProfile
    layers : mapping of str to ndarray
        What was measured, by its name.

    Returns
    -------
    ndarray of float

    Raises
    ------
    InputError
        When a barrier names a layer that is not there.
    """
    for name, low, high in species.walls:
        if name not in layers:
            raise InputError(
                "The species {species} has a barrier on {layer}; the layers are: {known}.",
                species=species.name,
                layer=name,
                known=", ".join(layers),
            )
        values = layers[name]
        resistance = np.where((values < low) | (values > high), np.nan, resistance)
    return resistance
