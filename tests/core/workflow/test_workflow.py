"""The workflows on arrays: memory, larger cells, moved limits, errors of the land cover, species, climates, zones."""

from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import Network
from esp_toolbox.core.uncertainty.models import qaidam_outcome, shiyang_outcome
from esp_toolbox.core.workflow import qaidam_chain, shiyang_chain
from esp_toolbox.core.workflow.factors import Factor, factor_scores, moved_limits
from esp_toolbox.core.workflow.land_cover_errors import (
    ErrorModel,
    read_confusion,
    uniform_field,
    with_errors,
)
from esp_toolbox.core.workflow.layers import ClassLayer, coarsened, refined
from esp_toolbox.core.workflow.memo import Memo
from esp_toolbox.core.workflow.parameters import Disturbance, SpeciesProfile
from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow
from esp_toolbox.core.workflow.scenario import Scenario
from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow
from esp_toolbox.core.workflow.zone_steps import limits_of_rules, near_paths
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from workflow_cases import cover, qaidam_case, shiyang_case

ERRORS = ErrorModel(
    tuple(range(1, 10)),
    tuple(tuple(0.76 if row == column else 0.03 for column in range(9)) for row in range(9)),
    3000.0,
)


def same(first, second):
    """Two outcomes are equal to the last bit."""
    assert np.array_equal(first.inside, second.inside)
    assert dict(first.numbers) == dict(second.numbers)
    assert np.array_equal(first.labels, second.labels)
    for name, layer in first.fields.items():
        assert np.array_equal(layer, second.fields[name], equal_nan=True), name
    assert (first.zones is None) == (second.zones is None)
    assert first.zones is None or np.array_equal(first.zones, second.zones)


@pytest.mark.parametrize(("case", "model"), [(qaidam_case, qaidam_outcome), (shiyang_case, shiyang_outcome)])
def test_what_is_remembered_changes_nothing(case, model):
    layers, parameters = case()
    memo = Memo()
    settings = [
        replace(parameters, errors=ERRORS, scenario=scenario)
        for scenario in (Scenario(), Scenario(coarsening=2), Scenario(error_share=0.5, error_field=4), Scenario())
    ]
    settings.append(replace(settings[0], network=replace(parameters.network, width_factor=2.0)))
    for number, entry in enumerate(settings):
        same(model(layers, entry, memo), model(layers, entry, Memo(0.0)))
        if number == 2:
            with_errors_once = model(layers, entry, memo)
    assert not np.array_equal(with_errors_once.inside, model(layers, settings[0], memo).inside)


def test_memo_forgets_the_oldest_and_keeps_to_its_limit():
    memo, made = Memo(3000.0), []

    def make(name):
        made.append(name)
        return np.zeros(150)

    for name in ("a", "b", "a", "c", "a", "b"):
        memo.of(name, lambda name=name: make(name))
    assert made == ["a", "b", "c", "b"]
    memo.of(None, lambda: make("never kept"))
    memo.of(None, lambda: make("never kept"))
    assert made.count("never kept") == 2
    assert memo.__reduce__() == (Memo, (3000.0,))


def test_larger_cells_keep_areas_and_means():
    layers, _ = qaidam_case(health=False)
    coarse = coarsened(layers, 3)
    assert coarse.cell_size == 3 * layers.cell_size
    assert coarse.shape == (24, 24)
    block = layers.land_cover.values[:3, :3].ravel()
    assert np.bincount(block)[coarse.land_cover.values[0, 0]] == np.bincount(block).max()
    assert coarse.elevation[1, 2] == pytest.approx(layers.elevation[3:6, 6:9].mean(), rel=1e-6)
    # 70 cells are 23 blocks and a third: the last block has less than half of its cells.
    assert not coarse.land_cover.valid[-1].any()
    assert np.isnan(coarse.elevation[:, -1]).all()
    assert coarsened(layers, 1) is layers


