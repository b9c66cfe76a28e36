"""How much memory is free, and an error before a run that would not fit."""

from __future__ import annotations

import ctypes
import os
import sys

from .errors import MemoryNeeded

# Where Linux tells of memory, of the groups of a process and of the groups' limits.
_PROC, _GROUPS = "/proc", "/sys/fs/cgroup"
_INFINITE = float("inf")
# More bytes are not told: nobody reads hundreds of digits.
_UTMOST = 1e18


def free_memory() -> float:
    """Bytes of memory that can be used without swapping; infinite where the system does not tell.

    On Linux also what containers and batch systems leave (control groups of version 1 and 2), and the limit of the
    address space (``ulimit -v``), since beyond these a process is killed or gets no more.
    """
    if sys.platform.startswith("linux"):
        return min(_free_on_linux(), _left_to_groups(), _left_of_addresses())
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return _INFINITE


def _lines(path: str) -> list:
    """The lines of one of the system's files; none where it is not there."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()
    except OSError:
        return []


def _number_in(path: str) -> float:
    """The number of a file of one line; infinite where there is none, or "max"."""
    text = next(iter(_lines(path)), "")
    return float(text) if text.strip().isdigit() else _INFINITE


def _kilobytes(path: str, name: str) -> float:
    for line in _lines(path):
        if line.startswith(name):
            return float(line.split()[1]) * 1024.0
    return _INFINITE


def _free_on_linux() -> float:
    return _kilobytes(f"{_PROC}/meminfo", "MemAvailable:")


def _left_to_groups() -> float:
    """What the limits of the groups leave to this process: each group and those above it count."""
    left = _INFINITE
    for line in _lines(f"{_PROC}/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            root, limit, used = _GROUPS, "memory.max", "memory.current"
            cached = "inactive_file"
        elif "memory" in controllers.split(","):
            root, limit, used = f"{_GROUPS}/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"
            cached = "total_inactive_file"
        else:
            continue
        parts = [part for part in path.split("/") if part]
        # In a container the group's own path need not be seen: its limits stand at the root.
        for depth in range(len(parts) + 1):
            folder = "/".join([root, *parts[:depth]])
            most = _number_in(f"{folder}/{limit}")
            taken = _number_in(f"{folder}/{used}")
            if most < _INFINITE and taken < _INFINITE:
                left = min(left, most - taken + _bytes_of(f"{folder}/memory.stat", cached))
    return max(left, 0.0)


def _bytes_of(path: str, name: str) -> float:
    """A number of a group's statistics; 0 where it has none: pages of files that the system gives up when asked."""
    found = (line.split() for line in _lines(path))
    return next((float(parts[1]) for parts in found if len(parts) == 2 and parts[0] == name), 0.0)


def _left_of_addresses() -> float:
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY:
        return _INFINITE
    return max(float(most) - _kilobytes(f"{_PROC}/self/status", "VmSize:"), 0.0)


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
    # There on Windows alone.
    if not vars(ctypes)["windll"].kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
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

    Examples
    --------
    >>> from esp_toolbox.core.memory import require_memory
    >>> require_memory(1e6)
    """
    free = free_memory()
    if needed > free:
        raise MemoryNeeded(
            "This run needs about {needed:.1f} GB of memory and {free:.1f} GB are free; "
            "use larger cells or a smaller area.",
            needed=min(needed, _UTMOST) / 1e9,
            free=free / 1e9,
        )
