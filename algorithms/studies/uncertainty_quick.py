"""The report of the quick way of esp:uncertainty: one parameter at a time, and thresholds."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ...core.uncertainty.quick import largest_first
from ..kit.page import Section, drawn, plain_page
from ..platform.language import shared_tr as say
from . import uncertainty_charts as charts
from .uncertainty_words import Titles, failure_rows, number_text, output_title

_BARS = 18


def quick_page(study, plain: np.ndarray, bars: list, sweeps: list, titles: Titles) -> str:
    """The page of one parameter at a time."""
    sections = [
        Section(
            say("One parameter at a time"),
            (
                say(
                    "Each parameter was taken to the low and to the high end of its span while all others kept their "
                    "values. Long bars are what to look at first; parameters that act together are only seen by many "
                    "runs."
                ),
            ),
        )
    ]
    for name in titles.main_outputs(study):
        place = study.numbers.index(name)
        ranked = [bar for bar in largest_first(bars, place) if _moves(bar, place)][:_BARS]
        title = titles.output(name)
        if not ranked:
            sections.append(Section(title, (say("No parameter changes it."),)))
            continue
        names = [titles.parameter(bar.variable, bar.element) for bar in ranked]
        low, high = (np.array([side[place] for side in ends]) for ends in zip(*((b.at_low, b.at_high) for b in ranked)))
        ends = say("low end"), say("high end"), say("plain run")
        picture = drawn(title, charts.tornado_chart, title, names, low, high, float(plain[place]), ends)
        rows = tuple(
            (label, bar.low, bar.high, number_text(bar.at_low[place]), number_text(bar.at_high[place]))
            for label, bar in zip(names, ranked)
        )
        heads = (say("Parameter"), say("low"), say("high"), say("at the low end"), say("at the high end"))
        note = say("Plain run: {value}.").format(value=number_text(plain[place]))
        sections.append(Section(title, (note,), heads, rows, picture))
    sections.append(sweep_section(sweeps))
    reasons = Counter(text for bar in bars for text in bar.failures)
    sections += failure_rows([(0, text) for text, count in reasons.items() for _ in range(count)])
    return plain_page(say("What the pattern depends on"), sections)


def sweep_section(sweeps: list) -> Section:
    """Thresholds against how many pass them."""
    titles = [output_title(sweep.name) for sweep in sweeps]
    heading = say("Thresholds")
    pictures = drawn(heading, charts.sweep_chart, sweeps, titles, say("How many pass")) if sweeps else ()
    note = say(
        "Sources against the least dPC, and important corridors against the gravity, in the plain run. The dashed line "
        "is the threshold in use: where the stairs are steep beside it, a little more or less changes much."
    )
    return Section(heading, (note,), pictures=pictures)


def _moves(bar, place: int) -> bool:
    ends = bar.at_low[place], bar.at_high[place]
    return bool(np.isfinite(ends).all() and ends[0] != ends[1])