@given(arrays(np.int64, (3, 4), elements=st.integers(0, 9)), st.integers(1, 4))
def test_refined_is_the_inverse_of_blocks(values, factor):
    fine = refined(values, factor, (3 * factor - (factor > 1), 4 * factor))
    assert fine.shape == (3 * factor - (factor > 1), 4 * factor)
    assert np.array_equal(fine[::factor, ::factor], values)


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=6, unique=True).map(sorted),
    st.lists(st.floats(-0.49, 0.49), min_size=6, max_size=6),
)
def test_moved_limits_never_cross(limits, shift):
    moved = moved_limits(limits, shift, -np.inf, np.inf)
    assert len(moved) == len(limits)
    assert all(a <= b for a, b in zip(moved, moved[1:]))
    assert moved_limits(limits, (0.0,) * 6, -2e3, 2e3) == tuple(limits)


def test_moved_limits_by_hand():
    assert moved_limits((10.0, 20.0, 40.0), (0.1, -0.2, 0.25), 0.0, 80.0) == (11.0, 18.0, 50.0)
    # Beyond an open end the distance on the other side counts.
    assert moved_limits((10.0, 20.0), (-0.1, 0.2), -np.inf, np.inf) == (9.0, 22.0)


def test_scores_of_ranges_with_moved_limits():
    plain = Factor("road", (9.0, 5.0, 1.0), ((0.0, 500.0), (500.0, 1000.0), (1000.0, np.inf)))
    distance = np.array([[0.0, 500.0, 550.0, 1000.0, 1001.0, np.nan]])
    assert np.array_equal(factor_scores(plain, distance), [[9, 9, 5, 5, 1, np.nan]], equal_nan=True)
    moved = replace(plain, shift=(0.2, 0.0))
    assert np.array_equal(factor_scores(moved, distance), [[9, 9, 9, 5, 1, np.nan]], equal_nan=True)


# -- errors of the land cover --------------------------------------------------------------


def test_errors_have_the_shares_of_the_matrix():
    generator = np.random.default_rng(0)
    layer = cover(generator.integers(1, 4, (400, 400)))
    errors = ErrorModel((1, 2, 3), ((0.7, 0.2, 0.1), (0.0, 1.0, 0.0), (0.25, 0.25, 0.5)), 0.0)
    found = np.zeros((3, 3))
    for seed in range(5):
        changed = with_errors(layer, errors, 1.0, seed, 30.0)
        found += np.histogram2d(layer.values.ravel(), changed.values.ravel(), bins=(3, 3))[0]
    assert found / found.sum(axis=1, keepdims=True) == pytest.approx(np.array(errors.shares), abs=0.003)
    half = with_errors(layer, errors, 0.5, 1, 30.0)
    assert (half.values != layer.values)[layer.values == 1].mean() == pytest.approx(0.15, abs=0.01)
    assert np.array_equal(with_errors(layer, errors, 0.0, 1, 30.0).values, layer.values)


def test_errors_leave_nodata_and_unknown_classes_alone():
    layer = ClassLayer(np.array([[1, 7, 1, 1]], dtype=np.int32), np.array([[True, True, False, True]]))
    changed = with_errors(layer, ErrorModel((1, 2), ((0.0, 1.0), (0.0, 1.0)), 0.0), 1.0, 0, 30.0)
    assert changed.values.tolist() == [[2, 7, 1, 2]]
    assert np.array_equal(changed.valid, layer.valid)


def test_neighbours_err_together_over_the_reach():
    short, long = (uniform_field((300, 300), reach, 3) for reach in (0.0, 6.0))
    for values in (short, long):
        assert values.mean() == pytest.approx(0.5, abs=0.06)
        assert values.std() == pytest.approx(1.0 / np.sqrt(12.0), abs=0.03)

    def alike(values, step):
        return np.corrcoef(values[:, step:].ravel(), values[:, :-step].ravel())[0, 1]

    assert abs(alike(short, 1)) < 0.02
    # A field smoothed by a Gaussian of s is correlated by exp(-d^2 / 4 s^2).
    assert alike(long, 6) == pytest.approx(np.exp(-0.25), abs=0.08)
    assert abs(alike(long, 40)) < 0.1
    assert not np.array_equal(long, uniform_field((300, 300), 6.0, 4))
    # Opposite edges are far apart.
    fields = [uniform_field((300, 40), 2.0, seed) for seed in range(9)]
    assert abs(np.mean([np.corrcoef(field[:, 0], field[:, -1])[0, 1] for field in fields])) < 0.3


