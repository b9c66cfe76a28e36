"""The OWA explorer as a user drives it; what it gives is what esp:owa computes."""

import numpy as np
import pytest
from dialogs import button, click, heard, press, type_into
from pairing import paired
from provider import run
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from rasters import read_tif, write_tif

SEVEN = "0.0001,0.1,0.5,1,2,10,100000"
NAME, WEIGHT = range(2)


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.services.is_busy and not dialog._rest.isActive(), timeout=120000)


@pytest.fixture
def services(tmp_path, qgis_new_project):
    """Four services of 70 x 60 cells; one cell has no data in one of them."""
    generator = np.random.default_rng(7)
    y, x = np.mgrid[0:70, 0:60] / 60.0
    grounds = (x, y**2 * 5, np.sin(4 * x) + np.cos(3 * y) + 2, x * y + 0.1)
    layers = []
    for number, ground in enumerate(grounds, 1):
        values = (ground + 0.1 * generator.random(ground.shape)).astype(np.float32)
        if number == 2:
            values[5, 6] = np.nan
        layer = QgsRasterLayer(write_tif(tmp_path / f"service_{number}.tif", values), f"service {number}")
        QgsProject.instance().addMapLayer(layer)
        layers.append(layer)
    return layers


@pytest.fixture
def explorer(qtbot, qgis_processing, qgis_new_project):
    from esp_toolbox.ui.owa.explorer import OwaExplorer

    # A window that nobody holds would be collected while it is painted.
    kept = []

    def make(layers=(), canvas=None, **values):
        dialog = OwaExplorer(None, {"INPUTS": list(layers), **values}, canvas)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    yield make
    kept.clear()


def given(dialog, words="Use this alpha"):
    told = heard(dialog.chosen)
    click(button(dialog, words))
    assert len(told) == 1
    return told[0]


def computed(values, tmp_path, **more):
    result = run(
        "owa",
        OUTPUT=str(tmp_path / "owa.tif"),
        PRIORITY=str(tmp_path / "priority.tif"),
        BEST_PRIORITY=str(tmp_path / "best.tif"),
        SCENARIOS=str(tmp_path / "scenarios.csv"),
        **{key: value for key, value in values.items() if value != ""},
        **more,
    )
    table = QgsVectorLayer(result["SCENARIOS"], "scenarios", "ogr")
    rows = [feature.attributeMap() for feature in table.getFeatures()]
    return result, rows


def shown(dialog):
    return dialog.services.part.band(dialog._weights())


def test_slider_weights_and_numbers(explorer, services, qtbot):
    from esp_toolbox.core.decision.owa_weights import order_weights

    dialog = explorer(services)
    assert dialog.slider.alpha == 1.0
    assert [bar.value for bar in dialog.weights.bars] == pytest.approx([0.25] * 4)
    assert dialog.line.state == "good"
    slider = dialog.slider.slider
    slider.setFocus()
    for _ in range(4):
        press(slider, Qt.Key.Key_PageUp)
    alpha = dialog.slider.alpha
    assert alpha == pytest.approx(100.0, rel=0.01)
    expected = order_weights(alpha, 4)
    assert [bar.value for bar in dialog.weights.bars] == pytest.approx(expected.values)
    assert dialog.numbers["orness"].text() == f"{expected.orness:.2f}"
    assert dialog.numbers["trade_off"].text() == f"{expected.trade_off:.2f}"


def test_the_map_is_that_of_the_algorithm_for_every_scenario(explorer, services, qtbot, tmp_path):
    dialog = explorer(services)
    ticks = dialog.slider.ticks
    given_values, maps, priorities = None, [], []
    for text in SEVEN.split(","):
        alpha = float(text)
        place = QPoint(round(ticks.x_of(alpha)), 6)
        QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert dialog.slider.alpha == alpha
        maps.append(shown(dialog).astype(np.float32))
        priorities.append(dialog.services.part.priority(dialog._weights()))
    told = heard(dialog.run_wanted)
    given_values = given(dialog, "Run the seven")
    assert given_values["ALPHAS"] == SEVEN
    assert told == [given_values]
    result, rows = computed(given_values, tmp_path)
    for band, (ours, classes) in enumerate(paired(maps, priorities), 1):
        theirs = read_tif(result["OUTPUT"], band)
        assert np.array_equal(np.isnan(ours), np.isnan(theirs))
        assert np.allclose(ours, theirs, atol=1e-7, equal_nan=True)
        known = classes > 0
        numbers = read_tif(result["PRIORITY"], band)
        assert np.array_equal(classes[known], numbers[known])
    assert len(rows) == 7


