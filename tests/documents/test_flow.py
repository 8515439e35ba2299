"""Pieces on pages: each once, in order, never beyond the foot of the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sipdesk.documents.kit.flow import Piece, paginate
from sipdesk.documents.kit.pen import Pen

HEIGHT = 100.0


def nothing(pen: Pen, left: float, top: float, /) -> None:
    """Paints nothing."""


HEADING = Piece(10, nothing)

pieces = st.lists(
    st.builds(
        Piece,
        height=st.floats(1, HEIGHT - HEADING.height),
        paint=st.just(nothing),
        gap=st.floats(0, 20),
        keep=st.booleans(),
        heading=st.sampled_from([None, HEADING]),
    ),
    max_size=30,
)


@given(pieces)
def test_each_piece_is_placed_once_and_in_order(given_pieces: list[Piece]) -> None:
    placed = [p.piece for page in paginate(given_pieces, HEIGHT) for p in page if not p.repeated]
    assert [id(piece) for piece in placed] == [id(piece) for piece in given_pieces]


@given(pieces)
def test_no_piece_stands_beyond_the_page_or_on_another(given_pieces: list[Piece]) -> None:
    for page in paginate(given_pieces, HEIGHT):
        end = 0.0
        for placed in page:
            assert placed.offset >= end - 0.001
            end = placed.offset + placed.piece.height
        assert end <= HEIGHT + 0.02


@given(pieces)
def test_a_heading_is_repeated_where_its_rows_go_on(given_pieces: list[Piece]) -> None:
    for page in paginate(given_pieces, HEIGHT)[1:]:
        first = page[0]
        if first.repeated:
            assert page[1].piece.heading is first.piece
        else:
            assert first.piece.heading is None


def test_pieces_that_hold_on_to_each_other_move_together() -> None:
    stack = [Piece(80, nothing), Piece(10, nothing, keep=True), Piece(20, nothing)]
    pages = paginate(stack, HEIGHT)
    assert [[p.piece.height for p in page] for page in pages] == [[80], [10, 20]]


def test_what_cannot_hold_together_on_one_page_is_let_go() -> None:
    stack = [Piece(60, nothing, keep=True), Piece(60, nothing)]
    assert [len(page) for page in paginate(stack, HEIGHT)] == [1, 1]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], HEIGHT) == [[]]


def test_what_clings_goes_where_the_one_before_it_goes() -> None:
    stack = [Piece(80, nothing), Piece(10, nothing), Piece(20, nothing, clings=True)]
    assert [len(page) for page in paginate(stack, HEIGHT)] == [1, 2]
