"""AHP: the papers' matrix, worked cases, matrices as text, mending, groups, hierarchies."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.ahp import RANDOM_INDEX, as_fraction, check_names, priorities, worst_judgements
from esp_toolbox.core.decision.ahp_group import group_priorities
from esp_toolbox.core.decision.ahp_hierarchy import Branch, hierarchy_priorities, parse_branches
from esp_toolbox.core.decision.ahp_matrix import check_matrix, parse_matrix
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"

QAIDAM = "1,7,3,4,1,2; 1/7,1,1/2,1/2,1/5,1/4; 1/3,2,1,2,1/2,1; 1/4,2,1/2,1,1/3,1/2; 1,5,2,3,1,2; 1/2,4,1,2,1/2,1"
SCALE = [1, 2, 3, 4, 5, 6, 7, 8, 9]

judgements = st.sampled_from([*SCALE, *(1 / value for value in SCALE[1:])])


def matrices(least=2, most=6):
    """Reciprocal matrices of the scale from 1/9 to 9."""
    return st.integers(least, most).flatmap(
        lambda size: st.lists(judgements, min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2).map(
            lambda upper: check_matrix(_upper(upper, size))
        )
    )


def _upper(values, size):
    matrix = np.full((size, size), np.nan)
    matrix[np.triu_indices(size, 1)] = values
    return matrix


def test_the_paper():
    result = priorities(parse_matrix(QAIDAM))
    assert np.round(result.weights, 4).tolist() == [0.32, 0.0479, 0.1287, 0.0804, 0.2697, 0.1533]
    assert round(result.lambda_max, 4) == 6.0609
    assert round(result.ci, 4) == 0.0122
    assert round(result.cr, 4) == 0.0098
    assert result.consistent


def test_worked_cases():
    cases = json.loads(CASES.read_text())["ahp"]
    assert len(cases) >= 3
    for case in cases:
        matrix = check_matrix(case["matrix"])
        result = priorities(matrix)
        assert np.allclose(result.weights, case["weights"], rtol=0, atol=1e-9)
        assert result.lambda_max == pytest.approx(case["lambda_max"], abs=1e-9)
        assert result.ci == pytest.approx(case["ci"], abs=1e-9)
        assert result.cr == pytest.approx(case["cr"], abs=1e-9)
        means = priorities(matrix, "geometric mean")
        assert np.allclose(means.weights, case["weights_geometric"], rtol=0, atol=1e-9)
        assert means.cr == result.cr


@given(st.lists(st.floats(0.05, 5), min_size=1, max_size=15))
def test_ratios_of_weights_give_back_the_weights(weights):
    weights = np.array(weights) / sum(weights)
    for method in ("eigenvector", "geometric mean"):
        result = priorities(weights[:, None] / weights[None, :], method)
        assert np.allclose(result.weights, weights, rtol=1e-6)
        assert result.cr == pytest.approx(0, abs=1e-9)
        assert result.lambda_max == pytest.approx(len(weights))


@given(matrices())
def test_weights_solve_their_equation(matrix):
    result = priorities(matrix)
    assert result.weights.sum() == pytest.approx(1)
    assert (result.weights > 0).all()
    assert np.allclose(matrix @ result.weights, result.lambda_max * result.weights)
    assert result.lambda_max >= len(matrix) - 1e-9
    if len(matrix) > 2:
        assert result.cr == pytest.approx((result.lambda_max - len(matrix)) / (len(matrix) - 1) / result.ri, abs=1e-9)
    # Another order of the criteria changes nothing but the order.
    order = np.arange(len(matrix))[::-1]
    assert np.allclose(priorities(matrix[np.ix_(order, order)]).weights, result.weights[order])


def test_random_indices_and_the_limit_of_criteria():
    assert RANDOM_INDEX[2:10] == (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
    assert RANDOM_INDEX[10:] == (1.51, 1.48, 1.56, 1.57, 1.59)
    assert priorities(np.ones((15, 15))).ri == 1.59
    with pytest.raises(InputError, match="16 criteria"):
        priorities(np.ones((16, 16)))
    with pytest.raises(InputError, match="no AHP method"):
        priorities(np.ones((2, 2)), "least squares")


# -- text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1,7,3;1/7,1,1/2;1/3,2,1",
        "1, 7, 3\n1 / 7, 1, 1/2\n1/3, 2, 1\n",
        "1 7 3; 1/7 1 1/2; 1/3 2 1",
        "1，7，3；1／7，1，1／2；1／3，2，1",
        "1\t7\t3\n1/7\t1\t1/2\n1/3\t2\t1",
        "1,7,3;,1,1/2;,,1",
        "1,7,3;0,1,1/2;0,0,1",
        "1,,;1/7,1,;1/3,2,1",
        "1,7,3;1,1/2;1",
        "7,3;1/2",
        "7,3,1/2",
        "1,7,3,1/7,1,1/2,1/3,2,1",
        "1,7,3;0.143,1,0.5;0.33,2,1",
        "1,7,3;0.14,1,0.5;0.33,2.0,1;",
    ],
)
def test_one_matrix_in_many_forms(text):
    matrix = parse_matrix(text)
    assert np.allclose(matrix, [[1, 7, 3], [1 / 7, 1, 0.5], [1 / 3, 2, 1]], rtol=1e-15)
    assert np.allclose(matrix * matrix.T, 1, rtol=1e-15)


def test_lists_that_could_be_two_things():
    # Six numbers: the triangle of four criteria, or with the diagonal that of three.
    assert parse_matrix("1,7,3,1,1/2,1").shape == (4, 4)
    assert np.allclose(parse_matrix("1,7,3,1,1/2,1", names=["a", "b", "c"])[0], [1, 7, 3])
    # 36 numbers: a full matrix of six has ones on the diagonal.
    full = parse_matrix(QAIDAM)
    flat = ",".join(format(value, ".17g") for value in full.ravel())
    assert np.allclose(parse_matrix(flat), full)
    assert parse_matrix(",".join(["2"] * 36)).shape == (9, 9)
    assert parse_matrix(",".join(["1"] * 36), 9).shape == (9, 9)
    assert np.allclose(parse_matrix("1,9;1"), [[1, 9], [1 / 9, 1]])
    assert np.allclose(parse_matrix("1,9;1", 3)[0], [1, 1, 9])
    assert parse_matrix("3").tolist() == [[1, 3], [1 / 3, 1]]
    assert parse_matrix("1").shape == (1, 1)


@given(matrices())
def test_text_round_trip(matrix):
    text = ";".join(",".join(as_fraction(value) for value in row) for row in matrix)
    assert np.allclose(parse_matrix(text), matrix, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "names", "message"),
    [
        ("", None, "Give the judgement matrix"),
        ("1,3;1/2,1", ["road", "water"], "road against water is 3, and water against road is 0.5 instead of 0.33"),
        ("1,3,5;1/3,1,2;1/5,1/3,1", None, "2 against 3 is 2, and 3 against 2 is 0.333333 instead of 0.5"),
        ("1,3;1/3,2", None, "against itself is 2"),
        ("1,-3;-1/3,1", None, "judgements are above 0"),
        ("1,x;1,1", None, "'x' is not a number"),
        ("1,2;1/2,1", ["a", "b", "c"], "2 criteria, but there are 3 names"),
        ("1,2,3,4,5", None, "5 numbers are neither"),
        ("1,2,3;1,2,3", None, "3, 3 entries"),
        ("1,,2;,1,3;,,1", None, "no judgement of 1 against 2"),
    ],
)
def test_bad_matrices(text, names, message):
    with pytest.raises(InputError, match=message):
        parse_matrix(text, names=names)
    with pytest.raises(InputError, match="not square"):
        check_matrix([[1, 2, 3], [1, 2, 3]])


def test_fractions_and_names():
    assert [as_fraction(value) for value in (3.0, 1 / 7, 1.0, 2.5)] == ["3", "1/7", "1", "2.5"]
    assert check_names([], 2) == ["1", "2"]
    with pytest.raises(InputError, match="same name"):
        check_names(["a", "a"], 2)
    with pytest.raises(InputError, match="3 names"):
        check_names(["a", "b", "c"], 2)


# -- what is wrong with a matrix ----------------------------------------------------------------


def test_a_spoilt_judgement_is_found_and_mended():
    weights = np.array([8.0, 4, 2, 1])
    matrix = weights[:, None] / weights[None, :]
    matrix[0, 3], matrix[3, 0] = 1 / 8, 8
    worst = worst_judgements(matrix)[0]
    assert (worst.first, worst.second) == (0, 3)
    assert worst.given == 1 / 8
    assert worst.fitting == pytest.approx(8)
    assert worst.suggested == 8
    assert worst.cr_after == pytest.approx(0, abs=1e-12)


@given(matrices(3))
def test_mending_does_what_it_says(matrix):
    before = priorities(matrix).cr
    found = worst_judgements(matrix, 3)
    assert len(found) <= 3
    assert [item.cr_after for item in found] == sorted(item.cr_after for item in found)
    for item in found:
        mended = matrix.copy()
        mended[item.first, item.second] = item.suggested
        mended[item.second, item.first] = 1 / item.suggested
        assert priorities(mended).cr == pytest.approx(item.cr_after)
        assert item.cr_after < before


def test_consistent_matrices_need_no_mending():
    assert worst_judgements(np.ones((4, 4))) == []
    assert worst_judgements(parse_matrix("3")) == []


# -- several experts ---------------------------------------------------------------------------


def test_two_experts_meet_in_the_middle():
    first, second = parse_matrix("4,1;1"), parse_matrix("1,9;1", 3)
    group = group_priorities([first, second])
    assert np.allclose(group.matrix[0], [1, 2, 3])
    assert np.allclose(group.matrix * group.matrix.T, 1)
    assert [expert.lambda_max for expert in group.experts] == [
        priorities(first).lambda_max, priorities(second).lambda_max,
    ]
    weighted = group_priorities([first, second], [3, 1])
    assert weighted.matrix[0, 1] == pytest.approx(4**0.75)
    alone = group_priorities([first])
    assert alone.agreement == 1.0
    assert np.allclose(alone.result.weights, priorities(first).weights)
    # Complete contradiction: 9 against 1/9 everywhere.
    assert group_priorities([parse_matrix("9"), parse_matrix("1/9")]).agreement == pytest.approx(0.0)
    assert group_priorities([np.ones((1, 1))] * 2).agreement == 1.0


@given(matrices(3, 3), matrices(3, 3))
def test_order_of_experts_does_not_matter(first, second):
    forth, back = group_priorities([first, second]), group_priorities([second, first])
    assert np.allclose(forth.result.weights, back.result.weights)
    assert 0.0 <= forth.agreement <= 1.0


@pytest.mark.parametrize(
    ("given_matrices", "weights", "message"),
    [
        ([], None, "no expert"),
        ([np.ones((2, 2)), np.ones((3, 3))], None, "Expert 2 compares 3"),
        ([np.ones((2, 2))], [1, 2], "weight above 0"),
        ([np.ones((2, 2))], [0], "weight above 0"),
    ],
)
def test_bad_groups(given_matrices, weights, message):
    with pytest.raises(InputError, match=message):
        group_priorities(given_matrices, weights)


# -- two levels ------------------------------------------------------------------------------


def test_hierarchy_multiplies():
    branches = parse_branches("distance: road, water: 3\n\n terrain：slope，height，relief：1,1;1\n")
    result = hierarchy_priorities(["distance", "cover", "terrain"], parse_matrix("2,2;1"), branches)
    assert [leaf.name for leaf in result.leaves] == ["road", "water", "cover", "slope", "height", "relief"]
    assert [leaf.weight for leaf in result.leaves] == pytest.approx([0.375, 0.125, 0.25, 1 / 12, 1 / 12, 1 / 12])
    assert sum(leaf.weight for leaf in result.leaves) == pytest.approx(1)
    assert result.cr == pytest.approx(0, abs=1e-9)


def test_the_lower_level_counts_for_consistency():
    bad = parse_matrix("9,1/9;9")
    branch = Branch("a", ("x", "y", "z"), bad)
    result = hierarchy_priorities(["a", "b"], np.ones((2, 2)), [branch])
    assert result.cr == pytest.approx(priorities(bad).cr)
    single = parse_branches("a: only one:")
    assert hierarchy_priorities(["a", "b"], np.ones((2, 2)), single).leaves[0].weight == 0.5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: x, y", "not of the form"),
        ("a: : 1", "names no sub-criteria"),
        ("a: x, y: 3,2;1", "3 criteria, but there are 2 names"),
        ("c: x, y: 3", "belong to none of the criteria a, b"),
        ("a: x, y: 3\na: v, w: 3", "two sets"),
    ],
)
def test_bad_hierarchies(text, message):
    with pytest.raises(InputError, match=message):
        hierarchy_priorities(["a", "b"], np.ones((2, 2)), parse_branches(text))
