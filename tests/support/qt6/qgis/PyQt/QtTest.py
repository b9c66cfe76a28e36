"""QtTest of PyQt6."""

from PyQt6.QtTest import *  # noqa: F403
