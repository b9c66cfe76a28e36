"""What the stored numbers of rasters mean: valid ranges, fills and scales, from settings and known products."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...core.errors import InputError, Phrase
from ...core.lists import groups
from ...core.products.profiles import Profile, profile_named, profile_of, profiles
from ..layers.raster_facts import facts_of
from ..layers.raster_read import RasterSource, Stored
from . import preparation

_NONE = "none"


@dataclass(frozen=True)
class Meaning:
    """How the numbers of a raster are read.

    Parameters
    ----------
    stored : Stored
        Which of them are data.
    factor : float or None
        That the user gives; None: that of the product, where the numbers are not scaled yet.
    profile : Profile or None
    has_scale : bool
        The file has a scale of its own, which is applied in any case.
    """

    stored: Stored
    factor: Optional[float]
    profile: Optional[Profile]
    has_scale: bool

    def factor_for(self, sample: np.ndarray) -> float:
        """The factor for values, a sample of the cells with data."""
        if self.factor is not None:
            return self.factor
        if self.profile is None or self.has_scale or not self.profile.is_stored(sample):
            return 1.0
        return self.profile.scale


def products_of(text: str, parameter: str) -> dict:
    """Products by layer name: "npp=mod17_npp; dem=none", or one for all under the empty name.

    Raises
    ------
    InputError
        For products that are not known; names those that are.
    """
    found: dict = {}
    for entry in groups(text.replace("、", ";")):
        name, _, product = (part.strip().casefold() for part in entry.replace("＝", "=").rpartition("="))
        if product != _NONE and profile_named(product) is None:
            raise InputError(
                "{parameter}: there is no product {product}; the products are: none, {known}.",
                parameter=parameter,
                product=product,
                known=", ".join(profile.name for profile in profiles()),
            )
        found[name] = product
    return found


def profile_for(source: RasterSource, products: dict) -> Optional[Profile]:
    """The product of a raster: as the user says, else as its name and metadata tell."""
    chosen = preparation.setting_for(products, source.name, None)
    if chosen is not None:
        return profile_named(chosen)
    facts = facts_of(source)
    return None if facts.own else profile_of(*facts.texts)


def meaning_of(job, source: RasterSource, is_classes: bool) -> Meaning:
    """How the numbers of a raster are read, by VALID_RANGES, SCALES and PRODUCTS."""
    products = products_of(job.text("PRODUCTS"), job.label("PRODUCTS"))
    ranges = preparation.settings_of(job.text("VALID_RANGES"), job.label("VALID_RANGES"))
    scales = preparation.settings_of(job.text("SCALES"), job.label("SCALES"))
    profile = None if is_classes else profile_for(source, products)
    limits = preparation.setting_for(ranges, source.name, None)
    if limits is not None:
        stored = Stored(*limits, profile.no_data if profile else ())
    elif profile is not None:
        # What has been scaled already cannot be told by its stored numbers; fills can.
        stored = Stored(-math.inf, math.inf, profile.no_data)
    else:
        stored = Stored()
    factor = None if is_classes else preparation.setting_for(scales, source.name, (None,))[0]
    return Meaning(stored, 1.0 if is_classes else factor, profile, facts_of(source).has_scale)


def say_product(job, name: str, meaning: Meaning, factor: float) -> None:
    """A line for what a raster is taken for."""
    profile = meaning.profile
    if profile is None:
        return
    job.log(
        "{name}: taken for {product}: no data {no_data}, x {factor:g}, {unit} ({source}). PRODUCTS {key}=none switches "
        "it off.",
        name=name,
        product=Phrase(profile.title),
        no_data=", ".join(f"{value:g}" for value in profile.no_data) or "-",
        factor=factor,
        unit=profile.unit or "-",
        source=profile.source,
        key=name,
    )
