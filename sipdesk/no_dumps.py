"""No picture of this process's memory on the disk: it would hold in clear what is written."""

from __future__ import annotations

import ctypes
import sys

PR_SET_DUMPABLE = 4  # linux/prctl.h


def forbid_memory_dumps() -> None:
    """From now on a crash leaves no core dump, and on Linux nobody else of this user may look in.

    Where the system does not let itself be asked, nothing happens: it is no reason not to start.
    On Windows the system's own error reports are a setting of the machine.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
