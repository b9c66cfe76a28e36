"""One run's parameters: the plain ones with everything that varies drawn at the run's place."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

import numpy as np

from ..decision.ahp import priorities
from .distributions import dimensions, drawn
from .variables import Variable, with_value


def groups_of(variables: Sequence[Variable], parameters) -> list[int]:
    """Dimensions of each variable."""
    return [dimensions(variable, variable.plain(parameters)) for variable in variables]


def settings_of(variables: Sequence[Variable], parameters, places: np.ndarray):
    """The parameters of a run.

    Parameters
    ----------
    variables : sequence of Variable
        Those that vary.
    parameters
        Of the plain run.
    places : ndarray of float64, shape (dimensions,)
        Between 0 and 1.

    Returns
    -------
    parameters
        Of the run.
    values : ndarray of float64
        What the run took, as `value_names` calls it.
    """
    start, values = 0, []
    changed = parameters
    for variable in variables:
        plain = variable.plain(parameters)
        size = dimensions(variable, plain)
        value = drawn(variable, plain, places[start : start + size])
        start += size
        if variable.kind == "errors":
            share, seed = value
            values.append(share)
            scenario = replace(variable.plain(changed), error_share=share, error_field=seed)
            changed = with_value(changed, variable.path, scenario)
            continue
        changed = with_value(changed, variable.path, value)
        values += _numbers(variable, plain, value)
    return changed, np.array(values, dtype=np.float64)


def value_names(variables: Sequence[Variable], parameters) -> list[tuple[str, str]]:
    """Variable and element of each number that a run reports of what it took."""
    names = []
    for variable in variables:
        if variable.is_nominal:
            names += [(variable.name, variable.elements[place]) for place in _chosen(variable)]
        elif variable.is_single or variable.kind == "errors":
            names.append((variable.name, ""))
        elif variable.kind == "scores":
            names += [(variable.name, format(score, "g")) for score in _levels(variable.plain(parameters))]
        else:
            names += [(variable.name, element) for element in variable.elements]
    return names


def _numbers(variable: Variable, plain, value) -> list[float]:
    if variable.is_nominal:
        # Whether each of them was chosen: their numbers have no order that an output could follow.
        return [float(value == place) for place in _chosen(variable)]
    if variable.is_single:
        return [float(value)]
    if variable.kind == "judgements":
        # What judgements do shows in the weights that they give.
        return priorities(np.array(value)).weights.tolist()
    if variable.kind == "scores":
        table = dict(zip(plain, value))
        return [float(table[level]) for level in _levels(plain)]
    return [float(entry) for entry in value]


def _chosen(variable: Variable) -> range:
    """Places of what can be chosen, without the first one: it is what the others are compared with."""
    return range(int(variable.low) + 1, int(variable.high) + 1)


def _levels(scores) -> list[float]:
    return sorted({score for score in scores if score == score})
