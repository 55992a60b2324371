"""A quotation as a panel shows it: the words exactly as they stand, who said them, in which office, told by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from viewer.model.actor import Actor
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document
from viewer.model.lookup import words_of
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import speakers
from viewer.model.saying import said
from viewer.model.wording import describe
from viewer.ui.fonts import QUOTED_PIXELS, serif
from viewer.ui.parts import Clickable, column, label
from viewer.ui.speaker_field import SpeakerField
from viewer.ui.theme import Theme


def told_in(document: Document | None) -> str:
    """Publisher and date of an article ("Yonhap, 24 Mar 2014"), its title where no publisher is known."""
    if document is None:
        return ""
    name = document.publisher or document.title
    return f"{name}, {describe(document.created.interval)}" if document.created else f"{name}, date not known"


def speaker_of(project: Project, quotation: Quotation) -> tuple[str, str]:
    """Name and office of who speaks; the words of the text where nobody could be made out."""
    actor = project.get(Actor, quotation.speaker)
    name = quotation.speaker_name or (actor.name if actor else "")
    if not name:
        document = project.get(Document, quotation.document)
        name = " ".join(s.of(document.text) for s in quotation.source) if document else ""
    office = actor.office if actor and actor.office.lower() not in name.lower() else ""
    return name or "speaker not named", office


def side_of(project: Project, quotation: Quotation) -> str:
    """For whom the speaker speaks ("speaks for Peru"); "" where nobody is known, or it stands in name or office."""
    actor = project.get(Actor, quotation.speaker)
    side = project.get(Actor, actor.side) if actor and actor.side != actor.id else None
    if actor is None or side is None or side.name in f"{actor.name} {actor.office}":
        return ""
    return f"speaks for {side.name}"


def said_on(project: Project, quotation: Quotation) -> str:
    """When it was said and how that is known ("said 17 Feb 2014: “Monday”"); "" where nothing tells."""
    found = said(project, quotation)
    return f"said {describe(found.interval)}: {found.because}" if found is not None else ""


def citation(project: Project, quotation: Quotation) -> str:
    """A quotation as one line to paste elsewhere: words, speaker, office, when said, publisher, date, title."""
    document = project.get(Document, quotation.document)
    name, office = speaker_of(project, quotation)
    who = f"{name}, {office}" if office else name
    when = said(project, quotation)
    who = f"{who}, {describe(when.interval)}" if when is not None else who
    words = words_of(project, quotation.id)
    quoted = words if quotation.kind == QuotationKind.DIRECT else f"[reported] {words}"
    title = f" (“{document.title}”)" if document else ""
    return f"{quoted} — {who}; {told_in(document)}{title}"


def copy_citation(project: Project, quotation: Quotation) -> None:
    """Put the citation on the clipboard."""
    QGuiApplication.clipboard().setText(citation(project, quotation))


class QuotationCard(Clickable):
    """The words, with a line of the accent colour beside them; choosing it shows them in the article."""

    def __init__(self, project: Project, quotation: Quotation, theme: Theme, parent: QWidget | None = None) -> None:
        words = words_of(project, quotation.id)
        name, office = speaker_of(project, quotation)
        document = project.get(Document, quotation.document)
        super().__init__(f"{name}: {words}", parent)
        self.quotation = quotation.id
        copy = QAction("Copy as citation", self)
        copy.triggered.connect(lambda: copy_citation(project, quotation))
        self.addAction(copy)
        self.speaker = SpeakerField(f"{name}, {office}" if office else name, name, lambda: speakers(project))
        change = QAction("Change who spoke…", self)
        change.triggered.connect(self.speaker.open)
        self.dismissed = QAction("Dismiss this quotation", self)
        self.addActions([change, self.dismissed])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        across = QHBoxLayout(self)
        across.setContentsMargins(4, 4, 4, 4)
        across.setSpacing(12)
        bar = QFrame()
        bar.setFixedWidth(3)
        bar.setStyleSheet(f"background: {theme.accent}; border: 0; border-radius: 1px;")
        across.addWidget(bar)
        down = column(gap=3)
        across.addLayout(down, 1)
        down.addWidget(label(words, font=serif(QUOTED_PIXELS)))
        down.addWidget(self.speaker)
        known = [words for words in (side_of(project, quotation), said_on(project, quotation)) if words]
        if known:
            down.addWidget(label(" · ".join(known), "secondary"))
        how = "" if quotation.kind == QuotationKind.DIRECT else " · reported"
        how += " · speaker changed by hand" if quotation.provenance.standing == Standing.ENTERED else ""
        down.addWidget(label(told_in(document) + how, "secondary"))
