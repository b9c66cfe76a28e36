"""What the steps of a workflow cannot do without."""

from __future__ import annotations

from ..platform.compat import OPTIONAL
from ..platform.registry import algorithm_of

_required: dict = {}


def is_required(algorithm: str, key: str) -> bool:
    """Whether an algorithm, by its id, cannot do without a key."""
    if (algorithm, key) not in _required:
        owner = algorithm_of(algorithm)
        found = None if owner is None else owner.parameterDefinition(key)
        if found is None:
            return False
        needed = key in getattr(owner, "NEEDED_IN_WORKFLOWS", ())
        _required[algorithm, key] = needed or not found.flags() & OPTIONAL
    return _required[algorithm, key]
