"""Numbers in csv files are numbers in every version of QGIS: no quotes, no point in whole ones."""

import csv

import numpy as np
from esp_toolbox.algorithms.writing.vector_files import layer_definition
from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsVectorFileWriter, QgsWkbTypes


def test_the_table_of_a_run(esp, tif, tmp_path):
    surface = tif("surface", np.arange(72, dtype=np.float32).reshape(8, 9))
    esp("classify", INPUT=surface, OUTPUT=str(tmp_path / "out.tif"), CLASS_TABLE=str(tmp_path / "table.csv"))
    text = (tmp_path / "table.csv").read_text(encoding="utf-8")
    assert '"' not in text
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["class"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert sum(int(row["cells"]) for row in rows) == 72


def test_long_whole_numbers_and_texts_that_look_like_numbers(qgis_app, tmp_path):
    path = str(tmp_path / "long.csv")
    fields = [("number", int), ("value", float), ("text", str)]
    definition, reference = layer_definition(fields, "table", "", path)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "CSV"
    context = QgsCoordinateTransformContext()
    kind = QgsWkbTypes.NoGeometry
    writer = QgsVectorFileWriter.create(path, definition, kind, reference, context, options)
    feature = QgsFeature(definition)
    feature.setAttributes([4_503_599_627_370_497, 0.1, "007"])
    assert writer.addFeature(feature)
    del writer
    assert (tmp_path / "long.csv").read_text(encoding="utf-8").splitlines()[1] == '4503599627370497,0.1,"007"'
