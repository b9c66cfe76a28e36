"""GeoPackages out: opened again and counted, the same bytes for the same content, layers added to a user's file."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta

from osgeo import gdal, ogr

from ...core.errors import InputError
from ..layers.opening import open_vector
from ..platform.gdal_messages import close_dataset, gdal_errors
from .failures import failure, writing

STYLES = "layer_styles"
# The day that GeoPackages are dated to.
_DAY = datetime(2000, 1, 1)
_MILLISECONDS = 86_400_000
# Of SQLite's file format: its mark, and where its head counts changes, for readers that have the file open, and notes
# for which of them its version holds.
_SQLITE = b"SQLite format 3\0"
_CHANGE_COUNTERS, _ONE = (24, 92), (1).to_bytes(4, "big")


def seal(path: str, label: str) -> None:
    """Read a new GeoPackage from beginning to end, and date its layers by what they hold.

    The time of the run would make other bytes of the same result. Who wants to know whether a layer has changed, as
    the workbench does, sees it by the time all the same: milliseconds of a day that a checksum of the rows gives.

    Parameters
    ----------
    path : str
    label : str
        What the output is called.

    Raises
    ------
    InputError
        When the file is damaged or cut short.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            tables = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
            for table in tables:
                connection.execute(
                    "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", (_date(connection, table), table)
                )
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_metadata_reference'").fetchone():
                # Notes on a layer have a time, too.
                connection.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (_written(_DAY),))
            connection.commit()
            problem = _problem(connection)
    except sqlite3.Error as error:
        raise failure(label, path, str(error)) from error
    if problem:
        raise failure(label, path, problem)
    with writing(label, path):
        _count_one_change(path)


def _count_one_change(path: str) -> None:
    """Have the head of a new file say that it was changed once: how often QGIS wrote into it is a matter of chance."""
    with open(path, "r+b") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            return
        for place in _CHANGE_COUNTERS:
            file.seek(place)
            file.write(_ONE)


def _date(connection, table: str) -> str:
    checksum = 0
    # A name cannot be a parameter; SQLite itself writes it in the quotes that it needs.
    (query,) = connection.execute("""SELECT printf('SELECT * FROM "%w"', ?)""", (table,)).fetchone()
    for row in connection.execute(query):
        checksum = zlib.crc32(repr(row).encode("utf-8", "surrogatepass"), checksum)
    return _written(_DAY + timedelta(milliseconds=checksum % _MILLISECONDS))


