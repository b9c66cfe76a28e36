"""Names, colours and the statistics table of an MSPA result, as users read them."""

from __future__ import annotations

import math

from ...core.morphology.classes import BYTE_CLASSES, CLASS_COLOURS, CORE_HOLE, MspaClass
from ...core.morphology.statistics import Entry, MspaStatistics
from ..layers.styles import ClassStyle


def class_names(algorithm) -> dict:
    """Class to name, in the order of the legend."""
    return {
        MspaClass.BACKGROUND: algorithm.shared_tr("Background"),
        MspaClass.CORE: algorithm.shared_tr("Core"),
        MspaClass.ISLET: algorithm.shared_tr("Islet"),
        MspaClass.PERFORATION: algorithm.shared_tr("Perforation"),
        MspaClass.EDGE: algorithm.shared_tr("Edge"),
        MspaClass.LOOP: algorithm.shared_tr("Loop"),
        MspaClass.BRIDGE: algorithm.shared_tr("Bridge"),
        MspaClass.BRANCH: algorithm.shared_tr("Branch"),
    }


def byte_names(algorithm) -> dict:
    """Byte to name, in the order of the legend."""
    special = {
        "Loop in edge": algorithm.shared_tr("Loop in edge"),
        "Loop in perforation": algorithm.shared_tr("Loop in perforation"),
        "Bridge in edge": algorithm.shared_tr("Bridge in edge"),
        "Bridge in perforation": algorithm.shared_tr("Bridge in perforation"),
        "Core-opening": algorithm.shared_tr("Core-opening"),
        "Border-opening": algorithm.shared_tr("Border-opening"),
        "Missing": algorithm.shared_tr("Missing"),
    }
    plain = class_names(algorithm)
    inside = algorithm.shared_tr("{name} (inside core)")
    names = {}
    for byte in BYTE_CLASSES:
        if byte.name in special:
            names[byte.value] = special[byte.name]
        elif byte.value > CORE_HOLE:
            names[byte.value] = inside.format(name=names[byte.value - CORE_HOLE])
        else:
            names[byte.value] = plain[byte.mspa_class]
    return names


def byte_look(algorithm, present, transition: bool) -> dict:
    """Style, palette and names of the raster of bytes, for `Job.write_raster`.

    Parameters
    ----------
    algorithm : EspAlgorithm
    present : ndarray of int
        Number of cells of each byte; the legend leaves out what is not there.
    transition : bool
        Whether bridges and loops are shown through edges and perforations.
    """
    names = byte_names(algorithm)
    colours = {byte.value: byte.colour if transition else byte.closed_colour for byte in BYTE_CLASSES}
    entries = tuple((value, _hex(colours[value]), name) for value, name in names.items() if present[value])
    return {"style": ClassStyle(entries), "colours": colours, "class_names": names}


def class_look(algorithm) -> dict:
    """Style, palette and names of the raster of seven classes, for `Job.write_raster`."""
    names = {int(kind): name for kind, name in class_names(algorithm).items()}
    colours = {value: CLASS_COLOURS[value] for value in names}
    entries = tuple((value, _hex(colours[value]), name) for value, name in names.items())
    return {"style": ClassStyle(entries), "colours": colours, "class_names": names}


def statistics_columns(algorithm, statistics: MspaStatistics, metres: bool) -> dict:
    """The statistics as the columns of a table; without metres the areas are empty."""
    names = {Entry[kind.name]: name for kind, name in class_names(algorithm).items()}
    names[Entry.SMALL_CORE] = algorithm.shared_tr("Small cores")
    names[Entry.MEDIUM_CORE] = algorithm.shared_tr("Medium cores")
    names[Entry.LARGE_CORE] = algorithm.shared_tr("Large cores")
    names[Entry.OPENING] = algorithm.shared_tr("Opening")
    names[Entry.CORE_OPENING] = algorithm.shared_tr("Core-opening")
    names[Entry.BORDER_OPENING] = algorithm.shared_tr("Border-opening")
    names[Entry.MISSING] = algorithm.shared_tr("Missing")
    names[Entry.FOREGROUND] = algorithm.shared_tr("Foreground")
    names[Entry.INTEGRAL_FOREGROUND] = algorithm.shared_tr("Foreground with its openings")
    rows = statistics.rows
    return {
        "class": [names[row.entry] for row in rows],
        "cells": [row.cells for row in rows],
        "area_ha": [row.area_ha if metres else None for row in rows],
        "fg_share": [_known(row.foreground_share) for row in rows],
        "data_share": [_known(row.data_share) for row in rows],
        "patches": [row.patches for row in rows],
        # GuidosToolbox prints the porosity beside the openings of core.
        "porosity": [_known(statistics.porosity) if row.entry is Entry.CORE_OPENING else None for row in rows],
    }


def _known(value):
    return value if math.isfinite(value) else None


def _hex(colour):
    return "#{:02x}{:02x}{:02x}".format(*colour)
