"""The four service models on 1000 x 1000 cells against natcap.invest: CPU time from file to file, and memory.

InVEST may live in another Python: name it in the environment variable INVEST_PYTHON.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import measure  # noqa: F401 - makes the package known by its name
import numpy as np
from osgeo import gdal, ogr, osr
from scipy import ndimage

# isort: split
from esp_toolbox.core.presets import preset_path
from esp_toolbox.core.services.carbon import POOLS, carbon_storage
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.habitat_quality import habitat_quality
from esp_toolbox.core.services.soil_retention import SedimentOptions, soil_retention
from esp_toolbox.core.services.threats import read_threats
from esp_toolbox.core.services.water_yield import water_yield

SIZE, CELL, ROUNDS = 1000, 30.0, 3
OPTIONS = {"k": 0.5, "z": 5.0, "threshold": 1000}
ORIGIN = (500000.0, 4200000.0)
LIMITS = {"soil retention MFD": 6.0, "soil retention D8": 6.0}
THREATS = {"cropland": 1, "bare": 7, "builtup": 8}
gdal.UseExceptions()


def landscape():
    """Rasters as the models read them: mountains and plains, classes by height and noise."""
    rng = np.random.default_rng(5)

    def smooth(width):
        field = ndimage.gaussian_filter(rng.standard_normal((SIZE, SIZE)), width)
        return (field - field.min()) / np.ptp(field)

    height = 1200.0 + 2800.0 * smooth(60) ** 2 + 120.0 * smooth(8) + 6.0 * smooth(1.5)
    classes = 1 + (smooth(10) * 0.7 + 0.3 * rng.random((SIZE, SIZE))) * 8.999
    rain = 60.0 + 0.12 * (height - 1200.0) + 60.0 * smooth(20)
    rasters = {
        "dem": height,
        "precip": rain,
        "et0": 1400.0 - 0.2 * (height - 1200.0),
        "soil_depth": 200.0 + 2000.0 * smooth(15),
        "pawc": 0.05 + 0.15 * smooth(15),
        "erosivity": 0.0483 * rain**1.61,
        "erodibility": 0.02 + 0.03 * smooth(15),
    }
    rasters = {name: raster.astype(np.float32) for name, raster in rasters.items()}
    rasters["lulc"] = classes.astype(np.uint8)
    for name, value in THREATS.items():
        rasters[f"threat_{name}"] = (rasters["lulc"] == value).astype(np.uint8)
    return rasters


def write(path, array):
    """A tiled GeoTIFF."""
    kind = gdal.GDT_Byte if array.dtype == np.uint8 else gdal.GDT_Float32
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), SIZE, SIZE, 1, kind, ["TILED=YES", "COMPRESS=DEFLATE"])
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32648)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((ORIGIN[0], CELL, 0.0, ORIGIN[1], 0.0, -CELL))
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(255 if kind == gdal.GDT_Byte else -9999.0)
    band.WriteArray(array if kind == gdal.GDT_Byte else np.where(np.isfinite(array), array, -9999.0))


def read(folder, name):
    """A raster; NaN where floats have no data."""
    dataset = gdal.Open(str(folder / f"{name}.tif"))
    values = dataset.ReadAsArray()
    if values.dtype.kind == "f":
        values[values == np.float32(dataset.GetRasterBand(1).GetNoDataValue())] = np.nan
    return values


def prepare(folder):
    """Write the inputs of both sides."""
    for name, raster in landscape().items():
        write(folder / f"{name}.tif", raster)
    for name in ("water_yield", "soil_retention", "carbon", "sensitivity"):
        (folder / f"{name}.csv").write_text(Path(preset_path("services", f"shiyang_{name}")).read_text())
    rows = [
        f"{name},{reach},{weight},{decay},threat_{name}.tif"
        for name, reach, weight, decay in (
            ("cropland", 500, 0.7, "linear"),
            ("bare", 3000, 1, "exponential"),
            ("builtup", 800, 0.2, "linear"),
        )
    ]
    (folder / "threats.csv").write_text("\n".join(["threat,max_dist,weight,decay,cur_path", *rows]))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32648)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "watershed.gpkg"))
    layer = dataset.CreateLayer("watershed", reference, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("ws_id", ogr.OFTInteger))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["ws_id"] = 1
    right, bottom = ORIGIN[0] + SIZE * CELL, ORIGIN[1] - SIZE * CELL
    ring = f"{ORIGIN[0]} {bottom},{right} {bottom},{right} {ORIGIN[1]},{ORIGIN[0]} {ORIGIN[1]},{ORIGIN[0]} {bottom}"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
    layer.CreateFeature(feature)


class Ours:
    """The models from file to file, and the time that the models alone take."""

    def __init__(self, folder):
        self.folder = folder
        self.alone = 0.0

    def columns(self, name):
        """A table as texts by column."""
        with open(self.folder / f"{name}.csv", newline="") as lines:
            rows = list(csv.DictReader(lines))
        return {key: [row[key] for row in rows] for key in rows[0]}

    def lookup(self, name, wanted):
        """A table by class, and the row of each cell."""
        table = read_class_table(self.columns(name), wanted, name)
        classes = read(self.folder, "lulc").astype(np.int32)
        return table, table.rows(classes, classes != 255)

    def layers(self, *names):
        """Input rasters."""
        return [read(self.folder, name) for name in names]

    def timed(self, model, *arguments):
        """Run a model and note its time."""
        start = time.process_time()
        result = model(*arguments)
        self.alone = time.process_time() - start
        return result

    def habitat(self):
        """Quality, degradation."""
        threats = read_threats(self.columns("threats"), "threats")
        table, rows = self.lookup("sensitivity", ["habitat", *(threat.name for threat in threats)])
        pairs = ((read(self.folder, f"threat_{threat.name}"), table.column(threat.name)[rows]) for threat in threats)
        result = self.timed(habitat_quality, table.column("habitat")[rows], threats, pairs, CELL, OPTIONS["k"])
        return {"quality": result.quality, "degradation": result.degradation}

    def water(self):
        """Yield, evapotranspiration."""
        names = ("kc", "root_depth", "lulc_veg")
        table, rows = self.lookup("water_yield", names)
        layers = self.layers("precip", "et0", "soil_depth", "pawc")
        factors = [table.column(name)[rows] for name in names]
        result = self.timed(water_yield, *layers, *factors, OPTIONS["z"])
        return {"yield": result.water_yield, "aet": result.evapotranspiration, "fraction": result.fraction}

    def carbon(self):
        """Storage."""
        table, rows = self.lookup("carbon", POOLS)
        return {"carbon": self.timed(carbon_storage, table, rows)}

    def soil(self, flow):
        """Every raster that InVEST writes as a result."""
        table, rows = self.lookup("soil_retention", ("usle_c", "usle_p"))
        layers = self.layers("dem", "erosivity", "erodibility")
        factors = [table.column(name).astype(np.float32)[rows] for name in table.columns]
        options = SedimentOptions(flow, OPTIONS["threshold"])
        result = self.timed(soil_retention, *layers, *factors, CELL, options)
        names = ("rkls", "usle", "avoided_erosion", "export", "avoided_export", "deposition")
        return {name: getattr(result, name) for name in names}


def seconds(ours, run):
    """CPU time from file to file and of the model alone, best of three."""
    whole, alone = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for name, raster in run().items():
            write(ours.folder / f"ours_{name}.tif", raster)
        whole.append(time.process_time() - start)
        alone.append(ours.alone)
    return min(whole), min(alone)


def theirs(folder):
    """CPU time of InVEST from file to file; empty where it is not installed."""
    python = os.environ.get("INVEST_PYTHON", sys.executable)
    side = Path(__file__).with_name("invest_side.py")
    found = subprocess.run([python, "-c", "import natcap.invest"], capture_output=True, check=False)
    if found.returncode:
        print("natcap.invest is not installed (INVEST_PYTHON names a Python that has it); ours alone:")
        return {}
    arguments = [python, str(side), str(folder), json.dumps(OPTIONS)]
    finished = subprocess.run(arguments, capture_output=True, text=True, check=True)
    return json.loads(finished.stdout.splitlines()[-1])


def same(folder, ours, name):
    """Greatest difference between a raster of ours and InVEST's."""
    other = next(folder.joinpath(*name.split("/")[:-1]).rglob(name.split("/")[-1]))
    dataset = gdal.Open(str(other))
    values = dataset.ReadAsArray().astype(np.float64)
    values[values == dataset.GetRasterBand(1).GetNoDataValue()] = np.nan
    return np.nanmax(np.abs(read(folder, f"ours_{ours}") - values))


