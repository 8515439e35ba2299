"""News come once, after an update, and stop nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk import __version__
from sipdesk.handbook import NEWS
from sipdesk.settings import Policy, Settings, load_settings, save_settings
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.news_desk import NewsDesk
from sipdesk.ui.settings_desk import SettingsDesk
from sipdesk.ui.settings_dialog import SettingsDialog
from tests.ui.conftest import Workplace
from tests.ui.fake_doors import FakeDoors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def started(workplace: Workplace, path: Path, *, is_first_start: bool = False) -> NewsDesk:
    """As a start of the program does it."""
    settings = SettingsDesk(path, workplace.window)
    settings.load()
    news = NewsDesk(settings, workplace.window)
    news.begin(is_first_start=is_first_start)
    news.serve(workplace.window)
    return news


def button(window: MainWindow, text: str) -> QPushButton:
    return next(each for each in window.news.findChildren(QPushButton) if each.text() == text)


def test_after_an_update_they_are_told_once(workplace: Workplace, path: Path) -> None:
    window, focus = workplace.window, workplace.focus
    news = started(workplace, path)
    assert window.news.isVisible()
    assert workplace.focus is focus
    news.serve(window)  # as after a lock
    assert window.news.isVisible()
    assert load_settings(path).news_seen == __version__
    started(workplace, path)
    assert not window.news.isVisible()


def test_they_are_read_in_the_handbook_and_then_put_away(workplace: Workplace, path: Path) -> None:
    news, window = started(workplace, path), workplace.window
    with workplace.qtbot.waitSignal(window.chapter_wanted) as wanted:
        workplace.qtbot.mouseClick(button(window, "Läs vad som är nytt"), Qt.MouseButton.LeftButton)
    assert wanted.args == [NEWS]
    assert not window.news.isVisible()
    news.serve(window)
    assert not window.news.isVisible()


def test_not_now_puts_them_away(workplace: Workplace, path: Path) -> None:
    started(workplace, path)
    with workplace.qtbot.assertNotEmitted(workplace.window.chapter_wanted):
        button(workplace.window, "Inte nu").click()
    assert not workplace.window.news.isVisible()


def test_at_the_first_start_there_are_none(workplace: Workplace, path: Path) -> None:
    started(workplace, path, is_first_start=True)
    assert not workplace.window.news.isVisible()
    assert load_settings(path).news_seen == __version__


def test_whoever_wants_none_gets_none(workplace: Workplace, path: Path) -> None:
    save_settings(Settings(show_news=False), path)
    started(workplace, path)
    assert not workplace.window.news.isVisible()


def test_the_settings_switch_them_off(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), Policy(), FakeDoors())
    qtbot.addWidget(dialog)
    box = dialog.findChildren(QCheckBox)[0]
    assert box.isChecked()
    box.click()
    assert not dialog.show_news
