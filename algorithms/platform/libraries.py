"""Python libraries that some outputs need and that QGIS does not bring along."""

from __future__ import annotations

import importlib


def can_import(library: str) -> bool:
    """Whether a library is there, with all that it needs itself."""
    try:
        importlib.import_module(library)
    except ImportError:
        return False
    return True
