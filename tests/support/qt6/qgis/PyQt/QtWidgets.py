"""QtWidgets of PyQt6, with what moved to QtGui, as in QGIS 4."""

from PyQt6.QtGui import QAction, QActionGroup, QShortcut  # noqa: F401
from PyQt6.QtWidgets import *  # noqa: F403
