"""The workflows that come with the toolbox: a file with a `WORKFLOW` in this folder is all that one needs."""

from __future__ import annotations

import pkgutil
from functools import cache

from ..definition import Workflow


@cache
def workflows() -> tuple[Workflow, ...]:
    """All workflows that are defined here: first those with a chain on arrays (of the papers), then by their names."""
    # As an import statement does it: a program that unloads this package knows only of such modules.
    names = (f"{__name__}.{found.name}" for found in pkgutil.iter_modules(__path__))
    modules = (__import__(name, fromlist=["WORKFLOW"]) for name in names)
    found = (module.WORKFLOW for module in modules)
    return tuple(sorted(found, key=lambda workflow: (not workflow.chain, workflow.name)))
