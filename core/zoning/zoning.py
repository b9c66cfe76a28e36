"""Restoration zones: weak cells of ecosystem health, told apart by an ordered table of rules."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Callable, Mapping, Optional, Sequence

import numpy as np

from ..classes import ClassSet
from ..errors import InputError
from ..progress import Progress, no_progress
from ..rows import Raster, strips
from ..typed import there

# The four zones of the paper, and that of roads and light; a zone's number is its place here, from 1.
ZONES = (
    "corridor connectivity",
    "artificial restoration",
    "ecological recovery",
    "ecological enhancement",
    "disturbance control",
)
# Weak and relatively weak health.
WEAK = ClassSet(((1, 2),))
# The rule raster holds bytes, and 255 is nodata.
MOST_RULES = 250


@dataclass(frozen=True)
class ZoneLayer:
    """What rules know of a layer; all have the shape of the raster.

    Parameters
    ----------
    values : ndarray or Rows of float, optional
        What limits and class lists are compared with: values, classes, or metres to features. NaN is nodata.
    inside : ndarray or Rows of bool, optional
        What "in" and "out" ask for.
    """

    values: Optional[Raster] = None
    inside: Optional[Raster] = None


@dataclass(frozen=True)
class Limit:
    """A lower or upper limit.

    Parameters
    ----------
    value : float
        In the layer's unit, or a percentile from 0 to 100.
    quantile : bool
        The value is a percentile of the layer over the cells of the base.
    strict : bool
        The limit itself is left out.
    """

    value: float
    quantile: bool = False
    strict: bool = False


@dataclass(frozen=True)
class Condition:
    """What a rule asks of one layer; everything that is given must hold.

    Parameters
    ----------
    layer : str
        Key of the layer.
    low, high : Limit, optional
    classes, excluded : ClassSet, optional
        Class values of which the cell must have one, or none.
    inside : bool, optional
        In (True) or out (False).
    """

    layer: str
    low: Optional[Limit] = None
    high: Optional[Limit] = None
    classes: Optional[ClassSet] = None
    excluded: Optional[ClassSet] = None
    inside: Optional[bool] = None

    @property
    def needs_values(self) -> bool:
        """Whether the layer's values are compared."""
        return any(part is not None for part in (self.low, self.high, self.classes, self.excluded))


@dataclass(frozen=True)
class Rule:
    """A row of the rules table.

    Parameters
    ----------
    name : str
    zone : int
        Number of the zone, from 1; 0 takes the cells out of all zones.
    conditions : tuple of Condition
        All must hold. A rule without conditions fits everywhere.
    """

    name: str
    zone: int
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Zoning:
    """Zones and what decided them.

    Parameters
    ----------
    zone : ndarray of uint8, shape (rows, columns)
        0 outside the base and where no rule fits.
    rule : ndarray of uint8, shape (rows, columns)
        Number of the deciding rule, from 1; 0 where none does.
    rules : tuple of Rule
        As given, with the quantiles of the rules that were tried replaced by values.
    missing : tuple of tuple of str
        For each rule the layers that were not there; such a rule was left out.
    cells : ndarray of int64, shape (rules,)
        How many cells each rule decided.
    base : int
        Number of cells of the base.
    percentiles : dict of (str, float) to float
        Layer and percentile to its value.
    """

    zone: np.ndarray
    rule: np.ndarray
    rules: tuple[Rule, ...]
    missing: tuple[tuple[str, ...], ...]
    cells: np.ndarray
    base: int
    percentiles: dict

    @property
    def undecided(self) -> int:
        """Cells of the base that no rule fits."""
        return self.base - int(self.cells.sum())


