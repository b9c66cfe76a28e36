"""Pictures of what a run leaves: the project, its print layouts."""

from __future__ import annotations

from qgis.core import QgsLayoutExporter, QgsProject
from screenshot_stage import DATA, IMAGES, drawn, main_window, open_project, picture

# The longer side of a layout's picture, in pixels.
_LONG = 1100


def scene() -> None:
    """All of them."""
    open_project(DATA / "pattern.qgz")
    window = main_window()
    drawn()
    picture("project", window)
    papers = {}
    # In the order in which they stand in the project: the pattern comes first.
    for layout in QgsProject.instance().layoutManager().printLayouts():
        papers.setdefault(layout.name().split()[-1].lower(), layout)
    for paper, layout in papers.items():
        _export(layout, IMAGES / f"layout_{paper}.png")


def _export(layout, target) -> None:
    """Write a layout's first page as a picture of the same size as the others."""
    settings = QgsLayoutExporter.ImageExportSettings()
    page = layout.pageCollection().page(0).pageSize()
    settings.dpi = 25.4 * _LONG / max(page.width(), page.height())
    settings.pages = [0]
    settings.generateWorldFile = False
    QgsLayoutExporter(layout).exportToImage(str(target), settings)
