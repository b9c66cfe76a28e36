"""Texts, tables and pictures out, and the folders that they lie in.

A file that is written alone appears whole or not at all: it is written under another name in its folder first.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import tempfile

from ...core.errors import InputError

# How the names of unfinished files and folders begin.
_STAGED = ".part-"


def staged_name(path: str, mark: str = "") -> str:
    """The temporary name of a file or folder, beside it; the mark tells names apart."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(folder, f"{_STAGED}{os.getpid()}-{mark}{name}")


@contextlib.contextmanager
def replacing(path: str):
    """A temporary name beside a file; what was written there takes the file's place when nothing failed.

    Raises
    ------
    InputError
        When the file cannot be written, with the system's reason.
    """
    place = os.path.realpath(path)
    is_device = os.path.exists(place) and not os.path.isfile(place)
    if is_device or os.path.basename(place).startswith(_STAGED):
        yield place
        return
    staged = staged_name(place)
    try:
        yield staged
        os.replace(staged, place)
    except OSError as error:
        raise InputError("The file {path} cannot be written: {reason}.", path=path, reason=error.strerror) from error
    finally:
        if os.path.exists(staged):
            os.remove(staged)


def write_bytes(path: str, content: bytes) -> None:
    """Write a file."""
    with replacing(path) as staged, open(staged, "wb") as file:
        file.write(content)


def write_text(path: str, text: str, newline: str = "\n") -> None:
    """Write a text in UTF-8."""
    write_bytes(path, text.replace("\n", newline).encode("utf-8"))


@contextlib.contextmanager
def text_file(path: str):
    """An open text file in UTF-8, for what is too long to be held in memory."""
    with replacing(path) as staged, open(staged, "w", encoding="utf-8", newline="\n") as file:
        yield file


def write_json(path: str, content, end: str = "") -> None:
    """Write JSON that people can read."""
    write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + end)


def write_csv(path: str, columns: dict) -> None:
    """Write columns as a csv file that spreadsheets of any language open with its names intact."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values()))
    # The mark at the beginning tells Excel that this is UTF-8; GDAL skips it.
    write_bytes(path, table.getvalue().encode("utf-8-sig"))


# -- folders -------------------------------------------------------------------------------


def make_folder(path: str) -> str:
    """A folder that is there, with those above it; returns it."""
    os.makedirs(path, exist_ok=True)
    return path


def empty_folder(path: str) -> str:
    """A folder that holds nothing; returns it."""
    remove_folder(path)
    return make_folder(path)


def remove_file(path: str) -> None:
    """Remove a file.

    Raises
    ------
    OSError
        When it cannot be.
    """
    os.remove(path)


def remove_folder(path: str) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    shutil.rmtree(path, ignore_errors=True)


def copy_folder(path: str, target: str) -> None:
    """Copy a folder's files into another, which may be there."""
    shutil.copytree(path, target, dirs_exist_ok=True)


def new_folder(prefix: str, inside: str) -> str:
    """A folder of a new name inside another."""
    return tempfile.mkdtemp(prefix=prefix, dir=inside)


def passing_folder(prefix: str = "esp-"):
    """A temporary folder that goes with the end of a ``with``."""
    return tempfile.TemporaryDirectory(prefix=prefix)


def move_into(staged: str, path: str) -> None:
    """Move a staged folder's files into a folder; files of the same names are replaced, others stay."""
    if not os.path.exists(path):
        os.replace(staged, path)
        return
    for folder, _, names in os.walk(staged):
        target = make_folder(os.path.join(path, os.path.relpath(folder, staged)))
        for name in names:
            os.replace(os.path.join(folder, name), os.path.join(target, name))
    shutil.rmtree(staged)


@contextlib.contextmanager
def filling(path: str):
    """An empty staged folder whose files move into a folder when nothing failed."""
    make_folder(os.path.dirname(os.path.abspath(path)))
    staged = empty_folder(staged_name(path))
    try:
        yield staged
        move_into(staged, path)
    finally:
        remove_folder(staged)
