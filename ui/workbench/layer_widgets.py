"""The widgets that choose layers and classes of the project."""

from __future__ import annotations

from qgis.core import Qgis, QgsMapLayerProxyModel
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from ...algorithms.report.words import in_language
from ...core.lists import list_parts
from ...core.wording import filled
from ..widgets.layouts import fill, icon_button, narrow
from ..widgets.text import shared_tr
from . import layer_facts
from .choice_button import ChoiceButton
from .field_widget import FieldWidget
from .numbers import percent
from .roles import year_of

_FILTER = getattr(Qgis, "LayerFilter", QgsMapLayerProxyModel)
_FILTERS = {
    "raster": "RasterLayer",
    "line": "LineLayer",
    "polygon": "PolygonLayer",
    "point": "PointLayer",
    "layer": "All",
    "table": "All",
}


class LayerWidget(FieldWidget):
    """QGIS' own layer box, and a button for a file."""

    def make(self):
        """Box and button in a row."""
        self.box = narrow(QgsMapLayerComboBox(), 6)
        self.box.setFilters(getattr(_FILTER, _FILTERS[self.field.kind]))
        words = shared_tr("(none)") if self.field.optional else shared_tr("(choose a layer)")
        self.box.setAllowEmptyLayer(True, words)
        self.keep_still(self.box)
        self.box.layerChanged.connect(self._on_changed)
        name = f"{self.step.ID}_{self.field.key}_file"
        self.file = icon_button("mActionFileOpen", shared_tr("Load a layer from a file"), None, name)
        holder = QWidget()
        fill(QHBoxLayout(holder), (self.box, 1), self.file, margins=0, spacing=2)
        holder.setFocusProxy(self.box)
        return holder

    @property
    def main(self):
        """The box."""
        return self.box

    def refresh(self):
        """Show the layer of the role."""
        found = self.session.route.chosen_layers(self.session.study, self.field.key)
        self.box.blockSignals(True)
        self.box.setLayer(found[0] if found else None)
        if not found:
            # The empty entry stands first.
            self.box.setCurrentIndex(0)
        self.box.blockSignals(False)
        self.box.setToolTip(found[0].name() if found else self.field.help)

    def _on_changed(self, layer):
        self.session.set_layers(self.field.key, [] if layer is None else [layer])


class LayersWidget(FieldWidget):
    """Several layers, by check boxes."""

    def make(self):
        """The button."""
        button = ChoiceButton()
        button.opening.connect(self._fill)
        button.chosen.connect(self._on_chosen)
        return button

    def refresh(self):
        """Name the layers."""
        names = [layer.name() for layer in self.session.route.chosen_layers(self.session.study, self.field.key)]
        words = shared_tr("(none)") if self.field.optional else shared_tr("(choose layers)")
        self.widget.show_words(", ".join(names) or words)
        self.widget.setToolTip("\n".join(names) or self.field.help)

    def _fill(self):
        chosen = self.session.route.chosen_layers(self.session.study, self.field.key)
        rasters = [
            layer
            for layer in self.session.project.mapLayers().values()
            if self._fits(layer) and layer not in chosen
        ]
        rasters.sort(key=lambda layer: layer.name().casefold())
        self.widget.fill(
            [(layer.id(), layer.name(), None, layer in chosen) for layer in (*chosen, *rasters)],
            lambda keys: filled(self._summary(), count=len(keys)),
        )

    def _summary(self) -> str:
        if self.field.kind == "raster":
            return shared_tr("{count} {count:raster|rasters}, in the order of the years")
        return shared_tr("{count} {count:layer|layers}")

    def _fits(self, layer) -> bool:
        kind = layer_facts.kind_of(layer)
        return kind == self.field.kind or self.field.kind == "layer" and kind not in ("", "table")

    def _on_chosen(self, keys):
        layers = [self.session.project.mapLayer(key) for key in keys]
        self.session.set_layers(self.field.key, sorted_by_year([layer for layer in layers if layer is not None]))


def sorted_by_year(layers: list) -> list:
    """Layers by the years in their names; those without keep their order at the end."""
    return sorted(layers, key=lambda layer: year_of(layer.name()) or 9999)


class ClassesWidget(FieldWidget):
    """The class picker: names, colours, shares of the area."""

    def make(self):
        """The button."""
        button = ChoiceButton()
        button.opening.connect(self._fill)
        button.chosen.connect(lambda keys: self.give(",".join(map(str, keys))))
        # By a signal of the button, which goes with it.
        self.session.covers.shares.counted.connect(button.renewed)
        button.renewed.connect(self._on_counted)
        return button

    def _on_counted(self, _layer):
        self.refresh()
        if self.widget.menu().isVisible():
            self._fill()

    def _layer(self):
        found = self.session.route.layers(self.session.study, self.field.role)
        return found[0] if found else None

    def _chosen(self) -> list:
        text = self.step.classes(self.session.study, self.field.key)
        values = []
        for part in list_parts(text):
            low, _, high = part.partition("-")
            if low.isdigit():
                values += range(int(low), int(high or low) + 1)
        return values

    def refresh(self):
        """Name the classes."""
        layer = self._layer()
        self.widget.setEnabled(layer is not None)
        if layer is None:
            self.widget.show_words(shared_tr("(choose the land cover first)"))
            return
        if not self.session.route.is_legend_known(self.session.study, layer):
            self.widget.show_words(shared_tr("(the classes are being looked at)"))
            return
        names = self._names(layer)
        shares = self.session.covers.shares.shares(layer)
        # Classes that the land cover does not have need not be named.
        chosen = [value for value in self._chosen() if not shares or value in shares]
        words = ", ".join(names.get(value, str(value)) for value in chosen)
        # Land covers whose values are known once the legend is.
        words = words or self.step.classes(self.session.study, self.field.key)
        self.widget.show_words(words or shared_tr("(choose classes)"))
        self.widget.setToolTip(words or self.field.help)

    def _names(self, layer) -> dict:
        found = layer_facts.legend_for(layer, self.session.route.legend_name(self.session.study)).names
        return {value: in_language(name) for value, name in found.items()}

    def _fill(self):
        layer = self._layer()
        if layer is None:
            return
        names, shares = self._names(layer), self.session.covers.shares.shares(layer)
        chosen, colours = set(self._chosen()), layer_facts.class_colours(layer)
        values = sorted(shares or {*names, *chosen})

        def text(value):
            name = f"{names[value]} ({value})" if value in names else str(value)
            return f"{name}   {percent(shares[value])}" if value in shares else name

        def summary(keys):
            if not shares:
                return shared_tr("The shares of the area are being counted.")
            total = sum(shares.get(key, 0.0) for key in keys)
            return shared_tr("{share} of the area").format(share=percent(total))

        self.widget.fill([(value, text(value), colours.get(value), value in chosen) for value in values], summary)
