"""A row of tools at the top of a window."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton


class ToolRow(QToolBar):
    """Tools by name, with QGIS' icons, a sentence on hover and a key where there is one."""

    def __init__(self, parent=None):
        super().__init__(parent)
        size = self.fontMetrics().height() + 4
        self.setIconSize(QSize(size, size))
        self._tools: dict = {}

    def add(self, name: str, icon: str, text: str, tip: str, slot, key=None, words: bool = False):
        """Add a tool.

        Parameters
        ----------
        name : str
            How the code calls it.
        icon : str
            Of QGIS' theme, without its ending.
        text, tip : str
            Its words, and the sentence on hover.
        slot : callable
        key : QKeySequence.StandardKey, optional
        words : bool
            Whether the words stand beside the icon.
        """
        action = QAction(QgsApplication.getThemeIcon(f"/{icon}.svg"), text, self)
        self.addAction(action)
        action.triggered.connect(lambda _=False: slot())
        if key is not None:
            action.setShortcut(QKeySequence(key))
            tip += f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        action.setToolTip(tip)
        button = self.widgetForAction(action)
        button.setAccessibleName(tip)
        # Reached by Tab, unlike the buttons of QGIS' own tool bars.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._tools[name] = action
        return action

    def add_menu(self, name: str, text: str, tip: str, entries) -> QMenu:
        """Add a menu.

        Parameters
        ----------
        name, text, tip : str
            As in `add`.
        entries : sequence of (str, callable)
            Words and what they do; None is a line between.
        """
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            words, slot = entry
            menu.addAction(words).triggered.connect(lambda _=False, chosen=slot: chosen())
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tools[name] = self.addWidget(button)
        return menu

    def tool(self, name: str):
        """The action of a tool."""
        return self._tools[name]

    def enable(self, **states) -> None:
        """Switch tools on or off by their names."""
        for name, state in states.items():
            self._tools[name].setEnabled(bool(state))
