"""A whole study, once for all tests of its report."""

import pytest
from whole_study import made_study


@pytest.fixture(scope="session")
def study(tmp_path_factory, esp_provider, qgis_processing):
    """Folder, text, page and JSON of `whole_study`."""
    return made_study(tmp_path_factory.mktemp("study"))
