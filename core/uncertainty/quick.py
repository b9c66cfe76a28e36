"""The quick version: one parameter at a time to both of its ends, and thresholds against what they decide."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..executors import run_tasks
from ..progress import Cancelled, Progress, no_progress
from ..typed import there
from ..workflow.network_steps import CorridorResult, SourcePatches
from .distributions import drawn, moved_judgements
from .outcome import Outcome
from .study import Study, failure_of, stop_of
from .variables import Variable, with_value


@dataclass(frozen=True)
class Bar:
    """One bar of the tornado.

    Parameters
    ----------
    variable, element : str
        The element is empty where all of a group move together.
    low, high : str
        What the parameter was at both ends.
    at_low, at_high : ndarray of float64, shape (numbers,)
        The main outputs there; NaN where the run failed.
    agreement_low, agreement_high : ndarray of float64, shape (elements,)
        Cells that the plain run and this one have in common, as a share of those of either (Jaccard).
    failures : tuple of str
    """

    variable: str
    element: str
    low: str
    high: str
    at_low: np.ndarray
    at_high: np.ndarray
    agreement_low: np.ndarray
    agreement_high: np.ndarray
    failures: tuple[str, ...] = ()


def tornado(
    study: Study,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> tuple[np.ndarray, list[Bar]]:
    """The outputs with each parameter at its low and its high end, all others plain.

    Of choices without an order each one is compared with the plain one. Numbers of a group move together, but
    judgements and shares: there each factor in turn gets less and more weight at the cost of the others.

    Parameters
    ----------
    study : Study
    executor
        As in `run_study`.
    progress : callable

    Returns
    -------
    plain : ndarray of float64, shape (numbers,)
    bars : list of Bar

    Raises
    ------
    InputError
        When the plain run fails.
    """
    ends = [end for variable in study.variables for end in _ends(variable, study.parameters)]
    tasks = [study.parameters]
    for variable, _, low, high in ends:
        tasks += [_with_end(study.parameters, variable, value) for value in (low, high)]
    results = run_tasks(one_outcome, tasks, executor, progress, common=study)
    failure, plain, plain_inside = next(results)
    if failure:
        raise InputError("The plain run, with nothing varied, fails: {reason}", reason=failure)
    bars = []
    for variable, element, low, high in ends:
        sides = [next(results), next(results)]
        lower, higher = (_agreement(plain_inside, inside, len(study.elements)) for _, _, inside in sides)
        least, greatest = _texts(variable, element, (low, high))
        bars.append(
            Bar(
                variable.name,
                element,
                least,
                greatest,
                sides[0][1],
                sides[1][1],
                lower,
                higher,
                tuple(text for text, _, _ in sides if text),
            )
        )
    results.close()
    return plain, bars


def one_outcome(study: Study, parameters) -> tuple[str, np.ndarray, np.ndarray]:
    """Failure, main outputs and packed elements of one set of parameters; a task of an executor."""
    try:
        outcome: Outcome = study.model(study.layers, parameters, study.memo, stop_of(study))
    except Cancelled:
        raise
    # As in the runs of a study: what nobody foresaw is said, the others go on.
    except Exception as error:  # noqa: BLE001
        return failure_of(error), np.full(len(study.numbers), np.nan), np.zeros(0, dtype=np.uint8)
    numbers = np.array([outcome.numbers.get(name, np.nan) for name in study.numbers], dtype=np.float64)
    return "", numbers, np.packbits(outcome.inside.reshape(outcome.inside.shape[0], -1), axis=1)


@dataclass(frozen=True)
class Sweep:
    """How many there are above each threshold.

    Parameters
    ----------
    name : str
    threshold : ndarray of float64
        Rising.
    count : ndarray of int64
    given : float
        The threshold of the plain run.
    """

    name: str
    threshold: np.ndarray
    count: np.ndarray
    given: float


def source_sweep(sources: SourcePatches, least_dpc: float, steps: int = 60) -> Sweep:
    """Sources against the least dPC: candidates whose dPC reaches each threshold."""
    importance = there(sources.selection.connectivity.pc.importance).total
    return _sweep("least dPC (%)", importance, least_dpc, steps, at_least=True)


def corridor_sweep(corridors: CorridorResult, gravity: float, steps: int = 60) -> Sweep:
    """Important corridors against the gravity above which they are."""
    return _sweep("gravity", there(corridors.gravity).force, gravity, steps, at_least=False)


def _sweep(name: str, values: np.ndarray, given: float, steps: int, at_least: bool) -> Sweep:
    values = values[np.isfinite(values) & (values > 0.0)]
    if not values.size:
        return Sweep(name, np.array([given]), np.zeros(1, dtype=np.int64), given)
    low, high = min(values.min(), given or values.min()), max(values.max(), given)
    thresholds = np.unique(np.append(np.geomspace(max(low, 1e-12), high, steps), given))
    compare = np.greater_equal if at_least else np.greater
    count = np.array([np.count_nonzero(compare(values, limit)) for limit in thresholds])
    return Sweep(name, thresholds, count, given)


def _ends(variable: Variable, parameters) -> list:
    """(variable, element, value at the low end, value at the high end)."""
    plain = variable.plain(parameters)
    if variable.kind == "judgements":
        return [(variable, name, *_judged(variable, plain, row)) for row, name in enumerate(variable.elements)]
    if variable.kind == "shares":
        return [(variable, name, *_weighed(variable, plain, row)) for row, name in enumerate(variable.elements)]
    if variable.kind == "errors":
        return [(variable, "", (variable.low, 0), (variable.high, 0))]
    if variable.is_nominal:
        places = range(int(variable.low), int(variable.high) + 1)
        return [(variable, variable.elements[place], plain, place) for place in places if place != plain]
    if variable.is_single:
        kind = float if variable.kind == "number" else int
        return [(variable, "", kind(variable.low), kind(variable.high))]
    size = len(set(plain)) if variable.kind == "scores" else len(variable.elements)
    return [(variable, "", *(drawn(variable, plain, np.full(size, place)) for place in (0.0, 1.0)))]


def _judged(variable: Variable, plain, row: int) -> list:
    """Judgements with one factor less and more important against all others."""
    matrix = np.array(plain)
    first, second = np.triu_indices(matrix.shape[0], 1)
    direction = (first == row).astype(float) - (second == row)
    return [moved_judgements(matrix, direction * steps) for steps in (variable.low, variable.high)]


def _weighed(variable: Variable, plain, row: int) -> list:
    """Shares with one of them two standard deviations lower and higher, the others in proportion."""
    shares = np.asarray(plain, dtype=np.float64) / sum(plain)
    deviation = variable.high * np.sqrt(shares[row] * (1.0 - shares[row]))
    found = []
    for value in (shares[row] - 2.0 * deviation, shares[row] + 2.0 * deviation):
        value = min(max(value, 0.0), 1.0)
        rest = 1.0 - shares[row]
        changed = shares * ((1.0 - value) / rest if rest > 0.0 else 0.0)
        changed[row] = value
        found.append(tuple(changed.tolist()))
    return found


def _with_end(parameters, variable: Variable, value):
    if variable.kind == "errors":
        parameters = with_value(parameters, (*variable.path, "error_share"), float(value[0]))
        return with_value(parameters, (*variable.path, "error_field"), int(value[1]))
    return with_value(parameters, variable.path, value)


def _texts(variable: Variable, element: str, values: Sequence) -> list[str]:
    """What a parameter is at both ends, for readers."""
    if variable.is_nominal:
        return [variable.elements[value] for value in values]
    if variable.is_single:
        return [format(value, ".4g") for value in values]
    if variable.kind == "shares":
        return [format(value[variable.elements.index(element)], ".3g") for value in values]
    return [format(end, "+.3g" if variable.kind != "multipliers" else ".3g") for end in (variable.low, variable.high)]


def _agreement(plain: np.ndarray, other: np.ndarray, elements: int) -> np.ndarray:
    if not other.size:
        return np.full(elements, np.nan)
    bits = np.array([bin(value).count("1") for value in range(256)])
    both, either = bits[plain & other].sum(axis=1), bits[plain | other].sum(axis=1)
    return np.where(either > 0, both / np.maximum(either, 1), 1.0)


def largest_first(bars: Sequence[Bar], number: int) -> list[Bar]:
    """Bars by how far an output moves between both ends."""

    def width(bar: Bar) -> float:
        span = abs(bar.at_high[number] - bar.at_low[number])
        return float(span) if np.isfinite(span) else -1.0

    return sorted(bars, key=lambda bar: (-width(bar), bar.variable, bar.element))
