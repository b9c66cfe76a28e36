"""Which metrics there are, at which level, and what each must measure."""

from __future__ import annotations

from typing import Sequence

from ..errors import InputError
from . import patches

# Metrics with a distribution over patches: mean, area-weighted mean, standard deviation, coefficient of variation.
DISTRIBUTIONS = (
    "AREA", "GYRATE", "SHAPE", "FRAC", "PARA", "CIRCLE", "CONTIG", "CORE", "DCORE", "CAI", "ENN", *patches.SURROUNDING,
)  # fmt: skip
STATISTICS = ("MN", "AM", "SD", "CV")
_SPREAD = tuple(f"{name}_{statistic}" for name in DISTRIBUTIONS for statistic in STATISTICS)
_BOTH = ("NP", "PD", "LPI", "TE", "ED", "LSI")
_TEXTURE = ("PLADJ", "IJI", "COHESION", "DIVISION", "MESH", "SPLIT", "AI", "NP_A", "FN", "CONNECT", "CWED", "TECI")

# Entropies of neighbouring classes, of landscapes alone.
INFORMATION = ("ENT", "JOINENT", "CONDENT", "MUTINF", "RELMUTINF")

PATCH_METRICS = patches.METRICS
CLASS_METRICS = (
    "CA", "PLAND", *_BOTH, *_SPREAD, "PAFRAC", "TCA", "CPLAND", "NDCA", "DCAD", "CLUMPY", "NLSI", *_TEXTURE,
)  # fmt: skip
LANDSCAPE_METRICS = (
    "TA", *_BOTH, *_SPREAD, "PAFRAC", "TCA", "NDCA", "DCAD", "CONTAG", *_TEXTURE,
    "PR", "PRD", "RPR", "SHDI", "SIDI", "MSIDI", "SHEI", "SIEI", "MSIEI", *INFORMATION,
)  # fmt: skip

# Other names in use.
ALIASES = {"AWMPFD": "FRAC_AM", "MPFD": "FRAC_MN", "MPS": "AREA_MN", "CONT": "CONTAG", "AWMSI": "SHAPE_AM"}

# Definitions that papers call "fragmentation index"; SPLIT and DIVISION are FRAGSTATS' own.
FRAGMENTATION = ("NP_A", "PD", "FN", "DIVISION", "SPLIT")

_CORE = ("CORE", "DCORE", "CAI", "TCA", "CPLAND", "NDCA", "DCAD", "NCORE")


def metrics_of(level: str) -> tuple[str, ...]:
    """The metrics of a level.

    Raises
    ------
    InputError
        For an unknown level.
    """
    known = {"landscape": LANDSCAPE_METRICS, "class": CLASS_METRICS, "patch": PATCH_METRICS}
    if level not in known:
        raise InputError("The level is landscape, class or patch, not {given}.", given=level)
    return known[level]


def check_metrics(names: Sequence[str], level: str) -> list[str]:
    """The metrics by their own names, whatever the case; aliases are replaced, doubles dropped.

    Raises
    ------
    InputError
        For a metric that the level does not have.
    """
    known = metrics_of(level)
    found = []
    for name in names:
        plain = str(name).strip().upper().replace("-", "_")
        plain = ALIASES.get(plain, plain)
        if plain not in known:
            raise InputError(
                "There is no metric \"{name}\" at the {level} level; there are: {known}.",
                name=name,
                level=level,
                known=", ".join(known),
            )
        if plain not in found:
            found.append(plain)
    return found


def costly_measures(names: Sequence[str]) -> set[str]:
    """The patch measures of their own pass that some metrics need, for `patches.patch_table`."""
    needed = set()
    for name in names:
        stem = name.rsplit("_", 1)[0] if name.endswith(tuple(f"_{s}" for s in STATISTICS)) else name
        if stem in _CORE:
            needed.add("CORE")
        elif stem == "CONNECT":
            needed.add("NEAR")
        elif stem in patches.COSTLY or stem in patches.SURROUNDING:
            needed.add(stem)
    return needed


def needs_patches(names: Sequence[str]) -> bool:
    """Whether any of the metrics needs patches, and not only counts of cells and adjacencies."""
    without = {
        "TA", "CA", "PLAND", "TE", "ED", "LSI", "CLUMPY", "NLSI", "PLADJ", "IJI", "AI", "CONTAG", "CWED", "TECI",
        "PR", "PRD", "RPR", "SHDI", "SIDI", "MSIDI", "SHEI", "SIEI", "MSIEI", *INFORMATION,
    }  # fmt: skip
    return bool(set(names) - without)
