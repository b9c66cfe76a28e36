"""esp:omniscape end to end: the form, long runs, bad input."""

import json

import numpy as np
import pytest
from esp_toolbox.algorithms.circuit import omniscape as form_module
from esp_toolbox.algorithms.circuit import omniscape_input
from omniscape_scene import RESISTANCE, STRENGTH
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif


def outputs(folder, *keys):
    return {key: str(folder / f"{key.lower()}.tif") for key in keys}


ALL = ("CURRENT", "FLOW_POTENTIAL", "NORMALISED", "CLASSES")


def test_maps_styles_numbers_and_losses(esp, layers, tmp_path):
    made = outputs(tmp_path, *ALL)
    result = esp("omniscape", **layers, RADIUS=500, BLOCK_SIZE=3, LOSSES=str(tmp_path / "losses.csv"), **made)
    maps = {key: read_tif(path) for key, path in made.items()}
    hole = np.isnan(RESISTANCE)
    for key in ALL[:3]:
        assert np.isnan(maps[key][hole]).all() and (maps[key][~hole] >= 0).all()
    flows = ~hole & (maps["FLOW_POTENTIAL"] > 0)
    ratio = maps["CURRENT"][flows] / maps["FLOW_POTENTIAL"][flows]
    assert maps["NORMALISED"][flows] == pytest.approx(ratio, rel=1e-5)
    content = json.loads((tmp_path / "classes.tif.json").read_text())["numbers"]
    assert content["mean"] == pytest.approx(ratio.mean(), rel=1e-5)
    expected = np.searchsorted(content["breaks"], ratio, side="right") + 1
    assert (maps["CLASSES"][flows] == expected).mean() > 0.99 and np.isnan(maps["CLASSES"][~flows]).all()
    # 26 x 30 cells hold 8 x 10 blocks of 3.
    assert result["WINDOWS"] == content["WINDOWS"] == 80
    assert result["ASKED"] == pytest.approx(STRENGTH[:24].sum())
    assert result["FLOWED"] + sum(content["lost"].values()) == pytest.approx(result["ASKED"])
    assert "nodata" in content["lost"] and "does not conduct" in (tmp_path / "losses.csv").read_text()
    assert all((tmp_path / f"{key.lower()}.qml").exists() for key in ALL)


def test_defaults_run(esp, layers, tmp_path):
    result = esp("omniscape", RESISTANCE=layers["RESISTANCE"], **outputs(tmp_path, "CURRENT"))
    # A tenth of 26 cells is the radius, blocks are single cells, all that conducts is a source.
    assert result["WINDOWS"] == np.isfinite(RESISTANCE).sum()
    assert not (tmp_path / "normalised.tif").exists()


