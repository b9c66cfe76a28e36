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
        help=(
            "The paper's tables are joined to the land cover by the names of its classes; they are taken as well where "
            "no table is given."
        ),
        words=TABLE_OF,
    )
    form.add_choice(
        "LEGEND",
        "Legend of the land cover",
        legend_titles(),
        help="What the class values mean, for the paper's tables.",
    )


def check_tables(values, *keys: str) -> None:
    """Raise where tables are given beside the paper's, or some of them are missing; none stands for the paper's."""
    preset = values.word("PRESET") != "own"
    given = [key for key in keys if values.given(key)]
    if preset and given:
        raise InputError(
            "{parameter}: a table is given, and the paper's tables are chosen as well; take one of them.",
            parameter=values.label(given[0]),
        )
    missing = [key for key in keys if key not in given]
    if given and missing:
        raise InputError("{parameter}: choose a table, or the paper's tables.", parameter=values.label(missing[0]))


def uses_preset(job, key: str) -> bool:
    """Whether the paper's tables are chosen, or stand for a table that is not given."""
    return job.word("PRESET") != "own" or not job.given(key)


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

    if not uses_preset(job, key):
        return read_class_table(job.table(key), wanted, job.layer_name(key), aliases)
    legend = chosen_legend(job, "LEGEND", raster.names)
    require_land_cover(
        job,
        legend,
        layer,
        InputError(
            "The paper's tables go by names of land cover, and the raster {layer} has none that are known; "
            "choose its legend, or give a table of your own.",
            layer=layer,
        ),
    )
    if job.word("PRESET") == "own":
        job.warn(
            "{parameter}: no table is given, so that of the Shiyang basin (Land 2025, 14: 2159) is taken; see whether "
            "it suits the study area.",
            parameter=job.label(key),
        )
    return read_class_table(joined_preset("services", preset, legend), wanted, preset, aliases)
