"""The factor table editor: scores of ranges or classes, over the values that the raster has."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsProject

from ...algorithms.resistance.factor_tables import FactorTable
from ...core.decision.class_limits import class_limits
from ...core.errors import InputError
from ...core.numbers import parse_numbers
from ...core.presets import FACTORS, read_preset
from ...core.wording import filled
from ..widgets.background import Background
from ..widgets.dialog import kept_path
from ..widgets.history import History
from ..widgets.layers import active_raster, parameter_of, raster_of, table_file
from ..widgets.layouts import choose_layer
from ..widgets.text import sentence_of
from .details import METHODS
from .factor_files import content, read_rows, write_rows
from .factor_rows import (
    CLASSES,
    RANGES,
    FactorRows,
    Row,
    check,
    decimals_for,
    limit_text,
    rows_of_columns,
    rows_of_limits,
    rows_of_table,
)
from .raster_values import RasterValues
from .showing import FactorShowing


class FactorTableEditor(FactorShowing):
    """Gives the parameters of `esp:resistancefactor` that tell how values become scores.

    Parameters
    ----------
    parent : QWidget, optional
    values : dict, optional
        What the editor begins with, by the parameter keys: INPUT (a layer, its id or a file), BAND, TABLE (a csv file),
        PRESET, CLOSED, UNCOVERED, LEGEND, SCORES, REVERSE. What `chosen` gave can be handed in again.
    canvas : QgsMapCanvas, optional
        Whose part of the raster is shown; by default QGIS' own.
    """

    ALGORITHM = "esp:resistancefactor"
    PAGE = "resistance_factor"

    def __init__(self, parent=None, values=None, canvas=None):
        super().__init__(parent)
        values = values or {}
        self.setWindowTitle(self.tr("Factor table editor"))
        self.raster = RasterValues(canvas, self)
        self._classing = Background(self)
        self._table = None
        self._file, self._saved = "", None
        self._shown = None
        self._is_moving = False
        self.history = History(FactorRows(RANGES, ()))
        self._build()
        self.details.take(values)
        self._connect()
        self._begin(values)
        self.begin_with(140, 40)

    def _connect(self):
        self.layer.layerChanged.connect(self._choose_layer)
        self.band.bandChanged.connect(lambda _: self._read())
        self.raster.sampled.connect(self._sampled)
        self.raster.counted.connect(self._counted)
        self.raster.seen.connect(self._paint)
        self.raster.failed.connect(self._unreadable)
        self.view.model().edited.connect(self._edited)
        self.view.model().typed.connect(self._typed)
        self.view.model().left.connect(lambda: self._check(self.history.state))
        self.histogram.moved.connect(self._move)
        self.histogram.divided.connect(self._divide)
        self.classes.wanted.connect(self.make_classes)
        self.details.changed.connect(self._show)
        self._classing.done.connect(self._take_classes)
        self._classing.failed.connect(self.warn)

    def _begin(self, values):
        try:
            if values.get("TABLE"):
                self._file = table_file(values["TABLE"])
                self._saved = read_rows(self._file)
                self.history = History(self._saved)
            elif values.get("PRESET"):
                self.history = History(self._preset_rows(int(values["PRESET"])))
        except InputError as error:
            self.warn(sentence_of(error))
        if values.get("SCORES"):
            self.classes.scores.setText(str(values["SCORES"]))
        self.classes.reverse.setChecked(bool(values.get("REVERSE")))
        layer = raster_of(values.get("INPUT")) if "INPUT" in values else active_raster()
        if layer is not None and QgsProject.instance().mapLayer(layer.id()) is None:
            self.layer.setAdditionalLayers([layer])
        self._own_layer = layer
        choose_layer(self.layer, layer)
        self._choose_layer(self.layer.currentLayer(), int(values.get("BAND") or 1))
        self._show()

    # -- changes ---------------------------------------------------------------------------

    def _edited(self, number: int, column: int, text: str):
        rows = self.history.state
        if rows.rows[number] != rows.changed(number, column, text).rows[number]:
            self._change(rows.changed(number, column, text))

    def _typed(self, number: int, column: int, text: str):
        self._check(self.history.state.changed(number, column, text))

    def _move(self, number: int, value: float, is_over: bool):
        """A handle was moved: one step of undo for a whole movement."""
        text = limit_text(value, decimals_for(0.0, self.histogram.step, 1))
        rows = self.history.state.moved(number, text)
        if self._is_moving:
            self.history.replace(rows)
        else:
            self.history.push(rows)
        self._is_moving = not is_over
        self._show()

    def _divide(self, value: float):
        rows = self.history.state
        text = limit_text(value, decimals_for(0.0, self.histogram.step, 1))
        for number, row in enumerate(rows.rows):
            own = self._table_of(row)
            if own is not None and own.rows[0].lower < value < own.rows[0].upper:
                self._change(rows.split(number, text))
                return

    def add_row(self) -> None:
        """Divide the selected range in its middle, or add a class."""
        rows = self.history.state
        number = self.view.currentIndex().row()
        number = number if 0 <= number < len(rows.rows) else max(len(rows.rows) - 1, 0)
        if not rows.rows:
            self._change(FactorRows(RANGES, (Row("", "", "1"),)))
        elif rows.kind == CLASSES:
            self._change(rows.split(number, ""))
            self.view.setCurrentIndex(self.view.model().index(len(rows.rows), 0))
            self.view.edit(self.view.currentIndex())
        elif self._goes_on(rows, number):
            row = rows.rows[number]
            self._change(FactorRows(RANGES, (*rows.rows, Row(row.to, "", row.score))))
        else:
            self._change(rows.split(number, self._middle(rows.rows[number])))

    def _table_of(self, row: Row):
        """The score table of one range; None where it is wrong."""
        return check(FactorRows(RANGES, (row,)), self.details.side, None, "", "").table

    def _goes_on(self, rows: FactorRows, number: int) -> bool:
        """Whether there is something above the last row: then a new row follows it instead of dividing it."""
        own = self._table_of(rows.rows[number])
        if number < len(rows.rows) - 1 or own is None or math.isinf(own.rows[0].upper):
            return False
        if self._table is None or self._table.rows[-1].upper > own.rows[0].upper:
            return False
        census = self.raster.census
        return census is None or not census.maximum <= own.rows[0].upper

    def _middle(self, row: Row) -> str:
        """The middle of a range; at an open end that of the values beyond its limit."""
        own = self._table_of(row)
        low, high = (own.rows[0].lower, own.rows[0].upper) if own is not None else (0.0, 1.0)
        least, most = self._extremes()
        low, high = low if math.isfinite(low) else least, high if math.isfinite(high) else most
        low = low if math.isfinite(low) else (high - 1.0 if math.isfinite(high) else 0.0)
        high = high if math.isfinite(high) and high > low else low + 1.0
        return limit_text((low + high) / 2.0, decimals_for(low, high, 100))

    def _extremes(self) -> tuple:
        """The least and the greatest value of the raster; infinite where they are not known."""
        census, sample = self.raster.census, self.raster.sample
        if sample is None or np.isnan(sample.values).all():
            return -math.inf, math.inf
        if census is not None:
            return census.minimum, census.maximum
        return float(np.nanmin(sample.values)), float(np.nanmax(sample.values))

    def remove_row(self) -> None:
        """Remove the selected row; its neighbour takes its range."""
        number = self.view.currentIndex().row()
        rows = self.history.state
        if len(rows.rows) > 1:
            self._change(rows.without(number if 0 <= number < len(rows.rows) else len(rows.rows) - 1))

    # -- tables from elsewhere -------------------------------------------------------------

    def take_preset(self, number: int) -> None:
        """Take the table of a paper, by its place in the form's list."""
        self._change(self._preset_rows(number))

    def _preset_rows(self, number: int) -> FactorRows:
        """The rows of a paper; land covers become the classes of the raster where it has some."""
        columns = read_preset("factors", FACTORS[number - 1])
        rows = rows_of_columns(columns, FACTORS[number - 1])
        legend = self._legend()
        if rows.kind == CLASSES and legend.land_cover and self.raster.counts() is not None:
            table = FactorTable(columns, FACTORS[number - 1], True).scores(self.details.side, legend, self.raster.name)
            rows = rows_of_table(table, legend.names)
        return FactorRows(rows.kind, rows.rows, number)

    def make_classes(self) -> None:
        """Replace the table by classes of the raster's values."""
        sample = self.raster.sample
        if sample is None:
            self.warn(self.tr("Choose a raster first: the classes come from its values."))
            return
        try:
            scores = parse_numbers(self.classes.scores.text())
        except InputError as error:
            self.warn(sentence_of(error))
            return
        if not scores:
            self.warn(self.tr("Give the scores of the classes, for example 1,3,5,7,9."))
            return
        if self.classes.reverse.isChecked():
            scores = scores[::-1]
        method, side, values = METHODS[self.classes.method.currentIndex()], self.details.side, sample.values
        self.messages.clearWidgets()
        self._classing.start(
            lambda progress: (class_limits([values], method, len(scores), None, side, progress), tuple(scores))
        )

    def _take_classes(self, found):
        limits, scores = found
        decimals = decimals_for(limits.minimum, limits.maximum, 2000)
        rows = rows_of_limits(limits.limits, scores, decimals)
        if self.history.state.rows:
            self._change(rows)
        else:
            self.history = History(rows)
            self._show()
        if limits.classes < len(scores):
            self.warn(
                filled(
                    self.tr(
                        "There {classes:is|are} {classes} {classes:class|classes} for {scores} scores, since too many "
                        "cells have the same value."
                    ),
                    classes=limits.classes,
                    scores=len(scores),
                )
            )

    def _open_title(self) -> str:
        return self.tr("Open a factor table")

    def _save_title(self) -> tuple:
        return self.tr("Save the factor table"), "factor_table"

    def _read_state(self, path: str) -> FactorRows:
        return read_rows(path)

    def _take_state(self, state: FactorRows, path: str):
        self._file, self._saved = path, state
        self._change(state)

    def _write_state(self, path: str):
        write_rows(self.history.state, path)
        self._file, self._saved = path, self.history.state

    # -- the result ------------------------------------------------------------------------

    def values(self) -> dict:
        """The parameters of `esp:resistancefactor`.

        A table of a paper stays one; an own one is in the file that was opened or saved, or in a file of the profile.

        Raises
        ------
        InputError
            When the file cannot be written.
        """
        rows, layer = self.history.state, self.layer.currentLayer()
        values = {
            "CLASSIFICATION": 0,
            "TABLE": "",
            "PRESET": rows.preset,
            "CLOSED": self.details.closed.currentIndex(),
            "UNCOVERED": self.details.uncovered.text().strip(),
            "LEGEND": self.details.legend.currentIndex(),
        }
        if not rows.preset:
            values["TABLE"] = self._file_of(rows)
        if layer is not None:
            values["INPUT"], values["BAND"] = parameter_of(layer), max(self.band.currentBand(), 1)
        return values

    def _file_of(self, rows: FactorRows) -> str:
        if self._saved == rows and self._file:
            return self._file
        path = kept_path("factor", content(rows))
        write_rows(rows, path)
        return path

    def done(self, result):
        """Read no longer."""
        self.raster.close()
        self._classing.stop()
        super().done(result)
