"""The tables of OWA scenarios."""

from __future__ import annotations

from ...core.numbers import format_numbers


def scenario_labels(algorithm, weights) -> list:
    """How the scenarios are called: by alpha, or by number for given vectors."""
    return [
        algorithm.shared_tr("alpha {alpha:g}").format(alpha=order.alpha)
        if order.alpha is not None
        else algorithm.shared_tr("weights {number}").format(number=number)
        for number, order in enumerate(weights, 1)
    ]


def scenario_columns(scenarios, choice, area) -> dict:
    """A row for each scenario; w1.. by rank, eff_1.. in the order of the services.

    Parameters
    ----------
    scenarios : sequence of Scenario
    choice : Choice
    area : float or None
        Hectares of all cells with a result.
    """
    columns = {"band": list(range(1, len(scenarios) + 1)), "alpha": [scenario.weights.alpha for scenario in scenarios]}
    for rank in range(len(scenarios[0].weights.values)):
        columns[f"w{rank + 1}"] = [scenario.weights.values[rank] for scenario in scenarios]
    columns["tradeoff"] = [scenario.weights.trade_off for scenario in scenarios]
    columns["orness"] = [scenario.weights.orness for scenario in scenarios]
    columns["andness"] = [scenario.weights.andness for scenario in scenarios]
    _add_efficiencies(columns, scenarios)
    columns["prio_share"] = [scenario.priority_share for scenario in scenarios]
    if area is not None:
        columns["prio_ha"] = [area * scenario.priority_share for scenario in scenarios]
    columns["limits"] = [format_numbers(scenario.limits) for scenario in scenarios]
    columns["gvf"] = [scenario.gvf for scenario in scenarios]
    columns["pareto"] = [int(number in choice.front) for number in range(len(scenarios))]
    columns["chosen"] = [int(number == choice.index) for number in range(len(scenarios))]
    return columns


def agreement_columns(scenarios, agreement) -> dict:
    """How alike each scenario is under both orderings."""
    return {
        "band": list(range(1, len(scenarios) + 1)),
        "alpha": [scenario.weights.alpha for scenario in scenarios],
        "pearson_r": [_known(entry.correlation) for entry in agreement],
        "same_class": [entry.same_class for entry in agreement],
        "overlap": [entry.overlap for entry in agreement],
    }


def sweep_columns(points) -> dict:
    """A row for each alpha of the sweep."""
    columns = {
        "alpha": [point.weights.alpha for point in points],
        "tradeoff": [point.weights.trade_off for point in points],
        "orness": [point.weights.orness for point in points],
    }
    _add_efficiencies(columns, points)
    columns["prio_share"] = [point.priority_share for point in points]
    columns["pareto"] = [int(point.on_front) for point in points]
    return columns


def _add_efficiencies(columns, rows) -> None:
    for layer in range(len(rows[0].efficiencies)):
        columns[f"eff_{layer + 1}"] = [_known(row.efficiencies[layer]) for row in rows]
    columns["eff_mean"] = [_known(row.mean_efficiency) for row in rows]


def _known(value: float):
    return value if value == value else None
