"""The article itself: what was said, with the words that matter lit and everything found in it marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from viewer.model.actor import Mention
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.lookup import passage_of
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression
from viewer.model.wording import describe
from viewer.ui import marking
from viewer.ui.article_view import GUTTER, ArticleView
from viewer.ui.fonts import scaled
from viewer.ui.parts import column, label, rule
from viewer.ui.session import Session
from viewer.ui.theme import Theme

MARKED = (TemporalExpression, Mention, Quotation, Stance)
"""What is marked in an article."""


def origin(document: Document) -> str:
    """Publisher, date and how the date is known, in one line."""
    publisher = document.publisher or "publisher not known"
    if document.created is None:
        return f"{publisher} · date not known"
    return f"{publisher} · {describe(document.created.interval)}, {document.created.basis.value}"


class SourcePanel(QWidget):
    """Follows the selection to the document it rests on; a click on a passage selects what it is."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._document = ""
        self.kinds = ~marking.Kind(0)
        self._marks: list[marking.Mark] = []
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = column(self, (0, 12, 0, 0), 2)
        self.title = label("", font=scaled(self.font(), 2, QFont.Weight.DemiBold))
        self.title.setContentsMargins(GUTTER, 0, 16, 0)
        self.origin = label("", "secondary")
        self.origin.setContentsMargins(GUTTER, 0, 16, 4)
        self._nothing = label("Choose a document or an event: its article is shown here, word for word.", "secondary")
        self._nothing.setContentsMargins(GUTTER, 12, 16, 12)
        self.article = ArticleView(theme)
        self.article.clicked.connect(self._clicked)
        down.addWidget(self.title)
        down.addWidget(self.origin)
        down.addWidget(self._nothing)
        self._line = rule()
        down.addWidget(self._line)
        down.addWidget(self.article, 1)
        down.addStretch(0)
        session.opened.connect(self._opened)
        session.edited.connect(self._edited)
        session.selected.connect(self._selected)
        self._opened()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self.article.set_theme(theme)
        self._selected(self._session.selection)

    def chosen(self) -> tuple[str, Span]:
        """The document on show and the words of it that a person marked."""
        return self._document, self.article.chosen()

    def toggle(self, kind: marking.Kind) -> None:
        """Show marks of a kind, or leave them away."""
        self.kinds ^= kind
        if self._document:
            self._remark()

    def step(self, forward: bool) -> None:
        """Select the next marked passage of the article after (before) the one selected."""
        places = sorted({(m.span.start, m.id) for m in self._marks if m.kind != marking.Kind.ACTOR})
        if not places:
            return
        here = [place for place, (_, identifier) in enumerate(places) if identifier == self._session.selection]
        last = len(places) - 1
        if not here:
            self._session.select(places[0 if forward else last][1])
        else:
            self._session.select(places[min(last, here[-1] + 1) if forward else max(0, here[0] - 1)][1])

    def _opened(self) -> None:
        self._show("")

    def _selected(self, identifier: str) -> None:
        home, spans = passage_of(self._session.project, identifier)
        if home:
            if home != self._document:
                self._show(home)
            self.article.light(spans)
        else:
            self.article.light(())

    def _edited(self, edit: Edit) -> None:
        home = f"{self._document}/"
        if self._document and self._document not in self._session.project:
            self._show("")
        elif self._document in edit.after:
            before = edit.before[self._document]
            document = self._session.project.get(Document, self._document)
            if isinstance(before, Document) and document is not None and before.text == document.text:
                self._head(document)
                self._remark()
            else:
                self._show(self._document)
        elif any(i.startswith(home) and isinstance(e or edit.before[i], MARKED) for i, e in edit.after.items()):
            self._remark()
        if not self._document:
            first = next(iter(self._session.project.all(Document)), None)
            self._show(first.id if first else "")

    def _show(self, identifier: str) -> None:
        document = self._session.project.get(Document, identifier)
        self._document = identifier if document else ""
        for part in (self.title, self.origin, self._line, self.article):
            part.setVisible(document is not None)
        self._nothing.setVisible(document is None)
        if document is None:
            self._marks = []
            self.article.show_article("", [], [])
            return
        self._head(document)
        self._marks = marking.marks(self._session.project, identifier)
        self.article.show_article(document.text, *self._shown())
        self.article.verticalScrollBar().setValue(0)

    def _head(self, document: Document) -> None:
        self.title.setText(document.title)
        self.origin.setText(origin(document))

    def _remark(self) -> None:
        self._marks = marking.marks(self._session.project, self._document)
        self.article.remark(*self._shown())

    def _shown(self) -> tuple[list[marking.Mark], list[Stance]]:
        """The marks of the kinds that are switched on."""
        stances = _stances(self._session.project, self._document) if marking.Kind.POSITION in self.kinds else []
        return [mark for mark in self._marks if mark.kind in self.kinds], stances

    def _clicked(self, offset: int) -> None:
        found = marking.at(self._session.project, self._document, self._marks, offset)
        if found:
            self._session.select(found)


def _stances(project: Project, document: str) -> list[Stance]:
    """The positions read from a document that nobody dismissed."""
    return [s for s in project.of_document(Stance, document) if s.provenance.standing != Standing.DISMISSED]
