"""Scores of a factor that is the suitability of a habitat: the options of the form, and the resistance."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...core.errors import InputError, phrase
from ...core.numbers import format_numbers

METHOD = "transform"
# The keys of core's forms, in the order of the form's options.
_FORMS = (
    phrase("negative exponential"),
    phrase("linear"),
    phrase("power"),
    phrase("reciprocal"),
    phrase("monomolecular"),
    phrase("inverse monomolecular"),
    phrase("reverse monomolecular"),
    phrase("inverse reverse monomolecular"),
    phrase("ricker"),
    phrase("inverse ricker"),
    phrase("reverse ricker"),
    phrase("inverse reverse ricker"),
)
_TENTHS = 10


def add_transform(form) -> None:
    """Declare what the transform of suitability asks for."""
    form.add_choice(
        "FORM",
        "Resistance from suitability",
        [
            "Negative exponential: M - (M-1)(1-e^-ch)/(1-e^-c)",
            "Linear: M - (M - 1) h",
            "Power: B^-h, rescaled to 1..M",
            "Reciprocal: 1 / h",
            "Monomolecular (ResistanceGA)",
            "Inverse monomolecular (ResistanceGA)",
            "Reverse monomolecular (ResistanceGA)",
            "Inverse reverse monomolecular (ResistanceGA)",
            "Ricker (ResistanceGA)",
            "Inverse Ricker (ResistanceGA)",
            "Reverse Ricker (ResistanceGA)",
            "Inverse reverse Ricker (ResistanceGA)",
        ],
        help=(
            "For scores by the transform of suitability. The negative exponential keeps resistance low until habitat "
            "is poor, as for animals that move far."
        ),
        words=_FORMS,
    )
    form.add_number(
        "SHAPE",
        "Shape of the transform",
        minimum=0.0,
        help=(
            "Curvature c of the negative exponential (4 by default; papers compare .25 to 32), base B of the power "
            "(1000), scale s of ResistanceGA's forms on suitabilities of 0 to 10 (2.5)."
        ),
    )
    form.add_number(
        "GREATEST", "Greatest resistance of the transform", 100.0, minimum=1.0,
        help="Of land that no individual lives on; the best habitat has 1.",
    )
    form.add_text(
        "RANGE",
        "Values of no and of full suitability",
        help=(
            "Two numbers: 0,1 by default, 0,100 for percentages; beyond them values count as they do. The greater "
            "first where high values are unsuitable."
        ),
    )


def limits_of_suitability(values) -> tuple:
    """The two numbers of RANGE.

    Raises
    ------
    InputError
        When there are not two different ones, or none where something else than values is measured.
    """
    limits = values.numbers("RANGE")
    if not limits:
        if values.word("MEASURE") != "value":
            raise InputError("{parameter}: give the two measured values that are no and full suitability.",
                             parameter=values.label("RANGE"))  # fmt: skip
        return 0.0, 1.0
    if len(limits) != 2 or limits[0] == limits[1]:
        raise InputError("{parameter}: give two different numbers, for example 0,100.", parameter=values.label("RANGE"))
    return tuple(limits)


def resistance_of_factor(job, factor, reverse: bool, progress) -> tuple:
    """Resistance of a factor's values, and rows (from, to, score, cells, area_ha, share) of tenths of suitability.

    Parameters
    ----------
    job : Job
    factor : Factor
    reverse : bool
        High values are unsuitable.
    progress : callable

    Returns
    -------
    surface : ndarray or Rows of float64
    rows : list of tuple
    breaks : str
        The values between the tenths.
    """
    from ...core.decision.suitability import SHAPES, resistance_of, unit_suitability
    from ...core.rows import extent, mapped, strips

    form, shape, greatest = job.word("FORM"), job.number("SHAPE"), job.number("GREATEST")
    lowest, highest = limits_of_suitability(job)[:: -1 if reverse else 1]
    suitability = mapped(partial(unit_suitability, lowest=lowest, highest=highest), factor.values)
    progress(0.3)
    surface = resistance_of(suitability, form, shape, greatest)
    found, given = extent(surface), extent(factor.values)
    shape = SHAPES[form] if shape is None else shape
    job.log(
        "{name}: resistance by the {form} form{shape}, {least:.4g} to {most:.4g}.",
        name=factor.name,
        form=_FORMS[job.choice("FORM")],
        shape="" if shape is None else f" ({shape:g})",
        least=found.minimum,
        most=found.maximum,
    )
    ends = min(lowest, highest), max(lowest, highest)
    parts = (factor.values[strip] for strip in strips(factor.values.shape))
    outside = sum(int(((part < ends[0]) | (part > ends[1])).sum()) for part in parts)
    if outside:
        job.warn(
            "{name}: {count} {count:cell lies|cells lie} outside {low:g} to {high:g} and {count:counts|count} as its "
            "ends; the values run from {least:.4g} to {most:.4g}.",
            name=factor.name,
            count=outside,
            low=lowest,
            high=highest,
            least=given.minimum,
            most=given.maximum,
        )
    if "ricker" in form:
        job.warn("{name}: Ricker's forms rise and fall with suitability.", name=factor.name)
    elif form in ("monomolecular", "inverse reverse monomolecular"):
        job.warn("{name}: in this form resistance rises with suitability.", name=factor.name)
    progress(0.7)
    edges = lowest + (highest - lowest) * np.arange(_TENTHS + 1) / _TENTHS
    rows = _tenths(job, suitability, surface, edges)
    progress(1.0)
    return surface, rows, format_numbers(edges[1:-1])


def _tenths(job, suitability, surface, edges) -> list:
    """Tenths (from, to] of suitability with their mean resistance; the first holds 0, too."""
    from ...core.rows import add_up, strips

    cells, sums = np.zeros(_TENTHS, dtype=np.int64), np.zeros(_TENTHS)
    for strip in strips(suitability.shape):
        values = suitability[strip]
        known = ~np.isnan(values)
        tenth = np.clip(np.ceil(values[known] * _TENTHS).astype(np.int64) - 1, 0, _TENTHS - 1)
        cells += np.bincount(tenth, minlength=_TENTHS)
        sums = add_up(sums, tenth, surface[strip][known])
    area = job.grid.cell_area_ha if job.has_metres() else None
    return [
        (
            float(edges[place]),
            float(edges[place + 1]),
            float(sums[place] / cells[place]) if cells[place] else None,
            int(cells[place]),
            None if area is None else int(cells[place]) * area,
            cells[place] / max(int(cells.sum()), 1),
        )
        for place in range(_TENTHS)
    ]
