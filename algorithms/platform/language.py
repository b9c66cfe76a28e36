"""The language of the toolbox' texts: that of QGIS, or another one for a single run.

Every text is looked up through `translate`, so that a report can be made in another language than QGIS' without
switching the window: the language of a `language` block holds for its thread only.
"""

from __future__ import annotations

import glob
import os
import threading
from contextlib import contextmanager

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "resources", "i18n")
_PREFIX, _SUFFIX = "esp_toolbox_", ".qm"
# The language of the sources, which needs no file.
SOURCE = "en"

_chosen = threading.local()


def languages() -> list:
    """The languages that the texts can be had in, English first: "en", "zh_CN"."""
    files = glob.glob(os.path.join(glob.escape(_FOLDER), f"{_PREFIX}*{_SUFFIX}"))
    return [SOURCE, *sorted(os.path.basename(path)[len(_PREFIX) : -len(_SUFFIX)] for path in files)]


def closest(wanted: str) -> str:
    """The language that is nearest to a wanted one: "zh-CN", "zh" and "zh_TW" all find "zh_CN", others English."""
    wanted = wanted.strip().replace("-", "_").casefold()
    offered = {name.casefold(): name for name in languages()}
    if wanted in offered:
        return offered[wanted]
    alike = [name for plain, name in offered.items() if plain.split("_")[0] == wanted.split("_")[0]]
    return alike[0] if alike else SOURCE


def read_translator(wanted: str):
    """The translator of a language; an empty one for English, which leaves every text as it is."""
    translator = QTranslator()
    name = closest(wanted)
    if name != SOURCE:
        translator.load(os.path.join(_FOLDER, f"{_PREFIX}{name}{_SUFFIX}"))
    return translator


class Translation:
    """The texts in the language of QGIS, from the plugin's start to its end."""

    def __init__(self):
        self._translator = read_translator(QgsApplication.instance().locale())
        QCoreApplication.installTranslator(self._translator)

    def remove(self) -> None:
        """Take the texts out of QGIS."""
        QCoreApplication.removeTranslator(self._translator)


def current() -> str:
    """The language in which texts come out now: "en", "zh_CN"."""
    return getattr(_chosen, "name", "") or closest(QgsApplication.instance().locale())


@contextmanager
def language(wanted: str = ""):
    """Texts in a language of their own inside a ``with`` block of this thread.

    Parameters
    ----------
    wanted : str
        A code such as "zh_CN" or "en"; empty for the language of QGIS.
    """
    before = getattr(_chosen, "translator", None), getattr(_chosen, "name", "")
    if wanted.strip():
        _chosen.translator, _chosen.name = read_translator(wanted), closest(wanted)
    else:
        _chosen.translator, _chosen.name = None, ""
    try:
        yield
    finally:
        _chosen.translator, _chosen.name = before


def translate(context: str, text: str) -> str:
    """A text in the language of the block, else in that of QGIS.

    Parameters
    ----------
    context : str
        The class of the text, or "shared", "messages", "models", "classes".
    text : str
        In English.
    """
    translator = getattr(_chosen, "translator", None)
    if translator is None:
        return QCoreApplication.translate(context, text)
    # PyQt takes no letters beyond ASCII here, only their bytes.
    return translator.translate(context, text if text.isascii() else text.encode("utf-8")) or text


def shared_tr(text: str) -> str:
    """Translate a literal of a module that serves several classes."""
    return translate("shared", text)
