"""Cost surfaces of esp:corridors: taken up again, made anew where something changed, kept by a run that was stopped."""

import os

import numpy as np
import pytest
from esp_toolbox.algorithms.network.surface_folder import SurfaceFolder
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.grid import Grid
from osgeo import gdal
from rasters import UTM, read_tif, write_tif
from row_of_sources import square, write_sources
from tables import read_csv


def count_made(monkeypatch):
    """The labels whose surfaces are written from here on."""
    made = []
    save = SurfaceFolder.save

    def counted(self, label, cost, reach):
        made.append(label)
        save(self, label, cost, reach)

    monkeypatch.setattr(SurfaceFolder, "save", counted)
    return made


def test_surfaces_are_taken_up(run_corridors, tmp_path, monkeypatch, no_leftovers):
    made = count_made(monkeypatch)
    folder = tmp_path / "成本 surfaces"
    first = run_corridors(SURFACES=str(folder))
    names = sorted(path.name for path in folder.glob("*.tif"))
    assert names == ["cost_11.tif", "cost_20.tif", "cost_3.tif", "cost_7.tif"] and len(made) == 4
    wanted = read_csv(first["LINKS"]), read_tif(first["CORRIDOR_RASTER"])
    written = {name: os.stat(folder / name).st_mtime_ns for name in names}
    again = run_corridors(SURFACES=str(folder), WIDTH=300.0)
    assert len(made) == 4 and {name: os.stat(folder / name).st_mtime_ns for name in names} == written
    again = run_corridors(SURFACES=str(folder))
    assert read_csv(again["LINKS"]) == wanted[0]
    assert np.array_equal(read_tif(again["CORRIDOR_RASTER"]), wanted[1], equal_nan=True)
    run_corridors(SURFACES=str(folder), WIDTH=900.0)
    assert len(made) == 8


def test_only_changed_sources_are_made_anew(run_corridors, tmp_path, monkeypatch):
    made = count_made(monkeypatch)
    folder = str(tmp_path / "surfaces")
    run_corridors(SURFACES=folder)
    moved = [square(8, column) for column in (2, 14, 31, 52)]
    sources = write_sources(tmp_path / "moved.gpkg", moved, [3, 7, 11, 20])
    run_corridors(SURFACES=folder, SOURCES=sources, WIDTH=500.0)
    # Source 11 has moved; 7 lies further from it now, the width makes up for that.
    assert made == [1, 2, 3, 4, 3]


def test_another_resistance_makes_all_anew(run_corridors, tmp_path, monkeypatch):
    made = count_made(monkeypatch)
    folder = str(tmp_path / "surfaces")
    run_corridors(SURFACES=folder)
    resistance = np.full((20, 60), 2.0, dtype=np.float32)
    resistance[12:] = 10.0
    resistance[0, 0] = 2.5
    run_corridors(SURFACES=folder, RESISTANCE=write_tif(tmp_path / "other.tif", resistance))
    assert made == [1, 2, 3, 4] * 2


def test_a_stopped_run_leaves_its_surfaces(esp, run_corridors, tmp_path, monkeypatch, no_leftovers):
    made = count_made(monkeypatch)
    folder = tmp_path / "surfaces"
    assert run_corridors(SURFACES=str(folder), cancel_at=62) == {}
    assert sorted(path.name for path in tmp_path.glob("*.gpkg")) == ["源地.gpkg"]
    assert not (tmp_path / "corridors.tif").exists()
    kept = len(list(folder.glob("cost_*.tif")))
    assert kept == len(made) > 0
    result = run_corridors(SURFACES=str(folder))
    assert result["COUNT"] == 3 and len(made) == 4


def test_a_surface_in_float64_and_where_it_lies(tmp_path):
    grid = Grid((6, 8), 10.0, (100.0, 200.0), UTM)
    resistance = np.ones((6, 8))
    starts = np.zeros((6, 8), dtype=np.int32)
    starts[2, 3] = 1
    store = SurfaceFolder(str(tmp_path / "new" / "folder"), grid, resistance, starts, [42])
    assert store.reach(1) is None
    cost = np.full((6, 8), np.inf)
    cost[1:4, 2:5] = 1 / 3
    cost[2, 3] = 0.0
    store.save(1, cost, 0.5)
    assert store.reach(1) == 0.5
    for start, stop in ((0, 6), (0, 1), (2, 5), (5, 6)):
        np.testing.assert_array_equal(store.rows(1, start, stop), cost[start:stop])
    dataset = gdal.Open(store.path(1))
    assert (dataset.RasterXSize, dataset.RasterYSize) == (3, 3)
    assert dataset.GetGeoTransform()[0] == 120.0 and dataset.GetGeoTransform()[3] == 190.0
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Float64
    dataset = None
    same = SurfaceFolder(store._folder, grid, resistance.astype(np.float32), starts, [42])
    assert same.reach(1) == 0.5
    walls = resistance.copy()
    walls[5, 7] = np.nan
    for other in (
        SurfaceFolder(store._folder, grid, walls, starts, [42]),
        SurfaceFolder(store._folder, grid, resistance, np.roll(starts, 1), [42]),
        SurfaceFolder(store._folder, Grid((6, 8), 20.0, (100.0, 200.0), UTM), resistance, starts, [42]),
    ):
        assert other.reach(1) is None
    # Any wall is a wall.
    infinite = np.where(np.isnan(walls), np.inf, walls)
    one, other = (SurfaceFolder(store._folder, grid, surface, starts, [42]) for surface in (walls, infinite))
    one.save(1, cost, np.inf)
    assert other.reach(1) == np.inf


def test_surfaces_that_cannot_be_written_or_read(tmp_path):
    grid = Grid((3, 3), 10.0, (0.0, 30.0), "")
    starts = np.zeros((3, 3), dtype=np.int32)
    starts[1, 1] = 1
    store = SurfaceFolder(str(tmp_path), grid, np.ones((3, 3)), starts, [5])
    (tmp_path / "cost_5.tif").mkdir()
    with pytest.raises((InputError, OSError)):
        store.save(1, np.zeros((3, 3)), 1.0)
    (tmp_path / "cost_5.tif").rmdir()
    assert store.reach(1) is None
    store.save(1, np.zeros((3, 3)), 1.0)
    text = (tmp_path / "cost_5.tif").read_bytes()
    (tmp_path / "cost_5.tif").write_bytes(text[:20])
    with pytest.raises(InputError, match=r"cost_5\.tif cannot be read; delete it and run again"):
        store.rows(1, 0, 3)
    assert SurfaceFolder(str(tmp_path), grid, np.ones((3, 3)), starts, [5]).reach(1) is None
