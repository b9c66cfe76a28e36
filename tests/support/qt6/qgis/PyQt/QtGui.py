"""QtGui of PyQt6."""

from PyQt6.QtGui import *  # noqa: F403
