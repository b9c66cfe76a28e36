"""What the chain on arrays passes to the functions of core, by step and key of the definition."""

import importlib
import inspect
from collections import defaultdict
from types import SimpleNamespace

import numpy as np
from esp_toolbox.core.workflow.chain_parameters import OVERLAYS, Choices, factor_choices
from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow
from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow
from workflow_cases import COVERS, qaidam_case, shiyang_case

# What the chains call, by the module that they call it from.
CALLED = {
    "qaidam_chain": "mspa check_matrix priorities weighted_overlay with_rock_kept",
    "shiyang_chain": "order_weights LayerStack owa_scenarios choose_scenario correct_resistance weighted_overlay "
    "with_rock_kept",
    "factors": "ScoreTable class_limits class_scores classify",
    "measures": "euclidean_distance slope",
    "network_steps": (
        "habitat_patches select_sources least_cost_network least_cost_corridors gravity classify_gravity LinkCorridors "
        "link_currents network_currents top_places barrier_radii default_radii barrier_scores "
        "barrier_places neighbour_network edge_gap"
    ),
    "service_steps": "habitat_quality water_yield soil_retention",
    "health_steps": "assess_health class_limits unit_metrics fishnet",
    "zone_steps": "zone_cells join_small_zones near_paths",
    "corridor_grades": "clean_lines space_syntax integrated_grade",
}


def recorded(monkeypatch, run, *inputs):
    """The arguments, defaults included, of all calls of a run, by the name of the function."""
    calls = defaultdict(list)

    def spy(name, function):
        signature = inspect.signature(function)

        def call(*given, **named):
            bound = signature.bind(*given, **named)
            bound.apply_defaults()
            calls[name].append(SimpleNamespace(**bound.arguments))
            return function(*given, **named)

        return call

    with monkeypatch.context() as patched:
        for module, names in CALLED.items():
            place = importlib.import_module(f"esp_toolbox.core.workflow.{module}")
            for name in names.split():
                patched.setattr(place, name, spy(name, getattr(place, name)))
        run(*inputs, with_mosaic=True)
    return SimpleNamespace(**calls)


def _one(values):
    """The value that all calls agree on."""
    first, *others = values
    assert all(other == first for other in others)
    return first


def _all(name, argument):
    return lambda calls, _: _one([getattr(call, argument) for call in getattr(calls, name)])


def _rules(field):
    return lambda calls, _: getattr(calls.select_sources[0].rules, field)


def _links(field):
    return lambda calls, _: getattr(calls.least_cost_network[0].rules, field)


def _limit(field, none):
    return lambda calls, _: None if getattr(_links("limits")(calls, _), field) == none else "limited"


def _sediment(field):
    return lambda calls, _: getattr(calls.soil_retention[0].options, field)


def _owa(field):
    return lambda calls, _: getattr(calls.owa_scenarios[0].rules, field)


def _number_of(options, function):
    return lambda calls, case: options.index(function(calls, case))


def _current_mode(calls, _):
    return calls.network_currents[0].mode if hasattr(calls, "network_currents") else "adjacent"


def _squared(calls, _):
    return (getattr(calls, "network_currents", None) or calls.link_currents)[0].squared


def _through_flow(calls, _):
    return calls.network_currents[0].through_flow if hasattr(calls, "network_currents") else False


def _names(groups):
    return "; ".join(COVERS[number - 1] for group in groups for number in group)


def _classes(classes):
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in classes.ranges)


_MOVES = {
    "NEIGHBOURS": lambda calls, _: str(calls.least_cost_network[0].rules.moves.neighbours),
    "CORNERS": lambda calls, _: calls.least_cost_network[0].rules.moves.corners,
}


