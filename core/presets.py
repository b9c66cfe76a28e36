"""The tables that come with the plugin: legends of land-cover products, factor tables, weights.

They are csv files in `resources/presets`, so that users can copy, edit and choose them as tables.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from types import MappingProxyType
from typing import Mapping

from .legend import Legend

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources", "presets")

# In the order of the forms, which is part of the contract: new ones come last.
LEGENDS = (
    "clcd", "esa_worldcover", "cnlucd", "cnlucd_first_level", "globeland30", "nlcd", "esri_10m", "dynamic_world",
    "corine", "corine_grid", "esa_cci", "modis_igbp", "copernicus_100m", "from_glc", "esri_10m_v1",
)  # fmt: skip
FACTORS = (
    "qaidam_land_use", "qaidam_distance_to_road", "qaidam_distance_to_water", "qaidam_ndvi", "qaidam_elevation",
    "qaidam_slope", "shiyang_land_use", "shiyang_habitat_quality", "shiyang_habitat_quality_as_printed",
    "shiyang_sensitivity_land_use", "shiyang_sensitivity_ndvi", "shiyang_sensitivity_railway",
    "shiyang_sensitivity_highway", "shiyang_sensitivity_water",
)  # fmt: skip
WEIGHTS = ("qaidam_factors", "shiyang_resistance", "shiyang_sensitivity")
JUDGEMENTS = ("qaidam_judgements",)


def preset_path(kind: str, name: str) -> str:
    """The csv file of a preset: kind is the folder, for example ``legends`` or ``factors``."""
    return os.path.join(FOLDER, kind, f"{name}.csv")


@cache
def _rows(kind: str, name: str) -> tuple:
    with open(preset_path(kind, name), encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def read_preset(kind: str, name: str) -> dict:
    """The columns of a preset as lists of text.

    Parameters
    ----------
    kind : str
        The folder in `resources/presets`.
    name : str
        The file without its ending.

    Returns
    -------
    dict of str to list of str
    """
    rows = _rows(kind, name)
    return {key: [row[key] for row in rows] for key in rows[0]}


def rows_of(kind: str, name: str) -> tuple:
    """The rows of a preset, each column to its text."""
    return _rows(kind, name)


def read_legend(name: str) -> Legend:
    """The legend of a land-cover product, by one of the names in `LEGENDS`."""
    rows = _rows("legends", name)
    return Legend(
        {int(row["value"]): row["name"] for row in rows},
        {int(row["value"]): row["land_cover"] for row in rows},
        {int(row["value"]): row["colour"] for row in rows},
    )


@cache
def land_cover_meanings() -> Mapping[str, str]:
    """Class names in use, those of all products, English and Chinese, and the common land cover that they mean."""
    known = {row["name"]: row["land_cover"] for row in _rows("legends", "land_cover_names")}
    for legend in LEGENDS:
        for row in _rows("legends", legend):
            for name in (row["name"], row["chinese"]):
                known.setdefault(name, row["land_cover"])
    return MappingProxyType(known)


def matrix_of_preset(name: str) -> str:
    """A judgement matrix of the presets as text: "1,7,3;1/7,1,1/2;..."."""
    columns = read_preset("weights", name)
    return ";".join(",".join(row) for row in zip(*(columns[criterion] for criterion in columns["name"])))


def classes_of_covers(covers: tuple, legend: str) -> str:
    """The class values of common land covers in the legend of a product: "2,3,4"."""
    known = read_legend(legend).land_cover
    return ",".join(str(value) for value, cover in sorted(known.items()) if cover in covers)
