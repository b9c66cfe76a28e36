"""SCHEDULER: forms that hand their independent parts to the workers of a Dask cluster."""

import numpy as np
import pytest
from cells import square, write_layer
from osgeo import ogr
from pairing import each, paired
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

SHAPE = (40, 60)
SOURCES = ((5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20))
# What each form writes beside what it needs.
RASTERS = {
    "corridors": ("CORRIDOR_RASTER",),
    "pinchpoints": ("CURRENT", "SECOND_CURRENT"),
    "barriers": ("OUTPUT", "PERCENT"),
    "current": ("CURRENT", "MAX_CURRENT"),
    "omniscape": ("CURRENT", "FLOW_POTENTIAL"),
    "landscapemetrics": ("OUTPUT",),
    "ecosystemhealth": ("OUTPUT",),
}


@pytest.fixture
def basin(tmp_path):
    """Four sources on rough ground with a wall that has two gaps, and land cover."""
    random = np.random.default_rng(5)
    resistance = np.exp(random.normal(1, 0.5, SHAPE)).astype(np.float32)
    resistance[:, 29:31] = np.nan
    resistance[10, 29:31] = resistance[29:32, 29:31] = 2.0
    cover = np.kron(random.integers(1, 5, (10, 15)), np.ones((4, 4), int)).astype(np.uint8)
    rows = [(square(row, column), [number]) for row, column, number in SOURCES]
    return {
        "SOURCES": write_layer(tmp_path / "sources.gpkg", ogr.wkbPolygon, rows, ("source_id",)),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance),
        "COVER": write_tif(tmp_path / "cover.tif", cover),
        "NPP": write_tif(tmp_path / "npp.tif", random.random(SHAPE).astype(np.float32)),
    }


def inputs_of(name, basin):
    ground = {key: basin[key] for key in ("SOURCES", "RESISTANCE")}
    return {
        "corridors": {**ground, "CORRIDORS": "TEMPORARY_OUTPUT"},
        "pinchpoints": {**ground, "WIDTH": 600.0, "SECOND_MODE": 2},
        "barriers": {**ground, "MIN_RADIUS": 90, "MAX_RADIUS": 150, "STEP": 60},
        "current": {"RESISTANCE": basin["RESISTANCE"], "FOCAL": basin["SOURCES"]},
        "omniscape": {"RESISTANCE": basin["RESISTANCE"], "RADIUS": 150, "BLOCK_SIZE": 3},
        "landscapemetrics": {"INPUT": basin["COVER"], "METRICS": "SHDI,NP", "UNIT": 3, "SIZE": 150, "STRIDE": 3},
        "ecosystemhealth": {
            "LANDCOVERS": [basin["COVER"]], "VITALITIES": [basin["NPP"]], "UNIT": 1, "SIZE": 150, "STRIDE": 2,
            "PATCH_STRIDE": 6, "LEGEND": 1, "MODEL": 1,
        },
        "connectivity": {"INPUT": basin["SOURCES"], "DISTANCE_TYPE": 2, "RESISTANCE": basin["RESISTANCE"]},
    }[name]  # fmt: skip


def test_every_form_writes_the_same_with_workers_and_without(esp, basin, cluster, tmp_path, no_leftovers):
    for name, keys in each(RASTERS.items()):
        made = []
        for scheduler in ("", cluster):
            files = {key: str(tmp_path / f"{name} {key} {bool(scheduler)}.tif") for key in keys}
            esp(name, **inputs_of(name, basin), **files, SCHEDULER=scheduler)
            made.append([read_tif(path) for path in files.values()])
        for here, there in paired(*made):
            assert np.isfinite(here).any(), name
            np.testing.assert_array_equal(here, there, err_msg=name)
    tables = []
    for scheduler in ("", cluster):
        path = str(tmp_path / f"patches {bool(scheduler)}.csv")
        esp("connectivity", **inputs_of("connectivity", basin), PATCH_TABLE=path, SCHEDULER=scheduler)
        tables.append(read_csv(path))
    assert tables[0] == tables[1] and len(tables[0]) == len(SOURCES)


def test_steps_of_a_run_take_its_scheduler(esp, basin, tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    import esp_toolbox.core.cluster.workers as module

    monkeypatch.setattr(module, "_PATIENCE", 1.0)
    given = {
        "WORKFLOW": "esp:corridors",
        "OVERRIDES": f"sources={basin['SOURCES']}; resistance={basin['RESISTANCE']}",
        "FOLDER": str(tmp_path / "run"),
    }
    with pytest.raises(QgsProcessingException, match="scheduler tcp://127.0.0.1:9 cannot be reached"):
        esp("runworkflow", **given, SCHEDULER="tcp://127.0.0.1:9")
    assert not (tmp_path / "run").exists()
    # What a run has handed on is over with it.
    esp("runworkflow", **given)
    assert (tmp_path / "run" / "workflow.json").exists()
