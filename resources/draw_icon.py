"""Draw icon.png from icon.svg: `python resources/draw_icon.py`, in the development environment."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIDE = 256  # pixels


def draw(source: Path, target: Path) -> bool:
    """Whether the picture could be written."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    return image.save(str(target))


if __name__ == "__main__":
    sys.exit(0 if draw(HERE / "icon.svg", HERE / "icon.png") else 1)
