"""The handbook that lies in the program: chapters in Markdown, in each language of the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sipdesk.news import news_file
from sipdesk.paths import resources_folder

START = "start"
TALK = "talk"
PARTICIPANTS = "participants"
CONSENT = "consent"
MEETING = "meeting"
PLAN = "plan"
PRINTING = "printing"
FOLLOW_UP = "follow-up"
SAFETY = "safety"
HANDING_OVER = "handing-over"
TROUBLE = "trouble"
KEYS = "keys"
LAW = "law"
NEWS = "news"
WRITTEN = (  # in the order of the work
    START,
    TALK,
    PARTICIPANTS,
    CONSENT,
    MEETING,
    PLAN,
    PRINTING,
    FOLLOW_UP,
    SAFETY,
    HANDING_OVER,
    TROUBLE,
    KEYS,
    LAW,
)
CHAPTERS = (*WRITTEN, NEWS)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. `text` is Markdown; a link leads to `plan.md`, a picture lies in `pictures/`."""

    name: str
    title: str
    text: str


def handbook_folder(language: str) -> Path:
    """Where the chapters of a language lie ("sv" or "en"), and `pictures` beside them."""
    return resources_folder() / "handbook" / language


def chapters(language: str) -> tuple[Chapter, ...]:
    """Every chapter in a language, the news last. Raises OSError for an incomplete program."""
    return tuple(_chapter(name, language) for name in CHAPTERS)


def _chapter(name: str, language: str) -> Chapter:
    is_news = name == NEWS
    file = news_file(language) if is_news else handbook_folder(language) / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    return Chapter(name, text.splitlines()[0].removeprefix("# "), text)