# What each key of an algorithm is in the calls of the chain; `case` has the parameters, and the factor of a step.
CHAIN = {
    "esp:mspa": {
        "FOREGROUND": lambda _, case: _classes(case.parameters.natural),
        "EDGE_WIDTH": _all("mspa", "edge_width"),
        "NEIGHBOURS": _number_of((8, 4), _all("mspa", "connectivity")),
        "INTEXT": _all("mspa", "intext"),
    },
    "esp:ecologicalsources": {
        "TOP_N": lambda calls, _: calls.select_sources[0].rules.largest or 0,
        "MIN_AREA": _rules("min_area"),
        "MIN_DPC": _rules("min_importance"),
        "EC_SHARE": _rules("share"),
        "DISTANCE": _all("select_sources", "distance"),
        "PROBABILITY": _all("select_sources", "probability"),
        "MIN_PROBABILITY": _all("select_sources", "min_probability"),
        "NEIGHBOURS": _number_of((8, 4), _all("habitat_patches", "connectivity")),
        "BRIDGE_GAPS": lambda _, case: case.parameters.sources.bridge_gaps,
        "EDGE_WIDTH": lambda calls, _: calls.edge_gap[0].edge_width if hasattr(calls, "edge_gap") else None,
    },
    "esp:resistancefactor": {
        "SCORES": lambda calls, case: case.factor.scores,
        "UNCOVERED": lambda _, case: case.factor.uncovered,
        "VALUES": lambda _, case: _classes(case.parameters.water),
        "CLASSIFICATION": lambda _, case: "table" if case.factor.rows else "natural breaks",
        "PRESET": lambda _, case: case.preset,
        "MEASURE": lambda _, case: {"slope": "slope"}.get(
            case.factor.measure, "distance" if case.factor.measure.endswith("_distance") else "value"
        ),
        "CLOSED": lambda calls, _: _one([call.closed for call in (*calls.ScoreTable, *calls.classify)]),
        "SLOPE_UNIT": lambda calls, _: _one([call.unit for call in calls.slope]),
    },
    "esp:ahp": {
        "MATRIX": lambda calls, _: calls.check_matrix[0].matrix.tolist(),
        "METHOD": _number_of(("eigenvector", "geometric mean"), _all("priorities", "method")),
        "NAMES": lambda _, case: ", ".join(factor.name for factor in case.factors),
    },
    "esp:weightedoverlay": {
        "WEIGHTS": lambda _, case: case.weights,
        "NODATA_RULE": _all("weighted_overlay", "nodata_rule"),
        "OPERATION": lambda calls, case: calls.weighted_overlay[case.place].operation,
        "NAMES": lambda _, case: ", ".join(factor.name for factor in case.factors),
    },
    "esp:sensitivitycorrection": {
        "MINIMUM": _all("correct_resistance", "minimum"),
        "MAXIMUM": _all("correct_resistance", "maximum"),
        "MEAN_OVER": _all("correct_resistance", "mean_over"),
    },
    "esp:corridors": {
        "ADJACENCY": _links("adjacency"),
        "ENDPOINTS": _links("endpoints"),
        "NEAREST": _links("nearest"),
        "NEAREST_BY": _number_of((True, False), _links("nearest_by_cost")),
        "CONNECT_COMPONENTS": _links("connect_components"),
        "DROP_INTERMEDIATE": lambda calls, _: calls.least_cost_network[0].rules.limits.drop_intermediate,
        "MAX_EUCLIDEAN": _limit("maximum_euclid", np.inf),
        "MAX_COST": _limit("maximum_cost", np.inf),
        "MIN_EUCLIDEAN": _limit("minimum_euclid", 0.0),
        "MIN_COST": _limit("minimum_cost", 0.0),
        "PREVIEW": _links("preview"),
        "WIDTH": lambda calls, _: _one(calls.least_cost_corridors[0].widths),
        "ROUND": _all("least_cost_corridors", "rounded"),
        "WIDTH_TYPE": _all("least_cost_corridors", "kind"),
        **_MOVES,
    },
    "esp:gravity": {
        "FORM": _all("gravity", "form"),
        "CLASSIFICATION": _all("classify_gravity", "method"),
        "THRESHOLD": _all("classify_gravity", "limit"),
    },
    "esp:spacesyntax": {
        "WEIGHTING": _number_of(("link",), _all("space_syntax", "weighting")),
        "RADIUS": _all("space_syntax", "radius"),
        "CLASSES": _all("integrated_grade", "classes"),
        "TOLERANCE": _all("clean_lines", "tolerance"),
        "PLANARISE": _all("clean_lines", "planarise"),
        "THROUGH": _number_of((None,), _all("clean_lines", "middles")),
    },
    "esp:pinchpoints": {
        "MODE": _current_mode,
        "SQUARED": _squared,
        "CLASSES": _all("top_places", "classes"),
        "MIN_AREA": lambda calls, _: calls.top_places[0].least_cells or None,
        "NEIGHBOUR_LINKS": lambda calls, _: hasattr(calls, "neighbour_network"),
        "THROUGH_FLOW": _through_flow,
        "WIDTH_TYPE": _all("LinkCorridors", "kind"),
        **_MOVES,
    },
    "esp:barriers": {
        "CLASSES": lambda calls, _: calls.barrier_places[0].rules.classes,
        "LEAST_CLASS": lambda calls, _: calls.barrier_places[0].rules.least_class,
        "MIN_AREA": lambda calls, _: calls.barrier_places[0].rules.least_cells or None,
        "NEIGHBOUR_LINKS": lambda calls, _: hasattr(calls, "neighbour_network"),
        "MAX_SLOPE": _all("with_rock_kept", "steepest"),
        "RESTORED": lambda calls, _: "number" if calls.barrier_scores[0].surroundings is None else "corridor",
        "WINDOW": _all("barrier_scores", "window"),
        "COMBINE": _number_of(("maximum", "sum"), _all("barrier_scores", "combine")),
        "RESTORED_RESISTANCE": _all("barrier_scores", "restored"),
        "RESTORE_NODATA": _all("barrier_scores", "open_nodata"),
        **_MOVES,
    },
    "esp:ecosystemhealth": {
        "KEY_CLASSES": lambda calls, _: _names(calls.unit_metrics[0].organisation.key_classes),
        "FRAGMENTATION": _number_of(("NP_A",), lambda calls, _: calls.unit_metrics[0].organisation.fragmentation),
        "NEIGHBOURS": _number_of((8, 4), lambda calls, _: calls.unit_metrics[0].organisation.connectivity),
        "MODEL": _number_of(("VORS", "VOR", "CVOR"), _all("assess_health", "model")),
        "NORMALISATION": _number_of(("joint", "each"), _all("assess_health", "normalisation")),
        "ABSENT": _number_of(("lowest",), _all("assess_health", "absent")),
        "RECOVERY": _all("assess_health", "recovery"),
        "RESCALE": _all("assess_health", "rescale"),
        "CLASSIFICATION": _all("class_limits", "method"),
        "RESISTANT_SHARE": lambda _, case: case.parameters.health.resistant_share,
        "UNIT": lambda calls, _: 0 if calls.fishnet else None,
    },
    "esp:restorationzones": {
        "BASE_CLASSES": lambda calls, _: _classes(calls.zone_cells[0].base).replace("-", ","),
        "MIN_AREA": lambda _, case: case.parameters.zones.least_area,
        "NESTED": lambda _, case: case.parameters.zones.nested,
    },
    "esp:habitatquality": {
        "HALF_SATURATION": _all("habitat_quality", "half_saturation"),
        "MODEL": _all("habitat_quality", "model"),
    },
    "esp:wateryield": {"Z": _all("water_yield", "seasonality")},
    "esp:soilretention": {
        "FLOW": _sediment("flow"),
        "STREAM_THRESHOLD": _sediment("stream_threshold"),
        "STREAM_CELLS": _sediment("stream_cells"),
        "KB": _sediment("k_b"),
        "IC0": _sediment("ic_0"),
        "SDR_MAX": _sediment("sdr_max"),
        "L_MAX": _sediment("l_max"),
        "INDEX": _sediment("index"),
    },
    "esp:carbonstorage": {},
    "esp:owa": {
        "ALPHAS": lambda calls, _: [call.alpha for call in calls.order_weights],
        "ORDERING": _owa("ordering"),
        "CRITERION_WEIGHTS": _owa("criterion"),
        "CLASSES": _owa("classes"),
        "PRIORITY_CLASSES": _owa("priority_classes"),
        "EFFICIENCY": _number_of((False, True), _owa("standardised_efficiency")),
        "STANDARDISATION": _all("LayerStack", "method"),
        "PERCENTILES": _all("LayerStack", "percentiles"),
        "CHOICE": _number_of(("efficiency with trade-off",), _all("choose_scenario", "rule")),
        "MIN_TRADE_OFF": _all("choose_scenario", "least_trade_off"),
    },
}


