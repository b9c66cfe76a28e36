"""The synthetic basins on which InVEST was run: its inputs, parameters and every output."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from osgeo import gdal

gdal.UseExceptions()


@dataclass(frozen=True)
class ReferenceBasin:
    """One instance of the basins."""

    folder: Path
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

    def raw(self, name):
        """An output as it is stored."""
        return _read(str(self.folder / "outputs" / f"{name}.tif"))[0]

    def output(self, name):
        """An output of InVEST as float64, NaN where it has no data."""
        return _values(self.folder / "outputs" / f"{name}.tif")

    def input(self, name):
        """An input as float64, NaN where it has no data."""
        return _values(self.folder / "inputs" / f"{name}.tif")

    def table(self, name):
        """An input table as lists of numbers or texts by column."""
        lines = (self.folder / "inputs" / f"{name}.csv").read_text().split()
        columns = {}
        for title, *cells in zip(*(line.split(",") for line in lines)):
            try:
                columns[title] = [float(cell) for cell in cells]
            except ValueError:
                columns[title] = cells
        return columns


def reference_basin(oracles, instance):
    """The basin `mini` or `basin`."""
    folder = oracles / "services" / instance
    return ReferenceBasin(folder, json.loads((folder / "manifest.json").read_text()))


@lru_cache(maxsize=64)
def _read(path):
    band = gdal.Open(path)
    nodata = band.GetRasterBand(1).GetNoDataValue()
    return band.GetRasterBand(1).ReadAsArray(), nodata


def _values(path):
    raw, nodata = _read(str(path))
    values = raw.astype(np.float64)
    if nodata is not None:
        values[raw == np.array(nodata).astype(raw.dtype)] = np.nan
    return values
