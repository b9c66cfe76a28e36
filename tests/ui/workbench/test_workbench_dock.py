"""The workbench as a user works with it: from a fresh QGIS to the report, new runs, errors, cancelling, reopening."""

import os
import shutil

import numpy as np
import pytest
from esp_toolbox.core.workflow.study_choice import Made
from esp_toolbox.ui.workbench import states
from esp_toolbox.ui.workbench.dock import WorkbenchDock
from esp_toolbox.ui.workbench.layer_tree import style_mark
from qgis.core import QgsCoordinateReferenceSystem, QgsFillSymbol, QgsProject, QgsSingleSymbolRenderer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from rasters import write_tif
from workbench_user import User, Witness, close


def _made(dock, project, folder, patch):
    """From a fresh dock to the finished study, saved into a folder."""
    user = User(dock)
    user.clicks = 1  # the one on the toolbar's button
    witness = Witness(patch)
    facts = {"fresh": user.kinds(), "welcome": not dock.welcome.isHidden()}
    came = []
    dock.session.layers_came.connect(lambda: came.append(dock.session.route.ground(dock.session.study).name()))
    user.click("sample")
    facts["making"] = (dock.bar.isVisible(), dock.run_all.isVisible())
    user.idle()
    facts["filled"], facts["came"] = user.kinds(), list(came)
    user.click("run_all")
    user.idle()
    line, menu = dock.ending.line, dock.ending.menu()
    facts.update(ending=(line.isVisible(), line.text()), tables=len(menu.actions()))
    facts["levels"] = {line.level for line in dock.session.checks.lines(dock.session.study)}
    facts.update(clicks=user.clicks, witness=witness, pages=list(user.pages), done=user.kinds())
    patch.undo()
    dock.session.keep_in(str(folder / "results"))
    user.idle()
    for layer in project.mapLayers().values():
        layer.setCustomProperty("test/was", layer.name())
    facts["project"] = str(folder / "study.qgs")
    assert project.write(facts["project"])
    return facts


@pytest.fixture(scope="module")
def basin(esp_provider, qgis_processing, tmp_path_factory):
    """A project with the finished study of a small basin, and how it came about."""
    project = QgsProject.instance()
    project.clear()
    dock, patch = WorkbenchDock(), pytest.MonkeyPatch()
    try:
        facts = _made(dock, project, tmp_path_factory.mktemp("basin"), patch)
    finally:
        # Whatever fails, nothing may go on running in a window that nobody holds.
        patch.undo()
        close(dock)
    yield facts
    project.clear()


@pytest.fixture
def user(basin, tmp_path):
    """The finished study, opened anew from a copy of its project and results."""
    folder = os.path.dirname(basin["project"])
    shutil.copytree(folder, tmp_path / "study")
    project = QgsProject.instance()
    dock = WorkbenchDock()
    found = User(dock)
    assert project.read(str(tmp_path / "study" / "study.qgs"))
    found.turn()
    yield found
    close(dock)
    project.clear()


def test_from_a_fresh_qgis_to_the_report(basin):
    assert set(basin["fresh"].values()) <= {states.EMPTY, states.NEEDS}
    assert basin["welcome"]
    assert basin["making"] == (True, False)
    assert basin["filled"]["sources"] == states.READY
    assert basin["came"] == ["Land cover 2023"], "the map is to show it, once"
    assert set(basin["done"].values()) == {states.DONE}
    assert basin["clicks"] == 3
    assert len(basin["pages"]) == 1
    assert os.path.basename(basin["pages"][0]) == "report.html"
    assert basin["levels"] == {"good"}, "every layer of the basin is sound"
    shown, text = basin["ending"]
    assert shown
    assert [f'href="{name}"' in text for name in ("report", "map", "tables")] == [True] * 3
    assert basin["tables"] > 5


class Canvas(QgsMapCanvas):
    """QGIS' window as far as the dock shows something in its map."""

    def mapCanvas(self):
        return self


def test_the_map_shows_the_first_layers_and_then_stays(fresh, tmp_path):
    fresh.dock.iface = canvas = Canvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    canvas.resize(400, 400)
    first, second = (
        write_tif(tmp_path / f"{name}.tif", np.full((20, 20), 5, dtype="u1"), origin=origin)
        for name, origin in (("landcover_2020", (400000.0, 4200000.0)), ("landcover_2010", (900000.0, 4900000.0)))
    )
    fresh.dock.welcome.load([str(first)])
    fresh.turn()
    layer = fresh.dock.session.route.ground(fresh.dock.session.study)
    shown = canvas.extent()
    assert shown.contains(layer.extent())
    assert shown.width() < 1.5 * layer.extent().width()
    fresh.dock.welcome.load([str(second)])
    fresh.turn()
    assert canvas.extent() == shown, "a map that somebody looks at is left alone"
    fresh.dock.iface = None


def test_the_window_neither_computes_nor_reads(basin):
    """What takes long is done behind the window or in a QGIS apart, so that the window stays awake."""
    witness = basin["witness"]
    assert witness.in_the_window == []
    assert witness.behind.count("EspAlgorithm.processAlgorithm") > 10


