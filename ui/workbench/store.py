"""Studies in the project file: written with the project, read when it opens."""

from __future__ import annotations

import copy
import json
import os
from functools import partial

from .study import Study
from .workspace import is_inside

_SCOPE = "esp_toolbox"
_KEY = "/workbench"


def write(project, studies: list, current: str, whole: bool = False) -> bool:
    """Write the studies into the project's entries; tells whether they differ from what was there.

    What lies beside the project or below is written from there, whatever the project does with the paths of its
    layers, so that both can be moved together. What is no work of the user is written where the rest is as well, or
    with `whole`, when the project is being saved.
    """
    content = {
        "current": current,
        "studies": [_with_paths(study.to_dict(), partial(_written, project)) for study in studies],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    before = project.readEntry(_SCOPE, _KEY, "")[0]
    if before == text or before and not whole and _work_of(before) == _work_of(text):
        return False
    return project.writeEntry(_SCOPE, _KEY, text)


def _work_of(text: str) -> list:
    """What the user would miss: not what was seen in the layers, which a saved project need not hear of."""
    try:
        content = json.loads(text)
    except ValueError:
        return [text]
    studies = [
        {key: value for key, value in study.items() if key not in ("sound", "legends")}
        for study in content.get("studies", [])
    ]
    return [content.get("current", ""), studies]


def read(project) -> tuple:
    """The studies of a project and the key of the current one; an empty list for projects without."""
    text = project.readEntry(_SCOPE, _KEY, "")[0]
    if not text:
        return [], ""
    try:
        content = json.loads(text)
    except ValueError:
        return [], ""
    found = [Study.from_dict(_with_paths(entry, project.readPath)) for entry in content.get("studies", [])]
    return [study for study in found if study is not None], content.get("current", "")


def _written(project, path: str) -> str:
    """A path as the entry has it."""
    home = os.path.dirname(project.fileName())
    if home and os.path.isabs(path) and is_inside(path, home):
        return "./" + os.path.relpath(os.path.realpath(path), os.path.realpath(home)).replace("\\", "/")
    return project.writePath(path)


def _with_paths(content: dict, translate) -> dict:
    """A study's dict with its paths through `translate`."""
    content = copy.deepcopy(content)
    records = content.get("records", {}).values()
    for entry in (content, *records):
        if entry.get("folder"):
            entry["folder"] = translate(entry["folder"])
    for refs in content.get("layers", {}).values():
        for ref in refs if isinstance(refs, list) else [refs]:
            if ref is not None and _looks_like_path(ref["source"]):
                path, bar, rest = ref["source"].partition("|")
                ref["source"] = translate(path) + bar + rest
    for record in records:
        for results in record.get("results", {}).values():
            results.update({key: translate(value) for key, value in results.items() if _looks_like_path(value)})
    return content


def _looks_like_path(value) -> bool:
    """Results are numbers, texts of numbers, and paths."""
    return isinstance(value, str) and ("/" in value or "\\" in value) and "\n" not in value and len(value) < 1000
