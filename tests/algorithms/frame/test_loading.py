"""What a run from the toolbox' dialog adds to the project: the task runs in a thread, its layers load when it ends."""

import gc

import numpy as np
import pytest
from dialogs import lend_window_parts
from killing import in_child
from qgis.core import (
    QgsApplication,
    QgsLayerTreeRegistryBridge,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterRasterLayer,
    QgsProcessingProvider,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from small_workflow import YEARS, small_workflow

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


@pytest.fixture
def form_run(qtbot, qgis_iface, qgis_processing, esp_provider, monkeypatch):
    """Fill in the form that the toolbox opens, press Run, and wait until its layers are loaded."""
    import processing

    project = QgsProject.instance()
    project.clear()
    lend_window_parts(qgis_iface, monkeypatch)

    def run(algorithm, parameters):
        form = processing.createAlgorithmDialog(algorithm, parameters)
        ended = []
        form.algorithmFinished.connect(lambda fine, results: ended.append(fine))
        # QGIS deletes a form that is not seen as soon as its task has ended.
        form.show()
        gc.collect()
        form.runButton().click()
        qtbot.waitUntil(lambda: bool(ended), timeout=120_000)
        gc.collect()
        # Once closed it deletes itself.
        form.close()
        assert ended == [True]
        return project.layerTreeRoot()

    yield run
    project.clear()


class Own(QgsProcessingProvider):
    """A provider with a model, since forms ask the provider for its name."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def id(self):
        return "own"

    def name(self):
        return "Own models"

    def loadAlgorithms(self):
        self.addAlgorithm(self.model.create())


@pytest.fixture
def in_toolbox():
    """Put a model into the toolbox; gives its id."""
    registry = QgsApplication.processingRegistry()
    kept = []

    def put(model):
        kept.append(Own(model))
        assert registry.addProvider(kept[-1])
        return kept[-1].algorithms()[0].id()

    yield put
    for provider in kept:
        registry.removeProvider(provider)


def drawn(group):
    """The layers of a group from the top, with how they are drawn."""
    return [(node.name(), node.layer().renderer().type()) for node in group.findLayers() if node.layer().renderer()]


def test_the_form_of_an_algorithm_loads_a_group(form_run, tif):
    cover = QgsRasterLayer(str(tif("cover", CLASSES)), "cover")
    QgsProject.instance().addMapLayer(cover)
    parameters = {"INPUT": cover.id(), "VALUES": "1", "SOURCES_RASTER": QgsProcessing.TEMPORARY_OUTPUT}
    root = form_run("esp:ecologicalsources", parameters)
    (group,) = root.findGroups()
    assert group.name() == "Ecological sources"
    assert drawn(group)[0] == ("Ecological sources", "graduatedSymbol")
    assert [kind for _, kind in drawn(group)][-1] == "singlebandpseudocolor"
    # What was there stays below, and a second run is a group of its own.
    assert [node.name() for node in root.children()] == ["Ecological sources", "cover"]
    root = form_run("esp:ecologicalsources", parameters)
    assert [node.name() for node in root.children()] == ["Ecological sources (2)", "Ecological sources", "cover"]
    assert len(QgsProject.instance().mapLayers()) == 1 + 2 * len(group.findLayers())


@pytest.mark.parametrize("current", ["none", "of the run"])
def test_points_lie_over_lines_over_polygons_over_rasters(esp_provider, current):
    from esp_toolbox.algorithms.frame.loading import Loading

    project, context = QgsProject.instance(), QgsProcessingContext()
    project.clear()
    context.setProject(project)
    loading = Loading(esp_provider.algorithm("corridors"))
    kinds = ("LineString", "Point", "None", "Polygon", "LineString")
    keys = ("INACTIVE", "CORRIDOR_AREAS", "LINKS", "CORRIDOR_RASTER", "CORRIDORS")
    for number, (kind, key) in enumerate(zip(kinds, keys)):
        layer = QgsVectorLayer(kind, f"{kind} {number}", "memory")
        details = QgsProcessingContext.LayerDetails(layer.name(), project, key)
        context.addLayerToLoadOnCompletion(layer.id(), details)
        loading.note(context, key, layer.id(), None)
        project.addMapLayer(layer)
        context.layerToLoadOnCompletionDetails(layer.id()).postProcessor().postProcessLayer(layer, context, None)
        if current == "of the run":
            # QGIS puts layers above the current one, which is the last that was loaded.
            place = QgsLayerTreeRegistryBridge.InsertionPoint(project.layerTreeRoot().findGroups()[0], 0)
            project.layerTreeRegistryBridge().setLayerInsertionPoint(place)
    (group,) = project.layerTreeRoot().findGroups()
    names = [node.name() for node in group.findLayers()]
    assert names == ["Point 1", "LineString 4", "LineString 0", "Polygon 3", "None 2"]
    assert len(project.mapLayers()) == len(kinds)
    root = QgsLayerTreeRegistryBridge.InsertionPoint(project.layerTreeRoot(), 0)
    project.layerTreeRegistryBridge().setLayerInsertionPoint(root)
    project.clear()


def test_a_workflow_loads_one_group(form_run, in_toolbox, sample_basin):
    from esp_toolbox.algorithms.studies.workflow_model import workflow_model

    model = workflow_model(small_workflow())
    files = {"landcover": "landcover_2023.tif", "elevation": "dem.tif"}
    years = {"landcovers": "landcover", "npp": "npp"}
    given = {key: str(sample_basin / name) for key, name in files.items()}
    given.update({key: [str(sample_basin / f"{name}_{year}.tif") for year in YEARS] for key, name in years.items()})
    root = form_run(in_toolbox(model), given)
    (group,) = root.findGroups()
    assert group.name() == model.displayName()
    names = [node.name() for node in group.findLayers()]
    # Pinch points and barriers do not wait for each other.
    assert [names[0], set(names[1:3]), names[3]] == ["Corridors", {"Pinch points", "Barriers"}, "Sources"]
    assert sorted(names[4:]) == ["Barrier score", "Current", "Health", "Resistance"]
    assert all(node.layer().isValid() for node in group.findLayers())
    types = [isinstance(node.layer(), QgsRasterLayer) for node in group.findLayers()]
    assert types == sorted(types), "rasters lie at the bottom"


def test_a_model_of_a_user_loads_one_group(form_run, in_toolbox, tif):
    model = QgsProcessingModelAlgorithm("Habitat", "own")
    model.addModelParameter(QgsProcessingParameterRasterLayer("cover", "cover"), QgsProcessingModelParameter("cover"))
    for name, values, key in (
        ("mspa", {"FOREGROUND": "1"}, "OUTPUT"),
        ("ecologicalsources", {"VALUES": "1"}, "OUTPUT"),
    ):
        child = QgsProcessingModelChildAlgorithm(f"esp:{name}")
        child.setChildId(name)
        child.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("cover")])
        for given, value in values.items():
            child.addParameterSources(given, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
        output = QgsProcessingModelOutput(key, key)
        output.setChildId(name)
        output.setChildOutputName(key)
        child.setModelOutputs({name: output})
        model.addChildAlgorithm(child)
    root = form_run(in_toolbox(model), {"cover": str(tif("cover", CLASSES))})
    (group,) = root.findGroups()
    assert group.name() == "Habitat"
    assert [kind for _, kind in drawn(group)] == ["graduatedSymbol", "paletted"]


def test_forms_open_on_a_raster(qgis_iface, qgis_processing, esp_provider, tif, monkeypatch):
    """Of a project with nothing but rasters, such as at the beginning of a study."""
    import processing

    lend_window_parts(qgis_iface, monkeypatch)
    QgsProject.instance().clear()
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(tif("cover", CLASSES)), "cover"))

    def open_forms():
        for name in ("corridors", "centrality", "gravity", "current", "connectivity"):
            kinds = {one.name(): one.type() for one in esp_provider.algorithm(name).parameterDefinitions()}
            layers = [key for key, kind in kinds.items() if kind == "layer"]
            processing.createAlgorithmDialog(f"esp:{name}", dict.fromkeys(layers, "cover"))
        return "opened"

    assert in_child(open_forms) == ("opened", 0)
    QgsProject.instance().clear()
