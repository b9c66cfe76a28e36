"""The workflows that come with the toolbox: a file with a `WORKFLOW` in this folder is all that one needs."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ..definition import Workflow


@cache
def workflows() -> tuple[Workflow, ...]:
    """All workflows that are defined here, by their names."""
    modules = (importlib.import_module(f".{found.name}", __name__) for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.WORKFLOW for module in modules), key=lambda workflow: workflow.name))
