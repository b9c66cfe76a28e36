"""The workflows' layers and parameters on a small sample basin, without QGIS."""

import csv
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import package

package.load()
from esp_toolbox.core.classes import parse_classes  # noqa: E402
from esp_toolbox.core.decision.score_columns import score_table  # noqa: E402
from esp_toolbox.core.distance import euclidean_distance  # noqa: E402
from esp_toolbox.core.errors import InputError  # noqa: E402
from esp_toolbox.core.gallery.basin import sample_basin  # noqa: E402
from esp_toolbox.core.health.vors import organisation_terms  # noqa: E402
from esp_toolbox.core.legend import Legend  # noqa: E402
from esp_toolbox.core.services.threats import read_threats  # noqa: E402
from esp_toolbox.core.uncertainty.outcome import Outcome  # noqa: E402
from esp_toolbox.core.uncertainty.study import Study  # noqa: E402
from esp_toolbox.core.uncertainty.variables import Variable  # noqa: E402
from esp_toolbox.core.workflow.chain_parameters import (  # noqa: E402
    SERVICES,
    Choices,
    factor_choices,
    qaidam_parameters,
    shiyang_parameters,
)
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM  # noqa: E402
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG  # noqa: E402
from esp_toolbox.core.workflow.factors import Factor, factor_of_table  # noqa: E402
from esp_toolbox.core.workflow.layers import ClassLayer, QaidamLayers, ShiyangLayers  # noqa: E402
from esp_toolbox.core.workflow.parameters import (  # noqa: E402
    HealthParameters,
    ServiceParameters,
    ZoneParameters,
)
from esp_toolbox.core.workflow.zone_steps import limits_of_rules  # noqa: E402
from esp_toolbox.core.zoning.zoning import ZONES  # noqa: E402
from esp_toolbox.core.zoning.zoning_rules import RuleLayer, read_rules  # noqa: E402

PRESETS = package.ROOT / "resources" / "presets"
COVERS = ("cropland", "forest", "shrub", "grassland", "water", "snow_ice", "bare", "impervious", "wetland")
CODES = {name: code for code, name in enumerate(COVERS, 1)}
YEAR_VALUE = 6869.7638


