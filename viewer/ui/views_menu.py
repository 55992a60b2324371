"""The saved views in a menu: each leads back to what it kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.model.arrangement import views
from viewer.ui.session import Session


class ViewsMenu(QObject):
    """Keeps the saved views at the top of a menu, above what stands in it already."""

    def __init__(self, menu: QMenu, session: Session, show: Callable[[str], object]) -> None:
        super().__init__(menu)
        self._menu, self._session, self._show = menu, session, show
        self._listed: list[QAction] = []
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List them anew."""
        for action in self._listed:
            self._menu.removeAction(action)
            action.deleteLater()
        first = next(iter(self._menu.actions()), None)
        self._listed = []
        for view in views(self._session.project):
            action = QAction(view.name.replace("&", "&&"), self._menu)
            action.triggered.connect(partial(self._show, view.id))
            self._listed.append(action)
        if self._listed:
            line = QAction(self._menu)
            line.setSeparator(True)
            self._listed.append(line)
        if first is not None:
            self._menu.insertActions(first, self._listed)
