"""A step in the dock: its header, and below it, once it is opened, all that it needs and tells."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..widgets.dialog import last_folder
from ..widgets.help import open_help
from ..widgets.layouts import called, fill, icon_button, push_button, wrapped
from ..widgets.painting import BAD, FAIR, QUIET
from ..widgets.state_line import StateLine
from . import field_widgets, states
from .layer_list import LayerList
from .layer_tree import open_layer, readable
from .layer_widgets import ClassesWidget, LayerWidget
from .step_header import StepHeader
from .step_results import StepResults, empty, open_result
from .step_runs import plain

# The page of the documentation of each step.
PAGES = {
    "data": "prepare",
    "sources": "ecological_sources",
    "resistance": "weighted_overlay",
    "corridors": "corridors",
    "pinch_points": "pinch_points",
    "health": "ecosystem_health",
    "zones": "restorationzones",
    "report": "report",
}


# So many letters stand in a line before a field, and at the least; of a narrow step they take no more than this share.
_LETTERS = (26, 13)
_SHARE = 0.42
# Milliseconds until a form that waits for an open list is looked at again.
_CHOOSING = 200


class _Label(QLabel):
    """The words before a field, in as many lines as they need."""

    def __init__(self, text: str):
        super().__init__(text)
        self.setWordWrap(True)
        self._room = 0
        # Forms give others no more than 7/4 of the height that they have where they are widest.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)

    def fit(self, width: int) -> None:
        """Leave room for the field in a step that is so wide."""
        room = int(_SHARE * width)
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def sizeHint(self):
        """No wider than the words are, nor than leaves room for the field."""
        least, widest = self._size(_LETTERS[1]), self._size(_LETTERS[0])
        if not self._room or widest.width() <= self._room:
            return widest
        width = max(self._room, least.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self):
        """Narrow docks break the words into more lines."""
        return QSize(self._size(_LETTERS[1]).width(), self.fontMetrics().lineSpacing())

    def _size(self, letters: int) -> QSize:
        metrics = self.fontMetrics()
        # Style sheets of themes have a rim around the words.
        rim = 2 * metrics.averageCharWidth() if QgsApplication.instance().styleSheet() else 4
        width = min(metrics.horizontalAdvance(self.text()) + rim, letters * metrics.averageCharWidth() + rim - 4)
        return QSize(width, self.heightForWidth(width))


class StepPanel(QWidget):
    """Header and body of a step; the body is made when it is opened first.

    Signals
    -------
    toggled(str, bool)
        The user opens or folds the step.
    rebuilt()
        Other widgets stand in it.
    """

    toggled = pyqtSignal(str, bool)
    rebuilt = pyqtSignal()

    def __init__(self, session, step, parent=None):
        super().__init__(parent)
        self.session, self.step = session, step
        self.header = StepHeader(session.route.number(session.study, step.ID), step.title())
        self.header.setObjectName(f"header_{step.ID}")
        self.header.clicked.connect(lambda checked: self.toggled.emit(step.ID, checked))
        self.body = None
        self._fields: list = []
        self._labels: dict = {}
        # Roles of layers that something was wrong in when the fields were shown last.
        self._unfolded: set = set()
        self._column = fill(QVBoxLayout(self), self.header, margins=0, spacing=0)

    # -- opening ---------------------------------------------------------------------------

    def open(self, wanted: bool) -> None:
        """Unfold or fold the body."""
        self.header.setChecked(wanted)
        if wanted and self.body is None:
            self._make_body()
        if self.body is not None:
            self.body.setVisible(wanted)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.header.isChecked()

    def _make_body(self):
        self.body = QWidget()
        # What is shown now, so that lines that stay the same are left alone.
        self._noted: list = []
        self._notes = fill(QVBoxLayout(), spacing=4)
        self.results = StepResults(self.session, self.step)
        self.results.wanted.connect(self.open_result)
        self.form, self.more_form = _form(), _form()
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setObjectName(f"more_{self.step.ID}")
        self.more.setToolTip(self.tr("Further layers and what is seldom changed"))
        self.more.setAutoRaise(True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.clicked.connect(lambda _checked=False: self.show_more(self._more_holder.isHidden()))
        self._more_holder = QWidget()
        self._more_holder.setLayout(self.more_form)
        self._more_holder.setVisible(False)
        above = wrapped(self.step.explanation()), self._notes, self.form, (self.more, 0, Qt.AlignmentFlag.AlignLeading)
        # Step 0 tells of each layer.
        self.layers = LayerList(self.session) if self.step.ID == "data" else None
        found = () if self.layers is None else (self.layers,)
        below = self._more_holder, *found, self._make_buttons(), self.results
        fill(QVBoxLayout(self.body), *above, *below, margins=(10, 8, 10, 10), spacing=7)
        self._column.addWidget(self.body)
        self.rebuilt.emit()

    def show_more(self, wanted: bool) -> None:
        """Unfold or fold what is seldom changed."""
        self.more.setArrowType(Qt.ArrowType.DownArrow if wanted else Qt.ArrowType.RightArrow)
        self._more_holder.setVisible(wanted)

    def _make_buttons(self):
        name = self.step.ID
        self.run = push_button(self.tr("R&un"), lambda: self.session.run(name), f"run_{name}", icon="mActionStart")
        words = self.tr("How this step works")
        about = icon_button("mActionHelpContents", words, lambda: open_help(PAGES[name]), f"help_{name}")
        about.setAccessibleName(self.tr("Help on this step"))
        return fill(QHBoxLayout(), self.run, None, about)

    # -- showing ---------------------------------------------------------------------------

    def show_state(self, state, share: float = 0.0) -> None:
        """Show how the step stands."""
        self.header.show_number(self.session.route.number(self.session.study, self.step.ID))
        self.header.show_state(state, share)
        if self.body is None or not self.is_open:
            return
        self._show_fields()
        if self.layers is not None:
            self.layers.refresh()
            self._unfold_faults()
        self._show_notes(state)
        if self.results.show_run(state, bool(self._changed())):
            self.rebuilt.emit()
        running = self.session.is_running
        runs = self.step.runs(self.session.study, lambda _made: True)
        self.run.setVisible(bool(runs))
        self.run.setEnabled(not running and not self._blocking())
        about = self.tr("Run this step in the background (Ctrl+Return)")
        self.run.setToolTip(self._blocking() or "\n".join([about, ", ".join(run.title for run in runs)]))

    def resizeEvent(self, event):
        """Words before the fields take a part of the room."""
        super().resizeEvent(event)
        for label in self._labels.values():
            label.fit(self.width())

    def show_share(self, state, share: float) -> None:
        """Show progress only."""
        self.header.show_state(state, share)

    def _blocking(self) -> str:
        """Why the step cannot be run, even after the steps before it."""
        found = states.needs(self.session.route, self.session.study, self.step.ID)
        return next((need.text for need in found if need.kind != "step"), "")

    def _show_fields(self):
        wanted = self.step.visible_fields(self.session.study)
        if [widget.field for widget in self._fields] != wanted:
            if QgsApplication.activePopupWidget() is not None:
                # An open list would go with its box, and the click meant for it would fall on what lies below.
                QTimer.singleShot(_CHOOSING, self.session.touch)
                return
            self._make_fields(wanted)
        for widget in self._fields:
            widget.refresh()
        self._mark_changed()
        # What is being computed keeps the values it was started with.
        busy = self.session.is_running
        for widget in self._fields:
            if busy or not isinstance(widget, (field_widgets.EditorWidget, ClassesWidget)):
                widget.widget.setEnabled(not busy)

    def _unfold_faults(self):
        """Show the fields of layers in which something was found to be wrong: once, since the user may fold them."""
        faults = {line.role for line in self.session.checks.faults(self.session.study)}
        folded = {widget.field.key for widget in self._fields if widget.field.advanced}
        if (faults - self._unfolded) & folded:
            self.show_more(True)
        self._unfolded = faults

    def _mark_changed(self):
        """Mark the fields whose values the results that are shown were not made with."""
        changed = self._changed()
        for widget in self._fields:
            label = self._labels.get(widget.field.key)
            if label is None:
                continue
            is_new = widget.field.key in changed
            text = self.tr("{label} (not yet run)").format(label=widget.field.label) if is_new else widget.field.label
            if label.text() != text:
                label.setText(text)
                label.updateGeometry()

    def _changed(self) -> set:
        """Keys of the fields whose values are others than in the last run."""
        study = self.session.study
        record = study.record(self.step.ID)
        runs = self.step.runs(study, lambda _made: True)
        if not record.version or not runs or self.session.running == self.step.ID:
            return set()
        return {
            widget.field.key
            for widget in self._fields
            if widget.field.key in record.settings
            and record.settings[widget.field.key] != plain(self.step.value(study, widget.field.key))
        }

    def _make_fields(self, wanted):
        focused = QgsApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.body.isAncestorOf(focused) else ""
        for form in (self.form, self.more_form):
            while form.rowCount():
                form.removeRow(0)  # noqa: QGS202 - a form
        self._fields, self._labels = [], {}
        for field in wanted:
            widget = field_widgets.make(field, self.session, self.step)
            form = self.more_form if field.advanced else self.form
            if widget.WHOLE_ROW:
                form.addRow(widget.widget)
            else:
                label = _Label(field.label)
                label.setToolTip(field.help)
                self._labels[field.key] = label
                label.fit(self.width())
                label.setBuddy(widget.main)
                form.addRow(label, widget.widget)
            if isinstance(widget, LayerWidget):
                widget.file.clicked.connect(lambda _checked=False, key=field.key: self.load_file(key))
            self._fields.append(widget)
        self.more.setVisible(any(field.advanced for field in wanted))
        if self.more.isHidden():
            self.show_more(False)
        self.rebuilt.emit()
        if name:
            again = self.body.findChild(QWidget, name)
            if again is not None:
                again.setFocus()

    def widget(self, key: str):
        """The widget of a field."""
        return next(widget for widget in self._fields if widget.field.key == key)

    def _show_notes(self, state):
        """What is wrong, out of date, noticed or needed: (level, sentence, need that a button cures)."""
        study = self.session.study
        record = study.record(self.step.ID)
        found = []
        if state.kind not in (states.RUNNING, states.QUEUED):
            found = states.needs(self.session.route, study, self.step.ID)
        lines = []
        if state.kind in (states.FAILED, states.STALE):
            level = BAD if state.kind == states.FAILED else FAIR
            # A need is told below, beside the button that cures it.
            needed = [need.text for need in found]
            if self.layers is not None:
                # So do the lines of the layers.
                needed += [line.text for line in self.session.checks.lines(study)]
            lines += [(level, reason, None) for reason in state.reasons if reason not in needed]
        if state.kind == states.FAILED and record.version and record.error:
            lines.append((QUIET, self.tr("The results of the run before are still there."), None))
        lines += [(QUIET, need.text, need) for need in found if need.kind != "step"]
        wanted = [need for need in found if need.kind == "step"]
        if wanted:
            lines.append((QUIET, " ".join(need.text for need in wanted), wanted[0]))
        if state.kind in (states.DONE, states.STALE):
            lines += [(FAIR, text, None) for text in record.warnings]
        lines = [*lines, self.session.is_running]
        if lines == self._noted:
            return
        self._noted = lines
        empty(self._notes)
        for level, text, need in lines[:-1]:
            self._note(level, text, None if need is None else self._cure(need))
        self.rebuilt.emit()

    def _note(self, level: str, text: str, button=None):
        line = StateLine(self.tr("Note"))
        line.say(level, text)
        holder = QWidget()
        cure = () if button is None else ((button, 0, Qt.AlignmentFlag.AlignTop),)
        fill(QHBoxLayout(holder), (line, 1), *cure, margins=0)
        self._notes.addWidget(holder)

    def _cure(self, need):
        """The button that does what a need asks for."""
        if need.kind == "step":
            button = push_button(self.tr("Run first"), lambda: self.session.run_before(self.step.ID))
            button.setEnabled(not self.session.is_running)
        elif need.kind == "layer" and not self.session.route.definition(need.target).several:
            button = push_button(self.tr("Load..."), lambda: self.load_file(need.target))
        else:
            return None
        return called(button, f"cure_{self.step.ID}_{need.target}", need.text)

    # -- files -----------------------------------------------------------------------------

    def load_file(self, role: str) -> None:
        """Let the user choose a file, add it to the project, and take it for a role."""
        path, _ = QFileDialog.getOpenFileName(self, self.session.route.label(role), last_folder())
        if path:
            self.take_file(role, path)

    def take_file(self, role: str, path: str) -> None:
        """Add a file to the project and take it for a role."""
        layer = open_layer(path, readable(path))
        if layer is None:
            text = self.tr("{name} is no layer that QGIS can open.").format(name=os.path.basename(path))
            self.session.noticed.emit("warning", text)
            return
        if self.session.project.addMapLayer(layer) is None:
            return
        self.session.set_layers(role, [layer])

    def open_result(self, path: str, title: str) -> None:
        """Open a page in the browser, a table in a window, a folder in the desktop's window."""
        open_result(self.session, PAGES[self.step.ID], path, title, self.window())


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
    form.setVerticalSpacing(5)
    return form
