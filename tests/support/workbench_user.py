"""Drives the workbench as a user does, and sees what its window does itself."""

import threading
import time

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QWidget

SMALL = (120, 120)


class Witness:
    """Sees in which thread algorithms run and rasters are read: in that of the window they would stop it.

    Parameters
    ----------
    patch : pytest.MonkeyPatch
    """

    def __init__(self, patch):
        from esp_toolbox.algorithms.base import EspAlgorithm
        from osgeo import gdal

        self.in_the_window, self.behind = [], []
        for owner, method in (
            (EspAlgorithm, "processAlgorithm"),
            (gdal.Band, "ReadAsArray"),
            (gdal.Dataset, "ReadAsArray"),
            (gdal.Band, "ComputeStatistics"),
        ):
            patch.setattr(owner, method, self._seen(getattr(owner, method)))

    def _seen(self, method):
        def call(this, *arguments, **options):
            here = threading.current_thread() is threading.main_thread()
            (self.in_the_window if here else self.behind).append(method.__qualname__)
            return method(this, *arguments, **options)

        return call


def _parents(widget):
    """A widget and what it lies in."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


class User:
    """Someone in front of the dock."""

    def __init__(self, dock):
        self.dock = dock
        self.clicks = 0
        self.pages = []
        dock.session.opened.disconnect()
        dock.session.opened.connect(self.pages.append)
        dock.session.basin.size = SMALL
        dock.resize(400, 900)
        dock.show()
        self.turn()

    def turn(self):
        """Let the window work until it shows all that has happened."""
        self.wait(self._is_settled)

    def _is_settled(self):
        """Whether nothing is about to be shown: no timer runs that soon ends, and no layer is looked at."""
        QCoreApplication.processEvents()
        soon = [timer for timer in self.dock.findChildren(QTimer) if timer.isActive() and timer.interval() < 1000]
        return not soon and not self.dock.session.checks.is_busy

    def wait(self, condition, seconds=1800.0, needed=True):
        """Wait until something is so; the end is against waiting for ever."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                assert not needed, "waited too long"
                return
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)

    def idle(self):
        """Wait until nothing runs and everything is shown."""
        self.turn()
        self.wait(lambda: not self.dock.session.is_running)
        self.turn()

    def find(self, name):
        """A widget by its object name."""
        found = self.dock.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name):
        """Click on a widget by its object name."""
        widget = self.find(name)
        # The window draws itself a moment after it changes.
        self.wait(lambda: widget.isVisible() and widget.isEnabled(), 3.0, False)
        hidden = [parent.objectName() or type(parent).__name__ for parent in _parents(widget) if parent.isHidden()]
        assert widget.isVisible(), f"{name} is not seen, since {hidden} are hidden"
        assert widget.isEnabled(), f"{name} is grey: {self.dock.note.text()} {self.kinds()}"
        place = widget.rect().center()
        if isinstance(widget, QAbstractButton):
            # The words of check boxes and radio buttons stand at the left.
            place = QPoint(min(place.x(), 12), place.y())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.clicks += 1
        # What follows from a click is shown a moment later.
        self.turn()

    def open(self, step):
        """Open a step, if it is folded."""
        if not self.panel(step).is_open:
            self.click(f"header_{step}")

    def panel(self, step):
        """A step's panel."""
        return self.dock.panels[step]

    def type(self, name, text):
        """Type a number or a text into a field and press Return."""
        widget = self.find(name)
        widget.setFocus()
        line = widget.lineEdit() if hasattr(widget, "lineEdit") else widget
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.turn()

    def kinds(self):
        """Step to the kind of its state."""
        return {name: state.kind for name, state in self.dock.session.states().items()}

    def words(self, step):
        """All that can be read in a step."""
        from qgis.PyQt.QtWidgets import QLabel

        body = self.panel(step).body
        self.turn()
        return "\n".join(label.text() for label in body.findChildren(QLabel) if label.isVisible())


def close(dock):
    """Close the dock and forget what was open."""
    dock.close_session()
    dock.close()
    dock.deleteLater()
    QApplication.processEvents()