def test_confusion_matrices_from_tables():
    columns = {"Class": ["1", "2"], "2": ["0.1", "0.8"], "1": ["0.9", "0.2"], "note": ["", ""]}
    errors = read_confusion(columns, "matrix", 100.0)
    assert errors.shares == ((0.9, 0.1), (0.2, 0.8))
    named = {"class": [4, 12], "C4": [1.0, 0.5], "class_12": [0.0, 0.5]}
    assert read_confusion(named, "matrix", 0.0).shares == ((1.0, 0.0), (0.5, 0.5))


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"class": ["1", "2"], "1": [0.9, 0.2], "2": [0.2, 0.8]}, "row of class 1 of the confusion matrix sums to 1.1"),
        ({"class": ["1", "2"], "1": [1.2, 0.0], "2": [-0.2, 1.0]}, "must be 0 or more"),
        ({"class": ["1", "2"], "1": [1.0, 0.0]}, "no column for class 2"),
        ({"a": [1], "1": [1.0]}, "has no column class"),
        ({"class": ["1", "1"], "1": [1.0, 1.0]}, "two rows for one class"),
        ({"class": ["1"], "1": ["x"]}, "is not a number"),
    ],
)
def test_confusion_matrices_that_make_no_sense(columns, sentence):
    with pytest.raises(InputError, match=sentence):
        read_confusion(columns, "matrix", 0.0)


def test_errors_without_a_matrix_are_refused():
    layers, parameters = qaidam_case(health=False)
    with pytest.raises(InputError, match="need a confusion matrix"):
        qaidam_workflow(layers, replace(parameters, scenario=Scenario(error_share=1.0)))


# -- species, climates, zones --------------------------------------------------------------


def test_species_walls_and_weights():
    layers, parameters = qaidam_case(health=False)
    plain = qaidam_workflow(layers, parameters)
    ibex = SpeciesProfile("ibex", (1.0, 1.0, 1.0, 1.0, 1.0, 3.0), (("slope", -np.inf, 12.0),))
    found = qaidam_workflow(layers, replace(parameters, profiles=(ibex,), profile=1))
    walls = np.isnan(found.resistance)
    assert walls.any()
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.weights[5] / found.weights[0] == pytest.approx(3.0 * plain.weights[5] / plain.weights[0])
    for link in np.flatnonzero(found.corridors.network.links.active):
        assert not walls[found.corridors.network.paths[link]].any()
    unknown = replace(ibex, walls=(("depth", 0.0, 1.0),))
    with pytest.raises(InputError, match="barrier on depth; the layers are"):
        qaidam_workflow(layers, replace(parameters, profiles=(unknown,), profile=1))


def test_other_climates_change_the_water_only():
    layers, _ = shiyang_case()
    shape = layers.shape
    wetter = (np.full(shape, 120.0, dtype=np.float32), np.full(shape, -20.0, dtype=np.float32))
    layers, parameters = shiyang_case(climates=(wetter,))
    plain = shiyang_workflow(layers, parameters)
    found = shiyang_workflow(layers, replace(parameters, scenario=Scenario(climate=1)))
    assert np.nanmean(found.services.water) > 2.0 * np.nanmean(plain.services.water)
    assert np.array_equal(found.services.carbon, plain.services.carbon)
    with pytest.raises(InputError, match="no climate 2; 1 are given"):
        shiyang_workflow(layers, replace(parameters, scenario=Scenario(climate=2)))


