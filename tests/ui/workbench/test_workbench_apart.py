"""Runs in a QGIS of their own: which program is found, and that they end with the window's process."""

import os
import subprocess
import sys
import time

import package
import pytest
from qgis.core import QgsApplication


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Makes installations of other systems; gives the program that QGIS in the first folder finds."""

    def make(here, *programs, on_path=()):
        for place in (*programs, *on_path):
            path = tmp_path / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#!/bin/sh\n", encoding="utf-8")
            path.chmod(0o755)
        (tmp_path / here).mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(QgsApplication, "applicationDirPath", staticmethod(lambda: str(tmp_path / here)))
        monkeypatch.setattr(QgsApplication, "prefixPath", staticmethod(lambda: str((tmp_path / here).parent)))
        monkeypatch.setenv("PATH", os.pathsep.join(str((tmp_path / place).parent) for place in on_path) or "/nowhere")
        from esp_toolbox.ui.workbench.apart import find_program

        found = find_program()
        return os.path.relpath(found, tmp_path) if found else ""

    return make


def test_the_program_beside_qgis_comes_before_the_path(installed):
    assert installed("opt/bin", "opt/bin/qgis_process", on_path=("usr/bin/qgis_process.bin",)) == "opt/bin/qgis_process"


def test_on_macos_it_lies_in_the_bundle(installed):
    here = "QGIS.app/Contents/MacOS"
    assert installed(here, f"{here}/bin/qgis_process") == f"{here}/bin/qgis_process"


@pytest.mark.parametrize("kind", ["qgis", "qgis-ltr"])
def test_on_windows_it_is_of_the_installation_that_runs(installed, kind):
    batches = ("OSGeo4W/bin/qgis_process-qgis.bat", "OSGeo4W/bin/qgis_process-qgis-ltr.bat")
    assert installed(f"OSGeo4W/apps/{kind}/bin", *batches) == f"OSGeo4W/bin/qgis_process-{kind}.bat"


def test_without_a_program_there_is_none(installed):
    assert installed("opt/bin") == ""


_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); import package; package.load()\n"
    "from esp_toolbox.algorithms.platform.parent import end_with_parent\n"
    "end_with_parent(); import time; print('up', flush=True); time.sleep(60)\n"
)
_PARENT = (
    "import os, subprocess, sys\n"
    "child = subprocess.Popen([sys.executable, '-c', sys.argv[2], sys.argv[1]], stdin=subprocess.PIPE,\n"
    "    stdout=subprocess.PIPE, env={**os.environ, 'ESP_TOOLBOX_ENDS_WITH_INPUT': sys.argv[3]})\n"
    "child.stdout.readline(); print(child.pid, flush=True); import time; time.sleep(60)\n"
)


def is_alive(number):
    try:
        with open(f"/proc/{number}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="looks processes up in /proc")
@pytest.mark.parametrize("told", ["yes", ""])
def test_a_run_ends_when_its_window_is_killed(told):
    support = os.path.dirname(package.__file__)
    command = [sys.executable, "-c", _PARENT, support, _CHILD, told]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    end = time.monotonic() + (20 if told else 1)
    while is_alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert is_alive(child) == (not told)
    if not told:
        os.kill(child, 9)
