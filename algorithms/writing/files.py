"""Texts, tables and pictures out, and the folders that they lie in.

A file that is written alone appears whole or not at all: it is written under another name in its folder first. In
the room of a run (`staging`) it has its own name.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import tempfile

from .cells import harmless
from .failures import writing
from .rooms import is_staged
from .staging import replacing


@contextlib.contextmanager
def _place_for(path: str):
    """Where to write a file: in a room itself, else under a temporary name."""
    if is_staged(path):
        with writing(os.path.basename(path), path):
            yield path
        return
    with replacing(path) as staged:
        yield staged


def write_bytes(path: str, content: bytes) -> None:
    """Write a file."""
    with _place_for(path) as staged, open(staged, "wb") as file:
        file.write(content)


def write_text(path: str, text: str, newline: str = "\n") -> None:
    """Write a text in UTF-8."""
    write_bytes(path, text.replace("\n", newline).encode("utf-8"))


@contextlib.contextmanager
def text_file(path: str):
    """An open text file in UTF-8, for what is too long to be held in memory."""
    with _place_for(path) as staged, open(staged, "w", encoding="utf-8", newline="\n") as file:
        yield file


def write_json(path: str, content, end: str = "") -> None:
    """Write JSON that people can read."""
    write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + end)


def write_csv(path: str, columns: dict) -> None:
    """Write columns as a csv file that spreadsheets of any language open with its names intact."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(map(harmless, columns))
    writer.writerows(map(harmless, row) for row in zip(*columns.values()))
    # The mark at the beginning tells Excel that this is UTF-8; GDAL skips it.
    write_bytes(path, table.getvalue().encode("utf-8-sig"))


# -- folders -------------------------------------------------------------------------------


def make_folder(path: str) -> str:
    """A folder that is there, with those above it; returns it."""
    os.makedirs(path, exist_ok=True)
    return path


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
