"""Data products: their fill values, what is stored, its scale and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Optional

import numpy as np

from ..presets import rows_of
from .kinds import Kind, kind_named, plain_words


@dataclass(frozen=True)
class Profile:
    """What is known of a data product.

    Parameters
    ----------
    name : str
        By which it can be chosen, such as "mod17_npp".
    title, unit, source : str
        The unit is that of the scaled values.
    kind : Kind or None
    no_data : tuple of float
        Stored values that are no data.
    low, high : float
        Valid range of the stored values; infinite where none is known.
    scale : float
        From stored values to the unit.
    """

    name: str
    title: str
    kind: Optional[Kind]
    no_data: tuple
    low: float
    high: float
    scale: float
    unit: str
    source: str

    def is_stored(self, values: np.ndarray) -> bool:
        """Whether values are as the product stores them, not yet scaled.

        Parameters
        ----------
        values : ndarray, one-dimensional
            Cells with data, or a sample of them.
        """
        if self.scale == 1.0 or values.size == 0:
            return False
        if values.dtype.kind in "iu":
            return True
        # Floats have mostly been scaled; those that are whole and large have not.
        whole = np.array_equal(values, np.rint(values))
        return bool(whole and float(np.percentile(np.abs(values), 98)) * self.scale >= 0.01)


@cache
def _table() -> tuple:
    found = []
    for row in rows_of("products", "products"):
        profile = Profile(
            row["product"],
            row["title"],
            kind_named(row["kind"]),
            tuple(map(float, row["no_data"].split())),
            float(row["low"]) if row["low"] else -np.inf,
            float(row["high"]) if row["high"] else np.inf,
            float(row["scale"]),
            row["unit"],
            row["source"],
        )
        words = re.compile(rf"(?<![a-z0-9])(?:{row['words']})", re.IGNORECASE)
        found.append((profile, words, re.compile(row["variable"], re.IGNORECASE)))
    return tuple(found)


def profiles() -> tuple:
    """All products, in the order of the table."""
    return tuple(profile for profile, _, _ in _table())


def profile_named(name: str) -> Optional[Profile]:
    """A product by its name in the table."""
    return next((profile for profile in profiles() if profile.name == name.strip().casefold()), None)


def profile_of(*texts: str) -> Optional[Profile]:
    """The product that names and metadata of a layer tell.

    Parameters
    ----------
    *texts : str
        The layer's name, its file, the names of its variable and band; the best known first.

    Returns
    -------
    Profile or None
    """
    text = " ".join(plain_words(part) for part in texts if part)
    for profile, words, variable in _table():
        if words.search(text) and variable.search(text):
            return profile
    return None