OF_SOME = ("SCORES", "SLOPE_UNIT", "FORM", "GREATEST", "RELIEF_WINDOW")


# Keys with a value that the chain has no counterpart of, and why.
LEFT_OUT = {
    "DISTRICT_FIELD": "districts only divide the tables",
    "DRAINAGE_SELECTED": "a workflow has no layer of streams",
    "SOURCES_SELECTED": "a workflow takes all sources that it has made",
    "CLIMATE_COST": "a workflow has no climate that steps cost",
    "DIRECTION": "steps cost the same both ways",
    "FLOW_COMES": "nothing flows",
    "FLOW_STRENGTH": "nothing flows",
    "MIN_SHARE": "0: no least share of the land",
    "RULE": "no layers must agree",
    "LEAST_LAYERS": "no layers must agree",
    "STRENGTH": "the correction counts in full",
    "SECOND_MODE": "the chain needs one current",
    "NOTHING": "arrays have no steps that go on without others",
    "ONE_YEAR": "arrays of one year have no change",
    "LEGEND": "what the classes are is known to who reads the land cover",
    "PRESET": "tables of services are read before; those of factors are compared",
    "PRESET_2": "no step has further features",
    "PRESET_3": "no step has further features",
    "COMBINE": "no step has further features",
    "RESTORABLE": "what is measured on the land cover can be restored",
    "REVERSE": "scores stand in the order of their classes",
    "TRANSITION": "tells loops and bridges apart, which are no cores",
    "VALUES": "cores and priority areas are taken as masks",
    "DISTANCE_TYPE": "edge distances alone",
    "STRICT": "the form of uncertainty checks the judgements",
    "WEIGHTING": "the weights are given",
    "STANDARDISATION": "scores are on one scale",
    "AREA_UNIT": "only shares of gravity would differ: the chain measures in m2",
    "ENDPOINTS": "of corridors that are computed again: the chain has its network",
    "MEASURES": "both sets are computed; the grade takes sDNA's",
    "JOIN_DISTANCE": "ends of corridors are joined by their sources",
    "THRESHOLD": "of the change's classes on the map",
    "CLASSIFICATION": "of the change: zones ask how health differs",
    "TEST": "trends of more than two years are not read",
    "CLIMATE": "layers of the chain are on one grid",
    "WINDOW": "no moving window", "BORDER": "no moving window", "STRIDE": "no moving window",
    "FALSE_DISCOVERY": "no hot spots",
    "DISTURBANCE_DISTANCE": "read with the layers",
    "SPLIT": "zones are not cut",
    "SWEEP_FROM": "no curve", "SWEEP_TO": "no curve", "SWEEP_STEPS": "no curve", "SWEEP_CELLS": "no curve",
    "HALF_SATURATION_RULE": "k is given",
    "KILOMETRES": "distances of threats are read by their table's head",
    "YEARS": "no price", "DISCOUNT": "no price", "PRICE_CHANGE": "no price",
}  # fmt: skip


