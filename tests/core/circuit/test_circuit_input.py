"""Circuitscape's files, and bad input by its sentence."""

import numpy as np
import pytest
from esp_toolbox.core.circuit import _component
from esp_toolbox.core.circuit.advanced import advanced
from esp_toolbox.core.circuit.between import between
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.conductance import cell_conductance
from esp_toolbox.core.circuit.configuration import parse_configuration
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all
from esp_toolbox.core.circuit.pairs import PairSelection, parse_pairs
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.circuit.text_lists import (
    parse_network,
    parse_node_values,
    parse_nodes,
    parse_points,
    parse_rows,
    parse_values,
)
from esp_toolbox.core.errors import InputError, MemoryNeeded
from esp_toolbox.core.grid import Grid

GRID = Grid((3, 4), 10.0, (100.0, 230.0))
TWO = FocalNodes.from_cells([0, 2], [0, 3], [1, 2])


# -- conductance -------------------------------------------------------------------------------


def test_conductance_of_resistances():
    values = np.array([[1.0, 4.0, np.nan, np.inf]])
    assert cell_conductance(values).tolist() == [[1, 0.25, 0, 0]]
    assert cell_conductance(values.astype(np.float32)).dtype == np.float64
    assert cell_conductance(values, mask=np.array([[1, 0, 1, 1]])).tolist() == [[1, 0, 0, 0]]
    assert cell_conductance(values, mask=np.array([[2.0, np.nan, 1, -1]])).tolist() == [[1, 0, 0, 0]]


def test_conductances_of_nothing_are_barriers():
    values = np.array([[1.0, 0.0, -3.0, np.nan]])
    assert cell_conductance(values, resistances=False).tolist() == [[1, 0, 0, 0]]


@pytest.mark.parametrize(
    ("values", "options", "sentence"),
    [
        ([[1.0, 0.0, -2.0]], {}, "The resistance layer has 2 cells of 0 or less"),
        ([[1.0, np.inf]], {"resistances": False}, "1 cell of infinite conductance"),
        ([[np.nan, np.nan]], {}, "No cell of the resistance layer conducts"),
        ([[1.0, 1.0]], {"mask": np.zeros((1, 2))}, "No cell of the resistance layer conducts"),
        ([[1.0, 1.0]], {"mask": np.zeros((2, 2)), "name": "Widerstand"}, "2 rows x 2 columns and the Widerstand layer"),
    ],
)
def test_bad_conductance(values, options, sentence):
    with pytest.raises(InputError, match=sentence):
        cell_conductance(np.array(values), **options)


# -- focal nodes and modes ---------------------------------------------------------------------


def test_focal_nodes_from_labels_go_down_the_columns():
    labels = np.array([[5, 0, 2], [2, 5, -1]])
    focal = FocalNodes.from_labels(labels)
    assert list(zip(focal.numbers, focal.rows, focal.columns)) == [(2, 1, 0), (2, 0, 2), (5, 0, 0), (5, 1, 1)]
    assert focal.ids.tolist() == [2, 5]
    assert focal.has_regions
    assert focal.firsts()[0].tolist() == [1, 0]


@pytest.mark.parametrize("mode", [pairwise, one_to_all, all_to_one])
def test_bad_focal_nodes(mode):
    with pytest.raises(InputError, match="1 node with a number of its own; at least 2"):
        mode(np.ones((3, 4)), FocalNodes.from_cells([0, 1], [0, 1], [7, 7]))
    with pytest.raises(InputError, match="focal node 2 lies outside the resistance layer"):
        mode(np.ones((2, 4)), TWO)
    with pytest.raises(InputError, match="included pairs name 1 of the focal nodes"):
        mode(np.ones((3, 4)), TWO, pairs=PairSelection.of("include", [(2, 9)]))
    with pytest.raises(InputError, match="2 rows x 2 columns and the resistance layer 3 x 4"):
        mode(np.ones((3, 4)), TWO, regions=np.zeros((2, 2)))
    with pytest.raises(InputError, match="Connectivity is 4 or 8, not 6"):
        mode(np.ones((3, 4)), TWO, neighbours=6)
    with pytest.raises(InputError, match="average is of resistances or of conductances, not of median"):
        mode(np.ones((3, 4)), TWO, average="median")
    with pytest.raises(InputError, match="solver is automatic, multigrid or direct, not magic"):
        mode(np.ones((3, 4)), TWO, method="magic")


def test_bad_strengths():
    with pytest.raises(InputError, match="3 source strengths for 2 focal nodes"):
        one_to_all(np.ones((3, 4)), TWO, strengths=[1, 2, 3])


