"""The layers that the rules of restoration zones ask for, from the inputs of a run."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from ...core.errors import InputError
from ...core.legend import Legend
from ...core.lists import groups
from ...core.numbers import parse_number, plain_text
from ...core.rows import Raster, mapped, strips
from ...core.zoning.zoning_rules import RuleLayer
from ..platform.compat import POLYGON_GEOMETRY

if TYPE_CHECKING:
    from ...core.zoning.zoning import ZoneLayer

# A quarter of the raster's longer side: so far outside it features still count.
REACH = 0.25
# Half the width of a corridor where only its line is known.
LINE_BUFFER = 1000.0
# Segments of a quarter circle: a buffer of 50 cells is right to less than a hundredth of a cell.
_QUARTER = 64
# Without limits of their own vectors disturb up to so many metres, rasters where they are above this percentile.
DISTURBED, HIGH = 2000.0, 90.0


# Words in the name of a layer of disturbance that tell of mines and works.
_MINES = ("mine", "mining", "quarr", "pit", "\u77ff", "\u91c7\u77f3")


@dataclass(frozen=True)
class NamedLayer:
    """A layer of the user's, called by its own name in the rules.

    Parameters
    ----------
    key, name : str
        In the rules table, and in messages.
    source : RasterSource or Snapshot
    disturbs : bool
        It is part of the disturbance.
    """

    key: str
    name: str
    source: object
    disturbs: bool

    @property
    def mines(self) -> bool:
        """Whether its name tells of mines and works."""
        words = self.key.split("_")
        return self.disturbs and any(
            word in self.key if ord(word[0]) > 127 else any(part.startswith(word) for part in words) for word in _MINES
        )

    @property
    def is_raster(self) -> bool:
        """Whether values are compared, not distances."""
        from ..layers.raster_read import RasterSource

        return isinstance(self.source, RasterSource)


def named_layers(job, disturbance: str, others: str) -> list:
    """The layers of the two list parameters.

    Raises
    ------
    InputError
        When rules cannot tell them apart.
    """
    from ...core.zoning.zoning_rules import check_layer_keys, layer_key

    found = []
    for key, disturbs in ((disturbance, True), (others, False)):
        named = [(source.name, source) for source in job.raster_sources(key)]
        named += [(source.sourceName(), source) for source in job.vector_layers(key)]
        found += [NamedLayer(layer_key(name), name, source, disturbs) for name, source in named]
    own = [layer.key for layer in found]
    # A layer of disturbance may be called mines: it is what rules mean by it.
    check_layer_keys([*(key for key in _BUILT_IN if key != "mines" or key not in own), *own])
    return found


# What each layer of the form can be asked for.
_BUILT_IN = {
    "health": RuleLayer(),
    "health_class": RuleLayer(),
    "corridors": RuleLayer(inside=True),
    "sources": RuleLayer(inside=True),
    "trend": RuleLayer(),
    "disturbance": RuleLayer(inside=True),
    "mines": RuleLayer(values=False, inside=True),
    "elevation": RuleLayer(),
    "landcover": RuleLayer(),
}


def rule_layers(named: list, legend: Legend) -> dict:
    """What rules may ask for: the layers of the form, given or not, and the named ones."""
    layers = {**_BUILT_IN, "landcover": RuleLayer(legend=legend)}
    for layer in named:
        names = layer.source.class_names if layer.is_raster else {}
        layers[layer.key] = RuleLayer(
            inside=layer.disturbs or not layer.is_raster, legend=Legend(names, {}, {}) if names else None
        )
    return layers


def parse_limits(text: str, named: list) -> dict:
    """Limits of disturbance by layer: "mines=5000; night_light=q90" as key to (value, is a percentile).

    Raises
    ------
    InputError
        When an entry cannot be read or names no layer.
    """
    from ...core.zoning.zoning_rules import layer_key

    limits = {}
    known = [layer.key for layer in named if layer.disturbs]
    for entry in groups(plain_text(text)):
        name, _, number = entry.partition("=")
        if layer_key(name) not in known:
            raise InputError(
                "The limits of disturbance name {name}, which is none of the layers: {known}.",
                name=name.strip(),
                known=", ".join(known) or "-",
            )
        number = number.strip()
        quantile = number[:1].casefold() == "q"
        value = parse_number(number[1:] if quantile else number)
        if quantile and not 0 <= value <= 100:
            raise InputError("A percentile lies from q0 to q100, not at {given}.", given=number)
        limits[layer_key(name)] = value, quantile
    return limits


class ZoneLayers:
    """Reads the layers that rules ask for, and no others.

    Parameters
    ----------
    job : Job
        Its grid is known.
    asked : set of (str, bool)
        As `layers_of` gives them.
    known : ndarray of bool
        Cells with health.
    """

    def __init__(self, job, asked: set, known: np.ndarray):
        self.job, self.known = job, known
        self.asked = asked
        self.found: dict = {}

    def wants(self, key: str, values: Optional[bool] = None) -> bool:
        """Whether a rule asks for a layer, or for its values or its inside only."""
        return any(layer == key and values in (None, part) for layer, part in self.asked)

    def read_form(self, cover) -> None:
        """Corridors, sources, trend, elevation, land cover."""
        from ...core.zoning.zoning import ZoneLayer

        job = self.job
        for key in ("CORRIDORS", "CORRIDOR_RASTER", "SOURCES", "TREND", "ELEVATION"):
            if job.given(key) and not self.wants("corridors" if key == "CORRIDOR_RASTER" else key.lower()):
                job.warn("{name}: no rule asks for it.", name=job.layer_name(key))
        readers = (
            ("corridors", ("CORRIDORS", "CORRIDOR_RASTER"), self._corridors),
            ("sources", ("SOURCES",), self._sources),
            ("trend", ("TREND",), self._trend),
            ("elevation", ("ELEVATION",), self._elevation),
        )
        for layer, keys, read in readers:
            if self.wants(layer) and any(map(job.given, keys)):
                self.found[layer] = read()
        if self.wants("landcover") and cover is not None:
            self.found["landcover"] = ZoneLayer(mapped(_as_values, cover.values, cover.valid, dtype=np.float32))

    def read_named(self, named: list, limits: dict, distance: float) -> None:
        """Layers by their own names, and the disturbance of all that disturb."""
        from ...core.zoning.zoning import ZoneLayer

        disturbing = [layer for layer in named if layer.disturbs]
        together = np.zeros(self.job.grid.shape, dtype=np.uint8)
        mines = []
        for layer in named:
            if not self._is_asked(layer):
                self.job.warn("{name}: no rule asks for it.", name=layer.name)
                continue
            values = self._raster(layer.source) if layer.is_raster else self._distance(layer.source)
            inside = None
            if layer.disturbs:
                inside = self._disturbed(layer, values, limits, distance)
                for strip in strips(together.shape):
                    together[strip] += inside[strip]
                if layer.mines:
                    mines.append((layer.name, inside))
            elif not layer.is_raster:
                inside = mapped(_is_zero, values, dtype=bool)
            if self.wants(layer.key):
                self.found[layer.key] = ZoneLayer(values, inside)
        if mines and self.wants("mines"):
            self.job.log("Mines and works: {names}.", names=", ".join(name for name, _ in mines))
            named_so = self.found.get("mines", ZoneLayer())
            self.found["mines"] = ZoneLayer(named_so.values, mapped(_any, *(inside for _, inside in mines), dtype=bool))
        if disturbing and self.wants("disturbance"):
            self.found["disturbance"] = ZoneLayer(together.astype(np.float32), together > 0)

    def _is_asked(self, layer: NamedLayer) -> bool:
        """Whether a rule asks for a layer by its name, or for what it is part of."""
        if self.wants(layer.key) or (layer.mines and self.wants("mines")):
            return True
        return layer.disturbs and self.wants("disturbance")

    def _disturbed(self, layer: NamedLayer, values, limits: dict, distance: float) -> np.ndarray:
        value, quantile = limits.get(layer.key, (HIGH, True) if layer.is_raster else (distance, False))
        if quantile:
            parts = [values[strip][self.known[strip]] for strip in strips(self.known.shape)]
            known = np.concatenate([part[np.isfinite(part)] for part in parts])
            del parts
            # A year in the layer's name is none of what it is.
            name = "disturbed above " + re.sub(r"\d+", "", layer.key)
            share = value
            value = self.job.settled(name, lambda: float(np.percentile(known, share)) if known.size else np.inf)
        over = layer.is_raster
        inside = mapped(lambda part: part > value if over else part <= value, values, dtype=bool)
        disturbed = sum(int(np.count_nonzero(inside[s] & self.known[s])) for s in strips(self.known.shape))
        share = float(disturbed) / max(int(np.count_nonzero(self.known)), 1)
        if layer.is_raster:
            self.job.log(
                "{name} disturbs where it is above {limit:.4g}: {share:.1f} % of the area.",
                name=layer.name,
                limit=value,
                share=100.0 * share,
            )
        else:
            self.job.log(
                "{name} disturbs up to {limit:.0f} m: {share:.1f} % of the area.",
                name=layer.name,
                limit=value,
                share=100.0 * share,
            )
        return inside

    def _raster(self, source) -> np.ndarray:
        from .zone_grid import CoarseRaster

        return CoarseRaster(self.job, source, 1).values()

    def _distance(self, source) -> np.ndarray:
        if source.featureCount() == 0:
            return self._nowhere(source.sourceName())
        return self._distance_to(self.job.read_source(source).geometries, source.sourceName())

    def _nowhere(self, name: str) -> np.ndarray:
        self.job.warn("{name} has no feature on the raster or near it.", name=name)
        return np.full(self.job.grid.shape, np.inf, dtype=np.float32)

    def _distance_to(self, geometries: list, name: str) -> np.ndarray:
        """Metres to features; infinite where there is none near."""
        from ..layers.feature_mask import feature_distance

        grid = self.job.grid
        reach = REACH * max(grid.shape) * grid.cell_size
        left, bottom, right, top = grid.bounds
        near = [
            geometry
            for geometry in geometries
            for box in [geometry.boundingBox()]
            if box.xMaximum() >= left - reach
            and box.xMinimum() <= right + reach
            and box.yMaximum() >= bottom - reach
            and box.yMinimum() <= top + reach
        ]
        if not near:
            return self._nowhere(name)
        return _single(feature_distance(near, grid, reach, name, out=self.job.passing()))

    def _trend(self) -> ZoneLayer:
        from ...core.zoning.zoning import ZoneLayer
        from .zone_grid import CoarseRaster

        source = self.job.raster_sources("TREND")[0]
        return ZoneLayer(CoarseRaster(self.job, source, self.job.band("TREND")).values())

    def _elevation(self) -> ZoneLayer:
        from ...core.zoning.zoning import ZoneLayer

        return ZoneLayer(self.job.rows("ELEVATION"))

    def _sources(self) -> ZoneLayer:
        from ...core.zoning.zoning import ZoneLayer
        from ..layers.feature_mask import feature_distance

        job, key = self.job, "SOURCES"
        if job.is_raster(key):
            labels = job.class_rows(key)
            cells = mapped(lambda values, valid: valid & (values > 0), labels.values, labels.valid, dtype=bool)
            distance = _single(feature_distance([], job.grid, 0.0, job.layer_name(key), cells, job.passing()))
        else:
            distance = self._distance_to(job.features(key).geometries, job.layer_name(key))
        return ZoneLayer(distance, mapped(_is_zero, distance, dtype=bool))

    def _corridors(self) -> ZoneLayer:
        """Inside the widened lines, the polygons or the corridor raster; metres to them where a rule asks."""
        from ...core.zoning.zoning import ZoneLayer
        from ..layers.feature_mask import burn_features, feature_distance

        job = self.job
        inside = np.zeros(job.grid.shape, dtype=bool)
        features = job.features("CORRIDORS", may_be_empty=True)
        if features is not None:
            inside |= burn_features(self._widened(features), job.grid)
        if job.given("CORRIDOR_RASTER"):
            cutoff = job.number("CORRIDOR_CUTOFF")
            raster = job.rows("CORRIDOR_RASTER")
            for strip in strips(inside.shape):
                inside[strip] |= np.isfinite(raster[strip]) if cutoff is None else raster[strip] <= cutoff
        if not inside.any():
            job.warn("There is no cell of a corridor on the raster.")
            return ZoneLayer(np.full(inside.shape, np.inf, dtype=np.float32), inside)
        distance = None
        if self.wants("corridors", values=True):
            distance = _single(feature_distance([], job.grid, 0.0, "", inside, job.passing()))
        return ZoneLayer(distance, inside)

    def _widened(self, features) -> list:
        given = self.job.number("BUFFER")
        lines = [geometry.type() != POLYGON_GEOMETRY for geometry in features.geometries]
        if any(lines):
            self.job.log(
                "{name}: lines are widened by {buffer:g} m on both sides.",
                name=features.name,
                buffer=LINE_BUFFER if given is None else given,
            )
        widened = []
        for geometry, line in zip(features.geometries, lines):
            width = (LINE_BUFFER if line else 0.0) if given is None else given
            # The corners of the polygon lie outside the circle, so that it has every centre within the width.
            beyond = width / math.cos(math.pi / (4 * _QUARTER)) * (1.0 + 1e-9)
            widened.append(geometry.buffer(beyond, _QUARTER) if width else geometry)
        return widened


def _single(distance: Raster) -> Raster:
    return mapped(lambda part: part.astype(np.float32), distance, dtype=np.float32)


def _as_values(cells: np.ndarray, valid: np.ndarray) -> np.ndarray:
    return np.where(valid, cells, np.nan).astype(np.float32)


def _is_zero(part: np.ndarray) -> np.ndarray:
    return part == 0


def _any(*parts: np.ndarray) -> np.ndarray:
    return np.logical_or.reduce(parts)
