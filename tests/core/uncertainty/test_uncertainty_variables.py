"""What varies and how: tables, allowed ranges, distributions, designs."""

import itertools
from dataclasses import dataclass, replace

import numpy as np
import pytest
from esp_toolbox.core.decision.ahp import priorities
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.uncertainty.designs import make_design
from esp_toolbox.core.uncertainty.distributions import (
    dimensions,
    dirichlet,
    drawn,
    inverse,
    moved_judgements,
    ordered_scores,
)
from esp_toolbox.core.uncertainty.settings import groups_of, settings_of, value_names
from esp_toolbox.core.uncertainty.variables import (
    Variable,
    at_path,
    plain_key,
    read_variables,
    table_of,
    with_value,
)
from esp_toolbox.core.uncertainty.workflow_variables import qaidam_variables, shiyang_variables
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.parameters import SpeciesProfile
from hypothesis import given
from hypothesis import strategies as st
from pairing import paired
from scipy import stats
from workflow_cases import qaidam_case, shiyang_case


@dataclass(frozen=True)
class Plain:
    """Parameters of each kind."""

    width: float = 4.0
    count: int = 3
    scores: tuple = (9.0, 1.0, 1.0, 5.0)
    weights: tuple = (0.5, 0.3, 0.2)


WIDTH = Variable("width", "number", ("width",), 0.0, 10.0, "uniform", 2.0, 6.0)
COUNT = Variable("count", "whole", ("count",), 1.0, 20.0, "whole", 2.0, 4.0)
SCORES = Variable("scores", "scores", ("scores",), -0.9, 10.0, "ordered", -0.2, 0.2)
WEIGHTS = Variable("weights", "shares", ("weights",), 0.0, 0.9, "dirichlet", 0.0, 0.15, ("a", "b", "c"))
KNOWN = (WIDTH, COUNT, SCORES, WEIGHTS)


def table(*rows):
    names = ("parameter", "distribution", "low", "high")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def test_tables_give_distributions_and_limits():
    found = read_variables(
        table(("Width", "Triangular", "50%", 9), ("count", "", "100 %", "4"), ("", None, None, None)),
        KNOWN,
        Plain(),
        "widths",
    )
    assert found[0] == replace(WIDTH, distribution="triangular", low=2.0, high=9.0)
    assert found[1] == replace(COUNT, low=3.0, high=4.0)
    assert read_variables(table_of(KNOWN), KNOWN, Plain(), "widths") == KNOWN


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("width", "uniform", -1, 6), "distribution of width in the table widths leaves its allowed range: -1 to 6"),
        (("width", "uniform", 1, 10.5), "leaves its allowed range"),
        (("weights", "dirichlet", 0, 0.95), "leaves its allowed range"),
        (("scores", "ordered", "5%", "120%"), "leaves its allowed range"),
        (("width", "uniform", 6, 2), "a low of 6 above its high of 2"),
        (("width", "loguniform", 0, 2), "must begin above 0"),
        (("count", "whole", 1.5, 3), "must be whole numbers"),
        (("width", "poisson", 1, 2), "it can have: uniform, loguniform, triangular, normal, fixed"),
        (("widht", "uniform", 1, 2), "varies widht, which this workflow does not have; it has: width, count"),
        (("width", "uniform", "wide", 2), "\"wide\" as a limit of width"),
        (("width", "uniform", None, 2), "\"\" as a limit of width"),
    ],
)
def test_tables_that_make_no_sense(row, sentence):
    with pytest.raises(InputError, match=sentence.replace("(", "\\(")):
        read_variables(table(row), KNOWN, Plain(), "widths")


def test_tables_with_two_rows_or_no_columns():
    twice = table(("width", "uniform", 1, 2), ("width", "uniform", 1, 2))
    with pytest.raises(InputError, match="two rows for width"):
        read_variables(twice, KNOWN, Plain(), "widths")
    with pytest.raises(InputError, match="has no column distribution, high; its columns are: parameter, low"):
        read_variables({"parameter": [], "low": []}, KNOWN, Plain(), "widths")


def test_fixed_variables_do_not_vary():
    (found,) = read_variables(table(("width", "fixed", None, None)), KNOWN, Plain(), "widths")
    assert not found.varies(Plain())
    assert WIDTH.varies(Plain())
    assert not replace(WIDTH, low=4.0, high=4.0).varies(Plain())
    assert replace(WIDTH, low=5.0, high=5.0).varies(Plain())


@pytest.mark.parametrize("variable", KNOWN)
def test_no_width_leaves_the_plain_value(variable):
    assert not variable.widened(Plain(), 0.0).varies(Plain())
    assert variable.widened(Plain(), 1.0) == variable


