"""The data of a study: what they are, where they come from, of which year and how fine."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from ...core.data_sources import DataSource, joined, name_without_year
from ...core.products.names import year_of
from ...core.wording import filled
from ..kit.blocks import Chapter, Column, Table, in_appendix
from ..kit.numbers import metres_text, number_text
from ..layers.opening import raster_layer, tables_of, vector_layer
from ..platform.compat import METRES
from ..platform.language import shared_tr
from .elevation_map import elevation_path
from .words import in_language, readable

# Folders of these steps hold data that the toolbox made up.
INVENTED = "samplebasin"
_UNKNOWN = "–"
# Names that are written in capitals.
_CAPITALS = ("NPP", "NDVI", "DEM", "ET0", "PAWC", "LST", "GDP", "SPEI", "RSEI")
_SPACE = re.compile(r"\s+")


@dataclass
class Dataset:
    """Data that a study read, files of several years as one.

    Parameters
    ----------
    name : str
        For readers, not that of a file.
    paths : list of str
    used_by : list of str
    source : DataSource
    """

    name: str
    paths: list = field(default_factory=list)
    used_by: list = field(default_factory=list)
    source: DataSource = DataSource()


def data_chapter(context) -> Chapter:
    """A table of the data as papers have it, and the files themselves in the appendix."""
    found = datasets(context)
    if not found:
        return Chapter(shared_tr("Data"), [])
    columns = [
        Column(shared_tr("Data"), [one.name for one in found]),
        Column(shared_tr("Source of the data"), [one.source.source or _UNKNOWN for one in found]),
        Column(shared_tr("Year"), [one.source.year or _UNKNOWN for one in found]),
        Column(shared_tr("Resolution"), [one.source.resolution or _UNKNOWN for one in found]),
        Column(shared_tr("Used by"), [", ".join(one.used_by) for one in found]),
    ]
    note = ""
    if any(not one.source.source for one in found):
        note = shared_tr(
            "Where no source stands none is known: a table of data sources, given to the workflow, the report or "
            "esp:prepare, fills this column."
        )
    return Chapter(shared_tr("Data"), [Table(shared_tr("Data of the study"), columns, note), _files(context)])


def datasets(context) -> list:
    """The data of a study, the best known first; found once a report."""
    if context.datasets is None:
        context.datasets = _datasets(context)
    return context.datasets


def _datasets(context) -> list:
    found: dict = {}
    for path, users in _read_data(context.study):
        name = _name(context, path, users)
        one = found.setdefault(_SPACE.sub(" ", name.casefold()), Dataset(name))
        one.paths.append(path)
        algorithms = [context.algorithm(step) for step, _ in users]
        titles = [algorithm.displayName() for algorithm in algorithms if algorithm is not None]
        one.used_by = list(dict.fromkeys([*one.used_by, *titles]))
    for one in found.values():
        one.source = _source_of(context, one)
    order = list(dict.fromkeys(_called().values()))
    return sorted(found.values(), key=lambda one: order.index(one.name) if one.name in order else len(order))


def _read_data(study) -> list:
    """(path, users) of the data; what was only prepared counts as the files that were made of it."""
    found = []
    for path, users in study.data.items():
        readers = [(step, key) for step, key in users if step.name != "prepare" and key != "DATA_SOURCES"]
        if readers:
            found.append((path, readers))
    return found


def _called() -> dict:
    """What layers are that parameters of these names take, whatever their files are called; the best known first."""
    return {
        "LANDCOVER": shared_tr("Land cover"),
        "LANDCOVERS": shared_tr("Land cover"),
        "ELEVATION": shared_tr("Elevation"),
        "DISTRICTS": shared_tr("Districts"),
        "ROADS": shared_tr("Roads and railways"),
        "NPP": shared_tr("NPP"),
        "PRECIPITATION": shared_tr("Precipitation"),
        "EROSIVITY": shared_tr("Rainfall erosivity"),
        "ERODIBILITY": shared_tr("Soil erodibility"),
        "SOIL_DEPTH": shared_tr("Soil depth"),
    }


def _name(context, path: str, users: list) -> str:
    """What a file is: by the parameter that takes it, the factor that it is scored for, or its own name."""
    called = _called()
    for _, key in users:
        if key in called:
            return called[key]
    if path == elevation_path(context.study):
        return called["ELEVATION"]
    stem = os.path.splitext(os.path.basename(path))[0]
    own = readable(name_without_year(stem))
    return own.upper() if own.upper() in _CAPITALS else in_language(own)


def _source_of(context, data: Dataset) -> DataSource:
    """What a table, esp:prepare or the layers' metadata say; else the years and cells of the files themselves."""
    found = [_told(context, path) for path in data.paths]
    sources = list(dict.fromkeys(one.source for one in found if one.source))
    years = [one.year or year_of(os.path.basename(path)) or "" for one, path in zip(found, data.paths)]
    fineness = [one.resolution or _fineness(path) for one, path in zip(found, data.paths)]
    return DataSource(
        "; ".join(sources),
        ", ".join(sorted({year for year in years if year})),
        ", ".join(dict.fromkeys(text for text in fineness if text)),
    )


