"""Moving windows: their layers, tables and classes, and what is refused."""

import math

import numpy as np
import pytest
from esp_toolbox.core.circuit._target_values import target_values
from esp_toolbox.core.circuit.flow_classes import DIFFUSE, NODATA, check_limits, flow_classes
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.reclassification import parse_reclass_table, reclassified
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_settings import Condition, WindowSettings
from esp_toolbox.core.errors import InputError
from omniscape_landscapes import whole


def test_values_of_targets():
    nan = math.nan
    blocks = np.array([[[1, 2], [2, 1]], [[3, 1], [nan, 1]], [[nan, nan], [nan, nan]], [[4, 5], [7, 6]]])
    # 1 and 2 are as frequent: down the first column 1, 2, down the second 2, 1, so 2 has two first.
    assert target_values(blocks, "equal")[:2].tolist() == [2, 1]
    assert target_values(blocks, "within").tolist()[:2] == [1.5, 1]
    assert np.isnan(target_values(blocks, "within")[2]) and np.isnan(target_values(blocks, "equal")[2])
    assert target_values(blocks, "equal")[3] == 4


def test_reclassing_matches_the_old_values():
    table = parse_reclass_table('1 2\n2 3\n1\t5\n4, "missing"\n6 missing\n', "table")
    values = np.array([1.0, 2.0, 3.0, 4.0, 6.0, np.nan])
    assert reclassified(values, table).tolist()[:3] == [5, 3, 3]
    assert np.isnan(reclassified(values, table)[3:]).all()
    for text, reason in (("1 2\n3\n", "Row 2"), ("a b\n", "Row 1"), ("\n", "no rows")):
        with pytest.raises(InputError, match=reason):
            parse_reclass_table(text, "table")


def test_flow_classes_by_standard_deviations():
    values = np.random.default_rng(1).normal(1, 0.2, (700, 9))
    values[0] = np.nan
    classes = flow_classes(lambda first, last: values[first:last], 700)
    assert (classes.mean, classes.deviation) == (pytest.approx(np.nanmean(values)), pytest.approx(np.nanstd(values)))
    shares = np.bincount(classes.of(values).ravel(), minlength=256) / np.isfinite(values).sum()
    assert shares[1:5] == pytest.approx([0.159, 0.682, 0.136, 0.023], abs=0.02)
    assert (classes.of(values)[0] == NODATA).all()
    for limits in ((1, 2), (2, 1, 3), (1, 1, 2)):
        with pytest.raises(InputError, match="three rising numbers"):
            check_limits(limits)


def test_a_map_without_contrast_is_diffuse():
    values = np.full((5, 6), 1.1) * (1 + 1e-15 * np.arange(6))
    values[0, 0] = np.nan
    classes = flow_classes(lambda first, last: values[first:last], 5)
    assert classes.deviation == 0
    assert classes.of(values)[0].tolist() == [NODATA] + [DIFFUSE] * 5


def test_values_of_the_table_that_no_cell_has():
    resistance = np.arange(1.0, 82.0).reshape(9, 9)
    table = np.array([[1.0, 5.0], [100.0, 5.0], [2.0, np.nan], [0.5, 5.0]])
    assert WindowLayers(resistance, reclass=table).checked().unused == (0.5, 100.0)
    assert WindowLayers(resistance).checked().unused == ()


# -- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"radius": 0}, "below one cell"),
        ({"block_size": 2}, "odd number"),
        ({"buffer": -1}, "0 or more"),
        ({"rule": "left"}, "right or omniscape"),
        ({"target": "rim"}, "centre or spread"),
        ({"decay": 0.0}, "above 0"),
        ({"tolerance": 0.1}, "between 1e-14 and 1e-3"),
        ({"neighbours": 6}, "4 or 8"),
    ],
)
def test_settings_that_mean_nothing(change, reason):
    with pytest.raises(InputError, match=reason):
        WindowSettings(**{"radius": 4, **change})


def test_conditions_that_mean_nothing():
    with pytest.raises(InputError, match="within or equal"):
        Condition("near")
    with pytest.raises(InputError, match="above its upper limit"):
        Condition("within", 2, 1)


@pytest.mark.parametrize(
    ("layers", "reason"),
    [
        ({"resistance": np.zeros((9, 9))}, "81 cells of 0 or less"),
        ({"sources": np.zeros((9, 9))}, "no cell of sources is above 0"),
        ({"sources": np.ones((9, 9)), "threshold": 2.0}, "least strength of 2; lower"),
        ({"sources": np.ones((9, 8))}, "one grid"),
        ({"sources": np.full((9, 9), np.inf)}, "infinite strength"),
        ({"targets": np.full((9, 9), -1.0)}, "below 0"),
        ({"resistance": np.full((9, 9), np.nan)}, "No cell of"),
        ({"resistance": np.full((9, 9), np.inf), "conductances": True, "sources": np.ones((9, 9))}, "infinite cond"),
        ({"cutoff": 0.5}, "greatest resistance of a source, 0.5; raise"),
        ({"reclass": np.array([[1.0, 0.0]])}, "81 cells of 0 or less"),
        ({"conditions": ((np.ones((9, 9)), np.ones((8, 9))),)}, "condition layer has 8 rows"),
    ],
)
def test_layers_that_cannot_be_run(layers, reason):
    layers = {"resistance": np.ones((9, 9)), **layers}
    with pytest.raises(InputError, match=reason):
        omniscape(WindowLayers(**layers), WindowSettings(3))


def test_a_map_without_room_for_a_block_has_no_windows():
    result = omniscape(WindowLayers(np.ones((4, 9))), WindowSettings(3, 5))
    assert result.account.windows == 0 and not whole(result)[0].any()