def test_bad_sources_and_grounds():
    circuit = Circuit(np.array([[1.0, 1.0, 0.0]]))
    one, none, barrier = np.array([[1.0, 0, 0]]), np.zeros((1, 3)), np.array([[0, 0, 1.0]])
    with pytest.raises(InputError, match="No current source lies on a cell that conducts"):
        advanced(circuit, barrier, one)
    with pytest.raises(InputError, match="No ground lies on a cell that conducts"):
        advanced(circuit, one, none)
    with pytest.raises(InputError, match="The ground layer has 2 rows x 3 columns"):
        advanced(circuit, one, np.ones((2, 3)))
    with pytest.raises(InputError, match="keepall, rmvsrc, rmvgnd or rmvall, not by chance"):
        advanced(circuit, one, one, policy="chance")


def test_bad_regions_between():
    one, other = np.zeros((2, 3, 3), bool)
    one[0, 0] = True
    with pytest.raises(InputError, match="has no cell"):
        between(np.ones((3, 3)), one, other)
    with pytest.raises(InputError, match="share 1 cell"):
        between(np.ones((3, 3)), one, one)


def test_memory_is_asked_for_before_the_start(monkeypatch):
    monkeypatch.setattr(_component, "_SMALL", 0)
    monkeypatch.setattr("esp_toolbox.core.memory.free_memory", lambda: 1e4)
    with pytest.raises(MemoryNeeded, match="use larger cells or a smaller area"):
        pairwise(np.ones((30, 30)), TWO)


# -- pairs -------------------------------------------------------------------------------------


def test_pair_lists():
    selection = parse_pairs("mode\tinclude\n1 2\n2.0, 5\n0 7\n")
    assert selection.mode == "include"
    assert selection.ids == {1, 2, 5, 7}
    assert selection.named == {(1, 2), (2, 1), (2, 5), (5, 2)}
    assert parse_pairs("mode exclude\n1 2").skips_pair(2, 1)
    assert not parse_pairs("mode exclude\n1 2").skips_pair(1, 3)


def test_pair_matrix():
    selection = parse_pairs("min 2\nmax 50\n0 1 4 9\n1 0 2 60\n4 2 0 50\n9 1 9 0\n")
    assert selection.named == {(1, 4), (4, 1), (4, 9), (9, 4)}
    assert selection.ids == {1, 4, 9}


def test_pair_matrix_with_a_minimum_of_zero_includes_what_is_too_large():
    selection = parse_pairs("min 0\nmax 5\n0 1 2\n1 0 70\n2 -1 0\n")
    assert (1, 2) in selection.named
    assert (2, 1) not in selection.named


@pytest.mark.parametrize(
    "text", ["", "1 2\n3 4", "mode maybe\n1 2", "mode include\n1 x", "min 1\nmax 2\n0 1 2\n1 0", "min 1", "mode"]
)
def test_bad_pairs(text):
    with pytest.raises(InputError, match="cannot be read|included or excluded"):
        parse_pairs(text, "pairs.txt")


# -- text lists --------------------------------------------------------------------------------


def test_points_use_the_cell_to_the_left_and_below():
    focal = parse_points("1 105 225\n2\t140\t200\n9,110.5,210\n-4 105 205\n", GRID)
    assert list(zip(focal.numbers, focal.rows, focal.columns)) == [(1, 0, 0), (2, 2, 3), (9, 1, 1)]


def test_values_with_places():
    raster = parse_values("2.5 105 225\n-1 135 205", GRID, "sources.txt")
    assert raster[0, 0] == 2.5
    assert raster[2, 3] == -1
    assert np.isnan(raster).sum() == 10


