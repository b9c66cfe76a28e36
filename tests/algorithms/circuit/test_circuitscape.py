"""esp:circuitscape end to end: Circuitscape's own configurations, and bad ones."""

import gzip
import json
import shutil

import numpy as np
import package
import pytest
from esp_toolbox.core.circuit.one_to_all import all_to_one
from esp_toolbox.core.circuit.pairs import PairSelection
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif

SUITE = package.SHARED / "oracles" / "circuit"
# All 38 run on arrays in the tests of core; these are all modes and all kinds of files.
NAMES = [
    *("sgVerify1", "sgVerify7", "sgVerify10", "sgVerify14", "sgVerify15", "mgVerify1", "mgVerify6", "mgVerify7"),
    *("oneToAllVerify5", "oneToAllVerify12", "allToOneVerify1", "allToOneVerify11", "sgNetworkVerify3"),
    "mgNetworkVerify3",
]


def read_asc(path):
    return np.loadtxt(path, skiprows=6, ndmin=2)


def read_any(path):
    return read_asc(path) if path.suffix == ".asc" else np.loadtxt(path, ndmin=2)


def branches(rows):
    found = {}
    for one, other, value in rows:
        key = (int(min(one, other)), int(max(one, other)))
        found[key] = found.get(key, 0) + abs(value)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_suite_unchanged(esp, oracles, tmp_path, name):
    case = json.loads((SUITE / "cases.json").read_text())["cases"][name]
    esp("circuitscape", CONFIG=str(SUITE / "suite" / case["ini"]), FOLDER=str(tmp_path))
    written = {path.stem.split("_", 1)[1]: path for path in tmp_path.glob("*_*.*") if path.suffix != ".prj"}
    for key in case["required"]:
        expected_path = next((SUITE / "suite" / "output_verify").glob(f"{name}_{key}.*"))
        expected, found = read_any(expected_path), read_any(written[key])
        if key.startswith("branch"):
            one, other = branches(expected), branches(found)
            assert max(abs(one.get(k, 0) - other.get(k, 0)) for k in {*one, *other}) < 1e-6, key
            continue
        scale = max(1.0, np.abs(expected[expected != -9999]).max(initial=0.0))
        assert np.abs(found - expected).max() <= 1e-6 * scale, key


# -- own configurations ------------------------------------------------------------------------

RESISTANCE = np.exp(np.random.default_rng(5).standard_normal((9, 11)))
RESISTANCE[4, :7] = np.nan
CELLS = {2: (1, 1), 5: (7, 2), 6: (3, 9)}


def asc(path, raster, left=100.0, bottom=200.0):
    rows, columns = raster.shape
    head = f"ncols {columns}\nnrows {rows}\nxllcorner {left}\nyllcorner {bottom}\ncellsize 10\nNODATA_value -9999\n"
    body = "\n".join(" ".join(repr(float(v)) for v in row) for row in np.where(np.isnan(raster), -9999, raster))
    path.write_text(head + body + "\n")


def conductance():
    return np.nan_to_num(1 / RESISTANCE)


def nodes():
    return FocalNodes.from_cells(*zip(*((r, c, n) for n, (r, c) in CELLS.items())))


@pytest.fixture
def run(esp, tmp_path):
    folder = tmp_path / "läuft 运行"
    folder.mkdir()
    asc(folder / "cells.asc", RESISTANCE)
    rows = (f"{n}\t{100 + 10 * c + 5}\t{200 + 10 * (9 - r) - 5}" for n, (r, c) in CELLS.items())
    (folder / "points.txt").write_text("\n".join(rows))
    base = {
        "data_type": "raster", "scenario": "pairwise", "habitat_file": "cells.asc", "point_file": "points.txt",
        "habitat_map_is_resistances": "True", "connect_using_avg_resistances": "True",
        "output_file": "results/my run.out", "write_cur_maps": "True", "solver": "cg+amg",
    }  # fmt: skip

    def go(**changes):
        settings = {**base, **changes}
        text = "[options]\n" + "".join(f"{key} = {value}\n" for key, value in settings.items() if value is not None)
        (folder / "run.ini").write_text(text, encoding="utf-8")
        out = tmp_path / "out"
        shutil.rmtree(out, ignore_errors=True)
        result = esp("circuitscape", CONFIG=str(folder / "run.ini"), FOLDER=str(out))
        go.names = sorted(path.name for path in out.iterdir() if path.name != "circuitscape.json")
        return out, result

    go.folder = folder
    return go


