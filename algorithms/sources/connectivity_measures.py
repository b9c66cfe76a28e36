"""Further measures of landscape connectivity: ProtConn, metapopulation capacity, and what links add."""

from __future__ import annotations

import math

import numpy as np

from ...core.errors import InputError


def add_measures(form) -> None:
    """Declare the parameters on an algorithm's form."""
    form.add_number(
        "BETA",
        "Exponent of the patches' weight",
        1.0,
        minimum=0.0,
        help="Populations may grow slower (below 1) or faster than the area.",
        advanced=True,
    )
    form.add_number(
        "MEAN_DISTANCE",
        "Mean dispersal distance, for the metapopulation capacity",
        minimum=0.0,
        help="Empty: that of the probability, -D / ln P.",
        advanced=True,
    )
    form.add_flag(
        "PROTECTED",
        "The patches are protected areas",
        help="ProtConn is the share of the landscape that is protected and connected; it needs the landscape area.",
        advanced=True,
    )
    form.add_flag(
        "LINK_IMPORTANCE",
        "What each link adds to PC",
        help="A column of the links: what PC loses without the link. Large networks take long.",
        advanced=True,
    )


def add_results(form) -> None:
    """Declare the numbers on an algorithm's form."""
    form.add_number_result("PROTCONN", "Protected connected land (ProtConn), percent")
    form.add_number_result("UNCONN", "Protected land that is not connected, percent")
    form.add_number_result("CAPACITY", "Metapopulation capacity")


def check(values) -> None:
    """What the measures need.

    Raises
    ------
    InputError
    """
    if values.flag("PROTECTED") and not values.number("LANDSCAPE_AREA"):
        raise InputError("ProtConn needs {area}.", area=values.label("LANDSCAPE_AREA"))
    if values.flag("LINK_IMPORTANCE") and not values.given("LINKS"):
        raise InputError(
            "What links add is a column of {links}; choose where to write it.", links=values.label("LINKS")
        )


def report(job, indices, network, dispersal: tuple) -> None:
    """ProtConn, and the metapopulation capacity where there are distances.

    Parameters
    ----------
    job : Job
    indices : LandscapeConnectivity
    network : PatchNetwork
    dispersal : (float, float, float)
        Distance, its probability, and the least one that counts.
    """
    from ...core.network.metapopulation import metapopulation_capacity

    if job.flag("PROTECTED"):
        landscape = job.number("LANDSCAPE_AREA")
        connected = 100.0 * indices.pc.equivalent / landscape
        protected = 100.0 * float(network.attributes.sum()) / landscape
        job.log(
            "Protected {protected:.4g} % of the landscape, connected {connected:.4g} %, not connected {apart:.4g} %.",
            protected=protected,
            connected=connected,
            apart=protected - connected,
        )
        job.set("PROTCONN", connected)
        job.set("UNCONN", protected - connected)
    if network.probable:
        return
    mean = job.number("MEAN_DISTANCE") or -dispersal[0] / math.log(dispersal[1])
    pairs = network.pairs
    found = metapopulation_capacity(network.attributes, pairs.first, pairs.second, pairs.distance, mean)
    job.log("Metapopulation capacity {capacity:.6g}, mean distance {mean:.4g}.", capacity=found.capacity, mean=mean)
    job.set("CAPACITY", found.capacity)


def with_importance(job, network, links, fields, rows) -> tuple:
    """Fields and rows of the links with what each adds to PC."""
    from ...core.network.link_importance import link_importance

    importance = link_importance(network.attributes, links, np.flatnonzero(links.linked), job.progress)
    rows = [(line, [*values, float(added)]) for (line, values), added in zip(rows, importance)]
    return [*fields, ("dpc", float)], rows
