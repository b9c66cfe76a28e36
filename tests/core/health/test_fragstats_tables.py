"""Every value of FRAGSTATS' own tables, to their printed decimals."""

import csv

import numpy as np
import pytest
from esp_toolbox.core.health.catalogue import CLASS_METRICS, LANDSCAPE_METRICS
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from esp_toolbox.core.health.patches import COSTLY, METRICS, SURROUNDING, patch_table

# FRAGSTATS measures gyration from a centre that is not the centroid of the cells; see docs/methods.
LOOSE = "GYRATE"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agrees(ours, printed):
    """Equal to the printed decimals; half a unit of the last place, and rounding of our own binary fraction."""
    if printed in ("NA", "N/A"):
        return bool(np.isnan(ours))
    # R's "8e-04" has four decimals as well.
    return abs(ours - float(printed)) <= 0.5e-4 + 1e-9 * max(1.0, abs(ours))


@pytest.fixture(scope="module")
def landscape(oracles):
    gdal = pytest.importorskip("osgeo.gdal")
    path = oracles / "landscape_metrics" / "landscape.tif"
    if not path.is_file():
        pytest.skip("FRAGSTATS' landscape is not here")
    values = gdal.Open(str(path)).ReadAsArray()
    return landscape_of(values, np.ones(values.shape, bool), 1.0)


def test_landscape_level(landscape, oracles):
    (printed,) = rows(oracles / "landscape_metrics" / "fragstats_landscape.csv")
    names = [name for name in printed if name in LANDSCAPE_METRICS and not name.startswith(LOOSE)]
    assert set(printed) - set(names) - {"LID", "GYRATE_MN", "GYRATE_SD", "GYRATE_CV"} == set()
    ours = landscape_metrics(landscape, names)[0]
    wrong = {n: (v, printed[n]) for n, v in zip(names, ours) if not agrees(v, printed[n])}
    assert not wrong


def test_class_level(landscape, oracles):
    table = rows(oracles / "landscape_metrics" / "fragstats_class.csv")
    names = [name for name in table[0] if name in CLASS_METRICS and not name.startswith(LOOSE)]
    assert set(table[0]) - set(names) - {"LID", "TYPE", "GYRATE_MN", "GYRATE_SD", "GYRATE_CV"} == set()
    ours = class_metrics(landscape, names)[0]
    wrong = {}
    for printed in table:
        place = int(printed["TYPE"][-1]) - 1
        wrong.update(
            {(place, n): (v, printed[n]) for n, v in zip(names, ours[place]) if not agrees(v, printed[n])}
        )
    assert not wrong


def test_patch_level(landscape, oracles):
    printed = rows(oracles / "landscape_metrics" / "fragstats_patch.csv")
    table = patch_table(landscape, COSTLY)
    names = [name for name in METRICS if name != LOOSE and name not in SURROUNDING]
    ours = np.column_stack([table.values(name) for name in names])
    assert len(printed) == len(ours) == 28
    free = set(range(28))
    for row in printed:
        place = int(row["TYPE"][-1]) - 1
        twins = [
            k for k in free
            if table.place[k] == place and all(agrees(v, row[n]) for n, v in zip(names, ours[k]))
        ]  # fmt: skip
        assert twins, row
        gyrate = [abs(table.values("GYRATE")[k] - float(row["GYRATE"])) for k in twins]
        assert min(gyrate) < 0.02
        free.discard(twins[int(np.argmin(gyrate))])