def test_metres_are_cells(esp, layers, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    more = {"BLOCK_SIZE": 3, "TARGET": 1}
    esp("omniscape", **layers, RADIUS=540, BUFFER=150, DECAY=300, **more, **outputs(one, "CURRENT"))
    esp("omniscape", **layers, RADIUS=5, BUFFER=2, DECAY=3, IN_CELLS=True, **more, **outputs(two, "CURRENT"))
    assert (one / "current.tif").exists()
    assert np.array_equal(read_tif(one / "current.tif"), read_tif(two / "current.tif"), equal_nan=True)


def test_conditions_targets_and_reclassing(esp, layers, tmp_path):
    warm = tmp_path / "warm.tif"
    write_tif(warm, np.add.outer(np.arange(26.0), np.zeros(30)), cell_size=100)
    table = tmp_path / "table.csv"
    table.write_text("old,new\n1,5\n2,missing\n")
    classes = np.where(np.indices(RESISTANCE.shape).sum(0) % 5 == 0, 2, 1).astype("uint8")
    write_tif(tmp_path / "classes_in.tif", classes, cell_size=100)
    result = esp(
        "omniscape", RESISTANCE=str(tmp_path / "classes_in.tif"), RECLASS=str(table), RADIUS=400, BLOCK_SIZE=3,
        SOURCES=layers["SOURCES"], TARGETS=layers["SOURCES"], CONDITION1=str(warm), LOWER1=-1, UPPER1=1,
        CONDITION1_FUTURE=str(warm), COMPARE_TO_FUTURE="1", **outputs(tmp_path, "CURRENT"),
    )  # fmt: skip
    assert 0 < result["FLOWED"] < 0.7 * result["ASKED"]
    current = read_tif(tmp_path / "current.tif")
    assert np.array_equal(np.isnan(current), classes == 2)


def test_large_rasters_are_read_and_written_by_rows(esp, layers, tmp_path, monkeypatch):
    more = {"RADIUS": 300, "BLOCK_SIZE": 3}
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    esp("omniscape", **layers, **more, **outputs(one, *ALL))
    monkeypatch.setattr(omniscape_input, "AT_ONCE", 100)
    monkeypatch.setattr(form_module, "_IN_MEMORY", 100)
    esp("omniscape", **layers, **more, **outputs(two, *ALL))
    for key in ALL:
        name = f"{key.lower()}.tif"
        assert np.array_equal(read_tif(one / name), read_tif(two / name), equal_nan=True), key


def test_an_unfinished_run_goes_on(esp, layers, tmp_path):
    folder = tmp_path / "unfinished"
    more = {"RADIUS": 300, "RUNS_FOLDER": str(folder), **outputs(tmp_path, "CURRENT")}
    esp("omniscape", **layers, **more)
    plain = read_tif(tmp_path / "current.tif")
    esp("omniscape", **layers, **more)
    assert np.array_equal(read_tif(tmp_path / "current.tif"), plain, equal_nan=True)
    with pytest.raises(QgsProcessingException, match="other inputs or settings"):
        esp("omniscape", **layers, **{**more, "RADIUS": 400})


# -- the table of new resistances ----------------------------------------------------------------


@pytest.fixture(scope="module")
def classes_tif(tmp_path_factory):
    """Classes 1 to 4 in diagonals."""
    path = tmp_path_factory.mktemp("classes") / "classes.tif"
    return write_tif(path, (1 + np.indices((20, 24)).sum(0) % 4).astype("uint8"), cell_size=100)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("headers.csv", "old,new\n1,5.5\n2,missing\n"),
        ("numbers_first.csv", "1,5.5\n2,missing\n"),
        ("decimal_commas.csv", "old;new\n1;5,5\n2;missing\n"),
        ("omniscape.txt", '1 5.5\n2 "missing"\n'),
    ],
)
def test_tables_as_they_are_written(esp, classes_tif, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    result = esp("omniscape", RESISTANCE=classes_tif, RECLASS=str(tmp_path / name), RADIUS=300)
    # 120 cells of each class: 1 / 5.5 in the first, none in the second, 1 / 3 and 1 / 4 in the others.
    assert result["ASKED"] == pytest.approx(120 / 5.5 + 120 / 3 + 120 / 4)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("old,new\n1,5\n2,\n", "holds -, which is neither"),
        ("old,new\nforest,5\n", "holds forest"),
        ("old,new\n1,0\n", "new value 0: resistances must be above 0"),
        ("old,new\n1,-3\n", "new value -3"),
        ("old\n1\n", "needs two columns"),
    ],
)
def test_tables_that_are_refused(esp, classes_tif, tmp_path, text, reason):
    (tmp_path / "table.csv").write_text(text)
    with pytest.raises(QgsProcessingException, match=reason):
        esp("omniscape", RESISTANCE=classes_tif, RECLASS=str(tmp_path / "table.csv"), RADIUS=300)


