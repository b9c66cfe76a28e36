"""Step 3: corridors, their gravity, and their space syntax."""

from __future__ import annotations

from ..fields import ChoiceField, EditorField, FlagField, NumberField
from ..plan import FromRun, Output, Run
from .numbers import count, decimal, length
from .step import Step, given

# The options of esp:corridors and esp:gravity, in the order of their forms.
PAIRS = ("either", "cost", "euclidean", "all")
IMPORTANT = ("threshold", "share", "breaks")


class CorridorsStep(Step):
    """Corridors, gravity, space syntax."""

    ID = "corridors"
    HELP = "esp:corridors"
    ALGORITHMS = ("esp:corridors", "esp:gravity")
    REQUIRES = ("sources", "resistance")

    def title(self):
        """The title."""
        return self.tr("Corridors, gravity, space syntax")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Joins the sources by the ways of least cost. The gravity model tells important corridors from general "
            "ones; space syntax tells which ones most ways lead through."
        )

    def fields(self):
        """The form."""
        return [
            ChoiceField(
                "pairs",
                self.tr("Join"),
                options=(
                    ("all", self.tr("All pairs of sources")),
                    ("either", self.tr("Neighbours")),
                    ("cost", self.tr("Neighbours by cost")),
                    ("euclidean", self.tr("Neighbours by distance")),
                ),
                default="all",
            ),
            FlagField(
                "drop_intermediate",
                self.tr("Drop corridors through a third source"),
                default=False,
            ),
            NumberField(
                "greatest_distance",
                self.tr("Up to"),
                self.tr("Greatest straight distance; empty: any."),
                advanced=True,
                optional=True,
                empty=self.tr("any distance"),
                default=None,
                decimals=0,
                suffix=" m",
            ),
            NumberField(
                "width",
                self.tr("Width"),
                self.tr("Of the corridor areas, as a cost: resistance x metres."),
                advanced=True,
                default=10000.0,
                decimals=0,
            ),
            ChoiceField(
                "important",
                self.tr("Important are"),
                options=(
                    ("threshold", self.tr("Above a gravity")),
                    ("share", self.tr("The strongest share")),
                    ("breaks", self.tr("The upper natural class")),
                ),
                default="threshold",
            ),
            NumberField(
                "gravity",
                self.tr("Gravity above"),
                shown=self.is_value("important", "threshold"),
                default=400.0,
                decimals=1,
            ),
            NumberField(
                "share",
                self.tr("Strongest"),
                shown=self.is_value("important", "share"),
                default=30.0,
                maximum=100.0,
                decimals=1,
                suffix=" %",
            ),
            FlagField("space_syntax", self.tr("Grade by space syntax"), default=True),
            EditorField("network", self.tr("Network and gravity matrix..."), editor="network"),
        ]

    def runs(self, study, ready):
        """Corridors, gravity and, where it is wanted, space syntax."""
        network = {"SOURCES": self.product(study, "sources"), "RESISTANCE": self.product(study, "resistance")}
        important = self.value(study, "important")
        limits = {"threshold": self.value(study, "gravity"), "share": self.value(study, "share")}
        corridors = {
            **network,
            "ADJACENCY": PAIRS.index(self.value(study, "pairs")),
            "DROP_INTERMEDIATE": self.value(study, "drop_intermediate"),
            "MAX_EUCLIDEAN": self.value(study, "greatest_distance"),
            "WIDTH": self.value(study, "width"),
            # Links kept or dropped by hand.
            "OVERRIDES": study.value(self.ID, "overrides"),
        }
        gravity = {
            **network,
            "CORRIDORS": FromRun("corridors", "CORRIDORS"),
            "CLASSIFICATION": IMPORTANT.index(important),
            "THRESHOLD": limits.get(important),
        }
        runs = [
            Run(
                "corridors",
                "esp:corridors",
                self.tr("Corridors"),
                given(corridors),
                {
                    "CORRIDORS": Output("least_cost_paths.gpkg"),
                    "CORRIDOR_RASTER": Output("corridor_raster.tif", self.tr("Corridor raster"), background=True),
                    "INACTIVE": Output("dropped_links.gpkg", self.tr("Dropped links"), hidden=True),
                    "LINKS": Output("links.csv"),
                    "SURFACES": Output("surfaces"),
                },
            ),
            Run(
                "gravity",
                "esp:gravity",
                self.tr("Gravity"),
                given(gravity),
                {
                    "OUTPUT": Output("corridors.gpkg", self.tr("Corridors")),
                    "MATRIX": Output("gravity_matrix.csv"),
                    "PAGE": Output("gravity_matrix.html"),
                },
            ),
        ]
        if self.value(study, "space_syntax"):
            runs.append(
                Run(
                    "spacesyntax",
                    "esp:spacesyntax",
                    self.tr("Space syntax"),
                    {"CORRIDORS": FromRun("gravity"), "SOURCES": network["SOURCES"]},
                    {
                        "OUTPUT": Output("segments.gpkg"),
                        "CORRIDORS_OUT": Output("corridor_grades.gpkg", self.tr("Space syntax grades"), hidden=True),
                    },
                )
            )
        return runs

    def products(self, study):
        """Corridors with gravity, their raster, the links, the cost surfaces."""
        return {
            "corridors": FromRun("gravity"),
            "corridor_raster": FromRun("corridors", "CORRIDOR_RASTER"),
            "surfaces": FromRun("corridors", "SURFACES"),
            "gravity_matrix": FromRun("gravity", "MATRIX"),
            "corridor_grades": FromRun("spacesyntax", "CORRIDORS_OUT"),
        }

    def key_numbers(self, results, study):
        """Number, length, important ones."""
        found = results.get("corridors")
        if not found:
            return []
        number, important = count(found["COUNT"]), count(results["gravity"]["IMPORTANT"])
        lines = [
            self.tr("{count} corridors, {length}").format(count=number, length=length(found["LENGTH"])),
            self.tr("{important} of them are important.").format(important=important),
        ]
        if results["gravity"].get("LIMIT") is not None:
            limit = decimal(results["gravity"]["LIMIT"])
            lines[1] = self.tr("{important} of them are important (gravity above {limit}).").format(
                important=important, limit=limit
            )
        if int(found["COMPONENTS"]) > 1:
            lines.append(self.tr("The network falls into {count} parts.").format(count=count(found["COMPONENTS"])))
        else:
            lines.append(self.tr("All sources are joined."))
        return lines

    def links(self, results):
        """The matrix and the links."""
        if "gravity" not in results:
            return []
        return [
            (self.tr("Gravity matrix"), "gravity", "PAGE"),
            (self.tr("Why were links dropped?"), "corridors", "LINKS"),
        ]
