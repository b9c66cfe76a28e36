"""The words of a report: how columns are called, with units and decimals, and class names in its language."""

from __future__ import annotations

import re

from ...core.presets import land_cover_meanings
from ..kit.blocks import Column
from ..kit.numbers import is_number
from ..platform.language import translate

# Areas and lengths from here on are shown in square kilometres and kilometres.
_LARGE_AREA, _LARGE_LENGTH = 1000.0, 10_000.0
# Shares of 1 are shown in percent.
OF_ONE = "of 1"
# Legends that are made from templates.
_TEMPLATES = (
    ("shared", "Source of grade {grade}"),
    ("shared", "{name} (inside core)"),
    ("OrderedWeightedAveraging", "Class {number}"),
    ("shared", "class {number}"),
    ("OrderedWeightedAveraging", "Priority ({label})"),
)
_CONTEXTS = ("shared", "classes", "messages")


def shared_tr(text: str) -> str:
    """A text in the language of the report."""
    return translate("shared", text)


def in_language(text, *contexts: str):
    """A text that a run left, in the language of the report where it is a known one."""
    if not isinstance(text, str):
        return text
    for context in (*contexts, *_CONTEXTS):
        found = translate(context, text)
        if found != text:
            return found
    # Names in files: "land_use" and "Land use" are one.
    plain = text.replace("_", " ").strip().casefold()
    for context, wanted in (("names", plain), ("shared", plain.capitalize())):
        found = translate(context, wanted)
        if found != wanted:
            return found
    cover = land_cover_meanings().get(plain)
    if cover is not None and translate("names", cover.replace("_", " ")) != cover.replace("_", " "):
        return translate("names", cover.replace("_", " "))
    return _filled(text)


def in_words(key: str) -> str:
    """A key of a file, such as "snow_ice", as readers know it."""
    found = in_language(key)
    return found if found != key else readable(key)


def _filled(text: str) -> str:
    """A legend's text that a run made from a template."""
    for context, template in _TEMPLATES:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        found = re.fullmatch(pattern, text)
        if found and translate(context, template) != template:
            parts = {key: in_language(part) for key, part in found.groupdict().items()}
            return translate(context, template).format(**parts)
    return text


def readable(name: str) -> str:
    """A key as a heading."""
    return name.replace("_", " ").strip().capitalize()


def column_of(key: str, values: list, known: dict, contexts: tuple = ()) -> Column:
    """A column of a run's table under its readable name, in the unit that suits its numbers.

    Parameters
    ----------
    key : str
        The field's name.
    values : list
    known : dict
        As `vocabulary` gives it.
    contexts : tuple of str
        Where translations of its texts are looked up first.
    """
    label, unit, decimals = known.get(key, (in_language(readable(key)), "", None))
    column = Column(label, [in_language(value, *contexts) for value in values], unit, decimals)
    if unit == OF_ONE:
        column.unit, column.factor = "%", 100.0
    if key == "alpha":
        column.texts = ["" if value is None else f"{value:,.10g}" for value in values]
    most = max((abs(value) for value in values if is_number(value)), default=0.0)
    if unit == "ha" and most >= _LARGE_AREA:
        column.unit, column.factor, column.decimals = "km²", 0.01, 2 if most < 1e5 else 1
    elif unit == "m" and most >= _LARGE_LENGTH:
        column.unit, column.factor, column.decimals = "km", 0.001, 1
    return column


