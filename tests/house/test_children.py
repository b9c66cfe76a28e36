"""One place starts other programs, by Qt: on Windows it opens no console for them.

A program that a window starts on Windows gets a console, which flashes up, unless whoever starts it says no. QProcess
says so (CREATE_NO_WINDOW where QGIS has no console itself); subprocess, os and multiprocessing do not.
"""

import ast

import package
import pytest
from syntax import nodes, text_of

STARTER = "ui/workbench/apart.py"
MODULES = {"subprocess", "multiprocessing", "asyncio", "pty", "webbrowser"}
# platform.platform(), uname() and others ask programs on some systems.
PLATFORM = {"python_version"}
FUNCTIONS = {"system", "popen", "startfile", "fork", "forkpty", "posix_spawn", "posix_spawnp"}
BEGINNINGS = ("spawn", "exec")
CLASSES = {"QProcess", "ProcessPoolExecutor"}


def starts_in(text):
    """What of a program starts other ones."""
    found = set()
    for node in nodes(text):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "").split(".")[0]} & (MODULES if node.level == 0 else set())
            found |= {alias.name for alias in node.names} & CLASSES
            if node.level == 0 and node.module in ("os", "platform"):
                found.add(f"from {node.module} import")
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner == "os" and (node.attr in FUNCTIONS or node.attr.startswith(BEGINNINGS)):
                found.add(f"os.{node.attr}")
            if owner == "platform" and node.attr not in PLATFORM:
                found.add(f"platform.{node.attr}")
            if node.attr in CLASSES:
                found.add(node.attr)
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("import subprocess as s", {"subprocess"}),
        ("from multiprocessing.pool import Pool", {"multiprocessing"}),
        ("import os\nos.system('a')\nos.execv('a', [])\nos.path.join('a')", {"os.system", "os.execv"}),
        ("import platform\nplatform.python_version()\nplatform.platform()", {"platform.platform"}),
        ("from os import popen", {"from os import"}),
        ("from qgis.PyQt.QtCore import QProcess, Qt", {"QProcess"}),
        ("import concurrent.futures\nconcurrent.futures.ProcessPoolExecutor()", {"ProcessPoolExecutor"}),
    ],
)
def test_every_way_is_found(text, wanted):
    assert starts_in(text) == wanted


def test_one_place_starts_programs():
    found = {}
    for path in [*(package.ROOT / name for name in ("plugin.py", "__init__.py")), *(
        path for folder in ("core", "algorithms", "ui") for path in (package.ROOT / folder).rglob("*.py")
    )]:  # fmt: skip
        starts = starts_in(text_of(path))
        if starts:
            found[path.relative_to(package.ROOT).as_posix()] = starts
    assert found == {STARTER: {"QProcess"}}
