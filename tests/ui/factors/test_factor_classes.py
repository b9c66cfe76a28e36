"""Class rasters in the factor table editor, and classes made of values."""

import numpy as np
import pytest
from dialogs import click, type_into
from factor_user import FROM, LAND_USE, NDVI, NOTE, SCORE, given, own_scores, scored, texts, wait


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
