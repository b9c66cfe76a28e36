"""The fixtures of pytest-qgis, on the stand-ins."""

import sys
import traceback

import pytest

# PyQt6 ends the process at an error in a slot; QGIS shows it.
sys.excepthook = traceback.print_exception


@pytest.fixture(scope="session")
def qapp_cls():
    from qgis.core import QgsApplication

    return QgsApplication


@pytest.fixture(scope="session")
def qgis_app(qapp):
    """The application."""
    return qapp


@pytest.fixture
def qgis_new_project(qgis_app):
    """An empty project, and no work that is under way."""
    from esp_toolbox.ui.widgets.threads import window_threads
    from qgis.core import QgsProject

    QgsProject.instance().clear()
    yield
    window_threads().waitForDone()
    qgis_app.processEvents()
    QgsProject.instance().clear()


@pytest.fixture(scope="session")
def qgis_processing(qgis_app):
    """Processing is there from the start."""
