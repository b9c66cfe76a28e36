"""What a run from the toolbox' dialog adds to the project: the task runs in a thread, its layers load when it ends."""

import gc

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
)

CLASSES = np.pad(np.ones((4, 5), "uint8"), 3)


@pytest.fixture
def dialog_run(qtbot, qgis_processing, esp_provider):
    """Run as the dialog does: outputs as it defines them, a task of QGIS' manager, the context of the main thread."""

    def run(name, outputs, **parameters):
        project = QgsProject.instance()
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        context.setFeedback(feedback)
        for key, destination in outputs.items():
            parameters[key] = QgsProcessingOutputLayerDefinition(destination, project)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"esp:{name}")
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        with qtbot.waitSignal(task.executed, timeout=60_000) as ended:
            QgsApplication.taskManager().addTask(task)
        gc.collect()
        assert ended.args[0], feedback.textLog()
        return ended.args[1], context, feedback

    return run


def loaded(results, key, context, feedback):
    """The layer of an output as the dialog makes it, after its post-processor."""
    waiting = context.layersToLoadOnCompletion()
    assert results[key] in waiting
    layer = QgsProcessingUtils.mapLayerFromString(results[key], context)
    waiting[results[key]].postProcessor().postProcessLayer(layer, context, feedback)
    return layer


@pytest.mark.parametrize("place", ["temporary", "file"])
def test_a_raster_is_loaded_with_its_style(dialog_run, tif, tmp_path, place):
    destination = QgsProcessing.TEMPORARY_OUTPUT if place == "temporary" else str(tmp_path / "overlay.tif")
    raster = str(tif("raster", np.arange(1.0, 13.0, dtype="float32").reshape(3, 4)))
    results, *run = dialog_run("weightedoverlay", {"OUTPUT": destination}, INPUTS=[raster, raster], WEIGHTS="0.5,0.5")
    assert loaded(results, "OUTPUT", *run).renderer().type() == "singlebandpseudocolor"


@pytest.mark.parametrize("place", ["temporary", "file"])
def test_vectors_and_tables_are_loaded_with_their_style(dialog_run, tif, tmp_path, place):
    keys = ("OUTPUT", "DECISIONS")
    destinations = {
        key: QgsProcessing.TEMPORARY_OUTPUT if place == "temporary" else str(tmp_path / f"{key}.gpkg") for key in keys
    }
    results, *run = dialog_run("ecologicalsources", destinations, INPUT=str(tif("cover", CLASSES)), VALUES="1")
    polygons = loaded(results, "OUTPUT", *run)
    assert polygons.featureCount() == 1
    assert polygons.renderer().type() == "graduatedSymbol"
    assert loaded(results, "DECISIONS", *run).featureCount() >= 1
    details = run[0].layersToLoadOnCompletion()[results["OUTPUT"]]
    if hasattr(details, "groupName"):
        assert details.groupName == "Ecological sources"
