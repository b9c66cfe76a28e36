"""Targets of outputs on the disk: what they are, whether they may be replaced, whether two names are one file."""

from __future__ import annotations

import os
import stat
import time

from ...core.errors import InputError

# On Windows a virus scanner or an indexer may hold a file for a moment.
_ATTEMPTS, _PAUSE = 4 if os.name == "nt" else 1, 0.15


def as_on_disk(path: str) -> str:
    """The absolute path that links lead to."""
    return os.path.realpath(os.path.abspath(path))


def same_file(first: str, second: str) -> bool:
    """Whether two paths are one file, whatever links, case and forms of writing lead there."""
    try:
        facts, others = os.stat(first), os.stat(second)
    except OSError:
        return _plain(first) == _plain(second)
    if facts.st_ino and others.st_ino:
        return os.path.samestat(facts, others)
    return _plain(first) == _plain(second)


def _plain(path: str) -> str:
    return os.path.normcase(as_on_disk(path))


def refuse_irregular(path: str, label: str) -> None:
    """Refuse a target that is a folder or a device.

    Raises
    ------
    InputError
    """
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        raise InputError("{output}: {path} is a folder; give the name of a file.", output=label, path=path)
    if not stat.S_ISREG(mode):
        raise InputError("{output}: {path} is a device, not a file; choose another name.", output=label, path=path)


def try_to_move(path: str, label: str, layer: str = "") -> None:
    """Refuse a file that could not be renamed, as Windows has it while another program has it open.

    Parameters
    ----------
    path : str
    label : str
        What the output is called.
    layer : str
        The layer of the project that has it open, where one is known.

    Raises
    ------
    InputError
    """
    if not os.path.lexists(path):
        return
    for attempt in range(_ATTEMPTS):
        try:
            # To its own name: nothing happens unless it is refused.
            os.replace(path, path)
            return
        except PermissionError as error:
            if attempt + 1 < _ATTEMPTS:
                time.sleep(_PAUSE)
                continue
            if layer:
                raise InputError(
                    "{output}: {path} is open as the layer {layer}; remove the layer from the project or choose "
                    "another name.",
                    output=label,
                    path=path,
                    layer=layer,
                ) from error
            raise InputError(
                "{output}: {path} is open in another program or layer, or protected; close it there and run again.",
                output=label,
                path=path,
            ) from error
        except OSError:
            return
