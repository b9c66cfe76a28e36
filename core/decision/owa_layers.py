"""The layers of an OWA: standardised strip by strip, so that no standardised copy is held."""

from __future__ import annotations

from typing import Iterator, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import slices
from ..rows import Raster, bounds, flat
from .normalisation import named_layers, scale_of, standardise

CELLS_PER_STRIP = 1 << 18


class LayerStack:
    """Layers of one shape that are standardised as they are read.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float, same shape
        NaN is nodata.
    method : {"min-max", "percentile", "z-score", "none"}
        See `normalisation.standardise`; the scale comes from each layer's own cells with data.
    percentiles : tuple of float
        Of the method "percentile".
    names : sequence of str, optional
        How messages call the layers.
    scales : sequence of (float, float) or None, optional
        Of each layer, from elsewhere: another year's `scales`. Values beyond them count as their ends.

    Raises
    ------
    InputError
        For fewer than two layers, layers of different shape, without data, with infinite values, or of
        one single value (which no method can standardise), and when no cell has data in all layers.
    """

    def __init__(
        self,
        layers: Sequence[Raster],
        method: str = "min-max",
        percentiles: tuple[float, float] = (2.0, 98.0),
        names: Optional[Sequence[str]] = None,
        scales: Optional[Sequence] = None,
    ):
        if len(layers) < 2:
            raise InputError("Ordered weighted averaging needs at least two layers, not {count}.", count=len(layers))
        self.names = named_layers(layers, names)
        self.shape = np.shape(layers[0])
        self.method = method
        self._layers, self._flat = list(layers), [flat(layer) for layer in layers]
        self._cut = scales is not None and method == "min-max"
        self.scales = (
            [_scale(layer, method, percentiles, name) for layer, name in zip(layers, self.names)]
            if scales is None
            else [None if scale is None else tuple(scale) for scale in scales]
        )
        self.common = sum(int(np.count_nonzero(_valid(block))) for _, block in self.raw_strips())
        if self.common == 0:
            raise InputError(
                "The layers have no cell in common where all of them have data; check that they cover the same area."
            )

    @property
    def count(self) -> int:
        """Number of layers."""
        return len(self._flat)

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self._flat[0].size

    def raw_strips(self) -> Iterator[tuple[slice, np.ndarray]]:
        """The cells of each strip and the layers' own values there: float64, (layers, cells)."""
        for strip in slices(self.cells, CELLS_PER_STRIP):
            yield strip, np.array([layer[strip] for layer in self._flat], dtype=np.float64)

    def strips(self) -> Iterator[tuple[slice, np.ndarray]]:
        """As `raw_strips`, standardised."""
        for strip in slices(self.cells, CELLS_PER_STRIP):
            block = [self._standardised(number, layer[strip]) for number, layer in enumerate(self._flat)]
            yield strip, np.array(block)

    def means(self, standardised: bool = True) -> np.ndarray:
        """The mean of each layer over its own cells with data."""
        totals, counts = np.zeros(self.count), np.zeros(self.count)
        for _, block in self.strips() if standardised else self.raw_strips():
            known = ~np.isnan(block)
            totals += np.where(known, block, 0.0).sum(axis=1)
            counts += known.sum(axis=1)
        return totals / counts

    def extent(self) -> tuple[float, float]:
        """The least and the greatest of all values, as they are given."""
        lows, highs = zip(*map(bounds, self._layers))
        return min(lows), max(highs)

    def sample(self, most: int) -> tuple[np.ndarray, np.ndarray]:
        """At most so many cells at even steps where all layers have data.

        Parameters
        ----------
        most : int
            0 takes all.

        Returns
        -------
        raw, standardised : ndarray of float64, shape (layers, cells)
        """
        step = max(-(-self.common // most), 1) if most else 1
        seen, kept = 0, []
        for _, block in self.raw_strips():
            block = block[:, _valid(block)]
            kept.append(block[:, -seen % step :: step])
            seen += block.shape[1]
        raw = np.concatenate(kept, axis=1)
        return raw, np.array([self._standardised(number, values) for number, values in enumerate(raw)])

    def _standardised(self, number: int, values: np.ndarray) -> np.ndarray:
        scaled = standardise(values, self.method, scale=self.scales[number], name=self.names[number])
        return np.clip(scaled, 0.0, 1.0, out=scaled) if self._cut else scaled


def _valid(block: np.ndarray) -> np.ndarray:
    return ~np.isnan(block).any(axis=0)


def _scale(layer: Raster, method: str, percentiles, name: str):
    if method == "none":
        # What cannot be used is refused all the same.
        scale_of(layer, "min-max", name=name)
        return None
    first, second = scale_of(layer, method, percentiles, name)
    if method == "z-score" and second > 0.0:
        return first, second
    if method != "z-score" and second > first:
        return first, second
    if method == "percentile" and np.less(*bounds(layer)):
        raise InputError(
            "The layer {layer} has the same value {value:g} at the percentiles {low:g} and {high:g}, so that it cannot "
            "be standardised between them; choose wider percentiles or minimum to maximum.",
            layer=name,
            value=first,
            low=percentiles[0],
            high=percentiles[1],
        )
    raise InputError(
        "The layer {layer} has the value {value:g} everywhere, so that its standardisation is undefined; leave it out "
        "or choose no standardisation.",
        layer=name,
        value=first,
    )
