"""NPP indices and classes by share of the total."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services.importance import (
    NPP_MODELS,
    highest_class,
    importance_classes,
    npp_index,
    roughness_of_slope,
    seepage_of_texture,
)

CASE = package.SHARED / "oracles" / "more" / "02_sensitivity_importance.json"
_CALLED = {
    "seepage": "sic", "precipitation": "pre", "slope": "slo", "erodibility": "k", "climate_erosivity": "fq",
    "roughness": "d_unit", "temperature": "tem", "elevation": "alt",
}  # fmt: skip


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_indices_and_classes_of_the_oracle():
    case = json.loads(CASE.read_text())["importance"]
    factors = {name: np.array(case[key]) for name, key in _CALLED.items()}
    classes = []
    for model in NPP_MODELS:
        expected = case["result"][model]
        index = npp_index(model, np.array(case["npp"]), factors)
        assert np.allclose(index, expected["value"], rtol=1e-9)
        found = importance_classes(index)
        assert found.classes.tolist() == expected["cls"]
        assert found.limits == pytest.approx((expected["limit50"], expected["limit80"]), rel=1e-9)
        classes.append(found.classes)
    assert highest_class(classes).tolist() == case["combined_class"]


def test_limits_by_hand():
    found = importance_classes(np.array([[4.0, 3.0, 2.0, 1.0, 0.0, -5.0, np.nan]]))
    # 4, 7, 9, 10 of 10: half is reached by 3, four fifths by 2.
    assert found.limits == (3, 2)
    assert found.classes.tolist() == [[3, 3, 2, 1, 1, 1, 0]]
    assert (found.cells, found.sums) == ((3, 1, 2), (-4.0, 2.0, 7.0))


def test_ties_go_in_together():
    found = importance_classes(np.array([2.0, 2.0, 2.0, 2.0, 1.0]))
    assert found.classes.tolist() == [3, 3, 3, 3, 1]
    assert importance_classes(np.ones(7)).classes.tolist() == [3] * 7


def test_other_shares_and_order_of_cells():
    random = np.random.default_rng(0)
    values = random.random(500) ** 3
    found = importance_classes(values, (0.2, 0.5, 0.9, 1.0))
    assert sum(found.cells) == 500
    held = np.cumsum(found.sums[::-1]) / values.sum()
    assert (held >= np.array([0.2, 0.5, 0.9, 1.0, 1.0]) - 1e-12).all()
    order = random.permutation(500)
    assert np.array_equal(importance_classes(values[order], (0.2, 0.5, 0.9, 1.0)).classes, found.classes[order])
    assert importance_classes(values * 1e12).classes.tolist() == importance_classes(values).classes.tolist()


def test_factors():
    assert seepage_of_texture(np.array([1.0, 13.0])).tolist() == [1 / 13, 1]
    assert seepage_of_texture(np.array([0.2, 1.0])).tolist() == [0.2, 1]
    assert roughness_of_slope(np.array([0.0, 60.0])) == pytest.approx([1, 2])


@pytest.mark.parametrize("shares", [(), (0.8, 0.5), (0.5, 0.5), (0.0, 0.5), (0.5, 1.2), (np.nan,)])
def test_bad_shares(shares):
    with pytest.raises(InputError, match="must rise"):
        importance_classes(np.arange(5.0), shares)


@pytest.mark.parametrize("values", [np.zeros(4), np.full(4, np.nan), -np.ones(4), np.array([1.0, np.inf])])
def test_services_without_importance(values):
    with pytest.raises(InputError, match="none of its cells is important"):
        importance_classes(values)


def test_bad_factors():
    with pytest.raises(InputError, match="from 1 .heavy clay. to 13"):
        seepage_of_texture(np.array([1.0, 14.0]))
    with pytest.raises(InputError, match="no NPP index"):
        npp_index("timber", np.ones(3), {})
    with pytest.raises(InputError, match="rows and columns"):
        npp_index("soil", np.ones(3), {"erodibility": np.ones(2), "slope": np.ones(3)})
