"""Who acts and speaks: countries, organisations, persons, and where a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span


class ActorKind(StrEnum):
    """What an actor is; only countries and bodies hold positions of their own."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNNAMED = "unnamed"


class Form(StrEnum):
    """How a mention names its actor. A PLACE or a MODIFIER names a country that does not act there."""

    NAME = "name"
    SHORT = "short"
    DEMONYM = "demonym"
    METONYM = "metonym"
    NOMINAL = "nominal"
    COREF = "coref"
    PLACE = "place"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Actor:
    """A country, body or person.

    id      ISO 3166-1 alpha-3 for a country ("KOR"), "EU", "UN", or an own id ("person/ban-ki-moon",
            "UN/security-council")
    name    as shown to people; from the text where the text gives it
    office  "foreign minister", "Secretary-General", or ""
    side    id of the country or body the actor speaks for, "" where unknown; a U.N. official speaks for "UN" whatever
            the passport
    """

    id: str
    name: str
    kind: ActorKind
    office: str = ""
    side: str = ""
    provenance: Provenance = FOUND


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor; id "{document}/mention/{start}-{end}"."""

    id: str
    document: str
    span: Span
    text: str
    actor: str
    form: Form = Form.NAME
    provenance: Provenance = FOUND
