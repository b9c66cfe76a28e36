"""The factor table editor on layers of a project."""

import numpy as np
import pytest
from factor_user import wait
from qgis.core import QgsProject, QgsRasterLayer
from rasters import write_tif


@pytest.fixture
def layer(tmp_path, qgis_new_project):
    """Write an array and put it into the project: ``layer("name", array)``."""

    def add(name, array, **options):
        raster = QgsRasterLayer(write_tif(tmp_path / f"{name}.tif", array, **options), name)
        assert raster.isValid()
        QgsProject.instance().addMapLayer(raster)
        return raster

    return add


@pytest.fixture
def editor(qtbot, qgis_processing, qgis_new_project):
    from esp_toolbox.ui.factors.editor import FactorTableEditor

    # A window that nobody holds would be collected while it is painted.
    kept = []

    def make(layer=None, canvas=None, **values):
        if layer is not None:
            values["INPUT"] = layer
        dialog = FactorTableEditor(None, values, canvas)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    yield make
    kept.clear()


@pytest.fixture
def ndvi():
    """Values between -0.1 and 0.9, with a gap in the data."""
    values = np.linspace(-0.1, 0.9, 60 * 50, dtype=np.float32).reshape(60, 50)
    values[10:14, 20:30] = np.nan
    return values


@pytest.fixture
def cover():
    """CLCD classes."""
    return np.random.default_rng(3).integers(1, 10, (40, 50)).astype(np.uint8)
