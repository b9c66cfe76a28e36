"""Step 2: the resistance surface from weighted factors, or a layer."""

from __future__ import annotations

from ....core.decision.ahp import as_fraction, priorities
from ....core.decision.ahp_matrix import parse_matrix
from ....core.decision.numbers import parse_numbers
from ....core.errors import EspError
from ....core.presets import FACTORS, read_preset
from ..fields import ChoiceField, ClassesField, EditorField, FactorsField, LayerField, TextField
from ..plan import FromLayer, FromRun, Output, Run
from .numbers import decimal, percent
from .step import Step, given

NAMES = ("land_use", "distance_to_road", "distance_to_water", "ndvi", "elevation", "slope")
# The raster or the features that a factor needs.
ROLE = {
    "land_use": "landcover",
    "distance_to_road": "roads",
    "distance_to_water": "landcover",
    "ndvi": "ndvi",
    "elevation": "dem",
    "slope": "dem",
}
# The paper's limits of elevation and slope fit only its basin.
BY_BREAKS = ("elevation", "slope")


def judgements() -> str:
    """The judgement matrix of the Qaidam paper."""
    table = read_preset("weights", "qaidam_judgements")
    return ";".join(",".join(row) for row in zip(*(table[name] for name in NAMES)))


class ResistanceStep(Step):
    """Resistance surface."""

    ID = "resistance"
    HELP = "esp:weightedoverlay"
    ALGORITHMS = ("esp:resistancefactor", "esp:ahp", "esp:weightedoverlay")

    def title(self):
        """The title."""
        return self.tr("Resistance")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Scores how hard each cell is to cross, from 1 to 9 by several factors, and weighs them against each "
            "other. Factors without a layer are left out."
        )

    def fields(self):
        """The form."""
        factors = self.is_value("method", "factors")
        return [
            ChoiceField(
                "method",
                self.tr("Surface"),
                options=(("factors", self.tr("Weighted factors")), ("own", self.tr("A layer of my own"))),
                default="factors",
                radio=True,
            ),
            LayerField("landcover", self.tr("Land cover"), shown=factors),
            LayerField("roads", self.tr("Roads, railways"), shown=factors, optional=True),
            LayerField("ndvi", self.tr("NDVI"), shown=factors, optional=True),
            LayerField("dem", self.tr("Elevation"), shown=factors, optional=True),
            FactorsField(
                "factors",
                self.tr("Factors"),
                self.tr("Which factors count, their weight, and the scores of their values."),
                shown=factors,
                names=tuple(self.labels().items()),
                default=None,
            ),
            ChoiceField(
                "weighting",
                self.tr("Weights"),
                options=(
                    ("ahp", self.tr("AHP: judged in pairs")),
                    ("given", self.tr("As given")),
                    ("equal", self.tr("All the same")),
                ),
                shown=factors,
                default="ahp",
            ),
            EditorField("ahp_editor", self.tr("Judge in pairs..."), shown=self._by("ahp"), editor="ahp"),
            TextField(
                "weights",
                self.tr("Weights"),
                self.tr("In the order of the factors; they sum to 1."),
                shown=self._by("given"),
                default="0.32,0.05,0.13,0.08,0.27,0.15",
            ),
            ClassesField(
                "water_classes",
                self.tr("Water classes"),
                self.tr("The distance to water is measured to them."),
                advanced=True,
                shown=lambda study: factors(study) and "distance_to_water" in self.used(study),
                covers=("water",),
            ),
            LayerField(
                "sensitivity",
                self.tr("Sensitivity"),
                self.tr("A raster that corrects the surface: resistance x sensitivity / mean sensitivity."),
                advanced=True,
                shown=factors,
                optional=True,
            ),
            LayerField(
                "own_resistance",
                self.tr("My resistance"),
                self.tr("A raster above 0 everywhere."),
                shown=self.is_value("method", "own"),
            ),
        ]

    def _by(self, weighting):
        return lambda study: self.value(study, "method") == "factors" and self.value(study, "weighting") == weighting

    def labels(self) -> dict:
        """Factor to its name in the window."""
        return {
            "land_use": self.tr("Land use"),
            "distance_to_road": self.tr("Distance to roads"),
            "distance_to_water": self.tr("Distance to water"),
            "ndvi": self.tr("NDVI"),
            "elevation": self.tr("Elevation"),
            "slope": self.tr("Slope"),
        }

    # -- factors ---------------------------------------------------------------------------

    def settings(self, study, name: str) -> dict:
        """What the user has set for a factor: "off", "scores"."""
        return (self.value(study, "factors") or {}).get(name, {})

    def used(self, study) -> list:
        """The factors that count: wanted, and their layer is there."""
        return [
            name
            for name in NAMES
            if not self.settings(study, name).get("off") and self.steps.layers(study, ROLE[name])
        ]

    def judgements(self, study) -> dict:
        """The user's own judgements as parameters of esp:ahp, where they are of the factors that count; else empty."""
        own = study.value(self.ID, "judgements")
        return dict(own["values"]) if own is not None and own["factors"] == self.used(study) else {}

    def judged(self, study) -> str:
        """The judgement matrix of the factors that count, cut out of the last one that was judged."""
        own = study.value(self.ID, "judgements") or {}
        used = self.used(study)
        names, text = list(own.get("factors", NAMES)), own.get("values", {}).get("MATRIX")
        if not text or not set(used) <= set(names):
            names, text = list(NAMES), judgements()
        matrix = parse_matrix(text, len(names))
        places = [names.index(name) for name in used]
        return ";".join(",".join(as_fraction(matrix[i, j]) for j in places) for i in places)

    def weights(self, study) -> dict:
        """The weight of each factor that counts, as the form shows it; empty where it cannot be told."""
        used = self.used(study)
        try:
            how = self.value(study, "weighting")
            if how == "ahp":
                found = self._judged_weights(study, used)
            elif how == "given":
                found = parse_numbers(self.value(study, "weights"))
                if len(found) == len(NAMES):
                    found = [found[NAMES.index(name)] for name in used]
            else:
                found = [1.0 / len(used)] * len(used) if used else []
        except EspError:
            return {}
        total = sum(found)
        if len(found) != len(used) or total <= 0.0:
            return {}
        return {name: float(weight) / float(total) for name, weight in zip(used, found)}

    def _judged_weights(self, study, used) -> list:
        own = self.judgements(study)
        if own.get("WEIGHTS"):
            return parse_numbers(own["WEIGHTS"])
        return priorities(parse_matrix(self.judged(study), len(used))).weights if len(used) > 1 else [1.0]

    def runs(self, study, ready):
        """A run for each factor, the weights, the overlay."""
        if self.value(study, "method") == "own":
            return []
        used = self.used(study)
        labels = self.labels()
        runs = [self._factor(study, name, labels[name]) for name in used]
        overlay = {"INPUTS": [FromRun(f"factor_{name}") for name in used], "NAMES": ", ".join(used)}
        how = self.value(study, "weighting")
        if how == "ahp" and len(used) > 1:
            own = {key: value for key, value in self.judgements(study).items() if key != "WEIGHTS"}
            judged = {**(own or {"MATRIX": self.judged(study)}), "NAMES": ", ".join(used)}
            outputs = {"WEIGHTS_TABLE": Output("weights.csv")}
            runs.append(Run("ahp", "esp:ahp", self.tr("AHP weights"), judged, outputs))
            overlay["WEIGHTS_TABLE"] = FromRun("ahp", "WEIGHTS_TABLE")
        elif how == "given":
            weights = self.weights(study)
            overlay["WEIGHTS"] = (
                ",".join(f"{weights[name]:.17g}" for name in used) if weights else self.value(study, "weights")
            )
        else:
            overlay["WEIGHTING"] = 1
        corrected = self.layer(study, "sensitivity")
        name = "base_resistance" if corrected else "resistance"
        title = self.tr("Resistance before correction") if corrected else self.tr("Resistance")
        outputs = {"OUTPUT": Output(f"{name}.tif", title, background=True)}
        runs.append(Run(name, "esp:weightedoverlay", title, overlay, outputs))
        if corrected:
            title = self.tr("Corrected resistance")
            outputs = {"OUTPUT": Output("resistance.tif", title, background=True)}
            values = {"RESISTANCE": FromRun(name), "SENSITIVITY": corrected}
            runs.append(Run("resistance", "esp:sensitivitycorrection", title, values, outputs))
        return runs

    def _factor(self, study, name: str, label: str) -> Run:
        raster = "landcover" if ROLE[name] == "roads" else ROLE[name]
        values = {"INPUT": FromLayer(raster)}
        if name == "land_use":
            values["LEGEND"] = self.steps.legend(study)
        elif name == "distance_to_road":
            values.update(MEASURE=1, FEATURES=FromLayer("roads"))
        elif name == "distance_to_water":
            values.update(MEASURE=1, VALUES=self.classes(study, "water_classes"))
        elif name == "slope":
            values["MEASURE"] = 2
        values.update(self._scores(study, name))
        outputs = {"OUTPUT": Output(f"factor_{name}.tif")}
        if "MEASURE" in values:
            # What the editor of scores shows the histogram of.
            outputs["MEASURED"] = Output(f"measured_{name}.tif")
        return Run(f"factor_{name}", "esp:resistancefactor", label, given(values), outputs)

    def scores(self, study, name: str) -> str:
        """How a factor is scored: "paper", "breaks" or "own"."""
        own = self.settings(study, name).get("scores")
        if isinstance(own, dict):
            return "own"
        return own or ("breaks" if name in BY_BREAKS else "paper")

    def _scores(self, study, name: str) -> dict:
        how = self.scores(study, name)
        if how == "own":
            return dict(self.settings(study, name)["scores"])
        if how == "breaks":
            # High values are easy to cross: green land, and land far from roads.
            return {"CLASSIFICATION": 1, **({"REVERSE": True} if name in ("ndvi", "distance_to_road") else {})}
        found = {"PRESET": FACTORS.index(f"qaidam_{name}") + 1}
        if name == "ndvi":
            found["UNCOVERED"] = "9"
        return found

    def missing_layers(self, study):
        """Also one factor at least."""
        missing = super().missing_layers(study)
        if self.value(study, "method") == "factors" and not missing and not self.used(study):
            missing.append(self.field("factors"))
        return missing

    def products(self, study):
        """The surface."""
        own = self.value(study, "method") == "own"
        return {"resistance": FromLayer("own_resistance") if own else FromRun("resistance")}

    def key_numbers(self, results, study):
        """Range and consistency."""
        found = results.get("resistance") or results.get("base_resistance")
        if not found:
            layers = self.steps.layers(study, "own_resistance")
            names = ", ".join(layer.name() for layer in layers)
            return [self.tr("The layer {name} is taken.").format(name=names)] if names else []
        lines = []
        if found.get("minimum") is not None:
            lines.append(
                self.tr("{low} to {high}, mean {mean}").format(
                    low=decimal(found["minimum"]), high=decimal(found["maximum"]), mean=decimal(found["mean"])
                )
            )
        if "ahp" in results:
            ratio = float(results["ahp"]["CR"])
            text = (
                self.tr("The judgements are consistent: CR = {cr}.")
                if ratio < 0.1
                else self.tr("The judgements contradict each other: CR = {cr}, 0.1 or more.")
            )
            lines.append(text.format(cr=decimal(ratio, 2)))
        weights = self.weights(study)
        labels = self.labels()
        if weights:
            lines.append(", ".join(f"{labels[name]} {percent(weight)}" for name, weight in weights.items()))
        return lines

    def links(self, results):
        """The weights."""
        return [(self.tr("Weights"), "ahp", "WEIGHTS_TABLE")] if "ahp" in results else []
