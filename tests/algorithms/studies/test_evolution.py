"""esp:evolution end to end: finished runs, a workflow a year at a time, and what the results say."""

import csv
import json
import math
import shutil

import numpy as np
import pytest
from cells import features
from pairing import paired
from provider import run
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from small_workflow import write_model
from tables import read_csv

CELL, CORNER = 100.0, (500000.0, 4200000.0)


def run_year(folder, ground, resistance=None):
    """Sources, resistance and corridors of a year, as a workflow leaves them."""
    folder.mkdir(parents=True)
    where = {"cell_size": CELL, "origin": CORNER}
    cover = write_tif(folder.parent / f"{folder.name}_ground.tif", np.asarray(ground, dtype=np.uint8), **where)
    surface = np.ones(np.shape(ground)) if resistance is None else resistance
    base = write_tif(folder.parent / f"{folder.name}_base.tif", surface.astype(np.float32), **where)
    run("ecologicalsources", INPUT=cover, VALUES="1", TOP_N=0, MIN_DPC=0, DISTANCE=700,
        OUTPUT=str(folder / "sources.gpkg"))  # fmt: skip
    run("weightedoverlay", INPUTS=[base], OUTPUT=str(folder / "resistance.tif"))
    run("corridors", SOURCES=str(folder / "sources.gpkg"), RESISTANCE=str(folder / "resistance.tif"), NOTHING=1,
        CORRIDORS=str(folder / "corridors.gpkg"), CORRIDOR_RASTER=str(folder / "mosaic.tif"), WIDTH=150)  # fmt: skip
    return str(folder)


@pytest.fixture
def evolve(esp, tmp_path):
    """Run esp:evolution with all tables: results, rows of a table by its key."""

    def evolved(folders, target="out", **more):
        place = tmp_path / target
        place.mkdir()
        files = {key: str(place / f"{key}.csv") for key in ("PERIODS", "NETWORK", "TRANSITIONS", "CHANGES")}
        results = esp("evolution", FOLDERS=";".join(folders), **files, **more)
        return results, {key: read_csv(path) for key, path in files.items()}

    return evolved


@pytest.fixture(scope="module")
def two_years(qgis_processing, esp_provider, tmp_path_factory):
    """A large source that loses a part, and a small one; no test changes these runs."""
    folder = tmp_path_factory.mktemp("two years") / "runs"
    before = np.zeros((10, 16), dtype=np.uint8)
    before[2:8, 1:6] = 1
    before[3:6, 11:14] = 1
    after = before.copy()
    after[2:4, 1:6] = 0
    return [run_year(folder / name, ground) for name, ground in (("2000", before), ("2010", after))]


def of(rows, element, first, last):
    found = [row for row in rows if (row["element"], row["from_year"], row["to_year"]) == (element, first, last)]
    assert len(found) == 1, (element, first, last)
    return found[0]


def test_the_reference_case(evolve, oracles, tmp_path):
    case = json.loads((oracles / "more" / "01_evolution.json").read_text(encoding="utf-8"))
    names = [str(year) for year in case["years"]]
    folders = [run_year(tmp_path / "runs" / name, ground) for name, ground in zip(names, case["sources"])]
    place = tmp_path / "layers"
    place.mkdir()
    results, tables = evolve(
        folders, YEARS=", ".join(names), FREQUENCY=str(place / "frequency.tif"), CHANGE_MAP=str(place / "change.tif"),
        CENTROIDS=str(place / "centroids.gpkg"), ELLIPSES=str(place / "ellipses.gpkg"), PAGE=str(place / "page.html"),
    )  # fmt: skip
    for step in case["steps"]:
        row = of(tables["PERIODS"], "sources", str(step["from_"]), str(step["to"]))
        told = [float(row[key]) for key in ("kept_ha", "lost_ha", "gained_ha", "persistence", "iou", "change_rate",
                                            "shift_m", "azimuth")]  # fmt: skip
        keys = ("kept_ha", "lost_ha", "gained_ha", "persistence", "iou", "change_rate_per_year", "shift_m",
                "azimuth_deg")  # fmt: skip
        assert told == pytest.approx([step[key] for key in keys], rel=1e-9)
    assert results["STABLE_CORE"] == case["stable_core_ha"]
    share = read_tif(str(place / "frequency.tif"))
    share = share if share.ndim == 2 else share[0]
    counts = np.bincount(np.rint(np.nan_to_num(share) * 3).astype(int).ravel())
    assert {str(value): count for value, count in enumerate(counts.tolist())} == case["frequency_counts"]
    points = {row["year"]: row for row, _ in features(place / "centroids.gpkg") if row["element"] == "sources"}
    left, top = CORNER[0], CORNER[1] - CELL * len(case["sources"][0])
    for name, (x, y) in paired(names, case["centroids"]):
        assert (points[name]["x"] - left, points[name]["y"] - top) == pytest.approx((x, y), abs=1e-6)
    ellipse = case["ellipse_first_year"]
    outline = next(entry for entry in features(place / "ellipses.gpkg") if entry[0]["year"] == names[0])
    wanted = ellipse["semi_major_m"], ellipse["semi_minor_m"], ellipse["azimuth_major_deg"]
    assert [outline[0][key] for key in ("semi_major", "semi_minor", "major_az")] == pytest.approx(wanted, rel=1e-9)
    assert outline[1].area() == pytest.approx(math.pi * wanted[0] * wanted[1], rel=0.002)
    page = (place / "page.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64") >= 4
    assert "{" not in page.split("</style>")[1]


