"""Layers that a study can have beside those of its workflows."""

from __future__ import annotations

from .definition import Layer

# They stand for a stage.
OWN_LAYERS = {
    "sources": Layer("own_sources", "My sources", "polygon", help="Polygons; a field source_id numbers them."),
    "resistance": Layer("own_resistance", "My resistance", help="A raster above 0 everywhere."),
}
SERVICES = Layer(
    "services",
    "Further services",
    several=True,
    optional=True,
    help="Rasters of your own, higher is better.",
    advanced=True,
)
OWN_FACTORS = Layer(
    "own_factors",
    "Further factors",
    several=True,
    optional=True,
    help="Rasters of your own: each is a factor, scored by natural breaks; high values are hard to cross.",
    advanced=True,
)
SENSITIVITY = Layer(
    "sensitivity",
    "Sensitivity",
    optional=True,
    help="A raster that corrects the surface: resistance x sensitivity / mean sensitivity.",
    advanced=True,
)
NIGHT_LIGHT = Layer(
    "night_light",
    "Night light",
    optional=True,
    help=(
        "Night light, imperviousness or another layer that corrects the surface within each land cover: resistance x "
        "light / mean light of the class."
    ),
    advanced=True,
)
STUDY_AREA = Layer("study_area", "Study area", "polygon", optional=True, help="Layers are clipped to it.")
CORRECTORS = (SENSITIVITY, NIGHT_LIGHT)
STUDY_LAYERS = (*OWN_LAYERS.values(), SERVICES, OWN_FACTORS, *CORRECTORS, STUDY_AREA)
