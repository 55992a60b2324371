"""What a rule of quotation hands on: spans and the rule's name, before a speaker is known."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Content, source and cue as spans, and the rule that found them ("before: say", "according to").

    antecedent  the phrase a relative "who" stands for; nested: it stands in the content of another finding
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    rule: str
    antecedent: Span | None = None
    nested: bool = False

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1].end
