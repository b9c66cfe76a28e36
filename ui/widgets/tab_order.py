"""The way that the Tab key takes through a window: as the eye goes, down the columns and along the rows.

Qt goes in the order in which widgets were made, which is another one where parts of a window are made later.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFormLayout, QGridLayout, QScrollArea, QSplitter, QTabWidget, QWidget

# As a number, since Qt 5 and Qt 6 have different types for it.
_TAB = int(getattr(Qt.FocusPolicy.TabFocus, "value", Qt.FocusPolicy.TabFocus))


def order_tabs(top: QWidget) -> None:
    """Lead the Tab key through all that a widget holds, in the order of its layouts.

    Parameters
    ----------
    top : QWidget
    """
    for kind in (QTabWidget, QDialogButtonBox):
        for holder in top.findChildren(kind):
            # Their parts are stops of their own, however many of them lie between.
            holder.setFocusProxy(None)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    parts = [part for part in _parts(top) if part is not top]
    for before, after in zip(parts, parts[1:]):
        QWidget.setTabOrder(before, after)


def _parts(widget: QWidget) -> list:
    """What takes the focus in a widget and below it."""
    policy = widget.focusPolicy()
    takes = int(getattr(policy, "value", policy)) & _TAB
    proxy = widget.focusProxy()
    # What hands the focus to a part of itself stands before it: from elsewhere the key would come back for ever.
    found = [widget] if (takes if proxy is None else widget.isAncestorOf(proxy)) else []
    if isinstance(widget, QScrollArea):
        return found + ([] if widget.widget() is None else _parts(widget.widget()))
    if isinstance(widget, (QSplitter, QTabWidget)):
        found += [] if isinstance(widget, QSplitter) else [widget.tabBar()]
        return found + [part for place in range(widget.count()) for part in _parts(widget.widget(place))]
    return found + ([] if widget.layout() is None else _in_layout(widget.layout()))


def _in_layout(layout) -> list:
    found: list = []
    for item in _items(layout):
        if item is None:
            continue
        if item.widget() is not None:
            found += _parts(item.widget())
        elif item.layout() is not None:
            found += _in_layout(item.layout())
    return found


def _items(layout) -> list:
    """The items of a layout, row by row."""
    if isinstance(layout, QGridLayout):
        places = [(layout.getItemPosition(number)[:2], number) for number in range(layout.count())]
        return [layout.itemAt(number) for _place, number in sorted(places)]
    if isinstance(layout, QFormLayout):
        roles = (QFormLayout.ItemRole.SpanningRole, QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        cells = [layout.itemAt(row, role) for row in range(layout.rowCount()) for role in roles]
        # A row that is spanned gives its one item for several roles.
        return [item for place, item in enumerate(cells) if item is not None and item not in cells[:place]]
    return [layout.itemAt(number) for number in range(layout.count())]
