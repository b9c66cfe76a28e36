"""Values that parameters may be given by mistake, by the parameter's type, and small layers for all others."""

import json
import math

import numpy as np
from good_forms import write_tables
from network_layers import write_corridors, write_sources
from rasters import write_tif
from vectors import write_geojson

ORIGIN = (499500.0, 4002000.0)


class Materials:
    """Files for the parameters of any algorithm, good ones and bad ones.

    Parameters
    ----------
    folder : Path
    side : int
        Rows and columns of the rasters, of which the layers of the forms cover 3,600 m; a multiple of 40.
    """

    def __init__(self, folder, side=40):
        rng = np.random.default_rng(5)
        rows, columns = np.mgrid[:side, :side] * 40 // side
        cover = np.where((rows // 8 + columns // 8) % 2, 2, 1).astype("u1")
        cover[rows < 4] = 4
        cover[(rows // 4 == 7) & (columns // 4 == 7)] = 8
        cover[(rows // 4 == 5) & (columns // 4 == 1)] = 5
        cell = 3600.0 / side
        self.folder = folder
        self.cover = write_tif(folder / "cover.tif", cover, cell, ORIGIN)
        values = (1.0 + rng.random((side, side)) * 9.0).astype("f4")
        self.values = write_tif(folder / "values.tif", values, cell, ORIGIN)
        self.shares = write_tif(folder / "shares.tif", rng.random((side, side)).astype("f4"), cell, ORIGIN)
        self.sources = write_sources(folder / "sources.geojson")
        self.corridors = write_corridors(folder / "corridors.geojson")
        self.points = self._points("points.geojson", ORIGIN[0] + 900.0)
        self.table = self._file("table.csv", "class,value\n1,0.5\n2,0.4\n3,0.1\n")
        self.missing = str(folder / "missing.tif")
        self.text = self._file("notes.txt", "only words\n")
        self.empty = self._file("empty.tif", "")
        whole = (folder / "values.tif").read_bytes()
        (folder / "cut.tif").write_bytes(whole[: len(whole) // 3])
        self.cut = str(folder / "cut.tif")
        self.void = write_tif(folder / "void.tif", np.full((40, 40), np.nan), 90.0, ORIGIN)
        self.degrees = write_tif(folder / "degrees.tif", rng.random((9, 9)), 0.01, (95.0, 38.0), "EPSG:4326")
        self.infinite = write_tif(folder / "infinite.tif", np.full((40, 40), np.inf), 90.0, ORIGIN, nodata=-1.0)
        self.far = self._points("far.geojson", 1e300)
        self.nothing = self._points("nothing.geojson")
        self.deep = self._file("deep.json", "[" * 100_000 + "]" * 100_000)
        self.digits = self._file("digits.json", json.dumps({"seed": 0}).replace("0", "7" * 5000))
        write_tables(self)

    def _file(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return str(self.folder / name)

    def _points(self, name, *places):
        features = [("Point", [x, ORIGIN[1] - 900.0], {"id": 1}) for x in places]
        return write_geojson(self.folder / name, features)


def bad_values(definition, materials):
    """(value, whether no algorithm can mean anything by it) for a parameter."""
    kind = definition.type()
    if definition.isDestination():
        return [
            (str(materials.folder / "no folder" / "deep" / "x"), False),
            (str(materials.folder), kind == "rasterDestination"),
            # QGIS gives a sink's file an ending.
            ("/dev/full" if kind != "sink" else "/proc/full", False),
            ("/proc/x.tif", False),
            (5, False),
            ("x\0y.tif", True),
        ]
    return {
        "number": _numbers, "distance": _numbers, "enum": _choices, "boolean": _flags, "band": _bands, "crs": _systems,
        "field": _fields, "string": _texts, "file": _files,
    }.get(kind, _layers)(definition, materials)  # fmt: skip


def _numbers(_definition, _materials):
    never = (math.nan, math.inf, -math.inf, 1e308, -1e308, "abc", "1;2", "nan", 10**30, "1e999")
    return [(value, True) for value in never] + [(value, False) for value in (-1, 0, 1e-300, 2.5, 1e9, 1e15, "3")]


def _choices(_definition, _materials):
    return [(value, True) for value in (-1, 99, "abc", "0,99", math.nan, [])][:5] + [("0", False)]


def _flags(_definition, _materials):
    return [("perhaps", True), ("", False), (0, False), ("TRUE", False)]


def _bands(_definition, _materials):
    return [(value, True) for value in (0, -1, 1.5, "x", math.nan, 10**20)] + [(99, False)]


def _systems(_definition, _materials):
    return [("EPSG:0", True), ("abc", True), (5, True), ("EPSG:4326", False), ("", False)]


def _fields(_definition, _materials):
    return [("nothere", False), ("name; drop", False), (5, False), ("", False)]


def _texts(_definition, _materials):
    return [
        (text, False)
        for text in (
            "abc", ",", ";", "inf 1", "nan", "1e400", "-1", "0", "=1+1", "(((", "1-", "1/0", "，；", "1," * 500,
            "9" * 5000, "1-99999999999999999999", "\0", "a\nb", "1,2;3", "-5--1", "<b>", "{x}", "%s",
        )
    ]  # fmt: skip


def _files(_definition, materials):
    names = ("missing", "text", "empty", "cover", "deep", "digits", "table")
    found = [(getattr(materials, name), name == "missing") for name in names]
    return [*found, (str(materials.folder), False), (5, True)]


def _layers(definition, materials):
    names = ("void", "degrees", "infinite", "far", "nothing", "table", "points", "cover")
    wrong = ("missing", "text", "empty", "cut")
    found = [(getattr(materials, name), name == "missing") for name in wrong]
    found += [(getattr(materials, name), False) for name in names]
    found += [("no such layer", True), (5, True), (str(materials.folder), True)]
    if definition.type() == "multilayer":
        return [([value], never) for value, never in found] + [([], False), ([None], False)]
    return found
