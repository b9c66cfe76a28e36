"""The four services of the Shiyang workflow from layers and class tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from ..services.carbon import POOLS, carbon_storage
from ..services.class_table import ClassTable
from ..services.habitat_quality import habitat_quality
from ..services.soil_retention import SedimentOptions, soil_retention
from ..services.water_yield import water_yield
from .layers import ShiyangLayers
from .memo import Memo
from .parameters import ServiceParameters


@dataclass(frozen=True)
class Services:
    """The services, float32 as on disk; NaN is nodata.

    Parameters
    ----------
    habitat : ndarray
        Habitat quality, 0 to 1.
    water : ndarray
        Water yield, mm a year.
    soil : ndarray
        Avoided erosion, t/(ha yr).
    carbon : ndarray
        t/ha.
    soil_loss : ndarray
        USLE, t/(ha yr), 0 on streams.
    """

    habitat: np.ndarray
    water: np.ndarray
    soil: np.ndarray
    carbon: np.ndarray
    soil_loss: np.ndarray

    def layers(self) -> list[np.ndarray]:
        """The four services in the order of OWA."""
        return [self.habitat, self.water, self.soil, self.carbon]


def service_steps(
    layers: ShiyangLayers, parameters: ServiceParameters, memo: Memo, key=None, progress: Progress = no_progress
) -> Services:
    """Habitat quality, water yield, soil retention and carbon storage.

    Parameters
    ----------
    layers : ShiyangLayers
    parameters : ServiceParameters
    memo : Memo
    key : hashable, optional
        Says what the layers depend on.
    progress : callable

    Returns
    -------
    Services

    Raises
    ------
    InputError
        When a class of the land cover is not among those of the parameters, or as the models of the services.
    """
    living, raining, eroding, storing = parts_of(progress, (2, 1, 5, 1))
    table = _class_table(parameters)
    cover = layers.land_cover
    rows = table.rows(cover.values, cover.valid)
    habitat = _habitat_step(layers, parameters, table, rows)
    living(1.0)
    crop_factor, root_depth, vegetated = (table.column(name)[rows] for name in ("kc", "root_depth", "vegetated"))
    water = water_yield(
        layers.precipitation,
        layers.evapotranspiration,
        layers.soil_depth,
        layers.available_water,
        crop_factor,
        root_depth,
        vegetated,
        parameters.seasonality,
    ).water_yield
    if np.isnan(water).all():
        raise InputError("No cell has a water yield: the rasters have no cell with rain and data in common.")
    raining(1.0)
    # The loss of soil depends on these parameters alone.
    same = None if key is None else ("soil", key, parameters.cover, parameters.practice, parameters.stream_threshold)
    soil, loss = memo.of(same, lambda: _soil_step(layers, parameters, table, rows, eroding))
    carbon = carbon_storage(table, rows)
    storing(1.0)
    return Services(*(layer.astype(np.float32) for layer in (habitat, water, soil, carbon, loss)))


def _class_table(parameters: ServiceParameters) -> ClassTable:
    """All coefficients by class in one table."""
    columns = {
        "habitat": parameters.suitability,
        **{f"threat {number}": values for number, values in enumerate(parameters.sensitivity)},
        "kc": parameters.crop_factor,
        "root_depth": parameters.root_depth,
        "vegetated": parameters.vegetated,
        "usle_c": parameters.cover,
        "usle_p": parameters.practice,
        **dict(zip(POOLS, parameters.pools)),
    }
    order = np.argsort(parameters.classes, kind="stable")
    values = np.full((len(order) + 1, len(columns)), np.nan)
    for place, column in enumerate(columns.values()):
        values[:-1, place] = np.asarray(column, dtype=np.float64)[order]
    return ClassTable("of coefficients", np.asarray(parameters.classes, dtype=np.int64)[order], tuple(columns), values)


def _habitat_step(layers, parameters, table, rows) -> np.ndarray:
    cover = layers.land_cover
    threats = [
        replace(threat, weight=weight, max_distance=distance)
        for threat, weight, distance in zip(parameters.threats, parameters.threat_weights, parameters.threat_distances)
    ]
    pairs = (
        (classes.contains(cover.values) & cover.valid, table.column(f"threat {number}")[rows])
        for number, classes in enumerate(parameters.threat_classes)
    )
    return habitat_quality(
        table.column("habitat")[rows], threats, pairs, layers.cell_size, parameters.half_saturation
    ).quality


def _soil_step(layers, parameters, table, rows, progress) -> tuple[np.ndarray, np.ndarray]:
    cover, practice = (table.column(name).astype(np.float32)[rows] for name in ("usle_c", "usle_p"))
    options = SedimentOptions(stream_threshold=parameters.stream_threshold, stream_cells=parameters.stream_cells)
    found = soil_retention(
        layers.elevation,
        layers.erosivity,
        layers.erodibility,
        cover,
        practice,
        layers.cell_size,
        options,
        progress=progress,
    )
    return found.avoided_erosion, found.usle
