"""Influence, stability, validation and the quick version, against known answers."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.uncertainty.designs import make_design
from esp_toolbox.core.uncertainty.fixed_limits import fixed_limits
from esp_toolbox.core.uncertainty.influence import (
    independent,
    least_telling_correlation,
    rank_correlations,
    sobol_indices,
)
from esp_toolbox.core.uncertainty.models import ELEMENTS, QAIDAM_NUMBERS, qaidam_outcome
from esp_toolbox.core.uncertainty.outcome import Links, Outcome, packed
from esp_toolbox.core.uncertainty.quick import corridor_sweep, largest_first, source_sweep, tornado
from esp_toolbox.core.uncertainty.settings import groups_of
from esp_toolbox.core.uncertainty.stability import Catalogue, Tally
from esp_toolbox.core.uncertainty.study import Study, run_study
from esp_toolbox.core.uncertainty.validation import (
    Observations,
    auc,
    background,
    measurement_skill,
    presence_skill,
    read_observations,
    suitability_of,
)
from esp_toolbox.core.uncertainty.variables import Variable
from esp_toolbox.core.uncertainty.workflow_variables import qaidam_variables
from esp_toolbox.core.workflow.memo import Memo
from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow
from scipy import stats
from workflow_cases import qaidam_case, toy_study, unbridged


@dataclass(frozen=True)
class Three:
    """The three angles of Ishigami's function."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0


def ishigami(layers, parameters, memo, progress):
    """sin x + 7 sin^2 y + 0.1 z^4 sin x, whose Sobol indices are known."""
    x, y, z = parameters.x, parameters.y, parameters.z
    value = np.sin(x) + 7.0 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    return Outcome(np.ones((1, 1, 1), dtype=bool), {"value": float(value), "same": 1.0, "none": float("nan")})


def test_sobol_indices_of_ishigamis_function():
    variables = tuple(Variable(name, "number", (name,), -4.0, 4.0, "uniform", -np.pi, np.pi) for name in "xyz")
    study = Study(ishigami, np.zeros(1), Three(), variables, (1, 1), ("source",), ("value", "same", "none"))
    design = make_design("saltelli", 5 * 2048, groups_of(variables, Three()), 3)
    runs = run_study(study, design).runs
    found = sobol_indices(design, 3, np.array(runs.indices), np.array(runs.numbers))
    first, total = found.first[:, 0], found.total[:, 0]
    assert first == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)
    assert (np.abs(first - [0.3139, 0.4424, 0.0]) < 4.0 * found.first_error[:, 0]).all()
    assert np.isnan(found.first[:, 1:]).all()
    assert np.isnan(found.total[:, 1:]).all()
    assert found.used == 2048


def test_sobol_indices_leave_incomplete_rows_out():
    study = toy_study(fails_above=0.9)
    design = make_design("saltelli", 5 * 256, groups_of(study.variables, study.parameters), 1)
    runs = run_study(study, design).runs
    found = sobol_indices(design, 3, np.array(runs.indices), np.array(runs.numbers))
    assert 150 < found.used < 256
    # Three numbers of equal part; a is cut off at 0.9.
    assert found.first[:, 0] == pytest.approx([0.29, 0.355, 0.355], abs=0.08)
    assert found.first[:, 1] == pytest.approx([1.0, 0.0, 0.0], abs=0.08)


def test_only_the_first_blocks_of_saltellis_design_are_independent():
    design = make_design("saltelli", 5 * 8, [1, 1, 1], 1)
    assert np.flatnonzero(independent(design, np.array([0, 3, 15, 16, 39]))).tolist() == [0, 1, 2]
    assert independent(make_design("sobol", 40, [3], 1), np.arange(40)).all()


def test_rank_correlations_are_spearmans():
    generator = np.random.default_rng(1)
    values = generator.random((60, 3))
    values[:, 2] = 0.5
    outputs = np.column_stack([np.exp(values[:, 0]) + 0.1 * values[:, 1], generator.random(60)])
    outputs[:5, 1] = np.nan
    found = rank_correlations(values, outputs)
    assert found[0, 0] == pytest.approx(stats.spearmanr(values[:, 0], outputs[:, 0])[0])
    assert found[1, 1] == pytest.approx(stats.spearmanr(values[5:, 1], outputs[5:, 1])[0])
    assert np.isnan(found[2]).all()
    assert np.isnan(rank_correlations(values[:5], outputs[:5])).all()
    assert least_telling_correlation(101) == pytest.approx(0.196, abs=1e-4)
    # The largest of 200 that mean nothing stays below the limit in 95 % of the cases.
    noise = [np.abs(rank_correlations(generator.random((80, 200)), generator.random((80, 1)))).max() for _ in range(60)]
    assert np.mean(np.array(noise) > least_telling_correlation(80, 200)) < 0.15


