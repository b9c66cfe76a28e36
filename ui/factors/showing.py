"""What the factor table editor shows of its raster and its table."""

from __future__ import annotations

import math

import numpy as np

from ..widgets.history import History
from ..widgets.painting import BAD, FAIR, QUIET
from ..widgets.text import short_number
from .colouring import ScoreColours, class_bars, scores_and_shares
from .coverage import coverage
from .factor_rows import CLASSES, RANGES, FactorRows, check, rows_of_classes
from .window import FactorWindow


class FactorShowing(FactorWindow):
    """Reads the raster, checks the table, and shows both; the table's changes are the editor's."""

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
            rows = self._preset_rows(self.history.state.preset)
            if self.history.state is self.history.first and not self.history.can_redo:
                # Nobody has done anything yet: closing the window loses nothing.
                self.history = History(rows)
            else:
                self.history.replace(rows)
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
            self.line.say(QUIET, self.tr("Choose a raster or a table from the literature, or open a file."))
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
