"""Runs an algorithm that must not run in a thread in a QGIS of its own, so that the window stays awake.

Map layouts belong to the main thread, where they would stop the window for seconds. `qgis_process` comes with every
QGIS; where it cannot be started the caller runs the algorithm itself.
"""

from __future__ import annotations

import os
import re

from qgis.core import QgsApplication, QgsProcessingUtils
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, pyqtSignal

from ...algorithms.platform.parent import MARK
from ...algorithms.writing.files import make_folder, new_folder, write_text
from ..widgets.text import shared_tr
from . import layer_facts

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_NAME = "esp_toolbox"
_PROGRAMS = ("qgis_process.bin", "qgis_process")
# For Windows' shells, where the program itself does not lie beside QGIS; the latter in installations of the long term.
BATCH, BATCH_LTR = "qgis_process-qgis.bat", "qgis_process-qgis-ltr.bat"
_PERCENT = re.compile(r"(\d+)\.\.\.")
# What qgis_process says before an error, and where Qt and GDAL speak for themselves.
_NOISE = re.compile(r"^(ERROR:?\s*\d*:?|Warning|QStandardPaths|QObject|qt\.|<string>|\s|-|$)|DeprecationWarning|driver")


def batch_names() -> tuple:
    """What the program is called in Windows' shells: first in the installation that runs."""
    parts = QgsApplication.prefixPath().replace("\\", "/").casefold().split("/")
    return (BATCH_LTR, BATCH) if "qgis-ltr" in parts else (BATCH, BATCH_LTR)


def find_program() -> str:
    """The path of qgis_process; empty where it is not found.

    The one beside the QGIS that runs comes before those of other installations on the path.
    """
    here = QgsApplication.applicationDirPath()
    places = []
    # macOS has it in QGIS.app/Contents/MacOS/bin, OSGeo4W its batch files two folders above apps/qgis/bin.
    for _ in range(4):
        places += [here, os.path.join(here, "bin")]
        here = os.path.dirname(here)
    names = (*_PROGRAMS, *batch_names())
    for name in names:
        found = QStandardPaths.findExecutable(name, places)
        if found:
            return found
    return next(filter(None, map(QStandardPaths.findExecutable, names)), "")


def arguments_of(algorithm, parameters: dict, project):
    """The values of a run as ``KEY=value``; None where a layer is no file.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
        Plain values, files, and ids of layers of the project.
    project : QgsProject
    """
    found = []
    for key, value in parameters.items():
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            layer = project.mapLayer(entry) if isinstance(entry, str) else None
            if layer is not None:
                if not layer_facts.file_of(layer):
                    return None
                entry = layer.source()
            text = str(entry).lower() if isinstance(entry, bool) else str(entry)
            found.append(f"{key}={text}")
    return ["run", algorithm.id(), "--", *found]


class ApartRun(QObject):
    """One run in a process of its own.

    Signals
    -------
    progressed(float)
        In percent.
    ended(str, str)
        "done", "failed" with the reason, or "impossible" where the process itself does not work.
    """

    progressed = pyqtSignal(float)
    ended = pyqtSignal(str, str)

    def __init__(self, program: str, arguments: list, parent=None):
        super().__init__(parent)
        self._program, self._arguments = program, arguments
        self._said, self._wrong = "", ""
        self._cancelled = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_trouble)

    def start(self) -> None:
        """Start the process."""
        self._process.start(self._program, self._arguments)

    def cancel(self) -> None:
        """End the process; it leaves no half-written outputs under their names."""
        self._cancelled = True
        self._process.kill()

    def _on_output(self):
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        self._said += text
        for percent in _PERCENT.findall(text)[-1:]:
            self.progressed.emit(float(percent))

    def _on_error(self):
        self._wrong += bytes(self._process.readAllStandardError()).decode("utf-8", "replace")

    def _on_trouble(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit("impossible", "")

    def _on_finished(self, code: int, _status=None):
        if self._cancelled:
            self.ended.emit("failed", "")
        elif code == 0:
            self.ended.emit("done", "")
        elif self._arguments[1] not in self._said:
            # It did not come as far as the algorithm.
            self.ended.emit("impossible", "")
        else:
            self.ended.emit("failed", self._reason())

    def _reason(self) -> str:
        lines = [line.strip() for line in self._wrong.splitlines() if line.strip() and not _NOISE.search(line)]
        return lines[-1] if lines else shared_tr("It stopped without saying why.")


def _environment() -> QProcessEnvironment:
    """A profile of its own with the plugin switched on and QGIS' language."""
    home = os.path.join(QgsProcessingUtils.tempFolder(), "esp_process")
    plugins = os.path.dirname(_ROOT)
    if os.path.basename(_ROOT) != _NAME:
        plugins = make_folder(os.path.join(home, "plugins"))
        if not os.path.exists(os.path.join(plugins, _NAME)):
            os.symlink(_ROOT, os.path.join(plugins, _NAME), target_is_directory=True)
    settings = make_folder(os.path.join(home, "profiles", "default", "QGIS"))
    language = QgsApplication.instance().locale()
    text = (
        f"[PythonPlugins]\n{_NAME}=true\nprocessing=true\n\n"
        f"[locale]\noverrideFlag=true\nuserLocale={language}\nglobalLocale={language}\n"
    )
    for name in ("QGIS3.ini", "QGIS4.ini"):
        path = os.path.join(settings, name)
        if not os.path.exists(path):
            write_text(path, text)
    found = QProcessEnvironment.systemEnvironment()
    found.insert("QGIS_CUSTOM_CONFIG_PATH", home)
    found.insert("QGIS_PLUGINPATH", plugins)
    found.insert(MARK, "yes")
    if os.name == "posix" and not os.path.exists("/System/Library"):
        found.insert("QT_QPA_PLATFORM", "offscreen")
        found.insert("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR") or new_folder("runtime_", home))
    return found
