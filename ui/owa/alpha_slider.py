"""The risk coefficient on a scale of its logarithm, from risk-taking to risk-averse."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ...core.decision.owa_weights import PAPER_ALPHAS, check_alpha
from ...core.errors import InputError
from ...core.numbers import parse_number
from ..widgets.painting import accent, faint, ink, place_of, themed
from ..widgets.text import sentence_of, short_number

# Steps of the slider in a factor of ten.
_STEPS = 100
_LOW, _HIGH = math.log10(PAPER_ALPHAS[0]), math.log10(PAPER_ALPHAS[-1])
# So near to a scenario the slider takes its alpha.
_NEAR = 3


class AlphaSlider(QWidget):
    """A slider with the scenarios as ticks, and a field for any alpha.

    Attributes
    ----------
    moved : signal(float)
        The new alpha.
    refused : signal(str)
        The sentence about what was typed; empty once it is mended.
    """

    moved = pyqtSignal(float)
    refused = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._alpha = 1.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((_HIGH - _LOW) * _STEPS))
        self.slider.setSingleStep(5)
        self.slider.setPageStep(_STEPS // 2)
        self.slider.setAccessibleName(self.tr("Risk coefficient alpha"))
        self.slider.setToolTip(
            self.tr("Left: the best service of a place counts. Middle: the mean. Right: the worst one counts.")
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Alpha"))
        self.field.setToolTip(self.tr("Any alpha above 0."))
        self.field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.ticks = _Ticks(self.slider)
        label = QLabel(self.tr("&Alpha"))
        label.setBuddy(self.field)
        taking, averse = QLabel(self.tr("Risk-taking")), QLabel(self.tr("Risk-averse"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for column, part in ((0, taking), (1, self.slider), (2, averse), (4, label), (5, self.field)):
            grid.addWidget(part, 0, column)
        grid.setColumnMinimumWidth(3, self.fontMetrics().horizontalAdvance("0") * 2)
        grid.addWidget(self.ticks, 1, 1)
        grid.setColumnStretch(1, 1)
        self.slider.valueChanged.connect(self._slid)
        self.ticks.chosen.connect(self._choose)
        self.field.editingFinished.connect(self._typed)
        self.set_alpha(1.0)

    @property
    def alpha(self) -> float:
        """The risk coefficient."""
        return self._alpha

    def set_alpha(self, alpha: float) -> None:
        """Show an alpha; beyond the scale the slider stands at its end."""
        self._alpha = alpha
        place = round((min(max(math.log10(alpha), _LOW), _HIGH) - _LOW) * _STEPS)
        self.slider.blockSignals(True)
        self.slider.setSliderPosition(place)
        self.slider.blockSignals(False)
        self.field.setText(short_number(alpha, 6))
        self.ticks.show_alpha(alpha)

    def _choose(self, alpha: float):
        self.set_alpha(alpha)
        self.refused.emit("")
        self.moved.emit(alpha)

    def _slid(self, place: int):
        alpha = 10.0 ** (_LOW + place / _STEPS)
        near = min(PAPER_ALPHAS, key=lambda own: abs(math.log10(own) - math.log10(alpha)))
        if abs(math.log10(near) - math.log10(alpha)) * _STEPS < _NEAR - 0.5:
            alpha = near
        self._alpha = float(format(alpha, ".3g"))
        self.field.setText(short_number(self._alpha, 6))
        self.ticks.show_alpha(self._alpha)
        self.refused.emit("")
        self.moved.emit(self._alpha)

    def _typed(self):
        try:
            alpha = parse_number(self.field.text())
            check_alpha(alpha)
        except InputError as error:
            self.refused.emit(sentence_of(error))
            return
        if abs(alpha - self._alpha) > 1e-12 * alpha:
            self._choose(alpha)
        else:
            self.refused.emit("")


class _Ticks(QWidget):
    """The scenarios below the slider; a click chooses one."""

    chosen = pyqtSignal(float)

    def __init__(self, slider, parent=None):
        super().__init__(parent)
        self._slider = slider
        self._alpha = 1.0
        self._places: list = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("The seven scenarios; click one."))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 50)

    def show_alpha(self, alpha: float) -> None:
        """Mark the scenario that is chosen."""
        self._alpha = alpha
        self.update()

    def sizeHint(self):
        """One line of numbers, or two where they would touch in one."""
        lines = 1 + max(line for *_, line in self._laid_out())
        return QSize(self.fontMetrics().horizontalAdvance("0") * 60, lines * self.fontMetrics().height() + 8)

    def resizeEvent(self, event):
        """Ask for the lines that the width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def x_of(self, alpha: float) -> float:
        """Where the slider's handle stands for an alpha."""
        option = QStyleOptionSlider()
        self._slider.initStyleOption(option)
        style = self._slider.style()
        handle = style.pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self._slider)
        room = self._slider.width() - handle
        place = round((math.log10(alpha) - _LOW) * _STEPS)
        position = QStyle.sliderPositionFromValue(self._slider.minimum(), self._slider.maximum(), place, room)
        return position + handle / 2.0

    def _laid_out(self) -> list:
        """(alpha, x, label's left, label's width, line) of each scenario."""
        metrics, ends, found = self.fontMetrics(), [-1e9, -1e9], []
        for alpha in PAPER_ALPHAS:
            wide = metrics.horizontalAdvance(short_number(alpha, 6)) + 6
            x = self.x_of(alpha)
            left = min(max(x - wide / 2.0, 0.0), self.width() - wide)
            line = 0 if left > ends[0] else 1
            ends[line] = left + wide
            found.append((alpha, x, left, wide, line))
        return found

    def mouseReleaseEvent(self, event):
        """Choose the scenario that is nearest."""
        x = place_of(event).x()
        alpha, place = min(((alpha, place) for alpha, place, *_ in self._laid_out()), key=lambda own: abs(own[1] - x))
        if abs(place - x) < 30:
            self.chosen.emit(alpha)

    def paintEvent(self, event):
        """Ticks and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, line_height = themed(self), self.fontMetrics().height()
        for alpha, x, left, wide, line in self._laid_out():
            is_chosen = abs(alpha - self._alpha) < 1e-9 * alpha
            top = 4 + line * line_height
            painter.setPen(QPen(accent(palette) if is_chosen else faint(palette), 2 if is_chosen else 1))
            painter.drawLine(round(x), 0, round(x), top)
            font = painter.font()
            font.setBold(is_chosen)
            painter.setFont(font)
            painter.setPen(ink(palette))
            place = QRectF(left - 3, top, wide + 6, line_height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, short_number(alpha, 6))
        painter.end()
