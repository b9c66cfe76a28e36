"""What was prepared: a table of the files, a page of it, where they come from; colours for classes without a legend."""

from __future__ import annotations

import colorsys

from ...core.data_sources import DataSource, DataSources
from ..kit.page import Section, plain_page

COLUMNS = ("file", "source", "tiles", "cells from", "resampling", "no data %", "range")


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
        rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in zip(*self.columns.values()))
        return plain_page(title, [Section("", (), COLUMNS, rows), Section("", tuple(messages))])


def record_sources(job, files: dict) -> None:
    """Keep what the table of data sources says of each file that was written."""
    columns = job.table("DATA_SOURCES")
    if columns is None:
        return
    sources = DataSources(columns, job.layer_name("DATA_SOURCES"))
    found = [sources.of(source, file) or DataSource() for file, source in zip(files["file"], files["source"])]
    job.record_table(
        "DATA",
        {
            "file": list(files["file"]),
            "source": [one.source for one in found],
            "year": [one.year for one in found],
            "resolution": [one.resolution for one in found],
        },
    )
    unused = sources.unused()
    if unused:
        job.warn(
            "The table of data sources names {names}, which {count:is none|are none} of the layers.",
            names=", ".join(unused),
            count=len(unused),
        )


def class_colour(number: int) -> str:
    """Colours that stay apart for any number of classes: the golden angle around the hue circle."""
    hue = (number * 137.508) % 360.0
    light = (0.45, 0.62, 0.78)[number % 3]
    red, green, blue = colorsys.hls_to_rgb(hue / 360.0, light, 0.5)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
