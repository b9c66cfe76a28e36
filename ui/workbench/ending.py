"""The end of a run: what was done, where it is seen, in the dock and in QGIS' message bar."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateTransform, QgsCsException
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import QMenu, QPushButton

from ..widgets.layouts import wrapped
from ..widgets.text import shared_tr
from . import states

# Seconds for which QGIS' message bar tells of the end.
_TOLD = 20


class Ending:
    """Tells a dock's user of the end.

    Parameters
    ----------
    dock : WorkbenchDock
    """

    def __init__(self, dock):
        self._dock = dock
        self.line = wrapped()
        self.line.setObjectName("ending")
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.line.linkActivated.connect(self.follow)
        self.line.setVisible(False)

    def refresh(self, found: dict) -> None:
        """Show the links where the report is up to date and nothing runs."""
        last = found.get("report")
        is_done = last is not None and last.kind == states.DONE and not self._dock.session.is_running
        if is_done and not self.line.text():
            words = {"report": shared_tr("open report"), "map": shared_tr("show map"), "tables": shared_tr("tables")}
            text = " - ".join(f'<a href="{name}">{word}</a>' for name, word in words.items())
            self.line.setText(shared_tr("Done: {links}").format(links=text))
        self.line.setVisible(is_done)

    def follow(self, link: str) -> None:
        """Do what a link says."""
        if link == "report":
            self._dock.open_page(self.report())
        elif link == "map":
            self.show_map()
        else:
            self.menu().popup(QCursor.pos())

    def report(self) -> str:
        """The page of the report; empty without one."""
        results = self._dock.session.study.record("report").results
        paths = [results[run][output] for _text, run, output in self._links("report")]
        return next((path for path in paths if path.casefold().endswith(".html")), "")

    def menu(self) -> QMenu:
        """The tables of all steps."""
        menu = QMenu(self._dock)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session = self._dock.session
        for step in session.route.steps_of(session.study):
            for text, run, output in self._links(step.ID):
                path = session.study.record(step.ID).results[run][output]
                if not path.casefold().endswith(".html"):
                    action = menu.addAction(f"{step.title()}: {text}")
                    panel = self._dock.panels[step.ID]
                    action.triggered.connect(
                        lambda _checked=False, owner=panel, file=path, title=text: owner.open_result(file, title)
                    )
        return menu

    def _links(self, name: str) -> list:
        session = self._dock.session
        return session.route[name].links(session.study.record(name))

    # -- QGIS' window ----------------------------------------------------------------------

    def show_map(self) -> None:
        """Let the view fit the study."""
        iface, session = self._dock.iface, self._dock.session
        layer = session.route.ground(session.study)
        if iface is None or layer is None:
            return
        canvas = iface.mapCanvas()
        system = canvas.mapSettings().destinationCrs()
        try:
            transform = QgsCoordinateTransform(layer.crs(), system, session.project)
            box = transform.transformBoundingBox(layer.extent())
        except QgsCsException:
            return
        box.scale(1.05)
        canvas.setExtent(box)
        canvas.refresh()

    def tell(self, done: list, failed: str) -> None:
        """Say how a run of steps has ended.

        Parameters
        ----------
        done : list of str
            The steps that have come to their end.
        failed : str
            The step that has not; empty without one.
        """
        session, iface = self._dock.session, self._dock.iface
        if failed:
            reason = session.study.record(failed).error
            text = shared_tr("Step {number}, {title} stopped. {reason}").format(
                number=session.route.number(session.study, failed), title=session.route[failed].title(), reason=reason
            )
            session.open_step(failed)
            if iface is not None:
                iface.messageBar().pushMessage(shared_tr("ESP Workbench"), text, _level("Warning"), _TOLD)
            return
        if not done:
            return
        text = shared_tr("Done: {links}").format(links=", ".join(session.route[name].title() for name in done))
        if "report" in done:
            text = shared_tr("Done: the report is ready.")
            self.show_map()
        if iface is not None:
            bar = iface.messageBar()
            message = bar.createMessage(shared_tr("ESP Workbench"), text)
            if "report" in done and self.report():
                button = QPushButton(shared_tr("Open report"), message)
                button.clicked.connect(lambda _checked=False: self.follow("report"))
                message.layout().addWidget(button)
            bar.pushWidget(message, _level("Success"), _TOLD)


def _level(name: str):
    return getattr(getattr(Qgis, "MessageLevel", Qgis), name)
