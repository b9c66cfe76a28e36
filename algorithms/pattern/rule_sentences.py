"""Rules of restoration zones as sentences that a planner reads."""

from __future__ import annotations

from ...core.zoning.zoning import Condition, Rule
from ..platform.language import shared_tr

_SHOWN = 12


class RuleSentences:
    """Puts conditions into words.

    Parameters
    ----------
    covers : dict of int to str
        Names of the land cover's classes.
    classes : dict of str to dict
        Names of the classes of further layers, by their keys.
    """

    def __init__(self, covers: dict, classes: dict):
        self._names = {"landcover": covers, **classes}

    def of(self, rule: Rule) -> str:
        """The conditions of a rule, with the values that percentiles came to."""
        if not rule.conditions:
            return shared_tr("all that is left")
        return "; ".join(part for condition in rule.conditions for part in self._parts(condition))

    def _parts(self, condition: Condition) -> list:
        parts = []
        if condition.inside is not None:
            parts.append(self._inside(condition.layer, condition.inside))
        if condition.low is not None:
            parts.append(self._low(condition))
        if condition.high is not None:
            parts.append(self._high(condition))
        if condition.classes is not None:
            parts.append(self._classes(condition.layer, condition.classes, shared_tr(" or ")))
        if condition.excluded is not None:
            listed = self._classes(condition.layer, condition.excluded, shared_tr(" or "))
            parts.append(shared_tr("not {classes}").format(classes=listed))
        return parts

    def _inside(self, layer: str, inside: bool) -> str:
        words = {
            ("corridors", True): shared_tr("in a corridor"),
            ("corridors", False): shared_tr("outside the corridors"),
            ("sources", True): shared_tr("in a source"),
            ("sources", False): shared_tr("outside the sources"),
            ("mines", True): shared_tr("at mines or works"),
            ("mines", False): shared_tr("away from mines and works"),
            ("disturbance", True): shared_tr("disturbed by one of the layers of disturbance"),
            ("disturbance", False): shared_tr("not disturbed"),
        }
        plain = shared_tr("in {layer}") if inside else shared_tr("outside {layer}")
        return words.get((layer, inside), plain.format(layer=layer))

    def _low(self, condition: Condition) -> str:
        layer, limit = condition.layer, condition.low
        words = {
            "sources": shared_tr("at least {value} m from the sources"),
            "corridors": shared_tr("at least {value} m from the corridors"),
            "elevation": shared_tr("{value} m above sea level or higher"),
            "trend": shared_tr("health has risen by {value} or more"),
        }
        strict = shared_tr("{layer} above {value}") if limit.strict else shared_tr("{layer} of {value} or more")
        return words.get(layer, strict).format(layer=layer, value=_number(limit.value))

    def _high(self, condition: Condition) -> str:
        layer, limit = condition.layer, condition.high
        words = {
            "sources": shared_tr("at most {value} m from a source"),
            "corridors": shared_tr("at most {value} m from a corridor"),
            "elevation": shared_tr("{value} m above sea level or lower"),
        }
        if layer == "trend" and limit.value <= 0.0:
            return shared_tr("health has fallen by more than {value}").format(value=_number(-limit.value))
        strict = shared_tr("{layer} below {value}") if limit.strict else shared_tr("{layer} of {value} or less")
        return words.get(layer, strict).format(layer=layer, value=_number(limit.value))

    def _classes(self, layer: str, classes, between: str) -> str:
        names = self._names.get(layer, {})
        listed = []
        for low, high in classes.ranges:
            values = range(low, high + 1) if high - low < _SHOWN else ()
            known = [str(names[value]) for value in values if value in names]
            listed += known or [f"{low}" if low == high else f"{low}-{high}"]
        text = between.join(dict.fromkeys(listed)) or "-"
        return text if layer == "landcover" else shared_tr("{layer} is {classes}").format(layer=layer, classes=text)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.4g}"
