"""The pictures of the handbook show the window as it is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication

from sipdesk.i18n import LANGUAGES
from tests.ui.handbook_pictures import PICTURES, file_of, pictures

BLOCK = 4  # pixels: smaller than a letter, larger than the smoothing of its edge
VISIBLE = 40  # of 255, between the averages of two blocks
FEW = 3  # blocks that may differ
MOST_BYTES = 60_000
RENEW = "Take it anew, and look at it: python3 dev.py pictures"


def differs(one: Image.Image, other: Image.Image) -> bool:
    """Whether somebody would see a difference between two pictures."""
    if one.size != other.size:
        return True
    first, second = (image.convert("RGB").reduce(BLOCK) for image in (one, other))
    largest = max(ImageChops.difference(first, second).split(), key=_sum)
    return sum(largest.histogram()[VISIBLE:]) > FEW


def _sum(channel: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(channel.histogram()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_show_the_window_as_it_is(application: QApplication, language: str) -> None:
    old: list[str] = []
    for name, now in pictures(application, language):
        file = file_of(name, language)
        if not file.exists():
            old.append(f"{file.name} is missing.")
            continue
        with Image.open(file) as kept:
            if differs(kept, now):
                old.append(f"{file.name} differs from the window.")
    assert not old, f"{' '.join(old)} {RENEW}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_small(language: str) -> None:
    sizes = {name: file_of(name, language).stat().st_size for name in PICTURES}
    assert {name for name, size in sizes.items() if size > MOST_BYTES} == set()


def test_a_changed_word_is_seen_and_a_smoothed_edge_is_not() -> None:
    with Image.open(file_of("unlock", "sv")) as kept:
        shown = kept.convert("RGB")
    word = shown.copy()
    word.paste(word.crop((10, 10, 60, 30)), (300, 120))
    assert differs(shown, word)
    smoothed = Image.blend(shown, shown.transform(shown.size, *SHIFTED), 0.2)
    assert not differs(shown, smoothed)
    assert differs(shown, shown.resize((shown.width + 1, shown.height)))


SHIFTED = (Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0))
