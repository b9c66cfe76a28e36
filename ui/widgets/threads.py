"""The threads that work is done in while the windows live."""

from __future__ import annotations

from itertools import count
from typing import Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer, pyqtSignal, pyqtSlot

_AT_WORK: dict = {}
_POOL = "esp_toolbox_threads"
_pool: Optional[QThreadPool] = None


def keep_threads() -> None:
    """Let QGIS' worker threads live on.

    Idle ones end after 30 seconds, and coordinate systems that were used in them keep pointers into their PROJ context.
    When the next thread gets a context at the same address, QGIS (seen in 3.22) reads what is no longer there: layers
    have an undefined coordinate system. Threads that stay cannot be mistaken for others.

    Maps are drawn in the global pool; tasks have one of their own since 3.34.
    """
    QThreadPool.globalInstance().setExpiryTimeout(-1)
    manager = QgsApplication.taskManager()
    if hasattr(manager, "threadPool"):
        manager.threadPool().setExpiryTimeout(-1)


def start_task(task, *needed) -> None:
    """Hand a run of an algorithm to QGIS; it is kept with what it needs until it ends, even if nobody waits for it.

    Parameters
    ----------
    task : QgsProcessingAlgRunnerTask
    *needed : object
        Context, feedback, parameters, of which QGIS holds no reference that counts for Python.
    """
    number = id(task)
    _AT_WORK[number] = (task, needed)
    task.executed.connect(lambda *_: QTimer.singleShot(0, lambda: _AT_WORK.pop(number, None)))
    QgsApplication.taskManager().addTask(task)


def window_threads() -> QThreadPool:
    """The threads of `work_behind`, which end with QGIS.

    QGIS' task manager is not for small works in quick succession: at the end of a task it takes whatever waits at the
    address of that task's runnable out of its pool, be it another task's by then, which so never starts (seen in 3.22).

    The pool is kept here: the Python halves of works belong to that of their pool, which in QGIS nobody else holds.
    With it go the works that have not begun, and nobody hears of their end.
    """
    global _pool
    if _pool is None or sip.isdeleted(_pool):
        application = QgsApplication.instance()
        _pool = application.findChild(QThreadPool, _POOL)
        if _pool is None:
            _pool = QThreadPool(application)
            _pool.setObjectName(_POOL)
            _pool.setMaxThreadCount(max(2, QThread.idealThreadCount()))
            # For the reason of `keep_threads`.
            _pool.setExpiryTimeout(-1)
    return _pool


def work_behind(owner: QObject, work: Callable, end: Callable) -> None:
    """Call ``work()`` in another thread, and then ``end(result, error)`` in the window's.

    Parameters
    ----------
    owner : QObject
        Once it is gone, the end is not told to anybody.
    work : callable
        Touches no widget, and holds none.
    end : callable
        Gets what the work returned, or None and the exception that it raised.
    """
    number = next(_Ends.numbers)
    _AT_WORK[number] = (owner, end)
    window_threads().start(_Behind(number, work, _Ends.of_window()))


class _Ends(QObject):
    """Lives in the window's thread and hears the ends of all works."""

    told = pyqtSignal(object)
    numbers = count(-1, -1)
    _only = None

    def __init__(self):
        super().__init__()
        self.told.connect(self.hear)

    @classmethod
    def of_window(cls) -> _Ends:
        cls._only = cls._only or cls()
        return cls._only

    @pyqtSlot(object)
    def hear(self, told):
        number, result, error = told
        owner, end = _AT_WORK.pop(number)
        if not sip.isdeleted(owner):
            end(result, error)


class _Behind(QRunnable):
    """Knows its owner by number only: no thread but the window's may drop the last hold of a widget."""

    def __init__(self, number: int, work: Callable, ends: _Ends):
        super().__init__()
        self._number, self._work, self._ends = number, work, ends

    def run(self):
        result = error = None
        try:
            result = self._work()
        except Exception as raised:  # noqa: BLE001 - whatever it is, the window waits for an end
            error = raised.with_traceback(None)
        self._ends.told.emit((self._number, result, error))
