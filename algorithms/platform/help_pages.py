"""Where the page about an algorithm or a window is: in the plugin where it ships the pages, else at its home."""

from __future__ import annotations

import configparser
from pathlib import Path

from .language import SOURCE, current

_ROOT = Path(__file__).resolve().parents[2]
# Where make zip puts the documentation.
SHIPPED = _ROOT / "resources" / "help"
# Algorithms whose page has another name than they.
_PAGES = {
    "carbonstorage": "carbon_storage",
    "circuitscape": "circuit",
    "classify": "classification",
    "climateindex": "climate_index",
    "corridorwidth": "corridor_width",
    "costdistance": "cost_distance",
    "current": "circuit",
    "ecologicalsources": "ecological_sources",
    "ecologicalimportance": "ecological_importance",
    "ecologicalsensitivity": "ecological_sensitivity",
    "ecosystemhealth": "ecosystem_health",
    "habitatquality": "habitat_quality",
    "healthchange": "health_change",
    "landscapemetrics": "landscape_metrics",
    "landscaperisk": "landscape_risk",
    "landtransition": "land_transition",
    "linkagepriority": "linkage_priority",
    "networkgain": "network_gain",
    "pinchpoints": "pinch_points",
    "resistancefactor": "resistance_factor",
    "runworkflow": "scenarios",
    "samplebasin": "sample_basin",
    "sandfixation": "sand_fixation",
    "securitypattern": "security_pattern",
    "sensitivitycorrection": "sensitivity_correction",
    "servicevalue": "service_value",
    "soilretention": "soil_retention",
    "spacesyntax": "space_syntax",
    "supplydemand": "supply_demand",
    "wateryield": "water_yield",
    "weightedoverlay": "weighted_overlay",
}


def page_of(algorithm: str) -> str:
    """The page of an algorithm.

    Parameters
    ----------
    algorithm : str
        Its id without the provider, for example "climateindex".
    """
    return f"methods/{_PAGES.get(algorithm, algorithm)}"


def page_url(page: str) -> str:
    """The address of a page of the documentation, in the language of QGIS where there is one.

    Parameters
    ----------
    page : str
        The path below docs without ending, for example "methods/ahp".
    """
    return shipped_url(page, SHIPPED, current()) or f"{_repository()}/blob/main/docs/{page}.md"


def shipped_url(page: str, folder: Path, language: str) -> str:
    """The address of a page in a folder of pages; empty where there is none.

    Parameters
    ----------
    page : str
    folder : Path
    language : str
        "en", "zh_CN": pages in other languages than English carry the language in their name, as in "tutorial_zh".
    """
    endings = ("",) if language == SOURCE else (f"_{language.split('_')[0]}", "")
    for ending in endings:
        path = folder / f"{page}{ending}.html"
        if path.is_file():
            return path.as_uri()
    return ""


def _repository() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(_ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]["repository"].rstrip("/")
