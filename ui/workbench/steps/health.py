"""Step 5: the health of the ecosystem over the years."""

from __future__ import annotations

from ..fields import ChoiceField, LayersField, NumberField, TextField
from ..plan import FromLayer, FromRun, Output, Run
from ..roles import year_of
from .numbers import decimal, percent
from .step import Step, given

UNITS = ("fishnet", "window", "polygons")
MODELS = ("VORS", "VOR")
CLASSES = ("paper", "breaks")


class HealthStep(Step):
    """Ecosystem health."""

    ID = "health"
    HELP = "esp:ecosystemhealth"
    ALGORITHMS = ("esp:ecosystemhealth", "esp:healthchange")

    def title(self):
        """The title."""
        return self.tr("Ecosystem health")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Rates vigour, organisation, resilience and services of each square from 0 to 1, for one or several "
            "years. With several years it tells where health improves and where it declines."
        )

    def fields(self):
        """The form."""
        return [
            LayersField("landcovers", self.tr("Land cover by year")),
            LayersField("npp", self.tr("NPP by year"), self.tr("Vigour, as many years as there is land cover.")),
            ChoiceField(
                "model",
                self.tr("Model"),
                options=(("VORS", self.tr("VORS: with services")), ("VOR", self.tr("VOR: without services"))),
                default="VORS",
                advanced=True,
            ),
            ChoiceField(
                "unit",
                self.tr("Measured in"),
                options=(("fishnet", self.tr("Squares")), ("window", self.tr("A moving window"))),
                default="fishnet",
            ),
            NumberField(
                "size",
                self.tr("Side or radius"),
                self.tr("Of the squares or of the window; empty: from the cell size."),
                optional=True,
                default=None,
                decimals=0,
                suffix=" m",
            ),
            ChoiceField(
                "classes",
                self.tr("Classes"),
                self.tr("The paper's limits fit only its basin."),
                options=(("breaks", self.tr("Natural breaks")), ("paper", self.tr("Limits of the paper"))),
                default="breaks",
                advanced=True,
            ),
            TextField(
                "key_classes",
                self.tr("Key classes"),
                self.tr("Whose fragmentation counts, parted by semicolons."),
                advanced=True,
                default="grassland; water; cropland",
            ),
        ]

    def years(self, study) -> list:
        """The years in the names of the land covers; empty where one has none."""
        years = [year_of(layer.name()) for layer in self.steps.layers(study, "landcovers")]
        return [] if None in years or len(set(years)) < len(years) else years

    def runs(self, study, ready):
        """Health, and its change where there are several years."""
        years = ",".join(map(str, self.years(study))) or None
        values = {
            "LANDCOVERS": [FromLayer("landcovers")],
            "VITALITIES": [FromLayer("npp")],
            "YEARS": years,
            "LEGEND": self.steps.legend(study),
            "UNIT": UNITS.index(self.value(study, "unit")),
            "SIZE": self.value(study, "size"),
            "MODEL": MODELS.index(self.value(study, "model")),
            "CLASSIFICATION": CLASSES.index(self.value(study, "classes")),
            "KEY_CLASSES": self.value(study, "key_classes"),
        }
        outputs = {
            "OUTPUT": Output("health.tif", self.tr("Health"), background=True),
            "HEALTH_CLASSES": Output("health_classes.tif", self.tr("Health classes"), background=True),
            "COMPONENTS": Output("health_components.tif"),
            "CLASS_TABLE": Output("health_class_areas.csv"),
        }
        runs = [Run("health", "esp:ecosystemhealth", self.tr("Health"), given(values), outputs)]
        if len(self.steps.layers(study, "landcovers")) > 1:
            change = {
                "INPUT": FromRun("health"),
                "COMPONENTS": FromRun("health", "COMPONENTS"),
                "YEARS": years,
                "CLASSIFICATION": CLASSES.index(self.value(study, "classes")),
            }
            outputs = {
                "DIFFERENCE": Output("health_difference.tif", self.tr("Change of health"), background=True),
                "TREND": Output("health_trend.tif"),
                "TRANSITION": Output("health_transitions.csv"),
            }
            runs.append(Run("change", "esp:healthchange", self.tr("Change of health"), given(change), outputs))
        return runs

    def products(self, study):
        """Health, its change and trend."""
        found = {"health": FromRun("health"), "health_classes": FromRun("health", "HEALTH_CLASSES")}
        if len(self.steps.layers(study, "landcovers")) > 1:
            found["difference"] = FromRun("change", "DIFFERENCE")
            found["trend"] = FromRun("change", "TREND")
        return found

    def key_numbers(self, results, study):
        """The mean, and where it went."""
        found = results.get("health")
        if not found:
            return []
        lines = [self.tr("Mean health {mean}").format(mean=decimal(found["MEAN"]))]
        means = [(key[len("mean EHI ") :], value) for key, value in found.items() if key.startswith("mean EHI ")]
        if len(means) > 1:
            lines.append(", ".join(f"{year}: {decimal(value)}" for year, value in means))
        change = results.get("change")
        if change and change.get("IMPROVED") is not None:
            lines.append(
                self.tr("Improved on {improved}, degraded on {degraded} of the area.").format(
                    improved=percent(change["IMPROVED"]), degraded=percent(change["DEGRADED"])
                )
            )
        return lines

    def links(self, results):
        """Areas and transitions."""
        found = []
        if "health" in results:
            found.append((self.tr("Areas of the classes"), "health", "CLASS_TABLE"))
        if "change" in results:
            found.append((self.tr("Transitions"), "change", "TRANSITION"))
        return found
