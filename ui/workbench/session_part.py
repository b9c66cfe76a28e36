"""What a session has apart for one of its tasks."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject


class SessionPart(QObject):
    """A part of a session, which it lives and ends with.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        super().__init__(session)
        self._session = session
