"""Limits of natural classes that are found once, in the plain run, so that runs differ by their places alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..progress import Progress, no_progress
from ..workflow.memo import Memo
from ..workflow.qaidam_chain import qaidam_workflow
from ..workflow.shiyang_chain import shiyang_workflow


def fixed_limits(chain: str, layers, parameters, memo: Memo, progress: Progress = no_progress):
    """Parameters with the limits that the plain run finds: of pinch points, barriers, health and the base of the zones.

    Natural breaks that are found anew in every run mix two things: where the current, say, is high, and where the limit
    of its highest class happens to lie among the values of that run.

    Parameters
    ----------
    chain : {"qaidam", "shiyang"}
    layers : QaidamLayers or ShiyangLayers
    parameters : QaidamParameters or ShiyangParameters
        The plain ones.
    memo : Memo
        What is remembered serves the runs.
    progress : callable

    Returns
    -------
    QaidamParameters or ShiyangParameters

    Raises
    ------
    InputError
        Where the plain run fails.
    """
    run = qaidam_workflow if chain == "qaidam" else shiyang_workflow
    found = run(layers, parameters, memo, progress=progress)
    corridors = found.corridors
    network = replace(
        parameters.network,
        pinch_limit=float(corridors.pinch_points.limit),
        barrier_limit=float(corridors.barriers.limit),
    )
    parameters = replace(parameters, network=network)
    health = getattr(found, "health", None)
    if health is not None and parameters.health is not None:
        index = np.concatenate([year.EHI[np.isfinite(year.EHI)] for year in health.years])
        limits = float(index.min()), *map(float, health.limits), float(index.max())
        parameters = replace(parameters, health=replace(parameters.health, limits=limits))
        zones = getattr(found, "zones", None)
        if zones is not None and zones.base_limit is not None:
            parameters = replace(parameters, zones=replace(parameters.zones, base_limit=float(zones.base_limit)))
    return parameters
