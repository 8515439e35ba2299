"""What a screen reader knows of a box does not come and go while the box is ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.ui.locked import LockableTick
from tests.ui.conftest import Workplace
from tests.ui.test_consent import ANNA, go_to, open_consent


def test_a_tick_leaves_the_description_of_its_box_alone(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_consent(workplace, ANNA)
    go_to(workplace, "sharing_consent", "recipient_ids")
    box = workplace.focus
    assert "Kryssa även för den som bara ska vara med" in box.accessibleDescription()
    told: list[str] = []

    def tell(_box: LockableTick, description: str) -> None:
        told.append(description)

    monkeypatch.setattr(LockableTick, "setAccessibleDescription", tell)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case.sharing_consent.recipient_ids == "eva"
    assert told == []
