"""The layers that a study can have, by their role, and how layers are recognised by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Role:
    """A role of layers in a study.

    Parameters
    ----------
    kind : {"raster", "line", "polygon"}
    words : tuple of str
        A layer whose name holds one of them is proposed; none: never proposed.
    several : bool
        A list of layers, in the order of their years.
    """

    kind: str
    words: tuple = ()
    several: bool = False


_LAND_COVER = (
    "landcover", "land cover", "landuse", "land use", "lulc", "lucc", "clcd", "worldcover", "globeland", "cnlucd",
    "nlcd", "土地利用", "土地覆被", "地类",
)  # fmt: skip

ROLES = {
    "study_area": Role("polygon", ("study area", "studyarea", "study region", "boundary", "outline", "研究区", "边界")),
    "landcover": Role("raster", _LAND_COVER),
    "dem": Role("raster", ("dem", "elevation", "altitude", "srtm", "aster", "高程")),
    "ndvi": Role("raster", ("ndvi", "植被指数")),
    "roads": Role("line", ("road", "highway", "railway", "transport", "道路", "公路", "铁路", "交通")),
    "districts": Role("polygon", ("district", "county", "counties", "admin", "province", "prefecture", "行政", "区县")),
    "landcovers": Role("raster", _LAND_COVER, several=True),
    "npp": Role("raster", ("npp", "net primary", "净初级"), several=True),
    "precipitation": Role("raster", ("precipitation", "rainfall", "precip", "降水", "降雨")),
    "et0": Role("raster", ("et0", "evapotranspiration", "pet", "蒸散")),
    "soil_depth": Role("raster", ("soil depth", "soildepth", "root depth", "土层", "土壤深度")),
    "pawc": Role("raster", ("pawc", "available water", "有效含水量")),
    "erosivity": Role("raster", ("erosivity", "侵蚀力")),
    "erodibility": Role("raster", ("erodibility", "可蚀性")),
    "services": Role("raster", several=True),
    "sensitivity": Role("raster", ("sensitivity", "敏感")),
    "disturbance": Role("raster", ("disturbance", "night light", "nightlight", "human footprint", "夜间灯光")),
    "own_sources": Role("polygon"),
    "own_resistance": Role("raster"),
}


def plain(name: str) -> str:
    """A layer name in lower case with blanks for anything that parts words."""
    return re.sub(r"[\s_.\-]+", " ", name).strip().casefold()


def year_of(name: str):
    """The year in a name; None without one."""
    found = _YEAR.findall(name)
    return int(found[-1]) if found else None


def matches(role: str, name: str) -> bool:
    """Whether a layer's name speaks for a role; words count from the beginning of a word."""
    text = plain(name)
    return any(
        re.search(rf"(?<![a-z]){re.escape(word)}" + (r"s?(?![a-z])" if len(word) < 5 and word.isascii() else ""), text)
        for word in ROLES[role].words
    )


def guess(role: str, layers: list) -> list:
    """The layers that are proposed for a role.

    Parameters
    ----------
    role : str
    layers : list of (str, str)
        Name and kind ("raster", "line", "polygon", "point") of each.

    Returns
    -------
    list of int
        Positions; for a role of several layers in the order of their years, else the newest first.
    """
    wanted = ROLES[role]
    found = [i for i, (name, kind) in enumerate(layers) if kind == wanted.kind and matches(role, name)]
    years = {i: year_of(layers[i][0]) for i in found}
    if wanted.several:
        return sorted((i for i in found if years[i] is not None), key=lambda i: years[i])
    return sorted(found, key=lambda i: -(years[i] or 0))
