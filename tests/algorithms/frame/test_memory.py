"""What a run needs is said before it reads a raster, by every algorithm that holds one."""

import numpy as np
import pytest
from bad_values import Materials
from good_forms import good_form
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject
from rasters import write_tif
from workflow_files import qaidam_inputs

# They read one raster after the other, each of which says what it needs, or have none.
OTHERS = {"report", "scenarios", "evolution", "runworkflow", "ahp"}
# Enough for a band of a raster, not for what is made of it.
ENOUGH = 14.0
# Cells of the raster that the small configuration of Circuitscape names, and of the smallest basin.
CELLS = {"circuitscape": 8 * 6, "samplebasin": 20 * 20}


def algorithms(provider):
    found = {algorithm.name(): algorithm for algorithm in provider.algorithms() if hasattr(algorithm, "NAME")}
    return {name: found[name] for name in sorted(found.keys() - OTHERS)}


def with_rasters(algorithm, parameters, materials):
    """The form with a raster, where it has none without one."""
    kinds = {definition.name(): definition.type() for definition in algorithm.parameterDefinitions()}
    if any(kinds[key] in ("raster", "multilayer") for key in parameters):
        return parameters
    key = next((key for key, kind in kinds.items() if kind == "raster"), None)
    more = {"SOURCES": materials.cover} if key is None and "SOURCES" in kinds else {key: materials.cover} if key else {}
    return {**parameters, **more}


def test_every_algorithm_says_its_need_first(esp_provider, qgis_processing, tmp_path, monkeypatch):
    from esp_toolbox.algorithms.circuit import circuitscape_files
    from esp_toolbox.algorithms.data import tiles
    from esp_toolbox.algorithms.frame import raster_reader
    from esp_toolbox.core import memory

    materials = Materials(tmp_path)
    cells = 40 * 40
    monkeypatch.setattr(memory, "free_memory", lambda: ENOUGH * cells)
    read = []
    real = raster_reader.read_band
    for module in (raster_reader, tiles, circuitscape_files):
        monkeypatch.setattr(module, "read_band", lambda *given, **named: read.append(1) or real(*given, **named))
    wrong = []
    for name, form in algorithms(esp_provider).items():
        algorithm = form.create()
        folder = tmp_path / name
        folder.mkdir()
        parameters = with_rasters(algorithm, good_form(algorithm, materials, folder), materials)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        cells = CELLS.get(name, 40 * 40)
        read.clear()
        try:
            algorithm.run(parameters, context, QgsProcessingFeedback(False), {}, False)
            said = "success"
        except QgsProcessingException as error:
            said = str(error)
        if read or "GB of memory" not in said:
            wrong.append((name, len(read), said[-300:]))
    assert not wrong


def test_a_workflow_says_the_need_of_its_steps_first(esp_provider, sample_basin, monkeypatch):
    from esp_toolbox.algorithms.frame import raster_reader
    from esp_toolbox.core import memory

    read = []
    monkeypatch.setattr(raster_reader, "read_band", lambda *given, **named: read.append(1))
    # Enough for each step but health and corridors.
    monkeypatch.setattr(memory, "free_memory", lambda: 110.0 * 64 * 72)
    algorithm, context = esp_provider.algorithm("qaidam").create(), QgsProcessingContext()
    fine, said = algorithm.checkParameterValues(qaidam_inputs(sample_basin), context)
    assert not fine and "GB of memory" in said and not read


@pytest.mark.parametrize(
    "name",
    [
        *("wateryield", "carbonstorage", "classify", "sensitivitycorrection", "costdistance", "prepare"),
        *("securitypattern", "spacesyntax"),
    ],
)
def test_no_more_is_said_than_is_needed(esp_provider, qgis_processing, tmp_path, name):
    import tracemalloc

    from esp_toolbox.algorithms.frame.values import Values

    side = 800
    materials = Materials(tmp_path, side)
    algorithm = algorithms(esp_provider)[name].create()
    parameters = with_rasters(algorithm, good_form(algorithm, materials, tmp_path), materials)
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