def test_pairwise_files(run):
    out, result = run(write_volt_maps="True", write_max_cur_maps="True", set_null_currents_to_nodata="True")
    pairs = ["2_5", "2_6", "5_6"]
    maps = [f"my run_{kind}_{pair}.asc" for kind in ("curmap", "voltmap") for pair in pairs]
    others = ["_cum_curmap.asc", "_max_curmap.asc", "_resistances.out", "_resistances_3columns.out"]
    assert run.names == sorted(maps + ["my run" + name for name in others])
    assert result["FILES"] == 10
    assert result["RESIDUAL"] < 1e-8
    found = {}

    def keep(maps):
        found[maps.first, maps.second] = maps

    expected = pairwise(conductance(), nodes(), 8, "resistance", maximum=True, on_pair=keep)
    barriers = np.isnan(RESISTANCE)
    for name, raster in (
        ("curmap_2_6", found[2, 6].current),
        ("cum_curmap", expected.cumulative),
        ("max_curmap", expected.maximum),
    ):
        assert read_asc(out / f"my run_{name}.asc") == pytest.approx(np.where(barriers, -9999, raster), rel=1e-9)
    assert read_asc(out / "my run_voltmap_5_6.asc") == pytest.approx(found[5, 6].voltage, rel=1e-9, abs=1e-12)
    matrix = np.loadtxt(out / "my run_resistances.out")
    assert matrix[0].tolist() == [0, 2, 5, 6]
    assert matrix[1:, 1:] == pytest.approx(expected.resistances, rel=1e-9)
    triples = np.loadtxt(out / "my run_resistances_3columns.out")
    assert triples[1] == pytest.approx([2, 6, expected.resistances[0, 2]], rel=1e-9)


def test_only_what_is_asked_for(run):
    run(write_cur_maps="False")
    assert run.names == ["my run_resistances.out", "my run_resistances_3columns.out"]
    out, _ = run(write_cum_cur_map_only="True", set_null_currents_to_nodata="True")
    assert run.names == ["my run_cum_curmap.asc", "my run_resistances.out", "my run_resistances_3columns.out"]
    expected = pairwise(conductance(), nodes(), 8, "resistance").cumulative
    found = read_asc(out / "my run_cum_curmap.asc")
    assert found == pytest.approx(np.where(np.isnan(RESISTANCE), -9999, expected), rel=1e-9)


def test_logarithms_of_each_pair(run):
    out, _ = run(log_transform_maps="True")
    each = [read_asc(out / f"my run_curmap_{pair}.asc") for pair in ("2_5", "2_6", "5_6")]
    assert read_asc(out / "my run_cum_curmap.asc") == pytest.approx(np.maximum(np.sum(each, axis=0), -9999))
    assert (each[0][np.isnan(RESISTANCE)] == -9999).all()


def test_geotiffs_and_packed_files(run, tmp_path):
    write_tif(run.folder / "cells.tif", RESISTANCE, cell_size=10.0, origin=(100.0, 290.0))
    with gzip.open(run.folder / "points.txt.gz", "wt") as file:
        file.write((run.folder / "points.txt").read_text())
    with open(run.folder / "cells.asc", "rb") as source, gzip.open(run.folder / "packed.asc.gz", "wb") as target:
        shutil.copyfileobj(source, target)
    out, _ = run(habitat_file="cells.tif", point_file="points.txt.gz", write_as_tif="True")
    assert "my run_cum_curmap.tif" in run.names
    expected = pairwise(conductance(), nodes(), 8, "resistance").cumulative
    assert read_tif(out / "my run_cum_curmap.tif") == pytest.approx(expected, rel=1e-12)
    out, _ = run(habitat_file="packed.asc.gz", parallelize="True")
    assert read_asc(out / "my run_cum_curmap.asc") == pytest.approx(expected, rel=1e-9)
    # Named without .gz, and named where it was before it was moved.
    for name in ("packed.asc", "C:\\old\\place\\cells.asc"):
        out, _ = run(habitat_file=name)
        assert read_asc(out / "my run_cum_curmap.asc") == pytest.approx(expected, rel=1e-9)


def test_all_to_one_with_strengths_and_pairs(run):
    (run.folder / "strengths.txt").write_text("6 3\n99 7\n2 0.5\n5 2\n")
    (run.folder / "pairs.txt").write_text("mode exclude\n2 5\n")
    changes = {
        "scenario": "all-to-one", "use_variable_source_strengths": "True", "variable_source_file": "strengths.txt",
        "use_included_pairs": "True", "included_pairs_file": "pairs.txt", "write_volt_maps": "True",
    }  # fmt: skip
    out, _ = run(**changes)
    kept = [f"my run_{kind}_{number}.asc" for kind in ("curmap", "voltmap") for number in (2, 5, 6)]
    assert run.names == sorted([*kept, "my run_cum_curmap.asc", "my run_resistances.out"])
    expected = all_to_one(
        conductance(),
        nodes(),
        average="resistance",
        strengths=[0.5, 2, 3],
        pairs=PairSelection.of("exclude", [(2, 5)]),
        left_out_inject=True,
    )
    assert read_asc(out / "my run_cum_curmap.asc") == pytest.approx(expected.cumulative, rel=1e-9)
    assert np.loadtxt(out / "my run_resistances.out").tolist() == [[2, 0], [5, 0], [6, 0]]


