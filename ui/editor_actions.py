"""The toolbox's context menu for algorithms whose parameters have an editor."""

from __future__ import annotations

from typing import Callable

from qgis.utils import iface

from ..algorithms.platform.toolbox import toolbox_entry
from .widgets.open_windows import keep_open
from .widgets.text import shared_tr


def editor_actions() -> list:
    """One for each editor; what it gives opens the form of its algorithm, filled in."""
    return [
        _action(shared_tr("Open the AHP editor"), "esp:ahp", _ahp),
        _action(shared_tr("Open the factor table editor"), "esp:resistancefactor", _factors),
        _action(shared_tr("Open the OWA explorer"), "esp:owa", _owa),
    ]


def _action(text: str, algorithm: str, kind: Callable):
    return toolbox_entry(text, lambda found: found.id() == algorithm, lambda _found: _show(kind))


def _show(kind: Callable) -> None:
    """Open an editor; its class is loaded when it is wanted first."""
    keep_open(kind()(iface.mainWindow() if iface is not None else None))


def _ahp():
    from .ahp.editor import AhpEditor

    return AhpEditor


def _factors():
    from .factors.editor import FactorTableEditor

    return FactorTableEditor


def _owa():
    from .owa.explorer import OwaExplorer

    return OwaExplorer
