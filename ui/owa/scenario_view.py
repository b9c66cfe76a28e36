"""What an alpha looks like: its weights, its map, its numbers and its place on the curve."""

from __future__ import annotations

import math

import numpy as np

from ...algorithms.layers.styles import ramp_colours
from ...core.decision.owa_weights import PAPER_ALPHAS
from ...core.errors import InputError
from ..widgets.bars import Bar
from ..widgets.painting import GOOD
from ..widgets.text import sentence_of
from .services import is_priority, weights_of
from .trade_off_curve import Place

_GREY, _PRIORITY = 0xFFD0D0D0, int(ramp_colours("quality", 5)[4][1:], 16) | 0xFF000000


class ScenarioView:
    """The part of the explorer that shows the scenario of the slider's alpha, as far as the services have been read."""

    def _say_cells(self):
        all_cells, judged = self.services.services.cells, self.services.services.judged_cells
        if not self.services.is_complete:
            text = self.tr("The scale and the efficiencies come from a sample of the cells; the run uses all of them.")
        elif judged < all_cells:
            text = self.tr("The scale is that of all cells; the efficiencies come from {judged} of {all} cells.")
        else:
            text = self.tr("All {all} cells are used.")
        self.line.say(GOOD, text.format(judged=f"{judged:,}", all=f"{all_cells:,}"))

    def _weights(self):
        return weights_of(self.slider.alpha, max(len(self.table.layers()), 0))

    def _show_weights(self):
        weights = self._weights()
        if weights is None:
            self.weights.show_bars([])
            self.numbers["orness"].setText("-")
            self.numbers["trade_off"].setText("-")
            return
        names = [self.tr("Rank {number}").format(number=rank) for rank in range(1, len(weights.values) + 1)]
        self.weights.show_bars([Bar(*entry) for entry in zip(names, weights.values)], 1.0)
        self.numbers["orness"].setText(format(weights.orness, ".2f"))
        self.numbers["trade_off"].setText(format(weights.trade_off, ".2f"))

    def _paint(self, *_):
        """The scenario where the map is."""
        part, weights = self.services.part, self._weights()
        if part is None or weights is None or self._sentence:
            return
        if self.priority.isChecked():
            rules = self.services.services.settings.rules
            try:
                numbers = part.priority(weights)
            except InputError as error:
                self.picture.clear(sentence_of(error))
                return
            cells = np.where(is_priority(numbers, rules), np.uint32(_PRIORITY), np.uint32(_GREY))
            self.picture.show_colours(np.where(numbers > 0, cells, np.uint32(0)), self.tr("Green: priority area"))
            return
        try:
            band = part.band(weights)
        except InputError as error:
            self.picture.clear(sentence_of(error))
            return
        low, high = 0.0, 1.0
        if self.services.services.settings.standardisation == "none":
            low, high = self.services.services.stack.extent()
        self.picture.show_values(band, low, high, (format(low, ".4g"), format(high, ".4g")))

    def _curved(self):
        curve = [place_of(point) for point in self.services.curve]
        self.curve.show_curve(curve, [place for place in curve if place.alpha in PAPER_ALPHAS])
        self._show_point()

    def _show_point(self):
        """The chosen alpha on the curve: between its places, until its own numbers are there."""
        weights, curve = self._weights(), self.curve.curve
        if weights is None or not curve:
            return
        places = [math.log10(place.alpha) for place in curve]
        heights = [place.efficiency for place in curve]
        efficiency = float(np.interp(math.log10(weights.alpha), places, heights))
        self.curve.show_point(Place(weights.alpha, weights.trade_off, efficiency))

    def _show_numbers(self, point):
        """The efficiencies of an alpha; None shows none."""
        if point is None:
            self.efficiencies.show_bars([])
            efficiency, share = math.nan, math.nan
        else:
            names = self.services.services.names
            self.efficiencies.show_bars([Bar(*entry) for entry in zip(names, point.efficiencies)], 1.0, 1.0)
            efficiency, share = point.mean_efficiency, point.priority_share
        self.numbers["efficiency"].setText("-" if math.isnan(efficiency) else format(efficiency, ".3f"))
        self.numbers["share"].setText("-" if math.isnan(share) else f"{100.0 * share:.1f} %")


def place_of(point) -> Place:
    """Where an alpha is on the curve."""
    return Place(point.weights.alpha, point.weights.trade_off, point.mean_efficiency)
