"""Circuitscape's .ini configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Optional

from ..errors import InputError

_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0", "none", "")
_COMMENT = re.compile(r"(^|\s+)[#;].*")
# Keys that Circuitscape accepts, or once accepted, and that change nothing here.
_WITHOUT_EFFECT = (
    "version", "solver", "precision", "use_64bit_indexing", "cholmod_batch_size", "low_memory_mode",
    "preemptive_memory_release", "compress_grids", "set_focal_node_currents_to_zero", "reclass_file", "log_file",
    "log_level", "suppress_messages", "profiler_log_file", "print_timings", "print_rusages", "screenprint_log",
    "max_parallel", "inputdir", "point_file_contains_polygons",
)  # fmt: skip
_POLICIES = ("rmvsrc", "rmvgnd", "rmvall")
SCENARIOS = ("pairwise", "one-to-all", "all-to-one", "advanced")


@dataclass(frozen=True)
class Configuration:
    """A run of Circuitscape; the fields are the keys of the .ini.

    File names are as written, None where a key is empty or holds a placeholder.
    """

    data_type: str = "raster"
    scenario: str = ""
    habitat_file: Optional[str] = None
    habitat_map_is_resistances: bool = True
    connect_four_neighbors_only: bool = False
    connect_using_avg_resistances: bool = False
    use_polygons: bool = False
    polygon_file: Optional[str] = None
    use_mask: bool = False
    mask_file: Optional[str] = None
    point_file: Optional[str] = None
    use_included_pairs: bool = False
    included_pairs_file: Optional[str] = None
    use_variable_source_strengths: bool = False
    variable_source_file: Optional[str] = None
    source_file: Optional[str] = None
    ground_file: Optional[str] = None
    ground_file_is_resistances: bool = True
    use_unit_currents: bool = False
    use_direct_grounds: bool = False
    remove_src_or_gnd: str = "keepall"
    write_cur_maps: bool = False
    write_volt_maps: bool = False
    write_cum_cur_map_only: bool = False
    write_max_cur_maps: bool = False
    set_null_currents_to_nodata: bool = False
    set_null_voltages_to_nodata: bool = False
    log_transform_maps: bool = False
    write_as_tif: bool = False
    output_file: Optional[str] = None
    parallelize: bool = False
    use_reclass_table: bool = False

    @property
    def is_network(self) -> bool:
        """Whether the circuit is a list of edges."""
        return self.data_type == "network"

    @property
    def neighbours(self) -> int:
        """4 or 8."""
        return 4 if self.connect_four_neighbors_only else 8

    @property
    def average(self) -> str:
        """Of what an edge's conductance is the mean."""
        return "resistance" if self.connect_using_avg_resistances else "conductance"

    @property
    def stem(self) -> str:
        """How the names of all outputs begin: the name of the output file up to ``.out``."""
        return (self.output_file or "").replace("\\", "/").rsplit("/", 1)[-1].split(".out")[0]

    def files(self) -> list[tuple[str, str]]:
        """The keys of the files that this run reads, and their names.

        Raises
        ------
        InputError
            When one that is needed is not named.
        """
        keys = ["habitat_file"]
        if self.scenario == "advanced":
            keys += ["source_file", "ground_file"]
        else:
            keys.append("point_file")
            keys += ["included_pairs_file"] * self.use_included_pairs
            if not self.is_network and self.scenario != "pairwise":
                keys += ["variable_source_file"] * self.use_variable_source_strengths
        if not self.is_network:
            keys += ["polygon_file"] * self.use_polygons + ["mask_file"] * self.use_mask
        for key in keys:
            if getattr(self, key) is None:
                raise InputError("The configuration names no {key}: enter a file there.", key=key)
        return [(key, getattr(self, key)) for key in keys]


def parse_configuration(text: str) -> tuple[Configuration, list[str]]:
    """Read a Circuitscape .ini.

    Sections are ignored, as are lines that begin with # or ;. A switch is on for true, yes, on and 1, off for false,
    no, off, 0 and none, in any case and with a comment behind; Circuitscape takes all but True, true and 1 for off
    without a word. Modes may be written as in its sources: ``one_to_all``, ``Pairwise``.

    Parameters
    ----------
    text : str

    Returns
    -------
    configuration : Configuration
    ignored : list of str
        Keys that were set and change nothing here.

    Raises
    ------
    InputError
        For keys that Circuitscape does not know, lines that are no setting, switches that are neither on nor off, and
        modes that do not exist.
    """
    kinds = {field.name: field.type for field in fields(Configuration)}
    values: dict = {}
    ignored = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = line.strip()
        if not line or line[0] in "#;[":
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            raise InputError(
                "Line {number} of the configuration, \"{line}\", is no setting: write key = value.",
                number=number,
                line=line,
            )
        if key in kinds:
            values[key] = _value(str(kinds[key]), key, value)
        elif key in _WITHOUT_EFFECT:
            ignored.append(key)
        else:
            raise InputError(
                "Line {number} of the configuration has the key {key}, which Circuitscape does not know: correct it "
                "or remove the line.",
                number=number,
                key=key,
            )
    return _checked(Configuration(**values)), ignored


def _value(kind: str, key: str, value: str):
    if kind in ("bool", "str"):
        value = _COMMENT.sub("", value).strip().lower()
    if kind == "bool":
        if value not in _TRUE + _FALSE:
            raise InputError(
                "The configuration's {key} is {given}; write True or False.",
                key=key,
                given=value,
            )
        return value in _TRUE
    if kind == "str":
        return value.replace("_", "-")
    return None if value in ("", "None") or value.startswith("(") else value


def _checked(configuration: Configuration) -> Configuration:
    changes: dict = {}
    if configuration.remove_src_or_gnd not in _POLICIES:
        changes["remove_src_or_gnd"] = "keepall"
    if configuration.data_type not in ("raster", "network"):
        raise InputError(
            "The configuration's data_type is raster or network, not {given}.", given=configuration.data_type or "empty"
        )
    if configuration.scenario not in SCENARIOS:
        raise InputError(
            "The configuration's scenario is pairwise, one-to-all, all-to-one or advanced, not {given}.",
            given=configuration.scenario or "empty",
        )
    if configuration.is_network and configuration.scenario not in ("pairwise", "advanced"):
        raise InputError(
            "Networks are solved pairwise or advanced; the scenario {given} is for rasters.",
            given=configuration.scenario,
        )
    if not configuration.stem:
        changes["output_file"] = "circuitscape"
    return replace(configuration, **changes)
