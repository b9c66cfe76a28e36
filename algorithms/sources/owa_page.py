"""The report page of OWA scenarios: weights, efficiencies, maps, agreement of the orderings, sweep of alpha."""

from __future__ import annotations

from dataclasses import dataclass

from ..kit.charts import grouped_bars
from ..kit.curves import trade_off_chart
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..platform.language import shared_tr
from .owa_pictures import maps_picture, risk_picture, sweep_picture
from .owa_tables import scenario_columns, sweep_columns

# More scenarios than these are not drawn as maps.
_MAPS = 16


@dataclass(frozen=True)
class OwaReport:
    """What the page shows.

    Parameters
    ----------
    labels : list of str
        The scenarios' names.
    names : list of str
        The services' names.
    result : Scenarios
    choice : Choice
    reason : str
        Why that scenario.
    agreement : tuple of Agreement
    points : tuple of SweepPoint
    order : list of str
        The services from the highest mean to the lowest.
    """

    labels: list
    names: list
    result: object
    choice: object
    reason: str
    agreement: tuple
    points: tuple
    order: list

    @property
    def ticks(self) -> list:
        """Short names below bars: alpha alone, or the name of a given vector."""
        alphas = [scenario.weights.alpha for scenario in self.result.each]
        return [label if alpha is None else format(alpha, "g") for label, alpha in zip(self.labels, alphas)]


def owa_page(report: OwaReport) -> str:
    """The page in one file, pictures included."""
    choice = Section(shared_tr("The chosen scenario"), (report.reason, *no_pictures()))
    parts = (_weights, _efficiency, _sweep, _maps, _agreement)
    title = shared_tr("OWA scenarios and protection efficiency")
    return plain_page(title, [choice, *(part(report) for part in parts)])


def _weights(report: OwaReport) -> Section:
    heading, weight = shared_tr("Order weights, trade-off and orness"), shared_tr("Order weight")
    scenarios = report.result.each
    ranks = [shared_tr("rank {number}").format(number=rank + 1) for rank in range(len(report.names))]
    columns = (
        shared_tr("Scenario"), *ranks, shared_tr("Trade-off"), shared_tr("Orness"), shared_tr("Andness"),
    )  # fmt: skip
    rows = tuple(
        (label, *scenario.weights.values, scenario.weights.trade_off, scenario.weights.orness, scenario.weights.andness)
        for label, scenario in zip(report.labels, scenarios)
    )
    note = shared_tr(
        "Rank 1 is the highest value. Trade-off: 0 one rank alone decides, 1 all count alike. Orness: 1 is the maximum "
        "of the services, 0 the minimum."
    )
    series = {rank: [row[place] for row in rows] for place, rank in enumerate(ranks, 1)}
    alpha = shared_tr("Risk coefficient alpha")
    pictures = drawn(heading, grouped_bars, report.ticks, series, weight, None, None, None, alpha)
    return Section(heading, (note,), columns, rows, pictures + drawn(heading, risk_picture, scenarios))


def _efficiency(report: OwaReport) -> Section:
    heading, mean = shared_tr("Protection efficiency"), shared_tr("mean")
    scenarios = report.result.each
    share, fit = shared_tr("Priority area, share"), shared_tr("Goodness of variance fit")
    rows = tuple(
        (label, *map(_number, (*one.efficiencies, one.mean_efficiency)), one.priority_share, one.gvf)
        for label, one in zip(report.labels, scenarios)
    )
    note = shared_tr(
        "Mean of the service in the priority area, divided by its mean everywhere: above 1 the area holds more of the "
        "service than an average place."
    )
    series = {name: [one.efficiencies[layer] for one in scenarios] for layer, name in enumerate(report.names)}
    means = mean, [one.mean_efficiency for one in scenarios]
    alpha = shared_tr("Risk coefficient alpha")
    pictures = drawn(heading, grouped_bars, report.ticks, series, heading, None, means, 1.0, alpha)
    return Section(heading, (note,), (shared_tr("Scenario"), *report.names, mean, share, fit), rows, pictures)


def _sweep(report: OwaReport) -> Section:
    heading, points = shared_tr("Efficiency against trade-off"), report.points
    columns = (
        shared_tr("alpha on the Pareto front"),
        shared_tr("Trade-off"),
        shared_tr("Mean protection efficiency"),
        shared_tr("Priority area, share"),
    )
    rows = tuple(
        (format(point.weights.alpha, ".4g"), point.weights.trade_off, point.mean_efficiency, point.priority_share)
        for point in points
        if point.on_front
    )
    note = shared_tr(
        "{count} risk coefficients from {low:g} to {high:g}. No other surpasses those on the Pareto front in both "
        "efficiency and trade-off; the stars are the scenarios, the large one is the chosen one."
    ).format(count=len(points), low=points[0].weights.alpha, high=points[-1].weights.alpha)
    scenarios = scenario_columns(report.result.each, report.choice, None)
    pictures = drawn(heading, trade_off_chart, sweep_columns(points), scenarios, report.choice.index)
    return Section(heading, (note,), columns, rows, pictures + drawn(heading, sweep_picture, report.names, points))


def _maps(report: OwaReport) -> Section:
    heading, count = shared_tr("Priority areas"), len(report.labels)
    result = report.result
    maps = report.labels[:_MAPS], result.classes[:_MAPS], result.priority_from, report.choice.index
    note = shared_tr("The first {shown} of {count} scenarios.").format(shown=_MAPS, count=count)
    return Section(heading, (note,) if count > _MAPS else (), pictures=drawn(heading, maps_picture, *maps))


def _agreement(report: OwaReport) -> Section:
    heading = shared_tr("Ordering by cell and by layer")
    names = shared_tr("correlation"), shared_tr("same class"), shared_tr("overlap of priority")
    values = [(entry.correlation, entry.same_class, entry.overlap) for entry in report.agreement]
    rows = tuple((label, *map(_number, row)) for label, row in zip(report.labels, values))
    note = shared_tr(
        "The same scenarios with the other ordering. By layer, the order is that of the means: {order}. The overlap is "
        "the area that is priority in both, as a share of the area that is priority in either."
    ).format(order=", ".join(report.order))
    series = {name: list(column) for name, column in zip(names, zip(*values))}
    lowest = min((value for row in values for value in row if value == value), default=0.0)
    alpha = shared_tr("Risk coefficient alpha")
    pictures = drawn(heading, grouped_bars, report.ticks, series, "", None, None, None, alpha, min(lowest, 0.0))
    return Section(heading, (note,), (shared_tr("Scenario"), *names), rows, pictures)


def _number(value: float):
    return value if value == value else "-"
