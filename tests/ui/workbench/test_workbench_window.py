"""The workbench in QGIS' window: button, menu, dock, and nothing left after unloading."""

import numpy as np
import pytest
from qgis.PyQt.QtWidgets import QMenu


@pytest.fixture
def window(esp_provider, qgis_iface, qgis_processing, monkeypatch):
    from esp_toolbox.ui.workbench.window import WorkbenchWindow

    menu = QMenu()
    calls = []
    monkeypatch.setattr(qgis_iface, "pluginMenu", lambda: menu, raising=False)
    for name in ("addToolBarIcon", "removeToolBarIcon", "addDockWidget", "removeDockWidget"):
        monkeypatch.setattr(
            qgis_iface, name, lambda *values, called=name: calls.append((called, values)), raising=False
        )
    found = WorkbenchWindow(qgis_iface)
    found.calls, found.plugin_menu = calls, menu
    yield found
    if found.dock is not None:
        found.remove()


def names(calls):
    return [name for name, _ in calls]


def test_a_button_and_a_menu_open_the_dock(window):
    assert names(window.calls) == ["addToolBarIcon"]
    assert [action.text() for action in window.plugin_menu.actions()] == ["ESP Toolbox"]
    entries = [action.text() for action in window.menu.actions() if action.text()]
    assert entries[0] == "ESP Workbench"
    assert "AHP editor..." in entries
    assert window.dock is None, "the dock is made when it is wanted first"
    window.action.trigger()
    assert window.dock is not None
    assert "addDockWidget" in names(window.calls)
    first = window.dock
    window.show_dock(False)
    window.show_dock(True)
    assert window.dock is first


def test_unloading_takes_everything_out(window):
    window.action.trigger()
    session = window.dock.session
    window.remove()
    assert window.dock is None
    assert not window.plugin_menu.actions()
    assert names(window.calls)[-2:] == ["removeDockWidget", "removeToolBarIcon"]
    assert session._heard == [], "the session lets go of the project"


def test_the_ahp_editor_is_that_of_the_study_that_is_seen(window, monkeypatch, tmp_path):
    from esp_toolbox.ui.widgets.open_windows import close_all, open_windows
    from qgis.core import QgsProject, QgsRasterLayer
    from rasters import write_tif

    QgsProject.instance().clear()
    window.action.trigger()
    session = window.dock.session
    layers = {
        "landcover": QgsRasterLayer(write_tif(tmp_path / "clcd.tif", np.ones((9, 9), "u1")), "clcd"),
        "elevation": QgsRasterLayer(write_tif(tmp_path / "dem.tif", np.ones((9, 9), "f4")), "dem"),
    }
    for role, layer in layers.items():
        QgsProject.instance().addMapLayer(layer)
        session.set_layers(role, [layer])
    monkeypatch.setattr(type(window.dock), "isUserVisible", lambda _dock: True)
    window.open_editor("..ahp.editor", "AhpEditor")
    editor = open_windows()[-1]
    assert list(editor.judgements.names) == ["Land use", "Distance to water", "Elevation", "Slope"]
    assert editor in session.editors.windows
    # Without a dock that is seen it is nobody's.
    monkeypatch.setattr(type(window.dock), "isUserVisible", lambda _dock: False)
    window.open_editor("..ahp.editor", "AhpEditor")
    assert open_windows()[-1] not in session.editors.windows
    close_all()
    QgsProject.instance().clear()


def test_nothing_is_cut_in_the_narrowest_dock(window):
    from esp_toolbox.ui.workbench.study import FREE
    from qgis.PyQt.QtWidgets import QApplication

    window.action.trigger()
    dock = window.dock
    dock.setFloating(True)
    dock.session.follow(FREE)
    dock.show()
    seen = 0
    for name, panel in dock.panels.items():
        dock._on_toggled(name, True)
        panel.show_more(True)
        dock.resize(100, 500)
        for _turn in range(5):
            QApplication.processEvents()
        assert dock.area.viewport().width() >= dock.area.widget().minimumSizeHint().width(), name
        for key, label in panel._labels.items():
            assert label.height() >= label.heightForWidth(label.width()), (name, key, label.text())
            seen += 1
    assert seen > 20
