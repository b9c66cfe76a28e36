"""The way through the steps, and what they ask of the project."""

from __future__ import annotations

from qgis.core import QgsProject

from ...algorithms.platform.compat import METRES
from ...algorithms.platform.language import translate
from ...core.presets import LEGENDS
from . import layer_facts
from .plan import FromLayer, FromRun
from .steps import STEPS
from .steps.data import prepared_roles
from .steps.numbers import count, decimal
from .study import Study


class Route:
    """All steps in their order.

    Parameters
    ----------
    project : QgsProject, optional
    """

    def __init__(self, project=None):
        self.project = project or QgsProject.instance()
        self._steps = {kind.ID: kind() for kind in STEPS}
        for step in self._steps.values():
            step.steps = self

    def __iter__(self):
        return iter(self._steps.values())

    def __getitem__(self, name: str):
        return self._steps[name]

    def number(self, name: str) -> int:
        """The number of a step, from 0."""
        return list(self._steps).index(name)

    # -- layers ----------------------------------------------------------------------------

    def layers(self, study: Study, role: str) -> list:
        """The layers of a role: the prepared ones where there are some."""
        if role in prepared_roles() and self["data"].value(study, "method") == "prepare":
            record = study.record("data")
            found = [self.project.mapLayer(record.layers[key]) for key in prepared_keys(record, role)]
            if found and all(layer is not None for layer in found):
                return found
        return self.chosen_layers(study, role)

    def chosen_layers(self, study: Study, role: str) -> list:
        """The layers as the user chose them."""
        found = [layer_facts.find(self.project, ref) for ref in study.refs(role)]
        return [layer for layer in found if layer is not None]

    def layers_for(self, study: Study, step: str, role: str) -> list:
        """The layers that a step's runs take: step 0 prepares the chosen ones."""
        return self.chosen_layers(study, role) if step == "data" else self.layers(study, role)

    def legend_name(self, study: Study) -> str:
        """The product whose legend the land cover has; empty for its own class names."""
        chosen = study.value("data", "legend")
        if chosen is not None:
            return chosen
        layers = self.layers(study, "landcover")
        return layer_facts.guessed_legend(layers[0]) if layers else ""

    def legend(self, study: Study) -> int:
        """The legend as the algorithms' forms number it; 0 for the layer's own."""
        name = self.legend_name(study)
        return LEGENDS.index(name) + 1 if name in LEGENDS else 0

    def proposed_classes(self, study: Study, role: str, covers: tuple) -> str:
        """The classes of common land covers, as the legend has them: "2,3,4"."""
        layers = self.layers(study, role)
        if not layers:
            return ""
        legend = layer_facts.legend_for(layers[0], self.legend_name(study))
        return ",".join(str(value) for value, cover in sorted(legend.land_cover.items()) if cover in covers)

    def field_of(self, study: Study, role: str, names: tuple):
        """The first of several field names that a vector layer has; None without one."""
        layers = self.layers(study, role)
        known = [field.name() for field in layers[0].fields()] if layers else []
        return next((name for name in names if name in known), None)

    # -- products --------------------------------------------------------------------------

    def product(self, study: Study, name: str):
        """What a product is: `FromRun` or `FromLayer`; None where no step offers it."""
        for step in self:
            found = step.products(study).get(name)
            if found is not None:
                return found
        return None

    def owner(self, study: Study, name: str) -> str:
        """The step that offers a product; empty where none does."""
        return next((step.ID for step in self if name in step.products(study)), "")

    def is_ready(self, study: Study, name: str) -> bool:
        """Whether a product is there."""
        found = self.product(study, name)
        if isinstance(found, FromLayer):
            return bool(self.layers(study, found.role))
        return isinstance(found, FromRun) and bool(study.result(found.run, found.output))

    # -- words -----------------------------------------------------------------------------

    def describe_grid(self, study: Study) -> list:
        """The coordinate system, the cells and how the other layers fit, in lines."""
        layers = self.layers(study, "landcover")
        if not layers:
            return []
        first = layers[0]
        size = first.rasterUnitsPerPixelX()
        unit = "m" if first.crs().mapUnits() == METRES else "°"
        lines = [
            translate("shared", "{crs}, cells of {size} {unit}").format(
                crs=first.crs().authid() or first.crs().description(), size=decimal(size), unit=unit
            )
        ]
        lines.append(
            translate("shared", "{columns} x {rows} cells in {name}").format(
                columns=count(first.width()), rows=count(first.height()), name=first.name()
            )
        )
        others = [layer for role in prepared_roles() for layer in self.layers(study, role)]
        rasters = {layer.id(): layer for layer in others if layer_facts.kind_of(layer) == "raster"}
        apart = [layer.name() for layer in rasters.values() if not _same_grid(first, layer)]
        if apart:
            lines.append(
                translate("shared", "On another grid, brought onto this one in each step: {names}.").format(
                    names=", ".join(sorted(apart))
                )
            )
        else:
            lines.append(translate("shared", "All rasters lie on one grid."))
        return lines


def prepared_keys(record, role: str) -> list:
    """Keys of a role's prepared layers, in their order."""
    prefix = f"prepare.{role}."
    return sorted((key for key in record.layers if key.startswith(prefix)), key=lambda key: int(key[len(prefix) :]))


def _same_grid(a, b) -> bool:
    size = a.rasterUnitsPerPixelX()
    return (
        a.crs() == b.crs()
        and (a.width(), a.height()) == (b.width(), b.height())
        and abs(a.extent().xMinimum() - b.extent().xMinimum()) < 0.01 * size
        and abs(a.extent().yMaximum() - b.extent().yMaximum()) < 0.01 * size
    )
