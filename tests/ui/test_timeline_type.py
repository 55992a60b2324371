"""Texts are cut between two letters, where reading would go on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from viewer.ui.timeline_type import Typography, leftward

TITLES = (
    "Return treaties: corridor treatment rattles traders",
    "Совет принимает резолюцию о доступе в долину",
    "联合国委员会发表最终报告",
    "שר החוץ מבקר בעיר הנמל",
    "مجلس الأمن يعتمد قرارا",
    "A vote on 國 and more",
    "2014 הבחירות לכנסת",
    "مجلس 2014 الأمن، 12.5",
)


@pytest.mark.parametrize("text", [*TITLES, "", "2014", "👩 התקציב 7"])
def test_a_text_takes_what_its_letters_take(qapp: object, text: str) -> None:
    letters = Typography(QGuiApplication.font())
    for font in (letters.title, letters.calm, letters.caption):
        whole = QFontMetricsF(font).horizontalAdvance(text)
        assert whole - 0.5 <= letters.length(text, font) <= whole + 2


@pytest.mark.parametrize("text", TITLES)
def test_a_text_is_cut_where_a_letter_ends(qapp: object, text: str) -> None:
    letters = Typography(QGuiApplication.font())
    measure = QFontMetricsF(letters.title)
    whole = measure.horizontalAdvance(text)
    ends = {0.0, *(measure.horizontalAdvance(text[:n]) for n in range(1, len(text) + 1))}
    for room in range(20, int(whole) + 20, 7):
        upto, cut = letters.beginning(text, letters.title, float(room))
        assert cut == (whole > room)
        assert upto + (letters.ellipsis(letters.title) if cut else 0) <= room + 0.01 or not upto
        if not leftward(text):  # letters of these change their shape at an end
            assert min(abs(upto - end) for end in ends) < 0.8


def test_which_texts_are_read_from_the_right() -> None:
    assert [leftward(t) for t in TITLES] == [False, False, False, True, True, False, True, True]
    assert not leftward("2014 – 2015")
    assert leftward("2014: שר החוץ")
