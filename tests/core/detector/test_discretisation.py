"""Classes of a continuous factor that explain a variable best."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.detector.discretisation import METHODS, Classes, chosen, class_limits_of, divided
from esp_toolbox.core.errors import InputError
from pairing import paired

CASE = package.SHARED / "oracles" / "more" / "06_geodetector.json"


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
@pytest.mark.parametrize("name", ["a", "b"])
def test_all_divisions_of_the_oracle(name):
    case = json.loads(CASE.read_text())["optimal"]
    ways = divided(np.array(case["x"][name]), np.array(case["y"]))
    expected = case["result"][name]
    assert len(ways) == len(expected["table"])
    for way, row in paired(ways, expected["table"]):
        assert (way.method, way.count, list(way.sizes)) == (row["method"], row["k"], row["sizes"])
        assert way.limits == pytest.approx(row["cuts"], rel=1e-9)
        assert way.q == pytest.approx(row["q"], rel=1e-9)
    best = chosen(ways)
    assert (best.method, best.count) == (expected["best"]["method"], expected["best"]["k"])


def test_limits_by_hand():
    values = np.array([1.0, 2.0, 3.0, 4.0, 16.0])
    assert class_limits_of(values, "equal", 3) == pytest.approx((6, 11))
    assert class_limits_of(values, "quantile", 4) == pytest.approx((2, 3, 4))
    assert class_limits_of(values, "geometric", 4) == pytest.approx((2, 4, 8))
    spread = np.std(values, ddof=1)
    assert class_limits_of(values, "sd", 3) == pytest.approx((5.2 - spread / 2, 5.2 + spread / 2))
    assert class_limits_of(values, "natural", 2) == (4.0,)
    assert class_limits_of(values - 1.0, "geometric", 4) is None
    with pytest.raises(InputError, match="no classification"):
        class_limits_of(values, "golden", 3)


def test_a_value_on_a_limit_belongs_below():
    way = Classes("equal", 3, (2.0, 4.0), (2, 2, 1), 0.5)
    assert way.codes(np.array([1.0, 2.0, 2.1, 4.0, 9.0])).tolist() == [1, 1, 2, 2, 3]


def test_the_best_and_the_fewest():
    ways = [Classes("equal", 3, (), (), 0.40), Classes("sd", 4, (), (), 0.477), Classes("equal", 4, (), (), 0.476),
            Classes("natural", 8, (), (), 0.50), Classes("equal", 9, (), (), 0.50)]  # fmt: skip
    assert chosen(ways) is ways[3]
    assert chosen(ways, "fewest") is ways[1]
    with pytest.raises(InputError, match="no choice"):
        chosen(ways, "worst")


def test_factors_that_divide_nothing():
    with pytest.raises(InputError, match="rain is 3 in all samples"):
        divided(np.full(9, 3.0), np.arange(9.0), name="rain")
    with pytest.raises(InputError, match="ndvi: geometric classes need values above 0"):
        divided(np.arange(9.0) - 4.0, np.arange(9.0), ["geometric"], name="ndvi")
    assert len(divided(np.arange(9.0) - 4.0, np.arange(9.0), METHODS, [3])) == 4
