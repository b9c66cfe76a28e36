"""Windows live until they are closed, whatever else happens; the plugin closes them when it goes."""

import gc

import numpy as np
import pytest
from dialogs import lend_window_parts
from esp_toolbox.ui.widgets import dialog as dialogs
from esp_toolbox.ui.widgets.open_windows import close_all, open_windows
from qgis.core import QgsApplication, QgsProcessingFeedback, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMenu, QMessageBox
from rasters import write_tif

EDITORS = ("AhpEditor", "FactorTableEditor", "OwaExplorer", "NetworkView")


@pytest.fixture
def plugin(qgis_iface, qgis_processing, monkeypatch):
    """The plugin in a window, as QGIS loads it; the provider of the other tests makes room."""
    from esp_toolbox.plugin import EspToolboxPlugin

    menu = QMenu()
    monkeypatch.setattr(qgis_iface, "pluginMenu", lambda: menu, raising=False)
    for name in ("addToolBarIcon", "removeToolBarIcon", "addDockWidget", "removeDockWidget"):
        monkeypatch.setattr(qgis_iface, name, lambda *values: None, raising=False)
    QgsProject.instance().clear()
    found = EspToolboxPlugin(qgis_iface)
    found.initGui()
    yield found
    found.unload()
    QgsProject.instance().clear()


def open_all(plugin):
    entries = [action for action in plugin.workbench.menu.actions() if action.text().endswith("...")]
    for entry in entries:
        entry.trigger()
        gc.collect()
    return open_windows()


def happen(tmp_path):
    """What a user does beside the windows: layers come and go, a project is opened."""
    project = QgsProject.instance()
    rng = np.random.default_rng(3)
    raster = QgsRasterLayer(write_tif(tmp_path / "values.tif", rng.random((30, 30)).astype("f4")), "values")
    lines = QgsVectorLayer("LineString?crs=EPSG:32647&field=from_id:integer&field=to_id:integer", "links", "memory")
    project.addMapLayers([raster, lines])
    QCoreApplication.processEvents()
    gc.collect()
    file = str(tmp_path / "project.qgs")
    assert project.write(file)
    project.removeMapLayer(lines.id())
    QCoreApplication.processEvents()
    gc.collect()
    assert project.read(file)
    QCoreApplication.processEvents()
    gc.collect()


def test_editors_live_beside_each_other(plugin, tmp_path):
    windows = open_all(plugin)
    assert [type(window).__name__ for window in windows] == list(EDITORS)
    del windows
    happen(tmp_path)
    ahp = open_windows()[0]
    before = len(ahp.judgements.names)
    ahp.tools.tool("add").trigger()
    QCoreApplication.processEvents()
    gc.collect()
    ahp.tools.tool("add").trigger()
    assert len(ahp.judgements.names) == before + 2
    assert all(window.isVisible() for window in open_windows())
    # A second one of a kind leaves the first alone.
    open_all(plugin)
    assert len(open_windows()) == 2 * len(EDITORS)


def test_a_closed_window_is_forgotten(plugin):
    for window in open_all(plugin):
        window.close()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert open_windows() == []


def test_unloading_closes_all_windows_and_leaves_no_connection(plugin, tmp_path, answers):
    windows = open_all(plugin)
    windows[0].add_criterion()
    plugin.workbench.show_dock()
    dock = plugin.workbench.dock
    plugin.unload()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert open_windows() == []
    assert all(sip.isdeleted(window) for window in windows)
    assert sip.isdeleted(dock)
    assert answers.asked == [], "nobody asks while QGIS takes the plugin away"
    gc.collect()
    happen(tmp_path)
    plugin.initGui()
    assert len(open_all(plugin)) == len(EDITORS)
    happen(tmp_path)


