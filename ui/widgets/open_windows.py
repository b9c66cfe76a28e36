"""Windows that are open: each lives until it is closed, and all are closed when the plugin goes.

Qt owns a window, but its Python half lives only as long as somebody knows it: without that a collection of garbage
takes it away while the user looks at it.
"""

from __future__ import annotations

from contextlib import suppress

from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtWidgets import QDialog

_OPEN: dict = {}


def keep_open(window, delete: bool = True) -> None:
    """Show a window, and keep it until it is gone.

    Parameters
    ----------
    window : QWidget
    delete : bool
        Whether it goes when it is closed; False for windows of QGIS, which see to that themselves.
    """
    if delete:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    number = id(window)
    _OPEN[number] = window
    window.destroyed.connect(lambda *_: _OPEN.pop(number, None))
    window.show()
    window.raise_()
    window.activateWindow()


def open_windows(kind=object) -> list:
    """The windows of a class that are open, the oldest first."""
    return [window for window in _OPEN.values() if isinstance(window, kind)]


def _asking(window) -> bool:
    """Whether a window waits for the answer to a question, which is taken back."""
    questions = [part for part in window.findChildren(QDialog) if part.isModal() and part.isVisible()]
    for question in questions:
        question.reject()
    return bool(questions)


def close_all() -> None:
    """Close all windows without a question; what they still do is stopped."""
    for window in open_windows():
        # One may have gone with another that it belonged to.
        with suppress(RuntimeError):
            if hasattr(window, "close_now"):
                asking = _asking(window)
                window.close_now()
                # A window that waits for an answer is needed until it has one: Qt deletes it then.
                if not asking:
                    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
            else:
                window.close()
