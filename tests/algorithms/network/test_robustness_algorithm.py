"""esp:robustness end to end."""

import base64
import csv
import re
from pathlib import Path

import pytest
from network_layers import CORRIDORS, write_corridors
from qgis.core import QgsProcessingException


@pytest.fixture
def run(esp, network, tmp_path):
    def compute(**parameters):
        outputs = {"CURVES": str(tmp_path / "curves.csv"), "REPORT": str(tmp_path / "page.html")}
        return esp("robustness", **{**network, **outputs, **parameters})

    return compute


def curves_of(result):
    with open(result["CURVES"], encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    curves = {}
    for row in rows:
        curves.setdefault(row["order"], []).append(row)
    return curves


def test_sources(run, no_leftovers):
    result = run(RUNS=20)
    curves = curves_of(result)
    assert list(curves) == ["random", "degree", "betweenness", "dPC"]
    for rows in curves.values():
        assert len(rows) == 6 and float(rows[0]["connect"]) == 1.0 and float(rows[-1]["largest"]) == 0.0
        values = [float(row["connect"]) for row in rows]
        assert values == sorted(values, reverse=True)
    assert curves["degree"][1]["element"] == "9" and curves["random"][1]["element"] == ""
    # Without source 9 the other three of the square hold together.
    assert float(curves["degree"][1]["largest"]) == pytest.approx(3 / 5)
    assert float(curves["degree"][1]["pairs"]) == pytest.approx(3 / 10)
    assert 0 < result["R_CONNECTIVITY"] < 1
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    pictures = re.findall(r"data:image/png;base64,([A-Za-z0-9+/=]+)", page)
    assert len(pictures) == 1 and base64.b64decode(pictures[0]).startswith(b"\x89PNG") and "<script" not in page


def test_corridors(run):
    curves = curves_of(run(ELEMENTS=1, RUNS=5, ORDER=[2, 3]))
    assert list(curves) == ["betweenness", "dPC"]
    # Five of the ten cheapest ways run over 4-9; the square closes them the other way round.
    assert curves["betweenness"][1]["element"] == "4-9"
    assert float(curves["betweenness"][1]["largest"]) == 1.0 > float(curves["betweenness"][1]["efficiency"])
    assert float(curves["dPC"][-1]["pairs"]) == 0.0 and float(curves["dPC"][-1]["connect"]) > 0.0


def test_seed_and_attribute(run, esp):
    first, again, other = (curves_of(run(ORDER=[0], RUNS=3, SEED=seed))["random"] for seed in (1, 1, 2))
    assert first == again != other
    assert any("Cost of dispersal: 3000, the median" in line for line in esp.feedback.lines)
    weighted = curves_of(run(ORDER=[3], ATTRIBUTE="quality", DISTANCE=1.0, RECALCULATE=False))["dPC"]
    # Almost no dispersal: the attributes alone decide.
    assert [row["element"] for row in weighted[1:]] == ["20", "15", "12", "9", "4"]


def test_without_matplotlib(run, monkeypatch):
    from esp_toolbox.algorithms.kit import page as kit_page

    monkeypatch.setattr(kit_page, "can_draw", lambda: False)
    page = Path(run(RUNS=2)["REPORT"]).read_text(encoding="utf-8")
    assert "matplotlib is not installed" in page and "<img" not in page


def test_one_corridor(run, esp, tmp_path):
    curves = curves_of(run(CORRIDORS=write_corridors(tmp_path / "one.geojson", CORRIDORS[:1]), ELEMENTS=1, RUNS=2))
    assert len(curves["random"]) == 2
    assert any("There is only one corridor" in line for line in esp.feedback.lines)


def test_cancel(run, tmp_path):
    run(cancel_at=10, RUNS=50)
    assert not (tmp_path / "curves.csv").exists()


def test_bad_parameters(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="must lie between 0 and 1"):
        run(PROBABILITY=1.0)
    with pytest.raises(QgsProcessingException, match="must be above 0"):
        run(DISTANCE=0.0)
    with pytest.raises(QgsProcessingException, match="is not a number"):
        run(ATTRIBUTE="name")


def test_headless(qgis_process, network, tmp_path):
    page = tmp_path / "page.html"
    finished = qgis_process("robustness", **network, RUNS=5, CURVES=tmp_path / "c.csv", REPORT=page)
    assert finished.returncode == 0, finished.stderr
    assert 0 < qgis_process.results(finished)["R_CONNECTIVITY"] < 1 and "<img" in page.read_text(encoding="utf-8")