CASES = package.SHARED / "cases" / "circuit"


def strengths_case(tmp_path, name, **files):
    """Five cells in a row with nodes 1, 2 and 3; configurations as in own_data's case of strengths."""
    folder = tmp_path / "case"
    folder.mkdir(exist_ok=True)
    asc(folder / "hab.asc", np.ones((1, 5)))
    asc(folder / "pts.asc", np.array([[1, np.nan, 2, np.nan, 3]]))
    for file, text in files.items():
        (folder / f"{file}.txt").write_text(text)
    return folder / f"{name}.ini"


def test_strengths_of_included_pairs_and_nodes_without_partners(esp, tmp_path):
    common = "data_type = raster\nhabitat_file = hab.asc\npoint_file = pts.asc\nwrite_cur_maps = True\n"
    common += "use_included_pairs = True\nincluded_pairs_file = pairs.txt\n"
    ini = strengths_case(tmp_path, "b", pairs="mode include\n1 3\n", strengths="1 1\n2 5\n3 2\n")
    more = "scenario = one_to_all\nuse_variable_source_strengths = TRUE\nvariable_source_file = strengths.txt\n"
    ini.write_text(common + more + "output_file = out/run_0.5\n")
    esp("circuitscape", CONFIG=str(ini), FOLDER=str(tmp_path / "b"))
    assert read_asc(tmp_path / "b" / "run_0.5_curmap_1.asc") == pytest.approx(np.ones((1, 5)))
    assert read_asc(tmp_path / "b" / "run_0.5_curmap_3.asc") == pytest.approx(np.full((1, 5), 2.0))
    assert np.loadtxt(tmp_path / "b" / "run_0.5_resistances.out") == pytest.approx(np.array([[1, 4], [3, 4]]))
    ini = strengths_case(tmp_path, "a", pairs="mode exclude\n1 2\n1 3\n")
    ini.write_text(common + "scenario = all-to-one\noutput_file = A.out\nlog_transform_maps = yes\n")
    esp("circuitscape", CONFIG=str(ini), FOLDER=str(tmp_path / "a"))
    assert any("log_transform_maps: Circuitscape applies this in the pairwise" in line for line in esp.feedback.lines)
    assert not (tmp_path / "a" / "A_curmap_1.asc").exists()
    maps = [read_asc(tmp_path / "a" / f"A_curmap_{number}.asc") for number in (2, 3)]
    assert read_asc(tmp_path / "a" / "A_cum_curmap.asc") == pytest.approx(sum(maps))
    assert np.loadtxt(tmp_path / "a" / "A_resistances.out").tolist() == [[1, -1], [2, 0], [3, 0]]


def test_all_to_one_with_a_matrix_of_pairs_and_strengths(esp, tmp_path):
    """A case of Circuitscape's suite; its map of node 4, which has no partner, is not in its cumulative map."""
    case = CASES / "allToOneVerify12"
    if not case.is_dir():
        pytest.skip("the shared cases are not here")
    text = (case / "allToOneVerify12.ini").read_text().replace("input/raster/one_to_all/12/", f"{case}/")
    ini = tmp_path / "case.ini"
    ini.write_text(text)
    out = tmp_path / "out"
    esp("circuitscape", CONFIG=str(ini), FOLDER=str(out))
    for path in sorted((case / "expected").iterdir()):
        if path.stem.endswith("_4"):
            continue
        expected = read_any(path)
        assert read_any(out / path.name) == pytest.approx(expected, abs=2e-6), path.name
    assert not (out / "allToOneVerify12_curmap_4.asc").exists()
    assert any("the focal nodes 3, 6 lie on barriers" in line for line in esp.feedback.lines)


def test_advanced_maps_have_no_logarithms_and_no_nulls(run, esp):
    asc(run.folder / "sources.asc", np.where(np.arange(99).reshape(9, 11) == 12, 1.0, np.nan))
    asc(run.folder / "grounds.asc", np.where(np.arange(99).reshape(9, 11) == 90, 0.0, np.nan))
    changes = {"scenario": "Advanced", "source_file": "sources.asc", "ground_file": "grounds.asc"}
    plain, _ = run(**changes)
    plain = read_asc(plain / "my run_curmap.asc")
    out, _ = run(**changes, log_transform_maps="True", set_null_currents_to_nodata="True")
    assert np.array_equal(read_asc(out / "my run_curmap.asc"), plain)
    assert plain[4, 0] == 0.0 and plain.max() == pytest.approx(1.0)
    assert any("set_null_currents_to_nodata: Circuitscape applies" in line for line in esp.feedback.lines)