def vocabulary() -> dict:
    """Field name to (label, unit, decimals) for all tables of the toolbox."""
    say = shared_tr
    percent = ("%", 1)
    return {
        # Numbers of things.
        "source_id": (say("Source"), "", 0),
        "patch_id": (say("Patch"), "", 0),
        "link_id": (say("Corridor"), "", 0),
        "from_id": (say("From source"), "", 0),
        "to_id": (say("To source"), "", 0),
        "zone_id": (say("Zone"), "", 0),
        "unit_id": (say("Unit"), "", 0),
        "segment_id": (say("Segment"), "", 0),
        "through_id": (say("Through source"), "", 0),
        "component": (say("Part"), "", 0),
        "rank": (say("Rank"), "", 0),
        "area_rank": (say("Rank by area"), "", 0),
        "dpc_rank": (say("Rank by dPC"), "", 0),
        "pinch_rank": (say("Pinch point"), "", 0),
        "band": (say("Scenario"), "", 0),
        "step": (say("Step"), "", 0),
        "n_links": (say("Corridors"), "", 0),
        "link_ids": (say("Corridors (numbers)"), "", None),
        "corridors": (say("Corridors"), "", None),
        "n_pinch": (say("Pinch points"), "", 0),
        "number": (say("Number"), "", 0),
        "places": (say("Places"), "", 0),
        "cells": (say("Cells"), "", 0),
        "patches": (say("Patches"), "", 0),
        "degree": (say("Corridors"), "", 0),
        # Names.
        "class": (say("Class"), "", None),
        "name": (say("Name"), "", None),
        "element": (say("Element"), "", None),
        "role": (say("Role in planning"), "", None),
        "district": (say("District"), "", None),
        "zone": (say("Zone"), "", None),
        "cover": (say("Land cover"), "", None),
        "covers": (say("Land cover, shares"), "", None),
        "status": (say("Status"), "", 0),
        "reason": (say("Reason"), "", None),
        "decision": (say("Decision"), "", None),
        "layer": (say("Layer"), "", None),
        "factor": (say("Factor"), "", None),
        "criterion": (say("Criterion"), "", None),
        "index": (say("Index"), "", None),
        "year": (say("Year"), "", None),
        "from_year": (say("From year"), "", None),
        "to_year": (say("To year"), "", None),
        "from_name": (say("From class"), "", None),
        "to_name": (say("To class"), "", None),
        "expert": (say("Expert"), "", None),
        "order": (say("Order of the losses"), "", None),
        # Sizes.
        "area_ha": (say("Area"), "ha", 1),
        "valid_ha": (say("Area with data"), "ha", 1),
        "prio_ha": (say("Priority area"), "ha", 1),
        "opened_ha": (say("Area opened"), "ha", 1),
        "length_m": (say("Length"), "m", 0),
        "euclid_m": (say("Straight distance"), "m", 0),
        "radius_m": (say("Radius"), "m", 0),
        "width_mean": (say("Mean width"), "m", 0),
        "width_min": (say("Least width"), "m", 0),
        "width_max": (say("Greatest width"), "m", 0),
        "distance": (say("Distance"), "m", 0),
        "cutoff": (say("Width as a cost"), "", 0),
        "x": ("x", "m", 0),
        "y": ("y", "m", 0),
        # Shares.
        "share_pct": (say("Share"), *percent),
        "cover_pct": (say("Share of the cover"), *percent),
        "saved_pct": (say("Cost saved"), *percent),
        "pinch_pct": (say("Share of the pinch point"), *percent),
        "barr_pct": (say("Share of the barrier"), *percent),
        "percent": (say("Share of the change"), *percent),
        "change_pct": (say("Change"), *percent),
        "attr_share": (say("Share of the area"), *percent),
        "core_share": (say("Core"), *percent),
        "ec_share": (say("EC(PC) reached"), *percent),
        "fg_share": (say("Share of the foreground"), *percent),
        "data_share": (say("Share of the area"), *percent),
        "porosity": (say("Porosity"), "", 2),
        # Connectivity.
        "dpc": ("dPC", "%", 2),
        "dpc_intra": (say("dPC intra"), "%", 2),
        "dpc_flux": (say("dPC flux"), "%", 2),
        "dpc_conn": (say("dPC connector"), "%", 2),
        "diic": ("dIIC", "%", 2),
        "diic_intra": (say("dIIC intra"), "%", 2),
        "diic_flux": (say("dIIC flux"), "%", 2),
        "diic_conn": (say("dIIC connector"), "%", 2),
        "dec_pc": ("dEC(PC)", "%", 2),
        "attribute": (say("Attribute"), "", 1),
        "between": (say("Betweenness"), "", 1),
        "between_pc": (say("Betweenness (PC)"), "", 3),
        "iic": ("IIC", "", 4),
        "pc": ("PC", "", 4),
        "ec_iic": ("EC(IIC)", "", 0),
        "ec_pc": ("EC(PC)", "", 0),
        "links": (say("Links"), "", 0),
        "components": (say("Groups"), "", 0),
        "largest": (say("Largest group"), "%", 1),
        "rank_prev": (say("Ranks: with the distance before"), "", 2),
        "rank_ref": (say("Ranks: with the distance in use"), "", 2),
        "top_prev": (say("Ten best the same"), "%", 0),
        # Resistance.
        "weight": (say("Weight"), "", 4),
        "local": (say("Weight within its criterion"), "", 4),
        "cr": ("CR", "", 4),
        "score": (say("Score"), "", None),
        "from": (say("Above"), "", None),
        "to": (say("Up to"), "", None),
        "lower": (say("Above"), "", None),
        "upper": (say("Up to"), "", None),
        "gvf": (say("Goodness of variance fit"), "", 4),
        "minimum": (say("Minimum"), "", 3),
        "maximum": (say("Maximum"), "", 3),
        "mean": (say("Mean"), "", 3),
        "std_dev": (say("Standard deviation"), "", 3),
        # Corridors.
        "cost": (say("Cost"), "", 0),
        "cost_euc": (say("Cost / straight distance"), "", 2),
        "cost_len": (say("Cost / length"), "", 2),
        "gravity": (say("Gravity"), "", 1),
        "total": (say("Sum"), "", 1),
        "centrality": (say("Current-flow centrality"), "", 2),
        "betweenn": (say("Betweenness"), "", 1),
        "closeness": (say("Closeness"), "", None),
        "clustering": (say("Clustering"), "", 2),
        "med": ("MED", "", 0),
        "nqpde": ("NQPDE", "", 4),
        "bte": ("BtE", "", 1),
        "tpbt": ("TPBt", "", 2),
        "tpd": ("TPD", "", 3),
        "grade": (say("Class"), "", 0),
        "value": (say("Value"), "", None),
        "priority": (say("Priority"), "", 3),
        "prio_norm": (say("Priority, of the highest"), "", 3),
        "permeab": (say("Permeability"), "", 3),
        # Circuits.
        "cur_mean": (say("Mean current"), "A", 3),
        "cur_max": (say("Greatest current"), "A", 3),
        "eff_res": (say("Effective resistance"), "", None),
        "cost_res": (say("Cost / effective resistance"), "", 1),
        "gain": (say("Score: cost saved per metre"), "", 2),
        "saved": (say("Cost saved"), "", 0),
        # OWA.
        "alpha": ("α", "", None),
        "tradeoff": (say("Trade-off"), "", 3),
        "orness": (say("Orness"), "", 3),
        "andness": (say("Andness"), "", 3),
        "eff_mean": (say("Mean efficiency"), "", 2),
        "prio_share": (say("Priority area"), OF_ONE, 1),
        "pearson_r": (say("Correlation"), "", 3),
        "same_class": (say("Same class"), OF_ONE, 1),
        "overlap": (say("Overlap of priority"), OF_ONE, 1),
        "share": (say("Share"), OF_ONE, 1),
        # Services.
        "carbon_t": (say("Carbon"), "t", 0),
        "carbon_mn": (say("Mean carbon"), "t/ha", 2),
        "precip_mn": (say("Precipitation"), "mm", 1),
        "PET_mn": (say("Potential evapotranspiration"), "mm", 1),
        "AET_mn": (say("Actual evapotranspiration"), "mm", 1),
        "wyield_mn": (say("Water yield"), "mm", 1),
        "wyield_vol": (say("Volume"), "m³", 0),
        "vol_valid": (say("Volume of the cells with data"), "m³", 0),
        "usle_tot": (say("Soil loss"), "t", 0),
        "sed_export": (say("Sediment export"), "t", 0),
        "sed_dep": (say("Deposition"), "t", 0),
        "avoid_exp": (say("Avoided export"), "t", 0),
        "avoid_eros": (say("Avoided erosion"), "t", 0),
        "avoid_mn": (say("Mean avoided erosion"), "t/ha", 1),
        # Health.
        "resistant": (say("Resistance coefficient"), "", 2),
        "resilient": (say("Resilience coefficient"), "", 2),
        # Tables of coefficients.
        "lucode": (say("Class value"), "", 0),
        "threat": (say("Threat"), "", None),
        "max_dist": (say("Greatest distance"), "", None),
        "decay": (say("Decay"), "", None),
        "classes": (say("Classes"), "", None),
        "habitat": (say("Habitat suitability"), "", None),
        "kc": ("Kc", "", None),
        "root_depth": (say("Root depth"), "mm", 0),
        "lulc_veg": (say("Vegetated (1 yes, 0 no)"), "", 0),
        "usle_c": (say("Cover factor C"), "", None),
        "usle_p": (say("Practice factor P"), "", None),
        "c_above": (say("Carbon above ground"), "t/ha", None),
        "c_below": (say("Carbon below ground"), "t/ha", None),
        "c_soil": (say("Carbon in the soil"), "t/ha", None),
        "c_dead": (say("Dead carbon"), "t/ha", None),
        # Key numbers.
        "intra_share": (say("PC within the patches"), "%", 1),
        "direct_share": (say("PC by direct links"), "%", 1),
        "step_share": (say("PC through stepping stones"), "%", 1),
        "lcp": (say("Landscape coincidence probability (LCP)"), "", None),
        "awf": (say("Area-weighted flux (AWF)"), "", None),
        "reached_share": (say("Share of the area that is reached"), OF_ONE, 1),
        "greatest_cost": (say("Greatest cost"), "", 0),
        "current_maximum": (say("Greatest current"), "A", None),
        "once_m": (say("Length, shared ways counted once"), "m", 0),
        # Indices of a network.
        "sources": (say("Sources"), "", 0),
        "beta": (say("Line-point rate β"), "", None),
        "gamma": (say("Connectivity γ"), "", None),
        "cost_ratio": (say("Cost ratio"), "", None),
        "efficiency": (say("Efficiency"), "", None),
        "cost_efficiency": (say("Efficiency by cost"), "", None),
        "transitivity": (say("Transitivity"), "", None),
        "mean_degree": (say("Corridors of a source, mean"), "", None),
        "diameter": (say("Diameter (cost)"), "", 0),
    }


def index_names() -> dict:
    """The indices of a network where their key means something else in tables."""
    return {
        "alpha": shared_tr("Closure α"),
        "components": shared_tr("Parts"),
        "largest": shared_tr("Sources of the largest part"),
    }
