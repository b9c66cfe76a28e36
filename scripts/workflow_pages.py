"""Writes docs/workflows.md, what the workflows take in, do and make, from their definitions.

    .venv/bin/python scripts/workflow_pages.py          # make docs runs it
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
import package  # noqa: E402

package.load()
from esp_toolbox.core.workflow.definition import (  # noqa: E402
    FieldOf,
    From,
    Given,
    Layer,
    Parameter,
    Product,
    Step,
    Workflow,
)
from esp_toolbox.core.workflow.definitions import workflows  # noqa: E402

PAGE = ROOT / "docs" / "workflows.md"
_STAGES = {
    "sources": "Sources",
    "resistance": "Resistance",
    "corridors": "Corridors",
    "pinch_points": "Pinch points, barriers",
    "health": "Ecosystem health",
    "zones": "Restoration zones",
    "report": "Pattern, report",
}
_HEAD = """# The workflows

<!-- Written by scripts/workflow_pages.py from core/workflow/definitions. -->

Each workflow is defined once. The model in the toolbox, the workbench, `esp:runworkflow`, `esp:scenarios` and
`esp:uncertainty` read that definition, and so does this page. Keys are those of the model's form and of parameter
files; what a step is not told has the default of its algorithm. [Reproducing the two papers](papers.md) holds them
against what the papers report, [Development](development.md) tells how a workflow is added.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *map(_section, workflows())])


def _section(workflow: Workflow) -> str:
    layers = [(f"`{layer.key}`", layer.title, _kind(layer), layer.help) for layer in workflow.layers]
    parameters = [
        (f"`{entry.key}`", entry.title, _default(entry), _help(entry), _varies(entry)) for entry in workflow.parameters
    ]
    steps = [
        (_STAGES[step.stage], f"`{step.name}`", f"`{step.algorithm}`", _told(step), _reads(step), _made(step))
        for step in workflow.steps
    ]
    return "\n".join(
        [
            f"## {workflow.short}",
            f"`esp:{workflow.name}`. {workflow.description} Source: {workflow.source}.\n",
            _table(("layer", "title", "kind", ""), layers),
            _table(("parameter", "title", "default", "", "varies in `esp:uncertainty`"), parameters),
            _table(("part", "step", "algorithm", "is told", "reads", "offers"), steps),
        ]
    )


def _table(heads: tuple, rows: list) -> str:
    cells = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in cells) + "\n"


def _kind(layer: Layer) -> str:
    kind = {"layer": "raster or vector"}.get(layer.kind, layer.kind)
    return f"{'several: ' if layer.several else ''}{kind}{', optional' if layer.optional else ''}"


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return parameter.empty or "the algorithm's"
    return f"{parameter.default} {parameter.unit}".rstrip()


def _help(parameter: Parameter) -> str:
    ends = ("at least", parameter.least), ("at most", parameter.greatest)
    limits = [f"{word} {end:g}" for word, end in ends if end]
    return " ".join([parameter.help, *([f"({', '.join(limits)})"] if limits else [])])


def _varies(parameter: Parameter) -> str:
    varies = parameter.variation
    if varies is None:
        return ""
    if varies.steps:
        return f"{varies.low:+g} to {varies.high:+g}"
    return f"{varies.low:.0%} to {varies.high:.0%}, {varies.distribution}"


def _told(step: Step) -> str:
    """Parameters and constants; names for tables are left out."""
    found = []
    for key, value in step.values.items():
        if key != "NAMES" and not isinstance(value, (list, From, Product, FieldOf)):
            found.append(f"{key} = *{value.key}*" if isinstance(value, Given) else f"{key} = {value}")
    return ", ".join(found)


def _reads(step: Step) -> str:
    """Steps and products."""
    names = [entry.step if isinstance(entry, From) else entry.name for entry in step.references() if _is_made(entry)]
    return ", ".join(dict.fromkeys(name.replace("_", " ") for name in names))


def _is_made(entry) -> bool:
    return isinstance(entry, (From, Product))


def _made(step: Step) -> str:
    return ", ".join(output.title for output in step.outputs if output.title)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
