"""esp:omniscape end to end: Omniscape's own configurations, and what it writes for them."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.algorithms.circuit import omniscape_input
from omniscape_scene import RESISTANCE, STRENGTH
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


# -- configurations of our own -------------------------------------------------------------------


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


def test_the_form_beside_an_ini(esp, layers, tmp_path):
    other = write_tif(tmp_path / "other.tif", STRENGTH, cell_size=100, crs="EPSG:32648")
    ini = tmp_path / "run.ini"
    ini.write_text(f"resistance_file = resistance.tif\nsource_file = {other}\nradius = 3\nproject_name = mine\n")
    # The .ini writes one map; those of the form are made, too.
    made = {key: str(tmp_path / f"{key.lower()}.tif") for key in ("CURRENT", "NORMALISED", "CLASSES")}
    esp("omniscape", CONFIG=str(ini), FOLDER=str(tmp_path / "results"), RADIUS=500, BLOCK_SIZE=3, **made)
    folder = tmp_path / "results" / "mine"
    assert {path.name for path in folder.glob("*.tif")} == {"cum_currmap.tif"}
    current = read_tif(folder / "cum_currmap.tif")
    assert np.nanmax(np.abs(read_tif(made["CURRENT"]) / current - 1)) < 1e-6
    assert np.nanmax(read_tif(made["NORMALISED"])) > 0
    said = " ".join(json.loads((folder / "omniscape.json").read_text())["messages"])
    assert "these values of the form change nothing: Radius of the windows, Block size in cells." in said
    assert "other.tif is in EPSG:32648 and resistance.tif in EPSG:32647" in said


def test_large_rasters_of_an_ini_are_read_by_rows(esp, layers, tmp_path, monkeypatch):
    write_tif(tmp_path / "south.tif", STRENGTH[::-1], cells=(100, 100))
    ini = tmp_path / "run.ini"
    ini.write_text("resistance_file = resistance.tif\nsource_file = south.tif\nradius = 3\nproject_name = mine\n")
    for name, cells in (("one", 10**9), ("two", 100)):
        monkeypatch.setattr(omniscape_input, "AT_ONCE", cells)
        esp("omniscape", CONFIG=str(ini), FOLDER=str(tmp_path / name))
    one, two = (read_tif(tmp_path / name / "mine" / "cum_currmap.tif") for name in ("one", "two"))
    assert np.array_equal(one, two, equal_nan=True)
