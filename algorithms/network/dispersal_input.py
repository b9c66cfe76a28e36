"""The habitat of a network and how dispersal falls with the cost, as forms ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ..layers.vector_io import column, numbers

if TYPE_CHECKING:
    from ...core.network.connection import Habitat


def add_dispersal(form, help: str) -> None:
    """The cost of dispersal and the probability at that cost."""
    form.add_number("DISTANCE", "Cost of dispersal D", minimum=0.0, help=help)
    form.add_number(
        "PROBABILITY", "Probability P at that cost", 0.5, minimum=0.0, maximum=1.0,
        help="With which an individual still comes through; it falls exponentially with the cost.",
    )


def check_dispersal(values, distance: str, probability: str) -> None:
    """Raise `InputError` for a cost of dispersal or a probability that is out of its range."""
    if values.given(distance) and not values.number(distance) > 0:
        raise InputError("{parameter} must be above 0.", parameter=values.label(distance))
    if not 0 < values.number(probability) < 1:
        raise InputError("{parameter} must lie between 0 and 1.", parameter=values.label(probability))


def habitat_of(job, network, distance: str, probability: str, attribute: str) -> Habitat:
    """Attributes of the sources and the dispersal of a form; what is taken for empty fields is logged."""
    from ...core.network.connection import Habitat

    field = job.text(attribute)
    values = network.area
    if field:
        name = network.sources.name
        values = np.array(numbers(column(network.sources.columns, field, name), field, name))
    cost = job.number(distance)
    if cost is None:
        cost = float(np.median(network.graph.cost))
        job.log("Cost of dispersal: {cost:.6g}, the median of the corridors.", cost=cost)
    return Habitat(values, cost, job.number(probability))
