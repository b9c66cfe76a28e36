"""What a run needs is said before it reads a raster, by every algorithm that holds one."""

import numpy as np
import pytest
from bad_values import Materials
from good_forms import good_form
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject
from rasters import write_tif

# They read strips, or files that others name, or say it when the size of what they compute is known.
OTHERS = {"prepare", "report", "scenarios", "evolution", "runworkflow", "uncertainty", "circuitscape", "omniscape",
          "samplebasin"}  # fmt: skip
# Rasters are optional for them and not in their forms.
WITHOUT = {"ahp", "centrality", "connectivity", "robustness", "spacesyntax", "securitypattern"}


def algorithms(provider):
    found = {algorithm.name(): algorithm for algorithm in provider.algorithms() if hasattr(algorithm, "NAME")}
    return {name: found[name] for name in sorted(found.keys() - OTHERS - WITHOUT)}


def test_every_algorithm_says_its_need_first(esp_provider, qgis_processing, tmp_path, monkeypatch):
    from esp_toolbox.algorithms.frame import raster_reader
    from esp_toolbox.core import memory

    materials = Materials(tmp_path)
    # Enough for a band of these rasters, not for what is made of it.
    monkeypatch.setattr(memory, "free_memory", lambda: 14.0 * 40 * 40)
    read = []
    real = raster_reader.read_band
    monkeypatch.setattr(raster_reader, "read_band", lambda *given, **named: read.append(1) or real(*given, **named))
    wrong = []
    for name, form in algorithms(esp_provider).items():
        algorithm = form.create()
        folder = tmp_path / name
        folder.mkdir()
        parameters = good_form(algorithm, materials, folder)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        read.clear()
        try:
            algorithm.run(parameters, context, QgsProcessingFeedback(False), {}, False)
            said = "success"
        except QgsProcessingException as error:
            said = str(error)
        if read or "GB of memory" not in said:
            wrong.append((name, len(read), said[-300:]))
    assert not wrong


@pytest.mark.parametrize("name", ["wateryield", "carbonstorage", "classify", "sensitivitycorrection", "costdistance"])
def test_no_more_is_said_than_is_needed(esp_provider, qgis_processing, tmp_path, name):
    import tracemalloc

    from esp_toolbox.algorithms.frame.values import Values

    side = 800
    materials = Materials(tmp_path, side)
    algorithm = algorithms(esp_provider)[name].create()
    parameters = good_form(algorithm, materials, tmp_path)
    context = QgsProcessingContext()
    said = algorithm.bytes_a_cell(Values(algorithm, parameters, context))
    tracemalloc.start()
    algorithm.run(parameters, context, QgsProcessingFeedback(False), {}, False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.5 * peak / side**2 < said <= peak / side**2


def test_lists_count_each_of_their_layers(esp_provider, tmp_path):
    from esp_toolbox.algorithms.frame.values import Values

    path = write_tif(tmp_path / "a.tif", np.ones((4, 4), "f4"))
    algorithm = algorithms(esp_provider)["weightedoverlay"].create()
    needs = [
        algorithm.bytes_a_cell(Values(algorithm, {"INPUTS": [path] * count}, QgsProcessingContext()))
        for count in (2, 5)
    ]
    assert needs[1] - needs[0] == 3 * algorithm.BYTES_A_LAYER > 0
