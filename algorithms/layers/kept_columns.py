"""The attributes of an input layer, kept for an output that adds to them."""

from __future__ import annotations

from .vector_io import Features, kind_of


def kept_columns(features: Features, added) -> tuple[list, list]:
    """The fields of a layer and each feature's values, without those that the output adds anew.

    Parameters
    ----------
    features : Features
    added : iterable of str
        Names of the fields to come.

    Returns
    -------
    fields : list of (str, type)
    rows : list of list
        One for each feature.
    """
    # The feature id of a GeoPackage is the new file's own affair.
    replaced = {"fid", *(name.casefold() for name in added)}
    kept = {name: values for name, values in features.columns.items() if name.casefold() not in replaced}
    fields, columns = [], []
    for name, values in kept.items():
        kind = kind_of(values)
        fields.append((name, kind))
        columns.append([None if value is None else kind(value) for value in values])
    return fields, [list(row) for row in zip(*columns)] if columns else [[] for _ in range(len(features))]
