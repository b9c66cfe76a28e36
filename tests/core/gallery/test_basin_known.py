"""The basin of a seed is the one that pages, pictures and studies tell of: means and spreads of all that is in it."""

import dataclasses
import json

import numpy as np
import package
import pytest
from esp_toolbox.core.gallery.basin import sample_basin

KNOWN = package.ROOT / "tests" / "data" / "basin_known.json"


def made():
    return sample_basin(48, 60, 500.0, 3)


def facts(value, name=""):
    """Mean and spread of every array and number below a value, and how many there are of each list, by their names."""
    if isinstance(value, dict):
        return {key: fact for part, entry in value.items() for key, fact in facts(entry, f"{name}{part} ").items()}
    if dataclasses.is_dataclass(value):
        return facts({field.name: getattr(value, field.name) for field in dataclasses.fields(value)}, name)
    if isinstance(value, (list, tuple)):
        # All entries of a kind together.
        together = {}
        for key, fact in (pair for entry in value for pair in facts(entry, name).items()):
            together.setdefault(key, []).append(fact)
        means = {key: [float(np.mean(part)) for part in zip(*entries)] for key, entries in together.items()}
        return {f"{name}count": [len(value), 0.0], **means}
    if isinstance(value, str):
        return {name + value: [1.0, 0.0]}
    values = np.asarray(value, dtype=np.float64)
    return {name.strip(): [float(values.mean()), float(values.std())]}


def test_all_is_as_it_was():
    known, found = json.loads(KNOWN.read_text(encoding="utf-8")), facts(made())
    assert sorted(found) == sorted(known)
    changed = [name for name, fact in known.items() if found[name] != pytest.approx(fact, rel=1e-3, abs=1e-6)]
    assert changed == []
