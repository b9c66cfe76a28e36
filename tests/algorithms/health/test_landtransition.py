"""esp:landtransition end to end."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import write_tif
from tables import read_csv

EARLY = np.array([[10, 10, 10, 30], [30, 30, 40, 40]], dtype=np.uint8)
LATE = np.array([[10, 10, 30, 30], [30, 40, 40, 40]], dtype=np.uint8)


@pytest.fixture
def covers(tmp_path):
    return [
        write_tif(tmp_path / "worldcover_2021.tif", LATE, nodata=0),
        write_tif(tmp_path / "worldcover_2011.tif", EARLY, nodata=0),
    ]


def test_transitions_by_the_years_in_the_names(esp, covers, tmp_path, no_leftovers):
    tables = {key: str(tmp_path / f"{key}.csv") for key in ("MATRIX", "CHANGES", "PROJECTION")}
    esp("landtransition", LANDCOVERS=covers, PROJECT="2031, 2026", **tables)
    rows = {(row["from"], row["to"]): row for row in read_csv(tables["MATRIX"])}
    assert rows[("10", "30")]["from_year"] == "2011"
    assert (rows[("10", "30")]["from_name"], rows[("10", "30")]["cells"]) == ("Tree cover", "1")
    assert float(rows[("10", "30")]["probability"]) == pytest.approx(1 / 3)
    assert float(rows[("30", "30")]["area_ha"]) == pytest.approx(0.18)
    changes = {row["class"]: row for row in read_csv(tables["CHANGES"])}
    found = [float(changes["30"][key]) for key in ("gain", "loss", "net", "swap")]
    assert found == pytest.approx([0.09, 0.09, 0, 0.18])
    projected = read_csv(tables["PROJECTION"])
    matrix = np.array([[2 / 3, 1 / 3, 0], [0, 2 / 3, 1 / 3], [0, 0, 1]])
    assert [float(row["area"]) for row in projected[:3]] == pytest.approx((np.array([2, 3, 3]) @ matrix) * 0.09)
    # Half the span twice is the whole.
    assert sum(float(row["area"]) for row in projected[3:]) == pytest.approx(8 * 0.09)


def test_a_simulated_map_beside_no_change(esp, covers, tmp_path):
    simulated = write_tif(tmp_path / "simulated.tif", LATE, nodata=0)
    table = str(tmp_path / "validation.csv")
    result = esp("landtransition", LANDCOVERS=covers, SIMULATED=simulated, VALIDATION=table,
                 MATRIX=str(tmp_path / "m.csv"))  # fmt: skip
    assert result["FOM"] == 1.0
    perfect, lasting = read_csv(table)
    assert (perfect["hits"], lasting["misses"], float(lasting["fom"])) == ("2", "2", 0.0)
    early = write_tif(tmp_path / "early.tif", EARLY, nodata=0)
    esp("landtransition", LANDCOVERS=covers, SIMULATED=early, MATRIX=str(tmp_path / "m.csv"))
    assert any("as high as the simulated one" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"PROJECT": "2020"}, "2020 is not later than the last year, 2021"),
        ({"PROJECT": "2031", "YEARS": "before,after"}, "years as numbers"),
        ({"VALIDATION": "v.csv"}, "The check needs"),
        ({"PROJECTION": "p.csv"}, "A projection needs"),
    ],
)
def test_mistakes(esp, covers, tmp_path, given, words):
    given = {key: str(tmp_path / value) if value.endswith(".csv") else value for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=words):
        esp("landtransition", LANDCOVERS=covers, MATRIX=str(tmp_path / "m.csv"), **given)
