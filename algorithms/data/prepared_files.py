"""What was prepared: a table of the files and a page of it; colours for classes without a legend."""

from __future__ import annotations

import colorsys
import html

COLUMNS = ("file", "source", "tiles", "cells from", "resampling", "no data %", "range")
_STYLE = (
    "body{font-family:sans-serif;margin:2em}td,th{padding:.3em .8em;border-bottom:1px solid #ccc;text-align:left}"
)


class PreparedFiles:
    """A row for every file that was written."""

    def __init__(self):
        self.columns: dict = {name: [] for name in COLUMNS}

    def add(self, *row) -> None:
        """A file, with a value for each of `COLUMNS`."""
        for values, value in zip(self.columns.values(), row):
            values.append(value)

    def page(self, title: str, messages: list) -> str:
        """The table and what was noticed, as a page."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
            for row in zip(*self.columns.values())
        )
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in messages)
        return (
            f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title><style>{_STYLE}</style></head>"
            f"<body><h1>{title}</h1><table><tr>{head}</tr>{body}</table><ul>{lines}</ul></body></html>"
        )


def class_colour(number: int) -> str:
    """Colours that stay apart for any number of classes: the golden angle around the hue circle."""
    hue = (number * 137.508) % 360.0
    light = (0.45, 0.62, 0.78)[number % 3]
    red, green, blue = colorsys.hls_to_rgb(hue / 360.0, light, 0.5)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
