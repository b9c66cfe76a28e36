"""What the zones of a workflow feel: sources, change, disturbances and the land that health is known of."""

from types import SimpleNamespace

import numpy as np
import pytest
from esp_toolbox.core.health.units import fishnet
from esp_toolbox.core.workflow.health_steps import HealthResult
from esp_toolbox.core.workflow.layers import ClassLayer, QaidamLayers
from esp_toolbox.core.workflow.parameters import Disturbance, ZoneParameters
from esp_toolbox.core.workflow.zone_steps import zone_step
from esp_toolbox.core.zoning.zoning import Condition, Limit, Rule

SHAPE = (2, 6)
NOWHERE = np.zeros(SHAPE)
NO_PATHS = SimpleNamespace(links=SimpleNamespace(active=np.zeros(0, dtype=bool)), paths=())


def zones(conditions, years=(0.2, 0.2), known=None, labels=None, rasters=(), **parameters):
    """Zone 3 where the conditions hold, else 0; all land is weak where its health is known."""
    known = np.ones(SHAPE, dtype=bool) if known is None else known
    cover = ClassLayer(np.ones(SHAPE, dtype=np.int32), np.ones(SHAPE, dtype=bool))
    layers = QaidamLayers(100.0, cover, NOWHERE, None, None, disturbance=tuple(rasters))
    indices = [SimpleNamespace(EHI=np.broadcast_to(index, SHAPE).ravel()) for index in years]
    net = fishnet(SHAPE, 1)
    health = HealthResult(net, tuple(indices), (), (known.ravel().astype(np.uint8),) * len(years))
    labels = np.ones(SHAPE, dtype=np.int32) if labels is None else labels
    rules = (Rule("asked", 3, tuple(conditions)),)
    return zone_step(layers, health, labels, NO_PATHS, ZoneParameters(rules, nested=False, **parameters)).zone == 3


@pytest.mark.parametrize("inside", [True, False])
def test_sources_are_where_they_are(inside):
    labels = np.zeros(SHAPE, dtype=np.int32)
    labels[:, 4:] = 7
    assert np.array_equal(zones([Condition("sources", inside=inside)], labels=labels), (labels == 7) == inside)
    # Values are the distance to them: cells next to a source are 100 m away.
    near = zones([Condition("sources", high=Limit(150.0))], labels=labels)
    assert np.array_equal(near, np.tile([False, False, False, True, True, True], (2, 1)))


def test_change_is_that_from_the_first_to_the_last_year():
    left = np.arange(6) < 3
    falling = [Condition("trend", high=Limit(-0.1))]
    assert np.array_equal(zones(falling, (0.4, 0.1, np.where(left, 0.2, 0.4))), np.tile(left, (2, 1)))
    assert not zones(falling, (0.2, 0.6, np.where(left, 0.4, 0.2))).any()
    rising = [Condition("trend", low=Limit(0.1))]
    assert np.array_equal(zones(rising, (0.2, 0.6, np.where(left, 0.4, 0.2))), np.tile(left, (2, 1)))


def test_disturbances_are_counted_where_they_meet():
    columns = np.tile(np.arange(6.0), (2, 1))
    kinds = (Disturbance("dust", True, 2.5), Disturbance("roads", False, 4.5))
    rasters = (columns, columns)
    for least, wanted in ((1.0, columns >= 0.0), (2.0, (columns > 2.5) & (columns <= 4.5)), (3.0, columns < 0.0)):
        found = zones([Condition("disturbance", low=Limit(least))], rasters=rasters, disturbances=kinds)
        assert np.array_equal(found, wanted)
    apart = zones([Condition("disturbance", inside=False)], rasters=rasters[:1], disturbances=kinds[:1])
    assert np.array_equal(apart, columns < 2.5)
    # Mines are those of the kinds that tell of mines.
    mining = (kinds[0], Disturbance("works", False, 0.5, mines=True))
    found = zones([Condition("mines", inside=True)], rasters=rasters, disturbances=mining)
    assert np.array_equal(found, columns == 0.0)


def test_percentiles_are_those_of_the_land_whose_health_is_known():
    values = np.array([[1.0, 2.0, 3.0, 100.0, 100.0, 100.0], [4.0, 5.0, np.nan, 100.0, 100.0, 100.0]])
    known = np.tile(np.arange(6) < 3, (2, 1))
    kinds = (Disturbance("dust", True, 50.0, quantile=True),)
    found = zones([Condition("dust", inside=True)], known=known, rasters=(values,), disturbances=kinds)
    assert np.array_equal(found, known & (np.nan_to_num(values) > 3.0))
    # Of land without data there is none: nothing disturbs.
    nothing = zones([Condition("dust", inside=True)], rasters=(values * np.nan,), disturbances=kinds)
    assert not nothing.any()
