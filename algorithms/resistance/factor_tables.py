"""Factor tables as an input: the user's own table or a preset, with class names joined to the raster's."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Optional

from ...core.errors import InputError
from ...core.legend import Legend, cover_values, with_values
from ...core.numbers import parse_number
from ...core.presets import FACTORS, land_cover_meanings, read_preset

if TYPE_CHECKING:
    from ...core.decision.score_table import ScoreTable

_NUMERIC = re.compile(r"^[\s\d.,;+-]*$")


class FactorTable:
    """The columns of a factor table before they are joined to a raster.

    Parameters
    ----------
    columns : dict
        Column names to values.
    name : str
        How messages call the table.
    is_preset : bool
        Class names of presets are common land covers, and those that a raster lacks are passed over.
    """

    def __init__(self, columns: dict, name: str, is_preset: bool):
        from ...core.decision.score_columns import class_column

        self.columns = dict(columns)
        self.name = name
        self.is_preset = is_preset
        self.class_column = class_column(self.columns)

    def require_ranges(self) -> None:
        """Refuse a table of classes where distances or slopes are scored.

        Raises
        ------
        InputError
            When the table gives classes instead of ranges.
        """
        if self.class_column is not None:
            raise InputError(
                "The {table} gives scores of classes, but distances and slopes need ranges with the columns from, to, "
                "score; choose another table.",
                table=self.name,
            )

    def last_limit(self) -> Optional[float]:
        """The largest finite end of the ranges: beyond it the table does not tell values apart."""
        from ...core.decision.score_columns import score_table

        ends = [end for row in score_table(self.columns, name=self.name).rows for end in (row.lower, row.upper)]
        finite = [end for end in ends if math.isfinite(end)]
        return max(finite) if finite else None

    def scores(self, closed: str, legend: Optional[Legend], layer: str) -> ScoreTable:
        """The table for a raster.

        Parameters
        ----------
        closed : {"right", "left"}
        legend : Legend or None
            Of a class raster.
        layer : str
            How messages call the raster.

        Raises
        ------
        InputError
            When class names cannot be joined, or the table is wrong in itself.
        """
        from ...core.decision.score_columns import score_table

        if self.class_column is None or legend is None:
            return score_table(self.columns, closed, name=self.name)
        entries = self.columns[self.class_column]
        named = any(not _NUMERIC.match(str(entry)) for entry in entries)
        if named and not legend.names:
            raise InputError(
                "The {table} gives class names, but the raster {layer} has none; choose its legend.",
                table=self.name,
                layer=layer,
            )
        if self.is_preset:
            joined = cover_values(entries, legend)
        else:
            joined = with_values(entries, legend, land_cover_meanings())
        columns = {**self.columns, self.class_column: joined}
        return score_table(columns, closed, legend.names, self.name)


def factor_table(job, table_key: str, preset_key: str) -> Optional[FactorTable]:
    """The table that the user has chosen; None where neither a table nor a preset is given."""
    columns = job.table(table_key)
    if columns is not None:
        return FactorTable(columns, job.layer_name(table_key), False)
    chosen = job.choice(preset_key)
    if chosen == 0:
        return None
    name = FACTORS[chosen - 1]
    title = job.algorithm.parameterDefinition(preset_key).options()[chosen]
    return FactorTable(read_preset("factors", name), title, True)


def uncovered_score(text: str) -> Optional[float]:
    """The score for values that a table does not cover: None refuses them, NaN makes them nodata."""
    if not text:
        return None
    return math.nan if text.replace(" ", "").casefold() == "nodata" else parse_number(text)


def factor_titles(form) -> list:
    """The options of a preset choice, in the order of `presets.FACTORS`."""
    return [
        form.shared_tr("None"),
        form.shared_tr("Qaidam: land use"),
        form.shared_tr("Qaidam: distance to roads"),
        form.shared_tr("Qaidam: distance to water"),
        form.shared_tr("Qaidam: NDVI"),
        form.shared_tr("Qaidam: elevation (of that basin only)"),
        form.shared_tr("Qaidam: slope in degrees"),
        form.shared_tr("Shiyang: land use"),
        form.shared_tr("Shiyang: habitat quality"),
        form.shared_tr("Shiyang: habitat quality, order as printed"),
        form.shared_tr("Shiyang sensitivity: land use"),
        form.shared_tr("Shiyang sensitivity: NDVI"),
        form.shared_tr("Shiyang sensitivity: distance to railways"),
        form.shared_tr("Shiyang sensitivity: distance to highways"),
        form.shared_tr("Shiyang sensitivity: distance to water"),
    ]
