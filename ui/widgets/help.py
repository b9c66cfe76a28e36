"""The pages of the documentation."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
_HOME = "https://github.com/esp-toolbox/esp_toolbox"


def help_url(page: str) -> QUrl:
    """Where a page is: in the plugin where it ships it, else at the project's home.

    Parameters
    ----------
    page : str
        The name of a method's page without its ending, for example "ahp".
    """
    folder = os.path.join(_ROOT, "resources", "help")
    language = QgsApplication.instance().locale()
    for place in (language, language.split("_")[0], "en", ""):
        path = os.path.join(folder, place, f"{page}.html")
        if os.path.isfile(path):
            return QUrl.fromLocalFile(path)
    return QUrl(f"{_HOME}/blob/main/docs/methods/{page}.md")


def open_help(page: str) -> None:
    """Open a page in the browser."""
    QDesktopServices.openUrl(help_url(page))