def test_opening_reads_no_layers(user, monkeypatch):
    """A dock that opens on a project with a finished study shows it by what it noted."""
    witness = Witness(monkeypatch)
    dock = WorkbenchDock()
    dock.show()
    user.turn()
    close(dock)
    assert witness.in_the_window == []


def test_a_project_brings_everything_back(user, basin):
    session = user.dock.session
    assert user.kinds() == basin["done"]
    assert session.study.title == "Sample basin"
    assert user.dock.studies.currentText() == "Sample basin"
    assert "sources," in session.states()["sources"].note
    assert QgsProject.instance().isDirty() is False, "looking at a project changes nothing"


def test_results_lie_in_groups_in_drawing_order(user):
    root = QgsProject.instance().layerTreeRoot()
    group = root.children()[0]
    assert group.name() == "Sample basin"
    names = [child.name() for child in group.children()]
    assert [name[0] for name in names] == ["7", "4", "3", "1", "6", "5", "2", "0"]
    pattern = group.children()[0]
    assert "Corridors" in [node.name() for node in pattern.findLayers()]
    assert pattern.isVisible()
    assert not group.children()[1].itemVisibilityChecked(), "the pattern shows what the steps hold"
    layers = [node.layer() for node in group.findLayers()]
    assert all(layer is not None and layer.isValid() for layer in layers)
    assert "sources.gpkg" not in [layer.name() for layer in layers], "names are readable"


def test_one_step_is_open_and_tells_its_numbers(user):
    user.open("sources")
    user.open("health")
    assert [name for name, panel in user.dock.panels.items() if panel.is_open] == ["health"]
    words = user.words("health")
    assert "Improved on" in words
    assert "Transitions" in words
    user.click("header_health")
    assert not any(panel.is_open for panel in user.dock.panels.values())
    user.click("header_health")
    assert user.panel("health").body.isVisible(), "a step can be opened again"


def test_a_new_run_replaces_its_layers_and_keeps_the_users_style(user):
    session, project = user.dock.session, QgsProject.instance()
    record = session.study.record("sources")
    before = dict(record.layers)
    sources, mspa = (project.mapLayer(before[key]) for key in ("sources.OUTPUT", "mspa.OUTPUT"))
    count = len(project.mapLayers())
    sources.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#123456"})))
    sources.setName("My sources")
    wanted, old_file = style_mark(sources), sources.source()

    user.open("sources")
    user.type("sources_largest", "4")
    assert user.kinds()["sources"] == states.STALE
    words = user.words("sources")
    assert "Number of largest patches changed." in words
    assert "Number of largest patches (not yet run)" in words
    assert "The numbers are of that run" in words
    assert not user.dock.ending.line.isVisible()
    assert user.kinds()["corridors"] == states.STALE
    user.click("run_sources")
    user.idle()

    assert user.kinds()["sources"] == states.DONE
    assert session.study.record("sources").layers == before
    assert len(project.mapLayers()) == count
    assert sources.source() != old_file
    assert not os.path.exists(old_file.split("|")[0]), "the files of the run before are removed"
    assert sources.featureCount() <= 4
    assert (sources.name(), style_mark(sources)) == ("My sources", wanted)
    assert mspa.isValid()
    assert session.study.record("sources").version == 2
    assert "Sources was run again." in session.states()["corridors"].reasons


def test_an_error_stands_in_the_step_in_plain_words(user):
    session = user.dock.session
    user.open("sources")
    session.set_value("sources", "natural_classes", "77")
    user.turn()
    user.click("run_sources")
    user.idle()
    assert user.kinds()["sources"] == states.FAILED
    words = user.words("sources")
    assert "None of the foreground classes 77 is in Land cover 2023" in words
    assert "The results of the run before are still there." in words
    assert session.study.result(Made("sources", "sources", "COUNT")) > 0
    session.set_value("sources", "natural_classes", None)
    user.turn()
    # What made it fail was changed: the failure is gone.
    assert user.kinds()["sources"] == states.DONE
    user.click("run_sources")
    user.idle()
    assert user.kinds()["sources"] == states.DONE


def test_cancel_stops_and_leaves_what_was_there(user):
    session = user.dock.session
    user.open("corridors")
    user.type("corridors_gravity", "350")
    version = session.study.record("corridors").version
    user.click("run_corridors")
    assert user.find("cancel").isVisible()
    assert not user.find("corridors_gravity").isEnabled(), "what runs keeps its values"
    user.click("cancel")
    user.idle()
    assert session.study.record("corridors").version == version
    assert user.kinds()["corridors"] == states.STALE
    folder = os.path.dirname(session.study.record("corridors").folder)
    assert os.listdir(folder) == [f"run_{version}"]


def test_a_step_runs_what_it_needs_first(fresh):
    fresh.click("sample")
    fresh.idle()
    fresh.open("corridors")
    assert fresh.kinds()["corridors"] == states.NEEDS
    assert "Needs step 1: Sources." in fresh.words("corridors")
    fresh.click("cure_corridors_sources")
    fresh.idle()
    kinds = fresh.kinds()
    assert (kinds["sources"], kinds["resistance"], kinds["corridors"]) == (states.DONE, states.DONE, states.READY)
    fresh.click("run_corridors")
    fresh.idle()
    assert fresh.kinds()["corridors"] == states.DONE


