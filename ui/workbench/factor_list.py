"""The factors of an overlay: which count, how much, by which scores."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from ...algorithms.platform.language import translate
from ...core.workflow.own_factors import place_of
from ..widgets.layouts import called, combo_of, narrow
from .numbers import percent
from .overlays import BREAKS, OWN, WORKFLOW

EDIT = "edit"


class FactorList(QWidget):
    """A row for each factor.

    Parameters
    ----------
    session : Session
    step : Stage
    field : FactorsField
    """

    def __init__(self, session, step, field, parent=None):
        super().__init__(parent)
        self._session, self._step, self._overlay = session, step, field.overlay
        self._rows: dict = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(5)
        grid.setColumnStretch(2, 1)
        grid.addWidget(called(QLabel(field.label), tip=field.help), 0, 0, 1, 3)
        for row, (name, label) in enumerate(field.names, 1):
            box = called(QCheckBox(label), f"factor_{name}")
            box.clicked.connect(lambda checked, key=name: self._use(key, checked))
            weight = QLabel()
            weight.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            weight.setMinimumWidth(weight.fontMetrics().horizontalAdvance("88.8 %"))
            words = self.tr("Scores of {factor}").format(factor=label)
            scores = narrow(combo_of([], f"scores_{name}", "", words), 1)
            scores.setMinimumWidth(60)
            scores.activated.connect(lambda number, key=name: self._choose(key, number))
            for column, widget in enumerate((box, weight, scores)):
                grid.addWidget(widget, row, column)
            self._rows[name] = (box, weight, scores)

    def refresh(self) -> None:
        """Show factors, scores and weights of the study."""
        study, overlays = self._session.study, self._step.overlays
        used, weights = overlays.used(study, self._overlay), overlays.weights(study, self._overlay)
        for name, (box, weight, scores) in self._rows.items():
            off = study.value(self._step.ID, f"use.{name}") is False
            box.setEnabled(off or name in used)
            box.setChecked(name in used)
            box.setToolTip("" if off or name in used else self.tr("Left out: its layer is not chosen."))
            weight.setText(percent(weights[name], 3) if name in weights else "")
            scores.setEnabled(name in used)
            self._fill(scores, name, overlays.scores(study, name))

    def _fill(self, scores, name: str, now: str):
        # Short words, since the dock may be narrow; the tips say more.
        short = translate("models", self._step.workflow(self._session.study).short)
        options = [(WORKFLOW, short, self.tr("As the workflow scores it"))]
        if place_of(name) is not None:
            # No workflow has scores for a layer of the user's.
            options = [(WORKFLOW, self.tr("Breaks"), self.tr("By natural breaks of the values"))]
        if now == BREAKS or self._step.overlays.can_break(self._session.study, name):
            options.append((BREAKS, self.tr("Breaks"), self.tr("By natural breaks of the values")))
        if now == OWN:
            options.append((OWN, self.tr("My own"), self.tr("By the table that you have edited")))
        if not self._session.editors.why_not("factors"):
            options.append((EDIT, self.tr("Edit..."), self.tr("Edit the scores over the histogram of the values")))
        keys = [key for key, _label, _tip in options]
        if [scores.itemData(number) for number in range(scores.count())] != keys:
            scores.clear()
            for number, (key, label, tip) in enumerate(options):
                scores.addItem(label, key)
                scores.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        scores.setCurrentIndex(keys.index(now))
        scores.setToolTip(options[keys.index(now)][2])

    def _use(self, name: str, wanted: bool):
        self._session.set_value(self._step.ID, f"use.{name}", None if wanted else False)

    def _choose(self, name: str, number: int):
        key = self._rows[name][2].itemData(number)
        if key == EDIT:
            self.refresh()
            self._session.editors.open("factors", self.window(), self._step.ID, name)
        elif key != OWN:
            self._session.set_value(self._step.ID, f"scores.{name}", None if key == WORKFLOW else key)
