"""The ratings of the goals over time: a small picture, by shape and in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Case
from sipdesk.dates import short_date
from sipdesk.i18n import catalogue, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import GoalRatings, in_words, ratings
from sipdesk.ui.block import Block
from sipdesk.ui.form import heading, intro
from sipdesk.ui.looks import worn_look
from sipdesk.ui.tab_order import chain, stop_before

LEVELS = range(1, 6)
WIDEST_COLUMN = 22  # letters


class RatingPicture(QLabel):
    """One goal: a filled circle for the person, an open square for the professionals.

    The numbers stand in its accessible description, and in its tool tip. It is a label, because a
    screen reader passes over a bare widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: GoalRatings | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ratings(self, one: GoalRatings) -> None:
        self._shown = one
        words = in_words(one, catalogue(window_language()))
        self.setAccessibleName(_("Bedömningar av mål {number}", number=one.number))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._letter() * 30, self._step() * (len(LEVELS) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._letter() * 18, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_levels(painter)
        self._paint_ratings(painter, self._shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(worn_look().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    # --- how it is painted -----------------------------------------------------------------------

    def _paint_levels(self, painter: QPainter) -> None:
        right = self._left() + self._column() * self._count()
        for level in LEVELS:
            y = self._height_of(level)
            painter.setPen(QColor(worn_look().ink))
            box = QRectF(0, y - self._step() / 2, self._left() - self._letter(), self._step())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(level)
            )
            painter.setPen(QPen(QColor(worn_look().edge), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(self._left(), y), QPointF(right, y))

    def _paint_ratings(self, painter: QPainter, one: GoalRatings) -> None:
        free = 0.0
        for number, rating in enumerate(one.ratings):
            middle = self._left() + self._column() * (number + 0.5)
            if rating.person is not None:
                self._paint_circle(painter, middle - self._letter(), rating.person)
            if rating.professionals is not None:
                self._paint_square(painter, middle + self._letter(), rating.professionals)
            caption = short_date(rating.date, window_language()) or _("Utan datum")
            free = self._paint_caption(painter, caption, middle, free)

    def _paint_circle(self, painter: QPainter, x: float, level: int) -> None:
        painter.setPen(QPen(QColor(worn_look().accent), 1))
        painter.setBrush(QColor(worn_look().accent))
        painter.drawEllipse(QPointF(x, self._height_of(level)), self._radius(), self._radius())

    def _paint_square(self, painter: QPainter, x: float, level: int) -> None:
        painter.setPen(QPen(QColor(worn_look().ink), max(1.5, self._radius() / 4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = 2 * self._radius()
        y = self._height_of(level) - self._radius()
        painter.drawRect(QRectF(x - self._radius(), y, side, side))

    def _paint_caption(self, painter: QPainter, caption: str, middle: float, free: float) -> float:
        """The day below its column where there is room; where the next one may begin."""
        width = self.fontMetrics().horizontalAdvance(caption)
        start = max(0.0, min(middle - width / 2, self.width() - width))
        if start < free:
            return free
        painter.setPen(QColor(worn_look().ink))
        top = self._step() * len(LEVELS)
        box = QRectF(start, top, width + 1, self._step())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caption)
        return start + width + self._letter()

    # --- sizes, from the letters, so that they grow with the text ---------------------------------

    def _letter(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def _step(self) -> int:
        return self.fontMetrics().height()

    def _radius(self) -> float:
        return self._step() * 0.26

    def _left(self) -> int:
        return self._letter() * 3

    def _count(self) -> int:
        return len(self._shown.ratings) if self._shown is not None else 0

    def _column(self) -> float:
        room = (self.width() - self._left()) / max(self._count(), 1)
        return min(room, self._letter() * WIDEST_COLUMN)

    def _height_of(self, level: int) -> float:
        return self._step() * (LEVELS[-1] - level + 0.5)


class RatingsOverTime(Block):
    """A picture for each goal that somebody has rated; nothing before the first rating."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[tuple[QLabel, RatingPicture]] = []
        self._column = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Så har bedömningarna ändrats"), self))
        layout.addWidget(
            intro(
                _(
                    "Fylld cirkel ● är jag, öppen ruta □ är verksamheterna. "
                    "1 betyder inte börjat, 5 att målet är nått."
                )
            )
        )
        layout.addLayout(self._column)

    def show_case(self, case: Case) -> None:
        rated = ratings(case)
        self._make_pictures(len(rated))
        for (label, picture), one in zip(self._pictures, rated, strict=True):
            goal = " ".join(one.goal.split())[:200]
            label.setText(_("Mål {number}: {goal}", number=one.number, goal=goal or "–"))
            picture.show_ratings(one)
        self.setVisible(bool(rated))

    def clear(self) -> None:
        self._make_pictures(0)

    def _make_pictures(self, count: int) -> None:
        while len(self._pictures) < count:
            above = self._pictures[-1][1] if self._pictures else stop_before(self)
            label, picture = QLabel(), RatingPicture()
            label.setWordWrap(True)
            self._column.addWidget(label)
            self._column.addWidget(picture)
            chain([above, picture])
            label.show()
            picture.show()
            self._pictures.append((label, picture))
        while len(self._pictures) > count:
            for widget in self._pictures.pop():
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