def test_hit_rates_are_whole_shares_of_single_precision_maps():
    seen = Observations(np.arange(4), ("presence",) * 4, np.array([1.0, 1.0, 1.0, 0.0]))
    inside = np.array([1, 1, 0, 1], dtype=np.float32)
    skill = presence_skill(seen, inside, inside)
    assert skill.hit_rate == 2 / 3
    area = np.array([1, 0, 0], dtype=np.float32), np.array([1, 2, 3], dtype=np.float32)
    presences = Observations(np.arange(3), ("presence",) * 3, np.ones(3))
    assert presence_skill(presences, inside, inside, area).false_rate == 1 / 3


# -- stability -----------------------------------------------------------------------------


def record(index, labels, links=None):
    labels = np.array(labels)
    outcome = Outcome((labels > 0)[None], {}, labels, links or Links())
    return packed(index, np.zeros(0), outcome, ())


def link(first, second, importance, important, *paths):
    paths = tuple(np.array(path, dtype=np.float32) for path in paths)
    return Links(
        np.array(first, dtype=np.int32),
        np.array(second, dtype=np.int32),
        np.array(importance, dtype=float),
        np.array(important),
        paths,
    )


PLAIN = [[1, 1, 0, 2, 2, 0, 0, 3], [1, 1, 0, 2, 2, 0, 0, 3]]


def test_sources_are_the_same_by_their_overlap():
    catalogue = Catalogue((2, 8))
    catalogue.begin(record(-1, PLAIN))
    # The second source comes first and lost a cell, the third is gone, a new one came up.
    catalogue.add(record(0, [[2, 2, 0, 1, 1, 0, 0, 0], [2, 2, 0, 1, 0, 3, 0, 0]]))
    # The first and second have grown together: the one that shares more is it.
    catalogue.add(record(1, [[1, 1, 1, 1, 1, 0, 0, 2], [1, 1, 0, 0, 0, 0, 0, 2]]))
    # Less than half of the smaller one in common is another source.
    catalogue.add(record(2, [[0, 1, 1, 1, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0]]))
    tallies = [(tally.plain, tally.count, tally.least, tally.most) for tally in catalogue.sources]
    assert tallies == [(1, 2, 1, 2), (2, 1, 1, 1), (3, 1, 2, 2), (0, 1, 3, 3), (0, 1, 1, 1)]
    assert catalogue.sources[0].mean_rank == 1.5
    assert np.isnan(Tally().mean_rank)


def test_corridors_join_the_same_sources():
    catalogue = Catalogue((2, 8))
    straight, bent = [(0, 1), (0, 2), (0, 3)], [(1, 1), (1, 2), (1, 3)]
    far = [(0, 4), (0, 5), (0, 7)]
    catalogue.begin(record(-1, PLAIN, link([1, 2], [2, 3], [5.0, 9.0], [False, True], straight, far)))
    assert {pair: tally.plain for pair, tally in catalogue.corridors.items()} == {(1, 2): 1, (0, 1): 2}
    # The same sources under other numbers.
    swapped = [[2, 2, 0, 1, 1, 0, 0, 3], [2, 2, 0, 1, 1, 0, 0, 3]]
    catalogue.add(record(0, swapped, link([1, 1], [2, 3], [7.0, np.nan], [True, False], bent, far)))
    catalogue.add(record(1, PLAIN, link([1], [3], [4.0], [True], far)))
    first = catalogue.corridors[0, 1]
    assert (first.count, first.special, first.least, first.same_way) == (1, 1, 1, 1)
    assert catalogue.corridors[1, 2].count == 1
    assert (catalogue.corridors[0, 2].plain, catalogue.corridors[0, 2].count) == (0, 1)


def test_a_corridor_that_goes_another_way_is_told():
    catalogue = Catalogue((40, 8))
    labels = np.zeros((40, 8), dtype=int)
    labels[:, 0], labels[:, 7] = 1, 2
    here, there = [(2, column) for column in range(8)], [(30, column) for column in range(8)]
    catalogue.begin(record(-1, labels, link([1], [2], [1.0], [True], here)))
    for number, way in enumerate((here, there, here)):
        catalogue.add(record(number, labels, link([1], [2], [1.0], [True], way)))
    assert (catalogue.corridors[0, 1].count, catalogue.corridors[0, 1].same_way) == (3, 2)


