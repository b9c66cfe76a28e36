"""Pieces of windows: columns, fields with their labels, bold titles."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget


def column_of(*parts) -> QWidget:
    """A column of widgets and layouts, each with its share of the height.

    Parameters
    ----------
    *parts : tuple of (QWidget or QLayout, int)
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(3, 0, 3, 0)
    for part, stretch in parts:
        add = column.addWidget if isinstance(part, QWidget) else column.addLayout
        add(part, stretch)
    return holder


def labelled(row, *fields) -> None:
    """Add fields behind their labels to a row.

    Parameters
    ----------
    row : QBoxLayout
    *fields : tuple of (str, QWidget, int)
        The label's text with the key that leads to the field, the field, its share of the width.
    """
    for text, field, stretch in fields:
        label = QLabel(text)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field, stretch)


def make_bold(label: QLabel) -> QLabel:
    """A label as a title: bold, and in several lines where the room is small."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    return label
