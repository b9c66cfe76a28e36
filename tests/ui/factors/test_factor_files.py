"""Files, maps and layers of the factor table editor."""

import numpy as np
import pytest
from dialogs import button, click, heard, type_into
from factor_user import FROM, NDVI, NOTE, SCORE, TO, given, own_scores, scored, wait
from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from rasters import write_tif


def test_csv_there_and_back(editor, layer, ndvi, tmp_path):
    raster = layer("ndvi", ndvi)
    dialog = editor(raster, PRESET=NDVI)
    type_into(dialog.view, 0, NOTE, "dense, green")
    type_into(dialog.view, 0, SCORE, "2")
    path = str(tmp_path / "table.csv")
    dialog.write_file(path)
    assert path in dialog.warning()
    values = given(dialog)
    assert values["TABLE"] == path
    again = editor(raster, TABLE=path)
    assert again.history.state.rows == dialog.history.state.rows
    assert np.array_equal(scored(given(again), tmp_path), own_scores(dialog), equal_nan=True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no rows"),
        ("a,b\n1,2\n", "needs the columns score"),
        ("score,b\n1,2\n", "needs the columns from, to"),
        ("range,score\nabc,2\n", "'abc' is not a range"),
    ],
)
def test_a_bad_csv_is_said_and_changes_nothing(editor, layer, ndvi, tmp_path, content, words):
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    before = dialog.history.state
    dialog.read_file(str(path))
    assert words in dialog.warning()
    assert dialog.history.state is before


def test_a_csv_with_a_gap_is_opened_and_marked(editor, layer, ndvi, tmp_path):
    path = tmp_path / "gap.csv"
    path.write_text("from,to,score\n,0.35,9\n0.4,,1\n", encoding="utf-8")
    dialog = editor(layer("ndvi", ndvi))
    dialog.read_file(str(path))
    assert "leaves a gap between 0.35 and 0.4" in dialog.line.text()
    assert dialog.view.model().is_wrong(dialog.view.model().index(1, FROM))


def test_the_view_follows_the_map(editor, layer, ndvi, qtbot):
    raster = layer("ndvi", ndvi)
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.setLayers([raster])
    canvas.resize(300, 300)
    canvas.setExtent(raster.extent())
    dialog = editor(raster, canvas, PRESET=NDVI)
    assert dialog.raster.view.values.shape == ndvi.shape
    extent = raster.extent()
    part = QgsRectangle(extent.xMinimum() + 300, extent.yMinimum() + 300, extent.xMinimum() + 900,
                        extent.yMinimum() + 900)
    canvas.setExtent(part)
    qtbot.waitUntil(lambda: dialog.raster.view.values.shape != ndvi.shape, timeout=5000)
    seen = dialog.raster.view.values
    shown = dialog.raster._map.window(dialog.raster._viewing, 10**6).extent
    top, left = round((extent.yMaximum() - shown.yMaximum()) / 30), round((shown.xMinimum() - extent.xMinimum()) / 30)
    assert np.array_equal(seen, ndvi[top : top + seen.shape[0], left : left + seen.shape[1]], equal_nan=True)
    assert (dialog.picture.image.height(), dialog.picture.image.width()) == seen.shape


def test_another_raster_and_none(editor, layer, ndvi, cover, qtbot):
    first, second = layer("ndvi", ndvi), layer("cover", cover)
    dialog = editor(first, PRESET=NDVI)
    dialog.layer.setLayer(second)
    wait(qtbot, dialog)
    assert dialog.raster.name == "cover"
    QgsProject.instance().removeMapLayer(second.id())
    wait(qtbot, dialog)
    dialog.layer.setLayer(None)
    assert dialog.raster.sample is None
    assert "choose a raster" in dialog.line.text()
    assert "INPUT" not in dialog.values()


def test_a_raster_outside_the_project(editor, ndvi, tmp_path):
    path = write_tif(tmp_path / "alone.tif", ndvi)
    dialog = editor(path, PRESET=NDVI)
    assert dialog.layer.currentLayer().source() == path
    values = given(dialog)
    assert values["INPUT"] == path
    assert np.array_equal(scored(values, tmp_path), own_scores(dialog), equal_nan=True)


def test_a_raster_without_data(editor, layer):
    dialog = editor(layer("empty", np.full((4, 5), np.nan, dtype=np.float32)), PRESET=NDVI)
    assert dialog.line.text() == "No cell of the raster has data."


def test_without_a_raster_a_table_can_be_made(editor):
    dialog = editor()
    assert not button(dialog, "Use this table").isEnabled()
    dialog.tools.tool("add").trigger()
    type_into(dialog.view, 0, TO, "500")
    dialog.tools.tool("add").trigger()
    values = given(dialog)
    assert "INPUT" not in values
    again = editor(TABLE=values["TABLE"])
    assert [row.to for row in again.history.state.rows].count("") == 1
    assert again.line.text() == "The table can be read; choose a raster to see what it covers."


def test_cancel_gives_nothing(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    told = heard(dialog.chosen)
    click(button(dialog, "Cancel"))
    assert not told and not dialog.isVisible()
    assert not dialog.raster.is_busy


def test_alone_it_opens_the_form(editor, layer, ndvi, monkeypatch):
    from esp_toolbox.ui.widgets import dialog as module

    opened = []
    monkeypatch.setattr(module, "open_form", lambda *call: opened.append(call))
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    click(button(dialog, "Use this table"))
    assert opened[0][0] == "esp:resistancefactor"
    assert opened[0][1]["PRESET"] == NDVI