def test_a_run_with_itself_has_not_changed(evolve, two_years):
    _, tables = evolve([f"2000={two_years[0]}", f"2010={two_years[0]}"])
    assert {row["element"] for row in tables["PERIODS"]} == {"sources", "corridors"}
    for row in tables["PERIODS"]:
        told = [float(row[key]) for key in ("lost_ha", "gained_ha", "change_rate", "shift_m", "persistence", "iou")]
        assert told == [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]
    assert [float(row["d_ec"]) for row in tables["NETWORK"][1:]] == [0.0]


def test_a_run_of_the_shiyang_workflow_is_known(evolve, shiyang_run):
    """Its elements and classes are found by their records, whatever the files are called."""
    _, tables = evolve([f"2003={shiyang_run[0]}", f"2023={shiyang_run[0]}"])
    elements = {row["element"] for row in tables["PERIODS"]}
    assert {"sources", "corridors", "pinch_points", "barriers", "priority_area"} <= elements
    assert all(float(row["lost_ha"]) == float(row["gained_ha"]) == 0.0 for row in tables["PERIODS"])


def test_years_turned_round_swap_gained_and_lost(evolve, two_years):
    (_, there), (_, back) = evolve(two_years), evolve(two_years, "turned", YEARS="2010,2000")
    one, other = (of(tables["PERIODS"], "sources", "2000", "2010") for tables in (there, back))
    assert (one["lost_ha"], one["gained_ha"]) == ("10", "0")
    assert (other["lost_ha"], other["gained_ha"]) == ("0", "10")
    assert (one["iou"], one["kept_ha"]) == (other["iou"], other["kept_ha"])
    assert float(one["azimuth"]) == pytest.approx((float(other["azimuth"]) + 180.0) % 360.0)


def test_the_network_of_every_year_has_one_distance(evolve, two_years):
    _, tables = evolve(two_years, FIX_FROM="2010")
    first, last = tables["NETWORK"]
    assert (first["sources"], first["links"], first["distance_m"]) == ("2", "1", "700")
    # Two sources of 30 and 9 ha, 500 m apart: p = 0.5 ^ (500 / 700).
    probability = 0.5 ** (500.0 / 700.0)
    exact = [math.sqrt(area**2 + 81.0 + 2.0 * area * 9.0 * probability) for area in (30.0, 20.0)]
    assert [float(row["ec_ha"]) for row in (first, last)] == pytest.approx(exact)
    assert float(last["d_area"]) == pytest.approx(100.0 * (29.0 - 39.0) / 39.0)
    assert float(last["d_ec"]) == pytest.approx(100.0 * (exact[1] / exact[0] - 1.0))
    assert float(first["robustness"]) == pytest.approx(0.75)
    _, other = evolve(two_years, "near", DISTANCE=100)
    assert float(other["NETWORK"][0]["ec_ha"]) < exact[0]


def test_land_cover_goes_from_class_to_class(evolve, two_years, oracles, tmp_path):
    case = json.loads((oracles / "more" / "01_evolution.json").read_text(encoding="utf-8"))
    covers = [
        write_tif(tmp_path / f"cover_{year}.tif", np.array(cover, dtype=np.uint8), cell_size=CELL, origin=CORNER)
        for year, cover in zip((2010, 2000), case["landcover"][::-1])
    ]
    _, tables = evolve(two_years, LANDCOVERS=covers)
    found = np.zeros((3, 3))
    for row in tables["TRANSITIONS"]:
        found[int(row["from"]) - 1, int(row["to"]) - 1] = float(row["area_ha"])
    assert found.tolist() == case["transition_ha"]
    for name in ("gain", "loss", "net", "swap"):
        assert [float(row[name]) for row in tables["CHANGES"]] == case[f"{name}_ha"]


