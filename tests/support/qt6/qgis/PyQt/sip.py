"""sip of PyQt6."""

from PyQt6.sip import *  # noqa: F403
