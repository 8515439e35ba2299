"""A real CUPS of our own: its own port, folders and queue, and a printer that is a PDF file."""

from __future__ import annotations

import ctypes
import getpass
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devtools import system
from sipdesk.ui.cups_queue import LIBRARY

QUEUE = "Kontoret"
PATIENCE_S = 20.0

CUPSD_CONF = """
Listen 127.0.0.1:{port}
PreserveJobFiles Yes
PageLogFormat %j %C %{{media}} %{{sides}}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""
FILES_CONF = """
FileDevice Yes
Sandboxing Relaxed
SystemGroup root
User lp
Group lp
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temp
DocumentRoot {folder}
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
"""
PRINTERS_CONF = """
<DefaultPrinter {queue}>
Info {queue}
DeviceURI file:{folder}/paper.pdf
State Idle
Accepting Yes
ErrorPolicy retry-job
</DefaultPrinter>
"""
# A4 with margins of 4 mm, Letter by default: as the worst office printer is set up.
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "VIRTUAL.PPD"
*Manufacturer: "Virtual"
*Product: "(Virtual)"
*ModelName: "Virtual"
*ShortNickName: "Virtual"
*NickName: "Virtual"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.3
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: Letter
*PageSize A4: ""
*PageSize Letter: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion A4: ""
*PageRegion Letter: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea A4: "12 12 583 830"
*ImageableArea Letter: "12 12 600 780"
*DefaultPaperDimension: Letter
*PaperDimension A4: "595 842"
*PaperDimension Letter: "612 792"
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*Duplex DuplexTumble: ""
*CloseUI: *Duplex
"""


@dataclass
class VirtualPrinter:
    """A queue in a CUPS that belongs to one test run."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def paper(self) -> Path:
        """What the printer has made of the last job."""
        return self.folder / "paper.pdf"

    def spooled(self) -> list[str]:
        """The documents in the spool: those of finished jobs are kept in this one."""
        return sorted(path.name for path in (self.folder / "spool").glob("d*"))

    def page_log(self) -> list[str]:
        """For each job: its number, copies, paper and sides."""
        log = self.folder / "page_log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def is_idle(self) -> bool:
        return not self.command("lpstat", "-W", "not-completed", "-o")

    def command(self, name: str, *arguments: str) -> str:
        """Run a command of CUPS on this server, such as cupsdisable; what it says."""
        command = system.tool(name)
        assert command
        whole = [command, "-h", f"127.0.0.1:{self.port}", *arguments]
        return subprocess.run(whole, check=True, capture_output=True, text=True).stdout

    def vanish(self) -> None:
        """The whole of CUPS goes away, as with a server on the net."""
        self.process.terminate()
        self.process.wait(PATIENCE_S)


@contextmanager
def virtual_printer() -> Generator[VirtualPrinter]:
    """A running printer, known to this process as its only one."""
    folder = Path(tempfile.mkdtemp(prefix="sipdesk-cups-"))
    folder.chmod(0o755)  # the filters of CUPS work for another user
    port = free_port()
    try:
        set_up(folder, port)
        with started(folder, port) as process, server_of_cups(f"127.0.0.1:{port}"):
            yield VirtualPrinter(folder, port, process)
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def set_up(folder: Path, port: int) -> None:
    for name in ("spool", "cache", "state", "temp", "ppd"):
        (folder / name).mkdir()
    if getpass.getuser() == "root":
        shutil.chown(folder / "temp", "lp", "lp")
    values = {"folder": folder, "port": port, "queue": QUEUE}
    for name, text in (
        ("cupsd.conf", CUPSD_CONF),
        ("cups-files.conf", FILES_CONF),
        ("printers.conf", PRINTERS_CONF),
    ):
        (folder / name).write_text(text.format(**values), encoding="utf-8")
    (folder / "ppd" / f"{QUEUE}.ppd").write_text(PPD, encoding="ascii")


@contextmanager
def started(folder: Path, port: int) -> Generator[subprocess.Popen[bytes]]:
    files = ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    cupsd = system.tool("cupsd")
    assert cupsd
    process = subprocess.Popen([cupsd, "-f", *files], stderr=subprocess.PIPE)
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[1].decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("cupsd does not listen")


@contextmanager
def server_of_cups(address: str) -> Generator[None]:
    """Point the library of CUPS in this process at a server; Qt uses the same library."""
    cups = ctypes.CDLL(LIBRARY)
    cups.cupsSetServer.argtypes = (ctypes.c_char_p,)
    cups.cupsSetServer(address.encode())
    try:
        yield
    finally:
        cups.cupsSetServer(None)
