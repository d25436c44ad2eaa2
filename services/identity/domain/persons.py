# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons. What is personal is kept sealed, with a keyed hash to look it up by and a masked form to show."""

import re
from dataclasses import dataclass, replace
from typing import Any

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.events import PersonChanged, PersonRegistered, PersonUnmasked

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{2,3}[1-9]\d{6,7}")
_FOREIGN = re.compile(r"\+(?!86)[1-9]\d{6,14}")
SENSITIVE = ("citizen_id", "name", "phone")


@dataclass(frozen=True, slots=True)
class Protected:
    """A personal datum: sealed for storage, `lookup` to find it by, `masked` to show."""

    sealed: str
    lookup: str
    masked: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person, registered at the place whose staff look after the record."""

    id: str
    name: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    phone: Protected | None = None
    citizen_id: Protected | None = None
    active: bool = True


def phone_in(text: str) -> str | None:
    """A Chinese mobile or landline number as digits, a foreign one as `+` and digits; None if it is none."""
    plain = re.sub(r"[\s-]", "", text).removeprefix("+86")
    is_phone = plain.isascii() and any(form.fullmatch(plain) for form in (_MOBILE, _LANDLINE, _FOREIGN))
    return plain if is_phone else None


def normalise_phone(text: str) -> str:
    """As `phone_in`. Raises Invalid if it is none."""
    phone = phone_in(text)
    if phone is None:
        raise Invalid("phone", "is neither a Chinese number nor a foreign one that begins with +")
    return phone


def check_name(name: str) -> str:
    """A name without blanks around it. Raises Invalid."""
    plain = name.strip()
    if not plain or any(ord(character) < ord(" ") for character in plain):
        raise Invalid("name", "is empty or holds control characters")
    return plain


def register(
    person_id: str,
    name: str,
    at: OrgPath,
    *,
    phone: Protected | None = None,
    citizen_id: Protected | None = None,
) -> tuple[Person, list[Event]]:
    person = Person(person_id, check_name(name), at, at.ancestors(), phone, citizen_id)
    return person, [PersonRegistered(person.id, person.name, at)]


def change(person: Person, **changes: Any) -> tuple[Person, list[Event]]:  # noqa: ANN401 - fields of Person
    """Other values for name, phone, citizen_id, path or active; a field that is not given stays."""
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
