"""What esp:corridors refuses or tells: sources that are hard to join, bad parameters, pairs and layers."""

import numpy as np
import pytest
from osgeo import gdal
from pairing import paired
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from row_of_sources import square, statuses, write_sources
from tables import read_csv


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


def test_sources_that_reach_beyond_the_raster(run_corridors, esp, tmp_path):
    sources = write_sources(tmp_path / "wide.gpkg", [square(8, 2), square(8, 55, 2, 20)], [3, 20])
    assert run_corridors(SOURCES=sources)["COUNT"] == 1
    assert any("Sources 20 reach beyond the raster resistance" in line for line in esp.feedback.lines)


def test_nothing_left_is_a_result(run_corridors, esp):
    result = run_corridors(MAX_COST=1.0)
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
def test_bad_parameters(run_corridors, tmp_path, change, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        run_corridors(**change)
    assert not (tmp_path / "corridors.tif").exists() and not (tmp_path / "corridors.gpkg").exists()


def test_bad_overrides(run_corridors, tmp_path):
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
            run_corridors(OVERRIDES=str(table))


def test_bad_layers(run_corridors, tmp_path, no_leftovers):
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
            run_corridors(**change)
        assert not (tmp_path / "corridors.gpkg").exists()


def test_sources_in_another_system(run_corridors, tmp_path):
    wanted = read_csv(run_corridors()["LINKS"])
    gdal.VectorTranslate(str(tmp_path / "degrees.gpkg"), str(tmp_path / "源地.gpkg"), dstSRS="EPSG:4326")
    for row, other in paired(wanted, read_csv(run_corridors(SOURCES=str(tmp_path / "degrees.gpkg"))["LINKS"])):
        assert row["cost"] == other["cost"]
        assert float(row["euclid_m"]) == pytest.approx(float(other["euclid_m"]), abs=0.01)
