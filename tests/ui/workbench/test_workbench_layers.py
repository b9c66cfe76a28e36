"""Step 0 looks at every chosen layer, and "run all" ends where something older would be taken."""

import gc
import threading
import time

import numpy as np
import pytest
from esp_toolbox.algorithms.studies.input_probe import InputProbe
from esp_toolbox.core.workflow.study_layers import OWN_LAYERS
from esp_toolbox.ui.widgets.painting import BAD, FAIR, GOOD
from esp_toolbox.ui.workbench import states
from esp_toolbox.ui.workbench.layer_tree import style_mark
from esp_toolbox.ui.workbench.sentences import names_of_files, readable
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.study import FREE
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from rasters import write_tif
from workbench_user import Witness

COVER = np.array([[1, 2, 2, 4], [4, 4, 7, 7], [7, 5, 5, 9]], dtype=np.uint8)


@pytest.fixture
def session(esp_provider, qgis_processing):
    found = Session(QgsProject())
    found.set_value("data", "legend", "clcd")
    yield found
    found.close()
    found.project.clear()


def raster(session, role, path, values, **place):
    layer = QgsRasterLayer(write_tif(path, values, **place), path.stem)
    assert layer.isValid()
    session.project.addMapLayer(layer)
    session.set_layers(role, [layer])
    return layer


def polygons(session, role, texts, system="EPSG:32650"):
    layer = QgsVectorLayer(f"Polygon?crs={system}", role, "memory")
    features = []
    for text in texts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(text))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    session.project.addMapLayer(layer)
    session.set_layers(role, [layer])
    return layer


def looked(session):
    """(level, text) of every line, once the layers have been looked at."""
    session.checks.look()
    end = time.monotonic() + 20.0
    while session.checks.is_busy and time.monotonic() < end:
        QCoreApplication.processEvents()
    assert not session.checks.is_busy
    return [(line.level, line.text) for line in session.checks.lines(session.study)]


def test_sound_layers_have_a_line_each_that_says_what_they_are(session, tmp_path, monkeypatch):
    witness = Witness(monkeypatch)
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    raster(session, "elevation", tmp_path / "dem.tif", COVER.astype(np.float32) * 100)
    lines = looked(session)
    assert [level for level, _text in lines] == [GOOD, GOOD], lines
    assert lines[0][1].startswith("Land cover: cover, EPSG:")
    assert "CLCD" in lines[0][1]
    assert session.states()["data"].kind == states.DONE
    assert witness.in_the_window == [], "the window reads nothing"
    assert witness.behind, "the layers were read"
    # What was sound needs not be read when the project is opened again.
    before = len(witness.behind)
    session.checks._known.clear()
    looked(session)
    assert len(witness.behind) == before


def test_degrees_are_refused_and_can_be_prepared(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER, origin=(100.0, 38.0), cell_size=0.001, crs="EPSG:4326")
    ((level, text),) = looked(session)
    assert level == BAD
    assert "cover is in the geographic coordinate system EPSG:4326" in text
    assert "esp:" not in text
    assert "Prepare onto one grid" in text
    assert session.states()["data"].kind == states.FAILED
    assert session.plan()[:2] == ([], "data")
    said = []
    session.noticed.connect(lambda _level, words: said.append(words))
    session.run_all()
    assert not session.is_running
    assert said[0].startswith("Run all stops at step 0, Data: Land cover: cover is in the geographic")
    session.set_value("data", "method", "prepare")
    assert session.states()["data"].kind == states.READY
    assert session.plan()[0][:2] == ["data", "sources"]


