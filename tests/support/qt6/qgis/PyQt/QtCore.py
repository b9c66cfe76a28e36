"""QtCore of PyQt6; a missing value is None."""

from PyQt6.QtCore import *  # noqa: F403

NULL = None
