"""Where the results of studies lie: in a folder beside the project's file, once there is one."""

from __future__ import annotations

import os
import re

from qgis.core import QgsProcessingUtils

# What no file system, or not every one, takes in the name of a folder.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
_LONGEST = 40


def workspace_of(project_file: str) -> str:
    """The folder beside a project's file; empty where the project is no file, or nothing can be written beside it."""
    if not project_file or not os.path.isfile(project_file):
        return ""
    place, name = os.path.split(os.path.abspath(project_file))
    return os.path.join(place, os.path.splitext(name)[0] + "_esp") if os.access(place, os.W_OK) else ""


def study_folder(project_file: str, study) -> str:
    """The folder of a study in the workspace of a project; empty as `workspace_of`."""
    workspace = workspace_of(project_file)
    name = _NOT_IN_NAMES.sub("_", study.title).strip("._")[:_LONGEST]
    # By its key two studies of one title have two folders.
    return os.path.join(workspace, f"{name or 'study'}_{study.key}") if workspace else ""


def is_temporary(path: str) -> bool:
    """Whether a path lies in the folder that goes when QGIS closes."""
    return bool(path) and is_inside(path, QgsProcessingUtils.tempFolder())


def is_inside(path: str, folder: str) -> bool:
    """Whether a path lies in a folder, however either is written."""
    if not path or not folder:
        return False
    path, folder = (os.path.normcase(os.path.realpath(place)) for place in (path, folder))
    return path.startswith(folder.rstrip("/\\") + os.sep)
