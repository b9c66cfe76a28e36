"""Step 6: restoration zones."""

from __future__ import annotations

from qgis.core import QgsApplication

from ..fields import LayerField, NumberField
from ..plan import FromRun, Output, Run
from .numbers import area
from .step import Step, given

ALGORITHM = "esp:restorationzones"


class ZonesStep(Step):
    """Restoration zones."""

    ID = "zones"
    HELP = ALGORITHM
    ALGORITHMS = (ALGORITHM,)
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
                "least_area", self.tr("Least zone"), advanced=True, optional=True, default=None, suffix=" ha"
            ),
        ]

    def runs(self, study, ready):
        """esp:restorationzones with what there is."""
        values = {
            "HEALTH": self.product(study, "health"),
            "CORRIDORS": self.product(study, "corridors"),
            "SOURCES": self.product(study, "sources"),
            "TREND": self.product(study, "trend") if ready("trend") else None,
            "DISTURBANCE": self.layer(study, "disturbance"),
            "ELEVATION": self.layer(study, "dem"),
            "LANDCOVER": self.layer(study, "landcover"),
            "DISTRICTS": self.layer(study, "districts"),
            "BUFFER": self.value(study, "buffer"),
            "MIN_AREA": self.value(study, "least_area"),
        }
        outputs = {
            "OUTPUT": Output("zones.tif"),
            "ZONES": Output("restoration_zones.gpkg", self.tr("Restoration zones"), background=True),
            "AREA_TABLE": Output("zone_areas.csv"),
        }
        return [Run("zones", ALGORITHM, self.tr("Restoration zones"), _known(given(values)), _known(outputs))]

    def products(self, study):
        """The zones."""
        return {"zones": FromRun("zones", "ZONES"), "zone_raster": FromRun("zones"), "zone_areas": FromRun("zones", "AREA_TABLE")}

    def key_numbers(self, results, study):
        """The number of zones and their area."""
        found = results.get("zones")
        if not found:
            return []
        total = found.get("AREA") or found.get("area_ha")
        line = self.tr("Zones are drawn")
        if total:
            line = self.tr("Zones on {area}").format(area=area(total))
        return [line]

    def links(self, results):
        """The table of areas."""
        return [(self.tr("Areas of the zones"), "zones", "AREA_TABLE")] if "zones" in results else []


def _known(values: dict) -> dict:
    """Without keys that the algorithm does not have."""
    algorithm = QgsApplication.processingRegistry().algorithmById(ALGORITHM)
    if algorithm is None:
        return values
    return {key: value for key, value in values.items() if algorithm.parameterDefinition(key) is not None}
