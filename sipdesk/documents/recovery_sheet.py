"""The recovery sheet: the key of the case file on one page, for the safe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sipdesk.documents.kit.archive import Imprint
from sipdesk.documents.kit.blocks import Fields, Heading, ItemList, Paragraph
from sipdesk.documents.kit.codes import NumberedGroups, QrCode
from sipdesk.documents.kit.flow import Block
from sipdesk.documents.kit.page import Furniture, document
from sipdesk.documents.kit.style import LEAD
from sipdesk.documents.wording import Wording
from sipdesk.i18n import catalogue
from sipdesk.ports import Recovery
from sipdesk.recovery_text import RecoveryText, recovery_text

FILE_NAME = "cases.sipdesk"


def recovery_sheet(recovery: Recovery, language: str, today: dt.date) -> bytes:
    """The sheet as PDF, in a language of the window; the same bytes for the same day."""
    text = recovery_text(catalogue(language), recovery.key_name, FILE_NAME, today)
    furniture = Furniture(text.title, text.footer, "", Wording(language).page_of)
    imprint = Imprint(text.title, language, today)
    return document(_blocks(text, recovery.code), furniture, imprint)


def _blocks(text: RecoveryText, code: str) -> Iterator[Block]:
    yield Heading(1, text.title)
    yield Paragraph(text.warning, LEAD)
    yield Heading(2, text.code)
    yield NumberedGroups(code.split())
    yield Paragraph(text.letters)
    yield Paragraph(text.same_code)
    yield QrCode(code, text.picture)
    yield Heading(2, text.how)
    yield ItemList(text.steps, numbered=True)
    yield Paragraph(text.lost)
    yield Fields(text.facts)
