"""Runs that read their rasters by rows, in strips of a height that a test chooses, and all that they leave behind."""

import json

from osgeo import gdal


def in_strips_of(monkeypatch, height):
    """From now on every raster is read by rows, so many at a time; None: as arrays."""
    from esp_toolbox.core import rows

    monkeypatch.setattr(rows, "AT_ONCE", 1 << 60 if height is None else 0)
    if height is not None:
        monkeypatch.setattr(rows, "strip_rows", lambda columns: height)


def left_behind(folder, lines):
    """Cells, types and names of all rasters, bytes of styles and tables, numbers and messages: what a user has."""
    found = {"said": [line.replace(str(folder), "") for line in lines if " took " not in line]}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tif":
            dataset = gdal.Open(str(path))
            for number in range(1, dataset.RasterCount + 1):
                band = dataset.GetRasterBand(number)
                cells = band.ReadAsArray()
                look = (str(cells.dtype), band.GetNoDataValue(), band.GetDescription(), band.GetCategoryNames())
                found[path.name, number] = (cells.tobytes(), look)
        elif path.suffix == ".json":
            sidecar = json.loads(path.read_text(encoding="utf-8"))
            found[path.name] = {key: sidecar.get(key) for key in ("numbers", "tables", "found")}
        elif path.suffix in (".qml", ".csv"):
            found[path.name] = path.read_bytes()
    return found
