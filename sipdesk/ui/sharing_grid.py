"""Vem får se vad: each participant, whether they may receive, and why not."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Answer, Case, ConsentPurpose, is_empty_row
from sipdesk.i18n import gettext as _
from sipdesk.rules import ConsentState, consent_state, current_consent, why_not_share
from sipdesk.ui.block import Block
from sipdesk.ui.consent_words import exclusion_in_words, flat
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import heading, intro
from sipdesk.ui.offered import LONGEST_NAME, participant_name
from sipdesk.ui.reading_table import ReadingTable
from sipdesk.ui.withdraw_for_one import WithdrawForOne
from sipdesk.words import word

LIMITS = 3  # covers, does not cover, others
SHARES = (5, 2, 6)  # of the width, column by column


class SharingGrid(Block):
    """Who may receive what, at a glance."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._limits = [QLabel() for _line in range(LIMITS)]
        self._none = QLabel(_("Det finns inga deltagare ännu. Lägg till dem på fliken Deltagare."))
        self._none.setObjectName("empty")
        self._none.setWordWrap(True)
        self._table = ReadingTable((_("Deltagare"), _("Får ta del"), _("Varför inte")), SHARES)
        self._table.setAccessibleName(_("Vem får se vad"))
        self._shown: list[tuple[str, ...]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Vem får se vad"), self))
        layout.addWidget(intro(_("Visar det som är antecknat. Ändra genom att anteckna på nytt.")))
        for label in self._limits:
            label.setWordWrap(True)
        self._withdraw = WithdrawForOne(desk)
        for widget in (*self._limits, self._table, self._none, self._withdraw):
            layout.addWidget(widget)

    def show_case(self, case: Case) -> None:
        today = self._desk.today()
        for label, sentence in zip(self._limits, limits_of_sharing(case, today), strict=True):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._withdraw.show_case(case)
        rows = rows_of_sharing(case, today)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows != self._shown:
            self._shown = rows
            self._table.show_rows(rows)

    def clear(self) -> None:
        self._shown = []
        for label in self._limits:
            label.clear()
        self._withdraw.clear()
        self._table.show_rows([])


def rows_of_sharing(case: Case, today: dt.date) -> list[tuple[str, ...]]:
    """Name, yes or no, and why not, of each participant."""
    rows: list[tuple[str, ...]] = []
    for participant in case.participants:
        if not is_empty_row(participant):
            reason = why_not_share(case, participant, today)
            answer = _(word(Answer.NO if reason else Answer.YES))
            rows.append(
                (participant_name(participant, LONGEST_NAME), answer, _(reason) if reason else "")
            )
    return rows


def limits_of_sharing(case: Case, today: dt.date) -> list[str]:
    """What the consent in force covers, what not, and for whom else; "" for what is not said."""
    entry = current_consent(case, ConsentPurpose.SHARING)
    if entry is None or consent_state(entry, today) is not ConsentState.ACTIVE:
        return [""] * LIMITS
    said = (
        (entry.covers, _("Omfattar: {text}", text=flat(entry.covers))),
        (entry.excludes, exclusion_in_words(entry)),
        (entry.recipients, _("Andra mottagare: {text}", text=flat(entry.recipients))),
    )
    return [sentence if text.strip() else "" for text, sentence in said]
