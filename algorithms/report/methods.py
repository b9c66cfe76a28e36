"""Methods in paragraphs that can be quoted: made from the parameters of the runs, with formulas and references.

What is said of each algorithm stands in resources/report/methods.txt, a template of jinja2.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from functools import lru_cache, partial

from ...core.legend import class_values, legend_of
from ...core.lists import list_parts
from ...core.presets import land_cover_meanings
from ...core.wording import filled
from ..kit.blocks import Equation, Paragraph
from ..kit.numbers import metres_text, number_text
from ..kit.words import RESOURCES
from ..layers.file_read import read_text
from ..platform.language import translate
from .context import or_else
from .health import years_of
from .resistance import factor_name
from .words import in_language, in_words


def method_blocks(context, step) -> list:
    """The method of an algorithm, with the parameters of its first step."""
    lines = [line for line in _lines(context, step) if line.strip()]
    if lines:
        return [Equation(line[2:]) if line.startswith("$ ") else Paragraph(line) for line in lines]
    algorithm = context.algorithm(step)
    if algorithm is None or not hasattr(algorithm, "about"):
        return []
    about = algorithm.about()
    return [Paragraph(text, html=True) for text in (about.purpose, about.formula, about.source) if text]


def tell(text: str, **values) -> str:
    """A sentence of the methods in the language of the report."""
    return filled(translate("shared", text), **values)


@lru_cache(maxsize=1)
def _template():
    from jinja2 import Environment, StrictUndefined, select_autoescape

    # Names of classes and services may have line breaks; paragraphs have none.
    joined = {"finalize": lambda value: " ".join(str(value).splitlines())}
    # The paragraphs are plain text: the page escapes them.
    environment = Environment(
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        autoescape=select_autoescape(default_for_string=False),
        **joined,
    )
    environment.filters.update(in_language=in_language, in_words=in_words)
    return environment.from_string(read_text(os.path.join(RESOURCES, "methods.txt")))


def _lines(context, step) -> list:
    number, option, study = partial(context.number, step), partial(context.option, step), context.study
    text = _template().render(
        name=step.name,
        step=step,
        study=study,
        area=context.area,
        parameters=step.parameters,
        numbers=step.numbers,
        years=", ".join(years_of(step)),
        number=number,
        whole=lambda key: int(number(key)),
        float=float,
        text=partial(context.text, step),
        option=option,
        option_name=partial(context.option_name, step),
        chosen=lambda key, *texts: texts[option(key)],
        option_names=lambda key: dict.fromkeys(context.option_name(one, key) for one in study.of(step.name)),
        counted=lambda key: Counter(context.option(one, key) for one in study.of(step.name)),
        named_by=partial(_named_by, context, step.name),
        scores_by=partial(_scores_by, context, step.name),
        resampled=_resampled,
        class_names=partial(_class_names, context),
        lengths=lambda metres: ", ".join(metres_text(float(one)) for one in metres) if isinstance(metres, list) else "",
        number_text=number_text,
        metres_text=metres_text,
        tell=tell,
    )
    return text.split("\n")


def _named_by(context, name: str, key: str) -> dict:
    """Option to the names of the steps of an algorithm that chose it; empty for options that none did."""
    found = defaultdict(list)
    for number, step in enumerate(context.study.of(name), 1):
        found[context.option(step, key)].append(_factor(context, step) or number_text(number))
    return defaultdict(str, {option: ", ".join(dict.fromkeys(names)) for option, names in found.items()})


def _factor(context, step) -> str:
    return or_else(partial(factor_name, context, step, False), str) or context.thing(step)


def _scores_by(context, name: str) -> dict:
    """How scores were found, to the names of their factors: by a table, or by the form's options."""
    found = defaultdict(list)
    for number, step in enumerate(context.study.of(name), 1):
        way = context.option(step, "CLASSIFICATION")
        if way == 0:
            # Without a table natural breaks stand in.
            way = "table" if step.parameters.get("TABLE") or context.option(step, "PRESET") else 1
        found[way].append(_factor(context, step) or number_text(number))
    return defaultdict(str, {way: ", ".join(dict.fromkeys(names)) for way, names in found.items()})


def _resampled(ways: list) -> list:
    """How cells of another size became those of the grid, in words."""
    words = {
        "nearest": tell("of the nearest cell"),
        "mode": tell("the most frequent class"),
        "bilinear": tell("between the nearest cells"),
        "average": tell("the mean"),
    }
    return [words.get(way, way) for way in dict.fromkeys(ways) if way]


def _class_names(context, text) -> str:
    """The classes of the land cover that a text such as "2,3,5-7" or "forest, snow_ice" means, by name."""
    present = None if context.area is None else context.area.present
    if not isinstance(text, str) or present is None:
        return str(text or "")
    meanings = land_cover_meanings()
    legend = legend_of({value: name for value, name in present.names.items() if present.cells.get(value)}, meanings)
    names = []
    for part in list_parts(text):
        ends = part.split("-")
        if all(end.strip().isdigit() for end in ends) and len(ends) <= 2:
            values = range(int(ends[0]), int(ends[-1]) + 1)
            names += [in_language(present.names.get(value, str(value))) for value in values]
            continue
        values = class_values(part, legend, meanings)
        # Workflows name all land covers that may be meant, whatever this one has.
        names += [in_words(part)] if values is None else [in_language(legend.names[value]) for value in sorted(values)]
    return ", ".join(dict.fromkeys(names))
