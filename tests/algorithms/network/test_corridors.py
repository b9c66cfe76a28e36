"""esp:corridors end to end."""

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, features
from cells import square as outline
from esp_toolbox.algorithms.network.surface_folder import SurfaceFolder
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.grid import Grid
from osgeo import gdal, ogr, osr
from qgis.core import QgsProcessingException
from rasters import UTM, read_tif, write_tif
from tables import read_csv


def square(row, column, height=2, width=2):
    """A polygon that covers cells exactly."""
    return outline(row, column, height, width)


def write_sources(path, wkts, ids=None, crs=UTM):
    """A GeoPackage of polygons with the field source_id."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("sources", reference, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("source_id", ogr.OFTInteger))
    for number, wkt in zip(ids or range(1, len(wkts) + 1), wkts):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("source_id", number)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        layer.CreateFeature(feature)
    dataset = None
    return str(path)


@pytest.fixture
def row_of_four(tmp_path):
    """Four sources in a row on resistance 2, and a band of resistance 10 below them."""
    resistance = np.full((20, 60), 2.0, dtype=np.float32)
    resistance[12:] = 10.0
    polygons = [square(8, column) for column in (2, 14, 30, 52)]
    return (
        write_sources(tmp_path / "源地.gpkg", polygons, [3, 7, 11, 20]),
        write_tif(tmp_path / "resistance.tif", resistance),
    )


@pytest.fixture
def run(esp, row_of_four, tmp_path):
    """Run esp:corridors on the row of four with csv and GeoPackage outputs."""

    def corridors(**parameters):
        sources, resistance = row_of_four
        outputs = {
            "CORRIDORS": str(tmp_path / "corridors.gpkg"),
            "CORRIDOR_RASTER": str(tmp_path / "corridors.tif"),
            "INACTIVE": str(tmp_path / "inactive.gpkg"),
            "LINKS": str(tmp_path / "links.csv"),
        }
        inputs = {"SOURCES": sources, "RESISTANCE": resistance, "WIDTH": 600.0}
        return esp("corridors", **{**inputs, **outputs, **parameters})

    return corridors


def statuses(path):
    return {(int(row["from_id"]), int(row["to_id"])): int(row["status"]) for row in read_csv(path)}


def test_defaults_join_neighbours(run, esp, no_leftovers):
    result = run()
    assert (result["COUNT"], result["COMPONENTS"]) == (3, 1)
    lines = features(result["CORRIDORS"])
    assert [(values["from_id"], values["to_id"]) for values, _ in lines] == [(3, 7), (7, 11), (11, 20)]
    values, line = lines[0]
    # From centre to centre of the facing cells 11 steps of resistance 2; 10 cells from edge to edge.
    assert values["length_m"] == 330.0 and values["cost"] == 660.0 and values["euclid_m"] == 300.0
    assert values["cost_euc"] == pytest.approx(2.2) and values["cost_len"] == 2.0
    assert values["status"] == 1 and values["reason"] == "joins two sources"
    assert line.length() == pytest.approx(330.0)
    assert result["LENGTH"] == pytest.approx(sum(line.length() for _, line in lines))
    points = [(point.x(), point.y()) for point in line.vertices()]
    assert points[0][0] == WEST + 3.5 * CELL and points[-1][0] == WEST + 14.5 * CELL
    raster = read_tif(result["CORRIDOR_RASTER"])
    assert np.nanmin(raster) == 0.0 and np.nanmax(raster) <= 600.0 and np.isnan(raster[19]).all()
    assert features(result["INACTIVE"]) == []
    assert any("The network of 4 sources has 1 part." in line for line in esp.feedback.lines)
    assert esp.feedback.fractions[-1] == pytest.approx(100.0)
    sidecar = json.loads(Path(result["CORRIDOR_RASTER"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["COUNT"] == 3 and sidecar["numbers"]["links_by_status"] == {"1": 3}
    assert Path(result["CORRIDOR_RASTER"].replace(".tif", ".qml")).exists()
    package = ogr.Open(result["CORRIDORS"])
    assert package.GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_limits_and_reasons(run, esp):
    result = run(ADJACENCY=3, MAX_EUCLIDEAN=1200.0, MAX_COST=1250.0, MIN_COST=700.0)
    assert statuses(result["LINKS"]) == {
        (3, 7): -14,
        (3, 11): -12,
        (3, 20): -11,
        (7, 11): 1,
        (7, 20): -12,
        (11, 20): -12,
    }
    reasons = {(values["from_id"], values["to_id"]): values["reason"] for values, _ in features(result["INACTIVE"])}
    assert reasons[3, 7] == "its cost of 660 is below 700"
    assert reasons[3, 20] == "its straight distance of 1440 m is above 1200 m"
    assert "Corridor 3-20 was dropped: its straight distance of 1440 m is above 1200 m." in esp.feedback.lines
    by_pair = {(row["from_id"], row["to_id"]): row for row in read_csv(result["LINKS"])}
    assert by_pair["3", "20"]["cost"] == "" and by_pair["3", "20"]["length_m"] == ""
    assert float(by_pair["3", "11"]["cost"]) == 1620.0
    # A link without a path is drawn straight.
    lines = {(values["from_id"], values["to_id"]): line for values, line in features(result["INACTIVE"])}
    assert lines[3, 20].length() == pytest.approx(1470.0) and len(list(lines[3, 20].vertices())) == 2


def test_third_sources(run, esp):
    result = run(ADJACENCY=3)
    assert statuses(result["LINKS"]) == {
        (3, 7): 1, (3, 11): -15, (3, 20): -15, (7, 11): 1, (7, 20): -15, (11, 20): 1,
    }  # fmt: skip
    assert "Corridor 3-11 was dropped: it runs through source 7." in esp.feedback.lines
    through = {(row["from_id"], row["to_id"]): row["through_id"] for row in read_csv(result["LINKS"])}
    assert through["3", "20"] == "7" and through["3", "7"] == ""
    kept = run(ADJACENCY=3, DROP_INTERMEDIATE=False)
    assert set(statuses(kept["LINKS"]).values()) == {1}


def test_nearest_and_components(run):
    result = run(NEAREST=1)
    assert statuses(result["LINKS"]) == {(3, 7): 10, (7, 11): 10, (11, 20): 10}
    # The listed links: 20 and 11 are each other's nearest, so are 3 and 7.
    listed = dict(ADJACENCY=4, PAIRS="3-7, 11-20; 7,20", DROP_INTERMEDIATE=False, NEAREST=1)
    torn = run(**listed)
    assert statuses(torn["LINKS"]) == {(3, 7): 10, (7, 20): -1, (11, 20): 10} and torn["COMPONENTS"] == 2
    joined = run(**listed, CONNECT_COMPONENTS=True)
    assert statuses(joined["LINKS"])[7, 20] == 20 and joined["COMPONENTS"] == 1
    bridge = next(row for row in read_csv(joined["LINKS"]) if row["status"] == "20")
    assert (bridge["from_comp"], bridge["to_comp"], bridge["cost_adj"]) == ("3", "11", "")


def test_listed_pairs_that_are_not_asked_for(run, esp):
    assert len(statuses(run(PAIRS="3-7")["LINKS"])) == 3
    assert any("List of pairs: not used" in line for line in esp.feedback.lines)


def test_edited_links_are_overrides(run, esp, tmp_path):
    first = run(ADJACENCY=3, LINKS=str(tmp_path / "first.csv"))
    table = read_csv(first["LINKS"])
    for row in table:
        pair = int(row["from_id"]), int(row["to_id"])
        row["status"] = {(3, 20): "100", (7, 11): "-100"}.get(pair, row["status"])
    edited = tmp_path / "edited.csv"
    with open(edited, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    again = run(ADJACENCY=1, OVERRIDES=str(edited))
    assert statuses(again["LINKS"]) == {(3, 7): 1, (3, 20): 100, (7, 11): -100, (11, 20): 1}
    assert any("1 link is kept and 1 dropped by hand" in line for line in esp.feedback.lines)


def test_overrides_in_words_and_of_sources_that_are_gone(run, esp, tmp_path):
    table = tmp_path / "choice.csv"
    table.write_text("from_id,to_id,action\n7,3,drop\n7,99,keep\n20,11,\n")
    result = run(OVERRIDES=str(table))
    assert statuses(result["LINKS"]) == {(3, 7): -100, (7, 11): 1, (11, 20): 1}
    assert any("1 row names sources that do not exist" in line for line in esp.feedback.lines)


def test_areas_sticks_and_link_rasters(run, tmp_path, no_leftovers):
    result = run(
        MORE_WIDTHS="200",
        CORRIDOR_AREAS=str(tmp_path / "areas.gpkg"),
        STICKS=str(tmp_path / "sticks.gpkg"),
        LINK_RASTERS=str(tmp_path / "corridors one by one"),
    )
    areas = features(result["CORRIDOR_AREAS"])
    assert [(values["link_id"], values["cutoff"]) for values, _ in areas] == [
        (1, 200.0), (1, 600.0), (2, 200.0), (2, 600.0), (3, 200.0), (3, 600.0),
    ]  # fmt: skip
    for values, polygon in areas:
        assert polygon.isGeosValid()
        assert polygon.area() / 1e4 == pytest.approx(values["area_ha"])
        assert 0 < values["width_min"] <= values["width_mean"] <= values["width_max"]
    lines = features(result["CORRIDORS"])
    assert [values["area_ha"] for values, _ in lines] == [values["area_ha"] for values, _ in areas[1::2]]
    sticks = features(result["STICKS"])
    assert [stick.length() for _, stick in sticks] == pytest.approx([360.0, 480.0, 660.0])
    folder = Path(result["LINK_RASTERS"])
    names = sorted(path.name for path in folder.glob("*.tif"))
    assert names == ["corridor_11_20.tif", "corridor_3_7.tif", "corridor_7_11.tif"]
    mosaic = read_tif(result["CORRIDOR_RASTER"])
    dataset = gdal.Open(str(folder / "corridor_3_7.tif"))
    left = round((dataset.GetGeoTransform()[0] - WEST) / CELL)
    top = round((NORTH - dataset.GetGeoTransform()[3]) / CELL)
    one = read_tif(folder / "corridor_3_7.tif")
    part = mosaic[top : top + one.shape[0], left : left + one.shape[1]]
    assert np.nanmin(one) == 0.0 and (part[np.isfinite(one)] <= one[np.isfinite(one)]).all()


def test_centroids(run):
    result = run(ENDPOINTS=1, ADJACENCY=3, MAX_EUCLIDEAN=0.0)
    links = {(row["from_id"], row["to_id"]): row for row in read_csv(result["LINKS"])}
    assert float(links["3", "7"]["euclid_m"]) == float(links["3", "7"]["length_m"]) == 360.0


def test_preview_from_one_run(run, esp, tmp_path):
    exact = read_csv(run()["LINKS"])
    quick = run(PREVIEW=True, CORRIDOR_AREAS=str(tmp_path / "areas.gpkg"))
    for row, other in zip(exact, read_csv(quick["LINKS"])):
        assert (row["from_id"], row["to_id"], row["cost"]) == (other["from_id"], other["to_id"], other["cost"])
    raster = read_tif(quick["CORRIDOR_RASTER"])
    assert np.unique(raster[np.isfinite(raster)]).tolist() == [0.0]
    assert features(quick["CORRIDOR_AREAS"]) == []
    assert any("preview has paths only" in line for line in esp.feedback.lines)
    assert not any("whatever pairs" in line for line in esp.feedback.lines)
    run(PREVIEW=True, ADJACENCY=4, PAIRS="3-20")
    assert any("neighbours by cost only, whatever pairs" in line for line in esp.feedback.lines)
    table = tmp_path / "choice.csv"
    table.write_text("from_id,to_id,action\n20,3,keep\n3,7,drop\n")
    chosen = run(PREVIEW=True, OVERRIDES=str(table))
    assert statuses(chosen["LINKS"])[3, 7] == -100
    assert "Corridor 3-20 is to be kept, but the preview joins neighbours by cost only." in esp.feedback.lines


def test_sources_as_a_raster(run, tmp_path):
    labels = np.zeros((20, 60), dtype=np.int32)
    for number, column in ((3, 2), (7, 14), (11, 30), (20, 52)):
        labels[8:10, column : column + 2] = number
    polygons = read_csv(run()["LINKS"])
    raster = read_csv(run(SOURCES=write_tif(tmp_path / "labels.tif", labels))["LINKS"])
    assert polygons == raster


# -- surfaces ----------------------------------------------------------------------------------


def count_made(monkeypatch):
    """The labels whose surfaces are written from here on."""
    made = []
    save = SurfaceFolder.save

    def counted(self, label, cost, reach):
        made.append(label)
        save(self, label, cost, reach)

    monkeypatch.setattr(SurfaceFolder, "save", counted)
    return made


def test_surfaces_are_taken_up(run, tmp_path, monkeypatch, no_leftovers):
    made = count_made(monkeypatch)
    folder = tmp_path / "成本 surfaces"
    first = run(SURFACES=str(folder))
    names = sorted(path.name for path in folder.glob("*.tif"))
    assert names == ["cost_11.tif", "cost_20.tif", "cost_3.tif", "cost_7.tif"] and len(made) == 4
    wanted = read_csv(first["LINKS"]), read_tif(first["CORRIDOR_RASTER"])
    written = {name: os.stat(folder / name).st_mtime_ns for name in names}
    again = run(SURFACES=str(folder), WIDTH=300.0)
    assert len(made) == 4 and {name: os.stat(folder / name).st_mtime_ns for name in names} == written
    again = run(SURFACES=str(folder))
    assert read_csv(again["LINKS"]) == wanted[0]
    assert np.array_equal(read_tif(again["CORRIDOR_RASTER"]), wanted[1], equal_nan=True)
    run(SURFACES=str(folder), WIDTH=900.0)
    assert len(made) == 8


def test_only_changed_sources_are_made_anew(run, tmp_path, monkeypatch):
    made = count_made(monkeypatch)
    folder = str(tmp_path / "surfaces")
    run(SURFACES=folder)
    moved = [square(8, column) for column in (2, 14, 31, 52)]
    sources = write_sources(tmp_path / "moved.gpkg", moved, [3, 7, 11, 20])
    run(SURFACES=folder, SOURCES=sources, WIDTH=500.0)
    # Source 11 has moved; 7 lies further from it now, the width makes up for that.
    assert made == [1, 2, 3, 4, 3]


def test_another_resistance_makes_all_anew(run, tmp_path, monkeypatch):
    made = count_made(monkeypatch)
    folder = str(tmp_path / "surfaces")
    run(SURFACES=folder)
    resistance = np.full((20, 60), 2.0, dtype=np.float32)
    resistance[12:] = 10.0
    resistance[0, 0] = 2.5
    run(SURFACES=folder, RESISTANCE=write_tif(tmp_path / "other.tif", resistance))
    assert made == [1, 2, 3, 4] * 2


def test_a_stopped_run_leaves_its_surfaces(esp, run, tmp_path, monkeypatch, no_leftovers):
    made = count_made(monkeypatch)
    folder = tmp_path / "surfaces"
    assert run(SURFACES=str(folder), cancel_at=62) == {}
    assert sorted(path.name for path in tmp_path.glob("*.gpkg")) == ["源地.gpkg"]
    assert not (tmp_path / "corridors.tif").exists()
    kept = len(list(folder.glob("cost_*.tif")))
    assert kept == len(made) > 0
    result = run(SURFACES=str(folder))
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


# -- sources that are hard to join -------------------------------------------------------------


def test_small_lost_and_touching_sources(esp, tmp_path):
    resistance = np.ones((12, 30), dtype=np.float32)
    resistance[:, 20] = np.nan
    resistance[5:7, 26:28] = np.nan
    polygons = [
        square(5, 2, 0.2, 0.2),
        square(2, 8),
        square(2, 10),
        square(8, 8),
        square(8, 15),
        square(5, 26),
        square(5, 23),
        square(500, 500),
    ]
    sources = write_sources(tmp_path / "sources.gpkg", polygons, [1, 2, 3, 4, 4, 6, 7, 8])
    result = esp(
        "corridors",
        SOURCES=sources,
        RESISTANCE=write_tif(tmp_path / "resistance.tif", resistance),
        ADJACENCY=3,
        CORRIDORS=str(tmp_path / "corridors.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        LINKS=str(tmp_path / "links.csv"),
    )
    lines = "\n".join(esp.feedback.lines)
    assert "sources 1 are smaller than a cell" in lines
    assert "sources 8 lie outside the raster" in lines
    assert "1 source consists of several features with the same id" in lines
    assert "Source 6 lies on cells without resistance and cannot be joined" in lines
    assert "Sources 2 and 3 touch" in lines
    links = {(int(row["from_id"]), int(row["to_id"])): row for row in read_csv(result["LINKS"])}
    assert links[2, 3]["cost"] == links[2, 3]["euclid_m"] == "30"
    assert links[2, 7]["status"] == "-16" and "barriers lie between" in links[2, 7]["reason"]
    assert links[2, 6]["status"] == "-16" and "source 6 lies on cells without resistance" in links[2, 6]["reason"]
    assert result["COUNT"] > 0


def test_sources_that_reach_beyond_the_raster(run, esp, tmp_path):
    sources = write_sources(tmp_path / "wide.gpkg", [square(8, 2), square(8, 55, 2, 20)], [3, 20])
    assert run(SOURCES=sources)["COUNT"] == 1
    assert any("Sources 20 reach beyond the raster resistance" in line for line in esp.feedback.lines)


def test_nothing_left_is_a_result(run, esp):
    result = run(MAX_COST=1.0)
    assert (result["COUNT"], result["LENGTH"], result["COMPONENTS"]) == (0, 0.0, 4)
    assert set(statuses(result["LINKS"]).values()) == {-12}
    assert np.isnan(read_tif(result["CORRIDOR_RASTER"])).all()
    assert any("No corridor is left" in line for line in esp.feedback.lines)


def test_many_dropped_links_are_summed_up(esp, tmp_path):
    polygons = [square(2 * (k // 7), 2 * (k % 7), 1, 1) for k in range(28)]
    esp(
        "corridors",
        SOURCES=write_sources(tmp_path / "sources.gpkg", polygons),
        RESISTANCE=write_tif(tmp_path / "resistance.tif", np.ones((9, 15), dtype=np.float32)),
        ADJACENCY=3,
        MAX_EUCLIDEAN=31.0,
        CORRIDORS=str(tmp_path / "corridors.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
    )
    dropped = [line for line in esp.feedback.lines if "were dropped with status -11" in line]
    assert len(dropped) == 1 and not any(line.startswith("Corridor ") for line in esp.feedback.lines)


# -- bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (dict(ADJACENCY=4), "List of pairs: no pair is listed"),
        (dict(ADJACENCY=4, PAIRS="7"), "is not a list of pairs of sources"),
        (dict(ADJACENCY=4, PAIRS="3-8"), "there is no source 8; the sources are 3, 7, 11, 20"),
        (dict(MIN_COST=10.0, MAX_COST=5.0), "least cost of a link, 10, is above the greatest, 5"),
        (dict(MIN_EUCLIDEAN=10.0, MAX_EUCLIDEAN=5.0), "least distance of a link, 10, is above the greatest, 5"),
        (dict(MORE_WIDTHS="-5"), "Further widths for the areas: a width is a cost of 0 or above"),
        (dict(MORE_WIDTHS="wide"), "'wide' is not a number"),
        (dict(ID_FIELD="name"), "has no column name"),
    ],
)
def test_bad_parameters(run, tmp_path, change, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(**change)
    assert not (tmp_path / "corridors.tif").exists() and not (tmp_path / "corridors.gpkg").exists()


def test_bad_overrides(run, tmp_path):
    table = tmp_path / "choice.csv"
    for text, sentence in (
        ("from_id,to_id,action\n3,7,perhaps\n", '"perhaps" in row 1; write keep or drop'),
        ("from_id,to,action\n3,7,keep\n", "has no column to_id"),
        ("from_id,to_id,action\n3,seven,keep\n", "seven as to_id in row 1"),
        ("from_id,to_id,action\n7,11,keep\n11,7,drop\n", "link 7-11 is both to be kept and to be dropped"),
        ("from_id,to_id,action\n3,7,keep\n11,11,keep\n", "join source 11 to itself in row 2"),
    ):
        table.write_text(text)
        with pytest.raises(QgsProcessingException, match=sentence):
            run(OVERRIDES=str(table))


def test_bad_layers(run, tmp_path, no_leftovers):
    ones = np.ones((20, 60), dtype=np.float32)
    bad = ones.copy()
    bad[3, 4:7] = 0.0
    degrees = write_tif(tmp_path / "degrees.tif", ones, cell_size=0.001, origin=(99.0, 38.0), crs="EPSG:4326")
    for change, sentence in (
        (dict(RESISTANCE=write_tif(tmp_path / "bad.tif", bad)), "0 or negative in 3 cells"),
        (dict(RESISTANCE=degrees), "geographic coordinate system"),
        (dict(RESISTANCE=write_tif(tmp_path / "empty.tif", ones * np.nan)), "has no data in band 1"),
        (dict(RESISTANCE=str(tmp_path / "missing.tif")), "missing.tif"),
        (dict(RESISTANCE_BAND=2), "there is no band 2"),
        (dict(SOURCES=write_sources(tmp_path / "one.gpkg", [square(8, 2)])), "at least two sources"),
        (dict(SOURCES=write_sources(tmp_path / "none.gpkg", [])), "has no features"),
        (dict(SOURCES=write_sources(tmp_path / "far.gpkg", [square(900, 900)])), "has no sources on the raster"),
        (dict(SURFACES="/proc/surfaces"), "cannot be written"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run(**change)
        assert not (tmp_path / "corridors.gpkg").exists()


def test_sources_in_another_system(run, tmp_path):
    wanted = read_csv(run()["LINKS"])
    gdal.VectorTranslate(str(tmp_path / "degrees.gpkg"), str(tmp_path / "源地.gpkg"), dstSRS="EPSG:4326")
    for row, other in zip(wanted, read_csv(run(SOURCES=str(tmp_path / "degrees.gpkg"))["LINKS"])):
        assert row["cost"] == other["cost"]
        assert float(row["euclid_m"]) == pytest.approx(float(other["euclid_m"]), abs=0.01)


def test_headless(qgis_process, row_of_four, tmp_path):
    sources, resistance = row_of_four
    out = tmp_path / "corridors.gpkg"
    arguments = dict(
        SOURCES=sources,
        RESISTANCE=resistance,
        CORRIDORS=out,
        CORRIDOR_RASTER=tmp_path / "corridors.tif",
        SURFACES=tmp_path / "s",
    )
    finished = qgis_process("corridors", **arguments)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COUNT"] == 3
    assert len(features(out)) == 3 and len(list((tmp_path / "s").glob("cost_*.tif"))) == 4
    wrong = qgis_process("corridors", **{**arguments, "MIN_COST": 9, "MAX_COST": 3})
    assert wrong.returncode == 1 and "is above the greatest, 3" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr


# -- the reference program's demonstration -----------------------------------------------------


def test_demo(esp, oracles, tmp_path):
    folder = oracles / "linkage"
    result = esp(
        "corridors",
        SOURCES=str(folder / "lm_cores.gpkg"),
        ID_FIELD="core_id",
        RESISTANCE=str(folder / "lm_resistances.tif"),
        MAX_EUCLIDEAN=40000.0,
        MAX_COST=100000.0,
        NEAREST=4,
        WIDTH=200000.0,
        ROUND=True,
        CORRIDORS=str(tmp_path / "corridors.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        LINKS=str(tmp_path / "links.csv"),
    )
    assert result["COUNT"] == 8
    links = {(int(row["from_id"]), int(row["to_id"])): row for row in read_csv(result["LINKS"])}
    assert {pair for pair, row in links.items() if row["status"] == "-12"} == {(1, 2)}
    assert {pair for pair, row in links.items() if row["status"] == "-15"} == {(2, 5)}
    with open(folder / "distances_lm_cores.txt", encoding="utf-8") as file:
        distance = {tuple(map(int, line.split()[:2])): float(line.split()[2]) for line in file if line.strip()}
    for pair, row in links.items():
        assert float(row["euclid_m"]) == pytest.approx(distance[pair], abs=5e-4)
    for row in read_csv(folder / "lm_expected_arcgis.csv"):
        link = links[int(row["core1"]), int(row["core2"])]
        assert float(link["cost"]) == pytest.approx(float(row["implied_arcgis_cwd"]), rel=6e-6)
        ratio = float(link["cost"]) / int(float(link["euclid_m"]))
        assert ratio == pytest.approx(float(row["arcgis_cwd_to_euc(6 digits)"]), rel=1e-5)
    raster = read_tif(result["CORRIDOR_RASTER"])
    values = raster[np.isfinite(raster)]
    assert values.size == 108210 and values.mean() == pytest.approx(88793.89, abs=0.006)
