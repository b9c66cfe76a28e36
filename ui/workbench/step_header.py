"""The folded step: its sign, number, title, and how it stands; a click opens it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QAbstractButton, QSizePolicy

from ..widgets.painting import BAD, FAIR, accent, faint, ink, state_colour, themed
from . import states
from .state_mark import draw

_GAP = 8

class StepHeader(QAbstractButton):
    """Two lines: number and title, and the state in words.

    Signals
    -------
    moved(int)
        The user goes up (-1) or down (1) with the keys.
    """

    moved = pyqtSignal(int)

    def __init__(self, number: int, title: str, parent=None):
        super().__init__(parent)
        self._number = number
        self._title = title
        self._state = states.State(states.EMPTY)
        self._share = 0.0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(f"{number} {title}")

    def show_number(self, number: int) -> None:
        """The number of the step in the study; its title stays."""
        self._number = number
        self.setText(f"{number} {self._title}")

    @property
    def state(self):
        """The state that is shown."""
        return self._state

    def show_state(self, state, share: float = 0.0) -> None:
        """Show a state; the share counts for the one that runs."""
        self._state, self._share = state, share
        note = state.note or self.tr("not run")
        self.setAccessibleName(
            self.tr("Step {number}, {title}: {note}").format(number=self._number, title=self._title, note=note)
        )
        self.setToolTip("\n".join([f"{self._title}: {note}", *state.reasons]))
        self.update()

    def sizeHint(self):
        """Two lines of text and a rim."""
        return QSize(200, 2 * self.fontMetrics().lineSpacing() + 12)

    def minimumSizeHint(self):
        """Narrow docks elide the words."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event):
        """Up and down go to the neighbours, Return opens."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event):
        """Draw ground, sign and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = themed(self)
        self._draw_ground(painter, palette)
        metrics = self.fontMetrics()
        side = metrics.height() - 1
        height = self.height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(_GAP, (height - side) / 2.0, side, side)
        words = QRect(int(box.right()) + _GAP, 5, self.width() - int(box.right()) - 2 * _GAP - side, height - 10)
        arrow = QRectF(self.width() - side - 2, (height - side) / 2.0, side, side)
        if mirrored:
            box.moveLeft(self.width() - box.right())
            words.moveLeft(self.width() - words.right())
            arrow.moveLeft(2)
        draw(painter, box, self._state.kind, self._share, palette)
        self._draw_words(painter, palette, words)
        self._draw_arrow(painter, palette, arrow)

    def _draw_ground(self, painter, palette):
        tint = QColor(ink(palette))
        tint.setAlpha(22 if self.isChecked() else 14 if self.underMouse() else 0)
        painter.fillRect(self.rect(), tint)
        line = QColor(ink(palette))
        line.setAlpha(40)
        painter.setPen(QPen(line, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.setPen(QPen(accent(palette), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)

    def _draw_words(self, painter, palette, words):
        metrics = self.fontMetrics()
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink(palette))
        title = f"{self._number}  {self._title}"
        note = self._state.note
        if not note:
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, flags, room)
        if note:
            painter.setFont(self.font())
            colour = {states.FAILED: BAD, states.STALE: FAIR}.get(self._state.kind)
            painter.setPen(state_colour(colour, palette) if colour else faint(palette))
            below = words.adjusted(0, metrics.lineSpacing(), 0, 0)
            text = metrics.elidedText(note, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, flags, text)

    def _draw_arrow(self, painter, palette, box):
        painter.setPen(QPen(faint(palette), 1.5))
        centre, reach = box.center(), box.width() / 5.0
        x, y = centre.x(), centre.y()
        if self.isChecked():
            points = ((x - reach, y - reach / 2), (x, y + reach / 2), (x + reach, y - reach / 2))
        else:
            points = ((x - reach / 2, y - reach), (x + reach / 2, y), (x - reach / 2, y + reach))
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            painter.drawLine(*(int(round(value)) for value in (x0, y0, x1, y1)))
