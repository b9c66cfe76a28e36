"""What all scenes use inside QGIS: waiting, QGIS' window, pictures."""

from __future__ import annotations

import os
import time
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QRect, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface

DATA = Path(os.environ["ESP_DATA"])
IMAGES = Path(os.environ["ESP_IMAGES"])
# Longer than any single step takes on a slow machine.
_PATIENCE = 300.0


def pause(seconds: float) -> None:
    """Let QGIS go on for a while."""
    wait(lambda: False, seconds)


def wait(reached, seconds: float = _PATIENCE) -> bool:
    """Let QGIS go on until something is reached; tells whether it was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if reached():
            return True
        QApplication.processEvents()
        time.sleep(0.005)
    return reached()


def picture(name: str, widget, part: QRect = None) -> None:
    """Save what a widget looks like as docs/images/`name`.png.

    Parameters
    ----------
    name : str
    widget : QWidget
    part : QRect, optional
        Only this part of it.
    """
    pause(0.4)
    grabbed = widget.grab() if part is None else widget.grab(part)
    grabbed.save(str(IMAGES / f"{name}.png"))


def main_window(width: int = 1400, height: int = 860, docks: tuple = ("Layers",)):
    """QGIS' window with these docks only.

    Parameters
    ----------
    width, height : int
    docks : tuple of str
        Object names.
    """
    window = iface.mainWindow()
    window.showNormal()
    window.move(0, 0)
    window.resize(width, height)
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in docks)
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers], [270], Qt.Orientation.Horizontal)
    # Messages of other parts of QGIS do not belong into the pictures.
    iface.messageBar().clearWidgets()
    QApplication.processEvents()
    return window


def open_project(path: Path) -> None:
    """Open a project and wait for its map."""
    iface.addProject(str(path))
    drawn()


def new_project() -> None:
    """Begin with nothing, without asking about the last one."""
    QgsProject.instance().setDirty(False)
    iface.newProject(False)
    QApplication.processEvents()


def drawn() -> None:
    """Zoom to everything and wait until the map is drawn."""
    canvas = iface.mapCanvas()
    canvas.zoomToFullExtent()
    pause(0.5)
    wait(lambda: not canvas.isDrawing(), 60.0)
    pause(0.3)


def algorithm(name: str):
    """A fresh algorithm by its id."""
    return QgsApplication.processingRegistry().createAlgorithmById(name)


def leave(done: bool) -> None:
    """Say that the scene has come to its end, and go at once: QGIS would ask whether to save."""
    if done:
        (DATA / f"{os.environ['ESP_SCENE']}.ended").touch()
    os._exit(0 if done else 1)


def begin(scene) -> None:
    """Run a scene when QGIS has come up."""

    def run():
        try:
            scene()
        except Exception:
            import traceback

            traceback.print_exc()
            leave(False)
        leave(True)

    QTimer.singleShot(3000, run)
