from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from viewer.ui.shown_text import LONGEST, ShownText

PIECES = st.lists(
    st.one_of(st.text(max_size=20), st.just("x" * (2 * LONGEST + 7)), st.just("😀"), st.just("\n")), max_size=8
)


@given(PIECES.map("".join))
def test_every_place_goes_to_the_widget_and_back(text: str) -> None:
    shown = ShownText(text)
    assert all(shown.offset(shown.position(o)) == o for o in range(0, len(text) + 1, 7))
    assert shown.position(len(text)) == len(shown.text.encode("utf-16-le")) // 2


@given(PIECES.map("".join))
def test_no_line_is_too_long_to_lay_out_and_no_character_is_lost(text: str) -> None:
    shown = ShownText(text)
    assert all(len(word) <= LONGEST for word in shown.text.split())
    assert len(shown.text.replace("\n", "")) == len(text.replace("\n", ""))


def test_qt_counts_as_we_do(qapp: object) -> None:
    text = "A 😀 smile, then “Feb. 17” and 😀😀 again"
    shown = ShownText(text)
    document = QTextDocument()
    document.setPlainText(shown.text)
    cursor = QTextCursor(document)
    start = text.index("Feb. 17")
    cursor.setPosition(shown.position(start))
    cursor.setPosition(shown.position(start + 7), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "Feb. 17"


def test_characters_qt_keeps_for_itself_cannot_break_the_page(qapp: object) -> None:
    shown = ShownText("before \ufdd0\ufdd1\x00\ud800 after")
    document = QTextDocument()
    document.setPlainText(shown.text)
    assert document.characterCount() - 1 == len(shown.text)