def _told(context, path: str) -> DataSource:
    name = os.path.basename(path)
    table = None if context.data_sources is None else context.data_sources.of(name)
    return joined(table, joined(_prepared(context.study, path), _from_metadata(path)))


def _prepared(study, path: str) -> DataSource:
    """What the step that filled the folder of a file knows of it."""
    folder, name = os.path.split(os.path.abspath(path))
    for step in study.of("prepare", INVENTED):
        found = _known_to(step, name) if os.path.abspath(step.folder or "") == folder else None
        if found is not None:
            return found
    return DataSource()


def _known_to(step, name: str):
    """What a step knows of a file in its folder; None where it is none of its own."""
    if step.name == INVENTED:
        return DataSource(shared_tr("Made up: sample basin of the toolbox"))
    for file, *said in zip(*(step.table("DATA").get(key, ()) for key in ("file", "source", "year", "resolution"))):
        if file == name:
            return DataSource(*(str(text or "") for text in said))
    for file, cells in zip(step.table("FILES").get("file", ()), step.table("FILES").get("cells from", ())):
        if file == name and cells and name.endswith(".tif"):
            return DataSource(resolution=str(cells).partition(",")[0])
    return None


def _from_metadata(path: str) -> DataSource:
    """What the metadata of a layer say of its origin, as QGIS keeps them beside the file."""
    layer = raster_layer(path)
    if not layer.isValid():
        layer = vector_layer(path)
    if not layer.isValid():
        return DataSource()
    layer.loadDefaultMetadata()
    about = layer.metadata()
    said = [*about.rights(), about.abstract(), *(link.url for link in about.links())]
    moments = about.extent().temporalExtents()
    year = ""
    if moments and moments[0].begin().isValid():
        year = str(moments[0].begin().date().year())
    return DataSource(next((text.strip() for text in said if text and text.strip()), ""), year)


def _fineness(path: str) -> str:
    """The cells of a raster; that a layer is of vectors."""
    layer = raster_layer(path)
    if layer.isValid():
        size = layer.rasterUnitsPerPixelX()
        return metres_text(size) if layer.crs().mapUnits() == METRES else f"{size:.4g}°"
    tables = tables_of(path)[:1]
    return "" if not tables else shared_tr("vector") if tables[0].has_geometry else shared_tr("table")


def _files(context) -> Table:
    """The files that no step made, with what they are and who read them."""
    rows = []
    for path, users in context.study.data.items():
        algorithms = [context.algorithm(step) for step, _ in users]
        used = dict.fromkeys(algorithm.displayName() for algorithm in algorithms if algorithm is not None)
        rows.append((os.path.basename(path), *_kind_of(path), ", ".join(used)))
    heads = (shared_tr("File"), shared_tr("Kind"), shared_tr("Detail"), shared_tr("Coordinate system"))
    columns = [Column(head, [row[place] for row in rows]) for place, head in enumerate((*heads, shared_tr("Used by")))]
    return in_appendix(Table(shared_tr("Files of the data"), columns))


def _kind_of(path: str) -> tuple:
    """Kind, detail and coordinate system of a file."""
    layer = raster_layer(path)
    if layer.isValid():
        unit = "m" if layer.crs().mapUnits() == METRES else "°"
        detail = shared_tr("{rows} × {columns} cells of {size}").format(
            rows=number_text(layer.height(), 0),
            columns=number_text(layer.width(), 0),
            size=f"{layer.rasterUnitsPerPixelX():g} {unit}",
        )
        return shared_tr("raster"), detail.replace(" ", "\u00a0"), crs_text(layer.crs())
    for table in tables_of(path)[:1]:
        detail = filled(shared_tr("{count} {count:feature|features}"), count=number_text(table.count, 0))
        kind = shared_tr("vector") if table.has_geometry else shared_tr("table")
        return kind, detail, crs_text(vector_layer(path).crs())
    return shared_tr("file"), "", ""


def crs_text(crs) -> str:
    """The code of a coordinate system; systems of no register are called by their name."""
    return crs.authid() or crs.description()


def data_content(context) -> list:
    """The data for the JSON: each file with its source and who read it."""
    of = {path: one for one in datasets(context) for path in one.paths}
    return [
        {
            "file": path,
            "data": of[path].name if path in of else "",
            "source": of[path].source.source if path in of else "",
            "year": year_of(os.path.basename(path)) or (of[path].source.year if path in of else ""),
            "resolution": of[path].source.resolution if path in of else "",
            "used_by": [[step.algorithm, key] for step, key in users],
        }
        for path, users in context.study.data.items()
    ]
