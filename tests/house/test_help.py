"""Every input that is a layer says what it takes; workflows ask for what they need first."""

import pytest
from esp_toolbox.algorithms.platform.compat import HIDDEN, OPTIONAL
from qgis.core import QgsApplication

LAYERS = ("raster", "vector", "source", "multilayer", "layer", "file")


def inputs(algorithm):
    return [one for one in algorithm.parameterDefinitions() if not one.isDestination() and not one.flags() & HIDDEN]


def test_every_layer_has_help(esp_provider):
    silent = [
        f"{algorithm.id()} {one.name()}"
        for algorithm in QgsApplication.processingRegistry().algorithms()
        if algorithm.id().startswith("esp:")
        for one in inputs(algorithm)
        if one.type() in LAYERS and not one.help()
    ]
    assert silent == []


@pytest.mark.parametrize("name", ["qaidam", "shiyang", "throughflow"])
def test_workflows_ask_first_for_what_they_need(esp_provider, name):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"esp:{name}")
    assert all(one.help() for one in inputs(algorithm))
    needed = [not one.flags() & OPTIONAL for one in inputs(algorithm) if one.type() in LAYERS]
    assert needed == sorted(needed, reverse=True)
