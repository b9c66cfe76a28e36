"""The widgets of a step's form, made from the descriptions of its fields."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsDoubleSpinBox, QgsProjectionSelectionWidget, QgsSpinBox
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.platform.compat import WKT_PREFERRED
from ...algorithms.report.words import in_language
from ...core.lists import groups, list_parts
from ..widgets.layouts import called, fill, narrow, push_button, wrapped
from ..widgets.text import shared_tr
from . import fields
from .factor_list import FactorList
from .field_widget import FieldWidget
from .layer_widgets import ClassesWidget, LayersWidget, LayerWidget

# So many decimals can be typed; those that are 0 are not shown.
_DECIMALS = 6


class _NumberBox(QgsDoubleSpinBox):
    """Shows no more decimals than a number has."""

    def textFromValue(self, value):
        """The number without zeros at its end."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text


def _unit(suffix: str) -> str:
    """The unit behind a number, in the language."""
    known = {" m": shared_tr("{number} m"), " ha": shared_tr("{number} ha")}
    return known[suffix].format(number="") if suffix in known else suffix


class NumberWidget(FieldWidget):
    """QGIS' spin boxes; their clear button brings the default back."""

    def make(self):
        """The box."""
        field = self.field
        box = QgsSpinBox() if field.whole else _NumberBox()
        minimum = 0 if field.optional else field.minimum
        if field.whole:
            box.setRange(int(minimum), int(min(field.maximum, 2**31 - 1)))
        else:
            box.setDecimals(_DECIMALS)
            box.setRange(float(minimum), float(field.maximum))
        box.setSuffix(_unit(field.suffix))
        box.setGroupSeparatorShown(True)
        box.setShowClearButton(True)
        if field.optional:
            box.setSpecialValueText(field.empty or shared_tr("(empty)"))
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
            self.widget.setValue(int(value) if self.field.whole else float(value))  # noqa: QGS202 - not that of QGIS
            self.widget.blockSignals(False)

    def _on_changed(self, value):
        self.give(None if self.field.optional and not value else value)


class ChoiceWidget(FieldWidget):
    """A combo box, or radio buttons."""

    def make(self):
        """Box or buttons."""
        if self.field.radio:
            # Below their title they have room for their words in a narrow dock.
            self.WHOLE_ROW = True
            return self._radio()
        box = narrow(QComboBox(), 8)
        for value, label in self.field.options:
            box.addItem(label, value)
        self.keep_still(box)
        box.activated.connect(lambda number: self.give(box.itemData(number)))
        return box

    def _radio(self):
        holder = QWidget()
        column = fill(QVBoxLayout(holder), wrapped(self.field.label), margins=0, spacing=2)
        self.group = QButtonGroup(holder)
        for number, (value, label) in enumerate(self.field.options):
            button = called(QRadioButton(label), f"{self.step.ID}_{self.field.key}_{value}")
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
            return
        found = self.field.found(self.session.study) if self.field.found else ""
        self.widget.setItemText(0, found or self.field.options[0][1])
        self.widget.setCurrentIndex(number)


class _Words(QLabel):
    """The words of a check box, which break into lines; a click on them is one on the box."""

    def __init__(self, text: str, box):
        super().__init__(text)
        self._box = box
        self.setWordWrap(True)
        self.setBuddy(box)

    def mousePressEvent(self, event):
        """Click the box."""
        self._box.click()


class FlagWidget(FieldWidget):
    """A check box and its words."""

    WHOLE_ROW = True

    def make(self):
        """The box and the words in a row."""
        self.box = QCheckBox()
        self.box.clicked.connect(lambda checked: self.give(bool(checked)))
        holder = QWidget()
        words = _Words(self.field.label, self.box)
        fill(QHBoxLayout(holder), (self.box, 0, Qt.AlignmentFlag.AlignTop), (words, 1), margins=0, spacing=5)
        return holder

    @property
    def main(self):
        """The box."""
        return self.box

    def refresh(self):
        """Show the flag."""
        self.box.setChecked(bool(self.value()))


class TextWidget(FieldWidget):
    """A line of text."""

    def make(self):
        """The line."""
        line = QLineEdit()
        line.setPlaceholderText(self.field.placeholder)
        line.setMinimumWidth(80)
        line.editingFinished.connect(self._on_edited)
        return line

    def _shown(self, value: str) -> str:
        """A text as people read it."""
        if not self.field.names or value != self.field.default:
            return value
        return "; ".join(", ".join(map(in_language, list_parts(group))) for group in groups(value))

    def _on_edited(self):
        text = self.widget.text().strip()
        default = str(self.field.default or "")
        self.give(default if text == self._shown(default) else text)

    def refresh(self):
        """Show the text, unless it is being typed."""
        text = self._shown(str(self.value() or ""))
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
        widget.crsChanged.connect(lambda crs: self.give(_told(crs) if crs.isValid() else ""))
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


def _told(crs) -> str:
    """The code of a coordinate system; those of no register are told whole."""
    return crs.authid() or f"WKT:{crs.toWkt(WKT_PREFERRED)}"


class FactorsWidget(FieldWidget):
    """The list of factors."""

    WHOLE_ROW = True

    def make(self):
        """The list."""
        return FactorList(self.session, self.step, self.field)

    def refresh(self):
        """Show factors, scores and weights."""
        self.widget.refresh()


class EditorWidget(FieldWidget):
    """A button that opens an editor."""

    WHOLE_ROW = True

    def make(self):
        """The button."""
        button = push_button(self.field.label, self._open)
        button.setMinimumSize(QSize(80, 0))
        return button

    def _open(self):
        self.session.editors.open(self.field.editor, self.widget.window(), self.step.ID, self.field.target)

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
