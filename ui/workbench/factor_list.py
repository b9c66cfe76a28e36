"""The factors of the resistance surface: which count, how much, by which scores."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from .steps.numbers import percent
from .steps.resistance import NAMES, ROLE

PAPER, BREAKS, OWN, EDIT = "paper", "breaks", "own", "edit"


class FactorList(QWidget):
    """A row for each factor.

    Parameters
    ----------
    session : Session
    step : ResistanceStep
    """

    def __init__(self, session, step, parent=None):
        super().__init__(parent)
        self._session, self._step = session, step
        self._rows: dict = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(5)
        grid.setColumnStretch(2, 1)
        for row, (name, label) in enumerate(step.labels().items()):
            box = QCheckBox(label)
            box.setObjectName(f"factor_{name}")
            box.clicked.connect(lambda checked, key=name: self._use(key, checked))
            weight = QLabel()
            weight.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            weight.setMinimumWidth(weight.fontMetrics().horizontalAdvance("88 %"))
            scores = QComboBox()
            scores.setObjectName(f"scores_{name}")
            scores.setAccessibleName(self.tr("Scores of {factor}").format(factor=label))
            scores.setToolTip(self.tr("By which table the values of this factor are scored."))
            scores.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            scores.setMinimumContentsLength(1)
            scores.setMinimumWidth(60)
            scores.activated.connect(lambda number, key=name: self._choose(key, number))
            grid.addWidget(box, row, 0)
            grid.addWidget(weight, row, 1)
            grid.addWidget(scores, row, 2)
            self._rows[name] = (box, weight, scores)

    def refresh(self) -> None:
        """Show factors, scores and weights of the study."""
        study, step = self._session.study, self._step
        used, weights = step.used(study), step.weights(study)
        for name in NAMES:
            box, weight, scores = self._rows[name]
            there = bool(self._session.route.layers(study, ROLE[name]))
            box.setEnabled(there)
            box.setChecked(name in used)
            box.setToolTip("" if there else self.tr("Left out: its layer is not chosen."))
            weight.setText(percent(weights[name]) if name in weights else "")
            scores.setEnabled(name in used)
            self._fill(scores, name, step.scores(study, name))

    def _fill(self, scores, name: str, now: str):
        # Short words, since the dock may be narrow; the tips say more.
        options = [(PAPER, self.tr("Paper"), self.tr("By the table of the Qaidam paper"))]
        if name != "land_use":
            options.append((BREAKS, self.tr("Breaks"), self.tr("By natural breaks of the values: 1, 3, 5, 7, 9")))
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

    def _settings(self) -> dict:
        return {key: dict(value) for key, value in (self._step.value(self._session.study, "factors") or {}).items()}

    def _give(self, settings: dict):
        kept = {name: entry for name, entry in settings.items() if entry}
        self._session.set_value(self._step.ID, "factors", kept or None)

    def _use(self, name: str, wanted: bool):
        settings = self._settings()
        entry = settings.setdefault(name, {})
        if wanted:
            entry.pop("off", None)
        else:
            entry["off"] = True
        self._give(settings)

    def _choose(self, name: str, number: int):
        scores = self._rows[name][2]
        key = scores.itemData(number)
        if key == EDIT:
            self.refresh()
            self._session.editors.open("factors", self.window(), name)
        elif key != OWN:
            settings = self._settings()
            settings.setdefault(name, {})["scores"] = key
            self._give(settings)
