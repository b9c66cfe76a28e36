"""Threats to habitats and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

import numpy as np
from scipy.signal import oaconvolve

from ..distance import euclidean_distance
from ..errors import InputError
from ..progress import Progress, no_progress, told
from ..tables import find_column
from .class_table import numbers_of, without_columns

MODELS = ("nearest", "kernel sum", "strongest")
DECAYS = ("linear", "exponential")

# InVEST's constant: at the greatest distance an exponential threat has 5 % of its impact.
_DECAY = 2.99
# InVEST 3.3 to 3.12 cut the exponential kernel at this many times the distance.
_KERNEL_REACH = 5.0
# The strongest impact is exact for this many intensities; finer ones are rounded to as many steps.
_LEVELS = 32


@dataclass(frozen=True)
class Threat:
    """A source of degradation.

    Parameters
    ----------
    name : str
    max_distance : float
        Metres; beyond it there is no impact.
    weight : float
        Relative to the other threats.
    decay : {"linear", "exponential"}
    """

    name: str
    max_distance: float
    weight: float
    decay: str


def read_threats(columns: Mapping[str, Sequence], table: str, distances_in_km: bool = False) -> list[Threat]:
    """The threats of an InVEST threats table.

    Parameters
    ----------
    columns : mapping of str to sequence
        With the headers threat, max_dist, weight and decay, in any case and order.
    table : str
        The table's name, for messages.
    distances_in_km : bool
        Tables for InVEST before 3.15 hold kilometres.

    Raises
    ------
    InputError
        When a header is missing or a value makes no sense.
    """
    wanted = ("threat", "max_dist", "weight", "decay")
    headers = {name: find_column(columns, name) for name in wanted}
    missing = [header for header in wanted if headers[header] is None]
    if missing:
        raise without_columns(table, missing, wanted, columns)
    distances = numbers_of(columns[headers["max_dist"]], "max_dist", table)
    weights = numbers_of(columns[headers["weight"]], "weight", table)
    if distances_in_km:
        distances = distances * 1000.0
    threats = []
    for row, (name, decay) in enumerate(zip(columns[headers["threat"]], columns[headers["decay"]])):
        name, decay = str(name).strip(), str(decay).strip().casefold()
        if decay not in DECAYS:
            raise InputError(
                "The decay of the threat {threat} in {table} is \"{decay}\"; it must be linear or exponential.",
                threat=name,
                table=table,
                decay=decay,
            )
        if distances[row] <= 0 or weights[row] < 0:
            raise InputError(
                "The threat {threat} in {table} needs a max_dist above 0 and a weight not below 0.",
                threat=name,
                table=table,
            )
        threats.append(Threat(name, float(distances[row]), float(weights[row]), decay))
    if not threats or sum(threat.weight for threat in threats) <= 0:
        raise InputError("The table {table} has no threat with a weight above 0.", table=table)
    names = [threat.name.casefold() for threat in threats]
    for name in names:
        if names.count(name) > 1:
            raise InputError("The threat {threat} is twice in the table {table}.", threat=name, table=table)
    return threats


def threat_impact(
    intensity: np.ndarray, threat: Threat, cell_size: float, model: str = "nearest", progress: Progress = no_progress
) -> np.ndarray:
    """The impact of a threat on every cell, 0 to 1.

    Parameters
    ----------
    intensity : ndarray of bool or float, shape (rows, columns)
        Where the threat is, 0 to 1; NaN counts as 0.
    threat : Threat
    cell_size : float
        Metres.
    model : {"nearest", "kernel sum", "strongest"}
    progress : callable

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        With d the distance between cell centres and D the threat's distance, both in cells:
        "nearest" (InVEST from 3.13): i = 1 - d / D or exp(-2.99 d / D) with d to the nearest cell with the threat,
        0 beyond D; intensities other than 0 count the same.
        "kernel sum" (InVEST 3.3 to 3.12): the intensities around, weighted by 1 - d / D, or by exp(-d / D) up to
        5 D, over the sum of all weights; off the raster there is no threat.
        "strongest": the greatest product of a cell's intensity and its decay i.
        A threat that is nowhere has no impact.

    Raises
    ------
    InputError
        When the last two models meet intensities outside 0 to 1.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.threats import Threat, threat_impact
    >>> town = np.array([[True, False, False, False]])
    >>> threat_impact(town, Threat("town", 500.0, 1.0, "linear"), 250.0).tolist()
    [[1.0, 0.5, 0.0, 0.0]]
    """
    if model not in MODELS:
        raise InputError("There is no habitat model \"{model}\".", model=model)
    if intensity.dtype == bool:
        levels = intensity
    else:
        levels = np.nan_to_num(intensity, nan=0.0)
        if model != "nearest" and (levels.min() < 0 or levels.max() > 1):
            raise InputError(
                "The threat {threat} has intensities from {low:g} to {high:g}; they must lie between 0 and 1.",
                threat=threat.name,
                low=levels.min(),
                high=levels.max(),
            )
    reach = threat.max_distance / cell_size
    progress(0.0)
    if not levels.any():
        return np.zeros(intensity.shape)
    if model == "nearest":
        return _decayed(levels != 0, reach, threat.decay)
    if model == "kernel sum":
        impact = oaconvolve(levels.astype(np.float64), _kernel(reach, threat.decay), mode="same")
        return np.clip(impact, 0.0, 1.0, out=impact)
    return _strongest(levels.astype(np.float64), reach, threat.decay, progress)


def _decayed(present: np.ndarray, reach: float, decay: str) -> np.ndarray:
    impact = euclidean_distance(present, 1.0)
    beyond = impact > reach
    if decay == "linear":
        impact *= -1.0 / reach
        impact += 1.0
    else:
        impact *= -_DECAY / reach
        np.exp(impact, out=impact)
    impact[beyond] = 0.0
    return impact


def _kernel(reach: float, decay: str) -> np.ndarray:
    limit = reach if decay == "linear" else _KERNEL_REACH * reach
    radius = int(limit * (1.0 + 1e-12))
    side = np.arange(-radius, radius + 1.0)
    distance = np.hypot(side[:, None], side[None, :])
    weights = 1.0 - distance / reach if decay == "linear" else np.exp(-distance / reach)
    weights[distance > limit * (1.0 + 1e-12)] = 0.0
    weights[radius, radius] = 1.0
    return weights / weights.sum()


def _strongest(levels: np.ndarray, reach: float, decay: str, progress: Progress) -> np.ndarray:
    steps = np.unique(levels[levels > 0])
    if len(steps) > _LEVELS:
        unit = steps[-1] / _LEVELS
        levels = np.rint(levels / unit) * unit
        steps = np.unique(levels[levels > 0])
    impact = np.zeros(levels.shape)
    for step in told(steps, progress):
        np.maximum(impact, step * _decayed(levels >= step, reach, decay), out=impact)
    return impact
