"""Files that belong to another one: what a format writes beside it, and what is outdated when it is replaced."""

from __future__ import annotations

import os

# Endings after the whole name.
_APPENDED = (".aux.xml", ".ovr", ".msk", ".json")
_DATABASE = ("-wal", "-shm", "-journal")
# Endings instead of the file's own, by it: what drivers of GDAL write.
_BESIDE = {
    ".shp": (
        ".shx", ".dbf", ".prj", ".cpg", ".qpj", ".sbn", ".sbx", ".qix", ".idm", ".ind", ".shp.xml", ".fbn", ".fbx",
    ),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".xsd", ".gfs"),
    ".csv": (".csvt", ".prj"),
    ".img": (".ige", ".rrd", ".aux"),
    ".sdat": (".sgrd", ".mgrd", ".prj"),
    ".rst": (".rdc", ".ref", ".smp"),
    ".bil": (".hdr", ".prj", ".clr", ".stx", ".blw"),
    ".asc": (".prj",),
    ".ers": ("",),
    ".mpr": (".mp#", ".grf", ".csy", ".dom"),
    ".dbf": (".cpg",),
    ".png": (".wld", ".pgw"),
    ".bmp": (".wld", ".bpw"),
    ".gif": (".wld", ".gfw"),
    ".tif": (".tfw",),
}  # fmt: skip
_STYLES = (".qml", ".qmd", ".sld")


def companions(path: str) -> list:
    """Names of all files that may belong to a file, there or not."""
    stem, ending = os.path.splitext(path)
    own = ending.casefold()
    names = [path + mark for mark in (*_APPENDED, *(_DATABASE if own in (".gpkg", ".sqlite", ".db") else ()))]
    names += [stem + mark for mark in (*_BESIDE.get(own, ()), *_STYLES)]
    return names


def outdated(path: str) -> list:
    """Files that tell of the earlier content of a file: pyramids, statistics, journals, parts of its format."""
    stem, ending = os.path.splitext(path)
    own = ending.casefold()
    marks = [path + mark for mark in (".aux.xml", ".ovr", ".msk")]
    if own in (".gpkg", ".sqlite"):
        marks = [path + mark for mark in _DATABASE]
    marks += [stem + mark for mark in _BESIDE.get(own, ()) if mark]
    return [name for name in marks if os.path.lexists(name) and os.path.lexists(path)]


def may_be_written(path: str, styled: bool) -> list:
    """Names that an output may take: its own, its side files and, where it is `styled`, its style."""
    stem, ending = os.path.splitext(path)
    names = [path, path + ".aux.xml", path + ".json", *(stem + mark for mark in _BESIDE.get(ending.casefold(), ()))]
    return [*names, stem + ".qml"] if styled else names
