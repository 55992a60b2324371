"""COMMANDS: every action once; menus, toolbar and shortcuts follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer.ui.actions import Actions, Now
from viewer.ui.marking import Kind
from viewer.ui.pane import LANES


def _always(now: Now) -> bool:
    del now
    return True


def _laned(now: Now) -> bool:
    return now.laned


def _chosen(actions: Actions) -> list[str]:
    """Events to be decided about at once: those marked on the timeline, else several chosen rows of the tray."""
    return list(actions.session.marked) or actions.surface.panes.documents.chosen()


@dataclass(frozen=True, slots=True)
class Command:
    """One action.

    menu       title of the menu it stands in ("View/Lanes": a menu in a menu); a line is drawn above it where `line`
    shortcuts  in Qt's notation, the first one shown
    icon       name in resources/icons, "" for none
    checked    whether what it switches is on; None for what is no switch
    """

    id: str
    text: str
    menu: str
    do: Callable[[Actions], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[Now], bool] = _always
    line: bool = False
    checked: Callable[[Actions], bool] | None = None


MARKED = (
    (Kind.DATE, "dates"),
    (Kind.ACTOR, "countries and bodies"),
    (Kind.QUOTATION, "quotations"),
    (Kind.POSITION, "positions"),
)
THEMES = (("light", "Light"), ("dark", "Dark"), ("", "As the system has it"))

MENUS = ("File", "Edit", "View", "Event", "Help")

COMMANDS = (
    Command("add", "Add documents…", "File", Actions.add_documents, ("Ctrl+O",), "add"),
    Command("add-folder", "Add a folder…", "File", Actions.add_folder, ("Ctrl+Shift+O",)),
    Command("begin", "New project", "File", lambda a: a.projects.begin_anew(), ("Ctrl+Shift+N",), line=True),
    Command("open", "Open a project…", "File", lambda a: a.projects.ask_project(), ("Ctrl+P",)),
    Command("save-as", "Save the project as…", "File", lambda a: a.projects.save_as(), ("Ctrl+Shift+S", "Ctrl+S")),
    Command(
        "remove",
        "Remove this document",
        "File",
        Actions.remove_selected_document,
        ("Del", "Ctrl+Backspace"),
        enabled=lambda n: n.document,
    ),
    Command(
        "export",
        "Export a picture…",
        "File",
        Actions.export,
        ("Ctrl+E",),
        "export",
        enabled=lambda n: n.filled,
        line=True,
    ),
    Command(
        "copy-picture",
        "Copy the timeline as a picture",
        "File",
        Actions.copy_picture,
        ("Ctrl+Shift+E",),
        enabled=lambda n: n.filled,
    ),
    Command("quit", "Quit", "File", lambda a: a.surface.close(), ("Ctrl+Q",), line=True),
    Command(
        "undo",
        "Undo",
        "Edit",
        lambda a: a.session.undo(),
        ("Ctrl+Z", "U"),
        "undo",
        enabled=lambda n: n.undoable,
    ),
    Command(
        "redo",
        "Redo",
        "Edit",
        lambda a: a.session.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        enabled=lambda n: n.redoable,
    ),
    Command(
        "cite",
        "Copy as citation",
        "Edit",
        Actions.copy_citation,
        ("Ctrl+Shift+C",),
        "copy",
        enabled=lambda n: n.quotation,
        line=True,
    ),
    Command("find", "Find…", "Edit", lambda a: a.surface.find_words(), ("Ctrl+F",), "search", line=True),
    Command("find-next", "Next event found", "Edit", lambda a: a.surface.next_found(1), ("F3",)),
    Command("find-last", "Previous event found", "Edit", lambda a: a.surface.next_found(-1), ("Shift+F3",)),
    Command("preferences", "Preferences…", "Edit", Actions.preferences, ("Ctrl+,",), line=True),
    Command("fit", "Fit everything", "View", lambda a: a.timeline.fit_all(), ("Ctrl+0",), "fit"),
    Command(
        "fit-event",
        "Fit the event",
        "View",
        Actions.fit_selection,
        ("Ctrl+Shift+0",),
        enabled=lambda n: n.event,
    ),
    Command("zoom-in", "Zoom in", "View", lambda a: a.zoom(True), ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom-out", "Zoom out", "View", lambda a: a.zoom(False), ("Ctrl+-",), "zoom-out"),
    Command("go-to", "Go to a date…", "View", Actions.go_to_date, ("Ctrl+G",)),
    Command(
        "positions",
        "Table of positions",
        "View",
        lambda a: a.surface.panes.toggle(a.surface.panes.positions_dock),
        ("Ctrl+T",),
    ),
    Command("history", "History", "View", lambda a: a.surface.panes.toggle(a.surface.panes.history_dock), ("Ctrl+H",)),
    Command("narrow", "Only some events…", "View", Actions.narrow, ("Ctrl+Shift+F",)),
    Command(
        "table",
        "Events as a table",
        "View",
        Actions.switch_table,
        ("Ctrl+L",),
        checked=lambda a: a.timeline.as_table,
        line=True,
    ),
    *(
        Command(
            f"lanes-{by}",
            name,
            "View/Lanes",
            lambda a, by=by: a.set_lanes(by),  # type: ignore[misc]
            (f"Ctrl+{number}",),
            checked=lambda a, by=by: a.lanes == by,  # type: ignore[misc]
        )
        for number, (by, name) in enumerate(LANES, 1)
    ),
    Command("lane-up", "Move the lane up", "View/Lanes", lambda a: a.timeline.move_lane(-1), enabled=_laned, line=True),
    Command("lane-down", "Move the lane down", "View/Lanes", lambda a: a.timeline.move_lane(1), enabled=_laned),
    Command("lane-fold", "Fold or unfold the lane", "View/Lanes", lambda a: a.timeline.fold_lane(), enabled=_laned),
    Command("lanes-own", "Their own order", "View/Lanes", lambda a: a.timeline.restore_lanes(), enabled=_laned),
    Command("save-view", "Save this view…", "View/Views", lambda a: a.arrangement.save_view(), ("Ctrl+B",)),
    Command("views", "All views…", "View/Views", lambda a: a.arrangement.list_views(), ("Ctrl+Shift+B",)),
    Command("new-era", "New era…", "View/Eras", lambda a: a.timeline.new_era(), ("Ctrl+R",)),
    Command("eras", "All eras…", "View/Eras", lambda a: a.arrangement.list_eras(), ("Ctrl+Shift+R",)),
    Command(
        "folds",
        "Fold empty stretches",
        "View",
        lambda a: a.timeline.set_folding(not a.timeline.folding),
        ("Ctrl+J",),
        checked=lambda a: a.timeline.folding,
    ),
    *(
        Command(
            f"mark-{kind.name}",
            f"Mark {name}",
            "View/Marks in the article",
            lambda a, kind=kind: a.surface.panes.source.toggle(kind),  # type: ignore[misc]
            checked=lambda a, kind=kind: kind in a.surface.panes.source.kinds,  # type: ignore[misc]
        )
        for kind, name in MARKED
    ),
    *(
        Command(
            f"theme-{name or 'system'}",
            text,
            "View/Colours",
            lambda a, name=name: a.tastes.choose_theme(name),  # type: ignore[misc]
            checked=lambda a, name=name: a.tastes.theme == name,  # type: ignore[misc]
        )
        for name, text in THEMES
    ),
    Command("motion", "Reduce motion", "View", lambda a: a.tastes.switch_motion(), checked=lambda a: a.tastes.is_calm),
    Command("panes", "Next pane", "View", lambda a: a.surface.panes.next_pane(1), ("F6",), line=True),
    Command("panes-back", "Previous pane", "View", lambda a: a.surface.panes.next_pane(-1), ("Shift+F6",)),
    Command(
        "accept",
        "Accept",
        "Event",
        lambda a: a.review.accept(_chosen(a)),
        ("A",),
        enabled=lambda n: n.undecided,
    ),
    Command(
        "dismiss",
        "Dismiss",
        "Event",
        lambda a: a.review.dismiss(_chosen(a)),
        ("X",),
        enabled=lambda n: n.decidable,
    ),
    Command(
        "dismiss-detail",
        "Dismiss this quotation, position or date",
        "Event",
        lambda a: a.review.dismiss_detail(),
        ("Shift+X",),
        enabled=lambda n: n.detail and not n.dismissed,
    ),
    Command(
        "restore",
        "Restore",
        "Event",
        lambda a: a.review.restore(a.surface.panes.documents.chosen()),
        enabled=lambda n: n.dismissed,
    ),
    Command(
        "retitle",
        "Edit the title…",
        "Event",
        lambda a: a.surface.panes.edit_title(),
        ("E", "F2"),
        enabled=lambda n: n.in_view,
    ),
    Command(
        "respeak",
        "Change who spoke…",
        "Event",
        lambda a: a.surface.panes.change_speaker(),
        ("W",),
        enabled=lambda n: n.quotation,
    ),
    Command("merge", "Merge with…", "Event", lambda a: a.events.merge(), ("M",), enabled=lambda n: n.in_view),
    Command("split", "Split", "Event", lambda a: a.review.split(), ("S",), enabled=lambda n: n.merged),
    Command(
        "make",
        "Make an event of the selected words",
        "Event",
        lambda a: a.events.make_of_words(),
        ("Ctrl+N",),
        line=True,
    ),
    Command("new-event", "New event…", "Event", lambda a: a.events.make_new(), ("N",)),
    Command("next", "Next to review", "Event", lambda a: a.review.step(1), ("J",), line=True),
    Command("previous", "Previous to review", "Event", lambda a: a.review.step(-1), ("K",)),
    Command(
        "mark-shown",
        "Mark all events shown",
        "Event",
        lambda a: a.events.mark_shown(),
        ("Ctrl+Shift+A",),
        enabled=lambda n: n.filled,
    ),
    Command(
        "date",
        "Change the date…",
        "Event",
        lambda a: a.surface.panes.change_date(),
        ("Ctrl+D",),
        enabled=lambda n: n.event or n.document,
    ),
    Command(
        "next-passage",
        "Next passage in the article",
        "Event",
        lambda a: a.surface.panes.source.step(True),
        ("Alt+Down",),
        line=True,
    ),
    Command(
        "last-passage",
        "Previous passage in the article",
        "Event",
        lambda a: a.surface.panes.source.step(False),
        ("Alt+Up",),
    ),
    Command(
        "let-go",
        "Select nothing",
        "Event",
        Actions.let_go,
        enabled=lambda n: n.selected,
    ),
    Command("keys", "Keys", "Help", lambda a: a.show_keys(key_groups()), ("F1",)),
    Command("about", "About Dateline", "Help", Actions.about),
)


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """All keys by menu: the shortcut and what it does."""
    return [
        (menu, [("  ".join(c.shortcuts), c.text.rstrip("…")) for c in COMMANDS if c.menu == menu and c.shortcuts])
        for menu in dict.fromkeys(c.menu for c in COMMANDS)
        if any(c.shortcuts for c in COMMANDS if c.menu == menu)
    ]


def undo_text(verb: str, label: str) -> str:
    """What the menu says beside Undo and Redo."""
    return f"{verb}: {label}" if label else verb
