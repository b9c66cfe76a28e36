"""The appendix of a report: parameters, messages, software."""

from __future__ import annotations

from ..kit.blocks import Chapter, Column, Heading, Messages, Paragraph, Table
from ..kit.numbers import plain_numbers
from ..platform.language import shared_tr
from .parameters import changed_parameters, parameter_table
from .software import run_versions, software


def parameter_chapters(context) -> list:
    """What was chosen otherwise than the forms propose, then a table of all parameters for each step."""
    tables = [parameter_table(context, step) for step in context.study.steps]
    given = [table for table in tables if table is not None]
    return [
        Chapter(shared_tr("Parameters that differ from the defaults"), [changed_parameters(context)], appendix=True),
        Chapter(shared_tr("All parameters"), given, appendix=True, kind="two"),
    ]


def messages_chapter(context, notes: list) -> Chapter:
    """What the report and the steps noticed."""
    blocks = [Messages(notes)] if notes else []
    for step in context.study.steps:
        lines = [plain_numbers(str(line)) for line in step.messages]
        if lines:
            blocks += [Heading(context.title(step)), Messages(lines)]
    return Chapter(shared_tr("What was noticed"), blocks, listed=False, appendix=True, kind="two")


def software_chapter(context) -> Chapter:
    """Versions of the report and of the steps."""
    versions = software()
    columns = [Column(shared_tr("Software"), list(versions)), Column(shared_tr("Version"), list(versions.values()))]
    blocks = [Table(shared_tr("Software of the report"), columns)]
    own = (versions["ESP Toolbox"], versions["QGIS"])
    others = [pair for pair in run_versions(context.study) if pair != own]
    if others:
        text = shared_tr("Some steps were made with other versions: {versions}.")
        listed = "; ".join(f"ESP Toolbox {toolbox}, QGIS {qgis}" for toolbox, qgis in others)
        blocks.append(Paragraph(text.format(versions=listed)))
    return Chapter(shared_tr("Software"), blocks, appendix=True)
