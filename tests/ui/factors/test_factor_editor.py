"""The factor table editor as a user drives it; what it gives is what esp:resistancefactor computes."""

import numpy as np
import pytest
from dialogs import button, drag, press, type_into
from factor_user import FROM, LAND_USE, NDVI, SCORE, TO, given, own_scores, scored, texts
from provider import run
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from rasters import read_tif

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


@pytest.mark.parametrize("preset", [NDVI, LAND_USE])
def test_a_preset_that_was_only_looked_at_is_given_up_without_a_question(editor, layer, ndvi, cover, preset):
    dialog = editor(layer("raster", ndvi if preset == NDVI else cover), PRESET=preset)
    assert len(texts(dialog, SCORE)) > 1 and not dialog.has_changes()
    dialog._change(dialog.history.state.changed(0, SCORE, "4"))
    assert dialog.has_changes()
    dialog.undo()
    assert not dialog.has_changes()
