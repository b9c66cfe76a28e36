"""Pictures of the workbench, from a fresh QGIS to the report of the sample basin."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton
from qgis.utils import plugins
from screenshot_stage import drawn, main_window, new_project, pause, picture, wait

_SIZE = int(os.environ["ESP_BASIN_SIZE"])
# The step during which the picture of a run is taken.
_MIDDLE = "corridors"


def scene() -> None:
    """All of them."""
    new_project()
    window = main_window(1400, 900, docks=("Layers",))
    plugins["esp_toolbox"].workbench.action.trigger()
    dock = plugins["esp_toolbox"].workbench.dock
    window.resizeDocks([dock], [430], Qt.Orientation.Horizontal)
    picture("workbench_empty", window)
    session = dock.session
    # The report opens in a browser, which is not part of the picture.
    session.opened.disconnect()
    session.basin.size = (_SIZE, _SIZE)
    _press(dock, "sample")
    wait(lambda: not session.is_running and not session.basin.is_running)
    drawn()
    picture("workbench_ready", window)
    _press(dock, "run_all")
    wait(lambda: session.running == _MIDDLE)
    picture("workbench_running", window)
    wait(lambda: not session.is_running)
    drawn()
    picture("workbench_done", window)
    for step in ("sources", "zones"):
        _press(dock, f"header_{step}")
        pause(0.6)
        picture(f"workbench_{step}", dock)
    session.set_value("sources", "largest", 8)
    pause(1.0)
    picture("workbench_stale", dock)


def _press(dock, name: str) -> None:
    button = dock.findChild(QAbstractButton, name)
    if button is None:
        raise LookupError(name)
    button.click()
    pause(0.5)
