"""Step 1: ecological sources from pattern and connectivity, from services, or from a layer."""

from __future__ import annotations

from ..fields import ChoiceField, ClassesField, EditorField, FlagField, LayerField, LayersField, NumberField, TextField
from ..plan import FromLayer, FromRun, Output, Run
from .numbers import area, count, decimal
from .step import Step

NATURAL = ("forest", "shrub", "grassland", "water", "snow_ice", "wetland", "tundra")
# The published tables of the Shiyang basin.
_PAPER = 1
SERVICES = ("habitat", "water_yield", "soil", "carbon")


class SourcesStep(Step):
    """Ecological sources."""

    ID = "sources"
    HELP = "esp:ecologicalsources"
    ALGORITHMS = ("esp:mspa", "esp:ecologicalsources", "esp:owa")

    def title(self):
        """The title."""
        return self.tr("Sources")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Finds the patches that the pattern starts from: large, well-connected cores of natural land, or the land "
            "that gives the most services. A table tells of every patch why it was kept or dropped."
        )

    def fields(self):
        """The form."""
        mspa = self.is_value("method", "mspa")
        owa = self.is_value("method", "owa")
        return [
            ChoiceField(
                "method",
                self.tr("Method"),
                options=(
                    ("mspa", self.tr("MSPA and connectivity")),
                    ("owa", self.tr("Services and OWA")),
                    ("own", self.tr("A layer of my own")),
                ),
                default="mspa",
                radio=True,
            ),
            LayerField("landcover", self.tr("Land cover"), shown=self.is_value("method", "mspa", "owa")),
            *self._mspa_fields(mspa),
            *self._service_fields(owa),
            LayerField(
                "own_sources",
                self.tr("My sources"),
                self.tr("Polygons; a field source_id numbers them."),
                shown=self.is_value("method", "own"),
            ),
        ]

    def _mspa_fields(self, shown):
        return [
            ClassesField(
                "natural_classes",
                self.tr("Natural classes"),
                self.tr("The foreground of MSPA: land that wild species live on."),
                shown=shown,
                role="landcover",
                covers=NATURAL,
            ),
            NumberField(
                "largest", self.tr("Keep largest"), self.tr("0: all."), shown=shown, default=30, whole=True,
                maximum=10000, suffix=self.tr(" patches"),
            ),
            NumberField(
                "least_dpc",
                self.tr("dPC above"),
                self.tr("How much of the landscape's connectivity hangs on a patch. 0: all."),
                shown=shown,
                default=1.1,
                maximum=100.0,
                suffix=" %",
            ),
            NumberField(
                "edge_width", self.tr("Edge width (cells)"), self.tr("Of a patch, on all its sides."), True, shown,
                default=1, minimum=1, maximum=100, whole=True,
            ),
            NumberField(
                "distance",
                self.tr("Dispersal distance"),
                self.tr("Of the species; two patches this far apart are linked with a probability of 0.5."),
                True,
                shown,
                default=5000.0,
                decimals=0,
                suffix=" m",
            ),
        ]  # fmt: skip

    def _service_fields(self, shown):
        def wants(service):
            return lambda study: shown(study) and self.value(study, service)

        water, soil = wants("water_yield"), wants("soil")
        return [
            FlagField("habitat", self.tr("Habitat quality"), shown=shown, default=True),
            FlagField("water_yield", self.tr("Water yield"), shown=shown, default=True),
            LayerField("precipitation", self.tr("Precipitation"), self.tr("Millimetres a year."), shown=water),
            LayerField("et0", self.tr("Evapotranspiration"), self.tr("Reference, millimetres a year."), shown=water),
            LayerField("soil_depth", self.tr("Soil depth"), self.tr("Millimetres."), shown=water),
            LayerField("pawc", self.tr("Available water"), self.tr("Plant available water, 0 to 1."), shown=water),
            FlagField("soil", self.tr("Soil retention"), shown=shown, default=True),
            LayerField("dem", self.tr("Elevation"), shown=soil),
            LayerField("erosivity", self.tr("Erosivity"), self.tr("MJ mm / (ha h yr)."), shown=soil),
            LayerField("erodibility", self.tr("Erodibility"), self.tr("t ha h / (ha MJ mm)."), shown=soil),
            FlagField("carbon", self.tr("Carbon storage"), shown=shown, default=True),
            LayersField(
                "services",
                self.tr("Further services"),
                self.tr("Rasters of your own, higher is better."),
                advanced=True,
                shown=shown,
                optional=True,
            ),
            TextField(
                "alphas",
                self.tr("Risk coefficients"),
                self.tr("One scenario each: small ones take risks, large ones avoid them."),
                shown=shown,
                default="0.0001,0.1,0.5,1,2,10,100000",
            ),
            TextField(
                "criterion_weights",
                self.tr("Weights of services"),
                self.tr("In the order above; empty: all the same."),
                True,
                shown,
                default="",
            ),
            EditorField("owa_explorer", self.tr("OWA explorer..."), shown=shown, editor="owa"),
            NumberField(
                "least_area", self.tr("Least area"), shown=shown, default=500.0, decimals=1, suffix=" ha"
            ),
        ]

    def wanted_services(self, study) -> list:
        """The services that are computed."""
        return [service for service in SERVICES if self.value(study, service)]

    def missing_layers(self, study):
        """Also two services at least, since OWA weighs them against each other."""
        missing = super().missing_layers(study)
        if self.value(study, "method") == "owa":
            total = len(self.wanted_services(study)) + len(self.steps.layers(study, "services"))
            if total < 2:
                missing.append(self.field("services"))
        return missing

    def runs(self, study, ready):
        """MSPA or services with OWA, then the selection."""
        method = self.value(study, "method")
        if method == "own":
            return []
        select = {"OUTPUT": Output("sources.gpkg", self.tr("Ecological sources"))}
        select["DECISIONS"] = Output("source_decisions.csv")
        if method == "mspa":
            rules = {
                "INPUT": FromRun("mspa", "CLASSES"),
                "VALUES": "1",
                "TOP_N": self.value(study, "largest"),
                "MIN_DPC": self.value(study, "least_dpc"),
                "DISTANCE": self.value(study, "distance"),
            }
            mspa = Run(
                "mspa",
                "esp:mspa",
                self.tr("MSPA"),
                {
                    "INPUT": FromLayer("landcover"),
                    "FOREGROUND": self.classes(study, "natural_classes"),
                    "EDGE_WIDTH": self.value(study, "edge_width"),
                },
                {
                    "OUTPUT": Output("mspa.tif", self.tr("MSPA"), background=True),
                    "CLASSES": Output("mspa_classes.tif"),
                    "STATISTICS": Output("mspa_statistics.csv"),
                },
            )
            return [mspa, Run("sources", "esp:ecologicalsources", self.tr("Ecological sources"), rules, select)]
        rules = {
            "INPUT": FromRun("owa", "BEST_PRIORITY"),
            "VALUES": "1",
            "MIN_AREA": self.value(study, "least_area"),
            "TOP_N": 0,
            "MIN_DPC": 0.0,
        }
        return [
            *self._service_runs(study),
            self._owa_run(study),
            Run("sources", "esp:ecologicalsources", self.tr("Ecological sources"), rules, select),
        ]

    def _service_runs(self, study):
        landcover = {"LANDCOVER": FromLayer("landcover"), "PRESET": _PAPER, "LEGEND": self.steps.legend(study)}
        water = {role.upper(): FromLayer(role) for role in ("precipitation", "et0", "soil_depth", "pawc")}
        soil = {role.upper(): FromLayer(role) for role in ("dem", "erosivity", "erodibility")}
        known = {
            "habitat": ("esp:habitatquality", self.tr("Habitat quality"), {}),
            "water_yield": ("esp:wateryield", self.tr("Water yield"), water),
            # Holes along the streams would be holes in the sources.
            "soil": ("esp:soilretention", self.tr("Soil retention"), {**soil, "STREAM_CELLS": 1}),
            "carbon": ("esp:carbonstorage", self.tr("Carbon storage"), {}),
        }
        return [
            Run(
                service,
                known[service][0],
                known[service][1],
                {**landcover, **known[service][2]},
                {"OUTPUT": Output(f"{service}.tif", known[service][1], background=True)},
            )
            for service in self.wanted_services(study)
        ]

    def _owa_run(self, study):
        values = {
            "INPUTS": [*(FromRun(name) for name in self.wanted_services(study)), FromLayer("services")],
            "ALPHAS": self.value(study, "alphas"),
        }
        weights = self.value(study, "criterion_weights")
        if weights:
            values["CRITERION_WEIGHTS"] = weights
        outputs = {
            "OUTPUT": Output("owa.tif"),
            "BEST_PRIORITY": Output("priority_area.tif", self.tr("Priority area"), background=True),
            "SCENARIOS": Output("owa_scenarios.csv"),
            "PAGE": Output("owa.html"),
        }
        return Run("owa", "esp:owa", self.tr("OWA scenarios"), values, outputs)

    def products(self, study):
        """The sources, and their raster of classes."""
        own = self.value(study, "method") == "own"
        return {"sources": FromLayer("own_sources") if own else FromRun("sources")}

    def key_numbers(self, results, study):
        """Number, area, connectivity."""
        found = results.get("sources")
        if not found:
            layers = self.steps.layers(study, "own_sources")
            names = ", ".join(layer.name() for layer in layers)
            return [self.tr("The layer {name} is taken.").format(name=names)] if names else []
        number = count(found["COUNT"])
        lines = [
            self.tr("1 source, {area}").format(area=area(found["AREA"]))
            if number == "1"
            else self.tr("{count} sources, {area}").format(count=number, area=area(found["AREA"]))
        ]
        if found.get("KEPT_SHARE") is not None:
            share = decimal(found["KEPT_SHARE"])
            lines.append(self.tr("They keep {share} % of the connectivity of all patches.").format(share=share))
        if "owa" in results:
            alpha = decimal(results["owa"]["BEST_ALPHA"])
            lines.append(self.tr("Best scenario: alpha = {alpha}.").format(alpha=alpha))
        if "mspa" in results:
            core = area(results["mspa"]["CORE_AREA"])
            lines.append(self.tr("Cores cover {area}.").format(area=core))
        return lines

    def links(self, results):
        """Decisions, OWA's page."""
        found = []
        if "sources" in results:
            found.append((self.tr("Why were patches dropped?"), "sources", "DECISIONS"))
        if "owa" in results:
            found.append((self.tr("Scenarios compared"), "owa", "PAGE"))
        return found
