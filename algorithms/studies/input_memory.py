"""What the steps of a workflow will need, said before the first of them reads a raster."""

from __future__ import annotations

from ...core.errors import EspError
from ...core.memory import require_memory
from ..base import EspAlgorithm
from ..frame.values import Values
from .input_uses import steps_of

_RASTERS = ("raster", "multilayer")


def require_memory_of_steps(model, parameters: dict, context, cells: dict) -> None:
    """Refuse a workflow one of whose steps needs more memory than is free.

    Parameters
    ----------
    model : QgsProcessingModelAlgorithm
    parameters : dict
        Of the run.
    context : QgsProcessingContext
    cells : dict
        Name of each raster input that is given to the cells of its first raster, in the order of the form. What steps
        make has the cells of the first.

    Raises
    ------
    MemoryNeeded
    """
    ground = next(iter(cells.values()), 0)
    needs = [0.0]
    for step in steps_of(model, parameters):
        if not isinstance(step.algorithm, EspAlgorithm):
            continue
        inputs = {key: name for name, key in step.keys.items()}
        rasters = [one.name() for one in step.algorithm.parameterDefinitions() if one.type() in _RASTERS]
        first = next((key for key in rasters if key in step.made or inputs.get(key) in cells), None)
        if first is None:
            continue
        held = cells.get(inputs.get(first), ground)
        try:
            needed = step.algorithm.bytes_needed(Values(step.algorithm, step.told, context), held)
        except EspError:
            # The step will say what is wrong with its values.
            continue
        needs.append(needed)
    require_memory(max(needs))
