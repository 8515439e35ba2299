"""One window for one case file: a second start brings the first to the front."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

if TYPE_CHECKING:  # takes longer to import than to use, and the first form waits for it
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_TIMEOUT_MS = 1000


class SingleInstance(QObject):
    """A local socket (never the network) named after the case file.

    `called` says that somebody tried to start the program once more.
    """

    called = Signal()

    def __init__(self, case_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = str(case_file.resolve()).encode(errors="surrogateescape")
        digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = f"sipdesk-{digest.toStdString()[:32]}"
        self._server: QLocalServer | None = None

    def call_first(self) -> bool:
        """Ask a running program to come to the front; whether there is one."""
        if not self._may_be_there():
            return False
        _server, new_socket = _kinds()
        socket = new_socket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_TIMEOUT_MS):
            return False
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Be the one that answers from now on."""
        if self._server is not None:
            return
        new_server, _socket = _kinds()
        self._server = new_server(self)
        self._server.setSocketOptions(new_server.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(self._name):
            new_server.removeServer(self._name)  # left behind by a program that was killed
            self._server.listen(self._name)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    def _may_be_there(self) -> bool:
        """Where a local socket is a file, no file is nobody."""
        return sys.platform == "win32" or Path(QDir.tempPath(), self._name).exists()

    def _answer(self) -> None:
        server = self._server
        while server is not None and (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def _kinds() -> tuple[type[QLocalServer], type[QLocalSocket]]:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: PLC0415

    return QLocalServer, QLocalSocket
