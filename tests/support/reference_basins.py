"""The synthetic basins on which InVEST was run: its inputs, parameters and outputs."""

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import package
import pytest
from rasters import write_tif

# Core is tested without GDAL, too.
gdal = pytest.importorskip("osgeo.gdal")

gdal.UseExceptions()
ORIGIN = (500000.0, 4220000.0)
GOLDEN = package.ROOT / "tests" / "data" / "services" / "mini"


@dataclass(frozen=True)
class ReferenceBasin:
    """One of the basins; `golden` is a small copy of `mini` with its main outputs."""

    folder: Path
    tables: Path
    manifest: dict

    @property
    def cell_size(self):
        return self.manifest["cell"]

    @property
    def parameters(self):
        return self.manifest["params"]

    @property
    def threshold(self):
        return self.parameters["sdr"]["threshold_flow_accumulation"]

    def raw(self, name, kind="output"):
        """A raster as it is stored."""
        return _read(self.folder, kind, name)[0]

    def output(self, name):
        """An output of InVEST as float64, NaN where it has no data."""
        return self._values("output", name)

    def input(self, name):
        """An input as float64, NaN where it has no data."""
        return self._values("input", name)

    def _values(self, kind, name):
        raw, nodata = _read(self.folder, kind, name)
        values = raw.astype(np.float64)
        if nodata is not None:
            values[raw == np.array(nodata).astype(raw.dtype)] = np.nan
        return values

    def land_cover(self):
        """Classes and where they are."""
        return self.raw("lulc", "input").astype(np.int32), ~np.isnan(self.input("lulc"))

    def table(self, name):
        """An input table as texts by column."""
        with open(self.tables / f"{name}.csv", newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        return {title: [row[title] for row in rows] for title in rows[0]}


def golden_basin():
    """The copy in the repository."""
    return ReferenceBasin(GOLDEN, GOLDEN, json.loads((GOLDEN / "manifest.json").read_text()))


def reference_basin(oracles, instance):
    """The basin `mini` or `basin` with every output."""
    folder = oracles / "services" / instance
    return ReferenceBasin(folder, folder / "inputs", json.loads((folder / "manifest.json").read_text()))


@lru_cache(maxsize=96)
def _read(folder, kind, name):
    if folder == GOLDEN:
        stored = _stored()
        return stored[f"{kind}_{name}"], stored.get(f"nodata_{kind}_{name}")
    dataset = gdal.Open(str(folder / f"{kind}s" / f"{name}.tif"))
    return dataset.ReadAsArray(), dataset.GetRasterBand(1).GetNoDataValue()


@lru_cache(maxsize=1)
def _stored():
    with np.load(GOLDEN / "rasters.npz") as stored:
        return {key: stored[key] for key in stored.files}


def write_inputs(basin, folder, *names):
    """Write inputs as GeoTIFFs with their nodata values; returns their paths by name."""
    paths = {}
    for name in names:
        _, nodata = _read(basin.folder, "input", name)
        path = folder / f"{name}.tif"
        nodata = None if nodata is None else float(nodata)
        raster = basin.raw(name, "input")
        paths[name] = write_tif(path, raster, basin.cell_size, ORIGIN, "EPSG:32648", nodata=nodata)
    return paths
