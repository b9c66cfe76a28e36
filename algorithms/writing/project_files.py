"""Projects out: written where they will be, since they name their layers from there."""

from __future__ import annotations

import os
import re
import uuid
import zipfile

from .failures import failure, writing
from .fixed_xml import with_counted_ids, with_grey_profiles, with_sorted_attributes
from .rooms import final_name, passing_name

# Of everything in the archive: the run's day is no part of the result.
_DATE = (2020, 1, 1, 0, 0, 0)
_DAY = "2020-01-01T00:00:00"
# When a project was made, in two places, and who made it.
_SAVED = re.compile(r'(?<= saveDateTime=")[^"]*|(?<=<creation>)[^<]*|(?<=<date type="Created" value=")[^"]*')
_USER = re.compile(r'(?<= saveUser=")[^"]*|(?<= saveUserFull=")[^"]*|(?<=<author>)[^<]*')
# The project's own styles, which QGIS calls by chance in the archive.
_STYLES = "_styles.db"
_ATTACHED = re.compile(rf"(?<=attachment:///)\w+(?={_STYLES})")
# QGIS keeps how layers snap in an order of chance.
_SNAPPING = re.compile(r"(?<=<individual-layer-settings>\n).*?(?=\s*</individual-layer-settings>)", re.DOTALL)


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
            copy.write(_same_text(file.read(), name))
        return
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            # QGIS calls it by what stands before the first dot, which may be nothing.
            ending = _STYLES if entry.filename.endswith(_STYLES) else entry.filename[entry.filename.rfind(".") :]
            if ending == ".qgs":
                content = _same_text(content.decode("utf-8"), name).encode("utf-8")
            facts = zipfile.ZipInfo(name + ending, _DATE)
            facts.compress_type, facts.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            copy.writestr(facts, content)


def _same_text(project: str, name: str) -> str:
    """The text of a project, the same one for the same content, with files where they will be."""
    text = with_grey_profiles(with_sorted_attributes(final_name(project)))
    text = _ATTACHED.sub(lambda _: name, _USER.sub("", _SAVED.sub(_DAY, text)))
    # Ids that are counted do not depend on those of chance, but on what the project holds.
    plain = with_counted_ids(text)
    plain = _SNAPPING.sub(lambda lines: "\n".join(sorted(lines[0].splitlines())), plain)
    return with_counted_ids(plain, uuid.uuid5(uuid.NAMESPACE_OID, plain))
