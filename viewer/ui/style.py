"""How a theme becomes Qt's palette and style sheet: hairlines instead of frames, one accent, room to breathe."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from viewer.bundled import RESOURCES
from viewer.ui.theme import Theme

COMBO = (RESOURCES / "icons" / "combo.svg").as_posix()
TICKS = {name: (RESOURCES / "icons" / f"tick-on-{name}.svg").as_posix() for name in ("light", "dark")}
COMBO_UP = (RESOURCES / "icons" / "combo-up.svg").as_posix()
"""The arrows of choices: one grey that is seen on every ground."""


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, so that native parts agree with what the style sheet draws."""
    made = QPalette()
    role = QPalette.ColorRole
    for group, text in (
        (QPalette.ColorGroup.Active, theme.text),
        (QPalette.ColorGroup.Inactive, theme.text),
        (QPalette.ColorGroup.Disabled, theme.faint),
    ):
        for name, colour in (
            (role.Window, theme.panel),
            (role.WindowText, text),
            (role.Base, theme.panel),
            (role.AlternateBase, theme.band),
            (role.Text, text),
            (role.Button, theme.chip),
            (role.ButtonText, text),
            (role.BrightText, theme.accent_text),
            (role.Highlight, theme.accent),
            (role.HighlightedText, theme.accent_text),
            (role.Link, theme.accent),
            (role.LinkVisited, theme.accent),
            (role.PlaceholderText, theme.secondary),
            (role.ToolTipBase, theme.panel),
            (role.ToolTipText, theme.text),
            (role.Mid, theme.hairline),
            (role.Light, theme.panel),
            (role.Dark, theme.hairline),
        ):
            made.setColor(group, name, QColor(colour))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    return "\n".join((_frame(theme), _texts(theme), _controls(theme), _fields(theme), _lists(theme)))


def _frame(t: Theme) -> str:
    """Window, bars, docks: the ground of each and the hairlines between them."""
    return f"""
QMainWindow, QDialog {{ background: {t.panel}; }} QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMainWindow::separator {{ background: {t.hairline}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {t.hairline}; }}
QMenuBar {{ background: {t.panel}; color: {t.text}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.chip}; }}
QMenu {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.hairline}; padding: 4px 0; }}
QMenu::item {{ padding: 5px 28px 5px 28px; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::icon {{ margin-left: 8px; }}
QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 12px; }}
QToolBar {{ background: {t.panel}; border: 0; border-bottom: 1px solid {t.hairline}; padding: 7px 8px; spacing: 2px; }}
QStatusBar {{ background: {t.side}; color: {t.secondary}; border-top: 1px solid {t.hairline}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {t.secondary}; padding: 2px 12px; }}
QDockWidget {{ border: 0; }}
QTabBar {{ background: {t.side}; }}
QTabBar::tab {{ background: {t.side}; color: {t.secondary}; border: 0; border-top: 2px solid transparent;
    padding: 5px 14px; }}
QTabBar::tab:selected {{ background: {t.panel}; color: {t.text}; border-top-color: {t.accent}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.hairline}; padding: 4px 6px; }}
QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: 0; }}
#side {{ background: {t.side}; }}
#panel {{ background: {t.panel}; }}
#strip {{ background: {t.accent_ground}; }}
#problem {{ background: {t.band}; border-top: 2px solid {t.opposes}; }}
QFrame#rule {{ background: {t.hairline}; max-height: 1px; min-height: 1px; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.hairline}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _texts(t: Theme) -> str:
    """What labels say and how loudly."""
    return f"""
QLabel {{ color: {t.text}; background: transparent; }}
QLabel[role="secondary"] {{ color: {t.secondary}; }}
QLabel[role="head"] {{ color: {t.secondary}; font-size: 11px; font-weight: 600; letter-spacing: 1px; }}
QLabel[role="accent"] {{ color: {t.accent}; }}
QLabel[role="supports"] {{ color: {t.supports}; }}
QLabel[role="opposes"] {{ color: {t.opposes}; }}
QLabel[role="neutral"], QLabel[role="mixed"] {{ color: {t.neutral}; }}
QLabel[role="warning"] {{ color: {t.opposes}; }}
QLabel[role="chip"] {{ background: {t.accent_ground}; color: {t.accent}; border-radius: 10px; padding: 3px 12px;
    font-weight: 600; }}
QLabel[role="count"] {{ background: {t.chip}; color: {t.secondary}; border-radius: 8px; padding: 1px 8px; }}
"""


def _controls(t: Theme) -> str:
    """Buttons. Focus is always visible: a line of the accent colour."""
    return f"""