def test_paths_reach_into_tuples():
    layers, parameters = qaidam_case(health=False)
    changed = with_value(parameters, ("factors", 2, "scores"), (1.0, 2.0))
    assert at_path(changed, ("factors", 2, "scores")) == (1.0, 2.0)
    assert changed.factors[1] is parameters.factors[1]
    assert plain_key(parameters) != plain_key(changed)
    assert plain_key(parameters) == plain_key(with_value(changed, ("factors", 2), parameters.factors[2]))


# -- distributions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("uniform", stats.uniform(2.0, 4.0)),
        ("loguniform", stats.loguniform(2.0, 6.0)),
        ("triangular", stats.triang(0.25, 2.0, 4.0)),
        ("normal", stats.truncnorm(-2.0, 2.0, 4.0, 1.0)),
    ],
)
def test_inverse_distribution_functions(kind, expected):
    places = np.linspace(0.0, 1.0, 101)
    found = inverse(replace(WIDTH, distribution=kind), 3.0, places)
    assert found == pytest.approx(expected.ppf(places), rel=1e-9)


def test_whole_numbers_are_equally_likely():
    places = (np.arange(999) + 0.5) / 999
    values = [drawn(COUNT, 3, np.array([place])) for place in places]
    assert np.bincount(values).tolist() == [0, 0, 333, 333, 333]
    assert drawn(COUNT, 3, np.array([1.0 - 1e-17])) == 4


def matrix():
    from esp_toolbox.core.decision.ahp_matrix import parse_matrix

    return parse_matrix(QAIDAM.default("judgements"))


@given(st.lists(st.integers(-8, 8), min_size=15, max_size=15))
def test_judgements_stay_on_the_scale_and_consistent(steps):
    given_matrix = matrix()
    moved = np.array(moved_judgements(given_matrix, np.array(steps, dtype=float)))
    assert priorities(moved).cr < 0.1
    assert moved == pytest.approx(1.0 / moved.T)
    scale = np.concatenate([np.arange(1.0, 10.0), 1.0 / np.arange(2.0, 10.0)])
    assert np.isclose(moved[..., None], scale).any(axis=-1).all()
    # A judgement moves in its own direction, and no farther than asked.
    above = np.triu_indices(6, 1)
    change = np.sign(moved[above] - given_matrix[above])
    assert ((change == 0) | (change == np.sign(steps))).all()


def test_small_steps_are_taken_as_they_are():
    steps = np.zeros(15)
    steps[0] = -1.0
    moved = np.array(moved_judgements(matrix(), steps))
    assert moved[0, 1] == 6.0
    assert moved[1, 0] == pytest.approx(1.0 / 6.0)
    assert np.array_equal(np.array(moved_judgements(matrix(), np.zeros(15))), matrix())


def test_only_steps_that_make_judgements_inconsistent_are_left_out():
    given_matrix = np.array([[1, 3, 5], [1 / 3, 1, 4], [1 / 5, 1 / 4, 1]])
    above = np.triu_indices(3, 1)
    stayed = []
    for steps in itertools.product((-1.0, 0.0, 1.0), repeat=3):
        moved = np.array(moved_judgements(given_matrix, np.array(steps)))
        assert priorities(moved).cr < 0.1
        changed = np.flatnonzero(moved[above] != given_matrix[above])
        assert set(changed) <= set(np.flatnonzero(steps))
        if any(steps) and not changed.size:
            stayed.append(steps)
    # Left out whole only where each single step is inconsistent by itself.
    for steps in stayed:
        singles = [np.where(np.arange(3) == place, steps, 0.0) for place in np.flatnonzero(steps)]
        assert all(tuple(single) in stayed for single in singles)
    assert len(stayed) == 7


def test_inconsistent_judgements_cannot_vary():
    bad = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1.0]])
    with pytest.raises(InputError, match="inconsistent itself: its CR is"):
        moved_judgements(bad, np.ones(3))


def test_shares_have_their_mean_and_spread():
    shares, spread = np.array([0.5, 0.3, 0.2]), 0.2
    places = stats.qmc.Sobol(3, seed=1).random(4096)
    found = np.array([dirichlet(shares, spread, place) for place in places])
    assert found.sum(axis=1) == pytest.approx(1.0)
    assert found.mean(axis=0) == pytest.approx(shares, abs=0.004)
    assert found.std(axis=0) == pytest.approx(spread * np.sqrt(shares * (1.0 - shares)), rel=0.04)
    # The marginals are beta distributions.
    mass = 1.0 / spread**2 - 1.0
    assert stats.kstest(found[:, 0], stats.beta(0.5 * mass, 0.5 * mass).cdf).statistic < 0.02
    assert dirichlet(shares, 0.0, places[0]) == tuple(shares)
    assert dirichlet(np.array([0.6, 0.0, 0.4]), 0.3, places[0])[1] == 0.0


