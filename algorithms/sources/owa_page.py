"""The report page of OWA scenarios: weights, efficiencies, maps, agreement of the orderings, sweep of alpha."""

from __future__ import annotations

from dataclasses import dataclass

from ..kit.figures import can_draw
from ..kit.table_page import Section, table_page
from . import owa_pictures

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


def owa_page(algorithm, report: OwaReport) -> str:
    """The page in one file, pictures included.

    Parameters
    ----------
    algorithm : EspAlgorithm
        Translates the texts.
    report : OwaReport
    """
    sections = [
        _choice_section(algorithm, report),
        _weights_section(algorithm, report),
        _efficiency_section(algorithm, report),
        _sweep_section(algorithm, report),
        _maps_section(algorithm, report),
        _agreement_section(algorithm, report),
    ]
    return table_page(algorithm.shared_tr("OWA scenarios and protection efficiency"), sections)


def _pictures(*drawn) -> tuple:
    """Pictures from (function, what it shows, arguments); none where matplotlib is missing."""
    if not can_draw():
        return ()
    return tuple((draw(*arguments), shown) for draw, shown, *arguments in drawn)


def _choice_section(algorithm, report) -> Section:
    sentences = [report.reason]
    if not can_draw():
        sentences.append(
            algorithm.shared_tr("The pictures are missing, since the Python library matplotlib is not installed.")
        )
    return Section(algorithm.shared_tr("The chosen scenario"), tuple(sentences))


def _weights_section(algorithm, report) -> Section:
    scenarios = report.result.each
    heading = algorithm.shared_tr("Order weights, trade-off and orness")
    ranks = range(1, len(report.names) + 1)
    columns = (
        algorithm.shared_tr("Scenario"),
        *(algorithm.shared_tr("rank {number}").format(number=rank) for rank in ranks),
        algorithm.shared_tr("Trade-off"),
        algorithm.shared_tr("Orness"),
        algorithm.shared_tr("Andness"),
    )
    rows = tuple(
        (label, *scenario.weights.values, scenario.weights.trade_off, scenario.weights.orness, scenario.weights.andness)
        for label, scenario in zip(report.labels, scenarios)
    )
    note = algorithm.shared_tr(
        "Rank 1 is the highest value. Trade-off: 0 one rank alone decides, 1 all count alike. Orness: 1 is the maximum "
        "of the services, 0 the minimum."
    )
    pictures = _pictures(
        (owa_pictures.weights_picture, heading, algorithm, report.labels, scenarios),
        (owa_pictures.risk_picture, heading, algorithm, scenarios),
    )
    return Section(heading, (note,), columns, rows, pictures)


def _efficiency_section(algorithm, report) -> Section:
    scenarios = report.result.each
    heading = algorithm.shared_tr("Protection efficiency")
    columns = (
        algorithm.shared_tr("Scenario"),
        *report.names,
        algorithm.shared_tr("mean"),
        algorithm.shared_tr("Priority area, share"),
        algorithm.shared_tr("Goodness of variance fit"),
    )
    rows = tuple(
        (
            label,
            *map(_number, (*scenario.efficiencies, scenario.mean_efficiency)),
            scenario.priority_share,
            scenario.gvf,
        )
        for label, scenario in zip(report.labels, scenarios)
    )
    note = algorithm.shared_tr(
        "Mean of the service in the priority area, divided by its mean everywhere: above 1 the area holds more of the "
        "service than an average place."
    )
    drawn = (owa_pictures.efficiency_picture, heading, algorithm, report.labels, report.names, scenarios)
    return Section(heading, (note,), columns, rows, _pictures(drawn))


def _sweep_section(algorithm, report) -> Section:
    heading = algorithm.shared_tr("Efficiency against trade-off")
    front = [point for point in report.points if point.on_front]
    columns = (
        algorithm.shared_tr("alpha on the Pareto front"),
        algorithm.shared_tr("Trade-off"),
        algorithm.shared_tr("Mean protection efficiency"),
        algorithm.shared_tr("Priority area, share"),
    )
    rows = tuple(
        (format(point.weights.alpha, ".4g"), point.weights.trade_off, point.mean_efficiency, point.priority_share)
        for point in front
    )
    note = algorithm.shared_tr(
        "{count} risk coefficients from {low:g} to {high:g}. No other surpasses those on the Pareto front in both "
        "efficiency and trade-off; the stars are the scenarios, the large one is the chosen one."
    ).format(
        count=len(report.points), low=report.points[0].weights.alpha, high=report.points[-1].weights.alpha
    )
    drawn = (
        (
            owa_pictures.front_picture,
            heading,
            algorithm,
            report.labels,
            report.result.each,
            report.choice.index,
            report.points,
        ),
        (owa_pictures.sweep_picture, heading, algorithm, report.names, report.points),
    )
    return Section(heading, (note,), columns, rows, _pictures(*drawn))


def _maps_section(algorithm, report) -> Section:
    heading = algorithm.shared_tr("Priority areas")
    shown = slice(0, _MAPS)
    drawn = (
        owa_pictures.maps_picture,
        heading,
        algorithm,
        report.labels[shown],
        report.result.classes[shown],
        report.result.priority_from,
        report.choice.index,
    )
    notes = []
    if len(report.labels) > _MAPS:
        notes.append(
            algorithm.shared_tr("The first {shown} of {count} scenarios.").format(shown=_MAPS, count=len(report.labels))
        )
    return Section(heading, tuple(notes), (), (), _pictures(drawn))


def _agreement_section(algorithm, report) -> Section:
    heading = algorithm.shared_tr("Ordering by cell and by layer")
    columns = (
        algorithm.shared_tr("Scenario"),
        algorithm.shared_tr("correlation"),
        algorithm.shared_tr("same class"),
        algorithm.shared_tr("overlap of priority"),
    )
    rows = tuple(
        (label, _number(entry.correlation), entry.same_class, entry.overlap)
        for label, entry in zip(report.labels, report.agreement)
    )
    note = algorithm.shared_tr(
        "The same scenarios with the other ordering. By layer, the order is that of the means: {order}. The overlap is "
        "the area that is priority in both, as a share of the area that is priority in either."
    ).format(order=", ".join(report.order))
    drawn = (owa_pictures.agreement_picture, heading, algorithm, report.labels, report.result.each, report.agreement)
    return Section(heading, (note,), columns, rows, _pictures(drawn))


def _number(value: float):
    return value if value == value else "-"
