"""Options and flags that are given as texts, as a command line does: the JSON file tells what they are."""

import json

import numpy as np
from rasters import write_tif


def test_texts_of_a_command_line_are_options_and_flags(esp, tmp_path):
    classes = write_tif(tmp_path / "classes.tif", np.arange(20, dtype=np.uint8).reshape(4, 5) % 3 + 1)
    values = write_tif(tmp_path / "values.tif", np.linspace(1.0, 9.0, 20).reshape(4, 5))
    output = tmp_path / "cost.tif"
    given = {"RESISTANCE": values, "SOURCES": classes, "NEIGHBOURS": "1", "SOURCES_SELECTED": "false"}
    esp("costdistance", **given, OUTPUT=str(output))
    told = json.loads((tmp_path / "cost.tif.json").read_text(encoding="utf-8"))["parameters"]
    assert (told["NEIGHBOURS"], told["SOURCES_SELECTED"], told["CORNERS"]) == (1, False, 0)
    esp("geodetector", Y=values, FACTORS=[classes], METHODS="1,2", SAMPLE="1", FACTOR_TABLE=str(tmp_path / "q.csv"))
    told = json.loads((tmp_path / "q.csv.json").read_text(encoding="utf-8"))["parameters"]
    assert (told["METHODS"], told["SAMPLE"]) == ([1, 2], 1)