def chain_values(workflow, monkeypatch):
    """What the chain on arrays passes to the functions of core, for the keys that it has a counterpart of."""
    case, run = {"qaidam": (qaidam_case, qaidam_workflow), "shiyang": (shiyang_case, shiyang_workflow)}[workflow.chain]
    layers, parameters = case()
    calls = recorded(monkeypatch, run, layers, parameters)
    found = {}
    for step in workflow.steps:
        case = _case(workflow, step, parameters)
        for key, told in CHAIN.get(step.algorithm, {}).items():
            value = told(calls, case) if _concerns(case.factor, key) else None
            if value is not None:
                found[step.name, key] = value
    return found


def _case(workflow, step, parameters):
    """What belongs to a step: its factor and the preset of it, or the factors and weights of an overlay."""
    case = SimpleNamespace(parameters=parameters, factor=None, factors=parameters.factors, weights=None)
    for place, (overlay, mark) in enumerate(OVERLAYS[workflow.chain]):
        factors = parameters.sensitivities if mark else parameters.factors
        if step.name == overlay:
            case.place = place
            case.factors, case.weights = factors, parameters.sensitivity_weights if mark else parameters.weights
        for each, factor, choice in zip(workflow.factors(overlay), factors, factor_choices(Choices(workflow), overlay)):
            if each is step:
                case.factor, case.preset = factor, choice.preset
    return case


def _concerns(factor, key):
    """Whether a key has a meaning for a factor."""
    if factor is None:
        return True
    return {
        "SCORES": not factor.rows,
        "VALUES": factor.measure == "water_distance",
        "SLOPE_UNIT": factor.measure == "slope",
    }.get(key, True)
