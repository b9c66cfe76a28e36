"""A small study as users have it: plain class values, OpenStreetMap's roads, layers in four coordinate systems."""

import json

import numpy as np
from osgeo import gdal
from rasters import write_tif

SIZE, CELL = 60, 60.0
_ORIGIN = (500_000.0, 4_100_000.0)
_UTM = "EPSG:32648"
# Values of NLCD, without names: cropland, forest, town, water.
_CROPS, _FOREST, _TOWN, _WATER = 82, 41, 24, 11


def land_cover(patches):
    """Cropland with so many forests, a town and a lake."""
    values = np.full((SIZE, SIZE), _CROPS, dtype=np.uint8)
    values[28:32, 40:46] = _TOWN
    values[50:55, 20:27] = _WATER
    for row, column in ((6, 6), (38, 42))[:patches]:
        values[row : row + 14, column : column + 12] = _FOREST
    return values


def write_study(folder, patches):
    """The files of a study: land cover and soil in UTM, elevation in degrees, vegetation in LAEA, roads in 3857."""
    folder.mkdir(parents=True, exist_ok=True)
    cover = land_cover(patches)
    rows, columns = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    noise = np.random.default_rng(3).normal(0.0, 1.0, cover.shape).astype(np.float32)
    green = np.where(cover == _FOREST, 0.7, np.where(cover == _CROPS, 0.45, 0.1)).astype(np.float32) + 0.02 * noise
    layers = {
        "land_2020": cover,
        "dem": 1200 + 6 * rows + 3 * columns + 8 * noise,
        "ndvi": green,
        "npp_2020": 500 * np.clip(green, 0.05, 1.0),
        "precipitation": 400 + 2 * rows,
        "et0": 1000 - 2 * rows,
        "soil_depth": 700 + 10 * noise,
        "pawc": 0.15 + 0.005 * noise,
        "erosivity": 900 + 2 * columns,
        "erodibility": 0.03 + 0.001 * noise,
    }
    paths = {}
    for name, values in layers.items():
        paths[name] = write_tif(
            folder / f"{name}.tif", values, CELL, _ORIGIN, _UTM, nodata=0 if name == "land_2020" else None
        )
    for name, system in (("dem", "EPSG:4326"), ("ndvi", "EPSG:3035"), ("npp_2020", "EPSG:3035")):
        warped = str(folder / f"{name}_other.tif")
        gdal.Warp(warped, paths[name], dstSRS=system, dstNodata=-9999, resampleAlg="bilinear")
        paths[name] = warped
    paths["roads"] = _write_roads(folder)
    return paths


def _write_roads(folder):
    """Two crossing roads of OpenStreetMap and a track, in Web Mercator."""
    left, top = _ORIGIN
    lines = {
        "primary": [[left, top - 30 * CELL], [left + SIZE * CELL, top - 24 * CELL]],
        "residential": [[left + 30 * CELL, top], [left + 27 * CELL, top - SIZE * CELL]],
        "track": [[left + 40 * CELL, top - 26 * CELL], [left + 59 * CELL, top - 40 * CELL]],
    }
    features = [
        {
            "type": "Feature",
            "properties": {"highway": kind, "osm_id": str(number)},
            "geometry": {"type": "LineString", "coordinates": line},
        }
        for number, (kind, line) in enumerate(lines.items())
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32648"}}
    plain = folder / "osm.geojson"
    plain.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    path = str(folder / "osm_roads.gpkg")
    gdal.VectorTranslate(path, str(plain), format="GPKG", dstSRS="EPSG:3857")
    return path
