"""Step 0 looks at the layers of a study whenever they change, behind the window."""

from __future__ import annotations

import hashlib
from functools import partial

from ...core.workflow.blocks import LANDCOVER
from ..widgets.background import Background
from ..widgets.painting import BAD, FAIR
from .layer_lines import looks_at, mark_of
from .layer_look import Line
from .sentences import readable
from .session_part import SessionPart


class LayerCheck(SessionPart):
    """What is known of the layers of a session's study."""

    def __init__(self, session):
        super().__init__(session)
        self._background = Background(self)
        self._background.done.connect(self._end)
        self._background.failed.connect(self._fail)
        # Study to the mark of its layers and their lines.
        self._known: dict = {}
        self._asked: tuple = ()

    @property
    def is_busy(self) -> bool:
        """Whether layers are being looked at."""
        return self._background.is_busy

    def stop(self) -> None:
        """Give up what is under way."""
        self._background.stop()
        self._asked = ()

    def lines(self, study) -> list:
        """What was found, in the order of the form; empty until the layers have been looked at."""
        return list(self._known.get(study.key, ("", ()))[1])

    def faults(self, study) -> list:
        """The lines of layers that a step would refuse."""
        return [line for line in self.lines(study) if line.level == BAD]

    def look(self) -> None:
        """Look at the layers of the current study, where they are others than when it was done last."""
        session = self._session
        study = session.study
        if session.runs.is_running or session.basin.is_running or session.keeper.is_running:
            return
        if session.route.ground(study) is None:
            self.stop()
            self._known.pop(study.key, None)
            return
        mark = hashlib.sha256(mark_of(session.route, study).encode("utf-8")).hexdigest()[:16]
        if self._known.get(study.key, ("",))[0] == mark or self._asked == (study.key, mark):
            return
        looks = looks_at(session.route, study)
        if study.sound == mark:
            # Nothing was wrong when all was as it is now: it need not be read again.
            for look in looks:
                look.checks = [check for check in look.checks if check in look.quick]
        self._asked = study.key, mark
        self._background.start(partial(_look_at, looks))

    def _fail(self, reason: str) -> None:
        """What cannot be looked at is said in one line, and looked at again when something changes."""
        key, mark = self._asked
        self._asked = ()
        self._known[key] = mark, [Line(FAIR, LANDCOVER.key, readable(reason))]
        self._session.on_checked()

    def _end(self, found: list) -> None:
        key, mark = self._asked
        self._asked = ()
        study = next((study for study in self._session.studies if study.key == key), None)
        if study is None:
            # Whoever waits for the end goes on.
            self._session.on_checked()
            return
        lines = [Line(line.level, line.role, readable(line.text), line.cured) for line in found]
        self._known[key] = mark, lines
        if not self.faults(study):
            study.sound = mark
        self._session.on_checked()


def _look_at(looks: list, go_on) -> list:
    return [line for look in looks for line in look.lines(go_on)]
