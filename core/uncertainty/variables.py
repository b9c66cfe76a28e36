"""What can vary in a workflow: names, kinds, allowed ranges, and the table of distributions and limits."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Mapping, Optional, Sequence

from ..errors import InputError
from ..numbers import parse_number, plain_text

# The distributions that a kind of parameter can have; the first is the usual one.
DISTRIBUTIONS = {
    "number": ("uniform", "loguniform", "triangular", "normal", "fixed"),
    "whole": ("whole", "fixed"),
    "choice": ("choice", "fixed"),
    "multipliers": ("uniform", "loguniform", "triangular", "normal", "fixed"),
    "judgements": ("saaty", "fixed"),
    "shares": ("dirichlet", "fixed"),
    "scores": ("ordered", "fixed"),
    "limits": ("shift", "fixed"),
    "errors": ("uniform", "fixed"),
}
# What low and high are where nothing varies: steps, spreads and shifts are 0, multipliers 1.
_NEUTRAL = {"judgements": 0.0, "shares": 0.0, "scores": 0.0, "limits": 0.0, "multipliers": 1.0, "errors": 0.0}


@dataclass(frozen=True)
class Variable:
    """A parameter, or a group of them, that can vary.

    Parameters
    ----------
    name : str
    kind : str
        One of `DISTRIBUTIONS`: a number, a whole number, one of several choices, multipliers of several numbers, a
        judgement matrix, shares that sum to 1, ordered scores, limits between classes, errors of the land cover.
    path : tuple of str or int
        Where it is kept in the parameters: names of fields and places in tuples.
    lowest, highest : float
        What `low` and `high` may be.
    distribution : str
    low, high : float
        Ends of the value (number, whole, choice), of each multiplier, of the steps on the scale of judgements, of the
        relative change of scores, of the shift of limits, of the share of the land cover's errors; for shares `high`
        is the spread.
    elements : tuple of str
        What the numbers of a group are called; for choices without an order what is chosen, from 0 on.
    floor, ceiling : float
        What multiplied numbers are kept between.
    """

    name: str
    kind: str
    path: tuple
    lowest: float
    highest: float
    distribution: str
    low: float
    high: float
    elements: tuple[str, ...] = ()
    floor: float = -math.inf
    ceiling: float = math.inf

    @property
    def is_single(self) -> bool:
        """Whether it is one number."""
        return self.kind in ("number", "whole", "choice")

    @property
    def is_nominal(self) -> bool:
        """Whether it is a choice without an order."""
        return self.kind == "choice" and bool(self.elements)

    def plain(self, parameters):
        """Its value in the parameters of the plain run."""
        return at_path(parameters, self.path)

    def varies(self, parameters) -> bool:
        """Whether the table lets it take any other value than the plain one."""
        if self.distribution == "fixed":
            return False
        neutral = _NEUTRAL.get(self.kind)
        if neutral is None:
            neutral = self.plain(parameters)
        return not self.low == self.high == neutral

    def widened(self, parameters, factor: float) -> Variable:
        """The variable with its width multiplied; 0 leaves the plain value alone."""
        neutral = _NEUTRAL.get(self.kind)
        if neutral is None:
            neutral = float(self.plain(parameters))
        low, high = (neutral + factor * (end - neutral) for end in (self.low, self.high))
        if self.kind in ("whole", "choice", "judgements"):
            low, high = float(round(low)), float(round(high))
        return replace(self, low=max(low, self.lowest), high=min(high, self.highest))


def at_path(parameters, path: Sequence):
    """What is kept at a path of field names and places in tuples."""
    for step in path:
        parameters = parameters[step] if isinstance(step, int) else getattr(parameters, step)
    return parameters


def with_value(parameters, path: Sequence, value):
    """A copy of the parameters with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = with_value(parameters[step], rest, value)
        return (*parameters[:step], changed, *parameters[step + 1 :])
    return replace(parameters, **{step: with_value(getattr(parameters, step), rest, value)})


