"""Why something cannot be written, in one sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile

from ...core.errors import InputError

# A quota or a limit on the size of files is a full disk to the user.
_FULL = (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG)
_PROBE = 1 << 20


def is_full_error(error: OSError) -> bool:
    """Whether the system says that a disk is full."""
    return error.errno in _FULL


def is_full(folder: str) -> bool:
    """Whether a megabyte more finds no room in a folder: GDAL and SQLite do not say so in words that last."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_PROBE))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return is_full_error(error)
    return False


def failure(output: str, path: str, reason: str) -> InputError:
    """The sentence for an output that cannot be written.

    Parameters
    ----------
    output : str
        What the output is called.
    path : str
        Where it was being written.
    reason : str
        Of whoever was writing.
    """
    folder = os.path.dirname(os.path.abspath(path))
    with contextlib.suppress(OSError):
        if is_full(folder):
            return disk_full(output)
    return InputError("{output} cannot be written: {reason}", output=output, reason=reason or "?")


def disk_full(output: str) -> InputError:
    """The sentence for a full disk."""
    return InputError(
        "The disk is full: {output} cannot be written; free some space or choose a folder on another disk.",
        output=output,
    )


@contextlib.contextmanager
def writing(output: str, path: str):
    """Within it, errors of the system become the sentence for an output."""
    try:
        yield
    except OSError as error:
        if is_full_error(error):
            raise disk_full(output) from error
        raise failure(output, path, error.strerror or str(error)) from error
