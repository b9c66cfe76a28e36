"""The chapters of a report from the methods to the results."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import takewhile

from ..frame.nothing_found import reason_of
from ..kit.blocks import Chapter, Figure, Heading, Paragraph, Table, in_appendix
from ..platform.language import SOURCE, language, shared_tr
from . import circuit, health, network, pattern, resistance, sources
from . import services as report_services
from .context import or_else
from .data_table import INVENTED
from .figures import service_figure, step_figures
from .framework import framework_figure
from .generic import generic_blocks
from .maps import map_figure
from .methods import method_blocks
from .steps import CHAPTERS


def _prepared_blocks(context, step) -> list:
    """What was made of which file; where the data come from stands in their chapter."""
    return [in_appendix(context.table(step, "FILES", shared_tr("Prepared files")))]


_SPECIAL = {
    "prepare": _prepared_blocks,
    "mspa": sources.mspa_blocks,
    "ecologicalsources": sources.sources_blocks,
    "connectivity": sources.connectivity_blocks,
    "owa": sources.owa_blocks,
    "ahp": resistance.ahp_blocks,
    "weightedoverlay": resistance.overlay_blocks,
    "resistancefactor": resistance.factor_blocks,
    "sensitivitycorrection": resistance.correction_blocks,
    "classify": resistance.classify_blocks,
    "corridors": network.corridors_blocks,
    "gravity": network.gravity_blocks,
    "centrality": network.centrality_blocks,
    "robustness": network.robustness_blocks,
    "spacesyntax": network.syntax_blocks,
    "linkagepriority": network.priority_blocks,
    "pinchpoints": circuit.pinch_blocks,
    "barriers": circuit.barrier_blocks,
    "current": circuit.current_blocks,
    "omniscape": circuit.omniscape_blocks,
    "habitatquality": report_services.service_blocks,
    "wateryield": report_services.service_blocks,
    "soilretention": report_services.service_blocks,
    "carbonstorage": report_services.service_blocks,
    "servicevalue": report_services.value_blocks,
    "ecosystemhealth": health.health_blocks,
    "healthchange": health.change_blocks,
    "landscapemetrics": health.metric_blocks,
    "restorationzones": pattern.zones_blocks,
    "securitypattern": pattern.pattern_blocks,
}


def drawn(context, make) -> list:
    """Sections by a function, their pictures in English where no font has the letters of the report's language.

    Parameters
    ----------
    context : Context
    make : callable
        Takes a context and gives a list of sections.
    """
    sections = make(context)
    if context.latin is not None:
        with language(SOURCE):
            twins = make(context.latin)
        for figure, twin in zip(_figures_of(sections), _figures_of(twins)):
            figure.pictures = twin.pictures
    return sections


def without_details(chapter: Chapter) -> Chapter:
    """A chapter without what stands in the appendix."""
    return replace(chapter, blocks=[block for block in chapter.blocks if not getattr(block, "detail", False)])


def with_details(appendix: Chapter, chapters: list) -> Chapter:
    """The further tables and figures with those of other chapters before them."""
    found = []
    for chapter in chapters:
        own = [block for block in chapter.blocks if getattr(block, "detail", False)]
        found += [Heading(chapter.title), *own] if own else []
    return replace(appendix, blocks=[*found, *appendix.blocks])


def _figures_of(sections: list) -> list:
    return [block for section in sections for block in section.blocks if isinstance(block, Figure)]


def methods_chapter(context) -> Chapter:
    """How the steps hang together, then the method of each algorithm."""
    blocks = [framework_figure(context, _group_titles())]
    for name in dict.fromkeys(step.name for step in context.study.steps if step.name != INVENTED):
        step = context.study.of(name)[0]
        algorithm = context.algorithm(step)
        found = or_else(partial(method_blocks, context, step), list)
        if found:
            title = str(step.content.get("title", name)) if algorithm is None else algorithm.displayName()
            blocks += [Heading(title), *found]
    return Chapter(shared_tr("Methods"), blocks, listed=False, kind="methods")


def result_chapters(context, tell) -> list:
    """A chapter for each group of algorithms, and one of the appendix with what would be too much there.

    Parameters
    ----------
    context : Context
    tell : callable
        Called with a fraction after each step.
    """
    titles = _group_titles()
    sections = {group: [] for group in (*CHAPTERS, "")}
    further = []
    services, shown = service_figure(context)
    if services is not None:
        sections["services"].append(services)
    sections["services"] += or_else(lambda: report_services.summary_blocks(context), list)
    count = max(len(context.study.steps), 1)
    made = []
    for number, step in enumerate(context.study.steps):
        algorithm = context.algorithm(step)
        group = getattr(algorithm, "GROUP", "")
        special = _SPECIAL.get(step.name, generic_blocks)
        own = [block for block in _blocks_of(context, step, special) if block is not None]
        # What a step found stands above its maps, its tables below them.
        said = list(takewhile(lambda block: isinstance(block, Paragraph), own))
        blocks = [*said, *([] if step in shown else step_figures(context, step)), *own[len(said) :]]
        made.append((step, blocks))
        for part, place in ((False, sections.setdefault(group, [])), (True, further)):
            own = [block for block in blocks if getattr(block, "detail", False) == part]
            if own:
                place += [Heading(context.title(step)), *own]
        tell((number + 1) / count)
    _tell_apart(context, made)
    for block in or_else(lambda: report_services.district_blocks(context), list):
        (further if getattr(block, "detail", False) else sections["services"]).append(block)
    chapters = [
        Chapter(titles.get(group) or shared_tr("Further steps"), blocks) for group, blocks in sections.items() if blocks
    ]
    return [*chapters, Chapter(shared_tr("Further tables and figures"), further, listed=False, appendix=True)]


def _tell_apart(context, made: list) -> None:
    """Add to a caption that several steps have what each of them is about."""
    steps_of = Counter(
        caption for _, blocks in made for caption in {block.caption for block in blocks if _has_caption(block)}
    )
    for step, blocks in made:
        for block in filter(_has_caption, blocks):
            thing = context.thing(step) if steps_of[block.caption] > 1 else ""
            if thing:
                block.caption = f"{block.caption}: {thing}"


def _has_caption(block) -> bool:
    return isinstance(block, (Figure, Table))


def _blocks_of(context, step, special) -> list:
    reason = reason_of(step.numbers, step.messages)
    if reason and special is not network.corridors_blocks:
        return [Paragraph(shared_tr("Nothing was found. {reason}").format(reason=reason))]
    return or_else(lambda: special(context, step), lambda: or_else(lambda: generic_blocks(context, step), list))


def _group_titles() -> dict:
    return {
        "data": shared_tr("Data preparation"),
        "services": shared_tr("Ecosystem services"),
        "sources": shared_tr("Ecological sources"),
        "resistance": shared_tr("Resistance"),
        "corridors": shared_tr("Corridors"),
        "circuit": shared_tr("Pinch points and barriers"),
        "health": shared_tr("Ecosystem health"),
        "pattern": shared_tr("Pattern and restoration"),
    }


def foreign_chapter(layers: list) -> Chapter:
    """Layers that the toolbox did not make: their maps.

    Parameters
    ----------
    layers : list of (str, str, QgsMapLayer or None)
        Name, source and the layer itself.
    """
    blocks = []
    for name, _, layer in layers:
        if layer is None or not layer.isSpatial() or layer.extent().isEmpty():
            blocks.append(Paragraph(shared_tr("{name} has nothing to show on a map.").format(name=name)))
            continue
        blocks.append(map_figure(name, [layer]))
    return Chapter(shared_tr("Further layers"), blocks)
