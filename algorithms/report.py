"""esp:report: one page with maps, tables and methods, from what the other algorithms leave beside their files."""

from __future__ import annotations

import base64
import html
import json
import os
import tempfile

from osgeo import ogr
from qgis.core import QgsApplication, QgsRasterLayer, QgsVectorLayer

from ..core.errors import InputError
from .base import About, EspAlgorithm
from .frame.compat import NO_THREADING
from .frame.sidecar import read_sidecar
from .frame.version import VERSION
from .layers.map_picture import save_map

_TEMPLATES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources", "report")
# Rows of a table that the page shows; the files have all.
_ROWS = 60


class Report(EspAlgorithm):
    """The page with everything."""

    GROUP = "pattern"

    PATTERN = "PATTERN"
    LAYERS = "LAYERS"
    TITLE = "TITLE"
    LANGUAGE = "LANGUAGE"
    REPORT = "REPORT"
    REPORT_JSON = "REPORT_JSON"
    MAP = "MAP"

    def name(self):
        """Id of the algorithm."""
        return "report"

    def displayName(self):
        """Name in the toolbox."""
        return self.tr("Report")

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr("One page with maps, tables, parameters and methods of a whole study.")

    def tags(self):
        """Words that find it."""
        return self.tr("report,html,map,tables,methods,ecological security pattern").split(",")

    def about(self):
        """The help."""
        return About(
            purpose=self.tr(
                "Makes one self-contained page of a study: the map of the pattern, key numbers, and for every "
                "layer its map, tables, parameters and method. It reads the JSON files that all algorithms of "
                "the toolbox leave beside their outputs, so that it needs to be told nothing but the layers."
            ),
            formula="",
            reading=self.tr(
                "The page prints as it is. The JSON holds the same numbers for other programs, with the version of "
                "the toolbox."
            ),
            source=self.tr("The sections of both papers: data, sources, resistance, corridors, pattern."),
        )

    def flags(self):
        """Map layouts belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        self.add_file(
            self.PATTERN,
            self.tr("Pattern"),
            extension="gpkg",
            help=self.tr("The GeoPackage of esp:securitypattern; it gives the first map."),
        )
        self.add_layers(
            self.LAYERS,
            self.tr("Layers and tables of the study"),
            optional=True,
            help=self.tr("Outputs of the toolbox, in the order of the page; other layers are shown as a map."),
        )
        self.add_text(self.TITLE, self.tr("Title"), self.tr("Ecological security pattern"))
        self.add_text(self.LANGUAGE, self.tr("Language"), "", help=self.tr("Empty: that of QGIS."), advanced=True)
        self.add_html_output(self.REPORT, self.tr("Report"), optional=False)
        self.add_file_output(self.REPORT_JSON, self.tr("Numbers of the report"), self.tr("JSON files (*.json)"))
        self.add_file_output(self.MAP, self.tr("Map of the pattern"), self.tr("PNG files (*.png)"))

    def check(self, values):
        """Something to report on."""
        if not values.given(self.PATTERN) and not values.layer_count(self.LAYERS):
            raise InputError("Choose a pattern or at least one layer for the report.")

    def work(self, job):
        """Collect the sidecars, draw the maps, fill the page."""
        from jinja2 import Environment, FileSystemLoader, select_autoescape

        sections, figures, numbers = [], [], []
        pattern_map = None
        title = job.text(self.TITLE)
        files = [(name, source.split("|")[0]) for name, source in job.layer_files(self.LAYERS)]
        steps = len(files) + 1
        if job.given(self.PATTERN):
            path = job.text(self.PATTERN)
            pattern_map = self._pattern_map(job, path, title)
            section = read_sidecar(path)
            if section is not None:
                sections.append(self._section(section, None))
                figures = _figures(section)
                numbers.append(_without_charts(path, section))
        for number, (name, path) in enumerate(files, 1):
            job.progress(number / steps)
            section = read_sidecar(path)
            picture = self._picture(path, name)
            if section is None:
                section = {"title": name, "parameters": {}, "numbers": {}, "tables": {}, "messages": []}
                job.log("{name} was not made by the toolbox; only its map is shown.", name=name)
            else:
                numbers.append(_without_charts(path, section))
            sections.append(self._section({**section, "title": f"{section['title']}: {name}"}, picture))
        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=select_autoescape(default=True, default_for_string=True)
        )
        page = environment.get_template("report.html").render(
            language=job.text(self.LANGUAGE) or QgsApplication.instance().locale()[:2],
            title=title,
            subtitle=self.tr("{count} steps, made with ESP Toolbox {version}").format(
                count=len(sections), version=VERSION
            ),
            pattern_map=pattern_map,
            figures=figures,
            sections=sections,
            texts={
                "map": self.tr("Map of the pattern"),
                "numbers": self.tr("Key numbers"),
                "messages": self.tr("What was noticed"),
                "method": self.tr("Method and parameters"),
                "made": self.tr("ESP Toolbox {version}").format(version=VERSION),
            },
        )
        job.write_html(self.REPORT, page)
        content = {"title": title, "version": VERSION, "steps": numbers}
        job.write_text(self.REPORT_JSON, json.dumps(content, indent=1, ensure_ascii=False))

    # -- maps ------------------------------------------------------------------------------

    def _pattern_map(self, job, path: str, title: str):
        dataset = ogr.Open(path)
        if dataset is None:
            raise InputError("The pattern {path} is no GeoPackage.", path=path)
        layers = []
        for number in range(dataset.GetLayerCount()):
            name = dataset.GetLayer(number).GetName()
            if name == "layer_styles" or not dataset.GetLayer(number).GetFeatureCount():
                continue
            layers.append(QgsVectorLayer(f"{path}|layername={name}", name.replace("_", " ").capitalize(), "ogr"))
        rasters = [QgsRasterLayer(source.uri, source.name, "gdal") for source in job.raster_sources(self.LAYERS)[:1]]
        for raster in rasters:
            raster.setOpacity(0.55)
        if not layers + rasters:
            raise InputError("The pattern {path} has no layers.", path=path)
        picture = self._drawn(layers + rasters, title, width=270.0, height=180.0)
        if job.wants(self.MAP):
            with open(job.outputs.staged_file(self.MAP), "wb") as file:
                file.write(base64.b64decode(picture))
        return picture

    def _picture(self, path: str, name: str):
        raster = QgsRasterLayer(path, name, "gdal")
        if raster.isValid():
            return self._drawn([raster], name, width=200.0, height=125.0)
        vector = QgsVectorLayer(path, name, "ogr")
        if vector.isValid() and vector.isSpatial() and vector.featureCount():
            return self._drawn([vector], name, width=200.0, height=125.0)
        return None

    @staticmethod
    def _drawn(layers, title: str, width: float, height: float) -> str:
        """A map as base64 text."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "map.png")
            save_map(path, layers, title, width, height)
            with open(path, "rb") as file:
                return base64.b64encode(file.read()).decode("ascii")

    # -- texts -----------------------------------------------------------------------------

    def _section(self, sidecar: dict, picture) -> dict:
        algorithm = QgsApplication.processingRegistry().algorithmById(sidecar.get("algorithm", ""))
        about = algorithm.about() if algorithm is not None else About(purpose="")
        plain = {key: value for key, value in sidecar["numbers"].items() if not isinstance(value, (dict, list))}
        tables = [
            self._table(name, columns)
            for name, columns in [
                *((key, value) for key, value in sidecar["numbers"].items() if isinstance(value, dict)),
                *sidecar["tables"].items(),
            ]
            if columns and all(isinstance(values, list) for values in columns.values())
        ]
        labels = {} if algorithm is None else _labels(algorithm)
        return {
            "title": sidecar["title"],
            "purpose": about.purpose,
            "formula": about.formula,
            "source": about.source,
            "picture": picture,
            "charts": list(sidecar.get("charts", {}).items()),
            "numbers": [
                (labels.get(key, _readable(key)), _text(value)) for key, value in plain.items() if value is not None
            ],
            "tables": [{**table, "title": labels.get(table["title"], _readable(table["title"]))} for table in tables],
            "messages": sidecar["messages"],
            "parameters": [
                (labels.get(key, key), _text(value))
                for key, value in sidecar["parameters"].items()
                if value not in (None, "", [])
            ],
        }

    def _table(self, title: str, columns: dict) -> dict:
        names = list(columns)
        count = max((len(values) for values in columns.values()), default=0)
        rows = [
            [{"text": _text(value), "number": isinstance(value, (int, float))} for value in row]
            for row in list(zip(*columns.values()))[:_ROWS]
        ]
        cut = self.tr("{shown} of {count} rows").format(shown=_ROWS, count=count) if count > _ROWS else ""
        return {"title": title, "columns": names, "rows": rows, "cut": cut}


