"""Reads, writes and compiles Qt's ``.ts`` files."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_CN",)
FOLDER = ROOT / "resources" / "i18n"
# The program itself comes before lrelease, which may be a chooser without anything to choose from.
_COMPILERS = (
    "/usr/lib/qt5/bin/lrelease",
    "/usr/lib/qt6/bin/lrelease",
    "lrelease-qt5",
    "lrelease6",
    "lrelease",
)


def ts_file(language: str) -> Path:
    """The file that translators work on."""
    return FOLDER / f"esp_toolbox_{language}.ts"


def read(path: Path) -> dict:
    """(context, source) to the translation; unfinished ones are left out.

    Parameters
    ----------
    path : Path
        A ``.ts`` file; there need be none yet.
    """
    if not path.exists():
        return {}
    known = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        name = context.findtext("name", "")
        for message in context.findall("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                known[name, message.findtext("source", "")] = translation.text
    return known


def write(path: Path, language: str, sources, translations: dict) -> None:
    """Write a file with every source; those without a translation are marked as unfinished.

    Parameters
    ----------
    path : Path
    language : str
        For example "zh_CN".
    sources : iterable of (str, str)
        Context and source, in the order in which they are to stand within their context.
    translations : dict
        (context, source) to the translation.
    """
    contexts = defaultdict(list)
    for context, source in sources:
        contexts[context].append(source)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    for context in sorted(contexts):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source in contexts[context]:
            text = translations.get((context, source), "")
            kind = "" if text else ' type="unfinished"'
            lines += [
                "    <message>",
                f"        <source>{escape(source)}</source>",
                f"        <translation{kind}>{escape(text)}</translation>",
                "    </message>",
            ]
        lines.append("</context>")
    lines.append("</TS>")
    path.parent.mkdir(parents=True, exist_ok=True)
    content = ("\n".join(lines) + "\n").encode("utf-8")
    # An unchanged file keeps its date, so that nothing is compiled for it.
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def compiler() -> str:
    """Qt's lrelease, by one of the names that systems give it.

    Raises
    ------
    FileNotFoundError
        Where there is none.
    """
    for name in _COMPILERS:
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("lrelease is missing; install qttools5-dev-tools")


def compile_file(source: Path, target: Path) -> None:
    """Compile a ``.ts`` file; the target appears whole.

    Parameters
    ----------
    source, target : Path
        The ``.ts`` and the ``.qm`` file.
    """
    staged = target.with_suffix(f".{os.getpid()}.part")
    subprocess.run([compiler(), "-silent", str(source), "-qm", str(staged)], check=True)
    staged.replace(target)


def compile_all() -> None:
    """Compile what is newer than its ``.qm``."""
    for language in LANGUAGES:
        source = ts_file(language)
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            compile_file(source, target)
