"""The page of the geographical detector: q of the factors as bars, interactions as a coloured matrix."""

from __future__ import annotations

from ..kit.charts import bar_chart
from ..kit.page import Section, Shade, drawn, no_pictures, plain_page
from ..platform.language import shared_tr, translate


def detector_page(variable: str, samples: int, names: list, powers: list, interactions: list) -> str:
    """The page in one file, pictures included.

    Parameters
    ----------
    variable : str
        The name of the layer that is explained.
    samples : int
    names : list of str
        Of the factors.
    powers : list of FactorPower
    interactions : list of Interaction
    """
    order = sorted(range(len(names)), key=lambda place: -powers[place].q)
    heading = shared_tr("What explains {variable}").format(variable=variable)
    sentences = (
        shared_tr("{name} explains most: {share:.1f} % of the variance of {count} samples.").format(
            name=names[order[0]], share=100.0 * powers[order[0]].q, count=samples
        ),
        shared_tr(
            "q never falls with finer classes; the adjusted q is about 0 for classes without meaning. Neighbouring "
            "cells are alike, so that every p is too small."
        ),
    )
    columns = (
        shared_tr("Factor"), "q", shared_tr("adjusted q"), "F", "p", shared_tr("p of other programs"),
        shared_tr("Classes"),
    )  # fmt: skip
    rows = tuple(_row(names[place], powers[place]) for place in order)
    bars = [names[place] for place in order], [powers[place].q for place in order], "q"
    sections = [
        Section(heading, (*sentences, *no_pictures()), columns, rows, drawn(heading, bar_chart, *bars)),
        _interactions(names, powers, interactions, order) if interactions else None,
    ]
    return plain_page(shared_tr("Geographical detector"), sections)


def _row(name, power) -> tuple:
    return (name, power.q, power.adjusted, format(power.f, ".4g"), format(power.p, ".2g"), format(power.p_wang, ".2g"),
            power.strata)  # fmt: skip


def _interactions(names, powers, interactions, order) -> Section:
    together = {frozenset((found.first, found.second)): found for found in interactions}
    strongest = max(interactions, key=lambda found: found.q)
    sentence = shared_tr("Together {first} and {second} explain most: q {q:.3f} ({kind}).").format(
        first=names[strongest.first],
        second=names[strongest.second],
        q=strongest.q,
        kind=translate("shared", strongest.kind),
    )
    rows = []
    for place, one in enumerate(order):
        cells = [_shade(powers[one].q)]
        cells = [_shade(together[frozenset((one, two))].q) for two in order[:place]] + cells
        rows.append((names[one], *cells, *[Shade()] * (len(order) - place - 1)))
    return Section(
        shared_tr("Factors two by two"), (sentence, shared_tr("On the diagonal stands what one factor explains.")),
        ("", *(names[place] for place in order)), tuple(rows),
    )  # fmt: skip


def _shade(q: float) -> Shade:
    return Shade(format(q, ".3f"), q)
