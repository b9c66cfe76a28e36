"""What the drawing and the matrix of a network share."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget


class NetworkPicture(QWidget):
    """A picture of links, some of them chosen.

    Attributes
    ----------
    picked : signal(list)
        The pairs that the user clicked at.
    """

    picked = pyqtSignal(list)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._changes: dict = {}
        self._chosen: set = set()

    def choose(self, pairs) -> None:
        """Mark the links of pairs."""
        self._chosen = set(pairs)
        self.update()

    def sizeHint(self):
        """Room for a dozen sources."""
        return QSize(280, 280)

    def minimumSizeHint(self):
        """The least that tells anything."""
        return QSize(140, 140)
