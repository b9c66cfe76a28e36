"""The widgets of a step's form, made from the descriptions of its fields."""

from __future__ import annotations

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsMapLayerProxyModel
from qgis.gui import QgsDoubleSpinBox, QgsMapLayerComboBox, QgsProjectionSelectionWidget, QgsSpinBox
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..widgets.text import shared_tr
from . import fields, layer_facts
from .choice_button import ChoiceButton
from .factor_list import FactorList
from .roles import ROLES
from .steps.numbers import percent

_FILTER = getattr(Qgis, "LayerFilter", QgsMapLayerProxyModel)
_FILTERS = {"raster": "RasterLayer", "line": "LineLayer", "polygon": "PolygonLayer"}


class _Still(QObject):
    """Lets the wheel scroll the form, not change the value below the pointer."""

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False


class FieldWidget:
    """A field on the screen.

    Parameters
    ----------
    field : Field
    session : Session
    step : Step
    """

    # Whether the words stand in the widget itself.
    WHOLE_ROW = False

    def __init__(self, field, session, step):
        self.field, self.session, self.step = field, session, step
        self.widget = self.make()
        self.widget.setToolTip(field.help)
        self.main.setAccessibleName(field.label)
        self.main.setObjectName(f"{step.ID}_{field.key}")

    @property
    def main(self):
        """The widget that takes the focus."""
        return self.widget

    def make(self):
        """Make the widget."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the study's value."""
        raise NotImplementedError

    def value(self):
        """The study's value."""
        return self.step.value(self.session.study, self.field.key)

    def give(self, value) -> None:
        """Set the study's value."""
        self.session.set_value(self.step.ID, self.field.key, value)

    def keep_still(self, widget) -> None:
        """Guard against the wheel."""
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._still = _Still(widget)
        widget.installEventFilter(self._still)


class LayerWidget(FieldWidget):
    """QGIS' own layer box, and a button for a file."""

    def make(self):
        """Box and button in a row."""
        role = ROLES[self.field.key]
        self.box = QgsMapLayerComboBox()
        self.box.setFilters(getattr(_FILTER, _FILTERS[role.kind]))
        words = shared_tr("(none)") if self.field.optional else shared_tr("(choose a layer)")
        self.box.setAllowEmptyLayer(True, words)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.keep_still(self.box)
        self.box.layerChanged.connect(self._on_changed)
        self.file = QToolButton()
        self.file.setIcon(QgsApplication.getThemeIcon("/mActionFileOpen.svg"))
        self.file.setAutoRaise(True)
        self.file.setToolTip(shared_tr("Load a layer from a file"))
        self.file.setAccessibleName(shared_tr("Load a layer from a file"))
        self.file.setObjectName(f"{self.step.ID}_{self.field.key}_file")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.box, 1)
        row.addWidget(self.file)
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
        self.box.blockSignals(False)
        self.box.setToolTip(found[0].name() if found else self.field.help)

    def _on_changed(self, layer):
        self.session.set_layers(self.field.key, [] if layer is None else [layer])


class LayersWidget(FieldWidget):
    """Several rasters, by check boxes."""

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
            if layer_facts.kind_of(layer) == "raster" and layer not in chosen
        ]
        rasters.sort(key=lambda layer: layer.name().casefold())
        self.widget.fill(
            [(layer.id(), layer.name(), None, layer in chosen) for layer in (*chosen, *rasters)],
            lambda keys: shared_tr("{count} rasters, in the order of their years").format(count=len(keys)),
        )

    def _on_chosen(self, keys):
        layers = [self.session.project.mapLayer(key) for key in keys]
        self.session.set_layers(self.field.key, sorted_by_year([layer for layer in layers if layer is not None]))


def sorted_by_year(layers: list) -> list:
    """Layers by the years in their names; those without keep their order at the end."""
    from .roles import year_of

    return sorted(layers, key=lambda layer: year_of(layer.name()) or 9999)


class ClassesWidget(FieldWidget):
    """The class picker: names, colours, shares of the area."""

    def make(self):
        """The button."""
        button = ChoiceButton()
        button.opening.connect(self._fill)
        button.chosen.connect(lambda keys: self.give(",".join(map(str, keys))))
        self.session.shares.counted.connect(self._on_counted)
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
        for part in text.split(","):
            low, _, high = part.strip().partition("-")
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
        names = self._names(layer)
        shares = self.session.shares.shares(layer)
        # Classes that the land cover does not have need not be named.
        chosen = [value for value in self._chosen() if not shares or value in shares]
        words = ", ".join(names.get(value, str(value)) for value in chosen)
        self.widget.show_words(words or shared_tr("(choose classes)"))
        self.widget.setToolTip(words or self.field.help)

    def _names(self, layer) -> dict:
        return dict(layer_facts.legend_for(layer, self.session.route.legend_name(self.session.study)).names)

    def _fill(self):
        layer = self._layer()
        if layer is None:
            return
        names, shares = self._names(layer), self.session.shares.shares(layer)
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