def test_a_corridor_is_stable_where_its_way_is():
    """Within a corridor's width of the plain run's way, by length; the width is that of the plain run's corridors."""
    catalogue = Catalogue((40, 11))
    labels = np.zeros((40, 11), dtype=int)
    labels[:, 0], labels[:, 10] = 1, 2
    here = [(20, column) for column in range(11)]
    corridor = np.zeros((40, 11), dtype=bool)
    # Five cells of ground for every cell of the way.
    corridor[18:23] = True
    masks = np.array([labels > 0, corridor, labels > 2, labels > 2])
    plain = record(-1, labels, link([1], [2], [1.0], [True], here))
    catalogue.begin(replace(plain, bits=np.packbits(masks.reshape(4, -1), axis=1)))
    assert catalogue.reach == 5
    ways = (
        [(25, column) for column in range(11)],
        [(26, column) for column in range(11)],
        # Three of ten steps are beside the corridor, and half of those that lead out of it.
        [(20 if column < 7 else 30, column) for column in range(11)],
    )
    shares = []
    for number, way in enumerate(ways):
        before = catalogue.corridors[0, 1].on_way
        catalogue.add(record(number, labels, link([1], [2], [1.0], [True], way)))
        shares.append((catalogue.corridors[0, 1].on_way - before) / 1e6)
    out = np.hypot(10, 1)
    assert shares == pytest.approx([1.0, 0.0, (6 + out / 2) / (9 + out)], abs=1e-6)
    found = catalogue.corridors[0, 1]
    assert (found.count, found.same_way) == (3, 2) and found.way_share == pytest.approx(sum(shares) / 3, abs=1e-6)
    other = Catalogue((40, 11))
    other.restore(catalogue.state())
    assert other.reach == 5 and other.corridors[0, 1] == found


def test_limits_of_the_plain_run_are_kept():
    """Of pinch points, barriers, health and zones; the plain run stays what it was."""
    layers, parameters = qaidam_case(health=True)
    parameters = unbridged(parameters)
    fixed = fixed_limits("qaidam", layers, parameters, Memo())
    assert fixed.network.pinch_limit > 0 and len(fixed.health.limits) == 6 and fixed.zones.base_limit > 0
    first, second = (qaidam_workflow(layers, values) for values in (parameters, fixed))
    assert np.array_equal(first.corridors.pinch_points.labels, second.corridors.pinch_points.labels)
    assert np.array_equal(first.corridors.barriers.labels, second.corridors.barriers.labels)
    assert first.health.limits == second.health.limits
    assert np.array_equal(first.zones.zone, second.zones.zone)
    # With all currents doubled natural breaks would find the same places, the fixed limit more of them.
    wide = replace(fixed, network=replace(fixed.network, pinch_limit=fixed.network.pinch_limit / 2))
    assert qaidam_workflow(layers, wide).corridors.pinch_points.cells.sum() > first.corridors.pinch_points.cells.sum()


def test_catalogues_survive_the_disk():
    catalogue = Catalogue((2, 8))
    catalogue.begin(record(-1, PLAIN, link([1], [2], [5.0], [False], [(0, 1), (0, 3)])))
    catalogue.add(record(0, PLAIN, link([1], [3], [5.0], [False], [(0, 1), (0, 7)])))
    other = Catalogue((2, 8))
    other.restore(catalogue.state())
    for one in (catalogue, other):
        one.add(record(1, PLAIN, link([1], [2], [5.0], [True], [(0, 1), (0, 3)])))
    assert all(np.array_equal(array, other.state()[name]) for name, array in catalogue.state().items())


# -- validation ----------------------------------------------------------------------------


def test_auc_counts_pairs():
    generator = np.random.default_rng(2)
    present, absent = generator.integers(0, 9, 40).astype(float), generator.integers(-3, 7, 70).astype(float)
    pairs = (present[:, None] > absent).mean() + 0.5 * (present[:, None] == absent).mean()
    assert auc(present, absent) == pytest.approx(pairs)
    assert auc(np.append(present, np.nan), absent) == pytest.approx(pairs)
    assert np.isnan(auc(present, np.array([np.nan])))


def test_presences_and_absences():
    observations = read_observations({"Value": ["1", "1", "0", "0", "1"]}, np.array([0, 1, 2, 3, -1]), (), "seen")
    inside = np.array([1.0, 0.0, 1.0, 0.0, 1.0])
    skill = presence_skill(observations, inside, suitability_of("resistance", np.array([1.0, 4.0, 3.0, 9.0, 1.0])))
    assert (skill.points, skill.hit_rate, skill.false_rate, skill.auc) == (4, 0.5, 0.5, 0.75)