def zone_cells(
    health_class: np.ndarray,
    layers: Mapping[str, ZoneLayer],
    rules: Sequence[Rule],
    base: ClassSet = WEAK,
    within: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
    percentiles: Optional[Mapping[tuple, float]] = None,
) -> Zoning:
    """Give every cell of the base the zone of the first rule that fits it.

    Rules are tried from first to last; a cell that a rule fits is out of reach of the later ones. A condition on a
    cell without data of its layer does not hold. A rule that asks for a layer that is not there is left out.

    Parameters
    ----------
    health_class : ndarray of int, shape (rows, columns)
        Classes of ecosystem health, from 1 (weak); 0 is nodata.
    layers : mapping of str to ZoneLayer
    rules : sequence of Rule
    base : ClassSet
        Health classes of the cells that are zoned: weak and relatively weak by default.
    within : ndarray of bool, shape (rows, columns), optional
        Of these cells only those here, see `nested.nested_base`.
    progress : callable
    percentiles : mapping of (str, float) to float, optional
        Layer and percentile to its value, from elsewhere: those of another year's `Zoning`.

    Returns
    -------
    Zoning

    Raises
    ------
    InputError
        When there are more rules than the rule raster can hold, or a layer of another shape.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.6.
    """
    if len(rules) > MOST_RULES:
        raise InputError("There are {count} rules; at most {most} are possible.", count=len(rules), most=MOST_RULES)
    shape = health_class.shape
    _check_shapes(layers, shape)

    def base_of(strip: slice) -> np.ndarray:
        """Flat places in the strip of the cells that are zoned."""
        health = health_class[strip]
        weak = (health > 0) & base.contains(health)
        return np.flatnonzero((weak if within is None else weak & within[strip]).ravel())

    quantiles = _Quantiles(layers, shape, base_of, percentiles or {})
    resolved, missing = [], []
    for rule in rules:
        absent = tuple(dict.fromkeys(c.layer for c in rule.conditions if not _is_there(c, layers)))
        missing.append(absent)
        conditions = rule.conditions if absent else tuple(map(quantiles.resolve, rule.conditions))
        resolved.append(replace(rule, conditions=conditions))
    zone, decided = np.zeros(shape, dtype=np.uint8), np.zeros(shape, dtype=np.uint8)
    cells, base_cells = np.zeros(len(rules), dtype=np.int64), 0
    for strip in strips(shape, progress):
        free = base_of(strip)
        base_cells += free.size
        for number, (rule, absent) in enumerate(zip(resolved, missing), 1):
            if absent or not free.size:
                continue
            fits = np.ones(free.size, dtype=bool)
            for condition in rule.conditions:
                fits[fits] = _holds(condition, layers[condition.layer], strip, free[fits])
            found = free[fits]
            zone[strip].ravel()[found] = rule.zone
            decided[strip].ravel()[found] = number
            cells[number - 1] += found.size
            free = free[~fits]
    return Zoning(zone, decided, tuple(resolved), tuple(missing), cells, base_cells, quantiles.found)


def layers_of(rules: Sequence[Rule]) -> set:
    """What rules ask for: pairs (layer, needs values)."""
    asked = set()
    for condition in (condition for rule in rules for condition in rule.conditions):
        if condition.needs_values:
            asked.add((condition.layer, True))
        if condition.inside is not None:
            asked.add((condition.layer, False))
    return asked


def _check_shapes(layers: Mapping[str, ZoneLayer], shape: tuple) -> None:
    for name, layer in layers.items():
        for array in (layer.values, layer.inside):
            if array is not None and array.shape != shape:
                raise InputError(
                    "The layer {name} has {found} cells, and health {wanted}; bring them onto one grid.",
                    name=name,
                    found=" x ".join(map(str, array.shape)),
                    wanted=" x ".join(map(str, shape)),
                )


def _is_there(condition: Condition, layers: Mapping[str, ZoneLayer]) -> bool:
    layer = layers.get(condition.layer)
    if layer is None:
        return False
    return not (
        (condition.needs_values and layer.values is None) or (condition.inside is not None and layer.inside is None)
    )


class _Quantiles:
    """Percentiles of layers over the cells of the base, given by their places in a strip; each is found once."""

    def __init__(self, layers: Mapping[str, ZoneLayer], shape: tuple, base_of: Callable, known: Mapping[tuple, float]):
        self._layers, self._shape, self._base_of = layers, shape, base_of
        self.found: dict = dict(known)

    def resolve(self, condition: Condition) -> Condition:
        """The condition with values instead of quantiles."""
        low, high = (
            None if limit is None else replace(limit, value=self._value(condition.layer, limit), quantile=False)
            for limit in (condition.low, condition.high)
        )
        return replace(condition, low=low, high=high)

    def _value(self, layer: str, limit: Limit) -> float:
        if not limit.quantile:
            return limit.value
        key = layer, limit.value
        if key not in self.found:
            cells = there(self._layers[layer].values)
            parts = [cells[strip].ravel()[self._base_of(strip)] for strip in strips(self._shape)]
            values = np.concatenate(parts)
            values = values[~np.isnan(values)]
            self.found[key] = float(np.percentile(values, limit.value)) if values.size else math.nan
        return self.found[key]


def _holds(condition: Condition, layer: ZoneLayer, strip: slice, cells: np.ndarray) -> np.ndarray:
    """Whether a condition holds on cells given by their flat places in a strip."""
    holds = np.ones(cells.size, dtype=bool)
    if condition.inside is not None:
        holds &= there(layer.inside)[strip].ravel()[cells] == condition.inside
    if not condition.needs_values:
        return holds
    values = there(layer.values)[strip].ravel()[cells]
    holds &= ~np.isnan(values)
    if condition.low is not None:
        holds &= values > condition.low.value if condition.low.strict else values >= condition.low.value
    if condition.high is not None:
        holds &= values < condition.high.value if condition.high.strict else values <= condition.high.value
    if condition.classes is not None:
        holds &= condition.classes.contains(values)
    if condition.excluded is not None:
        holds &= ~condition.excluded.contains(values)
    return holds
