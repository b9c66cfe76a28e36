"""The inputs by which an algorithm is told a workflow: a parameter file or an id, and settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional

from ...core.errors import InputError, phrase

if TYPE_CHECKING:
    from .parameter_file import Settings

PARAMETERS = "PARAMETERS"
WORKFLOW = "WORKFLOW"
OVERRIDES = "OVERRIDES"


def add_workflow_inputs(algorithm) -> None:
    """The three inputs, in the form of an algorithm."""
    algorithm.add_file(
        PARAMETERS,
        algorithm.shared_tr("Parameter file"),
        extension="json",
        help=algorithm.shared_tr("One that you wrote, or workflow.json of an earlier run."),
    )
    algorithm.add_text(
        WORKFLOW,
        algorithm.shared_tr("Workflow, instead of a file"),
        help=algorithm.shared_tr("Its id, such as esp:qaidam; the inputs are then all given as settings."),
    )
    algorithm.add_text(
        OVERRIDES,
        algorithm.shared_tr("Settings that replace those of the file"),
        multiline=True,
        help=algorithm.shared_tr(
            "For example: edge_width=2; gravity=300. Several files are separated by semicolons; an empty value means "
            "the default."
        ),
    )


def given_settings(values) -> Optional[Settings]:
    """The workflow with its values; None where neither a file nor an id is given.

    Raises
    ------
    InputError
        For a file that cannot be read, one for another workflow than the id, and settings that are none.
    """
    from .parameter_file import Settings, read_settings
    from .workflow_inputs import overridden

    workflow, source = values.text(WORKFLOW), phrase("the settings")
    if values.given(PARAMETERS):
        settings = read_settings(values.text(PARAMETERS))
        if workflow and workflow != settings.workflow:
            raise InputError(
                "{file} is for {workflow}, not for {other}; leave the workflow empty or choose another file.",
                file=settings.source,
                workflow=settings.workflow,
                other=workflow,
            )
    elif workflow:
        settings = Settings(workflow, folder=os.getcwd(), source=source)
    else:
        return None
    return overridden(settings, values.text(OVERRIDES), source)