def test_a_layer_of_another_place_is_refused_and_left_out_of_what_is_prepared(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    raster(session, "elevation", tmp_path / "far_dem.tif", COVER, origin=(900_000.0, 900_000.0))
    lines = looked(session)
    assert [level for level, _text in lines] == [GOOD, BAD]
    assert lines[1][1].startswith("Elevation: far_dem does not lie where cover lies")
    session.set_value("data", "method", "prepare")
    (run,) = session.route["data"].runs(session.study, lambda _made: True)
    assert "landcover" in [entry.role for entry in run.values["CLASS_RASTERS"]]
    assert "elevation" not in [entry.role for entry in run.values["VALUE_RASTERS"]]
    assert session.plan()[:2] == (["data"], "data"), "what lies elsewhere is told before anything goes on"


def test_zeros_of_an_own_resistance_are_counted(session, tmp_path):
    session.follow(FREE)
    session.set_value("resistance", "steps_of", "own")
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    values = COVER.astype(np.float32)
    values[0] = (0, 0, -1, 5)
    raster(session, OWN_LAYERS["resistance"].key, tmp_path / "my_resistance.tif", values)
    texts = [text for level, text in looked(session) if level == BAD]
    assert len(texts) == 1
    assert texts[0].startswith("My resistance: my_resistance is 0 or negative in 3 cells;")


def test_other_grids_and_invalid_geometries_are_worth_knowing_and_stop_nothing(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    raster(session, "elevation", tmp_path / "dem.tif", COVER[:2, :2].astype(np.float32) * 100)
    cover = session.route.layers(session.study, "landcover")[0].extent()
    x, y = cover.xMinimum(), cover.yMinimum()
    bow = f"POLYGON(({x} {y},{x + 9} {y + 9},{x + 9} {y},{x} {y + 9},{x} {y}))"
    system = session.route.layers(session.study, "landcover")[0].crs().authid()
    polygons(session, "districts", [bow], system)
    found = {text.partition(":")[0]: (level, text) for level, text in looked(session)}
    assert found["Elevation"][0] == FAIR
    assert "another grid" in found["Elevation"][1]
    assert found["Districts"] == (FAIR, "Districts: districts: 1 invalid geometry is mended when the layer is read.")
    assert session.states()["data"].kind == states.DONE
    assert session.plan()[1] == ""


def test_run_all_ends_at_a_step_whose_layer_has_gone_and_says_so(session, tmp_path):
    session.follow(FREE)
    cover = raster(session, "landcover", tmp_path / "cover.tif", COVER)
    session.set_value("sources", "natural_classes", "2,4")
    for name in ("sources", "corridors"):
        record = session.study.record(name)
        record.version = 1
        record.results = {run.name: dict.fromkeys(run.outputs, "x") for run in
                          session.route[name].runs(session.study, lambda _made: True)}  # fmt: skip
        record.inputs = states.inputs(session.route, session.study, name)
    looked(session)
    session.set_value("resistance", "steps_of", "own")
    session.study.record("resistance").version = 1
    names, stop, reason = session.plan()
    assert (stop, reason) == ("resistance", "Needs a layer: My resistance.")
    assert "corridors" not in names
    session.project.removeMapLayer(cover.id())
    said = []
    session.noticed.connect(lambda _level, words: said.append(words))
    session.run("corridors")
    assert not session.is_running
    assert said == ["Corridors would go on with an older result of step 1, Sources: Needs a layer: Land cover."]


def test_a_layer_that_comes_is_no_other_method(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    record = session.study.record("resistance")
    record.version = 1
    record.inputs = states.inputs(session.route, session.study, "resistance")
    raster(session, "elevation", tmp_path / "dem.tif", COVER.astype(np.float32))
    reasons = session.states()["resistance"].reasons
    assert "Elevation was added." in reasons
    assert "Another method was chosen." not in reasons
    assert reasons[0].startswith("New in this step: ")


def test_a_role_without_a_layer_is_not_told_as_added(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    session.set_value("data", "method", "prepare")
    record = session.study.record("data")
    record.inputs = states.inputs(session.route, session.study, "data")
    # Another workflow asks for other layers.
    session.follow("shiyang")
    session.set_layers("elevation", [])
    now = states.inputs(session.route, session.study, "data")
    assert set(now) - set(record.inputs) or set(record.inputs) - set(now), "other roles are asked for"
    assert states.changes(session.route, session.study, "data", record.inputs, now) == []
    raster(session, "elevation", tmp_path / "dem.tif", COVER.astype(np.float32))
    now = states.inputs(session.route, session.study, "data")
    assert states.changes(session.route, session.study, "data", record.inputs, now) == ["Elevation was added."]


def test_sentences_have_neither_ids_nor_keys_nor_names_of_files(session, tmp_path):
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    names = names_of_files(session.route, session.study)
    said = readable("mspa_classes is in EPSG:4326; project it with esp:prepare.", "esp:mspa", names)
    assert said == '"MSPA" is in EPSG:4326; project it with "Prepare onto one grid" of step 0.'
    said = readable("Set VALID_RANGES in esp:prepare, or FOREGROUND.", "esp:mspa")
    assert said == (
        'Set "Valid ranges, before scaling" in "Prepare onto one grid" of step 0, or "Classes that are foreground".'
    )
    # A plain word is the name of a file only where a name stands.
    said = readable("The raster resistance has no data. 3 sources have no resistance; NLCD is fine.", "", names)
    assert said == 'The raster "Resistance" has no data. 3 sources have no resistance; NLCD is fine.'
    assert readable("It is in /tmp/mspa_classes.tif.", "", names) == "It is in /tmp/mspa_classes.tif."


def test_the_toolbox_is_read_again_while_layers_are_looked_at(session, tmp_path, monkeypatch):
    """As when a workflow is saved: the algorithms that the registry had are gone, those of the look are not."""
    begun, goes_on = threading.Event(), threading.Event()
    look = InputProbe.look

    def waiting(probe, key, source):
        begun.set()
        assert goes_on.wait(20.0)
        return look(probe, key, source)

    monkeypatch.setattr(InputProbe, "look", waiting)
    raster(session, "landcover", tmp_path / "cover.tif", COVER)
    session.checks.look()
    try:
        assert begun.wait(20.0)
        esp = QgsApplication.processingRegistry().providerById("esp")
        esp.refreshAlgorithms()
        gc.collect()
    finally:
        goes_on.set()
    assert [level for level, _text in looked(session)] == [GOOD]


def test_the_same_raster_has_the_same_style_mark(session, tmp_path):
    """Later versions of QGIS give profiles of elevation colours by chance."""
    layer = raster(session, "landcover", tmp_path / "cover.tif", COVER)
    marks = {style_mark(QgsRasterLayer(layer.source(), "again")) for _ in range(3)}
    assert marks == {style_mark(layer)}
    layer.setOpacity(0.5)
    assert style_mark(layer) not in marks