class NumberWidget(FieldWidget):
    """QGIS' spin boxes; their clear button brings the default back."""

    def make(self):
        """The box."""
        field = self.field
        box = QgsSpinBox() if field.whole else QgsDoubleSpinBox()
        minimum = 0 if field.optional else field.minimum
        if field.whole:
            box.setRange(int(minimum), int(min(field.maximum, 2**31 - 1)))
        else:
            box.setDecimals(field.decimals)
            box.setRange(float(minimum), float(field.maximum))
        box.setSuffix(field.suffix)
        box.setShowClearButton(True)
        if field.optional:
            box.setSpecialValueText(shared_tr("automatic"))
        default = field.default if field.default is not None else minimum
        box.setClearValue(int(default) if field.whole else float(default))
        box.setKeyboardTracking(False)
        box.setMinimumWidth(70)
        self.keep_still(box)
        box.valueChanged.connect(self._on_changed)
        return box

    def refresh(self):
        """Show the number."""
        value = self.value()
        value = self.widget.minimum() if value is None else value
        if self.widget.value() != value:
            self.widget.blockSignals(True)
            self.widget.setValue(int(value) if self.field.whole else float(value))
            self.widget.blockSignals(False)

    def _on_changed(self, value):
        self.give(None if self.field.optional and not value else value)


class ChoiceWidget(FieldWidget):
    """A combo box, or radio buttons."""

    def make(self):
        """Box or buttons."""
        if self.field.radio:
            return self._radio()
        box = QComboBox()
        for value, label in self.field.options:
            box.addItem(label, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        self.keep_still(box)
        box.activated.connect(lambda number: self.give(box.itemData(number)))
        return box

    def _radio(self):
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.group = QButtonGroup(holder)
        for number, (value, label) in enumerate(self.field.options):
            button = QRadioButton(label)
            button.setObjectName(f"{self.step.ID}_{self.field.key}_{value}")
            self.group.addButton(button, number)
            column.addWidget(button)
        self.group.idClicked.connect(lambda number: self.give(self.field.options[number][0]))
        return holder

    def refresh(self):
        """Show the choice."""
        values = [value for value, _label in self.field.options]
        number = values.index(self.value()) if self.value() in values else 0
        if self.field.radio:
            self.group.button(number).setChecked(True)
        else:
            self.widget.setCurrentIndex(number)


class FlagWidget(FieldWidget):
    """A check box with its own words."""

    WHOLE_ROW = True

    def make(self):
        """The box."""
        box = QCheckBox(self.field.label)
        box.clicked.connect(lambda checked: self.give(bool(checked)))
        return box

    def refresh(self):
        """Show the flag."""
        self.widget.setChecked(bool(self.value()))


class TextWidget(FieldWidget):
    """A line of text."""

    def make(self):
        """The line."""
        line = QLineEdit()
        line.setPlaceholderText(self.field.placeholder)
        line.setMinimumWidth(80)
        line.editingFinished.connect(lambda: self.give(line.text().strip()))
        return line

    def refresh(self):
        """Show the text, unless it is being typed."""
        text = str(self.value() or "")
        if not self.widget.hasFocus() and self.widget.text() != text:
            self.widget.setText(text)
            self.widget.setCursorPosition(0)


class CrsWidget(FieldWidget):
    """QGIS' own chooser of coordinate systems."""

    def make(self):
        """The chooser."""
        widget = QgsProjectionSelectionWidget()
        widget.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        widget.setNotSetText(shared_tr("automatic"))
        widget.crsChanged.connect(lambda crs: self.give(crs.authid() if crs.isValid() else ""))
        for box in widget.findChildren(QComboBox):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        return widget

    def refresh(self):
        """Show the coordinate system."""
        wanted = QgsCoordinateReferenceSystem(self.value() or "")
        if self.widget.crs() != wanted:
            self.widget.blockSignals(True)
            self.widget.setCrs(wanted)
            self.widget.blockSignals(False)


class FactorsWidget(FieldWidget):
    """The list of factors."""

    WHOLE_ROW = True

    def make(self):
        """The list."""
        return FactorList(self.session, self.step)

    def refresh(self):
        """Show factors, scores and weights."""
        self.widget.refresh()


class EditorWidget(FieldWidget):
    """A button that opens an editor."""

    WHOLE_ROW = True

    def make(self):
        """The button."""
        button = QPushButton(self.field.label)
        button.setMinimumSize(QSize(80, 0))
        button.clicked.connect(lambda _checked=False: self.session.editors.open(self.field.editor, self.widget.window()))
        return button

    def refresh(self):
        """Enable it where the editor has something to show."""
        reason = self.session.editors.why_not(self.field.editor)
        self.widget.setEnabled(not reason)
        self.widget.setToolTip(reason or self.field.help)


_WIDGETS = {
    fields.LayerField: LayerWidget,
    fields.LayersField: LayersWidget,
    fields.ClassesField: ClassesWidget,
    fields.NumberField: NumberWidget,
    fields.ChoiceField: ChoiceWidget,
    fields.TextField: TextWidget,
    fields.FlagField: FlagWidget,
    fields.CrsField: CrsWidget,
    fields.FactorsField: FactorsWidget,
    fields.EditorField: EditorWidget,
}


def make(field, session, step) -> FieldWidget:
    """The widget of a field."""
    return _WIDGETS[type(field)](field, session, step)