def _without_charts(path: str, section: dict) -> dict:
    """What the JSON of the report keeps of a layer's JSON: pictures stay on the page."""
    return {"file": os.path.basename(path), **{key: value for key, value in section.items() if key != "charts"}}


def _labels(algorithm) -> dict:
    """How the forms call keys of parameters and outputs."""
    labels = {definition.name(): definition.description() for definition in algorithm.parameterDefinitions()}
    return {**labels, **{output.name(): output.description() for output in algorithm.outputDefinitions()}}


def _figures(section: dict) -> list:
    """The pattern's key numbers for the head of the page, from its table of statistics."""
    table = section["tables"].get("PATTERN_TABLE")
    if not table:
        return []
    totals: dict = {}
    for element, district, number, area, length in zip(
        table["element"], table["district"], table["number"], table["area_ha"], table["length_m"]
    ):
        if district:
            continue
        count, hectares, metres = totals.get(element, (0, 0.0, 0.0))
        totals[element] = (count + number, hectares + area, metres + length)
    figures = []
    for element, (count, hectares, metres) in totals.items():
        extent = f", {hectares / 100:,.0f} km²" if hectares else f", {metres / 1000:,.0f} km" if metres else ""
        figures.append({"value": f"{count}", "label": f"{element}{extent}"})
    return figures


def _readable(name: str) -> str:
    """A key as a heading."""
    return name.replace("_", " ").capitalize()


def _text(value) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 10000 else f"{value:.5g}"
    if isinstance(value, list):
        return html.unescape(", ".join(_text(entry) for entry in value))
    return os.path.basename(value) if isinstance(value, str) and os.path.isabs(value) else str(value)