def choose(user, name, value):
    """Choose an entry of a list."""
    box = user.find(name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    user.turn()


def test_services_and_owa_give_sources(fresh):
    fresh.click("sample")
    fresh.idle()
    session = fresh.dock.session
    choose(fresh, "follows", "shiyang")
    assert list(fresh.kinds()) == ["data", "sources", "resistance", "corridors", "pinch_points", "report"]
    assert not fresh.panel("health").isVisible(), "the workflow knows no health"
    fresh.open("sources")
    fresh.click("sources_use.soil")
    assert [run.name for run in session.route["sources"].runs(session.study, lambda made: True)] == [
        "habitat", "water", "carbon", "owa", "sources",
    ]  # fmt: skip
    fresh.type("sources_least_area", "100")
    fresh.click("run_sources")
    fresh.idle()
    assert fresh.kinds()["sources"] == states.DONE, fresh.words("sources")
    assert "Best scenario" in fresh.words("sources")


def test_prepared_layers_take_the_place_of_those_that_were_chosen(fresh):
    session = fresh.dock.session
    fresh.click("sample")
    fresh.idle()
    fresh.click("data_method_prepare")
    fresh.type("data_cell_size", "500")
    assert fresh.kinds()["data"] == states.READY
    fresh.click("run_data")
    fresh.idle()
    assert fresh.kinds()["data"] == states.DONE, session.states()["data"].reasons
    layer = session.route.layers(session.study, "landcover")[0]
    assert layer.rasterUnitsPerPixelX() == pytest.approx(500.0)
    assert len(session.route.layers(session.study, "npp")) == 3
    assert session.route["sources"].classes(session.study, "natural_classes") == "2,3,4,5,6,9"
    assert "cells of 500 m" in session.states()["data"].note


def test_keys_walk_through_the_steps(fresh):
    headers = {name: panel.header for name, panel in fresh.dock.panels.items()}
    fresh.dock.activateWindow()
    headers["data"].setFocus()
    QTest.keyClick(headers["data"], Qt.Key.Key_Down)
    QTest.keyClick(headers["sources"], Qt.Key.Key_Return)
    fresh.turn()
    assert fresh.panel("sources").is_open
    assert headers["sources"].accessibleName() == "Step 1, Sources: choose layers"
    assert all(header.focusPolicy() == Qt.FocusPolicy.StrongFocus for header in headers.values())


def test_several_studies_live_in_one_project(user):
    session = user.dock.session
    user.click("new")
    assert user.dock.studies.count() == 2
    assert user.kinds()["sources"] == states.READY, "layers are proposed by their names"
    line = user.dock.studies.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "A dry year")
    QTest.keyClick(line, Qt.Key.Key_Return)
    user.turn()
    assert session.study.title == "A dry year"
    user.dock.studies.activated.emit(0)
    user.turn()
    assert session.study.title == "Sample basin"
    assert user.kinds()["report"] == states.DONE
    user.dock.menu.named["remove"].trigger()
    user.turn()
    assert [study.title for study in session.studies] == ["A dry year"]


def test_classes_are_picked_by_name_and_share(user):
    user.open("sources")
    widget = user.panel("sources").widget("natural_classes")
    user.wait(lambda: bool(user.dock.session.covers.shares.shares(widget._layer())))
    user.turn()
    assert widget.widget.words().startswith("Forest, Shrub, Grassland")
    widget.widget.opening.emit()
    texts = [widget.widget.list.item(row).text() for row in range(widget.widget.list.count())]
    assert texts[0].startswith("Cropland (1)")
    assert texts[0].endswith("%")
    assert "of the area" in widget.widget.foot.text()
    widget.widget.list.item(0).setCheckState(Qt.CheckState.Checked)
    user.turn()
    assert user.dock.session.study.value("sources", "natural_classes").startswith("1,2,3")
    assert widget.widget.words().startswith("Cropland, Forest")
    assert user.kinds()["sources"] == states.STALE


def test_a_removed_layer_is_missed(user):
    session = user.dock.session
    layer = session.route.layers(session.study, "landcover")[0]
    QgsProject.instance().removeMapLayer(layer.id())
    user.turn()
    assert session.states()["sources"].kind == states.STALE
    assert "Needs a layer: Land cover." in session.states()["sources"].reasons
    session.open_step("sources")
    user.turn()
    assert user.words("sources").count("Needs a layer: Land cover.") == 1, "told once, beside the button that cures it"


@pytest.mark.parametrize("width", [320, 480])
def test_nothing_is_wider_than_the_dock(user, width):
    font = user.dock.font()
    font.setPointSize(9)  # the usual one of QGIS
    user.dock.setFont(font)
    user.dock.resize(width, 900)
    for name, panel in user.dock.panels.items():
        user.open(name)
        panel.show_more(True)
        user.turn()
        assert panel.body.minimumSizeHint().width() <= width - 20, name
        assert panel.width() <= width
