"""The workflows that users keep: one JSON file each in a folder of their profile."""

from __future__ import annotations

import os
from typing import Optional

from qgis.core import QgsApplication, QgsMessageLog

from ...core.errors import EspError, InputError
from ...core.workflow.definition import Workflow
from ...core.workflow.definitions import workflows
from ..platform.language import translate

_FOLDER = ("esp_toolbox", "workflows")
# Forms ask for them each time that they are opened.
_known: dict = {}


def workflow_folder() -> str:
    """Where the files stand; need not be there."""
    return os.path.join(QgsApplication.qgisSettingsDirPath(), *_FOLDER)


def all_workflows() -> list:
    """The workflows of the toolbox, then the user's own by their names."""
    return [*workflows(), *own_workflows()]


def find_workflow(name: str):
    """A workflow by its name or id; None where there is none."""
    plain = name.casefold().rpartition(":")[2]
    return next((workflow for workflow in all_workflows() if workflow.name == plain), None)


def own_workflows() -> list:
    """The user's own workflows; of files that cannot be used QGIS' log tells why."""
    folder = workflow_folder()
    found: dict = {}
    for file in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if not file.endswith(".json"):
            continue
        workflow = _read_once(os.path.join(folder, file))
        if workflow is not None:
            found.setdefault(workflow.name, workflow)
    taken = {workflow.name for workflow in workflows()}
    return [workflow for name, workflow in sorted(found.items()) if name not in taken]


def _read_once(path: str) -> Optional[Workflow]:
    """The workflow in a file; None for one that cannot be used, which is said once for each state of the file."""
    state = os.stat(path)
    key = path, state.st_mtime_ns, state.st_size
    if key not in _known:
        try:
            _known[key] = read_workflow(path)
        except EspError as error:
            _known[key] = None
            QgsMessageLog.logMessage(reason_of(error), "ESP Toolbox")
    return _known[key]


def reason_of(error: EspError) -> str:
    """What is wrong with a workflow, in the user's language."""
    from ...core.wording import filled

    return filled(translate("messages", error.template), **error.values)


def read_workflow(path: str) -> Workflow:
    """The workflow in a file.

    Raises
    ------
    InputError
        For a file that is no workflow.
    """
    from ...core.workflow.workflow_file import workflow_of
    from ..layers.file_read import known_json

    content = known_json(path)
    if content is None:
        raise InputError("{source} is no workflow of the ESP Toolbox.", source=path)
    return workflow_of(content, path)


def keep_workflow(workflow: Workflow) -> str:
    """Write a workflow among the user's own ones; an older one of that name is replaced.

    Returns
    -------
    str
        The file.

    Raises
    ------
    InputError
        When the name is one of the toolbox' workflows.
    """
    from ...core.workflow.workflow_file import workflow_values
    from ..writing.files import make_folder, write_json

    if any(known.name == workflow.name for known in workflows()):
        raise InputError("{name} is the name of a workflow of the toolbox; choose another one.", name=workflow.name)
    path = os.path.join(make_folder(workflow_folder()), f"{workflow.name}.json")
    write_json(path, workflow_values(workflow))
    return path


def own_file(name: str) -> str:
    """The file of a workflow of the user's own; empty for those of the toolbox."""
    path = os.path.join(workflow_folder(), f"{name}.json")
    return path if name and os.path.isfile(path) else ""


def delete_workflow(name: str) -> None:
    """Delete a workflow of the user's own.

    Raises
    ------
    OSError
        When its file cannot be deleted.
    """
    from ..writing.files import remove_file

    remove_file(own_file(name))
