"""What an author hands in beside the text: each figure as a file, the tables as a workbook, the references."""

from __future__ import annotations

import os

from ..kit.figures import Chart
from ..writing.files import write_bytes, write_text
from ..writing.workbooks import can_write_workbooks, write_workbook
from .citations import bibtex, parsed, ris
from .map_frame import PRINT_DPI


def write_material(folder: str, page) -> None:
    """Write figures with their captions, tables and references into a folder.

    Parameters
    ----------
    folder : str
        In the room of a run.
    page : NumberedPage
    """
    captions = []
    for figure in page.figures:
        for place, picture in enumerate(figure.pictures):
            part = chr(ord("a") + place) if len(figure.pictures) > 1 else ""
            name = f"figure_{figure.number:02d}{part}.png"
            chart = picture.png if isinstance(picture.png, Chart) else None
            write_bytes(os.path.join(folder, name), picture.png if chart is None else chart.again(PRINT_DPI))
            lines = chart or picture.drawing
            if lines is not None:
                # Lines and letters, as journals ask for them.
                write_bytes(os.path.join(folder, f"{name[:-4]}.pdf"), lines.pdf())
                write_bytes(os.path.join(folder, f"{name[:-4]}.svg"), lines.svg())
            captions.append(f"{name}: {page.words['figure']} {figure.number}{part}. {figure.caption}")
    if captions:
        write_text(os.path.join(folder, "captions.txt"), "\n".join(captions) + "\n")
    if page.tables and can_write_workbooks():
        write_workbook(os.path.join(folder, "tables.xlsx"), [_sheet(table) for table in page.table_content()])
    works = [parsed(key, text) for key, text in page.cited_works().items()]
    if works:
        write_text(os.path.join(folder, "references.bib"), bibtex(works))
        write_text(os.path.join(folder, "references.ris"), ris(works))


def _sheet(table: dict) -> tuple:
    """A table as a sheet: its number and the begin of its caption, heads with units, full numbers."""
    heads = [f"{one['label']} ({one['unit']})" if one["unit"] else one["label"] for one in table["columns"]]
    return f"{table['number']} {table['caption']}", heads, table["rows"]
