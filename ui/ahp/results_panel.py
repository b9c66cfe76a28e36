"""What follows from the judgements: weights, consistency, what would mend it."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ...core.decision.ahp import CONSISTENT_BELOW, Priorities, as_fraction
from ...core.wording import filled
from ..widgets.bars import Bars
from ..widgets.layouts import fill, make_bold, push_button, scrolled, wrapped
from ..widgets.painting import BAD, FAIR, GOOD, QUIET
from ..widgets.state_line import StateLine


class ResultsPanel(QWidget):
    """Bars, one sentence, and the judgements that fit worst.

    Attributes
    ----------
    mended : signal(int, int, float)
        A pair and the judgement to set.
    """

    mended = pyqtSignal(int, int, float)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.title = QLabel()
        self.bars = Bars(self.tr("Weights"))
        self.leaves_title = QLabel(self.tr("Weights in the whole hierarchy"))
        self.leaves = Bars(self.tr("Weights in the whole hierarchy"))
        self.consistency = StateLine(self.tr("Consistency"))
        self.hierarchy = StateLine(self.tr("Consistency of the whole hierarchy"))
        self.agreement = wrapped()
        self.mendings_title = QLabel(self.tr("Least consistent judgements"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        for label in (self.title, self.leaves_title, self.mendings_title):
            make_bold(label)
        judged = self.title, self.bars, self.consistency, self.agreement, self.mendings_title, self._grid
        whole = self.leaves_title, self.leaves, self.hierarchy
        inner = QWidget()
        fill(QVBoxLayout(inner), *judged, *whole, None, margins=(6, 0, 6, 0))
        fill(QVBoxLayout(self), scrolled(inner), margins=0)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 38)

    def show_weights(self, title: str, bars) -> None:
        """The weights of what is compared."""
        self.title.setText(title)
        self.bars.show_bars(bars)

    def show_consistency(self, result: Priorities, mendings) -> None:
        """The consistency ratio in one sentence: good, to be mended by one change, or by several."""
        cr, limit = format(result.cr, ".3f"), format(CONSISTENT_BELOW, "g")
        if len(result.weights) < 3:
            state, text = GOOD, self.tr("Two criteria are always consistent.")
        elif result.consistent:
            state, text = GOOD, self.tr("Consistent: CR is {cr}, below {limit}.")
        elif any(mending.cr_after < CONSISTENT_BELOW for mending in mendings):
            state = FAIR
            text = self.tr("Not consistent yet: CR is {cr} and should be below {limit}. One change would do.")
        else:
            state = BAD
            text = self.tr("Inconsistent: CR is {cr} and should be below {limit}. Change the worst judgement first.")
        self.consistency.say(state, text.format(cr=cr, limit=limit))

    def show_unjudged(self, count: int) -> None:
        """How many pairs wait to be judged."""
        text = self.tr("Not judged yet: {count} {count:pair|pairs}; until then this expert does not count.")
        self.consistency.say(QUIET, filled(text, count=count))

    def show_agreement(self, share) -> None:
        """How far the experts agree; None where there is only one."""
        self.agreement.setVisible(share is not None)
        if share is not None:
            self.agreement.setText(
                self.tr("Agreement of the experts: {share} of 1.").format(share=format(share, ".2f"))
            )

    def show_mendings(self, names, mendings, can_set: bool) -> None:
        """The judgements that fit the others worst, each with a button that sets the fitting step."""
        while self._grid.count():
            part = self._grid.takeAt(0).widget()
            part.hide()
            part.deleteLater()
        self.mendings_title.setVisible(bool(mendings))
        for row, mending in enumerate(mendings):
            text = self.tr("{first} against {second} is {given}; the others imply {fitting}.").format(
                first=names[mending.first],
                second=names[mending.second],
                given=as_fraction(mending.given),
                fitting=_implied(mending.fitting),
            )
            self._grid.addWidget(wrapped(text), row, 0)
            if not can_set:
                continue
            step = as_fraction(mending.suggested)
            pair = mending.first, mending.second
            tip = self.tr("CR becomes {cr}.").format(cr=format(mending.cr_after, ".3f"))
            spoken = self.tr("Set {first} against {second} to {step}")
            button = push_button(
                self.tr("Set to {step}").format(step=step), partial(self.mended.emit, *pair, mending.suggested), tip=tip
            )
            button.setAutoDefault(False)
            button.setAccessibleName(spoken.format(first=names[pair[0]], second=names[pair[1]], step=step))
            self._grid.addWidget(button, row, 1)

    def show_hierarchy(self, bars, cr: float) -> None:
        """The weights of the lowest level; no bars hide them."""
        for part in (self.leaves_title, self.leaves, self.hierarchy):
            part.setVisible(bool(bars))
        self.leaves.show_bars(bars)
        if bars:
            text = self.tr("CR of the whole hierarchy is {cr}.").format(cr=format(cr, ".3f"))
            self.hierarchy.say(GOOD if cr < CONSISTENT_BELOW else BAD, text)

    def mending_buttons(self) -> list:
        """The buttons, worst judgement first."""
        found = [self._grid.itemAtPosition(row, 1) for row in range(self._grid.rowCount())]
        return [item.widget() for item in found if item is not None]


def _implied(value: float) -> str:
    """What the others imply, in the way judgements are written: 2.4 or 1/3.1."""
    text = format(max(value, 1.0 / value), ".2g")
    return text if value >= 1.0 or text == "1" else f"1/{text}"