def test_mask_polygons_and_shifted_grids(run, esp):
    mask = np.ones(RESISTANCE.shape)
    mask[:, 0] = 0
    polygons = np.zeros(RESISTANCE.shape)
    polygons[7:9, 5:8] = 3
    asc(run.folder / "mask.asc", mask)
    asc(run.folder / "polygons.asc", polygons, left=500.0)
    out, _ = run(use_mask="True", mask_file="mask.asc", use_polygons="true", polygon_file="polygons.asc")
    assert any("cell by cell" in line for line in esp.feedback.lines)
    expected = pairwise(conductance() * mask, nodes(), 8, "resistance", polygons.astype(int)).cumulative
    assert read_asc(out / "my run_cum_curmap.asc") == pytest.approx(expected, rel=1e-9)


def test_network_pairwise(run):
    (run.folder / "edges.txt").write_text("1 2 2\n2 3 2\n1 3 4\n8 9 1\n")
    (run.folder / "focal.txt").write_text("1\n3\n8\n")
    changes = {"data_type": "network", "habitat_file": "edges.txt", "point_file": "focal.txt", "write_volt_maps": 1}
    out, _ = run(**changes)
    kinds = ["voltages_1_3", "node_currents_1_3", "branch_currents_1_3", "node_currents_cum", "branch_currents_cum"]
    tables = ["my run_resistances.out", "my run_resistances_3columns.out"]
    assert run.names == sorted([f"my run_{kind}.txt" for kind in kinds] + tables)
    assert np.loadtxt(out / "my run_resistances.out")[1].tolist() == [1, 0, 2, -1]
    assert np.loadtxt(out / "my run_branch_currents_1_3.txt").tolist() == [[1, 2, 0.5], [1, 3, 0.5], [2, 3, 0.5]]
    run(**changes, write_cum_cur_map_only="True")
    assert run.names == sorted([f"my run_{kind}.txt" for kind in kinds[3:]] + tables)


def test_ignored_settings_are_named(run, esp):
    run(low_memory_mode="True", use_reclass_table="True")
    assert any("change nothing here: low_memory_mode, solver" in line for line in esp.feedback.lines)
    assert any("does not reclassify" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"habitat": "cells.asc"}, "has the key habitat, which Circuitscape does not know"),
        ({"habitat_file": "nowhere/gone.asc"}, "habitat_file, nowhere/gone.asc, does not exist"),
        ({"point_file": None}, "names no point_file"),
        ({"scenario": "both"}, "not both"),
        ({"habitat_file": "zero.asc"}, "zero.asc layer has 2 cells of 0 or less"),
        ({"use_mask": "1", "mask_file": "small.asc"}, "small.asc has 3 rows x 4 columns .* and cells.asc 9 rows x 11"),
        ({"point_file": "far.txt"}, "far.txt lies outside the resistance layer"),
        ({"point_file": "one.txt"}, "1 node with a number of its own"),
        ({"use_included_pairs": "1", "included_pairs_file": "one.txt"}, "The pairs of one.txt cannot be read"),
        (
            {"scenario": "one-to-all", "use_variable_source_strengths": "1", "variable_source_file": "one.txt"},
            "one.txt has no source strength for the nodes 2, 5, 6",
        ),
        ({"data_type": "network", "habitat_file": "points.txt", "point_file": "one.txt"}, "focal node; at least 2"),
        ({"habitat_file": "points.txt.gz"}, "points.txt.gz"),
    ],
)
def test_bad_configurations(run, no_leftovers, changes, sentence):
    zero = np.ones((9, 11))
    zero[0, :2] = 0, -4
    asc(run.folder / "zero.asc", zero)
    asc(run.folder / "small.asc", np.ones((3, 4)))
    (run.folder / "far.txt").write_text("1 105 205\n2 1 1\n")
    (run.folder / "one.txt").write_text("1 105 205\n")
    (run.folder / "points.txt.gz").write_bytes(b"no archive")
    with pytest.raises(QgsProcessingException, match=sentence):
        run(**changes)
    assert not (run.folder.parent / "out").exists()


def test_configuration_that_is_missing(esp, tmp_path):
    with pytest.raises(QgsProcessingException, match="gone.ini does not exist"):
        esp("circuitscape", CONFIG=str(tmp_path / "gone.ini"), FOLDER=str(tmp_path / "out"))


def test_headless(qgis_process, run, tmp_path):
    run()
    out = tmp_path / "headless"
    finished = qgis_process("circuitscape", CONFIG=run.folder / "run.ini", FOLDER=out)
    assert finished.returncode == 0, finished.stderr
    assert (out / "my run_cum_curmap.asc").is_file()
    assert qgis_process.results(finished)["FILES"] == 6
