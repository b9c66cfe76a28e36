"""Small pieces of work, one a turn of the event loop, so that the window stays awake."""

from __future__ import annotations

from collections import deque

from qgis.PyQt.QtCore import QObject, QTimer


class Later(QObject):
    """A queue of calls."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._calls: deque = deque()
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # Between two pieces the window has time to draw itself.
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._call)

    @property
    def is_busy(self) -> bool:
        """Whether a piece is being done."""
        return self._busy

    def add(self, function, *arguments) -> None:
        """Call a function at a later turn."""
        self._calls.append((function, arguments))
        if not self._timer.isActive():
            self._timer.start()

    def _call(self) -> None:
        if not self._calls:
            return
        function, arguments = self._calls.popleft()
        self._busy = True
        try:
            function(*arguments)
        finally:
            self._busy = False
            if self._calls:
                self._timer.start()
