"""Tables by land cover as an input: the user's own, as InVEST reads them, or those of the Shiyang paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Mapping, Optional, Sequence

from ...core.errors import InputError
from ..frame.legends import chosen_legend, legend_titles, require_land_cover

if TYPE_CHECKING:
    from ...core.services.class_table import ClassTable

TABLE_OF = ("own", "shiyang")


def add_preset(form) -> None:
    """The choice between an own table and the paper's, and the legend that joins the paper's to the raster."""
    form.add_choice(
        "PRESET",
        "Tables",
        ["My own", "Shiyang basin (Land 2025, 14: 2159)"],
        help="The paper's tables are joined to the land cover by the names of its classes.",
        words=TABLE_OF,
    )
    form.add_choice("LEGEND", "Legend of the land cover, for the paper's tables", legend_titles())


def check_tables(values, *keys: str) -> None:
    """Raise unless either the tables or the paper's are chosen."""
    preset = values.word("PRESET") != "own"
    for key in keys:
        if preset and values.given(key):
            raise InputError(
                "{parameter}: a table is given, and the paper's tables are chosen as well; take one of them.",
                parameter=values.label(key),
            )
        if not preset and not values.given(key):
            raise InputError("{parameter}: choose a table, or the paper's tables.", parameter=values.label(key))


def uses_preset(job) -> bool:
    """Whether the paper's tables are chosen."""
    return job.word("PRESET") != "own"


def class_table(
    job,
    key: str,
    preset: str,
    wanted: Sequence[str],
    raster,
    layer: str,
    aliases: Optional[Mapping[str, Sequence[str]]] = None,
) -> ClassTable:
    """The table of a parameter for a land-cover raster.

    Parameters
    ----------
    job : Job
    key : str
        The table's parameter.
    preset : str
        The file in `resources/presets/services`.
    wanted : sequence of str
        Columns beside the class value.
    raster : ClassRaster
    layer : str
        The raster's name, for messages.
    aliases : mapping, optional
        Other headers of a column.

    Raises
    ------
    InputError
        When a column is missing, or the paper's table cannot be joined.
    """
    from ...core.services.class_table import read_class_table
    from .class_coefficients import joined_preset

    if not uses_preset(job):
        return read_class_table(job.table(key), wanted, job.layer_name(key), aliases)
    legend = chosen_legend(job, "LEGEND", raster.names)
    require_land_cover(
        job,
        legend,
        layer,
        InputError(
            "The paper's tables go by names of land cover, and the raster {layer} has none that are known; "
            "choose its legend.",
            layer=layer,
        ),
    )
    return read_class_table(joined_preset("services", preset, legend), wanted, preset, aliases)
