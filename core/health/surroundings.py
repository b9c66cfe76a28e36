"""What metrics of the surroundings of patches must be told: how far they reach, how alike classes are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from ..errors import InputError, phrase
from ..typed import there
from .class_pairs import ClassPairs

# Metrics, and those of their distributions, to the fields of `Surroundings` that they need.
NEEDS = {
    "PROX": ("radius",),
    "SIMI": ("radius", "similarity"),
    "CONNECT": ("radius",),
    "ECON": ("contrast",),
    "CWED": ("contrast",),
    "TECI": ("contrast",),
    "RPR": ("most_classes",),
}
_CALLED = {
    "radius": phrase("a radius"),
    "similarity": phrase("a table of the similarity of classes"),
    "contrast": phrase("a table of the contrast of classes"),
    "most_classes": phrase("the number of classes that a landscape can have"),
}


def needs_of(name: str) -> tuple[str, ...]:
    """The fields of `Surroundings` that a metric needs."""
    return NEEDS.get(name.split("_")[0], ())


@dataclass(frozen=True)
class Surroundings:
    """What PROX, SIMI, CONNECT, ECON, CWED, TECI and RPR need beside the landscape.

    Parameters
    ----------
    radius : float, optional
        Metres between the centres of the nearest cells of two patches, this far included.
    similarity, contrast : ClassPairs, optional
    boundary_contrast : float
        Contrast of sides on the border of the landscape and at nodata, 0 to 1.
    most_classes : int, optional
        Classes that a landscape can have.
    """

    radius: Optional[float] = None
    similarity: Optional[ClassPairs] = None
    contrast: Optional[ClassPairs] = None
    boundary_contrast: float = 0.0
    most_classes: Optional[int] = None

    def require(self, names: Sequence[str], classes: int) -> None:
        """Check that all is there that some metrics need.

        Parameters
        ----------
        names : sequence of str
            Metrics.
        classes : int
            Classes of the raster.

        Raises
        ------
        InputError
        """
        for name in names:
            for need in needs_of(name):
                if getattr(self, need) is None:
                    raise InputError(
                        "The metric {metric} needs {need}; give it, or leave the metric out.",
                        metric=name,
                        need=_CALLED[need],
                    )
        if self.radius is not None and not 0.0 < self.radius < float("inf"):
            raise InputError("The radius of patches near each other is above 0 m, not {given}.", given=self.radius)
        if not 0.0 <= self.boundary_contrast <= 1.0:
            raise InputError("The contrast of the border is 0 to 1, not {given}.", given=self.boundary_contrast)
        if "RPR" in names and there(self.most_classes) < classes:
            raise InputError(
                "The raster has {classes} classes, more than the {most} that a landscape is said to have at most; "
                "give a greater number for RPR.",
                classes=classes,
                most=self.most_classes,
            )


NOTHING_TOLD = Surroundings()