@pytest.fixture
def small(sample_basin, esp_provider, tmp_path):
    """A copy of the basin with a model of the main steps."""
    basin = shutil.copytree(sample_basin, tmp_path / "盆地 files")
    write_model(basin / "small.model3")
    layers = {
        "landcover": "landcover_{year}.tif", "elevation": "dem.tif", "landcovers": "landcover_{year}.tif",
        "npp": "npp_{year}.tif",
    }  # fmt: skip
    content = {"workflow": "small.model3", "inputs": layers}
    (basin / "years.json").write_text(json.dumps(content), encoding="utf-8")
    return basin


def test_a_workflow_runs_a_year_at_a_time_with_the_limits_of_the_first(esp, small, tmp_path):
    form = {"PARAMETERS": str(small / "years.json"), "FOLDER": str(tmp_path / "runs"),
            "PERIODS": str(tmp_path / "periods.csv"), "PAGE": str(tmp_path / "page.html")}  # fmt: skip
    results = esp("evolution", YEARS="2023, 2003", **form)
    assert results["DIFFERING"] == 0
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == ["2003", "2023"]
    records = [json.loads((tmp_path / "runs" / name / "workflow.json").read_text("utf-8")) for name in ("2003", "2023")]
    assert records[0]["inputs"]["fix_from"] is None
    assert (tmp_path / "runs" / "2023" / records[1]["inputs"]["fix_from"]).resolve() == tmp_path / "runs" / "2003"
    rows = read_csv(tmp_path / "periods.csv")
    assert {"sources", "pinch_points", "health_classes"} <= {row["element"] for row in rows}
    assert {(row["from_year"], row["to_year"]) for row in rows} == {("2003", "2023")}
    # Finished runs are taken; without a measure each year has its own limits, and that is told.
    esp("evolution", YEARS="2003,2023", **form)
    assert sum("the finished run is taken" in line for line in esp.feedback.lines) == 2
    own = esp("evolution", YEARS="2003,2023", FIX_FROM="none", **form)
    assert own["DIFFERING"] > 3
    assert any("a change may be one of the limits" in line for line in esp.feedback.lines)


def test_years_may_stand_in_a_table(esp, small, tmp_path):
    """Where names do not follow a pattern; a mistake in the last row is said before the first one runs."""
    rows = [("year", "landcover"), (2003, "landcover_2003.tif"), (2023, "not_there.tif")]
    with open(small / "years.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(QgsProcessingException, match="there is no file"):
        esp("evolution", PARAMETERS=str(small / "years.json"), SCENARIOS=str(small / "years.csv"),
            FOLDER=str(tmp_path / "runs"), PERIODS=str(tmp_path / "periods.csv"))  # fmt: skip
    assert not (tmp_path / "runs").exists()


def test_bad_years_are_told(esp, two_years, tmp_path):
    def refused(**form):
        with pytest.raises(QgsProcessingException) as caught:
            esp("evolution", PERIODS=str(tmp_path / "periods.csv"), **form)
        assert not (tmp_path / "periods.csv").exists()
        return str(caught.value)

    both = ";".join(two_years)
    assert "folders of finished runs, or a workflow" in refused()
    assert "not both" in refused(FOLDERS=both, WORKFLOW="esp:qaidam")
    assert "3 years for 2 folders" in refused(FOLDERS=both, YEARS="2000,2010,2020")
    assert "is no year" in refused(FOLDERS=both, YEARS="before,after")
    assert "different numbers" in refused(FOLDERS=both, YEARS="2000,2000")
    assert "at least two years" in refused(FOLDERS=two_years[0])
    assert "There is no folder" in refused(FOLDERS=f"{both};{tmp_path / 'nowhere'}")
    assert "neither a year nor" in refused(FOLDERS=both, FIX_FROM="1990")
    assert "need a folder" in refused(WORKFLOW="esp:qaidam", YEARS="2000,2010")
    runs = {"WORKFLOW": "esp:qaidam", "FOLDER": str(tmp_path / "made")}
    assert "write {year}" in refused(OVERRIDES="landcover=cover.tif", YEARS="2000,2010", **runs)
    nameless = shutil.copytree(two_years[0], tmp_path / "nameless")
    assert "Nothing tells the year" in refused(FOLDERS=f"{two_years[0]};{nameless}")


def test_it_runs_headless(qgis_process, two_years, tmp_path):
    told = qgis_process("evolution", FOLDERS=";".join(two_years), PERIODS=str(tmp_path / "periods.csv"),
                        PAGE=str(tmp_path / "page.html"))  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert of(read_csv(tmp_path / "periods.csv"), "sources", "2000", "2010")["lost_ha"] == "10"
    refused = qgis_process("evolution", FOLDERS=two_years[0], PERIODS=str(tmp_path / "other.csv"))
    assert refused.returncode != 0