def test_what_counts_for_nothing_is_said(esp, layers, classes_tif, tmp_path):
    (tmp_path / "table.csv").write_text("old,new\n1,5\n7,5\n")
    made = outputs(tmp_path, "CURRENT", "CLASSES")
    more = {"RECLASS": str(tmp_path / "table.csv"), "SOURCE_THRESHOLD": 0.1, "CONDITION1": layers["SOURCES"]}
    esp("omniscape", RESISTANCE=classes_tif, RADIUS=300, BLOCK_SIZE=3, CONDITION1_FUTURE=layers["SOURCES"], UPPER2=1,
        **more, **made)  # fmt: skip
    said = " ".join(json.loads((tmp_path / "current.tif.json").read_text())["messages"])
    for words in (
        "these values of the table: 7;",
        "Least strength of a source counts only with Strength of the sources",
        "Upper limit of condition 2 counts only with Condition 2",
        "Condition 1 in the future is not read",
        "Condition 1: both limits are 0",
    ):
        assert words in said


def test_a_map_without_contrast(esp, tmp_path):
    write_tif(tmp_path / "plain.tif", np.full((1, 30), 3.0), cell_size=100)
    made = outputs(tmp_path, "CLASSES")
    esp("omniscape", RESISTANCE=str(tmp_path / "plain.tif"), RADIUS=300, **made)
    assert (read_tif(made["CLASSES"]) == 2).all()


# -- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"RADIUS": 60}, "below one cell of 100 m"),
        ({"RADIUS": 4000}, "40 cells, more than the 30 cells"),
        ({"BUFFER": 4000}, "Buffer round the windows: it is 40 cells"),
        ({"BLOCK_SIZE": 27}, "does not fit into the map"),
        ({"SOURCE_THRESHOLD": 2}, "no source"),
        ({"RESISTANCE": None}, "give a layer, or an .ini"),
        ({"CONDITION2": "SOURCES"}, "Condition 1: give a layer"),
        ({"COMPARE_TO_FUTURE": "1", "CONDITION1": "SOURCES"}, "Condition 1 in the future: give a layer"),
        ({"CONFIG": "ini"}, "give one of them"),
        ({"CONFIG": "ini", "RESISTANCE": None}, "choose a folder"),
        ({"CLASS_LIMITS": "1,2"}, "three rising numbers"),
        ({"CONDITION1": "SOURCES", "LOWER1": 2}, "above its upper limit"),
    ],
)
def test_one_sentence(esp, layers, tmp_path, change, reason):
    ini = tmp_path / "some.ini"
    ini.write_text("radius = 3\n")
    words = {"SOURCES": layers["SOURCES"], "ini": str(ini)}
    change = {key: words.get(value, value) for key, value in change.items()}
    with pytest.raises(QgsProcessingException, match=reason):
        esp("omniscape", **{**layers, "RADIUS": 300, "BLOCK_SIZE": 3, **outputs(tmp_path, "CURRENT"), **change})
    assert not (tmp_path / "current.tif").exists()


def test_values_of_zero_and_less_are_refused(esp, tmp_path):
    write_tif(tmp_path / "r.tif", np.array([[1.0, 0.0, -1.0]] * 3))
    with pytest.raises(QgsProcessingException, match="6 cells of 0 or less"):
        esp("omniscape", RESISTANCE=str(tmp_path / "r.tif"), RADIUS=1, IN_CELLS=True, **outputs(tmp_path, "CURRENT"))


def test_warnings_and_refusals_headless(qgis_process, layers, tmp_path):
    made = outputs(tmp_path, *ALL)
    finished = qgis_process("omniscape", **layers, RADIUS=500, BLOCK_SIZE=2, **made)
    assert finished.returncode == 0, finished.stderr
    text = (tmp_path / "current.tif.json").read_text()
    assert "is even; 3 is taken" in text and "larger than a quarter of the radius" in text
    refused = qgis_process("omniscape", **layers, RADIUS=50, CURRENT=tmp_path / "none.tif")
    assert refused.returncode != 0 and "below one cell" in refused.stdout + refused.stderr
    assert not (tmp_path / "none.tif").exists()
