# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons. What is personal is kept sealed, with a keyed hash to look it up by and a masked form to show."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from services.chassis import written
from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.documents import DocumentKind
from services.identity.domain.events import PersonChanged, PersonRegistered, PersonUnmasked

_MOBILE = re.compile("1[3-9][0-9]{9}")
_LANDLINE = re.compile("0(10|2[0-9]|[3-9][0-9]{2})[1-9][0-9]{6,7}")
_SERVICE = re.compile("[48]00[0-9]{7}|95[0-9]{3,6}|96[0-9]{3,4}")
"""Numbers of firms and offices: 400 and 800, and the short ones of 95 and 96."""
_FOREIGN = re.compile(r"\+(?!86)[1-9][0-9]{6,14}")
_BETWEEN = re.compile(r"[\s().\-\u2010-\u2015]")
"""What phone books write between digits."""
_FROM_ABROAD = re.compile(r"(\+|00)86")
SENSITIVE = ("citizen_id", "document", "name", "phone")


@dataclass(frozen=True, slots=True)
class Protected:
    """A personal datum: sealed for storage, `lookup` to find it by, `masked` to show."""

    sealed: str
    lookup: str
    masked: str


@dataclass(frozen=True, slots=True)
class Document:
    """The paper of somebody without a citizen id; `country` (ISO 3166, three letters) issued a passport."""

    kind: DocumentKind
    country: str
    number: Protected


@dataclass(frozen=True, slots=True)
class Person:
    """A person, registered at the place whose staff look after the record.

    `untied_since`: the day on which it was first seen that nothing ties them to the district any more.
    """

    id: str
    name: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    phone: Protected | None = None
    citizen_id: Protected | None = None
    active: bool = True
    document: Document | None = None
    untied_since: date | None = None


def phone_in(text: str) -> str | None:
    """A Chinese number as it is dialled here, a foreign one as `+` and digits; None if it is none.

    Numbers have one form however a phone book writes them: `+86 21 …`, `0086-21-…` and `(021) …` are one.
    An extension is no part of a number.
    """
    plain = _BETWEEN.sub("", written.ascii_digits(text))
    from_abroad = _FROM_ABROAD.match(plain)
    if from_abroad:
        plain = plain[from_abroad.end() :]
        forms = [plain, f"0{plain}"]
    else:
        forms = [f"+{plain[2:]}" if plain.startswith("00") else plain]
    known = (_MOBILE, _LANDLINE, _SERVICE) if from_abroad else (_MOBILE, _LANDLINE, _SERVICE, _FOREIGN)
    return next((form for form in forms if any(one.fullmatch(form) for one in known)), None)


def normalise_phone(text: str) -> str:
    """As `phone_in`. Raises Invalid if it is none."""
    phone = phone_in(text)
    if phone is None:
        raise Invalid("phone", "is neither a Chinese number nor a foreign one that begins with +")
    return phone


def check_name(name: str) -> str:
    """A name without blanks around it. Raises Invalid."""
    try:
        plain = written.line(name)
    except ValueError as error:
        raise Invalid("name", str(error)) from None
    if not plain:
        raise Invalid("name", "is empty")
    return plain


def register(
    person_id: str,
    name: str,
    at: OrgPath,
    *,
    phone: Protected | None = None,
    citizen_id: Protected | None = None,
    document: Document | None = None,
) -> tuple[Person, list[Event]]:
    person = Person(person_id, check_name(name), at, at.ancestors(), phone, citizen_id, document=document)
    return person, [PersonRegistered(person.id, person.name, at)]


def change(person: Person, **changes: Any) -> tuple[Person, list[Event]]:  # noqa: ANN401 - fields of Person
    """Other values for name, phone, citizen_id, document, path or active; a field that is not given stays."""
    if "name" in changes:
        changes["name"] = check_name(changes["name"])
    if "path" in changes:
        changes["within"] = changes["path"].ancestors()
    changed = replace(person, **changes)
    if changed == person:
        return person, []
    return changed, [PersonChanged(person.id, changed.name, changed.path, changed.active)]


def unmask(person: Person, wanted: tuple[str, ...], reason: str) -> PersonUnmasked:
    """The fact that somebody reads sensitive fields. Raises Invalid without a field or a reason."""
    unknown = set(wanted) - set(SENSITIVE)
    if unknown or not wanted:
        raise Invalid("fields", f"are some of {', '.join(SENSITIVE)}")
    if not reason.strip():
        raise Invalid("reason", "says why the data are needed")
    return PersonUnmasked(person.id, tuple(sorted(set(wanted))), reason.strip())