def preset(folder, name):
    """Columns of a preset."""
    with open(PRESETS / folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {key: [row[key] for row in rows] for key in rows[0]}


def factors(choices, overlay):
    """The factors of an overlay, by their presets or by natural breaks."""
    return tuple(map(_factor, factor_choices(choices, overlay)))


def _factor(choice):
    if not choice.preset:
        return Factor(choice.title, choice.scores, measure=choice.measure)
    columns = preset("factors", choice.preset)
    if "class" in columns:
        columns = {"class": [CODES[entry] for entry in columns["class"]], "score": columns["score"]}
    uncovered = float(choice.uncovered) if choice.uncovered else None
    table = factor_of_table(score_table(columns, name=choice.title), uncovered)
    return replace(table, name=choice.title, measure=choice.measure)


def floats(columns, *names):
    """Columns as tuples of numbers."""
    found = tuple(tuple(map(float, columns[name])) for name in names)
    return found if len(found) > 1 else found[0]


@cache
def basin(size, cell_size, seed):
    """The sample basin."""
    return sample_basin(size, size, cell_size, seed)


def line_distance(lines, shape, cell_size):
    """Metres to lines given by columns and rows."""
    mask = np.zeros(shape, dtype=bool)
    for line in lines:
        columns, rows = np.asarray(line.columns, float), np.asarray(line.rows, float)
        for share in np.linspace(0.0, 1.0, 40):
            r = np.clip((rows[:-1] + share * np.diff(rows)).astype(int), 0, shape[0] - 1)
            c = np.clip((columns[:-1] + share * np.diff(columns)).astype(int), 0, shape[1] - 1)
            mask[r, c] = True
    return euclidean_distance(mask, cell_size)


def cover(values):
    """A land cover with data everywhere."""
    return ClassLayer(values.astype(np.int32), np.ones(values.shape, dtype=bool))


def zone_parameters(choices):
    """The rules of the toolbox without those that ask for a missing layer."""
    known = {
        name: RuleLayer(inside=name in ("corridors", "sources", "disturbance", "mines"))
        for name in ("health", "health_class", "corridors", "sources", "trend", "disturbance", "mines", "elevation")
    }
    known["landcover"] = RuleLayer(legend=Legend({}, {code: name for name, code in CODES.items()}, {}))
    columns = {name: cells for name, cells in preset("zones", "qaidam_rules").items() if not name.endswith("_zh")}
    zones = {name: number for number, name in enumerate(ZONES, 1)}
    rules = tuple(read_rules(columns, known, zones, {name: name for name in COVERS}, "rules"))
    return ZoneParameters(rules, *limits_of_rules(rules, ()), least_area=choices.at("zones", "MIN_AREA"))


def qaidam_case(size=70, cell_size=900.0, seed=2, health=True):
    """Layers and parameters of the Qaidam workflow."""
    found = basin(size, cell_size, seed)
    years = tuple(cover(found.land_cover[year]) for year in (2003, 2013, 2023))
    layers = QaidamLayers(
        cell_size,
        years[-1],
        found.elevation,
        found.ndvi[2023],
        line_distance(found.roads, found.elevation.shape, cell_size),
        years if health else (),
        tuple(found.npp[year] for year in (2003, 2013, 2023)) if health else (),
    )
    coefficients = preset("health", "resistance_resilience_own")
    values = preset("services", "qaidam_table2")
    services = [name for name in values if name not in ("lucode", "name")]
    worth = tuple(YEAR_VALUE * sum(float(values[name][row]) for name in services) for row in range(len(COVERS)))
    terms = tuple(term.weight for term in organisation_terms(3))
    choices = Choices(QAIDAM)
    parameters = qaidam_parameters(
        choices,
        factors(choices, "resistance"),
        health=HealthParameters(
            tuple(range(1, 10)), *floats(coefficients, "resistant", "resilient"), worth, terms, ((4,), (5,), (1,))
        )
        if health
        else None,
        zones=zone_parameters(choices) if health else None,
    )
    return layers, parameters


def unbridged(parameters):
    """Parameters under which each core is a source of its own: the small basin has few cores, with wide edges."""
    return replace(parameters, sources=replace(parameters.sources, bridge_gaps=0.0))


def shiyang_case(size=70, cell_size=900.0, seed=1, least_area=1000.0, climates=()):
    """Layers and parameters of the Shiyang workflow."""
    found = basin(size, cell_size, seed)
    shape = found.elevation.shape
    rails, highways = (
        line_distance([line for line in found.roads if line.kind == kind], shape, cell_size)
        for kind in ("railway", "national")
    )
    layers = ShiyangLayers(
        cell_size,
        cover(found.land_cover[2023]),
        found.elevation,
        found.ndvi[2023],
        found.precipitation,
        found.evapotranspiration,
        found.soil_depth,
        found.available_water,
        found.erosivity,
        found.erodibility,
        rails,
        highways,
        climates,
    )
    choices = Choices(SHIYANG, {"least_area": least_area, "streams": 200.0})
    columns = preset("services", "shiyang_threats")
    threats = read_threats(columns, "threats")
    sensitivity = preset("services", "shiyang_sensitivity")
    water, soil = preset("services", "shiyang_water_yield"), preset("services", "shiyang_soil_retention")
    services = ServiceParameters(
        tuple(range(1, 10)),
        floats(sensitivity, "habitat"),
        tuple(floats(sensitivity, threat.name) for threat in threats),
        tuple(threats),
        tuple(parse_classes(str(CODES[name])) for name in columns["classes"]),
        tuple(threat.weight for threat in threats),
        tuple(threat.max_distance for threat in threats),
        *floats(water, "kc", "root_depth", "lulc_veg"),
        *floats(soil, "usle_c", "usle_p"),
        floats(preset("services", "shiyang_carbon"), "c_above", "c_below", "c_soil", "c_dead"),
        **choices.named(SERVICES),
    )
    overlays = (factors(choices, overlay) for overlay in ("base", "sensitivity"))
    return layers, shiyang_parameters(choices, services, *overlays)


@dataclass(frozen=True)
class ToyParameters:
    """Three numbers, and one that lets runs fail."""

    a: float = 0.5
    b: float = 0.5
    c: float = 0.5
    fails_above: float = 9.0


TOY_STEPS = np.linspace(0.14, 0.86, 48)


def toy_variables(low=0.0, high=1.0):
    """All three evenly spread."""
    return tuple(Variable(name, "number", (name,), 0.0, 1.0, "uniform", low, high) for name in "abc")


def toy_model(layers, parameters, memo, progress):
    """A cell is a source where the mean of the three numbers reaches it: the Irwin-Hall distribution."""
    progress(0.0)
    mean = (parameters.a + parameters.b + parameters.c) / 3.0
    if parameters.a > parameters.fails_above:
        raise InputError("The toy {name} fails.", name="run")
    inside = (mean >= layers).reshape(1, 1, -1)
    return Outcome(inside, {"cells": float(inside.sum()), "a": parameters.a}, fields={"step": layers[None, :] + mean})


def toy_probability(steps=TOY_STEPS):
    """The analytic probability of each cell: 1 - the distribution function of the mean of three even numbers."""
    x = 3.0 * steps
    return 1.0 - (x**3 - 3.0 * np.maximum(x - 1.0, 0.0) ** 3 + 3.0 * np.maximum(x - 2.0, 0.0) ** 3) / 6.0


def toy_study(variables=None, model=toy_model, **parameters):
    """A study of the toy."""
    variables = toy_variables() if variables is None else variables
    shape = (1, TOY_STEPS.size)
    plain = ToyParameters(**parameters)
    return Study(model, TOY_STEPS, plain, variables, shape, ("source",), ("cells", "a"), ("step",))
