"""The factor table editor as a user drives it; what it gives is what esp:resistancefactor computes."""

import numpy as np
import pytest
from dialogs import button, click, drag, heard, press, type_into
from provider import run
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from rasters import read_tif, write_tif

FROM, TO, SCORE, NOTE = range(4)
NDVI = 4
LAND_USE = 1


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.raster.is_busy and not dialog._classing.is_busy, timeout=20000)


@pytest.fixture
def layer(tmp_path, qgis_new_project):
    """Write an array and put it into the project: ``layer("name", array)``."""

    def add(name, array, **options):
        raster = QgsRasterLayer(write_tif(tmp_path / f"{name}.tif", array, **options), name)
        assert raster.isValid()
        QgsProject.instance().addMapLayer(raster)
        return raster

    return add


@pytest.fixture
def editor(qtbot, qgis_processing, qgis_new_project):
    from esp_toolbox.ui.factors.editor import FactorTableEditor

    # A window that nobody holds would be collected while it is painted.
    kept = []

    def make(layer=None, canvas=None, **values):
        if layer is not None:
            values["INPUT"] = layer
        dialog = FactorTableEditor(None, values, canvas)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    yield make
    kept.clear()


@pytest.fixture
def ndvi():
    """Values between -0.1 and 0.9, with a gap in the data."""
    values = np.linspace(-0.1, 0.9, 60 * 50, dtype=np.float32).reshape(60, 50)
    values[10:14, 20:30] = np.nan
    return values


@pytest.fixture
def cover():
    """CLCD classes."""
    return np.random.default_rng(3).integers(1, 10, (40, 50)).astype(np.uint8)


def texts(dialog, column):
    model = dialog.view.model()
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def given(dialog):
    told = heard(dialog.chosen)
    click(button(dialog, "Use this table"))
    assert len(told) == 1
    return told[0]


def scored(values, tmp_path, **more):
    """The raster that the algorithm makes of what was given."""
    result = run(
        "resistancefactor",
        OUTPUT=str(tmp_path / "scores.tif"),
        SCORE_TABLE="TEMPORARY_OUTPUT",
        **{key: value for key, value in values.items() if value != ""},
        **more,
    )
    return read_tif(result["OUTPUT"])


def own_scores(dialog):
    """What the window shows, for all cells."""
    uncovered = dialog.details.score()
    return dialog._table.scores(dialog.raster.sample.values, np.nan if uncovered is None else uncovered)


# -- values ----------------------------------------------------------------------------------


def test_begins_with_natural_breaks_like_the_algorithm(editor, layer, ndvi, tmp_path):
    dialog = editor(layer("ndvi", ndvi))
    assert texts(dialog, SCORE) == ["1", "3", "5", "7", "9"]
    assert texts(dialog, FROM)[0] == "" and texts(dialog, TO)[-1] == ""
    assert dialog.line.state == "good"
    assert dialog.line.text() == "The table covers 100 % of the cells."
    values = given(dialog)
    ours = scored(values, tmp_path)
    assert np.array_equal(ours, own_scores(dialog), equal_nan=True)
    # Limits are rounded for people: a few cells beside them may differ from the algorithm's own classes.
    plain = run("resistancefactor", INPUT=values["INPUT"], OUTPUT=str(tmp_path / "plain.tif"),
                SCORE_TABLE="TEMPORARY_OUTPUT")
    theirs = read_tif(plain["OUTPUT"])
    known = ~np.isnan(theirs)
    assert (ours[known] == theirs[known]).mean() > 0.995