@pytest.mark.parametrize(
    "settings",
    [
        {"ORDERING": 1},
        {"STANDARDISATION": 1, "PERCENTILES": "5,90"},
        {"STANDARDISATION": 2},
        {"CRITERION_WEIGHTS": "0.4,0.3,0.2,0.1"},
        {"CRITERION_WEIGHTS": "0.4,0.3,0.2,0.1", "ORDERING": 1, "CLASSES": 6, "PRIORITY_CLASSES": 3},
        {"EFFICIENCY": 1},
    ],
)
def test_numbers_are_those_of_the_algorithm(explorer, services, qtbot, tmp_path, settings):
    dialog = explorer(services, ALPHAS="0.37", **settings)
    assert dialog.slider.alpha == 0.37
    ours = shown(dialog)
    numbers = {key: label.text() for key, label in dialog.numbers.items()}
    efficiencies = [bar.value for bar in dialog.efficiencies.bars]
    values = given(dialog)
    assert values["ALPHAS"] == "0.37"
    extra = {key: settings[key] for key in ("CLASSES", "PRIORITY_CLASSES", "EFFICIENCY") if key in settings}
    result, rows = computed(values, tmp_path, **extra)
    assert np.allclose(ours, read_tif(result["OUTPUT"]), rtol=1e-6, atol=1e-7, equal_nan=True)
    row = rows[0]
    assert numbers["orness"] == f"{float(row['orness']):.2f}"
    assert numbers["trade_off"] == f"{float(row['tradeoff']):.2f}"
    assert numbers["efficiency"] == f"{float(row['eff_mean']):.3f}"
    assert numbers["share"] == f"{100 * float(row['prio_share']):.1f} %"
    theirs = [float(row[f"eff_{number}"]) for number in range(1, 5)]
    assert efficiencies == pytest.approx(theirs, rel=1e-6)


def test_settings_change_the_map_without_reading_again(explorer, services, qtbot):
    dialog = explorer(services, ALPHAS="0.2")
    arrays, before = dialog.services._arrays, shown(dialog)
    dialog.ordering.setCurrentIndex(1)
    wait(qtbot, dialog)
    assert dialog.services._arrays is arrays
    assert not np.allclose(shown(dialog), before, equal_nan=True)
    assert dialog.values([0.2])["ORDERING"] == 1


def test_the_point_lies_on_the_curve(explorer, services, qtbot):
    dialog = explorer(services, ALPHAS="0.5")
    places = {place.alpha: place for place in dialog.curve.curve}
    assert all(float(text) in places for text in SEVEN.split(","))
    point = dialog.curve.point
    assert (point.trade_off, point.efficiency) == (places[0.5].trade_off, pytest.approx(places[0.5].efficiency))
    dialog.slider._choose(10.0)
    assert dialog.curve.point.trade_off == places[10.0].trade_off
    wait(qtbot, dialog)
    assert dialog.curve.point.efficiency == pytest.approx(places[10.0].efficiency)


def test_the_priority_area_can_be_seen(explorer, services, qtbot):
    dialog = explorer(services, ALPHAS="0.5")
    click(dialog.priority, 8, dialog.priority.height() / 2)
    image = dialog.picture.image
    numbers = dialog.services.part.priority(dialog._weights())
    colours = {
        (numbers[row, column] >= 4, image.pixel(column, row)) for row in range(70) for column in range(60)
        if numbers[row, column] > 0
    }
    assert len(colours) == 2


@pytest.mark.parametrize(("text", "words"), [("x", "'x' is not a number"), ("0", "above 0"), ("-1", "above 0")])
def test_a_wrong_alpha_is_said(explorer, services, qtbot, text, words):
    dialog = explorer(services)
    field = dialog.slider.field
    field.selectAll()
    QTest.keyClicks(field, text)
    press(field, Qt.Key.Key_Return)
    assert words in dialog.line.text() and dialog.line.state == "bad"
    assert not button(dialog, "Use this alpha").isEnabled()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    press(field, Qt.Key.Key_Return)
    assert dialog.slider.alpha == 0.25
    assert dialog.line.state == "good"
    assert given(dialog)["ALPHAS"] == "0.25"


def test_services_are_ticked(explorer, services, qtbot):
    dialog = explorer()
    assert dialog.line.text() == "Tick at least two services."
    assert not button(dialog, "Run the seven").isEnabled()
    for row in (0, 2):
        item = dialog.table.item(row, NAME)
        item.setCheckState(Qt.CheckState.Checked)
    wait(qtbot, dialog)
    assert len(dialog.weights.bars) == 2
    assert dialog.line.state == "good"
    assert given(dialog)["INPUTS"] == [services[0].id(), services[2].id()]


