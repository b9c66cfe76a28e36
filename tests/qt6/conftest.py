"""Tests on PyQt6 with the stand-ins of tests/support/qt6; `make test-qt6` runs them, and those of the windows there."""

import os

if "ESP_QT6" not in os.environ:
    collect_ignore_glob = ["test_*.py"]