QPushButton, QToolButton {{ background: {t.chip}; color: {t.text}; border: 1px solid transparent; border-radius: 5px;
    padding: 5px 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hairline}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.faint}; }}
QPushButton[role="primary"] {{ font-weight: 600; }}
QPushButton[role="primary"], QPushButton:default {{ background: {t.accent}; color: {t.accent_text}; }}
QPushButton[role="primary"]:hover, QPushButton:default:hover {{ background: {t.accent}; border-color: {t.text}; }}
QPushButton[role="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[role="primary"]:disabled {{ background: {t.chip}; color: {t.faint}; }}
QPushButton[role="link"] {{ background: transparent; color: {t.accent}; padding: 2px 4px; text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="tray"] {{ background: transparent; text-align: left; padding: 5px 8px; }}
QPushButton[role="tray"]:hover {{ background: {t.chip}; }}
QPushButton[role="tray"]:checked {{ background: {t.selection}; font-weight: 600; }}
QPushButton[role="tray"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="choice"] {{ background: {t.chip}; border-radius: 10px; padding: 2px 10px; }}
QToolBar QToolButton {{ background: transparent; padding: 4px 6px; }}
QToolBar QToolButton:hover {{ background: {t.chip}; }}
QToolBar QToolButton[popupMode="2"] {{ padding-right: 18px; }}
QToolBar QToolButton#qt_toolbar_ext_button {{ padding: 0; background: {t.chip}; }}
QToolButton::menu-indicator {{ image: url("{COMBO}"); width: 9px; height: 9px; right: 4px;
    subcontrol-origin: padding; subcontrol-position: center right; }}
"""


def _fields(t: Theme) -> str:
    """What is typed and chosen in."""
    return f"""
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {t.chip}; color: {t.text}; border: 1px solid transparent;
    border-radius: 5px; padding: 4px 10px; selection-background-color: {t.accent};
    selection-color: {t.accent_text}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ border-color: {t.accent}; }}
QLineEdit[role="field"] {{ background: {t.panel}; border-color: {t.hairline}; }}
QLineEdit[role="field"]:focus {{ border-color: {t.accent}; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-position: top right; width: 20px; border: 0; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; width: 20px; border: 0; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{COMBO_UP}"); width: 9px; height: 9px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url("{COMBO}"); width: 9px; height: 9px; }}
QAbstractSpinBox QLineEdit {{ padding: 0 0 0 8px; background: transparent; border: 0; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url("{COMBO}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.hairline};
    selection-background-color: {t.selection}; selection-color: {t.text}; outline: 0; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.secondary}; border-radius: 3px;
    background: {t.panel}; }}
QCheckBox::indicator:checked {{ border-color: {t.accent}; background: {t.accent};
    image: url("{TICKS.get(t.name, TICKS["light"])}"); }}
QCheckBox:focus {{ color: {t.accent}; }}
QPlainTextEdit {{ background: {t.side}; color: {t.text}; border: 1px solid {t.hairline}; border-radius: 5px; }}
QProgressBar {{ background: {t.chip}; border: 0; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _lists(t: Theme) -> str:
    """Lists and what can be clicked in panels."""
    return f"""
QListView {{ background: transparent; border: 0; outline: 0; }}
QTableView {{ background: {t.panel}; color: {t.text}; border: 0; gridline-color: {t.hairline}; outline: 0;
    selection-background-color: {t.selection}; selection-color: {t.text}; }}
QHeaderView {{ background: {t.side}; }}
QHeaderView::section {{ background: {t.side}; color: {t.secondary}; border: 0; border-bottom: 1px solid {t.hairline};
    padding: 5px 8px; }}
#hits {{ background: {t.panel}; border: 1px solid {t.hairline}; border-radius: 5px; padding: 4px; }}
#rows::item {{ padding: 5px 8px; color: {t.text}; border-radius: 4px; }}
#rows::item:hover {{ background: {t.chip}; }}
#rows::item:selected {{ background: {t.selection}; color: {t.text}; }}
#hits::item {{ padding: 4px 8px; color: {t.text}; border-radius: 4px; }}
#hits::item:selected {{ background: {t.selection}; color: {t.text}; }}
#hits::item:disabled {{ color: {t.secondary}; }}
QTextEdit {{ background: {t.panel}; color: {t.text}; border: 0; selection-background-color: {t.accent};
    selection-color: {t.accent_text}; }}
#clickable {{ border-radius: 5px; border: 1px solid transparent; }}
#clickable:hover {{ background: {t.chip}; }}
#clickable:focus {{ border-color: {t.accent}; }}
#clickable[chosen="true"] {{ background: {t.lit}; }}
"""
