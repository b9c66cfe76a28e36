"""Step 4: pinch points and barriers."""

from __future__ import annotations

from ..fields import ChoiceField, FlagField, LayerField, NumberField
from ..plan import FromRun, Output, Run
from .numbers import area, count, decimal
from .step import Step, given

MODES = ("adjacent", "all_to_one", "pairwise")


class PinchPointsStep(Step):
    """Pinch points and barriers."""

    ID = "pinch_points"
    HELP = "esp:pinchpoints"
    ALGORITHMS = ("esp:pinchpoints", "esp:barriers")
    REQUIRES = ("sources", "resistance", "corridors")

    def title(self):
        """The title."""
        return self.tr("Pinch points, barriers")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Lets current flow through the corridors: where it is dense, the way is narrow and must be kept. Barriers "
            "are places whose restoration would shorten a corridor most."
        )

    def fields(self):
        """The form."""
        barriers = self.is_value("barriers", True)
        return [
            LayerField(
                "landcover",
                self.tr("Land cover"),
                self.tr("Tells what pinch points and barriers are made of."),
                optional=True,
            ),
            ChoiceField(
                "mode",
                self.tr("Current"),
                options=(
                    ("adjacent", self.tr("Between the ends of each corridor")),
                    ("all_to_one", self.tr("From all sources to each in turn")),
                    ("pairwise", self.tr("Between every two sources")),
                ),
                default="adjacent",
            ),
            NumberField(
                "least_pinch_point",
                self.tr("Least pinch point"),
                self.tr("Empty: four cells."),
                advanced=True,
                optional=True,
                default=None,
                suffix=" ha",
            ),
            NumberField(
                "width",
                self.tr("Corridor width"),
                self.tr("As a cost: resistance x metres. Empty: chosen from the corridors."),
                advanced=True,
                optional=True,
                default=None,
                decimals=0,
            ),
            FlagField("barriers", self.tr("Find barriers"), default=True),
            NumberField(
                "least_radius",
                self.tr("Least radius"),
                self.tr("Of the discs that are searched; empty: from the cell size."),
                advanced=True,
                shown=barriers,
                optional=True,
                default=None,
                decimals=0,
                suffix=" m",
            ),
            NumberField(
                "greatest_radius",
                self.tr("Greatest radius"),
                advanced=True,
                shown=barriers,
                optional=True,
                default=None,
                decimals=0,
                suffix=" m",
            ),
            NumberField(
                "restore",
                self.tr("What if restored"),
                self.tr("So many of the worst barriers are restored, and the corridors computed anew."),
                shown=barriers,
                optional=True,
                default=None,
                whole=True,
                suffix=self.tr(" barriers"),
                empty=self.tr("none"),
                maximum=10000,
            ),
        ]

    def runs(self, study, ready):
        """Pinch points, then barriers."""
        common = {
            "SOURCES": self.product(study, "sources"),
            "RESISTANCE": self.product(study, "resistance"),
            "CORRIDORS": self.product(study, "corridors"),
            "SURFACES_IN": self.product(study, "surfaces"),
            "LANDCOVER": self.layer(study, "landcover"),
        }
        pinch = {
            **common,
            "MODE": MODES.index(self.value(study, "mode")),
            "MIN_AREA": self.value(study, "least_pinch_point"),
            "WIDTH": self.value(study, "width"),
        }
        outputs = {
            "CURRENT": Output("current.tif", self.tr("Current"), background=True),
            "PINCH_POINTS": Output("pinch_points.gpkg", self.tr("Pinch points")),
            "CORRIDORS_OUT": Output("corridors_resistance.gpkg"),
        }
        runs = [Run("pinchpoints", "esp:pinchpoints", self.tr("Pinch points"), given(pinch), outputs)]
        if self.value(study, "barriers"):
            runs.append(self._barriers(study, common))
        return runs

    def _barriers(self, study, common):
        restore = self.value(study, "restore")
        values = {
            **common,
            "PINCH_POINTS": FromRun("pinchpoints", "PINCH_POINTS"),
            "MIN_RADIUS": self.value(study, "least_radius"),
            "MAX_RADIUS": self.value(study, "greatest_radius"),
            "RESTORE": restore,
        }
        outputs = {
            "OUTPUT": Output("barrier_score.tif", self.tr("Barrier score"), background=True),
            "BARRIERS": Output("barriers.gpkg", self.tr("Barriers")),
        }
        if restore:
            outputs["RESTORATION"] = Output("restoration.csv")
        return Run("barriers", "esp:barriers", self.tr("Barriers"), given(values), outputs)

    def products(self, study):
        """Pinch points, barriers and their rasters."""
        found = {
            "pinch_points": FromRun("pinchpoints", "PINCH_POINTS"),
            "current": FromRun("pinchpoints", "CURRENT"),
        }
        if self.value(study, "barriers"):
            found["barriers"] = FromRun("barriers", "BARRIERS")
            found["barrier_score"] = FromRun("barriers")
        return found

    def key_numbers(self, results, study):
        """Numbers of both, the area, the gain of the what-if."""
        found, barriers = results.get("pinchpoints"), results.get("barriers")
        if not found:
            return []
        number = count(found["COUNT"])
        if barriers:
            lines = [
                self.tr("{pinch_points} pinch points, {barriers} barriers").format(
                    pinch_points=number, barriers=count(barriers["COUNT"])
                )
            ]
        else:
            lines = [self.tr("{pinch_points} pinch points").format(pinch_points=number)]
        lines.append(self.tr("The pinch points cover {area}.").format(area=area(found["AREA"])))
        if barriers and barriers.get("HIGHEST"):
            score = decimal(barriers["HIGHEST"])
            text = self.tr("The worst barrier costs a corridor {score} for each metre that could be restored.")
            lines.append(text.format(score=score))
        if barriers and barriers.get("SAVED"):
            saved = decimal(barriers["SAVED"])
            lines.append(self.tr("Restoring them would save {saved} of cost.").format(saved=saved))
        return lines

    def links(self, results):
        """The what-if."""
        if results.get("barriers", {}).get("RESTORATION"):
            return [(self.tr("What restoring would change"), "barriers", "RESTORATION")]
        return []
