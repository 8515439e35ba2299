"""A Swedish dictionary of a few words, for tests."""

from __future__ import annotations

from pathlib import Path

from sipdesk.spelling import NAME

WORDS = ("hemma", "hjälp", "morgon", "får", "hon", "på", "städar", "och")


def tiny_dictionary(folder: Path) -> Path:
    """Write it into a folder, which is made; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    affix = "SET UTF-8\nTRY aeioumörjlhp\n"
    (folder / f"{NAME}.aff").write_text(affix, encoding="utf-8")
    lines = "\n".join((str(len(WORDS)), *WORDS))
    (folder / f"{NAME}.dic").write_text(f"{lines}\n", encoding="utf-8")
    return folder
