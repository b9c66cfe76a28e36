"""What if the best barriers were restored: costs against whole new networks."""

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.barrier_restoration import restore_barriers
from esp_toolbox.core.bottlenecks.barriers import barrier_scores
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces
from hypothesis import given, settings
from hypothesis import strategies as st

FREE = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))
CELL = 30.0


def landscape(seed, shape=(40, 44)):
    """Rough land, a dear road across it, walls, four sources."""
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0.7, 0.8, shape))
    resistance[19:21] = 80.0
    resistance[random.random(shape) < 0.03] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label, (row, column) in enumerate(((3, 4), (5, 36), (33, 3), (34, 37)), 1):
        labels[row : row + 3, column : column + 3] = label
    resistance[labels > 0] = 1.0
    return resistance, labels


def restored(resistance, labels, radii, count, **options):
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, CELL, FREE, 0.0, store)
    # A surface of a later step is changed further on; keep what it was.
    steps = [
        (step, surface.copy())
        for step, surface in restore_barriers(network, resistance, CELL, radii, count, store, **options)
    ]
    return network, store, steps


@given(st.integers(0, 10_000), st.sampled_from(["maximum", "sum"]), st.booleans())
@settings(max_examples=6)
def test_each_step_against_a_new_network(seed, combine, open_nodata):
    resistance, labels = landscape(seed)
    radii = [60.0, 150.0]
    network, _, steps = restored(resistance, labels, radii, 3, combine=combine, open_nodata=open_nodata)
    before, surface_before = network.links.cost, resistance
    assert steps
    for step, surface in steps:
        store = MemorySurfaces(labels.shape)
        network = least_cost_network(surface_before, labels, CELL, FREE, 0.0, store)
        scores = barrier_scores(network, surface_before, CELL, radii, store, combine, open_nodata=open_nodata)
        # The highest score, or, near an earlier disc, the highest elsewhere.
        assert step.score == scores.centres[step.row, step.column] <= np.nanmax(scores.centres)
        assert step.radius == scores.radius[step.row, step.column]
        rows, columns = np.indices(labels.shape)
        inside = np.hypot(rows - step.row, columns - step.column) <= step.radius / CELL + 1e-9
        wanted = surface_before.copy()
        wanted[inside & ((wanted > 1) | (np.isnan(wanted) & open_nodata))] = 1.0
        np.testing.assert_array_equal(surface, wanted)
        assert step.cells == np.count_nonzero((wanted != surface_before) & ~np.isnan(wanted))
        assert step.opened == np.count_nonzero(np.isnan(surface_before) & ~np.isnan(wanted))
        np.testing.assert_array_equal(step.before, before)
        after = least_cost_network(surface, labels, CELL, FREE).links.cost
        np.testing.assert_allclose(step.after, after, rtol=1e-12)
        assert (step.saved >= 0).all()
        before, surface_before = step.after, surface


def test_a_road_is_crossed_first_where_it_pays_most():
    resistance, labels = landscape(1)
    resistance[np.isnan(resistance)] = 2.0
    network, store, steps = restored(resistance, labels, [60.0], 2)
    first, second = (step for step, _ in steps)
    assert 18 <= first.row <= 21 and first.score == np.nanmax(
        barrier_scores(network, resistance, CELL, [60.0], store).centres
    )
    # The corridor saves about what the score foretells: steps on a grid are up to 8 % longer than straight ones.
    assert first.saved.max() >= first.score * 120.0 - 0.09 * 120.0
    assert np.hypot(first.row - second.row, first.column - second.column) * CELL > 60.0
    assert second.score <= first.score


def test_known_scores_are_taken_up_and_nothing_left_ends_it():
    resistance, labels = landscape(4)
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, CELL, FREE, 0.0, store)
    scores = barrier_scores(network, resistance, CELL, [90.0], store)
    (given_step, _), (step, _) = (
        next(restore_barriers(network, resistance, CELL, [90.0], 1, store, scores=known)) for known in (scores, None)
    )
    assert (given_step.row, given_step.column, given_step.score) == (step.row, step.column, step.score)
    plain = np.ones(labels.shape)
    assert restored(plain, labels, [90.0], 3)[2] == []
    assert list(restore_barriers(network, resistance, CELL, [90.0], 0, store)) == []
    with pytest.raises(InputError, match="The number of barriers to restore is -1; give 0 or more"):
        next(restore_barriers(network, resistance, CELL, [90.0], -1, store))


def test_closed_walls_do_not_hold_it_up():
    # A wall with a distant gap: the score promises a way through the wall, which stays closed.
    resistance = np.full((30, 41), 2.0)
    resistance[2:, 20] = np.nan
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[25, 4], labels[25, 36] = 1, 2
    _, _, steps = restored(resistance, labels, [60.0], 4, open_nodata=False)
    places = [(step.row, step.column) for step, _ in steps]
    assert len(set(places)) == len(places) == 4
    assert all(np.isnan(surface[2:, 20]).all() and step.opened == 0 for step, surface in steps)
    opened = restored(resistance, labels, [60.0], 1)[2][0][0]
    assert opened.opened > 0 and opened.saved[0] > 0
