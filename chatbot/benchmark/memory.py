"""How much memory Footnote takes: a process and every process it started."""

import psutil


def resident_gigabytes(pid: int | None = None) -> float:
    """Memory of all our processes in GB (10**9 bytes), pages shared between them counted once.

    Or that of the process `pid` and all that it started.
    """
    us = psutil.Process(pid)
    return sum(_proportional(process) for process in (us, *us.children(recursive=True))) / 1e9


def _proportional(process: psutil.Process) -> int:
    """Proportional set size where the system tells it (Linux), else resident set size, in bytes."""
    try:
        full = process.memory_full_info()
    except (psutil.AccessDenied, psutil.NoSuchProcess):
        return 0
    return int(getattr(full, "pss", full.rss))
