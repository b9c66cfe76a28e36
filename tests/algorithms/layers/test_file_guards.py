"""Files that would harm who reads them: formulas in tables, JSON without end, numbers without end."""

import csv

import pytest
from esp_toolbox.core.errors import InputError


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-x", "'-x"),
        ("\t=1", "'\t=1"),
        ("-1.5", "-1.5"),
        ("+3e4", "+3e4"),
        ("=", "'="),
        ("forest", "forest"),
        (-2.5, "-2.5"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(tmp_path, cell, written):
    from esp_toolbox.algorithms.writing.files import write_csv

    path = str(tmp_path / "table.csv")
    write_csv(path, {"name": [cell], "=head": ["x"]})
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head == ["name", "'=head"]
    assert row == [written, "x"]


def test_tables_of_algorithms_are_harmless_too(esp, tmp_path):
    path = tmp_path / "weights.csv"
    esp("ahp", MATRIX="1,2;1/2,1", NAMES="=1+1,@x", WEIGHTS_TABLE=str(path))
    names = [row[0] for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines())][1:]
    assert names == ["'=1+1", "'@x"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("[" * 100_000 + "]" * 100_000, "too deeply"), ('{"seed": ' + "7" * 5000 + "}", "5000 digits"), ("{", "")],
)
def test_json_without_end_is_no_traceback(tmp_path, text, words):
    from esp_toolbox.algorithms.layers.file_read import known_json, read_json

    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=words):
        read_json(str(path))
    assert known_json(str(path)) is None


@pytest.mark.parametrize("text", ["1", "inf 1", "nan-2", "1-", "1-99999999999999999999", "9" * 5000 + "-1"])
def test_pairs_that_are_none(text):
    from esp_toolbox.core.network.pairs import parse_pairs

    with pytest.raises(InputError):
        parse_pairs(text, {"1": 0, "2": 1})


@pytest.mark.parametrize("number", ["99999999999999999999", "inf", "nan", "1e400", "x"])
@pytest.mark.parametrize("place", [0, 1])
def test_ids_of_nodes_are_whole_numbers_that_can_be_held(esp, tmp_path, number, place):
    nodes, links = tmp_path / "nodes.txt", tmp_path / "links.txt"
    row = ["1\t10", "2\t20"]
    (nodes if place == 0 else links).touch()
    nodes.write_text("\n".join(row if place else [f"{number}\t10", *row[1:]]) + "\n")
    links.write_text(f"{number if place else 1}\t2\t100\n")
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        esp("connectivity", NODES_FILE=str(nodes), CONNECTIONS_FILE=str(links), DISTANCE=1000)
    said = str(caught.value)
    assert "Traceback" not in said and "Incorrect" not in said
    assert number in said or "links.txt" in said or "nodes.txt" in said
