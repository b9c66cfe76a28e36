"""The lower row of the network view: keep, drop, why, and the new run."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.layers.opening import vector_layer
from ...core.wording import filled
from ..widgets.help import open_help
from ..widgets.layouts import called, fill
from ..widgets.painting import BAD, FAIR, GOOD, QUIET
from ..widgets.state_line import StateLine
from .links import DROP, KEEP
from .rerun import Rerun, corridor_parameters, corridor_run, gravity_run, new_file
from .table import why


class ChangeBar(QWidget):
    """What can be done with the chosen links.

    Parameters
    ----------
    view : NetworkView
    """

    def __init__(self, view):
        super().__init__(view)
        self._view = view
        self.state = StateLine(self.tr("State of the network"), self)
        self.keep = self._action(self.tr("&Keep"), "K", self.tr("Keep the chosen links whatever the rules say"), KEEP)
        self.drop = self._action(self.tr("Dro&p"), "D", self.tr("Drop the chosen links"), DROP)
        self.leave = self._action(
            self.tr("&Leave to the rules"), "L", self.tr("Take back what was chosen by hand"), ""
        )
        self.why = QAction(self.tr("&Why?"), self)
        self.why.triggered.connect(self.tell_why)
        self.zoom = QAction(self.tr("&Zoom to it"), self)
        self.zoom.triggered.connect(view.zoom_to_chosen)
        self.run_button = QPushButton(self.tr("Re-run with my changes"), self)
        self.run_button.clicked.connect(self.run)
        self.run_button.setAutoDefault(False)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.bar = QProgressBar(self)
        self.bar.setMaximumWidth(160)
        tools = [QToolButton(self) for _ in range(3)]
        for button, action in zip(tools, (self.keep, self.drop, self.leave)):
            button.setDefaultAction(action)
        about = called(QToolButton(self), tip=self.tr("Help"))
        about.setText("?")
        about.clicked.connect(lambda: open_help("corridors"))
        row = fill(QHBoxLayout(), *tools, None, self.bar, self.cancel_button, self.run_button, about)
        fill(QVBoxLayout(self), self.state, row, margins=0)
        self._rerun = Rerun(self)
        self._rerun.progressed.connect(lambda percent: self.bar.setValue(int(percent)))
        self._rerun.finished.connect(self._finished)
        self._rerun.failed.connect(self._failed)
        self.cancel_button.clicked.connect(self._rerun.cancel)
        self._show_running(False)

    def _action(self, text: str, key: str, tip: str, choice: str) -> QAction:
        action = QAction(text, self._view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip} ({key})")
        action.triggered.connect(lambda: self._view.change(choice))
        self._view.addAction(action)
        return action

    # -- state -----------------------------------------------------------------------------

    def refresh(self, _=None) -> None:
        """Say how things stand and offer what can be done."""
        view = self._view
        chosen = view.chosen_links()
        self.keep.setEnabled(any(view.changes.get(link.pair, link.by_hand) != KEEP for link in chosen))
        self.drop.setEnabled(any(view.changes.get(link.pair, link.by_hand) != DROP for link in chosen))
        self.leave.setEnabled(any(view.changes.get(link.pair, link.by_hand) for link in chosen))
        for action in (self.why, self.zoom):
            action.setEnabled(bool(chosen))
        missing = self._missing()
        self.run_button.setEnabled(bool(view.changes) and not missing and not self._rerun.is_running)
        self.run_button.setToolTip(missing or self.tr("Run the corridors again; the present layers stay as they are."))
        if view.changes and missing:
            self.state.say(FAIR, missing)
        elif len(chosen) == 1:
            self.state.say(QUIET, why(chosen[0]))
        elif view.changes:
            self.state.say(QUIET, self.tr("Changed by hand, not run yet: {count}.").format(count=len(view.changes)))
        elif not view.links:
            self.state.say(QUIET, self.tr("Choose a layer of corridors made by the toolbox."))
        else:
            active = sum(link.active for link in view.links)
            text = self.tr("{active} {active:corridor|corridors}, {dropped} dropped {dropped:link|links}.")
            self.state.say(QUIET, filled(text, active=active, dropped=len(view.links) - active))

    def _missing(self) -> str:
        if self._view.sources.currentLayer() is None:
            return self.tr("Choose the sources to run the corridors again.")
        if self._view.resistance.currentLayer() is None:
            return self.tr("Choose the resistance to run the corridors again.")
        return ""

    def complain(self, sentence: str) -> None:
        """Say what is wrong."""
        self.state.say(BAD, sentence)

    def tell_why(self) -> None:
        """Say why the chosen links are corridors or not."""
        self.state.say(QUIET, " ".join(why(link) for link in self._view.chosen_links()))

    def open_menu(self, place) -> None:
        """The menu of the table."""
        menu = self.menu()
        menu.popup(self._view.rows.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """Keep, drop, leave, why, zoom."""
        menu = QMenu(self)
        menu.addActions([self.keep, self.drop, self.leave])
        menu.addSeparator()
        menu.addActions([self.why, self.zoom])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    # -- the new run -----------------------------------------------------------------------

    def run(self) -> None:
        """Run the corridors again with the changes, or hand them to whoever listens."""
        view = self._view
        corridors, dropped = view.corridors.currentLayer(), view.dropped.currentLayer()
        sources, resistance = view.sources.currentLayer(), view.resistance.currentLayer()
        run = corridor_run(corridors, dropped)
        parameters = corridor_parameters(run, sources, resistance, view.links, view.changes)
        if view.receivers(view.chosen) > 0:
            view.chosen.emit(parameters)
            return
        gravity = None
        if any("gravity" in link.numbers for link in view.links):
            told = {key: value for key, value in gravity_run(corridors).items() if value is not None}
            gravity = {
                **told,
                "SOURCES": sources.id(),
                "RESISTANCE": resistance.id(),
                "OUTPUT": new_file("corridors_gravity"),
            }
        self._show_running(True)
        self.state.say(QUIET, self.tr("The corridors are run again ..."))
        self._rerun.start(parameters, gravity)

    @property
    def is_running(self) -> bool:
        """Whether the corridors are being run again."""
        return self._rerun.is_running

    def stop(self) -> None:
        """Stop the run."""
        self._rerun.cancel()

    def _show_running(self, running: bool):
        self.bar.setVisible(running)
        self.bar.reset()
        self.cancel_button.setVisible(running)
        self.run_button.setVisible(not running)

    def _finished(self, sources: dict):
        self._show_running(False)
        old = self._view.corridors.currentLayer()
        title = old.name() if old is not None else self.tr("Corridors")
        if not title.endswith(self.tr("(changed)")):
            title = f"{title} {self.tr('(changed)')}"
        layers = []
        for name, text in (("corridors", title), ("inactive", self.tr("Dropped links (changed)"))):
            layer = vector_layer(sources[name], text) if sources.get(name) else None
            shown = layer is not None and layer.isValid() and QgsProject.instance().addMapLayer(layer) is not None
            layers.append(layer if shown else None)
        before = sum(link.active for link in self._view.links)
        self._view.take(*layers)
        after = sum(link.active for link in self._view.links)
        text = self.tr("Done: {after} {after:corridor|corridors}; before: {before}.")
        self.state.say(GOOD, filled(text, after=after, before=before))

    def _failed(self, reason: str):
        self._show_running(False)
        self.refresh()
        if reason:
            self.state.say(BAD, reason)
        else:
            self.state.say(FAIR, self.tr("The run was cancelled; nothing has changed."))
