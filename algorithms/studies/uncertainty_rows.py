"""Rows of the tables of esp:uncertainty: parameters, influence, one parameter at a time, thresholds."""

from __future__ import annotations

import numpy as np

from ...core.uncertainty import influence as measures
from ...core.uncertainty.quick import corridor_sweep, source_sweep
from ...core.uncertainty.settings import value_names
from ...core.uncertainty.variables import table_of
from ...core.workflow.definition import Workflow
from ...core.workflow.qaidam_chain import qaidam_workflow
from ...core.workflow.shiyang_chain import shiyang_workflow
from ..layers.vector_io import columns_of

_INFLUENCE = ("parameter", "element", "output", "spearman", "first", "first_se", "total", "total_se")
_TORNADO = ("parameter", "element", "low", "high", "output", "plain", "at_low", "at_high", "failure")


def parameter_table(variables) -> dict:
    """The table of parameters with short column names."""
    return {name: list(values) for name, values in table_of(variables).items()}


def influence_rows(study, design, runs) -> dict:
    """Columns of the table of influence: what runs took against what they found."""
    outputs = np.array(runs.numbers)
    names = value_names(study.variables, study.parameters)
    correlation = np.zeros((0, outputs.shape[1]))
    if names:
        alone = measures.independent(design, np.array(runs.indices))
        correlation = measures.rank_correlations(np.array(runs.values)[alone], outputs[alone])
    indices = None
    if design.method == "saltelli":
        indices = measures.sobol_indices(design, len(study.variables), np.array(runs.indices), outputs)
    rows = []
    for place, output in enumerate(study.numbers):
        if indices is not None:
            parts = (indices.first, indices.first_error, indices.total, indices.total_error)
            for group, variable in enumerate(study.variables):
                rows.append((variable.name, "", output, None, *(known(part[group, place]) for part in parts)))
        for row, (name, element) in enumerate(names):
            rows.append((name, element, output, known(correlation[row, place]), None, None, None, None))
    return columns_of(_INFLUENCE, rows)


def dominant_rows(influence: dict, design, runs) -> list:
    """Rows of the table of parameters that dominate outputs, and these.

    Parameters
    ----------
    influence : dict
        From `influence_rows`.
    design : Design
    runs : Accumulator

    Returns
    -------
    list of (str, list of (str, str, float))
        Parameter, and for each output that it dominates: element, output, rank correlation. With few runs a correlation
        beyond `DOMINANT` can be chance and does not count.
    """
    heads = ("parameter", "element", "output", "spearman")
    told = [entry for entry in zip(*(influence[head] for head in heads)) if entry[3] is not None]
    alone = int(np.count_nonzero(measures.independent(design, np.array(runs.indices))))
    least = max(measures.DOMINANT, measures.least_telling_correlation(alone, len({entry[:2] for entry in told})))
    strongest: dict = {}
    for entry in told:
        best = strongest.get(entry[2])
        if best is None or abs(entry[3]) > abs(best[3]):
            strongest[entry[2]] = entry
    found: dict = {}
    for parameter, *entry in strongest.values():
        if abs(entry[2]) > least:
            found.setdefault(parameter, []).append(tuple(entry))
    return list(found.items())


def tornado_table(study, plain, bars) -> dict:
    """Columns of the table of one parameter at a time."""
    rows = []
    for bar in bars:
        for place, output in enumerate(study.numbers):
            ends = [known(side[place]) for side in (bar.at_low, bar.at_high)]
            row = (bar.variable, bar.element, bar.low, bar.high, output, known(plain[place]), *ends)
            rows.append((*row, "; ".join(bar.failures)))
    return columns_of(_TORNADO, rows)


def threshold_sweeps(workflow: Workflow, study) -> list:
    """Sources against dPC and, where there is one, corridors against gravity, of the plain run."""
    run = qaidam_workflow if workflow.chain == "qaidam" else shiyang_workflow
    found, limit = run(study.layers, study.parameters, study.memo), study.parameters.network.gravity
    sweeps = [source_sweep(found.sources, study.parameters.sources.least_dpc)]
    return sweeps if limit is None else [*sweeps, corridor_sweep(found.corridors, limit)]


def sweep_table(sweeps) -> dict:
    """Columns of the table of sweeps."""
    rows = [
        (sweep.name, threshold, count, float(sweep.given))
        for sweep in sweeps
        for threshold, count in zip(sweep.threshold.tolist(), sweep.count.tolist())
    ]
    return columns_of(("threshold_of", "threshold", "count", "given"), rows)


def known(value):
    """A number for a table: None where it is not known."""
    return None if value != value else float(value)
