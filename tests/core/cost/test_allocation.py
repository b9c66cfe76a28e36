"""Neighbouring sources by cost and by distance, and the bound of their links."""

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs
from esp_toolbox.core.cost.allocation import adjacent_labels, allocation_links, euclidean_allocation
from esp_toolbox.core.cost.paths import least_cost_path
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from pairing import paired

LABELS = arrays(
    np.int32,
    st.tuples(st.integers(1, 8), st.integers(1, 8)),
    elements=st.sampled_from([0, 0, 0, 2, 3, 9]),
    fill=st.nothing(),
)


def pairs_by_hand(allocation):
    found = set()
    rows, columns = allocation.shape
    for row in range(rows):
        for column in range(columns):
            for r in range(max(0, row - 1), min(rows, row + 2)):
                for c in range(max(0, column - 1), min(columns, column + 2)):
                    a, b = sorted((int(allocation[row, column]), int(allocation[r, c])))
                    if 0 < a < b:
                        found.add((a, b))
    return sorted(found)


@given(LABELS)
def test_adjacent_labels(allocation):
    lower, upper = adjacent_labels(allocation)
    assert list(zip(lower.tolist(), upper.tolist())) == pairs_by_hand(allocation)


@given(LABELS)
def test_euclidean_allocation_is_exact(sources):
    if not sources.any():
        with pytest.raises(InputError, match="no source"):
            euclidean_allocation(sources)
        return
    labels = euclidean_allocation(sources)
    cells = np.argwhere(sources > 0)
    names = sources[sources > 0]
    for row, column in np.ndindex(*sources.shape):
        squared = ((cells - (row, column)) ** 2).sum(axis=1)
        assert labels[row, column] in names[squared == squared.min()]
    assert_array_equal(labels[sources > 0], names)


def test_links_bound_the_cost_and_name_the_touching_zones(make_surface):
    for kind in ("classes", "heavy", "holes", "rooms"):
        resistance = make_surface(kind)
        sources = np.zeros(resistance.shape, dtype=int)
        for label, (row, column) in enumerate([(5, 5), (80, 10), (40, 45), (10, 80), (85, 85)], 1):
            sources[row : row + 3, column : column + 3] = label * 2
        result = accumulated_cost(resistance, sources, 30.0)
        links = allocation_links(result.cost, result.allocation, resistance, 30.0)
        touching = list(zip(links.from_label.tolist(), links.to_label.tolist()))
        assert touching == pairs_by_hand(result.allocation)
        alone = dict(source_costs(resistance, sources, 30.0))
        for low, high, bound in paired(links.from_label, links.to_label, links.boundary_cost):
            link_cost = alone[low][sources == high].min()
            assert link_cost <= bound
        # The nearest pair of all meets at the border on its way: there the bound is the cost itself.
        nearest = int(np.argmin(links.boundary_cost))
        low, high = links.from_label[nearest], links.to_label[nearest]
        assert_allclose(links.boundary_cost[nearest], alone[low][sources == high].min(), rtol=1e-10)


def test_a_cutoff_at_the_bound_reaches_the_other_source(make_surface):
    resistance = make_surface("smooth")
    sources = np.zeros(resistance.shape, dtype=int)
    sources[4, 4], sources[80, 85], sources[9, 70] = 1, 2, 3
    result = accumulated_cost(resistance, sources, 30.0)
    links = allocation_links(result.cost, result.allocation, resistance, 30.0)
    for low, high, bound in paired(links.from_label, links.to_label, links.boundary_cost):
        for start, end in ((low, high), (high, low)):
            ((_, cost),) = source_costs(resistance, sources, 30.0, labels=[start], cutoffs=bound)
            target = np.argwhere(sources == end)[0]
            assert np.isfinite(cost[tuple(target)])
            assert least_cost_path(cost, resistance, 30.0, tuple(target))[0].size > 1


def test_zones_that_touch_at_a_corner_are_linked():
    resistance = np.array([[1.0, np.nan], [np.nan, 3.0]])
    sources = np.array([[4, 0], [0, 2]])
    result = accumulated_cost(resistance, sources, 10.0)
    links = allocation_links(result.cost, result.allocation, resistance, 10.0)
    assert_array_equal(links.from_label, [2])
    assert_array_equal(links.to_label, [4])
    assert_allclose(links.boundary_cost, [20.0 * np.sqrt(2)])


def test_separate_zones_have_no_link():
    resistance = np.ones((3, 5))
    resistance[:, 2] = np.nan
    sources = np.array([[1, 0, 0, 0, 2]] * 3)
    result = accumulated_cost(resistance, sources, 1.0)
    links = allocation_links(result.cost, result.allocation, resistance, 1.0)
    assert links.from_label.size == links.to_label.size == links.boundary_cost.size == 0
    # A straight line does not heed the wall.
    lower, upper = adjacent_labels(euclidean_allocation(sources))
    assert_array_equal(lower, [1])
    assert_array_equal(upper, [2])


def test_linkage_mapper_demo(oracles):
    """Link costs, adjacency and bounds of Linkage Mapper's demo landscape."""
    gdal = pytest.importorskip("osgeo.gdal")
    folder = oracles / "linkage"
    raster = gdal.Open(str(folder / "lm_resistances.tif"))
    cell_size = raster.GetGeoTransform()[1]
    resistance = raster.ReadAsArray().astype(float)
    resistance[resistance == raster.GetRasterBand(1).GetNoDataValue()] = np.nan
    cores_raster = gdal.Open(str(folder / "lm_cores.tif"))
    cores = cores_raster.ReadAsArray().astype(int)
    cores[cores == cores_raster.GetRasterBand(1).GetNoDataValue()] = 0
    cores[cores < 0] = 0

    alone = dict(source_costs(resistance, cores, cell_size))
    result = accumulated_cost(resistance, cores, cell_size)
    links = allocation_links(result.cost, result.allocation, resistance, cell_size)
    bounds = dict(zip(zip(links.from_label.tolist(), links.to_label.tolist()), links.boundary_cost))
    euclidean = set(zip(*(side.tolist() for side in adjacent_labels(euclidean_allocation(cores)))))

    pairs = np.genfromtxt(folder / "lm_pairs_ours.csv", delimiter=",", names=True)
    for pair in pairs:
        a, b = int(pair["core1"]), int(pair["core2"])
        assert alone[a][cores == b].min() == pytest.approx(pair["cwd"], rel=1e-8)
        assert alone[b][cores == a].min() == pytest.approx(pair["cwd_rev"], rel=1e-8)
        assert ((a, b) in bounds) == bool(pair["cwdadj"])
        assert ((a, b) in euclidean) == bool(pair["eucadj"])
        if (a, b) in bounds:
            assert bounds[a, b] == pytest.approx(pair["boundary_cost"], rel=1e-8)

    arcgis = np.genfromtxt(folder / "lm_expected_arcgis.csv", delimiter=",", names=True)
    for row in arcgis:
        ours = alone[int(row["core1"])][cores == int(row["core2"])].min()
        assert ours == pytest.approx(row["implied_arcgis_cwd"], rel=6e-6)
