"""The threads that QGIS works in."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThreadPool, QTimer

_AT_WORK: dict = {}


def keep_threads() -> None:
    """Let QGIS' worker threads live on.

    Idle ones end after 30 seconds, and coordinate systems that were used in them keep pointers into their PROJ context.
    When the next thread gets a context at the same address, QGIS (seen in 3.22) reads what is no longer there: layers
    have an undefined coordinate system. Threads that stay cannot be mistaken for others.
    """
    QThreadPool.globalInstance().setExpiryTimeout(-1)


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
