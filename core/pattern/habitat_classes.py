"""Which values of a class raster are habitat when the user does not say."""

from __future__ import annotations

from typing import Mapping, Optional

import numpy as np

from ..classes import ClassSet
from ..morphology.classes import BYTE_CLASSES, MspaClass

_CORE_BYTES = tuple(entry.value for entry in BYTE_CLASSES if entry.mspa_class == MspaClass.CORE)


def core_classes(present: np.ndarray, names: Mapping[int, str]) -> Optional[ClassSet]:
    """The values that are MSPA core.

    Parameters
    ----------
    present : ndarray of int
        The values of the raster.
    names : mapping of int to str
        Class names of its legend.

    Returns
    -------
    ClassSet or None
        By the name Core, else by the bytes of MSPA; None where the raster is no result of MSPA.
    """
    named = [value for value, name in names.items() if name.casefold().split(" (")[0].strip() == "core"]
    if named:
        return _set_of(named)
    bytes_only = np.isin(present, [entry.value for entry in BYTE_CLASSES]).all()
    if bytes_only and np.isin(_CORE_BYTES, present).any():
        return _set_of(_CORE_BYTES)
    return None


def habitat_classes(present: np.ndarray, names: Mapping[int, str]) -> ClassSet:
    """The values that are taken as habitat by default.

    MSPA core, else the classes whose names begin with "Priority" (as `esp:owa` names its priority areas), else 1,
    else everything above 0.

    Parameters
    ----------
    present : ndarray of int
        The values of the raster.
    names : mapping of int to str
        Class names of its legend.
    """
    core = core_classes(present, names)
    if core is not None:
        return core
    priority = [value for value, name in names.items() if name.casefold().startswith("priority")]
    if np.isin(priority, present).any():
        return _set_of(sorted(priority))
    if (present == 1).any():
        return _set_of([1])
    return _set_of(present[present > 0].tolist())


def _set_of(values) -> ClassSet:
    return ClassSet(tuple((int(value), int(value)) for value in values))
