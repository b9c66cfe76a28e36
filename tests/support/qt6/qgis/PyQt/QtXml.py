"""QtXml of PyQt6."""

from PyQt6.QtXml import *  # noqa: F403
