"""The network view, the workbench and the toolbox's menu on PyQt6: opened, filled, clicked, painted."""

import numpy as np
import pytest
from dialogs import click
from provider import register
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapCanvas, QgsModelDesignerDialog, QgsProcessingActionContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QWidget
from rasters import write_tif
from vectors import box, write_geojson

SQUARES = {1: (0, 0), 2: (2600, 0), 3: (0, 2600), 4: (2600, 2600)}
LINKS = {(1, 2): "important", (1, 3): "general", (2, 4): "general"}


def painted(widget):
    """A picture of a widget, which has more than one colour."""
    picture = widget.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    assert len(colours) > 1
    return picture


@pytest.fixture
def network(tmp_path, qgis_new_project):
    """Sources, corridors and dropped links as layers of the project."""
    sources = write_geojson(
        tmp_path / "sources.geojson",
        [("Polygon", box(x, y, x + 400, y + 400), {"source_id": number}) for number, (x, y) in SQUARES.items()],
    )
    rows = []
    for link, ((first, second), kind) in enumerate(LINKS.items(), 1):
        ends = [[SQUARES[number][0] + 200, SQUARES[number][1] + 200] for number in (first, second)]
        values = {"link_id": link, "from_id": first, "to_id": second, "length_m": 2600.0, "cost": 900.0 + link,
                  "gravity": 10.0 / link, "class": kind}  # fmt: skip
        rows.append(("LineString", ends, values))
    corridors = write_geojson(tmp_path / "corridors.geojson", rows)
    values = {"from_id": 3, "to_id": 4, "length_m": 2600.0, "cost": 9000.0, "status": -11, "reason": "too dear"}
    dropped = write_geojson(tmp_path / "dropped.geojson", [("LineString", [[200, 2800], [2800, 2800]], values)])
    layers = [QgsVectorLayer(str(corridors), "Corridors"), QgsVectorLayer(str(dropped), "Dropped links"),
              QgsVectorLayer(str(sources), "Sources")]  # fmt: skip
    surface = write_tif(tmp_path / "resistance.tif", np.ones((30, 30), dtype=np.float32), cell_size=100.0)
    layers.append(QgsRasterLayer(str(surface), "Resistance"))
    QgsProject.instance().addMapLayers(layers)
    return layers


@pytest.fixture
def view(qtbot, network):
    from esp_toolbox.ui.network.view import NetworkView

    canvas = QgsMapCanvas()
    made = NetworkView(canvas)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.show_layers(*network)
    return made


def test_the_network_is_shown_in_all_three_ways(view, network):
    model = view.rows.model()
    assert model.rowCount() == len(LINKS) + 1
    assert view.bar.state.text() == "3 corridors, 1 dropped link."
    view.rows.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "3"
    for part in (view.rows, view.matrix, view.drawing):
        painted(part)
    painted(view)


def test_the_map_and_the_table_choose_the_same_links(view, network, qtbot):
    corridors = network[0]
    corridors.selectByIds([next(corridors.getFeatures()).id()])
    chosen = view.rows.selectionModel().selectedRows()
    assert [index.data() for index in chosen] == ["1"]
    view.rows.selectRow(1)
    assert corridors.selectedFeatureCount() + network[1].selectedFeatureCount() == 1


def test_a_link_is_dropped_by_hand_and_left_to_the_rules_again(view):
    view.rows.selectRow(0)
    view.bar.drop.trigger()
    assert len(view.changes) == 1
    assert view.bar.run_button.isEnabled()
    painted(view)
    view.rows.selectRow(0)
    words = "Leave to the rules"
    click(next(key for key in view.findChildren(QAbstractButton) if key.text().replace("&", "") == words))
    assert not view.changes


@pytest.fixture
def dock(qtbot, qgis_new_project):
    from esp_toolbox.ui.workbench.dock import WorkbenchDock

    register()
    made = WorkbenchDock()
    qtbot.addWidget(made)
    made.resize(420, 900)
    made.show()
    yield made


def test_the_workbench_opens_every_step(dock, qtbot):
    for name, panel in dock.panels.items():
        header = dock.findChild(QWidget, f"header_{name}")
        if not panel.is_open:
            QTest.mouseClick(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        qtbot.waitUntil(lambda panel=panel: panel.is_open, timeout=5000)
        painted(panel)
    painted(dock)


def test_every_choice_of_the_workbench_can_be_made(dock, qtbot):
    for box_of_choices in dock.findChildren(QComboBox):
        count = 0 if sip.isdeleted(box_of_choices) else box_of_choices.count()
        for place in range(count):
            if sip.isdeleted(box_of_choices):
                # A choice may have brought another form.
                break
            box_of_choices.setCurrentIndex(place)
            box_of_choices.activated.emit(place)
            QgsApplication.processEvents()
    painted(dock)


def test_entries_of_the_toolbox_and_the_modeler_are_those_of_qgis_4_4(qgis_new_project):
    from esp_toolbox.algorithms.platform.toolbox import add_entries, open_modeler, remove_entries, toolbox_entry

    register()
    registry, started = QgsGui.processingGuiRegistry(), []
    entry = toolbox_entry("Look", lambda algorithm: algorithm.name() == "ahp", started.append)
    add_entries([entry])
    assert registry.entries == [("esp", entry)]
    assert entry.actionName() == "Look"
    fits = [entry.isCompatibleWithAlgorithm(*place) for place in (("esp", "ahp"), ("esp", "owa"), ("gdal", "ahp"))]
    assert fits == [True, False, False]
    entry.trigger(QgsProcessingActionContext("esp", "ahp"))
    assert [algorithm.name() for algorithm in started] == ["ahp"]
    remove_entries([entry])
    assert registry.entries == []
    # There is no ModelerDialog of Python here.
    model = QgsProcessingModelAlgorithm("own", "mine")
    open_modeler(model)
    assert QgsModelDesignerDialog.opened.pop().model is model


def test_the_toolbox_has_an_entry_for_each_editor_and_for_copies_of_workflows(qgis_new_project, qtbot):
    from esp_toolbox.ui.model_actions import ModelActions

    register()
    registry = QgsGui.processingGuiRegistry()
    actions = ModelActions()
    assert len(registry.toolboxContextActions()) == 4
    fitting = {
        name: [entry for entry in registry.toolboxContextActions() if entry.isCompatibleWithAlgorithm("esp", name)]
        for name in ("ahp", "resistancefactor", "owa", "qaidam", "mspa")
    }
    assert {name: len(entries) for name, entries in fitting.items()} == {
        "ahp": 1, "resistancefactor": 1, "owa": 1, "qaidam": 1, "mspa": 0
    }  # fmt: skip
    assert not any(entry.isCompatibleWithAlgorithm("gdal", "ahp") for entry in registry.toolboxContextActions())
    fitting["ahp"][0].trigger(QgsProcessingActionContext("esp", "ahp"))
    editor = next(window for window in QgsApplication.topLevelWidgets() if type(window).__name__ == "AhpEditor")
    assert editor.isVisible()
    painted(editor)
    editor.close()
    actions.remove()
    assert registry.toolboxContextActions() == []


