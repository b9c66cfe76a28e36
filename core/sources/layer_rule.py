"""Habitat where several class layers agree: services, sensitivities, health above a class each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from .layer_choices import LAYER_RULES

_ROWS = 512


@dataclass(frozen=True)
class LayerAgreement:
    """Where the layers agree, and what each of them does to it.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
        Cells that pass the rule.
    holds : ndarray of int64, shape (layers,)
        Candidates that each layer holds.
    lost : ndarray of int64, shape (layers,)
        Candidates that fail by this layer alone: with it they would pass.
    only : ndarray of int64, shape (layers,)
        Candidates that pass by this layer alone: without it they would fail.
    candidates : int
        Cells that the rule was asked for.
    """

    mask: np.ndarray
    holds: np.ndarray
    lost: np.ndarray
    only: np.ndarray
    candidates: int

    @property
    def passed(self) -> int:
        """Candidates that pass."""
        return int(np.count_nonzero(self.mask))


def layers_needed(rule: str, count: int, least: int) -> int:
    """How many of the layers must hold a cell.

    Parameters
    ----------
    rule : {"all", "at least", "any"}
    count : int
        Number of layers.
    least : int
        For the rule "at least".

    Raises
    ------
    InputError
        When the rule is unknown, or more layers are asked for than there are.

    Examples
    --------
    >>> from esp_toolbox.core.sources.layer_rule import layers_needed
    >>> layers_needed("all", 3, 1), layers_needed("at least", 3, 2)
    (3, 2)
    """
    if rule not in LAYER_RULES:
        raise InputError("The rule is all, at least or any, not {given}.", given=rule)
    if rule == "at least" and not 1 <= least <= count:
        raise InputError(
            "At least {least} of {count} {count:layer|layers} are asked for; give a number from 1 to {count}.",
            least=least,
            count=count,
        )
    return {"all": count, "at least": least, "any": 1}[rule]


def agreeing_cells(
    layers: Sequence[np.ndarray], candidates: np.ndarray, needed: int, progress: Progress = no_progress
) -> LayerAgreement:
    """Cells that enough of the layers hold.

    Parameters
    ----------
    layers : sequence of ndarray of bool, shape (rows, columns)
        Where each layer has one of its classes.
    candidates : ndarray of bool, shape (rows, columns)
        Cells that can be habitat: those with data in every layer, and MSPA core where that is asked for.
    needed : int
        How many of the layers must hold a cell, from `layers_needed`.
    progress : callable

    Returns
    -------
    LayerAgreement
        Above the layers a byte a cell is taken.
    """
    mask = np.zeros(candidates.shape, dtype=bool)
    holds, lost, only = (np.zeros(len(layers), dtype=np.int64) for _ in range(3))
    for rows in slices(candidates.shape[0], _ROWS, progress):
        inside = candidates[rows]
        held = np.sum([layer[rows] for layer in layers], axis=0, dtype=np.int16)
        mask[rows] = inside & (held >= needed)
        nearly, just = inside & (held == needed - 1), inside & (held == needed)
        for number, layer in enumerate(layers):
            here = layer[rows]
            holds[number] += np.count_nonzero(inside & here)
            lost[number] += np.count_nonzero(nearly & ~here)
            only[number] += np.count_nonzero(just & here)
    return LayerAgreement(mask, holds, lost, only, int(np.count_nonzero(candidates)))