def test_presences_alone_are_compared_with_the_area():
    observations = read_observations({"x": [0, 0, 0]}, np.array([0, 1, 2]), (), "seen")
    valid = np.ones((5, 5), dtype=bool)
    valid[4] = False
    cells = background(observations, valid, 0)
    assert np.array_equal(cells, np.arange(20))
    area = np.arange(20) < 10, np.arange(20.0)
    skill = presence_skill(observations, np.array([1.0, 1.0, 0.0]), np.array([30.0, 30.0, -1.0]), area)
    assert (skill.hit_rate, skill.false_rate) == (pytest.approx(2 / 3), 0.5)
    assert skill.auc == pytest.approx(2 / 3)
    assert background(replace(observations, value=np.array([1.0, 0.0, 1.0])), valid, 0).size == 0
    assert presence_skill(replace(observations, value=np.zeros(3)), np.zeros(3), np.zeros(3)) is None


def test_measurements_have_errors():
    columns = {"variable": ["water_yield"] * 4, "value": [1.0, 2.0, 4.0, 5.0]}
    observations = read_observations(columns, np.arange(4), ("water_yield",), "gauges")
    skill = measurement_skill(observations, "water_yield", np.array([2.0, 2.0, 3.0, np.nan]))
    assert (skill.points, skill.bias, skill.error) == (3, 0.0, pytest.approx(2 / 3))
    assert skill.squared == pytest.approx(np.sqrt(2 / 3))
    assert skill.correlation == pytest.approx(stats.spearmanr([2, 2, 3], [1, 2, 4])[0])
    assert observations.measured == ("water_yield",)
    assert measurement_skill(observations, "water_yield", np.full(4, np.nan)).points == 0


@pytest.mark.parametrize(
    ("columns", "cells", "sentence"),
    [
        ({"variable": ["rain"], "value": [1]}, [0], "Row 1 of the observations seen is of rain; it can be presence"),
        ({"value": ["0.5"]}, [0], "has the presence 0.5; it is 1 or 0"),
        ({"value": ["many"]}, [0], "is not a number"),
        ({"value": ["1"]}, [-1], "No observation of seen lies on the raster"),
    ],
)
def test_observations_that_make_no_sense(columns, cells, sentence):
    with pytest.raises(InputError, match=sentence):
        read_observations(columns, np.array(cells), ("resistance",), "seen")


# -- the quick version ---------------------------------------------------------------------


def test_tornado_of_the_toy():
    plain, bars = tornado(toy_study(fails_above=0.9))
    assert plain[0] == 24
    by_name = {bar.variable: bar for bar in bars}
    assert (by_name["b"].low, by_name["b"].high) == ("0", "1")
    assert by_name["b"].at_low[0] < plain[0] < by_name["b"].at_high[0]
    assert np.isnan(by_name["a"].at_high[0])
    assert by_name["a"].failures == ("The toy run fails.",)
    assert by_name["b"].agreement_low[0] == pytest.approx(by_name["b"].at_low[0] / plain[0])
    assert [bar.variable for bar in largest_first(bars, 0)] == ["b", "c", "a"]


def test_tornado_of_the_qaidam_workflow():
    layers, parameters = qaidam_case(seed=1, health=False)
    parameters = unbridged(parameters)
    variables = [v for v in qaidam_variables(parameters, layers) if v.name in ("judgements", "gravity", "edge_width")]
    study = Study(
        qaidam_outcome, layers, parameters, tuple(variables), layers.shape, ELEMENTS, QAIDAM_NUMBERS
    )
    plain, bars = tornado(study)
    assert [bar.element for bar in bars if bar.variable == "judgements"] == [f.name for f in parameters.factors]
    gravity = next(bar for bar in bars if bar.variable == "gravity")
    important = QAIDAM_NUMBERS.index("important corridors")
    assert gravity.at_low[important] > plain[important] > gravity.at_high[important]
    # Nothing else depends on it.
    assert (gravity.agreement_low == 1.0).all()
    edge = next(bar for bar in bars if bar.variable == "edge_width")
    assert (edge.low, edge.high) == ("1", "2")
    assert (edge.agreement_low == 1.0).all()
    assert (edge.agreement_high < 1.0).any()


def test_sweeps_count_what_passes():
    layers, parameters = qaidam_case(health=False)
    found = qaidam_workflow(layers, parameters)
    sources = source_sweep(found.sources, parameters.sources.least_dpc)
    place = int(np.argmin(np.abs(sources.threshold - parameters.sources.least_dpc)))
    assert sources.threshold[place] == parameters.sources.least_dpc
    assert sources.count[place] == found.sources.count
    assert (np.diff(sources.count) <= 0).all()
    corridors = corridor_sweep(found.corridors, parameters.network.gravity)
    place = int(np.argmin(np.abs(corridors.threshold - parameters.network.gravity)))
    assert corridors.count[place] == np.count_nonzero(found.corridors.important)


def test_observations_know_their_rows():
    observations = Observations(np.array([3, -1, 4]), ("presence", "presence", "resistance"), np.ones(3))
    assert observations.rows("presence").tolist() == [0]
    assert observations.rows("resistance").tolist() == [2]
