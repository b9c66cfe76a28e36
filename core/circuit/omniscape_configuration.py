"""Omniscape's .ini configuration."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Optional

from ..errors import InputError
from .window_settings import COMPARISONS, Condition

_TRUE = ("true", "True", "TRUE")
_REQUIRED = ("resistance_file", "radius", "project_name")
_FUTURES = ("none", "1", "2", "both")
_SOLVERS = ("cg+amg", "cholmod")
# Keys of Omniscape that change the speed only.
_SPEED = ("solver", "parallel_batch_size", "suppress_cs_messages", "allow_different_projections")


@dataclass(frozen=True)
class OmniscapeConfiguration:
    """A run of Omniscape; the fields are the keys of the .ini.

    File names are as written, None where a key is absent or empty.
    """

    resistance_file: Optional[str] = None
    project_name: str = ""
    radius: int = 0
    source_file: Optional[str] = None
    source_from_resistance: bool = False
    r_cutoff: float = math.inf
    source_threshold: float = 0.0
    resistance_is_conductance: bool = False
    connect_four_neighbors_only: bool = False
    block_size: int = 1
    buffer: int = 0
    correct_artifacts: bool = True
    calc_flow_potential: bool = False
    calc_normalized_current: bool = False
    write_raw_currmap: bool = True
    mask_nodata: bool = True
    conditional: bool = False
    n_conditions: int = 1
    condition1_file: Optional[str] = None
    condition2_file: Optional[str] = None
    condition1_future_file: Optional[str] = None
    condition2_future_file: Optional[str] = None
    comparison1: str = "within"
    comparison2: str = "within"
    condition1_lower: float = 0.0
    condition1_upper: float = 0.0
    condition2_lower: float = 0.0
    condition2_upper: float = 0.0
    compare_to_future: str = "none"
    reclassify_resistance: bool = False
    reclass_table: Optional[str] = None
    write_reclassified_resistance: bool = False
    write_as_tif: bool = True
    precision: str = "double"
    parallelize: bool = True

    @property
    def neighbours(self) -> int:
        """4 or 8."""
        return 4 if self.connect_four_neighbors_only else 8

    @property
    def needs_flow_potential(self) -> bool:
        """Whether the current without resistance is needed."""
        return self.calc_flow_potential or self.calc_normalized_current

    @property
    def folder(self) -> str:
        """What the folder of the results is called."""
        name = self.project_name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
        return name if name not in ("", ".", "..") else "omniscape"

    @property
    def is_single(self) -> bool:
        """Whether maps are written in single precision."""
        return self.precision.lower() == "single"

    def conditions(self) -> list[Condition]:
        """The conditions, one or two, if any."""
        if not self.conditional:
            return []
        found = []
        for number in range(1, self.n_conditions + 1):
            future = self.compare_to_future in (str(number), "both")
            lower, upper = (getattr(self, f"condition{number}_{end}") for end in ("lower", "upper"))
            found.append(Condition(getattr(self, f"comparison{number}"), lower, upper, future))
        return found

    def files(self) -> list[tuple[str, str]]:
        """The keys of the files that this run reads, and their names.

        Raises
        ------
        InputError
            When one that is needed is not named.
        """
        keys = ["resistance_file"]
        keys += ["source_file"] * (not self.source_from_resistance)
        for number, condition in enumerate(self.conditions(), start=1):
            keys.append(f"condition{number}_file")
            keys += [f"condition{number}_future_file"] * condition.future
        keys += ["reclass_table"] * self.reclassify_resistance
        for key in keys:
            if getattr(self, key) is None:
                raise InputError("The configuration names no {key}: enter a file there.", key=key)
        return [(key, getattr(self, key)) for key in keys]


@dataclass(frozen=True)
class ReadConfiguration:
    """A configuration and what is to be said of it.

    Parameters
    ----------
    configuration : OmniscapeConfiguration
    written : dict
        All keys as they were written.
    unknown : list of str
        Keys that Omniscape does not have.
    without_effect : list of str
        Keys that change nothing here.
    unknown_solver : str
    """

    configuration: OmniscapeConfiguration
    written: dict = field(default_factory=dict)
    unknown: list = field(default_factory=list)
    without_effect: list = field(default_factory=list)
    unknown_solver: str = ""

    def text(self) -> str:
        """All settings, those by default too, as Omniscape keeps them beside its maps."""
        settings = {}
        for entry in fields(self.configuration):
            value = getattr(self.configuration, entry.name)
            if value is not None:
                settings[entry.name] = str(value).lower() if isinstance(value, bool) else str(value)
        settings.update(self.written)
        return "".join(f"{key} = {settings[key]}\n" for key in sorted(settings))


def parse_omniscape_configuration(text: str) -> ReadConfiguration:
    """Read an Omniscape .ini.

    Lines that begin with [ are skipped, the first = splits a line, of a key that occurs twice the later value holds;
    there are no comments. A switch is on for true, True and TRUE. Integers are rounded, halves to the even neighbour.

    Parameters
    ----------
    text : str

    Returns
    -------
    ReadConfiguration

    Raises
    ------
    InputError
        For keys that are needed and absent, values that are no number, and what Omniscape refuses: other numbers of
        conditions than 1 and 2, other comparisons than within and equal, other futures than none, 1, 2 and both.
    """
    written = {}
    for line in text.lstrip("\ufeff").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("["):
            written[key.strip()] = value.strip()
    missing = [key for key in _REQUIRED if not written.get(key)]
    if missing:
        raise InputError(
            "The configuration names no {keys}: Omniscape needs a line for each.", keys=", ".join(missing)
        )
    kinds = {entry.name: entry.type for entry in fields(OmniscapeConfiguration)}
    values = {key: _value(str(kinds[key]), key, value) for key, value in written.items() if key in kinds}
    solver = written.get("solver", _SOLVERS[0])
    return ReadConfiguration(
        _checked(OmniscapeConfiguration(**values)),
        written,
        [key for key in written if key not in kinds and key not in _SPEED],
        [key for key in written if key in _SPEED],
        "" if solver in _SOLVERS else solver,
    )


def _value(kind: str, key: str, value: str):
    if kind == "bool":
        return value in _TRUE
    if kind == "str":
        return value
    if kind == "Optional[str]":
        return None if not value or value.startswith("(") else value
    try:
        number = float(value)
        return number if kind == "float" else round(number)
    except (ValueError, OverflowError) as error:
        raise InputError(
            "The configuration's {key} is a number, not {value}: correct it.", key=key, value=value or "-"
        ) from error


def _checked(configuration: OmniscapeConfiguration) -> OmniscapeConfiguration:
    if configuration.conditional:
        _check_conditions(configuration)
    for key, least in (("radius", 1), ("block_size", 1), ("buffer", 0)):
        given = getattr(configuration, key)
        if given < least:
            raise InputError(
                "The configuration's {key} is {least} or more, not {given}.", key=key, least=least, given=given
            )
    if configuration.precision.lower() not in ("double", "single"):
        raise InputError(
            "The configuration's {key} is {options}, not {given}.",
            key="precision",
            options="double, single",
            given=configuration.precision,
        )
    return configuration


def _check_conditions(configuration: OmniscapeConfiguration) -> None:
    asked = [
        ("n_conditions", str(configuration.n_conditions), ("1", "2")),
        ("compare_to_future", configuration.compare_to_future, _FUTURES),
        ("comparison1", configuration.comparison1, COMPARISONS),
    ]
    if configuration.n_conditions == 2:
        asked.append(("comparison2", configuration.comparison2, COMPARISONS))
    for key, given, options in asked:
        if given not in options:
            raise InputError(
                "The configuration's {key} is {options}, not {given}.", key=key, options=", ".join(options), given=given
            )
