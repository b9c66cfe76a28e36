"""The pages of the documentation."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...algorithms.platform.help_pages import page_url


def help_url(page: str) -> QUrl:
    """Where a page is: in the plugin where it ships it, else at the project's home.

    Parameters
    ----------
    page : str
        The path below docs without ending, for example "windows/ahp_editor"; a name alone is a method's page.
    """
    return QUrl(page_url(page if "/" in page or page == "index" else f"methods/{page}"))


def open_help(page: str) -> None:
    """Open a page in the browser."""
    QDesktopServices.openUrl(help_url(page))
