"""What the runs of several years found in their data, beside the run whose limits hold."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from ...core.errors import InputError
from ...core.network.connectivity_links import check_dispersal
from ..frame.fixed_settings import ENTRY, own_settings, results_in
from ..platform.registry import algorithm_of

# Which steps know how far a species goes.
_DISPERSAL = ("esp:ecologicalsources", "esp:connectivity")
DISTANCE, PROBABILITY = 5000.0, 0.5


@dataclass(frozen=True)
class Limits:
    """Limits, ranges and widths of the years.

    Parameters
    ----------
    names : list of str
        What was found, by step.
    reference : list
        Its values in the run whose limits hold; None where it has none.
    differing : list of list of str
        The years whose value is another.
    """

    names: list
    reference: list
    differing: list

    @property
    def moved(self) -> int:
        """How many differ in some year."""
        return sum(map(bool, self.differing))


def limits_of(runs: list, reference: str, label: str) -> Limits:
    """Compare what the runs found.

    Parameters
    ----------
    runs : list of Scenario
    reference : str
        A folder; empty where none holds, and the first run is compared with.
    label : str
        Of the parameter, for messages.
    """
    held = _found(reference or runs[0].folder, label)
    years = [_found(run.folder, label) for run in runs]
    keys = list(dict.fromkeys([*held, *(key for year in years for key in year)]))
    differing = [
        [run.name for run, year in zip(runs, years) if key in year and year[key] != held.get(key)] for key in keys
    ]
    return Limits([_named(key) for key in keys], [held.get(key) for key in keys], differing)


def _found(folder: str, label: str) -> dict:
    """(algorithm, its settings, name) to value."""
    found = {}
    try:
        steps = results_in(folder, label)
    except InputError:
        return found
    for entry in steps:
        settings = json.dumps(own_settings(entry), sort_keys=True)
        for name, value in entry[ENTRY].items():
            found.setdefault((entry["algorithm"], settings, name), value)
    return found


def _named(key: tuple) -> str:
    algorithm, _, name = key
    known = algorithm_of(algorithm)
    return f"{algorithm if known is None else known.displayName()}: {name}"


def dispersal_of(job, runs: list, reference: str) -> tuple[float, float]:
    """Distance and probability that hold in all years: as given, else those of the run whose limits hold.

    Raises
    ------
    InputError
        For numbers out of their range.
    """
    from .scenario_layers import sidecars_of

    distance, probability = job.number("DISTANCE"), job.number("PROBABILITY")
    known = {}
    place = reference or runs[0].folder
    for content in sidecars_of(place if os.path.isdir(place) else os.path.dirname(place)):
        if content["algorithm"] in _DISPERSAL:
            known = content.get("parameters") or {}
            break
    distance = distance if distance is not None else float(known.get("DISTANCE") or DISTANCE)
    probability = probability if probability is not None else float(known.get("PROBABILITY") or PROBABILITY)
    check_dispersal(distance, probability)
    job.log("One distance for all years: {distance:g} m, probability {probability:g}.", distance=distance,
            probability=probability)  # fmt: skip
    return distance, probability
