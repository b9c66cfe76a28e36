"""With what a report was made: the versions of everything that may change a number."""

from __future__ import annotations

import importlib
import platform

import numpy
import scipy
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

from ..platform.version import GDAL_VERSION, VERSION

_OPTIONAL = ("matplotlib", "jinja2", "networkx")


def software() -> dict:
    """Name to version; libraries that are not installed are left out."""
    found = {
        "ESP Toolbox": VERSION,
        "QGIS": Qgis.QGIS_VERSION,
        "Python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "GDAL": GDAL_VERSION,
        "Qt": QT_VERSION_STR,
    }
    for name in _OPTIONAL:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        found[name] = getattr(module, "__version__", "")
    return found


def run_versions(study) -> list:
    """The versions that the steps themselves were made with, each once: (toolbox, QGIS)."""
    pairs = [(str(step.content.get("version", "")), str(step.content.get("qgis", ""))) for step in study.steps]
    return list(dict.fromkeys(pairs))
