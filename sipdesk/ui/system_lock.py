"""The system's own lock, and its sleep, where they can be heard."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOGIN = "org.freedesktop.login1"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
ANY_PATH = ""


class SystemLock(QObject):
    """`locked` says that the screen was locked, or that the machine is about to sleep.

    On Linux over D-Bus, on Windows by messages to a window. macOS tells neither through Qt; there
    `Idle` finds out after a sleep that there was one. Where a sleep can wait, it waits for
    `let_sleep`.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard_by: QObject | WindowsMessages | None = None

    def listen(self) -> None:
        """Hear it from now on."""
        if sys.platform == "linux":
            self._heard_by = LinuxSignals(self)
        elif sys.platform == "win32":
            self._heard_by = WindowsMessages(self)

    def let_sleep(self) -> None:
        """What `locked` asked for is done, or there was nothing to do."""
        if isinstance(self._heard_by, LinuxSignals):
            self._heard_by.delay.end()


class LinuxSignals(QObject):
    """Signals of logind and of the screen savers. Without a bus there are none, and no fault.

    Any session of logind is listened to: that ours is locked too early, because another user's
    is, harms nobody.
    """

    def __init__(self, lock: SystemLock) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - on Linux alone

        from sipdesk.ui.sleep_delay import SleepDelay  # noqa: PLC0415 - as above

        super().__init__(lock)
        self._lock = lock
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        self.delay = SleepDelay(system, self)
        sleep: Any = SLOT("hear_sleep(bool)")  # a str, and that is what `connect` takes
        state: Any = SLOT("hear_state(bool)")
        plain: Any = SLOT("hear()")
        signals = [
            (system, f"{LOGIN}.Manager", "PrepareForSleep", sleep),
            (system, f"{LOGIN}.Session", "Lock", plain),
            *((session, name, "ActiveChanged", state) for name in SCREEN_SAVERS),
        ]
        for bus, interface, name, slot in signals:
            if bus.isConnected():
                bus.connect("", ANY_PATH, interface, name, self, slot)
        if system.isConnected():
            self.delay.ask()

    @Slot(bool)
    def hear_sleep(self, begins: bool) -> None:
        if begins:
            self.delay.use()
            self._lock.locked.emit()
        else:
            self.delay.ask()

    @Slot(bool)
    def hear_state(self, begins: bool) -> None:
        if begins:
            self._lock.locked.emit()

    @Slot()
    def hear(self) -> None:
        self._lock.locked.emit()


WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x0007
NOTIFY_FOR_THIS_SESSION = 0


class WindowsMessages(QAbstractNativeEventFilter):
    """WM_WTSSESSION_CHANGE and WM_POWERBROADCAST, sent to a window of its own that is never shown.

    Written from Microsoft's documentation and not yet run: the tests of this project run on Linux,
    and hold only `tells_lock`.
    """

    def __init__(self, lock: SystemLock) -> None:
        super().__init__()
        self._lock = lock
        self._window = QWindow()
        handle = ctypes.c_void_p(int(self._window.winId()))
        libraries: Any = ctypes
        libraries.windll.wtsapi32.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
        application = QGuiApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803, ARG002 - Qt's name
        message: int,
    ) -> object:
        from ctypes import wintypes  # noqa: PLC0415 - on Windows alone

        told = wintypes.MSG.from_address(int(message))
        if tells_lock(told.message or 0, told.wParam or 0):
            self._lock.locked.emit()
        return False, 0


def tells_lock(message: int, value: int) -> bool:
    """Whether a message of Windows says that the screen is locked, or that the machine sleeps."""
    return (message, value) in (
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
    )
