"""esp:geodetector end to end."""

import numpy as np
import pytest
from esp_toolbox.core.detector.geodetector import factor_power, strata_of
from qgis.core import QgsProcessingException
from rasters import write_tif
from tables import read_csv

RANDOM = np.random.default_rng(7)
COVER = RANDOM.integers(1, 6, (40, 50))
RAIN = np.round(RANDOM.random((40, 50)) * 400.0 + 50.0, 2)
HEALTH = 0.1 * COVER + 0.0006 * RAIN + 0.1 * RANDOM.random((40, 50))


@pytest.fixture
def layers(tmp_path):
    health = HEALTH.copy()
    health[0, :7] = np.nan
    return {
        "Y": write_tif(tmp_path / "health.tif", health),
        "FACTORS": [
            write_tif(tmp_path / "cover.tif", COVER.astype(np.uint8)),
            write_tif(tmp_path / "rain.tif", RAIN),
        ],
    }


def keys(tmp_path):
    names = ("FACTOR_TABLE", "INTERACTION", "RISK", "ECOLOGICAL", "BREAKS", "WEIGHTS")
    return {key: str(tmp_path / f"{key.lower()}.csv") for key in names}


def test_all_cells_and_all_tables(esp, layers, tmp_path, no_leftovers):
    tables, page = keys(tmp_path), tmp_path / "page.html"
    result = esp("geodetector", SAMPLE=1, **layers, **tables, PAGE=str(page))
    cover, rain = read_csv(tables["FACTOR_TABLE"])
    known = np.ones(COVER.shape, dtype=bool)
    known[0, :7] = False
    health = HEALTH.astype(np.float32).astype(float)[known]
    power = factor_power(strata_of(health, COVER[known]))
    assert (cover["factor"], int(cover["classes"]), int(cover["samples"])) == ("cover", 5, 1993)
    assert [float(cover[key]) for key in ("q", "q_adjusted", "F")] == pytest.approx(
        [power.q, power.adjusted, power.f], rel=1e-6
    )
    assert float(rain["q"]) < float(cover["q"]) == pytest.approx(result["GREATEST_Q"])
    (pair,) = read_csv(tables["INTERACTION"])
    assert float(pair["q"]) > float(cover["q"])
    assert pair["kind"].startswith("enhance")
    assert len(read_csv(tables["RISK"])) == 10 + 28
    breaks = read_csv(tables["BREAKS"])
    assert len(breaks) == 30
    (taken,) = [row for row in breaks if row["taken"] == "1"]
    assert float(taken["q"]) == max(float(row["q"]) for row in breaks) == pytest.approx(float(rain["q"]))
    weights = [float(row["weight"]) for row in read_csv(tables["WEIGHTS"])]
    assert sum(weights) == pytest.approx(1.0)
    assert weights[0] / weights[1] == pytest.approx(float(cover["q"]) / float(rain["q"]))
    (row,) = read_csv(tables["ECOLOGICAL"])
    assert float(row["p_two"]) < 0.01
    html = page.read_text(encoding="utf-8")
    assert "cover explains most" in html
    assert html.count("data:image/png") == 1


def test_a_fishnet_methods_and_the_fewest_classes(esp, layers, tmp_path):
    tables = keys(tmp_path)
    options = {"SAMPLE_SIZE": 500, "METHODS": [0, 1], "CLASSES": "4,6", "CHOICE": 1}
    esp("geodetector", **layers, FACTOR_TABLE=tables["FACTOR_TABLE"], BREAKS=tables["BREAKS"], **options)
    assert int(read_csv(tables["FACTOR_TABLE"])[0]["samples"]) == 500
    breaks = read_csv(tables["BREAKS"])
    assert [(row["method"], row["classes"]) for row in breaks] == [
        ("equal", "4"), ("equal", "6"), ("quantile", "4"), ("quantile", "6")
    ]  # fmt: skip
    assert [row["classes"] for row in breaks if row["taken"] == "1"] == ["4"]


def test_which_factors_are_classes(esp, layers, tmp_path):
    table = str(tmp_path / "t.csv")
    esp("geodetector", SAMPLE=1, CLASS_FACTORS="2, cover", FACTOR_TABLE=table, Y=layers["Y"], FACTORS=[
        layers["FACTORS"][0], write_tif(tmp_path / "soil.tif", COVER * 10 + COVER % 3 + 0.0),
    ])  # fmt: skip
    assert [row["classes"] for row in read_csv(table)] == ["5", "5"]
    heights = (np.arange(2000).reshape(40, 50) // 4).astype(np.int16)
    esp("geodetector", SAMPLE=1, FACTOR_TABLE=table, Y=layers["Y"], FACTORS=[write_tif(tmp_path / "dem.tif", heights)])
    assert any(line.startswith("dem: ") and "limits" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"CLASSES": "1-4"}, "numbers from 2 to 30"),
        ({"CLASSES": "many"}, "many"),
        ({"CLASS_FACTORS": "3"}, "there is no factor 3"),
        ({"CLASS_FACTORS": "rain"}, "nearly as many different values"),
    ],
)
def test_mistakes(esp, layers, tmp_path, given, words):
    with pytest.raises(QgsProcessingException, match=words):
        esp("geodetector", **layers, FACTOR_TABLE=str(tmp_path / "t.csv"), **given)


def test_a_constant_factor_and_no_common_cell(esp, layers, tmp_path):
    flat = write_tif(tmp_path / "flat.tif", np.full((40, 50), 2.5))
    with pytest.raises(QgsProcessingException, match="flat is 2.5 in all samples"):
        esp("geodetector", Y=layers["Y"], FACTORS=[flat], FACTOR_TABLE=str(tmp_path / "t.csv"))
    gap = np.full((40, 50), np.nan)
    gap[0, :7] = np.arange(7.0) + 0.5
    with pytest.raises(QgsProcessingException, match="no cell in common"):
        esp("geodetector", SAMPLE=1, Y=layers["Y"], FACTORS=[write_tif(tmp_path / "gap.tif", gap)],
            FACTOR_TABLE=str(tmp_path / "t.csv"))  # fmt: skip