def test_weights_are_checked_as_they_are_typed(explorer, services, qtbot):
    dialog = explorer(services)
    for row, text in enumerate(("0.5", "0.5", "0.5", "0.5")):
        type_into(dialog.table, row, WEIGHT, text)
        assert dialog.line.state == "bad"
        if row < 3:
            assert dialog.line.text() == "Give every service a weight, or none."
    assert "sum" in dialog.line.text()
    assert not button(dialog, "Use this alpha").isEnabled()
    for row in (2, 3):
        type_into(dialog.table, row, WEIGHT, "0")
    wait(qtbot, dialog)
    assert dialog.line.state == "good"
    assert not np.isnan(shown(dialog)[20, 20])
    # A service without weight leaves cells without any where one rank decides: said, not crashed.
    assert not button(dialog, "Run the seven").isEnabled()
    dialog.slider._choose(100000.0)
    wait(qtbot, dialog)
    assert dialog.line.state == "bad" and "weights of 0" in dialog.line.text()
    assert not button(dialog, "Use this alpha").isEnabled()
    dialog.slider._choose(1.0)
    wait(qtbot, dialog)
    assert dialog.line.state == "good"
    assert given(dialog)["CRITERION_WEIGHTS"] == "0.5,0.5,0,0"


def test_weights_come_from_the_ahp_editor(explorer, services, qtbot):
    from esp_toolbox.ui.ahp.editor import AhpEditor

    dialog = explorer(services)
    click(dialog.judge)
    editor = dialog.findChild(AhpEditor)
    qtbot.addWidget(editor)
    type_into(editor.tabs.currentWidget().view, 0, 2, "3")
    weights = [bar.value for bar in editor.results.bars.bars]
    click(button(editor, "Use these weights"))
    wait(qtbot, dialog)
    ours = [float(part) for part in dialog.values([1.0])["CRITERION_WEIGHTS"].split(",")]
    assert ours == pytest.approx(weights, abs=1e-5)
    assert dialog.line.state == "good"


def test_layers_that_cannot_be_combined_are_said(explorer, services, tmp_path, qtbot):
    flat = QgsRasterLayer(write_tif(tmp_path / "flat.tif", np.full((70, 60), 3.0)), "flat")
    QgsProject.instance().addMapLayer(flat)
    dialog = explorer([services[0], flat])
    assert dialog.line.state == "bad"
    assert "flat has the value 3 everywhere" in dialog.line.text()
    assert not button(dialog, "Use this alpha").isEnabled()
    dialog.standardisation.setCurrentIndex(2)
    wait(qtbot, dialog)
    assert dialog.line.state == "good"


def test_percentiles_are_checked(explorer, services, qtbot):
    dialog = explorer(services)
    assert not dialog.percentiles.isEnabled()
    dialog.standardisation.setCurrentIndex(1)
    wait(qtbot, dialog)
    dialog.percentiles.setText("90,10")
    press(dialog.percentiles, Qt.Key.Key_Return)
    assert "two rising percentiles" in dialog.line.text()
    dialog.percentiles.setText("10,90")
    press(dialog.percentiles, Qt.Key.Key_Return)
    wait(qtbot, dialog)
    assert dialog.line.state == "good"
    assert dialog.values([1.0])["PERCENTILES"] == "10,90"


def test_layers_on_another_grid_are_looked_at_on_the_first(explorer, services, tmp_path, qtbot):
    y, x = np.mgrid[0:35, 0:30] / 30.0
    coarse = write_tif(tmp_path / "coarse.tif", x + y, cell_size=60.0)
    degrees = write_tif(tmp_path / "far.tif", x + y, cell_size=1.0, origin=(10.0, 50.0), crs="EPSG:4326")
    dialog = explorer([services[0].source(), coarse])
    assert dialog.line.state == "good"
    assert shown(dialog).shape == (70, 60)
    assert not np.isnan(shown(dialog)).any()
    assert dialog.values([1.0])["INPUTS"] == [services[0].id(), coarse]
    apart = explorer([services[0], degrees])
    assert apart.line.state == "bad"


def test_a_layer_that_goes_is_left_out(explorer, services, qtbot):
    dialog = explorer(services)
    QgsProject.instance().removeMapLayer(services[1].id())
    wait(qtbot, dialog)
    assert len(dialog.weights.bars) == 3
    assert dialog.line.state == "good"
    assert len(dialog.values([1.0])["INPUTS"]) == 3


def test_cancel_gives_nothing(explorer, services):
    dialog = explorer(services)
    told = heard(dialog.chosen)
    click(button(dialog, "Cancel"))
    assert not told and not dialog.isVisible()
    assert not dialog.services.is_busy


def test_alone_it_opens_the_form(explorer, services, monkeypatch):
    from esp_toolbox.ui.widgets import dialog as module

    opened = []
    monkeypatch.setattr(module, "open_form", lambda *call: opened.append(call))
    dialog = explorer(services)
    click(button(dialog, "Run the seven"))
    assert opened[0][0] == "esp:owa"
    assert opened[0][1]["ALPHAS"] == SEVEN


def test_everything_has_a_name(explorer, services):
    dialog = explorer(services)
    parts = (dialog.slider.slider, dialog.slider.field, dialog.table, dialog.weights, dialog.curve, dialog.picture)
    assert all(part.accessibleName() for part in parts)
    assert "Rank 1: 0.250" in dialog.weights.accessibleDescription()
    assert "alpha 1" in dialog.curve.accessibleDescription()
