"""The Qaidam workflow on a land cover as users have it: plain values of another product, one year, other names."""

import json

import numpy as np
import pytest
from osgeo import gdal
from provider import run
from rasters import write_tif
from workflow_files import QAIDAM_SETTINGS, qaidam_inputs

# CLCD's classes as WorldCover has them.
_WORLD = {1: 40, 2: 10, 3: 20, 4: 30, 5: 80, 6: 70, 7: 60, 8: 50, 9: 90}


@pytest.fixture(scope="module")
def one_year(sample_basin, qgis_processing, esp_provider, tmp_path_factory):
    """A run on one year, whose land cover has the values of WorldCover and nothing else, and the basin."""
    folder = tmp_path_factory.mktemp("one year")
    dataset = gdal.Open(str(sample_basin / "landcover_2023.tif"))
    values, grid = dataset.ReadAsArray(), dataset.GetGeoTransform()
    world = np.zeros(values.shape, dtype=np.uint8)
    for own, other in _WORLD.items():
        world[values == own] = other
    world[0, :2] = 95
    path = write_tif(
        folder / "land.tif", world, cell_size=grid[1], origin=(grid[0], grid[3]), crs=dataset.GetProjection(), nodata=0
    )
    given = {**qaidam_inputs(sample_basin), "landcover": path, "landcovers": [path]}
    given["npp"] = given["npp"][-1:]
    results = run(
        "qaidam", **given, **QAIDAM_SETTINGS, **{
            "report:Report": str(folder / "report.html"), "pattern:Pattern": str(folder / "pattern.gpkg"),
            "mspa:MSPA": str(folder / "mspa.tif"), "zones:Restoration zones": str(folder / "zones.tif"),
            "pinchpoints:Pinch points": str(folder / "pinch.gpkg"), "pattern:Project": str(folder / "p.qgz"),
        },
    )  # fmt: skip
    return folder, results


def test_one_year_ends_with_a_report_and_no_change(one_year):
    folder, results = one_year
    assert (folder / "report.html").is_file()
    assert (folder / "zones.tif").is_file()
    # Keys of results are titles on 3.22 and safe names later.
    assert not [value for key, value in results.items() if value and ("difference" in key or key == "change")]


def test_names_of_the_recognised_legend_reach_tables_and_report(one_year):
    folder, _ = one_year
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "Bare / sparse vegetation" in report and "Permanent water bodies" in report
    told = json.loads((folder / "pinch.gpkg.json").read_text(encoding="utf-8"))
    covers = {name for name in told["tables"]["PINCH_POINTS"]["cover"] if name}
    assert covers <= {"Tree cover", "Shrubland", "Grassland", "Cropland", "Built-up", "Bare / sparse vegetation",
                      "Snow and ice", "Permanent water bodies", "Herbaceous wetland", "Mangroves"}  # fmt: skip


def test_the_foreground_is_the_natural_land_of_the_legend(one_year):
    folder, _ = one_year
    told = json.loads((folder / "mspa.tif.json").read_text(encoding="utf-8"))
    assert any("ESA WorldCover, by its set of values" in line for line in told["messages"])


def test_the_project_shows_the_land_cover_in_the_colours_of_its_product(one_year):
    from qgis.core import QgsPalettedRasterRenderer, QgsProject

    folder, _ = one_year
    project = QgsProject()
    assert project.read(str(folder / "p.qgz"))
    layer = next(found for found in project.mapLayers().values() if found.source().endswith("land.tif"))
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    shown = {int(entry.value): (entry.label, entry.color.name()) for entry in layer.renderer().classes()}
    assert shown[80] == ("Permanent water bodies", "#0064c8")
