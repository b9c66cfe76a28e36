"""The remote sensing ecological index."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health.rsei import INDICATORS, WETNESS, indicators, rsei, snow, water
from pairing import paired

CASE = package.SHARED / "oracles" / "more" / "09_rsei.json"


@pytest.fixture(scope="module")
def case():
    if not CASE.exists():
        pytest.skip("needs ../shared")
    case = json.loads(CASE.read_text())
    case["layers"] = [
        indicators({role: np.array(band) for role, band in scene.items()}, "oli") for scene in case["scenes"]
    ]
    return case


def corners(layer):
    return [layer[0, 0], layer[-1, -1]]


def test_scenes_of_the_oracle(case):
    for layers, expected in paired(case["layers"], case["first_cell"]):
        assert [layer[0, 0] for layer in layers] == pytest.approx([expected[name] for name in INDICATORS], rel=1e-9)
    joint, expected = rsei(case["layers"]), case["joint"]
    (component,) = joint.components
    assert component.explained == pytest.approx(expected["explained"], rel=1e-9)
    assert component.loadings == pytest.approx([expected["loadings"][name] for name in INDICATORS], rel=1e-7)
    assert [layer.mean() for layer in joint.index] == pytest.approx(expected["means"], rel=1e-9)
    assert corners(joint.index[0]) + corners(joint.index[1]) == pytest.approx(expected["corner"], rel=1e-9)
    each = rsei(case["layers"], joint=False)
    for layer, component, expected in paired(each.index, each.components, case["each_year"]):
        assert layer.mean() == pytest.approx(expected["mean"], rel=1e-9)
        assert component.loadings == pytest.approx([expected["loadings"][name] for name in INDICATORS], rel=1e-7)
        assert (layer.min(), layer.max()) == (0.0, 1.0)


def test_wetness_of_all_sensors():
    bands = {role: np.array([0.1 * place]) for place, role in enumerate(
        ("blue", "green", "red", "nir", "swir1", "swir2", "nir2", "lst"), 1)}  # fmt: skip
    for sensor, weights in WETNESS.items():
        expected = sum(weight * bands[role][0] for role, weight in weights.items())
        assert indicators(bands, sensor)[1] == pytest.approx([expected])
    assert WETNESS["tm"]["swir1"] < 0.0
    with pytest.raises(InputError, match="no sensor"):
        indicators(bands, "spot")
    del bands["nir2"]
    with pytest.raises(InputError, match="nir2 are missing"):
        indicators(bands, "modis")


def scene(seed, size=400):
    random = np.random.default_rng(seed)
    good = random.random(size)
    noise = random.random((4, size)) * 0.1
    return [layer.reshape(20, 20) for layer in (good + noise[0], good + noise[1], -good + noise[2], -good + noise[3])]


def test_unit_of_the_indicators_and_order_of_scenes_do_not_matter():
    first, second = scene(1), scene(2)
    plain = rsei([first, second])
    kelvin = [[*layers[:3], layers[3] * 30.0 + 290.0] for layers in (first, second)]
    assert np.allclose(rsei(kelvin).index, plain.index)
    turned = rsei([second, first])
    assert np.allclose(turned.index[::-1], plain.index)
    assert plain.components[0].loadings[0] > 0.0


def test_nodata_clip_and_masks():
    layers = scene(3)
    layers[2][0, :5] = np.nan
    found = rsei([layers])
    assert np.isnan(found.index[0]).sum() == 5
    cut = rsei([layers], clip=5.0)
    assert np.nanmin(cut.scaled[0][0]) == 0.0
    assert (cut.scaled[0][0] == 0.0).sum() > 10
    assert water(np.array([0.3, 0.1]), np.array([0.1, 0.3])).tolist() == [True, False]
    assert snow(np.array([0.8, 0.8, 0.1]), np.array([0.7, 0.05, 0.3]), np.array([0.1, 0.1, 0.3])).tolist() == [
        True, False, False
    ]  # fmt: skip
    with pytest.raises(InputError, match="between 0 and 50"):
        rsei([layers], clip=50.0)
    layers[1][:] = 0.4
    with pytest.raises(InputError, match="wet is the same everywhere"):
        rsei([layers])
    layers[1][:] = np.nan
    with pytest.raises(InputError, match="no cell where all"):
        rsei([layers])
