"""A number that cannot be read is an error, never "not given" or 0; nan and inf are refused everywhere."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext

# Algorithm, key, value, what is said.
CASES = [
    ("costdistance", "CUTOFF", "5,000", "may mean 5000 or 5.000"),
    ("costdistance", "MAX_COST", "viel", "'viel' is not a number"),
    ("carbonstorage", "PRICE", "10 元", "'10 元' is not a number"),
    ("connectivity", "LANDSCAPE_AREA", "1，000，000", "if you mean 1000000, write it without separators"),
    ("sensitivitycorrection", "MAXIMUM", "abc", "'abc' is not a number"),
    ("prepare", "BUFFER", "nan", "'nan' is not a number"),
    ("prepare", "BUFFER", float("nan"), "nan"),
    ("prepare", "CELL_SIZE", "inf", "'inf' is not a number"),
    ("prepare", "CELL_SIZE", float("inf"), "inf"),
    ("landscapemetrics", "SIZE", "1 km", "'1 km' is not a number"),
    ("servicevalue", "UNIT_SIZE", float("nan"), "nan"),
    ("current", "TOLERANCE", "1e-8e", "'1e-8e' is not a number"),
    ("ecologicalsources", "MIN_AREA", float("nan"), "nan"),
    ("carbonstorage", "DISCOUNT", float("nan"), "nan"),
    ("linkagepriority", "BLEND", "nan", "'nan' is not a number"),
    ("ecologicalsources", "TOP_N", "2.5", "is not a whole number"),
]


@pytest.mark.parametrize(("name", "key", "value", "sentence"), CASES)
def test_before_the_run(esp_provider, name, key, value, sentence):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"esp:{name}")
    fine, said = algorithm.checkParameterValues({key: value}, QgsProcessingContext())
    assert not fine and sentence in said and ":" in said, said


@pytest.mark.parametrize(
    ("text", "number"), [("５０００", 5000.0), ("0,5", 0.5), ("1／4", 0.25), ("−3", -3.0), ("2。5", 2.5), (" 7 ", 7.0)]
)
def test_what_people_type_is_read(esp_provider, text, number):
    from esp_toolbox.algorithms.frame.typed_numbers import with_numbers

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("esp:costdistance")
    assert with_numbers(algorithm, {"MAX_COST": text})["MAX_COST"] == number


def test_in_qgis_process(qgis_process, tif, tmp_path):
    import numpy as np

    raster = tif("r", np.ones((9, 9), dtype=np.float32))
    for key, value in (("BUFFER", "nan"), ("CELL_SIZE", "30 m")):
        finished = qgis_process("prepare", VALUE_RASTERS=raster, FOLDER=tmp_path / "made", **{key: value})
        assert finished.returncode == 1 and "is not a number" in finished.stdout + finished.stderr
        assert not (tmp_path / "made").exists()
