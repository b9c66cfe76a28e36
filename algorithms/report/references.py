"""The works that the methods of the toolbox come from."""

from __future__ import annotations

import os
from functools import lru_cache

from ..kit.words import RESOURCES
from ..layers.file_read import read_json


@lru_cache(maxsize=1)
def references() -> dict:
    """Key to the work as it is cited."""
    return read_json(os.path.join(RESOURCES, "references.json"))
