"""The dock of the workbench, on an empty project."""

import pytest
from esp_toolbox.ui.workbench.dock import WorkbenchDock
from qgis.core import QgsProject
from workbench_user import User, close


@pytest.fixture
def fresh(esp_provider, qgis_processing):
    """Someone in front of the dock of an empty project."""
    QgsProject.instance().clear()
    dock = WorkbenchDock()
    found = User(dock)
    yield found
    found.dock.session.cancel()
    found.idle()
    close(dock)
    QgsProject.instance().clear()