def main():
    """Print CPU seconds against InVEST and the limits, memory, and that both sides agree."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        ours = Ours(folder)
        runs = {
            "habitat quality": ours.habitat,
            "water yield": ours.water,
            "carbon": ours.carbon,
            "soil retention MFD": lambda: ours.soil("MFD"),
            "soil retention D8": lambda: ours.soil("D8"),
        }
        peers = theirs(folder)
        checks = {
            "habitat quality": ("quality", "habitat_quality/quality_c.tif"),
            "water yield": ("yield", "water_yield/wyield.tif"),
            "carbon": ("carbon", "carbon/c_storage_bas.tif"),
            "soil retention MFD": ("avoided_export", "soil_retention_MFD/avoided_export.tif"),
            "soil retention D8": ("avoided_export", "soil_retention_D8/avoided_export.tif"),
        }
        for model, run in runs.items():
            whole, alone = seconds(ours, run)
            peer = peers.get(model)
            ratio = f"{peer:8.2f} s {whole / peer:8.2f}  (goal 0.5)" if peer else f"{'-':>10s} {'-':>8s}"
            agree = f"  greatest difference {same(folder, *checks[model]):.1e}" if peer else ""
            print(f"{model:22s} file to file {whole:6.2f} s {ratio}{agree}")
            print(f"{'':22s} model alone  {alone:6.2f} s  (goal {LIMITS.get(model, 1.5):g} s)")
        for model, run in runs.items():
            tracemalloc.start()
            run()
            peak = tracemalloc.get_traced_memory()[1] / SIZE**2
            tracemalloc.stop()
            print(f"{model:22s} memory, inputs and results included {peak:5.0f} bytes a cell  (goal 200)")


if __name__ == "__main__":
    main()
