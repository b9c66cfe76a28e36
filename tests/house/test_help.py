"""Every input that is a layer says what it takes."""

from esp_toolbox.algorithms.platform.compat import HIDDEN
from qgis.core import QgsApplication

LAYERS = ("raster", "vector", "source", "multilayer", "layer", "file")


def test_every_layer_has_help(esp_provider):
    silent = [
        f"{algorithm.id()} {one.name()}"
        for algorithm in QgsApplication.processingRegistry().algorithms()
        if algorithm.id().startswith("esp:")
        for one in algorithm.parameterDefinitions()
        if one.type() in LAYERS and not one.isDestination() and not one.flags() & HIDDEN and not one.help()
    ]
    assert silent == []
