"""Names of fields that are made from names of layers."""

from __future__ import annotations

import re

# Shapefiles cut longer names.
_NAME_LENGTH = 10


def field_name(layer: str, number: int, taken: set) -> str:
    """A field name of at most ten plain characters that is still free.

    Parameters
    ----------
    layer : str
        The layer's name.
    number : int
        Stands for a name without plain characters.
    taken : set of str
    """
    name = re.sub(r"[^a-z0-9_]+", "_", layer.casefold()).strip("_")
    if not name or not name[0].isalpha():
        name = f"mean_{number}"
    name = name[:_NAME_LENGTH]
    if name in taken:
        name = f"{name[: _NAME_LENGTH - len(str(number)) - 1]}_{number}"
    return name