def test_cells_near_a_path_are_measured_to_the_line():
    class Links:
        active = np.array([True])

    rows, columns = np.array([2, 3, 4, 5, 5, 5]), np.array([2, 3, 4, 5, 6, 7])
    network = Network(Links(), ((rows, columns),), np.zeros((12, 12)), np.zeros((1, 2, 2)))
    grid = np.stack(np.mgrid[0:12, 0:12], axis=-1).reshape(-1, 2)
    ends = np.stack([rows, columns], axis=1).astype(float)
    distance = np.full(144, np.inf)
    for start, stop in zip(ends, ends[1:]):
        along = np.clip((grid - start) @ (stop - start) / ((stop - start) @ (stop - start)), 0.0, 1.0)
        distance = np.minimum(distance, np.linalg.norm(grid - start - along[:, None] * (stop - start), axis=1))
    for width in (0.5, 0.75, 1.0, 1.5, 2.2, 3.6):
        near = near_paths(network, (12, 12), 100.0, 100.0 * width)
        assert np.array_equal(near.ravel(), distance <= width + 1e-9)


def test_zones_feel_disturbance_and_moved_limits():
    layers, parameters = qaidam_case()
    zones = parameters.zones
    assert zones.limit_names == ("Falling health: trend_max", "Near a source: sources_max")
    plain = qaidam_workflow(layers, parameters)
    mines = np.where(np.arange(layers.shape[1]) < 30, 0.0, 1e5)[None, :].repeat(layers.shape[0], 0)
    disturbances = (Disturbance("mines", False, 2000.0, mines=True),)
    values, names = limits_of_rules(zones.rules, disturbances)
    assert names[-1] == "mines"
    changed = replace(parameters, zones=replace(zones, limits=values, limit_names=names, disturbances=disturbances))
    found = qaidam_workflow(replace(layers, disturbance=(mines,)), changed)
    artificial = found.zones.zone == 2
    # Built-up land is restored by works in any case.
    before = plain.zones.zone == 2
    assert np.count_nonzero(artificial[:, :30]) > np.count_nonzero(before[:, :30])
    assert np.array_equal(artificial[:, 30:], before[:, 30:])
    # The weakest part of the weak land alone.
    whole = qaidam_workflow(layers, replace(parameters, zones=replace(zones, nested=False)))
    assert 0 < plain.zones.zoning.base < whole.zones.zoning.base
    # The quarter nearest to the sources becomes half of the land.
    nearer = replace(parameters, zones=replace(zones, limits=(values[0], 50.0)))
    assert np.count_nonzero(qaidam_workflow(layers, nearer).zones.zone == 4) >= np.count_nonzero(plain.zones.zone == 4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sources": {"least_dpc": 100.0}}, "No patch has a dPC"),
        ({"network": {"radius_factor": 1.0, "radii": (10.0, 5.0, 1.0)}}, ""),
    ],
)
def test_steps_say_what_is_wrong(change, sentence):
    layers, parameters = qaidam_case(health=False)
    for name, values in change.items():
        parameters = replace(parameters, **{name: replace(getattr(parameters, name), **values)})
    if sentence:
        with pytest.raises(InputError, match=sentence):
            qaidam_workflow(layers, parameters)
    else:
        # Radii below a cell are raised to it.
        assert set(qaidam_workflow(layers, parameters).corridors.scores.radii) == {layers.cell_size}


def test_layers_of_another_shape_are_refused():
    layers, _ = qaidam_case(health=False)
    layers.check()
    with pytest.raises(InputError, match="The layer ndvi has 70 x 69 cells"):
        replace(layers, ndvi=layers.ndvi[:, 1:]).check()


@pytest.mark.parametrize(("workflow", "steps"), [(qaidam_case, qaidam_chain), (shiyang_case, shiyang_chain)])
def test_layers_that_species_meet_walls_on_are_measured(workflow, steps):
    layers, parameters = workflow()
    species = replace(parameters, profiles=(SpeciesProfile("a", (), (("none", 0.0, 1.0),)),), profile=1)
    run = steps.qaidam_workflow if steps is qaidam_chain else steps.shiyang_workflow
    with pytest.raises(InputError) as refused:
        run(layers, species)
    assert set(refused.value.values["known"].split(", ")) == set(steps.MEASURED)
