"""The part of a form for class layers that must agree."""

from __future__ import annotations

from ...core.errors import InputError
from ...core.sources.layer_choices import LAYER_RULES


def add_layer_rule(form) -> None:
    """The layers, their classes, and how many of them must hold a cell."""
    form.add_rasters(
        "LAYERS",
        "Class rasters that must agree",
        optional=True,
        help=(
            "Importance of services, sensitivity, health ... A cell is habitat where the rule holds and, if the class "
            "raster above is given, where that has its values too. Every band is a layer."
        ),
    )
    form.add_text(
        "LAYER_CLASSES",
        "Their classes that count",
        help="For example 3, or 2,3; by layer between semicolons: 3; 2,3; 1. Empty: the greatest class of each.",
    )
    form.add_choice(
        "RULE",
        "A cell is habitat where",
        ["All of them hold it", "At least so many", "Any of them"],
        words=LAYER_RULES,
        help="How the habitat of several layers becomes one.",
    )
    form.add_number(
        "LEAST_LAYERS", "At least so many layers", 2, minimum=1, whole=True,
        help="For the rule of that name.",
    )


def check_layer_rule(values) -> None:
    """The layers go with a raster; bands are not counted before they are read."""
    if not values.given("LAYERS"):
        if values.text("LAYER_CLASSES"):
            raise InputError(
                "{classes} are given without {layers}.",
                classes=values.label("LAYER_CLASSES"),
                layers=values.label("LAYERS"),
            )
        return
    if values.given("HABITAT"):
        raise InputError(
            "Cells are picked by {layers}: give {raster} or nothing beside them, not {polygons}.",
            layers=values.label("LAYERS"),
            raster=values.label("INPUT"),
            polygons=values.label("HABITAT"),
        )
