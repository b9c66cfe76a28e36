"""Which values of a class raster are habitat when the user does not say."""

from __future__ import annotations

import re
from typing import Iterable, Mapping, Optional

import numpy as np

from ..classes import ClassSet
from ..morphology.classes import BYTE_CLASSES, MspaClass

# How legends call these classes; files may have been written in another language.
CORE, _PRIORITY = ("core", "核心区"), ("priority", "优先区")
_CORE_BYTES = tuple(entry.value for entry in BYTE_CLASSES if entry.mspa_class == MspaClass.CORE)


def core_classes(present: np.ndarray, names: Mapping[int, str], words: Iterable[str] = CORE) -> Optional[ClassSet]:
    """The values that are MSPA core.

    Parameters
    ----------
    present : ndarray of int
        The values of the raster.
    names : mapping of int to str
        Class names of its legend.
    words : sequence of str
        How the class is called.

    Returns
    -------
    ClassSet or None
        By the bytes of MSPA, else by the name; None where the raster is no result of MSPA.
    """
    bytes_only = np.isin(present, [entry.value for entry in BYTE_CLASSES]).all()
    if bytes_only and np.isin(_CORE_BYTES, present).any():
        return _set_of(_CORE_BYTES)
    return _named(names, words)


def named_habitat(present: np.ndarray, names: Mapping[int, str], words: Iterable[str] = CORE) -> Optional[ClassSet]:
    """The values that are habitat for certain: MSPA core, else classes that are called priority (`esp:owa`).

    Parameters
    ----------
    present, names, words
        As in `core_classes`.

    Returns
    -------
    ClassSet or None
    """
    return core_classes(present, names, words) or _named(names, _PRIORITY)


def habitat_classes(present: np.ndarray, names: Mapping[int, str], words: Iterable[str] = CORE) -> ClassSet:
    """The values that are taken as habitat by default.

    Those of `named_habitat`; else 1; else everything above 0.

    Parameters
    ----------
    present, names, words
        As in `core_classes`.
    """
    found = named_habitat(present, names, words)
    if found is not None:
        return found
    if (present == 1).any():
        return _set_of([1])
    return _set_of(present[present > 0].tolist())


def _named(names: Mapping[int, str], words: Iterable[str]) -> Optional[ClassSet]:
    """The classes whose name begins with a word, apart from an addition in brackets."""
    wanted = {word.casefold() for word in words}
    values = [value for value, name in names.items() if re.split(r" \(|（", name.casefold())[0].strip() in wanted]
    return _set_of(values) if values else None


def _set_of(values: Iterable[int]) -> ClassSet:
    return ClassSet(tuple((int(value), int(value)) for value in values))
