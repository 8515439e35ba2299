"""Something that answers as logind does, on the system bus of its environment.

`python -m tests.ui.fake_logind` prints `ready`; `asked` with what it was asked for, whenever a
sleep shall wait; and `released` when it may come. Lines of its standard input are signals:
`sleep`, `wake`.
"""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

from sipdesk.ui.sleep_delay import LOGIND
from tests.session import say

SERVICE, PATH, INTERFACE = LOGIND
BEGINS = {"sleep": True, "wake": False}


class Manager(QDBusVirtualObject):
    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        say(f"asked {message.arguments()}")
        ours, theirs = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(theirs)]))
        os.close(theirs)
        threading.Thread(target=wait_for_release, args=(ours,), daemon=True).start()
        return True

    def tell(self, line: str) -> None:
        signal = QDBusMessage.createSignal(PATH, INTERFACE, "PrepareForSleep")
        signal.setArguments([BEGINS[line]])
        self._bus.send(signal)


def wait_for_release(ours: int) -> None:
    """Nothing is ever written to the other end, so this reads its end."""
    os.read(ours, 1)
    os.close(ours)
    say("released")


class Lines(QObject):
    """Standard input, line by line."""

    came = Signal(str)
    ended = Signal()

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.ended.emit()


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    manager, lines = Manager(bus), Lines()
    lines.came.connect(manager.tell)
    lines.ended.connect(application.quit)
    assert bus.registerVirtualObject(PATH, manager)
    assert bus.registerService(SERVICE)
    lines.listen()
    say("ready")
    application.exec()


if __name__ == "__main__":
    main()
