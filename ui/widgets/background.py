"""Work behind a window: the newest request counts, older ones are given up."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import EspError
from ...core.progress import Cancelled
from .text import sentence_of

# QGIS owns the tasks, but their Python parts live only as long as somebody knows them.
_RUNNING: set = set()
# Since QGIS 3.26 work that nobody asked for by name can be kept from announcing its end.
_FLAGS = QgsTask.Flag.CanCancel
if hasattr(QgsTask.Flag, "Silent"):
    _FLAGS = _FLAGS | QgsTask.Flag.Silent


class _Work(QgsTask):
    def __init__(self, title: str, work: Callable, owner: Background):
        super().__init__(title, _FLAGS)
        self._work = work
        self._owner = owner
        self._result = None
        self._reason = ""

    def run(self):
        """In another thread: no widget is touched here."""
        try:
            self._result = self._work(self._progress)
        except Cancelled:
            return False
        except EspError as error:
            self._reason = sentence_of(error)
            return False
        except (RuntimeError, OSError, ValueError, MemoryError) as error:
            self._reason = str(error)
            return False
        return True

    def _progress(self, fraction: float):
        if self.isCanceled():
            raise Cancelled
        self.setProgress(100.0 * fraction)

    def finished(self, fine):
        """In the window's thread again."""
        _RUNNING.discard(self)
        owner, self._owner = self._owner, None
        if owner is not None:
            owner.take(self, fine, self._result, self._reason)

    def forget(self):
        """Nobody waits for it any more."""
        self._owner = None
        self.cancel()


class Background(QObject):
    """One piece of work at a time.

    Attributes
    ----------
    done : signal(object)
        What the newest work returned.
    failed : signal(str)
        Its sentence, where it could not be done.
    """

    done = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, title: str, parent=None):
        super().__init__(parent)
        self._title = title
        self._task = None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def start(self, work: Callable) -> None:
        """Do ``work(progress)`` in another thread; what was under way is given up."""
        self.stop()
        self._task = _Work(self._title, work, self)
        _RUNNING.add(self._task)
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """Give up what is under way."""
        if self._task is not None:
            task, self._task = self._task, None
            task.forget()

    def take(self, task, fine: bool, result, reason: str) -> None:
        """The end of a piece of work; only the newest is heard."""
        if task is not self._task:
            return
        self._task = None
        if fine:
            self.done.emit(result)
        elif reason:
            self.failed.emit(reason)
