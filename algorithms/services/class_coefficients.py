"""Tables by land cover that are an input or, where none is given, a preset joined by class names."""

from __future__ import annotations

from ...core.errors import InputError
from ...core.legend import Legend, values_of_entries
from ...core.presets import land_cover_meanings, read_preset
from ...core.services.class_table import ClassTable, read_class_table
from ...core.tables import NOTES, cell_number, header_key
from ..frame.legends import chosen_legend, require_land_cover

# Money per hectare and year of one equivalent in the Qaidam paper, unrounded.
QAIDAM_UNIT = 6869.7638
_CODES = ("lucode", "lulc", "lulc_code", "lucodes", "code", "class", "value")
_NAMES = ("name", "class", "land_cover", "landcover")


def own_table(job, key: str, names: dict, wanted=None) -> ClassTable:
    """The user's table: by class values, or by class names that the raster or its legend knows.

    Parameters
    ----------
    job : Job
    key : str
        The table's parameter.
    names : dict of int to str
        Class names of the raster.
    wanted : sequence of str, optional
        Columns beside the class; by default all that are neither class value nor name.
    """
    title = job.layer_name(key)
    columns = {header_key(name): values for name, values in job.table(key).items() if header_key(name) not in NOTES}
    code = next((name for name in _CODES if name in columns and _whole(columns[name])), None)
    if code is None:
        named = next((name for name in _NAMES if name in columns), None)
        if named is None:
            raise InputError(
                "The table {table} needs a column lucode with class values, or a column name with class names.",
                table=title,
            )
        columns = _by_name(job, columns, named, names, title)
        code = "lucode"
    if wanted is None:
        columns = _with_services(columns)
        wanted = [name for name in columns if name not in (code, *_NAMES, *_CODES)]
        if not wanted:
            raise InputError("The table {table} has no columns with values beside the class.", table=title)
    return read_class_table({"lucode": columns[code], **{w: columns[w] for w in wanted if w in columns}}, wanted, title)


def _with_services(columns: dict) -> dict:
    """The columns with what services are called in papers, in English or Chinese, as the toolbox calls them."""
    known = read_preset("services", "service_categories")
    services = {
        header_key(text): service
        for service, called in zip(known["service"], known["called"])
        for text in called.split("|")
    }
    result: dict = {}
    for name, cells in columns.items():
        service = services.get(header_key(name), name)
        result[name if service in columns and service != name or service in result else service] = cells
    return result


def preset_table(job, kind: str, preset: str, names: dict, layer: str) -> ClassTable:
    """A preset with a row for each common land cover, for the class values of a raster."""
    legend = chosen_legend(job, "LEGEND", names)
    require_land_cover(
        job,
        legend,
        layer,
        InputError(
            "The tables of the toolbox go by names of land cover, and the raster {layer} has none that are known; "
            "choose its legend or give a table of your own.",
            layer=layer,
        ),
    )
    table = joined_preset(kind, preset, legend)
    return read_class_table(table, [name for name in table if name not in ("lucode", "name")], preset)


def joined_preset(kind: str, preset: str, legend: Legend) -> dict:
    """A preset with a row for each class of a legend that it knows, its value in the column lucode."""
    columns = read_preset(kind, preset)
    place = {cover: row for row, cover in enumerate(columns["name"])}
    joined = [(code, place[cover]) for code, cover in legend.land_cover.items() if cover in place]
    table = {name: [values[row] for _, row in joined] for name, values in columns.items()}
    return {**table, "lucode": [code for code, _ in joined]}


def _whole(values) -> bool:
    try:
        return all(cell_number(value).is_integer() for value in values)
    except InputError:
        return False


def _by_name(job, columns, named, names, title) -> dict:
    legend, meanings = chosen_legend(job, "LEGEND", names), land_cover_meanings()
    codes, rows = [], []
    found = values_of_entries(columns[named], legend, meanings)
    for row, (entry, values) in enumerate(zip(columns[named], found)):
        if values is None:
            raise InputError(
                "The class \"{entry}\" of the table {table} is not in the raster's legend; choose the legend, or give "
                "class values in a column lucode.",
                entry=entry,
                table=title,
            )
        codes.extend(values)
        rows.extend([row] * len(values))
    joined = {name: [values[row] for row in rows] for name, values in columns.items() if name != named}
    return {**joined, "lucode": codes}
