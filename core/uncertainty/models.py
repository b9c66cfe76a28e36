"""The workflows as models of a study: layers and parameters to an outcome on the grid of the study."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress
from ..typed import there
from ..workflow.layers import QaidamLayers, ShiyangLayers, refined
from ..workflow.memo import Memo
from ..workflow.network_steps import CorridorResult, SourcePatches
from ..workflow.parameters import QaidamParameters, ShiyangParameters
from ..workflow.qaidam_chain import QaidamResult, qaidam_workflow
from ..workflow.shiyang_chain import shiyang_workflow
from .outcome import Links, Outcome

# What each layer of `Outcome.inside` shows.
ELEMENTS = ("source", "corridor", "pinch point", "barrier")
# The main outputs that both workflows have, in the order of reports.
COMMON_NUMBERS = (
    "sources", "source area (ha)", "corridors", "important corridors", "corridor length (km)", "mean corridor cost",
    "corridor area (ha)", "pinch points", "pinch point area (ha)", "barriers", "barrier area (ha)",
    "mean resistance",
)  # fmt: skip
QAIDAM_NUMBERS = (*COMMON_NUMBERS, "mean health")
SHIYANG_NUMBERS = (
    *COMMON_NUMBERS, "mean habitat quality", "mean water yield (mm)", "mean avoided erosion (t/ha)",
    "mean carbon (t/ha)", "alpha",
)  # fmt: skip
ZONE_NUMBER = "area of zone {zone} (ha)"
# Of five grades of space syntax the upper two.
_IMPORTANT_GRADE = 4
# 1 in sources and corridors, for presences.
PATTERN = "pattern"
# Maps that observations can be compared with.
QAIDAM_FIELDS = ("resistance", "current", "health")
SHIYANG_FIELDS = ("resistance", "current", "habitat", "water_yield", "soil_retention", "soil_loss", "carbon")


def zone_numbers(zones: int) -> tuple[str, ...]:
    """Names of the areas of so many restoration zones among the main outputs."""
    return tuple(ZONE_NUMBER.format(zone=number) for number in range(1, zones + 1))


def qaidam_outcome(
    layers: QaidamLayers, parameters: QaidamParameters, memo: Memo, progress: Progress = no_progress
) -> Outcome:
    """The Qaidam workflow's sources, corridors, pinch points, barriers, zones and main outputs."""
    found = qaidam_workflow(layers, parameters, memo, progress=progress)
    factor, shape = parameters.scenario.coarsening, layers.shape
    numbers = _numbers(found.sources, found.corridors, found.resistance, found.layers.cell_size)
    fields = {"resistance": found.resistance, "current": found.corridors.current.current}
    if found.health is not None:
        index = found.health.on_cells(found.health.years[-1].EHI)
        numbers["mean health"] = float(np.nanmean(found.health.years[-1].EHI))
        fields["health"] = np.where(found.layers.land_cover.valid, index, np.nan)
    numbers.update(_zone_numbers(found, parameters))
    zones = None if found.zones is None else refined(found.zones.zone, factor, shape)
    links = _links(found.corridors, factor, there(found.corridors.gravity).force, found.corridors.important)
    return _outcome(found, factor, shape, links, numbers, fields, zones)


def shiyang_outcome(
    layers: ShiyangLayers, parameters: ShiyangParameters, memo: Memo, progress: Progress = no_progress
) -> Outcome:
    """The Shiyang workflow's sources, corridors, pinch points, barriers and main outputs."""
    found = shiyang_workflow(layers, parameters, memo, progress=progress)
    factor, services = parameters.scenario.coarsening, found.services
    numbers = _numbers(found.sources, found.corridors, found.resistance, found.layers.cell_size)
    means = dict(zip(SHIYANG_NUMBERS[len(COMMON_NUMBERS) :], map(_mean, services.layers())))
    alpha = found.scenarios.each[found.chosen].weights.alpha
    # Space syntax tells which corridors matter here, not gravity.
    important = found.grades.grade >= _IMPORTANT_GRADE
    numbers.update(means, **{"alpha": float(there(alpha)), "important corridors": float(np.count_nonzero(important))})
    fields = {
        "resistance": found.resistance,
        "current": found.corridors.current.current,
        "habitat": services.habitat,
        "water_yield": services.water,
        "soil_retention": services.soil,
        "soil_loss": services.soil_loss,
        "carbon": services.carbon,
    }
    links = _links(found.corridors, factor, found.grades.score, important)
    return _outcome(found, factor, layers.shape, links, numbers, fields, None)


def _outcome(found, factor: int, shape, links: Links, numbers: dict, fields: dict, zones) -> Outcome:
    corridors = found.corridors
    masks = (
        found.sources.labels > 0,
        corridors.inside,
        corridors.pinch_points.labels > 0,
        corridors.barriers.labels > 0,
    )
    inside = np.array([refined(mask, factor, shape) for mask in masks])
    kept = {name: refined(layer, factor, shape) for name, layer in fields.items()}
    kept[PATTERN] = inside[0] | inside[1]
    return Outcome(inside, numbers, refined(found.sources.labels, factor, shape), links, zones, kept)


def _links(corridors: CorridorResult, factor: int, importance: np.ndarray, important: np.ndarray) -> Links:
    links = corridors.network.links
    active = np.flatnonzero(links.active)
    paths = []
    for row in active:
        steps = np.column_stack(corridors.network.paths[row]).astype(np.float32)
        paths.append((steps + np.float32(0.5)) * np.float32(factor))
    return Links(
        links.from_label[active].astype(np.int32),
        links.to_label[active].astype(np.int32),
        importance,
        important,
        tuple(paths),
    )


def _numbers(sources: SourcePatches, corridors: CorridorResult, resistance, cell_size: float) -> dict:
    links = corridors.network.links
    hectares = cell_size * cell_size / 10_000.0
    values = (
        sources.count,
        sources.areas[sources.selection.kept].sum(),
        np.count_nonzero(links.active),
        np.count_nonzero(corridors.important),
        links.length[links.active].sum() / 1000.0,
        links.cost[links.active].mean(),
        np.count_nonzero(corridors.inside) * hectares,
        corridors.pinch_points.count,
        corridors.pinch_points.cells.sum() * hectares,
        corridors.barriers.count,
        corridors.barriers.cells.sum() * hectares,
        _mean(resistance),
    )
    return dict(zip(COMMON_NUMBERS, map(float, values)))


def _zone_numbers(found: QaidamResult, parameters: QaidamParameters) -> dict:
    if found.zones is None:
        return {}
    count = there(parameters.zones).zones
    areas = np.bincount(found.zones.zone.ravel(), minlength=count + 1)[1:] * (found.layers.cell_size**2 / 10_000.0)
    return dict(zip(zone_numbers(count), areas.tolist()))


def _mean(layer: np.ndarray) -> float:
    return float(np.nanmean(layer, dtype=np.float64))
