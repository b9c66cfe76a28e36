"""esp:ecologicalimportance end to end."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

SERVICE = np.array([[4.0, 3.0, 2.0], [1.0, 0.0, np.nan]])


def test_two_services_and_the_highest_class(esp, tif, tmp_path, no_leftovers):
    out, combined, table = (str(tmp_path / name) for name in ("out.tif", "all.tif", "table.csv"))
    turned = np.array([[1.0, 1.0, 1.0], [9.0, 1.0, 1.0]])
    esp(
        "ecologicalimportance",
        INPUTS=[tif("water", SERVICE), tif("soil", turned)], OUTPUT=out, COMBINED=combined, TABLE=table,
    )  # fmt: skip
    dataset = gdal.Open(out)
    assert [dataset.GetRasterBand(number).GetDescription() for number in (1, 2)] == ["water", "soil"]
    assert dataset.GetRasterBand(1).ReadAsArray().tolist() == [[3, 3, 2], [1, 1, 255]]
    assert dataset.GetRasterBand(2).ReadAsArray().tolist() == [[2, 2, 2], [3, 2, 2]]
    assert gdal.Open(combined).ReadAsArray().tolist() == [[3, 3, 2], [3, 2, 255]]
    rows = read_csv(table)
    assert [(row["service"], row["class"], row["cells"]) for row in rows[:3]] == [
        ("water", "1", "2"), ("water", "2", "1"), ("water", "3", "2")
    ]  # fmt: skip
    assert float(rows[2]["held"]) == pytest.approx(0.7)
    assert float(rows[1]["limit"]) == 2.0
    assert len(rows) == 9


def factors(tmp_path):
    random = np.random.default_rng(3)

    def layer(name, low, high):
        return write_tif(tmp_path / f"{name}.tif", low + (high - low) * random.random((6, 5)))

    return {
        "NPP": [layer("npp2019", 0, 900), layer("npp2020", 0, 900)],
        "SEEPAGE": write_tif(tmp_path / "texture.tif", random.integers(1, 14, (6, 5)).astype(np.uint8)),
        "PRECIPITATION": layer("rain", 40, 600),
        "SLOPE": layer("slope", 0, 50),
        "ERODIBILITY": layer("k", 0.01, 0.06),
        "WIND_EROSIVITY": layer("wind", 0, 30),
        "TEMPERATURE": layer("heat", -10, 12),
        "ELEVATION": layer("dem", 1200, 4800),
    }


def unit(path):
    values = read_tif(path)
    return (values - values.min()) / (values.max() - values.min())


def test_all_indices(esp, tmp_path):
    given, out = factors(tmp_path), str(tmp_path / "values.tif")
    esp("ecologicalimportance", MODEL=5, VALUES=out, OUTPUT=str(tmp_path / "classes.tif"), **given)
    dataset = gdal.Open(out)
    names = [dataset.GetRasterBand(number).GetDescription() for number in range(1, 5)]
    assert names == ["water conservation", "soil conservation", "sand fixation", "biodiversity"]
    npp = (read_tif(given["NPP"][0]) + read_tif(given["NPP"][1])) / 2
    slope, rain = unit(given["SLOPE"]), unit(given["PRECIPITATION"])
    water = npp * read_tif(given["SEEPAGE"]) / 13 * rain * (1 - slope)
    assert np.allclose(read_tif(out), water, rtol=1e-5)
    rough = 1 / np.cos(np.radians(read_tif(given["SLOPE"])))
    sand = npp * unit(given["ERODIBILITY"]) * unit(given["WIND_EROSIVITY"])
    sand *= (rough - rough.min()) / (rough.max() - rough.min())
    assert np.allclose(dataset.GetRasterBand(3).ReadAsArray(), sand, rtol=1e-4, atol=1e-4)
    assert any("of 2 years" in line for line in esp.feedback.lines)
    # One index alone, and only those that can be made.
    esp("ecologicalimportance", MODEL=1, VALUES=out, OUTPUT=str(tmp_path / "classes.tif"), **given)
    assert gdal.Open(out).RasterCount == 1
    del given["WIND_EROSIVITY"]
    esp("ecologicalimportance", MODEL=5, VALUES=out, OUTPUT=str(tmp_path / "classes.tif"), **given)
    assert gdal.Open(out).RasterCount == 3


def test_factors_that_are_factors_already(esp, tif, tmp_path):
    half = np.array([[0.5, 0.25], [1.0, 0.0]])
    out = str(tmp_path / "values.tif")
    given = {
        "MODEL": 3,
        "RESCALE": False,
        "NPP": [tif("npp", np.full((2, 2), 8.0))],
        "ERODIBILITY": tif("k", half),
        "WIND_EROSIVITY": tif("fq", half),
        "ROUGHNESS": tif("d", half),
        "VALUES": out,
        "OUTPUT": str(tmp_path / "o.tif"),
    }
    esp("ecologicalimportance", **given)
    assert read_tif(out).tolist() == [[1.0, 0.125], [8.0, 0.0]]
    with pytest.raises(QgsProcessingException, match="runs from 0 to 1, not from 0 to 30"):
        esp("ecologicalimportance", **{**given, "WIND_EROSIVITY": tif("wind", half * 30.0)})


@pytest.mark.parametrize(
    "given, words",
    [
        ({}, "Choose the rasters of services"),
        ({"MODEL": 1}, "net primary production"),
        ({"MODEL": 1, "NPP": True, "SLOPE": True}, "needs: Seepage of the soil, Precipitation of a year"),
        ({"MODEL": 5, "NPP": True}, "No NPP index has all"),
        ({"INPUTS": True, "SHARES": "0.8,0.5"}, "must rise"),
    ],
)
def test_mistakes(esp, tif, tmp_path, given, words):
    layers = {"NPP": [tif("npp", SERVICE)], "SLOPE": tif("slope", SERVICE), "INPUTS": [tif("one", SERVICE)]}
    given = {key: layers[key] if value is True else value for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=words):
        esp("ecologicalimportance", OUTPUT=str(tmp_path / "out.tif"), **given)