def test_other_lists():
    network = parse_network("0 1 4\n1 2 0.5\n", True)
    assert network.conductances.tolist() == [0.25, 2]
    assert parse_network("0 1 4", False).conductances.tolist() == [4]
    assert parse_nodes("3\n5.0\n").tolist() == [3, 5]
    assert parse_node_values("0 2.5\n7 1", "grounds") == {0: 2.5, 7: 1.0}
    assert parse_rows("# a comment\n1 2 3\n\n4 5 6 7\n", 3, "x").tolist() == [[1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: parse_points("1 99 225", GRID, "p.txt"), r"x 99, y 225 of p.txt lies outside"),
        (lambda: parse_points("1 100 225", GRID, "p.txt"), "lies outside"),
        (lambda: parse_values("1 105 231", GRID, "s.txt"), "s.txt lies outside"),
        (lambda: parse_points("1 105", GRID, "p.txt"), "Line 1 of p.txt cannot be read: it needs 3 numbers"),
        (lambda: parse_rows("1\n\nx\n", 1, "n.txt"), "Line 3 of n.txt"),
        (lambda: parse_rows("nan", 1, "n.txt"), "Line 1 of n.txt"),
        (lambda: parse_rows("\n", 1, "n.txt"), "n.txt is empty"),
        (lambda: parse_network("0 1 0", True), "1 edge whose resistance"),
    ],
)
def test_bad_lists(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()


# -- configuration -----------------------------------------------------------------------------

INI = """
[Circuitscape mode]
data_type = raster
scenario = pairwise
# a comment
; another
[Habitat raster or graph]
habitat_file = cells.asc
habitat_map_is_resistances = true
connect_four_neighbors_only = 1
connect_using_avg_resistances = yes
point_file = points.txt
use_polygons = False
polygon_file = (Browse for a short-circuit region file)
mask_file = None
remove_src_or_gnd = not entered
output_file = C:\\runs\\my.run.out
solver = cg+amg
inputdir = False
"""


def test_configuration():
    found, ignored = parse_configuration(INI)
    assert found.scenario == "pairwise"
    assert found.neighbours == 4
    assert found.average == "resistance"
    assert found.habitat_map_is_resistances
    assert found.ground_file_is_resistances
    assert found.remove_src_or_gnd == "keepall"
    assert found.polygon_file is None
    assert found.mask_file is None
    assert found.stem == "my.run"
    assert found.files() == [("habitat_file", "cells.asc"), ("point_file", "points.txt")]
    assert ignored == ["solver", "inputdir"]
    assert not found.is_network


def test_files_of_a_configuration():
    options = "use_polygons=1\npolygon_file=p\nuse_mask=True\nmask_file=m\nuse_included_pairs=True\n"
    text = "scenario=one-to-all\nhabitat_file=h\npoint_file=f\nincluded_pairs_file=i\n" + options
    strengths = "use_variable_source_strengths=true\nvariable_source_file=v"
    keys = [key for key, _ in parse_configuration(text + strengths)[0].files()]
    assert keys == [
        "habitat_file", "point_file", "included_pairs_file", "variable_source_file", "polygon_file", "mask_file",
    ]
    text = "scenario=advanced\nhabitat_file=h\nsource_file=s\nground_file=g\ndata_type=network\n" + options
    assert [key for key, _ in parse_configuration(text)[0].files()] == ["habitat_file", "source_file", "ground_file"]


@pytest.mark.parametrize(
    ("value", "on"),
    [*((word, True) for word in ("TRUE", "yes", "On", "1", "True # note", "true ; note"))]
    + [*((word, False) for word in ("FALSE", "No", "off", "0", "None", "", "False # True", "# True"))],
)
def test_switches(value, on):
    assert parse_configuration(f"scenario = pairwise\nuse_mask = {value}")[0].use_mask is on


@pytest.mark.parametrize(
    ("written", "meant"),
    [("one_to_all", "one-to-all"), ("All_To_One", "all-to-one"), ("Pairwise", "pairwise"), ("Advanced", "advanced")],
)
def test_modes_as_the_program_writes_them(written, meant):
    found, _ = parse_configuration(f"scenario = {written} # mode\ndata_type = Raster\nremove_src_or_gnd = RmvSrc")
    assert (found.scenario, found.data_type, found.remove_src_or_gnd) == (meant, "raster", "rmvsrc")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("out/run_0.5", "run_0.5"),
        ("out/run_0.7", "run_0.7"),
        ("C:\\out\\run.out", "run"),
        ("my.run.out", "my.run"),
        ("a.outer/b", "b"),
        ("run.asc", "run.asc"),
        (".out", "circuitscape"),
    ],
)
def test_names_of_outputs(name, stem):
    assert parse_configuration(f"scenario = pairwise\noutput_file = {name}")[0].stem == stem


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("scenario = pairwise\nuse_mask = maybe", "use_mask is maybe; write True or False"),
        ("scenario = pairwise\nhabitat_fiel = x", "Line 2 of the configuration has the key habitat_fiel"),
        ("scenario = pairwise\nwhat is this", "Line 2 of the configuration, \"what is this\", is no setting"),
        ("scenario = sideways", "pairwise, one-to-all, all-to-one or advanced, not sideways"),
        ("[x]\n", "not empty"),
        ("scenario = pairwise\ndata_type = vector", "raster or network, not vector"),
        ("scenario = one-to-all\ndata_type = network", "the scenario one-to-all is for rasters"),
    ],
)
def test_bad_configuration(text, sentence):
    with pytest.raises(InputError, match=sentence):
        parse_configuration(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("scenario=pairwise", "habitat_file"),
        ("scenario=pairwise\nhabitat_file=(Browse for)", "habitat_file"),
        ("scenario=pairwise\nhabitat_file=x", "point_file"),
        ("scenario=advanced\nhabitat_file=x\nsource_file=None", "source_file"),
        ("scenario=pairwise\nhabitat_file=x\npoint_file=y\nuse_mask=1", "mask_file"),
    ],
)
def test_configuration_without_a_file(text, key):
    with pytest.raises(InputError, match=f"names no {key}"):
        parse_configuration(text)[0].files()
