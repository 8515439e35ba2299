"""From the start of a process to its first painted window: `first_paint bare`, or with a profile.

Whoever starts it says in `BENCH_STARTED_AT` when (`time.monotonic`). One line of JSON comes back:
seconds, seconds of work of the processor, and kB of memory (PSS, 0 where the system tells none).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

STARTED_AT = float(os.environ.get("BENCH_STARTED_AT", "0"))
ROLLUP = Path("/proc/self/smaps_rollup")


def memory_kb() -> int:
    """The proportional share of memory of this process."""
    try:
        lines = ROLLUP.read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def tell() -> None:
    seconds, work = time.monotonic() - STARTED_AT, time.process_time()
    print(json.dumps({"seconds": seconds, "work": work, "memory": memory_kb()}), flush=True)


def show_label() -> None:
    """The floor: what any window of PySide6 costs."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the import is what is measured
    from PySide6.QtWidgets import QApplication, QLabel  # noqa: PLC0415

    class Label(QLabel):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self, self.told)

        def told(self) -> None:
            tell()
            self.close()

    application = QApplication([])
    label = Label("SIPdesk")
    label.show()
    application.exec()


def show_program(folder: str) -> None:
    """The real program, until its first form is painted."""
    from sipdesk import __main__ as program  # noqa: PLC0415 - the import is what is measured
    from sipdesk.ui import plain_import  # noqa: PLC0415

    import_qt = plain_import.import_qt

    def import_qt_and_look() -> None:
        import_qt()
        from sipdesk.ui.secret_dialog import SecretDialog  # noqa: PLC0415

        def tell_and_close(self: SecretDialog) -> None:
            tell()
            self.reject()

        SecretDialog._tell_painted = tell_and_close

    plain_import.import_qt = import_qt_and_look
    program.main(["--profile", folder])


if __name__ == "__main__":
    show_label() if sys.argv[1] == "bare" else show_program(sys.argv[1])