def test_escape_asks_before_work_is_lost(plugin, answers):
    answers.yes = False
    ahp = open_all(plugin)[0]
    ahp.add_criterion()
    QTest.keyClick(ahp, Qt.Key.Key_Escape)
    assert ahp.isVisible()
    assert answers.asked == ["The changes in this window are not used yet. Give them up?"]
    ahp.undo()
    QTest.keyClick(ahp, Qt.Key.Key_Escape)
    assert len(answers.asked) == 1, "what the editor began with is no work"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert type(open_windows()[0]).__name__ != "AhpEditor"


def test_what_is_saved_is_safe(plugin, answers, tmp_path):
    ahp = open_all(plugin)[0]
    ahp.add_criterion()
    ahp.write_file(str(tmp_path / "judgements.csv"))
    ahp.close()
    assert answers.asked == []
    assert not ahp.isVisible()


def test_an_attitude_is_work_too(plugin, answers):
    answers.yes = False
    owa = open_all(plugin)[2]
    owa.slider.set_alpha(3.0)
    owa.close()
    assert owa.isVisible()
    assert len(answers.asked) == 1
    answers.yes = True
    owa.close()
    assert not owa.isVisible()


def test_choices_of_a_network_are_asked_for(plugin, answers):
    answers.yes = False
    view = open_all(plugin)[3]
    view.changes[(1, 2)] = "drop"
    view.close()
    assert view.isVisible()
    answers.yes = True
    view.close()
    assert not view.isVisible()


def test_escape_asks_before_it_stops_a_run(plugin, answers, monkeypatch):
    answers.yes = False
    plugin.workbench.show_dock()
    dock = plugin.workbench.dock
    stopped = []
    monkeypatch.setattr(type(dock.session), "is_running", property(lambda session: True))
    monkeypatch.setattr(dock.session, "cancel", lambda: stopped.append(True))
    dock.ask_to_stop()
    assert stopped == []
    assert answers.asked == ["Stop the run? Steps that are done stay."]
    answers.yes = True
    dock.ask_to_stop()
    assert stopped == [True]
    monkeypatch.undo()


def test_a_run_outlives_the_window_that_began_it(esp_provider, qgis_processing, qtbot, tmp_path):
    from esp_toolbox.ui.widgets import threads
    from qgis.core import QgsProcessingAlgRunnerTask, QgsProcessingContext

    raster = write_tif(tmp_path / "values.tif", np.arange(12.0).reshape(3, 4))
    parameters = {"INPUTS": [str(raster)] * 2, "WEIGHTS": "0.5,0.5", "OUTPUT": str(tmp_path / "sum.tif")}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("esp:weightedoverlay")
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    threads.start_task(task, algorithm, parameters, context, feedback)
    del task, algorithm, parameters, context, feedback
    gc.collect()
    qtbot.waitUntil(lambda: (tmp_path / "sum.tif").exists() and not threads._AT_WORK, timeout=30_000)


def test_an_algorithms_form_lives(esp_provider, qgis_iface, qgis_processing, monkeypatch):
    lend_window_parts(qgis_iface, monkeypatch)
    dialogs.open_form("esp:owa", {"ALPHAS": "1"})
    gc.collect()
    (form,) = open_windows()
    assert form.isVisible()
    close_all()
    form.deleteLater()
    QCoreApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    assert open_windows() == []


def test_the_plugin_goes_while_a_window_asks(plugin, monkeypatch):
    """As a script that loads the plugin anew while its user is at the question."""
    buttons = QMessageBox.StandardButton

    def ask(parent, title, question):
        box = QMessageBox(QMessageBox.Icon.Question, title, question, buttons.Yes | buttons.No, parent)
        answer = box.exec()
        # It was still there when its question ended.
        seen.append(sip.isdeleted(parent))
        return answer == buttons.Yes

    monkeypatch.setattr(dialogs, "is_wanted", ask)
    open_all(plugin)
    ahp = open_windows()[0]
    ahp.tools.tool("add").trigger()
    seen = []

    def unload():
        seen.append(type(QApplication.activeModalWidget()).__name__)
        plugin.unload()

    QTimer.singleShot(50, unload)
    ahp.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert seen == ["QMessageBox", False]
    assert sip.isdeleted(ahp)
    assert not open_windows()
