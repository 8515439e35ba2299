"""What is new in a version, for the people who use it: one heading for each version."""

from __future__ import annotations

import re
from pathlib import Path

from sipdesk.paths import resources_folder

HEADING = re.compile(r"^## (\d+(?:\.\d+)*)$", re.MULTILINE)


def news_file(language: str) -> Path:
    """The news in a language ("sv" or "en"), as Markdown, the newest version first."""
    return resources_folder() / "news" / f"{language}.md"


def told_versions(text: str) -> tuple[str, ...]:
    """The versions that a text of news has something about, in its order."""
    return tuple(HEADING.findall(text))


def has_news(told: tuple[str, ...], present: str, seen: str) -> bool:
    """Whether there is something about `present`, or a version before it but after `seen`.

    "" is a version from before there were news.
    """
    return any(_order(seen) < _order(version) <= _order(present) for version in told)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