@given(st.lists(st.floats(-0.9, 5.0), min_size=3, max_size=3))
def test_scores_keep_their_order(changes):
    found = ordered_scores((9.0, 1.0, 1.0, 5.0, float("nan")), np.array(changes))
    assert found[1] == found[2] <= found[3] <= found[0]
    assert np.isnan(found[4])
    expected = np.array([1.0, 5.0, 9.0]) * (1.0 + np.array(changes))
    assert sorted(found[:1] + found[2:4]) == pytest.approx(sorted(expected))


# -- designs and settings ------------------------------------------------------------------


@pytest.mark.parametrize("method", ["latin hypercube", "sobol"])
def test_designs_spread_every_dimension(method):
    design = make_design(method, 64, [1, 3, 2], 5)
    assert design.places.shape == (64, 6)
    # One run in each of 64 slices of every dimension.
    assert (np.sort((design.places * 64).astype(int), axis=0) == np.arange(64)[:, None]).all()
    assert np.array_equal(design.places, make_design(method, 64, [1, 3, 2], 5).places)
    assert not np.array_equal(design.places, make_design(method, 64, [1, 3, 2], 6).places)


def test_saltellis_design_swaps_one_group_at_a_time():
    design = make_design("saltelli", 100, [2, 1, 3], 1)
    assert design.base == 16
    first, second, *mixed = design.places.reshape(5, 16, 6)
    for block, columns in paired(mixed, ([0, 1], [2], [3, 4, 5])):
        others = [column for column in range(6) if column not in columns]
        assert np.array_equal(block[:, columns], second[:, columns])
        assert np.array_equal(block[:, others], first[:, others])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("saltelli", 9, [1, 1, 1], 0), "Sobol indices of 3 varying parameters need at least 10 runs; 9 are allowed"),
        (("sobol", 1, [1], 0), "number of runs is 1; it lies between 2 and 60000"),
        (("sobol", 100_000, [1], 0), "number of runs is 100000"),
        (("sobol", 10, [1], -1), "seed is -1"),
    ],
)
def test_designs_that_cannot_be(arguments, sentence):
    with pytest.raises(InputError, match=sentence):
        make_design(*arguments)


@pytest.mark.parametrize(("case", "known"), [(qaidam_case, qaidam_variables), (shiyang_case, shiyang_variables)])
def test_every_variable_of_a_workflow_can_be_drawn(case, known):
    layers, parameters = case()
    variables = known(parameters, layers)
    assert len({variable.name for variable in variables}) == len(variables)
    groups = groups_of(variables, parameters)
    names = value_names(variables, parameters)
    for places in (np.full(sum(groups), 0.02), np.full(sum(groups), 0.5), np.full(sum(groups), 0.98)):
        changed, values = settings_of(variables, parameters, places)
        assert len(values) == len(names)
        assert np.isfinite(values).all()
    assert read_variables(table_of(variables), variables, parameters, "widths") == variables
    still = [variable.widened(parameters, 0.0) for variable in variables]
    assert not any(variable.varies(parameters) for variable in still)
    for variable, size in paired(variables, groups):
        assert size == dimensions(variable, variable.plain(parameters)) > 0
        # Larger cells decide most counts: they vary only where the table says so.
        assert variable.varies(parameters) == (variable.name != "cell_size")


def test_coefficients_stay_in_their_range():
    layers, parameters = qaidam_case()
    variable = next(v for v in qaidam_variables(parameters, layers) if v.name == "resistant")
    variable = replace(variable, low=1.0, high=3.0)
    values = drawn(variable, parameters.health.resistant, np.full(9, 1.0))
    assert max(values) == 1.0
    assert values[6] == pytest.approx(0.15)


def test_choices_without_an_order_are_reported_one_by_one():
    from workflow_cases import qaidam_case

    layers, parameters = qaidam_case(40, 900.0)
    profiles = tuple(SpeciesProfile(name) for name in ("ibex", "plant", "crane"))
    parameters = replace(parameters, profiles=profiles)
    (species,) = (entry for entry in qaidam_variables(parameters, layers) if entry.name == "species")
    assert value_names([species], parameters) == [("species", name) for name in ("ibex", "plant", "crane")]
    assert groups_of([species], parameters) == [1]
    for place, chosen in ((0.1, [0, 0, 0]), (0.3, [1, 0, 0]), (0.6, [0, 1, 0]), (0.9, [0, 0, 1])):
        changed, values = settings_of([species], parameters, np.array([place]))
        assert values.tolist() == chosen
        assert changed.species.name == (["ibex", "plant", "crane"][chosen.index(1)] if any(chosen) else "")
