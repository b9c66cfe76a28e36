"""Limits of links, third sources, the user's choice: each rule and the status it gives."""

from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.links import LinkStatus
from esp_toolbox.core.network.selection import LinkLimits
from link_scenes import chain, row_of, statuses, walled


def test_paths_through_third_sources_are_dropped():
    resistance, labels = chain()
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    active = {(1, 2), (2, 3), (3, 4)}
    assert {pair for pair, status in statuses(network).items() if status > 0} == active
    assert set(statuses(network).values()) == {1, LinkStatus.THROUGH_SOURCE}
    assert network.links.between[row_of(network, (1, 4))] == 2
    assert network.paths[row_of(network, (1, 4))][0].size == 19


def test_passing_beside_a_third_source_is_fine():
    resistance, labels = chain()
    labels[1, 4] = 0
    labels[0, 4] = 2
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    assert statuses(network)[1, 3] == LinkStatus.CONNECTS


def test_limits_hold_at_their_own_value():
    resistance, labels = chain()
    wide = NetworkRules(adjacency="all")
    # From side to side the gaps are a cell less than from centre to centre.
    for limits, pair, status in (
        (LinkLimits(maximum_euclid=7.0), (3, 4), 1),
        (LinkLimits(maximum_euclid=6.9), (3, 4), LinkStatus.EUCLID_TOO_LONG),
        (LinkLimits(minimum_euclid=3.0), (1, 2), 1),
        (LinkLimits(minimum_euclid=3.1), (1, 2), LinkStatus.EUCLID_TOO_SHORT),
        (LinkLimits(maximum_cost=8.0), (3, 4), 1),
        (LinkLimits(maximum_cost=7.9), (3, 4), LinkStatus.COST_TOO_HIGH),
        (LinkLimits(minimum_cost=4.0), (1, 2), 1),
        (LinkLimits(minimum_cost=4.1), (1, 2), LinkStatus.COST_TOO_LOW),
    ):
        network = least_cost_network(resistance, labels, 1.0, replace(wide, limits=limits))
        assert statuses(network)[pair] == status


def test_the_first_broken_rule_is_named():
    resistance, labels = chain()
    rules = NetworkRules(adjacency="all", limits=LinkLimits(maximum_euclid=10.0, maximum_cost=9.0))
    links = least_cost_network(resistance, labels, 1.0, rules).links
    named = dict(zip(links.pairs(), links.status.tolist()))
    assert named[1, 4] == LinkStatus.EUCLID_TOO_LONG
    assert named[1, 3] == LinkStatus.COST_TOO_HIGH
    row = links.pairs().index((1, 4))
    assert np.isnan(links.cost[row]) and links.euclid[row] == 17.0


def test_limits_must_be_in_order():
    with pytest.raises(InputError, match="least distance of a link, 5, is above the greatest, 2"):
        LinkLimits(minimum_euclid=5, maximum_euclid=2)
    with pytest.raises(InputError, match="least cost of a link, 5, is above the greatest, 2"):
        LinkLimits(minimum_cost=5, maximum_cost=2)


def test_no_path_has_its_own_status():
    resistance, labels = walled()
    resistance[:, 5] = np.nan
    labels[8, 5] = 0
    network = least_cost_network(resistance, labels, 1.0, NetworkRules())
    assert statuses(network) == {(1, 2): LinkStatus.NO_PATH}
    assert np.isinf(network.links.cost[0]) and np.isnan(network.links.length[0])


def test_sources_on_nodata_are_reported_not_lost():
    resistance, labels = chain()
    resistance[1, 10] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    named = statuses(network)
    assert {named[pair] for pair in ((1, 3), (2, 3), (3, 4))} == {LinkStatus.NO_PATH}
    # The cell of the lost source is a wall: the way leads round it.
    assert named[2, 4] == LinkStatus.CONNECTS
    centres = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all", endpoints="centroid"))
    assert statuses(centres) == named


def test_partly_usable_sources_start_where_they_can():
    resistance, labels = chain()
    labels[:, 0] = 1
    resistance[:2, 0] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    rows, columns = network.paths[0]
    assert (rows[0], columns[0]) == (2, 0)


@pytest.mark.parametrize("resistance", [1.0, np.nan])
def test_one_source_is_not_a_network(resistance):
    labels = np.zeros((4, 4), dtype=np.int32)
    labels[0, 0] = 1
    if np.isnan(resistance):
        labels[3, 3] = 2
    surface = np.full((4, 4), 1.0)
    surface[3, 3] = resistance
    with pytest.raises(InputError, match="at least two sources on cells with a resistance"):
        least_cost_network(surface, labels, 1.0)


def test_bad_grids():
    with pytest.raises(InputError, match="give both on one grid"):
        least_cost_network(np.ones((3, 4)), np.ones((4, 3), dtype=int), 1.0)
    resistance, labels = chain()
    resistance[2, 3:5] = -1.0
    with pytest.raises(InputError, match="0 or negative in 2 cells"):
        least_cost_network(resistance, labels, 1.0)


# -- the user's choice -------------------------------------------------------------------------


def test_kept_links_pass_every_rule_and_dropped_ones_none():
    resistance, labels = chain()
    rules = NetworkRules(
        adjacency="cost",
        limits=LinkLimits(maximum_euclid=6.0, maximum_cost=7.0),
        keep=((4, 1),),
        drop=((2, 1),),
    )
    network = least_cost_network(resistance, labels, 1.0, rules)
    assert statuses(network) == {
        (1, 2): LinkStatus.DROPPED_BY_USER,
        (1, 4): LinkStatus.KEPT_BY_USER,
        (2, 3): LinkStatus.CONNECTS,
        (3, 4): LinkStatus.EUCLID_TOO_LONG,
    }
    assert network.links.cost.tolist()[:2] == [4.0, 18.0]


def test_kept_links_need_a_path():
    resistance, labels = walled()
    resistance[:, 5] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="list", keep=((1, 2),)))
    assert statuses(network) == {(1, 2): LinkStatus.NO_PATH}


def test_a_link_cannot_be_kept_and_dropped():
    resistance, labels = chain()
    with pytest.raises(InputError, match="The link 1-2 is both to be kept and to be dropped"):
        least_cost_network(resistance, labels, 1.0, NetworkRules(keep=((1, 2),), drop=((2, 1),)))
