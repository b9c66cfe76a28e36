"""Methods in paragraphs that can be quoted: made from the parameters of the runs, with formulas and references.

What is said of each algorithm stands in resources/report/methods.txt, a template of jinja2.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import lru_cache, partial

from ...core.lists import list_parts
from ...core.wording import filled
from ..kit.blocks import Equation, Paragraph
from ..kit.numbers import metres_text, number_text
from ..kit.words import RESOURCES
from ..layers.file_read import read_text
from ..platform.language import translate
from .health import years_of
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
        class_names=partial(_class_names, context),
        lengths=lambda metres: ", ".join(metres_text(float(one)) for one in metres) if isinstance(metres, list) else "",
        number_text=number_text,
        metres_text=metres_text,
        tell=tell,
    )
    return text.split("\n")


def _class_names(context, text) -> str:
    """Class values such as "2,3,5-7" by name, where the land cover has names."""
    present = None if context.area is None else context.area.present
    if not isinstance(text, str) or present is None:
        return str(text or "")
    names, known = [], {name.casefold().replace(" ", "_"): name for name in present.names.values()}
    for part in list_parts(text):
        ends = part.split("-")
        if all(end.strip().isdigit() for end in ends) and len(ends) <= 2:
            names += [present.names.get(value, str(value)) for value in range(int(ends[0]), int(ends[-1]) + 1)]
        else:
            names.append(part)
    if any(name in known for name in names):
        # Workflows name all land covers that may be meant, whatever this one has.
        names = [known[name] for name in names if name in known]
    # Keys of land covers are words, names of classes are as they are.
    return ", ".join(dict.fromkeys(in_words(name) if name.islower() else in_language(name) for name in names))
