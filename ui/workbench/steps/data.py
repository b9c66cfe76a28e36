"""Step 0: the layers as they are, or prepared onto one grid."""

from __future__ import annotations

from ..fields import ChoiceField, CrsField, LayerField, LayersField, NumberField
from ..plan import FromLayer, Output, Run
from ..roles import ROLES
from .step import Step, given

CLASS_ROLES = ("landcover", "landcovers")
VALUE_ROLES = ("dem", "ndvi", "npp", "precipitation", "et0", "soil_depth", "pawc", "erosivity", "erodibility")
VECTOR_ROLES = ("roads", "districts")


class DataStep(Step):
    """Data."""

    ID = "data"
    HELP = "esp:prepare"
    ALGORITHMS = ("esp:prepare",)

    def title(self):
        """The title."""
        return self.tr("Data")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Choose the layers of the study. They are taken as they are, or brought onto one grid in one coordinate "
            "system in metres."
        )

    def fields(self):
        """The form."""
        prepare = self.is_value("method", "prepare")
        raster = self.tr("Layers whose names say what they are were chosen for you.")
        return [
            LayerField("landcover", self.tr("Land cover"), raster),
            LayerField("dem", self.tr("Elevation"), raster, optional=True),
            LayerField("ndvi", self.tr("NDVI"), raster, optional=True),
            LayerField("roads", self.tr("Roads, railways"), optional=True),
            LayerField(
                "districts",
                self.tr("Districts"),
                self.tr("Areas are told for each of them in the report."),
                optional=True,
            ),
            ChoiceField(
                "method",
                self.tr("Layers are"),
                options=(("as_is", self.tr("Taken as they are")), ("prepare", self.tr("Prepared onto one grid"))),
                default="as_is",
                radio=True,
            ),
            LayerField(
                "study_area", self.tr("Study area"), self.tr("Layers are clipped to it."), shown=prepare, optional=True
            ),
            NumberField(
                "cell_size",
                self.tr("Cell size"),
                self.tr("Empty: that of the finest raster of classes."),
                shown=prepare,
                suffix=" m",
                optional=True,
                default=None,
                decimals=1,
            ),
            CrsField(
                "crs",
                self.tr("Coordinate system"),
                self.tr("Empty: that of the layers where it is in metres, else the UTM zone."),
                shown=prepare,
                default="",
            ),
            LayersField(
                "landcovers",
                self.tr("Land cover by year"),
                self.tr("For the health of the ecosystem; the years are read from the names."),
                advanced=True,
                optional=True,
            ),
            LayersField("npp", self.tr("NPP by year"), advanced=True, optional=True),
        ]

    def runs(self, study, ready):
        """esp:prepare, where it is wanted."""
        if self.value(study, "method") != "prepare":
            return []
        area = FromLayer("study_area") if self.steps.layers(study, "study_area") else FromLayer("landcover")
        values = {
            "STUDY_AREA": area if area.role == "study_area" else None,
            "TARGET_CRS": self.value(study, "crs") or None,
            "CELL_SIZE": self.value(study, "cell_size"),
            "CLASS_RASTERS": [FromLayer(role) for role in CLASS_ROLES],
            "VALUE_RASTERS": [FromLayer(role) for role in VALUE_ROLES],
            "VECTORS": [FromLayer(role) for role in VECTOR_ROLES],
        }
        outputs = {"FOLDER": Output("prepared")}
        return [Run("prepare", "esp:prepare", self.tr("Prepared data"), given(values), outputs)]

    def key_numbers(self, results, study):
        """Grid and number of layers."""
        return self.steps.describe_grid(study)

    def links(self, results):
        """The page of what was prepared."""
        if "prepare" in results:
            return [(self.tr("What was prepared?"), "prepare", "FOLDER")]
        return []


def prepared_roles() -> list:
    """The roles whose layers are replaced by prepared ones."""
    return [role for role in (*CLASS_ROLES, *VALUE_ROLES, *VECTOR_ROLES) if role in ROLES]
