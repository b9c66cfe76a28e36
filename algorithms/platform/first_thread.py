"""What the first thread has to load before others use it."""

from __future__ import annotations

import importlib
import sys
import threading
from contextlib import suppress

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal, pyqtSlot

_LIBRARY = "matplotlib"
# Windows that wait for a task themselves cannot load anything meanwhile.
_LONGEST_WAIT = 30.0


def matplotlib_part(name: str = ""):
    """A module of matplotlib, which the thread of QGIS' windows has loaded, whoever asks.

    Its compiled parts remember the thread that loads them. QGIS' tasks come and go in theirs, and from Python 3.12 on
    the next one that draws there would end the program. `qgis_process` has one thread.
    """
    other = threading.current_thread() is not threading.main_thread() and QgsApplication.instance() is not None
    if other and f"{_LIBRARY}.ft2font" not in sys.modules and QgsApplication.platform() != "qgis_process":
        _Asked().loaded.wait(_LONGEST_WAIT)
    return importlib.import_module(f"{_LIBRARY}.{name}" if name else _LIBRARY)


class _Asked(QObject):
    """A wish of another thread that the thread of the windows hears."""

    heard = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.loaded = threading.Event()
        self.moveToThread(QgsApplication.instance().thread())
        self.heard.connect(self.hear, Qt.ConnectionType.QueuedConnection)
        # Held until it was heard: it lives in the other thread now, which alone may delete it.
        _WISHES.add(self)
        self.heard.emit()

    @pyqtSlot()
    def hear(self):
        """Load it, and let the other thread go on."""
        with suppress(ImportError):
            importlib.import_module(_LIBRARY)
        self.loaded.set()
        _WISHES.discard(self)


_WISHES: set = set()
