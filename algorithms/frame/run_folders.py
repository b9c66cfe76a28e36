"""Where the results of a run lie: in one folder, or of a study of the workbench in one for each of its steps."""

from __future__ import annotations

import os
import re

# As the workbench names them: "3_corridors" holds "run_1", "run_2", the newest of them last.
_STEP = re.compile(r"\d+_[a-z_]+")
_RUN = re.compile(r"run_(\d+)(\D.*)?")


def is_study(folder: str) -> bool:
    """Whether a folder is that of a study of the workbench, with results of one step at least."""
    return bool(_step_runs(folder))


def result_folders(folder: str) -> list:
    """The folders with a run's results: its own, or the newest of each step of a study.

    Parameters
    ----------
    folder : str

    Returns
    -------
    list of str
        In the order of the steps.
    """
    return _step_runs(folder) or [folder]


def _step_runs(folder: str) -> list:
    found = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        step = os.path.join(folder, name)
        if not _STEP.fullmatch(name) or not os.path.isdir(step):
            continue
        runs = [(int(match[1]), entry) for entry in os.listdir(step) for match in [_RUN.fullmatch(entry)] if match]
        if runs:
            found.append(os.path.join(step, max(runs)[1]))
    return found
