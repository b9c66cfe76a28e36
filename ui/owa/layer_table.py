"""Which layers are combined, and how much each counts."""

from __future__ import annotations

from qgis.core import QgsIconUtils, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ...core.decision.weights import parse_weights
from ...core.errors import InputError
from ..widgets.painting import BAD, mixed, state_colour, themed
from ..widgets.text import short_number

_ID = Qt.ItemDataRole.UserRole
NAME, WEIGHT = range(2)


class LayerTable(QTableWidget):
    """The project's rasters with a check box and a weight.

    Attributes
    ----------
    layers_changed, weights_changed : signal
    """

    layers_changed = pyqtSignal()
    weights_changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(0, 2, parent)
        self.setAccessibleName(self.tr("Services"))
        self.setHorizontalHeaderLabels([self.tr("Service"), self.tr("Weight")])
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WEIGHT, QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        # The average letter of a Chinese font is as wide as two digits.
        digit = self.fontMetrics().horizontalAdvance("0")
        self.setColumnWidth(WEIGHT, digit * 9)
        self.setMinimumWidth(digit * 28)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.6))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(header.height() + 4 * self.verticalHeader().defaultSectionSize())
        self._checked: list = []
        # Layers that are not in the project live only here.
        self._known: dict = {}
        self._fill([], [])
        self.itemChanged.connect(self._changed)
        project = QgsProject.instance()
        project.layersAdded.connect(self._added)
        # Before they are gone: what reads them has to stop first.
        project.layersWillBeRemoved.connect(self._refresh)

    # -- what is shown ---------------------------------------------------------------------

    def show_layers(self, wanted, weights=()) -> None:
        """Check layers, in their order, with their weights; the project's other rasters follow.

        Parameters
        ----------
        wanted : sequence of QgsRasterLayer
        weights : sequence of float
        """
        self._fill(list(wanted), [short_number(weight, 6) for weight in weights])

    def _fill(self, wanted, weights, gone=frozenset()):
        self.blockSignals(True)
        ids = {layer.id() for layer in wanted}
        others = [
            layer
            for key, layer in QgsProject.instance().mapLayers().items()
            if isinstance(layer, QgsRasterLayer) and key not in ids | gone
        ]
        others.sort(key=lambda layer: layer.name().casefold())
        layers = [*wanted, *others]
        self._known = {layer.id(): layer for layer in layers}
        self.setRowCount(len(layers))
        for row, layer in enumerate(layers):
            name = QTableWidgetItem(QgsIconUtils.iconForLayer(layer), layer.name())
            name.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            )
            name.setCheckState(Qt.CheckState.Checked if layer.id() in ids else Qt.CheckState.Unchecked)
            name.setData(_ID, layer.id())
            name.setToolTip(layer.name())
            weight = QTableWidgetItem(weights[row] if row < len(weights) and layer.id() in ids else "")
            weight.setToolTip(self.tr("How much the service counts; empty for all: they count alike."))
            weight.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, NAME, name)
            self.setItem(row, WEIGHT, weight)
        self._checked = [layer.id() for layer in self.layers()]
        self.blockSignals(False)

    def _refresh(self, removed=()):
        """The project has other layers now."""
        if sip.isdeleted(self):
            # The window was closed a moment ago, and Python has not yet noticed.
            return
        before = self._checked
        texts = dict(zip(before, [self.item(row, WEIGHT).text() for row in self._rows()]))
        gone = set(removed) & set(before)
        wanted = [self._known[layer] for layer in before if layer not in gone]
        self._fill(wanted, [texts.get(layer.id(), "") for layer in wanted], gone=set(removed))
        if self._checked != before:
            self.layers_changed.emit()

    def _added(self, layers):
        self._refresh()

    def _rows(self) -> list:
        return [
            row for row in range(self.rowCount()) if self.item(row, NAME).checkState() == Qt.CheckState.Checked
        ]

    def layers(self) -> list:
        """The checked layers."""
        return [self._known[self.item(row, NAME).data(_ID)] for row in self._rows()]

    def weights_text(self) -> str:
        """The criterion weights as the parameter takes them; empty where no layer has one.

        Raises
        ------
        InputError
            For weights that cannot be read, or of some layers only, or that do not sum to 1.
        """
        rows = self._rows()
        texts = [self.item(row, WEIGHT).text().strip() for row in rows]
        if not any(texts):
            return ""
        if not all(texts):
            raise InputError("Give every service a weight, or none.")
        joined = ",".join(texts)
        parse_weights(joined, len(rows))
        return joined

    def mark_weights(self, is_wrong: bool) -> None:
        """Mark the weights that cannot be used."""
        palette = themed(self)
        ground = QBrush(mixed(palette.color(palette.ColorRole.Base), state_colour(BAD, palette), 0.45))
        self.blockSignals(True)
        for row in range(self.rowCount()):
            self.item(row, WEIGHT).setBackground(ground if is_wrong and row in self._rows() else QBrush())
        self.blockSignals(False)

    def _changed(self, item):
        checked = [layer.id() for layer in self.layers()]
        if checked != self._checked:
            self._checked = checked
            self.layers_changed.emit()
        elif item.column() == WEIGHT:
            self.weights_changed.emit()