def _written(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds") + "Z"


def _problem(connection) -> str:
    """What SQLite finds wrong with the pages of a file; empty for a sound one."""
    try:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        # Python's SQLite need not have the index that GDAL's has.
        return "" if "no such module" in str(error) else str(error)
    return "" if answer == "ok" else str(answer)


def other_layers(path: str, table: str) -> list:
    """Layers that a GeoPackage holds beside one; empty where there is no such file."""
    if not os.path.isfile(path) or not path.casefold().endswith(".gpkg"):
        return []
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
        return [name for name in names if name.casefold() not in (table.casefold(), STYLES)]
    return []


@contextmanager
def changed(path: str):
    """The dataset of a new GeoPackage, to write further things into it.

    Raises
    ------
    InputError
        When they are not in the file at the end.
    """
    with gdal_errors() as messages:
        dataset = open_vector(path, update=True)
        if dataset is None:
            raise failure(os.path.basename(path), path, messages[0][1] if messages else "")
        try:
            yield dataset
            close_dataset(dataset)
        except RuntimeError as error:
            messages.append((gdal.CE_Failure, str(error)))
            with suppress(RuntimeError):
                close_dataset(dataset)
    failures = [text for kind, text in messages if kind >= gdal.CE_Failure]
    if failures:
        raise failure(os.path.basename(path), path, failures[0])


class AddedLayers:
    """Layers that are added to a GeoPackage of the user in one transaction: its other layers and whoever has it open
    keep what they have, and a run that fails or dies leaves it as it was.

    Parameters
    ----------
    source : str
        The GeoPackage that the run made.
    path : str
        The user's.
    label : str
        What the output is called.
    """

    def __init__(self, source: str, path: str, label: str):
        self._source, self._path, self._label = source, path, label
        self._dataset = None

    def begin(self) -> None:
        """Copy the layers with their styles, uncommitted."""
        with gdal_errors() as messages:
            source = open_vector(self._source)
            self._dataset = open_vector(self._path, update=True)
            fine = source is not None and self._dataset is not None
            try:
                fine = fine and self._dataset.StartTransaction() == 0
                if fine:
                    self._copy(source)
            except RuntimeError as error:
                messages.append((gdal.CE_Failure, str(error)))
        self._raise_for(messages, fine)

    def _copy(self, source) -> None:
        names = [source.GetLayer(number).GetName() for number in range(source.GetLayerCount())]
        for name in names:
            if name == STYLES:
                continue
            layer = source.GetLayerByName(name)
            for number in reversed(range(self._dataset.GetLayerCount())):
                if self._dataset.GetLayer(number).GetName().casefold() == name.casefold():
                    self._dataset.DeleteLayer(number)
            if not self._copy_layer(layer, name):
                gdal.Error(gdal.CE_Failure, 1, f"the layer {name} is not complete")
                return
        copy_styles(source, self._dataset, names)

    def _copy_layer(self, layer, name: str) -> bool:
        """Copy a layer feature by feature: GDAL's own way of copying has transactions of its own."""
        title = layer.GetMetadataItem("IDENTIFIER") or name
        options = [f"IDENTIFIER={title}", f"FID={layer.GetFIDColumn() or 'fid'}"]
        if layer.GetGeometryColumn():
            options.append(f"GEOMETRY_NAME={layer.GetGeometryColumn()}")
        copy = self._dataset.CreateLayer(name, layer.GetSpatialRef(), layer.GetGeomType(), options)
        definition = layer.GetLayerDefn()
        for number in range(definition.GetFieldCount()):
            copy.CreateField(definition.GetFieldDefn(number))
        count = 0
        for feature in layer:
            copied = ogr.Feature(copy.GetLayerDefn())
            copied.SetFrom(feature)
            copied.SetFID(feature.GetFID())
            if copy.CreateFeature(copied) != 0:
                return False
            count += 1
        return copy.GetFeatureCount() == count == layer.GetFeatureCount()

    def commit(self) -> None:
        """Make it last."""
        fine = False
        with gdal_errors() as messages:
            try:
                fine = self._dataset.CommitTransaction() == 0
                self._close()
            except RuntimeError as error:
                messages.append((gdal.CE_Failure, str(error)))
        self._raise_for(messages, fine)

    def _close(self) -> None:
        dataset, self._dataset = self._dataset, None
        close_dataset(dataset)

    def roll_back(self) -> None:
        """Leave the user's file as it was.

        SQLite forgets what was not committed when the file is closed. GDAL's own way back ends in an error of triggers
        that are gone with their tables (3.6, 3.13), or ends the process (3.10).
        """
        if self._dataset is not None:
            with gdal_errors(), suppress(RuntimeError):
                self._close()

    def _raise_for(self, messages: list, fine: bool) -> None:
        failures = [text for kind, text in messages if kind >= gdal.CE_Failure]
        if failures and "locked" in failures[0]:
            raise InputError(
                "{output}: {path} is open in another program or layer, or protected; close it there and run again.",
                output=self._label,
                path=self._path,
            )
        if failures or not fine:
            raise failure(self._label, self._path, failures[0] if failures else "")


def copy_styles(source, target, tables: list) -> None:
    """Copy the styles of some tables from one GeoPackage into another, in place of those that they had."""
    for feature in source.GetLayerByName(STYLES) or ():
        table = feature.GetField("f_table_name")
        if table in tables:
            is_default = bool(feature.GetField("useAsDefault"))
            store_style(target, table, feature.GetField("styleName"), feature.GetField("styleQML"), is_default)


def store_style(dataset, table: str, name: str, qml: str, is_default: bool) -> None:
    """Write a style into the `layer_styles` table of a GeoPackage.

    Parameters
    ----------
    dataset : osgeo.ogr.DataSource
        Open for writing.
    table : str
        The layer.
    name, qml : str
        The style's name and text; one of that name is replaced.
    is_default : bool
        Whether readers use it unless told otherwise.
    """
    layer = dataset.GetLayerByName(STYLES)
    if layer is None:
        layer = dataset.CreateLayer(STYLES, None, ogr.wkbNone, ["ASPATIAL_VARIANT=GPKG_ATTRIBUTES"])
        for field, kind in _STYLE_FIELDS:
            layer.CreateField(ogr.FieldDefn(field, kind))
    stale = [
        feature.GetFID()
        for feature in layer
        if (feature.GetField("f_table_name"), feature.GetField("styleName")) == (table, name)
    ]
    for number in stale:
        layer.DeleteFeature(number)
    feature = ogr.Feature(layer.GetLayerDefn())
    values = ("", "", table, "geom", name, qml, "", int(is_default), "ESP Toolbox", "")
    for (field, _), value in zip(_STYLE_FIELDS, values):
        feature.SetField(field, value)
    layer.CreateFeature(feature)


_NAMES = ("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD")
# The first ten are filled; QGIS itself uses the last two.
_STYLE_FIELDS = (
    *((name, ogr.OFTString) for name in _NAMES),
    ("useAsDefault", ogr.OFTInteger),
    *((name, ogr.OFTString) for name in ("description", "owner", "ui")),
    ("update_time", ogr.OFTDateTime),
)
