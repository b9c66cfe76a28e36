"""Step 6: restoration zones."""

from __future__ import annotations

from ..fields import LayerField, NumberField
from ..plan import FromLayer, FromRun, Output, Run
from .numbers import area
from .step import Step, given


class ZonesStep(Step):
    """Restoration zones."""

    ID = "zones"
    HELP = "esp:restorationzones"
    ALGORITHMS = ("esp:restorationzones",)
    REQUIRES = ("health", "corridors")

    def title(self):
        """The title."""
        return self.tr("Restoration zones")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Divides the land into zones with a strategy each, by its health, its trend and its place in the network. "
            "A table gives the area of every zone in every district."
        )

    def fields(self):
        """The form."""
        return [
            LayerField("dem", self.tr("Elevation"), optional=True),
            LayerField("landcover", self.tr("Land cover"), optional=True),
            LayerField(
                "disturbance",
                self.tr("Disturbance"),
                self.tr("For example night light: high values are disturbed."),
                optional=True,
            ),
            LayerField("districts", self.tr("Districts"), optional=True),
            NumberField(
                "buffer",
                self.tr("Around corridors"),
                self.tr("Land this near to a corridor belongs to it; empty: from the cell size."),
                optional=True,
                default=None,
                decimals=0,
                suffix=" m",
            ),
            NumberField(
                "least_area",
                self.tr("Least area of a zone"),
                self.tr("Smaller ones join a neighbour; 0: all are kept."),
                advanced=True,
                default=0.0,
                decimals=1,
                suffix=" ha",
            ),
        ]

    def runs(self, study, ready):
        """esp:restorationzones with what there is."""
        disturbance = [FromLayer("disturbance")] if self.steps.layers(study, "disturbance") else None
        values = {
            "HEALTH": self.product(study, "health_classes"),
            "CORRIDORS": self.product(study, "corridors"),
            "SOURCES": self.product(study, "sources"),
            "TREND": self.product(study, "difference") if ready("difference") else None,
            "DISTURBANCE": disturbance,
            "ELEVATION": self.layer(study, "dem"),
            "LANDCOVER": self.layer(study, "landcover"),
            "LEGEND": self.steps.legend(study),
            "DISTRICTS": self.layer(study, "districts"),
            "DISTRICT_FIELD": self.steps.field_of(study, "districts", ("name", "NAME", "名称")),
            "BUFFER": self.value(study, "buffer"),
            "MIN_AREA": self.value(study, "least_area"),
        }
        outputs = {
            "OUTPUT": Output("zones.tif"),
            "ZONES": Output("restoration_zones.gpkg", self.tr("Restoration zones"), background=True),
            "RULE": Output("deciding_rules.tif"),
            "AREA_TABLE": Output("zone_areas.csv"),
            "PAGE": Output("zone_areas.html"),
        }
        return [Run("zones", "esp:restorationzones", self.tr("Restoration zones"), given(values), outputs)]

    def products(self, study):
        """The zones as polygons and as a raster."""
        return {"zones": FromRun("zones", "ZONES"), "zone_raster": FromRun("zones")}

    def key_numbers(self, results, study):
        """The area of the zones, and how much of it is weak land."""
        found = results.get("zones")
        if not found:
            return []
        lines = [self.tr("Zones on {area}").format(area=area(found["ZONED_AREA"]))]
        if found.get("BASE_AREA") is not None:
            lines.append(self.tr("Land of weak health: {area}.").format(area=area(found["BASE_AREA"])))
        return lines

    def links(self, results):
        """The page of areas."""
        return [(self.tr("Areas of the zones"), "zones", "PAGE")] if "zones" in results else []
