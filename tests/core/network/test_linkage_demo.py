"""The demonstration of Linkage Mapper: costs, pairs and rules."""

import csv

import numpy as np
import pytest
from esp_toolbox.core.network.adjacency import candidate_links
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.links import LinkStatus
from esp_toolbox.core.network.selection import LinkLimits
from link_scenes import row_of


@pytest.fixture(scope="module")
def demo(oracles):
    gdal = pytest.importorskip("osgeo.gdal")
    folder = oracles / "linkage"
    dataset = gdal.Open(str(folder / "lm_resistances.tif"))
    resistance = dataset.ReadAsArray().astype(np.float64)
    resistance[resistance < 0] = np.nan
    labels = gdal.Open(str(folder / "lm_cores.tif")).ReadAsArray().astype(np.int32)
    return folder, resistance, labels, dataset.GetGeoTransform()[1]


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_demo_costs_of_arcgis(demo):
    folder, resistance, labels, cell_size = demo
    links = least_cost_network(resistance, labels, cell_size).links
    cost = dict(zip(links.pairs(), links.cost))
    for row in rows_of(folder / "lm_expected_arcgis.csv"):
        pair = int(row["core1"]), int(row["core2"])
        assert cost[pair] == pytest.approx(float(row["implied_arcgis_cwd"]), rel=6e-6)
        if row["arcgis_cwd_printed"]:
            assert cost[pair] == pytest.approx(float(row["arcgis_cwd_printed"]), abs=0.051)


def test_demo_all_pairs(demo):
    folder, resistance, labels, cell_size = demo
    network = least_cost_network(resistance, labels, cell_size, NetworkRules(adjacency="all"))
    adjacent = candidate_links(resistance, labels, cell_size)
    bounds = dict(zip(adjacent.pairs(), adjacent.bound))
    table = rows_of(folder / "lm_pairs_ours.csv")
    assert len(table) == len(network.links) == 15
    for row in table:
        pair = int(row["core1"]), int(row["core2"])
        k = row_of(network, pair)
        assert network.links.cost[k] == pytest.approx(float(row["cwd"]), abs=6e-5)
        assert network.links.length[k] == pytest.approx(float(row["lcp_len"]), abs=6e-3)
        assert network.links.between[k] == int(row["intermediate"] or 0)
        # Cells cover the outlines to within a cell.
        assert network.links.euclid[k] == pytest.approx(float(row["euc"]), abs=1.5 * cell_size)
        assert (pair in bounds) == (row["cwdadj"] == "1" or row["eucadj"] == "1")
        if row["boundary_cost"] != "nan":
            assert bounds[pair] == pytest.approx(float(row["boundary_cost"]), abs=6e-5)


def test_demo_preview_is_the_boundary_cost(demo):
    folder, resistance, labels, cell_size = demo
    links = least_cost_network(resistance, labels, cell_size, NetworkRules(preview=True)).links
    cost = dict(zip(links.pairs(), links.cost))
    wanted = {
        (int(row["core1"]), int(row["core2"])): float(row["boundary_cost"])
        for row in rows_of(folder / "lm_pairs_ours.csv")
        if row["cwdadj"] == "1"
    }
    assert cost == pytest.approx(wanted, abs=6e-5)


def test_demo_network_of_the_guide(demo):
    _, resistance, labels, cell_size = demo
    rules = NetworkRules(limits=LinkLimits(maximum_euclid=40000, maximum_cost=100000), nearest=4)
    links = least_cost_network(resistance, labels, cell_size, rules).links
    named = dict(zip(links.pairs(), links.status.tolist()))
    assert links.active.sum() == 8
    assert {pair: status for pair, status in named.items() if status < 0} == {
        (1, 2): LinkStatus.COST_TOO_HIGH,
        (2, 5): LinkStatus.THROUGH_SOURCE,
    }
    assert links.between[links.pairs().index((2, 5))] == 3
    free = NetworkRules(limits=LinkLimits(drop_intermediate=False))
    assert least_cost_network(resistance, labels, cell_size, free).links.active.sum() == 10
