"""Legends, names and marks of the report's maps, and the words of its methods."""

from types import SimpleNamespace

import numpy as np
import pytest
from esp_toolbox.algorithms.kit.blocks import Column, cells
from esp_toolbox.algorithms.kit.drawing import wrapped
from esp_toolbox.algorithms.layers.styles import ClassStyle, SymbolStyle, style_vector
from esp_toolbox.algorithms.report import map_names, methods
from esp_toolbox.algorithms.report.map_frame import degree_text
from esp_toolbox.algorithms.report.map_layers import _range_texts, in_own_words, legend_entries
from esp_toolbox.algorithms.report.map_legend import beyond_ends
from esp_toolbox.algorithms.report.parameters import parameter_text
from esp_toolbox.algorithms.report.words import in_words
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsRendererRange, QgsSymbol, QgsVectorLayer
from rasters import write_tif


def areas(rows, field="name"):
    """A layer of squares with a text each: (left, low, side, text)."""
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32647&field={field}:string", "areas", "memory")
    features = []
    for left, low, side, text in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, low, left + side, low + side)))
        feature[field] = text
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_legend_has_the_classes_that_are_there(qgis_app):
    layer = areas([(0, 0, 10, "important"), (20, 0, 10, "general")], "class")
    kinds = (("important", SymbolStyle("#111111"), "Important"), ("touching", SymbolStyle("#222222"), "Touching"))
    style_vector(layer, ClassStyle((*kinds, ("general", SymbolStyle("#333333"), "General")), "class"))
    assert [label for label, _ in legend_entries(in_own_words(layer))] == ["Important", "General"]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((1.252, 2.072, 63.38), ["1.25–2.07", "2.07–63.4"]),
        ((0.0001983, 0.0002582, 0.003709), ["0.000198–0.000258", "0.000258–0.00371"]),
        # Three digits would be the same text for two limits.
        ((0.90479, 0.9048, 1.0), ["0.90479–0.90480", "0.90480–1"]),
        ((22030.0, 23280.0, 42930.0), ["22,030–23,280", "23,280–42,930"]),
        ((0.5, 0.5, 0.8), ["0.500", "0.500–0.800"]),
    ],
)
def test_limits_of_classes_have_three_digits_or_tell_classes_apart(qgis_app, limits, said):
    symbol = QgsSymbol.defaultSymbol(QgsVectorLayer("Polygon", "x", "memory").geometryType())
    ranges = [QgsRendererRange(low, high, symbol.clone(), "") for low, high in zip(limits, limits[1:])]
    assert _range_texts(ranges) == said


def test_ends_of_a_ramp_say_what_lies_beyond(qgis_app, tmp_path):
    from esp_toolbox.algorithms.layers.opening import raster_layer
    from esp_toolbox.algorithms.layers.styles import RampStyle, style_raster

    values = np.linspace(0.0, 10.0, 400, dtype=np.float32).reshape(20, 20)
    path = tmp_path / "values.tif"
    write_tif(path, values, nodata=-9999.0)
    layer = raster_layer(str(path))
    style_raster(layer, RampStyle("cost"), (2.0, 8.0))
    assert beyond_ends([layer], ([], 2.0, 8.0)) == (True, True)
    assert beyond_ends([layer], ([], 0.0, 8.0)) == (False, True)
    assert beyond_ends([layer], ([], 0.0, 10.0)) == (False, False)


class Paper:
    """Remembers what is written where, in points."""

    def __init__(self):
        self.said = []

    def text(self, x, y, text, size, bold, colour, at, rim):
        """A line of a name."""
        half = map_names.text_width(text, size, bold) / 2.0
        self.said.append((text, (x - half, y - size / 2.0, x + half, y + size / 2.0)))


def test_names_of_areas_are_not_cut_and_do_not_meet(qgis_app):
    # Two areas whose middles are at the frame and beside each other, with long names.
    layer = areas([(0, 0, 30, "Western ecological restoration zone"), (30, 0, 30, "Eastern ecological function zone")])
    names = map_names.area_names(layer, "name", layer.crs())
    paper, extent = Paper(), QgsRectangle(0, 0, 60, 30)
    box = SimpleNamespace(
        canvas=paper, left=10.0, top=10.0, width=240.0, height=120.0, place=(10.0, 10.0, 240.0, 120.0)
    )
    box.at = lambda x, y: (10.0 + 4.0 * x, 10.0 + 4.0 * (extent.yMaximum() - y))
    map_names.draw_names(box, names)
    assert (
        " ".join(text for text, _ in paper.said)
        == "Western ecological restoration zone Eastern ecological function zone"
    )
    for _, (left, top, right, low) in paper.said:
        assert left >= 10.0 and right <= 250.0 and top >= 10.0 and low <= 130.0
    for number, (_, one) in enumerate(paper.said):
        for _, other in paper.said[:number]:
            assert not map_names._overlap(one, other)


def test_foreground_by_the_names_of_the_land_cover():
    names = {1: "Cropland", 2: "Forest", 6: "Snow/Ice", 41: "Deciduous Forest"}
    present = SimpleNamespace(names=names, cells={1: 5, 2: 5, 6: 1})
    context = SimpleNamespace(area=SimpleNamespace(present=present))
    # Snow is among the foreground, and what the map has not got is not named.
    assert methods._class_names(context, "forest, snow_ice, tundra") == "Forest, Snow/Ice"
    assert methods._class_names(context, "1,6") == "Cropland, Snow/Ice"


def test_keys_are_words(qgis_app):
    assert in_words("snow_ice") == "Snow and ice" and in_words("builtup") == "Built-up land"
    kind = SimpleNamespace(type=lambda: "string")
    assert parameter_text(kind, "forest,snow_ice") == "Forest, Snow and ice"
    assert parameter_text(kind, "1,3,5") == "1,3,5"


def test_the_least_number_of_a_column_is_seen():
    assert [text for text, _ in cells(Column("Area", [121.61, 25.5, 0.31], "km²"))] == ["121.6", "25.5", "0.3"]
    assert [text for text, _ in cells(Column("Area", [121.61, 0.05], "km²"))] == ["121.61", "0.05"]
    # No more than two further digits are given to it.
    assert [text for text, _ in cells(Column("Area", [121.61, 0.0001], "km²"))] == ["121.61", "<0.01"]


def test_degrees_have_their_side():
    assert degree_text(-82.4151, "x") == "82.415°W" and degree_text(-34.1, "y", 1) == "34.1°S"
    assert degree_text(97.0, "x", 0) == "97°E"


def test_lines_do_not_begin_with_closing_signs(qgis_app):
    text = "(b) 生态系统组织力（EO）, 2003–2013"
    for room in range(20, 160, 5):
        lines = wrapped(text, 8.5, float(room))
        assert "".join(line.replace(" ", "") for line in lines) == text.replace(" ", "")
        assert not any(line[0] in "）,，。)" for line in lines)
