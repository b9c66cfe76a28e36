"""Notes on the ids of sources, kept in the metadata of what is made from them."""

from __future__ import annotations

import json

from ..layers.source_notes import ITEM, PROPERTY, SourceNote
from .geopackages import changed


def note_in_file(path: str, table: str, note: SourceNote) -> None:
    """Keep a note with a table of a GeoPackage; other files have it in the JSON beside them."""
    if not path.casefold().endswith(".gpkg"):
        return
    with changed(path) as dataset:
        layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
        if layer is not None:
            layer.SetMetadataItem(ITEM, _text(note))


def note_on_layer(layer, note: SourceNote) -> None:
    """Keep a note on a layer in memory."""
    layer.setCustomProperty(PROPERTY, _text(note))


def _text(note: SourceNote) -> str:
    return json.dumps(note.as_json(), ensure_ascii=False)
