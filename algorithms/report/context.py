"""What all parts of a report share: the study, its ground, the words, the forms of the algorithms."""

from __future__ import annotations

import os
from functools import cached_property

from qgis.core import QgsRectangle

from ...core.presets import LEGENDS, read_legend
from ..kit.blocks import MOST_ROWS, Column, Figure, Picture, Table
from ..kit.numbers import is_number, number_text
from ..kit.words import vocabulary
from ..layers.class_names import look_of_style
from ..layers.opening import raster_layer
from ..platform.language import shared_tr
from ..platform.registry import algorithm_of
from .map_frame import SCREEN_DPI, frame_of
from .resistance import factor_name
from .words import column_of, in_language, readable

# Columns of a table with a row for each measure.
_OF_MANY_MEASURES = ("before", "after")
# Numbers of sources, and what users call these.
_CALLED = {"source_id": "name", "from_id": "from_name", "to_id": "to_name"}


class Context:
    """Hands out titles, labels and tables in the language of the report.

    Parameters
    ----------
    study : Study
    area : StudyArea or None
    charts : bool
        Whether charts can be drawn.
    latin : Context, optional
        Draws the pictures in English, where no font has the letters of the report's language.
    dpi : int
        Dots of an inch of a map's sheet.
    """

    def __init__(self, study, area, charts: bool = True, latin=None, dpi: int = SCREEN_DPI):
        self.study = study
        self.area = area
        self.charts = charts
        self.latin = latin
        self.dpi = dpi
        self.data_sources = None
        self.datasets = None
        self.all_classes = False
        self._algorithms: dict = {}
        self._class_names: dict = {}

    @cached_property
    def words(self) -> dict:
        """Field names with label, unit and decimals."""
        return vocabulary()

    @cached_property
    def frame(self):
        """The frame of all maps: that of the land cover; None where nothing tells."""
        if self.area is None:
            return None
        return frame_of(QgsRectangle(*self.area.grid.bounds), self.area.crs, self.dpi)

    # -- algorithms ------------------------------------------------------------------------

    def algorithm(self, step):
        """A fresh instance, whose labels are in the language of the report; None for unknown ones."""
        if step.algorithm not in self._algorithms:
            self._algorithms[step.algorithm] = algorithm_of(step.algorithm)
        return self._algorithms[step.algorithm]

    def title(self, step) -> str:
        """The step's title, with its file where the study has several of the kind."""
        algorithm = self.algorithm(step)
        title = algorithm.displayName() if algorithm is not None else str(step.content.get("title", step.algorithm))
        if len(self.study.of(step.name)) > 1 and self.thing(step):
            return f"{title}: {self.thing(step)}"
        return title

    def thing(self, step) -> str:
        """What a step is about where it is one of several: its first file, or the factor that it scores."""
        table = step.table("SCORE_TABLE").get("factor")
        name = or_else(lambda: factor_name(self, step), str) or self.role(step) or (str(table[0]) if table else "")
        if name or not step.files:
            return name
        made = next((made for made in step.files if made.listed), step.files[0])
        # Files in the temporary folder are called by their key.
        return "" if made.name == made.output else made.name

    def role(self, step) -> str:
        """What later steps take a surface for; empty where that is not known."""
        roles = {
            (child.name, key)
            for child in self.study.children(step)
            for key in ("RESISTANCE", "SENSITIVITY", "RESTORED_RASTER")
            if step in child.taken.get(key, ())
        }
        if roles == {("barriers", "RESTORED_RASTER")}:
            return shared_tr("What restoration can reach")
        if ("sensitivitycorrection", "SENSITIVITY") in roles:
            return shared_tr("Ecological sensitivity")
        if roles == {("sensitivitycorrection", "RESISTANCE")}:
            return shared_tr("Base resistance")
        return shared_tr("Resistance surface") if roles else ""

    def is_restored(self, step) -> bool:
        """Whether a step made what restoration can reach and nothing else."""
        return bool(step.files) and self.role(step) == shared_tr("What restoration can reach")

    def label(self, step, key: str) -> str:
        """How the form calls a parameter or output."""
        algorithm = self.algorithm(step)
        if algorithm is not None:
            for definition in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()):
                if definition.name() == key:
                    return definition.description()
        if key in self.words:
            return self.words[key][0]
        return readable(key)

    def output_label(self, step, made) -> str:
        """What a file is: its output's label, else its name."""
        return self.label(step, made.output) if made.output else made.name

    def option(self, step, key: str) -> int:
        """The number of a chosen option; the form's default where nothing is chosen."""
        value = step.parameters.get(key)
        value = value if is_number(value) else self._default(step, key)
        return int(value) if is_number(value) else 0

    def option_name(self, step, key: str) -> str:
        """A chosen option as the form calls it."""
        return self.algorithm(step).parameterDefinition(key).options()[self.option(step, key)]

    def number(self, step, key: str):
        """A number parameter; the form's default where it is not given, None where there is none."""
        value = step.parameters.get(key)
        value = self._default(step, key) if value is None else value
        return value if is_number(value) else None

    def text(self, step, key: str) -> str:
        """A text parameter; the form's default where it is not given."""
        return str(step.parameters.get(key) or self._default(step, key) or "")

    def _default(self, step, key: str):
        algorithm = self.algorithm(step)
        definition = None if algorithm is None else algorithm.parameterDefinition(key)
        return None if definition is None else definition.defaultValue()

    def class_names(self, step, key: str = "INPUT") -> dict:
        """Class value to name of the raster that a step read, by the legend that it was told or by its own style."""
        path = next(iter(step.inputs.get(key, ())), None) or str(step.parameters.get(key) or "")
        place = (os.path.normcase(os.path.abspath(path)), step.parameters.get("LEGEND"))
        if place not in self._class_names:
            self._class_names[place] = self._names_of(*place) if path else {}
        return self._class_names[place]

    def _names_of(self, path: str, legend) -> dict:
        covers = () if self.area is None else self.area.covers
        known = next((cover for cover in covers if os.path.normcase(os.path.abspath(cover.path)) == path), None)
        if known is not None:
            return known.names
        if is_number(legend) and 0 < legend <= len(LEGENDS):
            return dict(read_legend(LEGENDS[int(legend) - 1]).names)
        layer = raster_layer(path)
        return dict(look_of_style(layer).names) if layer.isValid() else {}

    # -- tables and charts -----------------------------------------------------------------

    def chart(self, caption: str, draw, *arguments, narrow: bool = False, **options):
        """A figure of a chart by a function of the kit; None where charts cannot be drawn."""
        if not self.charts:
            return None
        return Figure(caption, [Picture(draw(*arguments, **options))], narrow=narrow, is_chart=True)

    def column(self, key: str, values: list, step=None, label: str = "") -> Column:
        """A column under its readable name, or under another label."""
        algorithm = None if step is None else self.algorithm(step)
        # A word that means something else in one algorithm than in the others has a row of its own.
        special = "" if step is None else f"{step.name}.{key}"
        word = special if special in self.words else key
        column = column_of(word, values, self.words, () if algorithm is None else (type(algorithm).__name__,))
        if key in _OF_MANY_MEASURES and step is not None and "measure" in step.table("BEFORE_AFTER"):
            # Below each other stand areas and shares: each has its own digits.
            column.texts = [number_text(value) if is_number(value) else "" for value in values]
        column.label = label or column.label
        return column

    def table(self, step, key: str, caption: str = "", keys=None, note: str = "", rows=None, most: int = MOST_ROWS):
        """A table of a run for the page, or None where it is empty.

        Parameters
        ----------
        step : Step
        key : str
        caption : str
            By default the label of the output.
        keys : sequence of str, optional
            The columns to show, in this order; those that the table lacks are left out.
        note : str
        rows : sequence of int, optional
            The rows to show.
        most : int
            More rows are left to the file.
        """
        values = step.table(key)
        if not values or not next(iter(values.values())):
            return None
        keys = named_ends(keys, values) if keys else values
        shown = [name for name in keys if name in values and any(v is not None for v in values[name])]
        if not shown:
            return None
        places = list(range(len(values[shown[0]]))) if rows is None else list(rows)
        if not places:
            return None
        total = len(places) if len(places) > most else None
        columns = [self.column(name, [values[name][row] for row in places[:most]], step) for name in shown]
        return Table(caption or in_language(self.label(step, key)), columns, note, total)


def named_ends(keys, values) -> tuple:
    """Columns of a table with what users call the sources, where the table tells it, in place of their numbers."""
    known = {key: name for key, name in _CALLED.items() if any(value is not None for value in values.get(name, ()))}
    return tuple(known.get(key, key) for key in keys)


def or_else(make, fallback):
    """What a function makes; the fallback where a JSON file of another version lacks what it reads."""
    try:
        return make()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return fallback()
