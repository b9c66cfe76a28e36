"""esp:ahp end to end."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.presets import preset_path
from qgis.core import QgsProcessingException
from rasters import read_tif

QAIDAM = "1,7,3,4,1,2; 1/7,1,1/2,1/2,1/5,1/4; 1/3,2,1,2,1/2,1; 1/4,2,1/2,1,1/3,1/2; 1,5,2,3,1,2; 1/2,4,1,2,1/2,1"
PRINTED = [0.3200, 0.0479, 0.1287, 0.0804, 0.2697, 0.1533]
SPOILT = "1,3,1/5; 1/3,1,2; 5,1/2,1"


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(text):
    return [float(part) for part in text.split(",")]


def write_csv(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_paper_by_text_by_table_and_by_preset(esp, tmp_path, no_leftovers):
    table, report = str(tmp_path / "权重.csv"), str(tmp_path / "report.html")
    result = esp("ahp", MATRIX=QAIDAM, NAMES="a, b，c, d, e, f", WEIGHTS_TABLE=table, REPORT=report)
    assert np.round(numbers(result["WEIGHTS"]), 4).tolist() == PRINTED
    assert result["CR"] == pytest.approx(0.009819435457465369, abs=1e-12)
    assert result["LAMBDA_MAX"] == pytest.approx(6.060880499836285)
    assert result["CI"] == pytest.approx(0.012176099967257058)
    rows = rows_of(table)
    assert [row["name"] for row in rows] == list("abcdef")
    assert [int(row["rank"]) for row in rows] == [1, 6, 4, 5, 2, 3]
    page = Path(report).read_text(encoding="utf-8")
    assert "0.3200" in page
    assert "CR 0.0098: consistent" in page
    assert '<td class="number">1/7</td>' in page
    sidecar = json.loads(Path(table + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["CR"] == result["CR"]
    by_preset = esp("ahp", PRESET=1)
    assert by_preset["WEIGHTS"] == result["WEIGHTS"]
    by_table = esp("ahp", MATRIX_TABLE=preset_path("weights", "qaidam_judgements"), WEIGHTS_TABLE=table)
    assert by_table["WEIGHTS"] == result["WEIGHTS"]
    assert rows_of(table)[5]["name"] == "slope"


def test_weights_go_on_to_the_overlay(esp, tif, tmp_path):
    layers = [tif(name, np.full((2, 2), value, dtype=np.float32)) for name, value in (("x", 1), ("y", 9))]
    weights = esp("ahp", MATRIX="3", METHOD=1)["WEIGHTS"]
    esp("weightedoverlay", INPUTS=layers, WEIGHTS=weights, OUTPUT=str(tmp_path / "out.tif"))
    assert np.allclose(read_tif(tmp_path / "out.tif"), 0.75 * 1 + 0.25 * 9)
    # And as a table, by the names of the layers.
    table = str(tmp_path / "w.csv")
    esp("ahp", MATRIX="1/3", NAMES="y,x", WEIGHTS_TABLE=table)
    esp("weightedoverlay", INPUTS=layers, WEIGHTS_TABLE=table, OUTPUT=str(tmp_path / "out.tif"))
    assert np.allclose(read_tif(tmp_path / "out.tif"), 0.75 * 1 + 0.25 * 9)


def test_inconsistent_judgements_warn_or_are_refused(esp, tmp_path, no_leftovers):
    report = str(tmp_path / "report.html")
    result = esp("ahp", MATRIX=SPOILT, NAMES="road,water,slope", REPORT=report)
    assert result["CR"] > 0.1
    lines = esp.feedback.lines
    assert any("are inconsistent: CR is" in line for line in lines)
    assert any(line.startswith("road against") and "would give CR" in line for line in lines)
    assert "not consistent" in Path(report).read_text(encoding="utf-8")
    Path(report).unlink()
    with pytest.raises(QgsProcessingException, match="must be below 0.1. .* would give CR"):
        esp("ahp", MATRIX=SPOILT, STRICT=True, REPORT=report)
    assert not Path(report).exists()


def test_judgements_beyond_the_scale_are_told(esp):
    esp("ahp", MATRIX="1,1/17;17,1", NAMES="road,water")
    assert "water against road is 17, beyond the scale from 1/9 to 9; check it." in esp.feedback.lines
    esp("ahp", MATRIX="9")
    assert not any("beyond the scale" in line for line in esp.feedback.lines)


def test_experts_one_row_each(esp, tmp_path):
    text = 'expert,matrix,weight\nLi,"4,4;3",1\n王,"1,9;3",1\nBad,"9,1/9;9",1e-9\n'
    table = write_csv(tmp_path / "experts.csv", text)
    report = str(tmp_path / "report.html")
    result = esp("ahp", EXPERTS=table, NAMES="a,b,c", REPORT=report)
    assert numbers(result["WEIGHTS"]) == pytest.approx([0.6, 0.3, 0.1], abs=1e-6)
    assert any("expert Bad are inconsistent" in line for line in esp.feedback.lines)
    page = Path(report).read_text(encoding="utf-8")
    assert "王" in page
    assert "Agreement of the experts" in page


def test_experts_one_row_a_judgement(esp, tmp_path):
    table = write_csv(
        tmp_path / "experts.csv",
        "expert,first,second,judgement\nLi,a,b,4\nLi,c,a,1/2\nLi,b,c,1/2\nWang,a,b,1\nWang,a,c,2\nWang,b,c,2\n",
    )
    names = str(tmp_path / "w.csv")
    result = esp("ahp", EXPERTS=table, WEIGHTS_TABLE=names)
    assert numbers(result["WEIGHTS"]) == pytest.approx([0.5, 0.25, 0.25])
    assert [row["name"] for row in rows_of(names)] == ["a", "b", "c"]
    result = esp("ahp", EXPERTS=table, NAMES="c,b,a", WEIGHTS_TABLE=names)
    assert numbers(result["WEIGHTS"]) == pytest.approx([0.25, 0.25, 0.5])


def test_two_levels(esp, tmp_path):
    table, report = str(tmp_path / "w.csv"), str(tmp_path / "report.html")
    result = esp(
        "ahp",
        MATRIX="2,2;1", NAMES="distance,cover,terrain", WEIGHTS_TABLE=table, REPORT=report,
        SUBCRITERIA="distance: road, water: 3\nterrain: slope, height: 1",
    )  # fmt: skip
    assert numbers(result["WEIGHTS"]) == pytest.approx([0.375, 0.125, 0.25, 0.125, 0.125])
    rows = rows_of(table)
    assert [row["name"] for row in rows] == ["road", "water", "cover", "slope", "height"]
    assert [row["criterion"] for row in rows] == ["distance", "distance", "cover", "terrain", "terrain"]
    assert "Judgements of terrain" in Path(report).read_text(encoding="utf-8")


def test_bad_input(esp, tmp_path):
    tables = {
        name: write_csv(tmp_path / f"{name}.csv", text)
        for name, text in {
            "wide": "a,b,c\n1,2,3\n1/2,1,2\n",
            "order": "name,a,b\nb,1,2\na,1/2,1\n",
            "text": "a,b\n1,x\n,1\n",
            "spoilt": 'expert,matrix\nLi,"1,3;1/2,1"\n',
            "twice": "expert,first,second,judgement\nLi,a,b,2\nWang,a,b,3\nLi,a,b,4\n",
            "unknown": "expert,first,second,judgement\nLi,a,z,2\n",
            "missing": "expert,first,second,judgement\nLi,a,b,2\nLi,a,c,2\n",
        }.items()
    }
    cases = [
        ("Give the judgements once", {}),
        ("Give the judgements once", {"MATRIX": "3", "PRESET": 1}),
        ("road against water is 3, and water against road is 0.5", {"MATRIX": "1,3;1/2,1", "NAMES": "road,water"}),
        ("2 criteria, but there are 3 names", {"MATRIX": "1,3;1/3,1", "NAMES": "a,b,c"}),
        ("same name", {"MATRIX": "3", "NAMES": "a,a"}),
        ("3 criteria as columns and 2 rows", {"MATRIX_TABLE": tables["wide"]}),
        ("another order", {"MATRIX_TABLE": tables["order"]}),
        ("'x' is not a number", {"MATRIX_TABLE": tables["text"]}),
        ("Expert Li: .*not reciprocal", {"EXPERTS": tables["spoilt"]}),
        ("judges a against b twice for expert Li", {"EXPERTS": tables["twice"]}),
        ("judges 'z'", {"EXPERTS": tables["unknown"], "NAMES": "a,b"}),
        ("Expert Li: There is no judgement of b against c", {"EXPERTS": tables["missing"]}),
        ("belong to none of the criteria 1, 2", {"MATRIX": "3", "SUBCRITERIA": "x: a, b: 3"}),
        ("not of the form", {"MATRIX": "3", "SUBCRITERIA": "x"}),
        ("16 criteria", {"MATRIX": ",".join(["1"] * 120)}),
    ]
    for sentence, parameters in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("ahp", **parameters)


def test_headless(qgis_process, tmp_path):
    finished = qgis_process("ahp", MATRIX=QAIDAM, REPORT=tmp_path / "report.html")
    assert finished.returncode == 0, finished.stderr
    assert np.round(numbers(qgis_process.results(finished)["WEIGHTS"]), 4).tolist() == PRINTED
    assert (tmp_path / "report.html").exists()
    wrong = qgis_process("ahp", MATRIX=SPOILT, STRICT="true")
    assert wrong.returncode == 1
    assert "inconsistent" in wrong.stderr + wrong.stdout
