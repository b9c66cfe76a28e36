"""The factor table editor: scores of ranges or classes, over the values that the raster has."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsProject, QgsRasterLayer

from ...algorithms.frame.presets import FACTORS, read_preset
from ...algorithms.resistance.factor_tables import FactorTable
from ...core.decision.class_limits import class_limits
from ...core.decision.numbers import parse_numbers
from ...core.errors import InputError
from ..widgets.background import Background
from ..widgets.dialog import kept_path
from ..widgets.history import History
from ..widgets.painting import BAD, FAIR, QUIET
from ..widgets.text import sentence_of, short_number
from .colouring import ScoreColours, class_bars, scores_and_shares
from .coverage import coverage
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
    rows_of_classes,
    rows_of_columns,
    rows_of_limits,
    rows_of_table,
)
from .raster_values import RasterValues
from .window import FactorWindow


class FactorTableEditor(FactorWindow):
    """Gives the parameters of `esp:resistancefactor` that tell how values become scores.

    Parameters
    ----------
    parent : QWidget, optional
    values : dict, optional
        What the editor begins with, by the parameter keys: INPUT (a layer or its id), BAND, TABLE (a csv file), PRESET,
        CLOSED, UNCOVERED, LEGEND, SCORES, REVERSE. What `chosen` gave can be handed in again.
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
        self._classing = Background(self.tr("Finding classes"), self)
        self._table = None
        self._file, self._saved = "", None
        self._shown = None
        self._is_moving = False
        self.history = History(FactorRows(RANGES, ()))
        self._build()
        self.details.take(values)
        self._connect()
        self._begin(values)
        self.resize(self.fontMetrics().averageCharWidth() * 140, self.fontMetrics().height() * 40)

    def _connect(self):
        self.layer.layerChanged.connect(self._choose_layer)
        self.band.bandChanged.connect(lambda _: self._read())
        self.raster.sampled.connect(self._sampled)
        self.raster.counted.connect(self._counted)
        self.raster.seen.connect(self._paint)
        self.raster.failed.connect(self._unreadable)
        self.view.model().edited.connect(self._edited)
        self.view.model().typed.connect(self._typed)
        self.histogram.moved.connect(self._move)
        self.histogram.divided.connect(self._divide)
        self.classes.wanted.connect(self.make_classes)
        self.details.changed.connect(self._show)
        self._classing.done.connect(self._take_classes)
        self._classing.failed.connect(self.warn)

    def _begin(self, values):
        try:
            if values.get("TABLE"):
                self._file = str(values["TABLE"]).split("|")[0]
                self._saved = read_rows(self._file)
                self.history = History(self._saved)
            elif values.get("PRESET"):
                self.history = History(self._preset_rows(int(values["PRESET"])))
        except InputError as error:
            self.warn(sentence_of(error))
        if values.get("SCORES"):
            self.classes.scores.setText(str(values["SCORES"]))
        self.classes.reverse.setChecked(bool(values.get("REVERSE")))
        layer = values.get("INPUT")
        if isinstance(layer, str):
            layer = QgsProject.instance().mapLayer(layer)
        self.layer.setLayer(layer if isinstance(layer, QgsRasterLayer) else None)
        self._choose_layer(self.layer.currentLayer(), int(values.get("BAND") or 1))
        self._show()

    # -- the raster ------------------------------------------------------------------------

    def _choose_layer(self, layer, band: int = 1):
        self.band.blockSignals(True)
        self.band.setLayer(layer)
        self.band.setBand(band)
        self.band.blockSignals(False)
        self._read()

    def _read(self):
        layer = self.layer.currentLayer()
        self.raster.take(layer, max(self.band.currentBand(), 1))
        self.picture.clear(self.tr("Choose a raster.") if layer is None else self.tr("Reading ..."))
        self._show_values()
        self._show()

    def _unreadable(self, reason: str):
        self.warn(reason)
        self.picture.clear(self.tr("The raster cannot be read."))

    def _sampled(self):
        self._show_values()
        if self.history.state.preset:
            # Land covers of a paper become classes of this raster.
            self.history.replace(self._preset_rows(self.history.state.preset))
        elif not self.history.state.rows:
            counts = self.raster.counts()
            if counts is not None:
                self.history = History(rows_of_classes(counts, self.raster.sample.names))
            else:
                self.make_classes()
        self._show()

    def _counted(self):
        self._show_values()
        self._show()

    def _show_values(self):
        """The histogram, or the classes with their shares."""
        sample = self.raster.sample
        counts = self.raster.counts()
        self.charts.setCurrentIndex(1 if counts is not None and self.history.state.kind == CLASSES else 0)
        if sample is None:
            words = self.tr("Choose a raster to see its values.")
            self.histogram.show_note(words if self.layer.currentLayer() is None else self.tr("Reading ..."))
            self._shown = None
        elif self._shown is not sample:
            self.histogram.show_values(sample.values)
            self._shown = sample

    # -- showing ---------------------------------------------------------------------------

    def _show(self):
        """Bring everything up to the present table."""
        rows = self.history.state
        self.view.show_rows(rows)
        self._show_values()
        self._check(rows)
        self.tools.enable(
            undo=self.history.can_undo, redo=self.history.can_redo, remove=len(rows.rows) > 1, save=bool(rows.rows)
        )

    def _check(self, rows: FactorRows):
        """Read the table, say how it stands, colour everything by its scores."""
        if not rows.rows:
            self._table = None
            self.line.say(QUIET, self.tr("Choose a raster, a table of a paper, or open a file."))
            self.use.setEnabled(False)
            return
        legend = self._legend()
        found = check(rows, self.details.side, legend, self.raster.name, self.tr("table"))
        self._table = found.table
        self.view.model().mark(found.cell, found.sentence)
        self.use.setEnabled(found.table is not None and self.details.is_fine)
        if found.table is None:
            self.line.say(BAD, found.sentence)
            self.view.model().show_scores([], [])
            self.picture.clear(self.tr("The table has to be mended first."))
            return
        if self.details.is_fine:
            self._say_coverage(found.table, legend)
        else:
            self.line.say(BAD, self.details.sentence)
        self._colour(rows, found.table)
        self._paint()

    def _say_coverage(self, table, legend):
        sample = self.raster.sample
        if sample is None:
            self.line.say(QUIET, self.tr("The table can be read; choose a raster to see what it covers."))
        elif np.isnan(sample.values).all():
            self.line.say(FAIR, self.tr("No cell of the raster has data."))
        else:
            self.line.say(*coverage(table, sample, self.raster.census, self.details.score(), legend.names))

    def _colour(self, rows: FactorRows, table):
        """Rows, handles and bars in the colours of their scores."""
        sample, legend = self.raster.sample, self._legend()
        colours = ScoreColours(table, self.details.score())
        values = None if sample is None else sample.values
        scores, shares = scores_and_shares(rows, table, self.details.side, legend, values)
        self.view.model().show_scores(map(colours.of, scores), shares)
        if rows.kind == RANGES:
            marks = [row.score for row in table.rows]
            words = [self.tr("nodata") if math.isnan(mark) else short_number(mark) for mark in marks]
            limits = [limit for limit, _, _ in rows.limits()]
            if len(limits) != len(marks) - 1:
                limits, marks, words = [], marks[:1], words[:1]
            self.histogram.show_limits(limits, [colours.of(mark) for mark in marks], words)
        counts = self.raster.counts()
        if counts is not None:
            self.class_bars.show_bars(class_bars(counts, legend.names, table, colours))

    def _legend(self):
        return self.raster.legend(self.details.legend.currentIndex())

    def _paint(self):
        """The scores of what the map shows."""
        view, table = self.raster.view, self._table
        if view is None or table is None:
            return
        uncovered = self.details.score()
        scores = table.scores(view.values, math.nan if uncovered is None else uncovered)
        colours = ScoreColours(table, uncovered)
        ends = tuple(self.tr("score {score}").format(score=short_number(end)) for end in (colours.low, colours.high))
        self.picture.show_values(scores, colours.low, colours.high, ends)

    # -- changes ---------------------------------------------------------------------------

    def _change(self, rows: FactorRows):
        self.history.push(rows)
        self._show()

    def undo(self) -> None:
        """Take the last change back."""
        self.history.undo()
        self._show()

    def redo(self) -> None:
        """Make a change again."""
        self.history.redo()
        self._show()

    def _edited(self, number: int, column: int, text: str):
        rows = self.history.state
        if rows.rows[number] != rows.changed(number, column, text).rows[number]:
            self._change(rows.changed(number, column, text))
        else:
            self._check(rows)

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
            own = check(FactorRows(RANGES, (row,)), self.details.side, None, "", "").table
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
        else:
            self._change(rows.split(number, self._middle(rows.rows[number])))

    def _middle(self, row: Row) -> str:
        """The middle of a range; at an open end that of the values beyond its limit."""
        own = check(FactorRows(RANGES, (row,)), self.details.side, None, "", "").table
        census, sample = self.raster.census, self.raster.sample
        low, high = (own.rows[0].lower, own.rows[0].upper) if own is not None else (0.0, 1.0)
        if sample is not None and not np.isnan(sample.values).all():
            least = census.minimum if census is not None else float(np.nanmin(sample.values))
            most = census.maximum if census is not None else float(np.nanmax(sample.values))
            low, high = low if math.isfinite(low) else least, high if math.isfinite(high) else most
        low = low if math.isfinite(low) else (high - 1.0 if math.isfinite(high) else 0.0)
        high = high if math.isfinite(high) and high > low else low + 1.0
        return limit_text((low + high) / 2.0, decimals_for(low, high, 100))

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
                self.tr("There are {classes} classes for {scores} scores, since too many cells have the same value.")
                .format(classes=limits.classes, scores=len(scores))
            )

    def open_file(self) -> None:
        """Open a csv file."""
        path = self.ask_open(self.tr("Open a factor table"))
        if path:
            self.read(path)

    def read(self, path: str) -> None:
        """Take the table of a csv file, or say what is wrong with it and change nothing."""
        try:
            rows = read_rows(path)
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self.messages.clearWidgets()
        self._file, self._saved = path, rows
        self._change(rows)

    def save_file(self) -> None:
        """Save a csv file."""
        path = self.ask_save(self.tr("Save the factor table"), "factor_table")
        if path:
            self.write(path)

    def write(self, path: str) -> None:
        """Write the table as a csv file, or say why that fails."""
        try:
            write_rows(self.history.state, path)
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self._file, self._saved = path, self.history.state
        self.tell(self.tr("Saved as {path}.").format(path=path))

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
            "METHOD": 0,
            "TABLE": "",
            "PRESET": rows.preset,
            "CLOSED": self.details.closed.currentIndex(),
            "UNCOVERED": self.details.uncovered.text().strip(),
            "LEGEND": self.details.legend.currentIndex(),
        }
        if not rows.preset:
            values["TABLE"] = self._file_of(rows)
        if layer is not None:
            values["INPUT"], values["BAND"] = layer.id(), max(self.band.currentBand(), 1)
        return values

    def _file_of(self, rows: FactorRows) -> str:
        if self._saved == rows and self._file:
            return self._file
        path = kept_path("factor", content(rows))
        write_rows(rows, path)
        return path

    def _use(self):
        try:
            values = self.values()
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self.give(values)

    def done(self, result):
        """Read no longer."""
        self.raster.close()
        self._classing.stop()
        super().done(result)
