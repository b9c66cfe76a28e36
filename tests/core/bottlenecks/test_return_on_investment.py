"""Barriers by maximum and sum in one run, and restored by return on investment, against plain loops."""

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.barrier_restoration import restore_barriers
from esp_toolbox.core.bottlenecks.barriers import barrier_scores
from esp_toolbox.core.bottlenecks.return_on_investment import Investment
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces

CELL, RADII = 30.0, [60.0, 120.0]
FREE = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))


@pytest.fixture
def land():
    """Rough land with a dear road across it, four sources; restoring costs more in the east, in part no one knows."""
    random = np.random.default_rng(8)
    resistance = np.exp(random.normal(0.7, 0.5, (36, 40)))
    resistance[17:19] = 60.0
    labels = np.zeros(resistance.shape, dtype=np.int32)
    for label, (row, column) in enumerate(((3, 4), (4, 33), (30, 3), (31, 34)), 1):
        labels[row : row + 3, column : column + 3] = label
    resistance[labels > 0] = 1.0
    costs = 0.1 + np.linspace(0.0, 5.0, 40) * np.ones((36, 1))
    costs[16:20, 4:9] = np.nan
    return resistance, labels, costs


def network_of(resistance, labels):
    store = MemorySurfaces(labels.shape)
    return least_cost_network(resistance, labels, CELL, FREE, store=store), store


def test_both_ways_of_combining(land):
    resistance, labels, _ = land
    network, store = network_of(resistance, labels)
    most, total, both = (
        barrier_scores(network, resistance, CELL, RADII, store, way) for way in ("maximum", "sum", "both")
    )
    for name in ("centres", "percent", "circles", "radius", "link"):
        np.testing.assert_array_equal(getattr(both, name), getattr(most, name))
    np.testing.assert_array_equal(both.summed, total.centres)
    assert most.summed is None and (both.summed > np.nan_to_num(both.centres)).any()


def test_the_highest_return_comes_first(land):
    resistance, labels, costs = land
    steps = [(step, surface.copy()) for step, surface in _again(land)]
    assert len(steps) == 3
    rows, columns = np.indices(labels.shape)
    surface, barred = resistance, np.zeros(labels.shape, dtype=bool)
    for step, changed in steps:
        network, store = network_of(surface, labels)
        best = (-1.0, None)
        for radius in RADII:
            score = barrier_scores(network, surface, CELL, [radius], store).centres
            for row, column in zip(*np.nonzero((score > 0) & ~barred)):
                disc = np.hypot(rows - row, columns - column) <= radius / CELL + 1e-9
                priced = costs[disc & np.isfinite(costs)]
                if priced.size:
                    value = score[row, column] * 2 * radius / (priced.mean() * np.pi * radius**2)
                    best = max(best, (value, (row, column, radius)))
        assert step.returns == pytest.approx(best[0], rel=1e-5)
        assert (step.row, step.column, step.radius) == best[1]
        assert step.returns == pytest.approx(step.score * 2 * step.radius / step.money, rel=1e-6)
        disc = np.hypot(rows - step.row, columns - step.column) <= step.radius / CELL + 1e-9
        barred |= disc
        surface = changed
    # By score alone another place comes first.
    by_score, _ = next(
        iter(restore_barriers(*network_of(*land[:2])[:1], resistance, CELL, RADII, 1, MemorySurfaces(labels.shape)))
    )
    assert (by_score.row, by_score.column) != (steps[0][0].row, steps[0][0].column) and np.isnan(by_score.money)


def _again(land):
    resistance, labels, costs = land
    network, store = network_of(resistance, labels)
    return restore_barriers(network, resistance, CELL, RADII, 3, store, investment=Investment(costs))


def test_the_budget_lasts(land):
    resistance, labels, costs = land
    first = next(iter(_again(land)))[0].money
    network, store = network_of(resistance, labels)
    investment = Investment(costs, 2.5 * first)
    steps = [step for step, _ in restore_barriers(network, resistance, CELL, RADII, 50, store, investment=investment)]
    assert (
        steps
        and sum(step.money for step in steps)
        <= 2.5 * first
        < sum(step.money for step in steps) + np.nanmin(investment.of_discs(RADII[0], CELL)) * 60
    )


def test_refusals():
    for costs, budget, sentence in (
        (np.zeros((2, 2)), np.inf, "above 0 nowhere"),
        (np.array([[-1.0, 2.0]]), np.inf, "negative in 1 cell"),
        (np.ones((2, 2)), -5.0, "budget is -5"),
    ):
        with pytest.raises(InputError, match=sentence):
            Investment(costs, budget)
