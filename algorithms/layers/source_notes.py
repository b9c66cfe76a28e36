"""What layers made from sources keep of the sources' ids: the field and the names, for those who read them later."""

from __future__ import annotations

import dataclasses
import json
import os
from typing import Optional

from ..platform.gdal_messages import gdal_errors
from .file_read import known_json
from .opening import file_of, open_vector

# A property of layers in memory, an item of the metadata of layers in files, an entry of the JSON beside them.
PROPERTY, ITEM, ENTRY = "esp/source_ids", "ESP_SOURCE_IDS", "source_ids"


@dataclasses.dataclass(frozen=True)
class SourceNote:
    """How the sources of a layer were numbered.

    Parameters
    ----------
    field : str
        The field with their ids; empty where they were numbered one by one.
    names : dict
        Number (int) to the user's id, where ids are no whole numbers; else empty.
    """

    field: str = ""
    names: dict = dataclasses.field(default_factory=dict)

    def as_json(self) -> dict:
        """The note as JSON keeps it."""
        return {"field": self.field, "names": {str(number): name for number, name in self.names.items()}}


def note_of(content) -> Optional[SourceNote]:
    """The note that JSON holds; None where it is none."""
    try:
        names = {int(number): str(name) for number, name in content["names"].items()}
        return SourceNote(str(content["field"]), names)
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


def note_on(layer) -> Optional[SourceNote]:
    """The note on a vector layer: its own, that in its file, or that beside its file; None where there is none."""
    text = layer.customProperty(PROPERTY)
    path = file_of(layer)
    is_file = os.path.isfile(path)
    if not text and is_file:
        text = _text_in(path, layer.source().partition("layername=")[2].split("|")[0])
    if text:
        try:
            return note_of(json.loads(text))
        except ValueError:
            return None
    beside = known_json(path + ".json") if is_file else None
    return note_of(beside.get(ENTRY)) if isinstance(beside, dict) else None


def _text_in(path: str, table: str) -> Optional[str]:
    """The note in a file as text: that of a table, or of the first."""
    with gdal_errors():
        dataset = open_vector(path)
        if dataset is None:
            return None
        found = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
        return None if found is None else found.GetMetadataItem(ITEM)
