"""Agreement with Circuitscape: its verification suite and the published resistance of its benchmark."""

import gzip
import importlib.util
import json

import numpy as np
import pytest
import suite_adapter
from esp_toolbox.core.circuit.conductance import cell_conductance
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes

CASES = (
    [f"sgVerify{k}" for k in (1, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16)]
    + [f"mgVerify{k}" for k in (1, 2, 4, 6, 7)]
    + [f"oneToAllVerify{k}" for k in (1, 2, 4, 5, 7, 8, 9, 11, 12)]
    + [f"allToOneVerify{k}" for k in (1, 3, 4, 5, 6, 8, 10, 11)]
    + ["sgNetworkVerify1", "sgNetworkVerify3", "mgNetworkVerify1", "mgNetworkVerify3"]
)


@pytest.fixture(scope="module")
def verify(oracles):
    pytest.importorskip("osgeo")
    spec = importlib.util.spec_from_file_location("circuit_verify", oracles / "circuit" / "verify.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_cases_are_listed(oracles):
    names = json.loads((oracles / "circuit" / "cases.json").read_text())["cases"]
    assert sorted(names) == sorted(CASES)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("method", ["automatic", "multigrid"])
def test_suite(verify, name, method):
    if method == "multigrid" and "Network" in name:
        pytest.skip("networks have no raster to coarsen")
    case, expected = verify.load_case(name), verify.load_expected(name)
    found = suite_adapter.solve(case, method)
    compared = verify.required(name) & set(expected)
    assert compared
    for key in compared:
        deviation, within = verify.compare(key, found[key], expected[key])
        assert deviation <= 1e-6, key
        assert within, key


def test_benchmark_resistance(oracles):
    """BigTests 1m, 4 neighbours, average resistance: R = 399.384073."""
    folder = oracles / "circuit" / "bigtests" / "1m"
    with gzip.open(folder / "cellmap.asc.gz", "rt") as file:
        for _ in range(6):
            file.readline()
        resistance = np.array(file.read().split(), dtype=float).reshape(1000, 1000)
    resistance[resistance == -9999] = np.nan
    points = np.loadtxt(folder / "points.txt")
    rows = np.ceil(1000 - (points[:, 2] + 0.5)).astype(int) - 1
    columns = np.ceil(points[:, 1] + 0.5).astype(int) - 1
    focal = FocalNodes.from_cells(rows, columns, points[:, 0])
    result = pairwise(cell_conductance(resistance), focal, 4, "resistance")
    assert result.resistances[0, 1] == pytest.approx(399.384073, rel=1e-7)
    assert result.report.converged
    assert result.report.residual <= 1e-8
    assert result.cumulative.max() == pytest.approx(1.0, abs=1e-8)
