"""What a choice in one field has filled into others, as it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from typing import Any

from sipdesk.case import Address, Case, Principal, row_of
from sipdesk.i18n import gettext as _
from sipdesk.words import word


def filled_in_words(before: Case, after: Case, address: Address) -> str:
    """The values beside the address that are others now, in one sentence; "" for none."""
    old, new = _holder(before, address), _holder(after, address)
    if old is new or old is None or new is None:
        return ""
    changed = [f.name for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)]
    facts = _facts(getattr(new, name) for name in changed)
    gone = _facts(getattr(old, name) for name in changed)
    if gone:
        return _("Ändrat till: {facts}.", facts=facts) if facts else _("Borta: {gone}.", gone=gone)
    return _("Ifyllt: {facts}.", facts=facts) if facts else ""


def _facts(values: Iterable[object]) -> str:
    return ", ".join(_fact(value) for value in values if value)


def _fact(value: object) -> str:
    """A value as it is said; of "Annan" alone nobody would know of what."""
    if isinstance(value, Principal):
        return _("huvudman {principal}", principal=_(word(value)).lower())
    return _(word(value)) if isinstance(value, StrEnum) else str(value)


def _holder(case: Case, address: Address) -> Any:
    return row_of(case, address.part, address.row) if address.row else getattr(case, address.part)
