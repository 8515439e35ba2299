"""News: once after an update, never at the first start, and never for whoever wants none."""

from __future__ import annotations

from PySide6.QtCore import QObject

from sipdesk import __version__
from sipdesk.handbook import NEWS
from sipdesk.i18n import window_language
from sipdesk.news import has_news, news_file, told_versions
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.settings_desk import SettingsDesk


class NewsDesk(QObject):
    """Says in each window that there are news, until somebody has answered in one of them."""

    def __init__(self, settings: SettingsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window: MainWindow | None = None
        self._are_new = False

    def begin(self, *, is_first_start: bool) -> None:
        """Look once, when the program starts, and remember that these news were shown."""
        now = self._settings.now
        if now.news_seen == __version__:
            return
        told = told_versions(news_file(window_language()).read_text(encoding="utf-8"))
        self._are_new = (
            not is_first_start and now.show_news and has_news(told, __version__, now.news_seen)
        )
        self._settings.remember(news_seen=__version__)

    def serve(self, window: MainWindow | None) -> None:
        """From now on for this window, or for none."""
        self._window = window
        if window is not None:
            window.news.setVisible(self._are_new)
            window.news.wanted.connect(self._read)
            window.news.done.connect(self._put_away)

    def _read(self) -> None:
        if self._window is not None:
            self._window.chapter_wanted.emit(NEWS)

    def _put_away(self) -> None:
        self._are_new = False
