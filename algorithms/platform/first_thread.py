"""What the first thread has to load before others use it."""

from __future__ import annotations

import threading
from contextlib import suppress

from qgis.core import QgsApplication


def load_drawing() -> None:
    """Have matplotlib loaded by the thread of QGIS' windows, once, before a task may be the first to want it.

    Its compiled parts remember the thread that loads them. QGIS' tasks come and go in theirs, and from Python 3.12 on
    the next one that draws there would end the program. `qgis_process` has one thread.
    """
    if QgsApplication.platform() == "qgis_process" or threading.current_thread() is not threading.main_thread():
        return
    with suppress(ImportError):
        import matplotlib.ft2font  # noqa: F401
