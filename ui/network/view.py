"""The network view: corridors as a table, a matrix and a drawing, linked with the map."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.platform.compat import LINE_LAYERS, POLYGON_LAYERS, RASTER_LAYERS
from ...core.errors import EspError
from ..widgets.dialog import is_wanted
from ..widgets.layouts import called, choose_layer, fill, narrow
from ..widgets.painting import themed
from ..widgets.tab_order import order_tabs
from ..widgets.text import sentence_of, shared_tr
from ..widgets.threads import work_behind
from .changes import ChangeBar
from .drawing import NetworkDrawing
from .links import is_network, links_of, with_centrality
from .matrix import LinkMatrix
from .sources import areas_of, places_of
from .table import LinkTable

# What the matrix can show, in the order of preference.
_MEASURES = ("gravity", "cost", "length_m", "centrality")


class NetworkView(QDialog):
    """Corridors and sources of the project; keeps, drops and runs again.

    Parameters
    ----------
    canvas : QgsMapCanvas, optional
        Shows the chosen links; without one they are only selected.

    Attributes
    ----------
    chosen : signal(dict)
        The parameters of ``esp:corridors`` with the changes; who listens runs them, else the view does.
    """

    chosen = pyqtSignal(dict)

    def __init__(self, canvas=None, parent=None):
        super().__init__(parent)
        self.canvas = canvas
        self.links: list = []
        self.changes: dict = {}
        self._pairs: tuple = ()
        self._quiet = False
        self._going = False
        self._heard: list = []
        self._build()
        project = QgsProject.instance()
        project.layersAdded.connect(self._offer_layers)
        project.layersRemoved.connect(self._offer_layers)
        self._offer_layers()
        self.read_links()

    # -- building --------------------------------------------------------------------------

    def _build(self):
        self.corridors = self._layer_box(LINE_LAYERS, self.tr("The corridors to show"))
        self.dropped = self._layer_box(
            LINE_LAYERS, self.tr("The links that were dropped, with the reason"), True
        )
        self.sources = self._layer_box(POLYGON_LAYERS, self.tr("The sources they join"))
        self.resistance = self._layer_box(
            RASTER_LAYERS, self.tr("The resistance, to run the corridors again"), True
        )
        layers = QGridLayout()
        for place, (text, box) in enumerate(
            (
                (self.tr("&Corridors"), self.corridors),
                (self.tr("&Dropped links"), self.dropped),
                (self.tr("&Sources"), self.sources),
                (self.tr("&Resistance"), self.resistance),
            )
        ):
            label = QLabel(text)
            label.setBuddy(box)
            layers.addWidget(label, 0, place)
            layers.addWidget(box, 1, place)
            layers.setColumnStretch(place, 1)
        self.table = LinkTable(lambda: themed(self), self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.table)
        self._sorted.setSortRole(LinkTable.SORT_ROLE)
        self.rows = QTableView(self)
        self.rows.setModel(self._sorted)
        self.rows.setSortingEnabled(True)
        self.rows.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setAlternatingRowColors(True)
        # Nothing is written in it: Tab leads on, arrows go through the cells.
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().hide()
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Measuring every row of a large network would hold up the window.
        self.rows.horizontalHeader().setResizeContentsPrecision(20)
        self.rows.horizontalHeader().setStretchLastSection(True)
        self.rows.setAccessibleName(self.tr("Corridors"))
        self.matrix, self.drawing = LinkMatrix(self), NetworkDrawing(self)
        self.measure = QComboBox(self)
        self.measure.setToolTip(self.tr("What the matrix shows"))
        page = QWidget(self)
        fill(QVBoxLayout(page), self.measure, (self.matrix, 1))
        self.pictures = QTabWidget(self)
        self.pictures.addTab(page, self.tr("Matrix"))
        self.pictures.addTab(self.drawing, self.tr("Drawing"))
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.rows)
        halves.addWidget(self.pictures)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.bar = ChangeBar(self)
        fill(QVBoxLayout(self), layers, (halves, 1), self.bar)
        order_tabs(self)
        for box in (self.corridors, self.dropped):
            box.layerChanged.connect(self.read_links)
        self.sources.layerChanged.connect(self._draw)
        self.resistance.layerChanged.connect(self.bar.refresh)
        self.measure.currentIndexChanged.connect(self._show_matrix)
        self.rows.selectionModel().selectionChanged.connect(self._rows_chosen)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self.bar.open_menu)
        self.matrix.picked.connect(self.choose)
        self.drawing.picked.connect(self.choose)

    @staticmethod
    def _layer_box(kind, tip: str, may_be_empty: bool = False) -> QgsMapLayerComboBox:
        box = narrow(called(QgsMapLayerComboBox(), tip=tip), 8)
        box.setFilters(kind)
        box.setAllowEmptyLayer(True, shared_tr("(none)") if may_be_empty else shared_tr("(choose a layer)"))
        box.setLayer(None)
        return box

    # -- layers ----------------------------------------------------------------------------

    def _offer_layers(self, _=None):
        """Only layers of links are offered as such."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
        others = [layer for layer in layers if not is_network(layer)]
        for box in (self.corridors, self.dropped):
            box.setExceptedLayerList(others)
        unknown = [layer for layer in layers if layer.fields().indexOf("source_id") < 0]
        self.sources.setExceptedLayerList(unknown if len(unknown) < len(layers) else [])
        for box in (self.corridors, self.sources):
            if box.currentLayer() is None and box.count() > 1:
                # The first entry is that of no layer.
                box.setCurrentIndex(1)
        for box in (self.dropped, self.resistance):
            choose_layer(box, box.currentLayer())

    def show_layers(self, corridors, dropped=None, sources=None, resistance=None) -> None:
        """Choose the layers; those that are None stay as they are."""
        for box, layer in (
            (self.dropped, dropped),
            (self.sources, sources),
            (self.resistance, resistance),
            (self.corridors, corridors),
        ):
            if layer is not None:
                box.setLayer(layer)

    def read_links(self, _=None) -> None:
        """Read the links anew; choices that were not run yet are forgotten."""
        for layer in self._heard:
            try:
                layer.selectionChanged.disconnect(self._map_chosen)
            except (RuntimeError, TypeError):  # the layer was removed
                continue
        corridors, dropped = self.corridors.currentLayer(), self.dropped.currentLayer()
        dropped = None if dropped is corridors else dropped
        self._heard = [layer for layer in (corridors, dropped) if layer is not None]
        for layer in self._heard:
            layer.selectionChanged.connect(self._map_chosen)
        self.links = [] if corridors is None else links_of(corridors, dropped)
        self.changes.clear()
        self._pairs = ()
        self.table.show_links(self.links, self.changes)
        self._offer_measures()
        self._draw()
        self.bar.refresh()
        self._map_chosen()
        if self.links:
            # It takes a second or so in large networks.
            work_behind(self, partial(with_centrality, self.links), partial(self._take_centrality, self.links))

    def _take_centrality(self, before: list, links, _error):
        """Show the centrality of the corridors, unless other links were read meanwhile."""
        if links is None or before is not self.links or links is before:
            return
        self.links = links
        self.table.show_links(links, self.changes)
        measure = self.measure.currentData()
        self._offer_measures()
        self.measure.setCurrentIndex(max(self.measure.findData(measure), 0))
        self._draw()
        self.choose(self._pairs)

    def _offer_measures(self):
        titles = {"gravity": self.tr("Gravity"), "cost": self.tr("Cost"), "length_m": self.tr("Length (m)")}
        titles["centrality"] = self.tr("Centrality")
        self.measure.blockSignals(True)
        self.measure.clear()
        for name in _MEASURES:
            if any(name in link.numbers for link in self.links):
                self.measure.addItem(titles[name], name)
        self.measure.blockSignals(False)
        self._show_matrix()

    def _show_matrix(self, _=None):
        self.matrix.show_links(self.links, self.measure.currentData(), self.measure.currentText(), self.changes)

    def _draw(self, _=None):
        layer = self.sources.currentLayer()
        try:
            places, areas = ({}, {}) if layer is None else (places_of(layer), areas_of(layer))
        except EspError as error:
            self.bar.complain(sentence_of(error))
            places, areas = {}, {}
        self.drawing.show_network(places, areas, self.links, self.changes)
        self.bar.refresh()

    # -- choosing --------------------------------------------------------------------------

    def chosen_links(self) -> list:
        """The links that are chosen now."""
        return [link for link in self.links if link.pair in self._pairs]

    def choose(self, pairs) -> None:
        """Choose links in the table, the pictures and the map."""
        if self._quiet:
            return
        self._quiet = True
        self._pairs = tuple(pairs)
        wanted = set(pairs)
        selection = QItemSelection()
        last = self.table.columnCount() - 1
        for row, link in enumerate(self.links):
            if link.pair in wanted:
                selection.select(
                    self._sorted.mapFromSource(self.table.index(row, 0)),
                    self._sorted.mapFromSource(self.table.index(row, last)),
                )
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.rows.selectionModel().select(selection, flags)
        if selection.indexes():
            self.rows.scrollTo(selection.indexes()[0])
        self._choose_in_map(wanted)
        self._quiet = False
        self._lift()

    def _choose_in_map(self, wanted: set):
        for layer, active in zip((self.corridors.currentLayer(), self.dropped.currentLayer()), (True, False)):
            if layer in self._heard:
                layer.selectByIds(
                    [link.feature for link in self.links if link.active == active and link.pair in wanted]
                )

    def _rows_chosen(self, *_):
        if self._quiet:
            return
        rows = {self._sorted.mapToSource(index).row() for index in self.rows.selectionModel().selectedRows()}
        self._pairs = tuple(self.links[row].pair for row in sorted(rows))
        self._quiet = True
        self._choose_in_map(set(self._pairs))
        self._quiet = False
        self._lift()

    def _map_chosen(self, *_):
        if self._quiet:
            return
        selected = {True: set(), False: set()}
        for layer in self._heard:
            selected[layer is self.corridors.currentLayer()] |= set(layer.selectedFeatureIds())
        self.choose([link.pair for link in self.links if link.feature in selected[link.active]])

    def _lift(self):
        self.matrix.choose(self._pairs)
        self.drawing.choose(self._pairs)
        self.bar.refresh()

    def zoom_to_chosen(self) -> None:
        """Show the chosen links in the map."""
        if self.canvas is None:
            return
        for layer in self._heard:
            if layer.selectedFeatureCount():
                self.canvas.zoomToSelected(layer)
                return

    # -- changing --------------------------------------------------------------------------

    def change(self, action: str) -> None:
        """Keep, drop, or leave to the rules what is chosen."""
        for link in self.chosen_links():
            if action == link.by_hand:
                self.changes.pop(link.pair, None)
            else:
                self.changes[link.pair] = action
        self.table.changed()
        self._show_matrix()
        self.drawing.update()
        self.bar.refresh()

    def closeEvent(self, event):
        """What would be lost is asked for: choices that were not run, and a run."""
        if not self._going and (self.changes or self.bar.is_running):
            if self.bar.is_running:
                question = self.tr("The corridors are being run again. Stop the run?")
            else:
                question = self.tr("What you kept and dropped by hand was not run yet. Give it up?")
            if not is_wanted(self, self.tr("Close the window"), question):
                event.ignore()
                return
        self.bar.stop()
        event.accept()

    def reject(self):
        """Esc closes as the window's cross does."""
        self.close()

    def close_now(self) -> None:
        """Close without a question."""
        self._going = True
        self.close()

    def take(self, corridors, dropped) -> None:
        """Show the layers of a new run."""
        self.show_layers(corridors, dropped)
        self.read_links()
