"""A field to choose from shows its whole text where it has room, and its beginning with “…” where not."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from viewer.ui.elided_choice import ElidedChoice

LONG = "Referral to a court that both of the parties recognise"


def test_a_choice_is_whole_at_the_width_it_asks_for_and_cut_with_an_ellipsis_below(qtbot: QtBot) -> None:
    field = ElidedChoice()
    qtbot.addWidget(field)
    field.addItem(LONG)
    field.resize(field.sizeHint())
    field.show()
    field.grab()
    assert field.toolTip() == ""
    field.resize(160, field.height())
    field.grab()
    assert field.toolTip() == LONG
    assert field.shown_text(160).endswith("…")
    assert field.currentText() == LONG, "a screen reader is told all of it"
