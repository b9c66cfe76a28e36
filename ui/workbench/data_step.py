"""Step 0: the layers as they are, or prepared onto one grid."""

from __future__ import annotations

from ...algorithms.frame.legends import legend_titles
from ...algorithms.platform.language import translate
from ...core.presets import LEGENDS
from ...core.products.legend_recognition import product_title
from ...core.workflow.blocks import LANDCOVER
from ...core.workflow.definition import Layer, Workflow
from ...core.workflow.own_factors import place_of
from ...core.workflow.study_layers import STUDY_AREA
from . import layer_facts
from .fields import ChoiceField, CrsField, LayerField, LayersField, NumberField, TextField
from .forms import definition
from .layer_lines import lies_apart
from .plan import FromLayer, Output, Run
from .step import Step


class DataStep(Step):
    """Data."""

    def __init__(self, route):
        super().__init__(route, "data")
        self._form: tuple = (None, {})

    def title(self):
        """The title."""
        return self.tr("Data")

    def explanation(self):
        """What it does."""
        return self.tr(
            "Choose the layers of the study. They are taken as they are, or brought onto one grid in one coordinate "
            "system in metres."
        )

    def fields(self, study):
        """The form, made anew when the layers that the study can have change."""
        known = self.route.definitions(study).items()
        layers = tuple(layer for key, layer in known if key != STUDY_AREA.key and place_of(key) is None)
        mark = layers, bool(self.missing_layers(study))
        if mark != self._form[0]:
            self._form = mark, {field.key: field for field in self._fields(*mark)}
        return self._form[1]

    def _fields(self, layers, needs_cover: bool) -> list:
        """The layers of the workflows that the study follows, and how they are prepared."""
        prepare = self.is_value("method", "prepare")
        return [
            *(self._layer(layer, needs_cover and layer.key == LANDCOVER.key) for layer in layers),
            ChoiceField(
                "legend",
                self.tr("Legend of the land cover"),
                self.tr(
                    "What its class values mean. Recognised by names, colours and the set of values, and shown "
                    "here; choose another product where that is wrong."
                ),
                options=tuple(zip((None, *LEGENDS), legend_titles())),
                default=None,
                found=self._recognised,
            ),
            ChoiceField(
                "method",
                self.tr("Layers are"),
                self.tr("Prepared: each layer is brought into one coordinate system and onto one grid, in new files."),
                options=(("as_is", self.tr("Taken as they are")), ("prepare", self.tr("Prepared onto one grid"))),
                default="as_is",
                radio=True,
            ),
            layer_field(self.route, STUDY_AREA, True, False, prepare),
            NumberField(
                "cell_size",
                self.tr("Cell size"),
                self.tr("Empty: that of the finest raster of classes."),
                shown=prepare,
                suffix=" m",
                optional=True,
            ),
            CrsField(
                "crs",
                self.tr("Coordinate system"),
                self.tr("Empty: that of the layers where it is in metres, else the UTM zone."),
                shown=prepare,
                default="",
            ),
            *(_setting(key, prepare) for key in ("SCALES", "VALID_RANGES")),
        ]

    def _layer(self, layer: Layer, needed: bool):
        """The field of a layer; the land cover stands above all others, whether or not it is needed."""
        return layer_field(self.route, layer, not needed, False if layer.key == LANDCOVER.key else None)

    def _recognised(self, study) -> str:
        """The legend that was recognised, in words."""
        layers = self.route.chosen_layers(study, LANDCOVER.key)
        if not layers or layer_facts.class_names(layers[0]):
            return ""
        name = self.route.seen_legend(study, layers[0])[0]
        if not name:
            return ""
        return self.tr("{legend}, recognised").format(legend=translate("messages", product_title(name)))

    def value(self, study, key):
        """A value of the form, or its default."""
        # Asked for with every layer, so that the form is not made for it.
        defaults = {"method": "as_is", "crs": "", "scales": "", "valid_ranges": ""}
        return study.value(self.ID, key, defaults.get(key))

    def missing_layers(self, study):
        """The land cover, where a step cannot do without, or there is nothing else to begin with."""
        if self.route.layers(study, LANDCOVER.key):
            return []
        stages = [step for step in self.route.steps_of(study) if step.ID != self.ID]
        needed = any(LANDCOVER.key in step.missing_layers(study) for step in stages)
        return [LANDCOVER.key] if needed or self.route.ground(study) is None else []

    def prepared_roles(self, study) -> list:
        """The roles whose layers are replaced by prepared ones."""
        return [key for key in self.route.definitions(study) if key != STUDY_AREA.key and place_of(key) is None]

    def runs(self, study, ready):
        """esp:prepare, where it is wanted."""
        if self.value(study, "method") != "prepare":
            return []
        rasters: dict = {True: [], False: []}
        vectors = []
        for key in self.prepared_roles(study):
            if lies_apart(self.route, study, key):
                # Nothing of it lies here; the line of the layer says so.
                continue
            layer = self.route.definition(key)
            if layer.kind in ("raster", "layer"):
                rasters[self._is_of_classes(key)].append(FromLayer(key, "raster"))
            if layer.kind != "raster":
                vectors.append(FromLayer(key, "vector"))
        values = {
            "STUDY_AREA": FromLayer(STUDY_AREA.key) if self.route.layers(study, STUDY_AREA.key) else None,
            "TARGET_CRS": self.value(study, "crs") or None,
            "CELL_SIZE": self.value(study, "cell_size"),
            "CLASS_RASTERS": rasters[True],
            "LEGEND": self.route.legend(study, as_chosen=True) or None,
            "VALUE_RASTERS": rasters[False],
            "SCALES": self.value(study, "scales") or None,
            "VALID_RANGES": self.value(study, "valid_ranges") or None,
            "VECTORS": vectors,
        }
        given = {key: value for key, value in values.items() if value is not None}
        return [Run("prepare", "esp:prepare", self.tr("Prepared data"), given, {"FOLDER": Output("prepared")})]

    def _is_of_classes(self, key: str) -> bool:
        return any(_is_read_as_classes(workflow, key) for workflow in self.route.workflows)

    def key_numbers(self, record, study):
        """Grid and number of layers."""
        return self.route.describe_grid(study)

    def links(self, record):
        """The page of what was prepared."""
        if "prepare" in record.results:
            return [(self.tr("What was prepared?"), "prepare", "FOLDER")]
        return []


def _is_read_as_classes(workflow: Workflow, key: str) -> bool:
    return any(name.startswith("LANDCOVER") for _step, name in workflow.feeds(key))


def _setting(key: str, shown) -> TextField:
    """A text of esp:prepare, which messages name."""
    found = definition("esp:prepare", key)
    return TextField(key.lower(), found.description(), found.help(), advanced=True, shown=shown, default="")


def layer_field(route, layer: Layer, optional: bool, advanced=None, shown=None):
    """The field of a layer of workflows."""
    kind = LayersField if layer.several else LayerField
    return kind(
        layer.key,
        route.label(layer.key),
        translate("models", layer.help) if layer.help else "",
        advanced=layer.advanced or layer.optional if advanced is None else advanced,
        shown=shown,
        kind=layer.kind,
        optional=optional,
    )
