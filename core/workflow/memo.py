"""Results that several runs of a workflow share: a bounded memory of what was computed before."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import fields, is_dataclass
from typing import Callable, Hashable, Optional

import numpy as np

_BYTES = 3e8


class Memo:
    """Keeps the results of functions by a key, up to a number of bytes; the oldest unused go first.

    Threads may share it. A copy that is sent to another process begins empty.

    Parameters
    ----------
    limit : float
        Bytes.
    """

    def __init__(self, limit: float = _BYTES):
        self._limit = limit
        self._kept: OrderedDict = OrderedDict()
        self._size = 0.0
        self._lock = threading.Lock()

    def __reduce__(self):
        return Memo, (self._limit,)

    def of(self, key: Optional[Hashable], function: Callable):
        """The result of a function, from before where the key is known; None as key keeps nothing.

        Parameters
        ----------
        key : hashable or None
            Says everything that the result depends on.
        function : callable
            Without arguments. What it returns must not be changed.
        """
        if key is None:
            return function()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        value = function()
        size = bytes_of(value)
        with self._lock:
            if key not in self._kept and size <= self._limit:
                self._kept[key] = value, size
                self._size += size
                while self._size > self._limit:
                    _, (_, dropped) = self._kept.popitem(last=False)
                    self._size -= dropped
        return value


def bytes_of(value) -> float:
    """About how many bytes a result takes: those of its arrays."""
    if isinstance(value, np.ndarray):
        return float(value.nbytes)
    if isinstance(value, (tuple, list)):
        return sum(map(bytes_of, value), 64.0)
    if is_dataclass(value):
        return sum((bytes_of(getattr(value, entry.name)) for entry in fields(value)), 64.0)
    return 64.0
