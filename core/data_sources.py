"""Where data come from: a table of layers with their source, year and resolution, as papers print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping, Optional

from .errors import InputError
from .products.names import year_of
from .tables import find_column, is_empty

# Headers of each column, the first as it is written here.
_LAYER = ("layer", "data", "name", "file", "dataset", "图层", "数据", "数据名称", "图层名称", "文件")
_SOURCE = ("source", "data source", "provider", "origin", "citation", "来源", "数据来源", "出处")
_YEAR = ("year", "years", "date", "年份", "年", "时间")
_RESOLUTION = ("resolution", "spatial resolution", "scale", "cell size", "分辨率", "空间分辨率", "比例尺")
_ENDING = re.compile(r"\.(tiff?|gpkg|shp|geojson|json|csv|img|vrt|nc|asc|xlsx?|fgb|kml)$")
_BLANKS = re.compile(r"[\s_\-.]+")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class DataSource:
    """What is known of a layer.

    Parameters
    ----------
    source, year, resolution : str
        Empty where nothing is said.
    """

    source: str = ""
    year: str = ""
    resolution: str = ""


class DataSources:
    """The rows of a table, found by what layers and files are called.

    Parameters
    ----------
    columns : mapping of str to sequence
        Layer, and any of source, year and resolution; headers in English or Chinese.
    table : str
        Its name, for messages.

    Raises
    ------
    InputError
        When the table has no column of layers, or none that says anything of them.
    """

    def __init__(self, columns: Mapping, table: str = ""):
        layer = find_column(columns, *_LAYER)
        if layer is None:
            raise InputError(
                'The table of data sources {table} has no column "layer" with the names of layers or files; it has '
                "{columns}.",
                table=table,
                columns=", ".join(map(str, columns)) or "-",
            )
        found = [find_column(columns, *names) for names in (_SOURCE, _YEAR, _RESOLUTION)]
        if not any(found):
            raise InputError(
                'The table of data sources {table} has none of the columns "source", "year" and "resolution".',
                table=table,
            )
        cells = [columns[header] if header is not None else [None] * len(columns[layer]) for header in found]
        self._rows: dict = {}
        self._names: dict = {}
        self._used: set = set()
        for name, *said in zip(columns[layer], *cells):
            if not is_empty(name):
                self._rows[_key(name)] = DataSource(*map(_text, said))
                self._names[_key(name)] = str(name)

    def of(self, *names: str) -> Optional[DataSource]:
        """What is said of a layer that is called so; of "landcover_2003" also what is said of "landcover"."""
        for name in names:
            for key in (_key(name), _key(_YEARS.sub("", str(name)))):
                if key in self._rows:
                    self._used.add(key)
                    return self._rows[key]
        return None

    def unused(self) -> list:
        """The names in the table that no layer was asked for by."""
        return [name for key, name in self._names.items() if key not in self._used]


def joined(first: Optional[DataSource], second: Optional[DataSource]) -> DataSource:
    """What the first says, and what the second says where the first is silent."""
    first, second = first or DataSource(), second or DataSource()
    return DataSource(
        first.source or second.source, first.year or second.year, first.resolution or second.resolution
    )


def name_without_year(name: str) -> str:
    """What a layer is called besides its year: "landcover" of "landcover_2003"."""
    return _YEARS.sub("", str(name)).strip(" _-.") if year_of(str(name)) else str(name)


def _key(name: object) -> str:
    text = str(name).strip().replace("\\", "/").rsplit("/", 1)[-1].casefold()
    return _BLANKS.sub("_", _ENDING.sub("", text)).strip("_")


def _text(cell: object) -> str:
    """A cell as it is read; years are whole numbers."""
    if is_empty(cell):
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()
