"""The dock: the study at the top, the steps, what runs at the bottom."""

from __future__ import annotations

import os

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QShortcut,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.platform.language import translate
from ..widgets.dialog import is_wanted, last_folder
from ..widgets.help import open_help
from ..widgets.layouts import combo_of, fill, icon_button, labelled, push_button, scrolled, wrapped
from ..widgets.painting import FAIR, GOOD
from ..widgets.state_line import StateLine
from ..widgets.tab_order import order_tabs
from . import states, ways
from .ending import Ending
from .sentences import readable
from .session import Session
from .step_panel import StepPanel
from .study import FREE
from .study_menu import StudyMenu
from .welcome import Welcome
from .workspace import workspace_of


class WorkbenchDock(QgsDockWidget):
    """The workbench.

    Parameters
    ----------
    iface : QgisInterface or None
    project : QgsProject, optional
    """

    def __init__(self, iface=None, project=None, parent=None):  # noqa: QGS105 - QGIS hands it over
        super().__init__(parent)
        self.iface = iface
        self.setObjectName("EspWorkbench")
        self.setWindowTitle(self.tr("ESP Workbench"))
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.session = Session(project or QgsProject.instance(), iface, self)
        self.panels: dict = {}
        # What is only worth knowing goes by itself.
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(20_000)
        self._forget.timeout.connect(lambda: self.notice("hint", ""))
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)
        self._ordering.timeout.connect(lambda: order_tabs(self.widget()))
        self._build()
        session = self.session
        session.changed.connect(self.refresh)
        session.progressed.connect(self._on_progress)
        session.finished.connect(self._on_step)
        session.stopped.connect(self.refresh)
        session.ended.connect(self.ending.tell)
        session.layers_came.connect(self.ending.show_map)
        session.noticed.connect(self.notice)
        session.opened.connect(self.open_page)
        session.shown_table.connect(self._show_table)
        self.refresh()

    # -- building --------------------------------------------------------------------------

    def _build(self):
        holder = QWidget()
        fill(QVBoxLayout(holder), self._make_head(), (self._make_steps(), 1), self._make_foot(), margins=0, spacing=0)
        self.setWidget(holder)
        for keys, slot in (
            ("Ctrl+Return", self.run_open_step),
            ("Ctrl+Shift+Return", self.session.run_all),
            ("Esc", self.ask_to_stop),
        ):
            shortcut = QShortcut(QKeySequence(keys), holder)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _make_head(self):
        tip = self.tr("The study's name; type to change it, open the list to go to another study.")
        self.studies = combo_of([], "studies", tip, self.tr("Study"))
        self.studies.setEditable(True)  # noqa: QGS202 - not that of QGIS
        self.studies.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.studies.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.studies.setCompleter(None)
        self.studies.activated.connect(self._choose_study)
        self.studies.lineEdit().editingFinished.connect(lambda: self.session.rename(self.studies.currentText()))
        tip = self.tr("The workflow whose steps and values the study has; with a free choice each step has its own.")
        self.follows = combo_of([], "follows", tip, self.tr("Workflow"))
        self.follows.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.follows.activated.connect(lambda number: self.session.follow(self.follows.itemData(number)))
        rows = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        labelled(rows[0], (self.tr("S&tudy:"), self.studies, 1))
        labelled(rows[1], (self.tr("&Follows:"), self.follows, 1))
        self.new = push_button(
            self.tr("&New"), self.session.new_study, "new", self.tr("Begin another study in this project")
        )
        tip = self.tr(
            "Make a believable dry basin, load its layers and fill all steps: the quickest way to a report"
        )
        self.sample = push_button(self.tr("Sample &basin"), self.session.basin.make, "sample", tip)
        about = icon_button("mActionHelpContents", self.tr("Help"), lambda: open_help("windows/workbench"), "help")
        self.menu = StudyMenu(self.session, self)
        self.menu.noticed.connect(self.notice)
        opener = icon_button("propertyicons/settings", self.tr("Results, export, import"), None, "menu")
        opener.setMenu(self.menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        fill(rows[2], self.new, self.sample, None, about, opener, spacing=5)
        self.note = StateLine(self.tr("Message"))
        self.note.setVisible(False)
        self.offer = wrapped()
        self.offer.setObjectName("offer")
        self.offer.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.offer.linkActivated.connect(self._on_offer)
        self.offer.setVisible(False)
        self._ways: list = []
        head = QWidget()
        # Steps may need more.
        head.setMinimumWidth(290)
        fill(QVBoxLayout(head), *rows, margins=(8, 6, 8, 6), spacing=5)
        return head

    def _make_steps(self):
        for step in self.session.route:
            panel = StepPanel(self.session, step)
            panel.toggled.connect(self._on_toggled)
            panel.rebuilt.connect(self._ordering.start)
            panel.header.moved.connect(lambda way, name=step.ID: self._move_focus(name, way))
            self.panels[step.ID] = panel
        self.welcome = Welcome(self.session)
        self.welcome.file_wanted.connect(self.menu.import_file)
        # They scroll with the steps: where the window is low they would be cut above them.
        said, holder = QWidget(), QWidget()
        fill(QVBoxLayout(said), self.note, self.offer, margins=(8, 0, 8, 4), spacing=5)
        fill(QVBoxLayout(holder), said, self.welcome, *self.panels.values(), None, margins=0, spacing=0)
        self.area = scrolled(holder, sideways=False)
        return self.area

    def _make_foot(self):
        self.place = wrapped()
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.place.linkActivated.connect(self._on_place)
        tip = self.tr("Run every step that is not done and has what it needs (Ctrl+Shift+Return)")
        words = self.tr("Run &all that is not done")
        self.run_all = push_button(words, self.session.run_all, "run_all", tip, "mActionStart")
        self.doing = QLabel()
        self.doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        tip = self.tr("Stop what runs; what is done stays (Esc)")
        self.stop = push_button(self.tr("C&ancel"), self.session.cancel, "cancel", tip)
        self.busy, foot = QWidget(), QWidget()
        below = fill(QHBoxLayout(), (self.bar, 1), self.stop)
        fill(QVBoxLayout(self.busy), self.doing, below, margins=0, spacing=3)
        self.ending = Ending(self)
        fill(QVBoxLayout(foot), self.ending.line, self.place, self.run_all, self.busy, margins=(8, 6, 8, 8), spacing=5)
        return foot

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the study as it is now."""
        session = self.session
        self._show_studies()
        self._show_workflows()
        found = session.states()
        for name, panel in self.panels.items():
            panel.setVisible(name in found)
            if name in found:
                panel.open(name == session.study.open_step)
                panel.show_state(found[name], session.share(name))
        busy = session.is_running
        if session.running:
            self.notice("hint", "")
        self.busy.setVisible(busy)
        self.run_all.setVisible(not busy)
        names, stop, _reason = session.plan(found)
        self.run_all.setEnabled(not busy and bool(names or stop))
        self.ending.refresh(found)
        for widget in (self.new, self.sample, self.studies, self.follows):
            widget.setEnabled(not busy)
        self.menu.refresh(busy)
        self.welcome.refresh()
        self._show_ways()
        self._show_place()

    def _show_workflows(self):
        session = self.session
        wanted = [(translate("models", workflow.short), workflow.name) for workflow in session.route.workflows]
        wanted.append((self.tr("Free choice, step by step"), FREE))
        followed = session.study.workflow
        if followed not in [name for _text, name in wanted]:
            wanted.append((self.tr("{name} (is not there)").format(name=followed), followed))
        shown = [(self.follows.itemText(place), self.follows.itemData(place)) for place in range(self.follows.count())]
        if shown != wanted:
            self.follows.clear()
            for text, name in wanted:
                self.follows.addItem(text, name)
        self.follows.setCurrentIndex([name for _text, name in wanted].index(followed))

    def _show_studies(self):
        titles = [study.title for study in self.session.studies]
        shown = [self.studies.itemText(number) for number in range(self.studies.count())]
        self.studies.blockSignals(True)
        if titles != shown:
            self.studies.clear()
            self.studies.addItems(titles)
        place = self.session.studies.index(self.session.study)
        if self.studies.currentIndex() != place or not self.studies.lineEdit().hasFocus():
            self.studies.setCurrentIndex(place)
            self.studies.setEditText(titles[place])
            self.studies.lineEdit().setCursorPosition(0)
        self.studies.blockSignals(False)

    def _show_ways(self):
        """What a study without land cover can go on with."""
        self._ways = ways.ways(self.session)
        self.offer.setText(ways.words(self._ways) if self._ways else "")
        self.offer.setVisible(bool(self._ways))

    def _on_offer(self, link: str) -> None:
        ways.go(self.session, self._ways[int(link)])

    def _show_place(self):
        session = self.session
        folder, workspace = session.study.folder, workspace_of(session.project.fileName())
        if folder:
            name = os.path.basename(folder.rstrip("/\\"))
            text = self.tr("Results are kept in {folder}.").format(folder=f'<a href="open">{name}</a>')
        elif workspace:
            text = self.tr("Results will be kept in {folder}, beside the project.").format(
                folder=os.path.basename(workspace)
            )
        elif session.study.has_runs or session.route.ground(session.study) is not None:
            text = self.tr("{save}: results are then kept beside it. Without that they are deleted when QGIS closes.")
            text = text.format(save=f'<a href="save">{self.tr("Save the project")}</a>')
        else:
            text = ""
        self.place.setText(text)
        self.place.setToolTip(folder)
        self.place.setVisible(bool(text))

    def notice(self, level: str, text: str) -> None:
        """A sentence below the study's name."""
        self.note.say(FAIR if level == "warning" else GOOD, readable(text))
        self.note.setVisible(bool(text))
        self._forget.stop()
        if level == "info":
            self._forget.start()
        if text:
            self.area.verticalScrollBar().setValue(0)  # noqa: QGS202 - not that of QGIS

    def _on_progress(self, fraction: float, title: str) -> None:
        self.bar.setValue(int(1000 * fraction))  # noqa: QGS202 - not that of QGIS
        metrics = self.doing.fontMetrics()
        self.doing.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(self.doing.width(), 100)))
        self.doing.setToolTip(title)

    def _on_step(self, name: str) -> None:
        """Progress without a name, else the end of a step."""
        session = self.session
        if name:
            self.refresh()
            return
        running = session.running
        if running:
            share = session.share(running)
            self.panels[running].show_share(
                states.State(states.RUNNING, self.tr("running {percent} %").format(percent=int(100 * share))), share
            )

    # -- what the user does ----------------------------------------------------------------

    def _on_toggled(self, name: str, wanted: bool) -> None:
        self.session.open_step(name if wanted else "")
        self.refresh()
        if wanted:
            QTimer.singleShot(0, lambda: self._show_whole(self.panels[name]))

    def _show_whole(self, panel) -> None:
        """Scroll so that as much of a step is seen as fits, its header first."""
        bar = self.area.verticalScrollBar()
        top, bottom, room = panel.y(), panel.y() + panel.height(), self.area.viewport().height()
        if bottom > bar.value() + room:
            bar.setValue(min(top, bottom - room) if panel.height() <= room else top)  # noqa: QGS202 - not that of QGIS
        if top < bar.value():
            bar.setValue(top)  # noqa: QGS202 - not that of QGIS

    def _move_focus(self, name: str, way: int) -> None:
        names = [step.ID for step in self.session.route.steps_of(self.session.study)]
        place = min(max(names.index(name) + way, 0), len(names) - 1)
        self.panels[names[place]].header.setFocus()

    def run_open_step(self) -> None:
        """Run the step that is open."""
        name = self.session.study.open_step
        if name and self.panels[name].run.isEnabled() and not self.panels[name].run.isHidden():
            self.session.run(name)

    def _choose_study(self, number: int) -> None:
        self.session.choose_study(self.session.studies[number].key)

    def save_project(self) -> None:
        """Save the project as QGIS does; the results follow."""
        if self.iface is not None:
            self.iface.actionSaveProject().trigger()
            return
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the project"), last_folder(), self.tr("QGIS projects (*.qgz *.qgs)")
        )
        if path and not self.session.project.write(path):
            self.notice("warning", self.tr("The project cannot be saved as {path}.").format(path=path))

    def _on_place(self, link: str) -> None:
        if link == "save":
            self.save_project()
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.session.study.folder))

    def open_page(self, path: str) -> None:
        """Open a page in the browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def ask_to_stop(self) -> None:
        """Stop what runs, if the user really wants it: Esc is pressed for many reasons."""
        question = self.tr("Stop the run? Steps that are done stay.")
        if self.session.is_running and is_wanted(self, self.tr("Stop the run"), question):
            self.session.cancel()

    def enterEvent(self, event):
        """Something may have been mended in the layers' properties meanwhile."""
        super().enterEvent(event)
        if not self.session.is_running:
            self.session.checks.look()

    def close_session(self) -> None:
        """Stop what runs and let go of the project, before the plugin is unloaded."""
        self.session.close()

    def _show_table(self, layer) -> None:
        if self.iface is not None:
            self.iface.showAttributeTable(layer)
