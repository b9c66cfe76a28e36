"""How layers are recognised by their names: the words of each role, which is a layer's key in the workflows."""

from __future__ import annotations

import re

from ...core.products import names as products
from ...core.workflow.definition import Layer

_LAND_COVER = (
    "landcover", "land cover", "landuse", "land use", "lulc", "lucc", "clcd", "worldcover", "globeland", "cnlucd",
    "nlcd", "土地利用", "土地覆被", "地类",
)  # fmt: skip

# Of each role; layers of roles without words are never proposed.
WORDS = {
    "study_area": ("study area", "studyarea", "study region", "boundary", "outline", "研究区", "边界"),
    "own_sources": ("protected", "reserve", "nature park", "national park", "保护区", "保护地", "源地"),
    "own_resistance": ("resistance", "cost surface", "friction", "阻力"),
    "landcover": _LAND_COVER,
    "elevation": ("dem", "elevation", "altitude", "srtm", "aster", "高程"),
    "ndvi": ("ndvi", "植被指数"),
    "roads": ("road", "highway", "railway", "transport", "道路", "公路", "铁路", "交通"),
    "railways": ("railway", "rail", "铁路"),
    "highways": ("highway", "motorway", "expressway", "高速", "公路"),
    "districts": ("district", "county", "counties", "admin", "province", "prefecture", "行政", "区县"),
    "observations": (
        "species", "occurrence", "presence", "record", "sighting", "observation", "gbif", "inaturalist", "ebird",
        "物种", "分布点", "记录点", "出现点", "观测点",
    ),
    "landcovers": _LAND_COVER,
    "npp": ("npp", "net primary", "净初级"),
    "precipitation": ("precipitation", "rainfall", "precip", "降水", "降雨"),
    "evapotranspiration": ("et0", "evapotranspiration", "pet", "蒸散"),
    "soil_depth": ("soil depth", "soildepth", "root depth", "土层", "土壤深度"),
    "pawc": ("pawc", "available water", "有效含水量"),
    "erosivity": ("erosivity", "侵蚀力"),
    "erodibility": ("erodibility", "可蚀性"),
    "sensitivity": ("sensitivity", "敏感"),
    "disturbance": ("disturbance", "night light", "nightlight", "human footprint", "夜间灯光"),
}


def plain(name: str) -> str:
    """A layer name in lower case with blanks for anything that parts words."""
    return re.sub(r"[\s_.\-]+", " ", name).strip().casefold()


def year_of(name: str):
    """The year in a name; None without one."""
    found = products.year_of(name)
    return int(found) if found else None


def matches(role: str, name: str) -> bool:
    """Whether a layer's name speaks for a role; words count from the beginning of a word."""
    text = plain(name)
    return any(
        re.search(rf"(?<![a-z]){re.escape(word)}" + (r"s?(?![a-z])" if len(word) < 5 and word.isascii() else ""), text)
        for word in WORDS.get(role, ())
    )


def guess(layer: Layer, known: list) -> list:
    """The layers of a project that are proposed for a layer of a workflow.

    Parameters
    ----------
    layer : Layer
    known : list of (str, str)
        Name and kind ("raster", "line", "polygon", "point") of each.

    Returns
    -------
    list of int
        Positions; of several layers in the order of their years, else the newest first.
    """
    fits = ("raster", "line", "polygon", "point") if layer.kind == "layer" else (layer.kind,)
    found = [i for i, (name, kind) in enumerate(known) if kind in fits and matches(layer.key, name)]
    years = {i: year_of(known[i][0]) for i in found}
    if layer.several and layer.kind == "raster":
        return sorted((i for i in found if years[i] is not None), key=lambda i: years[i])
    return sorted(found, key=lambda i: -(years[i] or 0))