def test_a_dragged_handle_moves_both_rows_and_is_one_step_back(editor, layer, ndvi, tmp_path):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    assert dialog.histogram.limits == [0.2, 0.4, 0.6, 0.8]
    histogram = dialog.histogram
    y, start, end = histogram.height() // 2, histogram.x_of(0.4), histogram.x_of(0.5)
    drag(histogram, (start, y), *((x, y) for x in np.linspace(start, end, 9)))
    moved = histogram.limits[1]
    assert moved == pytest.approx(0.5, abs=0.01)
    assert texts(dialog, FROM)[2] == texts(dialog, TO)[3] == f"{moved:.4f}".rstrip("0").rstrip(".")
    assert dialog.line.state == "good"
    assert np.array_equal(scored(dialog.values(), tmp_path), own_scores(dialog), equal_nan=True)
    dialog.tools.tool("undo").trigger()
    assert texts(dialog, FROM)[2] == "0.4"
    assert dialog.history.state.preset == NDVI
    dialog.tools.tool("redo").trigger()
    assert histogram.limits[1] == moved


def test_a_handle_stays_between_its_neighbours(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    histogram = dialog.histogram
    y = histogram.height() // 2
    drag(histogram, (histogram.x_of(0.4), y), (histogram.width() - 1, y))
    assert 0.59 < histogram.limits[1] < 0.6
    assert dialog.line.state == "good"


def test_handles_move_by_keys(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    histogram = dialog.histogram
    histogram.setFocus()
    press(histogram, Qt.Key.Key_Up)
    press(histogram, Qt.Key.Key_Right)
    assert histogram.limits[1] == pytest.approx(0.4 + histogram.step)
    press(histogram, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert histogram.limits[1] == pytest.approx(0.4 - 9 * histogram.step)
    assert float(texts(dialog, TO)[3]) == pytest.approx(histogram.limits[1])


def test_a_double_click_divides_a_range(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    histogram = dialog.histogram
    place = QPoint(round(histogram.x_of(0.1)), histogram.height() // 2)
    QTest.mouseDClick(histogram, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert len(histogram.limits) == 5
    assert histogram.limits[0] == pytest.approx(0.1, abs=0.01)
    assert dialog.line.state == "good"


def test_rows_are_divided_and_removed(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    dialog.view.setCurrentIndex(dialog.view.model().index(1, FROM))
    dialog.tools.tool("add").trigger()
    assert sorted(dialog.histogram.limits) == [0.2, 0.4, 0.6, 0.7, 0.8]
    assert dialog.line.state == "good"
    dialog.view.setCurrentIndex(dialog.view.model().index(2, FROM))
    dialog.tools.tool("remove").trigger()
    assert len(dialog.histogram.limits) == 4
    assert dialog.line.state == "good"


# -- what is wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "text", "words"),
    [
        (1, FROM, "0.7", "leaves a gap between 0.6 and 0.7"),
        (1, FROM, "0.5", "gives two scores"),
        (1, TO, "0.1", "write the smaller number first"),
        (1, FROM, "x", "'x' is not a number"),
        (1, SCORE, "high", "'high' is not a number"),
        (2, TO, "0.5", "leaves a gap between 0.5 and 0.6"),
    ],
)
def test_what_is_wrong_is_said_while_one_types(editor, layer, ndvi, tmp_path, row, column, text, words):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    line = type_into(dialog.view, row, column, text, end=False)
    assert dialog.line.state == "bad"
    assert words in dialog.line.text()
    press(line, Qt.Key.Key_Return)
    QTest.qWait(1)
    model = dialog.view.model()
    marked = [(r, c) for r in range(5) for c in range(4) if model.is_wrong(model.index(r, c))]
    # A gap below a row is marked at the row above it.
    assert marked in ([(row, column)], [(row - 1, FROM)], [(row, TO)])
    assert model.data(model.index(*marked[0]), Qt.ItemDataRole.ToolTipRole) == dialog.line.text()
    assert not button(dialog, "Use this table").isEnabled()
    path = str(tmp_path / "wrong.csv")
    dialog.write_file(path)
    with pytest.raises(Exception, match=words.replace("'", ".").split(" is ")[0]):
        run("resistancefactor", INPUT=dialog.layer.currentLayer().id(), TABLE=path,
            OUTPUT=str(tmp_path / "no.tif"), SCORE_TABLE="TEMPORARY_OUTPUT")
    dialog.tools.tool("undo").trigger()
    assert dialog.line.state == "good"
    assert button(dialog, "Use this table").isEnabled()


def test_escape_leaves_the_cell_as_it_was(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    line = type_into(dialog.view, 1, FROM, "7", end=False)
    assert dialog.line.state == "bad"
    press(line, Qt.Key.Key_Escape)
    QTest.qWait(1)
    assert dialog.line.state == "good"
    assert texts(dialog, FROM)[1] == "0.6"


def test_values_without_a_row_and_their_score(editor, layer, ndvi, tmp_path):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    type_into(dialog.view, 4, FROM, "0")
    assert dialog.line.state == "bad"
    below = np.count_nonzero(ndvi < 0) / np.count_nonzero(~np.isnan(ndvi))
    assert f"{100 * below:.1f} % of the cells have no score: values below 0, down to -0.1." in dialog.line.text()
    with pytest.raises(Exception, match="has no score"):
        scored(dialog.values(), tmp_path)
    dialog.details.setCollapsed(False)
    QTest.keyClicks(dialog.details.uncovered, "x")
    assert dialog.line.state == "bad" and "'x'" in dialog.line.text()
    assert not button(dialog, "Use this table").isEnabled()
    for text, value in (("nodata", np.nan), ("20", 20.0)):
        dialog.details.uncovered.clear()
        QTest.keyClicks(dialog.details.uncovered, text)
        assert dialog.line.state == "fair"
        ours = scored(dialog.values(), tmp_path)
        assert np.array_equal(ours, own_scores(dialog), equal_nan=True)
        lost = ours[~np.isnan(ndvi) & (ndvi < 0)]
        assert np.isnan(lost).all() if np.isnan(value) else (lost == value).all()


def test_the_side_of_limits(editor, layer, tmp_path):
    values = np.array([[0.1, 0.2, 0.4], [0.6, 0.8, 0.9]])
    raster = layer("steps", values)
    results = []
    for side in (0, 1):
        dialog = editor(raster, PRESET=NDVI, CLOSED=side)
        results.append(own_scores(dialog))
        assert np.array_equal(scored(given(dialog), tmp_path), results[-1])
    assert results[0].tolist() == [[9, 9, 7], [5, 3, 1]]
    assert results[1].tolist() == [[9, 7, 5], [3, 1, 1]]


# -- classes ---------------------------------------------------------------------------------


def test_a_class_raster_begins_with_its_classes(editor, layer, cover, tmp_path):
    dialog = editor(layer("cover", cover))
    assert texts(dialog, FROM) == [str(number) for number in range(1, 10)]
    assert dialog.charts.currentIndex() == 1
    shares = [bar.value for bar in dialog.class_bars.bars]
    assert shares == pytest.approx([np.mean(cover == number) for number in range(1, 10)])
    type_into(dialog.view, 2, SCORE, "8")
    type_into(dialog.view, 3, SCORE, "nodata")
    result = scored(given(dialog), tmp_path)
    assert (result[cover == 3] == 8).all()
    assert np.isnan(result[cover == 4]).all()
    assert (result[cover == 1] == 1).all()


def test_a_paper_with_the_legend_of_the_product(editor, layer, cover, tmp_path):
    few = editor(layer("few", np.minimum(cover, 3)))
    few.take_preset(LAND_USE)
    # Three classes without names may be those of any product.
    assert few.line.state == "bad"
    assert "choose its legend" in few.line.text()
    few.details.legend.setCurrentIndex(1)
    few.take_preset(LAND_USE)
    assert few.line.state == "good"
    # 1 to 9 are the classes of CLCD.
    dialog = editor(layer("cover", cover))
    dialog.take_preset(LAND_USE)
    assert dialog.line.state == "good"
    assert texts(dialog, NOTE)[:2] == ["Cropland", "Forest"]
    values = dialog.values()
    assert values["PRESET"] == LAND_USE and values["TABLE"] == ""
    ours = scored(values, tmp_path)
    assert np.array_equal(ours, own_scores(dialog), equal_nan=True)
    type_into(dialog.view, 0, NOTE, "fields")
    assert dialog.history.state.preset == LAND_USE
    type_into(dialog.view, 0, SCORE, "6")
    changed = given(dialog)
    assert changed["PRESET"] == 0 and changed["TABLE"].endswith(".csv")
    result = scored(changed, tmp_path)
    assert (result[cover == 1] == 6).all()
    assert np.array_equal(result[cover != 1], ours[cover != 1])


def test_a_class_that_is_missing_is_named(editor, layer, cover):
    dialog = editor(layer("cover", cover))
    dialog.view.setCurrentIndex(dialog.view.model().index(4, FROM))
    dialog.tools.tool("remove").trigger()
    assert dialog.line.state == "bad"
    share = 100 * np.mean(cover == 5)
    assert f"{share:.1f} % of the cells have no score: Water." in dialog.line.text()


def test_a_class_can_be_added(editor, layer, cover):
    dialog = editor(layer("cover", cover))
    dialog.view.setCurrentIndex(dialog.view.model().index(4, FROM))
    dialog.tools.tool("remove").trigger()
    dialog.tools.tool("add").trigger()
    type_into(dialog.view, 8, FROM, "5")
    assert dialog.line.state == "good"
    type_into(dialog.view, 8, FROM, "4-5")
    assert "two scores" in dialog.line.text()


def test_a_rare_class_of_a_large_raster_is_found(editor, layer, tmp_path):
    large = np.ones((1300, 1200), dtype=np.uint8)
    large[:, 600:] = 2
    large[777, 333] = 7
    dialog = editor(layer("large", large))
    assert not dialog.raster.sample.is_complete
    assert dialog.raster.census.counts == {1: 1300 * 600 - 1, 2: 1300 * 600, 7: 1}
    if "7" not in texts(dialog, FROM):
        assert dialog.line.state == "bad"
        assert "less than 0.1 % of the cells have no score: 7." in dialog.line.text()


def test_extremes_of_a_large_raster_are_found(editor, layer):
    large = np.tile(np.linspace(0.0, 1.0, 1200, dtype=np.float32), (1300, 1))
    large[701, 333] = -5.0
    dialog = editor(layer("large", large), PRESET=NDVI)
    type_into(dialog.view, 4, FROM, "0")
    assert dialog.line.state == "bad"
    assert "values below 0, down to -5" in dialog.line.text()


def test_nodata_at_the_end_of_float32(editor, layer):
    values = np.array([[0.1, 0.5], [0.9, np.nan]], dtype=np.float32)
    dialog = editor(layer("least", values, nodata=float(np.finfo(np.float32).min)))
    assert np.isnan(dialog.raster.sample.values[1, 1])
    assert np.nanmin(dialog.raster.view.values) == pytest.approx(0.1)


# -- classes of values -----------------------------------------------------------------------


@pytest.mark.parametrize("method", [0, 1, 2])
def test_classes_are_those_of_core(editor, layer, ndvi, qtbot, method):
    from esp_toolbox.core.decision.class_limits import class_limits

    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    dialog.classes.method.setCurrentIndex(method)
    dialog.classes.scores.setText("10,20,30")
    dialog.classes.reverse.setChecked(True)
    click(dialog.classes.make)
    wait(qtbot, dialog)
    name = ("natural breaks", "quantile", "equal interval")[method]
    expected = class_limits([ndvi.astype(np.float64)], name, 3).limits
    assert dialog.histogram.limits == pytest.approx(expected, abs=1e-3)
    assert texts(dialog, SCORE) == ["30", "20", "10"]


def test_wrong_scores_for_classes_are_said(editor, layer, ndvi):
    dialog = editor(layer("ndvi", ndvi), PRESET=NDVI)
    for text, words in (("1,x", "'x' is not a number"), ("", "Give the scores")):
        dialog.classes.scores.setText(text)
        click(dialog.classes.make)
        assert words in dialog.warning()
    assert texts(dialog, SCORE) == ["1", "3", "5", "7", "9"]


# -- files and the rest ----------------------------------------------------------------------


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
