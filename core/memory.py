"""How much memory is free, and an error before a run that would not fit."""

from __future__ import annotations

import ctypes
import os
import sys

from .errors import MemoryNeeded


def free_memory() -> float:
    """Bytes of memory that can be used without swapping; infinite where the system does not tell."""
    if sys.platform.startswith("linux"):
        with open("/proc/meminfo", encoding="ascii") as lines:
            for line in lines:
                if line.startswith("MemAvailable:"):
                    return float(line.split()[1]) * 1024.0
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return float("inf")


def _free_on_windows() -> float:
    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((f"{what}{of}", ctypes.c_ulonglong) for of in ("", "_page", "_virtual") for what in ("total", "free")),
            ("free_extended", ctypes.c_ulonglong),
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return float("inf")
    return float(status.free)


def require_memory(needed: float) -> None:
    """Raise before a run that needs more memory than is free.

    Parameters
    ----------
    needed : float
        Estimated peak of the run, in bytes.

    Raises
    ------
    MemoryNeeded
        With both figures, so that the user can coarsen or clip the input.
    """
    free = free_memory()
    if needed > free:
        raise MemoryNeeded(
            "This run needs about {needed:.1f} GB of memory and {free:.1f} GB are free; "
            "use larger cells or a smaller area.",
            needed=needed / 1e9,
            free=free / 1e9,
        )
