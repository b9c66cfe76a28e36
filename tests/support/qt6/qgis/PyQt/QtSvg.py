"""QtSvg of PyQt6."""

from PyQt6.QtSvg import *  # noqa: F403
