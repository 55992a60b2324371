"""What is known of the event selected: its date and why, who said what, who stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, merge_of
from viewer.model.day_order import order_event
from viewer.model.document import Document, Omission
from viewer.model.edit import Edit
from viewer.model.event import Addition, Event, EventMention, Merge
from viewer.model.lookup import dating, documents_of, event_of, omitted, quotations_of, shown_event, words_of
from viewer.model.positions import issues, positions
from viewer.model.project import Project
from viewer.model.revision import date_event, dismiss, judge, respeak, restatus, retitle
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Resolution, TemporalExpression
from viewer.model.wording import describe
from viewer.ui.coverage import coverage_line
from viewer.ui.date_card import DateCard, DateReader
from viewer.ui.day_order import DayOrder
from viewer.ui.fonts import QUOTED_PIXELS, serif
from viewer.ui.parts import TwoLineRow, column, head, label, link, rule, turn_page
from viewer.ui.position_rows import PositionRow, issue_name
from viewer.ui.quotation_card import QuotationCard, told_in
from viewer.ui.review import Review
from viewer.ui.session import Session
from viewer.ui.standing import STANDING, with_state
from viewer.ui.status_field import STATUS, StatusLink
from viewer.ui.theme import Theme
from viewer.ui.title_field import TitleField, heading
from viewer.ui.weight_words import weight_words

MOST = 100
"""Events of one document that its page lists."""
Redate = Callable[[str, Resolution], None]
"""Gives a document (by id) another date."""


class EventPanel(QScrollArea):
    """Follows the selection: an event, or the event of the quotation, position or date selected, or a document.

    table_asked  the table of positions is wanted
    """

    table_asked = Signal()

    def __init__(self, session: Session, theme: Theme, read: DateReader, redate: Redate) -> None:
        super().__init__()
        self._session, self._theme, self._read, self._redate = session, theme, read, redate
        self._issue = ""
        self._shown = ""
        self.setAccessibleName("Event")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(264)
        session.selected.connect(self._selected)
        session.edited.connect(self._edited)
        session.opened.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._theme = theme
        self.refresh()

    def cards(self) -> list[QuotationCard]:
        """The quotations on show, in order."""
        return self._page.findChildren(QuotationCard)

    def change_date(self) -> None:
        """Open the field for another date."""
        card = self._page.findChild(DateCard)
        if isinstance(card, DateCard):
            card.open_editor()
            self.ensureWidgetVisible(card.field)

    def edit_title(self) -> None:
        """Open the field for another title of the event on show."""
        field = self._page.findChild(TitleField)
        if isinstance(field, TitleField):
            field.open()

    def change_speaker(self) -> None:
        """Open the field for another speaker of the quotation selected, or of the first one on show."""
        chosen = [c for c in self.cards() if c.quotation == self._session.selection] or self.cards()
        if chosen:
            chosen[0].speaker.open()
            self.ensureWidgetVisible(chosen[0].speaker)

    def refresh(self) -> None:
        """Show what is selected, anew."""
        session = self._session
        self._shown = _target(session, session.selection)
        page = QWidget()
        page.setObjectName("page")
        down = column(page, (20, 16, 20, 20), 8)
        entity = session.project.entities.get(self._shown)
        entity = shown_event(session.project, self._shown) if isinstance(entity, Event) else entity
        if isinstance(entity, Event):
            self._event(down, entity)
        elif isinstance(entity, Document):
            self._document(down, entity)
        elif isinstance(entity, TemporalExpression):
            self._expression(down, entity)
        elif isinstance(entity, Omission):
            _omission(down, entity)
        elif isinstance(entity, Quotation | Stance):
            self._loose(down, entity)
        else:
            _empty(down, session.reading is not None)
        down.addStretch(1)
        self._page = page
        turn_page(self, page)
        self._mark()

    def _selected(self, identifier: str) -> None:
        shown = _target(self._session, identifier)
        if shown == self._shown:
            self._mark()
        else:
            self.refresh()
            self.verticalScrollBar().setValue(0)

    def _edited(self, edit: Edit) -> None:
        if self._concerns(edit):
            place, focus = self.verticalScrollBar().value(), QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self.refresh()
            self.verticalScrollBar().setValue(place)
            if inside:  # what had the focus is gone: keys go on working here
                self.setFocus()

    def _concerns(self, edit: Edit) -> bool:
        """Whether what is on show may look different after an edit; decisions about other events change nothing."""
        others = (Event, Merge, EventMention)
        touched = edit.after.items()
        shown = self._shown
        return any(i == shown or not isinstance(e or edit.before[i], others) for i, e in touched) or any(
            isinstance(e, Merge) and shown in e.members for i, _ in touched for e in (edit.before[i], edit.after[i])
        )

    def _mark(self) -> None:
        """Light the quotation or position that is itself selected."""
        selection = self._session.selection
        page = self._page
        for card in page.findChildren(QuotationCard):
            card.set_chosen(card.quotation == selection)
            if card.quotation == selection:
                self.ensureWidgetVisible(card)
        for row in page.findChildren(PositionRow):
            row.set_chosen(row.position.stance is not None and row.position.stance.id == selection)

    def _event(self, down: QVBoxLayout, event: Event) -> None:
        project = self._session.project
        title = TitleField(event.title)
        title.given.connect(lambda text: self._session.make(retitle(self._session.project, event.id, text)))
        down.addWidget(title)
        told = documents_of(project, event)
        facts = [event.kind, STATUS[event.status], STANDING[event.provenance.standing]]
        line = QHBoxLayout()
        line.addWidget(label(" · ".join(fact for fact in facts if fact), "secondary"), 1)
        status = StatusLink(event.status)
        status.given.connect(lambda said: self._session.make(restatus(self._session.project, event.id, said)))
        line.addWidget(status, 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(line)
        expression = dating(project, event)
        card = DateCard(event.resolution, expression.text if expression else "", self._read, none="undated")
        card.chosen.connect(lambda given: self._session.make(date_event(self._session.project, event.id, given)))
        down.addWidget(card)
        order = DayOrder(project, event)
        order.given.connect(lambda word, other: self._session.make(order_event(project, event.id, word, other)))
        down.addWidget(order)
        for addition in event.additions:
            down.addWidget(_addition(addition))
        self._tellings(down, event)
        if told:
            down.addWidget(self._article_date(told[0]))
        self._sources(down, event, told)
        self._positions(down, event)
        down.addWidget(label(weight_words(project, event), "secondary"))

    def _tellings(self, down: QVBoxLayout, event: Event) -> None:
        """Why an event of several documents is taken for one, and the dates of each where they differ."""
        project = self._session.project
        merge = merge_of(project, event.id)
        if merge is None:
            return
        down.addWidget(label(f"Told {len(merge.members)} times, taken for one: {merge.because}", "secondary"))
        if not event.is_disputed:
            return
        down.addWidget(label("Its sources give different dates:", "warning"))
        for member in (project.get(Event, m) for m in merge.members):
            if member is None or member.interval is None:
                continue
            source = ", ".join(told_in(d) for d in documents_of(project, member))
            row = TwoLineRow(describe(member.interval), source)
            row.clicked.connect(partial(self._session.select, next(iter(member.mentions), event.id)))
            down.addWidget(row)

    def _article_date(self, document: Document) -> QWidget:
        """The date of the article that tells an event: what its relative dates count from."""
        created = document.created
        box = QWidget()
        down = column(box, gap=4)
        known = f"{describe(created.interval)}, {created.basis.value}" if created else "not known"
        line = QHBoxLayout()
        line.addWidget(label(f"The article’s own date: {known}", "secondary"), 1)
        down.addLayout(line)
        card = self._document_card(document)
        card.setVisible(False)

        def show() -> None:
            card.setVisible(True)
            card.open_editor()

        line.addWidget(link("change…", show, "Change the article’s date and whatever depends on it"))
        down.addWidget(card)
        return box

    def _document_card(self, document: Document, why: bool = False) -> DateCard:
        card = DateCard(document.created, "", self._read, why=why, none="date not known")
        card.chosen.connect(lambda given: self._redate(document.id, given))
        return card

    def _sources(self, down: QVBoxLayout, event: Event, told: list[Document]) -> None:
        down.addWidget(rule())
        count = "1 article" if len(told) == 1 else f"{len(told)} articles"
        down.addWidget(head("Sources", label(count, "secondary", wrap=False)))
        quotations = quotations_of(self._session.project, event)
        for quotation in quotations:
            down.addWidget(self._quotation(quotation))
        if not quotations:
            passage = words_of(self._session.project, event.id)
            if passage:
                down.addWidget(label(passage, font=serif(QUOTED_PIXELS), select=True))
            down.addWidget(label(told_in(told[0]) if told else "No document tells of it.", "secondary"))

    def _quotation(self, quotation: Quotation) -> QuotationCard:
        card = QuotationCard(self._session.project, quotation, self._theme)
        card.clicked.connect(partial(self._session.select, quotation.id))
        card.dismissed.triggered.connect(partial(_dismiss, self._session, quotation.id))
        card.speaker.given.connect(lambda who: self._session.make(respeak(self._session.project, quotation.id, who)))
        return card

    def _positions(self, down: QVBoxLayout, event: Event) -> None:
        project = self._session.project
        known = issues(project, event)
        down.addWidget(rule())
        if not known:
            down.addWidget(head("Positions"))
            down.addWidget(label("The sources state no positions.", "secondary"))
            return
        issue = self._issue if self._issue in known else known[0]
        choice = QComboBox()
        choice.setAccessibleName("Issue")
        for each in known:
            choice.addItem(issue_name(each), each)
        choice.setCurrentIndex(known.index(issue))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(14)
        down.addWidget(head("Positions", link("table", self.table_asked.emit, "Open the table of positions")))
        down.addWidget(choice)
        box = QWidget()
        rows = column(box, gap=0)
        down.addWidget(box)
        self._rows(rows, event, issue)

        def other(index: int) -> None:
            self._issue = choice.itemData(index)
            while (item := rows.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            self._rows(rows, event, self._issue)

        choice.activated.connect(other)

    def _rows(self, rows: QVBoxLayout, event: Event, issue: str) -> None:
        for position in positions(self._session.project, issue, event):
            row = PositionRow(position, self._theme)
            if position.stance is not None:
                row.clicked.connect(partial(self._session.select, position.stance.id))
                row.dismissed.triggered.connect(partial(_dismiss, self._session, position.stance.id))
                row.judged.connect(partial(_judge, self._session, position.stance.id))
            rows.addWidget(row)
            row.setVisible(True)

    def _document(self, down: QVBoxLayout, document: Document) -> None:
        project = self._session.project
        down.addWidget(heading(document.title))
        down.addWidget(label(document.publisher or "publisher not known", "secondary"))
        down.addWidget(self._document_card(document, why=True))
        down.addWidget(label(coverage_line(project, document), "secondary"))
        for told in omitted(project, document.id):
            down.addWidget(label(told, "warning"))
        down.addWidget(rule())
        found = [e for e in chronology(project).values() if _tells(project, document, e)]
        down.addWidget(head("Events told here", label(str(len(found)), "secondary", wrap=False)))
        for event in found[:MOST]:
            when = describe(event.interval) if event.interval else "undated"
            row = TwoLineRow(event.title, with_state(when, event))
            row.clicked.connect(partial(self._session.select, event.id))
            down.addWidget(row)
        if not found:
            down.addWidget(label("No event was found in this document.", "secondary"))
        if len(found) > MOST:
            more = f"{len(found) - MOST:,} more stand on the timeline; the table of events lists all of them."
            down.addWidget(label(more, "secondary"))

    def _expression(self, down: QVBoxLayout, expression: TemporalExpression) -> None:
        down.addWidget(heading(f"“{expression.text}”"))
        placed = expression.resolution is not None
        down.addWidget(label("A date no event rests on." if placed else "It names no place in time.", "secondary"))
        if expression.problem:
            down.addWidget(label(expression.problem, "warning"))
        down.addWidget(label(f"{expression.type.value.lower()} · {expression.value}", "secondary", select=True))
        if expression.resolution is not None:
            down.addWidget(label(describe(expression.resolution.interval), "chip", wrap=False))
            for step in expression.resolution.because:
                down.addWidget(label(step, "secondary"))
        around = shown_event(self._session.project, expression.id)
        if around is not None:
            row = TwoLineRow(around.title, "The event told in these words")
            row.clicked.connect(partial(self._session.select, around.id))
            down.addWidget(row)

    def _loose(self, down: QVBoxLayout, entity: Quotation | Stance) -> None:
        """A quotation or position that belongs to no event."""
        down.addWidget(heading("Not part of an event"))
        if isinstance(entity, Quotation):
            down.addWidget(self._quotation(entity))
        else:
            down.addWidget(label(words_of(self._session.project, entity.id), font=serif(QUOTED_PIXELS)))


def _target(session: Session, identifier: str) -> str:
    """What is shown of a selection: its event, unless it is something that no event rests on."""
    loose = Review(session).loose
    return loose.id if loose is not None else event_of(session.project, identifier) or identifier


def _tells(project: Project, document: Document, event: Event) -> bool:
    """Whether a document tells of an event or holds a quotation of it."""
    mentions = (project.get(EventMention, m) for m in event.mentions)
    return any(m is not None and m.document == document.id for m in mentions) or any(
        q.document == document.id for q in quotations_of(project, event)
    )


def _omission(down: QVBoxLayout, omission: Omission) -> None:
    """A part of a document that was not read, and why."""
    down.addWidget(heading("A part that was not read"))
    down.addWidget(label(omission.because, "secondary"))
    down.addWidget(label(f"{len(omission.span):,} characters.", "secondary"))


def _dismiss(session: Session, identifier: str) -> None:
    session.make(dismiss(session.project, [identifier]))


def _judge(session: Session, identifier: str, said: Polarity | Mode) -> None:
    session.make(judge(session.project, identifier, said))


def _empty(down: QVBoxLayout, reading: bool) -> None:
    """What is said when nothing is selected, or cannot be shown yet."""
    if reading:
        down.addWidget(heading("Being read"))
        down.addWidget(label("The project is being read. What you choose is shown here in a moment.", "secondary"))
        return
    down.addWidget(heading("Nothing selected"))
    hint = "Choose an event on the timeline, or a marked passage in the article: here you see its date and why,"
    down.addWidget(label(f"{hint} the words of its sources, and where everyone stands.", "secondary"))


def _addition(addition: Addition) -> QWidget:
    """What the almanac adds: said to be added, and from where; never taken for the sources' words."""
    box = QWidget()
    down = column(box, gap=0)
    symbol = f" ({addition.symbol})" if addition.symbol else ""
    down.addWidget(label(f"◇ Added, not in the article: {describe(addition.interval)}", "accent"))
    down.addWidget(label(f"{addition.name}{symbol}", "secondary", select=True))
    if addition.source:
        down.addWidget(label(f"Source: {addition.source}", "secondary", select=True))
    return box
