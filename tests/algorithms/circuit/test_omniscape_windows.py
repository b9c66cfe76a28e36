"""esp:omniscape end to end: Omniscape's own configurations, the form, long runs, bad input."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.algorithms.circuit import omniscape as form_module
from esp_toolbox.algorithms.circuit import omniscape_input
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif

SUITE = package.SHARED / "oracles" / "omniscape"
UPSTREAM = {"RULE": 1}
# Worst cell by the README of the oracles.
BARS = {
    "test1": 5e-5, "test1_32bit": 1e-3, "test2": 5e-5, "test3": 1e-5, "test5": 1e-7, "test6": 1e-6, "test_reclass": 1e-6
}  # fmt: skip
# Their own configurations write no map: the output of the form shows it, in single precision.
UNWRITTEN = ("test5", "test6")


def read(path):
    """A map and where it has data."""
    if path.suffix == ".asc":
        values = np.loadtxt(path, skiprows=6, ndmin=2)
    else:
        values = read_tif(path)
    return np.where(values == -9999, np.nan, values)


def run_suite(esp, name, folder, **more):
    esp("omniscape", CONFIG=str(SUITE / "ini" / f"{name}.ini"), FOLDER=str(folder), **{**UPSTREAM, **more})
    return folder / name


@pytest.mark.parametrize("name", BARS)
def test_suite_unchanged(esp, oracles, tmp_path, name):
    made = run_suite(esp, name, tmp_path, CURRENT=str(tmp_path / "cum_currmap.tif"))
    stored = {path.name: path for path in (SUITE / "stored" / name).iterdir() if path.suffix in (".asc", ".tif")}
    written = {path.name for path in made.iterdir() if path.suffix in (".asc", ".tif")}
    bar = BARS[name]
    if name in UNWRITTEN:
        assert not written
        made, bar = tmp_path, bar + 6e-8
    else:
        assert written == set(stored)
    for kind, path in stored.items():
        wanted, found = read(path), read(made / kind)
        assert np.array_equal(np.isnan(wanted), np.isnan(found)), kind
        valid = ~np.isnan(wanted)
        differ, size = np.abs(found - wanted)[valid], np.abs(wanted[valid])
        assert (differ <= (0 if kind.startswith("classified") else bar) * size).all(), kind


def test_suite_with_solver_noise(esp, oracles, tmp_path):
    current = {name: str(tmp_path / f"{name}.tif") for name in ("test4a", "test4b", "test4c")}
    made = {name: run_suite(esp, name, tmp_path, CURRENT=path) for name, path in current.items()}
    lines = (SUITE / "stored" / "test4a" / "trusted_cells.txt").read_text().split()
    trusted = np.array([[sign == "1" for sign in line] for line in lines])
    assert trusted.sum() == 579
    for path in (SUITE / "stored" / "test4a").glob("*.tif"):
        own = tmp_path / "test4a.tif" if path.stem == "cum_currmap" else made["test4a"] / path.name
        wanted, found = read(path)[trusted], read(own)[trusted]
        bar = 1e-5 * wanted if path.stem == "flow_potential" else 5e-6
        assert (np.abs(found - wanted) <= bar).all(), path.name
    for name in ("test4b", "test4c"):
        assert np.array_equal(read_tif(current[name]), read_tif(current["test4a"]), equal_nan=True)


@pytest.mark.parametrize("name", ["test7_refused", "bad_config", "bad_n_conditions", "no_source_provided"])
def test_what_omniscape_refuses(esp, oracles, tmp_path, name):
    with pytest.raises(QgsProcessingException):
        run_suite(esp, name, tmp_path / "out")
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


# -- the form ------------------------------------------------------------------------------------

RNG = np.random.default_rng(7)
RESISTANCE = np.exp(RNG.normal(1, 1, (26, 30)))
RESISTANCE[RNG.random(RESISTANCE.shape) < 0.08] = np.nan
STRENGTH = RNG.random(RESISTANCE.shape)


@pytest.fixture
def layers(tmp_path):
    """Resistance and strength as files of 100 m cells."""
    paths = {"RESISTANCE": tmp_path / "resistance.tif", "SOURCES": tmp_path / "strength.tif"}
    for raster, path in zip((RESISTANCE, STRENGTH), paths.values()):
        write_tif(path, raster, cell_size=100)
    return {key: str(path) for key, path in paths.items()}


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
    monkeypatch.setattr(omniscape_input, "_AT_ONCE", 100)
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


def test_config_goes_into_a_free_folder_with_all_settings(esp, layers, tmp_path):
    ini = tmp_path / "run.ini"
    ini.write_text(
        "[Input]\nresistance_file = resistance.tif\nsource_file = strength.tif\nradius = 3\nblock_size = 2\n"
        "project_name = out/mine\ncalc_normalized_current = true\nmask_nodata = false\nprecision = single\n"
        "write_as_tif = false\nodd_key = 1\n"
    )
    for _ in range(2):
        esp("omniscape", CONFIG=str(ini), FOLDER=str(tmp_path / "results"))
    folders = sorted(path.name for path in (tmp_path / "results").iterdir() if path.is_dir())
    assert folders == ["mine", "mine_1"]
    made = tmp_path / "results" / "mine"
    assert {path.name for path in made.iterdir()} == {
        "cum_currmap.asc", "normalized_cum_currmap.asc", "cum_currmap.prj", "normalized_cum_currmap.prj",
        "config.ini", "omniscape.json",
    }  # fmt: skip
    assert "block_size = 2\nbuffer = 0\n" in (made / "config.ini").read_text()
    current = read(made / "cum_currmap.asc")
    assert (current[np.isnan(RESISTANCE)] == 0).all()
    numbers = json.loads((made / "omniscape.json").read_text())["numbers"]
    assert numbers["WINDOWS"] == 80


# -- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"RADIUS": 60}, "below one cell of 100 m"),
        ({"RADIUS": 4000}, "40 cells, more than the 30 cells"),
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
