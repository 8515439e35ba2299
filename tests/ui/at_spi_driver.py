"""Somebody who cannot see, at the accessibility bus of the desktop: a program of its own.

`python at_spi_driver.py work COMMAND...` starts SIPdesk by that command, on fictional cases, and
opens a person, turns to a tab, writes a note and hears that it is saved; `listen` writes a
passphrase at the first start and listens to what is told of the letters. It says each step on
standard output, on a line that begins with a dash. Run it with the system's Python,
which has pyatspi, in a session bus of its own.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

pyatspi: Any = importlib.import_module("pyatspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

LONGEST_WAIT = 40  # seconds, on a busy machine
GLANCE = 0.1  # seconds: another program's tree changes without a word to those who poll it
DEEPEST = 40
RETURN = 36  # its key code under X
PASSPHRASE = "kattsmulalampkvarn"
NOTE = "Nattbussen går inte längre."


def say(step: str) -> None:
    sys.stdout.write(f"- {step}\n")
    sys.stdout.flush()


def awaited(look: Callable[[], Any], what: str) -> Any:
    """What `look` finds, as soon as it does. Raises TimeoutError."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(GLANCE)
    raise TimeoutError(what)


def below(node: Any, depth: int = 0) -> Iterator[Any]:
    """What is in sight below a node; what goes away meanwhile is passed over."""
    if node is None or depth > DEEPEST:
        return
    yield node
    for number in range(node.childCount):
        child = node.getChildAtIndex(number)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from below(child, depth + 1)


def in_sight(root: Any, role: str, name: str) -> Any:
    """The first node in sight of a role whose name begins so, or None."""
    try:
        return next(
            (n for n in below(root) if n.getRoleName() == role and n.name.startswith(name)), None
        )
    except LookupError:  # pyatspi's word for what was there a moment ago
        return None


def find(root: Any, role: str, name: str) -> Any:
    return awaited(lambda: in_sight(root, role, name), f"{role} {name!r}")


def do(node: Any, action: str) -> None:
    """Raises LookupError when the node offers no such action."""
    offered = node.queryAction()
    names = [offered.getName(number) for number in range(offered.nActions)]
    if action not in names:
        raise LookupError(f"{node.name!r} offers only {names}")
    offered.doAction(names.index(action))


def program_on(desktop: Any) -> Any:
    return next((each for each in desktop if each is not None and each.childCount), None)


def work(desktop: Any) -> None:
    application = awaited(lambda: program_on(desktop), "the program")
    frame = find(application, "frame", "SIPdesk")
    say(f"window: {frame.name}")
    due = find(frame, "list item", "SIP-möte")
    find(frame, "list", "Att göra").queryComponent().grabFocus()
    do(due, "Toggle")
    press_return()
    find(frame, "page tab", "Deltagare")
    say("a person is open")
    do(find(frame, "page tab", "Deltagare"), "Press")
    find(frame, "text", "Verksamhet")
    do(find(frame, "page tab", "Det vill jag prata om"), "Press")
    field = find(frame, "text", "Det här fungerar bra")
    say("the tab is turned to")
    field.queryEditableText().insertText(0, NOTE, len(NOTE))
    text = field.queryText()
    awaited(lambda: text.getText(0, -1).startswith(NOTE), "the note in its field")
    say(f"written: {NOTE}")
    say(f"said: {find(frame, 'label', 'Sparat ').name}")


def listen(desktop: Any) -> None:
    """Letters that are hidden on the screen are not told, and letters that are shown are."""
    told: list[str] = []

    def hear(event: Any) -> None:
        told.append(str(event.any_data))

    pyatspi.Registry.registerEventListener(hear, "object:text-changed:insert")
    application = awaited(lambda: program_on(desktop), "the program")
    find(application, "password text", "Ny lösenfras").queryComponent().grabFocus()
    write(PASSPHRASE)
    awaited(lambda: heard(told, len(PASSPHRASE)), "the letters as they come")
    say(f"of hidden letters was told: {set(told) & set(PASSPHRASE) or 'none'}")
    told.clear()
    do(find(application, "check box", "Visa lösenfrasen"), "Toggle")
    awaited(lambda: heard(told, 1), "the letters as they are shown")
    say(f"of shown letters was told: {told[0]}")


def heard(told: list[str], count: int) -> bool:
    """Whether so many events have come; those that wait are brought meanwhile."""
    while GLib.MainContext.default().iteration(False):
        pass
    return len(told) >= count


def write(letters: str) -> None:
    pyatspi.Registry.generateKeyboardEvent(0, letters, pyatspi.KEY_STRING)


def press_return() -> None:
    """A key of the whole desktop, as a Braille display sends it."""
    pyatspi.Registry.generateKeyboardEvent(RETURN, None, pyatspi.KEY_PRESSRELEASE)


def main() -> int:
    desktop = pyatspi.Registry.getDesktop(0)
    scene, *command = sys.argv[1:]
    program = subprocess.Popen(command)
    try:
        {"work": work, "listen": listen}[scene](desktop)
    finally:
        program.terminate()
        program.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
