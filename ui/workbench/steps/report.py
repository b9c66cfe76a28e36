"""Step 7: the pattern as a whole, and its report."""

from __future__ import annotations

from ..fields import FlagField, LayerField, TextField
from ..plan import FromRun, Output, Run
from .numbers import count
from .step import Step, given


class ReportStep(Step):
    """Pattern and report."""

    ID = "report"
    HELP = "esp:report"
    ALGORITHMS = ("esp:securitypattern", "esp:report")
    REQUIRES = ("sources", "corridors")

    # What stands in the report, in its order, and what the project of the pattern shows below it.
    _SECTIONS = (
        "resistance", "sources", "weights", "corridor_raster", "corridors", "corridor_grades", "current",
        "barrier_score", "health", "difference", "zone_raster",
    )  # fmt: skip
    _RASTERS = ("resistance", "corridor_raster", "current", "barrier_score", "health", "zone_raster")

    def title(self):
        """The title."""
        return self.tr("Report")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Puts sources, corridors, pinch points, barriers and zones together into one pattern with roles and "
            "strategic nodes. The report is one page with maps, tables and methods."
        )

    def fields(self):
        """The form."""
        return [
            TextField("title", self.tr("Title"), self.tr("Empty: the study's name."), default=""),
            LayerField("districts", self.tr("Districts"), optional=True),
            LayerField(
                "roads",
                self.tr("Roads, railways"),
                self.tr("Where a corridor crosses one there is a break point."),
                optional=True,
            ),
            LayerField("landcover", self.tr("Land cover"), optional=True),
            FlagField("open", self.tr("Open the report when it is done"), default=True),
        ]

    def runs(self, study, ready):
        """The pattern, then the report."""

        def product(name):
            return self.product(study, name) if ready(name) else None

        title = self.value(study, "title") or study.title
        layer = {role: self.layer(study, role) for role in ("districts", "roads", "landcover")}
        pattern = {
            "SOURCES": self.product(study, "sources"),
            "CORRIDORS": self.product(study, "corridors"),
            "PINCH_POINTS": product("pinch_points"),
            "BARRIERS": product("barriers"),
            "ZONES": product("zones"),
            "DISTRICTS": layer["districts"],
            "DISTRICT_FIELD": self.steps.field_of(study, "districts", ("name", "NAME", "名称")),
            "ROADS": layer["roads"],
            "ROAD_FIELD": self.steps.field_of(study, "roads", ("class", "type", "fclass", "highway")),
            "LANDCOVER": layer["landcover"],
            "LAYERS": [entry for entry in (layer["landcover"], *map(product, self._RASTERS)) if entry is not None],
            "TITLE": title,
        }
        sections = [entry for entry in map(product, self._SECTIONS) if entry is not None]
        return [
            Run(
                "pattern",
                "esp:securitypattern",
                self.tr("Security pattern"),
                given(pattern),
                {
                    "PATTERN": Output("pattern.gpkg", self.tr("Security pattern")),
                    "PATTERN_TABLE": Output("pattern_table.csv"),
                    "PROJECT": Output("pattern.qgz"),
                },
            ),
            Run(
                "report",
                "esp:report",
                self.tr("Report"),
                {"PATTERN": FromRun("pattern", "PATTERN"), "LAYERS": sections, "TITLE": title},
                {"REPORT": Output("report.html"), "REPORT_JSON": Output("report.json"), "MAP": Output("map.png")},
            ),
        ]

    def key_numbers(self, results, study):
        """Nodes and break points."""
        found = results.get("pattern")
        if not found:
            return []
        return [
            self.tr("Report with {nodes} strategic nodes, {breaks} break points").format(
                nodes=count(found["NODES"]), breaks=count(found["BREAK_POINTS"])
            )
        ]

    def links(self, results):
        """The report and the table."""
        if "report" not in results:
            return []
        return [
            (self.tr("Open the report"), "report", "REPORT"),
            (self.tr("Statistics"), "pattern", "PATTERN_TABLE"),
        ]
