"""The toolbox's algorithms by their ids, for every thread."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication, QgsProcessingAlgorithm


def algorithm_of(identifier: str) -> Optional[QgsProcessingAlgorithm]:
    """A copy of an algorithm; None where the toolbox has none of that id.

    The registry's own are deleted as soon as a provider is read again, as when a workflow is saved in the workbench;
    whoever still works with one in another thread then ends QGIS.
    """
    return QgsApplication.processingRegistry().createAlgorithmById(identifier)


def is_known(identifier: str) -> bool:
    """Whether the toolbox has an algorithm of that id."""
    return QgsApplication.processingRegistry().algorithmById(identifier) is not None
