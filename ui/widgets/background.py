"""Work behind a window: the newest request counts, older ones are given up."""

from __future__ import annotations

from functools import partial
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import EspError
from ...core.progress import Cancelled
from .text import sentence_of
from .threads import work_behind


class _Request:
    """A piece of work that can be given up; its methods are called in another thread."""

    def __init__(self, work: Callable):
        self._work = work
        self.is_given_up = False

    def do(self):
        self._go_on()
        return self._work(self._go_on)

    def _go_on(self, _fraction: float = 0.0):
        if self.is_given_up:
            raise Cancelled


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

    def __init__(self, parent=None):
        super().__init__(parent)
        self._request = None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._request is not None

    def start(self, work: Callable) -> None:
        """Do ``work(progress)`` in another thread; what was under way is given up."""
        self.stop()
        self._request = _Request(work)
        work_behind(self, self._request.do, partial(self._end, self._request))

    def stop(self) -> None:
        """Give up what is under way."""
        if self._request is not None:
            self._request.is_given_up = True
            self._request = None

    def _end(self, request, result, error) -> None:
        """Only the newest is heard."""
        if request is not self._request:
            return
        self._request = None
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(sentence_of(error) if isinstance(error, EspError) else str(error))
