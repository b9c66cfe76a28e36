"""The limits of a study: what its steps warned of, what was assumed, how uncertain it is."""

from __future__ import annotations

from ..kit.blocks import Chapter, Messages, Paragraph
from ..kit.numbers import metres_text, number_text, plain_numbers
from ..platform.language import shared_tr
from .thresholds import threshold_figure

_MOST_WARNINGS = 12


def limits_chapter(context) -> Chapter:
    """What a reader must know before the numbers are used."""
    assumed = [sentence for sentence in (*_of_the_ground(context), *_of_the_methods(context)) if sentence]
    blocks = [Paragraph(_joined(assumed))] if assumed else []
    blocks.append(threshold_figure(context))
    warned = _warnings(context)
    if warned:
        blocks += [Paragraph(shared_tr("While the steps ran they warned of this:")), Messages(warned)]
    if context.study.steps:
        blocks.append(Paragraph(_uncertainty(context)))
    return Chapter(shared_tr("Limits of the study"), blocks)


def _joined(sentences: list) -> str:
    """Sentences as a paragraph; Chinese ones need no space between them."""
    return "".join(f"{part} " if part.endswith(".") else part for part in sentences).strip()


def _of_the_ground(context) -> list:
    area = context.area
    if area is None or not area.in_metres:
        return []
    said = [
        shared_tr(
            "Whatever is narrower than a cell of {cell}, such as hedges, ditches and small roads, is not seen, and "
            "nothing beyond the border of the study area is known: sources there and ways around outside are missing."
        ).format(cell=metres_text(area.grid.cell_size))
    ]
    if area.present is not None:
        said.append(
            shared_tr("The land cover is taken as it is; errors of its classification go into every later step.")
        )
    return said


def _of_the_methods(context) -> list:
    """One sentence for each assumption behind the steps that ran."""
    study, said = context.study, []
    chosen, dispersal = study.last("ecologicalsources"), study.last("connectivity")
    dispersal = dispersal or chosen
    distance = None if dispersal is None else context.number(dispersal, "DISTANCE")
    if distance:
        text = shared_tr(
            "The importance of the sources rests on a dispersal distance of {distance} at a probability of "
            "{probability}, which differs between species."
        )
        probability = number_text(context.number(dispersal, "PROBABILITY") or 0.5)
        said.append(text.format(distance=metres_text(distance), probability=probability))
    if study.of("ahp"):
        said.append(shared_tr("The weights of the factors of resistance are judgements, not measurements."))
    elif study.of("weightedoverlay"):
        said.append(shared_tr("The resistance comes from scores and weights, not from observed movement."))
    if study.of("corridors", "pinchpoints"):
        said.append(
            shared_tr("Corridors and currents are modelled on this surface; no tracks of animals were compared.")
        )
    health = study.last("ecosystemhealth")
    size = None if health is None else context.number(health, "SIZE")
    if size:
        text = shared_tr("Ecosystem health is a mean over units of {size} and says nothing of single cells.")
        said.append(text.format(size=metres_text(size)))
    if study.of("healthchange") and health is not None:
        said.append(shared_tr("Few years tell a change, but no trend that could be tested."))
    return said


def _limits(step, place: int) -> bool:
    """Whether a warning says something of the result: a layer that was of no use does not."""
    templates = step.content.get("templates")
    template = templates[place] if isinstance(templates, list) and place < len(templates) else None
    return not (isinstance(template, dict) and template.get("text") == "{name}: no rule asks for it.")


def _warnings(context) -> list:
    """What the steps warned of, each once, the step before it."""
    lines = []
    for step in context.study.steps:
        warned, messages = step.content.get("warned"), step.messages
        for place in warned if isinstance(warned, list) else ():
            if isinstance(place, int) and 0 <= place < len(messages) and _limits(step, place):
                line = f"{context.title(step)}: {plain_numbers(str(messages[place]))}"
                if line not in lines:
                    lines.append(line)
    if len(lines) > _MOST_WARNINGS:
        more = shared_tr("and {count} more, which the appendix lists.").format(count=len(lines) - _MOST_WARNINGS)
        lines = [*lines[:_MOST_WARNINGS], more]
    return lines


def _uncertainty(context) -> str:
    step = context.study.last("uncertainty")
    if step is None:
        return shared_tr(
            "No run of esp:uncertainty belongs to this study, so it is not known how much the pattern depends on the "
            "parameters that were chosen."
        )
    runs = context.number(step, "RUNS")
    text = shared_tr("The workflow was run {runs} times with varied parameters; the results say what came out.")
    return text.format(runs=number_text(runs, 0) if runs else "–")
