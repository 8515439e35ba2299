"""What a choice in one field has filled into others, as it is said."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import Any

from sipdesk.case import Address, Case, row_of
from sipdesk.i18n import gettext as _
from sipdesk.words import word


def filled_in_words(before: Case, after: Case, address: Address) -> str:
    """The values beside the address that are others now, in one sentence; "" for none."""
    old, new = _holder(before, address), _holder(after, address)
    if old is new or old is None or new is None:
        return ""
    changed = [f.name for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)]
    values = [getattr(new, name) for name in changed]
    facts = ", ".join(_(word(v)) if isinstance(v, StrEnum) else str(v) for v in values)
    if any(getattr(old, name) for name in changed):
        return _("Ändrat till: {facts}.", facts=facts)
    return _("Ifyllt: {facts}.", facts=facts) if facts else ""


def _holder(case: Case, address: Address) -> Any:
    return row_of(case, address.part, address.row) if address.row else getattr(case, address.part)
