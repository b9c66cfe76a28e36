"""esp:resistancefactor by the transform of suitability, and of relief."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif
from tables import read_csv

TRANSFORM, RELIEF, SLOPE = 4, 3, 2
SUITABILITY = np.array([[0.0, 0.05, 0.5], [1.0, 1.2, np.nan]])


def test_a_negative_exponential_by_default(esp, tif, tmp_path, no_leftovers):
    out, table = str(tmp_path / "out.tif"), str(tmp_path / "table.csv")
    result = esp(
        "resistancefactor",
        INPUT=tif("habitat", SUITABILITY), CLASSIFICATION=TRANSFORM, OUTPUT=out, SCORE_TABLE=table,
    )  # fmt: skip
    expected = 100 - 99 * (1 - np.exp(-4 * np.clip(SUITABILITY, 0, 1))) / (1 - np.exp(-4))
    assert np.allclose(read_tif(out), expected, rtol=1e-6, equal_nan=True)
    assert any("1 cell lies outside 0 to 1 and counts as its ends" in line for line in esp.feedback.lines)
    rows = read_csv(table)
    assert [int(row["cells"]) for row in rows] == [2, 0, 0, 0, 1, 0, 0, 0, 0, 2]
    assert float(rows[4]["score"]) == pytest.approx(expected[0, 2])
    assert rows[1]["score"] == ""
    assert result["BREAKS"] == "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9"


def test_percentages_high_values_unsuitable_and_other_forms(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    given = {"INPUT": tif("percent", SUITABILITY * 100.0), "CLASSIFICATION": TRANSFORM, "OUTPUT": out}
    esp("resistancefactor", FORM=1, RANGE="0,100", GREATEST=11, **given)
    assert np.allclose(read_tif(out), [[11, 10.5, 6], [1, 1, np.nan]], equal_nan=True)
    esp("resistancefactor", FORM=1, RANGE="0,100", GREATEST=11, REVERSE=True, **given)
    assert np.allclose(read_tif(out), [[1, 1.5, 6], [11, 11, np.nan]], equal_nan=True)
    esp("resistancefactor", FORM=8, RANGE="0;100", **given)
    assert any("rise and fall with suitability" in line for line in esp.feedback.lines)


def test_relief_is_measured_and_scored(esp, tif, tmp_path):
    elevation = np.tile(100.0 + np.arange(12.0) * 25.0, (12, 1))
    elevation[0, 0] = np.nan
    out, measured = str(tmp_path / "out.tif"), str(tmp_path / "relief.tif")
    esp(
        "resistancefactor",
        INPUT=tif("dem", elevation), MEASURE=RELIEF, RELIEF_WINDOW=5, CLASSIFICATION=3, SCORES="1,9",
        OUTPUT=out, MEASURED=measured,
    )  # fmt: skip
    assert read_tif(measured)[6].tolist() == [50, 75] + [100] * 8 + [75, 50]
    assert read_tif(out)[6].tolist() == [1, 1] + [9] * 8 + [1, 1]
    assert np.isnan(read_tif(out)[0, 0])


@pytest.mark.parametrize(
    "given, words",
    [
        ({"CLASSIFICATION": TRANSFORM, "RANGE": "5"}, "two different numbers"),
        ({"CLASSIFICATION": TRANSFORM, "RANGE": "3,3"}, "two different numbers"),
        ({"CLASSIFICATION": TRANSFORM, "MEASURE": SLOPE}, "no and full suitability"),
        ({"CLASSIFICATION": TRANSFORM, "SHAPE": 0.5, "FORM": 2}, "above 1"),
        ({"CLASSIFICATION": TRANSFORM, "GREATEST": 1.0}, "greatest resistance"),
        ({"MEASURE": RELIEF, "RELIEF_WINDOW": 4}, "odd number"),
    ],
)
def test_mistakes(esp, tif, tmp_path, given, words):
    with pytest.raises(QgsProcessingException, match=words):
        esp("resistancefactor", INPUT=tif("habitat", SUITABILITY), OUTPUT=str(tmp_path / "out.tif"), **given)
    assert not (tmp_path / "out.tif").exists()
