"""A print queue of CUPS, asked and fed through the library that Qt prints through.

Qt itself never learns what became of a job: a queue that is gone, paused or refuses jobs loses it
in silence, and a job that was cancelled half-way is printed. So on systems with CUPS the pages are
drawn in memory, and go to the queue from here. Nothing is written to a file.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_void_p

from sipdesk.errors import PrintError
from sipdesk.i18n import N_

LIBRARY = "libcups.so.2"
_CONTINUE = 100  # HTTP: go on writing
_SUCCESSFUL = 0x00FF  # RFC 8011, B.1: the highest code of a job that was taken
_STOPPED = "5"  # RFC 8011, 5.4.12: printer-state
_PIECE = 65536


class PausedPrinterError(PrintError):
    sentence = N_(
        "Skrivaren är pausad eller tar inte emot utskrifter. Ingenting är utskrivet. "
        "Välj en annan skrivare, eller spara som PDF och skriv ut senare."
    )


class _Option(ctypes.Structure):
    _fields_ = (("name", c_char_p), ("value", c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", POINTER(_Option)),
    )


# What is used of cups.h: for each function what it gives, and what it takes. The first argument
# is the connection, where None is the one to the system's own CUPS.
_FUNCTIONS = {
    "cupsGetNamedDest": (POINTER(_Destination), (c_void_p, c_char_p, c_char_p)),
    "cupsGetOption": (c_char_p, (c_char_p, c_int, POINTER(_Option))),
    "cupsFreeDests": (None, (c_int, POINTER(_Destination))),
    "cupsAddOption": (c_int, (c_char_p, c_char_p, c_int, POINTER(POINTER(_Option)))),
    "cupsFreeOptions": (None, (c_int, POINTER(_Option))),
    "cupsCreateJob": (c_int, (c_void_p, c_char_p, c_char_p, c_int, POINTER(_Option))),
    "cupsStartDocument": (c_int, (c_void_p, c_char_p, c_int, c_char_p, c_char_p, c_int)),
    "cupsWriteRequestData": (c_int, (c_void_p, c_char_p, c_size_t)),
    "cupsFinishDocument": (c_int, (c_void_p, c_char_p)),
    "cupsCancelJob2": (c_int, (c_void_p, c_char_p, c_int, c_int)),
}


class CupsQueue:
    """The queue of a printer, by the name that Qt has for it. Raises OSError without CUPS."""

    def __init__(self, printer_name: str) -> None:
        name, _, instance = printer_name.partition("/")
        self._name, self._instance = name.encode(), instance.encode() or None
        self._cups = ctypes.CDLL(LIBRARY)
        for function, (gives, takes) in _FUNCTIONS.items():
            getattr(self._cups, function).restype = gives
            getattr(self._cups, function).argtypes = takes

    def require_ready(self) -> None:
        """Raises PrintError when the queue is gone, and PausedPrinterError when it would wait."""
        found = self._cups.cupsGetNamedDest(None, self._name, self._instance)
        if not found:
            raise PrintError
        try:
            if self._says(found, b"printer-is-accepting-jobs") == "false":
                raise PausedPrinterError
            if self._says(found, b"printer-state") == _STOPPED:
                raise PausedPrinterError
        finally:
            self._cups.cupsFreeDests(1, found)

    def _says(self, found: ctypes._Pointer[_Destination], option: bytes) -> str:
        destination = found.contents
        value = self._cups.cupsGetOption(option, destination.num_options, destination.options)
        return (value or b"").decode()

    def send(self, pdf: bytes, title: str, options: Mapping[str, str]) -> None:
        """Put a job into the queue, whole, or not at all: then PrintError is raised."""
        self.require_ready()
        job = self._new_job(title, options)
        try:
            self._write(job, pdf)
            self.require_ready()  # a paused queue would keep the paper until nobody waits for it
        except PrintError:
            self._cups.cupsCancelJob2(None, self._name, job, 1)  # 1: the spooled file, too
            raise

    def _new_job(self, title: str, options: Mapping[str, str]) -> int:
        array, count = POINTER(_Option)(), 0
        for name, value in options.items():
            count = self._cups.cupsAddOption(name.encode(), value.encode(), count, byref(array))
        try:
            job = self._cups.cupsCreateJob(None, self._name, title.encode(), count, array)
        finally:
            self._cups.cupsFreeOptions(count, array)
        if job <= 0:
            raise PrintError
        return job

    def _write(self, job: int, pdf: bytes) -> None:
        started = self._cups.cupsStartDocument(None, self._name, job, b"", b"application/pdf", 1)
        if started != _CONTINUE:
            raise PrintError
        for start in range(0, len(pdf), _PIECE):
            piece = pdf[start : start + _PIECE]
            if self._cups.cupsWriteRequestData(None, piece, len(piece)) != _CONTINUE:
                raise PrintError
        if self._cups.cupsFinishDocument(None, self._name) > _SUCCESSFUL:
            raise PrintError
