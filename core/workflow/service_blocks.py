"""The four ecosystem services as steps that workflows share."""

from __future__ import annotations

from .blocks import COVER
from .definition import Given, Output, Step


def services(tables: dict, habitat: dict, water: dict, soil: dict, *soil_outputs: Output) -> tuple[Step, ...]:
    """Habitat quality, water yield, soil retention and carbon storage.

    Parameters
    ----------
    tables : dict
        The preset of all of them.
    habitat, water, soil : dict
        What a workflow tells them besides.
    *soil_outputs : Output
        Further ones of soil retention.
    """
    return (
        _service("habitat", "esp:habitatquality", "Habitat quality", {**COVER, **habitat, **tables}, "landcover"),
        _service(
            "water",
            "esp:wateryield",
            "Water yield",
            {
                **COVER,
                "PRECIPITATION": Given("precipitation"),
                "ET0": Given("evapotranspiration"),
                "SOIL_DEPTH": Given("soil_depth"),
                "PAWC": Given("pawc"),
                **water,
                **tables,
            },
            *("landcover", "precipitation", "evapotranspiration", "soil_depth", "pawc"),
        ),
        _service(
            "soil",
            "esp:soilretention",
            "Soil retention",
            {
                "ELEVATION": Given("elevation"),
                "EROSIVITY": Given("erosivity"),
                "ERODIBILITY": Given("erodibility"),
                **COVER,
                **soil,
                # Holes along the streams would be holes in the sources.
                "STREAM_CELLS": "zero",
                **tables,
            },
            *("landcover", "elevation", "erosivity", "erodibility"),
            more=soil_outputs,
        ),
        _service("carbon", "esp:carbonstorage", "Carbon storage", {**COVER, **tables}, "landcover"),
    )


def _service(name: str, algorithm: str, title: str, values: dict, *needs: str, more: tuple = ()) -> Step:
    file = title.lower().replace(" ", "_") + ".tif"
    outputs = (Output("OUTPUT", title, file, background=True, layer=True), *more)
    return Step(name, "sources", algorithm, title, values, outputs, needs=needs)
