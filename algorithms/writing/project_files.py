"""Projects out: written where they will be, since they name their layers from there."""

from __future__ import annotations

import os
import zipfile

from .failures import failure, writing
from .rooms import final_name, passing_name

# Of everything in the archive: the run's day is no part of the result.
_DATE = (2020, 1, 1, 0, 0, 0)


def write_project(project, staged: str, path: str) -> None:
    """Write a QGIS project with relative paths.

    Parameters
    ----------
    project : QgsProject
    staged : str
        Where the file waits.
    path : str
        Where it will be; its layers are in their places already, or in those of a run around this one.

    Raises
    ------
    InputError
        When QGIS cannot write it.
    """
    with writing(os.path.basename(path), staged), passing_name(final_name(path)) as passing:
        if not project.write(passing):
            raise failure(os.path.basename(path), passing, project.error())
        _repack(passing, staged, os.path.splitext(os.path.basename(path))[0])


def _repack(source: str, target: str, name: str) -> None:
    """Copy a project; paths in it lead to where files will be, and what is in an archive has the project's name."""
    if not zipfile.is_zipfile(source):
        with open(source, encoding="utf-8") as file, open(target, "w", encoding="utf-8", newline="") as copy:
            copy.write(final_name(file.read()))
        return
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            # QGIS calls it by what stands before the first dot, which may be nothing.
            ending = entry.filename[entry.filename.rfind(".") :]
            if ending == ".qgs":
                content = final_name(content.decode("utf-8")).encode("utf-8")
            facts = zipfile.ZipInfo(name + ending, _DATE)
            facts.compress_type, facts.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            copy.writestr(facts, content)
