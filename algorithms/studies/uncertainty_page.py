"""The report of many runs of esp:uncertainty: what is sure, what it depends on, whether the runs were enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...core.uncertainty.decisions import NOTHING
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..kit.words import words_of
from ..layers.palette import source_colours
from ..platform.language import shared_tr as say
from . import uncertainty_charts as charts
from . import uncertainty_influence as dependence
from .uncertainty_outputs import ELEMENT_COLOURS, element_titles, stability_class
from .uncertainty_quick import sweep_section
from .uncertainty_words import Titles, failure_rows, number_text, skill_rows, varied_rows

_BARS, _CORRIDORS = 40, 30
# New sources are shown from this share of the runs on.
_SHOWN = 0.1
_STABILITY_COLOURS = dict(zip(("stable", "likely", "possible"), source_colours(3)))


@dataclass(frozen=True)
class StudyPage:
    """What the page shows.

    Parameters
    ----------
    study : Study
    design : Design
    result : StudyResult
    found : Decisions
    verdict : Enough
    influence : dict
        Columns of the table of influence.
    skills : list
        Of `uncertainty_skill.skills`.
    sweeps : list of Sweep
    share : float
        Of the runs in which decisions hold.
    titles : Titles
    """

    study: object
    design: object
    result: object
    found: object
    verdict: object
    influence: dict
    skills: list
    sweeps: list
    share: float
    titles: Titles


def study_page(page: StudyPage) -> str:
    """The page of many runs, pictures included."""
    sections = [
        _summary(page),
        _maps(page),
        *_zones(page),
        _sources(page),
        _corridors(page),
        _numbers(page),
        dependence.influence_section(page),
        *dependence.index_sections(page),
        dependence.convergence_section(page),
        sweep_section(page.sweeps),
        *skill_rows(page.skills),
        *varied_rows(page.study),
        *failure_rows(page.result.runs.failures),
    ]
    return plain_page(say("How sure is the pattern?"), sections)


def _summary(page: StudyPage) -> Section:
    runs = page.result.runs
    catalogue = runs.catalogue
    plain = [tally for tally in catalogue.sources if tally.plain]
    stable = [tally for tally in plain if tally.count >= page.share * runs.ended - 1e-9]
    weak = [tally for tally in plain if tally.count < 0.5 * runs.ended]
    fresh = [t for t in catalogue.sources if not t.plain and t.count >= 0.5 * runs.ended]
    corridors = [tally for tally in catalogue.corridors.values() if tally.plain]
    there = sum(tally.count >= page.share * runs.ended - 1e-9 for tally in corridors)
    firm = sum(tally.same_way >= page.share * runs.ended - 1e-9 for tally in corridors)
    percent = f"{100.0 * page.share:g}"
    sentences = [
        say("Runs of the workflow: {runs}; ended well: {ended}; parameters that varied: {count} ({method}).").format(
            runs=runs.done,
            ended=runs.ended,
            count=len(page.study.variables),
            method=words_of("design")[page.design.method],
        ),
        say(
            "Sources of the plain run: {plain}; in at least {percent} % of the runs: {stable}; missing in more than "
            "half of them: {weak}."
        ).format(plain=len(plain), stable=len(stable), percent=percent, weak=len(weak)),
        say(
            "Corridors of the plain run: {plain}; keep their way in at least {percent} % of the runs: {firm}; join the "
            "same sources, on whatever way: {there}."
        ).format(plain=len(corridors), firm=firm, there=there, percent=percent),
    ]
    if fresh:
        sentences.append(
            say("Sources that the plain run does not have and most runs have: {count}; look at them.").format(
                count=len(fresh)
            )
        )
    sentences.append(dependence.enough_sentence(page))
    sentences += dependence.dominant_sentences(page)
    return Section(say("In short"), (*sentences, *no_pictures()))


def _maps(page: StudyPage) -> Section:
    runs = page.result.runs
    titles = element_titles()
    known = page.study.layers.land_cover.valid
    layers = [runs.probability(number) for number in range(len(titles))]
    common = [(0, "#f6e8c3", say("Undecided")), (NOTHING, "#f2f2f2", say("None of them"))]
    entries = [*zip(range(1, 5), ELEMENT_COLOURS, titles), *common]
    pictures = drawn(say("Probabilities"), charts.probability_maps, titles, layers, known, say("Share of the runs"))
    pictures += drawn(say("Decisions"), charts.decision_map, page.found.element, known, entries)
    hectares = page.study.layers.cell_size**2 / 10_000.0
    rows = tuple(
        (title, f"{sure * hectares:,.0f}", f"{possible * hectares:,.0f}", f"{100.0 * sure / max(possible, 1):.0f} %")
        for title, sure, possible in zip(titles, page.found.cells, page.found.possible)
    )
    heads = (say("Element"), say("Sure (ha)"), say("Possible (ha)"), say("Sure of possible"))
    note = say(
        "The maps show in which share of the runs a cell belongs to an element. The last map keeps what holds in at "
        "least {percent} % of the runs: sure land of each element, land that surely belongs to none, and the rest, "
        "which is undecided."
    ).format(percent=f"{100.0 * page.share:g}")
    return Section(say("Where it is sure"), (note,), heads, rows, pictures)


def _zones(page: StudyPage) -> list:
    """Probability of each restoration zone, where there are zones."""
    if not page.titles.zones:
        return []
    runs = page.result.runs
    titles = list(page.titles.zones)
    layers = [runs.zone_probability(number) for number in range(len(titles))]
    heading = say("Restoration zones")
    known = page.study.layers.land_cover.valid
    pictures = drawn(heading, charts.probability_maps, titles, layers, known, say("Share of the runs"))
    hectares = page.study.layers.cell_size**2 / 10_000.0
    rows = tuple(
        (
            title,
            f"{np.count_nonzero(page.found.zone == number) * hectares:,.0f}",
            f"{np.count_nonzero(layer) * hectares:,.0f}",
            f"{layer.sum(dtype=np.float64) * hectares:,.0f}",
        )
        for number, (title, layer) in enumerate(zip(titles, layers), 1)
    )
    heads = (say("Zone"), say("Sure (ha)"), say("Possible (ha)"), say("Mean of the runs (ha)"))
    return [Section(heading, (), heads, rows, pictures)]


def _sources(page: StudyPage) -> Section:
    runs = page.result.runs
    titles = words_of("stability")
    listed = [
        (row, tally)
        for row, tally in enumerate(runs.catalogue.sources)
        if tally.plain or tally.count >= _SHOWN * runs.ended
    ]
    order = sorted(listed, key=lambda entry: (-entry[1].count, entry[0]))[:_BARS]
    shares = np.array([tally.count / runs.ended for _, tally in order])
    kinds = [stability_class(share, page.share) for share in shares]
    names = [
        say("Source {number}").format(number=tally.plain) if tally.plain else say("New {number}").format(number=row + 1)
        for row, tally in order
    ]
    heading, label = say("Stability of the sources"), say("Share of the runs (%)")
    colours = [_STABILITY_COLOURS[kind] for kind in kinds]
    pictures = drawn(heading, charts.share_bars, names, shares, colours, page.share, label) if order else ()
    rows = tuple(
        (name, f"{100.0 * share:.0f} %", f"{100.0 * runs.land_share(row):.0f} %", _rank(tally), titles[kind])
        for name, share, kind, (row, tally) in zip(names, shares, kinds, order)
    )
    heads = (
        say("Source"),
        say("Share of the runs"),
        say("Its land is source in"),
        say("Rank: plain; least - mean - greatest"),
        "",
    )
    note = say(
        "Sources of different runs are the same where they share at least half of the smaller one's cells. Source "
        "numbers are those of the plain run; new ones come up in other runs only, under their numbers in the layer of "
        "stability, and are shown here where at least a tenth of the runs has them. Rank 1 has the highest dPC."
    )
    grown = say("A source that is missing while its land is source in most runs has grown together with another one.")
    return Section(heading, (note, grown), heads, rows, pictures)


def _corridors(page: StudyPage) -> Section:
    runs = page.result.runs
    sources = runs.catalogue.sources
    order = sorted(runs.catalogue.corridors.items(), key=lambda entry: (-entry[1].count, entry[0]))[:_CORRIDORS]

    def name(entry):
        tally = sources[entry]
        return str(tally.plain) if tally.plain else say("new {number}").format(number=entry + 1)

    rows = tuple(
        (
            f"{name(first)} - {name(second)}",
            f"{100.0 * tally.count / runs.ended:.0f} %",
            f"{100.0 * tally.special / max(tally.count, 1):.0f} %",
            f"{100.0 * tally.same_way / max(tally.count, 1):.0f} %",
            f"{100.0 * tally.way_share:.0f} %" if tally.count else "",
            _rank(tally),
        )
        for (first, second), tally in order
    )
    heads = (
        say("Corridor"),
        say("Share of the runs"),
        say("important in"),
        say("same way in"),
        say("of its length on the way"),
        say("Rank: plain; least - mean - greatest"),
    )
    note = say(
        "The {count} most frequent corridors. A corridor keeps its way where at least half of its length is within a "
        "corridor's width ({reach} cells) of the plain run's way; these shares are of the runs in which it is there."
    ).format(count=len(rows), reach=runs.catalogue.reach)
    return Section(say("Stability of the corridors"), (note,), heads, rows)


def _numbers(page: StudyPage) -> Section:
    values = np.array(page.result.runs.numbers)
    rows = []
    for place, name in enumerate(page.study.numbers):
        known = values[np.isfinite(values[:, place]), place]
        if not known.size:
            continue
        ends = np.percentile(known, [5.0, 50.0, 95.0], method="nearest")
        rows.append((page.titles.output(name), *map(number_text, (page.result.plain.numbers[place], *ends))))
    heads = (say("Number"), say("Plain run"), say("1 run in 20 is below"), say("Median"), say("1 run in 20 is above"))
    note = say("How far the main numbers move: nine runs of ten lie between the two outer columns.")
    return Section(say("The main numbers"), (note,), heads, tuple(rows))


def _rank(tally) -> str:
    if not tally.count:
        return f"{tally.plain or '-'}; -"
    return f"{tally.plain or '-'}; {tally.least} - {tally.mean_rank:.1f} - {tally.most}"