def read_variables(
    columns: Mapping[str, Sequence], known: Sequence[Variable], parameters, table: str
) -> tuple[Variable, ...]:
    """The variables of a table: what has no row does not vary.

    Parameters
    ----------
    columns : mapping of str to sequence
        Columns parameter, distribution, low, high; an end may be a percentage of the plain value ("80%"). Other
        columns are not read.
    known : sequence of Variable
        What the workflow can vary.
    parameters
        Those of the plain run.
    table : str
        How messages call the table.

    Returns
    -------
    tuple of Variable

    Raises
    ------
    InputError
        When a column is missing, a parameter or distribution unknown or given twice, or a limit is no number, leaves
        the allowed range or the order.
    """
    cells = {str(name).strip().casefold(): list(values) for name, values in columns.items()}
    missing = [name for name in ("parameter", "distribution", "low", "high") if name not in cells]
    if missing:
        raise InputError(
            "The table {table} has no column {missing}; its columns are: {known}.",
            table=table,
            missing=", ".join(missing),
            known=", ".join(map(str, columns)),
        )
    by_name = {variable.name.casefold(): variable for variable in known}
    found: list[Variable] = []
    rows = zip(cells["parameter"], cells["distribution"], cells["low"], cells["high"])
    for name, distribution, low, high in rows:
        title = plain_text(str(name or ""))
        if not title:
            continue
        variable = by_name.get(title.casefold())
        if variable is None:
            raise InputError(
                "The table {table} varies {name}, which this workflow does not have; it has: {known}.",
                table=table,
                name=title,
                known=", ".join(entry.name for entry in known),
            )
        if variable.name in (entry.name for entry in found):
            raise InputError("The table {table} has two rows for {name}; keep one.", table=table, name=variable.name)
        found.append(_row(variable, distribution, low, high, parameters, table))
    return tuple(found)


def checked(variable: Variable, table: str = "parameters") -> Variable:
    """The variable itself, when its distribution stays in the allowed range.

    Raises
    ------
    InputError
    """
    if variable.distribution not in DISTRIBUTIONS[variable.kind]:
        raise InputError(
            "The table {table} gives {name} the distribution {given}; it can have: {known}.",
            table=table,
            name=variable.name,
            given=variable.distribution,
            known=", ".join(DISTRIBUTIONS[variable.kind]),
        )
    if variable.distribution == "fixed":
        return variable
    if not variable.low <= variable.high:
        raise InputError(
            "The table {table} gives {name} a low of {low:g} above its high of {high:g}; exchange them.",
            table=table,
            name=variable.name,
            low=variable.low,
            high=variable.high,
        )
    if variable.low < variable.lowest or variable.high > variable.highest:
        raise InputError(
            "The distribution of {name} in the table {table} leaves its allowed range: {low:g} to {high:g} instead of "
            "at most {lowest:g} to {highest:g}.",
            name=variable.name,
            table=table,
            low=variable.low,
            high=variable.high,
            lowest=variable.lowest,
            highest=variable.highest,
        )
    if variable.distribution == "loguniform" and not variable.low > 0.0:
        raise InputError(
            "The table {table} gives {name} a loguniform distribution from {low:g}; it must begin above 0.",
            table=table,
            name=variable.name,
            low=variable.low,
        )
    whole = variable.kind in ("whole", "choice", "judgements")
    if whole and (variable.low != int(variable.low) or variable.high != int(variable.high)):
        raise InputError(
            "The table {table} gives {name} limits of {low:g} and {high:g}; they must be whole numbers.",
            table=table,
            name=variable.name,
            low=variable.low,
            high=variable.high,
        )
    return variable


def table_of(variables: Sequence[Variable]) -> dict:
    """The columns of a table that `read_variables` reads back."""
    return {
        "parameter": [variable.name for variable in variables],
        "distribution": [variable.distribution for variable in variables],
        "low": [variable.low for variable in variables],
        "high": [variable.high for variable in variables],
        "lowest": [_finite(variable.lowest) for variable in variables],
        "highest": [_finite(variable.highest) for variable in variables],
    }


def plain_key(value) -> str:
    """Parameters as a text that is the same for the same parameters."""
    if is_dataclass(value):
        inner = (f"{entry.name}={plain_key(getattr(value, entry.name))}" for entry in fields(value))
        return f"{type(value).__name__}({','.join(inner)})"
    if isinstance(value, (tuple, list)):
        return f"[{','.join(map(plain_key, value))}]"
    return repr(value)


def _row(variable: Variable, distribution, low, high, parameters, table: str) -> Variable:
    kind = plain_text(str(distribution or "")).casefold() or DISTRIBUTIONS[variable.kind][0]
    if kind == "fixed":
        return replace(variable, distribution=kind)
    ends = [_end(variable, cell, parameters, table) for cell in (low, high)]
    return checked(replace(variable, distribution=kind, low=ends[0], high=ends[1]), table)


def _end(variable: Variable, cell, parameters, table: str) -> float:
    text = "" if cell is None or cell != cell else plain_text(str(cell))
    share = text.endswith("%")
    try:
        value = parse_number(text[:-1] if share else text)
    except InputError:
        value = math.nan
    if math.isnan(value):
        raise InputError(
            "The table {table} has \"{cell}\" as a limit of {name}; give a number, or a percentage such as 80%.",
            table=table,
            cell=text,
            name=variable.name,
        )
    if not share:
        return value
    value /= 100.0
    if variable.is_single:
        value *= float(variable.plain(parameters))
    elif variable.kind in ("scores", "limits"):
        value -= 1.0
    return float(round(value)) if variable.kind in ("whole", "choice") else value


def _finite(value: float) -> Optional[float]:
    return value if math.isfinite(value) else None
