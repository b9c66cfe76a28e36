"""What a worker tells of itself before it gets anything to do."""

from __future__ import annotations

import hashlib
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_CORE = Path(__file__).resolve().parents[1]
# The package by the name under which it is imported here, and must be there.
PACKAGE = __name__.partition(".core.")[0]


@dataclass(frozen=True)
class WorkerFacts:
    """What a worker runs on.

    Parameters
    ----------
    sources : str
        A digest of the package's core.
    versions : str
        Of Python, numpy and scipy.
    sees : bool
        Whether it sees a file of the computer that asks.
    """

    sources: str
    versions: str
    sees: bool


def worker_facts(path: str = "") -> WorkerFacts:
    """The facts of the process that calls it.

    Parameters
    ----------
    path : str
        A file of the computer that asks.

    Returns
    -------
    WorkerFacts
    """
    import scipy

    versions = f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}"
    return WorkerFacts(sources_digest(), versions, bool(path) and os.path.exists(path))


def sources_digest() -> str:
    """A digest of all sources of core, whatever the ends of their lines."""
    digest = hashlib.sha256()
    for path in sorted(_CORE.rglob("*.py")):
        digest.update(path.relative_to(_CORE).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
