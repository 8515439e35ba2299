"""The keys of the meeting in plain words, for F1 at the table."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from sipdesk.i18n import gettext as _


def keys_in_words() -> str:
    """A line for each thing to do; nothing of it is about the person."""
    to_chapter = QKeySequence.mnemonic(_("Gå &till")).toString()
    return "\n".join(
        (
            _("Ctrl+PgDn: nästa, på en knapp även högerpil"),
            _("Ctrl+PgUp: föregående, på en knapp även vänsterpil"),
            _("{keys} eller Ctrl+K: Gå till", keys=to_chapter),
            _("F2: markören till fältet"),
            _("1, 2 och 3: vad det blev av en sak (med Alt medan du skriver)"),
            _("Ctrl+Enter: lägg till en sak, ett mål eller en insats"),
            _("Ctrl+Skift+Delete: ta bort det som visas"),
            _("Ctrl+Z: ångra"),
            _("Ctrl++ och Ctrl+-: större och mindre text"),
            _("Esc: lämna fältet, och sedan mötesläget"),
        )
    )
