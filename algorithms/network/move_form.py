"""The steps of paths in forms: neighbours, corners of barriers, climate, direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import numpy as np

from ...core.errors import InputError

if TYPE_CHECKING:
    from ...core.cost.moves import Moves

# What the options mean to core, in the order of the forms.
_NEIGHBOURS = ((8, False), (4, False), (16, False), (16, True))
_NEIGHBOUR_WORDS = ("8", "4", "16", "16 ends")
_CORNERS = ("free", "between", "beside")
DIRECTIONS = ("none", "tobler", "rwalk", "flow")
# Climate Linkage Mapper's 50 km for each degree.
_CLIMATE_COST = 50_000.0


def add_moves(form, climate: bool = True, threshold: bool = False) -> None:
    """The parameters that `moves_of` reads.

    Parameters
    ----------
    form : EspAlgorithm
    climate : bool
        Whether steps may cost climate; not where a form has another use for it.
    threshold : bool
        Whether pairs of sources are chosen by their climates, too.
    """
    form.add_choice(
        "NEIGHBOURS",
        form.shared_tr("Neighbours that a step leads to"),
        [
            "8",
            "4",
            form.shared_tr("16, with knight's moves through the cells between, as in GRASS r.cost -k"),
            form.shared_tr("16, with knight's moves that leap: the cells between do not count"),
        ],
        help=form.shared_tr(
            "With 16 ways are straighter: off the 8 directions they are up to 8 % too long with 8. With 4 they are up "
            "to 41 % too long, but no corner is passed."
        ),
        advanced=True,
        words=_NEIGHBOUR_WORDS,
    )
    form.add_choice(
        "CORNERS",
        form.shared_tr("Diagonal steps past corners of barriers"),
        [
            form.shared_tr("Free, as in Linkage Mapper"),
            form.shared_tr("Not between two barriers that touch at the corner"),
            form.shared_tr("Not past any barrier"),
        ],
        help=form.shared_tr("Barriers are cells without data: a slanting road of them has a gap at every corner."),
        advanced=True,
        words=_CORNERS,
    )
    if not climate:
        return
    form.add_raster(
        "CLIMATE",
        form.shared_tr("Climate"),
        help=form.shared_tr(
            "Such as mean temperature. Paths then follow gentle changes of climate, as in Climate Linkage Mapper: a "
            "step costs R d + d + c |dT|, the same both ways."
        ),
        optional=True,
        advanced=True,
    )
    form.add_number(
        "CLIMATE_COST",
        form.shared_tr("Cost of one unit of climate (metres)"),
        _CLIMATE_COST,
        minimum=0.0,
        help=form.shared_tr("50,000: a degree costs as much as 50 km on the flat."),
        advanced=True,
    )
    if threshold:
        form.add_number(
            "CLIMATE_DIFFERENCE",
            form.shared_tr("Sources whose climates differ by no more are not joined"),
            minimum=0.0,
            help=form.shared_tr(
                "A source's climate is its mean less two standard deviations, its coolest part. Empty or 0: no limit. "
                "Climate Linkage Mapper takes 1 degree and all pairs."
            ),
            advanced=True,
        )


def add_direction(form) -> None:
    """The parameters of directed steps, which `moves_of` reads and `check_direction` checks."""
    form.add_choice(
        "DIRECTION",
        form.shared_tr("Steps cost more one way than the other"),
        [
            form.shared_tr("No"),
            form.shared_tr("By slope (Tobler's hiking function)"),
            form.shared_tr("By slope (GRASS r.walk)"),
            form.shared_tr("By wind or current"),
        ],
        words=DIRECTIONS,
        advanced=True,
        help=form.shared_tr("Uphill and downhill, or with and against a current, then cost differently."),
    )
    form.add_raster(
        "ELEVATION", form.shared_tr("Elevation"), form.shared_tr("In metres, for slopes."), optional=True, advanced=True
    )
    form.add_raster(
        "FLOW",
        form.shared_tr("Direction of wind or current"),
        form.shared_tr("Degrees clockwise from north."),
        optional=True,
        advanced=True,
    )
    form.add_number(
        "FLOW_ANGLE",
        form.shared_tr("Or one direction everywhere (degrees)"),
        minimum=-360.0,
        maximum=360.0,
        advanced=True,
        help=form.shared_tr("Whereto the wind or current goes, clockwise from north, in place of a layer."),
    )
    form.add_flag(
        "FLOW_COMES",
        form.shared_tr("The direction tells where it comes from"),
        help=form.shared_tr("As that of wind usually does; that of currents tells where they go."),
        advanced=True,
    )
    form.add_number(
        "FLOW_STRENGTH",
        form.shared_tr("Extra cost against wind or current"),
        4.0,
        minimum=0.0,
        help=form.shared_tr("4: a step right against it costs five times one with it."),
        advanced=True,
    )


def check_direction(values) -> None:
    """Raise `InputError` where what a direction needs is missing."""
    direction = values.word("DIRECTION")
    if direction in ("tobler", "rwalk") and not values.given("ELEVATION"):
        raise InputError("Steps by slope need {elevation}.", elevation=values.label("ELEVATION"))
    if direction == "flow" and values.given("FLOW") == values.given("FLOW_ANGLE"):
        raise InputError(
            "Steps by wind or current need {flow} or {angle}, one of both.",
            flow=values.label("FLOW"),
            angle=values.label("FLOW_ANGLE"),
        )
    if direction != "none" and values.given("CLIMATE"):
        raise InputError("Steps cost by climate or by direction, not by both; give one of them.")


def _direction_of(job):
    """Slope or flow."""
    from ...core.cost.direction import Flow, Slope

    direction = job.word("DIRECTION")
    if direction != "flow":
        elevation = job.values("ELEVATION").astype(np.float64)
        _tell_unknown(job, elevation, "ELEVATION")
        return Slope(elevation, direction)
    turn = 180.0 if job.flag("FLOW_COMES") else 0.0
    if job.given("FLOW_ANGLE"):
        return Flow(job.number("FLOW_ANGLE") + turn, job.number("FLOW_STRENGTH"))
    # Between 350 and 10 degrees lies 0, not 180: the nearest cell counts.
    angle = job.values("FLOW", nearest=True).astype(np.float64)
    _tell_unknown(job, angle, "FLOW")
    return Flow(angle + turn, job.number("FLOW_STRENGTH"))


def _tell_unknown(job, values, key) -> None:
    lost = float(np.count_nonzero(~np.isfinite(values))) / values.size
    if lost > 0.0:
        job.log("{share:.1f} % of the cells have no {layer} and count as barriers.", share=100.0 * lost,
                layer=job.label(key))  # fmt: skip


def moves_of(job) -> Moves:
    """The steps that a form with `add_moves` asks for; reads the climate, so after the grid is known."""
    from ...core.cost.moves import Moves

    if job.algorithm.parameterDefinition("DIRECTION") is not None and job.word("DIRECTION") != "none":
        neighbours, ends_only = _NEIGHBOURS[job.choice("NEIGHBOURS")]
        return Moves(neighbours, _CORNERS[job.choice("CORNERS")], ends_only, direction=_direction_of(job))
    neighbours, ends_only = _NEIGHBOURS[job.choice("NEIGHBOURS")]
    climate: Optional[np.ndarray] = None
    if job.algorithm.parameterDefinition("CLIMATE_COST") is not None:
        climate = job.values("CLIMATE")
    if climate is None:
        return Moves(neighbours, _CORNERS[job.choice("CORNERS")], ends_only)
    lost = float(np.count_nonzero(~np.isfinite(climate))) / climate.size
    if lost > 0.0:
        job.log("{share:.1f} % of the cells have no climate and count as barriers.", share=100.0 * lost)
    return Moves(
        neighbours,
        _CORNERS[job.choice("CORNERS")],
        ends_only,
        climate.astype(np.float64),
        job.number("CLIMATE_COST"),
    )
