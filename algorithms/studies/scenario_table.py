"""Scenarios from a table: a name, and the values in which each differs from the base."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Optional

from ...core.errors import InputError
from ...core.lists import groups
from ..frame.run_folders import is_study
from ..layers.opening import place_of
from ..platform.compat import is_null
from .parameter_file import FILE, Settings
from .workflow_inputs import FILE_KINDS, find_workflow, input_definitions, nearest, overridden

# Where the comparison itself lies, beside the runs.
COMPARISON = "comparison"
# Names of the comparison's folder and of columns of its tables.
_TAKEN = (COMPARISON, "element", "measure", "unit", "input")
_NAME_COLUMNS = ("name", "scenario")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
# What QGIS adds to tables, no parameter of a workflow.
_ROW_NUMBERS = ("fid", "ogc_fid")


@dataclass(frozen=True)
class Scenario:
    """A run to make, or a folder with one.

    Parameters
    ----------
    name : str
    settings : Settings, optional
        What to run.
    folder : str
        Where its results are or will be.
    """

    name: str
    settings: Optional[Settings]
    folder: str


def scenarios_of_table(columns: dict, title: str, base: Settings, table_folder: str, folder: str) -> list:
    """The rows of a table as scenarios; empty cells have the value of the base.

    Parameters
    ----------
    columns : dict
        As `vector_io.read_table`: a column of names (name, scenario, or the first), the others named by keys.
    title : str
        The table's name, for messages.
    base : Settings
    table_folder : str
        Files are looked for there first, then where the base looks.
    folder : str
        Where each scenario gets a folder of its own.

    Raises
    ------
    InputError
        For names that are missing or not unique, and columns that are no input of the workflow.
    """
    columns = {key.strip(): values for key, values in columns.items() if key.casefold() not in _ROW_NUMBERS}
    if not columns or not len(next(iter(columns.values()))):
        raise InputError("The table {table} has no scenarios.", table=title)
    names = next((key for key in columns if key.casefold() in _NAME_COLUMNS), next(iter(columns)))
    # Its definitions live as long as the workflow.
    workflow = find_workflow(base)
    definitions = input_definitions(workflow)
    known = {key.casefold(): key for key in definitions}
    for key in columns:
        if key != names and key.casefold() not in known:
            raise InputError(
                "The table {table} has the column {column}, which is no input of {workflow}; did you mean {near}?",
                table=title,
                column=key,
                workflow=base.workflow,
                near=nearest(key, list(definitions)),
            )
    result = []
    for row, name in enumerate(columns[names]):
        name = "" if is_null(name) else str(name).strip()
        if not name:
            raise InputError("The scenario in row {row} of {table} has no name.", row=row + 1, table=title)
        values = {}
        for key, cells in columns.items():
            cell = cells[row]
            if key != names and not is_null(cell) and str(cell).strip() != "":
                values[known[key.casefold()]] = _cell(definitions[known[key.casefold()]], cell, table_folder)
        settings = overridden(base, values, name)
        settings.title = name
        result.append(Scenario(name, settings, os.path.join(folder, folder_name(name))))
    return result


def _cell(definition, cell, folder: str):
    """A cell's value; files beside the table with their whole path."""
    if definition.type() not in FILE_KINDS or not isinstance(cell, str) or not folder:
        return cell
    entries = []
    for entry in groups(cell):
        path, bar, rest = entry.partition("|")
        place = place_of(path, folder)
        entries.append(place + bar + rest if path and os.path.exists(place) else entry)
    return ";".join(entries)


def folder_name(name: str) -> str:
    """A scenario's name as that of a folder, on any system."""
    return _NOT_IN_NAMES.sub("_", name).strip(". ") or "_"


def finished_scenarios(text: str) -> list:
    """Folders of finished runs: "before=runs/a; after=runs/b", or one folder whose subfolders are runs.

    Raises
    ------
    InputError
        For folders that are not there, and those without results of the toolbox.
    """
    result = []
    for part in groups(text):
        name, equals, path = part.partition("=")
        if not equals:
            name, path = "", part
        path = path.strip()
        if not path:
            continue
        if not os.path.isdir(path):
            raise InputError("There is no folder {path} with results.", path=path)
        path = os.path.abspath(path)
        inside = sorted(entry.path for entry in os.scandir(path) if _is_run(entry.path) or is_study(entry.path))
        if _is_run(path) or _has_results(path) or is_study(path):
            result.append(Scenario(name.strip() or os.path.basename(path), None, path))
        elif inside:
            result += [Scenario(os.path.basename(entry), None, entry) for entry in inside]
        else:
            raise InputError("The folder {path} holds no results of the toolbox.", path=path)
    return result


def _is_run(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, FILE))


def _has_results(folder: str) -> bool:
    """Whether a file of the folder has the JSON that algorithms leave beside their outputs."""
    names = set(os.listdir(folder))
    return any(name.endswith(".json") and name[: -len(".json")] in names for name in names)


def check_names(scenarios: list) -> None:
    """Refuse names that are given twice or that two scenarios would share as a folder.

    Raises
    ------
    InputError
    """
    taken: dict = {}
    for scenario in scenarios:
        key = folder_name(scenario.name).casefold()
        if key in _TAKEN:
            raise InputError("A scenario cannot be called {name}; the comparison has that name.", name=scenario.name)
        if key in taken:
            raise InputError(
                "Two scenarios are called {first} and {second}; give them different names.",
                first=taken[key],
                second=scenario.name,
            )
        taken[key] = scenario.name
