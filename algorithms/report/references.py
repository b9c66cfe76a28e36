"""The works that the methods of the toolbox come from."""

from __future__ import annotations

import json
import os
from functools import lru_cache

from ..kit.words import RESOURCES


@lru_cache(maxsize=1)
def references() -> dict:
    """Key to the work as it is cited."""
    with open(os.path.join(RESOURCES, "references.json"), encoding="utf-8") as file:
        return json.load(file)
