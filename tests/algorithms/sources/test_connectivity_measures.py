"""ProtConn, capacity, exponent of area and the importance of links in esp:connectivity."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from tables import read_csv
from vectors import box, write_geojson

AREAS = np.array([1.0, 4.0, 1.0])


@pytest.fixture
def patches(tmp_path):
    """Three squares in a row, 100 m and 200 m apart, of 1, 4 and 1 ha."""
    squares = [("Polygon", box(x, 0, x + side, side), {}) for x, side in ((0, 100), (200, 200), (600, 100))]
    shifted = [(kind, [[(x + 5e5, y + 4.2e6) for x, y in ring] for ring in rings], row) for kind, rings, row in squares]
    return write_geojson(tmp_path / "patches.geojson", shifted)


def test_all_measures(esp, patches, tmp_path, no_leftovers):
    links, table = str(tmp_path / "links.gpkg"), str(tmp_path / "table.csv")
    result = esp(
        "connectivity",
        INPUT=patches, DISTANCE=400.0, PROBABILITY=0.25, PROTECTED=True, LANDSCAPE_AREA=60.0, MEAN_DISTANCE=500.0,
        LINK_IMPORTANCE=True, LINKS=links, PATCH_TABLE=table,
    )  # fmt: skip
    near, next_to, far = (0.25 ** (metres / 400) for metres in (100, 200, 500))
    through = max(near * next_to, far)
    whole = (AREAS**2).sum() + 2 * (4 * near + 4 * next_to + through)
    assert result["PROTCONN"] == pytest.approx(100 * np.sqrt(whole) / 60, rel=1e-6)
    assert result["PROTCONN"] + result["UNCONN"] == pytest.approx(10.0)
    matrix = np.outer(AREAS, AREAS) * np.exp(-np.array([[0, 100, 500], [100, 0, 200], [500, 200, 0]]) / 500)
    assert result["CAPACITY"] == pytest.approx(np.linalg.eigvalsh(matrix * (1 - np.eye(3)))[-1], rel=1e-6)
    rows = read_csv(table)
    assert float(rows[1]["flux_f"]) == pytest.approx(near + next_to, rel=1e-6)
    assert sum(float(row["flux_if"]) for row in rows) == pytest.approx(whole, rel=1e-6)
    lost = {(row["from_id"], row["to_id"]): row["dpc"] for row in QgsVectorLayer(links, "l", "ogr").getFeatures()}
    # Without the short link the first patch still reaches the others from the third.
    other = (AREAS**2).sum() + 2 * (4 * max(far * next_to, 0) + 4 * next_to + far)
    assert lost[(1, 2)] == pytest.approx(100 * (1 - other / whole), rel=1e-6)


def test_the_exponent_of_area(esp, patches, tmp_path):
    table = str(tmp_path / "table.csv")
    esp("connectivity", INPUT=patches, BETA=0.5, PATCH_TABLE=table)
    assert [float(row["attribute"]) for row in read_csv(table)] == pytest.approx([1, 2, 1])


@pytest.mark.parametrize(
    "given, words", [({"PROTECTED": True}, "ProtConn needs"), ({"LINK_IMPORTANCE": True}, "choose where to write it")]
)
def test_mistakes(esp, patches, tmp_path, given, words):
    with pytest.raises(QgsProcessingException, match=words):
        esp("connectivity", INPUT=patches, PATCH_TABLE=str(tmp_path / "t.csv"), **given)
