"""What helps the staff to write: phrases, and marks below misspelt words."""

from __future__ import annotations

from pathlib import Path

from sipdesk.ports import CaseStore
from sipdesk.spelling import usable_dictionary
from sipdesk.ui.desk import Desk
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.phrases import Phrases
from sipdesk.ui.settings_desk import SettingsDesk
from sipdesk.ui.spelling import Spelling


def add_writing_aids(
    desk: Desk, store: CaseStore, window: MainWindow, settings: SettingsDesk, profile: Path
) -> None:
    """Attach both to a window, for as long as it lives. `profile` is the user's folder."""
    Phrases(desk, store, window)
    dictionary = usable_dictionary(profile)
    spelling = Spelling(desk, store, window, dictionary, is_on=settings.now.spelling)
    settings.spelling_chosen.connect(spelling.turn)
