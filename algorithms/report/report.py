"""esp:report: one page with maps, tables and methods, from what the other algorithms leave beside their files."""

from __future__ import annotations

import datetime
import json
from contextlib import nullcontext
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QThread

from ...core.data_sources import DataSources
from ...core.errors import InputError, phrase
from ..base import About, EspAlgorithm
from ..platform.compat import NO_THREADING
from ..platform.language import SOURCE, current, language
from ..platform.version import VERSION

if TYPE_CHECKING:
    from ..kit.numbered_page import NumberedPage

# Pinch points with a ring on the map of the pattern: the first ones.
_MOST_RINGS = 10
# Parts of a step's JSON that the report's JSON says in its own way, or leaves to the page.
_LEFT_OUT = ("algorithm", "title", "charts", "inputs", "output")

_EAST_ASIAN = ("zh", "ja", "ko")


class Report(EspAlgorithm):
    """The page with everything."""

    NAME = "report"
    GROUP = "pattern"
    TITLE = "Report"
    SUMMARY = "One page with maps, tables, parameters and methods of a whole study."
    TAGS = "report,html,map,tables,methods,ecological security pattern"
    REQUIRES = ("jinja2",)
    LIBRARIES = {"WORD": "docx"}
    ABOUT = About(
        purpose=(
            "Makes one self-contained page of a study: a summary, the study area, the data, methods with formulas "
            "and references that can be quoted, and for every step its maps, tables and charts. It reads the JSON "
            "files that all algorithms of the toolbox leave beside their outputs, and follows the files that "
            "those name as inputs, so that it needs to be told little more than the pattern."
        ),
        reading=(
            "The page prints on A4 as it is. The JSON holds the same numbers in full for other programs, with all "
            "parameters and the versions of the software. Layers that the toolbox did not make are shown as maps."
        ),
        source="The sections, tables and figures of both papers, from the data to the pattern.",
    )

    def flags(self):
        """Map layouts belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        self.add_file(
            "PATTERN",
            "Pattern",
            extension="gpkg",
            help="The GeoPackage of esp:securitypattern; it gives the first map and leads to its inputs.",
        )
        self.add_layers(
            "LAYERS",
            "Layers and tables of the study",
            optional=True,
            help=(
                "Outputs that do not lead to the pattern, such as health or services, and any other layers, which are "
                "shown as maps."
            ),
        )
        self.add_text("TITLE", "Title", "Ecological security pattern")
        self.add_text("LANGUAGE", "Language", "", help="Such as en or zh_CN. Empty: that of QGIS.", advanced=True)
        self.add_table(
            "DATA_SOURCES",
            "Where the data come from",
            optional=True,
            help=(
                "Columns layer, source, year, resolution; in layer the name of a layer or file, without its year for "
                "all years. It goes before what esp:prepare and the metadata of the layers say."
            ),
        )
        self.add_flag(
            "ALL_CLASSES",
            "All 18 classes of MSPA on its map",
            advanced=True,
            help="Otherwise the map has the seven classes.",
        )
        self.add_html_output("REPORT", "Report", optional=False)
        self.add_file_output("REPORT_JSON", "Numbers of the report", "JSON files (*.json)")
        self.add_file_output("MAP", "Map of the pattern", "PNG files (*.png)")
        self.add_file_output("PDF", "Report for print", "PDF files (*.pdf)", help="The same on pages of A4.")
        self.add_file_output(
            "WORD",
            "Report as a Word document",
            "Word documents (*.docx)",
            help="To be edited. It needs the Python library python-docx.",
        )
        self.add_folder_output(
            "MATERIAL",
            "Figures, tables and references as files",
            optional=True,
            help=(
                "Each figure with its caption, maps with 300 dots per inch; all tables in one workbook; the references "
                "as BibTeX and RIS."
            ),
        )

    def check(self, values):
        """Something to report on."""
        if not values.given("PATTERN") and not values.layer_count("LAYERS"):
            raise InputError("Choose a pattern or at least one layer for the report.")
        if values.given("WORD"):
            self._check_word()

    def _check_word(self):
        """A Word document can be written; steps of models are not checked before they work."""
        from ..kit.word_report import can_write_word

        if not can_write_word():
            raise InputError(
                "The Word document needs the Python library python-docx, which is not installed; install it "
                "(python3 -m pip install --user python-docx, on Windows in the OSGeo4W shell) or leave {output} "
                "empty.",
                output=self.parameterDefinition("WORD").description(),
            )

    def work(self, job):
        """Find the steps, say what is missing, make the page in the wanted language."""
        from ..kit.figures import can_draw, chinese_font
        from ..layers.coarse_rasters import coarse_rasters
        from .area import study_area
        from .context import Context
        from .map_frame import PRINT_DPI, SCREEN_DPI
        from .search import collect

        if job.wants("WORD"):
            self._check_word()
        wanted = job.text("LANGUAGE")
        seeds = self._seeds(job)
        study = collect(seeds, _places())
        for name, _ in study.foreign:
            job.log("{name} was not made by the toolbox; only its map is shown.", name=name)
        with language(wanted):
            code = current()
        charts = can_draw()
        latin = charts and code.split("_")[0] in _EAST_ASIAN and chinese_font() is None
        notes = [
            (phrase("The file {path} is damaged; what it says of its layer is left out."), {"path": path})
            for path in study.damaged
        ]
        if wanted and code.split("_")[0] != wanted.replace("-", "_").split("_")[0].casefold():
            text = phrase("There are no texts in the language {language}; the report is in English.")
            notes.append((text, {"language": wanted}))
        if not charts:
            text = phrase("The charts are missing, since the Python library matplotlib is not installed.")
            notes.append((text, {}))
        if latin:
            text = phrase("No font with Chinese characters is installed; the pictures have English texts.")
            notes.append((text, {}))
        for template, values in notes:
            job.feedback.pushWarning(self.message(template, values))
        job.progress(0.05)
        given = [path for _, path in seeds if QgsRasterLayer.isValidRasterFileName(path)]
        area = study_area(study, [*given, *_surfaces(study)])
        table = job.table("DATA_SOURCES")
        sources = None if table is None else DataSources(table, job.layer_name("DATA_SOURCES"))
        with language(wanted), coarse_rasters():
            dpi = PRINT_DPI if job.wants("MATERIAL") else SCREEN_DPI
            context = Context(study, area, charts, Context(study, area, dpi=dpi) if latin else None, dpi)
            context.data_sources, context.all_classes = sources, job.flag("ALL_CLASSES")
            if context.latin is not None:
                context.latin.data_sources, context.latin.all_classes = sources, context.all_classes
            self._make(job, context, code, [self.message(template, values) for template, values in notes])

    def _make(self, job, context, code: str, notes: list):
        from ..kit.numbered_page import NumberedPage
        from . import appendix, chapters, summary
        from .context import or_else
        from .limits import limits_chapter
        from .material import write_material
        from .references import references

        study = context.study
        title = job.text("TITLE")
        if title == self.parameterDefinition("TITLE").defaultValue():
            # The form's own title is in the language of QGIS.
            title = self.tr("Ecological security pattern")
        page = NumberedPage(title, code.replace("_", "-"), self._words(), references())
        cover = self._cover(job, context)
        shown = "" if cover is None else page.figure(cover)
        before = chapters.drawn(context, _before)
        for chapter in before:
            page.add(chapters.without_details(chapter))
        job.progress(0.2)
        results = chapters.drawn(
            context, lambda own: chapters.result_chapters(own, lambda part: job.progress(0.2 + 0.7 * part))
        )
        for chapter in (
            *(chapter for chapter in results if not chapter.appendix),
            chapters.foreign_chapter(self._foreign(job, study)),
            limits_chapter(context),
            *appendix.parameter_chapters(context),
            *(chapters.with_details(chapter, before) for chapter in results if chapter.appendix),
            appendix.messages_chapter(context, notes),
            appendix.software_chapter(context),
        ):
            page.add(chapter)
        abstract = summary.abstract(context)
        today = datetime.date.today().isoformat()
        subtitle = self.tr("{count} steps, made with ESP Toolbox {version}, {date}").format(
            count=len(study.steps), version=VERSION, date=today
        )
        head = {
            "subtitle": subtitle,
            "abstract": abstract,
            "cards": or_else(lambda: summary.key_figures(context), list),
            "map": shown,
            "warnings": notes,
        }
        job.write_html("REPORT", page.render(head))
        if job.wants("PDF"):
            from ..kit.printed_report import report_pdf

            job.outputs.write_binary("PDF", report_pdf(page, head, cover))
        if job.wants("WORD"):
            from ..kit.word_report import report_docx

            day = datetime.datetime.combine(datetime.date.today(), datetime.time())
            job.outputs.write_binary("WORD", report_docx(page, head, cover, day))
        if job.wants("MATERIAL"):
            write_material(job.folder("MATERIAL"), page)
        content = self._content(context, page, code, today, abstract)
        job.write_text("REPORT_JSON", json.dumps(content, indent=1, ensure_ascii=False))

    def _seeds(self, job) -> list:
        """Name and path of the chosen files."""
        seeds = [(self.tr("Pattern"), job.text("PATTERN"))] if job.given("PATTERN") else []
        return seeds + [(name, source.split("|")[0]) for name, source in job.layer_files("LAYERS")]

    def _foreign(self, job, study) -> list:
        """Name, source and layer of what the toolbox did not make: as it is in the project, else from its file."""
        from .map_layers import open_layer

        live = {}
        if job.given("LAYERS"):
            layers = job.layers("LAYERS")
            live = {layer.source().split("|")[0]: layer for layer in layers if layer is not None}
        found = []
        for name, path in study.foreign:
            layer = live.get(path)
            # A layer may only be copied where it lives.
            if layer is not None and layer.thread() == QThread.currentThread():
                layer = layer.clone()
            else:
                layer = open_layer(path, name)
            found.append((name, path, layer))
        return found

    def _cover(self, job, context):
        """The map of the pattern, on the page and as a file."""
        from .map_marks import source_marks
        from .maps import map_figure
        from .pattern_figures import pattern_layers

        if not job.given("PATTERN"):
            return None
        path = job.text("PATTERN")
        with language(SOURCE) if context.latin else nullcontext():
            layers = pattern_layers(context.latin or context, path)
            if not layers:
                raise InputError(
                    "The pattern {path} has no layers to show; give the GeoPackage of a pattern.", path=path
                )
            crs = layers[0].crs() if context.frame is None else context.frame.crs
            vectors = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
            marks = [mark for layer in vectors for mark in (*source_marks(layer, crs), *_pinch_marks(layer, crs))]
            figure = map_figure("", layers, context.frame, marks, world=context.area is None)
        figure.caption = self.tr("The ecological security pattern")
        if any(mark.ringed for mark in marks):
            figure.caption = self.tr("The ecological security pattern; ringed with their ranks: pinch points")
        job.outputs.write_binary("MAP", figure.pictures[0].png)
        return figure

    def _words(self) -> dict:
        return {
            "contents": self.tr("Contents"),
            "figure": self.tr("Figure"),
            "table": self.tr("Table"),
            "references": self.tr("References"),
            "made": self.tr("ESP Toolbox {version}").format(version=VERSION),
        }

    def _content(self, context, page: NumberedPage, code: str, today: str, summary: list) -> dict:
        """The JSON: every number of the page, and all that the steps left."""
        from .data_table import data_content
        from .ground_chapters import area_content
        from .software import software

        area = context.area
        return {
            "title": page.title,
            "date": today,
            "language": code,
            "version": VERSION,
            "software": software(),
            "summary": summary,
            "study_area": None if area is None else area_content(area),
            "data": data_content(context),
            "steps": [
                {
                    "algorithm": step.algorithm,
                    "title": context.title(step),
                    "files": [{"file": made.path, "output": made.output} for made in step.files],
                    **{key: value for key, value in step.content.items() if key not in _LEFT_OUT},
                }
                for step in context.study.steps
            ],
            "further_layers": [{"name": name, "file": path} for name, path in context.study.foreign],
            "tables": page.table_content(),
            "figures": [{"number": figure.number, "caption": figure.caption} for figure in page.figures],
            "references": page.references(),
        }


def _pinch_marks(layer, crs) -> list:
    """Rings around the pinch points of a pattern, which are a few cells on the map of a whole study."""
    from .map_marks import marks_of

    is_pinch = layer.source().endswith("layername=pinch_points")
    return marks_of(layer, "rank", "#7a0177", ringed=True, most=_MOST_RINGS, crs=crs) if is_pinch else []


def _surfaces(study) -> list:
    """The rasters that tell the ground of a study without land cover: its resistance."""
    found = [study.file_of("OUTPUT", name) for name in ("sensitivitycorrection", "weightedoverlay")]
    return [path for path in found if path is not None]


def _before(context) -> list:
    """The chapters before the results."""
    from . import chapters
    from .data_table import data_chapter
    from .ground_chapters import area_chapter

    return [
        area_chapter(context),
        data_chapter(context),
        chapters.methods_chapter(context),
    ]


def _places() -> dict:
    """Algorithm to its place in the order of the work and its group."""
    from .steps import ORDER

    provider = QgsApplication.processingRegistry().providerById("esp")
    order = {name: place for place, name in enumerate(ORDER)}
    return {
        algorithm.id(): (order.get(algorithm.name(), len(order)), getattr(algorithm, "GROUP", ""))
        for algorithm in provider.algorithms()
    }
